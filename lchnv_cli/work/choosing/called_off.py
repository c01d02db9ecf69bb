"""A meeting that nobody holds, and what is not made for it."""

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.work.opening.workplace import Stop


def refuse_called_off(meeting: Meeting | None) -> None:
    """Stop where a meeting is called off or moved, and say what to do where it was held."""
    if meeting is None or not meeting.off:
        return
    occasion, day = meeting.occasion, spoken_with_year(meeting.date)
    if occasion is None or not meeting.cancelled:
        raise Stop(f"Mötet {day} är flyttat till {meeting.moved_to}.")
    raise Stop(
        f"{occasion.place}\n    Mötet {day} är inställt ({occasion.cancelled}).\n"
        "    Hölls det ändå: ta bort inställt på den raden i kalendariet, och kör kommandot igen."
    )

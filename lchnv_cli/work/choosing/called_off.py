"""A meeting that nobody holds, or a document that was taken back, and what is not made of it."""

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.work.opening.workplace import Stop, Workplace


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


def refuse_withdrawn(here: Workplace, document: MeetingDocument) -> None:
    """Stop where a document was taken back, and say how it is published anew."""
    if known := here.archive.withdrawn(document.file):
        raise Stop(
            f"{known.file}\n    Dokumentet återkallades {known.day}: {known.withdrawn}\n"
            f"    Ska det ut igen: lchnv publish {as_word(known.file)} --revised "
            '"Vad som ändrades"'
        )

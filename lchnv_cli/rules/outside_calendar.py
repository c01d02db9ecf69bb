"""4 §: ordinary meetings are held on the calendar's days."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.reference import reference_of
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Occasion
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.readings import left_over
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ett ordinarie möte ligger på en dag som kalendariet inte har, eller är flyttat eller "
    "inställt utan beslut.",
    why="Nätverket sammanträder enligt kalendariet. Ett möte som flyttas står på sin nya dag i "
    "kalendariet, med dagen det flyttades från och mötet som beslutade det; ett inställt möte har "
    "mötet som ställde in det. Ett möte utöver "
    "kalendariet är ett extra möte.",
    wrong="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13}",
    right="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13, "
    "beslut: lchnv 2026-03-20 punkt 5 e}",
    mend="Rätta dagen i dokumentet eller i kalendariet, eller skriv möte: extra. Har kalendariet "
    "ett möte utan handlingar högst en månad därifrån sägs inget annat om de båda dagarna förrän "
    "det är gjort.",
)


@rule("utanför-kalendariet", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def outside_calendar(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an ordinary meeting that the calendar lacks, or that was moved without a decision."""
    if meeting.occasion is not None:
        yield from _undecided(meeting.occasion, context)
        return
    calendar = context.archive.calendar(meeting.body_id, meeting.date.year)
    if calendar is None or meeting.extra or "möten" in calendar.unusable:
        return
    message = f"Mötet {spoken_with_year(meeting.date)} finns inte i kalendariet för"
    message += f" {meeting.date.year}"
    remedy = "Rätta dagen, skriv in mötet i kalendariet, eller skriv möte: extra."
    lines = (
        (day, line) for (body, line), day in left_over(context.archive) if body == meeting.body_id
    )
    if line := dict(lines).get(meeting.date):
        message += f", som har {spoken_with_year(line)} utan handlingar"
        remedy = f"Rätta dagen, eller skriv i kalendariet datum: {meeting.date}, "
        remedy += f"flyttat_från: {line} och beslut: med mötet som flyttade det."
    message += "."
    yield Hit(meeting.place, message, remedy)


def _undecided(occasion: Occasion, context: Context) -> Iterator[Hit]:
    """Find a meeting that was moved or called off without a meeting that decided it."""
    day = spoken_with_year(occasion.date)
    if occasion.cancelled:
        what, written, field = f"Mötet {day} är inställt", occasion.cancelled, "inställt"
    elif occasion.moved_from:
        what = f"Mötet {day} är flyttat från {spoken_with_year(occasion.moved_from)}"
        written, field = occasion.decided, "beslut"
    else:
        return
    decision = reference_of(written, context.procedure)
    if decision is not None and decision.date <= occasion.date:
        return
    why = "utan angivet beslut"
    if written:
        why = f"men ”{written}” är inget beslut" + (" före mötet" if decision else " i ett organ")
    remedy = f"Skriv {field}: och mötet som beslutade det, till exempel styrgrupp 2026-03-02."
    yield Hit(occasion.place, f"{what}, {why}.", remedy)

"""4 §: ordinary meetings are held on the calendar's days."""

from collections.abc import Iterator

from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Context, Texts, rule

TEXTS = Texts(
    summary="Ett ordinarie möte ligger på en dag som kalendariet inte har.",
    why="Nätverket sammanträder enligt kalendariet. Ett möte som flyttas står på sin nya dag i "
    "kalendariet, med dagen det flyttades från och beslutet som flyttade det. Ett möte utöver "
    "kalendariet är ett extra möte.",
    wrong="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13}",
    right="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13, "
    "beslut: lchnv 2026-03-20 punkt 5 e}",
    mend="Rätta dagen i dokumentet eller i kalendariet, eller skriv möte: extra.",
)


@rule("utanför-kalendariet", cites="4 §", severity=Severity.ERROR, texts=TEXTS)
def outside_calendar(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an ordinary meeting that the calendar lacks, or that was moved without a decision."""
    occasion = meeting.occasion
    if occasion is not None:
        if occasion.moved_from and not occasion.decided:
            message = f"Mötet {spoken_with_year(meeting.date)} är flyttat från"
            message += f" {spoken_with_year(occasion.moved_from)} utan angivet beslut."
            remedy = "Skriv beslut: med mötet som flyttade det, till exempel styrgrupp 2026-03-02."
            yield Hit(occasion.place, message, remedy)
        return
    calendar = context.archive.calendar(meeting.body_id, meeting.date.year)
    if calendar is None or meeting.extra or "möten" in calendar.unusable:
        return
    message = f"Mötet {spoken_with_year(meeting.date)} finns inte i kalendariet för"
    message += f" {meeting.date.year}."
    remedy = "Rätta dagen, skriv in mötet i kalendariet, eller skriv möte: extra."
    yield Hit(meeting.place, message, remedy)

"""4 §: ordinary meetings are held on the calendar's days."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.reference import reference_of, unfounded
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Occasion
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.readings import left_over
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Ett ordinarie möte ligger på en dag som kalendariet inte har, eller är flyttat eller "
    "inställt utan beslut.",
    why="Nätverket sammanträder enligt kalendariet. Ett möte som flyttas står på sin nya dag i "
    "kalendariet, med dagen det flyttades från och mötet som beslutade det; ett inställt möte har "
    "mötet som ställde in det. Ett möte utöver kalendariet är ett extra möte. Mötet som sägs ha "
    "beslutat ska vara organets eller styrgruppens och ha hållits, och punkten finnas och handla "
    "om ett möte, där mappen har {anteckningarna}; det gäller också rader om styrgruppens möten "
    "och beredningar.",
    unseen="Om beslutet om flytten gällde just det mötet, och hur deltagarna fick veta det.",
    wrong="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13}",
    right="möten:\n  - {datum: 2026-11-17, flyttat_från: 2026-11-13, "
    "beslut: lchnv 2026-03-20 punkt 5 e}",
    mend="Rätta dagen i dokumentet eller i kalendariet, eller skriv möte: extra. Har kalendariet "
    "ett möte utan handlingar högst en månad därifrån sägs inget annat om de båda dagarna förrän "
    "det är gjort.",
)


_RULE = "utanför-kalendariet"


@rule(_RULE, cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def outside_calendar(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find ordinary meetings that the calendar lacks, and lines of it without their decision."""
    for body_id in governed_bodies(context.procedure):
        for meeting in archive.all_for(body_id):
            if context.procedure.demands(body_id, meeting.date, _RULE):
                yield from _unplanned(meeting, context)
        for calendar in archive.calendars():
            for occasion in calendar.occasions if calendar.body_id == body_id else ():
                if context.procedure.demands(body_id, occasion.date, _RULE):
                    yield from _undecided(occasion, body_id, context)


def _unplanned(meeting: Meeting, context: Context) -> Iterator[Hit]:
    calendar = context.archive.calendar(meeting.body_id, meeting.date.year)
    known = meeting.occasion is not None or meeting.extra or meeting.left_behind
    if calendar is None or known or calendar.partial:
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


def _undecided(occasion: Occasion, body_id: str, context: Context) -> Iterator[Hit]:
    """Find a line without the decision that moved, called off or added its meeting.

    What called an extra meeting is another rule's.
    """
    day = spoken_with_year(occasion.date)
    written, field = occasion.decided, "beslut"
    if occasion.cancelled:
        what, written, field = f"Mötet {day} är inställt", occasion.cancelled, "inställt"
    elif occasion.moved_from:
        what = f"Mötet {day} är flyttat från {spoken_with_year(occasion.moved_from[-1])}"
    elif occasion.decided and occasion.kind != "extra":
        what = f"Mötet {day} sägs vara beslutat"
    else:
        return
    if why := _why_not(written, occasion, body_id, context):
        remedy = f"Skriv {field}: och mötet som beslutade det, till exempel styrgrupp 2026-03-02."
        yield Hit(occasion.place, f"{what}, {why}.", remedy)


def _why_not(written: str, occasion: Occasion, body_id: str, context: Context) -> str:
    if not written:
        return "utan angivet beslut"
    decision = reference_of(written, context.procedure, occasion.date)
    if decision is None:
        return f"men ”{written}” är inget beslut i ett organ"
    preparing = context.procedure.steered_by(body_id)
    if decision.body_id not in {body_id, preparing.id if preparing else ""}:
        who = f"{context.procedure.bodies[body_id].name}s"
        who += f" eller {preparing.name}s" if preparing else ""
        return f"men ”{written}” är inte {who} beslut"
    if decision.date > occasion.date:
        return f"men ”{written}” är inget beslut före mötet"
    why = unfounded(decision, context.archive, context.today, decided_about.meeting)
    return f"men {why}" if why else ""

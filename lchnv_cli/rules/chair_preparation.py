"""5 §: the chair and the head of RSS prepare before the steering group and the meeting."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.chain import chain
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ingen ordförandeberedning är planerad före styrgruppen och mötet.",
    why="Ordföranden och chef för RSS har ordförandeberedning inför styrgruppen och mötet. Minst "
    "en beredning ska ligga efter det förra mötet och senast samma dag som styrgruppen (eller "
    "som mötet, om styrgruppens dag inte är känd). Regeln prövas bara de år då kalendariet har "
    "någon beredning. Den är en upplysning tills dagen har gått.",
    unseen="Om beredningen hölls, och beredningar ett år då kalendariet inte har någon.",
    wrong="möten:\n  - 2026-03-20\n  - {datum: 2026-05-08, möte: beredning}\n  - 2026-05-22",
    right="möten:\n  - {datum: 2026-02-27, möte: beredning}\n  - 2026-03-20\n"
    "  - {datum: 2026-05-08, möte: beredning}\n  - 2026-05-22",
    mend="Skriv in beredningen i kalendariet med möte: beredning.",
)
_REMEDY = "Skriv in beredningen i kalendariet: {datum: ÅÅÅÅ-MM-DD, möte: beredning}."


@rule("ordförandeberedning-saknas", cites="5 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def chair_preparation(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an ordinary meeting without a preparation, in a year that plans preparations."""
    answers = context.procedure.answers(meeting.body_id, meeting.date)
    if meeting.off or meeting.extra or not answers:
        return
    planned = context.archive.preparations(meeting.body_id)
    lacking = context.archive.may_lack(meeting.body_id, meeting.date.year)
    if lacking or all(occasion.date.year != meeting.date.year for occasion in planned):
        return
    dates = chain(context.archive, context.workdays, meeting.body_id, meeting.date)
    if dates.preparation is not None:
        return
    until = dates.steering or meeting.date
    what = "styrgruppen" if dates.steering else "mötet"
    message = f"Ingen ordförandeberedning är planerad före {what} {spoken_with_year(until)}"
    message += "," if dates.steering else ""
    message += f" inför mötet {spoken_with_year(meeting.date)}." if dates.steering else "."
    place = meeting.occasion.place if meeting.occasion else meeting.place
    yield Hit(place, message, _REMEDY, Severity.INFO if context.today <= until else None)

"""4 §: the calendar is adopted before the turn of the year."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.planning.duties import calendar_duty
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.duty import undone
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Kalendariet fastställdes inte före årsskiftet.",
    why="Nätverket sammanträder enligt ett kalendarium som fastställs inför varje årsskifte. Från "
    "den 1 {påminnelse_månad:månad} påminner granskningen om nästa års kalendarium; från den 1 "
    "januari är det ett fel att det inte är fastställt. Mötet i fältet fastställt_av ska ha "
    "hållits, och punkten handla om årets kalendarium, där mappen har {anteckningarna}, "
    "och vara hållet senast dagen i fastställt. Saknas fältet räcker dagen.",
    unseen="Om dagen i fastställt är den rätta när {anteckningarna} inte finns i mappen.",
    wrong="dokument: kalendarium\norgan: lchnv\når: 2027\nfastställt: 2027-01-29",
    right="dokument: kalendarium\norgan: lchnv\når: 2027\nfastställt: 2026-12-11\n"
    "fastställt_av: lchnv 2026-12-11",
    mend="Föreslå ett år med lchnv calendar 2027 --propose {möten_per_år:siffror}, låt nätverket "
    "fastställa det och skriv in beslutet: lchnv calendar 2027 --adopted "
    '"lchnv 2026-12-11 punkt 7".',
)
_RULE = "sent-kalendarium"
_REMEDY = "Låt nätverket fastställa kalendariet, och skriv in det med lchnv calendar --adopted."


@rule(_RULE, cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def late_calendar(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find years whose calendar was adopted late or is not adopted.

    A year with meeting documents but no calendar belongs to kalendarium-saknas.
    """
    for body_id in governed_bodies(context.procedure):
        for year in _years(archive, body_id, context):
            before = dt.date(year - 1, 12, 31)
            if context.procedure.demands(body_id, before, _RULE):
                duty = calendar_duty(context, body_id, year)
                yield from undone(duty, _REMEDY, context)


def _years(archive: Archive, body_id: str, context: Context) -> Iterator[int]:
    """Give the years to judge: from the first one that the folder knows to the coming one."""
    calendars = {c.year for c in archive.calendars() if c.body_id == body_id}
    held = {m.date.year for m in archive.all_for(body_id)}
    known = calendars | held
    if known:
        last = max(*known, context.today.year + 1)
        yield from (y for y in range(min(known), last + 1) if y in calendars or y not in held)

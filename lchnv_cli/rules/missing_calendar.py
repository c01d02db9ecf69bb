"""4 §: the meetings of a year follow a calendar."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Ett år har möten men inget kalendarium.",
    why="Nätverket sammanträder enligt ett kalendarium som fastställs inför varje årsskifte. Före "
    "årets början är det en upplysning att kalendariet saknas, sedan ett fel.",
    unseen="År utan något möte alls i mappen.",
    wrong="meetings/lchnv/2027-01-29/dagordning.md\n(inget meetings/lchnv/2027/kalendarium.md)",
    right="meetings/lchnv/2027/kalendarium.md\nmeetings/lchnv/2027-01-29/dagordning.md",
    mend="Skriv årets kalendarium i mappen organ/år; lchnv calendar 2027 --propose "
    "{möten_per_år:siffror} föreslår ett.",
)
_RULE = "kalendarium-saknas"


@rule(_RULE, cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def missing_calendar(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find the first meeting of each year that has no calendar."""
    for body_id in governed_bodies(context.procedure):
        for year, meeting in _first_of_years(archive, body_id).items():
            governed = context.procedure.governs(body_id, meeting.date, _RULE)
            unread = archive.unread_at(body_id, str(year), CALENDAR)
            if governed and not unread and archive.calendar(body_id, year) is None:
                message = f"Mötena {year} har inget kalendarium."
                remedy = f"Skriv meetings/{body_id}/{year}/kalendarium.md med årets möten."
                ahead = context.today < dt.date(year, 1, 1)
                yield Hit(meeting.place, message, remedy, Severity.INFO if ahead else None)


def _first_of_years(archive: Archive, body_id: str) -> dict[int, Meeting]:
    found: dict[int, Meeting] = {}
    for meeting in archive.all_for(body_id):
        if archive.procedure.answers(body_id, meeting.date):
            found.setdefault(meeting.date.year, meeting)
    return found

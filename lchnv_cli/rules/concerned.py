"""Which meetings a finding concerns, beside the one in whose folder it is.

Whoever checks a meeting is told what hangs on it elsewhere: a later agenda that lacks what its
notes put off, its row in a calendar, a post in the register that it gave somebody.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.memory.reference import references_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding, Hit
from lchnv_cli.model.meeting import Meeting

_Row = tuple[PurePosixPath, int]  # a file and a line


def concerned(subject: object, hit: Hit) -> tuple[str, ...]:
    """Name the meetings that a hit concerns by its rule: what was judged, and what it tells."""
    told = [*hit.about, *([hit.under] if hit.under else [])]
    if isinstance(subject, Meeting | MeetingDocument):
        told.append((subject.body_id, subject.date))
    names = sorted({f"{body_id}/{day}" for body_id, day in told})
    return tuple(name for name in names if f"/{name}/" not in str(hit.place.file))


def by_rows(findings: Iterable[Finding], context: Context) -> Iterator[Finding]:
    """Give findings once each, also with the meetings that their rows are about."""
    found: dict[Finding, set[str]] = {}
    for finding in findings:
        bare = finding._replace(about=()) if finding.about else finding
        found.setdefault(bare, set()).update(finding.about)
    rows = _rows(context)
    for finding, names in found.items():
        about = sorted(names | rows.get((finding.file, finding.line), set()))
        yield finding._replace(about=tuple(about)) if about else finding


def _rows(context: Context) -> dict[_Row, set[str]]:
    """Name the meetings of each row of the calendars, and of each decision in the other files."""
    rows: dict[_Row, set[str]] = {}
    for calendar in context.archive.calendars():
        steering = context.procedure.bodies[calendar.body_id].steering
        for occasion in calendar.occasions:
            own = steering if steering and occasion.kind == "styrgrupp" else calendar.body_id
            row = rows.setdefault((occasion.place.file, occasion.place.line), set())
            row.update(f"{own}/{day}" for day in (occasion.date, *occasion.moved_from))
    mandates = chain.from_iterable(person.mandates for person in context.register.people)
    decided = [(mandate.place, mandate.decided) for mandate in mandates]
    for one in context.archive.agreements.agreements:
        decided.append((one.place, one.decided))
        decided += ((each.place, each.decided) for each in one.prolongations)
    for place, written in decided:
        for reference in references_of(written, context.procedure):
            row = rows.setdefault((place.file, place.line), set())
            row.add(f"{reference.body_id}/{reference.date}")
    return rows

"""A meeting as OParl tells it: Meeting, AgendaItem, File and Location."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lchnv_cli.memory.changed import as_said
from lchnv_cli.memory.moments import Stamp, moment, stamp_of, stamp_of_meeting
from lchnv_cli.model.annexes import citations
from lchnv_cli.model.days import Day
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.items import Item, Role
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.oparl.source import Json, OpenFile, Source, embedded

# The words that OParl recommends, which its readers look for.
_PLANNED, _CALLED, _HELD = "terminiert", "eingeladen", "durchgeführt"


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting and what stands inside it, each as it stands alone.

    ``points`` are the points of the document that tells them, in step with ``items``.
    """

    meeting: Meeting
    told: Json
    items: tuple[Json, ...]
    points: tuple[Item, ...]
    by: MeetingDocument | None
    files: tuple[Json, ...]
    location: Json | None
    stamp: Stamp


def meeting_path(meeting: Meeting, source: Source) -> str:
    """Give where a meeting's file lies under the root."""
    return f"{source.folder(meeting)}meeting.json"


def open_meeting(meeting: Meeting, source: Source, participants: Sequence[str]) -> Told:
    """Tell a meeting; its points are those of its notes, or else of its agenda."""
    folder, stamp = source.folder(meeting), stamp_of_meeting(meeting, source.archive)
    own = f"{source.root}{meeting_path(meeting, source)}"
    by = meeting.notes or meeting.agenda
    points = tuple(by.points()) if by else ()
    files = _Files(meeting, source, own)
    named = slugs(item.anchor for item in points)
    items = tuple(
        _item(item, order, f"{folder}{name}", _Point(by, meeting, source, stamp, files), own)
        for order, (item, name) in enumerate(zip(points, named, strict=True))
        if by
    )
    location = None
    if meeting.venue:
        location = source.object(
            "Location", f"{folder}location", stamp, description=meeting.venue, meetings=[own]
        )
    told = source.object(
        "Meeting",
        f"{folder}meeting",
        stamp,
        name=_name(meeting, source),
        meetingState=_HELD if meeting.notes else _CALLED if meeting.agenda else _PLANNED,
        cancelled=meeting.off,
        **_hours(meeting, source),
        location=embedded(location) if location else None,
        organization=[source.body(meeting.body_id)],
        participant=participants,
        invitation=files.printed(meeting.agenda),
        resultsProtocol=files.printed(meeting.notes),
        auxiliaryFile=files.others(),
        agendaItem=[embedded(each) for each in items],
    )
    return Told(meeting, told, items, points, by, files.every(), location, stamp)


def _name(meeting: Meeting, source: Source) -> str:
    extra = "extra möte " if meeting.extra else ""
    return f"{source.archive.procedure.bodies[meeting.body_id].name}, {extra}{meeting.date}"


def _hours(meeting: Meeting, source: Source) -> dict[str, object]:
    """Give when it begins and ends; where no hour is known, the day, and that it is no more."""
    hours = meeting.hours or source.archive.procedure.bodies[meeting.body_id].hours
    if hours is None:
        return {"start": moment(meeting.date), "lchnv_timeUnknown": True}
    ends = moment(meeting.date, hours.end) if hours.end else None
    return {"start": moment(meeting.date, hours.start), "end": ends}


class _Files:
    """The files of a meeting, each once, with what they belong to."""

    def __init__(self, meeting: Meeting, source: Source, own: str) -> None:
        self._meeting, self._source = meeting, source
        self._told: dict[str, Json] = {}
        self._annexes: dict[str, Json] = {}
        self._printed: dict[str, Json] = {}
        for document in meeting.documents:
            if file := source.files.get(document.file):
                self._printed[str(document.file)] = self._tell(file, document, own)
            for annex in document.annexes:
                if file := source.annexes.get((document.file, annex.number)):
                    told = self._tell(file, document, own)
                    self._annexes |= dict.fromkeys(annex.numbers or (annex.number,), told)
        self._cited: set[str] = set()

    def _tell(self, file: OpenFile, document: MeetingDocument, own: str) -> Json:
        if file.path not in self._told:
            self._told[file.path] = self._source.object(
                "File",
                file.path.rpartition(".")[0],
                stamp_of(document),
                name=file.name,
                fileName=file.path.rpartition("/")[2],
                mimeType=file.mime,
                date=str(document.published) if document.published != Day(None) else None,
                size=file.size,
                sha512Checksum=file.sha512,
                accessUrl=file.address or self._source.root + file.path,
                meeting=[own],
            )
        return self._told[file.path]

    def printed(self, document: MeetingDocument | None) -> Json | None:
        """Give the print of a document as it stands inside the meeting."""
        told = self._printed.get(str(document.file)) if document else None
        return embedded(told) if told else None

    def cited(self, numbers: Iterable[str], item: str) -> list[Json]:
        """Give the annexes that a point names, and have them know it."""
        found = {each["id"]: each for n in numbers if (each := self._annexes.get(n))}
        for each in found.values():
            each.setdefault("agendaItem", []).append(item)
            self._cited.add(each["id"])
        return [embedded(each) for each in found.values()]

    def others(self) -> list[Json]:
        """Give what no point names: annexes, and documents that are neither agenda nor notes."""
        main = {str(each.file) for each in (self._meeting.agenda, self._meeting.notes) if each}
        own = {each["id"] for file, each in self._printed.items() if file in main}
        left = (each for each in self._told.values() if each["id"] not in own | self._cited)
        return [embedded(each) for each in left]

    def every(self) -> tuple[Json, ...]:
        """Give them as they stand alone."""
        return tuple(self._told.values())


@dataclass(frozen=True, slots=True)
class _Point:
    """What a point is told with."""

    by: MeetingDocument
    meeting: Meeting
    source: Source
    stamp: Stamp
    files: _Files


def _item(item: Item, order: int, path: str, of: _Point, own: str) -> Json:
    decided = of.source.decided.get((of.by.file, item.line)) if isinstance(of.by, Notes) else None
    numbers = [n for each in citations(item.heading.annexes) for n in each.numbers]
    proposed = decided.compared.proposed if decided and decided.compared else ()
    return of.source.object(
        "AgendaItem",
        path,
        of.stamp,
        meeting=own,
        number=str(item.address),
        order=order,
        name=item.heading.title,
        result=decided.outcome() if decided else None,
        resolutionText="\n".join(map(as_said, decided.fate.decided)) if decided else None,
        auxiliaryFile=of.files.cited(numbers, f"{of.source.root}{path}.json"),
        lchnv_kind=[kind.value for kind in item.heading.kinds],
        lchnv_outcome=sorted(decided.kinds) if decided else None,
        lchnv_proposal=list(_proposals(item) if isinstance(of.by, Agenda) else proposed),
    )


def _proposals(item: Item) -> Iterator[str]:
    for decision in item.decisions:
        if decision.role is Role.PROPOSAL:
            yield from map(as_said, decision.clauses)

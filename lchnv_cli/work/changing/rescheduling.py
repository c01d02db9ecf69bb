"""A meeting moved or called off: what changes in the calendars and with its documents.

What is published stays where it was, as it was: its seal and its line among the publications are
true, and ``flyttat_från`` in the calendar tells where the meeting is now. It is copied to the new
day with its seal, which the new day breaks: so it is known as a revision that is still to be
published. All else of the meeting goes along.
"""

import datetime as dt
import os
from collections.abc import Collection, Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.load.head import changed_head
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument, Occasion
from lchnv_cli.model.kinds import CALENDAR, KINDS
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.procedure import Body
from lchnv_cli.save import content
from lchnv_cli.work.changing.calendar_lines import DayInCalendars, Map, with_day_said
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.opening.begun import Move, Step, writing
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of, refuse_unread

_UNKNOWN = "oklart"  # for a decision that nobody has named


@dataclass(frozen=True, slots=True)
class Rescheduling:
    """What is to be done, and the folder as it will be.

    ``left`` are the documents that stay because they are published; ``brought`` are those that go
    along, also as a revision, by the files that they will have. ``only_decision`` tells that it was
    carried out before, and the decision is written now.
    """

    here: Workplace
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    left: tuple[MeetingDocument, ...] = ()
    brought: Dict[PurePosixPath, MeetingDocument] = field(default_factory=dict)
    only_decision: bool = False


def moved(
    here: Workplace, body: Body, old: dt.date, new: dt.date, decided: str
) -> Rescheduling | None:
    """Give what moving a meeting changes; None where it is moved there already. Raises Stop.

    A day on which only the chair prepares the body's meeting is moved as well.
    """
    meeting = here.archive.meeting(body.id, old)
    if here.archive.moved.get((body.id, old)) == new and (meeting is None or meeting.moved_to):
        return _decided_since(here, body, new, "beslut", decided)
    _refuse(here, body, old, meeting)
    there = here.archive.meeting(body.id, new)
    if there is not None and not there.left_behind:
        raise Stop(f"{body.name} har redan ett möte {spoken_with_year(new)}.")
    extra: Map = {"möte": "extra"} if meeting and meeting.extra else {}
    row = {"datum": str(new), **extra, "flyttat_från": str(old)}
    rows = DayInCalendars(here, body, old, meeting).changed(
        lambda occasion: _as_moved(occasion, new, decided),
        {**row, "beslut": decided} if decided else row,
        new,
    )
    left = tuple(each for each in meeting.documents if is_out(each, here)) if meeting else ()
    brought, moves = _brought(here, meeting, left, new) if meeting else ({}, [])
    changes, steps = [*rows], [*moves]
    for target, document in brought.items():
        before = here.bytes_of(document)
        text = changed_head(document.file, before.decode(), {("datum",): str(new)})
        changes.append(Change(target, before, with_day_said(text, old, new).encode()))
        stays = content(here.root / target)  # of a meeting that is moved back
        was = stays if stays is not None else None if document in left else before
        steps.append(writing(target, was, changes[-1].after))
    gone = {each.file for each in brought.values() if each not in left}
    after = with_files(here, {each.file: each.after for each in changes}, gone)
    _prove(after, body, meeting, new, brought)
    steps += [writing(each.file, each.before, each.after) for each in rows]
    return Rescheduling(after, tuple(steps), tuple(changes), left, brought)


def cancelled(here: Workplace, body: Body, day: dt.date, decided: str) -> Rescheduling | None:
    """Give what calling a meeting off changes; None where it is called off already. Raises Stop."""
    meeting = here.archive.meeting(body.id, day)
    if meeting is not None and meeting.cancelled:
        return _decided_since(here, body, day, "inställt", decided)
    _refuse(here, body, day, meeting)
    why: Map = {"inställt": decided or _UNKNOWN}
    changes = DayInCalendars(here, body, day, meeting).changed(
        lambda _: why, {"datum": str(day), **why}
    )
    after = with_files(here, {each.file: each.after for each in changes})
    steps = [writing(each.file, each.before, each.after) for each in changes]
    return Rescheduling(after, tuple(steps), tuple(changes))


def _decided_since(
    here: Workplace, body: Body, day: dt.date, field: str, decided: str
) -> Rescheduling | None:
    """Give what writes a decision that was not known when it was carried out; None if it was."""
    meeting = here.archive.meeting(body.id, day)
    occasion = meeting.occasion if meeting else None
    if meeting is None or occasion is None or not decided:
        return None
    known = occasion.cancelled if meeting.cancelled else occasion.decided
    if known and is_answer(known):
        if decided == known:
            return None
        raise Stop(f"{occasion.place}\n    Där står redan {field}: {known}. Ändra det själv.")
    changes = DayInCalendars(here, body, day, meeting).changed(lambda _: {field: decided}, {})
    steps = tuple(writing(each.file, each.before, each.after) for each in changes)
    after = with_files(here, {each.file: each.after for each in changes})
    return Rescheduling(after, steps, tuple(changes), only_decision=True)


def _refuse(here: Workplace, body: Body, day: dt.date, meeting: Meeting | None) -> None:
    said = spoken_with_year(day)
    for kind in KINDS.values():
        refuse_unread(here, path_of(body, day.year if kind is CALENDAR else day, kind))
    if meeting is None:
        if not any(each.date == day for each in here.archive.preparations(body.id)):
            raise Stop(f"{body.name} har inget möte {said}.")
        return
    if meeting.moved_to is not None:
        raise Stop(f"Mötet {said} är flyttat till {spoken_with_year(meeting.moved_to)}.")
    if meeting.cancelled:
        raise Stop(f"Mötet {said} är inställt.")
    for document in meeting.deciding:
        if not document.kind.by_mail:
            raise Stop(f"{document.file}\n    Mötet {said} är redan hållet.")


def _as_moved(occasion: Occasion, new: dt.date, decided: str) -> Map:
    """Give the fields of a line that a move sets; who called an extra meeting stands in beslut."""
    first, *more = [str(e) for e in (*occasion.moved_from, occasion.date) if e != new]
    told: dict[str, str | list[str]] = {
        "datum": str(new),
        "flyttat_från": [first, *more] if more else first,
    }
    if decided and occasion.kind == "extra" and occasion.decided:
        told["anmärkning"] = f"{occasion.remark}; flyttat av {decided}".removeprefix("; ")
    elif decided:
        told["beslut"] = decided
    return told


def is_out(document: MeetingDocument, here: Workplace) -> bool:
    """Tell whether a document is published, so that it stays as it is.

    A transcript never is, nor is the copy of a published one that was moved and is still to be
    published.
    """
    known = here.archive.publication(document.file)
    elsewhere = document.checksum and any(
        each.seal == document.checksum for each in here.archive.publications
    )
    out = known or document.published or document.checksum
    return bool(out and (known or not elsewhere)) and not here.procedure.is_transcript(document)


def _brought(
    here: Workplace, meeting: Meeting, left: tuple[MeetingDocument, ...], new: dt.date
) -> tuple[dict[PurePosixPath, MeetingDocument], list[Step]]:
    """Give the documents by their new files, and how they and the files beside them get there."""
    folder = PurePosixPath("meetings", meeting.body_id, str(meeting.date))
    for document in meeting.documents:
        if document.file.parent != folder:
            raise Stop(f"{document.file}\n    Ligger inte i {folder}. Kör: lchnv check")
    target = folder.with_name(str(new))
    brought = {target / each.file.name: each for each in meeting.documents}
    if not (here.root / folder).is_dir():
        return brought, []
    if not left and not (here.root / target).exists():
        return brought, [Move(folder, target)]
    kept = {name for each in left for name in _named(each)}
    along = [name for each in meeting.documents if each not in left for name in _named(each)]
    along += [each.file.name for each in meeting.documents if each not in left]
    every = {path.relative_to(here.root / folder) for path in _files(here, folder)}
    wanted = every if not left else {PurePosixPath(name) for name in (*along, *kept)}
    wanted = {name for name in wanted if (here.root / folder / name).is_file()}
    there = here.archive.meeting(meeting.body_id, new)
    behind = {each.file for each in there.documents if is_out(each, here)} if there else set()
    steps: list[Step] = []
    for name in sorted(wanted):
        copied = str(PurePosixPath(name)) in kept
        steps += _going(here.root, Move(folder / name, target / name, copied=copied), behind)
    for file in sorted(brought.keys() - behind):
        if os.path.lexists(here.root / file):
            raise Stop(f"{file}\n    Finns redan. Flytta undan filen först.")
    return brought, steps


def _going(root: Path, move: Move, behind: Collection[PurePosixPath]) -> Iterator[Step]:
    """Give the step for a file that goes along; what is there already stays. Raises Stop.

    ``behind`` are the documents that are there since the meeting was moved away: they get the new
    text where they lie.
    """
    data, known = content(root / move.source), content(root / move.target)
    if known is None:
        yield move
    elif move.target not in behind and known != data:
        raise Stop(f"{move.target}\n    Finns redan. Flytta undan filen först.")
    elif not move.copied:
        yield writing(move.source, data, None)


def _named(document: MeetingDocument) -> Iterator[str]:
    """Give the files that go with a document, from its folder."""
    yield from (each.file for each in document.annexes if each.file)
    yield from (each.path for each in document.file_uses if each.path and each.path[:1] != ".")


def _files(here: Workplace, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    for path in (here.root / folder).rglob("*"):
        if path.is_file():
            yield PurePosixPath(path.as_posix())


def _prove(
    after: Workplace,
    body: Body,
    meeting: Meeting | None,
    new: dt.date,
    brought: Dict[PurePosixPath, MeetingDocument],
) -> None:
    """See that the folder as it will be has the meeting on its new day, with its documents."""
    archive = after.archive
    if meeting is None:
        return
    there = archive.meeting(body.id, new)
    led = archive.meant(body.id, meeting.date)
    read = {each.file for each in there.documents} if there else set()
    if there is None or led != there or not read >= brought.keys():
        raise Stop("Det går inte att skriva in flytten så att den läses rätt. Inget är ändrat.")

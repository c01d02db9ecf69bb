"""The two exemplary years under tests/exemplary: whole, changed in memory, or as of a day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import Read
from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE
from lchnv_cli.load.publications import read_publications
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.load.walk import walk
from lchnv_cli.memory.reference import reference_of
from lchnv_cli.model.agreements import Agreements
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.days import Day
from lchnv_cli.model.document import (
    Agenda,
    Calendar,
    Document,
    MeetingDocument,
    Notes,
    Occasion,
    Revision,
)
from lchnv_cli.model.finding import Fault, Finding
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.rule import Rule
from lchnv_cli.workdays import Workdays
from tests.judging import read_document, run, text_of

FOLDER = Path(__file__).parent / "exemplary"
TODAY = dt.date(2027, 12, 31)  # the last day of the two years
WORKDAYS = Workdays()

_ONE = dt.timedelta(days=1)
_AGENDA_BEGUN = 12  # working days before the meeting
_DRAFT = dt.timedelta(days=14)  # the steering group's proposal of a calendar
_EACH_DIARY = dt.timedelta(days=2)  # one principal after the other, from the mailing on
_ELECTED = frozenset({Post.CHAIR, Post.VICE_CHAIR})

Answers = tuple[dt.date, str, str]
# What is written into a text once it is known: the first day, what is written, what stood before.
_WRITTEN_LATER: Mapping[str, Answers] = {
    "meetings/lchnv/2026-05-29/minnesanteckningar.md": (
        dt.date(2026, 6, 13),
        "senast 2026-06-12; bifall\nSvar: alla sju huvudmän",
        "senast 2026-06-12",
    )
}


@dataclass(frozen=True, slots=True)
class Change:
    """``new`` for ``old`` in a file; without ``old`` a new file, and without ``new`` no file."""

    file: str
    old: str = ""
    new: str | None = None


@cache
def files() -> Mapping[str, str]:
    """Give the texts of rules.yaml, the register and the documents by their names."""
    own = [file for file in DATA_FILES if (FOLDER / file).is_file()]
    names = [RULES_FILE, REGISTER_FILE, *own, *walk(FOLDER).documents]
    return {str(name): (FOLDER / name).read_text(encoding="utf-8") for name in names}


def changed(changes: Iterable[Change]) -> dict[str, str]:
    """Give the files with changes; each old text must be there once, so that none misses."""
    found = dict(files())
    for change in changes:
        if change.new is None:
            del found[change.file]
        elif change.old:
            count = found[change.file].count(change.old)
            assert count == 1, f"{change.old!r} stands {count} times in {change.file}"
            found[change.file] = found[change.file].replace(change.old, change.new)
        else:
            assert change.file not in found
            found[change.file] = change.new
    return found


def read(texts: Mapping[str, str]) -> tuple[Archive, list[Fault]]:
    """Read the texts as a folder; the annexes' files are those on the disk."""
    procedure = read_procedure(texts[str(RULES_FILE)].encode())
    register, told = read_register(texts[str(REGISTER_FILE)].encode())
    bodies = frozenset(procedure.bodies)
    published = texts.get(str(PUBLICATIONS))
    publications, torn = read_publications(published.encode() if published else None)
    own = {file: texts[str(file)].encode() for file in DATA_FILES if str(file) in texts}
    data = read_data_files(own, procedure)
    others = {str(RULES_FILE), str(REGISTER_FILE), str(PUBLICATIONS), *map(str, DATA_FILES)}
    every = sorted(map(PurePosixPath, texts.keys() - others))
    names = [name for name in every if name.suffix == ".md"]
    strangers = tuple(name for name in every if name.suffix != ".md")
    reads = {name: _document(str(name), texts[str(name)], bodies) for name in names}
    register, strange = known_by(register, procedure)
    faults = [*told, *strange, *torn, *data.faults]
    faults += (fault for each in reads.values() for fault in each.faults)
    documents = tuple(each.document for each in reads.values() if each.document is not None)
    unread = frozenset(name for name, each in reads.items() if each.document is None)
    filed = tuple(document for each in reads.values() for document, _ in each.filed)
    whole = Archive(FOLDER, procedure, register, documents, unread)
    whole = replace(whole, strangers=strangers, filed=filed, publications=publications)
    whole = replace(whole, groups=data.groups, agreements=data.agreements)
    return whole, faults


@cache
def exemplary() -> Archive:
    """Give the folder as it stands on its last day."""
    archive, faults = read(files())
    assert faults == []
    return archive


def judge(
    archive: Archive, today: dt.date, rules: Iterable[Rule] = RULES, faults: Iterable[Fault] = ()
) -> list[Finding]:
    """Judge a folder on a day by some rules; every exemption may be named."""
    return run(rules, Context(today, archive, WORKDAYS), faults)


def as_of(archive: Archive, day: dt.date) -> Archive:
    """Give a folder as a diligent secretary had it at the end of a day.

    An agenda is begun twelve working days before its meeting (an extra one when it was called),
    and a calendar proposed two weeks before it is adopted (one that never is lies there all the
    time); notes are there from the day they were drawn up. A field with a day, and what somebody
    decided, is written on that day.
    """
    documents = (_known(document, archive, day) for document in archive.documents)
    return Archive(
        archive.root,
        _reviewed(archive.procedure, day),
        _registered(archive, day),
        tuple(document for document in documents if document is not None),
        groups=archive.groups,
        agreements=_agreed(archive, day),
    )


@lru_cache(maxsize=512)
def _document(name: str, text: str, bodies: frozenset[str]) -> Read:
    """Read a document; its running text is taken apart once, however many copies are made."""
    return read_document(PurePosixPath(name), text.encode(), bodies)


def _known(document: Document, archive: Archive, day: dt.date) -> Document | None:
    """Give a document as it was on a day, or None before its first."""
    if isinstance(document, Agenda):
        begun = _begun(document.date)
        called = reference_of(document.called_by, archive.procedure)
        if day < max(begun, called.date if called else begun):
            return None
        published, revisions = _until(document.published, day), _revised(document, day)
        return replace(document, published=published, revisions=revisions)
    if isinstance(document, Notes):
        return _noted(document, archive, day)
    assert isinstance(document, Calendar)
    adopted = document.adopted.date if document.adopted else None
    if adopted is not None and day < adopted - _DRAFT:
        return None
    lines = (_planned(line, archive.procedure, day) for line in document.occasions)
    return replace(
        document,
        adopted=_until(document.adopted, day),
        adopted_by=document.adopted_by if adopted is not None and adopted <= day else "",
        occasions=tuple(line for line in lines if line is not None),
    )


@cache
def _begun(date: dt.date) -> dt.date:
    return WORKDAYS.before(date, _AGENDA_BEGUN).date


def _noted(notes: Notes, archive: Archive, day: dt.date) -> Notes | None:
    if notes.dated is None or day < notes.dated:
        return None
    first, later, earlier = _WRITTEN_LATER.get(str(notes.file), (day, "", ""))
    if day < first and later in text_of(notes).source:
        bodies = frozenset(archive.procedure.bodies)
        text = text_of(notes).source.replace(later, earlier)
        before = _document(str(notes.file), text, bodies).document
        assert isinstance(before, Notes)
        notes = replace(before, mailed=notes.mailed, published=notes.published)
    mailed = notes.mailed.date if notes.mailed and notes.mailed.date else dt.date.max
    numbers = enumerate(notes.registered.items(), 1)
    return replace(
        notes,
        mailed=_until(notes.mailed, day),
        published=_until(notes.published, day),
        revisions=_revised(notes, day),
        registered={
            name: number
            for place, (name, number) in numbers
            if mailed <= day and mailed + place * _EACH_DIARY <= day
        },
    )


def _until(done: Day | None, day: dt.date) -> Day | None:
    return done if done is not None and done.date is not None and done.date <= day else None


def _revised(document: MeetingDocument, day: dt.date) -> tuple[Revision, ...]:
    return tuple(revision for revision in document.revisions if revision.date <= day)


def _planned(line: Occasion, procedure: Procedure, day: dt.date) -> Occasion | None:
    """Give a calendar's line as it was before it was moved, called off or added."""
    decided = reference_of(line.cancelled or line.decided, procedure)
    if decided is None or decided.date <= day:
        return line
    if line.cancelled:
        return line._replace(cancelled="")
    if not line.moved_from:
        return None
    return line._replace(date=line.moved_from[-1], moved_from=(), decided="")


def _agreed(archive: Archive, day: dt.date) -> Agreements:
    """Give the agreements that were decided, with the signatures that they had."""
    found = []
    for each in archive.agreements.agreements:
        decided = reference_of(each.decided, archive.procedure)
        if decided is not None and decided.date <= day:
            parties = (one._replace(signed=_until(one.signed, day)) for one in each.parties)
            found.append(each._replace(parties=tuple(parties)))
    return replace(archive.agreements, agreements=tuple(found))


def _reviewed(procedure: Procedure, day: dt.date) -> Procedure:
    editions = (
        replace(edition, reviews=tuple(each for each in edition.reviews if each.date <= day))
        for edition in procedure.editions
    )
    return replace(procedure, editions=tuple(editions))


def _registered(archive: Archive, day: dt.date) -> Register:
    """Give the register with the mandates, and the ends of mandates, that were known."""
    register = archive.register
    people = (
        person._replace(mandates=tuple(_mandates(person.mandates, archive, day)))
        for person in register.people
    )
    # The officials that have no mandates were known all the time.
    known = (
        now
        for now, person in zip(people, register.people, strict=True)
        if now.mandates or not person.mandates
    )
    return Register(register.file, tuple(known), register.exemptions, register.partial)


def _mandates(mandates: Iterable[Mandate], archive: Archive, day: dt.date) -> Iterator[Mandate]:
    """Give what was known: by the decision, or by the last meeting before it happened."""
    for mandate in mandates:
        decided = reference_of(mandate.decided, archive.procedure)
        if (decided.date if decided else _told(archive, mandate.body_id, mandate.start)) > day:
            continue
        ends = mandate.end is not None and mandate.post not in _ELECTED
        if ends and _told(archive, mandate.body_id, mandate.end or day) > day:
            yield mandate._replace(end=None)
        else:
            yield mandate


def _told(archive: Archive, body_id: str, day: dt.date) -> dt.date:
    meeting = archive.previous(body_id, day + _ONE)
    return meeting.date if meeting else day

"""What publishing writes: the day and the seal in the head, a line of its own, and the prints.

A document is published only when it is right in what it says and can be printed. The line is
written before the head, so that a run that was killed between them is finished by the next.

A rule says itself whether its errors stop publishing (Rule.stops): what the document says is wrong
and can be mended or exempted first, while a day that has passed is not mended by waiting longer.
"""

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath

from lchnv_cli import save
from lchnv_cli.load.digest import digest_of
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.publications import line_of
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.publication import (
    FILLED_IN,
    PUBLICATIONS,
    Publication,
    out_of_time,
    refilled,
    seal_of,
    version_of,
)
from lchnv_cli.on_disk import Use, file_sum
from lchnv_cli.render.outside import outside_now
from lchnv_cli.save_faults import ChangedOnDisk, SaveFault
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.choosing.called_off import refuse_called_off, refuse_withdrawn
from lchnv_cli.work.making.print_ledger import Ledger, base_of, made_from
from lchnv_cli.work.making.printing import printed
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.next_steps import stopping
from lchnv_cli.work.opening.unprinted import PRINTS, lacking
from lchnv_cli.work.opening.workplace import Stop, Workplace

_FORMATS = ("docx", "pdf")
LOCK = PurePath(".lchnv", "publicering.las")
# What older templates wrote there, to be done by hand.
_DATED = "upprättad"  # is written where it stands empty
_HINT = late(r"^(publicerad: [\d-]+)[ \t]+# fyll i dagen när [^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Publishing:
    """A document as it will be, what is told of it among the publications, and its prints.

    ``here`` is the folder with the document in it. ``line`` is empty where it is told already.
    """

    here: Workplace
    document: MeetingDocument
    change: Change
    line: str
    prints: tuple[tuple[str, bytes], ...]


def publishing(
    here: Workplace, document: MeetingDocument, day: dt.date, revised: str
) -> Publishing | None:
    """Give what publishing a document, or a revision of it, writes; None where it is out as it is.

    Raises Stop where it was published with other content, or before its meeting was revised, where
    it is wrong in what it says, and NotPrinted and Unchangeable.
    """
    before = here.bytes_of(document).decode()
    known = here.archive.publication(document.file)
    if here.archive.withdrawn(document.file):
        if not revised:
            refuse_withdrawn(here, document)
        known = None
    sealed = _sealed(here, document, before, known)
    kept = known if sealed is not None else None
    whole = sealed is not None and (kept is None or document.checksum == kept.seal)
    changed = sealed is None and bool(document.checksum or known)
    if day > here.today:
        raise Stop(f"{document.file}\n    {day} har inte varit än.")
    if not (document.published or known or document.kind.by_mail):
        refuse_called_off(here.archive.meeting(document.body_id, document.date))
    _refuse(document, day, revised, changed=changed, whole=whole)
    if whole and not revised:
        return None
    refuse_unready(here, document)
    after = sealed if kept and sealed else _with_day(document, before, day, revised)
    publication = kept or publication_of(here, document, after, day, revised)
    after = changed_head(document.file, after, {("kontrollsumma",): publication.seal})
    change = Change(document.file, before.encode(), after.encode())
    out = _as_out(here, change, publication)
    document = _document(out, document.file)
    prints = tuple(printed(document, out, _FORMATS)) if document.kind.printed else ()
    if kept is None:
        sums = {name: sha256(data).hexdigest() for name, data in prints}
        line = line_of(publication._replace(prints=sums))
    return Publishing(out, document, change, "" if kept else line, prints)


def write(done: Publishing) -> list[str]:
    """Write it all, and give the files that were printed."""
    root = done.here.root
    save.leave_out_of_git(root)
    with save.locked(root / LOCK):
        _seal(root, done)
    return _write_prints(done.here, done.document, done.prints)


def print_lacking(here: Workplace, document: MeetingDocument) -> list[str]:
    """Print what is out as it is and lacks a file printed then; give what is written."""
    names = lacking(here, document)
    made = printed(document, here, _FORMATS) if names else ()
    return _write_prints(here, document, [each for each in made if each[0] in names])


def _write_prints(
    here: Workplace, document: MeetingDocument, prints: Iterable[tuple[str, bytes]]
) -> list[str]:
    folder, base = here.root / PRINTS, base_of(here)
    ledger = Ledger(folder, home_of(here, folder))
    written = []
    for name, data in prints:
        ledger.write(name, made_from(here, document, base), data, force=False)
        written.append(str(folder / name))
    return written


def _seal(root: Path, done: Publishing) -> None:
    """Write line and head: both, or neither. Raises SaveFault."""
    head, path = root / done.change.file, root / PUBLICATIONS
    if save.content(head) != done.change.before:  # somebody published it, or wrote in it, just now
        raise ChangedOnDisk(head)
    told = save.content(path)
    if done.line:
        end = b"" if (told or b"\n").endswith(b"\n") else b"\n"
        save.replace(path, (told or b"") + end + f"{done.line}\n".encode(), expected=told)
    try:
        save.replace(head, done.change.after, expected=done.change.before)
    except SaveFault:
        if done.line and told is None:
            save.remove(path)
        elif done.line and told is not None:
            save.replace(path, told)
        raise


def refuse_unready(here: Workplace, document: MeetingDocument) -> None:
    """Stop where the document is wrong in what it says, or a decision is not confirmed."""
    errors = stopping(here, {document.file})
    lines = {error.line for error in errors}
    told = [f"{error.place}\n    {error.message}" for error in errors]
    fates = (fate_of(each, document.body_id, here.procedure) for each in document.points())
    unconfirmed = [line.line for fate in fates for line, _ in fate.of(OutcomeKind.TO_CONFIRM)]
    told += [
        f"{document.at(line)}\n    Beslutet är inte bekräftat."
        for line in unconfirmed
        if line not in lines
    ]
    if told:
        raise Stop(
            "\n".join(told) + "\nInget är skrivet: dokumentet är inte klart att publicera. "
            "Rätta det, eller skriv in undantag med skäl, och kör:\n    lchnv check "
            f"{as_word(document.file)}"
        )


def told_beside(done: Publishing) -> str:
    """Give what is wrong, though not in what it says, with the document as it will be."""
    return "\n".join(f"Obs: {each.message}" for each in _errors(done.here, done.change.file))


def _errors(here: Workplace, file: PurePosixPath) -> list[Finding]:
    return [
        each
        for each in judge(here)
        if each.file == file and each.severity is Severity.ERROR and not each.exempted
    ]


def _sealed(
    here: Workplace, document: MeetingDocument, text: str, known: Publication | None
) -> str | None:
    """Give a document's text where it is what its seal says, with what a killed run left unwritten.

    Where a line tells of it, it is that line's seal that counts.
    """
    if known is None:
        late = out_of_time(document, here.archive.publications)
        first = document.checksum and version_of(document.checksum) == 1 and not late
        return text if first and document.checksum == document.digest else None
    folder = here.root / document.file.parent
    files = known.files.items()
    if not known.whole or refilled(document, known):
        return None
    if any(here.on_disk.wrong(Use.SAME, folder, file, was) for file, was in files):
        return None
    written = (text, *(_with_day(document, text, known.day, what) for what in ("", known.what)))
    return next((each for each in written if digest_of(each) == known.content), None)


def _with_day(document: MeetingDocument, text: str, day: dt.date, revised: str) -> str:
    """Give the document's text with the day that it was first published, and its revisions.

    A day that stands there is kept, and so is ``oklart``: it was out before, nobody knows when.
    """
    values: dict[Names, Value | More] = {}
    if document.published is None:
        values["publicerad",] = day.isoformat()
        if isinstance(document, Notes) and _DATED in document.places and document.dated is None:
            values[_DATED,] = day.isoformat()
    if revised:
        values["revideringar",] = More([{"datum": day.isoformat(), "ändring": revised}])
    return _HINT.sub(r"\1", changed_head(document.file, text, values)) if values else text


def publication_of(
    here: Workplace, document: MeetingDocument, after: str, day: dt.date, revised: str
) -> Publication:
    """Give what is told among the publications of a document whose text is ``after``."""
    content, values = digest_of(after), outside_now(document, here.archive).kept()
    values[FILLED_IN] = document.filled_in()
    files = _files(here, document)
    seal = seal_of(content, values, files)
    return Publication(document.file, day, seal, content, values, files, what=revised)


def _files(here: Workplace, document: MeetingDocument) -> Mapping[str, str]:
    """Sum up the files that go with a document: annexes, and the pictures that its text shows.

    One that is not there has no sum, and is not to come later.
    """
    named = [each.file for each in document.annexes if each.file]
    named += [each.path for each in document.file_uses if each.picture]
    folder = here.root / document.file.parent
    return {
        name: file_sum(folder / name) if os.path.lexists(folder / name) else ""
        for name in dict.fromkeys(named)
    }


def _as_out(here: Workplace, change: Change, publication: Publication) -> Workplace:
    """Give the folder as it will be, with the document published."""
    known = here.archive.publications
    if publication not in known:
        last = max((each.line for each in known), default=0) + 1
        known = (*known, publication._replace(line=last))
    archive = replace(here.archive, publications=known)
    return with_files(replace(here, archive=archive), {change.file: change.after})


def _document(here: Workplace, file: PurePosixPath) -> MeetingDocument:
    found = here.archive.document_at(file)
    assert isinstance(found, MeetingDocument)  # noqa: S101 - it was, before its head was filled in
    return found


def _refuse(
    document: MeetingDocument, day: dt.date, revised: str, *, changed: bool, whole: bool
) -> None:
    if revised and not (document.published or changed or whole):
        raise Stop(f"{document.file}\n    Dokumentet är inte publicerat än; utelämna --revised.")
    if changed and not revised:
        raise Stop(
            f"{document.place_of('kontrollsumma')}\n    Dokumentet eller en bilaga har ändrats "
            "sedan det publicerades.\n"
            f"    Skriv vad som ändrats: lchnv publish {as_word(document.file)} "
            '--revised "Bilaga 3 byttes"'
        )
    if revised and whole:
        raise Stop(f"{document.file}\n    Innehållet är detsamma som när det publicerades.")
    first = document.published.date if document.published else None
    if revised and first is not None and day < first:
        raise Stop(f"{document.file}\n    {day} är före den dag då det publicerades, {first}.")

"""What was printed from what, so that only what changed is printed again.

The ledger lies beside the printed files, with a line of JSON for each time one was written; the
last line for a name counts. A line is added before the file it speaks of is moved into place, and
tells both what the file will be and what it was: whenever the program is killed, the file is one
of the two. Check, line and file are one step that runs beside each other take in turn.

Three kinds of file are told apart, because a mistake would cost somebody's text:

- one that an entry speaks of, byte for byte, which this user's program noted: it is ours, and is
  replaced freely;
- one that another entry speaks of (from another computer, or forged): it is printed anew, and a
  copy of what was there is kept where it differs;
- any other: it is somebody's own, and refused.

Only the entries of the first kind save printing.
"""

import hashlib
import json
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from dataclasses import replace as replace_entry
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from lchnv_cli import defaults
from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.render.outside import outside
from lchnv_cli.render.pages import Printable
from lchnv_cli.save import content, remove, replace, sweep, write_new
from lchnv_cli.work.keeping import program
from lchnv_cli.work.keeping.journal import Journal
from lchnv_cli.work.keeping.own_notes import OwnNotes
from lchnv_cli.work.making.linked_documents import linked_documents
from lchnv_cli.work.making.picture_files import picture_bytes
from lchnv_cli.work.making.writing import keep, refusal
from lchnv_cli.work.opening.workplace import Workplace

NAME = ".lchnv-utskrifter.json"
_LARGEST = 20_000_000  # bytes of a template or a font
_MANY = 50  # files, which are forced to the disk together
_MOST = 4  # lines for each name, before the ledger is written anew


class Since(StrEnum):
    """What a file is, to those who have what the last run that was ended left."""

    NEW = "ny"
    CHANGED = "ändrad"
    SAME = "oförändrad"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file's name, the hash of what it was made from, its own, and that of the one before it."""

    file: str
    made_from: str
    now: str
    before: str

    def line(self) -> str:
        told = {"file": self.file, "made_from": self.made_from, "now": self.now}
        return json.dumps(told | {"before": self.before})

    def note(self) -> str:
        return _hash(self.line().encode())


class ToWrite(NamedTuple):
    """A file to write: its name, what it is made from, and what gives its bytes."""

    name: str
    made_from: str
    data: Callable[[], bytes]


class _Change(NamedTuple):
    """A file with its entry; what is there is ``ours`` to replace, or else a copy of it is kept."""

    entry: _Entry
    file: ToWrite
    ours: bool


class Ledger:
    """The printed files of a folder. ``home`` is where copies of what is not ours are kept."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder, self._home = folder, home
        self._journal, self._own = Journal(folder / NAME), OwnNotes()
        self._entries: dict[str, _Entry] = {}
        self._read()

    def fresh(self, name: str, made_from: str) -> bytes | None:
        """Give what a file holds, where it is there, untouched, and made from the same."""
        entry = self._entries.get(name)
        if entry is None or entry.made_from != made_from:
            return None
        return self._untouched(entry)

    def _untouched(self, entry: _Entry) -> bytes | None:
        there = content(self._folder / entry.file) if entry.note() in self._own else None
        return there if there is not None and entry.now == _hash(there) else None

    def whole(self, last: str, made_from: str) -> list[str]:
        """Give the names of all files, where the run that made them was ended.

        ``last`` is the file it wrote last, and what it is made from all are. Empty where a file is
        not there and untouched, or what was replaced or removed then is not yet done with.
        """
        own = [*self._entries.values()]
        if self.fresh(last, made_from) is None or any(each.before != each.now for each in own):
            return []
        there = all(self._untouched(each) is not None for each in own)
        return [each.file for each in own] if there else []

    def write(self, name: str, made_from: str, data: bytes, *, force: bool) -> bool:
        """Write a file with its entry and tell whether the file was another before.

        Raises Stop for a file that the ledger does not know, unless ``force`` is given.
        """
        return bool(self.write_all([ToWrite(name, made_from, lambda: data)], force=force))

    def write_all(self, files: Sequence[ToWrite], *, force: bool) -> list[str]:
        """Write files, new ones first, and give the names of those that were others before.

        Each is looked at, and has its entry, before the first is written. Raises Stop as write.
        """
        more = "; inget är skrivet" if len(files) > 1 else ""
        with self._own.alone():
            self._read()
            changes = [found for each in files if (found := self._change(each, more, force=force))]
            self._add(*(each.entry for each in changes))
            # What is new first: nothing that is there leads to it until that is replaced.
            changes.sort(key=lambda each: (self._folder / each.file.name).exists())
            sync = len(changes) < _MANY
            written = [each.entry.file for each in changes if self._put(each, sync=sync)]
            if not sync and hasattr(os, "sync"):  # Windows has none
                os.sync()
            return written

    def _change(self, file: ToWrite, more: str, *, force: bool) -> _Change | None:
        """Give what is to be done for a file; None where it is there, and noted."""
        data, there = file.data(), content(self._folder / file.name)
        entry = _Entry(file.name, file.made_from, _hash(data), _hash(there or b""))
        known = self._entries.get(file.name)
        ours = known is not None and known.note() in self._own
        if there == data:
            same = known is not None and (known.now, known.made_from) == (entry.now, file.made_from)
            return None if same and ours else _Change(entry, file, ours)
        if there and not force:
            self.refuse(file.name, data, more)
        return _Change(entry, file, ours=ours and self._speaks_of(file.name, there or b""))

    def _put(self, change: _Change, *, sync: bool) -> bool:
        """Write one file as its entry tells, and tell whether it was another before."""
        path, data = self._folder / change.file.name, change.file.data()
        if (there := content(path)) == data:
            return False
        if there is None:
            write_new(path, data, sync=sync)
            return True
        if there and not change.ours:
            keep(path, there, self._home)
        replace(path, data, expected=there, sync=sync)
        return True

    def others(self, names: Collection[str]) -> list[str]:
        """Give the names of our files but some, as the last run that was ended left them."""
        return sorted(self._entries.keys() - {*names})

    def since(self, name: str) -> Since:
        """Tell what one of our files is, whatever runs wrote that were cut off."""
        entry = self._entries[name]
        if entry.before == entry.now:
            return Since.SAME
        return Since.NEW if entry.before == _hash(b"") else Since.CHANGED

    def keep_only(self, names: Collection[str]) -> None:
        """Remove our files but some, with the folders left empty.

        One that is not as it was written is somebody's own by now, and stays. The ledger tells of
        those that are kept alone then, in the same bytes for the same files.
        """
        with self._own.alone():
            self._read()
            kept = self._entries.keys() & {*names}
            for name in sorted(self._entries.keys() - kept):
                there = content(self._folder / name)
                if there is not None and self._speaks_of(name, there):
                    remove(self._folder / name, within=self._folder)
            whole = [
                replace_entry(self._entries[name], before=self._entries[name].now)
                for name in sorted(kept)
            ]
            self._own.add(*(entry.note() for entry in whole))
            self._entries = {entry.file: entry for entry in whole}
            if (lines := [entry.line() for entry in whole]) != self._journal.told:
                self._journal.rewrite(lines)

    def refuse(self, name: str, data: bytes, more: str = "") -> None:
        """Raise Stop for a file with other content that the ledger does not know."""
        there = content(self._folder / name)
        if there and there != data and not self._speaks_of(name, there):
            raise refusal(self._folder / name, more)

    def _speaks_of(self, name: str, there: bytes) -> bool:
        entry = self._entries.get(name)
        return entry is not None and _hash(there) in {entry.now, entry.before}

    def tidy(self) -> None:
        """Remove what killed runs left, and write the ledger anew where it has grown long."""
        sweep(self._folder)
        with self._own.alone():
            self._read()
            if len(self._journal.lines) > _MOST * (len(self._entries) + 1):
                self._journal.rewrite(entry.line() for entry in self._entries.values())

    def _add(self, *entries: _Entry) -> None:
        # First: a line that is not noted would not be believed.
        self._own.add(*(entry.note() for entry in entries))
        new = [entry for entry in entries if entry != self._entries.get(entry.file)]
        if new:
            self._journal.add(*(entry.line() for entry in new))
            self._entries |= {entry.file: entry for entry in new}

    def _read(self) -> None:
        if self._journal.read():
            found = map(_entry, self._journal.lines)
            self._entries = {entry.file: entry for entry in found if entry is not None}


def base_of(here: Workplace) -> str:
    """Give the hash of what all documents are printed with: program, templates and rules.yaml."""
    files = [(here.root / "rules.yaml", here.root)]
    for folder in defaults.template_folders(here.root):
        files += [(path, folder) for path in sorted(folder.rglob("*")) if path.is_file()]
    return _hash(program.told(), *(_content(*each) for each in files))


def made_from(here: Workplace, document: Printable, base: str) -> str:
    """Give the hash of what a document is printed from."""
    own = [str(document.file).encode(), here.bytes_of(document)]
    if (
        isinstance(document, MeetingDocument) and document.extract
    ):  # it may list annexes that another document names
        own.append(repr((document.extract, document.annexes)).encode())
    if isinstance(document, MeetingDocument):  # what the register and publishing tell
        own.append(repr(outside(document, here.archive).kept()).encode())
        own.append(repr(here.archive.withdrawn(document.file) is not None).encode())
    links = linked_documents(here, document)
    linked = repr([sorted(links.files.items()), sorted(links.phrases.items())]).encode()
    return _hash(base.encode(), *own, *picture_bytes(here, document), linked)


def made_of(base: str, data: object) -> str:
    """Give the hash of data that a file is made of, which is written alike in every run."""
    return _hash(base.encode(), repr(data).encode("utf-8", "surrogatepass"))


def _content(path: Path, root: Path) -> bytes:
    """Give what a template holds; for one that nothing can be printed with, why."""
    try:
        return read_inside(path, _LARGEST, root)
    except Refused as refused:
        return refused.why.encode()


def _hash(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def _entry(line: bytes) -> _Entry | None:
    """Read a line; one that is torn, or not a ledger's, says nothing."""
    try:
        return _Entry(**{key: str(value) for key, value in json.loads(line).items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None

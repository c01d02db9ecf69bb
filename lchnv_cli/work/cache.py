"""What documents were found to be, remembered from run to run in the user's cache folder.

One file for each folder of meetings: a line that says for what it holds and what the rest sums up
to, one with the holidays of its years, and four lines a document (its file and checksum; its head;
its points; its findings), each JSON. A line is only taken apart when somebody asks for what is in
it, so the sum of all of them comes first: a file that is not just as it was written counts as not
there, and so does what was found by another program, other rules or another register.
"""

import datetime as dt
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, Self

from lchnv_cli import save
from lchnv_cli.load.register_file import FILE as REGISTER
from lchnv_cli.load.rules_file import FILE as RULES_YAML
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Edit, Finding, Only, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.model.kinds import kind_named
from lchnv_cli.work import program
from lchnv_cli.work.codec import as_json, reader
from lchnv_cli.workdays import PublicDays, public_days

_LINES = 4
_FOLDER = "LCHNV_CACHE"  # the folder to use; empty for none at all
_SEVERITIES = {severity.value: severity for severity in Severity}
_ONLY = {only.value: only for only in Only}


def sha256(*parts: bytes) -> str:
    """Give the sum of some bytes, each part told from the next."""
    if len(parts) == 1:
        return hashlib.sha256(parts[0]).hexdigest()
    return sha256(b"".join(hashlib.sha256(part).digest() for part in parts))


class Kept(NamedTuple):
    """One document: its head, its points and its findings, each as a line of JSON."""

    head: bytes
    points: bytes
    found: bytes

    @classmethod
    def of(cls, document: Document | None, findings: Sequence[Finding]) -> Self:
        """Keep a document, or the fact that a file is none, with what was found in it."""
        found = [[*f[1:9], [e[1:] for e in f.edits], *map(as_json, f[10:])] for f in findings]
        head = None if document is None else [document.kind.word, as_json(document)]
        return cls(_line(head), _line(document.items if document else ()), _line(found))

    def document(self, file: PurePosixPath) -> Document | None:
        """Give the document in brief; None for a file that is none."""
        told = json.loads(self.head)
        if told is None:
            return None
        word, fields = told
        kind = kind_named(word)
        assert kind is not None  # noqa: S101 - the same program wrote it
        document: Document = reader(kind.of)(fields, file)
        object.__setattr__(document, "read_items", partial(_items, self.points, file))
        return document

    def findings(self, file: PurePosixPath) -> list[Finding]:
        """Give what was found in the document by itself."""
        if self.found == b"[]":
            return []
        return [_finding(row, file) for row in json.loads(self.found)]


class Cache:
    """What is remembered of one folder's documents."""

    def __init__(self, path: Path | None, key: str) -> None:
        self._path = path
        self._key = key
        found = None if path is None else _read(path, key)
        self.days, self.entries = found or ({}, {})

    @classmethod
    def of(cls, root: Path) -> Self:
        """Give what is remembered of a folder, for as long as its rules and register last."""
        wanted = os.environ.get(_FOLDER)
        if wanted == "":
            return cls(None, "")
        if wanted is None:
            from platformdirs import user_cache_path  # noqa: PLC0415 - told by the environment

            folder = user_cache_path("lchnv", appauthor=False)
        else:
            folder = Path(wanted)
        own = [_bytes(root / RULES_YAML), _bytes(root / REGISTER)]
        key = sha256(program.told(), os.fsencode(root), *own)
        return cls(folder / f"{sha256(os.fsencode(root))[:32]}.jsonl", key)

    def get(self, file: PurePosixPath, digest: str) -> Kept | None:
        """Give what was found of a file with just these bytes."""
        known, kept = self.entries.get(str(file), ("", None))
        return kept if known == digest else None

    def keep(
        self,
        files: Sequence[PurePosixPath],
        fresh: Mapping[PurePosixPath, tuple[str, Kept]],
        years: Iterable[int],
    ) -> None:
        """Remember what is new, and the holidays of some years; forget files that are gone."""
        names = {str(file) for file in files}
        if self._path is None or not (fresh or self.entries.keys() - names):
            return
        entries = {name: entry for name, entry in self.entries.items() if name in names}
        entries |= {str(file): entry for file, entry in fresh.items()}
        days = {year: self.days.get(year) or public_days(year) for year in years}
        lines = [_line(days)]
        for name, (digest, kept) in entries.items():
            lines += (_line([name, digest]), *kept)
        rest = b"\n".join(lines)
        save.keep(self._path, b"%b\n%b" % (_first(self._key, rest), rest))


_Entries = dict[str, tuple[str, Kept]]


def _read(path: Path, key: str) -> tuple[dict[int, PublicDays], _Entries] | None:
    try:
        data = path.read_bytes()
        at = data.index(b"\n")
        if data[:at] != _first(key, memoryview(data)[at + 1 :]):
            return None
        _, years, *lines = data.split(b"\n")
        days: dict[int, PublicDays] = {
            int(year): {int(day): name for day, name in own.items()}
            for year, own in json.loads(years).items()
        }
        found: _Entries = {}
        for at in range(0, len(lines), _LINES):
            name, digest = json.loads(lines[at])
            found[name] = (digest, Kept(*lines[at + 1 : at + _LINES]))
    except (OSError, ValueError, MemoryError):
        return None
    return days, found


def _first(key: str, rest: bytes | memoryview) -> bytes:
    return _line([key, zlib.crc32(rest)])


def _items(points: bytes, file: PurePosixPath) -> tuple[Item, ...]:
    return tuple([_ITEM(row, file) for row in json.loads(points)])


def _finding(row: list[Any], file: PurePosixPath) -> Finding:
    """Give a finding; one of a document alone speaks of nothing but the document's own file."""
    row[6] = _SEVERITIES[row[6]]
    if row[8]:
        row[8] = tuple([Edit(file, *edit) for edit in row[8]])
    else:
        row[8] = ()
    for here in (10, 11):
        if row[here] is not None:
            row[here] = dt.date.fromisoformat(row[here])
    row[14] = _ONLY[row[14]]
    return Finding(file, *row)


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


_ITEM = reader(Item)

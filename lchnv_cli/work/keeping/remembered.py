"""What is remembered of a folder from run to run, in files of the user's cache folder.

A file is lines of JSON. The first says what the rest holds for and what it sums up to: a file that
is not just as it was written counts as not there, and so does what another program wrote, or what
was found when anything that it rests on was different.
"""

import json
import os
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Self

from lchnv_cli import save
from lchnv_cli.guarded import Refused, read_ordinary
from lchnv_cli.load.folder import Seen
from lchnv_cli.work.keeping import program

Line = bytes | memoryview
_LARGEST = 1_000_000_000  # bytes; of ten thousand documents it is a tenth of that
_FOLDER = "LCHNV_CACHE"  # the folder to use; empty for none at all


class Memory:
    """One file of what is remembered, for as long as its key holds."""

    def __init__(self, path: Path | None, *parts: bytes) -> None:
        self._path = path
        self._key = sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()

    @classmethod
    def of(cls, seen: Seen, ending: str, *parts: bytes) -> Self:
        """Give a memory of a folder, of its rules and register as they are, and of more parts."""
        register = b"" if seen.register is None else b"+%b" % seen.register
        own = (program.told(), os.fsencode(seen.root), seen.rules, register)
        named = (part for file, data in seen.sentences.items() for part in (bytes(file), data))
        return cls(file_of(seen.root, ending), *own, *named, *parts)

    def read(self) -> list[Line] | None:
        """Give the lines that are remembered, as they were written; None where nothing is."""
        if self._path is None:
            return None
        try:
            data = read_ordinary(self._path, _LARGEST)
        except (Refused, MemoryError):
            return None
        end = data.find(b"\n")
        whole = memoryview(data)  # of ten thousand documents nothing is copied
        if data[: max(end, 0)] != self._first(zlib.crc32(whole[end:])):
            return None
        lines: list[Line] = []
        while end >= 0:
            start, end = end + 1, data.find(b"\n", end + 1)
            lines.append(whole[start : len(data) if end < 0 else end])
        return lines

    def write(self, lines: Sequence[Line]) -> None:
        """Remember some lines, in place of all that was remembered."""
        if self._path is not None:
            total = 0
            for line in lines:
                total = zlib.crc32(line, zlib.crc32(b"\n", total))
            first = self._first(total)
            save.keep(self._path, chain((first,), *((b"\n", line) for line in lines)))

    def _first(self, total: int) -> bytes:
        return as_line([self._key, total])


def file_of(root: Path, ending: str) -> Path | None:
    """Give the file in which something is remembered of a folder; None where nothing may be."""
    wanted = os.environ.get(_FOLDER)
    if wanted == "":
        return None
    if wanted is None:
        from platformdirs import user_cache_path  # noqa: PLC0415 - told by the environment

        folder = user_cache_path("lchnv", appauthor=False)
    else:
        folder = Path(wanted)
    return folder / f"{sha256(os.fsencode(root)).hexdigest()[:32]}.{ending}"


def as_line(value: Any) -> bytes:
    """Write a value as a line of JSON."""
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def of_line(line: Line) -> Any:
    """Give the value that a line of JSON tells."""
    return _DECODER.decode(str(line, "utf-8", "surrogatepass"))


def packed(line: Line) -> bytes:
    """Give a line in less room, as a string of JSON: the points of ten thousand documents fit."""
    return b'"%b"' % b2a_base64(zlib.compress(line, _FASTEST), newline=False)


def unpacked(line: Line) -> Line:
    """Give a line of a list or an object as it was before it was packed, if it is."""
    return zlib.decompress(a2b_base64(line[1:-1])) if line[0] == _QUOTE else line


_QUOTE = ord('"')
_FASTEST = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()

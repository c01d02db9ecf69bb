"""Compiled patterns, remembered from run to run: compiling them was a third of many commands.

Python keeps compiled modules on disk and no compiled patterns, and what it offers for making one of
its parts is its own affair: a Python that has no such parts, or others, compiles every time.
"""

import atexit
import contextlib
import re
from array import array
from binascii import a2b_base64, b2a_base64
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, AnyStr

from lchnv_cli.work.keeping import program
from lchnv_cli.work.keeping.remembered import Line, Memory, as_line, file_of, of_line

_CODES = "I"  # as many bytes as Python's own numbers of a pattern, 4
_LINES = 2
_NO_FOLDER = Path("patterns")  # the same for every folder of meetings


class Patterns:
    """The patterns that the program has compiled; ``keep`` remembers those that are new."""

    def __init__(self) -> None:
        self._known: dict[bytes, Line] | None = None
        self._new = False

    def compile(self, written: AnyStr, flags: re.RegexFlag) -> re.Pattern[AnyStr]:
        """Give what ``re.compile`` gives."""
        if self._known is None:
            lines = self._memory().read() or []
            self._known = dict(zip(map(bytes, lines[::_LINES]), lines[1::_LINES], strict=True))
        key = f"{int(flags)} {written!r}".encode()
        with contextlib.suppress(ImportError, AttributeError, TypeError, ValueError, RuntimeError):
            kept = self._known.get(key)
            if kept is None:
                kept = self._known[key] = _taken_apart(written, int(flags))
                self._new = True
            return _put_together(written, kept)
        return re.compile(written, flags)

    def keep(self) -> None:
        """Remember the patterns that are new."""
        if self._new and self._known:
            self._memory().write([line for both in self._known.items() for line in both])

    @staticmethod
    def _memory() -> Memory:
        return Memory(file_of(_NO_FOLDER, "patterns.jsonl"), program.told())


@cache
def remembered() -> Patterns:
    """Give the patterns of this process, whose new ones are remembered as it ends."""
    patterns = Patterns()
    atexit.register(patterns.keep)
    return patterns


def _taken_apart(written: str | bytes, flags: int) -> bytes:
    """Compile a pattern and write down what it was compiled to."""
    parsed = import_module("re._parser").parse(written, flags)
    codes = array(_CODES, map(int, import_module("re._compiler")._code(parsed, flags)))  # noqa: SLF001
    groups = dict(parsed.state.groupdict)
    told = [int(flags | parsed.state.flags), parsed.state.groups, groups]
    return as_line([*told, b2a_base64(codes.tobytes(), newline=False).decode()])


def _put_together(written: AnyStr, kept: Line) -> re.Pattern[AnyStr]:
    flags, groups, numbers, codes = of_line(kept)
    names: list[str | None] = [None] * groups
    for name, number in numbers.items():
        names[number] = name
    made: Any = import_module("_sre").compile
    found: re.Pattern[AnyStr] = made(
        written,
        flags,
        array(_CODES, a2b_base64(codes)).tolist(),
        groups - 1,
        numbers,
        tuple(names),
    )
    return found

"""Patterns that are compiled when they are first looked for.

Most folders hold few of the words that rules know, and compiling all the patterns would take longer
than reading a document.
"""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_Compile = Callable[[Any, re.RegexFlag], re.Pattern[Any]]


class _Late:
    """Stands for a pattern, and is as fast from its first use on."""

    compile: _Compile = staticmethod(re.compile)

    def __init__(self, written: str | bytes, flags: re.RegexFlag) -> None:
        self._told = written, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.compile(*self._told), name)
        setattr(self, name, found)
        return found


def late(written: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """Give a pattern that is compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Late(written, flags))


def compile_by(way: _Compile) -> None:
    """Compile such patterns in another way from now on, one that finds the same."""
    _Late.compile = staticmethod(way)

"""Where in a document's file a piece of its text stands."""

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Edit, Place


def body_start(document: Document) -> int:
    """Give the character where the running text begins; ``document.body`` counts bytes."""
    head = document.text[: document.body].encode()[: document.body]
    return len(head.decode(errors="ignore"))


def place_at(document: Document, index: int) -> Place:
    """Give the place of a character of the file."""
    starts = _line_starts(document.text)
    line = bisect_right(starts, index)
    return document.at(line, index - starts[line - 1] + 1)


def line_start(document: Document, line: int) -> int:
    """Give the character where a line begins; the file's end when it has fewer lines."""
    starts = _line_starts(document.text)
    return starts[line - 1] if line <= len(starts) else len(document.text)


def replace_text(document: Document, start: int, end: int, text: str) -> Edit:
    """Replace the characters ``start:end`` of the file."""
    line = bisect_right(_line_starts(document.text), start)
    before = document.text[_line_starts(document.text)[line - 1] : start]
    first = _line_bytes(document.text)[line - 1] + len(before.encode())
    return Edit(document.file, first, first + len(document.text[start:end].encode()), text)


# Only a document with findings is asked for, and then often many times in a row.
@lru_cache(maxsize=2)
def source_of(text: str) -> bytes:
    """Give a file's bytes."""
    return text.encode()


@lru_cache(maxsize=2)
def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


@lru_cache(maxsize=2)
def _line_bytes(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in source_of(text).split(b"\n"))][:-1]

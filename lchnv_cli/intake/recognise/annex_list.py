"""The list of annexes that stands last in a source, before or after its signatures."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Listed, Quoted
from lchnv_cli.intake.recognise.source_lines import Element, Line
from lchnv_cli.intake.source_blocks import Table
from lchnv_cli.model.annexes import bare, expand
from lchnv_cli.model.late_pattern import late

_TITLE = late(
    r"(?:bilagor(?:na)?|bilage(?:förteckning|lista)|förteckning\s+över\s+bilagor)(?:\s+till\s.{2,60})?\s*:?",
    re.IGNORECASE,
)
_LABEL = r"(?:(?P<word>bilaga|bil\.?)\s*(?:nr\.?\s*)?)"
_NUMBER = r"(?P<number>\d{1,2}(?:\s?[A-ZÅÄÖ]|[:.]\d{1,2})?|[A-ZÅÄÖ]\s?\d{0,2})(?!\w)"
_ROW = late(rf"{_LABEL}{_NUMBER}\s*[.,:)–—-]*\s*(?P<title>\S.*)", re.IGNORECASE)
_NUMBERED = late(rf"{_LABEL}?{_NUMBER}\s*[.,:)–—-]*\s*(?P<title>\S.*)", re.IGNORECASE)
_AFTER = 14  # lines at most that sign below the list
_LONGEST = 150  # letters of a title; what is longer tells something
_FEW = 2  # rows; one alone without a title may be a sentence


class AnnexList(NamedTuple):
    """The annexes of a source's list, and its words as they stood."""

    annexes: tuple[Listed, ...] = ()
    read: tuple[Quoted, ...] = ()


def annexes_apart(row: Sequence[Element]) -> tuple[list[Element], AnnexList]:
    """Part the list of annexes from the rest of a source; it stays where it is not certain."""
    for at in range(len(row) - 1, -1, -1):
        element = row[at]
        if isinstance(element, Line) and _TITLE.fullmatch(element.bare.text):
            found, end = _rows(row, at + 1, titled=True)
            if found and len(row) - end <= _AFTER:
                return _parted(row, at, end, found)
            break
    for at in range(len(row)):
        found, end = _rows(row, at, titled=False)
        if len(found) >= _FEW and end == len(row):
            return _parted(row, at, end, found)
    return [*row], AnnexList()


def _parted(
    row: Sequence[Element], at: int, end: int, found: Sequence[Listed]
) -> tuple[list[Element], AnnexList]:
    read = tuple(quoted for element in row[at:end] for quoted in _quoted(element))
    return [*row[:at], *row[end:]], AnnexList(tuple(found), read)


def _quoted(element: Element) -> Iterator[Quoted]:
    if isinstance(element, Line):
        yield Quoted(element.text, element.place)
    else:
        yield from (Quoted(cell.text, cell.place) for cells in element.rows for cell in cells)


def _rows(row: Sequence[Element], start: int, *, titled: bool) -> tuple[list[Listed], int]:
    """Give the annexes that stand from a place on, and where they end."""
    found: list[Listed] = []
    for at in range(start, len(row)):
        element = row[at]
        own = (
            list(_in_table(element, titled=titled))
            if isinstance(element, Table)
            else _in_line(element, titled=titled)
        )
        if not own:
            return found, at
        found += own
    return found, len(row)


def _in_line(line: Line, *, titled: bool) -> list[Listed]:
    text = f"{line.sign} {line.text}" if line.sign else line.text
    match = (_NUMBERED if titled else _ROW).fullmatch(text.lstrip("•-–·* "))
    if match is None or len(match["title"]) > _LONGEST:
        return []
    if not titled and match["title"].endswith("."):
        return []
    return _listed(match)


def _in_table(table: Table, *, titled: bool) -> Iterator[Listed]:
    """Give the annexes of a table with their numbers in the first column; its head is none."""
    for number, cells in enumerate(table.rows):
        texts = [" ".join(cell.text.split()) for cell in cells]
        pattern = _NUMBERED if titled else _ROW
        match = pattern.fullmatch(" ".join(texts)) if len(texts) > 1 else None
        if match is None and number:
            return
        if match is not None:
            yield from _listed(match)


def _listed(match: re.Match[str]) -> list[Listed]:
    number = bare(match["number"])
    label = match.string[: match.start("title")].strip()
    return [Listed(number, match["title"].strip(), label)] if expand(number) else []

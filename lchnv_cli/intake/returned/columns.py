"""Columns that somebody put in a table or took away: edits that give its Markdown the same ones.

A new column is empty in them. What its cells say is then compared as that of any other cell.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.returned.change import Change, Did, TextEdit, narrowed
from lchnv_cli.intake.returned.lines import Line, Lines, Styled
from lchnv_cli.intake.returned.pairing import paired
from lchnv_cli.intake.returned.placing import placed
from lchnv_cli.intake.returned.units import Sort, Unit
from lchnv_cli.model.late_pattern import late

_PIPE = late(r"(?<!\\)\|")
_WORD = "tabellkolumn"
_Columns = list[tuple[int | None, int | None]]


class _Row(NamedTuple):
    """A row as it was printed, and what of the Markdown it comes from."""

    line: Line
    unit: Unit


def column_edits(
    source: str, units: list[Unit], sent: Lines, back: Lines
) -> tuple[list[TextEdit], list[Change]]:
    """Give what puts columns in the Markdown's tables and takes them away, and what is told."""
    edits: list[TextEdit] = []
    changes: list[Change] = []
    theirs = list(_tables(back.lines).values())
    for ours in _written(units, sent):
        own = Counter(cell.key for row in ours for cell in row.line.cells)
        alike = [sum((own & _said(table)).values()) for table in theirs]
        if not any(alike):
            continue
        table = theirs.pop(alike.index(max(alike)))
        wide = len(ours[0].line.cells)
        widths = {len(row.line.cells) for row in ours} | {len(row.cells) for row in table}
        if len(widths) != 2 or len({len(row.cells) for row in table}) != 1:  # noqa: PLR2004
            continue
        pairs = paired(_by_column([row.line for row in ours]), _by_column(table)).pairs
        lines = list(_lines(source, [row.unit for row in ours]))
        if all(len(_parts(text)[1]) == wide for _, text in lines):
            for at, text in lines:
                edits += narrowed(text, _rebuilt(text, pairs), at)
            changes += _told(ours[0].line, table[0], pairs)
    return edits, changes


def _tables(lines: Sequence[Line]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.cells:
            found.setdefault(line.table, []).append(line)
    return found


def _written(units: list[Unit], sent: Lines) -> Iterator[list[_Row]]:
    """Give the tables that stand in the Markdown, row by row."""
    found: dict[int, list[_Row]] = {}
    for line, segments in zip(sent.lines, placed(units, sent.lines), strict=True):
        if line.cells and segments and segments[0].unit.sort is Sort.ROW:
            found.setdefault(line.table, []).append(_Row(line, segments[0].unit))
    yield from found.values()


def _said(table: list[Line]) -> Counter[str]:
    return Counter(cell.key for row in table for cell in row.cells)


def _by_column(rows: list[Line]) -> tuple[Line, ...]:
    """Give each column as one line that says what its cells say."""
    texts = ("\n".join(row.cells[at].key for row in rows) for at in range(len(rows[0].cells)))
    return tuple(Line(Styled(text, ()), key=text) for text in texts)


def _lines(source: str, rows: list[Unit]) -> Iterator[tuple[int, str]]:
    """Give the lines of a table with the character each begins at, the line of dashes too."""
    for unit in rows:
        at = unit.first
        for line in source[unit.first : unit.last].splitlines(keepends=True):
            if line.strip():
                yield at, line.rstrip("\r\n")
            at += len(line)


def _parts(line: str) -> tuple[str, list[str], str]:
    """Give what stands before the first cell of a line, its cells, and what stands after them."""
    pieces = _PIPE.split(line)
    before = f"{pieces.pop(0)}|" if not pieces[0].strip() else ""
    after = f"|{pieces.pop()}" if len(pieces) > 1 and not pieces[-1].strip() else ""
    return before, pieces, after


def _rebuilt(line: str, pairs: _Columns) -> str:
    before, cells, after = _parts(line)
    new = " --- " if set(line) <= set("|-: \t") and "-" in line else " "
    kept = [new if a is None else cells[a] for a, b in pairs if b is not None]
    return f"{before}{'|'.join(kept)}{after}"


def _told(ours: Line, theirs: Line, pairs: _Columns) -> Iterator[Change]:
    for a, b in pairs:
        if a is None and b is not None:
            yield Change(Did.ADDED, _WORD, "", "", theirs.cells[b].text, theirs.who)
        elif b is None and a is not None:
            yield Change(Did.REMOVED, _WORD, "", ours.cells[a].text, "", theirs.who)

"""A table of decisions that a text has with one cell a line: its rows are counted out again.

Text has no columns, so what stands beside what is only known where the cells fill whole rows. Where
they do not, as after a cell that was empty, the lines stay as they are and it is said.
"""

from lchnv_cli.intake.recognise.cursor import Cursor
from lchnv_cli.intake.recognise.decision_table import is_header, read_decisions
from lchnv_cli.intake.recognise.draft import Doubt, Piece
from lchnv_cli.intake.recognise.run_markdown import paragraph
from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.source_blocks import Cell, Table

_TOLD = "Källan har en tabell med en cell på varje rad; se efter att det som står ihop hör ihop."
_LOST = "Källan har en tabell med en cell på varje rad, och det går inte att veta vad som hör ihop."


def read_lost_table(cursor: Cursor) -> list[Piece]:
    """Read the lines of a table of decisions where they begin, and pass them; else nothing."""
    lines: list[Line] = []
    while (line := cursor.line(len(lines))) is not None and not (
        line.level or line.follows or line.sign or (lines and line.gap)
    ):
        lines.append(line)
    width = next((n for n, each in enumerate(lines) if not is_header([each.text])), len(lines))
    if not is_header([each.text for each in lines[:width]], whole=True) or width == len(lines):
        return []
    quote = "; ".join(line.text for line in lines)
    cursor.at += len(lines)
    cells = [
        Cell((line.paragraph,), at // width, at % width, place=line.place)
        for at, line in enumerate(lines)
    ]
    rows = (tuple(cells[at : at + width]) for at in range(0, len(cells), width))
    table = Table(tuple(rows), lines[0].place)
    found = read_decisions(table) if len(cells) % width == 0 else []
    if not found:
        doubts = (Doubt(_LOST, quote, lines[0].place),)
        return [Piece(paragraph(lines), doubts=doubts)]
    *before, last = found
    return [*before, last._replace(doubts=(Doubt(_TOLD, quote, lines[0].place),))]

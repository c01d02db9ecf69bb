"""A table of decisions: what was decided in one column, who and when beside it."""

from collections.abc import Sequence
from dataclasses import replace

from lchnv_cli.intake.recognise.draft import Piece
from lchnv_cli.intake.recognise.run_markdown import BREAK, inline
from lchnv_cli.intake.recognise.source_lines import lines_of
from lchnv_cli.intake.source_blocks import Cell, Table
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import beginning, literal

_DECIDED = late(r"(?:mötets\s+)?beslut(?:et)?|vad\s+(?:som\s+)?beslutades|att-sats|åtgärd")
_BESIDE = late(
    r"ansvar\w*|vem|klart?|klar\s+senast|senast|när|datum|nr\.?|nummer|status|uppföljning|deadline"
    r"|ärende|punkt|§|tid|färdigt?|utförare"
)


_PAIR = 2  # cells


def is_header(texts: Sequence[str], *, whole: bool = False) -> bool:
    """Tell whether texts are headers of such a table; ``whole`` asks for all that one needs."""
    folded = [text.strip().casefold().rstrip(":") for text in texts]
    decided = sum(_DECIDED.fullmatch(text) is not None for text in folded)
    beside = sum(_BESIDE.fullmatch(text) is not None for text in folded)
    return (not whole or (decided == 1 and beside > 0)) and decided + beside == len(texts)


def read_decisions(table: Table) -> list[Piece]:
    """Give the decisions of a table; nothing where it is another table."""
    table = _upright(table)
    header = {cell.column: cell.text.strip().casefold().rstrip(":") for cell in table.rows[0]}
    decided = [at for at, text in header.items() if _DECIDED.fullmatch(text)]
    if len(decided) != 1 or not any(_BESIDE.fullmatch(text) for text in header.values()):
        return []
    if header[decided[0]] == "åtgärd" or len(table.rows) < 2:  # noqa: PLR2004 - but a header
        return []
    entries = []
    for row in table.rows[1:]:
        cells = {cell.column: cell for cell in row}
        own = cells.get(decided[0])
        if own is None or not own.text.strip():
            return []
        beside = [
            f"{literal(table_head(table, at))}: {_text(cell)}"
            for at, cell in sorted(cells.items())
            if at != decided[0] and cell.text.strip()
        ]
        more = f"\n\n  {beginning('. '.join(beside))}" if beside else ""
        entries.append(f"- {beginning(_text(own))}{more}")
    return [Piece("#### Beslut"), Piece("\n\n".join(entries), own=_repeated(table, decided[0]))]


def _upright(table: Table) -> Table:
    """Give a table whose headers are its first column with them as its first row."""
    if any(len(row) != _PAIR for row in table.rows):
        return table
    if not is_header([row[0].text for row in table.rows], whole=True):
        return table
    turned = [
        tuple(replace(row[side], row=side, column=at) for at, row in enumerate(table.rows))
        for side in range(_PAIR)
    ]
    return replace(table, rows=tuple(turned))


def _repeated(table: Table, decided: int) -> str:
    """Give the headers as often as they are written beyond the once that the source has them."""
    beside = [at for at in range(table.columns) if at != decided]
    return " ".join(table_head(table, at) for at in beside) * max(0, len(table.rows) - 2)


def table_head(table: Table, column: int) -> str:
    """Give the header of a column."""
    return next((" ".join(c.text.split()) for c in table.rows[0] if c.column == column), "")


def _text(cell: Cell) -> str:
    return BREAK.join(inline(line.runs, plain=True) for line in lines_of(cell.blocks))

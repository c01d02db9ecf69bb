"""A document as it reads once every tracked change is accepted: paragraphs that became one are one.

What was taken away stays in the runs, marked as taken away, so that it can be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lchnv_cli.intake.source_blocks import Block, Box, Paragraph, Source, Table


def accepted(source: Source) -> Source:
    """Put together the paragraphs whose ends were deleted, in the text and in its tables."""
    return replace(
        source,
        blocks=tuple(_joined(source.blocks)),
        headers=tuple(_joined(source.headers)),
        footers=tuple(_joined(source.footers)),
        notes=tuple(replace(note, blocks=tuple(_joined(note.blocks))) for note in source.notes),
    )


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give the blocks; a paragraph that lost its end is the beginning of the next."""
    open_: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            # The number and the style of the whole are those of its last part, as in Word.
            whole = replace(block, runs=(*open_.runs, *block.runs)) if open_ else block
            open_ = whole if whole.change and whole.change.kind.takes_away else None
            if open_ is None:
                yield whole
            continue
        if open_ is not None:
            yield open_
            open_ = None
        if isinstance(block, Box):
            yield replace(block, blocks=tuple(_joined(block.blocks)))
        else:
            yield _table(block)
    if open_ is not None:
        yield open_


def _table(table: Table) -> Table:
    rows = (
        tuple(replace(cell, blocks=tuple(_joined(cell.blocks))) for cell in row)
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))

"""A file as it is when none of its tracked changes is accepted."""

from dataclasses import replace

from lchnv_cli.intake.source_blocks import Block, Box, Change, ChangeKind, Paragraph, Source, Table

_OTHER_WAY = {
    ChangeKind.INSERTED: ChangeKind.DELETED,
    ChangeKind.DELETED: ChangeKind.INSERTED,
    ChangeKind.MOVED_HERE: ChangeKind.MOVED_AWAY,
    ChangeKind.MOVED_AWAY: ChangeKind.MOVED_HERE,
}


def rejected(source: Source) -> Source:
    """Give a file with every tracked change turned round: what was put in is to be taken away."""
    notes = tuple(replace(note, blocks=_blocks(note.blocks)) for note in source.notes)
    return replace(source, blocks=_blocks(source.blocks), notes=notes)


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(map(_block, blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        runs = tuple(replace(run, change=_turned(run.change)) for run in block.runs)
        return replace(block, runs=runs, change=_turned(block.change))
    if isinstance(block, Box):
        return replace(block, blocks=_blocks(block.blocks))
    rows = tuple(
        tuple(replace(cell, blocks=_blocks(cell.blocks)) for cell in row) for row in block.rows
    )
    return Table(rows, block.place)


def _turned(change: Change | None) -> Change | None:
    return change and replace(change, kind=_OTHER_WAY[change.kind])

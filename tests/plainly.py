"""How the tests of intake look at what was read, the same for every format."""

from collections import Counter

from lchnv_cli.intake.source_blocks import Block, Paragraph, Run, Source, Table


def visible(text: str) -> Counter[str]:
    """Count the characters that leave a mark on paper."""
    return Counter(each for each in text if not each.isspace() and each not in "\u00ad\ufeff\ufffe")


def read_characters(source: Source) -> Counter[str]:
    """Count what was read, with the labels of lists and the names of notes."""
    told = Counter[str]()
    for paragraph in source.everything():
        told += visible(paragraph.label.text if paragraph.label else "")
        for run in paragraph.runs:
            told += visible(run.text)
    return told


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Give the paragraphs as they are printed."""
    return [block.printed for block in blocks if isinstance(block, Paragraph)]


def runs(blocks: tuple[Block, ...]) -> tuple[Run, ...]:
    """Give the runs of the only paragraph."""
    (block,) = blocks
    assert isinstance(block, Paragraph)
    return block.runs


def cells(blocks: tuple[Block, ...]) -> list[list[tuple[str, int, int, int, int]]]:
    """Give the cells of the only table: text, row, column, and how many of each it covers."""
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [
        [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in row]
        for row in table.rows
    ]

"""Which files a running text shows and links to."""

from collections.abc import Iterable, Iterator

from lchnv_cli.model.blocks import Block, BlockKind, Span, plain, spans
from lchnv_cli.model.full_text import FullText, Passage
from lchnv_cli.model.link_targets import FileUse, file_of


def file_uses(text: FullText) -> tuple[FileUse, ...]:
    """Give every picture, and every link to a file, in reading order."""
    source = text.encoded  # in which a single byte is found far faster than two
    if b"]" not in source or (b"](" not in source and b"]:" not in source):
        return ()
    shown = {id(span) for block in _running(text) for span in spans(block.inlines)}
    uses = (
        _use(text, block, span, shown)
        for block in _inside(text.blocks)
        for span in spans(block.inlines)
        if span.style in {"img", "a"}
    )
    return tuple(use for use in uses if use is not None)


def _use(text: FullText, block: Block, span: Span, shown: set[int]) -> FileUse | None:
    path = file_of(span.target)
    line = _line(text, block, span.target)
    if span.style == "img":
        alt = " ".join(plain(span.inlines).split())
        return FileUse(path or span.target, line, picture=True, alt=alt, shown=id(span) in shown)
    return FileUse(path, line) if path else None


def _line(text: FullText, block: Block, target: str) -> int:
    """Give the line where the target is written within a block, or the block's own."""
    at = text.encoded.find(target.encode(), block.start, block.end) if target else -1
    return block.line + (text.encoded.count(b"\n", block.start, at) if at >= 0 else 0)


def _running(text: FullText) -> Iterator[Block]:
    """Give the blocks that are printed with their marks and not as plain text."""
    parts = (part for every in text.contents.values() for part in every)
    blocks: tuple[Block, ...]
    for part in (*text.preamble, *parts):
        if isinstance(part, Passage):
            blocks = (*(entry for entry in part.entries if entry is not None), *part.tables)
        else:
            blocks = (part,)
        yield from (each for each in _inside(blocks) if each.kind is not BlockKind.HEADING)


def _inside(blocks: Iterable[Block]) -> Iterator[Block]:
    return (each for block in blocks for each in block.walk())

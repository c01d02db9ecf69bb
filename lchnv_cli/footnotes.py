"""Footnotes: the text of each brought to where it is mentioned.

A footnote is written in one place and mentioned in another, or in several; who prints needs its
text where it is mentioned first. One that is mentioned nowhere stays as text where it is written,
and so does a second one of the same name, so that no word is lost.
"""

from collections.abc import Iterator, Mapping

from lchnv_cli.model.blocks import Block, BlockKind, Inline, Span, spans

_BREAK = Span("br", target="note")  # is no line of the source where the note is mentioned


def with_notes(blocks: tuple[Block, ...], names: Mapping[int, str]) -> tuple[Block, ...]:
    """Give the blocks with their footnotes; ``names`` are those of the notes, by their bytes."""
    every = [each for block in blocks for each in block.walk() if each.kind is BlockKind.NOTE]
    first: dict[str, Block] = {}
    for note in every:
        first.setdefault(names[note.start], note)
    mentioned = {
        span.target
        for block in blocks
        for inner in _outside_notes(block)
        for span in spans(inner.inlines)
        if span.style == "note"
    }
    used = {name: note for name, note in first.items() if name in mentioned}
    texts = {name: tuple(_text(note)) for name, note in used.items()}
    kept = {note.start for note in used.values()}
    return tuple(one for block in blocks for one in _settled(block, names, kept, texts))


def _outside_notes(block: Block) -> Iterator[Block]:
    if block.kind is not BlockKind.NOTE:
        yield block
        for inner in block.blocks:
            yield from _outside_notes(inner)


def _settled(
    block: Block, names: Mapping[int, str], kept: set[int], texts: Mapping[str, tuple[Inline, ...]]
) -> Iterator[Block]:
    if block.kind is not BlockKind.NOTE:
        blocks = tuple(s for each in block.blocks for s in _settled(each, names, kept, texts))
        yield block._replace(inlines=_mentioned(block.inlines, texts), blocks=blocks)
    elif block.start in kept:
        yield block._replace(inlines=tuple(_text(block)), blocks=())
    else:
        yield from _as_text(names[block.start], block)


def _mentioned(
    inlines: tuple[Inline, ...], texts: Mapping[str, tuple[Inline, ...]]
) -> tuple[Inline, ...]:
    """Put the texts where they are mentioned."""
    return tuple(
        piece
        if isinstance(piece, str)
        else Span("note", texts[piece.target], piece.target)
        if piece.style == "note"
        else Span(piece.style, _mentioned(piece.inlines, texts), piece.target)
        for piece in inlines
    )


def _text(note: Block) -> Iterator[Inline]:
    """Give a footnote's text as one piece of running text, its blocks on lines of their own."""
    begun = False
    for block in note.walk():
        if block.inlines:
            if begun:
                yield _BREAK
            begun = True
            yield from _flat(block.inlines)


def _flat(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Give text without line breaks of its own; a footnote that it mentions keeps its name."""
    for piece in inlines:
        if isinstance(piece, str):
            yield piece.replace("\n", " ")
        elif piece.style == "note":
            yield f"[{piece.target}]"
        elif piece.style == "br":
            yield _BREAK
        else:
            yield Span(piece.style, tuple(_flat(piece.inlines)), piece.target)


def _as_text(name: str, note: Block) -> Iterator[Block]:
    """Give a footnote as paragraphs where it stands; the first has its name, and its place."""
    bare = [_bare(block) for block in note.blocks]
    lead = note._replace(kind=BlockKind.PARAGRAPH, inlines=(f"[{name}]",), blocks=())
    if bare and bare[0].kind is BlockKind.PARAGRAPH:
        first, *bare = bare
        lead = lead._replace(inlines=(f"[{name}] ", *first.inlines))
    yield lead
    yield from bare


def _bare(block: Block) -> Block:
    """Give a block inside a footnote that is text, in which no other is mentioned."""
    inlines = tuple(
        f"[{piece.target}]" if isinstance(piece, Span) and piece.style == "note" else piece
        for piece in block.inlines
    )
    return block._replace(inlines=inlines, blocks=tuple(map(_bare, block.blocks)))

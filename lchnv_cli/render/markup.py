"""Blocks of running text to XHTML: a small set of elements, everything else literally."""

import re
import unicodedata
from collections.abc import Callable

from markupsafe import Markup, escape

from lchnv_cli.model.blocks import Block, BlockKind, Inline, Span, plain
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.link_targets import address, file_of, is_safe

_DEEPEST = 4
_STYLES = {name: Markup(name) for name in ("em", "strong", "del", "code")}  # noqa: S704
# An address in the text itself, of the web or of a mailbox; what ends the sentence is no part.
_BARE = late(
    r"(?<![\w.@/+-])(?:(?:https?://|www\.(?=[\w-]+\.))[^\s<>\"”]+[^\s<>\"”.,;:!?)\]'*]"
    r"|(?P<mail>\w[\w.+-]{0,63}@\w[\w-]{0,62}(?:\.\w[\w-]{0,62}){1,8})(?![\w@-]))",
    re.IGNORECASE,
)


def blocks_markup(blocks: tuple[Block, ...], level: int) -> Markup:
    """Mark up blocks that stand under a heading of ``level``.

    No heading skips a level, and one without a visible character is none: no reader can hear it.
    """
    parts = []
    over: list[int] = []  # the headings, as numbered in the source, that the next may stand under
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            continue
        if block.kind is BlockKind.HEADING:
            if not _is_visible(block.text):
                continue
            while over and over[-1] >= block.number:
                over.pop()
            over.append(block.number)
            own = min(level + len(over), _DEEPEST)
            inner = inlines_markup(_in_words(block.inlines))
            lines = inner.replace("\n", Markup("<br/>"))
            parts.append(Markup("<h{0}>{1}</h{0}>").format(own, lines))
        else:
            parts.append(block_markup(block))
    return Markup("\n").join(parts)


def block_markup(block: Block) -> Markup:
    """Mark up one block that is no heading."""
    return _WRITERS.get(block.kind, _paragraph)(block)


def inlines_markup(inlines: tuple[Inline, ...]) -> Markup:
    """Mark up the pieces of a line; an address in the text leads to where it says."""
    return Markup("").join(
        _linked(piece) if isinstance(piece, str) else _span(piece) for piece in inlines
    )


def entry_markup(entry: Block) -> Markup:
    """Mark up what stands in a list entry: its own line, then the blocks in it."""
    inner = [block_markup(b) for b in entry.blocks if b.kind is not BlockKind.NOTE]
    if len(inner) == 1 and entry.blocks[0].kind is BlockKind.PARAGRAPH and not entry.inlines:
        return inlines_markup(entry.blocks[0].inlines)
    return Markup("").join([inlines_markup(entry.inlines), *inner])


def _is_visible(text: str) -> bool:
    return any(unicodedata.category(character)[0] not in "CZ" for character in text)


def _linked(text: str) -> Markup:
    """Mark up plain text with a link at each address in it."""
    if "://" not in text and "@" not in text and "www." not in text.lower():
        return escape(text)
    parts, at = [], 0
    for match in _BARE.finditer(text):
        target = f"mailto:{match[0]}" if match["mail"] else match[0]
        link = _link(target, escape(match[0]))
        parts += [escape(text[at : match.start()]), link]
        at = match.end()
    return Markup("").join([*parts, escape(text[at:])])


def _span(span: Span) -> Markup:
    if span.style == "br":
        return Markup("<br/>")
    if span.style == "img":
        return _picture(span)
    if span.style == "note":
        inner = inlines_markup(span.inlines)
        return Markup('<span class="footnote" data-note="{}">{}</span>').format(span.target, inner)
    if span.style == "a":
        return _link(span.target, _unlinked(span.inlines))
    inner = _unlinked(span.inlines) if span.style == "code" else inlines_markup(span.inlines)
    return Markup("<{0}>{1}</{0}>").format(_STYLES[span.style], inner)


def _unlinked(inlines: tuple[Inline, ...]) -> Markup:
    """Mark up the text of a link, in which an address is no link of its own."""
    return Markup("").join(
        escape(piece)
        if isinstance(piece, str)
        else _span(piece)
        if piece.style in {"br", "img"}
        else escape(plain((piece,)))
        if piece.style == "note"
        else Markup("<{0}>{1}</{0}>").format(_STYLES[piece.style], _unlinked(piece.inlines))
        for piece in inlines
    )


def _picture(span: Span) -> Markup:
    """Show a picture; the exports tell one in words that is no file of the folder's."""
    alt = " ".join(plain(span.inlines).split())
    return Markup('<img src="{}" alt="{}"/>').format(file_of(span.target) or span.target, alt)


def _link(target: str, inner: Markup) -> Markup:
    """Link text to where it leads, as far as that is known and safe."""
    href = address(target)
    return Markup('<a href="{}">{}</a>').format(href, inner) if is_safe(href) else inner


def _in_words(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Give the pieces of a heading, which shows no picture and no footnote, with those as words."""
    return tuple(
        piece
        if isinstance(piece, str)
        else plain((piece,))
        if piece.style in {"img", "note"}
        else Span(piece.style, _in_words(piece.inlines), piece.target)
        for piece in inlines
    )


def _paragraph(block: Block) -> Markup:
    return Markup("<p>{}</p>").format(inlines_markup(block.inlines))


def _bullets(block: Block) -> Markup:
    return Markup("<ul>{}</ul>").format(_entries(block))


def _numbers(block: Block) -> Markup:
    start = Markup(' start="{}"').format(block.number) if block.number != 1 else Markup("")
    sort = Markup(' type="a"') if block.letters else Markup("")
    return Markup("<ol{}{}>{}</ol>").format(start, sort, _entries(block))


def _entries(block: Block) -> Markup:
    return Markup("").join(Markup("<li>{}</li>").format(entry_markup(e)) for e in block.blocks)


def _quote(block: Block) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(
        Markup("").join(
            Markup("<p>{}</p>").format(inlines_markup(_in_words(inner.inlines)))
            if inner.kind is BlockKind.HEADING
            else block_markup(inner)
            for inner in block.blocks
            if inner.kind is not BlockKind.NOTE
        )
    )


def _code(block: Block) -> Markup:
    return Markup("<pre>{}</pre>").format(block.text.rstrip("\n"))


def _table(block: Block) -> Markup:
    head, *rows = block.blocks
    cells = _cells(
        head._replace(blocks=tuple(c._replace(inlines=_in_words(c.inlines)) for c in head.blocks)),
        Markup('<th scope="col">{}</th>'),
    )
    body = Markup("").join(_cells(row, Markup("<td>{}</td>")) for row in rows)
    return Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(cells, body)


def _cells(row: Block, cell: Markup) -> Markup:
    inner = Markup("").join(cell.format(inlines_markup(part.inlines)) for part in row.blocks)
    return Markup("<tr>{}</tr>").format(inner)


def _rule(_: Block) -> Markup:
    return Markup("<hr/>")


_WRITERS: dict[BlockKind, Callable[[Block], Markup]] = {
    BlockKind.BULLETS: _bullets,
    BlockKind.NUMBERS: _numbers,
    BlockKind.QUOTE: _quote,
    BlockKind.CODE: _code,
    BlockKind.TABLE: _table,
    BlockKind.RULE: _rule,
}

"""Headings that are printed as text: a lost or hard space, bold letters instead of signs."""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.model.blocks import Block, BlockKind, spans
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folding import UNSEEN
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Heading
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import heading_over, leads_in
from lchnv_cli.model.slipped_headings import LETTERED
from lchnv_cli.rules.shared.unread import HARD, Line, Unread, shown

_SIGNS = late(rf"(?P<signs>#+)(?P<gap>[ \t{HARD}{UNSEEN}]*)(?P<rest>[^#\s].*)")
# Whatever stands around the number: marks of letters, a paragraph sign, HTML, no full stop.
_NUMBERED = late(
    rf"(?:[*_~§>\s{HARD}]|<h\d>|\\#+)*+(?P<number>\d{{1,2}})[\s{HARD}.):*_\\–-]+(?=[A-ZÅÄÖ])"
)
_ESCAPED = "\\# "
_LABELLED = late(rf"\d{{1,2}}[.)][ {HARD}]*[A-ZÅÄÖ]")
_NUMBER = late(rf"(?P<number>\d{{1,2}})[.)][\s{HARD}]*\S")
_LETTER = late(rf"[a-z]\)[\s{HARD}]*\S")
# What is in nobody's word; a soft hyphen may be, between letters.
_HIDDEN = late(r"[\u200b\u2060\ufeff]|(?<![^\W\d_])[\u00ad\u200c]|[\u00ad\u200c](?![^\W\d_])")
_BEGINS = late(r"[\w*\"”(\[]")
_ENDS = (".", "!", "?", ":", ",", ";")
_MOST_SIGNS = 6
_LONG = 80
_POINTS = frozenset({2, 3})
_DEEP = 4  # spaces, from which on Markdown takes a line for code or for the text above
_REMEDY = "Skriv {} först på raden, med ett vanligt blanksteg efter #, eller kör lchnv check --fix."


def unread_signs(text: FullText, lines: Sequence[Line]) -> Iterator[Unread]:
    """Find lines in running text that begin with number signs."""
    for line in lines:
        match = _SIGNS.match(line.text)
        if match is None or not _is_heading(match, alone=len(lines) == 1):
            continue
        signs, gap, rest = match["signs"], match["gap"], match["rest"]
        many, level = len(signs) > _MOST_SIGNS, len(signs)
        severe = level in _POINTS or bool(heading_over(rest))
        hard = bool(gap.strip(" \t"))
        why = ": efter # står inget vanligt blanksteg" if hard else ""
        why = ": före # står ett tecken som inte syns" if line.unseen else why
        message = f"Raden ”{shown(line.text)}” läses inte som en rubrik{why}."
        remedy = _REMEDY.format(shown(f"{signs} {rest}"))
        at = line.at + len(signs)
        edits = [text.edit(at, at + len(gap), " ")]
        if many:
            remedy, edits = "En rubrik har högst sex #.", []
        elif line.unseen:
            edits = [text.edit(line.at - len(line.indent), at + len(gap), f"{signs} ")]
        elif gap and not hard:
            if len(line.indent.expandtabs(_DEEP)) >= _DEEP:
                remedy = "Ta bort indraget, eller kör lchnv check --fix."
                edits = [text.edit(line.at - len(line.indent), line.at, "")]
            else:
                remedy, edits = "Skriv en tom rad före rubriken.", []
        point = level if level in _POINTS else 0 if level == 1 else None
        yield Unread(line.number, message, remedy, severe, point, tuple(edits))


def _is_heading(match: re.Match[str], *, alone: bool) -> bool:
    """Tell a heading from a number (#12) and from a word for searching (#vård)."""
    rest = match["rest"]
    if match["gap"] or len(match["signs"]) > 1:
        return _BEGINS.match(rest) is not None
    begins = rest[0].isupper() or _NUMBERED.match(rest) is not None
    titled = alone and begins and " " in rest and not rest.endswith(_ENDS)
    return titled or _LABELLED.match(rest) is not None


def unread_lines(text: FullText, lines: Sequence[Line], document: Document) -> Iterator[Unread]:
    """Find the heading over a proposal, or a numbered one, as a line of its own without signs.

    Without bold letters a number is believed that the points around it lack.
    """
    for line in lines:
        bare = line.text.strip("*_ ")
        marked = line.text != bare
        if heading_over(bare) and bare[0].isupper():
            if len(lines) == 1:
                continue  # alone it is read as the heading it is
            message = f"Raden ”{shown(line.text)}” är en rubrik men läses som text."
            remedy = f"Skriv #### {bare.rstrip(':')}, eller kör lchnv check --fix."
            edit = text.edit(line.at, line.at + len(line.text), f"#### {bare.rstrip(':')}")
            yield Unread(line.number, message, remedy, severe=True, edits=(edit,))
        elif len(bare) <= _LONG and len(lines) == 1:
            bold = marked and _is_bold(line.text)
            number = _NUMBERED.match(line.text)
            ended = bare.endswith(_ENDS) and not bold
            gap = number and not ended and fills_a_gap(int(number["number"]), line.number, document)
            if (bold and _NUMBER.match(bare)) or gap:
                why = "är i fetstil och " if bold else ""
                message = f"Raden ”{shown(bare)}” {why}läses inte som en punkt."
                remedy = f"Skriv ## {shown(bare.lstrip(_ESCAPED))} om det är en punkt."
                yield Unread(line.number, message, remedy, severe=True, level=2)
            elif (bold and _LETTER.match(bare)) or LETTERED.fullmatch(bare):
                why = "är i fetstil och " if bold else ""
                message = f"Raden ”{shown(bare)}” {why}läses inte som en underpunkt."
                remedy = f"Skriv ### {shown(bare)} om det är en underpunkt."
                yield Unread(line.number, message, remedy, severe=True, level=3)


def _is_bold(text: str) -> bool:
    return text[:2] == text[-2:] and text[:2] in {"**", "__"} and text[:2] not in text[2:-2]


def bold_heading(block: Block, after: Block | None) -> Iterator[Unread]:
    """Find a line in bold that stands as a heading over what follows."""
    first = block.inlines[0] if len(block.inlines) == 1 else ""
    if isinstance(first, str) or first.style != "strong" or "\n" in block.text:
        return
    text = block.text.strip()
    over = after is not None and after.kind not in {BlockKind.HEADING, BlockKind.RULE}
    known = _NUMBER.match(text) or _LETTER.match(text) or leads_in(text)
    if over and len(text) <= _LONG and not text.endswith(_ENDS) and not known:
        message = f"Raden ”{shown(text)}” är i fetstil och läses inte som en rubrik."
        yield Unread(block.line, message, f"Skriv #### {shown(text)} om det är en rubrik.")


def read_heading(
    text: FullText, block: Block, document: Document, *, nested: bool
) -> Iterator[Unread]:
    """Find headings that were read, but not as the one who wrote them meant."""
    if not nested and not block.text.isascii() and _HIDDEN.search(block.text):
        yield _hidden(text, block)
        return
    signs = text.encoded.startswith(b"#", block.start)
    if signs and not nested and block.number in _POINTS and len(block.inlines) == 1:
        return  # as nearly every heading is
    raw = text.encoded[block.start : block.end]
    if not raw.lstrip().startswith(b"#"):
        mark = "---" if block.number == 2 else "==="  # noqa: PLR2004 - the level
        title = shown(block.text)
        message = f"Texten ”{title}” läses som en rubrik: raden under har bara {mark}."
        remedy = f"Skriv ## {title} om det är en rubrik, annars en tom rad före {mark}."
        yield Unread(block.line, message, remedy, level=block.number if block.number > 1 else None)
    elif nested and (block.number in _POINTS or heading_over(block.text)):
        begin = text.line_start(block.line)
        before = text.encoded[text.encoded.rfind(b"\n", 0, block.start) + 1 : block.start].decode()
        bare = not before.strip()
        title = shown(block.text)
        where = "inne i en lista eller ett citat"
        message = f"Rubriken ”{title}” står {where} och läses inte som en punkt."
        remedy = "Skriv den längst ut till vänster" + (
            ", eller kör lchnv check --fix." if bare else "."
        )
        edits = (text.edit(begin, begin + len(before), ""),) if bare else ()
        yield Unread(block.line, message, remedy, severe=True, level=block.number, edits=edits)
    elif not nested and block.number not in _POINTS:
        yield from _other_level(text, block, document)
    elif any(span.style == "a" for span in spans(block.inlines)):
        message = f"Länken i punktens rubrik ”{shown(block.text)}” skrivs ut som text."
        yield Unread(block.line, message, "Flytta länken till texten under rubriken.")


def _hidden(text: FullText, block: Block) -> Unread:
    """Tell of characters that nobody sees: a number or a word beside one is not read as it."""
    raw = text.encoded[block.start : block.end].decode()
    message = f"I rubriken ”{shown(_HIDDEN.sub('', block.text))}” står ett tecken som inte syns."
    edits = (text.edit_bytes(block.start, block.end, _HIDDEN.sub("", raw)),)
    level = block.number if block.number in _POINTS else None
    return Unread(
        block.line, message, "Ta bort det, eller kör lchnv check --fix.", level=level, edits=edits
    )


def _other_level(text: FullText, block: Block, document: Document) -> Iterator[Unread]:
    """Find headings of points with one sign or with four and more."""
    # A title of the document has no number; nor is a letter that of a point.
    top = block.number == 1 and _NUMBERED.match(block.text) is not None
    missing = top or is_missing(block, document)
    late = block.number == 1 and any(item.line < block.line for item in document.items)
    if not (missing or late):
        return
    signs = "#" * block.number
    message = f"Rubriken ”{signs} {shown(block.text)}” läses inte som en punkt."
    raw = text.encoded[block.start : block.end]
    count = len(raw) - len(raw.lstrip(b"#"))
    lettered = any(item.heading.label.isalpha() for item in document.items)
    sure = missing and not (top and lettered) and (top or _is_followed(block, document))
    edits = (text.edit_bytes(block.start, block.start + count, "##"),) if sure else ()
    remedy = "Skriv ## framför en punkt, ### framför en underpunkt"
    remedy += ", eller kör lchnv check --fix." if edits else "."
    yield Unread(block.line, message, remedy, missing, 2, edits)


def numbered_heading(text: FullText, block: Block, document: Document) -> Iterator[Unread]:
    """Find a list of one entry, whose number the points around it lack."""
    if len(block.blocks) > 1:
        return
    [entry] = block.blocks
    title, _, under = entry.text.strip().partition("\n")
    if (
        title[:1].isupper()
        and not under.strip("= ")
        and len(title) <= _LONG
        and not title.endswith(_ENDS)
        and fills_a_gap(block.number, block.line, document)
    ):
        shape = f"{block.number}. {shown(title)}"
        message = f"Raden ”{shape}” läses som en lista och inte som en punkt."
        edits: tuple[Edit, ...] = ()
        remedy = f"Skriv ## {shape} om det är en punkt."
        if _is_followed(block, document):
            edits = (text.edit_bytes(entry.start, entry.start, "## "),)
            remedy = f"Skriv ## {shape}, eller kör lchnv check --fix."
        yield Unread(block.line, message, remedy, severe=True, level=2, edits=edits)


def is_missing(block: Block, document: Document) -> bool:
    """Tell whether a heading has a number that the points around it lack."""
    number = _NUMBER.match(block.text)
    return number is not None and fills_a_gap(int(number["number"]), block.line, document)


def _is_followed(block: Block, document: Document) -> bool:
    """Tell whether there is a point after, so that the number is missing between two."""
    return any(item.line > block.line for item in document.items)


def _numbered(heading: Heading) -> str:
    hidden = None if heading.label else _NUMBER.match(heading.title)
    return hidden["number"] if hidden else heading.label


def fills_a_gap(number: int, line: int, document: Document) -> bool:
    """Tell whether a number is one that the points before and after a line lack.

    A number that marks hide (``## **5.** Titel``) is read as part of the title, and counts.
    """
    own = (item for item in document.items if not item.heading.slipped)
    labels = [(item.line < line, _numbered(item.heading)) for item in own]
    before = [int(label) for earlier, label in labels if earlier and label.isdigit()]
    after = [int(label) for earlier, label in labels if not earlier and label.isdigit()]
    if not before:
        return False
    return before[-1] < number < after[0] if after else number == before[-1] + 1

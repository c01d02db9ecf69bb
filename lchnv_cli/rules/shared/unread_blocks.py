"""Whole blocks that are not what they look like: code, comments, tables, links and footnotes."""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.model.blocks import Block, spans
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.shared.unread import Line, Unread, lines_of, shown

_FENCE = late(rb"\s*(`{3,}|~{3,})")
_HEADING = late(r"#{1,6}[ \t]+\S")
_STRUCTURE = late(r"(?:[-*+•▪–]|\d{1,2}[.)])\s+\S|att\b|\|.+\||\w+(?: beslut)?\s*:\s+\S")
_ATT = late(r"(?:(?:[-*+•▪–]|\d{1,2}[.)])\s+)?att\b", re.IGNORECASE)
_BAR = late(r"(?<!\\)\|")
_ROW = late(r"\|.*(?<!\\)\|")
_INNER_BAR = late(r"\s(?<!\\)\|\s|(?<=\w\w)\t+(?=\S)")  # or a tab, from Word
_TARGET = (
    r"(?:https?://|www\.|mailto:"
    r"|[\w./\\ -]{1,300}\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|html?|md))"
)
# What is between marks holds no further mark of its kind and has an end: a text of nothing but
# marks is looked through once and not from each of them.
_WORDS, _ADDRESS = r"[^\[\]\n]{0,400}", "{0,2000}"
_LINK = late(
    rf"(?<!\\)!\s{{1,9}}\[{_WORDS}\]\({_TARGET}[^)(\n]{_ADDRESS}\)?"
    rf"|(?<!\\)!?\[(?!\]){_WORDS}\]\s{{1,9}}\({_TARGET}[^)(\n]{_ADDRESS}\)?"
    rf"|(?<!\\)!?\([^()\n]{{1,400}}\)\[{_TARGET}[^\[\]\n]{_ADDRESS}\]?"
    rf"|(?<!\\)!\[\[{_TARGET}[^\[\]\n]{_ADDRESS}\]*"
    rf"|(?<!\\)\[(?!\]){_WORDS}\]\((?!<){_TARGET}?[^()<>\s]{_ADDRESS}[ ][^()\"'<>\n]{_ADDRESS}\)"
)
# Where a link leads: after its text, or in a definition on a line of its own.
_SCHEME = late(
    r"(?:(?<!\\)\]\(\s*<?|^\[[^\]\n]+\]:\s*<?)(?!(?:https?|mailto|tel):)(?P<scheme>[a-z][\w+.-]*:)",
    re.IGNORECASE,
)
_DEFINITION = late(r"\[[^\]\n]+\]:\s*<?(?P<target>[^\s>]+)")
_NOTE = late(r"(?<!\\)\[\^(?P<name>[^\[\]\s]{1,100})\](?P<own>\s?:)?")
_DEFINED = late(rb"\[\^(?P<name>[^\]\n]{1,100})\]:")
_COMMENT = late(r"^ {0,3}<!--", re.MULTILINE)


def in_code(text: FullText, block: Block, *, nested: bool) -> Iterator[Unread]:
    """Find code that nobody meant as code: what is indented four steps, and fences left open."""
    raw = text.encoded[block.start : block.end].rstrip()
    first = raw.split(b"\n", 1)[0]
    if fence := _FENCE.match(first):
        last = raw.rsplit(b"\n", 1)[-1].strip(b" \t>")
        closed = last.startswith(fence[1]) and not last.strip(fence[1][:1]) and b"\n" in raw
        if not closed:
            message = "Kodblocket som börjar här avslutas aldrig; resten av texten blir kod."
            remedy = f"Skriv en rad med {fence[1].decode()} där koden slutar."
            yield Unread(block.line, message, remedy, severe=True, level=0)
        return
    begin = text.encoded.rfind(b"\n", 0, block.start) + 1
    lines = [line for line in lines_of(text, begin, block.end, block.line) if line.text]
    looks = [line for line in lines if _HEADING.match(line.text) or _STRUCTURE.match(line.text)]
    if not looks:
        return
    line = looks[0]
    heading = any(_HEADING.match(each.text) for each in looks)
    severe = heading or any(_ATT.match(each.text) for each in looks)
    message = f"Raden ”{shown(line.text)}” är indragen fyra steg och läses som kod."
    edits: tuple[Edit, ...] = ()
    if looks == lines and not nested:
        common = min((each.indent for each in lines), key=len)
        if all(each.indent.startswith(common) for each in lines):
            edits = tuple(
                text.edit(own, own + len(common), "")
                for each in lines
                for own in [text.line_start(each.number)]
            )
    remedy = "Ta bort indraget" + (", eller kör lchnv check --fix." if edits else ".")
    yield Unread(line.number, message, remedy, severe, 0 if heading else None, edits)


def open_comments(text: FullText) -> Iterator[Unread]:
    """Find a comment that is never closed: all that follows is part of it."""
    closed = text.source.rfind("-->")
    begun = _COMMENT.finditer(text.source, text.start_character)
    if match := next((match for match in begun if match.end() > closed), None):
        line = text.source.count("\n", 0, match.start()) + 1
        message = "Kommentaren som börjar här avslutas aldrig; resten av texten hör till den."
        yield Unread(line, message, "Skriv --> där kommentaren slutar.", severe=True, level=0)


def in_table(text: FullText, table: Block) -> Iterator[Unread]:
    """Find rows with more cells than the table has columns, and text that was taken for a row."""
    columns = len(table.blocks[0].blocks) if table.blocks else 0
    for row in table.blocks[1:]:
        start = text.line_start(row.line)
        line = text.source[start : text.line_start(row.line + 1)].strip()
        bars = line.removeprefix("|")
        count = len(_BAR.findall(bars)) + (not _BAR.search(bars[-1:]) or bars.endswith("\\|"))
        if count > columns:
            message = f"Raden har {count} celler, och tabellen har {columns} kolumner."
            remedy = "Skriv \\| för ett streck i texten, eller gör tabellen en kolumn bredare."
            yield Unread(row.line, message, remedy)
        elif columns > 1 and not _BAR.search(line):
            message = f"Texten ”{shown(line)}” läses som en rad i tabellen ovanför."
            remedy = "Skriv en tom rad efter tabellen, eller kör lchnv check --fix."
            end = "\r\n" if "\r\n" in text.source else "\n"
            yield Unread(row.line, message, remedy, edits=(text.edit(start, start, end),))


def unread_tables(lines: Sequence[Line]) -> Iterator[Unread]:
    """Find tables that lack the line under the header, or have a faulty one."""
    rows = [line for line in lines if _ROW.match(line.text)]
    if not rows and len(lines) > 1:
        counts = {len(_INNER_BAR.findall(line.text)) for line in lines}
        rows = list(lines) if len(counts) == 1 and counts != {0} else []
    if rows:
        message = f"Raden ”{shown(rows[0].text)}” läses inte som en rad i en tabell."
        remedy = "En tabell har en tom rad före sig och | --- | för varje kolumn under rubrikraden."
        yield Unread(rows[0].number, message, remedy)


def unread_links(lines: Sequence[Line]) -> Iterator[Unread]:
    """Find links and pictures that are printed as they are written."""
    for line in lines:
        if match := _LINK.search(line.text):
            picture = match[0].startswith("!")
            what = "en bild" if picture else "en länk"
            message = f"”{shown(match[0])}” läses inte som {what}."
            form = "![text](bild.png)" if picture else "[text](adress)"
            remedy = f"Skriv {form} utan mellanrum; en adress med blanksteg inom < och >."
            yield Unread(line.number, message, remedy)
        yield from _led_astray(line)


def _led_astray(line: Line) -> Iterator[Unread]:
    """Find a link that nobody can follow from what is printed."""
    if match := _SCHEME.search(line.text):
        message = f"Länken till {match['scheme']} går inte att följa från det som skrivs ut."
        remedy = "Länka till en webbadress, till mailto: eller till en fil i mötets mapp."
        yield Unread(line.number, message, remedy)


def unread_notes(lines: Sequence[Line], printed: str) -> Iterator[Unread]:
    """Find marks of footnotes that no footnote answers to, and footnotes inside a paragraph."""
    if "[^" not in printed:
        return
    for line in lines:
        for match in _NOTE.finditer(line.text):
            if f"[^{match['name']}]" in printed:
                message = f"Fotnoten [^{match['name']}] läses inte som en fotnot."
                remedy = (
                    "Skriv en tom rad före fotnotens text."
                    if match["own"]
                    else f"Skriv fotnotens text på en egen rad: [^{match['name']}]: …"
                )
                yield Unread(line.number, message, remedy)


def unmentioned_note(text: FullText, block: Block) -> Iterator[Unread]:
    """Find a footnote that is printed as text, because nothing mentions it."""
    if match := _DEFINED.match(text.encoded, block.start):
        name = match["name"].decode()
        message = f"Fotnoten [^{name}] nämns ingenstans i texten och skrivs ut där den står."
        remedy = f"Skriv [^{name}] där fotnoten hör hemma, eller skriv om den som text."
        yield Unread(block.line, message, remedy)


def _targets(blocks: Sequence[Block]) -> set[str]:
    """Give where the links in the text lead."""
    inner = (each for block in blocks for each in block.walk())
    return {span.target for each in inner for span in spans(each.inlines) if span.target}


def vanished(text: FullText, blocks: Sequence[Block]) -> Iterator[Unread]:
    """Find lines that belong to no block at all, and so are printed nowhere."""
    end = text.start
    for block in (*blocks, None):
        start = block.start if block else len(text.encoded)
        left = text.encoded[end:start]
        if left.strip():
            first = text.encoded.count(b"\n", 0, end) + 1
            for line in lines_of(text, end, start, first):
                definition = _DEFINITION.match(line.text)
                if definition and definition["target"] in _targets(blocks):
                    yield from _led_astray(line)
                elif line.text.strip("\0 \t>-+*"):
                    message = f"Raden ”{shown(line.text)}” trycks inte."
                    yield Unread(line.number, message, "Skriv om raden, eller ta bort den.")
        end = block.end if block else end

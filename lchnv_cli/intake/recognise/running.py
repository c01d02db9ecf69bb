"""What stands under a point: who presents it, running text, lists, tables and decisions."""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.intake.recognise.cursor import Cursor
from lchnv_cli.intake.recognise.decision_table import read_decisions
from lchnv_cli.intake.recognise.draft import Doubt, Piece, Quoted
from lchnv_cli.intake.recognise.lost_table import read_lost_table
from lchnv_cli.intake.recognise.marks import Mark, System
from lchnv_cli.intake.recognise.maybe_decided import with_doubt
from lchnv_cli.intake.recognise.name_words import is_name, is_organisation, is_title
from lchnv_cli.intake.recognise.run_markdown import BREAK, inline, paragraph
from lchnv_cli.intake.recognise.source_decisions import has_clauses, read_decision
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.recognise.words import is_aside, is_field, presented
from lchnv_cli.intake.source_blocks import Cell, Place, Table
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import heading_over
from lchnv_cli.render.literal import beginning, literal

_SIGN = late(r"\s*[-–—•*·▪◦]\s+(?=\S)")
_TWO = late(r" (?:och|&|samt) | ?[;/] ?")  # in a text with single spaces
_CUT = late(r"(?:,|\w-|[\s(](?:för|och|samt|av|i|på|vid|inom|till|med|&))$")
_UNIT = late(
    r"(?:avdelning|enhet|division|förvaltning|omsorg|vård|stöd|hälsa|psykiatri|nämnd|grupp|råd|nätverk"
    r"|verksamhet|område|utveckling|kansli|centrum)\w*\b",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120
_FARTHEST = 120


def pieces_of(elements: Sequence[Element], *, decides: bool) -> tuple[Piece, ...]:
    """Give the text of a point; ``decides`` tells that of notes, whose text may tell decisions."""
    cursor = Cursor(elements)
    own = has_clauses(elements)
    told = with_doubt if decides else _as_it_is
    found: list[Piece] = []
    while (element := cursor.peek()) is not None:
        if isinstance(element, Table):
            cursor.take()
            found += read_decisions(element) or [Piece(table_markdown(element))]
        elif lost := read_lost_table(cursor):
            found += lost
        elif presented(element.text, agenda=not decides):
            found.append(_presenters(cursor, decides=decides))
        elif decision := read_decision(cursor, decides=decides, told=own):
            found += decision
        elif element.level or _is_heading(element):
            found.append(Piece(f"#### {_heading(cursor)}"))
        elif _entry(element):
            found.append(told(_beside_decision(_list(cursor), found, element), element.place))
        else:
            found.append(told(_paragraph(cursor), element.place))
    return tuple(piece for piece in found if piece.markdown)


def _as_it_is(piece: Piece, _: Place) -> Piece:
    return piece


def _presenters(cursor: Cursor, *, decides: bool) -> Piece:
    """Read who presents a point: on the same line, and one on each line after it."""
    line = cursor.take_line()
    start = presented(line.text, agenda=not decides)
    told = wrapped(line.text, cursor)
    found = list(each_presenter(told[start:])) if told[start:] else []
    if not found and (more := cursor.line()) and is_name(more.text.partition(",")[0]):
        found += each_presenter(cursor.take_line().text)
    while (more := cursor.line()) is not None and _is_presenter(more):
        found += each_presenter(more.text)
        cursor.take()
    if not found:
        return Piece(paragraph([line]))
    first, *others = [literal(each) for each in found]
    markdown = "\n".join([f"{FactName.PRESENTER}: {first}", *map(beginning, others)])
    if line.text.startswith(FactName.PRESENTER):
        return Piece(markdown)
    read = (Quoted(told, line.place),)
    doubts: tuple[Doubt, ...] = ()
    if not line.text.casefold().startswith("föredra"):
        doubts = (Doubt("Raden är läst som föredragande.", line.text, line.place),)
    return Piece(markdown, FactName.PRESENTER, doubts, read)


def wrapped(text: str, cursor: Cursor) -> str:
    """Put what a line plainly goes on with after it, and pass that: "…, styrgruppen för"."""
    while _CUT.search(text) and (more := cursor.line()) is not None:
        if is_field(more.text) or more.sign or more.mark or len(more.text) > _FARTHEST:
            break
        cursor.take()
        text = f"{text} {more.text}"
    return text


def each_presenter(text: str) -> Iterator[str]:
    """Give each of several people on one line; who is in what organisation is left as it stands."""
    for some in _joined_by_word(text):
        parts = some.split(", ")
        if all(map(_is_person, parts)):
            yield from parts
            continue
        begin = 0
        for at in range(1, len(parts) - 1):
            # A name after a comma is one more person where what they are stands after it in turn.
            if _is_person(parts[at]) and is_name(parts[begin]) and is_title(parts[at + 1]):
                yield ", ".join(parts[begin:at])
                begin = at
        yield ", ".join(parts[begin:])


def _is_person(text: str) -> bool:
    return is_name(text) and not is_organisation(text) and _UNIT.search(text) is None


def _joined_by_word(text: str) -> Iterator[str]:
    text, begin = " ".join(text.split()).rstrip(".;"), 0
    for match in _TWO.finditer(text):
        first, last = text[begin : match.start()], text[match.end() : match.end() + _FARTHEST]
        if not (is_name(first.partition(",")[0]) and is_name(last.partition(",")[0])):
            break
        yield first.rstrip(", ")
        begin = match.end()
    yield text[begin:]


def _is_presenter(line: Line) -> bool:
    """Tell whether a line under a presenter is one more: a name, and after a comma what it is."""
    text = line.text
    name, comma, _ = text.partition(",")
    if len(text) > _FARTHEST or is_field(text) or line.sign or line.mark:
        return False
    own = is_name(name) and not is_organisation(name)
    return own and (bool(comma) or line.follows) and not text.endswith((".", ":"))


def _is_heading(line: Line) -> bool:
    """Tell whether a line in the text is a heading: short and bold, and no sentence."""
    text = line.text
    if not line.bold or line.follows or len(text) > _LONGEST_HEADING or is_aside(text):
        return False
    return not text.endswith((".", ",", ";")) and not (line.sign and line.mark is None)


def _heading(cursor: Cursor) -> str:
    line = cursor.take_line()
    label = f"{line.sign} " if line.sign and line.mark else ""
    text = f"{literal(label)}{inline(line.runs, plain=True)}"
    while (more := cursor.line()) is not None and more.follows and more.bold:
        text += f"{BREAK}{inline(cursor.take_line().runs, plain=True)}"
    return beginning(text)


def _paragraph(cursor: Cursor) -> Piece:
    lines = [cursor.take_line()]
    while (more := cursor.line()) is not None and more.follows and not presented(more.text):
        lines.append(cursor.take_line())
    return Piece(paragraph(lines))


def _entry(line: Line) -> bool:
    """Tell whether a line is one of a list: it has a sign, or a number that a list prints."""
    return bool(line.sign) or _SIGN.match(line.raw) is not None


def _list(cursor: Cursor) -> Piece:
    """Write a list, set in as deep as its levels; numbers that are typed stay as they are typed."""
    rows: list[str] = []
    widths: list[int] = []
    while (line := cursor.line()) is not None and (_entry(line) or (line.follows and rows)):
        if rows and line.level:
            break
        cursor.take()
        if line.follows and not _SIGN.match(line.raw):
            rows[-1] += f"{BREAK}{inline(line.runs)}"
            continue
        level = line.paragraph.label.level if line.paragraph.label and line.sign else 0
        level = min(level, len(widths))
        mark, own = _marked(line)
        widths[level:] = [len(mark) + 1]
        rows.append(f"{' ' * sum(widths[:level])}{mark} {own}")
    return Piece("\n".join(rows))


def _beside_decision(own: Piece, before: Sequence[Piece], line: Line) -> Piece:
    """Tell of a list after a decision that no heading parts from it: it reads as more of it."""
    heads = [each.markdown for each in before if each.markdown.startswith("#### ")]
    if not (heads and heading_over(heads[-1].removeprefix("#### "))):
        return own
    said = "Listan står efter beslutet utan egen rubrik, och läses som en del av det."
    return own._replace(doubts=(*own.doubts, Doubt(said, line.text, line.place)))


def _marked(line: Line) -> tuple[str, str]:
    """Give the sign of an entry in Markdown, and its text."""
    sign = _SIGN.match(line.raw)
    if not line.sign and sign:
        return "-", beginning(inline(line.after(sign.end()).runs))
    text = beginning(inline(line.runs))
    mark: Mark | None = line.mark
    if mark is None:
        word = "" if not any(map(str.isalnum, line.sign)) or len(line.sign) == 1 else line.sign
        return "-", f"{literal(word)} {text}" if word else text
    if mark.system in {System.NUMBER, System.PLAIN}:
        return f"{mark.last}.", text
    return "-", f"{literal(line.sign)} {text}"


def table_markdown(table: Table) -> str:
    """Write a table; cells that a merged one covers are empty."""
    columns = table.columns
    rows = []
    for row in table.rows:
        cells = [""] * columns
        for cell in row:
            cells[cell.column] = cell_markdown(cell)
        rows.append(f"| {' | '.join(cells)} |")
    first, *others = rows or ["| |"]
    return "\n".join([first, f"|{' --- |' * columns}", *others])


def cell_markdown(cell: Cell) -> str:
    """Write a cell on one line; bold in a header is what a header has anyway."""
    lines = lines_of(cell.blocks)
    plain = cell.heading or cell.row == 0
    signs = [f"{literal(line.sign)} " if line.sign and line.mark else "" for line in lines]
    texts = [inline(line.runs, plain=plain) for line in lines]
    return BREAK.join(f"{sign}{text}" for sign, text in zip(signs, texts, strict=True))

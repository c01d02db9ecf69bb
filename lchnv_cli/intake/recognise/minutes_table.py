"""Minutes written as one table, a row for each point: read as if they stood in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lchnv_cli.intake.recognise.draft import Quoted
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.source_blocks import Cell, Paragraph, Run, Table

_NUMBER = re.compile(r"nr\.?|nummer|§|punkt|#|p\.?", re.IGNORECASE)
_TITLE = re.compile(
    r"ärende(?:n|rubrik)?|rubrik|ämne|fråga|punkt|dagordningspunkt|dagordning|vad|titel",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"(?:minnes)?anteckning(?:ar)?|diskussion|notering(?:ar)?|kommentar(?:er)?|text|beskrivning"
    r"|sammanfattning|information|underlag|innehåll",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"beslut(?:et)?(?:\s*/\s*åtgärd)?|förslag(?:\s+till\s+beslut)?", re.IGNORECASE
)


def opened(row: Sequence[Element]) -> tuple[tuple[Element, ...], tuple[Quoted, ...]]:
    """Give the elements with each such table as lines, and what its header says."""
    found: list[Element] = []
    read: list[Quoted] = []
    for element in row:
        if isinstance(element, Table) and (columns := _columns(element)):
            for cells in element.rows[1:]:
                found += _point({cell.column: cell for cell in cells}, columns)
            read += [Quoted(_one(cell.text), cell.place) for cell in element.rows[0]]
        else:
            found.append(element)
    return tuple(found), tuple(each for each in read if each.text)


def _columns(table: Table) -> dict[int, str]:
    """Give what the columns hold, where they are those of minutes."""
    header = {cell.column: cell.text.strip().rstrip(":") for cell in table.rows[0]}
    title = next((at for at, text in header.items() if _TITLE.fullmatch(text)), None)
    numbers = [at for at, text in header.items() if _NUMBER.fullmatch(text)]
    if title in numbers and len(numbers) == 1:
        numbers = []
    others = {at: text for at, text in header.items() if at != title and at not in numbers}
    known = any(words.fullmatch(t) for t in others.values() for words in (_TEXT, _DECIDED))
    if title is None or not known or len(table.rows) < 3:  # noqa: PLR2004 - a header and two points
        return {}
    return {title: "title", **dict.fromkeys(numbers[:1], "number"), **others}


def _point(cells: dict[int, Cell], columns: dict[int, str]) -> Iterator[Line]:
    """Give the lines of a row: its heading in bold, then what its other cells say."""
    named = {name: at for at, name in columns.items()}
    number = cells.get(named.get("number", -1))
    title = cells.get(named["title"])
    heads = lines_of(title.blocks) if title else ()
    label = f"{_one(number.text).rstrip('.')}. " if number and number.text.strip() else ""
    for place, line in enumerate(heads):
        runs = tuple(replace(run, bold=True) for run in line.runs)
        before = (Run(label, bold=True),) if label and place == 0 else ()
        paragraph = replace(line.paragraph, label=None, level=0)
        yield replace(line, runs=(*before, *runs), paragraph=paragraph, follows=place > 0)
    for at, name in sorted(columns.items()):
        cell = cells.get(at)
        if name in {"title", "number"} or cell is None or not cell.text.strip():
            continue
        yield from _text(cell, name)


def _text(cell: Cell, header: str) -> Iterator[Line]:
    """Give the lines of a cell under the word that its header is, where it is no running text."""
    lines = lines_of(cell.blocks)
    if _TEXT.fullmatch(header):
        yield from lines
        return
    word = "Föredragande" if header.casefold() in {"föredragande", "inledare"} else header
    if len(lines) == 1 or not _DECIDED.fullmatch(header):
        first, *others = lines
        yield replace(first, runs=(Run(f"{word}: "), *first.runs))
        yield from others
    else:
        yield Line((Run(word, bold=True),), Paragraph((Run(word, bold=True),), cell.place))
        yield from lines


def _one(text: str) -> str:
    return " ".join(text.split())

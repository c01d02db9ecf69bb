"""Minutes or an agenda written as one table, a row for each point: read as if in running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lchnv_cli.intake.recognise.draft import Quoted
from lchnv_cli.intake.recognise.name_words import is_name
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.source_blocks import Cell, Paragraph, Run, Table
from lchnv_cli.model.items import Kind
from lchnv_cli.model.late_pattern import late

_FEW = 2  # rows
_NUMBER = late(r"nr\.?|nummer|§|punkt|#|p\.?", re.IGNORECASE)
_TITLE = late(
    r"ärende(?:n|rubrik)?|rubrik|ämne|fråga|punkt|dagordningspunkt|dagordning|vad|titel",
    re.IGNORECASE,
)
_TEXT = late(
    r"(?:minnes)?anteckning(?:ar)?|diskussion|notering(?:ar)?|kommentar(?:er)?|text|beskrivning"
    r"|sammanfattning|information|underlag|innehåll",
    re.IGNORECASE,
)
_DECIDED = late(
    r"beslut(?:et)?(?:\s*(?:/|och|&)\s*[\w ]+)?|förslag(?:\s+till\s+beslut)?",
    re.IGNORECASE,
)

_LED = late(
    r"föredra(?:gande|gare|r)|inledare|ansvarig|dragande|presentatör|vem|vem\s+drar", re.IGNORECASE
)
_WHEN = late(r"tid(?:er)?|klockslag|kl(?:ockan|\.)?|när", re.IGNORECASE)
_KIND = late("|".join(Kind), re.IGNORECASE)
_ANNEX = late(
    r"bil(?:aga|agor|\.)?|handling(?:ar)?|(?:besluts)?underlag|dokument|bilaga\s*/\s*underlag",
    re.IGNORECASE,
)
_ANNEX_LABEL = late(
    r"(?:[Bb]il(?:aga|agor|\.)?\s*)?((?:\d{1,2}|[A-Z])(?:\s?[A-Z])?(?:\s*(?:,|och|–|-)\s*\w{1,2})*)"
)


def opened(row: Sequence[Element]) -> tuple[tuple[Element, ...], tuple[Quoted, ...]]:
    """Give the elements with each such table as lines, and what its header says."""
    found: list[Element] = []
    read: list[Quoted] = []
    for element in row:
        if isinstance(element, Table) and (columns := _columns(element)):
            header = element.rows[: int(not _counts(element))]
            rows = [{c.column: c for c in cells} for cells in element.rows[len(header) :]]
            numbered = [cells for cells in rows if _label(cells, columns)]
            for cells in rows:
                if not numbered or _label(cells, columns):
                    found += _point(cells, columns)
                else:  # a break, between points that have numbers
                    found += [
                        line for _, cell in sorted(cells.items()) for line in lines_of(cell.blocks)
                    ]
            read += [Quoted(_one(cell.text), cell.place) for cells in header for cell in cells]
        else:
            found.append(element)
    return tuple(found), tuple(each for each in read if each.text)


def _columns(table: Table) -> dict[int, str]:
    """Give what the columns hold, where they are those of minutes."""
    if _counts(table):
        return {0: "number", 1: "title"} | dict.fromkeys(range(2, table.columns), "Föredragande")
    header = {cell.column: cell.text.strip().rstrip(":") for cell in table.rows[0]}
    title = next((at for at, text in header.items() if _TITLE.fullmatch(text)), None)
    numbers = [at for at, text in header.items() if _NUMBER.fullmatch(text)]
    if title in numbers and len(numbers) == 1:
        numbers = []
    others = {at: text for at, text in header.items() if at != title and at not in numbers}
    known = any(
        words.fullmatch(t) for t in others.values() for words in (_TEXT, _DECIDED, _LED, _WHEN)
    )
    if title is None or not known or len(table.rows) < 3:  # noqa: PLR2004 - a header and two points
        return {}
    if not any(words.fullmatch(t) for t in others.values() for words in (_TEXT, _DECIDED)):
        others = {at: "Föredragande" if _LED.fullmatch(t) else t for at, t in others.items()}
    return {title: "title", **dict.fromkeys(numbers[:1], "number"), **others}


def _counts(table: Table) -> bool:
    """Tell whether a table without headers counts its rows, each with a title and perhaps names."""
    cells = [{cell.column: cell.text.strip() for cell in row} for row in table.rows]
    numbers = [own.get(0, "").rstrip(".") for own in cells]
    others = [text for own in cells for at, text in own.items() if at > 1 and text]
    titles = [own.get(1, "") for own in cells]
    return (
        len(cells) > _FEW
        and numbers == [str(at) for at in range(1, len(cells) + 1)]
        and all(titles)
        and not any(map(is_name, titles))
        and all(is_name(text.partition(",")[0]) for text in others)
    )


def _label(cells: dict[int, Cell], columns: dict[int, str]) -> str:
    """Give the number of a row's point, in a cell of its own or typed before the title."""
    for name in ("number", "title"):
        at = next((at for at, own in columns.items() if own == name), -1)
        lines = lines_of(cells[at].blocks) if at in cells else ()
        if lines and name == "number":
            return lines[0].text
        if lines and lines[0].mark:
            return lines[0].mark.written
    return ""


def _point(cells: dict[int, Cell], columns: dict[int, str]) -> Iterator[Line]:
    """Give the lines of a row: its heading in bold, then what its other cells say."""
    named = {name: at for at, name in columns.items()}
    number = cells.get(named.get("number", -1))
    title = cells.get(named["title"])
    heads = lines_of(title.blocks) if title else ()
    label = f"{_one(number.text).rstrip('.')}. " if number and number.text.strip() else ""
    kinds = {
        at for at, cell in cells.items() if at in columns and _KIND.fullmatch(cell.text.strip())
    }
    for at in kinds:  # what it asks of the meeting, in a column of its own
        label += f"{_one(cells[at].text)}: "
    annex = next(
        (_one(cells[at].text) for at, n in columns.items() if at in cells and _ANNEX.fullmatch(n)),
        "",
    )
    label_of = _ANNEX_LABEL.fullmatch(annex)
    annex = label_of[1] if label_of else ""
    for place, line in enumerate(heads):
        runs = tuple(replace(run, bold=True) for run in line.runs)
        before = (Run(label, bold=True),) if label and place == 0 else ()
        paragraph = replace(line.paragraph, label=None, level=0)
        last = (Run(f" (Bilaga {annex})", bold=True),) if annex and line is heads[-1] else ()
        yield replace(line, runs=(*before, *runs, *last), paragraph=paragraph, follows=place > 0)
    for at, name in sorted(columns.items(), key=lambda each: (each[1] != "Föredragande", each[0])):
        cell = cells.get(at)
        if name in {"title", "number"} or cell is None or not cell.text.strip():
            continue
        if at in kinds or (annex and _ANNEX.fullmatch(name)):
            continue
        yield from _text(cell, name)


def _text(cell: Cell, header: str) -> Iterator[Line]:
    """Give the lines of a cell under the word that its header is, where it is no running text."""
    lines = lines_of(cell.blocks)
    if _TEXT.fullmatch(header):
        yield from lines
        return
    word = "Föredragande" if header.casefold() in {"föredragande", "inledare"} else header
    word = re.split(r"\s*(?:/|och|&)\s*", word)[0] if _DECIDED.fullmatch(word) else word
    if len(lines) == 1 or not _DECIDED.fullmatch(header):
        first, *others = lines
        yield replace(first, runs=(Run(f"{word}: "), *first.runs))
        yield from others
    else:
        yield Line((Run(word, bold=True),), Paragraph((Run(word, bold=True),), cell.place))
        yield from lines


def _one(text: str) -> str:
    return " ".join(text.split())

"""What goes on over the pages of a PDF: page heads and feet, paragraphs and tables cut in two."""

import math
from collections import Counter
from dataclasses import replace

from lchnv_cli.intake.pdf_blocks import Layout
from lchnv_cli.intake.pdf_lines import Line, lines_of
from lchnv_cli.intake.pdf_page import Page
from lchnv_cli.intake.pdf_paragraphs import breaks_by_itself
from lchnv_cli.intake.source_blocks import Block, Cell, Paragraph, Run, Table
from lchnv_cli.model.late_pattern import late

_HEAD, _FOOT = 0.13, 0.88  # of the page's height
_MARGIN = 0.93  # of the page's height: text ends above it, and a foot stands below
_FAR = 3.0  # of the letters' size
_LOWER = 0.6  # of the page's height: a page that ends above was ended by hand
_OFTEN = 0.4  # of the pages
_SAME_PLACE = 4.0  # points
_DIGITS = late(r"\d+")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_CLOSE = 3.0


def furniture(pages: list[Page], *, tagged: bool) -> tuple[list[list[Line]], list[list[Line]]]:
    """Take page heads and feet away from the pages, and give them page by page.

    They are what stands at the same place of several pages, numbers apart; in a tagged file what
    the structure does not name. An only page has at most a foot, by where it stands.
    """
    heads: list[list[Line]] = [[] for _ in pages]
    feet: list[list[Line]] = [[] for _ in pages]
    edges = [[line for line in lines_of(page.pieces) if _edge(line, page)] for page in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    # A heading may come at the same place of two pages by chance, but not of every other one.
    least = max(2, math.ceil(len(pages) * _OFTEN))
    for at, (page, lines) in enumerate(zip(pages, edges, strict=True)):
        upper = [line for line in lines if line.base < page.height / 2]
        lower = [line for line in reversed(lines) if line.base >= page.height / 2]
        for found, outer in ((heads[at], upper), (feet[at], lower)):
            for line in outer:  # from the page's edge inwards
                unnamed = tagged and all(piece.mark < 0 for piece in line.pieces)
                if not (unnamed or seen[_key(line)] >= least):
                    break
                found.append(line)
        if len(pages) == 1 and not feet[at]:
            feet[at] = _alone(page)
        gone = {id(piece) for line in [*heads[at], *feet[at]] for piece in line.pieces}
        page.pieces = [each for each in page.pieces if id(each) not in gone]
    return heads, feet


def _alone(page: Page) -> list[Line]:
    """Give the foot of an only page, which nothing repeats: last, in the margin, far from all."""
    lines = lines_of(page.pieces)[-2:]
    if len(lines) == 1 or not lines or lines[1].base < page.height * _MARGIN:
        return []
    return lines[1:] if lines[1].base - lines[0].base > _FAR * lines[1].size else []


def _edge(line: Line, page: Page) -> bool:
    return line.base < page.height * _HEAD or line.base > page.height * _FOOT


def _key(line: Line) -> tuple[int, str]:
    return round(line.base / _SAME_PLACE), _DIGITS.sub("#", line.text)


def over_pages(pages: list[list[Block]], layout: Layout) -> list[Block]:
    """Put together the paragraphs and the tables that a page break has cut in two."""
    blocks: list[Block] = []
    for page in pages:
        rest = page
        if blocks and page:
            last, first = blocks[-1], page[0]
            whole: Block | None = None
            if isinstance(last, Paragraph) and isinstance(first, Paragraph):
                whole = _paragraph(last, first, layout)
            elif isinstance(last, Table) and isinstance(first, Table):
                whole = _table(last, first)
            if whole is not None:
                blocks[-1], rest = whole, page[1:]
        blocks += rest
    return blocks


def _paragraph(last: Paragraph, first: Paragraph, layout: Layout) -> Paragraph | None:
    """Put two paragraphs together, if the first does not end where its page does."""
    above, below = layout.ends.get(last.place), layout.ends.get(first.place)
    if not (above and below and last.runs and first.runs) or first.label:
        return None
    end, begin = last.runs[-1], first.runs[0]
    same = (end.bold, round(end.size)) == (begin.bold, round(begin.size))
    goes_on = (
        not last.text.endswith(_SENTENCE_ENDS)
        and above.last.base > layout.height * _LOWER
        and breaks_by_itself(above.last, below.first, layout.right)
    )
    if not (above.after and below.before) and not (same and goes_on):
        return None
    between = layout.words.between(above.last.text, below.first.text)
    text = end.text[: len(end.text) - (between != " ")]
    runs = (*last.runs[:-1], replace(end, text=text + between), *first.runs)
    whole = replace(last, runs=tuple(_merged(runs)))
    layout.ends[whole.place] = replace(above, last=below.last, after=below.after)
    return whole


def _merged(runs: tuple[Run, ...]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return merged


def _table(last: Table, first: Table) -> Table | None:
    same = last.columns == first.columns and abs(last.place.left - first.place.left) < _CLOSE
    if not same:
        return None
    below = max(cell.row for row in last.rows for cell in row) + 1
    moved = tuple(tuple(_moved(cell, below) for cell in row) for row in first.rows)
    return replace(last, rows=(*last.rows, *moved))


def _moved(cell: Cell, down: int) -> Cell:
    return replace(cell, row=cell.row + down)

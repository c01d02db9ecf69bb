"""Tables that are but layout.

A paragraph's number stands in one cell and its title in the next; or what is told of a point does,
each piece beside the heading that it would have had above it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lchnv_cli.intake.recognise.marks import System, mark_of
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.recognise.words import is_over_clauses, is_section
from lchnv_cli.intake.source_blocks import Cell, Paragraph, Run, Table

_SURE = {System.SECTION, System.MATTER}
_BOTH = 2  # cells
_LONGEST = 40  # letters of a heading beside what it is over


def laid_out(row: Sequence[Element]) -> Iterator[Element]:
    """Give the elements with what stands in such tables as the lines that the eye sees."""
    for element in row:
        cells = [_filled(each) for each in element.rows] if isinstance(element, Table) else []
        if cells and all(len(own) == _BOTH and _is_number(own[0].text) for own in cells):
            for number, title in cells:
                yield from _lines(number, title)
        elif cells and _is_told(cells):
            for label, told in cells:
                yield from _under(label, told)
        else:
            yield element


def _is_told(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the first cells are headings over what the others tell, one of it in prose."""
    if not all(len(own) == _BOTH and len(own[0].text) <= _LONGEST for own in rows):
        return False
    decided = [is_over_clauses(own[0].text) for own in rows]
    prose = [is_section(own[0].text) and own[1].text.rstrip().endswith(".") for own in rows]
    return any(decided) and any(prose)


def _under(label: Cell, told: Cell) -> Iterator[Line]:
    """Give a heading in bold, with what it stands beside under it."""
    run = Run(" ".join(label.text.split()).rstrip(":"), bold=True)
    yield Line((run,), Paragraph((run,), label.place))
    yield from lines_of(told.blocks)


def _filled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def _is_number(text: str) -> bool:
    mark = mark_of(text.strip())
    return mark is not None and mark.system in _SURE and mark.length == len(text.strip())


def _lines(number: Cell, title: Cell) -> Iterator[Line]:
    """Give the title with its number before it, in bold as it stands apart, and what is below."""
    first, *others = lines_of(title.blocks)
    runs = (Run(f"{' '.join(number.text.split())} "), *first.runs)
    bold = tuple(replace(run, bold=True) for run in runs)
    yield replace(first, runs=bold, paragraph=replace(first.paragraph, label=None))
    yield from others

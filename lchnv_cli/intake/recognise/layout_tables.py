"""Tables that are but layout: a paragraph's number in one cell, and its title in the next."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lchnv_cli.intake.recognise.marks import System, mark_of
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.source_blocks import Cell, Run, Table

_SURE = {System.SECTION, System.MATTER}
_BOTH = 2  # cells


def laid_out(row: Sequence[Element]) -> Iterator[Element]:
    """Give the elements with what stands in such tables as the lines that the eye sees."""
    for element in row:
        cells = [_filled(each) for each in element.rows] if isinstance(element, Table) else []
        if cells and all(len(own) == _BOTH and _is_number(own[0].text) for own in cells):
            for number, title in cells:
                yield from _lines(number, title)
        else:
            yield element


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

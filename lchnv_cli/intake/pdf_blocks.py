"""A page of a PDF → paragraphs and tables, by the file's own structure or by where things lie."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lchnv_cli.intake.pdf_columns import PADDING, Columns, with_columns
from lchnv_cli.intake.pdf_grid import Drawn
from lchnv_cli.intake.pdf_lines import Line, lines_of
from lchnv_cli.intake.pdf_page import Page, Piece
from lchnv_cli.intake.pdf_paragraphs import Setting, grouped, joined
from lchnv_cli.intake.pdf_tags import Leaf, TaggedTable, Tags
from lchnv_cli.intake.pdf_words import Words
from lchnv_cli.intake.source_blocks import Block, Cell, Label, Paragraph, Place, Table
from lchnv_cli.model.late_pattern import late

_HEADING = late(r"H([1-9])")
_SIGNS = {"a", "o", "att"}  # letters that are no number
_CLOSE = 6.0  # points: text that begins so near is in the same column


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last line of a paragraph, and what the file says is on other pages."""

    first: Line
    last: Line
    before: bool = False
    after: bool = False


@dataclass(slots=True)
class Layout:
    """What is known of the whole document: margins, distances and words."""

    left: float = 0.0
    right: float = 0.0
    height: float = 0.0
    setting: Setting = field(default_factory=Setting)
    words: Words = field(default_factory=Words)
    ends: dict[Place, Ends] = field(default_factory=dict)


class PageBlocks:
    """The blocks of a page; ``count`` is how many paragraphs it has so far."""

    def __init__(self, page: Page, layout: Layout) -> None:
        self._page, self._layout = page, layout
        self.count = 0

    def by_place(self, pieces: Iterable[Piece], tables: list[Drawn]) -> list[Block]:
        """Give what stands on a page without structure, from above and down."""
        outside = [piece for piece in pieces if not any(each.take(piece) for each in tables)]
        filled = [table for table in tables if any(box.pieces for box in table.boxes)]
        found: list[tuple[float, Block]] = [
            (table.place.top, self._drawn(table)) for table in filled
        ]
        edges = sorted(table.place.top for table in tables)
        run: list[Line] = []
        for line in lines_of(outside):
            if run and any(run[-1].base < edge < line.base for edge in edges):
                found += self._run(run)
                run = []
            run.append(line)
        found += self._run(run)
        return levelled([block for _, block in sorted(found, key=lambda each: each[0])])

    def _run(self, lines: list[Line]) -> Iterator[tuple[float, Block]]:
        """Give the paragraphs, and the tables without lines, of lines that nothing divides."""
        layout = self._layout
        for part in with_columns(lines, layout.right):
            if isinstance(part, Columns):
                yield part.place.top, self._columned(part)
            else:
                for group in grouped(part, layout.right, layout.setting):
                    yield group[0].top, self._paragraph(group, layout.right)

    def by_tags(self, tags: Tags, tables: list[Drawn]) -> list[Block]:
        """Give what the page's own structure tells, and after it what that leaves out."""
        by_mark: dict[int, list[Piece]] = {}
        for piece in self._page.pieces:
            by_mark.setdefault(piece.mark, []).append(piece)
        blocks: list[Block] = []
        for part in tags.parts:
            if isinstance(part, Leaf):
                blocks += self._leaf(part, by_mark, self._layout.right)
            else:
                blocks += self._tagged(part, by_mark, tables)
        # Rows of dots lead the eye to a page number, and say nothing.
        rest = [each for pieces in by_mark.values() for each in pieces if each.text.strip(" .…")]
        for block in self.by_place(rest, []):
            place = block.place.top
            after = (at for at, each in enumerate(blocks) if each.place.top > place)
            blocks.insert(next(after, len(blocks)), block)
        return levelled(blocks)

    def _leaf(self, leaf: Leaf, by_mark: dict[int, list[Piece]], limit: float) -> list[Block]:
        pieces = [piece for mark in leaf.marks for piece in by_mark.pop(mark, [])]
        signs = [piece for mark in leaf.label for piece in by_mark.pop(mark, [])]
        label = None
        if signs:
            text = " ".join(line.text for line in lines_of(signs)).strip()
            bullet = not any(map(str.isalnum, text))
            label = Label(text, max(leaf.depth - 1, 0), bullet=bullet)
        if not (pieces or label):
            return []
        level = _HEADING.fullmatch(leaf.kind)
        heading = int(level[1]) if level else int(leaf.kind == "H")
        made = self._paragraph(lines_of(pieces or signs), limit)
        made = replace(made, style=leaf.kind, level=heading, label=label or made.label)
        made = made if pieces else replace(made, runs=())
        self._layout.ends[made.place] = replace(
            self._layout.ends[made.place], before=leaf.before, after=leaf.after
        )
        return [made]

    def _paragraph(self, lines: list[Line], limit: float) -> Paragraph:
        self.count += 1
        first, rest = lines[0].left, min(line.left for line in lines[1:] or lines)
        right, page = max(line.right for line in lines), self._page
        place = Place("", self.count, page.number, 0, first, lines[0].top, right, lines[-1].bottom)
        sign, label = lines[0].label, None
        if sign is not None:
            bullet = sign.text in _SIGNS or not any(map(str.isalnum, sign.text))
            label = Label(sign.text, bullet=bullet)
            lines = [replace(lines[0], pieces=lines[0].pieces[1:], _text=None), *lines[1:]]
        runs = joined(lines, limit, self._layout.words)
        indent = round(max(rest - self._layout.left, 0.0), 1)
        self._layout.ends[place] = Ends(lines[0], lines[-1])
        return Paragraph(runs, place, label=label, indent=indent)

    def _drawn(self, table: Drawn) -> Table:
        rows: dict[int, list[Cell]] = {}
        for box in table.boxes:
            blocks = self._inside(box.pieces, box.place.left, box.place.right)
            size = (box.row, box.column, box.rows, box.columns)
            place = Place("", self.count, self._page.number, 0, *box.place)
            rows.setdefault(box.row, []).append(Cell(blocks, *size, place=place))
        place = Place("", self.count, self._page.number, 0, *table.place)
        return Table(tuple(tuple(rows[at]) for at in sorted(rows)), place)

    def _columned(self, table: Columns) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for at, row in enumerate(table.rows):
            cells = []
            for column, pieces in enumerate(row):
                left, right = table.sides[column]
                blocks = self._inside(pieces, left - PADDING, right - PADDING)
                place = Place("", self.count, self._page.number, 0, left, table.place.top)
                cells.append(Cell(blocks, at, column, place=place))
            rows.append(tuple(cells))
        return Table(tuple(rows), Place("", self.count, self._page.number, 0, *table.place))

    def _inside(self, pieces: list[Piece], left: float, right: float) -> tuple[Block, ...]:
        """Give the paragraphs of a cell, whose lines end as far from its side as they begin."""
        lines = lines_of(pieces)
        inset = min((line.left - left for line in lines), default=0.0)
        limit = right - max(min(inset, _CLOSE * 2), 0.0)
        groups = grouped(lines, limit, self._layout.setting)
        return tuple(levelled([self._paragraph(group, limit) for group in groups]))

    def _tagged(
        self, table: TaggedTable, by_mark: dict[int, list[Piece]], tables: list[Drawn]
    ) -> list[Block]:
        edges = self._columns(table, by_mark, tables)
        rows: list[tuple[Cell, ...]] = []
        for row in table.rows:
            cells: list[Cell] = []
            for cell in row:
                pieces = [p for leaf in cell.leaves for p in _pieces(leaf, by_mark)]
                left = min((piece.left for piece in pieces), default=0.0)
                at = _column(edges, left) if pieces else cell.at
                limit = (
                    edges[at + cell.columns]
                    if at + cell.columns < len(edges)
                    else self._layout.right
                )
                inset = max(min(left - edges[at], _CLOSE * 2), 2.0) if at < len(edges) else 2.0
                blocks: list[Block] = []
                for leaf in cell.leaves:
                    if isinstance(leaf, Leaf):
                        blocks += self._leaf(leaf, by_mark, limit - inset)
                    else:
                        blocks += self._tagged(leaf, by_mark, tables)
                place = blocks[0].place if blocks else Place(page=self._page.number)
                size = (len(rows), at, cell.rows, cell.columns)
                cells.append(Cell(tuple(blocks), *size, cell.heading, place))
            rows.append(tuple(cells))
        rows = _filled(rows, max(len(edges) - 1, 1), self._page.number)
        if not any(cell.blocks for row in rows for cell in row):
            return []
        first = next(cell.place for row in rows for cell in row if cell.blocks)
        return [Table(tuple(row for row in rows if row), first)]

    def _columns(
        self, table: TaggedTable, by_mark: dict[int, list[Piece]], tables: list[Drawn]
    ) -> list[float]:
        """Give where the columns begin, and where the last one ends."""
        lefts: list[float] = []
        drawn: list[Drawn] = []
        for row in table.rows:
            for cell in row:
                pieces = [p for leaf in cell.leaves for p in _pieces(leaf, by_mark)]
                lefts += [min(piece.left for piece in pieces)] if pieces else []
                drawn += [each for each in tables if pieces and each.holds(pieces[0])]
        if drawn:
            own = drawn[0]
            sides = {box.place.left for box in own.boxes} | {own.place.right}
            return sorted(sides)
        columns: list[float] = []
        for left in sorted(lefts):
            if not columns or left - columns[-1] > _CLOSE:
                columns.append(left)
        return [*columns, self._layout.right]


def levelled(blocks: list[Block]) -> list[Block]:
    """Give list items that follow each other their levels, by how far in their labels stand."""
    made: list[Block] = []
    run: list[Paragraph] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph) and block.label and not block.label.level:
            run.append(block)
            continue
        lefts: list[float] = []
        for left in sorted(item.place.left for item in run):
            if not lefts or left - lefts[-1] > _CLOSE:
                lefts.append(left)
        for item in run:
            level = sum(left <= item.place.left for left in lefts) - 1
            made.append(replace(item, label=item.label and replace(item.label, level=level)))
        run = []
        made += [block] if block else []
    return made


def _filled(rows: list[tuple[Cell, ...]], columns: int, page: int) -> list[tuple[Cell, ...]]:
    """Put in the cells that a tagged file leaves out because they hold no text."""
    taken = {
        (cell.row + down, cell.column + along)
        for row in rows
        for cell in row
        for down in range(cell.rows)
        for along in range(cell.columns)
    }
    filled = []
    for at, row in enumerate(rows):
        free = [each for each in range(columns) if (at, each) not in taken]
        empty = [Cell((), at, each, place=Place(page=page)) for each in free]
        filled.append(tuple(sorted([*row, *empty], key=lambda cell: cell.column)))
    return filled


def _pieces(leaf: Leaf | TaggedTable, by_mark: dict[int, list[Piece]]) -> list[Piece]:
    if isinstance(leaf, Leaf):
        return [piece for mark in [*leaf.label, *leaf.marks] for piece in by_mark.get(mark, [])]
    inner = (each for row in leaf.rows for cell in row for each in cell.leaves)
    return [piece for each in inner for piece in _pieces(each, by_mark)]


def _column(edges: list[float], left: float) -> int:
    """Tell which column text that begins there stands in."""
    return max((at for at, edge in enumerate(edges[:-1]) if edge <= left + 1), default=0)

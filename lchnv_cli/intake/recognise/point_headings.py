"""Which lines are the headings of points and sub-points.

People number points in many ways and let other things be numbered too, so no single line tells.
The lines of each way to number are tried as a row that counts: the row that looks most like
headings is the points, and within each point the same is asked for what lies below it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from lchnv_cli.intake.recognise.heading_lines import ENDS, Found, emphasis, found_at, may_be_heading
from lchnv_cli.intake.recognise.marks import System
from lchnv_cli.intake.recognise.source_lines import Element, Line
from lchnv_cli.intake.recognise.sub_points import sub_points
from lchnv_cli.intake.recognise.words import looks_standing, says_kind
from lchnv_cli.model.previous import is_on_previous

_ALONE = 3.0  # the worth of a heading that is the only one
_TITLES = 4  # lines at most before a document's title
_COUNTING = {System.NUMBER, System.SECTION, System.MATTER, System.ROMAN, System.PLAIN}
_SURE = {System.SECTION, System.MATTER}


def headings(elements: Sequence[Element], standing: tuple[str, ...]) -> list[Found]:
    """Give the headings of points, in order; ``standing`` are the titles that agendas have."""
    lines = [(at, each) for at, each in enumerate(elements) if isinstance(each, Line)]
    places = [at for at, _ in lines]
    tops = _tops(lines, standing)
    if not tops:
        return []
    found: list[Found] = []
    for number, top in enumerate(tops):
        end = tops[number + 1].at if number + 1 < len(tops) else len(elements)
        found.append(top)
        first = bisect_left(places, top.at + top.lines)
        inside = lines[first : bisect_left(places, end)]
        found += sub_points(inside, top, number + 1)
    return found


def _tops(lines: list[tuple[int, Line]], standing: tuple[str, ...]) -> list[Found]:
    """Find the points: the best row of numbers, or the headings by style, or in bold."""
    likely = [(at, line) for at, line in lines if may_be_heading(line)]
    row = _best_row(likely, standing)
    style = _top_style(likely, row)
    if row and (not style or len(row) >= len(style) * 0.6):
        chosen = dict(row)
        first = min(chosen)
        if style:  # one without a number among those that have one
            chosen |= {at: line for at, line in style if at > first}
        elif all(line.bold for line in chosen.values()):
            alike = [(a, o) for a, o in likely if o.bold and not o.mark and a > first]
            alike = [(a, o) for a, o in alike if not o.text.endswith(ENDS)]
            chosen |= {a: o for a, o in alike if looks_standing(o.text, standing)}
    elif style:
        chosen = dict(style)
    else:
        chosen = dict(_unnumbered(likely, standing))
    by_place = dict(lines)
    chosen = _under_contents(chosen, likely) or chosen
    return [found_at(by_place, at, 1) for at in sorted(chosen)]


def _under_contents(chosen: dict[int, Line], likely: list[tuple[int, Line]]) -> dict[int, Line]:
    """Give the headings that a list of them on the lines before only foretells, if it does."""
    if not chosen:
        return {}
    first, last = min(chosen), max(chosen)
    titles = {line.bare.text.casefold().rstrip(" .:") for line in chosen.values()}
    again = {
        at: line
        for at, line in likely
        if at > last and emphasis(line) and line.bare.text.casefold().rstrip(" .:") in titles
    }
    listed = last - first < len(chosen) * 1.5
    if not listed or len(again) < 2 or len(again) * 2 < len(chosen):  # noqa: PLR2004
        return {}
    start = min(again)
    level = again[start].level
    return again | {a: o for a, o in likely if a > start and o.level == level > 0}


def _worth(line: Line, standing: tuple[str, ...], body_size: float) -> float:
    """Tell how much a numbered line looks like a heading."""
    text = line.bare.text
    worth = 1.0 + emphasis(line) + 2 * (line.mark is not None and line.mark.system in _SURE)
    worth += 1.5 * looks_standing(text, standing) + 0.5 * line.gap
    worth += 0.5 * (line.size > body_size > 0)
    worth -= 2.0 * text.endswith(ENDS) + 2.0 * (not text[:1].isupper() and text[:1].isalpha())
    return worth - 0.5 * (len(text) > 120)  # noqa: PLR2004 - two lines of print


def _best_row(likely: list[tuple[int, Line]], standing: tuple[str, ...]) -> list[tuple[int, Line]]:
    """Give the lines whose numbers count upwards and that together look most like headings."""
    body_size = _body_size(line for _, line in likely)
    rows: list[tuple[float, list[tuple[int, Line]]]] = []
    for system in _COUNTING:
        own = [(at, line) for at, line in likely if line.mark and line.mark.system is system]
        if system is System.ROMAN and not any(_is(line, 1) for _, line in own):
            continue
        for least in (2, 1, 0):
            among = [(at, line) for at, line in own if emphasis(line) >= least]
            counted = _counting(among, lambda e: _worth(e, standing, body_size))
            worth = sum(_worth(line, standing, body_size) for _, line in counted)
            if len(counted) > 1 or (counted and worth >= _ALONE):
                rows.append((worth, counted))
            together = [(a, o) for a, o in among if emphasis(o) >= 2 and o.sign]  # noqa: PLR2004
            if len({o.mark.path for _, o in together if o.mark}) < len(together) * 0.5:
                worth = 0.8 * sum(_worth(line, standing, body_size) for _, line in together)
                rows.append((worth, together))
    return max(rows, key=lambda row: row[0], default=(0.0, []))[1]


def _is(line: Line, number: int) -> bool:
    return line.mark is not None and line.mark.last == number


def _counting(
    own: list[tuple[int, Line]], worth: Callable[[Line], float]
) -> list[tuple[int, Line]]:
    """Give the worthiest row in which each number is one more than that before it.

    One number may be lacking, as where somebody took a point away.
    """
    best: list[tuple[float, int | None]] = []
    latest: dict[int, tuple[float, int]] = {}  # the worthiest row so far that ends with a number
    for index, (_, line) in enumerate(own):
        number = _number(line)
        # A row that does not begin with one has lost its beginning, unless paragraphs count on.
        begun = 0.0 if number == 1 or (line.mark and line.mark.system in _SURE) else -1.5
        before: list[tuple[float, int | None]] = [(begun, None)]
        for step in (1, 2):
            if number - step in latest:
                worthy, at = latest[number - step]
                before.append((worthy - 1.5 * (step - 1), at))
        total, source = max(before, key=lambda pair: pair[0])
        total += worth(line)
        best.append((total, source))
        latest[number] = max(latest.get(number, (total, index)), (total, index))
    if not best:
        return []
    last: int | None = max(range(len(best)), key=lambda each: best[each][0])
    row = []
    while last is not None:
        row.append(own[last])
        last = best[last][1]
    return row[::-1]


def _number(line: Line) -> int:
    return line.mark.last if line.mark else 0


def _body_size(lines: Iterator[Line]) -> float:
    sizes = Counter(line.size for line in lines if not line.bold)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _top_style(
    likely: list[tuple[int, Line]], row: list[tuple[int, Line]]
) -> list[tuple[int, Line]]:
    """Give the headings by style on the level of the points; a title alone on its is none."""
    styled = [(at, line) for at, line in likely if line.level]
    levels = Counter(line.level for _, line in styled)
    numbered = Counter(line.level for _, line in row if line.level)
    if numbered:
        level = numbered.most_common(1)[0][0]
    else:
        several = [level for level in sorted(levels) if levels[level] > 1]
        if not several:
            return []
        level = several[0]
    return [(at, line) for at, line in styled if line.level == level]


def _unnumbered(
    likely: list[tuple[int, Line]], standing: tuple[str, ...]
) -> list[tuple[int, Line]]:
    """Give the headings of a text without numbers and styles: what is bold, or stands everywhere.

    The first of them that is a standing point begins the row, as a title may be bold too.
    """
    bold = [(a, o) for a, o in likely if o.bold and not o.text.endswith(ENDS)]
    while bold and bold[0][0] < _TITLES and _is_title(bold[0][1].text):
        bold = bold[1:]
    known = [a for a, o in bold if looks_standing(o.text, standing)]
    if known:
        bold = [(a, o) for a, o in bold if a >= known[0]]
    if len(bold) > 1:
        return bold
    plain = [(a, o) for a, o in likely if looks_standing(o.text, standing) and len(o.text) < 60]  # noqa: PLR2004
    return plain if len(plain) > 1 else []


def _is_title(text: str) -> bool:
    """Tell whether a line says what the document is, and not that of the meeting before."""
    return says_kind(text) and not is_on_previous(text)

"""The points of a source with their text, and the text before the first of them."""

import re
from collections.abc import Sequence

from lchnv_cli.intake.recognise.draft import Doubt, Piece, Point, Quoted
from lchnv_cli.intake.recognise.heading_lines import Found
from lchnv_cli.intake.recognise.marks import System
from lchnv_cli.intake.recognise.name_words import is_name
from lchnv_cli.intake.recognise.run_markdown import BREAK, inline
from lchnv_cli.intake.recognise.running import each_presenter, pieces_of
from lchnv_cli.intake.recognise.source_body import is_of
from lchnv_cli.intake.recognise.source_clauses import LOST_ATT
from lchnv_cli.intake.recognise.source_lines import Element, Line
from lchnv_cli.intake.recognise.words import PRESENTER
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Kind, letter_of
from lchnv_cli.model.late_pattern import late

_KINDS = "|".join(Kind)
_KIND_LAST = late(
    rf"^(?P<title>.*[^\s–—-])(?:\s*\(|\s+[–—-]+\s+)(?P<kinds>(?:{_KINDS})(?:\s*/\s*(?:{_KINDS}))*)\)?"
    r"(?P<annexes>\s*\((?:Bilag|Bil\b)[^()]*\))?$",
    re.IGNORECASE,
)
_LETTER_LAST = late(rf"^(?P<title>.*\S)\s*\((?P<letter>[{''.join(kind[0] for kind in Kind)}])\)$")
_WHO_LAST = late(
    r"^(?P<title>.*\S)\s*\((?P<who>(?!Bil)[^()]*)\)(?P<annexes>\s*\((?:Bilag|Bil\b)[^()]*\))?$",
    re.IGNORECASE,
)
_WHO_AFTER = late(
    rf"^(?P<title>.*[^\s.,;])(?:[.,;]?\s+(?:{PRESENTER})\s*:?\s+|\s+[–—]\s+)(?P<who>[^()]*[^()\s])"
    r"(?P<annexes>)$",
    re.IGNORECASE,
)
# After what it asks or who presents it, in parentheses: else it is a part of the title.
_ANNEX_LAST = late(
    r"(?<=\))[,;]?\s*(?P<annexes>(?:Bilag(?:a|or)|Bil\.?)\s[\dA-Z](?:[\d –,-]|och|[A-Z]\b)*)$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 500  # characters
_LONGEST_NAME = 90  # characters; a longer line is running text


def points_of(row: Sequence[Element], found: Sequence[Found], *, decides: bool) -> list[Point]:
    """Make points of the headings and what stands between them."""
    points: list[Point] = []
    for number, each in enumerate(found):
        end = found[number + 1].at if number + 1 < len(found) else len(row)
        lines = [more for more in row[each.at + 1 : each.at + each.lines] if isinstance(more, Line)]
        first, beside = _beside(each.line.bare)
        heading = BREAK.join(inline(own.runs, plain=True) for own in (first, *lines))
        heading = _ANNEX_LAST.sub(r" (\g<annexes>)", heading)
        label = each.mark.written if each.mark else ""
        pieces = pieces_of(row[each.at + each.lines : end], decides=decides)
        if not any(piece.markdown.startswith(FactName.PRESENTER) for piece in pieces):
            heading, named = _who_apart(heading, beside, each.line)
            pieces = (*named, *pieces)
        heading, doubts = _with_kind(heading, each.line)
        points.append(
            Point(each.level, label, _number(each), heading, pieces, doubts, each.line.place)
        )
    return points


def _with_kind(heading: str, line: Line) -> tuple[str, tuple[Doubt, ...]]:
    """Put what a heading asks of the meeting first; its first letter alone is told."""
    if (match := _LETTER_LAST.match(heading)) is None:
        return _KIND_LAST.sub(_kind_first, heading), ()
    kind = next(kind for kind in Kind if kind.startswith(match["letter"]))
    said = f"Bokstaven sist i rubriken är läst som {kind.lower()}."
    return f"{kind}: {match['title']}", (Doubt(said, line.text, line.place),)


def _kind_first(match: re.Match[str]) -> str:
    """Write a heading with its kind before the title, where people put it last in parentheses."""
    kinds = "/".join(word.strip().capitalize() for word in match["kinds"].split("/"))
    return f"{kinds}: {match['title']}{match['annexes'] or ''}"


def _beside(line: Line) -> tuple[Line, str]:
    """Give a heading without those whom a tab parts from it, and their names."""
    tab = line.raw.rstrip().rfind("\t")
    who = " ".join(line.raw[tab:].split())
    people = list(each_presenter(who)) if tab > 0 else []
    if people and all(_is_someone(each.partition(",")[0]) for each in people):
        return line.until(tab), who
    return line, ""


def _who_apart(heading: str, beside: str, line: Line) -> tuple[str, list[Piece]]:
    """Take those who present a point out of its heading, where people put them last in it."""
    short = len(heading) <= _LONGEST_HEADING  # a longer one is tried in ever more ways
    match = (_WHO_AFTER.match(heading) if short else None) or _WHO_LAST.match(heading)
    people = list(each_presenter(beside or (match["who"] if match else "")))
    if not beside and not all(_is_someone(each.partition(",")[0]) for each in people):
        return heading, []
    if match and not beside:
        heading = f"{match['title']}{match['annexes'] or ''}"
    where = "bredvid rubriken" if beside else "i rubriken"
    said = f"Namnet {where} är läst som föredragande."
    first, *others = people
    written = "\n".join([f"{FactName.PRESENTER}: {first}", *others])
    return heading, [Piece(written, FactName.PRESENTER, (Doubt(said, line.text, line.place),))]


def _is_someone(name: str) -> bool:
    """Tell whether words are a person's name, whose every word has small letters too."""
    return is_name(name) and all(re.search(r"[a-zåäöé]", word) for word in name.split())


def _number(found: Found) -> str:
    """Write a point's number as this format has it: a number, or the letter of a sub-point."""
    mark = found.mark
    if mark is None:
        return ""
    if found.level == 1:
        return f"{letter_of(mark.last).upper() if mark.system is System.LETTER else mark.last}."
    if mark.system is System.DECIMAL:
        return f"{letter_of(mark.last)})"
    return f"{mark.last}." if mark.system is System.NUMBER else f"{letter_of(mark.last)})"


def before_points(
    left: Sequence[Element], letterhead: Sequence[str]
) -> tuple[tuple[Piece, ...], list[Quoted], list[Quoted]]:
    """Part running text before the points from the letterhead, and from what fits nowhere."""
    text: list[Element] = []
    read: list[Quoted] = []
    odd: list[Quoted] = []
    for element in left:
        if isinstance(element, Line) and not _is_text(element):
            quoted = Quoted(element.text, element.place)
            (read if is_of(element.text, letterhead) else odd).append(quoted)
        else:
            text.append(element)
    return pieces_of(text, decides=False) if text else (), read, odd


def _is_text(line: Line) -> bool:
    return (
        line.text.endswith((".", "!", "?", ":"))
        or len(line.text) > _LONGEST_NAME
        or bool(line.sign)
    )


def with_left(points: list[Point], left: Sequence[Element], *, decides: bool) -> list[Point]:
    """Leave what is no signature after the last point in its text."""
    if not left or not points:
        return points
    more = pieces_of(left, decides=decides)
    return [*points[:-1], points[-1]._replace(pieces=(*points[-1].pieces, *more))]


def said_once(points: list[Point]) -> list[Point]:
    """Keep the first of the doubts that say the same of the whole document."""
    seen = False
    found = []
    for point in points:
        pieces = []
        for piece in point.pieces:
            own = tuple(each for each in piece.doubts if each.said != LOST_ATT or not seen)
            seen = seen or any(each.said == LOST_ATT for each in own)
            pieces.append(piece._replace(doubts=own))
        found.append(point._replace(pieces=tuple(pieces)))
    return found

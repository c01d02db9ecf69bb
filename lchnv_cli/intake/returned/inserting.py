"""Lines that stand where none stood: new ones, and those that were moved there as they are."""

from itertools import pairwise

from lchnv_cli.intake.returned.change import Did, TextEdit, Unplaced, in_text
from lchnv_cli.intake.returned.comparison import Comparison
from lchnv_cli.intake.returned.new_lines import Piece, gap, joins
from lchnv_cli.intake.returned.units import Sort, Unit


def put_in(both: Comparison) -> None:
    """Write what is new or stands in a new place, with the edits in what moved along."""
    taken: list[TextEdit] = []
    run: list[int] = []
    before: int | None = None
    for a, b in [*both.pairs.pairs, (len(both.sent.lines), None)]:
        if a is None and b is not None:
            run.append(b)
        elif b is not None or a == len(both.sent.lines):
            if run:
                taken += _insert(both, run, before, a)
            run = []
            before = a if a is not None and b is not None and both.places[a] else before
    both.edits = [each for each in both.edits if each not in taken]


def _insert(
    both: Comparison, run: list[int], before: int | None, after: int | None
) -> list[TextEdit]:
    """Write a run of lines between two that stayed; give the edits that moved along."""
    above = both.places[before][-1].unit if before is not None else None
    below = _below(both, after or 0)
    pieces, taken = _pieces(both, run, above)
    if not pieces:
        return taken
    listed = above and below and joins(above.sort, below.sort)
    loose = bool(above and below and listed and "\n" in both.source[above.last : below.first])
    body = pieces[0].source
    for one, other in pairwise(pieces):
        body += f"\n{gap(one.last, other.first, loose=loose)}{other.source}"
    first, last = pieces[0].first, pieces[-1].last
    if first is not Sort.FACT and above and below and above.sort is below.sort is Sort.FACT:
        above, below = both.after_facts(above)  # what parts them is none of them any more
    if above is None or (below and joins(last, below.sort) and not joins(above.sort, first)):
        at = below.first if below else len(both.source)
        new = f"{body}\n{gap(last, below.sort) if below else ''}"
    else:
        at = (both.with_notes(above) if first is Sort.HEADING else above).last
        torn = "" if both.source[:at].endswith("\n") else "\n"
        new = f"{torn}{gap(above.sort, first, loose=loose)}{body}\n"
        if below and below.first == at:
            new += gap(last, below.sort)
    both.edits.append(TextEdit(at, at, new))
    return taken


def _below(both: Comparison, after: int) -> Unit | None:
    """Give the first piece from a line on that stays where it is."""
    stays = {a for a, b in both.pairs.pairs if a is not None and b is not None}
    rest = range(after, len(both.sent.lines))
    return next((both.places[a][0].unit for a in rest if both.places[a] and a in stays), None)


def _pieces(
    both: Comparison, run: list[int], above: Unit | None
) -> tuple[list[Piece], list[TextEdit]]:
    pieces: list[Piece] = []
    taken: list[TextEdit] = []
    before = (above.sort, above.mark) if above else None
    waiting = list(run)
    while waiting:
        b = waiting.pop(0)
        line = both.back.lines[b]
        if units := both.moved(b):
            while waiting and (more := both.moved(waiting[0])) and both.follows(units[-1], more[0]):
                units += more
                waiting.pop(0)
            pieces.append(_slice(both, units, taken))
            both.tell(Did.MOVED, units[0].sort, ("", units[0].text), units[0], line=line)
        elif _is_of_head(both, b, begun=bool(pieces)):
            both.unplaced.append(Unplaced(None, line, both.before(b)))
        else:
            pieces.append(both.manners.piece(line, before))
            both.tell(Did.ADDED, pieces[-1].first, ("", line.text), above, line=line)
        if pieces:
            before = pieces[-1].last, pieces[-1].mark
    return pieces, taken


def _slice(both: Comparison, units: list[Unit], taken: list[TextEdit]) -> Piece:
    """Give what stands between pieces as it is written, with what was edited in it."""
    end = both.with_notes(units[-1]) if units[0].sort is Sort.HEADING else units[-1]
    first, last = units[0].first, end.last
    inside = [each for each in both.edits if first <= each.start and each.end <= last]
    taken += inside
    moved = [each._replace(start=each.start - first, end=each.end - first) for each in inside]
    text = in_text(both.source[first:last], moved).rstrip()
    return Piece(units[0].sort, units[-1].sort, text, units[-1].mark)


def _is_of_head(both: Comparison, b: int, *, begun: bool) -> bool:
    """Tell whether a new line stands among those that the head gives."""
    line = both.back.lines[b]
    pairs = [(a, c) for a, c in both.pairs.pairs if a is not None and c is not None]
    if line.cells:
        same = [a for a, c in pairs if both.back.lines[c].table == line.table]
        return bool(same) and not any(both.places[a] for a in same)
    above = next((a for a, c in pairs if c == b - 1), None)
    return not begun and above is not None and not both.places[above] and "\t" in line.text

"""Which point of the notes is which point of the agenda, one to one.

Numbers say least of it: one point left out renumbers all that follow. So a point is known by its
matter and its title first, and what is surest is paired off before the rest is compared. A point
with the number of one that was left out is another where all that both say is different.
"""

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import NamedTuple

from lchnv_cli.memory.answers import stems
from lchnv_cli.memory.matter import matters_of
from lchnv_cli.model.document import Agenda, Notes
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Address, Item

_NEAR = 75  # of 100: how like each other two titles are that may be one, retouched
_MOST = 200  # points with changed titles that are compared with each other
_TELLING = 8  # letters of a title that say what a longer one with the same words is about


class _Point(NamedTuple):
    """A point: its address as printed, and the place of the point it stands under, or -1."""

    item: Item
    address: Address
    above: int
    under: str
    title: str
    matter: str

    @property
    def says(self) -> frozenset[str]:
        """Who presents it and what is put to the meeting: tells points of one title apart."""
        clauses = (clause.text for part in self.item.decisions for clause in part.clauses)
        return frozenset(map(folded, (*(each.name for each in self.item.presenters), *clauses)))


_Key = Callable[[_Point], Hashable]
# What tells a point, the surest first; several with the same are paired in their order.
_KEYS: tuple[_Key, ...] = (
    lambda point: point.matter and (point.matter, point.title),
    lambda point: point.matter,
    lambda point: point.title and point.says and (point.title, point.says),
    lambda point: point.title and (point.title, point.under, point.address),
    lambda point: point.title and (point.title, point.under),
    lambda point: point.title,
)


def paired(agenda: Agenda, notes: Notes) -> Iterator[tuple[Item, Item | None]]:
    """Give each point of the agenda with its point in the notes, or None."""
    asked, told = _points(agenda), _points(notes)
    pairs: dict[int, int] = {}
    for key in _KEYS:
        _pair(asked, told, pairs, (key, key))
    _pair_near(asked, told, pairs)
    for _ in ("points", "sub-points"):  # these by the letter, under a point that is paired
        keys = (lambda p: _place(p, pairs.get(p.above, -2)), _own_place)
        _pair(asked, told, pairs, keys, _may_be_one)
    merged = {other: at for at, other in pairs.items()}
    for at, point in enumerate(asked):
        other = pairs.get(at)
        if other is None:
            both = (o for o, first in merged.items() if _is_both(told[o], asked[first], point))
            other = next(both, None)
        yield point.item, None if other is None else told[other].item


def _is_both(told: _Point, first: _Point, other: _Point) -> bool:
    """Tell whether a point of the notes has the titles of two points of the agenda in its own."""
    words = set(told.title.split())
    own, theirs = set(first.title.split()), set(other.title.split())
    return told.title != first.title and bool(theirs - own) and (own | theirs) <= words


def _points(document: Agenda | Notes) -> list[_Point]:
    found: list[_Point] = []
    above, under = -1, ""
    for item in document.points():
        title = folded(item.heading.title)
        if not item.address.sub_point:
            above, under = len(found), title
        matter = folded(next(matters_of(item), "")).rstrip(".")
        place = (above, under) if item.address.sub_point else (-1, "")
        found.append(_Point(item, item.address, *place, title, matter))
    return found


def _own_place(point: _Point) -> Hashable:
    return _place(point, point.above)


def _place(point: _Point, above: int) -> Hashable:
    """Give where a point stands, under the notes' point ``above``; nothing where that is -2."""
    number, letter = point.address
    if not letter:
        return number
    return (above, letter) if above >= 0 else ""


def _pair(
    asked: list[_Point],
    told: list[_Point],
    pairs: dict[int, int],
    keys: tuple[_Key, _Key],
    alike: Callable[[_Point, _Point], bool] = lambda _, __: True,
) -> None:
    """Pair off the points with the same key, of the agenda and of the notes, in their order."""
    if len(pairs) == min(len(asked), len(told)):
        return
    free: dict[Hashable, list[int]] = {}
    for at in sorted({*range(len(told))}.difference(pairs.values()), reverse=True):
        free.setdefault(keys[1](told[at]), []).append(at)
    for at, point in enumerate(asked):
        key = keys[0](point)
        if key and at not in pairs and free.get(key) and alike(point, told[free[key][-1]]):
            pairs[at] = free[key].pop()


def _may_be_one(asked: _Point, told: _Point) -> bool:
    """Tell whether two points with unlike titles at the same place may be one.

    They are two where both have a matter; also where one has, both have clauses or what was asked
    has and the other an outcome, or a presenter each, and they have no word in common.
    """
    if asked.matter and told.matter:
        return False
    people = [{folded(each.name) for each in p.item.presenters} for p in (asked, told)]
    words = [
        frozenset[str]().union(*(stems(c.full_text) for d in p.item.decisions for c in d.clauses))
        | stems(p.item.heading.title)
        for p in (asked, told)
    ]
    proposes, decides = (any(d.clauses for d in p.item.decisions) for p in (asked, told))
    clauses = proposes and (
        decides or any(f.key == FactName.OUTCOME for f in told.item.all_facts())
    )
    apart = clauses or asked.matter or told.matter or (all(people) and not people[0] & people[1])
    return not apart or bool(words[0] & words[1])


def _pair_near(asked: list[_Point], told: list[_Point], pairs: dict[int, int]) -> None:
    """Pair off the points with titles near each other, the nearest first."""
    likeness = []
    for at in islice((at for at in range(len(asked)) if at not in pairs), _MOST):
        for other in islice({*range(len(told))}.difference(pairs.values()), _MOST):
            like = _likeness(asked[at].title, told[other].title)
            if like >= _NEAR:
                elsewhere = asked[at].address != told[other].address
                likeness.append((-like, elsewhere, at, other))
    for _, _, at, other in sorted(likeness):
        if at not in pairs and other not in pairs.values():
            pairs[at] = other


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a title that was changed needs it

    shorter, longer = sorted((set(one.split()), set(other.split())), key=len)
    if shorter <= longer and len(" ".join(shorter)) >= _TELLING:
        return 100
    return fuzz.token_sort_ratio(one, other)

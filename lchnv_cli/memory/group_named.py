"""Which groups and seats a text names: by their names, or by the words that tell them apart."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from lchnv_cli.memory.search import alike, plain
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.seats import Group, Seat

_INITIALS = 4  # letters at most
_WORD = late(r"\w+")
# What groups of every sort are called, and the small words between: they tell no group from others.
_COMMON = frozenset(
    word
    for words in (
        "arbetsgrupp arbetsgruppen grupp gruppen projektgrupp processgrupp processgruppen",
        "natverk natverket lpo lokala lokalt programomrade programomradet rad radet uppdrag",
        "uppdraget regional regionala lansgemensam lansgemensamma lag ok overenskommelse",
        "overenskommelsen avtal avtalet for om i och av till inom med pa att en ett den det de",
        "ta fram revidera",
    )
    for word in words.split()
)
_GROUPISH = late(
    r"\w+(?:grupp|nätverk|råd|kommitté|program|programområde|forum)(?:en|et|er|s|ens|ets)?\b"
    r"|\b(?:LPO|RPO|NPO|LAG|RAG|NAG|RSG|NSG|NSK)\b",
    re.IGNORECASE,
)
_FOR_SOMETHING = late(
    r"\b\w*(?:grupp|nätverk|råd|kommitté|område|forum)(?:en|et)?\s+(?:för|om|kring|inom)\s",
    re.IGNORECASE,
)
_SORTS = {
    sort: late(rf"\b{sort}\w{{0,3}}\b|\b{words}", re.IGNORECASE)
    for sort, words in {
        "LPO": r"lokal\w*\s+programområde",
        "RPO": r"regional\w*\s+programområde",
        "NPO": r"nationell\w*\s+programområde",
        "LAG": r"lokal\w*\s+arbetsgrupp",
    }.items()
}
_MUNICIPAL = late(r"\bkommun(?:al\w*|ern\w*|er|s|ens?|representant\w*|ledam\w*)?\b", re.IGNORECASE)
_OF_THE_REGION = late(r"\bregion(?:en|ens|al|representant\w*|ledam\w*)?\b", re.IGNORECASE)


def sounds_like_a_group(text: str, procedure: Procedure) -> bool:
    """Tell whether a text speaks of some group, which is none of the network's own bodies."""
    words = folded(text)
    names = (folded(name) for body in procedure.bodies.values() for name in body.names())
    groupish = _GROUPISH.search(text) or _FOR_SOMETHING.search(text)
    ours = (
        re.search(rf"{re.escape(name)}(?!\w*\s+(?:för|om|kring|inom)\b)", words) for name in names
    )
    return groupish is not None and not any(ours)


def names_some_group(text: str) -> bool:
    """Tell whether a text says itself which group it means: the one for something."""
    return _FOR_SOMETHING.search(text) is not None


def groups_named(text: str, groups: Iterable[Group], day: dt.date) -> list[Group]:
    """Give the groups that a text of a day names, each by all the words that tell it apart.

    Where the words of one are among those of another that is named on the line too, the other is
    meant.
    """
    known = [group for group in groups if group.is_there(day)]
    meant: dict[str, Group] = {}
    for line in text.splitlines():
        words = _words(line)
        found = [(own, group) for group in known if (own := _found(group, words))]
        for own, group in found:
            if not any(own < other for other, _ in found):
                meant[group.name] = group
    return [*meant.values()]


def groups_of_a_sort(text: str, groups: Iterable[Group], day: dt.date) -> list[Group]:
    """Give the groups of the sort that a text speaks of: vakanser i LPO."""
    sorts = {sort for sort, words in _SORTS.items() if words.search(text)}
    there = (group for group in groups if group.is_there(day))
    return [
        group for group in there if any(s.search(group.name) for s in map(_SORTS.get, sorts) if s)
    ]


def seats_named(text: str, group: Group, procedure: Procedure, day: dt.date) -> list[Seat]:
    """Give the seats of a group that a text may be about: by their words, or by whose they are."""
    words = _words(text) - _key(group.name) - _key(group.short)
    scored = [(len(_common(words, seat)), seat) for seat in group.seats]
    most = max((score for score, _ in scored), default=0)
    if most:
        return [seat for score, seat in scored if score == most]
    sides = sides_named(text, procedure, day)
    return [seat for seat in group.seats if not sides or not seat.whose or seat.whose in sides]


def sides_named(text: str, procedure: Procedure, day: dt.date) -> set[str]:
    """Give the sides and principals that a text names, and the sides of those principals."""
    found: set[str] = set()
    for sides in procedure.every_sides():
        for side in sides.on(day):
            own = {name for name in side.principals if re.search(rf"\b{re.escape(name)}s?\b", text)}
            alone = len(side.principals) == 1
            word = _OF_THE_REGION if alone else _MUNICIPAL
            if own or word.search(text) or side.name.casefold() in text.casefold():
                found |= own | {side.name} | (set(side.principals) if alone or not own else set())
    return found


def _found(group: Group, words: set[str]) -> set[str]:
    """Give the words of a text that name a group; none where some word of its name is lacking."""
    for name in (group.short, group.name):
        key = _key(name)
        own = [{word for word in words if _is(each, word)} for each in key]
        if key and all(own):
            return set().union(*own)
    return set()


def _is(own: str, word: str) -> bool:
    """Tell whether a word is that of a name; of initials it is not inflected (SPAK, spaken)."""
    return word in {own, f"{own}s"} if len(own) <= _INITIALS else alike(own, word)


def _key(name: str) -> set[str]:
    every = _words(name)
    return every - _COMMON or every


def _common(words: set[str], seat: Seat) -> set[str]:
    own: Sequence[str] = [*(_words(f"{seat.name} {seat.competence}") - _COMMON)]
    return {each for each in own for word in words if alike(each, word)}


def _words(text: str) -> set[str]:
    return set(_WORD.findall(plain(text)))

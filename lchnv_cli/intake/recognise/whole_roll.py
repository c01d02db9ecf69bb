"""An attendance as a whole: what most of its entries are tells what the others are.

No list of words knows every place, and many a place is two words with capitals as a name is. So
what the others of the same attendance have beside them decides; what is read so is told, and so
is whoever stands there without what the others have.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Doubt
from lchnv_cli.intake.recognise.listed_names import Named
from lchnv_cli.intake.recognise.name_words import is_name
from lchnv_cli.intake.source_blocks import Place

_Listed = tuple[str, Named]  # the section of the attendance that somebody stands in


class Settled(NamedTuple):
    """The people of an attendance, each with what is told of them, by section."""

    people: list[_Listed]
    doubts: list[Doubt]


def settled(people: Sequence[_Listed], aside: str, known: Sequence[str], place: Place) -> Settled:
    """Read places that look like names by what stands beside the others.

    ``aside`` is the section of those who need no principal, and ``place`` where it is told.
    """
    read = _paired([*_turned(people, known)], aside)
    doubts: list[Doubt] = []
    for section in dict.fromkeys(section for section, _ in read):
        own = [named for each, named in read if each == section]
        if guessed := [n for n in own if n.guessed]:
            said = "Det som står bredvid namnen är läst som var personerna kommer ifrån."
            quote = "; ".join(f"{n.person.name}: {n.person.principal}" for n in guessed)
            doubts.append(Doubt(said, quote, place, section))
        bare = [n.person.name for n in own if not n.person.principal]
        if section != aside and bare and any(n.person.principal for _, n in read):
            said = "Varifrån de här kommer gick inte att läsa; se efter att alla är namn."
            doubts.append(Doubt(said, "; ".join(bare), place, section))
    return Settled(read, doubts)


def _turned(people: Sequence[_Listed], known: Sequence[str]) -> list[_Listed]:
    """Turn whoever has a name for a principal, where that stands first in the other entries."""
    led = {section for section, named in people if named.led}
    found: list[_Listed] = []
    for section, named in people:
        own = named.person
        if section in led and own.principal not in known and is_name(own.principal):
            turned = own._replace(name=own.principal, principal=own.name)
            named = named._replace(person=turned, guessed=True)  # noqa: PLW2901
        found.append((section, named))
    return found


def _paired(people: list[_Listed], aside: str) -> list[_Listed]:
    """Take every other one of those without a principal as that of the one before.

    Only where the others have theirs after the name, and whoever has none stands in pairs that no
    "och" joins.
    """
    others = [n for section, n in people if section != aside and n.person.principal]
    if not others or any(named.led or named.noted for named in others):
        return people
    bare = [
        at for at, (section, n) in enumerate(people) if section != aside and not n.person.principal
    ]
    pairs = list(zip(bare[::2], bare[1::2], strict=False))
    if len(bare) % 2 or len(pairs) > len(others) or not all(_is_pair(people, *p) for p in pairs):
        return people
    found = list(people)
    for first, last in pairs:
        section, named = people[first]
        own = named.person._replace(principal=people[last][1].person.name)
        found[first] = section, named._replace(person=own, guessed=True)
    return [each for at, each in enumerate(found) if at not in {last for _, last in pairs}]


def _is_pair(people: Sequence[_Listed], first: int, last: int) -> bool:
    """Tell whether two stand beside each other, the second with nothing that a person has."""
    (section, _), (other, place) = people[first], people[last]
    bare = not (place.person.title or place.joined or place.role or place.person.acting)
    return last == first + 1 and section == other and bare

"""Every field of the sides in rules.yaml, and what must agree about their principals."""

import datetime as dt
from collections.abc import Container, Iterator
from itertools import combinations, pairwise, product

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, made, placed
from lchnv_cli.load.types import Date, Text
from lchnv_cli.model.finding import Hit
from lchnv_cli.model.folding import folded
from lchnv_cli.model.sides import DAY, LastingSide, Name, Principal, Sides


def _principal(values: Values, reading: Reading) -> Principal | None:
    """Make a principal of its names, the former ones first; one day may tell another."""
    found = dict(values.found)
    joins, leaves, former = (found.pop(name, "") for name in ("joins", "leaves", "former"))
    names = [*sorted(former, key=lambda n: str(n.end or n.start or "")), Name(**found)]
    for at in range(1, len(names)):
        end, start = names[at - 1].end, names[at].start
        names[at - 1] = names[at - 1]._replace(end=end or (start and start - DAY))
        names[at] = names[at]._replace(start=start or (end and end + DAY))
    principal = Principal(tuple(names), values.place, joins, leaves)
    for message, remedy in _impossible(principal):
        reading.fault("ogiltigt-värde", values.place, message, remedy)
        return None
    return principal


def _impossible(principal: Principal) -> Iterator[tuple[str, str]]:
    for before, name in pairwise(principal.names):
        if before.end is None or name.start is None:
            told = f"Dagen då {before.text} blev {name.text} saknas."
            yield told, f"Skriv till vid {before.text}, eller från vid {name.text}."
        elif before.end + DAY != name.start:
            told = f"{before.text} heter så till {before.end} och {name.text} från {name.start}."
            yield told, "Ett namn tar vid dagen efter det förra; rätta en av dagarna."
    for name in principal.names:
        if name.start and name.end and name.end < name.start:
            told = f"{name.text} slutar {name.end} innan det börjar {name.start}."
            yield told, "Rätta från eller till."
    if principal.joins and principal.end is None:
        yield (
            f"{principal.names[-1].text} ingår i {principal.joins}, men från när saknas.",
            ("Skriv den sista dagen i fältet till."),
        )
    if principal.leaves and principal.start is None:
        yield (
            f"{principal.names[0].text} ingick i {principal.leaves}, men till när saknas.",
            ("Skriv den första egna dagen i fältet från."),
        )


FORMER = Record(
    "det tidigare namnet",
    (
        Field("namn", "text", Text(), "namnet", "Malung", required=True),
        Field("från", "start", Date(), "namnets första dag, om den är känd", "1974-01-01"),
        Field("till", "end", Date(), "namnets sista dag", "2007-12-31"),
    ),
    made(Name),
    short="namn",
)

PRINCIPAL = Record(
    "huvudmannen",
    (
        Field("namn", "text", Text(), "huvudmannens namn", "Avesta", required=True),
        Field(
            "från",
            "start",
            Date(),
            "den första dagen för huvudmannen, eller för namnet när den har haft ett tidigare",
            "2028-01-01",
        ),
        Field("till", "end", Date(), "den sista dagen huvudmannen finns", "2027-12-31"),
        Field(
            "tidigare",
            "former",
            ListOf(FORMER),
            "namn som samma huvudman har haft",
            "[{namn: Malung, till: 2007-12-31}]",
        ),
        Field(
            "ingår_i",
            "joins",
            Text(),
            "huvudmannen som den går upp i dagen efter till",
            "Avesta-Norberg",
        ),
        Field(
            "ingick_i",
            "leaves",
            Text(),
            "huvudmannen som den var en del av före från; har den delats helt har den till",
            "Mora",
        ),
    ),
    _principal,
    short="namn",
)

SIDE = Record(
    "parten",
    (
        Field("namn", "name", Text(), "partens namn", "Kommunerna", required=True),
        Field(
            "huvudmän",
            "principals",
            ListOf(PRINCIPAL),
            "partens huvudmän",
            "[Avesta, Borlänge]",
            required=True,
        ),
        Field(
            "länsdelar",
            "areas",
            Named(ListOf(Text())),
            "delar av länet med partens huvudmän i dem; styrgruppens ledamöter bör spridas på dem",
            "{Norra: [Mora, Orsa], Södra: [Avesta]}",
        ),
    ),
    placed(LastingSide),
)


def as_in(network: Sides, sides: tuple[LastingSide, ...]) -> tuple[LastingSide, ...]:
    """Give a body's own sides, with what the network tells of the principals they name."""
    named = {name.text for each in Sides(sides).principals() for name in each.names}
    return tuple(
        side._replace(principals=tuple(_as_in(network, each, named) for each in side.principals))
        for side in sides
    )


def _as_in(network: Sides, own: Principal, named: Container[str]) -> Principal:
    """Give a principal its names in the network, within its own days in the body.

    What it was a part of may have been no principal there, which ``named`` tells.
    """
    name, *others = own.names
    known = network.named(name.text, name.start or name.end or dt.date.max)
    if others or known is None:
        return own
    within = [
        each._replace(
            start=max(filter(None, (each.start, name.start)), default=None),
            end=min(filter(None, (each.end, name.end)), default=None),
        )
        for each in known.names
    ]
    names = tuple(n for n in within if n.start is None or n.end is None or n.start <= n.end)
    joins = own.joins or (known.joins if names and names[-1].end == known.end else "")
    since = known.leaves in named and names and names[0].start == known.start
    leaves = own.leaves or (known.leaves if since else "")
    return Principal(names, own.place, joins, leaves) if names else own


def disagreeing(every: tuple[LastingSide, ...]) -> Iterator[Hit]:
    """Find what cannot be in the sides of one body: the same name twice, nobody to go up in."""
    for one, other in combinations(every, 2):
        if folded(one.name) == folded(other.name):
            yield Hit(other.place, f"Parten {other.name} står två gånger.", "För ihop dem.")
    for side in every:
        if not side.principals:
            message = f"Parten {side.name} har inga huvudmän."
            yield Hit(side.place, message, "Skriv dem, eller ta bort parten.")
    sides = Sides(every)
    for first, second in combinations(sides.principals(), 2):
        for before, name in product(first.names, second.names):
            if folded(before.text) == folded(name.text) and _meet(before, name):
                message = f"Huvudmannen {name.text} står två gånger för samma tid."
                yield Hit(second.place, message, "Ta bort den ena, eller skriv från och till.")
    for each in sides.principals():
        yield from _unattached(each, sides)


def _unattached(each: Principal, sides: Sides) -> Iterator[Hit]:
    """Find what a principal goes up in, or was a part of, where there is no such principal then."""
    for other, told, day, word in (
        (each.joins, f"{each.names[-1].text} ingår i", each.end and each.end + DAY, "från"),
        (each.leaves, f"{each.names[0].text} ingick i", each.start and each.start - DAY, "till"),
    ):
        if not other or day is None:
            continue
        found = sides.named(other, day)
        if found is None or found.on(day) != other:
            message = f"{told} {other}, som inte är någon huvudman i samma organ {day}."
            yield Hit(each.place, message, f"Skriv {other} bland huvudmännen, {word} {day}.")


def _meet(one: Name, other: Name) -> bool:
    """Tell whether two names hold on the same day."""
    return all(
        a.end is None or b.start is None or b.start <= a.end
        for a, b in ((one, other), (other, one))
    )

"""The groups by rules.yaml: whose seats there are, and that no two groups have one name."""

from collections.abc import Iterator

from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.folding import folded
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.seats import Group, Groups, Seat

_WRONG = "ogiltigt-värde"


def groups_faults(groups: Groups, procedure: Procedure) -> Iterator[Fault]:
    """Tell what rules.yaml does not know, and which groups have a name that another has."""
    every = procedure.every_sides()
    principals = {name.text for sides in every for p in sides.principals() for name in p.names}
    sides = {side.name for each in every for side in each.every}
    seen: dict[str, Group] = {}
    for group in groups.groups:
        for name in filter(None, (group.name, group.short)):
            if (first := seen.setdefault(folded(name), group)) is not group:
                message = f"Två grupper heter {name}: den andra står på rad {first.place.line}."
                yield Fault(_WRONG, Hit(group.place, message, "Ge grupperna olika namn."))
        for seat in group.seats:
            if seat.whose and seat.whose not in principals | sides:
                message = f"”{seat.whose}” är varken en part eller en huvudman i rules.yaml."
                yield Fault(_WRONG, Hit(seat.place, message, _choose(sides, principals)))
            for name, place in _principals(seat):
                if name and name not in principals:
                    message = f"Huvudmannen ”{name}” finns inte i rules.yaml."
                    yield Fault(_WRONG, Hit(place, message, _choose(principals)))


def _principals(seat: Seat) -> Iterator[tuple[str, Place]]:
    yield from ((holder.principal, holder.place) for holder in seat.holders)
    for nomination in seat.nominations:
        yield from ((name, nomination.place) for name, _ in nomination.received)


def _choose(*names: set[str]) -> str:
    return f"Skriv något av: {', '.join(name for each in names for name in sorted(each))}."

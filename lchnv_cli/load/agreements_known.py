"""The agreements' parties by rules.yaml: who they are, and what it does not know."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli.model.agreements import Agreement, Agreements, Party
from lchnv_cli.model.finding import Fault, Hit
from lchnv_cli.model.procedure import Procedure

_EVERYBODY = frozenset({"alla", "huvudmännen", "samtliga"})


def known_parties(agreements: Agreements, procedure: Procedure) -> tuple[Agreements, list[Fault]]:
    """Give the agreements with a party for each principal, and tell of names that are nobody's.

    A side's name stands for its principals, as they are on the agreement's first day; what is
    written of a principal itself goes before it.
    """
    faults: list[Fault] = []
    found = []
    for one in agreements.agreements:
        parties: dict[str, Party] = {}
        for party in sorted(one.parties, key=lambda each: not _is_principal(each, procedure)):
            names = [*_named(party.principal, one, procedure)]
            if not names:
                faults.append(_unknown(party, procedure))
            for name in names:
                parties.setdefault(name, party._replace(principal=name))
        order = {name: at for at, name in enumerate(_everybody(procedure, _day(one)))}
        own = sorted(parties.values(), key=lambda each: order.get(each.principal, len(order)))
        found.append(one._replace(parties=tuple(own)))
    return replace(agreements, agreements=tuple(found)), faults


def _day(one: Agreement) -> dt.date:
    signed = (each.signed.date for each in one.parties if each.signed and each.signed.date)
    return one.start or min(signed, default=None) or one.last or dt.date.max


def _is_principal(party: Party, procedure: Procedure) -> bool:
    sides = procedure.every_sides()
    return any(p.is_called(party.principal) for each in sides for p in each.principals())


def _everybody(procedure: Procedure, day: dt.date) -> Iterator[str]:
    sides = (side for each in procedure.every_sides() for side in each.on(day))
    return iter(dict.fromkeys(name for side in sides for name in side.principals))


def _named(name: str, one: Agreement, procedure: Procedure) -> Iterator[str]:
    """Give the principals that a name stands for."""
    day = _day(one)
    if name.casefold() in _EVERYBODY:
        yield from _everybody(procedure, day)
        return
    for sides in procedure.every_sides():
        if (principal := sides.named(name, day)) is not None:
            yield principal.on(day) or name
            return
        for side in sides.on(day):
            if side.name.casefold() == name.casefold():
                yield from side.principals
                return


def _unknown(party: Party, procedure: Procedure) -> Fault:
    among = [*_everybody(procedure, dt.date.max)]
    sides = [side.name for each in procedure.every_sides() for side in each.on(dt.date.max)]
    message = f"Parten ”{party.principal}” finns inte i rules.yaml."
    remedy = f"Skriv något av: {', '.join([*dict.fromkeys(sides), *among])}. "
    remedy += "Den som inte är huvudman skrivs i fältet motpart."
    return Fault("ogiltigt-värde", Hit(party.place, message, remedy))

"""The register's principals by rules.yaml: each mandate gets their names over time."""

from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli.model.finding import Fault, Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.sides import DAY, Principal, Sides

_WRONG = "ogiltigt-värde"
# Who sits there for a principal, and so for one of the body's own.
_SEATS = {Post.REPRESENTATIVE, Post.SUBSTITUTE, Post.STEERING, Post.CHAIR, Post.VICE_CHAIR}


def known_by(register: Register, procedure: Procedure) -> tuple[Register, list[Fault]]:
    """Give the register as rules.yaml knows its principals, and what it does not know.

    A mandate goes on under a new name, whichever of the names it has, and ends with its principal.
    """
    faults: list[Fault] = []
    people = []
    for person in register.people:
        own = []
        for mandate in person.mandates:
            sides = _sides(mandate, procedure)
            faults += (Fault(_WRONG, hit) for hit in _faults(mandate, sides, procedure))
            principal = sides.named(mandate.principal, mandate.start)
            own.append(_over_time(mandate, principal) if principal else mandate)
        people.append(person._replace(mandates=tuple(own)))
    return replace(register, people=tuple(people)), faults


def _sides(mandate: Mandate, procedure: Procedure) -> Sides:
    """Give the sides that a mandate's principal is in: the body's own, or somebody else's."""
    own = procedure.sides_over_time(mandate.body_id)
    every = (own, *procedure.every_sides())
    return next((each for each in every if each.named(mandate.principal, mandate.start)), own)


def _over_time(mandate: Mandate, principal: Principal) -> Mandate:
    last = principal.end
    outlived = last is not None and mandate.start <= last and mandate.holds(last)
    return mandate._replace(names=principal.names, end=last if outlived else mandate.end)


def _faults(mandate: Mandate, sides: Sides, procedure: Procedure) -> Iterator[Hit]:
    body, name = procedure.bodies.get(mandate.body_id), mandate.principal
    if body is None:
        message = f"Organet ”{mandate.body_id}” finns inte i rules.yaml."
        yield Hit(mandate.place, message, f"Skriv något av: {', '.join(sorted(procedure.bodies))}.")
    principal = sides.named(name, mandate.start)
    among = ", ".join(sorted(procedure.principals_of(mandate.body_id, mandate.start)))
    if principal is None:
        if name:
            message = f"Huvudmannen ”{name}” finns inte i rules.yaml."
            yield Hit(mandate.place, message, f"Skriv något av: {among}.")
    elif body and mandate.post in _SEATS and sides != procedure.sides_over_time(body.id):
        message = f"{name} är ingen huvudman i {body.name}."
        yield Hit(mandate.place, message, f"Skriv något av: {among}.")
    elif not principal.on(mandate.start) or principal.has_left(name, mandate.start):
        told, meant = sides.strayed(name, mandate.start)
        remedy = f"Skriv huvudman: {meant}" if meant else "Rätta huvudman, från eller till."
        yield Hit(mandate.place, f"{name} {told}.", remedy)
    elif (last := principal.end) and mandate.end != last and mandate.holds(last):
        parts = listed([each.names[0].text for each in sides.parts_of(principal)])
        into = principal.joins or parts
        why = f"{'ingår' if principal.joins else 'delas'} i {into} från och med {last + DAY}"
        message = f"Uppdraget slutar {last}: {name} {why if into else 'upphör då'}."
        remedy = f"Skriv till: {last}" + (f", och ett nytt uppdrag för {into}." if into else "")
        yield Hit(mandate.place, message, remedy, Severity.WARNING)

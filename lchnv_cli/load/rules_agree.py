"""What the parts of rules.yaml must agree about; the first that does not stops the program."""

from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.edition_fields import OPTIONAL, VALUES
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.side_fields import disagreeing
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Edition, Procedure
from lchnv_cli.model.sides import Sides

_WRONG = "ogiltigt-värde"
QUORUM = ("beslutsför_antal", "beslutsför_per_part")


def check_posts(found: Mapping[str, Any], reading: Reading) -> None:
    """See that what the parts of the file say of each other agrees."""
    for field, attribute in (
        ("parter", "sides"),
        ("organ", "bodies"),
        ("arbetsordningar", "editions"),
    ):
        if not found[attribute]:
            raise Broken(
                RULES_FILE, f"Fältet {field} är tomt; det behöver minst en post.", rule=_WRONG
            )
    _check_principals(found)
    _check_names(found, reading)
    for edition in found["editions"]:
        body = found["bodies"].get(edition.body_id)
        if body is None:
            raise Broken(
                edition.place, f"Organet {edition.body_id} finns inte under organ.", rule=_WRONG
            )
        if missing := sorted(_lacking(edition, steered=bool(body.steering))):
            examples = {field.name: field.example for field in VALUES.fields}
            names = (each.partition(" ")[0] for each in missing)
            told = ", ".join(f"{name}: {examples[name]}" for name in names)
            remedy = f"Skriv in dem under värden, vart och ett på en rad, till exempel {told}."
            raise Broken(edition.place, f"Värden saknas: {', '.join(missing)}.", remedy, _WRONG)
        if edition.end is not None and edition.end < edition.start:
            raise Broken(edition.place, "gäller_till är före gäller_från.", rule=_WRONG)
        if edition.values["styrgrupp_senast"] > edition.values["styrgrupp_tidigast"]:
            message = "styrgrupp_senast är fler dagar före mötet än styrgrupp_tidigast."
            raise Broken(edition.place, message, "Byt plats på talen.", _WRONG)
    for before, edition in pairwise(sorted(found["editions"], key=lambda e: (e.body_id, e.start))):
        if (before.body_id, before.start) == (edition.body_id, edition.start):
            message = f"{edition.body_id} har två arbetsordningar från {edition.start}."
            remedy = "Ändra gäller_från eller organ i en av dem."
            raise Broken(edition.place, message, remedy, _WRONG)


def _lacking(edition: Edition, *, steered: bool) -> set[str]:
    """Give the values that a body's first post must write, and this one does not."""
    either = [due.names for due in Due if due is not Due.ANNEXES and not due.among(edition.values)]
    if steered and edition.seats is None and "styrgrupp_per_part" not in edition.values:
        either.append(("styrgrupp_per_part", "styrgrupp_platser"))
    names = {field.name for field in VALUES.fields}.difference(*(due.names for due in Due))
    alone = names - edition.values.keys() - OPTIONAL - {"styrgrupp_per_part"}
    return alone.union(map(" eller ".join, either))


def check_sides(procedure: Procedure) -> None:
    """See that the sides of an edition's first day can keep what it says of them."""
    for edition in procedure.editions:
        sides = [side.name for side in procedure.sides_of(edition.body_id, edition.start)]
        count, vices = len(sides), edition.values["vice_ordförande"]
        if vices not in {1, count - 1, count}:
            message = f"vice_ordförande är {vices}, och {edition.body_id} har {count} parter."
            remedy = "Skriv 1, eller lika många som parterna, eller en färre."
            raise Broken(edition.place_of("vice_ordförande"), message, remedy, _WRONG)
        if edition.seats is None:
            continue
        for name in edition.seats.keys() - sides:
            message = f"styrgrupp_platser har {name}, som inte är en part i {edition.body_id}."
            place = edition.place_of(f"styrgrupp_platser.{name}")
            raise Broken(place, message, f"Parterna är {listed(sides)}.", _WRONG)
        seats, members = sum(edition.seats.values()), edition.values["styrgrupp_antal"]
        if seats != members:
            message = f"styrgrupp_platser är tillsammans {seats}, och styrgrupp_antal {members}."
            wrote = [n for n in ("styrgrupp_platser", "styrgrupp_antal") if n in edition.places]
            place = edition.place_of(wrote[0]) if wrote else edition.place
            raise Broken(place, message, "Ändra platserna eller antalet.", _WRONG)


def check_quorum(procedure: Procedure) -> None:
    """See that there are as many principals, on an edition's first day, as a meeting takes."""
    for edition in procedure.editions:
        sides = procedure.sides_of(edition.body_id, edition.start)
        numbers = [len(side.principals) for side in sides]
        all_told, fewest = sum(numbers), min(numbers, default=0)
        told = (f"huvudmännen är {all_told}", f"den minsta partens huvudmän är {fewest}")
        for name, most, why in zip(QUORUM, (all_told, fewest), told, strict=True):
            if (number := edition.values[name]) > most:
                message, remedy = f"{name} är {number}, och {why}.", f"Skriv högst {most}."
                raise Broken(edition.place_of(name), message, remedy, _WRONG)


def _check_principals(found: Mapping[str, Any]) -> None:
    """See that a principal is one at a time, and that a body that steers has the sides of one."""
    bodies = found["bodies"].values()
    for sides in (found["sides"], *(body.sides for body in bodies)):
        for hit in disagreeing(sides):
            raise Broken.by(Fault(_WRONG, hit))
    for one, other in combinations((body for body in bodies if body.steering), 2):
        own = found["bodies"].get(one.steering)
        if one.steering == other.steering and one.sides != other.sides and not (own and own.sides):
            place = (one.sides or other.sides)[0].place
            message = f"{one.steering} bereder både {one.id} och {other.id}, som har olika parter."
            raise Broken(place, message, f"Skriv parter också vid {one.steering}.", _WRONG)


def _check_names(found: Mapping[str, Any], reading: Reading) -> None:
    """See that whoever names a body or a principal names one that there is."""
    bodies = tuple(found["bodies"].values())
    every = {"parter": found["sides"]}
    for number, body in enumerate(bodies):
        every[f"organ.{number}.parter"] = body.sides
        if body.steering and body.steering not in found["bodies"]:
            message = f"{body.id} har styrgruppen {body.steering}, som inte finns under organ."
            remedy = f"Organen är {listed([*found['bodies']])}."
            raise Broken(reading.places[f"organ.{number}.styrgrupp"], message, remedy, _WRONG)
    for path, sides in every.items():
        for number, side in enumerate(sides):
            own = [name.text for each in side.principals for name in each.names]
            for area, named in side.areas.items():
                for at, name in enumerate(named):
                    if name not in own:
                        place = reading.places[f"{path}.{number}.länsdelar.{area}.{at}"]
                        message = f"{name} i länsdelen {area} är ingen huvudman i {side.name}."
                        raise Broken(place, message, f"Huvudmännen är {listed(own)}.", _WRONG)
    principals = (each for sides in every.values() for each in Sides(sides).principals())
    known = list(dict.fromkeys(name.text for each in principals for name in each.names))
    for name in found.get("diary_forms", ()):
        if name not in known:
            place = reading.places[f"diarienummer.{name}"]
            message = f"Huvudmannen {name} finns inte under parter."
            raise Broken(place, message, f"Skriv någon av {listed(known)}.", _WRONG)

"""rules.yaml to the model."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.edition_fields import DEFAULTS, OPTIONAL, VALUES
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.nodes import Mapping as Nodes
from lchnv_cli.load.nodes import Scalar
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.side_fields import as_in, disagreeing
from lchnv_cli.load.whole import fields_of
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.folder_formats import FORMAT
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Edition, Procedure
from lchnv_cli.model.sides import Sides

FORMAT_FIELD = "format"
_WRONG = "ogiltigt-värde"
# What a post says beside its numbers, and later ones need not repeat.
_BESIDE = ("digital", "notes_called", "seats")
_QUORUM = ("beslutsför_antal", "beslutsför_per_part")
# Rules that an edition only has where it asks for what they watch.
_ASKED: Mapping[str, Callable[[Edition], bool]] = {
    "för-många-adjungerade": lambda edition: "adjungerade" in edition.values,
    "digitalt-möte": lambda edition: edition.digital is False,
    "justerare-saknas": lambda edition: edition.values["justerare"] > 0,
    "ej-beslutsfört": lambda edition: any(map(edition.values.get, _QUORUM)),
}


def read_procedure(data: bytes) -> Procedure:
    """Read rules.yaml. Raises Broken with the first fault: without it nothing can be judged."""
    head, reading = fields_of(RULES_FILE, data)
    if head is None:
        raise Broken(RULES_FILE, "Filen är tom. Skapa en ny mapp med lchnv init och jämför.")
    _refuse_newer(head, reading)
    found = RULES_YAML.read(head, reading, "")
    if reading.faults:
        raise Broken.by(reading.faults[0])
    if found is None:
        raise Broken(RULES_FILE, "Filen går inte att använda.")
    network = Sides(found["sides"])
    bodies = (body._replace(sides=as_in(network, body.sides)) for body in found["bodies"])
    found["bodies"] = {body.id: body for body in bodies}
    found["editions"] = _inherited([each for post in found["editions"] for each in post])
    _check(found)
    procedure = Procedure(**found)
    _check_sides(procedure)
    _check_quorum(procedure)
    return procedure


def _refuse_newer(head: Nodes, reading: Reading) -> None:
    """Stop at a format from the future before its new fields are taken for mistakes."""
    for key, value in head.entries:
        text = value.text if key.text == FORMAT_FIELD and isinstance(value, Scalar) else ""
        if re.fullmatch("[0-9]{1,9}", text) and int(text) > FORMAT:
            raise Broken(
                reading.place(value),
                f"Mappen har format {int(text)}, och "
                f"det här programmet känner bara till format 1–{FORMAT}.",
                "Inget är ändrat. Installera en nyare version av lchnv.",
                _WRONG,
            )


def _inherited(editions: list[Edition]) -> tuple[Edition, ...]:
    """Give later editions the values and the rules that they do not change.

    They follow from the same body's edition before. A body's first takes the numbers that each must
    have from the last edition of any body before it; what may be left out is as nobody had said it.
    Of a deadline's two names the later stands. A rule that begins with an edition is left out of
    the body's editions before that.
    """
    values: dict[str, Mapping[str, int]] = {}
    beside: dict[str, Mapping[str, Any]] = {}
    dropped: dict[str, set[str]] = {}
    for edition in editions:
        dropped.setdefault(edition.body_id, set()).update(edition.added)
    latest: Mapping[str, int] = {}
    whole = []
    for edition in sorted(editions, key=lambda edition: edition.start):
        body = edition.body_id
        pairs = (set(due.names) for due in Due)
        other = {name for pair in pairs if pair & edition.values.keys() for name in pair}
        if edition.seats is not None:
            other.add("styrgrupp_per_part")
        needed = {k: v for k, v in latest.items() if k not in OPTIONAL}
        kept = {k: v for k, v in values.get(body, DEFAULTS | needed).items() if k not in other}
        latest = values[body] = {**kept, **edition.values}
        own = {k: v for k in _BESIDE if (v := getattr(edition, k)) is not None}
        if "styrgrupp_per_part" in edition.values:
            own["seats"] = None
        beside[body] = {**beside.get(body, {}), **own}
        dropped[body] = (dropped[body] - set(edition.added)) | set(edition.dropped)
        edition = replace(edition, values=latest, **beside[body])  # noqa: PLW2901
        silent = {rule for rule, asked in _ASKED.items() if not asked(edition)}
        whole.append(replace(edition, dropped=tuple(sorted(dropped[body] | silent))))
    return tuple(whole)


def _check(found: dict[str, Any]) -> None:
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
    for edition in found["editions"]:
        body = found["bodies"].get(edition.body_id)
        if body is None:
            raise Broken(
                edition.place, f"Organet {edition.body_id} finns inte under organ.", rule=_WRONG
            )
        if missing := sorted(_lacking(edition, steered=bool(body.steering))):
            raise Broken(edition.place, f"Värden saknas: {', '.join(missing)}.", rule=_WRONG)
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


def _check_sides(procedure: Procedure) -> None:
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


def _check_quorum(procedure: Procedure) -> None:
    """See that there are as many principals, on an edition's first day, as a meeting takes."""
    for edition in procedure.editions:
        sides = procedure.sides_of(edition.body_id, edition.start)
        numbers = [len(side.principals) for side in sides]
        all_told, fewest = sum(numbers), min(numbers, default=0)
        told = (f"huvudmännen är {all_told}", f"den minsta partens huvudmän är {fewest}")
        for name, most, why in zip(_QUORUM, (all_told, fewest), told, strict=True):
            if (number := edition.values[name]) > most:
                message, remedy = f"{name} är {number}, och {why}.", f"Skriv högst {most}."
                raise Broken(edition.place_of(name), message, remedy, _WRONG)


def _check_principals(found: dict[str, Any]) -> None:
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

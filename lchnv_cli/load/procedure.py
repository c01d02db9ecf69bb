"""rules.yaml to the model."""

from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli.load.network_fields import RULES_YAML, VALUES
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.whole import Broken, fields_of
from lchnv_cli.model.procedure import Edition, Procedure

FILE = PurePosixPath("rules.yaml")


def read_procedure(data: bytes) -> Procedure:
    """Read rules.yaml. Raises Broken with the first fault: without it nothing can be judged."""
    head = fields_of(FILE, data)
    if head is None:
        raise Broken(f"{FILE}\n    Filen är tom. Skapa en ny mapp med lchnv init och jämför.")
    reading = Reading(FILE)
    found = RULES_YAML.read(head, reading, "")
    if reading.faults:
        hit = reading.faults[0].hit
        raise Broken(f"{hit.place}\n    {hit.message}\n    {hit.remedy}")
    if found is None:
        raise Broken(f"{FILE}\n    Filen går inte att använda.")
    found["bodies"] = {body.id: body for body in found["bodies"]}
    found["editions"] = _inherited(found["editions"])
    _check(found)
    return Procedure(**found)


def _inherited(editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Give later editions the values and the rules that they do not change.

    A rule that begins with an edition is left out of those before it.
    """
    values: dict[str, int] = {}
    dropped = {rule for edition in editions for rule in edition.added}
    whole = []
    for edition in sorted(editions, key=lambda edition: edition.start):
        values = {**values, **edition.values}
        dropped = (dropped - set(edition.added)) | set(edition.dropped)
        whole.append(replace(edition, values=values, dropped=tuple(sorted(dropped))))
    return tuple(whole)


def _check(found: dict[str, Any]) -> None:
    """See that what the parts of the file say of each other agrees."""
    for field, attribute in (
        ("parter", "sides"),
        ("organ", "bodies"),
        ("arbetsordningar", "editions"),
    ):
        if not found[attribute]:
            raise Broken(f"{FILE}\n    Fältet {field} är tomt; det behöver minst en post.")
    names = {field.name for field in VALUES.fields}
    for edition in found["editions"]:
        if missing := sorted(names - edition.values.keys()):
            raise Broken(f"{edition.place}\n    Värden saknas: {', '.join(missing)}.")
        if unknown := [body for body in edition.bodies if body not in found["bodies"]]:
            raise Broken(f"{edition.place}\n    Organet {unknown[0]} finns inte under organ.")
        if edition.values["styrgrupp_senast"] > edition.values["styrgrupp_tidigast"]:
            message = "styrgrupp_senast är fler dagar före mötet än styrgrupp_tidigast."
            raise Broken(f"{edition.place}\n    {message}\n    Byt plats på talen.")

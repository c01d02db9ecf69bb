"""rules.yaml to the model."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.edition_fields import DEFAULTS, OPTIONAL
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.nodes import Mapping as Nodes
from lchnv_cli.load.nodes import Scalar
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.rules_agree import QUORUM, check_posts, check_quorum, check_sides
from lchnv_cli.load.side_fields import as_in
from lchnv_cli.load.whole import fields_of
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.folder_formats import FORMAT
from lchnv_cli.model.procedure import Edition, Procedure
from lchnv_cli.model.sides import Sides
from lchnv_cli.model.steering_names import named_by_whom_they_steer

FORMAT_FIELD = "format"
_WRONG = "ogiltigt-värde"
# What a post says beside its numbers, and later ones need not repeat.
_BESIDE = ("digital", "notes_called", "seats")
# Rules that an edition only has where it asks for what they watch.
_ASKED: Mapping[str, Callable[[Edition], bool]] = {
    "för-många-adjungerade": lambda edition: "adjungerade" in edition.values,
    "digitalt-möte": lambda edition: edition.digital is False,
    "justerare-saknas": lambda edition: edition.values["justerare"] > 0,
    "ej-beslutsfört": lambda edition: any(map(edition.values.get, QUORUM)),
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
    found["bodies"] = {body.id: body for body in named_by_whom_they_steer(tuple(bodies))}
    found["editions"] = _inherited([each for post in found["editions"] for each in post])
    check_posts(found, reading)
    procedure = Procedure(**found)
    check_sides(procedure)
    check_quorum(procedure)
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

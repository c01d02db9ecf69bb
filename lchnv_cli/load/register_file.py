"""register.yaml to the model."""

import datetime as dt
from typing import Any

from lchnv_cli.load.folder import REGISTER_FILE
from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.people import EXEMPTION
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, made
from lchnv_cli.load.types import Choice, Date, Text
from lchnv_cli.load.whole import fields_of
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.register import Mandate, Person, Post, Register
from lchnv_cli.model.sides import Name


def _mandate(values: Values, reading: Reading) -> Mandate | None:
    mandate = Mandate(person="", place=values.place, **{"end": None, **values.found})
    if mandate.end is not None and mandate.end < mandate.start:
        message = f"Uppdraget slutar {mandate.end} innan det börjar {mandate.start}."
        reading.fault("ogiltigt-värde", values.place, message, "Rätta från eller till.")
        return None
    return mandate


def _person(values: Values, _: Reading) -> Person:
    name = values.found["name"]
    former = tuple(sorted(values.found.pop("former", ()), key=lambda each: each.end or dt.date.min))
    mandates = tuple(
        mandate._replace(person=name, former=former) for mandate in values.found.pop("mandates", ())
    )
    return Person(place=values.place, mandates=mandates, former=former, **values.found)


def _former(values: Values, _: Reading) -> Name:
    return Name(values.found["text"], end=values.found.get("end"))


MANDATE = Record(
    "uppdraget",
    (
        Field(
            "roll",
            "post",
            Choice({post.value: post for post in Post}),
            "vad uppdraget är",
            "styrgrupp",
            required=True,
        ),
        Field("organ", "body_id", Text(), "organet uppdraget gäller", "lchnv", required=True),
        Field("huvudman", "principal", Text(), "huvudmannen som personen företräder", "Leksand"),
        Field("från", "start", Date(), "uppdragets första dag", "2026-01-01", required=True),
        Field(
            "till",
            "end",
            Date(),
            "uppdragets sista dag; utan den löper uppdraget vidare",
            "2026-12-31",
        ),
        Field(
            "tf", "acting", Choice({"ja": True, "nej": False}), "om personen är tillförordnad", "ja"
        ),
        Field(
            "beslut",
            "decided",
            Text(),
            "mötet och punkten där uppdraget beslutades",
            "lchnv 2025-12-12 punkt 6",
        ),
        Field(
            "befattning",
            "office",
            Text(),
            "personens befattning under uppdraget, eller vad ett nationellt uppdrag är",
            "socialchef",
        ),
        Field("anmärkning", "remark", Text(), "något mer att veta", "Belagd 2024-02-23"),
    ),
    _mandate,
)

FORMER = Record(
    "det tidigare namnet",
    (
        Field("namn", "text", Text(), "namnet som personen hade", "Carina Alm", required=True),
        Field("till", "end", Date(), "den sista dagen med namnet", "2026-06-30"),
    ),
    _former,
    short="namn",
)

PERSON = Record(
    "personen",
    (
        Field("namn", "name", Text(), "personens namn", "Carina Ek", required=True),
        Field("befattning", "office", Text(), "personens befattning", "socialchef"),
        Field(
            "epost",
            "mail",
            Text(),
            "adressen för utskick; skriv aldrig en gissning",
            "carina.ek@example.se",
        ),
        Field(
            "uppdrag",
            "mandates",
            ListOf(MANDATE),
            "personens uppdrag över tid",
            "[{roll: styrgrupp, organ: lchnv, från: 2026-01-01}]",
        ),
        Field(
            "tidigare_namn",
            "former",
            ListOf(FORMER),
            "namn som personen har haft, och står med i äldre handlingar; lchnv rename-person "
            "skriver dem",
            "[{namn: Carina Alm, till: 2026-06-30}]",
        ),
    ),
    _person,
)

REGISTER = Record(
    "registret",
    (
        Field("personer", "people", ListOf(PERSON), "alla personer", "[{namn: Carina Ek}]"),
        Field(
            "undantag",
            "exemptions",
            ListOf(EXEMPTION),
            "undantag från regler om registret, med skäl",
            "[{regel: styrgrupp-antal, skäl: Valet är uppskjutet.}]",
        ),
    ),
    made(dict[str, Any]),
)


def read_register(data: bytes | None) -> tuple[Register, tuple[Fault, ...]]:
    """Read register.yaml; None, for no file, gives an empty register. Raises Broken."""
    if data is None:
        return Register(REGISTER_FILE), ()
    node, reading = fields_of(REGISTER_FILE, data)
    if node is None:
        return Register(REGISTER_FILE), ()
    found = REGISTER.read(node, reading, "") or {}
    partial = bool(reading.faults)
    return Register(REGISTER_FILE, **found, partial=partial), tuple(reading.faults)

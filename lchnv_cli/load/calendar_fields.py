"""The fields of a kalendarium, with what docs/format.md and the schema say of them."""

from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.records import Field, Record, placed
from lchnv_cli.load.types import Choice, Date, DayOrUnclear, HoursOf, Number, Text
from lchnv_cli.model.days import COUNTABLE
from lchnv_cli.model.document import Occasion

_OCCASIONS = {kind: kind for kind in ("ordinarie", "extra", "styrgrupp", "beredning")}

OCCASION = Record(
    "kalendariets rad",
    (
        Field("datum", "date", Date(), "mötesdagen", "2026-03-20", required=True),
        Field(
            "möte",
            "kind",
            Choice(_OCCASIONS),
            "vilket slags möte det är; utan fältet ordinarie",
            "ordinarie",
        ),
        Field("tid", "hours", HoursOf(), "mötets klockslag", "09.30–12.00"),
        Field("plats", "venue", Text(), "mötets plats", "Bystugan, Björkby"),
        Field(
            "inställt",
            "cancelled",
            Text(),
            "beslutet som ställde in mötet; mötet räknas då inte",
            "styrgrupp 2026-03-02",
        ),
        Field(
            "flyttat_från",
            "moved_from",
            ListOf(Date()),
            "dagen mötet först skulle ha hållits, eller dagarna om det har flyttats flera gånger",
            "2026-11-13",
        ),
        Field(
            "beslut",
            "decided",
            Text(),
            "beslutet om mötet eller om att flytta det; för ett extra möte vem som kallade",
            "lchnv 2026-03-20 punkt 5 e",
        ),
        Field("anmärkning", "remark", Text(), "något mer att veta", "Heldag"),
    ),
    placed(Occasion),
    short="datum",
)

CALENDAR_FIELDS = (
    Field("år", "year", Number(COUNTABLE[0], COUNTABLE[-1]), "kalenderåret", "2026", required=True),
    Field("fastställt", "adopted", DayOrUnclear(), "dagen kalendariet fastställdes", "2025-12-12"),
    Field(
        "fastställt_av",
        "adopted_by",
        Text(),
        "mötet som fastställde kalendariet",
        "lchnv 2025-12-12",
    ),
    Field(
        "möten",
        "occasions",
        ListOf(OCCASION),
        "årets möten, i ordning",
        "[2026-03-20, 2026-05-22]",
        shown="occasions",
    ),
)

"""Every field of the three kinds of document, with what docs/format.md and the schema say of it."""

from lchnv_cli.load.people import EXEMPTION, PART, Attendance, Name
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values
from lchnv_cli.load.types import (
    Choice,
    Date,
    DayOrUnclear,
    HoursOf,
    ListOf,
    Named,
    Number,
    Text,
    where,
)
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.document import Occasion

KINDS = ("dagordning", "minnesanteckningar", "kalendarium")


def _annex(values: Values, reading: Reading) -> Annex:
    file_place = where(reading, f"{values.path}.fil") if "file" in values.found else None
    return Annex(place=values.place, file_place=file_place, **values.found)


def _occasion(values: Values, _: Reading) -> Occasion:
    return Occasion(place=values.place, **values.found)


def _values(values: Values, _: Reading) -> Values:
    return values


ANNEX = Record(
    "bilagan",
    (
        Field("nr", "number", Text(), "bilagans nummer, eller flera", "2 A–F", required=True),
        Field("titel", "title", Text(), "vad bilagan är", "Årsrapporter 2025", required=True),
        Field("fil", "file", Text(), "filen, räknat från dokumentets mapp", "bilagor/2.pdf"),
        Field("publicerad", "published", DayOrUnclear(), "när bilagan lades upp", "2026-03-13"),
    ),
    _annex,
)

_OCCASIONS = {kind: kind for kind in ("ordinarie", "extra", "styrgrupp", "beredning")}

OCCASION = Record(
    "kalendariets rad",
    (
        Field("datum", "date", Date(), "mötesdagen", "2026-03-20", required=True),
        Field("möte", "kind", Choice(_OCCASIONS), "vilket slags möte", "ordinarie"),
        Field("tid", "hours", HoursOf(), "klockslag", "09.30–12.00"),
        Field("plats", "venue", Text(), "var", "Gamla elverket, Falun"),
        Field(
            "inställt", "cancelled", Text(), "beslutet som ställde in mötet", "styrgrupp 2026-03-02"
        ),
        Field("flyttat_från", "moved_from", Date(), "dagen mötet först låg på", "2026-11-13"),
        Field("beslut", "decided", Text(), "beslutet om mötet", "lchnv 2026-03-20 punkt 5 e"),
        Field("anmärkning", "remark", Text(), "något att veta", "heldag"),
    ),
    _occasion,
    short="datum",
)

_COMMON = (
    Field(
        "dokument",
        "kind",
        Choice({k: k for k in KINDS}),
        "dokumentets slag",
        "dagordning",
        required=True,
    ),
    Field("organ", "body_id", Text(), "organets namn i rules.yaml", "lchnv", required=True),
    Field("undantag", "exemptions", ListOf(EXEMPTION), "regler som inte ska gälla här", "se nedan"),
)

_MEETING = (
    Field("datum", "date", Date(), "mötesdagen", "2026-03-20", required=True),
    Field(
        "möte",
        "extra",
        Choice({"ordinarie": False, "extra": True}),
        "ordinarie eller extra",
        "ordinarie",
    ),
    Field("tid", "hours", HoursOf(), "mötets klockslag", "09.30–12.00"),
    Field("plats", "venue", Text(), "mötets plats", "Gamla elverket, Falun"),
    Field("info", "info", Text(), "något mer om mötet", "Fika 09.15–09.30"),
    Field("ordförande", "chairs", ListOf(PART), "den eller de som leder mötet", "Beat Axå"),
    Field("utfärdad_av", "issued_by", Text(), "vem som utfärdar dokumentet", "RSS Dalarna"),
    Field("publicerad", "published", DayOrUnclear(), "dagen på webbsidan", "2026-03-13"),
    Field("diarienummer", "diary_number", Text(), "numret i diariet", "HSN 2024/1905"),
    Field(
        "gäster", "guests", ListOf(Name()), "de som är med utan att vara representanter", "[Eva Ek]"
    ),
    Field("bilagor", "annexes", ListOf(ANNEX), "bilagorna i ordning", "se nedan"),
)

_NOTES = (
    Field("upprättad", "dated", Date(), "dagen anteckningarna skrevs", "2024-03-05"),
    Field("sekreterare", "secretary", Text(), "mötets sekreterare", "Tanja Mårtensson"),
    Field("närvarande", "present", Attendance(), "de som var med", "{Avesta: [Carina Ek]}"),
    Field("frånvarande", "absent", Attendance(), "de som inte var med", "{Falun: [Arne Ek]}"),
    Field(
        "oklart", "unclear", Attendance(), "de som källan inte säger något om", "{Orsa: [Bo Ek]}"
    ),
    Field(
        "delvis", "partly", ListOf(PART), "de som var med en del", "[{namn: Bo Ek, till_punkt: 9}]"
    ),
    Field("utskickad", "mailed", DayOrUnclear(), "dagen för utskicket", "2024-03-06"),
    Field(
        "diarieförd", "registered", Named(Text()), "diarienummer per huvudman", "{Avesta: 2024/12}"
    ),
)

_CALENDAR = (
    Field("år", "year", Number(1954, 2099), "kalenderåret", "2026", required=True),
    Field("fastställt", "adopted", DayOrUnclear(), "dagen kalendariet fastställdes", "2025-12-12"),
    Field("fastställt_av", "adopted_by", Text(), "mötet som fastställde det", "lchnv 2025-12-12"),
    Field("möten", "occasions", ListOf(OCCASION), "årets möten", "se nedan"),
)

DOCUMENTS = {
    "dagordning": Record("dagordningen", (*_COMMON, *_MEETING), _values),
    "minnesanteckningar": Record("minnesanteckningarna", (*_COMMON, *_MEETING, *_NOTES), _values),
    "kalendarium": Record("kalendariet", (*_COMMON, *_CALENDAR), _values),
}

"""Every field of an arbetsordning in rules.yaml, with what the docs and the schema say of it."""

from dataclasses import replace
from typing import Any

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values
from lchnv_cli.load.types import Choice, Date, Number, Text, where
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.kinds import NOTES, PROTOKOLL
from lchnv_cli.model.procedure import Edition, Review


def _post(values: Values, reading: Reading) -> tuple[Edition, ...] | None:
    """Make a post of arbetsordningar an edition for each of its bodies."""
    found = dict(values.found)
    bodies = tuple(dict.fromkeys(found.pop("bodies")))
    if "seats" in found and "styrgrupp_per_part" in found.get("values", {}):
        place = where(reading, f"{values.path}.styrgrupp_platser")
        message = "Platserna i styrgruppen står både i styrgrupp_platser och i styrgrupp_per_part."
        reading.fault("ogiltigt-värde", place, message, "Skriv det ena, inte båda.")
    within = f"{values.path}."
    places = {
        path.removeprefix(within).removeprefix("värden."): place
        for path, place in reading.places.items()
        if path.startswith(within)
    }
    edition = Edition(place=values.place, body_id="", places=places, **found)
    if not bodies:
        message = f"Arbetsordningen från {edition.start} gäller inget organ."
        reading.fault("ogiltigt-värde", values.place, message, "Skriv till exempel organ: [lchnv].")
        return None
    return tuple(replace(edition, body_id=body) for body in bodies)


def _numbers(values: Values, reading: Reading) -> dict[str, Any]:
    """Give the numbers. A deadline is in days of one sort."""
    for due in Due:
        if values.found.keys() >= set(due.names):
            places = [where(reading, f"{values.path}.{name}") for name in due.names]
            message = f"Fristen står både i arbetsdagar och i dagar: {' och '.join(due.names)}."
            remedy = f"Skriv {' eller '.join(due.names)}, inte båda."
            reading.fault("ogiltigt-värde", max(places), message, remedy)
    return values.found


def _review(values: Values, _: Reading) -> Review:
    return Review(place=values.place, **values.found)


def _value(name: str, about: str, example: int, *, least: int = 1, most: int = 200) -> Field:
    # Counting from any day that a document may have stays within the known holidays.
    return Field(name, name, Number(least, most), about, str(example))


def _deadline(due: Due, about: str, working: int, calendar: int) -> tuple[Field, Field]:
    (own, other), least = due.names, 0 if due is Due.ANNEXES else 1
    instead = f"{about.format('dagar')}; i stället för {own}, alla dagar räknas"
    return (
        _value(own, about.format("arbetsdagar"), working, least=least),
        _value(other, instead, calendar, least=least),
    )


# What a body's first post may leave out, and what holds then.
DEFAULTS: dict[str, int] = {
    "vice_ordförande": 1,
    "mandattid_år": 1,
    "justerare": 0,
    "ersättare": 0,
    "beslutsför_antal": 0,
    "beslutsför_per_part": 0,
    "överenskommelse_månader": 12,
}
OPTIONAL = frozenset((*DEFAULTS, *Due.ANNEXES.names, "adjungerade"))


VALUES = Record(
    "värdena",
    (
        *_deadline(
            Due.AGENDA, "4 §: senast så många {} före mötet ska dagordningen vara publicerad", 5, 7
        ),
        *_deadline(
            Due.ANNEXES,
            "4 §: och bilagorna så många {} före; 0, eller utan värdet, är dagordningens frist",
            3,
            5,
        ),
        _value("förvarning_arbetsdagar", "så många arbetsdagar före mötet börjar påminnelsen", 10),
        _value(
            "vice_ordförande",
            "2 §: så många vice ordförande finns; utan värdet en. Talet är 1, lika med antalet "
            "parter (en från varje part) eller ett mindre (en från varje part utom ordförandens)",
            1,
        ),
        _value(
            "mandattid_år",
            "2 §: så många kalenderår sitter ordförande och vice ordförande; utan värdet ett. "
            "Den första mandattiden börjar den första 1 januari från och med gäller_från i den "
            "arbetsordning som satte talet",
            1,
            most=10,
        ),
        _value("styrgrupp_antal", "3 §: så många ledamöter har styrgruppen", 6),
        _value("styrgrupp_per_part", "3 §: så många av dem kommer från varje part", 3),
        _value("styrgrupp_dagar", "5 §: ungefär så många dagar före mötet träffas styrgruppen", 14),
        _value("styrgrupp_tidigast", "5 §: högst så många dagar före mötet får det vara", 18),
        _value("styrgrupp_senast", "5 §: minst så många dagar före mötet ska det vara", 10),
        _value(
            "vakans_dagar",
            "så många dagar ger en tom plats i styrgruppen en varning i stället för ett fel",
            60,
        ),
        _value("möten_per_år", "4 §: så många ordinarie möten hålls minst varje år", 5),
        _value(
            "välfärdsrådet_dagar",
            "4 §: så många dagar från ett möte bör ett möte i det politiska organet ligga, "
            "före eller efter",
            21,
        ),
        *_deadline(Due.MAIL, "4 §: så många {} efter mötet ska anteckningarna mejlas", 10, 14),
        *_deadline(Due.WEB, "4 §: så många {} efter mötet ska de vara publicerade", 10, 14),
        *_deadline(Due.DIARY, "4 §: så många {} efter utskicket ska de diarieföras", 20, 30),
        _value(
            "glömd_möten",
            "4 §: så många ordinarie möten får gå innan ett vilande ärende räknas som glömt",
            2,
        ),
        _value(
            "justerare",
            "4 §: så många justerar anteckningarna jämte ordföranden; utan värdet ingen",
            2,
            least=0,
        ),
        _value(
            "påminnelse_månad",
            "från den månaden påminns om kalendarium och val för nästa år",
            10,
            most=12,
        ),
        _value(
            "överenskommelse_månader",
            "så många månader innan en överenskommelse löper ut ska ett ärende om den vara öppet; "
            "utan värdet tolv",
            12,
        ),
        _value(
            "ersättare",
            "1 §: så många ersättare får varje huvudman ha; utan värdet inga",
            1,
            least=0,
        ),
        _value(
            "adjungerade",
            "så många får vara adjungerade till organet samtidigt; utan värdet sägs inget om dem",
            2,
            least=0,
        ),
        _value(
            "beslutsför_antal",
            "så många huvudmän är företrädda när mötet beslutar; 0, eller utan värdet, är inget "
            "krav",
            9,
            least=0,
        ),
        _value(
            "beslutsför_per_part",
            "så många av varje parts huvudmän är företrädda när mötet beslutar; 0, eller utan "
            "värdet, är inget krav",
            1,
            least=0,
        ),
    ),
    _numbers,
)

REVIEW = Record(
    "översynen",
    (
        Field("datum", "date", Date(), "dagen för översynen", "2026-11-17", required=True),
        Field("beslut", "decided", Text(), "mötet och punkten", "lchnv 2026-11-17 punkt 6"),
    ),
    _review,
    short="datum",
)

EDITION = Record(
    "arbetsordningen",
    (
        Field(
            "gäller_från",
            "start",
            Date(),
            "den första dag som arbetsordningen gäller",
            "2024-12-19",
            required=True,
        ),
        Field(
            "organ",
            "bodies",
            ListOf(Text()),
            "id för de organ som arbetsordningen gäller; andra organs arbetsordningar rör den inte",
            "[lchnv]",
            required=True,
        ),
        Field(
            "värden",
            "values",
            VALUES,
            "arbetsordningens tal; en senare arbetsordning skriver bara dem som ändras",
            "{arbetsdagar: 5}",
        ),
        Field(
            "styrgrupp_platser",
            "seats",
            Named(Number(0, 200)),
            "3 §: hur många av styrgruppens ledamöter varje part har, när de inte är lika många; "
            "skrivs i stället för värdet styrgrupp_per_part och är tillsammans styrgrupp_antal",
            "{Kommunerna: 4, Regionen: 2}",
        ),
        Field(
            "digitala_möten",
            "digital",
            Choice({"ja": True, "nej": False}),
            "om organet får mötas enbart digitalt; utan fältet ja",
            "nej",
        ),
        Field(
            "utgår",
            "dropped",
            ListOf(Text()),
            "regler som arbetsordningen inte har, och inte de som kommer efter den",
            "[votering]",
        ),
        Field(
            "tillkommer",
            "added",
            ListOf(Text()),
            "regler som börjar gälla med arbetsordningen och inte gällde före den",
            "[brukarmedverkan]",
        ),
        Field(
            "gäller_till",
            "end",
            Date(),
            "den sista dag som arbetsordningen gäller, om ingen ny tar vid för samma organ",
            "2026-12-31",
        ),
        Field(
            "antagen",
            "adopted",
            Date(),
            "dagen arbetsordningen antogs, om den började gälla senare",
            "2024-12-12",
        ),
        Field(
            "meningar",
            "sentences",
            Text(),
            "filen bredvid rules.yaml med arbetsordningen mening för mening",
            "meningar-2027.yaml",
        ),
        Field(
            "anteckningar_heter",
            "notes_called",
            Choice({"minnesanteckningar": NOTES, "protokoll": PROTOKOLL}),
            "vad anteckningarna från mötena heter; utan fältet som förut, först minnesanteckningar",
            "protokoll",
        ),
        Field(
            "översedd",
            "reviews",
            ListOf(REVIEW),
            "7 §: dagarna då arbetsordningen sågs över utan att en ny antogs",
            "[{datum: 2026-11-17, beslut: lchnv 2026-11-17 punkt 6}]",
        ),
    ),
    _post,
)

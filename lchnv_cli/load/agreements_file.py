"""The fields of överenskommelser.yaml."""

from itertools import pairwise
from typing import Any, NamedTuple

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.nodes import Mapping, Node, Scalar
from lchnv_cli.load.people import EXEMPTION
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, made, placed
from lchnv_cli.load.types import Choice, Date, DayOrUnclear, Number, Schema, Text, where
from lchnv_cli.model.agreements import Agreement, AgreementKind, Party, Prolongation

_ABSTAINS = "avstår"


class Signature(NamedTuple):
    """The day that a party signed, oklart where it is not known, or the word avstår."""

    about: str = "dagen då parten undertecknade, ÅÅÅÅ-MM-DD, eller ordet oklart eller avstår"

    def read(self, node: Node, reading: Reading, path: str) -> Party | None:
        """Read the day; nothing is written where the party is yet to sign."""
        name, place = path.rpartition(".")[2], where(reading, path)
        if isinstance(node, Scalar) and node.empty:
            return Party(name, place)
        if isinstance(node, Scalar) and node.text.strip().casefold() == _ABSTAINS:
            return Party(name, place, abstains=True)
        day = DayOrUnclear().read(node, reading, path)
        return Party(name, place, day) if day else None

    def schema(self) -> Schema:
        """Describe a date, or one of the words."""
        return {"anyOf": [*DayOrUnclear().schema()["anyOf"], {"const": _ABSTAINS}]}


class Parties(NamedTuple):
    """Principals, each with its signature; or a plain list of those who are yet to sign."""

    about: str = "huvudman: dagen då den undertecknade, oklart eller avstår; eller bara en lista"

    def read(self, node: Node, reading: Reading, path: str) -> tuple[Party, ...] | None:
        """Read every party."""
        if isinstance(node, Mapping):
            read = Named(Signature()).read(node, reading, path) or {}
            return tuple(each._replace(principal=name) for name, each in read.items())
        names = ListOf(Text()).read(node, reading, path)
        places = (where(reading, f"{path}.{at}") for at in range(len(names or ())))
        return tuple(map(Party, names or (), places))

    def schema(self) -> Schema:
        """Describe an object of signatures, or a list."""
        return {"anyOf": [Named(Signature()).schema(), *ListOf(Text()).schema()["anyOf"]]}


def _agreement(values: Values, reading: Reading) -> Agreement | None:
    number = int(values.path.rpartition(".")[2])
    one = Agreement(place=values.place, number=number, **values.found)
    days = [(one.start, "från"), (one.end, "till")]
    days += ((each.until, "förlängningar") for each in one.prolongations)
    known = [(day, name) for day, name in days if day is not None]
    for (before, _), (day, name) in pairwise(known):
        if day < before:
            message = f"”{one.title}” har {name} {day}, som är före {before}."
            place = where(reading, f"{values.path}.{name}")
            reading.fault("ogiltigt-värde", place, message, "Rätta dagarna, den tidigaste först.")
            return None
    return one


_DECIDED = "lchnv 2026-03-20 punkt 5 b"
PROLONGATION = Record(
    "förlängningen",
    (
        Field("till", "until", Date(), "den nya sista dagen", "2027-06-30", required=True),
        Field("beslut", "decided", Text(), "mötet och punkten som förlängde", _DECIDED),
    ),
    placed(Prolongation),
    short="till",
)

AGREEMENT = Record(
    "överenskommelsen",
    (
        Field(
            "titel",
            "title",
            Text(),
            "vad den heter",
            "Överenskommelse om hälso- och sjukvård i hemmet",
            required=True,
        ),
        Field(
            "kortnamn",
            "short",
            Text(),
            "vad den kallas i dokumenten; besluten om den känns igen på titeln eller kortnamnet",
            "ÖK hemsjukvård",
        ),
        Field(
            "slag",
            "kind",
            Choice({kind.value: kind for kind in AgreementKind}),
            "vad den är; pengar som gäller en viss tid är finansiering, en licens är ett avtal",
            "överenskommelse",
            required=True,
        ),
        Field(
            "läge",
            "proposed",
            Choice({"förslag": True, "antagen": False}),
            "förslag så länge den inte är antagen; utan fältet antagen",
            "förslag",
        ),
        Field(
            "parter",
            "parties",
            Parties(),
            "de huvudmän som den är till för, var och en med dagen då den undertecknade (oklart om "
            "den inte är känd), ordet avstår, eller inget så länge den inte har undertecknat; en "
            "parts namn (Kommunerna) står för alla dess huvudmän, och alla för samtliga",
            "{Kommunerna: 2026-05-04, Säter: avstår}",
        ),
        Field(
            "motpart",
            "counterpart",
            Text(),
            "den utanför nätverket som den är sluten med",
            "leverantören av avvikelsesystemet",
        ),
        Field(
            "undertecknas_senast",
            "sign_by",
            Date(),
            "dagen då alla parter ska ha undertecknat; utan fältet den första dagen, från",
            "2026-06-30",
        ),
        Field("från", "start", Date(), "den första dagen som den gäller", "2026-07-01"),
        Field(
            "till",
            "end",
            Date(),
            "den sista dagen, som den först bestämdes; utan den gäller den tills vidare",
            "2029-06-30",
        ),
        Field(
            "uppsägning_månader",
            "notice",
            Number(1, 60),
            "hur många månader före den sista dagen den ska sägas upp",
            "6",
        ),
        Field(
            "förlängningar",
            "prolongations",
            ListOf(PROLONGATION),
            "förlängningarna i ordning, var och en med sin nya sista dag",
            f"[{{till: 2030-06-30, beslut: {_DECIDED}}}]",
        ),
        Field("beslut", "decided", Text(), "mötet och punkten där den antogs", _DECIDED),
        Field(
            "avslutas",
            "closed",
            Text(),
            "mötet och punkten där det beslutades att den inte ska fortsätta",
            "lchnv 2026-11-20 punkt 6",
        ),
        Field(
            "ansvarig",
            "responsible",
            Text(),
            "den som ansvarar för att den följs upp och förnyas",
            "RSS Dalarna",
        ),
        Field(
            "ersätter",
            "replaces",
            ListOf(Text()),
            "titeln eller kortnamnet på dem som den har kommit i stället för",
            "[Hemsjukvårdsavtalet]",
        ),
        Field(
            "ärende",
            "matter",
            Text(),
            "ärendet om den, när dess namn inte innehåller titeln eller kortnamnet",
            "Översyn av hemsjukvården",
        ),
        Field(
            "fil",
            "file",
            Text(),
            "dokumentet, från nätverkets mapp",
            "meetings/lchnv/2026-03-20/bilagor/3-överenskommelse.pdf",
        ),
        Field(
            "diarienummer",
            "diary_numbers",
            Named(Text()),
            "diarienumret hos dem som har diariefört den",
            "{Region Dalarna: HSN 2026/100}",
        ),
        Field("anmärkning", "remark", Text(), "något mer att veta", "Slutdagen är oklar."),
    ),
    _agreement,
)

AGREEMENTS = Record(
    "filen",
    (
        Field(
            "överenskommelser",
            "agreements",
            ListOf(AGREEMENT),
            "alla överenskommelser, avtal, rutiner och andra gemensamma dokument",
            "[{titel: Överenskommelse om hälso- och sjukvård i hemmet, slag: överenskommelse}]",
        ),
        Field(
            "undantag",
            "exemptions",
            ListOf(EXEMPTION),
            "undantag från regler om filen, med skäl",
            "[{regel: avtal-utan-beslut, skäl: Beslutet är äldre än handlingarna.}]",
        ),
    ),
    made(dict[str, Any]),
)

"""The fields of grupper.yaml."""

from typing import Any

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.people import EXEMPTION
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, made, placed
from lchnv_cli.load.types import Choice, Date, Number, Text
from lchnv_cli.model.seats import Group, Holder, Level, Nomination, Prolonged, Seat, Status

_REMARK = Field("anmärkning", "remark", Text(), "något mer att veta", "Belagd 2025-10-17")


def _holder(values: Values, reading: Reading) -> Holder | None:
    holder = Holder(place=values.place, **values.found)
    for end, what in ((holder.end, "till"), (holder.until, "mandat_till")):
        if end is not None and end < holder.start:
            message = f"{holder.name} har {what}: {end}, innan från: {holder.start}."
            reading.fault("ogiltigt-värde", values.place, message, f"Rätta från eller {what}.")
            return None
    return holder


def _nomination(values: Values, _: Reading) -> Nomination:
    received = values.found.pop("received", {})
    return Nomination(place=values.place, received=tuple(received.items()), **values.found)


def _group(values: Values, reading: Reading) -> Group | None:
    group = Group(place=values.place, **values.found)
    if group.start is not None and group.end is not None and group.end < group.start:
        message = f"{group.name} slutar {group.end} innan den börjar {group.start}."
        reading.fault("ogiltigt-värde", values.place, message, "Rätta från eller till.")
        return None
    return group


HOLDER = Record(
    "innehavaren",
    (
        Field(
            "namn",
            "name",
            Text(),
            "personens namn, som i registret; personen behöver inte vara representant",
            "Lo Falk",
            required=True,
        ),
        Field("huvudman", "principal", Text(), "huvudmannen som personen kommer från", "Säter"),
        Field("från", "start", Date(), "första dagen på platsen", "2026-03-20", required=True),
        Field(
            "till",
            "end",
            Date(),
            "sista dagen på platsen; utan den har personen platsen kvar",
            "2026-12-31",
        ),
        Field(
            "mandat_till",
            "until",
            Date(),
            "dagen då förordnandet löper ut, vare sig personen lämnade platsen då eller inte",
            "2026-12-31",
        ),
        Field(
            "beslut",
            "decided",
            Text(),
            "mötet och punkten där personen utsågs",
            "lchnv 2026-03-20 punkt 5 b",
        ),
        _REMARK,
    ),
    _holder,
)

NOMINATION = Record(
    "nomineringen",
    (
        Field(
            "utlyst",
            "called",
            Text(),
            "mötet och punkten där nomineringen begärdes",
            "lchnv 2026-03-20 punkt 5 c",
        ),
        Field("senast", "until", Date(), "dagen då nomineringarna ska ha kommit in", "2026-10-01"),
        Field(
            "inkomna",
            "received",
            Named(ListOf(Text())),
            "de som huvudmännen har nominerat",
            "{Säter: [Lo Falk]}",
        ),
        Field(
            "antal_inkomna",
            "number",
            Number(),
            "hur många nomineringar som kom in, när det inte är känt vilka",
            "4",
        ),
        Field(
            "beslut",
            "decided",
            Text(),
            "mötet och punkten där någon utsågs, eller nomineringen avslutades",
            "lchnv 2026-11-20 punkt 5 b",
        ),
    ),
    _nomination,
)

SEAT = Record(
    "platsen",
    (
        Field("namn", "name", Text(), "vad platsen kallas, om den har ett namn", "ordförande"),
        Field("för", "whose", Text(), "parten eller huvudmannen som har platsen", "Kommunerna"),
        Field("kompetens", "competence", Text(), "kompetensen som söks", "HSL-chef"),
        Field(
            "mandattid",
            "months",
            Number(1, 240),
            "hur många månader ett förordnande till platsen gäller, om inget annat sägs",
            "24",
        ),
        Field(
            "vakant_från",
            "vacant_since",
            Date(),
            "första dagen platsen var tom, när ingen tidigare innehavare är känd",
            "2025-10-17",
        ),
        Field(
            "innehavare",
            "holders",
            ListOf(HOLDER),
            "de som har eller har haft platsen",
            "[{namn: Lo Falk, huvudman: Säter, från: 2026-03-20}]",
        ),
        Field(
            "nomineringar",
            "nominations",
            ListOf(NOMINATION),
            "när nomineringar har begärts till platsen",
            "[{utlyst: lchnv 2026-03-20 punkt 5 c, senast: 2026-10-01}]",
        ),
        Field(
            "oklart",
            "unclear",
            Text(),
            "det som inte är känt om platsen, till exempel vem som har den; då räknas den inte som "
            "vakant",
            "vem som utsågs",
        ),
        _REMARK,
    ),
    placed(Seat),
)

PROLONGED = Record(
    "förlängningen",
    (
        Field("till", "until", Date(), "gruppens nya sista dag", "2028-06-30", required=True),
        Field(
            "beslut",
            "decided",
            Text(),
            "mötet och punkten där tiden förlängdes",
            "lchnv 2027-09-24 punkt 5 b",
        ),
    ),
    placed(Prolonged),
)

GROUP = Record(
    "gruppen",
    (
        Field("namn", "name", Text(), "gruppens namn", "Arbetsgruppen för SPAK", required=True),
        Field("kortnamn", "short", Text(), "det korta namnet, om den har ett", "SPAK"),
        Field(
            "nivå",
            "level",
            Choice({level.value: level for level in Level}),
            "var gruppen arbetar",
            "lokal",
            required=True,
        ),
        Field(
            "status",
            "status",
            Choice({status.value: status for status in Status}),
            "om gruppen ska börja, arbetar eller är färdig",
            "pågår",
            required=True,
        ),
        Field("uppgift", "task", Text(), "vad gruppen ska göra", "att införa en vårdplan"),
        Field(
            "beslutas_av",
            "decided_by",
            Text(),
            "den som beslutar om platserna: ett organ i rules.yaml, eller någon annan med ord",
            "lchnv",
        ),
        Field(
            "beslut",
            "decided",
            Text(),
            "mötet och punkten där gruppen bildades",
            "lchnv 2026-03-20 punkt 5 a",
        ),
        Field(
            "ansvarig",
            "responsible",
            Text(),
            "den som ansvarar för gruppen: en person, en funktion eller en organisation",
            "RSS Dalarna",
        ),
        Field("från", "start", Date(), "gruppens första dag", "2026-03-20"),
        Field("till", "end", Date(), "gruppens sista dag, känd eller beslutad", "2027-12-31"),
        Field(
            "förlängd",
            "prolonged",
            ListOf(PROLONGED),
            "när gruppens tid har förlängts",
            "[{till: 2028-06-30, beslut: lchnv 2027-09-24 punkt 5 b}]",
        ),
        Field(
            "platser",
            "seats",
            ListOf(SEAT),
            "gruppens platser",
            "[{för: Kommunerna, kompetens: HSL-chef}]",
        ),
        _REMARK,
    ),
    _group,
)

GROUPS = Record(
    "filen",
    (
        Field(
            "grupper",
            "groups",
            ListOf(GROUP),
            "grupper, nätverk och uppdrag som nätverket har platser i",
            "[{namn: Arbetsgruppen för SPAK, nivå: lokal, status: pågår}]",
        ),
        Field(
            "undantag",
            "exemptions",
            ListOf(EXEMPTION),
            "undantag från regler om filen, med skäl",
            "[{regel: okänt-fält, skäl: Fältet kommer i nästa version.}]",
        ),
    ),
    made(dict[str, Any]),
)

"""Every field of the documents, with what docs/format.md and the schema say of it."""

from functools import cache

from lchnv_cli.load.calendar_fields import CALENDAR_FIELDS
from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.people import EXEMPTION, PART, Attendance, Name
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values
from lchnv_cli.load.revision import REVISION
from lchnv_cli.load.types import Choice, Date, DayOrUnclear, HoursOf, Reply, Text, where
from lchnv_cli.model.annexes import Annex, bare
from lchnv_cli.model.document import (
    Agenda,
    Calendar,
    Document,
    MeetingDocument,
    Notes,
    Question,
)
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import KINDS


def _annex(values: Values, reading: Reading) -> Annex:
    file_place = where(reading, f"{values.path}.fil") if "file" in values.found else None
    number = bare(values.found["number"])
    return Annex(place=values.place, file_place=file_place, **values.found | {"number": number})


def _values(values: Values, _: Reading) -> Values:
    return values


ANNEX = Record(
    "bilagan",
    (
        Field(
            "nr",
            "number",
            Text(),
            "bilagans nummer eller bokstav, eller flera i ett",
            "2 A–F",
            required=True,
        ),
        Field("titel", "title", Text(), "vad bilagan är", "Årsrapporter 2025", required=True),
        Field(
            "fil",
            "file",
            Text(),
            "filens namn med mapp, räknat från dokumentets egen mapp",
            "bilagor/2.pdf",
            printed=False,
        ),
        Field(
            "publicerad",
            "published",
            DayOrUnclear(),
            "dagen bilagan lades upp, om det inte var samma dag som dagordningen",
            "2026-03-13",
            later=True,
            printed=False,
        ),
    ),
    _annex,
)

_COMMON = (
    Field(
        "dokument",
        "kind",
        Choice(KINDS),
        "dokumentets slag",
        "dagordning",
        required=True,
    ),
    Field("organ", "body_id", Text(), "organets id i rules.yaml", "lchnv", required=True),
    Field(
        "avskrift",
        "transcript_of",
        Text(),
        "vad dokumentet är en avskrift av; bara före dagen i organets fält ansvarar_från",
        "Minnesanteckningar 2024-02-23, PDF från webbsidan",
    ),
    Field(
        "undantag",
        "exemptions",
        ListOf(EXEMPTION),
        "undantag från regler i det här dokumentet, med skäl",
        "[{regel: sen-dagordning, skäl: Mötet flyttades.}]",
        later=True,
        printed=False,
    ),
)

_MEETING = (
    Field("datum", "date", Date(), "mötesdagen", "2026-03-20", required=True),
    Field(
        "möte",
        "extra",
        Choice({"ordinarie": False, "extra": True}),
        "vilket slags möte det är; utan fältet ordinarie",
        "ordinarie",
    ),
    Field(
        "kallat_av",
        "called_by",
        Text(),
        "den som kallade till ett extra möte, och när",
        "styrgrupp 2026-04-02",
    ),
    Field("tid", "hours", HoursOf(), "mötets klockslag", "09.30–12.00"),
    Field("plats", "venue", Text(), "mötets plats", "Bystugan, Björkby"),
    Field("info", "info", Text(), "något mer att veta om mötet", "Fika 09.15–09.30"),
    Field(
        "ordförande",
        "chairs",
        ListOf(PART),
        "den som leder mötet, eller flera som leder var sin del",
        "Bo Ek",
    ),
    Field(
        "utfärdad_av",
        "issued_by",
        Text(),
        "den som utfärdar dokumentet",
        "RSS Dalarna",
        shown="colophon",
    ),
    Field(
        "publicerad",
        "published",
        DayOrUnclear(),
        "dagen dokumentet lades upp på webbsidan; oklart om ingen vet vilken",
        "2026-03-13",
        later=True,
        at_publishing=True,
        shown="colophon",
    ),
    Field(
        "kontrollsumma",
        "checksum",
        Text(),
        "det publicerade innehållets kontrollsumma; skrivs av lchnv publish",
        "v2-9f2c…",
        later=True,
        printed=False,
        by_hand=False,
    ),
    Field(
        "revideringar",
        "revisions",
        ListOf(REVISION),
        "ändringar efter publiceringen; skrivs av lchnv publish --revised",
        "[{datum: 2026-03-16, ändring: Bilaga 3 byttes}]",
        later=True,
        at_publishing=True,
        by_hand=False,
    ),
    Field(
        "diarienummer",
        "diary_number",
        Text(),
        "dokumentets nummer i diariet",
        "HSN 2024/1905",
        later=True,
    ),
    Field(
        "sekretess",
        "confidentiality",
        Text(),
        "vad en sekretessprövning kom fram till; står på följesedeln till diariet, "
        "och utan fältet står där ej bedömd",
        "ingen",
        later=True,
        printed=False,
    ),
    Field(
        "ej_webb",
        "off_web",
        Text(),
        "skälet till att dokumentet inte ska ligga på webbplatsen och bland öppna data, fast det "
        "är publicerat",
        "Bilagan har uppgifter om enskilda",
        later=True,
        printed=False,
    ),
    Field(
        "gäster", "guests", ListOf(Name()), "de som är med utan att vara representanter", "[Eva Ek]"
    ),
    Field(
        "bilagor",
        "annexes",
        ListOf(ANNEX),
        "bilagorna, i den ordning texten nämner dem",
        "[{nr: 1, titel: Minnesanteckningar 2026-03-20}]",
        shown="annexes",
    ),
)

_AGENDA = (
    Field(
        "anmält_förhinder",
        "prevented",
        ListOf(Name()),
        "de som har anmält att de inte kan komma (4 §), eller en huvudman som ingen kommer för; "
        "lchnv new-notes skriver dem som frånvarande",
        "[Lo Ek, Orsa]",
        later=True,
        printed=False,
    ),
)

_NOTES = (
    Field("upprättad", "dated", Date(), "dagen anteckningarna upprättades", "2024-03-05"),
    Field("sekreterare", "secretary", Text(), "mötets sekreterare", "Siv Alm"),
    Field(
        "justerare",
        "adjusters",
        ListOf(Text()),
        "de som justerar jämte ordföranden, där arbetsordningen har justerare",
        "[Lo Ek, Siv Alm]",
    ),
    Field(
        "närvarande",
        "present",
        Attendance(),
        "de som var med",
        "{Avesta: [Carina Ek]}",
        shown="attendance",
    ),
    Field(
        "frånvarande",
        "absent",
        Attendance(),
        "de som inte var med",
        "{Falun: [Arne Ek]}",
        shown="attendance",
    ),
    Field(
        "oklart",
        "unclear",
        Attendance(),
        "de som källan nämner utan att säga om de var med",
        "{Orsa: [Bo Ek]}",
        shown="attendance",
    ),
    Field(
        "delvis",
        "partly",
        ListOf(PART),
        "de som var med en del av mötet",
        "[{namn: Bo Ek, till_punkt: 9}]",
        shown="attendance",
    ),
    Field(
        "utskickad",
        "mailed",
        DayOrUnclear(),
        "dagen anteckningarna skickades till huvudmännen",
        "2024-03-06",
        later=True,
        shown="colophon",
    ),
    Field(
        "diarieförd",
        "registered",
        Named(Text(), ("huvudman", "diarienummer")),
        "varje huvudmans diarienummer",
        "{Avesta: 2024/12}",
        later=True,
        printed=False,
    ),
)

_QUESTION = (
    Field("punkt", "point", Text(), "punkten som frågan hör till", "5 c", required=True),
    Field(
        "skickad",
        "mailed",
        DayOrUnclear(),
        "dagen frågan mejlades till representanterna",
        "2026-03-25",
        later=True,
        shown="colophon",
    ),
    Field("svara_senast", "answer_by", Date(), "sista dagen att svara", "2026-04-10"),
    Field(
        "svar",
        "replies",
        Named(Reply(), ("representant", "svar")),
        "varje representants svar; tomt tills det har kommit",
        "{Eva Ek: ja, Bo Ek: avstår}",
        later=True,
        shown="replies",
    ),
    Field(
        "utfall",
        "outcome",
        Text(),
        "hur det slutade, med samma ord som raden Utfall; också med dagen, om alla svarade före "
        "sista dagen",
        "bifall 2026-04-02",
        later=True,
    ),
)

# The fields that each class of document adds to those of the classes it is made from.
_FIELDS: dict[type, tuple[Field, ...]] = {
    Document: _COMMON,
    MeetingDocument: _MEETING,
    Agenda: _AGENDA,
    Notes: _NOTES,
    Question: _QUESTION,
    Calendar: CALENDAR_FIELDS,
}


@cache
def record_of(kind: DocumentKind) -> Record[Values]:
    """Give every field that a kind of document has."""
    classes = reversed(kind.of.__mro__)
    fields = tuple(field for cls in classes for field in _FIELDS.get(cls, ()))
    return Record(kind.definite, fields, _values)


HEAD = tuple(field for own in _FIELDS.values() for field in own)
LATER = frozenset(field.name for field in HEAD if field.later)
SHOWN = {field.name: field.shown for field in HEAD}

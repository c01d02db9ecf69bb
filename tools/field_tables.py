"""The tables of docs/format.md: the fields as declared, and the faults as the reader tells them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli.load import nodes
from lchnv_cli.load.agreements_file import AGREEMENT, AGREEMENTS, PROLONGATION, Parties
from lchnv_cli.load.calendar_fields import OCCASION
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.edition_fields import EDITION, REVIEW, VALUES
from lchnv_cli.load.fields import ANNEX, record_of
from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.groups_file import GROUP, GROUPS, HOLDER, NOMINATION, PROLONGED, SEAT
from lchnv_cli.load.network_fields import ACCESSIBILITY, BODY, RULES_YAML, STANDING
from lchnv_cli.load.people import EXEMPTION, PART, Attendance, Name
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record
from lchnv_cli.load.register_file import MANDATE, PERSON, REGISTER, read_register
from lchnv_cli.load.revision import REVISION
from lchnv_cli.load.sentences_file import PARAGRAPH, SENTENCE, SENTENCES
from lchnv_cli.load.side_fields import FORMER, PRINCIPAL, SIDE
from lchnv_cli.load.types import (
    Choice,
    Date,
    DayOrUnclear,
    HoursOf,
    Number,
    SeasonOf,
    Text,
    WebAddress,
)
from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.model.source_text import SourceText

FILE = PurePosixPath("dagordning.md")  # in no folder that a head could contradict
BODIES = frozenset({"lchnv", "styrgrupp", "schnv", "valfardsradet"})
HERE = "…"  # where the fields of a section go in its frame
_AGENDA = "dokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\n"
_NOTES = _AGENDA.replace("dagordning", "minnesanteckningar")
_CALENDAR = "dokument: kalendarium\norgan: lchnv\når: 2026\n"
_GROUP = "grupper:\n  - namn: SPAK\n    nivå: lokal\n    status: pågår\n"
_SEAT = f"{_GROUP}    platser:\n      - kompetens: HSL-chef\n"
_AGREED = "överenskommelser:\n  - titel: ÖK hemsjukvård\n    slag: avtal\n"
_PERSON = "personer:\n  - namn: Carina Ek\n"

Reader = Callable[[str], list[Fault]]


@dataclass(frozen=True, slots=True)
class Section:
    """A table: its fields, and a file to put one of them in, so that a fault can be provoked."""

    fields: tuple[Field, ...]
    read: Reader
    frame: str = HERE
    stops: bool = False  # a fault stops the program, so no rule is named

    def faults(self, values: dict[str, str]) -> list[Fault]:
        """Read a file with the fields filled in so."""
        column = len(self.frame[: self.frame.index(HERE)].rpartition("\n")[2])
        lines = [f"{name}: {value}" for name, value in values.items()]
        return self.read(self.frame.replace(HERE, f"\n{' ' * column}".join(lines)) + "\n")


def _in_document(head: str) -> list[Fault]:
    return list(read_document(FILE, f"---\n{head}---\n".encode(), BODIES).faults)


def _in_register(text: str) -> list[Fault]:
    return list(read_register(text.encode())[1])


def _in_data(file: PurePosixPath) -> Reader:
    """Give what reads a file of facts, without rules.yaml that its names could contradict."""
    return lambda text: list(read_data_files({file: text.encode()}).faults)


def _in_rules(record: Record[Any], text: str) -> list[Fault]:
    reading = Reading(PurePosixPath("rules.yaml"), SourceText.of(text))
    node = nodes.read(text)
    if node is not None:
        record.read(node, reading, "")
    return reading.faults


def _fields(word: str) -> tuple[Field, ...]:
    return record_of(KINDS[word]).fields


def _common(*kinds: str) -> tuple[Field, ...]:
    """Give the fields that all of some kinds have."""
    first, *rest = (_fields(kind) for kind in kinds)
    return tuple(field for field in first if all(field in other for other in rest))


_EVERY = _common(*KINDS)
_MEETING = tuple(f for f in _common("dagordning", "minnesanteckningar") if f not in _EVERY)


def _own(word: str) -> Section:
    """Give the fields that a kind of document has for itself, in a head with those it must have."""
    shared = tuple(field for field in _fields(word) if field in (*_EVERY, *_MEETING))
    needed = {field.name: field.example for field in shared if field.required}
    head = {**needed, "dokument": word, "organ": "lchnv"}
    frame = "".join(f"{name}: {value}\n" for name, value in head.items()) + HERE
    return Section(tuple(f for f in _fields(word) if f not in shared), _in_document, frame)


_RULES: dict[str, Record[Any]] = {
    "rules": RULES_YAML,
    "tillgänglighet": ACCESSIBILITY,
    "parter": SIDE,
    "huvudmän": PRINCIPAL,
    "tidigare": FORMER,
    "organ": BODY,
    "stående_punkter": STANDING,
    "arbetsordningar": EDITION,
    "värden": VALUES,
    "översedd": REVIEW,
    "meningsfil": SENTENCES,
    "paragrafer": PARAGRAPH,
    "meningar": SENTENCE,
}

SECTIONS = {
    "alla dokument": Section(_EVERY, _in_document, f"datum: 2026-03-20\n{HERE}"),
    "dagordning och minnesanteckningar": Section(
        _MEETING, _in_document, f"dokument: dagordning\norgan: lchnv\n{HERE}"
    ),
    **{word: own for word in KINDS if (own := _own(word)).fields},
    "bilagor": Section(ANNEX.fields, _in_document, f"{_AGENDA}bilagor:\n  - {HERE}"),
    "revideringar": Section(REVISION.fields, _in_document, f"{_AGENDA}revideringar:\n  - {HERE}"),
    "delvis": Section(PART.fields, _in_document, f"{_NOTES}delvis:\n  - {HERE}"),
    "möten": Section(OCCASION.fields, _in_document, f"{_CALENDAR}möten:\n  - {HERE}"),
    "undantag": Section(EXEMPTION.fields, _in_document, f"{_AGENDA}undantag:\n  - {HERE}"),
    "register": Section(REGISTER.fields, _in_register),
    "personer": Section(PERSON.fields, _in_register, f"personer:\n  - {HERE}"),
    "uppdrag": Section(MANDATE.fields, _in_register, f"{_PERSON}    uppdrag:\n      - {HERE}"),
    "grupper.yaml": Section(GROUPS.fields, _in_data(GROUPS_FILE)),
    "grupper": Section(GROUP.fields, _in_data(GROUPS_FILE), f"grupper:\n  - {HERE}"),
    "förlängd": Section(
        PROLONGED.fields, _in_data(GROUPS_FILE), f"{_GROUP}    förlängd:\n      - {HERE}"
    ),
    "platser": Section(SEAT.fields, _in_data(GROUPS_FILE), f"{_GROUP}    platser:\n      - {HERE}"),
    "innehavare": Section(
        HOLDER.fields, _in_data(GROUPS_FILE), f"{_SEAT}        innehavare:\n          - {HERE}"
    ),
    "nomineringar": Section(
        NOMINATION.fields,
        _in_data(GROUPS_FILE),
        f"{_SEAT}        nomineringar:\n          - {HERE}",
    ),
    "överenskommelser.yaml": Section(AGREEMENTS.fields, _in_data(AGREEMENTS_FILE)),
    "överenskommelser": Section(
        AGREEMENT.fields, _in_data(AGREEMENTS_FILE), f"överenskommelser:\n  - {HERE}"
    ),
    "förlängningar": Section(
        PROLONGATION.fields,
        _in_data(AGREEMENTS_FILE),
        f"{_AGREED}    förlängningar:\n      - {HERE}",
    ),
    **{name: Section(r.fields, partial(_in_rules, r), stops=True) for name, r in _RULES.items()},
}


def wrong(kind: object) -> str:
    """Give a value that a field of a type does not take, as someone might write it."""
    if isinstance(kind, ListOf):
        return f"[{wrong(kind.of)}]"
    for types, value in _WRONG.items():
        if isinstance(kind, types):
            return value
    raise TypeError(kind)


_WRONG: dict[tuple[type, ...], str] = {
    (Text, Name): "[Ek, Alm]",
    (Date,): "2026-02-30",
    (DayOrUnclear,): "i fredags",
    (HoursOf,): "12.00–09.30",
    (Number,): "fem",
    (SeasonOf,): "juli",
    (Choice,): "kanske",
    (WebAddress,): "www.exempel.se",
    (Named, Record): "Ek",
    (Attendance,): "{Avesta: [{Ek: Bo}]}",
    (Parties,): "{Avesta: i fredags}",
}
_WRONG_HERE = {("alla dokument", "organ"): "rss"}
_ALONE = "[Ek]"  # a list where a group is wanted; groups that a lone value may stand for take Ek


def provoked(section: str, field: Field) -> Iterator[tuple[str, Fault]]:
    """Give each way a field can be wrong, as written, with the fault it gives."""
    own = SECTIONS[section]
    right = {each.name: each.example for each in own.fields if each.required}
    value = _WRONG_HERE.get((section, field.name)) or wrong(field.type)
    if isinstance(field.type, ListOf) and getattr(field.type.of, "short", None):
        value = f"[{_ALONE}]"
    yield value, own.faults({**right, field.name: value})[0]
    if field.required:
        del right[field.name]
        yield "", own.faults({**right, field.name: ""})[0]


def fields_table(section: str) -> str:
    """Draw what the fields are."""
    rows = [["Fält", "Vad det är", "Så skrivs det", "Exempel", "Krävs"]]
    for field in SECTIONS[section].fields:
        needed = "ja" if field.required else ""
        rows.append(
            [f"`{field.name}`", sentence(field.about), field.type.about, _code(field), needed]
        )
    return table(rows)


def faults_table(section: str) -> str:
    """Draw what the reader says of each field when it is wrong."""
    rows = [["Skrivet så", "Regel", "Meddelande"]]
    for field in SECTIONS[section].fields:
        for value, fault in provoked(section, field):
            written = f"`{field.name}: {value}`" if value else f"`{field.name}` saknas"
            rows.append([written, f"`{fault.rule}`", f"{fault.hit.message} {fault.hit.remedy}"])
    return table([[row[0], row[2]] for row in rows] if SECTIONS[section].stops else rows)


def facts_table() -> str:
    """Draw what the lines under a heading and after a decision are."""
    rows = [["Nyckel", "Var", "Vad", "Exempel"]]
    for name in FactName:
        stands = "under rubriken" + (" eller efter ett beslut" if name.after_decision else "")
        rows.append([f"`{name}`", stands, sentence(name.about), f"`{name.example}`"])
    return table(rows)


def table(rows: list[list[str]]) -> str:
    """Draw a table in Markdown; the first row is its head."""
    head, *others = ([cell.replace("|", r"\|") for cell in row] for row in rows)
    lines = [head, ["---"] * len(head), *others]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sentence(text: str) -> str:
    """Give a text with a capital first."""
    return text[:1].upper() + text[1:]


def _code(field: Field) -> str:
    return f"`{field.example}`"

"""What may be written at a place: fields, names, bodies, meetings, annexes, matters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.load.fields import record_of
from lchnv_cli.load.records import Field
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.kinds import KINDS, kind_named
from lchnv_cli.work.opening.workplace import Workplace

_KEY = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<typed>\w*)$")
_VALUED = re.compile(r"[ \t]*(?:-[ \t]+)?(?P<key>[^\W\d][\w ]*):[ \t]*(?P<value>.*)$")
_ANNEX = re.compile(r"\b[Bb]ilag(?:a|or)\s+(?P<typed>\w*)$")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?$")
_LAST = re.compile(r"[^,\[{]*$")  # of several values on a line
_MEETINGS_AT = frozenset({FactName.PREPARED, FactName.HISTORY, "kallat_av", "beslutat_av"})
_MOST = 200  # meetings, the nearest first


class Offer(NamedTuple):
    """Something to write instead of the last ``typed`` characters, and what to tell of it.

    ``sort`` is the word of the protocol for what it is.
    """

    text: str
    typed: int
    sort: str
    told: str = ""
    more: str = ""


def offers(
    here: Workplace,
    memory: Workplace | None,
    document: Document | None,
    before: str,
    *,
    kind: DocumentKind | None,
) -> list[Offer]:
    """Give what may follow a text; in a head of a ``kind`` of document, or in running text."""
    line = before.rpartition("\n")[2]
    valued = _VALUED.match(line)
    if valued:
        key = valued["key"].strip()
        value = _LAST.search(valued["value"])
        typed = len(value[0].lstrip()) if value else 0
        return list(_values(here, memory, document, key, typed))
    if kind is not None:
        match = _KEY.match(line)
        return list(_fields(kind, len(match["typed"]))) if match else []
    found: list[Offer] = []
    if annex := _ANNEX.search(line):
        return list(_annexes(document, len(annex["typed"])))
    words = _WORDS.search(line)
    typed = len(words[0]) if words else 0
    if typed == len(line):
        found += (Offer(f"{name}: ", typed, "Property", name.about) for name in FactName)
    return [*found, *_names(here, document, typed), *_bodies(here, typed)]


def _fields(kind: DocumentKind, typed: int) -> Iterator[Offer]:
    def offer(field: Field) -> Offer:
        about = f"{field.about[0].upper()}{field.about[1:]}."
        more = f"{about} Form: {field.type.about}.\n\nExempel: `{field.name}: {field.example}`"
        return Offer(f"{field.name}: ", typed, "Property", field.type.about, more)

    return map(offer, record_of(kind).fields)


def _values(
    here: Workplace, memory: Workplace | None, document: Document | None, key: str, typed: int
) -> Iterator[Offer]:
    if key == "dokument":
        yield from (Offer(word, typed, "EnumMember") for word in KINDS)
    elif key == "organ":
        bodies = here.procedure.bodies.values()
        yield from (Offer(body.id, typed, "EnumMember", body.name) for body in bodies)
    elif key == FactName.MATTER:
        matters = memory.ledger.matters if memory else ()
        for matter in matters:
            if matter.open:
                yield Offer(matter.name, typed, "Reference", matter.title)
    elif key == FactName.DESCRIPTION:
        yield from (each._replace(text=f"Bilaga {each.text}") for each in _annexes(document, typed))
    elif key in _MEETINGS_AT:
        yield from _meetings(here, document, typed)
    else:
        yield from _names(here, document, typed)
        yield from _bodies(here, typed)
        yield from _meetings(here, document, typed)


def _names(here: Workplace, document: Document | None, typed: int) -> Iterator[Offer]:
    day = document.date if isinstance(document, MeetingDocument) else here.today
    for person in here.register.people:
        held = [each for each in person.mandates if each.holds(day)]
        principals = dict.fromkeys(here.register.principal_of(each, day) for each in held)
        told = ", ".join(filter(None, (person.office, *principals)))
        yield Offer(person.name, typed, "Value", told)


def _bodies(here: Workplace, typed: int) -> Iterator[Offer]:
    for body in here.procedure.bodies.values():
        yield Offer(body.name, typed, "Class", body.short)


def _meetings(here: Workplace, document: Document | None, typed: int) -> Iterator[Offer]:
    day = document.date if isinstance(document, MeetingDocument) else here.today
    known = sorted(here.archive.meetings, key=lambda each: abs(each.date - day))
    for meeting in known[:_MOST]:
        told = f"{here.procedure.bodies[meeting.body_id].name}, {spoken(meeting.date)}"
        yield Offer(f"{meeting.body_id} {meeting.date}", typed, "Event", told)


def _annexes(document: Document | None, typed: int) -> Iterator[Offer]:
    if isinstance(document, MeetingDocument):
        for annex in document.annexes:
            yield Offer(annex.number, typed, "File", annex.title)


def kind_of(document: Document | None, text: str, name: str) -> DocumentKind | None:
    """Give the kind whose head a text is in the middle of; None where its head has ended."""
    lines = text.splitlines()
    if not lines or lines[0].lstrip("\ufeff").rstrip() != "---":
        return None
    if any(line.rstrip() == "---" for line in lines[1:]):
        return None
    told = (line.partition(":")[2].strip() for line in lines if line.startswith("dokument:"))
    return kind_named(next(told, "")) or (document.kind if document else kind_named(name))

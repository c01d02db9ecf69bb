"""What a place in a text points at: a meeting and its point, an annex, a person, a matter."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.memory.body_meant import body_meant
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.reference import POINT, body_of, points_at
from lchnv_cli.model.annexes import citations
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Address
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.mentions import Mention
from lchnv_cli.model.register import Person
from lchnv_cli.rules.shared.citing import listed, meant, shown
from lchnv_cli.work.opening.workplace import Workplace

_VALUE = re.compile(r"^[\s-]*(?P<key>[^:#]{1,30}):\s*(?P<value>.*)$")
_SENTENCE = 200  # characters around a date that may say whose meeting it is


class Pointed(NamedTuple):
    """What stands at some characters of a line: what to tell of it, and where it is."""

    start: int
    end: int
    told: str
    target: Place | None = None


def pointed_at(
    here: Workplace, memory: Workplace | None, document: Document | None, line: str, column: int
) -> Pointed | None:
    """Give what a column of a line points at; ``memory`` is a folder whose ledger is at hand."""
    found = (
        *_meetings(here.archive, here, document, line),
        *(_annexes(here, document, line) if isinstance(document, MeetingDocument) else ()),
        *_people(here, document, line),
        *(_matters(memory, line) if memory else ()),
    )
    return next((each for each in found if each.start <= column <= each.end), None)


def _meetings(
    archive: Archive, here: Workplace, document: Document | None, line: str
) -> Iterator[Pointed]:
    procedure = archive.procedure
    value = _VALUE.match(line)
    named = body_of(value["value"], procedure) if value else None
    near = document.date if isinstance(document, MeetingDocument) else here.today
    for date in dates_in(line):
        day = date.meant(near)
        if day is None:
            continue
        before, after = line[max(date.start - _SENTENCE, 0) : date.start], line[date.end :]
        bodies = [named.id] if named else []
        if not bodies and isinstance(document, MeetingDocument):
            meant_body = body_meant(Mention(day, 1, 1, before, after), document.body_id, procedure)
            # Six figures are a meeting of any body that met that day, the document's own first.
            bodies = [meant_body, document.body_id, *procedure.bodies]
        meeting = next(filter(None, (archive.meant(each, day) for each in bodies if each)), None)
        if meeting is None:
            continue
        point = POINT.match(line, date.end)
        end = point.end() if point else date.end
        address = Address(point["point"], (point["sub"] or "").lower()) if point else Address("")
        yield _meeting(here, meeting, address)._replace(start=date.start, end=end)


def _meeting(here: Workplace, meeting: Meeting, address: Address) -> Pointed:
    """Tell of a meeting, and of a point where it is in the notes or else the agenda."""
    body = here.procedure.bodies[meeting.body_id]
    state = " (inställt)" if meeting.cancelled else ""
    lines = [f"**{body.name}, {spoken_with_year(meeting.date)}**{state}", meeting.venue]
    documents = sorted(meeting.documents, key=lambda each: not each.kind.decides)
    target = documents[0].at(1) if documents else meeting.occasion and meeting.occasion.place
    for document in documents:
        if address.point and (points := points_at(document, address)):
            item = points[0]
            lines.append(f"Punkt {item.address.said} {item.heading.text}")
            lines += [f"{fact.key}: {fact.value}" for fact in item.all_facts()]
            lines += [f"- {c.text}" for made in item.decisions for c in made.clauses]
            target = document.at(item.line)
            break
    lines += [f"`{document.file}`" for document in documents]
    return Pointed(0, 0, "\n\n".join(filter(None, lines)), target or None)


def _annexes(here: Workplace, document: MeetingDocument, line: str) -> Iterator[Pointed]:
    known = listed(document, here)
    for each in citations(line):
        numbers = [one for number in each.numbers for one in meant(number, known)]
        annexes = dict.fromkeys(known[one] for one in numbers)
        lines = [
            f"**Bilaga {annex.number}:** {annex.title}"
            + (f"\n\n`{annex.file}`" if annex.file else "")
            for annex in annexes
        ]
        lacking = [shown(one) for one in each.numbers if not meant(one, known)]
        if lacking:
            lines.append(f"Bilaga {', '.join(lacking)} står inte i listan över bilagor.")
        target = next(iter(annexes)).place if annexes else None
        yield Pointed(each.start, each.start + len(each.written), "\n\n".join(lines), target)


def _people(here: Workplace, document: Document | None, line: str) -> Iterator[Pointed]:
    people = {person.name: person for person in here.register.people}
    for written, name in here.register.known_as().items():
        start = line.find(written)
        while start >= 0:
            end = start + len(written)
            yield Pointed(start, end, _person(here, people[name], document), people[name].place)
            start = line.find(written, end)


def _person(here: Workplace, person: Person, document: Document | None) -> str:
    day = document.date if isinstance(document, MeetingDocument) else here.today
    lines = [f"**{person.name}**" + (f", {person.office}" if person.office else "")]
    for mandate in person.mandates:
        if mandate.holds(day):
            body = here.procedure.bodies.get(mandate.body_id)
            principal = here.register.principal_of(mandate, day)
            parts = (mandate.post.value, body.short if body else "", principal)
            lines.append(f"- {', '.join(filter(None, parts))}")
    return "\n\n".join([lines[0], "\n".join(lines[1:] or [f"Inget uppdrag {day}."])])


def _matters(memory: Workplace, line: str) -> Iterator[Pointed]:
    value = _VALUE.match(line)
    if value is None or value["key"].strip() != FactName.MATTER:
        return
    for matter in memory.ledger.matters:
        if known_as(matter.name) == known_as(value["value"]) and matter.events:
            first = matter.events[0]
            body = memory.procedure.bodies[first.body_id].short
            state = "öppet" if matter.open else "avslutat"
            told = f"**{matter.title}**, {state}\n\nVäckt: {body} {first.date}"
            yield Pointed(*value.span("value"), told, first.place)

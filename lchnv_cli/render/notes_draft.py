"""The draft of notes in Markdown: what ``minnesanteckningar.md.j2`` is filled with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lchnv_cli.memory.attendees import person_key
from lchnv_cli.memory.formalities import goes_without_saying
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, Kind, Role
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.lead_ins import leads_in
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.render.as_written import clause_sources, decision_source, fact_lines, source_of
from lchnv_cli.render.literal import literal, literal_lines
from lchnv_cli.render.standing_draft import adjusters_of, holder, standing_points, title_on

_REPORT = "Skriv vad som rapporterades. Är punkten tom kommer den tillbaka på nästa dagordning."
Row = tuple[str, tuple[str, ...]]  # a principal, and those who speak for it


@dataclass(frozen=True, slots=True)
class NotesPart:
    """A piece of running text, or clauses that were proposed and are to be confirmed.

    ``to`` is the body that they are only recommended to, and ``facts`` are the lines that stood
    after them. What is but a formality is decided as proposed, and not ``to_confirm``.
    """

    source: str = ""
    to: str = ""
    clauses: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    to_confirm: bool = True


@dataclass(frozen=True, slots=True)
class NotesPoint:
    """A point of the agenda, on its way into the notes."""

    marks: str
    heading: str
    facts: tuple[str, ...]
    parts: tuple[NotesPart, ...]
    points: "tuple[NotesPoint, ...]" = ()


@dataclass(frozen=True, slots=True)
class NotesDraft:
    """What ``minnesanteckningar.md.j2`` gets."""

    body: Body
    agenda: Agenda
    chair: str
    secretary: str
    adjusters: str
    present: tuple[Row, ...]
    absent: tuple[Row, ...]
    substitutes: tuple[Row, ...]
    points: tuple[NotesPoint, ...]


def notes_draft(archive: Archive, agenda: Agenda, text: FullText) -> NotesDraft:
    """Gather new notes: the agenda's points, and those who should have been there."""
    led = _led(archive.procedure, archive.procedure.bodies[agenda.body_id])
    to = "" if led.id == agenda.body_id else led.name
    points = tuple(_notes_point("##", item, text, to) for item in agenda.items)
    return _notes_draft(archive, agenda, points)


def standing_notes_draft(archive: Archive, meeting: Meeting) -> NotesDraft:
    """Gather new notes of a meeting without an agenda: the body's standing points.

    What rests is left out: it would count as dealt with, and nobody knows that it was.
    """
    body, date = archive.procedure.bodies[meeting.body_id], meeting.date
    none = Agenda(
        kind=AGENDA,
        file=PurePosixPath(),
        body_id=body.id,
        places={},
        date=date,
        extra=meeting.extra,
        hours=meeting.hours or body.hours,
        venue=meeting.venue,
        issued_by=archive.procedure.issuer,
    )
    previous = archive.previous(body.id, date)
    points = (
        NotesPoint(
            marks="##",
            heading=f"{number}. {literal(title_on(standing, previous))}",
            facts=(),
            parts=(_standing_part(standing.proposal),) if standing.proposal else (),
        )
        for number, standing in enumerate(standing_points(archive, body, date, previous), 1)
    )
    return _notes_draft(archive, none, tuple(points))


def _standing_part(proposal: str) -> NotesPart:
    clause = f"- {literal_lines(proposal)}"
    return NotesPart(clauses=(clause,), to_confirm=not goes_without_saying(proposal))


def _notes_draft(archive: Archive, agenda: Agenda, points: tuple[NotesPoint, ...]) -> NotesDraft:
    procedure, day = archive.procedure, agenda.date
    body = procedure.bodies[agenda.body_id]
    led = _led(procedure, body)
    chair, secretary = (
        holder(archive, body, post, day) or holder(archive, led, post, day)
        for post in (Post.CHAIR, Post.SECRETARY)
    )
    holders = archive.register.holders(body.id, Post.COOPTED, day)
    coopted = tuple(mandate.person_on(day) for mandate in holders)
    if led is body:
        mandates = spokespeople(body.id, day, archive.register, procedure)
    else:
        mandates = archive.register.holders(led.id, Post.STEERING, day)
    subs = tuple(each for each in mandates if each.post is Post.SUBSTITUTE)
    register = archive.register
    away = {folded(each.name) for each in agenda.prevented}
    away |= {person_key(each.name, register) for each in agenda.prevented}
    came: list[Row] = []
    absent: list[Row] = []
    own = tuple(each for each in mandates if each.post is not Post.SUBSTITUTE)
    for principal, people in _by_principal(archive, agenda, own):
        gone = tuple(
            name
            for name in people
            if folded(principal) in away or person_key(name, register) in away
        )
        absent += [(principal, gone)] if gone else []
        left = tuple(name for name in people if name not in gone)
        came += [(principal, left)] if left else []
    return NotesDraft(
        body=body,
        agenda=agenda,
        chair=agenda.chairs[0].name if agenda.chairs else chair,
        secretary=secretary,
        adjusters=adjusters_of(archive, body, day),
        present=(*came, *([("Adjungerade", coopted)] if coopted else ())),
        absent=tuple(absent),
        substitutes=tuple(_by_principal(archive, agenda, subs)),
        points=points,
    )


def _led(procedure: Procedure, body: Body) -> Body:
    """Give the body whose meetings a group prepares, and whose chair it has, or itself."""
    return next((each for each in procedure.bodies.values() if each.steering == body.id), body)


def _by_principal(archive: Archive, agenda: Agenda, mandates: Sequence[Mandate]) -> Iterator[Row]:
    """Give who speaks for each principal, in the order of rules.yaml."""
    day = agenda.date
    for principal in archive.procedure.principals_of(agenda.body_id, day):
        people = tuple(
            f"{m.person_on(day)} (tf)" if m.acting else m.person_on(day)
            for m in mandates
            if archive.register.principal_of(m, day) == principal
        )
        if people:
            yield principal, people


def _notes_point(marks: str, item: Item, text: FullText, to: str) -> NotesPoint:
    label, heading = item.heading.label, "<br>".join(map(literal, item.heading.lines))
    end = "." if marks == "##" else ")"
    return NotesPoint(
        marks=marks,
        heading=f"{label}{end} {heading}" if label else literal_lines(item.heading.text),
        facts=tuple(fact_lines(tuple(f for f in item.facts if f.key != FactName.HISTORY))),
        parts=tuple(_parts(item, text, to)),
        points=tuple(_notes_point("###", sub, text, to) for sub in item.sub_items),
    )


def _parts(item: Item, text: FullText, to: str) -> Iterator[NotesPart]:
    if Kind.REPORT in item.heading.kinds and any(f.key == FactName.HISTORY for f in item.facts):
        yield NotesPart(source=f"<!-- {_REPORT} -->")
    for part in text.of(item):
        if isinstance(part, Block):
            yield NotesPart(source=source_of(part, text))
            continue
        decision = part.decision
        if decision.role is not Role.PROPOSAL:
            yield NotesPart(source=decision_source(part, text))
        elif not decision.clauses:  # proposed in prose: the heading keeps it apart
            yield NotesPart(source=f"#### {decision.heading}")
        else:
            facts = tuple(fact for fact in decision.facts if fact.key != FactName.OUTCOME)
            clauses = tuple(clause_sources(part, text))
            formal = all(goes_without_saying(each.text) for each in decision.clauses)
            recommended = to if leads_in(decision.lead_in) is Role.PROPOSAL else ""
            lines = tuple(fact_lines(facts))
            yield NotesPart(to=recommended, clauses=clauses, facts=lines, to_confirm=not formal)

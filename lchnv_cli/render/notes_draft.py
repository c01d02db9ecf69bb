"""The draft of notes in Markdown: what ``minnesanteckningar.md.j2`` is filled with."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lchnv_cli.model.archive import Archive, Meeting
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, Role
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Post
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.render.as_written import clause_sources, decision_source, fact_lines, source_of
from lchnv_cli.render.literal import literal, literal_lines
from lchnv_cli.render.standing_draft import adjusters_of, holder, standing_points, title_on


@dataclass(frozen=True, slots=True)
class NotesPart:
    """A piece of running text, or clauses that were proposed and are to be confirmed.

    ``facts`` are the lines that stood after the clauses.
    """

    source: str = ""
    clauses: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


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
    present: tuple[tuple[str, tuple[str, ...]], ...]
    substitutes: tuple[tuple[str, tuple[str, ...]], ...]
    points: tuple[NotesPoint, ...]


def notes_draft(archive: Archive, agenda: Agenda, text: FullText) -> NotesDraft:
    """Gather new notes: the agenda's points, and those who should have been there."""
    points = tuple(_notes_point("##", item, text) for item in agenda.items)
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
            parts=(NotesPart(clauses=(f"- {literal_lines(standing.proposal)}",)),)
            if standing.proposal
            else (),
        )
        for number, standing in enumerate(standing_points(archive, body, date, previous), 1)
    )
    return _notes_draft(archive, none, tuple(points))


def _notes_draft(archive: Archive, agenda: Agenda, points: tuple[NotesPoint, ...]) -> NotesDraft:
    body = archive.procedure.bodies[agenda.body_id]
    chair = (
        agenda.chairs[0].name if agenda.chairs else holder(archive, body, Post.CHAIR, agenda.date)
    )
    holders = archive.register.holders(body.id, Post.COOPTED, agenda.date)
    coopted = tuple(mandate.person for mandate in holders)
    return NotesDraft(
        body=body,
        agenda=agenda,
        chair=chair,
        secretary=holder(archive, body, Post.SECRETARY, agenda.date),
        adjusters=adjusters_of(archive, body, agenda.date),
        present=(
            *_by_principal(archive, agenda, Post.REPRESENTATIVE),
            *([("Adjungerade", coopted)] if coopted else ()),
        ),
        substitutes=tuple(_by_principal(archive, agenda, Post.SUBSTITUTE)),
        points=points,
    )


def _by_principal(
    archive: Archive, agenda: Agenda, post: Post
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give those who speak for each principal by their post, in the order of rules.yaml."""
    body_id, day, procedure = agenda.body_id, agenda.date, archive.procedure
    mandates = spokespeople(body_id, day, archive.register, procedure)
    for principal in procedure.principals_of(body_id, day):
        people = tuple(
            f"{m.person} (tf)" if m.acting else m.person
            for m in mandates
            if m.principal_on(day) == principal and m.post is post
        )
        if people:
            yield principal, people


def _notes_point(marks: str, item: Item, text: FullText) -> NotesPoint:
    label, heading = item.heading.label, item.heading.text
    end = "." if marks == "##" else ")"
    return NotesPoint(
        marks=marks,
        heading=f"{label}{end} {literal(heading)}" if label else literal_lines(heading),
        facts=tuple(fact_lines(item.facts)),
        parts=tuple(_parts(item, text)),
        points=tuple(_notes_point("###", sub, text) for sub in item.sub_items),
    )


def _parts(item: Item, text: FullText) -> Iterator[NotesPart]:
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
            yield NotesPart(clauses=clauses, facts=tuple(fact_lines(facts)))

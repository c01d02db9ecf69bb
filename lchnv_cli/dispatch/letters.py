"""What the mails say: the values that their templates get."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lchnv_cli.memory.matters import folded
from lchnv_cli.memory.outcome import OutcomeKind, outcomes_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Decision, Item, Kind, Role
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Post

_LONGEST = 120
_SETTLED = {OutcomeKind.ADOPTED, OutcomeKind.AMENDED}
_DECIDED = {*_SETTLED, OutcomeKind.REFERRED}
Own = Callable[[Decision], bool]


@dataclass(frozen=True, slots=True)
class Letter:
    """What every mail about a meeting's document tells.

    ``meeting`` is the body and the day as they are said; ``governed`` tells whether the
    arbetsordning asks for anything. ``annexes`` is how many of them go with the mail.
    """

    body: str
    meeting: str
    sender: str
    governed: bool
    annexes: int

    @property
    def formats(self) -> str:
        """In what form the document goes with the mail, and whether annexes do."""
        annexes = {0: "", 1: ", med en bilaga"}.get(self.annexes, ", med bilagor")
        return f"PDF och Word{annexes}"


@dataclass(frozen=True, slots=True)
class AgendaLetter:
    """What ``mejl-dagordning.txt.j2`` gets; ``apologies_to`` is told by who cannot come (4 §)."""

    letter: Letter
    facts: tuple[tuple[str, str], ...]
    decisions: tuple[str, ...]
    apologies_to: str

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"Dagordning till {self.letter.meeting}"


@dataclass(frozen=True, slots=True)
class Decided:
    """A point with what was decided there."""

    point: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotesLetter:
    """What ``mejl-minnesanteckningar.txt.j2`` gets; ``outcomes`` are all but plain decisions.

    ``unconfirmed`` are the points whose decision is still the agenda's proposal.
    """

    letter: Letter
    decided: tuple[Decided, ...]
    outcomes: tuple[str, ...]
    assignments: tuple[str, ...]
    register_by: str
    unconfirmed: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"Minnesanteckningar från {self.letter.meeting}"


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """What ``mejl-paminnelse.txt.j2`` gets: one principal, and whether its last day has passed."""

    letter: Letter
    principal: str
    register_by: str
    passed: bool

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"Påminnelse: diarieför minnesanteckningarna från {self.letter.meeting}"


def letter(document: MeetingDocument, archive: Archive, annexes: int) -> Letter:
    """Gather what every mail about a document tells."""
    body = archive.procedure.bodies[document.body_id]
    extra = ", extra möte" if document.extra else ""
    return Letter(
        body=body.name,
        meeting=f"{body.name}{extra} {spoken_with_year(document.date)}",
        sender=document.issued_by or archive.procedure.issuer,
        governed=archive.procedure.governs(body.id, document.date),
        annexes=annexes,
    )


def agenda_letter(agenda: Agenda, archive: Archive, common: Letter) -> AgendaLetter:
    """Gather the mail that comes with an agenda."""
    facts = (
        ("Dag", spoken_with_year(agenda.date)),
        ("Tid", str(agenda.hours or "")),
        ("Plats", agenda.venue),
        ("Övrigt", agenda.info),
        ("Ordförande", ", ".join(part.name for part in agenda.chairs)),
    )
    heads = archive.register.holders(agenda.body_id, Post.RSS_HEAD, agenda.date)
    return AgendaLetter(
        letter=common,
        facts=tuple((name, _flat(value)) for name, value in facts if value),
        decisions=tuple(
            f"{label} {_flat(item.heading.title)} {item.heading.annexes}".rstrip()
            for label, item in _labelled(agenda)
            if Kind.DECISION in item.heading.kinds
        ),
        apologies_to=", ".join(["chef för RSS", *(head.person for head in heads[-1:])]),
    )


def notes_letter(
    notes: Notes, archive: Archive, common: Letter, own: Own, today: dt.date
) -> NotesLetter:
    """Gather the mail that comes with notes; ``own`` tells the meeting's decisions from others'.

    Notes that are not yet mailed count as mailed today: then the principals' time begins.
    """
    body = archive.procedure.bodies[notes.body_id]
    days = archive.procedure.edition_for(body.id, notes.date).values["diarieföring_dagar"]
    mailed = (notes.mailed.date if notes.mailed else None) or today
    labelled = list(_labelled(notes))
    return NotesLetter(
        letter=common,
        decided=tuple(_decided(labelled, body, own)),
        outcomes=tuple(_outcomes(labelled)),
        assignments=tuple(_assigned(labelled)),
        register_by=spoken_with_year(mailed + dt.timedelta(days=days)),
        unconfirmed=tuple(
            f"{label} {_flat(item.heading.title)}"
            for label, item in labelled
            if any(OutcomeKind.TO_CONFIRM in _kinds(value) for value in _values(item))
        ),
    )


def shortened(text: str) -> str:
    """Give a text on one line, cut at a word where it is long."""
    flat = _flat(text)
    if len(flat) <= _LONGEST:
        return flat
    cut = flat[: _LONGEST - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + " …"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _labelled(document: MeetingDocument) -> Iterator[tuple[str, Item]]:
    """Give every point with its number as it is said: ``3.`` and ``3 a)``."""
    return ((item.address.said, item) for item in document.points())


def _decided(labelled: list[tuple[str, Item]], body: Body, own: Own) -> Iterator[Decided]:
    """Give the points with decisions; what opens and closes every meeting is left out."""
    routine = {folded(point.proposal) for point in body.standing if point.proposal}
    for label, item in labelled:
        clauses = tuple(
            shortened(clause.text)
            for decision in item.decisions
            if decision.role is Role.DECISION and own(decision) and _stands(decision, item)
            for clause in decision.clauses
            if folded(clause.text).rstrip(".") not in routine
        )
        if clauses:
            yield Decided(f"{label} {_flat(item.heading.title)}", clauses)


def _stands(decision: Decision, item: Item) -> bool:
    """Tell whether clauses were decided, and not put off, sent back or still to be confirmed.

    An outcome that follows no clauses is for the whole point.
    """
    alone = [fact for other in item.decisions if not other.clauses for fact in other.facts]
    facts = (*item.facts, *alone, *decision.facts)
    kinds = {kind for fact in facts if fact.key == FactName.OUTCOME for kind in _kinds(fact.value)}
    return kinds <= _DECIDED


def _values(item: Item) -> Iterator[str]:
    return (fact.value for fact in item.all_facts() if fact.key == FactName.OUTCOME and fact.value)


def _kinds(value: str) -> set[OutcomeKind]:
    return {outcome.kind for outcome in outcomes_of(value)}


def _outcomes(labelled: list[tuple[str, Item]]) -> Iterator[str]:
    for label, item in labelled:
        for value in _values(item):
            kinds = _kinds(value)
            if not kinds or kinds - _SETTLED - {OutcomeKind.TO_CONFIRM}:
                yield f"{label} {_flat(item.heading.title)}: {shortened(value)}"


def _assigned(labelled: list[tuple[str, Item]]) -> Iterator[str]:
    for label, item in labelled:
        for fact in item.all_facts():
            if fact.key in ASSIGNMENTS and fact.value:
                yield f"{label} {_flat(item.heading.title)}: {shortened(fact.value)}"

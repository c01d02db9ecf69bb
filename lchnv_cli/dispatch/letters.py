"""What the mails say: the values that their templates get."""

from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.memory.on_day import OnDay
from lchnv_cli.memory.outcome import ACCEPTED, OutcomeKind
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes, Question
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item, Kind
from lchnv_cli.model.kinds import NOTES, PROTOKOLL, as_called
from lchnv_cli.model.labelled import labelled
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.model.register import Post
from lchnv_cli.planning.last_day import with_workday

_LONGEST = 120
_PLAIN = ACCEPTED | {OutcomeKind.TO_CONFIRM}  # told by the clauses, or not yet


@dataclass(frozen=True, slots=True)
class Letter:
    """What every mail about a meeting's document tells.

    ``meeting`` is the body and the ``day`` as they are said; ``governed`` tells whether the
    arbetsordning asks for anything, and ``registering`` where it asks for notes in the diaries.
    ``annexes`` is how many of them go with the mail. ``kind`` has the name that the document has.
    """

    kind: DocumentKind
    body: str
    meeting: str
    day: str
    sender: str
    governed: bool
    annexes: int
    registering: str

    @property
    def formats(self) -> str:
        """In what form the document goes with the mail, and whether annexes do."""
        annexes = {0: "", 1: ", med en bilaga"}.get(self.annexes, ", med bilagor")
        return f"PDF och Word{annexes}"


@dataclass(frozen=True, slots=True)
class AgendaLetter:
    """What ``mejl-dagordning.txt.j2`` gets; ``apologies_to`` is told by who cannot come.

    ``apologies`` cites the sentence that says so.
    """

    letter: Letter
    facts: tuple[tuple[str, str], ...]
    decisions: tuple[str, ...]
    apologies_to: str
    apologies: str

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
        return f"{self.letter.kind.title} från {self.letter.meeting}"


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """What ``mejl-paminnelse.txt.j2`` gets: one principal, and whether its last day has passed.

    ``revised`` is what was changed since it registered the notes; empty where it has not.
    """

    letter: Letter
    principal: str
    register_by: str
    passed: bool
    revised: str = ""

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"Påminnelse: diarieför {self.letter.kind.definite} från {self.letter.meeting}"


@dataclass(frozen=True, slots=True)
class AssignedTold:
    """An assignment as it is told: what, given by which meeting, and when it is to be reported.

    ``due`` is empty where no day is known, and ``passed`` tells whether it has gone by.
    """

    matter: str
    text: str
    meeting: str
    point: str
    due: str
    passed: bool


@dataclass(frozen=True, slots=True)
class AssignedLetter:
    """What ``mejl-uppdrag.txt.j2`` gets: all that somebody is to report."""

    sender: str
    assignments: tuple[AssignedTold, ...]

    @property
    def subject(self) -> str:
        """The mail's subject."""
        first, *more = self.assignments
        told = "uppdrag att återrapportera" if more else f"återrapport om {first.matter}"
        return f"Påminnelse: {shortened(told)}"


@dataclass(frozen=True, slots=True)
class QuestionLetter:
    """What ``mejl-per-capsulam.txt.j2`` gets; ``answer_by`` is empty where no day is set.

    ``again`` tells that it reminds those who have not replied.
    """

    letter: Letter
    point: str
    title: str
    proposal: tuple[str, ...]
    answer_by: str
    again: bool = False

    @property
    def subject(self) -> str:
        """The mail's subject."""
        until = f" – svara senast {self.answer_by}" if self.answer_by else ""
        what = "Påminnelse: fråga" if self.again else "Fråga"
        return f"{what} per capsulam: {self.title}{until}"


@dataclass(frozen=True, slots=True)
class PlainLetter:
    """What the mail gets with a document of a kind that has no letter of its own."""

    letter: Letter
    facts: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return self.letter.kind.title

    @property
    def subject(self) -> str:
        """The mail's subject."""
        return f"{self.kind} – {self.letter.meeting}"


def letter(document: MeetingDocument, archive: Archive, annexes: int) -> Letter:
    """Gather what every mail about a document tells."""
    body = archive.procedure.bodies[document.body_id]
    extra = ", extra möte" if document.extra else ""
    return Letter(
        kind=archive.procedure.kind_of(document),
        body=body.name,
        meeting=f"{body.name}{extra} {spoken_with_year(document.date)}",
        day=spoken_with_year(document.date),
        sender=document.issued_by or archive.procedure.issuer,
        governed=archive.procedure.governs(body.id, document.date),
        annexes=annexes,
        registering=registering(document, archive.procedure),
    )


def registering(document: MeetingDocument, procedure: Procedure) -> str:
    """Give where the arbetsordning asks for the notes in the diaries, as texts cite it."""
    place = ("ej-diarieförda", "4 §", document.body_id, document.date)
    return procedure.cited(*place, form=" (arbetsordningen {})")


def agenda_letter(agenda: Agenda, archive: Archive, common: Letter) -> AgendaLetter:
    """Gather the mail that comes with an agenda."""
    heads = archive.register.holders(agenda.body_id, Post.RSS_HEAD, agenda.date)
    return AgendaLetter(
        letter=common,
        facts=(("Dag", spoken_with_year(agenda.date)), *facts_of(agenda)),
        decisions=tuple(
            f"{label} {_flat(item.heading.title)} {item.heading.annexes}".rstrip()
            for label, item in _labelled(agenda)
            if Kind.DECISION in item.heading.kinds
        ),
        # No rule watches the sentence, so a file of other sentences does not tell where it stands.
        apologies=archive.procedure.cited(
            "", "4 §", agenda.body_id, agenda.date, " (arbetsordningen {})"
        ),
        apologies_to=", ".join(
            ["chef för RSS", *(head.person_on(agenda.date) for head in heads[-1:])]
        ),
    )


def question_letter(question: Question, common: Letter) -> QuestionLetter:
    """Gather the mail that asks the representatives."""
    points = [*question.points()]
    return QuestionLetter(
        letter=common,
        point=question.point,
        title=_flat(points[0].heading.title) if points else question.point,
        proposal=tuple(
            _flat(clause.full_text)
            for item in points
            for decision in item.decisions
            for clause in decision.clauses
        ),
        answer_by=spoken_with_year(question.answer_by) if question.answer_by else "",
    )


def facts_of(document: MeetingDocument) -> tuple[tuple[str, str], ...]:
    """Give what stands under labels above the document's text, each on one line."""
    return tuple((label, _flat(said)) for label, said in labelled(document) if said)


def notes_letter(notes: Notes, common: Letter, known: OnDay) -> NotesLetter:
    """Gather the mail that comes with notes.

    Notes that are not yet mailed count as mailed today: then the principals' time begins.
    """
    procedure = known.archive.procedure
    time = procedure.edition_for(notes.body_id, notes.date).deadline(Due.DIARY)
    mailed = (notes.mailed.date if notes.mailed else None) or known.today
    points = [
        (f"{label} {_flat(item.heading.title)}", fate_of(item, notes.body_id, procedure))
        for label, item in _labelled(notes)
    ]
    return NotesLetter(
        letter=common,
        decided=tuple(_decided(points, procedure.bodies[notes.body_id])),
        outcomes=tuple(
            f"{point}: {shortened(told.value)}"
            for point, fate in points
            for told in fate.told
            if not told.outcomes or any(one.kind not in _PLAIN for one in told.outcomes)
        ),
        assignments=tuple(
            f"{point}: {shortened(own.value)}"
            for point, fate in points
            for own in fate.assignments
            if own.value
        ),
        register_by=with_workday(known.workdays.after(mailed, time).date, known.workdays),
        unconfirmed=tuple(point for point, fate in points if OutcomeKind.TO_CONFIRM in fate.kinds),
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


def _decided(points: list[tuple[str, Fate]], body: Body) -> Iterator[Decided]:
    """Give the points with decisions; what opens and closes every meeting is left out."""
    own = [point.proposal for point in body.standing if point.proposal]
    routine = {folded(as_called(text, name)) for text in own for name in (NOTES, PROTOKOLL)}
    for point, fate in points:
        clauses = tuple(
            shortened(clause.text)
            for clause in fate.decided
            if folded(clause.text).rstrip(".") not in routine
        )
        if clauses:
            yield Decided(point, clauses)

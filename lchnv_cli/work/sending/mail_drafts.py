"""Drafts of mails: letters from the templates, with recipients and what goes with them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from lchnv_cli import defaults
from lchnv_cli.dispatch.letters import (
    AgendaLetter,
    NotesLetter,
    PlainLetter,
    QuestionLetter,
    ReminderLetter,
    agenda_letter,
    facts_of,
    letter,
    notes_letter,
    question_letter,
)
from lchnv_cli.dispatch.message import Attachment, Message
from lchnv_cli.dispatch.recipients import Circle, Recipient, circle, each_once
from lchnv_cli.dispatch.revised_letter import RevisedLetter, revised_letter
from lchnv_cli.memory.by_mail import asked
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes, Question
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.last_day import with_workday
from lchnv_cli.render.templates import draw
from lchnv_cli.work.making.annex_files import Annexes, annexes_of
from lchnv_cli.work.making.printing import printed
from lchnv_cli.work.opening.drafted import CORRECTION, REMINDER
from lchnv_cli.work.opening.workplace import Stop, Workplace

_FORMATS = ("pdf", "docx")


_DocumentLetter = RevisedLetter | AgendaLetter | NotesLetter | QuestionLetter | PlainLetter
Letter = _DocumentLetter | ReminderLetter
_REMINDER = "mejl-paminnelse.txt.j2"
_REVISED = "mejl-rattelse.txt.j2"
_ANY = "mejl.txt.j2"  # for a kind without a template of its own


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail, and what it was written from."""

    letter: Letter
    message: Message

    @property
    def principal(self) -> str:
        """Whom a reminder is for."""
        return self.letter.principal if isinstance(self.letter, ReminderLetter) else ""

    @property
    def sort(self) -> str:
        """What its file's name says before the document's own."""
        if isinstance(self.letter, RevisedLetter):
            return CORRECTION
        again = isinstance(self.letter, QuestionLetter) and self.letter.again
        return REMINDER if again else ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The mails of one command, and whom and what they leave out.

    ``silent`` are the principals that nobody speaks for in the register.
    """

    drafts: tuple[Draft, ...]
    unreached: tuple[Recipient, ...]
    annexes: Annexes
    unconfirmed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def document_drafts(here: Workplace, document: MeetingDocument, *, remind: bool = False) -> Drafts:
    """Draft the mail with a meeting's document. Raises Stop when nobody can get it.

    What is for a meeting to come goes to those who are called to it, not to who leaves before.
    With ``remind`` a question goes to those who have not replied.
    """
    day = max(here.today, document.date)
    everyone = circle(here.archive, document.body_id, day)
    revised = document.was_sent(here.today) and bool(document.unsent)
    if revised and document.mailed and document.mailed.date:
        everyone = _both(everyone, circle(here.archive, document.body_id, document.mailed.date))
    principals = here.procedure.principals_of(document.body_id, day)
    if document.kind.by_mail:
        everyone = _replying(everyone)
    silent = _silent(principals, everyone)
    question = document if remind and isinstance(document, Question) else None
    if question:
        everyone = _lacking(here, question, everyone)
    _refuse_nobody(here, document, everyone)
    annexes = annexes_of(here, document)
    own = _letter(here, document, len(annexes.files), revised=revised)
    if isinstance(own, QuestionLetter):
        own = replace(own, again=remind)
    attached = [Attachment(name, data) for name, data in printed(document, here, _FORMATS)]
    attached += [Attachment(each.shown, each.data) for each in annexes.files]
    template = _REVISED if revised else document.kind.mail_template
    draft = _draft(here, template, own, everyone.reached, tuple(attached))
    unconfirmed = own.unconfirmed if isinstance(own, NotesLetter) else ()
    silent = silent if own.letter.governed and not question else ()
    return Drafts((draft,), everyone.unreached, annexes, unconfirmed, silent)


def reminder_drafts(here: Workplace, notes: Notes) -> Drafts:
    """Draft a mail to each principal that has not registered the notes. Raises Stop."""
    if not here.archive.procedure.governs(notes.body_id, notes.date):
        body = here.archive.procedure.bodies[notes.body_id]
        raise Stop(f"Arbetsordningen gäller inte {body.name} {notes.date}: ingen ska påminnas.")
    principals = here.procedure.principals_of(notes.body_id, notes.date)
    sides = here.procedure.sides_over_time(notes.body_id)
    heirs = {
        each: sides.heirs(each, notes.date, here.today)
        for each in principals
        if not notes.is_registered_at(each)
    }
    lacking = list(heirs)
    now = tuple(dict.fromkeys(heir for own in heirs.values() for heir in own))
    everyone = _speaking_for(now, circle(here.archive, notes.body_id, here.today))
    if lacking:
        _refuse_nobody(here, notes, everyone)
    attached = tuple(Attachment(name, data) for name, data in printed(notes, here, _FORMATS))
    drafts = [
        _draft(here, _REMINDER, own, reached, attached)
        for own in _reminders(here, notes, lacking)
        if (reached := tuple(r for p in heirs[own.principal] for r in everyone.of(p).reached))
    ]
    silent = _silent(now, everyone)
    return Drafts(tuple(drafts), everyone.unreached, Annexes((), ()), silent=silent)


def _reminders(here: Workplace, notes: Notes, lacking: list[str]) -> Iterator[ReminderLetter]:
    due = chain(here.archive, here.workdays, notes.body_id, notes.date).register_by
    common = letter(notes, here.archive, 0)
    for principal in lacking:
        again = notes.reopened if notes.diary_number_at(principal) else None
        what, passed = again.what if again else "", due < here.today
        by = spoken_with_year(due) if passed else with_workday(due, here.workdays)
        yield ReminderLetter(common, principal, by, passed, what)


def _silent(principals: Iterable[str], everyone: Circle) -> tuple[str, ...]:
    """Give the principals that nobody in the register speaks for."""
    spoken_for = {each.principal for each in (*everyone.reached, *everyone.unreached)}
    return tuple(each for each in principals if each not in spoken_for)


def _speaking_for(principals: Collection[str], everyone: Circle) -> Circle:
    """Give those who speak for some of the principals."""
    return Circle(
        tuple(each for each in everyone.reached if each.principal in principals),
        tuple(each for each in everyone.unreached if each.principal in principals),
    )


def _replying(everyone: Circle) -> Circle:
    """Give those who reply to a question: no co-opted, and no substitute with a representative."""
    principals = dict.fromkeys(each.principal for each in (*everyone.reached, *everyone.unreached))
    own = [everyone.of(principal) for principal in principals if principal]
    reached = tuple(each for one in own for each in one.reached)
    return Circle(reached, tuple(each for one in own for each in one.unreached))


def _lacking(here: Workplace, question: Question, everyone: Circle) -> Circle:
    """Give those who have not replied to a question. Raises Stop where all have."""
    lacking = asked(question, here.archive).lacking
    if not lacking:
        raise Stop(f"{question.file}\n    Alla har svarat: ingen ska påminnas.")
    return Circle(
        tuple(each for each in everyone.reached if each.name in lacking),
        tuple(each for each in everyone.unreached if each.name in lacking),
    )


def _both(everyone: Circle, before: Circle) -> Circle:
    """Give those who get a mail, and those who got the one before it, each once."""
    reached = tuple(dict.fromkeys((*everyone.reached, *before.reached)))
    return Circle(reached, tuple(dict.fromkeys((*everyone.unreached, *before.unreached))))


def _letter(
    here: Workplace, document: MeetingDocument, annexes: int, *, revised: bool
) -> _DocumentLetter:
    common = letter(document, here.archive, annexes)
    if revised:
        return revised_letter(document, common, here)
    if isinstance(document, Notes):
        return notes_letter(document, common, here)
    if isinstance(document, Agenda):
        return agenda_letter(document, here.archive, common)
    if isinstance(document, Question):
        return question_letter(document, common)
    return PlainLetter(common, facts_of(document))


def _draft(
    here: Workplace,
    template: str,
    own: Letter,
    recipients: tuple[Recipient, ...],
    attached: tuple[Attachment, ...],
) -> Draft:
    text = draw(template, defaults.template_folders(here.root), _ANY, mail=own)
    return Draft(own, Message(each_once(recipients), own.subject, text, attached))


def _refuse_nobody(here: Workplace, document: MeetingDocument, everyone: Circle) -> None:
    """Stop where a mail would have no recipient at all."""
    if everyone.reached:
        return
    body = here.archive.procedure.bodies[document.body_id]
    file = here.archive.register.file
    if not everyone.unreached:
        day = max(here.today, document.date)
        raise Stop(f"{file}\n    Ingen representerar {body.name} {day} enligt registret.")
    count = len(everyone.unreached)
    who = "Den enda mottagaren" if count == 1 else f"Ingen av de {count} mottagarna"
    lacks = "saknar e-postadress" if count == 1 else "har någon e-postadress"
    example = "epost: fornamn.efternamn@example.se"
    raise Stop(f"{file}\n    {who} {lacks}. Skriv {example} under namnet, med rätt adress.")

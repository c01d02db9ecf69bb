"""Drafts of reminders to those who are to report an assignment: one mail to each."""

from lchnv_cli import defaults
from lchnv_cli.dispatch.addressees import addressees
from lchnv_cli.dispatch.letters import AssignedLetter, AssignedTold, shortened
from lchnv_cli.dispatch.message import Message
from lchnv_cli.dispatch.recipients import Recipient, each_once
from lchnv_cli.memory.events import Event
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.registers.assignments import Given, State, given
from lchnv_cli.render.templates import draw
from lchnv_cli.work.opening.workplace import Workplace
from lchnv_cli.work.sending.mail_files import Drafts

_TEMPLATE = "mejl-uppdrag.txt.j2"


def assignment_drafts(here: Workplace, body_id: str = "") -> Drafts:
    """Draft a mail to each that is to report what is late, or due by the next meeting."""
    letters: dict[tuple[Recipient, ...], list[Given]] = {}
    unreached: dict[Recipient, None] = {}
    unknown: dict[str, None] = {}
    for each in given(here.ledger, body_id):
        if not _is_asked_for(here, each):
            continue
        own = addressees(each.responsible, here.archive, each.event.body_id, here.today)
        unreached.update(dict.fromkeys(own.unreached))
        if own.reached:
            letters.setdefault(each_once(own.reached), []).append(each)
        elif not own.unreached:
            unknown[each.responsible] = None
    messages = tuple(
        (f"mejl-uppdrag-{recipients[0].name}", _message(here, recipients, own))
        for recipients, own in letters.items()
    )
    return Drafts(messages, tuple(unreached), tuple(unknown))


def _is_asked_for(here: Workplace, assignment: Given) -> bool:
    """Tell whether an assignment is late, or to be reported at the next meeting or before."""
    if assignment.state is not State.OPEN or assignment.due is None:
        return assignment.state in {State.OPEN, State.OVERDUE}
    meeting = here.archive.coming(assignment.event.body_id, here.today)
    return meeting is not None and assignment.due <= meeting.date


def _message(
    here: Workplace, recipients: tuple[Recipient, ...], assignments: list[Given]
) -> Message:
    bodies = here.procedure.bodies
    told = tuple(
        AssignedTold(
            matter=each.matter.title,
            text=_told(each.event),
            meeting=f"{bodies[each.event.body_id].name} {spoken_with_year(each.event.date)}",
            point=str(each.event.address),
            due=spoken_with_year(each.due) if each.due else "",
            passed=each.state is State.OVERDUE,
        )
        for each in assignments
    )
    own = AssignedLetter(here.procedure.issuer, told)
    text = draw(_TEMPLATE, defaults.template_folders(here.root), mail=own)
    return Message(recipients, own.subject, text)


def _told(event: Event) -> str:
    """Give what words hand out; a line tells only the one who knows it, and the day."""
    in_line = event.who and event.text.removeprefix("ansvarig").lstrip(" :").startswith(event.who)
    return "" if in_line else shortened(event.text)

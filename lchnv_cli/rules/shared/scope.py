"""What a rule may judge: governed bodies, meetings that are held, a body's own decisions."""

from lchnv_cli.context import Context, Ground
from lchnv_cli.memory import whose
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Decision
from lchnv_cli.model.procedure import Procedure


def governed_bodies(procedure: Procedure) -> tuple[str, ...]:
    """Give every body that some edition of the arbetsordning is for."""
    return tuple(dict.fromkeys(edition.body_id for edition in procedure.editions))


def called_off(document: MeetingDocument, context: Context) -> bool:
    """Tell whether the calendar says that the document's meeting was called off."""
    meeting = context.archive.meeting(document.body_id, document.date)
    return meeting is not None and meeting.off


def is_own(decision: Decision, document: MeetingDocument, context: Ground) -> bool:
    """Tell whether a proposal or decision is the meeting's own, not one quoted from others.

    What stands under Förslag till beslut is put to the meeting, whoever proposes it. A lead-in
    without a name (Mötet beslutade) is the meeting's own.
    """
    return whose.is_own(decision, document.body_id, context.procedure)

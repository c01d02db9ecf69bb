"""The mail to those who have a document that was revised."""

from dataclasses import dataclass

from lchnv_cli.dispatch.letters import Letter
from lchnv_cli.memory.on_day import OnDay
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.planning.last_day import with_workday


@dataclass(frozen=True, slots=True)
class RevisedLetter:
    """What ``mejl-rattelse.txt.j2`` gets: the changes that are not yet told, each with its day.

    ``registering`` tells whether what was revised is to be registered anew, until ``register_by``.
    """

    letter: Letter
    changes: tuple[str, ...]
    put_to_meeting: bool
    registering: bool
    register_by: str

    @property
    def subject(self) -> str:
        """The mail's subject."""
        to = "till" if self.put_to_meeting else "från"
        return f"Rättelse: {self.letter.kind.definite} {to} {self.letter.meeting}"


def revised_letter(document: MeetingDocument, common: Letter, known: OnDay) -> RevisedLetter:
    """Gather the mail to those who have a document that was revised."""
    edition = known.archive.procedure.edition_for(document.body_id, document.date)
    last = known.workdays.after(known.today, edition.deadline(Due.DIARY)).date
    return RevisedLetter(
        letter=common,
        changes=tuple(f"{spoken_with_year(each.date)}: {each.what}" for each in document.unsent),
        put_to_meeting=document.kind.put_to_meeting,
        registering=common.governed and isinstance(document, Notes),
        register_by=with_workday(last, known.workdays),
    )

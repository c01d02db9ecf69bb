"""What the agendas of meetings to come lack of what they should take up, and where it is told.

It is told of on the agenda, where it is mended, and so not at the notes that it comes from. Whoever
leaves something out for a reason says so in an exemption, on the agenda or in those notes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.events import EventKind
from lchnv_cli.memory.history import history
from lchnv_cli.memory.ledger import Carried, Ledger
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Agenda, Exemption

RULE = "ärende-fattas"
# The rules that tell of it at the notes, as long as no agenda does.
_AT_THE_NOTES = {
    EventKind.TABLED: "glömd-bordläggning",
    EventKind.REMITTED: "glömd-återremiss",
    EventKind.ASSIGNED: "uppdrag-ej-återrapporterat",
    EventKind.CONTINUED: "uppdrag-ej-återrapporterat",
    EventKind.REFERRED: "hänskjutet-ärende-borta",
}


class Missed(NamedTuple):
    """A matter that an agenda lacks, and how it is told: which one, why and since when."""

    carried: Carried
    message: str


@dataclass(frozen=True, eq=False)
class LeftOut:
    """What is left out of agendas, by their files, and which matters are told of there."""

    ledger: Ledger

    @cached_property
    def by_file(self) -> Mapping[PurePosixPath, tuple[Missed, ...]]:
        """What each agenda of a meeting that is still to be held lacks."""
        return {
            agenda.file: missed
            for meeting in self.ledger.archive.meetings
            if not (meeting.held(self.ledger.today) or meeting.off)
            if (agenda := meeting.agenda) is not None
            # Asked last: points are read from the file anew, and a large folder has many to come.
            if (missed := tuple(lacks(agenda, self.ledger))) and agenda.items
        }

    def tells(self, entry: Entry, body_id: str = "") -> bool:
        """Tell whether an agenda of its body, or of another, is told to lack its matter."""
        return any((body_id or entry.meeting.body_id, each) in self._told for each in entry.matters)

    @cached_property
    def _told(self) -> frozenset[tuple[str, Matter]]:
        bodies = {document.file: document.body_id for document in self.ledger.archive.documents}
        return frozenset(
            (bodies[file], missed.carried.matter)
            for file, every in self.by_file.items()
            for missed in every
        )


def lacks(agenda: Agenda, ledger: Ledger) -> Iterator[Missed]:
    """Give what an agenda lacks, but for what the notes it comes from say is let be."""
    for carried in ledger.lacking(agenda):
        if not all(_is_let_be(strand, ledger.archive) for strand in carried.strands):
            past = history(carried, agenda.body_id, ledger.archive)
            message = f"”{carried.matter.title}” ska tas upp på mötet men finns inte på "
            yield Missed(carried, f"{message}dagordningen: {past}.")


def to_add(agenda: Agenda, ledger: Ledger) -> list[Carried]:
    """Give what an agenda lacks, but for what it has been left out of for a reason."""
    reasons = [each for each in agenda.exemptions if each.rule == RULE and each.reason]
    return [
        missed.carried
        for missed in lacks(agenda, ledger)
        if not any(each.only in missed.message for each in reasons)
    ]


def _is_let_be(strand: Strand, archive: Archive) -> bool:
    since = strand.since
    document = archive.document_at(since.place.file)
    exemptions: tuple[Exemption, ...] = document.exemptions if document else ()
    said = f"”{since.title}” {since.who}"
    rule = _AT_THE_NOTES.get(since.kind)
    return any(e.rule == rule and e.reason and e.only in said for e in exemptions)

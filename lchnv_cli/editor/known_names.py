"""What a folder knows by name, to be written: people, principals, bodies, meetings, matters."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.work.opening.workplace import Workplace

_MOST = 200  # meetings, the nearest first


class Offer(NamedTuple):
    """Something to write instead of the last ``typed`` characters, and what to tell of it.

    ``sort`` is the word of the protocol for what it is.
    """

    text: str
    typed: int
    sort: str
    told: str = ""
    more: str = ""


class Known(NamedTuple):
    """A folder, the one whose memory is at hand, and the document that is written."""

    here: Workplace
    memory: Workplace | None
    document: Document | None

    def people(self, typed: int) -> Iterator[Offer]:
        """Give everyone in the register, with the principals of the day."""
        day = self._day
        for person in self.here.register.people:
            held = [each for each in person.mandates if each.holds(day)]
            principals = dict.fromkeys(self.here.register.principal_of(each, day) for each in held)
            told = ", ".join(filter(None, (person.office, *principals)))
            yield Offer(person.name, typed, "Value", told)

    def principals(self, typed: int) -> Iterator[Offer]:
        """Give the principals of the day, each side before its own; of a body, or of all."""
        procedure = self.here.procedure
        own = self.document.body_id if self.document else ""
        bodies = [own] if own in procedure.bodies else list(procedure.bodies)
        sides = [side for body in bodies for side in procedure.sides_of(body, self._day)]
        told = {name: side.name for side in sides for name in side.principals}
        for name in dict.fromkeys(n for side in sides for n in (*side.principals, side.name)):
            yield Offer(name, typed, "Value", told.get(name, "part"))

    def bodies(self, typed: int) -> Iterator[Offer]:
        """Give the bodies by name."""
        for body in self.here.procedure.bodies.values():
            yield Offer(body.name, typed, "Class", body.short)

    def body_ids(self, typed: int) -> Iterator[Offer]:
        """Give the bodies as fields name them."""
        for body in self.here.procedure.bodies.values():
            yield Offer(body.id, typed, "EnumMember", body.name)

    def meetings(self, typed: int) -> Iterator[Offer]:
        """Give the meetings that lie nearest the day."""
        day, bodies = self._day, self.here.procedure.bodies
        nearest = sorted(self.here.archive.meetings, key=lambda each: abs(each.date - day))
        for meeting in nearest[:_MOST]:
            told = f"{bodies[meeting.body_id].name}, {spoken(meeting.date)}"
            yield Offer(f"{meeting.body_id} {meeting.date}", typed, "Event", told)

    def matters(self, typed: int) -> Iterator[Offer]:
        """Give the open matters."""
        for matter in self.memory.ledger.matters if self.memory else ():
            if matter.open:
                yield Offer(matter.name, typed, "Reference", matter.title)

    def annexes(self, typed: int) -> Iterator[Offer]:
        """Give the document's annexes."""
        if isinstance(self.document, MeetingDocument):
            for annex in self.document.annexes:
                yield Offer(annex.number, typed, "File", annex.title)

    @property
    def _day(self) -> dt.date:
        document = self.document
        return document.date if isinstance(document, MeetingDocument) else self.here.today

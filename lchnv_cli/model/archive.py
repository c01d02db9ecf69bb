"""Everything that was read: documents by meeting, register, procedure and calendars."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from lchnv_cli.model.document import Agenda, Calendar, Document, MeetingDocument, Notes, Occasion
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register

D = TypeVar("D", bound=MeetingDocument)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is known of one body's meeting on one day: documents and the calendar's line."""

    body_id: str
    date: dt.date
    agenda: Agenda | None = None
    notes: Notes | None = None
    occasion: Occasion | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says the meeting was called off."""
        return self.occasion is not None and bool(self.occasion.cancelled)


@dataclass(frozen=True)
class Archive:
    """A whole folder, read. ``root`` is the folder that holds rules.yaml."""

    root: Path
    procedure: Procedure
    register: Register
    documents: tuple[Document, ...] = ()

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting, by date and body. Of two documents for the same, the first counts."""
        agendas = self._first(Agenda)
        notes = self._first(Notes)
        occasions = {
            (calendar.body_id, occasion.date): occasion
            for calendar in self.calendars()
            for occasion in calendar.occasions
            if occasion.kind in {"ordinarie", "extra"}
        }
        keys = sorted({*agendas, *notes, *occasions}, key=lambda key: (key[1], key[0]))
        return tuple(
            Meeting(body, date, agendas.get(key), notes.get(key), occasions.get(key))
            for key in keys
            for body, date in [key]
        )

    def calendars(self) -> Iterator[Calendar]:
        """Give every calendar."""
        return (doc for doc in self.documents if isinstance(doc, Calendar))

    def meeting(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give one meeting."""
        return self._by_key.get((body_id, date))

    def all_for(self, body_id: str) -> Sequence[Meeting]:
        """Give a body's meetings, oldest first."""
        return self._by_body.get(body_id, [])

    def previous(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the body's last meeting before a day that was not called off."""
        meetings = self._by_body.get(body_id, [])
        for meeting in reversed(meetings[: bisect_left(meetings, date, key=_date)]):
            if not meeting.cancelled:
                return meeting
        return None

    def following(self, body_id: str, date: dt.date) -> Meeting | None:
        """Give the body's first meeting on or after a day that is not called off."""
        meetings = self._by_body.get(body_id, [])
        return next(
            (m for m in meetings[bisect_left(meetings, date, key=_date) :] if not m.cancelled), None
        )

    @cached_property
    def _by_key(self) -> dict[tuple[str, dt.date], Meeting]:
        return {(m.body_id, m.date): m for m in self.meetings}

    @cached_property
    def _by_body(self) -> dict[str, list[Meeting]]:
        bodies: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            bodies.setdefault(meeting.body_id, []).append(meeting)
        return bodies

    def _first(self, kind: type[D]) -> dict[tuple[str, dt.date], D]:
        found: dict[tuple[str, dt.date], D] = {}
        for document in self.documents:
            if isinstance(document, kind):
                found.setdefault((document.body_id, document.date), document)
        return found


def _date(meeting: Meeting) -> dt.date:
    return meeting.date

"""One body's meeting on one day: what is known of it, put together."""

import datetime as dt
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.days import Hours
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes, Occasion, Question
from lchnv_cli.model.finding import Place


class Meeting(NamedTuple):
    """What is known of one body's meeting on one day: its documents and the calendar's line.

    Of two documents of a kind that a meeting has one of, the first counts. ``moved_to`` is the day
    to which it was moved, where only what was made before that is left on its own.
    """

    body_id: str
    date: dt.date
    documents: tuple[MeetingDocument, ...] = ()
    occasion: Occasion | None = None
    moved_to: dt.date | None = None

    @property
    def agenda(self) -> Agenda | None:
        """The agenda, where it is there."""
        return next((each for each in self.documents if isinstance(each, Agenda)), None)

    @property
    def notes(self) -> Notes | None:
        """The notes, where they are there."""
        return next((each for each in self.documents if isinstance(each, Notes)), None)

    @property
    def deciding(self) -> tuple[MeetingDocument, ...]:
        """The documents that tell what was decided: notes, and others of such a kind."""
        return tuple(each for each in self.documents if each.kind.decides)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are asked by mail of its points."""
        return tuple(each for each in self.documents if isinstance(each, Question))

    @property
    def hours(self) -> Hours | None:
        """The hours that the first document with any tells, or the calendar."""
        return next((each.hours for each in self._told_by if each.hours), None)

    @property
    def venue(self) -> str:
        """The place that the first document with one tells, or the calendar."""
        return next((each.venue for each in self._told_by if each.venue), "")

    @property
    def _told_by(self) -> tuple[MeetingDocument | Occasion, ...]:
        return self.documents if self.occasion is None else (*self.documents, self.occasion)

    @property
    def cancelled(self) -> bool:
        """Whether the calendar says the meeting was called off."""
        return self.occasion is not None and bool(self.occasion.cancelled)

    @property
    def off(self) -> bool:
        """Whether nobody met that day: it was called off, or moved to another."""
        return self.cancelled or self.moved_to is not None

    @property
    def left_behind(self) -> bool:
        """Whether it was moved, and only what was published before that is left on its old day."""
        return self.moved_to is not None and all(each.published for each in self.documents)

    def held(self, today: dt.date) -> bool:
        """Tell whether it is over, by the day or by what it decided."""
        return self.date < today or bool(self.deciding)

    @property
    def extra(self) -> bool:
        """Whether it is an extra meeting, as the calendar or a document says."""
        planned = self.occasion is not None and self.occasion.kind == "extra"
        return planned or any(document.extra for document in self.documents)

    @property
    def place(self) -> Place:
        """Where the meeting is first told of: agenda, notes or calendar."""
        if self.documents:
            return self.documents[0].place_of("datum")
        return self.occasion.place if self.occasion else Place(PurePosixPath())

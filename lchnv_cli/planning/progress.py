"""How far a meeting has come on its way from calendar to diaries, and what remains.

Nothing of it is stored: it follows from the documents each time, so it cannot say anything else
than they do.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import Day
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.chain import Chain, chain
from lchnv_cli.workdays import Workdays


class Stage(StrEnum):
    """A stage in order; the value is what a meeting that has reached it is said to be."""

    PLANNED = "planerat"
    PREPARED = "berett"
    PUBLISHED = "kallat"
    HELD = "hållet"
    NOTED = "antecknat"
    MAILED = "utskickat"
    WEB = "publicerat"
    REGISTERED = "diariefört"


# The rule that watches each stage: an exemption from it settles the stage.
WATCHING = {
    Stage.PREPARED: "ej-berett-möte",
    Stage.PUBLISHED: "sen-dagordning",
    Stage.NOTED: "ej-utskickade",
    Stage.MAILED: "ej-utskickade",
    Stage.WEB: "ej-publicerade",
    Stage.REGISTERED: "ej-diarieförda",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of one meeting: when it was reached (None is not yet) and the last day for it.

    ``exempted`` tells that the last day has passed and an exemption with reason stands in place
    of it; ``planned`` is a day set aside for it.
    """

    stage: Stage
    done: Day | None
    due: dt.date
    exempted: bool = False
    planned: dt.date | None = None

    @property
    def open(self) -> bool:
        """Whether it remains to be done."""
        return self.done is None and not self.exempted


@dataclass(frozen=True, slots=True)
class Progress:
    """A meeting with its dates and steps, the steps in order."""

    meeting: Meeting
    chain: Chain
    steps: tuple[Step, ...]
    unregistered: tuple[str, ...]

    @property
    def stage(self) -> Stage:
        """The furthest stage that has been reached."""
        reached = [step.stage for step in self.steps if step.done is not None]
        return reached[-1] if reached else Stage.PLANNED

    def step(self, stage: Stage) -> Step:
        """Give one step."""
        return next(step for step in self.steps if step.stage is stage)


def progress(
    archive: Archive, workdays: Workdays, body_id: str, today: dt.date
) -> Iterator[Progress]:
    """Give the progress of a body's governed meetings that were not called off, oldest first.

    They begin with the day from which the folder answers for the body.
    """
    for meeting in archive.all_for(body_id):
        if not meeting.off and archive.procedure.demands(body_id, meeting.date):
            yield _progress(archive, workdays, meeting, today)


def _progress(archive: Archive, workdays: Workdays, meeting: Meeting, today: dt.date) -> Progress:
    dates = chain(archive, workdays, meeting.body_id, meeting.date)
    set_aside = exempted(archive, meeting)
    notes = meeting.notes
    principals = archive.procedure.principals_of(meeting.body_id, meeting.date)
    # What was revised nobody has registered until they have been told of it.
    open_again = notes is None or bool(notes.unsent)
    lacking = tuple(
        p for p in principals if open_again or not (notes and notes.is_registered_at(p))
    )
    steps = (
        Step(stage, done, due, due < today and WATCHING.get(stage, "") in set_aside, planned)
        for stage, done, due, planned in _days(meeting, dates, lacking, today, archive)
    )
    return Progress(meeting, dates, tuple(steps), lacking)


def _days(
    meeting: Meeting, dates: Chain, lacking: tuple[str, ...], today: dt.date, archive: Archive
) -> Iterator[tuple[Stage, Day | None, dt.date, dt.date | None]]:
    """Give each stage with the day it was reached, the last day for it, and a planned day."""
    agenda, notes = meeting.agenda, meeting.notes
    steering = dates.steering
    met = steering is not None and steering < today
    yield Stage.PREPARED, Day(steering) if met else None, dates.steering_last, steering
    yield Stage.PUBLISHED, _out(agenda, archive), dates.publish_by.date, None
    held = Day(meeting.date) if meeting.held(today) else None
    yield Stage.HELD, held, meeting.date, meeting.date
    yield Stage.NOTED, Day(notes.dated) if notes else None, dates.mail_by, None
    yield Stage.MAILED, notes.mailed if notes else None, dates.mail_by, None
    yield Stage.WEB, _out(notes, archive), dates.notes_published_by, None
    done = notes is not None and notes.mailed is not None and not lacking
    yield Stage.REGISTERED, Day(None) if done else None, dates.register_by, None


def _out(document: MeetingDocument | None, archive: Archive) -> Day | None:
    """Give the day that a document was published; None too where it has been taken back."""
    return None if document is None or archive.taken_back(document) else document.published


def exempted(archive: Archive, meeting: Meeting) -> frozenset[str]:
    """Give the rules from which the meeting's own documents, or its calendar, have exemptions."""
    calendar = archive.calendar(meeting.body_id, meeting.date.year)
    sources = [*meeting.documents, *([calendar] if calendar else [])]
    return frozenset(e.rule for source in sources for e in source.exemptions if e.reason)

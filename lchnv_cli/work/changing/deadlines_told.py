"""A coming meeting's deadlines, as whoever makes its agenda or moves it is told them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from lchnv_cli.model.days import spoken
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.wording import span
from lchnv_cli.planning.chain import chain, suggested_steering
from lchnv_cli.planning.last_day import in_time, said_off
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.work.opening.workplace import Workplace
from lchnv_cli.workdays import Countdown


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When the steering group meets, and the last day to publish, with the days counted.

    No steering group prepares an extra meeting, unless it is planned to.
    """

    steering: dt.date | None
    steering_planned: bool
    publish: Countdown


def deadlines_of(here: Workplace, body: Body, day: dt.date) -> Deadlines | None:
    """Count the deadlines; None for a body that the arbetsordning does not govern."""
    if not here.archive.procedure.editions_of(body.id):
        return None
    dates = chain(here.archive, here.workdays, body.id, day)
    meeting, steering = here.archive.meeting(body.id, day), dates.steering
    if steering is None and not (meeting and meeting.extra):
        steering = suggested_steering(here.archive.procedure, here.workdays, body.id, day)
    return Deadlines(steering, dates.steering is not None, dates.publish_by)


def tell_deadlines(here: Workplace, body: Body, day: dt.date, deadlines: Deadlines | None) -> None:
    """Tell what kind of day a meeting has, when it is to be prepared, and its agenda be out."""
    if said := said_off(day, here.workdays):
        terminal.tell(f"Obs: {said}.")
    meeting = here.archive.meeting(body.id, day)
    if meeting is None or meeting.occasion is None:
        terminal.tell(f"Obs: dagen finns inte i kalendariet.{_as_extra(here, body, day)}")
    if deadlines is not None:
        last = deadlines.publish
        about = here.procedure.edition_for(body.id, day).values["styrgrupp_dagar"]
        steering, publish = _cited(here, body, day)
        if deadlines.steering is not None:
            word = "möts" if deadlines.steering_planned else "bör mötas"
            when = f"{spoken(deadlines.steering)} ({steering}cirka {span(about)} före)"
            terminal.tell(f"Styrgruppen {word} {when}.")
        terminal.tell(f"Publicera senast {spoken(last.date)} ({publish}{last.deadline} före).")
        every = "alla, utom mötesdagen"
        counted = ", ".join(map(spoken, last.days)) if last.deadline.working else every
        terminal.tell(wrapped(f"Räknade dagar: {counted}.", "", "  "))
        if said := said_off(last.date, here.workdays):
            terminal.tell(f"Obs: {said}{in_time(last.date, here.workdays, 'publicera')}.")
        if last.date < here.today:
            terminal.tell("Obs: sista dagen för publicering har redan passerat.")


def _as_extra(here: Workplace, body: Body, day: dt.date) -> str:
    """Give the command that puts a day in the calendar; empty where there is none to put it in."""
    if here.archive.calendar(body.id, day.year) is None:
        return ""
    command = here.procedure.of_body(f"lchnv new-agenda {day} --extra", body.id)
    return f" Är det ett extra möte:\n    > {command}"


def _cited(here: Workplace, body: Body, day: dt.date, form: str = "{}: ") -> tuple[str, str]:
    """Give the paragraphs on the steering group's meeting and on the agenda, as they are cited."""
    cited = here.procedure.cited
    steering = cited("ej-berett-möte", "5 §", body.id, day, form)
    return steering, cited("sen-dagordning", "4 §", body.id, day, form)


def as_dict(
    here: Workplace, body: Body, day: dt.date, deadlines: Deadlines | None
) -> dict[str, Any]:
    """Give what a program is told of a meeting's deadlines."""
    told: dict[str, Any] = {"date": day.isoformat()}
    if deadlines is not None:
        told["steering"] = deadlines.steering and deadlines.steering.isoformat()
        told["publish_by"] = deadlines.publish.date.isoformat()
        if deadlines.publish.deadline.working:
            told["working_days_counted"] = [each.isoformat() for each in deadlines.publish.days]
        told["deadline"] = str(deadlines.publish.deadline)
        told["paragraph"] = _cited(here, body, day, "{}")[1]
    return told

"""The day of a meeting that a command line names, in whatever form it is said."""

import datetime as dt
import os

from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.folding import folded
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.said_day import days_meant, unclear
from lchnv_cli.screen.options import the_day
from lchnv_cli.work.opening.workplace import Stop, Workplace


def meeting_day(here: Workplace, text: str | None, body: str) -> tuple[str, dt.date | None]:
    """Give the body and the day that a command line means: styrgrupp 2026-03-06, or a day alone.

    Without a body the day is of all bodies' meetings; None without a text. Raises Stop where text
    and ``--body`` name two bodies, and typer.BadParameter where the text is no day.
    """
    if text is None:
        return body, None
    body, text = _parted(here, text, body)
    return body, the_day(text, here.today, days_of(here, here.body(body).id if body else ""))


def new_meeting(
    here: Workplace, text: str | None, body: str, *, ahead: bool = False
) -> tuple[Body, dt.date | None]:
    """Give the same of what is to be made: where no body is named, of the network's first."""
    if text is None:
        return here.body(body), None
    body, text = _parted(here, text, body)
    chosen = here.body(body)
    return chosen, the_day(text, here.today, days_of(here, chosen.id), ahead=ahead)


def _parted(here: Workplace, text: str, body: str) -> tuple[str, str]:
    """Give the body and the rest of a text that names one. Raises Stop where they are two."""
    parted = _of_body(here, text)
    if parted and body and here.body(body).id != parted[0]:
        raise Stop(f"”{text}” är ett annat organ än --body {body}. Skriv bara det ena.")
    return parted or (body, text)


def days_of(here: Workplace, body_id: str = "") -> set[dt.date]:
    """Give the days of a body's meetings, or of all bodies': in calendars and in the folder."""
    bodies = [body_id] if body_id else list(here.procedure.bodies)
    days = {meeting.date for body in bodies for meeting in here.archive.all_for(body)}
    for file in here.archive.unread:
        *_, own_body, when = ("", "", *file.parent.parts)
        if own_body in bodies and (day := date_of(when)) is not None:
            days.add(day)
    return days


def as_named(here: Workplace, name: str, body_id: str) -> tuple[str, str]:
    """Give a name of the command line with its day in ISO form, and its body: lchnv 20/3.

    What is no day, and what is a file, is given as it stands. Raises Stop where it may be two days.
    """
    if os.path.lexists(name):
        return name, body_id
    if parted := _of_body(here, name):
        body_id, name = parted
    days = days_meant(name, here.today, days_of(here, body_id))
    if len(days) > 1:
        raise Stop(unclear(name, days))
    return (str(days[0]), body_id) if days else (name, body_id)


def _of_body(here: Workplace, name: str) -> tuple[str, str] | None:
    """Part a name that begins with that of a body."""
    for mark in "/ ":
        first, _, rest = name.strip().partition(mark)
        for body in here.procedure.bodies.values():
            if rest and folded(first) in {body.id, *map(folded, body.names())}:
                return body.id, rest.strip()
    return None

"""A meeting's dates, from the chair's preparation to the diaries, as the arbetsordning has them."""

import datetime as dt
from typing import NamedTuple

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.workdays import Countdown, Workdays


class Chain(NamedTuple):
    """The dates of a meeting on ``date``.

    ``preparation`` and ``steering`` are planned days, or None; ``steering_first`` and
    ``steering_last`` bound the days that 5 § gives the steering group. ``publish_by`` counts the
    days of 4 §. The days from ``mail_by`` on are the last ones in time.
    """

    date: dt.date
    preparation: dt.date | None
    steering: dt.date | None
    steering_first: dt.date
    steering_last: dt.date
    publish_by: Countdown
    mail_by: dt.date
    notes_published_by: dt.date
    register_by: dt.date


def chain(archive: Archive, workdays: Workdays, body_id: str, date: dt.date) -> Chain:
    """Give the dates of a body's meeting.

    ``register_by`` counts from the day of mailing, if known, or from that of the last revision. A
    day before the first arbetsordning is counted by the first.
    """
    edition = archive.procedure.edition_for(body_id, date)
    values, due = edition.values, edition.deadline
    steering = steering_day(archive, body_id, date)
    mail_by = workdays.after(date, due(Due.MAIL)).date
    meeting = archive.meeting(body_id, date)
    mailed = meeting.notes.mailed if meeting and meeting.notes else None
    sent = (mailed.date if mailed else None) or mail_by
    reopened = meeting.notes.reopened if meeting and meeting.notes else None
    if reopened and reopened.mailed and reopened.mailed.date:
        sent = max(sent, reopened.mailed.date)
    return Chain(
        date=date,
        preparation=_preparation(archive, body_id, steering or date),
        steering=steering,
        steering_first=date - dt.timedelta(days=values["styrgrupp_tidigast"]),
        steering_last=date - dt.timedelta(days=values["styrgrupp_senast"]),
        publish_by=workdays.before(date, due(Due.AGENDA)),
        mail_by=mail_by,
        notes_published_by=workdays.after(date, due(Due.WEB)).date,
        register_by=workdays.after(sent, due(Due.DIARY)).date,
    )


def steering_day(archive: Archive, body_id: str, date: dt.date) -> dt.date | None:
    """Give the day the steering group prepares a meeting: after the one before, before this one.

    Of several the last within the time that 5 § gives counts, else the last of all that the folder
    answers for.
    """
    before = archive.last_known(body_id, date)
    days = archive.steering_days(body_id)
    since = before.date if before else dt.date.min
    answers = archive.procedure.answers
    own = [day for day in days if since < day < date and answers(body_id, day)]
    values = archive.procedure.edition_for(body_id, date).values
    window = (values["styrgrupp_senast"], values["styrgrupp_tidigast"])
    fitting = [day for day in days if window[0] <= (date - day).days <= window[1]]
    return max(fitting or own, default=None)


def suggested_steering(
    procedure: Procedure, workdays: Workdays, body_id: str, date: dt.date
) -> dt.date:
    """Give a working day for the steering group, about as long before as 5 § says."""
    values = procedure.edition_for(body_id, date).values
    wanted = date - dt.timedelta(days=values["styrgrupp_dagar"])
    return workdays.on_or_before(wanted)


class Misplaced(NamedTuple):
    """A steering group's meeting on a wrong day, the day wanted, and whether that can be had."""

    planned: dt.date
    wanted: dt.date
    free: bool


def misplaced_steering(
    archive: Archive, workdays: Workdays, body_id: str, date: dt.date, today: dt.date
) -> Misplaced | None:
    """Give the steering group's meeting to come that 5 § has earlier or later, as after a move."""
    steering, dates = archive.procedure.steered_by(body_id), chain(archive, workdays, body_id, date)
    if steering is None or dates.steering is None or dates.steering < today:
        return None
    if dates.steering_first <= dates.steering <= dates.steering_last:
        return None
    wanted = suggested_steering(archive.procedure, workdays, body_id, date)
    free = wanted >= today and archive.meeting(steering.id, wanted) is None
    return Misplaced(dates.steering, wanted, free)


def _preparation(archive: Archive, body_id: str, before: dt.date) -> dt.date | None:
    """Give the chair's last preparation on or before a day, but after the last meeting's."""
    earlier = archive.last_known(body_id, before)
    since = earlier.date if earlier else dt.date.min
    days = (occasion.date for occasion in archive.preparations(body_id))
    return max((day for day in days if since <= day <= before), default=None)

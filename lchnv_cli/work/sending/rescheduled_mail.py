"""The mail about a meeting that is moved or called off, with the update for calendars."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli import defaults
from lchnv_cli.dispatch.message import Attachment, Message
from lchnv_cli.dispatch.recipients import circle, each_once
from lchnv_cli.dispatch.rescheduled_letter import RescheduledLetter
from lchnv_cli.export.ics import Invitation
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.file_names import safe_name
from lchnv_cli.model.mail_address import usable
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Post
from lchnv_cli.planning.chain import chain
from lchnv_cli.planning.last_day import with_workday
from lchnv_cli.render.page import meeting_named
from lchnv_cli.render.templates import draw
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.calendar_files import EventFile, write_events
from lchnv_cli.work.making.year_events import Events
from lchnv_cli.work.opening.drafted import rescheduled_name
from lchnv_cli.work.opening.workplace import Workplace
from lchnv_cli.work.sending.mail_files import mail_files, not_reached


def draft_rescheduled(here: Workplace, body: Body, old: dt.date) -> None:
    """Draft the mail about a meeting of the folder as it is now, with its file for calendars.

    ``old`` is the day that was moved or called off. Nothing is drafted where nobody can get it.
    """
    meeting = here.archive.meant(body.id, old)
    if meeting is None or meeting.occasion is None:
        return
    everyone = circle(here.archive, body.id, here.today)
    if not everyone.reached:
        terminal.tell("Inget mejlutkast: ingen som kallas har en e-postadress i registret.")
        return
    for each in everyone.unreached:
        terminal.tell(not_reached(each))
    recipients = each_once(everyone.reached)
    ways = mail_files(here, None, dry_run=False, force=False, as_json=False)
    letter = _letter(here, body, meeting, old)
    stem = safe_name(rescheduled_name(meeting))
    invitation = Invitation(
        _organizer(here, body.id),
        tuple((each.name, each.address) for each in recipients),
        meeting.cancelled,
    )
    event = Events(here, body).meeting(meeting)
    path = ways.folder / f"{stem}.ics"
    data = write_events(here, EventFile(path, event.summary, invitation, force=True), [event])
    text = draw(letter.template, defaults.template_folders(here.root), mail=letter)
    message = Message(recipients, letter.subject, text, (Attachment(path.name, data),))
    ways.write({ways.folder / f"mejl-{stem}.eml": message}, {})


def _letter(here: Workplace, body: Body, meeting: Meeting, old: dt.date) -> RescheduledLetter:
    occasion, following = meeting.occasion, next(here.archive.after(body.id, meeting.date), None)
    decided = (occasion.cancelled or occasion.decided) if occasion else ""
    known = bool(decided) and any(map(str.isdigit, decided))
    common = RescheduledLetter(
        body=body.name,
        old=spoken_with_year(old),
        day="",
        decided=meeting_named(decided, here.procedure) if known else "",
        sender=here.procedure.issuer,
    )
    if meeting.cancelled:
        return replace(
            common,
            next=spoken_with_year(following.date) if following else "",
            carried=meeting.agenda is not None,
        )
    return replace(
        common,
        day=spoken_with_year(meeting.date),
        facts=tuple(_facts(meeting, body)),
        agenda_by=_agenda_by(here, body, meeting),
    )


def _facts(meeting: Meeting, body: Body) -> Iterator[tuple[str, str]]:
    yield "Dag", spoken_with_year(meeting.date)
    if hours := meeting.hours or body.hours:
        yield "Tid", str(hours)
    if meeting.venue:
        yield "Plats", " ".join(meeting.venue.split())


def _agenda_by(here: Workplace, body: Body, meeting: Meeting) -> str:
    """Give the last day to publish the agenda, where the arbetsordning has one still to come."""
    out = meeting.agenda is not None and meeting.agenda.published is not None
    if out or not here.procedure.demands(body.id, meeting.date):
        return ""
    last = chain(here.archive, here.workdays, body.id, meeting.date).publish_by.date
    return with_workday(last, here.workdays) if last >= here.today else ""


def _organizer(here: Workplace, body_id: str) -> str:
    """Give the address of whoever calls a body's meetings; empty where the register has none."""
    register = here.archive.register
    mails = {each.name: each.mail.strip() for each in register.people}
    for post in (Post.SECRETARY, Post.RSS_HEAD):
        for mandate in register.holders(body_id, post, here.today):
            if usable(mails.get(mandate.person, "")):
                return mails[mandate.person]
    return ""

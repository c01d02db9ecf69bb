"""What the rules on mailing and publishing notes share."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import Day, spoken, spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.publication import Publication
from lchnv_cli.planning.last_day import in_time
from lchnv_cli.rules.shared.taken_back import publish_anew, told_back


def late(notes: Notes, field: str, done: Day | None, context: Context) -> Iterator[Hit]:
    """Tell of notes that were not done with, or too late; a reminder from the day after.

    ``field`` is utskickad or publicerad. A day that nobody knows is taken to be in time.
    """
    if field in notes.unusable or context.today <= notes.date:
        return
    place = notes.place_of(field if field in notes.places else "datum")
    kind = context.procedure.kind_of(notes)
    what = f"{kind.brief.capitalize()} från {spoken(notes.date)}"
    due, do, *participles = _TOLD[field]
    participle = kind.agreeing(*participles)
    last, counted = _last(due, notes.body_id, notes.date, context)
    if done is None:
        ahead = context.today <= last
        message = f"{what} ska vara" if ahead else f"{what} är inte"
        message += f" {participle}{' senast' if ahead else '; senast'} {spoken_with_year(last)}"
        message += f"{'' if ahead else ' gällde'}, {counted}"
        message += f"{in_time(last, context.workdays, do) if ahead else ''}."
        command = _WRITES[field].format(notes.file)
        remedy = f"Kör {command} när det är gjort, som skriver in dagen."
        if field == "publicerad":
            remedy = f"Kör {command}, som skriver in dagen."
        yield Hit(place, message, remedy, Severity.INFO if ahead else None)
    elif done.date is not None and done.date < notes.date:
        message = f"Fältet {field} har {spoken_with_year(done.date)}, som är före mötet."
        yield Hit(place, message, "Rätta dagen.")
    elif done.date is not None and done.date > last:
        message = f"{what} blev {participle} {spoken_with_year(done.date)};"
        message += f" senast {spoken_with_year(last)} gällde, {counted}."
        yield Hit(place, message, "Skriv in ett undantag med skäl, om dagen är rätt.")


def withdrawn(notes: Notes, known: Publication, context: Context) -> Hit:
    """Tell of notes that were taken back and are not out again."""
    last, counted = _last(Due.WEB, notes.body_id, notes.date, context)
    ahead = context.today <= last
    name = context.procedure.kind_of(notes).brief.capitalize()
    message = f"{told_back(f'{name} från {spoken(notes.date)}', known)}; senast "
    message += f"{spoken_with_year(last)} {'gäller' if ahead else 'gällde'}, {counted}."
    place = notes.place_of("publicerad" if "publicerad" in notes.places else "datum")
    return Hit(place, message, publish_anew(notes), Severity.INFO if ahead else None)


_WRITES = {"utskickad": "lchnv mail {} --sent", "publicerad": "lchnv publish {}"}
_TOLD = {
    "utskickad": (Due.MAIL, "mejla", "utskickade", "utskickat"),
    "publicerad": (Due.WEB, "publicera", "publicerade", "publicerat"),
}


def _last(due: Due, body_id: str, date: dt.date, context: Context) -> tuple[dt.date, str]:
    """Give the last day after a meeting, and say how it is counted."""
    time = context.procedure.deadline(due, body_id, date)
    return context.workdays.after(date, time).date, f"{time} efter mötet"


def unwritten(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Tell of a meeting that has been held and has no notes."""
    unread = context.archive.unread_at(meeting.body_id, str(meeting.date), NOTES)
    answers = context.procedure.answers(meeting.body_id, meeting.date)
    if meeting.off or unread or not answers or context.today <= meeting.date:
        return
    last, counted = _last(Due.MAIL, meeting.body_id, meeting.date, context)
    ahead = context.today <= last
    kind = context.procedure.notes_kind(meeting.body_id, meeting.date)
    message = f"Mötet {spoken_with_year(meeting.date)} har {kind.lacking};"
    message += f" senast {spoken_with_year(last)} {'ska' if ahead else 'skulle'}"
    message += f" {kind.agreeing('de', 'det')} mejlas, {counted}"
    message += f"{in_time(last, context.workdays, 'mejla') if ahead else ''}."
    command = context.procedure.of_body(f"lchnv new-notes {meeting.date}", meeting.body_id)
    remedy = f"Skapa {kind.agreeing('dem', 'det')} med {command}."
    if hidden := context.archive.unread_for_notes(meeting.body_id, meeting.date):
        remedy = f"Rätta först {hidden}, som {kind.agreeing('de', 'det')} görs av."
    yield Hit(meeting.place, message, remedy, Severity.INFO if ahead else None)

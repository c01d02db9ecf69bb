"""4 §: the agenda is on the web page five working days before the meeting."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken, spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.last_day import in_time
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.taken_back import publish_anew, told_back
from lchnv_cli.workdays import Countdown

TEXTS = Texts(
    summary="Dagordningen publicerades senare än arbetsordningen säger, eller inte alls.",
    why="Dagordningen läggs upp på webbsidan senast {dagordning} före sammanträdesdagen. "
    "Mötesdagen räknas inte, {dagordning:räkning}. Att publicera på den {dagordning:ordning} före "
    "mötet är i tid. Också ett hållet möte som har {anteckningar} men ingen dagordning i mappen "
    "räknas hit, och en dagordning som är återkallad före mötet och inte publicerad på nytt.",
    unseen="Om dagordningen verkligen låg på webbsidan den dagen: dagen i publicerad tros.",
    wrong="datum: 2026-05-22\npublicerad: 2026-05-22",
    right="datum: 2026-05-22\npublicerad: 2026-02-20",
    mend="Publicera i tid, med lchnv publish som skriver in dagen. Är det för sent: flytta mötet, "
    "eller skriv in ett undantag med skäl.",
)


@rule("sen-dagordning", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def late_agenda(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an agenda published too late, or not published when it should have been.

    A meeting in the calendar, or with notes, that has no agenda is judged too.
    """
    agenda = meeting.agenda
    if meeting.off or (agenda is not None and "publicerad" in agenda.unusable):
        return
    time = context.procedure.deadline(Due.AGENDA, meeting.body_id, meeting.date)
    last = context.workdays.before(meeting.date, time)
    if agenda is None:
        day = str(meeting.date)
        unread = context.archive.unread_at(meeting.body_id, day, AGENDA)
        answers = context.procedure.answers(meeting.body_id, meeting.date)
        if answers and not unread:
            yield from _unpublished(meeting, last, context)
    elif (known := context.archive.taken_back(agenda)) is not None:
        ahead = context.today <= last.date
        message = f"{told_back('Dagordningen', known)}; senast {spoken(last.date)} "
        message += "gäller." if ahead else "gällde."
        severity = Severity.INFO if ahead else None
        yield _hit(meeting, message, last, publish_anew(agenda), severity)
    elif agenda.published is None:
        yield from _unpublished(meeting, last, context)
    elif agenda.published.date is None:
        message = "Dagordningen är publicerad, men ingen vet vilken dag;"
        message += f" senast {spoken(last.date)} gällde."
        remedy = "Skriv dagen i fältet publicerad, om den går att få reda på."
        yield _hit(meeting, message, last, remedy)
    elif agenda.published.date > last.date:
        out = agenda.published.date
        told = spoken(out) if out.year == meeting.date.year else spoken_with_year(out)
        message = f"Dagordningen publicerades {told};"
        message += f" senast {spoken(last.date)} gällde."
        moved = "Skriv" if meeting.held(context.today) else "Flytta mötet, eller skriv"
        yield _hit(meeting, message, last, f"{moved} in ett undantag med skäl.")


def _unpublished(meeting: Meeting, last: Countdown, context: Context) -> Iterator[Hit]:
    notice = context.value("förvarning_arbetsdagar", meeting.body_id, meeting.date)
    made = meeting.agenda is not None
    new = context.procedure.of_body(f"lchnv new-agenda {meeting.date}", meeting.body_id)
    if context.today > last.date:
        message = f"Dagordningen {'är inte publicerad' if made else 'finns inte'};"
        message += f" senast {spoken(last.date)} gällde."
        held = meeting.held(context.today)
        remedy = f"Publicera den nu: lchnv publish {meeting.date} --agenda"
        if not made:
            remedy = f"Skapa den med {new}"
            remedy = "Lägg in den som den publicerades" if held else remedy
        out = "skriv in ett undantag med skäl" if held else "flytta mötet"
        yield _hit(meeting, message, last, f"{remedy}, eller {out}.")
    elif context.today >= min(last.date, context.workdays.before(meeting.date, notice).date):
        off = context.workdays.day_off(last.date)
        message = f"Dagordningen ska vara publicerad senast {spoken(last.date)}"
        message += ", som är en klämdag" if off and context.workdays.is_workday(last.date) else ""
        message += "" if made else "; den finns inte än"
        message += f"{in_time(last.date, context.workdays, 'publicera')}."
        severity = Severity.WARNING if off else Severity.INFO
        remedy = f"Publicera den: lchnv publish {meeting.date} --agenda."
        if not made:
            remedy = f"Skapa den med {new}."
        yield _hit(meeting, message, last, remedy, severity)


def _hit(
    meeting: Meeting, message: str, last: Countdown, remedy: str, severity: Severity | None = None
) -> Hit:
    place = meeting.place
    if meeting.agenda is not None and "publicerad" in meeting.agenda.places:
        place = meeting.agenda.place_of("publicerad")
    return Hit(place, f"{message}\n{counted(last, meeting.date)}", remedy, severity)


def counted(last: Countdown, date: dt.date) -> str:
    """Tell how the last day before a meeting was counted: of working days, each of them."""
    told = f"{last.deadline} före {spoken(date)}: "
    if last.deadline.working:
        return told + f"{listed([f'{day.day}/{day.month}' for day in last.days])}."
    return told + f"{last.date.day}/{last.date.month}. Alla dagar räknas, utom mötesdagen."

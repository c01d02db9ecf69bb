"""4 §: the agenda is on the web page five working days before the meeting."""

from collections.abc import Iterator

from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Context, Texts, rule
from lchnv_cli.workdays import Countdown

TEXTS = Texts(
    summary="Dagordningen publicerades senare än arbetsordningen säger, eller inte alls.",
    why="Dagordning och bilagor läggs upp på webbsidan senast fem arbetsdagar före "
    "sammanträdesdagen. Mötesdagen räknas inte, inte heller helger, helgdagar, midsommarafton, "
    "julafton och nyårsafton. Att publicera på den femte arbetsdagen före mötet är i tid.",
    wrong="datum: 2026-05-22\npublicerad: 2026-05-18",
    right="datum: 2026-05-22\npublicerad: 2026-05-15",
    mend="Publicera i tid och skriv dagen i fältet publicerad. Är det för sent: flytta mötet, "
    "eller skriv in ett undantag med skäl.",
)


@rule("sen-dagordning", cites="4 §", severity=Severity.ERROR, texts=TEXTS)
def late_agenda(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an agenda published too late, or not published when it should have been."""
    agenda = meeting.agenda
    if agenda is None or meeting.cancelled or "publicerad" in agenda.unusable:
        return
    last = context.workdays.before(meeting.date, context.value("arbetsdagar", meeting.date))
    if agenda.published is None:
        yield from _unpublished(agenda, last, context)
    elif agenda.published.date is None:
        message = "Dagordningen är publicerad, men ingen vet vilken dag;"
        message += f" senast {spoken(last.date)} gällde."
        yield _hit(
            agenda, message, last, "Skriv dagen i fältet publicerad, om den går att få reda på."
        )
    elif agenda.published.date > last.date:
        message = f"Dagordningen publicerades {spoken(agenda.published.date)};"
        message += f" senast {spoken(last.date)} gällde."
        yield _hit(agenda, message, last, "Flytta mötet, eller skriv in ett undantag med skäl.")


def _unpublished(agenda: Agenda, last: Countdown, context: Context) -> Iterator[Hit]:
    notice = context.value("förvarning_arbetsdagar", agenda.date)
    if context.today > last.date:
        message = f"Dagordningen är inte publicerad; senast {spoken(last.date)} gällde."
        remedy = "Publicera den nu och skriv dagen i fältet publicerad, eller flytta mötet."
        yield _hit(agenda, message, last, remedy)
    elif context.today >= context.workdays.before(agenda.date, notice).date:
        bridge = context.workdays.is_bridge_day(last.date)
        message = f"Dagordningen ska vara publicerad senast {spoken(last.date)}"
        message += ", som är en klämdag." if bridge else "."
        severity = Severity.WARNING if bridge else Severity.INFO
        remedy = "Publicera dagordningen och skriv dagen i fältet publicerad."
        yield _hit(agenda, message, last, remedy, severity)


def _hit(
    agenda: Agenda, message: str, last: Countdown, remedy: str, severity: Severity | None = None
) -> Hit:
    field = "publicerad" if "publicerad" in agenda.places else "datum"
    return Hit(agenda.place_of(field), f"{message}\n{counted(last, agenda)}", remedy, severity)


def counted(last: Countdown, agenda: Agenda) -> str:
    """Tell which working days were counted."""
    days = [f"{day.day}/{day.month}" for day in last.days]
    listed = f"{', '.join(days[:-1])} och {days[-1]}" if len(days) > 1 else "".join(days)
    return f"{len(days)} arbetsdagar före {spoken(agenda.date)}: {listed}."

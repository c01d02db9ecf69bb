"""5 §: what was assigned is reported back to the network."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.assignment import Assignment
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ett uppdrag är inte återrapporterat när det skulle.",
    why="Styrgruppen ansvarar för att beslutade uppdrag återrapporteras till nätverket. Uppdraget "
    "är återrapporterat när {anteckningar senare anteckningar|ett senare protokoll} har en punkt "
    "med samma rubrik eller samma rad Ärende:. Regeln påminner i god tid, och det blir ett fel när "
    "{anteckningar anteckningar|ett protokoll} från den dagen eller senare saknar punkten, eller "
    "när tiden för att skicka ut dem har gått. Finns en dagordning till ett kommande möte utan "
    "uppdraget sägs det där i stället (ärende-fattas). Ett uppdrag utan dag följs "
    "bara på dagordningarna.",
    unseen="Om punkten innehöll någon rapport, uppdrag utan dag, och rapporter under en "
    "annan rubrik utan raden Ärende:.",
    wrong="## 5. Beslut: Rutin för hembesök\n\n"
    "Uppdrag: RSS Dalarna; återrapport 2026-05-22\n\n(och ingen punkt om rutinen på mötet "
    "2026-05-22)",
    right="## 4. Rapport: Hembesök, så gick det\n\nÄrende: rutin för hembesök\n\n"
    "(i {anteckningarna} 2026-05-22, med samma rad Ärende: som när uppdraget gavs)",
    mend="Ta upp uppdraget på nästa möte. Är det redan rapporterat under en annan rubrik: skriv "
    "samma rad Ärende: på båda punkterna.",
)
_REMEDY = (
    "Ta upp uppdraget på nästa dagordning. Är det redan rapporterat under en annan rubrik: "
    "skriv samma rad Ärende: på båda punkterna."
)
_DAY = dt.timedelta(days=1)
_SOON = dt.timedelta(days=366)  # nobody is reminded so early; farther off no holidays are known


@rule(
    "uppdrag-ej-återrapporterat",
    cites="5 §",
    severity=Severity.ERROR,
    stops=False,
    texts=TEXTS,
    follows=True,
)
def assignment_not_reported(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find assignments that are due, or soon, and that no later notes take up.

    On the agenda of a meeting that has been held they are another rule's: either its notes leave
    the point out, or they are not written yet.
    """
    for entry in context.ledger.entries(meeting):
        uptakes = list(context.ledger.uptakes(entry)) if entry.fate.assignments else []
        if any(uptake.noted or uptake.date < context.today for uptake in uptakes):
            continue
        if context.left_out.tells(entry):
            continue
        for own in entry.fate.assignments:
            due = _due(own, meeting, context)
            if due is None:
                continue
            message = f"Uppdraget under ”{entry.title}” ({own.responsible or 'ingen ansvarig'}) "
            when = f"återrapporteras {spoken_with_year(due)}"
            if _is_overdue(due, meeting, context):
                agreeing = context.procedure.notes_kind(meeting.body_id, due).agreeing
                later = agreeing("inga senare anteckningar", "inget senare protokoll")
                message += f"skulle {when}, men {later} tar upp det."
                yield Hit(entry.document.at(own.line), message, _REMEDY)
            elif not uptakes and _is_near(due, meeting, context):
                message += f"{'skulle' if due < context.today else 'ska'} {when}."
                yield Hit(entry.document.at(own.line), message, _REMEDY, Severity.INFO)


def _due(own: Assignment, meeting: Meeting, context: Context) -> dt.date | None:
    """Give the day to report; the next meeting is an ordinary one where the line says so."""
    if not own.when.at_next:
        return own.when.on(meeting.date)
    ordinary = "ordinarie" in own.value.casefold()
    later = context.archive.after(meeting.body_id, meeting.date)
    known = (each for each in later if context.procedure.answers(each.body_id, each.date))
    return next((each.date for each in known if not (ordinary and each.extra)), None)


def _is_overdue(due: dt.date, meeting: Meeting, context: Context) -> bool:
    time = context.procedure.deadline(Due.MAIL, meeting.body_id, meeting.date)
    due = max(due, context.procedure.bodies[meeting.body_id].answers_from or due)
    next_after = context.archive.following(meeting.body_id, due)
    first = next_after.date if next_after else due
    if context.today > first and context.today > context.workdays.after(first, time).date:
        return True
    from_due = context.archive.after(meeting.body_id, max(meeting.date, due - _DAY))
    return any(each.notes is not None for each in from_due)


def _is_near(due: dt.date, meeting: Meeting, context: Context) -> bool:
    if due - context.today > _SOON:
        return False
    notice = context.value("förvarning_arbetsdagar", meeting.body_id, meeting.date)
    return context.today >= context.workdays.before(due, notice).date

"""lchnv new-agenda: the next meeting's agenda, with its deadlines."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath
from typing import Annotated

import typer

from lchnv_cli.load.hours import parse_hours
from lchnv_cli.memory.ledger import Carried
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.duty_points import duty_points
from lchnv_cli.planning.nominations import nomination_points
from lchnv_cli.planning.renewals import renewal_points
from lchnv_cli.planning.task import Ask
from lchnv_cli.render.agenda_draft import AgendaDraft, agenda_draft
from lchnv_cli.render.agenda_update import agenda_update
from lchnv_cli.render.brought import Brought, NewAnnex, proposed
from lchnv_cli.rules.extra_without_steering import extra_without_steering
from lchnv_cli.save import replace as replace_file
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.screen.options import BodyId, DryRun, Force, Json, Root, Today, When
from lchnv_cli.work.changing.adoption import as_decided
from lchnv_cli.work.changing.agenda_additions import refuse_published, with_additions
from lchnv_cli.work.changing.deadlines_told import as_dict, deadlines_of, tell_deadlines
from lchnv_cli.work.changing.extra_meeting import as_extra, with_extra
from lchnv_cli.work.changing.mend import Change, diff
from lchnv_cli.work.choosing.called_off import refuse_called_off
from lchnv_cli.work.choosing.meeting_day import new_meeting
from lchnv_cli.work.making.annexes_along import bring_files
from lchnv_cli.work.making.new_document import drawn, new_document
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.making.writing import refuse_others
from lchnv_cli.work.opening.begun import carry_out, writing
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of, refuse_unread

Venue = Annotated[str, typer.Option("--place", metavar="PLATS", help="Var mötet hålls.")]
At = Annotated[
    str, typer.Option("--time", metavar="TID", help="Mötets klockslag, som 09.30–12.00.")
]
Update = Annotated[
    bool, typer.Option("--update", help="Lägg in det som fattas i en dagordning som finns.")
]
Revised = Annotated[bool, typer.Option("--revised", help="Gör det också i en som är publicerad.")]
Extra = Annotated[
    bool, typer.Option("--extra", help="Skriv också in dagen som ett extra möte i kalendariet.")
]
CalledBy = Annotated[
    str, typer.Option("--called-by", metavar="MÖTE", help="Vem som kallade till det extra mötet.")
]


def new_agenda(
    date: When = None,
    *,
    venue: Venue = "",
    hours: At = "",
    body: BodyId = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
    update: Update = False,
    revised: Revised = False,
    extra: Extra = False,
    called_by: CalledBy = "",
) -> None:
    """Skapa dagordningen till nästa möte.

    Den får de stående punkterna, det som ska komma tillbaka och mötets frister.

    Exempel:
    lchnv new-agenda
    lchnv new-agenda 29/1 --place Bystugan --time 09.30–12.00
    lchnv new-agenda 2026-12-11 --update --revised
    lchnv new-agenda 12/2 --extra --called-by "styrgrupp 2027-01-15"
    """
    here = opened(root, today)
    chosen, wanted = new_meeting(here, date, body, ahead=True)
    _refuse(extra=extra, called=bool(called_by), new=wanted is not None and not update)
    ways = Ways(dry_run, force, as_json)
    if update:
        _update(here, _existing(here, chosen, wanted), ways, revised=revised)
        return
    day = wanted or _next(here, chosen)
    row = {"tid": _hours(hours), "plats": venue, "beslut": _caller(here, chosen, called_by)}
    if extra and _as_extra(here, chosen, day, row, ways):
        return
    here, change = with_extra(here, chosen, day, row) if extra else (here, None)
    draft = agenda_draft(here.ledger, chosen, day, here.text_of, _duties(here, chosen, day))
    draft = replace(draft, annexes=_with_print(here, chosen, draft))
    draft = replace(draft, venue=venue or draft.venue, hours=row["tid"] or draft.hours)
    _create(here, draft, change, ways)
    _tell_of_steering(here, chosen, day)
    terminal.tell("Fyll i ärendena och kör sedan: lchnv check")


def _caller(here: Workplace, body: Body, written: str) -> str:
    """Give who called an extra meeting: the steering group where no body is named. Raises Stop."""
    steering = here.procedure.bodies.get(body.steering, body)
    return as_decided(here, steering, written, planned=True)


def _as_extra(
    here: Workplace, body: Body, day: dt.date, row: Mapping[str, str], ways: Ways
) -> bool:
    """Make the meeting of an agenda an extra one, in the calendar and in its head.

    False where there is no agenda yet, or one that is to be made anew.
    """
    meeting = here.archive.meeting(body.id, day)
    agenda = meeting.agenda if meeting else None
    if agenda is None or ways.force:
        return False
    changes = as_extra(here, body, agenda, row)
    if ways.dry_run:
        terminal.show(diff(changes) or "Inget skulle ändras.\n")
        return True
    steps = [writing(each.file, each.before, each.after) for each in changes]
    carry_out(here.root, steps, f"att mötet {agenda.date} är ett extra möte")
    with terminal.files_shown({"file": agenda.file.as_posix()} if ways.as_json else None):
        terminal.say("\n".join(str(each.file) for each in changes))
    already = "" if changes else " redan"
    terminal.tell(f"Mötet {spoken_with_year(agenda.date)} är{already} inskrivet som extra möte.")
    return True


def _refuse(*, extra: bool, called: bool, new: bool) -> None:
    if called and not extra:
        raise Stop("--called-by säger vem som kallade till ett extra möte; lägg till --extra.")
    if extra and not new:
        raise Stop("--extra gäller ett nytt möte. Skriv dagen, och inte --update.")


def _tell_of_steering(here: Workplace, body: Body, day: dt.date) -> None:
    meeting = here.archive.meeting(body.id, day)
    for hit in extra_without_steering.hits(meeting, here) if meeting else ():
        terminal.tell(f"Obs: {hit.message}")


def _create(here: Workplace, draft: AgendaDraft, change: Change | None, ways: Ways) -> None:
    """Write a new agenda, and the calendar where that gets its day, and tell its deadlines."""
    body, day = draft.body, draft.date
    refuse_called_off(here.archive.meeting(body.id, day))
    deadlines = deadlines_of(here, body, day)
    text, file = drawn(AGENDA, draft, here.root), path_of(body, day, AGENDA)
    if change is not None and not ways.dry_run:
        if not ways.force:
            refuse_others([(here.root / file, text.encode())])
        replace_file(here.root / change.file, change.after, expected=change.before)
        terminal.tell(f"{change.file}\n    {spoken_with_year(day)} är inskrivet som extra möte.")
    new_document(here, file, text, as_dict(here, body, day, deadlines), ways)
    if not ways.dry_run:
        bring_files(here, file.parent, draft.annexes)
    _tell_waiting(draft.waiting)
    terminal.tell(f"Dagordning för {body.name} {spoken_with_year(day)}.")
    tell_deadlines(here, body, day, deadlines)


def _existing(here: Workplace, body: Body, date: dt.date | None) -> Agenda:
    """Give the agenda of a day, or else that of the next meeting that has one."""
    if date is not None:
        refuse_unread(here, path_of(body, date, AGENDA))
    days = (each for each in here.archive.all_for(body.id) if each.date >= here.today)
    meeting = here.archive.meeting(body.id, date) if date else None
    found = meeting or next((each for each in days if each.agenda and date is None), None)
    if found is None or found.agenda is None or not found.agenda.items:
        when = f" {date}" if date else ""
        raise Stop(f"{body.name} har ingen dagordning{when} med punkter att lägga in något under.")
    return found.agenda


def _update(here: Workplace, agenda: Agenda, ways: Ways, *, revised: bool) -> None:
    body = here.procedure.bodies[agenda.body_id]
    titles = [item.heading.title for item in agenda.points()]
    duties = _duties(here, body, agenda.date, titles)
    update = agenda_update(here.ledger, body, agenda, here.text_of, duties)
    added = [str(each) for each in update.added]
    if not added:
        terminal.tell(f"{agenda.file}\n    Dagordningen har redan allt som ska tas upp.")
    elif not ways.dry_run:
        refuse_published(agenda, revised=revised)
    change = with_additions(here, agenda, update)
    if added and not ways.dry_run:
        replace_file(here.root / agenda.file, change.after, expected=change.before)
        bring_files(here, agenda.file.parent, update.annexes)
    if ways.as_json:
        told = {"file": agenda.file.as_posix(), "added": added}
        terminal.show_json(told)
    elif ways.dry_run:
        terminal.show(diff([change]))
    elif added:
        terminal.say(agenda.file.as_posix())
        terminal.tell("\n".join(f"Lade in {title}" for title in added))


def _with_print(here: Workplace, body: Body, draft: AgendaDraft) -> tuple[NewAnnex, ...]:
    """Give the annexes, the notes of the meeting before with their PDF if it is printed."""
    previous = here.archive.previous(body.id, draft.date)
    if previous is None or previous.notes is None:
        return draft.annexes
    file = PurePosixPath("export", f"{stem(previous.notes)}.pdf")
    if not (here.root / file).is_file():
        return draft.annexes
    first, *others = draft.annexes
    return first._replace(source=file, file=f"bilagor/1-{file.name}"), *others


def _duties(here: Workplace, body: Body, day: dt.date, titles: Sequence[str] = ()) -> list[Brought]:
    ask = Ask(here.archive, here.workdays, body.id, here.today, here.ledger)
    points = (
        *duty_points(ask, day, titles),
        *renewal_points(ask, day, titles),
        *nomination_points(ask, day, titles),
    )
    return [proposed(*each, body) for each in points]


def _tell_waiting(waiting: tuple[Carried, ...]) -> None:
    """Tell of what an earlier meeting that is still to be held has first."""
    for meeting, own in groupby(waiting, key=lambda each: each.pending):
        if meeting is not None:
            titles = ", ".join(f"”{each.matter.title}”" for each in own)
            text = f"Väntar på anteckningarna från {meeting.date}: {titles}."
            terminal.tell(wrapped(text, "", "  "))


def _hours(text: str) -> str:
    if text and parse_hours(text) is None:
        raise typer.BadParameter(f"”{text}” är inte ett klockslag. Skriv som 09.30–12.00.")
    return str(parse_hours(text) or "")


def _next(here: Workplace, body: Body) -> dt.date:
    meeting = here.archive.following(body.id, here.today)
    while meeting is not None and meeting.agenda is not None:
        meeting = here.archive.following(body.id, meeting.date + dt.timedelta(days=1))
    if meeting is None:
        raise Stop(
            f"Kalendariet har inget kommande möte i {body.name} som saknar dagordning.\n"
            "Skriv dagen efter: lchnv new-agenda DATUM."
        )
    return meeting.date

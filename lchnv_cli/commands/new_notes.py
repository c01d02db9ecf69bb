"""lchnv new-notes: notes from a meeting's agenda, or from what stands on every agenda."""

import datetime as dt
from typing import Annotated

import typer

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Body
from lchnv_cli.render.notes_draft import notes_draft, standing_notes_draft
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import BodyId, DryRun, Force, Json, Root, Today
from lchnv_cli.work.choosing.called_off import refuse_called_off
from lchnv_cli.work.choosing.meeting_day import new_meeting
from lchnv_cli.work.making.new_document import drawn, new_document
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace, path_of, refuse_unread

Held = Annotated[
    str | None,
    typer.Argument(
        metavar="DATUM",
        help="Mötesdagen; annars det senast hållna mötet utan anteckningar.",
    ),
]


def new_notes(
    date: Held = None,
    *,
    body: BodyId = "",
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Skapa anteckningar från ett möte.

    De görs ur mötets dagordning, eller ur de stående punkterna.

    Exempel:
    lchnv new-notes
    lchnv new-notes 11/12
    """
    here = opened(root, today)
    chosen, wanted = new_meeting(here, date, body)
    meeting = _meeting(here, chosen, wanted)
    agenda, day = meeting.agenda, meeting.date
    draft = (
        notes_draft(here.archive, agenda, here.text_of(agenda))
        if agenda
        else standing_notes_draft(here.archive, meeting)
    )
    text, ways = drawn(NOTES, draft, here.root), Ways(dry_run, force, as_json)
    told = {"date": day.isoformat(), "from": str(agenda.file) if agenda else None}
    new_document(here, path_of(chosen, day, NOTES), text, told, ways)
    to_confirm = f"Utfall: {OutcomeKind.TO_CONFIRM}" in text
    _explain(chosen, meeting, here.procedure.notes_kind(chosen.id, day), to_confirm=to_confirm)


def _explain(body: Body, meeting: Meeting, kind: DocumentKind, *, to_confirm: bool) -> None:
    standing = "organets stående punkter" if body.standing else "rules.yaml, där inga punkter står"
    source = "dagordningen" if meeting.agenda else standing
    terminal.tell(f"{kind.title} för {body.name} {spoken_with_year(meeting.date)}, ur {source}.")
    if not meeting.agenda:
        terminal.tell("Obs: mötet har ingen dagordning här. Skriv in de ärenden som togs upp.")
    if meeting.occasion is None and not meeting.documents:
        terminal.tell("Obs: dagen finns inte i kalendariet.")
    confirm = ", skriv vad som sades, och ta bort varje\n”Utfall: att bekräfta” när beslutet är "
    told = f"{confirm}som det ska" if to_confirm else " och skriv vad som sades"
    terminal.tell(f"Flytta frånvarande{told}. Kör sedan: lchnv check")


def _meeting(here: Workplace, body: Body, date: dt.date | None) -> Meeting:
    """Find the meeting: of the day named, or the last one held that has no notes. Raises Stop.

    An agenda that is there but cannot be read is to be mended first.
    """
    if date is None:
        held = (m for m in here.archive.all_for(body.id) if m.date <= here.today)
        unwritten = [m for m in held if not (m.off or m.notes)]
        if not unwritten:
            raise Stop(
                f"{body.name} har inget hållet möte som saknar minnesanteckningar.\n"
                "Skriv mötesdagen: lchnv new-notes 2026-03-20."
            )
        date = unwritten[-1].date
    meeting = here.archive.meeting(body.id, date) or Meeting(body.id, date)
    refuse_called_off(meeting)
    if meeting.agenda is None:
        refuse_unread(here, path_of(body, date, AGENDA))
        if date > here.today:
            new = here.procedure.of_body(f"lchnv new-agenda {date}", body.id)
            raise Stop(f"{body.name} har ingen dagordning {date}. Skapa den: {new}")
    return meeting

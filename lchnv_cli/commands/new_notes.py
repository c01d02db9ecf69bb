"""lchnv new-notes: notes from a meeting's agenda."""

import datetime as dt
import json
from typing import Annotated

import typer

from lchnv_cli import defaults
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.kinds import AGENDA, NOTES
from lchnv_cli.model.procedure import Body
from lchnv_cli.render.drafts import notes_draft, notes_text
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import BodyId, DryRun, Force, Json, Root, Today, date_option
from lchnv_cli.work.seen import opened
from lchnv_cli.work.workplace import Stop, Workplace, path_of, refuse_unread
from lchnv_cli.work.writing import create

Held = Annotated[
    dt.date | None,
    typer.Argument(
        parser=date_option,
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
    """Skapa minnesanteckningar ur mötets dagordning."""
    here = opened(root, today)
    chosen = here.body(body)
    agenda = _agenda(here, chosen, date)
    text = notes_text(
        notes_draft(here.archive, agenda, here.text_of(agenda)),
        defaults.template_folders(here.root),
    )
    path = path_of(chosen, agenda.date, NOTES)
    if not dry_run:
        create(here, path, text, force=force)
    if as_json:
        told = {"file": path.as_posix(), "date": agenda.date.isoformat(), "from": str(agenda.file)}
        terminal.show(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        terminal.say(text if dry_run else path.as_posix())
    terminal.tell(
        f"Minnesanteckningar för {chosen.name} {spoken_with_year(agenda.date)}, ur dagordningen.\n"
        "Flytta frånvarande, skriv vad som sades, och ta bort varje ”Utfall: att bekräfta” när\n"
        "beslutet är som det ska. Kör sedan: lchnv check"
    )


def _agenda(here: Workplace, body: Body, date: dt.date | None) -> Agenda:
    """Find the agenda: of the day named, or the last one held that has no notes. Raises Stop."""
    if date is not None:
        meeting = here.archive.meeting(body.id, date)
        if meeting is None or meeting.agenda is None:
            refuse_unread(here, path_of(body, date, AGENDA))
            raise Stop(
                f"{body.name} har ingen dagordning {date}. Skapa den: lchnv new-agenda {date}."
            )
        return meeting.agenda
    for meeting in reversed(here.archive.all_for(body.id)):
        if meeting.agenda and not meeting.notes and meeting.date <= here.today:
            return meeting.agenda
    raise Stop(
        f"{body.name} har inget hållet möte med dagordning som saknar minnesanteckningar.\n"
        "Skriv mötesdagen, eller skapa först dagordningen med lchnv new-agenda."
    )

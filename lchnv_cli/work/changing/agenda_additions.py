"""An agenda with what it lacked put in: one change, proved by reading the result."""

from typing import Any

from lchnv_cli.load.documents import read_document
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Names
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fault import UserFault
from lchnv_cli.render.agenda_update import Update
from lchnv_cli.render.brought import NewAnnex
from lchnv_cli.work.changing.mend import Change, apply
from lchnv_cli.work.opening.workplace import Stop, Workplace


def with_additions(here: Workplace, agenda: Agenda, update: Update) -> Change:
    """Give the agenda with what an update adds.

    Raises Unchangeable where its head cannot take the annexes, and Stop where what is put in would
    not be read as points of their own.
    """
    before = here.bytes_of(agenda)
    after = apply(before, update.edits)
    if update.annexes:
        values: dict[Names, Any] = {("bilagor",): More([_group(each) for each in update.annexes])}
        after = changed_head(agenda.file, after.decode(), values).encode()
    read = read_document(agenda.file, after, frozenset(here.procedure.bodies))
    found = len(list(read.document.points())) if read.document else 0
    if found != len(list(agenda.points())) + len(update.added):
        raise Stop(
            f"{agenda.file}\n    Texten är skriven så att punkterna inte går att lägga in: en "
            "kommentar eller\n    ett kodblock är inte avslutat. Rätta det och försök igen."
        )
    return Change(agenda.file, before, after)


def refuse_published(agenda: Agenda, *, revised: bool) -> None:
    """Stop where an agenda is published and is not to be revised."""
    if agenda.published is not None and not revised:
        raise UserFault(
            f"{agenda.file}\n    Dagordningen är publicerad. Lägg till --revised för att ändra "
            "den, och publicera\n    den sedan igen: "
            f"lchnv publish {agenda.date} --agenda --revised TEXT"
        )


def _group(annex: NewAnnex) -> dict[str, str]:
    file = {"fil": annex.file} if annex.file else {}
    return {"nr": annex.number, "titel": annex.title, **file}

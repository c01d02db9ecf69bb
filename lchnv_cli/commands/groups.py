"""lchnv groups: who has seats where, and which of them are empty."""

from typing import Annotated

import typer

from lchnv_cli.model.seats import Group
from lchnv_cli.registers.group_seats import Asked, group_seats, groups_of
from lchnv_cli.screen.completing import groups as names_there
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import (
    DryRun,
    Force,
    FromToday,
    Json,
    Output,
    Root,
    To,
    Today,
    the_day,
)
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.making.register_files import asked, show_register
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read
from lchnv_cli.work.sending.mail_files import mail_files, write_drafts
from lchnv_cli.work.sending.seat_drafts import call_drafts, word_drafts

Name = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="GRUPP",
        autocompletion=names_there,
        help="Gruppens namn, eller ord i det; annars alla.",
    ),
]
Vacant = Annotated[bool, typer.Option("--vacant", help="Bara platser som ingen har.")]
Principal = Annotated[
    str,
    typer.Option(
        "--principal",
        metavar="HUVUDMAN",
        help="Huvudmannens platser; med --vacant de som den kan nominera till.",
    ),
]

Call = Annotated[
    bool, typer.Option("--call", help="Skriv utkast som begär nomineringar till tomma platser.")
]
Word = Annotated[
    bool, typer.Option("--tell", help="Skriv utkast till dem som nyss har fått en plats.")
]


def groups(
    name: Name = None,
    *,
    date: FromToday = None,
    vacant: Vacant = False,
    principal: Principal = "",
    call: Call = False,
    word: Word = False,
    to: To = "",
    output: Output = None,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Visa grupper och vem som sitter där.

    Platserna i meetings/grupper.yaml: vem som har dem, vilka som är vakanta och vart någon söks.
    Med --call skrivs ett mejlutkast till huvudmännen för varje grupp med tomma platser, och med
    --tell ett till var och en som har fått en plats de senaste 60 dagarna.

    Exempel:
    lchnv groups
    lchnv groups --vacant
    lchnv groups --principal Granköping
    lchnv groups --call --dry-run
    """
    ways = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    if (call or word) and (to or vacant or principal or date or (call and word)):
        raise Stop("Välj --call eller --tell, utan --to, --date, --vacant och --principal.")
    here = opened(root, today)
    day = here.today if date is None else the_day(date, here.today)
    words = " ".join(name or ())
    found = _found(words, here)
    body = here.body("")
    if call or word:
        drafts = (call_drafts if call else word_drafts)(here, found)
        files = mail_files(here, output, dry_run=dry_run, force=force, as_json=as_json)
        write_drafts(drafts, files, "Ingen att skriva till.")
        return
    whose = principal_named(here, principal, body.id, day) if principal else None
    show_register(here, group_seats(here.seating, day, Asked(words, vacant, whose)), body, ways)


def _found(words: str, here: Workplace) -> tuple[Group, ...]:
    """Give the groups that are asked for. Raises Stop where there is none by that name."""
    file = here.archive.groups
    found = groups_of(words, file.groups)
    if words and not found:
        if file.groups:
            told = {group.title: group.name for group in file.groups}
            raise Stop(no_such("Gruppen", words, told))
        if file.partial:
            raise not_read(file.file, here.found)
        raise Stop(f"Inga grupper är inskrivna. De står i {file.file}.")
    return found

"""lchnv groups: who has seats where, and which of them are empty."""

from typing import Annotated

import typer

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
from lchnv_cli.work.opening.workplace import Stop

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


def groups(
    name: Name = None,
    *,
    date: FromToday = None,
    vacant: Vacant = False,
    principal: Principal = "",
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

    Exempel:
    lchnv groups
    lchnv groups --vacant
    lchnv groups --principal Granköping
    """
    ways = asked(to, output, dry_run=dry_run, force=force, as_json=as_json)
    here = opened(root, today)
    day = here.today if date is None else the_day(date, here.today)
    words, known = " ".join(name or ()), here.archive.groups.groups
    if words and not groups_of(words, known):
        told = {group.title: group.name for group in known}
        raise Stop(no_such("Gruppen", words, told) if known else _none(here.archive.groups.partial))
    body = here.body("")
    whose = principal_named(here, principal, body.id, day) if principal else None
    show_register(here, group_seats(here.seating, day, Asked(words, vacant, whose)), body, ways)


def _none(partial: bool) -> str:  # noqa: FBT001 - what the file is
    if partial:
        return "meetings/grupper.yaml går inte att läsa. Kör lchnv check."
    return "Inga grupper är inskrivna. De står i meetings/grupper.yaml."

"""lchnv status: what to do next, and how far the meetings have come."""

import datetime as dt
from typing import Annotated

import typer

from lchnv_cli.load.folder import look
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import width
from lchnv_cli.screen.options import Json, Root, Today
from lchnv_cli.work.keeping.remembered import as_line, of_line
from lchnv_cli.work.opening.begun import finished
from lchnv_cli.work.opening.find_root import find_root
from lchnv_cli.work.opening.unchanged import Unchanged

Everything = Annotated[bool, typer.Option("--all", help="Visa allt som är att göra.")]
Who = Annotated[str, typer.Option("--who", metavar="NAMN", help="Bara det som någon har att göra.")]
OnlyBody = Annotated[
    str,
    typer.Option(
        "--body",
        metavar="ORGAN",
        help="Bara det här organet; annars alla.",
    ),
]


def status(
    *,
    everything: Everything = False,
    who: Who = "",
    body: OnlyBody = "",
    root: Root = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """Visa vad som är näst att göra.

    Det mest brådskande först, för alla organ: till när, av vem och med vilket kommando. Sedan hur
    långt mötena har kommit.

    Exempel:
    lchnv status
    lchnv status --all
    lchnv status --body styrgrupp
    lchnv status --who "RSS Dalarna"
    """
    day = today or dt.date.today()  # noqa: DTZ011 - the day is the user's own
    seen = look(finished(find_root(root)))
    asked = (str(everything), who, body, str(as_json), str(width()))
    before = Unchanged(seen, day, "status.jsonl", asked)
    if known := before.told():
        told: str = of_line(known[0])
    else:
        from lchnv_cli.work.opening.status_told import status_of  # noqa: PLC0415 - not needed by what is remembered
        from lchnv_cli.work.opening.workplace import open_seen  # noqa: PLC0415 - the same

        here = open_seen(seen, day, sums=before.sums)
        told = status_of(here, body, who, everything=everything, as_json=as_json)
        before.keep(here.on_disk, here.digests, [as_line(told)])
    (terminal.show if as_json else terminal.say)(told)

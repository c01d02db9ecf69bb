"""lchnv preview: a document in the browser as it will look, with its findings beside it."""

from typing import Annotated

import typer

from lchnv_cli.screen.options import BodyId, Open, Poll, Port, Root, Today
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.making.preview_page import Drawing
from lchnv_cli.work.making.serving import Way, serve
from lchnv_cli.work.opening.seen import opened

Shown = Annotated[
    str | None,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20), år eller ett dokuments fil; annars nästa möte.",
    ),
]


def preview(
    meeting: Shown = None,
    *,
    body: BodyId = "",
    port: Port = None,
    show: Open = True,
    poll: Poll = False,
    root: Root = None,
    today: Today = None,
) -> None:
    """Visa ett dokument medan du skriver.

    Det syns i webbläsaren, med det som är fel bredvid, och laddas om när du sparar.

    Exempel:
    lchnv preview
    lchnv preview 11/12 --no-open
    """
    here = opened(root, today)
    file = one_document(here, meeting or "", body)
    drawing = Drawing(here.root, file, today)
    serve(drawing, f"Visar {file}.", Way(port or 0, show=show, poll=poll))

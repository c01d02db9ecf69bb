"""lchnv preview: a document or the web site in the browser, as it will look."""

from typing import Annotated

import typer

from lchnv_cli.screen.options import BodyId, Open, Poll, Port, Root, Today
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.making.preview_page import Drawing
from lchnv_cli.work.making.serving import Way, serve
from lchnv_cli.work.making.site_drawing import SiteDrawing, SitePreview
from lchnv_cli.work.opening.seen import opened

Shown = Annotated[
    str | None,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20), år eller ett dokuments fil; annars nästa möte.",
    ),
]
_Site = Annotated[
    bool,
    typer.Option("--site", help="Hela webbplatsen i stället, från startsidan, före lchnv site."),
]


def preview(
    meeting: Shown = None,
    *,
    site: _Site = False,
    body: BodyId = "",
    port: Port = None,
    show: Open = True,
    poll: Poll = False,
    root: Root = None,
    today: Today = None,
) -> None:
    """Visa ett dokument medan du skriver.

    Det syns i webbläsaren, med det som är fel bredvid, och laddas om när du sparar. Med --site
    visas webbplatsen så som lchnv site skulle göra den. Bara den här datorn kommer åt sidan.

    Exempel:
    lchnv preview
    lchnv preview 11/12 --no-open
    lchnv preview --site
    """
    if site and (meeting or body):
        raise typer.BadParameter(
            "--site visar hela webbplatsen, och tar varken MÖTE eller --body. "
            "Kör: lchnv preview --site"
        )
    here = opened(root, today)
    way = Way(port or 0, show=show, poll=poll)
    if site:
        shown = SitePreview(here.root, today)
        serve(SiteDrawing(shown), "Visar webbplatsen.", way, shown.find)
        return
    file = one_document(here, meeting or "", body)
    serve(Drawing(here.root, file, today), f"Visar {file}.", way)

"""lchnv preview: a document in the browser as it will look, with its findings beside it."""

import contextlib
import datetime as dt
import threading
import webbrowser
from typing import Annotated

import typer

from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.preview.session import Session
from lchnv_cli.preview.watching import Watched, Watcher
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import BodyId, Root, Today, number_option
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.making.preview_page import Drawing, watched_in
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop

_PORTS = range(1024, 65536)


_port = number_option(_PORTS, f"ingen port. Skriv ett tal från {_PORTS[0]} till {_PORTS[-1]}.")

Shown = Annotated[
    str | None,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20), år eller ett dokuments fil; annars nästa möte.",
    ),
]
Port = Annotated[
    int | None,
    typer.Option("--port", parser=_port, metavar="TAL", help="Porten; annars en ledig."),
]
Open = Annotated[
    bool,
    typer.Option(
        "--open/--no-open",
        show_default=False,
        help="Öppna webbläsaren (förvalet), eller visa bara adressen.",
    ),
]
Poll = Annotated[
    bool,
    typer.Option("--poll", help="Leta själv efter ändringar, också där systemet meddelar dem."),
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
    watched = watched_in(here.root)
    session = _session(Drawing(here.root, file, today), watched)
    with _server(session, port or 0) as server, contextlib.suppress(KeyboardInterrupt):
        watcher = Watcher(watched, session.refresh, poll=poll)
        watcher.start()
        terminal.say(server.address)
        terminal.tell(f"Visar {file}. Sidan laddas om när en fil sparas. Avsluta med Ctrl-C.")
        if show:
            threading.Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
        try:
            server.serve_forever()
        finally:
            watcher.stop()


def _session(drawing: Drawing, watched: Watched) -> Session:
    def look() -> object:
        """Count another day as a change too: some findings come and go with time."""
        return drawing.today or dt.date.today(), watched.look()  # noqa: DTZ011

    return Session(look, drawing.page)


def _server(session: Session, port: int) -> PreviewServer:
    try:
        return PreviewServer(session, port)
    except OSError:
        if not port:
            raise
        raise Stop(
            f"Porten {port} används redan eller är spärrad. Välj en annan, eller utelämna --port."
        ) from None

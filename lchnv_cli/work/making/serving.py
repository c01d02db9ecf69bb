"""Serving pages of a folder to the browser, until somebody ends it."""

import contextlib
import datetime as dt
import threading
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, Protocol

from lchnv_cli.preview.html_page import Page
from lchnv_cli.preview.server import Action, PreviewServer
from lchnv_cli.preview.session import Session
from lchnv_cli.preview.watching import Watcher
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.preview_page import watched_in
from lchnv_cli.work.opening.workplace import Stop


class Drawn(Protocol):
    """A page of a folder that can be drawn at any time."""

    @property
    def root(self) -> Path:
        """The folder."""

    @property
    def today(self) -> dt.date | None:
        """The day it is drawn for; None is whatever day it is."""

    def page(self) -> Page:
        """Draw it; whatever is wrong, it tells."""


class Way(NamedTuple):
    """On which port (0 any), whether to open the browser, and whether to look for saves."""

    port: int
    show: bool
    poll: bool


def serve(
    first: Drawn,
    told: str,
    way: Way,
    find: Callable[[str], Drawn | None] = lambda _: None,
    actions: Mapping[str, Action] | None = None,
) -> None:
    """Serve a page, and those that ``find`` knows below it. Raises Stop for a taken port."""
    with server_of(first, way.port, find, actions) as server:
        watcher = Watcher(watched_in(first.root), server.refresh, poll=way.poll)
        with contextlib.suppress(KeyboardInterrupt):
            watcher.start()
            terminal.say(server.address)
            terminal.tell(f"{told} Sidan laddas om när en fil sparas. Avsluta med Ctrl-C.")
            if way.show:
                threading.Thread(target=webbrowser.open, args=[server.address], daemon=True).start()
            try:
                server.serve_forever()
            finally:
                watcher.stop()


def _session(drawn: Drawn) -> Session:
    """Give the session of a page, which is drawn anew when a file or the day is another."""
    watched = watched_in(drawn.root)

    def look() -> object:
        """Count another day as a change too: some findings come and go with time."""
        return drawn.today or dt.date.today(), watched.look()  # noqa: DTZ011

    return Session(look, drawn.page)


def server_of(
    first: Drawn,
    port: int,
    find: Callable[[str], Drawn | None],
    actions: Mapping[str, Action] | None = None,
) -> PreviewServer:
    """Give a server of pages. Raises Stop for a taken port."""

    def more(name: str) -> Session | None:
        found = find(name)
        return _session(found) if found else None

    try:
        return PreviewServer(_session(first), port, find=more, actions=actions)
    except OSError:
        if not port:
            raise
        raise Stop(
            f"Porten {port} används redan eller är spärrad. Välj en annan, eller utelämna --port."
        ) from None

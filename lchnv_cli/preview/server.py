"""The page over HTTP: to this machine only, under an address that cannot be guessed."""

import os
import secrets
import sys
import threading
import time
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

from lchnv_cli.preview.html_page import Page
from lchnv_cli.preview.session import Session

Action = Callable[[Mapping[str, str]], Page]

_HERE = "127.0.0.1"
_MOST = 65_536  # bytes of a form
_FIELDS = 100  # that a form has at most
_FORM = "application/x-www-form-urlencoded"
_HEARTBEAT = 15.0  # seconds; follow.js takes three times that in silence for a broken connection
_QUEUE = 256  # browsers that may knock at once
_PAUSE = 0.5  # seconds of rest where nobody can be let in
_PATIENCE = 30  # seconds that a browser may take over a request
_FILES = {
    name: (kind, Path(__file__).with_name(name).read_bytes())
    for name, kind in (
        ("frame.css", "text/css"),
        ("panel.css", "text/css"),
        ("start.css", "text/css"),
        ("follow.js", "text/javascript"),
    )
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # without any, a form of ours has no origin to show
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class PreviewServer(ThreadingTCPServer):
    """Serves sessions on a port, a free one when it is 0. Raises OSError for one in use.

    ``session`` is the first page's. ``find`` gives the one of a page with a name below the first,
    when somebody asks for it the first time. ``actions`` are what a form on the first page may ask
    to be done; each answers with a page.
    """

    daemon_threads = True
    request_queue_size = _QUEUE
    allow_reuse_address = os.name != "nt"  # on Windows it would let others take the port over

    def __init__(
        self,
        session: Session,
        port: int = 0,
        heartbeat: float = _HEARTBEAT,
        find: Callable[[str], Session | None] = lambda _: None,
        actions: Mapping[str, Action] | None = None,
    ) -> None:
        self.session = session
        self.heartbeat = heartbeat
        self.actions = actions or {}
        self._find = find
        self._found: dict[str, Session] = {}
        self._finding = threading.Lock()
        self.token = secrets.token_urlsafe(24)
        super().__init__((_HERE, port), Handler)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return cast("tuple[str, int]", self.server_address)[1]

    @property
    def address(self) -> str:
        """What to write in the browser."""
        return f"http://{_HERE}:{self.port}/{self.token}/"

    def get_request(self) -> Any:
        """Let somebody in; where the system has no handle left, rest before the next try."""
        try:
            return super().get_request()
        except OSError:
            time.sleep(_PAUSE)
            raise

    def session_of(self, name: str) -> Session | None:
        """Give the session of a page below the first."""
        with self._finding:
            if name not in self._found and (found := self._find(name)):
                self._found[name] = found
            return self._found.get(name)

    def refresh(self, *, changed: bool = False) -> None:
        """Draw what somebody looks at again; other pages wait until they are asked for."""
        self.session.refresh(changed=changed)
        with self._finding:
            seen = [each for each in self._found.values() if each.watched]
        for each in seen:
            each.refresh(changed=changed)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """Let the port and everyone who waits go."""
        for each in (self.session, *self._found.values()):
            each.close()
        super().server_close()


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: PreviewServer
    timeout = _PATIENCE

    def parse_request(self) -> bool:
        """Read the request, and refuse what no page of ours would send."""
        if not super().parse_request():
            return False
        # Another name for this machine is how a page from elsewhere would come in.
        if self.headers.get_all("Host") != [f"{_HERE}:{self.server.port}"]:
            self._refuse(HTTPStatus.FORBIDDEN, "Fel adress. Använd den som visas i terminalen.")
            return False
        own = self.command == "POST" and self._asked() in self.server.actions
        if self.command != "GET" and not own:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Sidan går bara att läsa.")
            return False
        return True

    def do_GET(self) -> None:
        """Answer."""
        asked = self._asked()
        if asked in self.server.actions:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Det görs bara från sidans egen knapp.")
            return
        page, below, name = (asked or "").rpartition("/")
        session = self.server.session_of(unquote(page)) if below else self.server.session
        if asked is None or session is None or name not in {*_FILES, *_ANSWERS}:
            told = "Sidan finns inte. Använd adressen som visas i terminalen."
            self._refuse(HTTPStatus.NOT_FOUND, told)
        elif name in _FILES:
            self._send(*_FILES[name])
        else:
            _ANSWERS[name](self, session)

    def do_POST(self) -> None:
        """Do what a form of ours asks for, and nobody else's."""
        own = f"http://{_HERE}:{self.server.port}"
        fetched = self.headers.get_all("Sec-Fetch-Site", ["same-origin"])
        if self.headers.get_all("Origin") != [own] or fetched != ["same-origin"]:
            self._refuse(HTTPStatus.FORBIDDEN, "Begäran kommer inte från sidan själv.")
            return
        length = self.headers.get("Content-Length", "")
        known = self.headers.get_content_type() == _FORM and length.isascii() and length.isdigit()
        if not known or len(length) > len(str(_MOST)) or int(length) > _MOST:
            self._refuse(HTTPStatus.BAD_REQUEST, "Begäran går inte att läsa.")
            return
        sent = self.rfile.read(int(length)).decode("ascii", "replace")
        try:
            fields = dict(parse_qsl(sent, keep_blank_values=True, max_num_fields=_FIELDS))
        except ValueError:
            fields = {}
        page = self.server.actions[self._asked() or ""](fields)
        self._send("text/html", page.html, page.policy, HTTPStatus(page.status), page.location)

    def page(self, session: Session) -> None:
        """Send the page, drawn again if a file has changed without anyone telling."""
        page = session.refresh()
        self._send("text/html", page.html, page.policy)

    def version(self, session: Session) -> None:
        """Send the version of the page, for a browser that asks now and then."""
        self._send("text/plain", session.refresh().version.encode())

    def events(self, session: Session) -> None:
        """Tell the version of the page: now, when it changes, and with every heartbeat."""
        self._begin(HTTPStatus.OK, "text/event-stream", _NOTHING)
        while not session.closed:
            told = session.page.version
            self.wfile.write(f"event: version\ndata: {told}\n\n".encode())
            session.wait(told, self.server.heartbeat)

    def _asked(self) -> str | None:
        """Give the path after the token; None where the token is another."""
        token, slash, rest = self.path.partition("?")[0].removeprefix("/").partition("/")
        own = secrets.compare_digest(token.encode(), self.server.token.encode())
        return rest if slash and own else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what is no request, as http.server would, but in our own way."""
        del message, explain
        self._refuse(HTTPStatus(code), "Begäran går inte att läsa.")

    def _refuse(self, status: HTTPStatus, told: str) -> None:
        self.close_connection = True
        self._begin(status, "text/plain", _NOTHING)
        if self.command != "HEAD":
            self.wfile.write(f"{told}\n".encode())

    def _send(
        self,
        kind: str,
        content: bytes,
        policy: str = _NOTHING,
        status: HTTPStatus = HTTPStatus.OK,
        location: str = "",
    ) -> None:
        self._begin(status, kind, policy, len(content), location)
        self.wfile.write(content)

    def _begin(
        self,
        status: HTTPStatus,
        kind: str,
        policy: str,
        length: int | None = None,
        location: str = "",
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Security-Policy", policy)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if location:
            self.send_header("Location", location)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            own = self.command == "GET"
            self.send_header("Allow", "POST" if own else "GET")
        self.end_headers()

    def version_string(self) -> str:
        """Tell no more of the program than its name."""
        return "lchnv"

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what the user should read."""


_ANSWERS: dict[str, Callable[[Handler, Session], None]] = {
    "": Handler.page,
    "version": Handler.version,
    "events": Handler.events,
}

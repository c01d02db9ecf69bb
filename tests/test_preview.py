"""lchnv preview: what is served and to whom, what the page shows, and when it is drawn again."""

import base64
import contextlib
import datetime as dt
import errno
import hashlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.fields import SHOWN
from lchnv_cli.model.finding import Place
from lchnv_cli.preview import watching
from lchnv_cli.preview.html_page import Page, notice_page
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.preview.session import Session
from lchnv_cli.preview.spots import spot_of
from lchnv_cli.preview.watching import Watcher
from lchnv_cli.rules.catalogue import IDS
from lchnv_cli.work.making.preview_page import Drawing, watched_in
from tests.judging import read_document
from tests.running import AGENDA, NETWORK, ROOT, Program, command_line, judge_by, network

# What goes wrong in a thread is seen by nobody else.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning"),
]
DAY = "2026-03-20"
TODAY = dt.date(2026, 3, 16)
NOTES = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
CALENDAR = Path("meetings/lchnv/2026/kalendarium.md")
LONGEST = 120  # seconds; only a broken program takes them, however busy the machine


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def page_of(file: Path = AGENDA) -> Page:
    """Draw a document of the folder that the test stands in."""
    return Drawing(Path.cwd(), PurePosixPath(file.as_posix()), TODAY).page()


def text_of(page: Page) -> str:
    """Give what a page says, without its marks."""
    return unescape(re.sub("<[^>]*>", "", page.html.decode()))


def change(file: Path, old: str, new: str) -> None:
    """Save a file with something else in it, in one step as editors do."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    copy = file.with_name(f".{file.name}.ny")
    copy.write_text(text.replace(old, new), encoding="utf-8")
    copy.replace(file)


# ── The server ────────────────────────────────────────────────────────────────────────────────


@contextlib.contextmanager
def serving(session: Session, heartbeat: float = 15) -> Iterator[PreviewServer]:
    """Serve a session for as long as a test takes."""
    with started(PreviewServer(session, heartbeat=heartbeat)) as server:
        yield server


@contextlib.contextmanager
def started(server: PreviewServer) -> Iterator[PreviewServer]:
    """Let a server answer for as long as a test takes."""
    with server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def still(text: str = "hej") -> Session:
    """Give a session whose page never changes."""
    return Session(lambda: None, lambda: notice_page(text, (), ()))


@pytest.fixture
def server() -> Iterator[PreviewServer]:
    with serving(still()) as started:
        yield started


def ask(
    server: PreviewServer, path: str, method: str = "GET", hosts: list[str] | None = None
) -> http.client.HTTPResponse:
    """Send a request, with the path and the names of the host just as they are given."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    connection.putrequest(method, path, skip_host=True)
    for host in [f"127.0.0.1:{server.port}"] if hosts is None else hosts:
        connection.putheader("Host", host)
    connection.endheaders()
    return connection.getresponse()


FILES = {"": "text/html", "frame.css": "text/css", "panel.css": "text/css"} | {
    "follow.js": "text/javascript",
    "version": "text/plain",
    "events": "text/event-stream",
}


@pytest.mark.parametrize(("name", "kind"), FILES.items())
def test_what_the_page_needs_is_served(server: PreviewServer, name: str, kind: str) -> None:
    answer = ask(server, f"/{server.token}/{name}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")


@pytest.mark.parametrize("name", [*FILES, "finns-inte"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_answer_is_closed_to_others(server: PreviewServer, name: str, method: str) -> None:
    headers = ask(server, f"/{server.token}/{name}", method).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("frame-ancestors 'none'")
    assert headers["Server"] == "lchnv"


def test_it_listens_to_this_machine_only(server: PreviewServer) -> None:
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_many_browsers_are_let_in_at_once(server: PreviewServer) -> None:
    waiting = []
    for _ in range(90):
        knocking = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        knocking.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        waiting.append(knocking)
    answers = [each.recv(12) for each in waiting]
    for each in waiting:
        each.close()
    assert answers == [b"HTTP/1.0 403"] * 90


def test_it_rests_where_the_system_has_no_handle_left(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def accept(self) -> None:
            raise OSError(errno.EMFILE, "")

    rests: list[float] = []
    with monkeypatch.context() as then:
        then.setattr("lchnv_cli.preview.server.time.sleep", rests.append)
        then.setattr(server, "socket", Full())
        with pytest.raises(OSError, match=r"\[Errno"):
            server.get_request()
    assert len(rests) == 1
    assert rests[0] > 0


def test_every_address_is_another_and_long() -> None:
    with PreviewServer(still()) as one, PreviewServer(still()) as two:
        assert one.token != two.token
        assert len(one.token) == 32
        assert one.address == f"http://127.0.0.1:{one.port}/{one.token}/"


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        ["ond.example"],
        ["ond.example:{port}"],
        ["127.0.0.1"],
        ["127.0.0.1:1"],
        ["localhost:{port}"],
        ["127.0.0.1:{port}.ond.example"],
        ["127.0.0.1:{port}", "ond.example"],
    ],
)
def test_a_page_under_another_name_gets_nothing(server: PreviewServer, hosts: list[str]) -> None:
    named = [host.format(port=server.port) for host in hosts]
    answer = ask(server, f"/{server.token}/", hosts=named)
    assert (answer.status, answer.read()) == (
        403,
        "Fel adress. Använd den som visas i terminalen.\n".encode(),
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/favicon.ico", "/frame.css", "/x/", "/{token}", "/{token}x/", "/{short}/"),
        *("//{token}/", "/x/{token}/", "http://ond.example/{token}/", "/{token}/{token}/"),
        *("/{token}/../{token}/", "/{token}/./", "/{token}//", "/{token}/%2e%2e/frame.css"),
        *("/{token}/../server.py", "/{token}/server.py", "/{token}/..%2fserver.py"),
        *("/{token}/..\\server.py", "/{token}/C:\\x", "/{token}/frame.css%00", "/{token}/etc/"),
        *("/{token}/FRAME.CSS", "/{token}/bilagor/1-minnesanteckningar.pdf", "/%7Btoken%7D/"),
    ],
)
def test_what_is_not_part_of_the_page_is_not_there(server: PreviewServer, path: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as raw:
        asked = path.format(token=server.token, short=server.token[:-1])
        raw.sendall(f"GET {asked} HTTP/1.0\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(4096), b""))
    # http.server itself reads several slashes at the start as one.
    assert answer.split()[1] == (b"200" if path == "//{token}/" else b"404")


@pytest.mark.parametrize(
    "method", ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FINNS-INTE", "get"]
)
def test_nothing_but_reading_is_possible(server: PreviewServer, method: str) -> None:
    answer = ask(server, f"/{server.token}/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\0\xff\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.0\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"GET / HTTP/1.0\r\n" + b"a" * 70_000 + b"\r\n\r\n",
        b"GET \xc3\xa5 HTTP/1.0\r\n",
        b"",
    ],
    ids=["binary", "version", "long-line", "many-headers", "long-header", "half", "nothing"],
)
def test_rubbish_stops_nothing(
    server: PreviewServer, rubbish: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) as raw:
        raw.sendall(rubbish)
        raw.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):  # an answer to what was not read to its end
            while raw.recv(4096):
                pass
    assert ask(server, f"/{server.token}/").status == 200
    assert capfd.readouterr() == ("", "")


# ── The session, and word of changes ──────────────────────────────────────────────────────────


class Told:
    """A page that shows what a test puts in it, and counts how often it is drawn."""

    def __init__(self) -> None:
        self.seen = 0
        self.text = "först"
        self.drawn = 0
        self.session = Session(lambda: self.seen, self._draw)

    def _draw(self) -> Page:
        self.drawn += 1
        return notice_page(self.text, (), ())


def test_a_page_is_drawn_when_a_file_has_changed_and_only_then() -> None:
    told = Told()
    told.session.refresh()
    assert told.drawn == 1
    told.seen = 1
    told.session.refresh()
    told.session.refresh()
    assert told.drawn == 2
    told.session.refresh(changed=True)
    assert told.drawn == 3


def test_a_page_that_looks_the_same_is_the_same_version() -> None:
    told = Told()
    version = told.session.page.version
    assert told.session.refresh(changed=True).version == version
    told.text = "sedan"
    assert told.session.refresh(changed=True).version != version
    told.text = "först"
    assert told.session.refresh(changed=True).version == version


def test_a_browser_that_opens_the_page_sees_what_nobody_told_of() -> None:
    told = Told()
    with serving(told.session) as server:
        told.seen, told.text = 1, "sparat"
        assert b"sparat" in ask(server, f"/{server.token}/").read()


def _version(answer: http.client.HTTPResponse) -> str:
    """Read one event."""
    assert answer.readline() == b"event: version\n"
    said = answer.readline().decode().removeprefix("data: ").strip()
    assert answer.readline() == b"\n"
    return said


def test_every_new_version_is_told_and_then_the_end() -> None:
    told = Told()
    with serving(told.session) as server:
        answer = ask(server, f"/{server.token}/events")
        first = _version(answer)
        assert first == told.session.page.version
        assert first.encode() in ask(server, f"/{server.token}/").read()
        told.text = "sedan"
        told.session.refresh(changed=True)
        assert _version(answer) == told.session.page.version != first
        assert ask(server, f"/{server.token}/version").read().decode() == told.session.page.version
    assert answer.read() == b""


def test_a_heart_beats_where_nothing_changes() -> None:
    with serving(still(), heartbeat=0.01) as server:
        answer = ask(server, f"/{server.token}/events")
        assert len({_version(answer) for _ in range(5)}) == 1


def test_a_browser_that_goes_away_is_let_go_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with serving(still(), heartbeat=0.01) as server:
        before = set(threading.enumerate())
        answer = ask(server, f"/{server.token}/events")
        _version(answer)
        (waiting,) = set(threading.enumerate()) - before
        answer.close()
        waiting.join(LONGEST)
        assert not waiting.is_alive()
    assert capfd.readouterr() == ("", "")


# ── Noticing that files are saved ─────────────────────────────────────────────────────────────


@contextlib.contextmanager
def watcher(*, poll: bool = False) -> Iterator[threading.Event]:
    """Watch the folder that the test stands in; the event is set when the page is drawn anew."""
    seen = threading.Event()

    def draw() -> Page:
        seen.set()
        return notice_page("", (), ())

    watched = watched_in(Path.cwd())
    started = Watcher(watched, Session(watched.look, draw).refresh, poll=poll)
    seen.clear()
    started.start()
    try:
        yield seen
    finally:
        started.stop()


def _saved_until_seen(seen: threading.Event, save: Callable[[int], object]) -> None:
    """Save again and again: the system may take a moment before it tells."""
    for count in range(LONGEST * 10):
        save(count)
        if seen.wait(0.1):
            return
    raise AssertionError("nobody noticed")


def _by_replacing(path: Path, count: int) -> None:
    copy = path.with_name("halvskriven")
    copy.write_text(f"{count}", encoding="utf-8")
    copy.replace(path)


def _in_place(path: Path, count: int) -> None:
    path.write_text(f"{count}", encoding="utf-8")


def _in_a_new_folder(path: Path, count: int) -> None:
    folder = path.parent / f"ny-{count}"
    folder.mkdir()
    (folder / "dagordning.md").write_text("ny", encoding="utf-8")


@pytest.mark.parametrize("save", [_by_replacing, _in_place, _in_a_new_folder])
@pytest.mark.parametrize(
    "name", ["rules.yaml", "meetings/register.yaml", "templates/dokument.css", AGENDA.as_posix()]
)
def test_the_system_tells_of_a_save(
    lchnv: Program,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    save: Callable[[Path, int], None],
) -> None:
    monkeypatch.setattr(watching, "_LOOK", 1000)
    (lchnv.folder / "templates").mkdir()
    with watcher() as seen:
        _saved_until_seen(seen, lambda count: save(lchnv.folder / name, count))


@pytest.mark.parametrize("why", ["silent", "refused", "missing", "not asked"])
@pytest.mark.parametrize("name", ["rules.yaml", "templates/ny.css", NOTES.as_posix()])
def test_a_save_is_seen_where_the_system_does_not_tell(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    def refused(*_: object, stop_event: threading.Event, **__: object) -> Iterator[None]:
        if why == "refused":
            raise OSError(28, "inotify watch limit reached")
        stop_event.wait(LONGEST)
        return iter(())

    monkeypatch.setattr(watching, "_LOOK", 0.01)
    monkeypatch.setattr(watching, "_LOOK_ONLY", 0.01)
    monkeypatch.setattr("watchfiles.watch", refused)
    if why in {"missing", "not asked"}:
        monkeypatch.setitem(sys.modules, "watchfiles", None)
    with watcher(poll=why == "not asked") as seen:
        (lchnv.folder / name).parent.mkdir(exist_ok=True)
        _saved_until_seen(seen, lambda count: _in_place(lchnv.folder / name, count))


def test_what_is_not_watched_wakes_nobody(lchnv: Program) -> None:
    watched = watched_in(lchnv.folder)
    before = watched.look()
    (lchnv.folder / "export").mkdir()
    (lchnv.folder / "export" / "dagordning.pdf").write_bytes(b"pdf")
    assert watched.look() == before
    (lchnv.folder / "meetings" / "ny.md").write_bytes(b"")
    assert watched.look() != before


def test_the_files_that_rules_yaml_names_are_watched_too(lchnv: Program) -> None:
    own, watched = lchnv.folder / "texter/meningar-2027.yaml", watched_in(lchnv.folder)
    own.parent.mkdir()
    own.write_bytes(b"antagen: 2026-12-11")
    unnamed = watched.look()
    own.write_bytes(b"antagen: 2026-12-1")
    assert watched.look() == unnamed
    with Path("rules.yaml").open("a", encoding="utf-8") as rules:
        rules.write("    meningar: texter/meningar-2027.yaml\n")
    named = watched.look()
    own.write_bytes(b"antagen: 2026-12-12")
    assert watched.look() != named
    Path("rules.yaml").unlink()
    assert watched.look() != named


def test_a_change_that_is_taken_back_before_anyone_looks_is_seen_too() -> None:
    told = Told()
    told.seen, told.text = 1, "fel"
    wrong = told.session.refresh(changed=True).version  # as the system told
    told.seen, told.text = 0, "först"
    assert told.session.refresh().version != wrong


# ── What the page shows ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("file", [AGENDA, NOTES, CALENDAR], ids=lambda file: file.stem)
def test_the_document_is_the_one_that_is_exported(lchnv: Program, file: Path) -> None:
    change(CALENDAR, "möten:", "möten:\n  - {datum: 2026-03-02, möte: styrgrupp}")
    assert lchnv("export", file.as_posix(), "--to", "html", "--output", "ut").code == 0
    (exported,) = Path("ut").glob("*.html")
    html = page_of(file).html.decode()
    ids = re.findall(' id="([^"]+)"', html)
    assert (len(ids) > 3, len(ids)) == (True, len(set(ids)))
    html = re.sub(
        '<link rel="icon".*?<script[^>]*></script></head>', "</head>", html, flags=re.DOTALL
    )
    html = re.sub('<aside id="lchnv-granskning".*</aside>', "", html, flags=re.DOTALL)
    html = re.sub(' id="lchnv-[a-z]+"', "", html)
    assert html == exported.read_text(encoding="utf-8")


@pytest.mark.usefixtures("lchnv")
def test_a_document_without_faults_says_so() -> None:
    assert "Granskning inga felInget att anmärka på." in text_of(page_of())


@pytest.mark.usefixtures("lchnv")
def test_every_finding_is_told_with_a_way_to_its_place() -> None:
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    change(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")
    page = page_of()
    assert (
        "Granskning 1 fel och 1 varning"
        "fel · Dokumentets slut · 4\xa0§"
        "Dagordningen publicerades måndag 16 mars; senast fredag 13 mars gällde.5 arbetsdagar före "
        "fredag 20 mars: 19/3, 18/3, 17/3, 16/3 och 13/3."
        "Flytta mötet, eller skriv in ett undantag med skäl."
        "meetings/lchnv/2026-03-20/dagordning.md:12 sen-dagordning"
        "varning · Punkt 7 · form"
        "Punkten ”Övriga frågor” har 7, men är 4 i ordningen."
        "Skriv 4. först i rubriken, eller kör lchnv check --fix."
        "meetings/lchnv/2026-03-20/dagordning.md:88 fel-numrering"
    ) in text_of(page)
    targets = re.findall('<a href="#([^"]*)">', page.html.decode().partition("<aside")[2])
    assert targets == ["lchnv-colophon", "punkt-7"]
    assert [page.html.count(f'id="{target}"'.encode()) for target in targets] == [1, 1]


@pytest.mark.usefixtures("lchnv")
def test_findings_of_other_documents_are_left_to_them() -> None:
    change(NOTES, "## 1.", "## 9.")
    assert "Inget att anmärka på." in text_of(page_of())
    assert "Punkten" in text_of(page_of(NOTES))


@pytest.mark.usefixtures("lchnv")
def test_an_exempted_finding_is_told_with_its_reason_and_not_counted() -> None:
    change(
        AGENDA,
        "publicerad: 2026-03-13",
        "publicerad: 2026-03-16\nundantag: [{regel: sen-dagordning, skäl: Webben låg nere.}]",
    )
    told = text_of(page_of())
    assert "Granskning inga felInget att anmärka på.Undantagfel · Dokumentets slut" in told
    assert "13/3.Skäl: Webben låg nere.meetings" in told


SPOTS = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-03-20
plats: Här
närvarande:
  Björkby: [Asta]
frånvarande: {Tallsjö: [Bo]}
bilagor:
  - nr: 1
    titel: Ett
utskickad: 2026-03-25
---

Inledning.

## 1. Första

Text.

## Utan nummer

### b) Andra

Text.

### Utan bokstav

## 9. Sist
""".splitlines()


@pytest.mark.parametrize(
    ("line", "name", "parts"),
    [
        ("---", "Dokumentets början", ("heading",)),
        ("plats: Här", "Uppgifterna överst", ("facts", "heading")),
        ("  Björkby: [Asta]", "Närvaro", ("attendance", "heading")),
        ("frånvarande: {Tallsjö: [Bo]}", "Närvaro", ("attendance", "heading")),
        ("    titel: Ett", "Bilagor", ("annexes", "heading")),
        ("utskickad: 2026-03-25", "Dokumentets slut", ("colophon", "heading")),
        ("Inledning.", "Dokumentets början", ("heading",)),
        ("## 1. Första", "Punkt 1", ("punkt-1", "heading")),
        ("Text.", "Punkt 1", ("punkt-1", "heading")),
        ("## Utan nummer", "Punkt 2", ("punkt-2", "heading")),
        ("### b) Andra", "Punkt 2 b", ("punkt-2-b", "punkt-2", "heading")),
        ("### Utan bokstav", "Punkt 2 b", ("punkt-2-b_2", "punkt-2", "heading")),
        ("## 9. Sist", "Punkt 9", ("punkt-9", "heading")),
    ],
)
def test_every_line_has_its_spot(line: str, name: str, parts: tuple[str, ...]) -> None:
    data = "\n".join(SPOTS).encode()
    document = read_document(PurePosixPath("x.md"), data, frozenset({"lchnv"})).document
    assert document is not None
    spot = spot_of(document, Place(document.file, SPOTS.index(line) + 1), SHOWN)
    assert (spot.name, spot.parts) == (name, parts)


@pytest.mark.usefixtures("lchnv")
def test_a_spot_that_the_template_left_out_leads_to_the_nearest_that_is_there() -> None:
    Path("templates").mkdir()
    shared = (ROOT / "templates/_delar.html.j2").read_text(encoding="utf-8")
    own = shared.replace('class="colophon"', 'class="eget"').replace('id="{{ point.id }}"', "")
    Path("templates/_delar.html.j2").write_text(own, encoding="utf-8")
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    change(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")
    panel = page_of().html.decode().partition("<aside")[2]
    assert re.findall('<a href="#([^"]*)">', panel) == ["lchnv-heading", "lchnv-heading"]


HOSTILE = "</template></aside><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


@pytest.mark.usefixtures("lchnv")
def test_what_a_document_says_is_never_obeyed() -> None:
    change(AGENDA, "## 4. Övriga frågor", f"## 7. {HOSTILE} \u202eöfre")
    page = page_of()
    html = page.html.decode()
    assert (html.count("<script"), html.count("<img"), html.count("</aside>")) == (1, 0, 1)
    assert "onerror=alert(1)&gt;" in html
    panel = html.partition("<aside")[2]
    assert ("<U+202E>" in unescape(panel), "\u202e" in panel) == (True, False)


# ── What cannot be shown ──────────────────────────────────────────────────────────────────────


def _cut_the_head(folder: Path) -> None:
    (folder / AGENDA).write_text('---\ndokument: dagordning\ntid: "09\n---\n', encoding="utf-8")


def _write_utf16(folder: Path) -> None:
    (folder / AGENDA).write_bytes("---\nå: ä\n---\n".encode("utf-16"))


def _remove(folder: Path) -> None:
    (folder / AGENDA).unlink()


def _remove_all(folder: Path) -> None:
    (folder / "meetings").rename(folder / "borta")


def _break_rules(folder: Path) -> None:
    (folder / "rules.yaml").write_text("organ: [\n", encoding="utf-8")


def _remove_rules(folder: Path) -> None:
    (folder / "rules.yaml").unlink()


def _break_register(folder: Path) -> None:
    (folder / "meetings/register.yaml").write_text("personer: {\n", encoding="utf-8")


def _template(name: str, text: str) -> Callable[[Path], None]:
    def broken(folder: Path) -> None:
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates" / name).write_text(text, encoding="utf-8")

    return broken


def _write_latin_css(folder: Path) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/dokument.css").write_bytes("/* å */".encode("latin-1"))


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (_cut_the_head, f"{AGENDA.as_posix()} går inte att läsa.Granskningfel · formHuvudet går inte"),
    (_write_utf16, "Filen är sparad som UTF-16, inte UTF-8."),
    (_remove, f"{AGENDA.as_posix()} finns inte längre."),
    (_remove_all, f"{AGENDA.as_posix()} finns inte längre."),
    (_break_rules, "rules.yaml:2:1Filen går inte att läsa"),
    (_remove_rules, "Det finns ingen rules.yaml i mappen"),
    (_break_register, "meetings/register.yaml:2:1Filen går inte att läsa"),
    (_template("dagordning.html.j2", "\n{% if %}"), "templates/dagordning.html.j2:2Mallen går"),
    (_template("dagordning.html.j2", "{{ page.x }}"), "templates/dagordning.html.j2:1Mallen går"),
    (_template("dagordning.html.j2", "<p>"), "Dokumentmallen ger inte välformad XHTML"),
    (_template("dokument.css", "</style>"), "får inte innehålla </style."),
    (_write_latin_css, "är inte UTF-8."),
]


@pytest.mark.parametrize(("harm", "told"), BROKEN, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_wrong_is_shown_until_it_is_mended(
    lchnv: Program, harm: Callable[[Path], None], told: str
) -> None:
    before, files = page_of(), lchnv.files()
    harm(lchnv.folder)
    page = page_of()
    assert text_of(page).count("Dokumentet går inte att visa just nu") == 2  # title and heading
    assert told in text_of(page)
    assert b'role="status"' in page.html
    for name, data in files.items():
        path = lchnv.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for path in (lchnv.folder / "templates").glob("*"):
        path.unlink()
    assert page_of() == before


def test_a_document_that_nobody_can_look_for_is_not_called_gone(lchnv: Program) -> None:
    (lchnv.folder / AGENDA).parent.rename(lchnv.folder / "borta")
    (lchnv.folder / AGENDA).parent.symlink_to(lchnv.folder / "borta")
    shown = text_of(page_of())
    assert f"{AGENDA.as_posix()} går inte att läsa." in shown
    assert "länkar följs inte" in shown


def test_a_template_that_takes_the_place_of_the_programs_own_is_seen(lchnv: Program) -> None:
    (lchnv.folder / "templates").mkdir()
    before = page_of()
    _template("dagordning.html.j2", "<html><head/><body><h1>Eget</h1></body></html>")(lchnv.folder)
    assert "Eget" in text_of(page_of())
    (lchnv.folder / "templates/dagordning.html.j2").unlink()
    assert page_of() == before


def test_findings_are_told_also_where_the_template_is_broken(lchnv: Program) -> None:
    _template("dagordning.html.j2", "{{")(lchnv.folder)
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    assert "varning · Punkt 7 · form" in text_of(page_of())


@pytest.mark.usefixtures("lchnv")
def test_a_fault_in_the_program_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("lchnv_cli.work.making.preview_page.judge", broken)
    assert "Ett fel i programmet: RecursionError." in text_of(page_of())


DEPENDENCIES = {
    AGENDA.as_posix(): ("Fika 09.15", "Fika 09.00"),
    "rules.yaml": ("namn: Länschefsnätverket", "namn: Chefsnätverket"),
    "templates/dokument.css": ("--ton: ", "--egen: "),
    "templates/_delar.html.j2": ("Föredragande:", "Föredrar:"),
    "meetings/lchnv/2026/kalendarium.md": ("datum: 2026-03-20", "datum: 2026-03-27"),
    "meetings/register.yaml": ("namn: Asta Almgren", "namn: Asta Almgrén"),
}


@pytest.mark.parametrize("name", DEPENDENCIES)
def test_every_file_that_the_page_depends_on_changes_it(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    judge_by(monkeypatch, IDS)
    Path("templates").mkdir()
    for own in ("dokument.css", "_delar.html.j2"):
        Path("templates", own).write_bytes((ROOT / "templates" / own).read_bytes())
    watched = watched_in(lchnv.folder)
    drawing = Drawing(lchnv.folder, PurePosixPath(AGENDA.as_posix()), TODAY)
    session = Session(watched.look, drawing.page)
    before = session.page.version
    change(Path(name), *DEPENDENCIES[name])
    assert session.refresh().version != before


@pytest.mark.usefixtures("lchnv")
def test_a_browser_may_load_just_what_belongs_to_the_page() -> None:
    Path("templates").mkdir()
    shared = (ROOT / "templates/_delar.html.j2").read_text(encoding="utf-8")
    own = shared.replace("<h1>", '<h1 style="color: teal">')
    Path("templates/_delar.html.j2").write_text(own, encoding="utf-8")
    page = page_of()
    (style,) = re.findall("<style>(.*?)</style>", page.html.decode(), re.DOTALL)
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (style, "color: teal")
    ]
    assert page.policy == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; "
        f"style-src 'self' {hashes[0]} 'unsafe-hashes' {hashes[1]}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    assert "unsafe" not in page_of(NOTES.with_name("finns-inte.md")).policy


# ── The command ───────────────────────────────────────────────────────────────────────────────


class Opened:
    """The addresses that a command would have opened in the browser."""

    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.done = threading.Event()

    def __call__(self, address: str) -> None:
        """Be what opens a browser."""
        self.addresses.append(address)
        self.done.set()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Let the command end at once, as by Ctrl-C, and open nothing."""

    def interrupted(_: PreviewServer) -> None:
        raise KeyboardInterrupt

    opened = Opened()
    monkeypatch.setattr("webbrowser.open", opened)
    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    return opened


def _shown(program: Program, *arguments: str) -> str:
    ran = program("preview", "--no-open", "--poll", *arguments)
    assert (ran.code, ran.err[:6]) == (0, "Visar ")
    return ran.err.removeprefix("Visar ").partition(". Sidan")[0]


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["--today", "2026-02-01"], AGENDA),
        (["--today", "2026-03-20"], AGENDA),
        (["--today", "2026-03-21"], NOTES),
        (["--today", "2026-12-01"], NOTES),
        ([DAY], AGENDA),
        ([AGENDA.as_posix()], AGENDA),
        ([AGENDA.parent.as_posix()], AGENDA),
        (["2026", "--body", "styrgrupp"], Path("meetings/styrgrupp/2026/kalendarium.md")),
    ],
    ids=str,
)
def test_the_document_that_is_meant_is_shown(
    lchnv: Program, arguments: list[str], file: Path
) -> None:
    assert _shown(lchnv, *arguments) == file.as_posix()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("name", [DAY, AGENDA.parent.as_posix(), ""])
@pytest.mark.parametrize("content", [None, b"ej ett dokument"])
def test_of_a_meeting_the_notes_are_shown_also_when_they_cannot_be_read(
    lchnv: Program, name: str, content: bytes | None
) -> None:
    notes = AGENDA.with_name("minnesanteckningar.md")
    readable = NOTES.read_bytes().replace(b"2026-05-22", DAY.encode())
    notes.write_bytes(readable if content is None else content)
    arguments = [name] if name else ["--today", "2026-03-01"]
    assert _shown(lchnv, *arguments) == notes.as_posix()
    assert _shown(lchnv, AGENDA.as_posix()) == AGENDA.as_posix()


@pytest.mark.usefixtures("opened")
def test_a_meeting_that_was_called_off_is_not_the_next(lchnv: Program) -> None:
    agenda = Path("meetings/lchnv/2026-09-25/dagordning.md")
    agenda.parent.mkdir()
    agenda.write_bytes(AGENDA.read_bytes().replace(DAY.encode(), b"2026-09-25"))
    assert _shown(lchnv, "--today", "2026-09-01") == NOTES.as_posix()
    assert _shown(lchnv, "2026-09-25") == agenda.as_posix()


@pytest.mark.usefixtures("opened")
def test_of_several_bodies_one_has_to_be_chosen(lchnv: Program) -> None:
    other = Path("meetings/styrgrupp/2026-03-20/dagordning.md")
    other.parent.mkdir()
    other.write_bytes(b"ej ett dokument")
    ran = lchnv("preview", DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"”{DAY}” kan vara flera dokument. Skriv vilken fil:\n"
        f"    {AGENDA.as_posix()}\n    {other.as_posix()}\n"
    )
    assert _shown(lchnv, DAY, "--body", "lchnv") == AGENDA.as_posix()
    assert _shown(lchnv, DAY, "--body", "styrgrupp") == other.as_posix()


@pytest.mark.usefixtures("opened")
def test_the_only_document_may_be_one_that_cannot_be_read(lchnv: Program) -> None:
    AGENDA.write_bytes(b"\xff\xfe")
    assert _shown(lchnv, DAY) == AGENDA.as_posix()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["1999-01-01"], "Det finns inget dokument för ”1999-01-01”."),
        (["finns/inte.md"], "Det finns inget dokument för ”finns/inte.md”."),
        (["2026"], "”2026” kan vara flera dokument. Skriv vilken fil:\n    meetings/lchnv/2026/"),
        (["--body", "nej"], "Organet ”nej” finns inte."),
        ([DAY, "--body", "nej"], "Organet ”nej” finns inte."),
        (["--body", "styrgrupp"], "Styrgruppen har inget mötesdokument att visa.\nSkapa en dag"),
        (["--port", "80"], "”80” är ingen port. Skriv ett tal från 1024 till 65535."),
        (["--port", "hej"], "”hej” är ingen port."),
        (["--root", "meetings"], "Det finns ingen rules.yaml i mappen"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_shown_is_explained(lchnv: Program, arguments: list[str], said: str) -> None:
    ran = lchnv("preview", "--no-open", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_port_in_use_is_told(lchnv: Program) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = lchnv("preview", DAY, "--no-open", "--port", str(port))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Porten {port} används redan eller är spärrad. Välj en annan, eller utelämna --port.\n"
    )


def test_the_browser_is_opened_at_the_address_that_is_told(lchnv: Program, opened: Opened) -> None:
    assert lchnv("preview", DAY, "--no-open").code == 0
    ran = lchnv("preview", DAY)
    assert opened.done.wait(LONGEST)
    assert opened.addresses == [ran.out.strip()]


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let what is started hear Ctrl-C, also where a shell runs the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way")
@pytest.mark.usefixtures("ctrl_c")
def test_the_program_serves_until_ctrl_c(tmp_path: Path) -> None:
    arguments = ("preview", DAY, "--no-open", "--root", str(NETWORK))
    process = subprocess.Popen(
        command_line(*arguments),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().decode()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/[\w-]{32}/)\n", address)
        assert found is not None
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=LONGEST)
        connection.request("GET", found[2])
        assert b"<title>Dagordning" in connection.getresponse().read()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=LONGEST)
    finally:
        process.kill()  # nothing, where it has ended
    assert (process.returncode, out) == (0, b"")
    assert err.decode() == (
        f"Visar {AGENDA.as_posix()}. Sidan laddas om när en fil sparas. Avsluta med Ctrl-C.\n"
    )

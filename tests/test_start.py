"""lchnv start: the tasks that status tells, every document, and what may be asked for."""

import datetime as dt
import http.client
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from lchnv_cli.commands.app import COMMANDS
from lchnv_cli.commands.start import actions
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.preview.start_page import Line
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.start_drawing import StartDrawing
from tests.running import AGENDA, Program, network
from tests.test_preview import LONGEST, ask, change, started, text_of

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 3, 16)
ACTIONS = ("prova", "kor", "falt", "lagg-till")
UPDATE = "lchnv new-agenda 2026-03-20 --update --revised"
BROKEN = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.fixture
def drawing(lchnv: Program) -> StartDrawing:
    return StartDrawing(lchnv.folder, TODAY)


@pytest.fixture
def server(drawing: StartDrawing) -> Iterator[PreviewServer]:
    with started(server_of(drawing, 0, drawing.document, actions(drawing))) as serving:
        yield serving


@pytest.fixture
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process that is begun after all be seen: its request gets no answer."""
    monkeypatch.setattr("subprocess.run", None)


def post(
    server: PreviewServer, action: str, body: str, token: str = "", **headers: str | None
) -> http.client.HTTPResponse:
    """Send a form as a browser does, but for some headers (None: without)."""
    own = f"127.0.0.1:{server.port}"
    sent: dict[str, str | None] = {
        "Host": own,
        "Origin": f"http://{own}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
    }
    sent.update((name.replace("_", "-"), value) for name, value in headers.items())
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    connection.putrequest("POST", f"/{token or server.token}/{action}", skip_host=True)
    for name, value in sent.items():
        if value is not None:
            connection.putheader(name, value)
    connection.endheaders(body.encode())
    return connection.getresponse()


def form_of(drawing: StartDrawing, command: str) -> str:
    """Give what the button of a command sends."""
    (key,) = {key for key, line in drawing.lines().items() if line.command == command}
    return f"kommando={key}"


def links(drawing: StartDrawing) -> list[str]:
    """Give the files of the documents that the page leads to."""
    found = re.findall('<a href="(meetings/[^"]+[.]md)/"', drawing.page().html.decode())
    return [unquote(each) for each in found]


def test_every_task_of_status_is_a_card(lchnv: Program, drawing: StartDrawing) -> None:
    told = json.loads(lchnv("status", "--today", str(TODAY), "--json").out)["tasks"]
    html = unescape(drawing.page().html.decode())
    assert len(told) == html.split('class="cards"')[1].split("</ul>")[0].count("<h3>") > 2
    for task in told:
        assert f"<h3>{task['what'][0].upper()}{task['what'][1:]}.</h3>" in html
        assert f"<dd>{task['who']}</dd>" in html
        assert all(f"<code>{task[key]}</code>" in html for key in ("command", "then") if task[key])
        assert f"<p>{task['do']}</p>" in html or not task["do"]
        assert bool(task["command"]) != bool(task["do"])
    assert "Senastfre 13 mar, försenat 1 arbetsdag" in text_of(drawing.page())
    assert "Varför2 §" in text_of(drawing.page())


def test_a_folder_without_a_meeting_says_so(lchnv: Program) -> None:
    for path in lchnv.folder.rglob("*.md"):
        path.unlink()
    Path("meetings/register.yaml").unlink()
    page = text_of(StartDrawing(lchnv.folder, dt.date(2025, 2, 3)).page())
    assert "Inget möte är känt." in page


def test_every_document_has_a_way_to_it(lchnv: Program, drawing: StartDrawing) -> None:
    every = {path.relative_to(lchnv.folder).as_posix() for path in lchnv.folder.rglob("*.md")}
    assert {*links(drawing)} == every
    BROKEN.write_bytes(b"ej ett dokument")
    assert {*links(drawing)} == every
    assert f"Går inte att läsa{BROKEN.as_posix()}" in text_of(drawing.page())


def test_meetings_to_come_stand_first_and_then_the_last_that_was_held(lchnv: Program) -> None:
    page = text_of(StartDrawing(lchnv.folder, dt.date(2026, 5, 1)).page())
    order = ("Kommande", "22 maj", "Hållna 2026", "20 mars", "30 januari", "Kalendarier")
    places = [page.index(each, page.index("Kommande")) for each in order]
    assert places == sorted(places)


def test_a_document_is_shown_as_by_preview(server: PreviewServer, drawing: StartDrawing) -> None:
    for file in links(drawing):
        answer = ask(server, f"/{server.token}/{file}/")
        assert (answer.status, b"Granskning" in answer.read()) == (200, True), file
    for name in ("frame.css", "panel.css", "follow.js", "version", "events"):
        assert ask(server, f"/{server.token}/{AGENDA.as_posix()}/{name}").status == 200


@pytest.mark.parametrize(
    "path",
    [
        *("rules.yaml/", "meetings/register.yaml/", "meetings/", "meetings/lchnv/2026-03-20/"),
        *("../rules.yaml/", "/", "{agenda}", "{agenda}//", "{agenda}/../", "{agenda}/x.css"),
        *("%2fetc%2fpasswd/", "{agenda}%00/", "{agenda}/{agenda}/", "./{agenda}/"),
    ],
)
def test_nothing_else_is_shown(server: PreviewServer, path: str) -> None:
    asked = path.format(agenda=AGENDA.as_posix())
    assert ask(server, f"/{server.token}/{asked}").status == 404
    assert ask(server, f"/{'x' * 32}/{AGENDA.as_posix()}/").status == 404
    assert ask(server, f"/{server.token}/{AGENDA.as_posix()}/", hosts=["ond.example"]).status == 403


def test_a_save_is_seen_on_both_pages(server: PreviewServer) -> None:
    document = f"/{server.token}/{AGENDA.as_posix()}/"
    versions = [ask(server, f"{at}version").read() for at in (f"/{server.token}/", document)]
    change(AGENDA, "publicerad: 2026-03-13\n", "")
    after = [ask(server, f"{at}version").read() for at in (f"/{server.token}/", document)]
    assert not {*versions} & {*after}


def test_a_folder_that_cannot_be_read_is_told_of(drawing: StartDrawing) -> None:
    change(Path("rules.yaml"), "organ:", "[")
    page = text_of(drawing.page())
    assert page.startswith("\nStartsidan går inte att visa just nu")
    assert "rules.yaml" in page
    assert drawing.document(AGENDA.as_posix()) is None


def test_what_documents_say_is_text_and_no_markup(drawing: StartDrawing) -> None:
    change(Path("rules.yaml"), "namn: Länschefsnätverket", "namn: Läns<b>chefs\\u202enätverket")
    html = drawing.page().html.decode()
    assert "Läns<b>" not in html
    assert "Läns&lt;b&gt;chefs" in html


# ── The buttons ───────────────────────────────────────────────────────────────────────────────


def test_a_command_is_shown_before_it_is_run(
    server: PreviewServer, drawing: StartDrawing, lchnv: Program
) -> None:
    before = lchnv.files()
    form = form_of(drawing, UPDATE)
    answer = post(server, "prova", form, Sec_Fetch_Site="same-origin")
    shown = unescape(answer.read().decode())
    assert answer.status == 200
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]
    assert f"<code>{UPDATE}</code>" in shown
    assert COMMANDS["new-agenda"] in shown
    assert "--dry-run" in shown
    assert ">Kör</button>" in shown
    assert "<script" not in shown, "it would ask once more when a file is saved"
    assert lchnv.files() == before
    done = unescape(post(server, "kor", form).read().decode())
    assert "<h1>Det är gjort</h1>" in done
    assert {name for name, data in lchnv.files().items() if data != before.get(name)} >= {
        AGENDA.as_posix()
    }
    again = post(server, "kor", form)
    assert (again.status, "inte längre att köra" in again.read().decode()) == (409, True)


@pytest.fixture
def refused(drawing: StartDrawing, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give what the button sends of a command that cannot be done: nobody has an address."""
    line = Line("lchnv mail 2026-01-30 --remind", key="0123456789abcdef")
    monkeypatch.setattr(type(drawing), "lines", lambda _: {line.key: line})
    return f"kommando={line.key}"


def test_a_command_that_cannot_be_run_tells_why(server: PreviewServer, refused: str) -> None:
    form = refused
    told = text_of_answer(post(server, "kor", form))
    assert "Det gick inte att göra" in told
    assert "lchnv mail 2026-01-30 --remind" in told


def test_what_would_fail_is_told_and_not_offered(server: PreviewServer, refused: str) -> None:
    form = refused
    told = post(server, "prova", form).read().decode()
    assert "<h1>Det går inte att göra än</h1>" in told
    assert "lchnv mail 2026-01-30 --remind" in told
    assert "<button>" not in told
    assert '<a href="./">Till startsidan</a>' in told


def text_of_answer(answer: http.client.HTTPResponse) -> str:
    return unescape(re.sub("<[^>]*>", " ", answer.read().decode()))


def test_what_waits_for_what_is_pasted_has_no_button(drawing: StartDrawing) -> None:
    page = text_of(drawing.page())
    assert "lchnv file 2026-01-30 --registered -" in page
    assert not [line for line in drawing.lines().values() if "--registered" in line.command]


@pytest.mark.parametrize(
    "body",
    [
        *("", "kommando=", "kommando=lchnv+check", "kommando=0123456789abcdef", "kommando=%00"),
        *("annat=x", "kommando", "kommando=%ff", "&&==&", "kommando=lchnv+init+/tmp/x"),
    ],
)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.usefixtures("nothing_runs")
def test_only_what_status_tells_can_be_run(server: PreviewServer, action: str, body: str) -> None:
    assert post(server, action, body).status == 409


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"Origin": None}),
        (403, {"Origin": "null"}),
        (403, {"Origin": "http://ond.example"}),
        (403, {"Origin": "http://127.0.0.1:1"}),
        (403, {"Origin": "https://127.0.0.1:{port}"}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (403, {"Sec_Fetch_Site": "same-site"}),
        (403, {"Sec_Fetch_Site": "none"}),
        (403, {"Host": "ond.example"}),
        (403, {"Host": "localhost:{port}"}),
        (405, {"token": "x" * 32}),
        (400, {"Content_Type": "text/plain"}),
        (400, {"Content_Type": "application/json"}),
        (400, {"Content_Length": None}),
        (400, {"Content_Length": "-1"}),
        (400, {"Content_Length": "65537"}),
        (400, {"Content_Length": "9" * 5000}),
    ],
)
@pytest.mark.usefixtures("nothing_runs")
def test_no_other_page_can_run_anything(
    server: PreviewServer, drawing: StartDrawing, status: int, headers: dict[str, str | None]
) -> None:
    sent = {name: value and value.format(port=server.port) for name, value in headers.items()}
    token, form = sent.pop("token", "") or "", form_of(drawing, UPDATE)
    for action in ACTIONS:
        assert post(server, action, form, token, **sent).status == status


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.usefixtures("nothing_runs")
def test_reading_runs_nothing(server: PreviewServer, drawing: StartDrawing, action: str) -> None:
    answer = ask(server, f"/{server.token}/{action}?{form_of(drawing, UPDATE)}")
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
    assert post(server, "", form_of(drawing, UPDATE)).status == 405
    assert post(server, f"{AGENDA.as_posix()}/{action}", form_of(drawing, UPDATE)).status == 405


def test_a_folder_lends_the_command_no_code(
    server: PreviewServer, drawing: StartDrawing, lchnv: Program
) -> None:
    for name in ("typer", "sitecustomize", "json", "lchnv_cli"):
        (lchnv.folder / f"{name}.py").write_text("raise SystemExit(77)", encoding="utf-8")
    assert "Det är gjort" in text_of_answer(post(server, "kor", form_of(drawing, UPDATE)))


def test_the_command_tells_the_address(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: PreviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    ran = lchnv("start", "--no-open", "--poll")
    assert ran.code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/\n", ran.out)
    assert ran.err == "Visar startsidan. Sidan laddas om när en fil sparas. Avsluta med Ctrl-C.\n"

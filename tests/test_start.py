"""lchnv start: the tasks that status tells, every document, and what may be asked for."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.start_drawing import StartDrawing
from tests.running import AGENDA, Program, network
from tests.test_preview import ask, change, started, text_of

TODAY = dt.date(2026, 3, 16)
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
    with started(server_of(drawing, 0, drawing.document)) as serving:
        yield serving


def links(drawing: StartDrawing) -> list[str]:
    """Give the files of the documents that the page leads to."""
    found = re.findall('<a href="(meetings/[^"]+)/"', drawing.page().html.decode())
    return [unquote(each) for each in found]


def test_every_task_of_status_is_a_card(lchnv: Program, drawing: StartDrawing) -> None:
    told = json.loads(lchnv("status", "--today", str(TODAY), "--json").out)["tasks"]
    html = unescape(drawing.page().html.decode())
    assert len(told) == html.split('class="cards"')[1].split("</ul>")[0].count("<h3>") > 2
    for task in told:
        assert f"<h3>{task['what'][0].upper()}{task['what'][1:]}.</h3>" in html
        assert f"<dd>{task['who']}</dd>" in html
        assert all(f"<code>{task[key]}</code>" in html for key in ("command", "then") if task[key])
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


def test_the_command_tells_the_address(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: PreviewServer) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    ran = lchnv("start", "--no-open", "--poll")
    assert ran.code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/\n", ran.out)
    assert ran.err == "Visar startsidan. Sidan laddas om när en fil sparas. Avsluta med Ctrl-C.\n"

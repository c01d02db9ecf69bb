"""lchnv preview in a real browser: nothing is refused, saves are seen, the reader stays put."""

import contextlib
import io
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Locator, Page
from pypdf import PdfReader

from lchnv_cli.commands.start import actions
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.preview.session import Session
from lchnv_cli.preview.watching import Watcher
from lchnv_cli.work.making.preview_page import Drawing, watched_in
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.site_drawing import SiteDrawing, SitePreview
from lchnv_cli.work.making.start_drawing import StartDrawing
from tests.running import AGENDA, ROOT, Program, network
from tests.sealing import seal
from tests.test_preview import BROKEN, TODAY, change
from tests.test_preview import started as serving_one

FOLLOWS = "Sidan laddas om när en fil sparas."
LONG = "\n\n".join(f"Stycke {number}. " + "Ord " * 60 for number in range(60))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
NO_EVENTS = "delete window.EventSource"


@pytest.fixture
def folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Stand in a network whose agenda is long, and which has a folder for templates."""
    program = network(tmp_path, capsys, monkeypatch)
    change(AGENDA, "Kort om läget.", LONG)
    Path("templates").mkdir()
    return program


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[PreviewServer]:
    watched = watched_in(folder)
    drawing = Drawing(folder, PurePosixPath(AGENDA.as_posix()), TODAY)
    session = Session(watched.look, drawing.page)
    watcher = Watcher(watched, session.refresh, poll=False)
    with PreviewServer(session) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        watcher.start()
        try:
            yield server
        finally:
            watcher.stop()
            server.shutdown()
            thread.join()


@pytest.fixture
def server(folder: Program) -> Iterator[PreviewServer]:
    with serving(folder.folder) as started:
        yield started


@contextlib.contextmanager
def tab(browser: Browser, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open a tab, and give what the browser says against what it shows."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, **options)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url} {request.failure}"))
    try:
        yield page, complaints
    finally:
        page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a tab; no test may give the browser cause to complain."""
    with tab(browser) as (opened, complaints):
        yield opened
        # Whoever waits for events when the page is left, or loaded again, waits no more.
        assert [told for told in complaints if "/events " not in told] == []


def follow(page: Page, server: PreviewServer) -> None:
    """Open the page and wait until it follows the files."""
    page.goto(server.address)
    page.get_by_text(FOLLOWS).wait_for(state="attached")


@contextlib.contextmanager
def another_version(page: Page) -> Iterator[None]:
    """Wait until the page has been loaded again, and follows the files."""
    with page.expect_event("load"):
        yield
    page.get_by_text(FOLLOWS).wait_for(state="attached")


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    bottom, right = found["y"] + found["height"], found["x"] + found["width"]
    return {"y": found["y"], "x": found["x"], "height": found["height"]} | {
        "bottom": bottom,
        "right": right,
    }


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Granskning")


def test_the_page_shows_document_and_findings(page: Page, server: PreviewServer) -> None:
    change(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")
    follow(page, server)
    assert page.title() == "Dagordning Länschefsnätverket i Provlandet 2026-03-20"
    assert panel(page).get_by_text("senast fredag 13 mars gällde").is_visible()
    colour = page.locator("h1").evaluate("(heading) => getComputedStyle(heading).color")
    assert colour != "rgb(0, 0, 0)", "the style sheet of the document was refused"


def test_styles_in_the_networks_own_template_are_let_in(page: Page, server: PreviewServer) -> None:
    text = (ROOT / "templates/_delar.html.j2").read_text(encoding="utf-8")
    own = text.replace("<h1>", '<h1 style="color: rgb(1, 2, 3)">')
    Path("templates/_delar.html.j2").write_text(own, encoding="utf-8")
    Path("templates/dokument.css").write_text("p { color: rgb(4, 5, 6) } /* å */\r\n", "utf-8")
    follow(page, server)
    colours = "(names) => names.map((n) => getComputedStyle(document.querySelector(n)).color)"
    assert page.evaluate(colours, ["h1", "p"]) == ["rgb(1, 2, 3)", "rgb(4, 5, 6)"]


def test_what_is_saved_is_seen_and_the_reader_stays_where_she_was(
    page: Page, server: PreviewServer
) -> None:
    follow(page, server)
    point = page.locator("#punkt-3-b")
    point.evaluate("(point) => scrollTo(0, point.offsetTop + 700)")
    before = box(point)["y"]
    assert before < -600
    with another_version(page):
        change(AGENDA, "Välkommen till **Tallsjö**.", "Välkommen.\n\nMycket\n\nmer\n\nhögre upp.")
    assert page.get_by_text("högre upp.").count() == 1
    assert abs(box(point)["y"] - before) < 2


@pytest.mark.parametrize("harm", [harm for harm, _ in BROKEN], ids=lambda harm: harm.__name__)
def test_a_broken_file_and_its_mending_are_seen(
    page: Page, server: PreviewServer, folder: Program, harm: Callable[[Path], None]
) -> None:
    follow(page, server)
    page.evaluate("scrollTo(0, 1500)")
    files = folder.files()
    with another_version(page):
        harm(folder.folder)
    page.get_by_role("heading", name="Dokumentet går inte att visa just nu").wait_for()
    for path in folder.folder.glob("templates/*"):
        path.unlink()
    for name, data in files.items():
        path = folder.folder / name
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    page.get_by_text("Stycke 59.").wait_for()
    _eventually(page, "scrollY === 1500")


def _eventually(page: Page, script: str) -> None:
    """Wait until a script is true, also while the page is loaded again and again.

    Playwright's own way to wait is refused by the page, which lets nobody evaluate a text.
    """
    for _ in range(600):
        with contextlib.suppress(Error):
            if page.evaluate(script):
                return
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {script}")


def test_a_browser_without_events_asks(page: Page, server: PreviewServer) -> None:
    page.add_init_script(NO_EVENTS)
    follow(page, server)
    with another_version(page):
        change(AGENDA, "Fika", "Te")
    assert page.get_by_text("Te 09.15–09.30").count() == 1


@pytest.mark.parametrize("script", ["", NO_EVENTS], ids=["told", "asking"])
def test_the_end_of_the_program_is_told_on_the_page(
    browser: Browser, folder: Program, script: str
) -> None:
    with tab(browser) as (page, _):  # of course the browser complains
        page.add_init_script(script)
        with serving(folder.folder) as server:
            follow(page, server)
        page.get_by_text("Förbindelsen är bruten.").wait_for(state="attached")


def test_a_finding_leads_to_its_place(page: Page, server: PreviewServer) -> None:
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    follow(page, server)
    panel(page).get_by_role("link", name="Punkt 7").click()
    page.wait_for_url(f"{server.address}#punkt-7")  # the browser goes there in its own time
    assert 0 <= box(page.locator("#punkt-7"))["y"] < 800


def test_the_keyboard_reaches_the_findings(page: Page, server: PreviewServer) -> None:
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    follow(page, server)
    link = panel(page).get_by_role("link", name="Punkt 7")
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link.matches(':focus-visible')"):
            break
    assert link.evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url == f"{server.address}#punkt-7"


@pytest.mark.parametrize("width", [320, 375, 1023])
def test_on_a_narrow_screen_the_findings_are_a_closed_bar_below(
    page: Page, server: PreviewServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    follow(page, server)
    remark = panel(page).get_by_text("Inget att anmärka på.")
    assert not remark.is_visible()
    assert abs(box(panel(page))["bottom"] - 640) <= 1
    assert box(panel(page))["height"] < 80
    assert page.evaluate("document.documentElement.scrollWidth") == width
    panel(page).get_by_role("heading", name="Granskning").click()
    assert remark.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert box(panel(page))["y"] >= 640 * 0.3


def test_on_a_wide_screen_they_stand_beside_the_document(page: Page, server: PreviewServer) -> None:
    page.set_viewport_size({"width": 1024, "height": 640})
    follow(page, server)
    assert panel(page).get_by_text("Inget att anmärka på.").is_visible()
    assert box(page.get_by_role("main"))["right"] <= box(panel(page))["x"]
    assert page.evaluate("document.documentElement.scrollWidth") == 1024


def test_paper_has_the_document_and_nothing_else(page: Page, server: PreviewServer) -> None:
    change(AGENDA, "## 4. Övriga", "## 7. Övriga")
    follow(page, server)
    assert panel(page).get_by_text("fel-numrering").is_visible()
    pages = PdfReader(io.BytesIO(page.pdf())).pages
    printed = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Stycke 59." in printed
    assert [word for word in ("Granskning", "fel-numrering", FOLLOWS) if word in printed] == []


def _break(folder: Path) -> None:
    change(folder / AGENDA, "dokument: dagordning", "dokument: [")


def _misnumber(folder: Path) -> None:
    change(folder / AGENDA, "## 4. Övriga", "## 7. Övriga")
    change(folder / AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")


@pytest.mark.parametrize("harm", [_break, _misnumber])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    browser: Browser, folder: Program, harm: Callable[[Path], None], scheme: str, width: int
) -> None:
    harm(folder.folder)
    narrow = width < 1024
    with serving(folder.folder) as server, tab(browser, color_scheme=scheme) as (page, _):
        page.set_viewport_size({"width": width, "height": 640})
        follow(page, server)
        if harm is _misnumber and narrow:
            panel(page).get_by_role("heading", name="Granskning").click()
        found = Axe().run(page, options={"runOnly": RULES}).response
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    # The contrast of text that the bar covers is not to be computed.
    left = {each["id"] for each in found["incomplete"]} - ({"color-contrast"} if narrow else set())
    assert "color-contrast" not in left


def test_the_dark_is_dark_all_over(page: Page, server: PreviewServer) -> None:
    follow(page, server)
    grounds = [page.locator("body"), panel(page).locator(".panel")]
    colour = "(part) => getComputedStyle(part).backgroundColor.match(/\\d+/g).map(Number)"
    assert [min(ground.evaluate(colour)) > 200 for ground in grounds] == [True, True]
    page.emulate_media(color_scheme="dark")
    assert [max(ground.evaluate(colour)) < 64 for ground in grounds] == [True, True]


# ── The web site ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("width", [320, 1280])
def test_the_web_site_is_read_from_page_to_page_and_axe_finds_nothing(
    page: Page, folder: Program, width: int
) -> None:
    change(Path("rules.yaml"), "  - id: lchnv\n", "  - id: lchnv\n    webb: ja\n")
    seal(folder.folder)
    preview = SitePreview(folder.folder, TODAY)
    page.set_viewport_size({"width": width, "height": 800})
    with serving_one(server_of(SiteDrawing(preview), 0, preview.find)) as server:
        follow(page, server)
        for name in ("Fredag 20 mars 2026", "Dagordning"):
            page.get_by_role("main").get_by_role("link", name=name).first.click()
            page.get_by_text("Förhandsvisning av webbplatsen.").wait_for()
            colour = page.locator("h1").evaluate("(heading) => getComputedStyle(heading).color")
            assert colour != "rgb(0, 0, 0)", "the style sheet of the site was refused"
            assert _wide(page) == width
            found = Axe().run(page, options={"runOnly": RULES}).response
            assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert page.url == f"{server.address}lchnv/2026-03-20/dagordning/"
        page.goto("about:blank")


# ── The start page ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def started(folder: Program) -> Iterator[PreviewServer]:
    """Serve the start page with its buttons."""
    drawing = StartDrawing(folder.folder, TODAY)
    with serving_one(server_of(drawing, 0, drawing.document, actions(drawing))) as server:
        yield server


@pytest.mark.parametrize("width", [320, 1280])
def test_a_command_is_run_from_the_start_page_with_the_keyboard_alone(
    page: Page, started: PreviewServer, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(started.address)
    own = page.get_by_role("button", name="Se vad det gör lchnv new-agenda")
    for button, heading in ((own.first, "Kör kommandot?"), (None, "Det är gjort")):
        assert _wide(page) == width
        assert [each["id"] for each in Axe().run(page).response["violations"]] == []
        _tab_to(page, button or page.get_by_role("button", name="Kör", exact=True))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name=heading, level=1).wait_for()
    assert _wide(page) == width
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.get_by_role("link", name="Till startsidan").click()
    page.get_by_role("heading", name="Näst att göra").wait_for()


def _wide(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    return wide


def _tab_to(page: Page, wanted: Locator) -> None:
    """Go to an element by the keyboard, and see that its focus is seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            break
    outline = wanted.evaluate("(element) => getComputedStyle(element).outlineStyle")
    assert outline == "solid"


def test_a_field_is_filled_in_with_the_keyboard_alone_and_what_is_typed_survives(
    page: Page, started: PreviewServer
) -> None:
    page.add_init_script(NO_EVENTS)
    page.goto(started.address)
    page.get_by_role("link", name="fyll i fälten i Dagordning").first.click()
    page.get_by_text(FOLLOWS).wait_for(state="attached")
    box, other = (
        page.get_by_label("info", exact=True),
        page.get_by_label("diarienummer", exact=True),
    )
    other.fill("PROV 99")
    _tab_back_to(page, box)
    page.keyboard.press("Control+A")
    page.keyboard.type("Kaf")
    with another_version(page):
        change(AGENDA, "tid: 09.30–12.00", "tid: 09.30–12.30")
    _eventually(page, "document.activeElement.id === 'falt-info'")
    page.keyboard.type("fe")
    page.keyboard.press("Enter")
    page.get_by_text("Sparat i filen, rad 7: info: Kaffe").wait_for()
    assert "info: Kaffe\n" in AGENDA.read_text(encoding="utf-8")
    _eventually(page, "document.getElementById('falt-diarienummer').value === 'PROV 99'")
    assert box.input_value() == "Kaffe"
    _eventually(page, "document.activeElement.id === 'falt-info'")
    page.get_by_role("link", name="Visa dokumentet").click()
    panel(page).get_by_role("link", name="Till startsidan").click()
    page.get_by_role("heading", name="Näst att göra").wait_for()


def test_a_button_keeps_its_focus_when_a_file_is_saved(page: Page, started: PreviewServer) -> None:
    page.add_init_script(NO_EVENTS)
    follow(page, started)
    own = page.get_by_role("button", name="Se vad det gör lchnv new-agenda").first
    own.focus()
    with another_version(page):
        (AGENDA.parents[1] / "2026-05-22/minnesanteckningar.md").unlink()
    assert own.evaluate("(button) => button === document.activeElement")


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_among_the_fields(page: Page, started: PreviewServer, width: int) -> None:
    change(AGENDA, "publicerad: 2026-03-13", "publicerad: 2026-03-16")
    change(AGENDA, "plats:", "palts:")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{started.address}{AGENDA.as_posix()}/huvud/")
    page.get_by_text("Fält som inte är ifyllda").click()
    assert page.get_by_text("senast fredag 13 mars gällde").is_visible()
    assert _wide(page) == width
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        found = Axe().run(page, options={"runOnly": RULES}).response
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert "color-contrast" not in {each["id"] for each in found["incomplete"]}


def _tab_back_to(page: Page, wanted: Locator) -> None:
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return

"""The site in a browser: everyone can read every kind of page, on any screen, without a net."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ViewportSize

from lchnv_cli.commands.app import run
from tests import exemplary
from tests.sealing import seal

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# As wide as a phone, and a page of 1280 enlarged to 400 % (WCAG 1.4.10); a tablet, a screen.
WIDTHS = (320, 768, 1440)
WITHDRAWN = "lchnv/2027-01-29/minnesanteckningar"
PAGES = (
    f"{WITHDRAWN}/index.html",
    "index.html",
    "lchnv/index.html",
    "lchnv/2027/index.html",
    "lchnv/2026-03-20/index.html",
    "lchnv/2026-03-20/dagordning/index.html",
    "lchnv/2026-03-20/minnesanteckningar/index.html",
    "beslut/index.html",
    "arenden/index.html",
    "arenden/vardplanering/index.html",
    "uppdrag/index.html",
    "ledamoter/index.html",
    "arbetsordningen/index.html",
    "sok/index.html",
    "grupper/index.html",
    "overenskommelser/index.html",
    "tillganglighet/index.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("webb")
    shutil.copytree(exemplary.FOLDER, folder / "nät")
    seal(folder / "nät")
    own = folder / "nät" / "meetings" / f"{WITHDRAWN}.md"
    back = ["publish", str(own), "--withdraw", "Bilaga 2 hade fel siffror"]
    assert run([*back, "--root", str(folder / "nät"), "--today", "2027-02-10"]) == 0
    made = ["site", "--root", str(folder / "nät"), "--output", str(folder / "webb")]
    assert run([*made, "--today", "2027-02-15"]) == 0
    return folder / "webb"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_and_nothing_is_asked_of_the_net(
    browser: Browser, site: Path, page: str, scheme: str
) -> None:
    size: ViewportSize = {"width": WIDTHS[0], "height": 800}
    shown = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("console", lambda message: asked.append(message.text))
    shown.goto((site / page).as_uri())
    assert [told for told in asked if not told.startswith(("file:", "data:"))] == []
    found = Axe().run(shown, options={"runOnly": RULES}).response
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    assert "color-contrast" not in {each["id"] for each in found["incomplete"]}
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 800})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.close()


@pytest.mark.parametrize(
    ("question", "chosen", "first"),
    [
        ("tidig insats", {}, "lchnv/2026-12-11/index.html#punkt-5-a"),
        ("Vad beslutades om tidiga insatser?", {}, "lchnv/2026-12-11/index.html#punkt-5-a"),
        ("utvecklingsarbeten 20 mars 2026", {}, "lchnv/2026-03-20/index.html#punkt-5-c"),
        ("insatserna 260320", {"slag": "Beslut"}, "lchnv/2026-03-20/index.html#punkt-5-c"),
        ("vardplanering", {"ar": "2026"}, "lchnv/2026-03-20/index.html#punkt-5-a"),
        ("öppnande", {"ar": "2027"}, "lchnv/2027-12-10/index.html#punkt-1"),
        ("hjälpmedlen", {}, "lchnv/2026-12-11/index.html#punkt-5-e"),
        ("hjälpmedels", {"slag": "Beslut"}, "lchnv/2026-05-29/index.html#punkt-5-b"),
        ("blåbärssylt", {}, ""),
    ],
)
def test_a_point_is_found_from_a_file_share_by_words_in_any_form(
    browser: Browser, site: Path, question: str, chosen: dict[str, str], first: str
) -> None:
    shown = browser.new_page(viewport={"width": 320, "height": 800})
    shown.goto((site / "sok/index.html").as_uri())
    for name, value in chosen.items():
        shown.select_option(f"#{name}", value)
    shown.fill("#q", question)
    shown.press("#q", "Enter")
    if first:
        assert shown.get_attribute("#traffar a", "href") == f"../{first}"
        assert Axe().run(shown, options={"runOnly": RULES}).response["violations"] == []
    else:
        assert (shown.text_content("#antal") or "").startswith("Ingen punkt hittades.")
    assert shown.evaluate("document.documentElement.scrollWidth") <= WIDTHS[0]
    shown.close()


@pytest.mark.parametrize(
    ("question", "told"), [("nya chefer 270129", True), ("utbildningsdagar 260320", False)]
)
def test_what_is_only_proposed_is_not_shown_as_decided(
    browser: Browser, site: Path, question: str, *, told: bool
) -> None:
    """The notes of the first were taken back, so only its agenda is out."""
    shown = browser.new_page()
    shown.goto((site / "sok/index.html").as_uri())
    shown.fill("#q", question)
    shown.press("#q", "Enter")
    hit = shown.locator("#traffar > li").first.text_content() or ""
    assert "att " in hit
    assert ("Förslag till beslut:" in hit) is told
    shown.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_page_asks_the_search_with_the_keyboard_alone(
    browser: Browser, site: Path, *, scripts: bool
) -> None:
    """Without scripts the answer is the registers, and word of why."""
    shown = browser.new_page(java_script_enabled=scripts)
    shown.goto((site / "index.html").as_uri())
    for _ in range(shown.locator("header a").count() + 2):  # the way in, the menu, the question
        shown.keyboard.press("Tab")
    shown.keyboard.type("Vad beslutades om hjälpmedel?")
    shown.keyboard.press("Enter")
    shown.wait_for_url("**/sok/index.html?q=*")
    if scripts:
        assert shown.input_value("#q") == "Vad beslutades om hjälpmedel?"
        assert "hjälpmedel" in " ".join(shown.locator("#traffar li").all_text_contents())
    else:
        assert "behöver skript" in (shown.text_content("noscript") or "")
        assert shown.get_attribute("main .links a", "href") == "../beslut/index.html"
    shown.close()


@pytest.mark.parametrize("page", PAGES)
def test_what_is_pressed_is_large_enough_and_reached_with_the_keyboard(
    browser: Browser, site: Path, page: str
) -> None:
    """A link in running text may be as low as its line (WCAG 2.5.8)."""
    shown = browser.new_page(viewport={"width": 320, "height": 800}, java_script_enabled=True)
    shown.goto((site / page).as_uri())
    shown.keyboard.press("Tab")
    first = "document.activeElement.getBoundingClientRect().left >= 0 && document.activeElement"
    assert shown.evaluate(f"({first}).textContent") == "Hoppa till innehållet"
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "innehall"
    small = """[...document.querySelectorAll('a:not(.skip)')].filter(a => {
        const box = a.getBoundingClientRect();
        const alone = getComputedStyle(a).display != 'inline';
        return alone && box.width && (box.height < 24 || box.width < 24);
    }).map(a => a.outerHTML)"""
    assert shown.evaluate(small) == []
    shown.close()

"""The HTML export in a browser: axe-core finds nothing, and it can be read on any screen."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

from lchnv_cli.export.html import html
from tests import full_documents
from tests.real_documents import SOME, real, template

PHONE: ViewportSize = {
    "width": 320,
    "height": 640,
}  # and a page of 1280 enlarged to 400 %: WCAG 1.4.10
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def made(name: str) -> bytes:
    if name == "everything":
        return html(full_documents.notes(), template("dokument.css"))
    return real(name).made["html"]


def shown(browser: Browser, content: bytes, **options: Any) -> Page:
    page = browser.new_page(viewport=PHONE, **options)
    page.set_content(content.decode())
    return page


every = pytest.mark.parametrize("name", [*SOME, "everything"])


@every
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_light_or_dark(browser: Browser, name: str, scheme: str) -> None:
    page = shown(browser, made(name), color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": RULES}).response
    page.close()
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
    # Contrast that axe cannot compute would be left to a person to look at.
    assert "color-contrast" not in {each["id"] for each in found["incomplete"]}
    assert "color-contrast" in {each["id"] for each in found["passes"]}


def test_axe_would_see_a_fault(browser: Browser) -> None:
    faulty = made("everything").replace(b"--text: #1a1a1a", b"--text: #c0c0c0")
    page = shown(browser, faulty, color_scheme="light")
    assert "color-contrast" in str(Axe().run(page).response["violations"])
    page.close()


@every
def test_a_narrow_screen_never_scrolls_sideways(browser: Browser, name: str) -> None:
    page = shown(browser, made(name))
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.close()


def test_dark_mode_is_dark(browser: Browser) -> None:
    page = shown(browser, made("everything"), color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 25, 28)"
    page.close()


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(browser: Browser) -> None:
    page = shown(browser, made("everything"))
    links = page.evaluate("[...document.links].map(a => a.getAttribute('href'))")
    reached = []
    for _ in links:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"
    page.close()
    assert reached == links
    assert len(links) > 15


def test_every_line_in_the_list_of_points_leads_to_its_point(browser: Browser) -> None:
    page = shown(browser, made("everything"))
    pairs = page.evaluate(
        "[...document.querySelectorAll('.toc a')].map(a =>"
        " [a.innerText, document.getElementById(a.hash.slice(1)).firstElementChild.innerText])"
    )
    page.close()
    assert len(pairs) == 15
    assert [line for line, _ in pairs] == [heading for _, heading in pairs]


def test_it_is_printed_on_a4_in_dark_ink_whatever_the_screen(
    browser: Browser, tmp_path: Path
) -> None:
    page = shown(browser, made("everything"), color_scheme="dark")
    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.body).color")
    page.emulate_media(media=None)
    page.pdf(path=tmp_path / "x.pdf", prefer_css_page_size=True)
    page.close()
    pages = PdfReader(tmp_path / "x.pdf").pages
    box = pages[0].mediabox
    assert ink == "rgb(0, 0, 0)"
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [210, 297]
    assert "13. Fråga 13" in "".join(each.extract_text() for each in pages)


def test_nothing_is_loaded_from_elsewhere(browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(made("everything").decode())
    page.close()
    assert asked == []


def test_a_table_is_still_a_table_on_a_narrow_screen(browser: Browser) -> None:
    page = shown(browser, made("everything"))
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    wanted = {"table": "table", "columnheader": "[scope=col]", "rowheader": "[scope=row]"}
    expected = {role: page.locator(selector).count() for role, selector in wanted.items()}
    page.close()
    assert {role: roles[role] for role in wanted} == expected

"""What templates of a folder's own may put on a page: no more than how it looks."""

from pathlib import Path

import pytest

from lchnv_cli.harmless import active, outward
from tests.running import ROOT, Program, templated

DAY = "2026-03-20"


@pytest.mark.parametrize(
    "page",
    [
        "<script>a()</script>",
        "<SCRIPT src='a.js'/>",
        "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>a()</x:script>",
        '<script type="text/javascript">a()</script>',
        '<script src="sok/annat.js"></script>',
        '<script src="https://exempel.se/sok/sok.js"></script>',
        '<form action="https://exempel.se/"><input name="a"/></form>',
        '<form action="https://exempel.se/sok/index.html"></form>',
        '<form action="//sok/index.html"></form>',
        '<form action="../annat/index.html"></form>',
        '<p action="sok/index.html">x</p>',
        '<button formaction="https://exempel.se/">x</button>',
        '<input autofocus="" onfocus="a()"/>',
        "<iframe></iframe>",
        "<svg/>",
        "<style>p{}</style>",
        "<object data='a'/>",
        "<embed/>",
        "<base href='a'/>",
        "<meta http-equiv='refresh' content='0'/>",
        "<p onclick='a()'>x</p>",
        "<p ONCLICK=\"a()\">x</p>",
        "<img src='https://exempel.se/a.png'/>",
        "<img src='//exempel.se/a.png'/>",
        "<img src='\\\\exempel.se/a.png'/>",
        "<img src='\t//exempel.se/a.png'/>",
        "<img srcset='a.png, https://exempel.se/b.png 2x'/>",
        "<link rel='stylesheet' href='https://exempel.se/a.css'/>",
        "<link rel='preload' href='a'/>",
        "<a href='javascript:a()'>x</a>",
        "<a href='java\nscript:a()'>x</a>",
        "<a href='java&#115;cript:a()'>x</a>",
        "<a href='&Tab;javascript&colon;a()'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<p style='background: url(https://exempel.se/)'>x</p>",
        "<p style='background: u\\72l(//exempel.se/)'>x</p>",
        # What is one thing for a reader of XML and another for a browser.
        "<!--> <script>a()</script> -->",
        "<![CDATA[ <script>a()</script> ]]>",
        "<?x <script>a()</script> ?>",
        "<title><a title=\"</title><script>a()</script>\"/></title>",
        "<!DOCTYPE html [<!ENTITY a '<script/>'>]><p>&a;</p>",
        "<p title=a>x</p>",
        "<p title='a'onclick='a()'>x</p>",
        "<p",
    ],
)  # fmt: skip
def test_what_runs_or_is_fetched_is_seen(page: str) -> None:
    assert active(page)


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\n<html lang='sv'><head><title>a &lt; b</title></head></html>",
        "<!-- av sekreteraren --><p class=\"a\" title='onsdag = ”b”'>on = x<br>y<br/></p>",
        '<a href="https://exempel.se/a?b=1&amp;c#d">x</a> <a href="../a.html">y</a>',
        '<a href="mailto:a@example.se">x</a> <img src="data:image/png;base64,AA" alt=""/>',
        '<img src="bilder/a.png" alt="a &lt; b"/> <link rel="stylesheet" href="../stil.css"/>',
        '<link rel="canonical" href="https://exempel.se/"/>',
        '<script src="../sok/2026.js" defer="defer"></script><form><input name="q"/></form>',
        '<form role="search" action="../sok/index.html"><input name="q"/></form>',
        '<script type="application/ld+json">{"a": "b & c"}</script>',
        '<p style="color: teal">x</p>',
    ],
)
def test_what_only_looks_is_let_through(page: str) -> None:
    assert active(page) == ""


@pytest.mark.parametrize(
    "css",
    [
        "@import 'a.css';",
        "@IMPORT url(a.css)",
        "@\\69mport 'https://exempel.se/'",
        "p { background: url(https://exempel.se/a.png) }",
        "p { background: url( '//exempel.se/a.png' ) }",
        "p { background: \\75\\72\\6c(//exempel.se) }",
        "p { background: u\\rl(bild.png) }",
        "p { background: image-set('https://exempel.se/a.png' 1x) }",
        "p { content: '/*' } @import 'a'; p { content: '*/' }",
        "p { width: expression(a()) }",
        "p { -moz-binding: none }",
        "p { background: url(data:text/html,x) }",
    ],
)
def test_a_style_sheet_that_fetches_is_seen(css: str) -> None:
    assert outward(css)


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(data:image/png;base64,AA) }",
        "p { fill: url(#a) }",
        "p::before { content: '\\201D'; scroll-behavior: smooth }",
        *((ROOT / "templates" / name).read_text("utf-8") for name in ("dokument.css", "sajt.css")),
    ],
)
def test_a_style_sheet_that_fetches_nothing_is_let_through(css: str) -> None:
    assert outward(css) == ""


lchnv = templated


def test_a_page_that_runs_something_is_not_printed_and_the_way_out_is_told(lchnv: Program) -> None:
    own = Path("templates", "dagordning.html.j2")
    text = (ROOT / "templates" / own.name).read_text(encoding="utf-8")
    own.write_text(text, encoding="utf-8")
    assert lchnv("export", DAY, "--to", "html,docx,pdf").code == 0
    own.write_text(text.replace("</main>", "<script>a()</script></main>"), encoding="utf-8")
    ran = lchnv("export", DAY, "--to", "html,docx,pdf", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "templates/dagordning.html.j2\n    Mallen ger en sida med <script>" in ran.err


def test_a_style_sheet_that_fetches_something_is_not_used(lchnv: Program) -> None:
    Path("templates", "dokument.css").write_text("@import 'https://exempel.se/a'", "utf-8")
    ran = lchnv("export", DAY, "--to", "html")
    assert (ran.code, ran.out) == (2, "")
    assert "dokument.css har @import, som hämtar något utifrån" in ran.err

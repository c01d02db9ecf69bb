"""lchnv preview --site: the pages that lchnv site would make, to this machine only."""

import datetime as dt
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html

from lchnv_cli.preview.previewed_site import site_page
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.site_drawing import SiteDrawing, SitePreview
from tests.running import Program
from tests.sealing import seal
from tests.site_pages import links, wrong_with
from tests.test_preview import ask, started
from tests.test_site import AGENDA, CANARY, DAY, DRAFT, edit, on_the_web, published

pytestmark = pytest.mark.slow
NOTE = "Förhandsvisning av webbplatsen."
MADE = "(görs av lchnv site)"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return published(tmp_path, capsys, monkeypatch)


@pytest.fixture
def server(lchnv: Program) -> Iterator[PreviewServer]:
    preview = SitePreview(lchnv.folder, dt.date.fromisoformat(DAY))
    with started(server_of(SiteDrawing(preview), 0, preview.find)) as own:
        yield own


def shown(server: PreviewServer, path: str = "") -> str:
    answer = ask(server, f"/{server.token}/{quote(path)}")
    assert answer.status == 200, path
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; ")
    assert "unsafe" not in policy
    return answer.read().decode()


def crawled(server: PreviewServer) -> dict[str, Any]:
    """Follow every link from the first page; give the pages as trees, by their folders."""
    found: dict[str, Any] = {}
    waiting, anchors = [""], list[tuple[str, str]]()
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = tree = html.document_fromstring(shown(server, path).encode())
        own = {"frame.css", "follow.js"}
        for href in set(links(tree)) - own:
            target, _, anchor = href.partition("#")
            where = posixpath.normpath(posixpath.join(path, target)) if target else path
            where = "" if where == "." else f"{where.rstrip('/')}/" * bool(where)
            assert not target or target.endswith("/"), (path, href)
            waiting.append(where)
            anchors += [(where, anchor)] * bool(anchor)
    for where, anchor in anchors:
        assert found[where].xpath("//*[@id=$own]", own=anchor), (where, anchor)
    return found


def test_it_has_every_page_of_the_site_and_no_link_leads_nowhere(
    lchnv: Program, server: PreviewServer
) -> None:
    pages = crawled(server)
    assert lchnv("site", "--output", "webb", "--today", DAY).code == 0
    made = {each.parent.relative_to("webb") for each in Path("webb").rglob("index.html")}
    assert {Path(path) for path in pages} == made
    assert len(made) > 20
    for path, tree in pages.items():
        assert list(wrong_with(tree)) == [], path
        note = tree.xpath("string(//aside[@id='lchnv-forhandsvisning'])")
        assert note.startswith(NOTE), path


def test_what_only_the_site_has_is_told_and_is_no_link(server: PreviewServer) -> None:
    annex = Path(AGENDA).parent / "bilagor/1-minnesanteckningar.pdf"
    annex.parent.mkdir(exist_ok=True)
    annex.write_bytes(b"%PDF-1.7")
    seal(Path.cwd())
    tree: Any = html.document_fromstring(shown(server, "lchnv/2026-03-20/").encode())
    told = " ".join(tree.text_content().split())
    for name in ("Word", "PDF", "Lägg till i kalendern", "Bilaga 1 – "):
        assert name in told
        assert not [each for each in tree.iter("a") if name in each.text_content()]
    assert told.count(MADE) > 4
    assert " kB" not in told  # how large a file will be nobody knows yet


def test_no_draft_has_a_page_or_a_word_on_one(server: PreviewServer) -> None:
    edit(DRAFT, lambda text: f"{text}\n{CANARY}\n")
    for path, tree in crawled(server).items():
        assert CANARY not in html.tostring(tree, encoding="unicode"), path
    assert ask(server, f"/{server.token}/lchnv/2026-05-22/minnesanteckningar/").status == 404
    assert ask(server, "/x/lchnv/2026-03-20/").status == 404
    assert ask(server, f"/{server.token}/lchnv/2026-03-20/", hosts=["ond.example"]).status == 403


def test_a_broken_seal_is_told_on_each_page_until_it_is_mended(server: PreviewServer) -> None:
    before = Path(AGENDA).read_text(encoding="utf-8")
    assert NOTE in shown(server)
    edit(AGENDA, lambda text: text.replace("Tallsjö", "Gransjö"))
    for path in ("", "beslut/"):
        assert "Webbplatsen går inte att visa just nu" in shown(server, path)
        assert AGENDA in shown(server, path)
    Path(AGENDA).write_text(before, encoding="utf-8")
    assert all(NOTE in shown(server, path) for path in ("", "beslut/"))


def test_a_page_that_is_gone_says_so(server: PreviewServer) -> None:
    notes = "lchnv/2026-01-30/minnesanteckningar/"
    assert NOTE in shown(server, notes)
    edit("rules.yaml", lambda text: on_the_web(text, "schnv"))
    assert "Webbplatsen går inte att visa" in shown(server, notes)


def test_a_folder_with_nothing_public_is_told(server: PreviewServer) -> None:
    edit("rules.yaml", on_the_web)
    assert "inget organ med webb: ja" in shown(server)


def test_a_template_of_the_networks_own_is_seen(server: PreviewServer) -> None:
    Path("templates").mkdir(exist_ok=True)
    Path("templates/sajt.css").write_text("h1 { color: rgb(1, 2, 3) }", encoding="utf-8")
    assert "rgb(1, 2, 3)" in shown(server)


@pytest.mark.parametrize("arguments", [(DAY,), ("--body", "lchnv")])
def test_it_takes_no_meeting(lchnv: Program, arguments: tuple[str, ...]) -> None:
    ran = lchnv("preview", "--site", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "lchnv preview --site" in ran.err


def test_the_command_serves_the_start_page_of_the_site(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []

    def interrupted(server: PreviewServer) -> None:
        drawn.append(server.session.page.html.decode())
        raise KeyboardInterrupt

    monkeypatch.setattr(PreviewServer, "serve_forever", interrupted)
    before = lchnv.files()
    ran = lchnv("preview", "--site", "--no-open", "--poll", "--today", DAY)
    assert (ran.code, ran.out[:17]) == (0, "http://127.0.0.1:")
    assert ran.err.startswith("Visar webbplatsen. Sidan laddas om när en fil sparas.")
    assert NOTE in drawn[0]
    assert lchnv.files() == before


def test_addresses_elsewhere_and_within_the_page_stay() -> None:
    text = (
        '<html><head><link rel="stylesheet" href="../stil.css"><script src="x.js" defer></script>'
        '</head><body><a href="https://prov.example/index.html">ut</a><a href="#a">a</a>'
        '<a href="mailto:a@prov.example">m</a><a class="b" href="../index.html#p">s</a>'
        '<a href="b%C3%A5/index.html">b</a><a href="x.pdf">x<span class="file">, 1 kB</span></a>'
        "</body></html>"
    )
    page = site_page(text, "a/index.html", "p {}", {"index.html", "a/bå/index.html"})
    told = page.html.decode()
    assert '<a href="https://prov.example/index.html">ut</a><a href="#a">a</a>' in told
    assert '<a href="mailto:a@prov.example">m</a><a class="b" href="../#p">s</a>' in told
    assert f'<a href="b%C3%A5/">b</a>x<span class="file"> {MADE}</span></body>' in told
    assert "stil.css" not in told
    assert "x.js" not in told

"""XHTML documents with invented people, and what a Word file is read back with, for its tests."""

import io
import zipfile
from html import escape
from pathlib import Path
from typing import Any

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "templates" / "mall.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

META = {
    "author": "RSS Provlandet",
    "date": "2026-03-13",
    "diary": "HSN 2026/0042",
    "kind": "Dagordning",
    "running": "Provnätverket · Dagordning 2026-03-20",
}
TITLE = "Dagordning Provnätverket 2026-03-20"

LETTERHEAD = """<header class="letterhead"><p class="body-name">Provnätverket (PN)</p>
<p class="sender">RSS Provlandet (Avdelningen för prov)</p></header>"""
FACTS = """<dl class="facts"><dt>Datum</dt><dd>fredag 20 mars 2026</dd>
<dt>Plats</dt><dd>Gamla provhuset, Långa vägen 8, Provstad</dd></dl>"""
ATTENDANCE = """<section class="attendance"><h2>Närvaro</h2>
<table><caption>Närvaro per huvudman</caption>
<thead><tr><th scope="col">Huvudman</th><th scope="col">Närvarande</th>
<th scope="col">Frånvarande</th></tr></thead>
<tbody><tr><th scope="row">Provstad</th><td>Karin Provander<br/>Ulla Påhittad</td><td></td></tr>
<tr><th scope="row">Låtsby</th><td></td><td>Nils Testman (tf)</td></tr></tbody></table>
<p class="note">Karin Provander deltog till och med punkt 2.</p></section>"""
LISTS = """<ul><li>ett<ul><li>inre<ol><li>djupt</li></ol></li></ul></li>
<li><p>två</p><p>mer om två</p></li></ul>
<ol><li>första<ol type="a"><li>bokstav</li></ol></li><li>andra</li></ol>
<ol start="4"><li>fjärde</li></ol>"""
PROPOSAL = """<section class="proposal"><h4 class="proposal-heading">Förslag till beslut</h4>
<p class="lead-in">Provnätverket beslutar</p>
<ul class="clauses"><li>att pröva</li><li>att prova igen</li></ul></section>"""
DECISION = """<section class="decision"><p class="lead-in">Provnätverket beslutade</p>
<ol class="clauses"><li>att pröva</li></ol>
<p class="fact"><span class="label">Utfall:</span> bordlagd</p></section>"""
SUB_ITEM = f"""<section class="sub-item" id="punkt-1a"><h3>a) <span class="kind">Information:</span>
Prov (Bilaga 1)</h3>
<p class="presenter"><span class="label">Föredragande:</span>
Sten Påhitt, samordnare<br/>Lisa
Låtsas</p>
<p class="fact"><span class="label">Beredd:</span> styrgrupp 2026-03-02</p>
<p>Löpande <strong>fet</strong>, <em>kursiv</em>, <del>struken</del> text med <code>kod</code>,
<a href="https://www.example.se/å?a=1&amp;b=2">webben</a>,
<a href="mailto:prov@example.se">posten</a> och <a href="#punkt-1a">denna punkt</a>.</p>
<h4>Mellanrubrik</h4>{LISTS}<blockquote><p>Citat</p></blockquote><pre>rad
  två</pre><hr/>
<table><thead><tr><th scope="col">Post</th><th scope="col">Belopp</th></tr></thead>
<tbody><tr><td>Lokal</td><td>1 200 kr</td></tr><tr><td>Resor</td></tr></tbody></table>
<table><tbody><tr><td>Tabell utan rubrikrad</td></tr></tbody></table>
{PROPOSAL}{DECISION}</section>"""
COLOPHON = """<footer class="colophon"><p>Utfärdad av RSS Provlandet.</p></footer>"""


def document(body: str, title: str = TITLE, **meta: str) -> str:
    """Return a whole document; an empty meta is left out."""
    head = "".join(
        f'<meta name="{key}" content="{escape(value)}"/>'
        for key, value in (META | meta).items()
        if value
    )
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" lang="sv" xml:lang="sv"><head>'
        f"<title>{escape(title)}</title>{head}</head><body>{body}</body></html>"
    )


AGENDA = document(
    f"""{LETTERHEAD}<main><h1>Dagordning Provnätverket</h1><p class="draft">Utkast</p>{FACTS}
{ATTENDANCE}<section class="contents"><h2>Punkter</h2><ul class="toc">
<li><a href="#punkt-1">1. Prov</a><ul class="toc"><li><a href="#punkt-1a">a) <span class="kind">
Information:</span> Prov</a></li></ul></li></ul></section>
<section class="item" id="punkt-1"><h2>1. Prov</h2>{SUB_ITEM}</section>
<section class="annexes"><h2>Bilagor</h2><table><caption>Bilagor</caption><thead>
<tr><th scope="col">Nr</th><th scope="col">Titel</th></tr></thead><tbody>
<tr><th scope="row">1</th><td>Förra mötet</td></tr></tbody></table></section>{COLOPHON}</main>"""
)
LONG = document(
    "<main><h1>Minnesanteckningar</h1>"
    + "".join(
        f'<section class="item"><h2>{number}. Prov</h2>'
        f"{SUB_ITEM.replace('1a', f'{number}a')}</section>"
        for number in range(1, 31)
    )
    + "</main>"
)


def part(docx: bytes, name: str) -> Any:
    """Return the root of a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def body(docx: bytes) -> Any:
    """Return the body of a Word file."""
    return part(docx, "word/document.xml").find(f"{W}body")


def text(root: Any) -> str:
    """Return the text of a part or a paragraph, with its tabs and line breaks."""
    shown = {f"{W}tab": "\t", f"{W}br": "\n"}
    pieces = [
        each.text or "" if each.tag == f"{W}t" else shown[each.tag]
        for run in root.iter(f"{W}r")
        for each in run
        if each.tag == f"{W}t" or each.tag in shown
    ]
    return "".join(pieces)


def counted(docx: bytes) -> list[tuple[Any, str]]:
    """Give every paragraph, with the number that Word counts to before a point's heading."""
    numbering, counts = part(docx, "word/numbering.xml"), [0, 0]
    kinds = {
        each.get(f"{W}abstractNumId")
        for each in numbering.findall(f"{W}abstractNum")
        if each.find(f"{W}lvl/{W}suff") is not None
    }
    own = {
        each.get(f"{W}numId")
        for each in numbering.findall(f"{W}num")
        if each.find(f"{W}abstractNumId").get(f"{W}val") in kinds
    }
    found = []
    for each in body(docx).iter(f"{W}p"):
        held = each.find(f"{W}pPr/{W}numPr")
        shown = ""
        if held is not None and held.find(f"{W}numId").get(f"{W}val") in own:
            level = int(held.find(f"{W}ilvl").get(f"{W}val"))
            counts[level:] = [counts[level] + 1, 0][: 2 - level]
            shown = f"{chr(96 + counts[1])}) " if level else f"{counts[0]}. "
        found.append((each, shown))
    return found


def whole_text(docx: bytes) -> str:
    """Return the body's text, with the numbers that Word counts to before points."""
    return "".join(number + text(each) for each, number in counted(docx))


def paragraphs(docx: bytes) -> list[tuple[str, str]]:
    """Return the id of the style and the text of every paragraph."""
    return [
        (each.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text(each))
        for each in body(docx).iter(f"{W}p")
    ]


def template_with(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write a copy of the template in which a part's text is changed: name, old, new."""
    target = folder / "mall.docx"
    with zipfile.ZipFile(TEMPLATE) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name, old, new in changes:
        assert old.encode() in parts.get(name, old.encode()), (name, old)
        parts[name] = parts.get(name, old.encode()).replace(old.encode(), new.encode())
    with zipfile.ZipFile(target, "w") as copy:
        for name, content in parts.items():
            copy.writestr(name, content)
    return target

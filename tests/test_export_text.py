"""What the document says, it says in HTML, Word and PDF alike: all of it, once and in order."""

import io
import re
import zipfile
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pypdf
import pytest
from lxml import etree, html

from lchnv_cli.export.formats import FORMATS, Source
from lchnv_cli.load.archive import load_archive
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar, MeetingDocument
from lchnv_cli.render.pages import Printable, page
from lchnv_cli.render.templates import xhtml
from tests.contract import X
from tests.running import NETWORK, ROOT, TEMPLATES, archive, read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REAL = [
    "lchnv/2020-09-25/minnesanteckningar.md",
    "lchnv/2024-02-23/minnesanteckningar.md",
    "lchnv/2026-03-20/dagordning.md",
    "schnv/2025-10-17/minnesanteckningar.md",
]
CALENDARS = sorted(
    path.relative_to(ROOT / "meetings").as_posix()
    for path in (ROOT / "meetings").glob("*/*/kalendarium.md")
)
# In every place that takes text; each is in the characters that the PDF's font has.
HOSTILE = (
    "<b>&amp;</b> ]]> {{ 7*7 }} {% x %} \\n #let x = 1; $x$ *a* _b_ `c` @d ~e~ \"f\" 'g' %s [h]"
)
BODY = f"""
Inledning: {HOSTILE}

## 1. Punkt {HOSTILE} (Bilaga 1)

Föredragande: Asta Almgren, {HOSTILE}
Ärende: {HOSTILE}

Text {HOSTILE}

- {HOSTILE}
  1. inre
     - innerst

3. tre
4. fyra

> citat {HOSTILE}

| a | b |
|---|---|
| {HOSTILE} | c |

```
#eval("kod") <kod> &amp;
```

#### Mellanrubrik {HOSTILE}

#### Förslag till beslut

Länschefsnätverket beslutar

1. att {HOSTILE}
   - inre
2. att anta

Utfall: {HOSTILE}

### a) Beslut/Dialog: Under {HOSTILE}

#### Beslut

- att så
"""


@dataclass(frozen=True)
class Printed:
    """A document as XHTML, and as the bytes of every format."""

    xhtml: Any
    made: dict[str, bytes]


def _print(document: Printable, known: Archive) -> Printed:
    drawn = xhtml(page(document, known), TEMPLATES)
    source = Source(drawn, "x", document.text.encode(), lambda name: TEMPLATES[0] / name)
    made = {name: make(source) for name, make in FORMATS.items()}
    assert made == {name: make(source) for name, make in FORMATS.items()}
    return Printed(etree.fromstring(drawn.encode()), made)


@lru_cache
def _real() -> dict[str, tuple[Printable, Archive]]:
    known, _ = load_archive(ROOT)
    documents = [doc for doc in known.documents if isinstance(doc, Printable)]
    return {doc.file.relative_to("meetings").as_posix(): (doc, known) for doc in documents}


@lru_cache
def _printed(name: str) -> Printed:
    if name == "hostile-calendar":
        return _print(_hostile_calendar(), archive())
    if name != "hostile":
        return _print(*_real()[name])
    head, *_ = (
        (NETWORK / "meetings/lchnv/2026-05-22/minnesanteckningar.md")
        .read_text(encoding="utf-8")
        .split("\n---\n")
    )
    document = read(f"{head}\n---\n{BODY}").document
    assert isinstance(document, MeetingDocument)
    return _print(
        replace(document, venue=HOSTILE, info=HOSTILE, issued_by=HOSTILE, diary_number=HOSTILE),
        archive(),
    )


def _hostile_calendar() -> Calendar:
    path = NETWORK / "meetings/lchnv/2026/kalendarium.md"
    document = read(f"{path.read_text(encoding='utf-8')}{BODY}").document
    assert isinstance(document, Calendar)
    occasions = tuple(
        replace(
            document.occasions[0],
            kind=kind,
            venue=HOSTILE,
            cancelled=HOSTILE,
            decided=HOSTILE,
            remark=HOSTILE,
        )
        for kind in ("ordinarie", "extra", "styrgrupp", "beredning")
    )
    return replace(document, adopted_by=HOSTILE, occasions=occasions)


def _bare(text: str) -> str:
    return "".join(text.split())


def _said(printed: Printed) -> str:
    return _bare("".join(printed.xhtml.find(f"{X}body").itertext()))


every = pytest.mark.parametrize("name", [*REAL, *CALENDARS, "hostile", "hostile-calendar"])


@every
def test_html_says_it_all(name: str) -> None:
    printed = _printed(name)
    tree: Any = html.document_fromstring(printed.made["html"].decode())
    assert _bare(tree.find("body").text_content()) == _said(printed)
    assert tree.findtext("head/title") == printed.xhtml.findtext(f"{X}head/{X}title")


@every
def test_word_says_it_all(name: str) -> None:
    printed = _printed(name)
    with zipfile.ZipFile(io.BytesIO(printed.made["docx"])) as package:
        root: Any = etree.fromstring(package.read("word/document.xml"))
    assert _bare("".join(t.text or "" for t in root.iter(f"{W}t"))) == _said(printed)


@every
def test_pdf_says_it_all(name: str) -> None:
    printed = _printed(name)
    reader = pypdf.PdfReader(io.BytesIO(printed.made["pdf"]))
    pages = [each.extract_text() for each in reader.pages]
    shown = "".join(
        _bare(_inside(text, printed, at, len(pages))) for at, text in enumerate(pages, 1)
    )
    assert _whole(shown) == _whole(_bare(_counted(printed.xhtml.find(f"{X}body"))))


def _inside(text: str, printed: Printed, number: int, pages: int) -> str:
    """Take the running header and footer off a page, and see that they are right."""
    said = {m.get("name"): m.get("content") for m in printed.xhtml.iter(f"{X}meta")}
    draft = "Utkast" if printed.xhtml.xpath("boolean(//*[@class='draft'])") else None
    parts = [said.get("diary"), said.get("shown-date", said["date"]), draft]
    footer = _bare(" · ".join(filter(None, parts)) + f"Sida {number} av {pages}")
    header = _bare(said["running"]) if number > 1 else ""
    bare = _bare(text)
    assert bare.startswith(header)
    assert bare.endswith(footer)
    return bare[len(header) : len(bare) - len(footer)]


def _whole(text: str) -> str:
    """Take away what a PDF adds to words and lists: hyphens at line ends, and bullets.

    The dashes that go too are looked for in the other formats.
    """
    return re.sub("[-\u00ad\u2010•–]", "", text)


def _counted(element: Any) -> str:
    """Give an element's text with the numbers that a numbered list shows."""
    text = element.text or ""
    for place, child in enumerate(element):
        if element.tag == f"{X}ol":
            text += f"{int(element.get('start', '1')) + place}."
        text += _counted(child) + (child.tail or "")
    return text


@every
def test_pdf_carries_its_source(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(_printed(name).made["pdf"]))
    assert list(reader.attachments) == ["x.md"]
    (content,) = reader.attachments["x.md"]
    if not name.startswith("hostile"):
        assert content == (ROOT / "meetings" / name).read_bytes()


def test_every_real_document_is_among_these() -> None:
    assert sorted(_real()) == sorted([*REAL, *CALENDARS])

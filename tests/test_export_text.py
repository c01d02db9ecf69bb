"""What the document says, it says in HTML, Word and PDF alike: all of it, once and in order."""

import copy
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pypdf
import pytest
from lxml import html

from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.model.document import Calendar, MeetingDocument
from lchnv_cli.render.pages import Printable
from tests.contract import X
from tests.judging import text_of
from tests.real_documents import REAL, SOME, Printed, drawn, known, printed, real
from tests.running import NETWORK, ROOT, archive, read
from tests.word_samples import whole_text

pytestmark = pytest.mark.slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# In every place that takes text; each is in the characters that the PDF's font has.
HOSTILE = (
    "<b>&amp;</b> ]]> {{ 7*7 }} {% x %} \\n #let x = 1; $x$ *a* _b_ `c` @d ~e~ \"f\" 'g' %s [h]"
)
_LEADER = re.compile(r"(?: \.)+( \d+)$", re.MULTILINE)  # to the page, in the list of points
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


@lru_cache
def _printed(name: str) -> Printed:
    if name == "hostile-calendar":
        return _print(_hostile_calendar())
    if name != "hostile":
        return real(name)
    head, *_ = (
        (NETWORK / "meetings/lchnv/2026-05-22/minnesanteckningar.md")
        .read_text(encoding="utf-8")
        .split("\n---\n")
    )
    document = read(f"{head}\n---\n{BODY}").document
    assert isinstance(document, MeetingDocument)
    return _print(
        replace(document, venue=HOSTILE, info=HOSTILE, issued_by=HOSTILE, diary_number=HOSTILE)
    )


def _print(document: Printable) -> Printed:
    return printed(drawn(document, archive()), text_of(document).encoded)


def _hostile_calendar() -> Calendar:
    path = NETWORK / "meetings/lchnv/2026/kalendarium.md"
    document = read(f"{path.read_text(encoding='utf-8')}{BODY}").document
    assert isinstance(document, Calendar)
    occasions = tuple(
        document.occasions[0]._replace(
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


every = pytest.mark.parametrize("name", [*SOME, "hostile", "hostile-calendar"])


@every
def test_html_says_it_all(name: str) -> None:
    printed = _printed(name)
    tree: Any = html.document_fromstring(printed.made["html"].decode())
    assert _bare(tree.find("body").text_content()) == _said(printed)
    assert tree.findtext("head/title") == printed.xhtml.findtext(f"{X}head/{X}title")


@every
def test_docx_says_it_all(name: str) -> None:
    printed = _printed(name)
    assert _bare(whole_text(printed.made["docx"])) == _said(printed)


@every
def test_pdf_says_it_all(name: str) -> None:
    printed = _printed(name)
    reader = pypdf.PdfReader(io.BytesIO(printed.made["pdf"]))
    pages = [each.extract_text() for each in reader.pages]
    shown = "".join(
        _bare(_inside(text, printed, at, len(pages))) for at, text in enumerate(pages, 1)
    )
    assert _whole(shown) == _whole(_bare(_counted(_paged(printed, reader))))


def _inside(text: str, printed: Printed, number: int, pages: int) -> str:
    """Take the running header and footer off a page, and see that they are right."""
    said = {m.get("name"): m.get("content") for m in printed.xhtml.iter(f"{X}meta")}
    draft = "Utkast" if printed.xhtml.xpath("boolean(//*[@class='draft'])") else ""
    diary = f"Dnr {said['diary']}" if "diary" in said else ""
    footer = _bare(f"{said.get('shown-date', said['date'])}{diary}Sida {number} av {pages}")
    header = _bare(said["running"] + draft) if number > 1 else ""
    bare = _bare(_LEADER.sub(r"\1", text))
    assert bare.startswith(header)
    assert bare.endswith(footer)
    return bare[len(header) : len(bare) - len(footer)]


def _whole(text: str) -> str:
    """Take away what a PDF adds to words and lists: hyphens at line ends, and bullets.

    The dashes that go too are looked for in the other formats.
    """
    return re.sub("[-\u00ad\u2010•–]", "", text)


def _paged(printed: Printed, reader: pypdf.PdfReader) -> Any:
    """Give the body with the page of each heading after its line in the list of points."""
    body = copy.deepcopy(printed.xhtml.find(f"{X}body"))
    headings = iter(_headings(reader, reader.outline))
    for link in body.iter(f"{X}a"):
        if link.getparent().getparent().get("class") == "toc":
            wanted = _whole(_bare("".join(link.itertext())))
            page = next(page for title, page in headings if _whole(_bare(title)) == wanted)
            link.tail = f"{page}{link.tail or ''}"
    return body


def _headings(reader: pypdf.PdfReader, outline: list[Any]) -> Iterator[tuple[str, int]]:
    """Give the bookmarks with the number of their page."""
    for each in outline:
        if isinstance(each, list):
            yield from _headings(reader, each)
        else:
            yield each.title, (reader.get_destination_page_number(each) or 0) + 1


def _counted(element: Any) -> str:
    """Give an element's text with the numbers that a numbered list shows."""
    text = element.text or ""
    for place, child in enumerate(element):
        if element.tag == f"{X}ol":
            text += f"{int(element.get('start', '1')) + place}."
        text += _counted(child) + (child.tail or "")
    return text


def test_every_format_is_asked_whether_it_says_it_all() -> None:
    unasked = [name for name in FORMATS if f"test_{name}_says_it_all" not in globals()]
    assert unasked == [], "write a test here that reads it back"


@every
def test_pdf_carries_its_source(name: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(_printed(name).made["pdf"]))
    assert list(reader.attachments) == ["x.md"]
    (content,) = reader.attachments["x.md"]
    if not name.startswith("hostile"):
        assert content == (ROOT / "meetings" / name).read_bytes()


def test_every_real_document_is_among_these() -> None:
    assert sorted(known()) == sorted(REAL)


@every
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    first = _printed(name)
    _printed.cache_clear()
    real.cache_clear()
    assert _printed(name).made == first.made

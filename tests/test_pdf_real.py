"""The PDFs of real documents: what a screen reader and an archive read out of them."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from tests import full_documents
from tests.contract import X
from tests.pdf_tags import tags
from tests.real_documents import REAL, SOME, Printed, printed, real
from tests.verapdf.harness import FLAVOURS, Validate

pytestmark = pytest.mark.slow


def made(name: str) -> Printed:
    if name in REAL:
        return real(name)
    return printed(getattr(full_documents, name)(), b"x")


every = pytest.mark.parametrize("name", [*SOME, "notes", "agenda"])


def reader(name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content(name)))


def content(name: str) -> bytes:
    return made(name).made["pdf"]


def count(name: str) -> Counter[str]:
    return Counter(str(tag["/S"]) for tag in tags(content(name)))


def elements(name: str, *wanted: str) -> list[Any]:
    return list(made(name).xhtml.iter(*(f"{X}{tag}" for tag in wanted)))


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def bookmarks(outline: Any, level: int = 1) -> Iterator[tuple[int, str]]:
    for each in outline:
        if isinstance(each, list):
            yield from bookmarks(each, level + 1)
        else:
            yield level, " ".join(each.title.split())


@every
def test_headings_are_tagged_and_bookmarked_in_the_order_of_the_document(name: str) -> None:
    headings = [(int(each.tag[-1]), words(each)) for each in elements(name, "h1", "h2", "h3", "h4")]
    tagged = [
        str(tag["/S"]) for tag in tags(content(name)) if re.fullmatch("/H[1-6]", str(tag["/S"]))
    ]
    assert tagged == [f"/H{level}" for level, _ in headings]
    assert list(bookmarks(reader(name).outline)) == headings


@every
def test_tables_have_their_rows_and_header_cells(name: str) -> None:
    found = count(name)
    tables = elements(name, "table")
    heads = [cell for table in tables for cell in table.iterfind(f"{X}thead/{X}tr/{X}th")]
    assert found["/Table"] == len(tables)
    assert found["/TR"] == len(elements(name, "tr"))
    assert found["/TH"] == len(heads)
    assert found["/TH"] + found["/TD"] == len(elements(name, "th", "td"))
    scopes = [tag["/A"] for tag in tags(content(name)) if str(tag["/S"]) == "/TH"]
    assert all("/Column" in str(scope) for scope in scopes)


@every
def test_lists_and_links_are_tagged(name: str) -> None:
    found = count(name)
    assert found["/L"] == len(elements(name, "ul", "ol", "dl"))
    assert found["/LI"] == len(elements(name, "li", "dt"))
    hrefs = [each.get("href") for each in elements(name, "a")]
    links = [href for href in hrefs if href.startswith(("#", "http", "mailto"))]
    assert found["/Link"] >= len(links)  # one that is broken over two lines is two
    assert (found["/Link"] > 0) == bool(links)


@every
def test_the_metadata_say_what_the_document_is(name: str) -> None:
    said = {meta.get("name"): meta.get("content") for meta in elements(name, "meta")}
    xmp = reader(name).xmp_metadata
    assert xmp is not None
    title = made(name).xhtml.findtext(f"{X}head/{X}title")
    assert xmp.dc_title == {"x-default": title}
    assert xmp.dc_creator == [said["author"]]
    keywords = ", ".join(said[key] for key in ("kind", "diary") if key in said)
    assert xmp.pdf_keywords == keywords
    assert xmp.dc_language == ["sv-SE"]
    assert str(xmp.xmp_create_date).startswith(said["date"])
    assert str(reader(name).root_object["/Lang"]) == "sv-SE"


@pytest.mark.parametrize("name", [*SOME, "notes", "agenda", "long_agenda"])
def test_no_page_ends_with_a_heading_or_what_leads_on(name: str) -> None:
    body = made(name).xhtml.find(f"{X}body")
    headings = elements(name, "h1", "h2", "h3", "h4")
    leading = {words(each) for each in headings if each.getnext() is not None}
    leading |= {
        words(p)
        for p in elements(name, "p")
        if p.get("class") in {"lead-in", "presenter", "fact"} and p.getnext() is not None
    }
    pages = [each.extract_text().splitlines() for each in reader(name).pages]
    last = {" ".join(lines[-2].split()) for lines in pages}
    assert last & leading == set()
    assert body is not None


def test_verapdf_finds_pdf_ua_1_and_pdf_a_3a_in_every_document(
    tmp_path: Path, verapdf: Validate
) -> None:
    names = [*REAL, "notes", "agenda"]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.pdf").write_bytes(made(name).made["pdf"])
    files = sorted(tmp_path.glob("*.pdf"))
    report = verapdf(files)
    assert report.failures == []
    assert set(report.checks) == {(each, file) for each in FLAVOURS for file in files}

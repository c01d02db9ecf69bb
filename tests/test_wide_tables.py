"""Tables: readable with many columns, with lines in cells, inside the decision they follow."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree, html
from openxml_audit import OpenXmlValidator

from lchnv_cli.export.table_width import Fit, fit
from lchnv_cli.export.tree import find, parse
from lchnv_cli.model.document import MeetingDocument
from tests.contract import X
from tests.judging import text_of
from tests.real_documents import drawn, printed
from tests.running import HEAD, archive
from tests.verapdf.harness import Validate
from tests.word_samples import W

_UPRIGHT, _TURNED = (595, 842), (842, 595)


def _table(columns: int, word: str = "Uppföljning") -> str:
    rows = ["|" + f" {each} |" * columns for each in (word, "---", "cell")]
    return "\n".join(rows)


def _drawn(body: str) -> str:
    known = archive(f"{HEAD}\n## 1. Prov\n\n{body}\n")
    [document] = known.documents
    assert isinstance(document, MeetingDocument)
    return drawn(document, known)


def _made(body: str) -> dict[str, bytes]:
    return printed(_drawn(body), b"x").made


def _fit(body: str) -> Fit:
    table = find(parse(_drawn(body)), "table")
    assert table is not None
    return fit(table)


def _pages(pdf: bytes) -> list[tuple[int, int]]:
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    return [(round(box.width), round(box.height)) for box in boxes]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (6, Fit()),  # 84 characters of 90
        (7, Fit(78)),  # 91, and then 78 percent of 98
        (8, Fit(78)),
        (9, Fit(100, turned=True)),
        (10, Fit(100, turned=True)),
        (11, Fit(85, turned=True)),
        (13, Fit(75, turned=True)),
        (14, Fit(65, turned=True)),
        (40, Fit(65, turned=True)),
    ],
)
def test_type_gets_smaller_and_then_the_page_is_turned(columns: int, expected: Fit) -> None:
    assert _fit(_table(columns)) == expected


def test_what_stands_in_a_decision_or_a_list_is_never_turned() -> None:
    decision = f"Länschefsnätverket beslutade\n\n- att anta\n\n{_table(14)}"
    entry = "- en\n\n" + "\n".join(f"  {line}" for line in _table(14).split("\n"))
    assert [_fit(body) for body in (decision, entry)] == [Fit(65), Fit(65)]


def test_a_pdf_turns_the_page_and_takes_the_heading_along() -> None:
    pdf = _made(f"Före.\n\n#### Rubrik\n\n{_table(12)}\n\nEfter.")["pdf"]
    assert _pages(pdf) == [_UPRIGHT, _TURNED, _UPRIGHT]
    texts = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert ["Rubrik" in text for text in texts] == [False, True, False]
    assert "Sida 2 av 3" in texts[1]


@pytest.mark.slow
def test_word_turns_the_page_and_takes_the_heading_along(tmp_path: Path) -> None:
    made = _made(f"Före.\n\n#### Rubrik\n\n{_table(12)}\n\nEfter.")["docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body: Any = etree.fromstring(package.read("word/document.xml"))[0]
    sections = list(body.iter(f"{W}sectPr"))
    sizes = [each.find(f"{W}pgSz") for each in sections]
    assert [each.get(f"{W}orient") for each in sizes] == [None, "landscape", None]
    assert [each.find(f"{W}titlePg") is not None for each in sections] == [True, False, False]
    assert all(len(each.findall(f"{W}headerReference")) == 2 for each in sections)
    ends = [at for at, each in enumerate(body) if list(each.iter(f"{W}sectPr"))]
    between = ["".join(t.text for t in each.iter(f"{W}t")) for each in body[ends[0] + 1 : ends[1]]]
    assert between[0] == "Rubrik"
    assert len(list(body.iter(f"{W}tbl"))) == 1
    path = tmp_path / "bred.docx"
    path.write_bytes(made)
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.slow
@pytest.mark.parametrize("first", ["", f"{_table(12)}\n\n"])
def test_word_turns_pages_that_follow_each_other(tmp_path: Path, first: str) -> None:
    path = tmp_path / "bred.docx"
    path.write_bytes(_made(f"{first}{_table(12)}")["docx"])
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []


def test_html_lets_a_wide_table_be_moved_sideways() -> None:
    tree: Any = html.document_fromstring(_made(f"{_table(2)}\n\n{_table(12)}")["html"].decode())
    [around] = tree.xpath("//div[table]")
    assert around.attrib == {
        "class": "wide turned",
        "role": "region",
        "aria-label": "Bred tabell",
        "tabindex": "0",
    }
    assert len(tree.findall(".//table")) == 2


@pytest.mark.parametrize("mark", ["<br>", "<br/>", "<br />", "<BR>"])
def test_a_cell_may_have_several_lines(mark: str) -> None:
    made = _drawn(f"| a |\n| - |\n| ett{mark}två |")
    assert "<td>ett<br/>två</td>" in made
    with zipfile.ZipFile(io.BytesIO(printed(made, b"x").made["docx"])) as package:
        root: Any = etree.fromstring(package.read("word/document.xml"))
    cell = list(root.iter(f"{W}tc"))[1]
    assert ["".join(t.text for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p")] == ["ett", "två"]


def test_other_html_stays_as_it_is_written() -> None:
    assert "<td>&lt;b&gt;ett&lt;/b&gt;&lt;brx&gt;</td>" in _drawn(
        "| a |\n| - |\n| <b>ett</b><brx> |"
    )


def test_a_table_after_clauses_is_part_of_the_decision() -> None:
    body = (
        "Länschefsnätverket beslutade\n\n- att öppna\n- att anta\n\n| a |\n| - |\n| b |\n\n"
        "Utfall: ändrad\n\nText.\n\n| c |\n| - |\n| d |"
    )
    known = archive(f"{HEAD}\n## 1. Prov\n\n{body}\n")
    [document] = known.documents
    assert isinstance(document, MeetingDocument)
    [decision] = document.items[0].decisions
    assert [clause.text for clause in decision.clauses] == ["att öppna", "att anta"]
    assert [fact.value for fact in decision.facts] == ["ändrad"]
    assert len(text_of(document).of(document.items[0])) == 3
    root: Any = etree.fromstring(drawn(document, known).encode())
    [box] = root.findall(f".//{X}section[@class='decision']")
    assert "".join(box.find(f".//{X}table").itertext()) == "ab"
    assert "".join(root.findall(f".//{X}table")[1].itertext()) == "cd"


def test_pdfs_with_wide_tables_are_accessible_and_archivable(
    tmp_path: Path, verapdf: Validate
) -> None:
    path = tmp_path / "bred.pdf"
    body = f"{_table(8)}\n\n{_table(12)}\n\nLänschefsnätverket beslutade\n\n- att\n\n{_table(14)}"
    path.write_bytes(_made(body)["pdf"])
    assert verapdf([path]).failures == []

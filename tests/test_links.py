"""Links: addresses as they stand in the text, and documents of the folder as they are printed."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html

from lchnv_cli.model.document import MeetingDocument
from tests.real_documents import drawn
from tests.running import HEAD, Program, archive, network
from tests.verapdf.harness import Validate

STEM = "export/dagordning-lchnv-2026-03-20"
NOTES = "minnesanteckningar-lchnv-2026-01-30"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Se www.exempel.se.", "https://www.exempel.se"),
        ("(www.exempel.se/a-b)", "https://www.exempel.se/a-b"),
        ("WWW.Exempel.se", "https://WWW.Exempel.se"),
        ("https://exempel.se/bar, eller", "https://exempel.se/bar"),
        ("lo.falk@exempel.se,", "mailto:lo.falk@exempel.se"),
        ("<lo@post.exempel.se>", "mailto:lo@post.exempel.se"),
        ("lo+ab@exempel.se", "mailto:lo+ab@exempel.se"),
        ("www.", ""),
        ("www.exempel", ""),
        ("lo@exempel", ""),
        ("@exempel.se", ""),
        ("`lo@exempel.se`", ""),
        ("a/lo@exempel.se", ""),
        ("lo@exempel.se@x", ""),
    ],
)
def test_an_address_in_the_text_is_a_link(text: str, target: str) -> None:
    [document] = (known := archive(f"{HEAD}\n## 1. P\n\n{text}\n")).documents
    assert isinstance(document, MeetingDocument)
    page: Any = html.fromstring(drawn(document, known).encode())
    assert [each.get("href") for each in page.iter("{*}a")] == ([target] if target else [])


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _write(body: str) -> None:
    path = Path("meetings/lchnv/2026-03-20/dagordning.md")
    path.write_text(f"{HEAD}\n## 1. Prov\n\n{body}\n", encoding="utf-8")


def _targets() -> dict[str, list[str]]:
    page: Any = html.document_fromstring(Path(f"{STEM}.html").read_text(encoding="utf-8"))
    with zipfile.ZipFile(f"{STEM}.docx") as package:
        links: Any = html.fromstring(package.read("word/_rels/document.xml.rels"))
    pdf = pypdf.PdfReader(io.BytesIO(Path(f"{STEM}.pdf").read_bytes()))
    notes = [each.get_object() for p in pdf.pages for each in p.get("/Annots", [])]
    return {
        "html": [each.get("href") for each in page.iter("a") if each.get("href")],
        "docx": [e.get("target") for e in links if e.get("targetmode") == "External"],
        "pdf": [str(each["/A"]["/URI"]) for each in notes],
    }


def test_a_link_to_a_document_leads_to_its_print_in_the_same_format(lchnv: Program) -> None:
    _write("[noter](../2026-01-30/minnesanteckningar.md#punkt-1)")
    lchnv("export", "2026-03-20", "--to", "html,docx,pdf")
    assert _targets() == {name: [f"{NOTES}.{name}"] for name in ("html", "docx", "pdf")}


def test_what_leads_nowhere_is_no_link(lchnv: Program) -> None:
    _write("[borta](../2026-01-31/dagordning.md) [ute](../../../rules.yaml) [fil](bilagor/1.pdf)")
    lchnv("export", "2026-03-20", "--to", "html,docx,pdf")
    assert _targets() == {"html": ["bilagor/1.pdf"], "docx": [], "pdf": []}


def test_a_document_that_comes_or_goes_prints_anew_what_links_to_it(lchnv: Program) -> None:
    notes = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")
    _write(f"[noter](../2026-01-30/{notes.name})")
    lchnv("export", "2026-03-20")
    assert "0 filer skrivna; 2 oförändrade." in lchnv("export", "2026-03-20").err
    notes.unlink()
    assert "2 filer skrivna." in lchnv("export", "2026-03-20").err


def test_a_pdf_with_such_links_is_accessible_and_archivable(
    lchnv: Program, verapdf: Validate
) -> None:
    _write("[noter](../2026-01-30/minnesanteckningar.md) lo@exempel.se www.exempel.se")
    lchnv("export", "2026-03-20", "--to", "pdf")
    assert verapdf([Path(f"{STEM}.pdf")]).failures == []

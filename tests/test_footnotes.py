"""Footnotes: real ones in Word and PDF, linked both ways in HTML, and no word of them lost."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree, html
from openxml_audit import OpenXmlValidator

from lchnv_cli.model.blocks import BlockKind
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.rules.shared.look_alikes import look_alikes
from tests.judging import text_of
from tests.pdf_tags import tags
from tests.real_documents import drawn, printed
from tests.running import HEAD, Program, archive, network
from tests.verapdf.harness import Validate
from tests.word_samples import W

BODY = """
Ingress.[^i]

[^i]: Till ingressen.

## 1. Prov

Enligt föreskriften.[^a] Igen.[^a]

- ett[^b]

[^a]: SOSFS-2099:1
[^b]: Med [länk](https://exempel.se/lag) och *kursiv*.

    Andra stycket

    - i lista

Länschefsnätverket beslutade

- att anta planen[^p]

[^p]: Planen från 2025.

Utfall: ändrad

| a | b |
| - | - |
| c[^c] | d |

[^c]: I en cell.
"""
NOTES = [
    "Till ingressen.",
    "SOSFS-2099:1",
    "Med länk och kursiv. Andra stycket i lista",
    "Planen från 2025.",
    "I en cell.",
]


def _document(body: str) -> tuple[MeetingDocument, Any]:
    known = archive(HEAD + body)
    [document] = known.documents
    assert isinstance(document, MeetingDocument)
    return document, known


def _made(body: str) -> dict[str, bytes]:
    return printed(drawn(*_document(body)), b"x").made


def _plain(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split()).replace(" .", ".")


def test_html_links_each_note_with_where_it_is_mentioned() -> None:
    tree: Any = html.document_fromstring(_made(BODY)["html"].decode())
    [section] = tree.xpath("//section[@class='footnotes']")
    entries = section.findall("ol/li")
    assert [_plain(entry).removesuffix(" ↩") for entry in entries] == NOTES
    mentions = tree.xpath("//sup/a")
    assert [each.text for each in mentions] == ["1", "2", "2", "3", "4", "5"]
    ids = {each.get("id"): each for each in tree.iter() if each.get("id")}
    for number, entry in enumerate(entries, 1):
        back = entry.findall("a")[-1]
        assert ids[back.get("href")[1:]].get("href") == f"#{entry.get('id')}"
        assert ids[back.get("href")[1:]].text == str(number)
    assert {each.get("href")[1:] for each in mentions} <= ids.keys()


@pytest.mark.slow
def test_word_has_real_footnotes_with_links_of_their_own(tmp_path: Path) -> None:
    made = _made(BODY)["docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        part: Any = etree.fromstring(package.read("word/footnotes.xml"))
        links = package.read("word/_rels/footnotes.xml.rels").decode()
        document: Any = etree.fromstring(package.read("word/document.xml"))
    own = [each for each in part if each.get(f"{W}type") is None]
    said = ["".join(t.text for t in each.iter(f"{W}t")).strip() for each in own]
    assert [re.sub(r"\s+", " ", text) for text in said] == [
        text.replace(". Andra stycket i", ".Andra stycketi") for text in NOTES
    ]
    marks = [each.get(f"{W}id") for each in document.iter(f"{W}footnoteReference")]
    assert marks == [each.get(f"{W}id") for each in own] == ["1", "2", "3", "4", "5"]
    assert "https://exempel.se/lag" in links
    path = tmp_path / "not.docx"
    path.write_bytes(made)
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []


def test_pdf_has_its_notes_at_the_foot_of_the_page() -> None:
    pdf = _made(BODY)["pdf"]
    assert sum(str(tag["/S"]) in {"/Note", "/FENote"} for tag in tags(pdf)) == len(NOTES)
    text = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    at = [text.index(note.split(". ")[0]) for note in NOTES]
    assert at == sorted(at)
    assert at[0] > text.index("Utfall")


def test_a_pdf_with_notes_is_accessible_and_archivable(tmp_path: Path, verapdf: Validate) -> None:
    path = tmp_path / "not.pdf"
    path.write_bytes(_made(BODY)["pdf"])
    assert verapdf([path]).failures == []


def test_a_note_keeps_its_words_where_text_is_plain() -> None:
    document, known = _document(
        "\n## 1. Prov[^r]\n\nFöredragande: Lo Falk[^f]\n\nLänschefsnätverket beslutade\n\n"
        "- att anta planen[^p]\n\n[^r]: I rubriken\n[^f]: I en rad\n[^p]: Från 2025\n"
    )
    [item] = document.items
    assert item.heading.title == "Prov (not: I rubriken)"
    assert item.presenters[0].name == "Lo Falk (not: I en rad)"
    assert item.decisions[0].clauses[0].text == "att anta planen (not: Från 2025)"
    assert 'data-note="p"' in drawn(document, known)


def test_a_note_stands_in_nobodys_way() -> None:
    document, _ = _document(BODY)
    [decision] = document.items[0].decisions
    assert [fact.value for fact in decision.facts] == ["ändrad"]
    kinds = [block.kind for block in text_of(document).blocks]
    assert kinds.count(BlockKind.NOTE) == len(NOTES)


@pytest.mark.parametrize(
    ("body", "told", "seen"),
    [
        ("Text.\n\n[^a]: Ensam", "Fotnoten [^a] nämns ingenstans", "[a] Ensam"),
        ("Text.[^b]\n", "Fotnoten [^b] läses inte som en fotnot.", "[^b]"),
        ("T.[^a]\n\n[^a]: Ett\n\n[^a]: Två", "Fotnoten [^a] nämns ingenstans", "[a] Två"),
        ("T.[^a]\n\n[^a]: Ett [^b]\n\n[^b]: Två", "Fotnoten [^b] nämns ingenstans", "[b] Två"),
    ],
)
def test_what_does_not_belong_together_is_told_and_printed(body: str, told: str, seen: str) -> None:
    document, known = _document(f"\n## 1. Prov\n\n{body}\n")
    [one] = look_alikes(document, text_of(document))
    assert one.message.startswith(told)
    assert seen in drawn(document, known)


def test_new_notes_bring_the_footnotes_along(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv: Program = network(tmp_path, capsys, monkeypatch)
    folder = Path("meetings/lchnv/2026-03-20")
    body = (
        "\n## 1. Prov\n\nText.[^t]\n\n#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n"
        "- att anta planen[^p]\n\n[^p]: Från 2025\n[^t]: Om texten\n"
    )
    (folder / "dagordning.md").write_text(HEAD + body, encoding="utf-8")
    lchnv("new-notes", "2026-03-20")
    notes = (folder / "minnesanteckningar.md").read_text(encoding="utf-8")
    for part in ("att anta planen[^p]", "[^p]: Från 2025", "Text.[^t]", "[^t]: Om texten"):
        assert part in notes

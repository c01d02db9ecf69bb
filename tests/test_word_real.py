"""The Word files of real documents: accessible, valid to Microsoft's rules, and open elsewhere."""

import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from lchnv_cli.export.word import word
from tests import full_documents
from tests.contract import X
from tests.real_documents import REAL, SOME, Printed, printed, real
from tests.word_samples import (
    AGENDA,
    TEMPLATE,
    W,
    body,
    counted,
    document,
    part,
    template_with,
    text,
)

pytestmark = pytest.mark.slow
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def made(name: str) -> Printed:
    if name in REAL:
        return real(name)
    return printed(getattr(full_documents, name)(), b"x")


HEADINGS = ("Title", "Heading1", "Heading2", "Heading3")
every = pytest.mark.parametrize("name", [*SOME, "notes", "agenda"])


def faults(content: bytes) -> Iterator[str]:
    """Tell what a checker of accessibility would say of a Word file."""
    styles, settings = part(content, "word/styles.xml"), part(content, "word/settings.xml")
    languages = {each.get(f"{W}val") for each in styles.iter(f"{W}lang")}
    languages |= {each.get(f"{W}val") for each in settings.iter(f"{W}themeFontLang")}
    properties = docx.Document(io.BytesIO(content)).core_properties
    if languages != {"sv-SE"} or properties.language != "sv-SE":
        yield "language"
    if not properties.title:
        yield "title"
    root = body(content)
    yield from _heading_faults(root, styles)
    yield from (fault for each in root.iter(f"{W}tbl") for fault in _table_faults(each))
    if any(not text(each).strip() for each in root.iter(f"{W}hyperlink")):
        yield "empty link"
    if any(not each.get("descr") for each in _pictures(content)):
        yield "picture without a text"


def _heading_faults(root: Any, styles: Any) -> Iterator[str]:
    levels = {
        style.get(f"{W}styleId"): found.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if (found := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    found = [(each, _level(each, levels)) for each in root.iter(f"{W}p")]
    headings = [(text(each), level) for each, level in found if level is not None]
    if any(not words.strip() for words, _ in headings):
        yield "empty heading"
    ranks = [level for _, level in headings]
    styled = [each.find(f"{W}pPr/{W}pStyle") for each in root.iter(f"{W}p")]
    if [each.get(f"{W}val") for each in styled if each is not None].count("Title") != 1:
        yield "title of the document"
    if ranks[:1] not in ([], [0]) or any(b > a + 1 for a, b in pairwise(ranks)):
        yield "order of headings"


def _level(paragraph: Any, levels: dict[str, str]) -> int | None:
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    said = levels.get(style.get(f"{W}val")) if own is None else own.get(f"{W}val")
    return None if said is None else int(said)


def _table_faults(table: Any) -> Iterator[str]:
    if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
        yield "table without a header row"
    if table.find(f"{W}tblPr/{W}tblCaption") is None:
        yield "table without a name"
    if table.find(f".//{W}vMerge") is not None or table.find(f".//{W}gridSpan") is not None:
        yield "merged cells"
    if table.find(f".//{W}strike") is not None:
        yield "struck text"


def _pictures(content: bytes) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [n for n in package.namelist() if n.startswith("word/") and n.endswith(".xml")]
        for name in names:
            yield from etree.fromstring(package.read(name)).iter(f"{WP}docPr")


@every
def test_a_checker_of_accessibility_finds_nothing(name: str) -> None:
    assert list(faults(made(name).made["docx"])) == []


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<h1>A</h1><h3>B</h3>", "order of headings"),
        ("<h1>A</h1><h2> </h2>", "empty heading"),
        ("<h2>A</h2>", "title of the document"),
        ("<h1>A</h1><table><tr><td>x</td></tr></table>", "table without a header row"),
        ("<h1>A</h1><table><thead><tr><th><del>x</del></th></tr></thead></table>", "struck text"),
        ('<h1>A</h1><p><a href="https://example.se"> </a></p>', None),
    ],
)
def test_the_checker_sees_a_fault(inside: str, said: str | None) -> None:
    assert list(faults(word(document(inside), TEMPLATE))) == ([said] if said else [])


def _plain(words: str) -> str:
    """Give words without the breaks, and with plain spaces for those that do not break."""
    return words.replace("\n", "").replace("\u00a0", " ")


@every
def test_the_headings_are_those_of_the_document(name: str) -> None:
    whole = made(name)
    levels = {f"{X}h{at}": style for at, style in enumerate(HEADINGS, 1)}
    shown = [(levels[each.tag], _plain("".join(each.itertext())), each.get("class"))
             for each in whole.xhtml.iter(*levels)]  # fmt: skip
    expected = [("Forslagsrubrik" if kind else style, words) for style, words, kind in shown]
    wanted = {*levels.values(), "Forslagsrubrik"}
    named = [
        (each.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), _plain(number + text(each)))
        for each, number in counted(whole.made["docx"])
    ]
    assert [each for each in named if each[0] in wanted] == expected


@pytest.mark.parametrize("name", [*SOME, "notes", "agenda", "sample", "template"])
def test_microsofts_own_rules_for_the_format_hold(name: str, tmp_path: Path) -> None:
    """The validator is a port of the Open XML SDK, which has the schemas of ECMA-376."""
    path = tmp_path / "x.docx"
    if name == "template":
        path.write_bytes(TEMPLATE.read_bytes())
    else:
        path.write_bytes(word(AGENDA, TEMPLATE) if name == "sample" else made(name).made["docx"])
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_the_validator_would_see_a_fault(tmp_path: Path) -> None:
    right, wrong = "<w:keepNext/><w:keepLines/>", "<w:keepLines/><w:keepNext/>"
    path = template_with(tmp_path, ("word/styles.xml", right, wrong))
    assert OpenXmlValidator().validate(path).errors != []


def test_libreoffice_opens_every_document_and_shows_its_whole_text(
    tmp_path: Path, libreoffice: Callable[[str, list[Path]], None]
) -> None:
    names = dict(enumerate([*REAL, "notes", "agenda"]))
    for number, name in names.items():
        (tmp_path / f"{number}.docx").write_bytes(made(name).made["docx"])
    libreoffice("txt:Text (encoded):UTF8", [tmp_path / f"{number}.docx" for number in names])
    for number, name in names.items():
        shown = "".join((tmp_path / f"{number}.txt").read_text(encoding="utf-8-sig").split())
        for paragraph in body(made(name).made["docx"]).iter(f"{W}p"):
            assert "".join(text(paragraph).split()) in shown

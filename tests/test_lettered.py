"""Lists keep the number or the letter that they begin with, in running text and in decisions."""

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from lchnv_cli import markdown
from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.document import MeetingDocument
from tests.contract import X
from tests.judging import text_of
from tests.real_documents import drawn, printed
from tests.running import HEAD, archive
from tests.word_samples import W


def _lists(text: str) -> list[tuple[int, list[str]]]:
    return [
        (block.number, [entry.text for entry in block.blocks])
        for block in markdown.read(text)
        if block.kind is BlockKind.NUMBERS and block.letters
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a) ett\nb) två", [(1, ["ett", "två"])]),
        ("c) ett\nd) två\ne) tre", [(3, ["ett", "två", "tre"])]),
        ("a) ett\nmed mera\nb) *två* till", [(1, ["ett\nmed mera", "två till"])]),
        ("a)\u00a0ett\nb)  två", [(1, ["ett", "två"])]),
        ("a) ett  \nb) två", [(1, ["ett", "två"])]),
        ("a) ett\n<!-- dold -->\nb) två", [(1, ["ett", "två"])]),
        ("y) ett\nz) två", [(25, ["ett", "två"])]),
        ("a) ett", []),
        ("a) ett\nc) två", []),
        ("Före\na) ett\nb) två", []),
        ("a)ett\nb)två", []),
        ("*a) ett*\nb) två", []),
    ],
)
def test_lines_that_count_in_letters_are_a_list(
    text: str, expected: list[tuple[int, list[str]]]
) -> None:
    assert _lists(text) == expected


def test_each_entry_has_its_place() -> None:
    text = "Å\n\n> a) ett\n> mer\n> b) två\n\nefter"
    quote = markdown.read(text, 10, 5)[1]
    [listed] = quote.blocks
    encoded = text.encode()
    own = [(e.line, encoded[e.start - 10 : e.end - 10].decode().strip()) for e in listed.blocks]
    assert own == [(7, "a) ett\n> mer"), (9, "b) två")]


def _made(body: str) -> tuple[Any, Any, Block | None]:
    known = archive(f"{HEAD}\n## 1. Prov\n\n{body}\n")
    [document] = known.documents
    assert isinstance(document, MeetingDocument)
    page = drawn(document, known)
    with zipfile.ZipFile(io.BytesIO(printed(page, b"x").made["docx"])) as package:
        numbers: Any = etree.fromstring(package.read("word/numbering.xml"))
    first = next(iter(text_of(document).blocks), None)
    return etree.fromstring(page.encode()), numbers, first


@pytest.mark.parametrize("start", ["", "Länschefsnätverket beslutade\n\n"])
@pytest.mark.parametrize(
    ("marks", "attributes"),
    [
        (("3.", "4."), {"start": "3"}),
        (("a)", "b)"), {"type": "a"}),
        (("c)", "d)"), {"start": "3", "type": "a"}),
    ],
)
def test_what_a_list_begins_with_is_kept(
    start: str, marks: tuple[str, str], attributes: dict[str, str]
) -> None:
    root, numbers, _ = _made(start + "\n".join(f"{mark} att göra" for mark in marks))
    [listed] = root.iter(f"{X}ol")
    clauses = {"class": "clauses"} if start else {}
    assert dict(listed.attrib) == {**clauses, **attributes}
    override = numbers.findall(f"{W}num")[-1].find(f"{W}lvlOverride")
    assert override.find(f"{W}startOverride").get(f"{W}val") == attributes.get("start", "1")
    if "type" in attributes and start:
        assert override.find(f"{W}lvl/{W}numFmt").get(f"{W}val") == "lowerLetter"
        assert override.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == "%1)"


def test_clauses_that_count_in_letters_are_clauses() -> None:
    known = archive(f"{HEAD}\n## 1. P\n\nLänschefsnätverket beslutade\n\na) att öppna\nb) att gå\n")
    [document] = known.documents
    [decision] = document.items[0].decisions
    assert [clause.text for clause in decision.clauses] == ["att öppna", "att gå"]
    assert [clause.line for clause in decision.clauses] == [11, 12]
    source = text_of(document).encoded
    written = [source[c.start : c.end].decode().strip() for c in decision.clauses]
    assert written == ["a) att öppna", "b) att gå"]

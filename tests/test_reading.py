"""Bytes that no editor should have written: each is refused in words, on its line."""

import codecs
from pathlib import PurePosixPath

import pytest

from lchnv_cli.load.documents import Read
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from tests.announced import DOCUMENTS
from tests.judging import read_document, text_of

FILE = PurePosixPath("meetings/lchnv/2026-05-22/dagordning.md")
HEAD = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\nplats: Björkby\n---\n"
Told = list[tuple[str, int, int]]


def read(data: bytes) -> Read:
    return read_document(FILE, data, frozenset({"lchnv"}))


def told(read: Read) -> Told:
    return [(f.rule, f.hit.place.line, f.hit.place.column) for f in read.faults]


def message(read: Read) -> str:
    return " ".join(fault.hit.message for fault in read.faults)


@pytest.mark.parametrize(
    ("data", "line", "column", "says"),
    [
        (HEAD.encode("cp1252"), 5, 10, "Windows-1252, där tecknet är ”ö”"),
        (HEAD.encode("cp1252").replace(b"\n", b"\r\n"), 5, 10, "Windows-1252"),
        (HEAD.encode() + b"\n\xff", 8, 1, "Windows-1252, där tecknet är ”ÿ”"),
        (HEAD.encode() + b"\n\x81", 8, 1, "Filen är inte UTF-8: byte 81 på rad 8."),
        (HEAD.encode() + b"\xed\xa0\x80", 7, 1, "inte UTF-8"),
        (HEAD.encode()[:-4] + b"\xc3", 6, 1, "inte UTF-8"),
        (HEAD.encode("utf-16"), 1, 1, "UTF-16"),
        (codecs.BOM_UTF16_BE + HEAD.encode("utf-16-be"), 1, 1, "UTF-16"),
        (HEAD.encode("utf-16-le"), 1, 1, "UTF-16"),
        (HEAD.encode() + b"\n\nText\0", 9, 1, "nolltecken"),
        (HEAD.replace("\n", "\r").encode(), 1, 1, "bara CR"),
        (HEAD.encode() + b"\nText\rmer", 8, 1, "bara CR"),
        (b"x" * 1_000_001, 1, 1, "1\u00a0001 kB"),
    ],
)
def test_bytes_that_are_no_text_of_ours_are_refused(
    data: bytes, line: int, column: int, says: str
) -> None:
    found = read(data)
    assert found.document is None
    assert told(found) == [("oläsbar-fil", line, column)]
    assert says in message(found)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "börjar inte"),
        ("\n", 1, "börjar inte"),
        (" " + HEAD, 1, "börjar inte"),
        ("----\ndokument: dagordning\n----\n", 1, "börjar inte"),
        ("---", 1, "avslutas inte"),
        ("---\n", 1, "avslutas inte"),
        ("---\ndokument: dagordning\norgan: lchnv\n", 3, "avslutas inte"),
        ("---\ndokument: dagordning\n----\n\nText.\n", 3, "avslutas inte"),
        ("---\ndokument: dagordning\n--- # slut\n", 3, "avslutas inte"),
        ("---\r\ndokument: dagordning\r\n...\r\n", 3, "avslutas inte"),
        ("---\ndokument: dagordning\norgan: lchnv\n\n## 1. Ett\n\nBeredd: nej\n", 3, "efter rad 3"),
        ("---\nbilagor:\n  - nr: 1\n# 1. Ett\n\nText.\n", 3, "efter rad 3"),
        ("---\ngäster:\n- Lo Ek\n# en kommentar\nplats: Ore\n\nText.\n", 5, "efter rad 5"),
        ("---\norgan: lchnv\n\nHär är text.\n\n---\n\nMer text.\n", 2, "efter rad 2"),
        ("---\norgan: lchnv\n## 1. Ett\n\nText.\n\n---\n\nMer text.\n", 2, "efter rad 2"),
        ("---\norgan: lchnv\nplats Falun\n---\n\nText.\n", 4, "saknar kolon"),
        ("---\n# bara en kommentar\n---\n", 2, "tomt"),
        ('---\ninfo: "Fika\norgan: lchnv\n---\n', 2, "citattecken saknas"),
        ("---\ndokument: dagordning\ngäster: [Kai Ko\n---\n", 3, "inte stängd"),
        ("---\ndokument: dagordning\n organ: lchnv\n---\n", 3, ""),
        ("---\ndokument: dagordning\ninfo: @plats\n---\n", 3, "citattecken"),
    ],
)
def test_a_head_that_is_not_whole_is_refused_on_its_line(text: str, line: int, says: str) -> None:
    found = read(text.encode())
    assert found.document is None
    assert [(rule, at) for rule, at, _ in told(found)] == [("oläsbar-fil", line)]
    assert says in message(found)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(ending: str, mark: str) -> None:
    text = HEAD + "\n## 1. Mötets öppnande\n\nText.\n"
    found = read((mark + text.replace("\n", ending)).encode())
    assert told(found) == []
    assert found.document is not None
    assert found.document.place_of("plats").line == 5
    heading = found.document.items[0].heading
    data = text_of(found.document).encoded
    assert (heading.line, data[heading.start : heading.end]) == (8, b"1. ")


def test_two_byte_order_marks_are_no_head() -> None:
    assert told(read(("\ufeff\ufeff" + HEAD).encode())) == [("oläsbar-fil", 1, 1)]


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x85", "\u2028", "\ufffe"])
def test_characters_that_cannot_be_printed_are_told_of_where_they_stand(character: str) -> None:
    found = read(f"{HEAD}\nText {character}\n".encode())
    assert told(found) == [("ogiltigt-värde", 8, 6)]
    assert f"U+{ord(character):04X}" in message(found)


def test_a_mandate_for_a_principal_that_rules_yaml_does_not_know_is_told() -> None:
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    text = """personer:
  - namn: Asta Almgren
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkbyn, från: 2026-01-01}
      - {roll: styrgrupp, organ: lchn, huvudman: Björkby, från: 2026-01-01}
"""
    register, _ = read_register(text.encode())
    told = [(f.rule, f.hit.place.line, f.hit.message) for f in known_by(register, procedure)[1]]
    assert told == [
        ("ogiltigt-värde", 4, "Huvudmannen ”Björkbyn” finns inte i rules.yaml."),
        ("ogiltigt-värde", 5, "Organet ”lchn” finns inte i rules.yaml."),
    ]

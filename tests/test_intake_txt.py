"""Plain text → blocks: however it is encoded, and whether its lines were broken to fit or not."""

import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Paragraph
from lchnv_cli.unreadable import Unreadable
from tests.plainly import read_characters, texts, visible

_LINES = "Åsa Öberg\r\n\r\n  1. Val – “nytt”\rslut\n\n"


@pytest.mark.parametrize(
    ("encoding", "remark"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_letters_are_read_however_they_are_written(encoding: str, remark: str) -> None:
    source = read_source("a.txt", _LINES.encode(encoding))
    assert texts(source.blocks) == ["Åsa Öberg", "", "1. Val – “nytt”", "slut"]
    assert read_characters(source) == visible(_LINES)
    assert [remark in each.said for each in source.remarks] == [True] * bool(remark)


def test_every_byte_is_some_character() -> None:
    data = bytes(
        each for each in range(1, 256) if each not in b"\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\xad"
    )
    source = read_source("a.txt", b"a" + data)
    assert read_characters(source).total() == len(data) + 1


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="ingen text som går att läsa"):
        read_source("a.txt", bytes(range(256)) * 4)


def test_a_paragraph_knows_its_line_its_page_and_its_indent() -> None:
    source = read_source("a.txt", b"ett\n\tinre\n\ftv\xc3\xa5")
    told = [
        (b.place.line, b.place.page, b.indent) for b in source.blocks if isinstance(b, Paragraph)
    ]
    assert told == [(1, 1, 0), (2, 1, 48), (3, 1, 0), (4, 2, 0)]
    assert str(source.blocks[3].place) == "sida 2, rad 4, stycke 4"


def test_lines_broken_to_fit_are_one_paragraph_and_others_are_not() -> None:
    broken = (
        "Länsnätverket ses sex gånger om året och går igenom det som rör alla huvud-\n"
        "män i länet, i synnerhet hälsa och skola, och det som rör Malung-Sälen samt\n"
        "Rättvik.\n"
        "Plats: Gamla provhuset\n"
        "- en punkt som är så lång att raden nästan räcker hela vägen ut till kanten\n"
        "- en till\n"
    )
    assert texts(read_source("a.txt", broken.encode()).blocks) == [
        "Länsnätverket ses sex gånger om året och går igenom det som rör alla huvud-män i länet, i "
        "synnerhet hälsa och skola, och det som rör Malung-Sälen samt Rättvik.",
        "Plats: Gamla provhuset",
        "- en punkt som är så lång att raden nästan räcker hela vägen ut till kanten",
        "- en till",
    ]


_WIDE = "Här är en rad som visar hur bred texten var innan den togs ut ur filen för länge sedan."


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # Letters of different widths: no line is full to the last character.
        (["Rutinen ska vara känd av alla som arbetar med frågorna i länet,", "även nya."], 1),
        (["Rutinen ska vara känd av alla som arbetar med det.", "även nya."], 2),
        (
            ["Rutinen ska vara känd av alla som arbetar med frågor om detta i Provstad", "Kommun."],
            1,
        ),
        (["Föredragande: Lo Falk, samordnare, Avdelningen för hälsa i Provstad", "Vi sågs."], 2),
        (
            [
                "Närvarande: Lo Falk, Nils Hage, Ulla Vik, Bo Ek, Jan Alm, Greta Åberg, Pär Ö, Siv",
                "Ek",
            ],
            1,
        ),
        (
            [
                "Beslut om samverkan mellan kommunerna och hälsan för alla barn i länet (Bilaga",
                "2 A)",
            ],
            1,
        ),
        (["Beslut om samverkan mellan kommunerna.", "2 Ärenden"], 2),
        (["att anta uppdragsbeskrivningen för vården i hemmet i hela länet samt", "att gå"], 2),
        (
            [
                "Nätverket för äldre har fått ett nytt uppdrag i år. Syftet är alltså framför allt",
                "att se",
            ],
            1,
        ),
        (
            [
                "Dialog: Rutin vid utskrivning från slutenvård vid högtider och röda dagar i",
                "Plats: Å",
            ],
            2,
        ),
    ],
)
def test_a_text_taken_out_of_a_pdf_is_put_together(lines: list[str], paragraphs: int) -> None:
    source = read_source("a.txt", "\n".join([_WIDE, "", *lines]).encode())
    assert len(source.blocks) == 2 + paragraphs


def test_a_text_with_long_lines_was_not_broken_by_hand() -> None:
    lines = ["Ord " * 40, "Ord " * 39 + "slut", "kort"]
    source = read_source("a.txt", "\n".join(lines).encode())
    assert texts(source.blocks) == [line.strip() for line in lines]


def test_a_line_drawn_under_a_heading_is_no_part_of_it() -> None:
    text = f"{_WIDE}\n{'-' * 80}\nHon berättade\n"
    assert texts(read_source("a.txt", text.encode()).blocks) == [_WIDE, "-" * 80, "Hon berättade"]

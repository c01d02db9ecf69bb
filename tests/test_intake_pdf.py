"""PDF → blocks, from files without structure: what belongs together is told by where it lies."""

import io

import pypdf
import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Paragraph, Run, Source, Table
from lchnv_cli.unreadable import Unreadable
from tests.pdf_files import grid, line, pdf, text
from tests.plainly import cells, read_characters, runs, texts, visible

_LONG = "Provnätverket ses sex gånger om året och går igenom vad som har hänt sedan"
# What shows how far out lines may go: two letters further.
_WIDEST = text(70, 700, f"xxx{_LONG[1:]}")


def _read(*pages: str, notes: str = "", more: tuple[str, ...] = ()) -> Source:
    data = pdf(*pages, notes=notes, more=more)
    source = read_source("prov.pdf", data)
    said = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    # pypdf tells of every page its own foot, and a line that repeats itself is read once.
    assert set(visible(said)) <= set(read_characters(source))
    return source


def _one(*drawn: str) -> tuple[Run, ...]:
    return runs(_read("\n".join(drawn)).blocks)


def _said(source: Source) -> list[str]:
    return [each for each in texts(source.blocks) if not each.startswith("xxx")]


def test_pieces_on_a_line_are_one_and_gaps_are_spaces_and_tabs() -> None:
    drawn = text(70, 100, "Datum:"), text(140, 100, "9 mars"), text(178, 100, "2026 på Åsen")
    assert _one(*drawn) == (Run("Datum:\t9 mars 2026 på Åsen", size=11),)


def test_fonts_tell_what_is_bold_and_what_slants() -> None:
    drawn = text(70, 100, "Val ", 14, 1), text(97, 100, "nu", 14, 2)
    assert _one(*drawn) == (
        Run("Val", bold=True, size=14),
        Run(" nu", italic=True, size=14),
    )


def test_a_line_goes_on_where_the_next_word_did_not_fit() -> None:
    said = (
        *((100, _LONG), (114, "sist."), (128, "Plats:"), (142, "Åsen"), (170, _LONG)),
        *((198, "Ny början."), (226, _LONG), (240, "1. Val"), (254, "– mer")),
    )
    told = [text(70, top, each) for top, each in said]
    assert _said(_read("\n".join([*told, _WIDEST]))) == [
        f"{_LONG} sist.",
        "Plats:",
        "Åsen",
        _LONG,
        "Ny början.",
        f"{_LONG} 1. Val",
        "– mer",
    ]


def test_a_bold_line_is_no_part_of_the_text_below() -> None:
    long = "Rubrik som är så lång att den går nästan ända ut till kanten av sida"
    told = [text(70, 100, long, 11, 1), text(70, 114, "brödtextens"), _WIDEST]
    assert _said(_read("\n".join(told))) == [long, "brödtextens"]


@pytest.mark.parametrize(
    ("ends", "begins", "joined"),
    [
        ("både Karin Falk-", "Hageby", "både Karin Falk-Hageby"),
        ("en ny hälso-", "och sjukvård", "en ny hälso- och sjukvård"),
        ("frågor om e-", "hälsovården", "frågor om e-hälsovården"),
        ("vår yrkeshög-", "skola", "vår yrkeshög\u00adskola"),
        ("varje kommun/", "regionen", "varje kommun/regionen"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(ends: str, begins: str, joined: str) -> None:
    before = "Provnätverket har talat om detta flera gånger under året med"
    other = text(70, 300, "En yrkeshögskola - ja")
    told = [text(70, 100, f"{before} {ends}"), text(70, 114, begins), _WIDEST, other]
    assert _said(_read("\n".join(told)))[0] == f"{before} {joined}"


def test_small_letters_above_the_line_are_raised() -> None:
    told = text(70, 100, "Se lagen"), text(115, 96, "1", 7), text(119, 100, ".")
    assert [(run.text, run.raised) for run in _one(*told)] == [
        ("Se lagen", False),
        ("1", True),
        (".", False),
    ]


# A capital of eleven points is 7.7 high: a line through it lies between 1.9 and 5.4 above its foot.
@pytest.mark.parametrize(
    ("above", "height", "struck"),
    [
        (2.1, 1.0, True),
        (3.5, 1.0, True),
        (5.2, 1.0, True),
        (3.5, 2.1, True),
        (3.5, 2.4, False),
        (1.6, 1.0, False),
        (5.8, 1.0, False),
        (-1.5, 1.0, False),
    ],
)
def test_a_thin_line_through_the_letters_strikes_them(
    above: float, height: float, *, struck: bool
) -> None:
    drawn = line(69, 100 - above - height / 2, 120, 100 - above + height / 2)
    (found,) = _one(text(70, 100, "Nils Hage"), drawn)
    assert found.struck == struck


def test_only_the_letters_that_are_crossed_are_struck() -> None:
    told = text(70, 100, "Lo Falk, Nils Hage")
    assert [(run.text, run.struck) for run in _one(told, line(116, 96, 165, 97))] == [
        ("Lo Falk, ", False),
        ("Nils Hage", True),
    ]


def test_a_line_below_the_letters_underlines_them() -> None:
    (found,) = _one(text(70, 100, "Nils Hage"), line(70, 101, 119, 102))
    assert (found.struck, found.underlined) == (False, True)


def test_a_drawn_table_has_its_cells_where_its_lines_are() -> None:
    drawn = [
        text(75, 115, "Kommun", 11, 1),
        text(175, 115, "Närvarande", 11, 1),
        text(275, 115, "Frånvarande", 11, 1),
        text(75, 135, "Provstad"),
        text(275, 135, "Anna-Karin Falk-"),
        text(275, 148, "Hage"),
        text(75, 165, "Låtsby"),
        text(175, 165, "Lo Falk"),
        text(175, 178, "Nils Hage"),
    ]
    table = grid([70, 170, 270, 370], [100, 120, 152, 185])
    source = _read("\n".join([text(70, 60, "Före"), *drawn, table, text(70, 220, "Efter")]))
    assert texts(source.blocks) == ["Före", "Efter"]
    assert [type(block) for block in source.blocks] == [Paragraph, Table, Paragraph]
    assert [[cell[:3] for cell in row] for row in cells(source.blocks)] == [
        [("Kommun", 0, 0), ("Närvarande", 0, 1), ("Frånvarande", 0, 2)],
        [("Provstad", 1, 0), ("", 1, 1), ("Anna-Karin Falk-Hage", 1, 2)],
        [("Låtsby", 2, 0), ("Lo Falk\nNils Hage", 2, 1), ("", 2, 2)],
    ]


def test_cells_without_a_line_between_are_one() -> None:
    outer = grid([70, 270], [100, 120, 140, 160])
    between = line(170, 120, 170.5, 160)
    drawn = [text(75, 115, "Båda"), text(75, 135, "a"), text(175, 135, "b"), text(75, 155, "c")]
    found = cells(_read("\n".join([outer, between, *drawn])).blocks)
    assert found == [
        [("Båda", 0, 0, 1, 2)],
        [("a", 1, 0, 1, 1), ("b", 1, 1, 1, 1)],
        [("c", 2, 0, 1, 1), ("", 2, 1, 1, 1)],
    ]


def test_a_frame_around_a_text_is_no_table() -> None:
    source = _read(text(75, 115, "UTKAST") + grid([70, 170], [100, 120]))
    assert texts(source.blocks) == ["UTKAST"]


def test_page_heads_and_feet_are_told_once() -> None:
    def page(number: int, more: str) -> str:
        foot = text(280, 810, f"Sida {number} av 3")
        return "\n".join([text(70, 40, "Provnätverket"), text(70, 300, more), foot])

    source = _read(page(1, "ett"), page(2, "två"), page(3, "tre"))
    assert texts(source.headers) == ["Provnätverket"]
    assert texts(source.blocks) == ["ett", "två", "tre"]
    assert texts(source.footers) == ["Sida 1 av 3", "Sida 2 av 3", "Sida 3 av 3"]


def test_a_heading_at_the_same_place_of_two_pages_is_no_page_head() -> None:
    def page(heading: str) -> str:
        told = (text(70, 30, "PN"), text(70, 60, heading), text(70, 300, f"om {heading}"))
        return "\n".join(told)

    pages = [page(each) for each in ("Beslut", "Val", "Beslut", "Dialog", "Rapport", "Slut")]
    source = _read(*pages)
    assert texts(source.headers) == ["PN"]
    assert texts(source.blocks).count("Beslut") == 2


def test_the_head_of_a_single_page_is_text() -> None:
    source = _read(text(70, 40, "Dagordning") + text(70, 300, "ett"))
    assert (texts(source.headers), texts(source.blocks)) == ([], ["Dagordning", "ett"])


def test_the_foot_of_a_single_page_is_what_stands_alone_in_its_margin() -> None:
    foot = text(70, 810, "Kansliet, Box 1")
    alone = _read(text(70, 300, "ett") + text(70, 320, "två") + foot)
    assert (texts(alone.blocks), texts(alone.footers)) == (["ett", "två"], ["Kansliet, Box 1"])
    full = _read(text(70, 300, "ett") + text(70, 790, "två") + foot)
    assert (texts(full.blocks)[-1], texts(full.footers)) == ("Kansliet, Box 1", [])
    high = _read(text(70, 300, "ett") + text(70, 770, "Bo Ek"))
    assert (texts(high.blocks), texts(high.footers)) == (["ett", "Bo Ek"], [])


def test_a_paragraph_and_a_table_go_on_over_the_page() -> None:
    table = grid([70, 170, 270], [600, 620])
    one = [text(70, 500, _LONG), text(75, 615, "a"), text(175, 615, "b"), table]
    upper = grid([70, 170, 270], [100, 120])
    two = [text(75, 115, "c"), text(175, 115, "d"), upper, text(70, 690, _LONG)]
    three = [text(70, 130, "sist."), text(70, 160, "Nytt"), _WIDEST]
    source = _read(*("\n".join(page) for page in (one, two, three)))
    assert [cell[:3] for row in cells(source.blocks) for cell in row] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 0),
        ("d", 1, 1),
    ]
    assert _said(source) == [_LONG, f"{_LONG} sist.", "Nytt"]


def test_links_strikes_forms_and_comments_laid_on_the_page() -> None:
    def note(sort: str, place: str, more: str) -> str:
        return f"<< /Type /Annot /Subtype /{sort} /Rect [{place}] {more} >>"

    notes = " ".join(
        [
            note("Link", "70 738 110 752", "/A << /S /URI /URI (https://example.se) >>"),
            note("StrikeOut", "70 718 120 732", "/Contents (Var hon med?) /T (Lo Falk)"),
            note("Widget", "70 680 200 700", "/FT /Tx /V (Ifyllt svar)"),
            note("Text", "300 600 320 620", "/F 2 /Contents (dolt)"),
        ]
    )
    drawn = "\n".join([text(70, 100, "webben"), text(70, 120, "Nils Hage")])
    source = _read(drawn, notes=notes)
    first, second, third = (block.runs for block in source.blocks if isinstance(block, Paragraph))
    assert first == (Run("webben", size=11, link="https://example.se"),)
    assert second == (Run("Nils Hage", size=11, struck=True),)
    assert third[0].text == "Ifyllt svar"
    assert [(each.who, texts(each.blocks), each.about) for each in source.comments] == [
        ("Lo Falk", ["Var hon med?"], "Nils Hage")
    ]


_IMAGE = (
    "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 "
    "/ColorSpace /DeviceGray /Length 4 >>\nstream\nabcd\nendstream"
)


def test_a_picture_is_kept_where_it_stands() -> None:
    shown = "q 60 0 0 60 70 600 cm /I Do Q"
    source = _read(
        "\n".join([text(70, 100, "Före"), shown, text(70, 300, "Efter")]), more=(_IMAGE,)
    )
    kept = [
        [run.picture or run.text for run in block.runs]
        for block in source.blocks
        if isinstance(block, Paragraph)
    ]
    assert kept == [["Före"], ["bild1.png"], ["Efter"]]
    assert source.pictures[0].data.startswith(b"\x89PNG")


def test_a_page_that_is_only_a_picture_is_told_and_a_whole_such_file_refused() -> None:
    scanned = "q 595 0 0 842 0 0 cm /I Do Q"
    source = _read(text(70, 100, "Text"), scanned, more=(_IMAGE,))
    assert [(str(each.place), each.said) for each in source.remarks] == [
        ("sida 2", "Sidan är en bild utan text och läses inte in.")
    ]
    with pytest.raises(Unreadable, match="skannad"):
        read_source("a.pdf", pdf(scanned, more=(_IMAGE,)))


def test_files_that_hold_nothing_to_read_are_refused() -> None:
    with pytest.raises(Unreadable, match="ingen text"):
        read_source("a.pdf", pdf(""))
    with pytest.raises(Unreadable, match="skadad"):
        read_source("a.pdf", b"%PDF-1.7\nintet mer")
    with pytest.raises(Unreadable, match="301 sidor; högst 300"):
        read_source("a.pdf", pdf(*[text(70, 100, "a")] * 301))
    assert len(read_source("a.pdf", pdf(*[text(70, 300, "a")] * 300)).blocks) == 300


def test_a_file_with_a_password_is_refused() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(text(70, 100, "hemligt"))))
    writer.encrypt("nyckel", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    with pytest.raises(Unreadable, match="lösenord"):
        read_source("a.pdf", made.getvalue())


def test_a_file_tells_the_day_it_was_saved() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(text(70, 100, "Text"))))
    writer.add_metadata({"/ModDate": "D:20260320093000+01'00'"})
    made = io.BytesIO()
    writer.write(made)
    assert read_source("a.pdf", made.getvalue()).saved == "2026-03-20"
    broken = made.getvalue().replace(b"D\\07220260320", b"\\376\\377\\330\\001x")
    assert broken != made.getvalue()
    assert read_source("a.pdf", broken).saved == ""


def test_a_number_or_sign_by_itself_is_the_label_of_a_list() -> None:
    said = (
        *((100, 70, "1."), (114, 70, "2."), (128, 88, "b)"), (142, 88, "•"), (156, 70, "3.")),
        *((184, 70, "a"), (198, 70, "a")),
    )
    labels = [text(left, top, sign) for top, left, sign in said]
    texts_ = [text(left + 18, top, f"sak {top}") for top, left, _ in said]
    typed = text(70, 226, "4. Skrivet för hand")
    found = _read("\n".join([*labels, *texts_, typed])).blocks
    assert texts(found) == [
        *("1.\tsak 100", "2.\tsak 114", "b)\tsak 128", "•\tsak 142", "3.\tsak 156"),
        *("a\tsak 184", "a\tsak 198", "4. Skrivet för hand"),
    ]
    told = [each.label for each in found if isinstance(each, Paragraph) and each.label]
    assert [label.level for label in told] == [0, 0, 1, 1, 0, 0, 0]
    assert [label.bullet for label in told] == [False, False, False, True, False, True, True]


def test_lines_that_leave_room_for_the_next_word_were_broken_by_hand() -> None:
    told = [text(70, 100, "att ärendet bordläggs utifrån nya besked om beloppen"), _WIDEST]
    told.append(text(70, 114, "att styrgruppen får i uppdrag att bereda det"))
    assert len(_said(_read("\n".join(told)))) == 2


def _columned(*rows: tuple[str, ...], lefts: tuple[int, ...] = (70, 190, 310, 430)) -> Source:
    """Read a table without lines, whose rows stand as close as lines do."""
    drawn = [
        text(left, 300 + 14 * at, said)
        for at, row in enumerate(rows)
        for left, said in zip(lefts, row, strict=False)
        if said
    ]
    return _read("\n".join([text(70, 250, "Före"), *drawn, text(70, 500, "Efter")]))


def test_an_x_without_lines_around_stands_in_its_column() -> None:
    source = _columned(
        ("Namn", "Kommun", "Närvarande", "Frånvarande"),
        ("Lo Falk", "Provstad", "x"),
        ("Nils Hage", "Låtsby", "", "x"),
    )
    assert texts(source.blocks) == ["Före", "Efter"]
    assert [[cell[0] for cell in row] for row in cells(source.blocks)] == [
        ["Namn", "Kommun", "Närvarande", "Frånvarande"],
        ["Lo Falk", "Provstad", "x", ""],
        ["Nils Hage", "Låtsby", "", "x"],
    ]


def test_a_name_wrapped_in_its_column_is_one_name() -> None:
    source = _columned(
        ("Provstad", "Lo Falk", "Samordnare vid"),
        ("", "", "provnämnden"),
        ("Karin Långnamn-", "Låtsby", "Chef"),
        ("Hageby",),
        ("Ekby", "Nils Hage", "Chef"),
    )
    assert [[cell[0] for cell in row] for row in cells(source.blocks)] == [
        ["Provstad", "Lo Falk", "Samordnare vid provnämnden"],
        ["Karin Långnamn-Hageby", "Låtsby", "Chef"],
        ["Ekby", "Nils Hage", "Chef"],
    ]


def test_facts_in_two_columns_are_lines_with_a_tab() -> None:
    source = _columned(("Datum:", "9 mars"), ("Tid:", "9.30"), ("Plats:", "Åsen"))
    assert texts(source.blocks) == ["Före", "Datum:\t9 mars", "Tid:\t9.30", "Plats:\tÅsen", "Efter"]


def test_two_columns_far_apart_are_a_table_unless_the_first_are_names_of_facts() -> None:
    far = (70, 300)
    table = _columned(("Kommun", "Kostnad"), ("Provstad", "120 000"), lefts=far)
    assert [[cell[0] for cell in row] for row in cells(table.blocks)] == [
        ["Kommun", "Kostnad"],
        ["Provstad", "120 000"],
    ]
    for first, second in (("Datum:", "Plats:"), ("1.", "2.")):
        facts = _columned((first, "9 mars"), (second, "Åsen"), lefts=far)
        assert texts(facts.blocks)[1:3] == [f"{first}\t9 mars", f"{second}\tÅsen"]

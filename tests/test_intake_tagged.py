"""Tagged PDF → blocks: the file's own structure tells what belongs together."""

from pathlib import Path

import typst

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Paragraph, Source, Table
from tests.pictures import png
from tests.plainly import cells, texts

FONTS = Path(__file__).resolve().parent.parent / "templates" / "fonts"
_START = '#set text(font: "Carlito", lang: "sv")\n#set page(width: 300pt, height: 400pt)\n'


def _read(source: str, folder: Path) -> Source:
    file = folder / "prov.typ"
    file.write_text(_START + source, encoding="utf-8")
    data = typst.compile(file, root=folder, font_paths=[FONTS], ignore_system_fonts=True)
    return read_source("prov.pdf", data)


def _paragraphs(source: Source) -> list[Paragraph]:
    return [block for block in source.blocks if isinstance(block, Paragraph)]


def test_headings_have_their_level_and_paragraphs_their_whole_text(tmp_path: Path) -> None:
    long = "Provnätverket ses sex gånger om året och går igenom det som har hänt sedan sist."
    found = _paragraphs(_read(f"= Ett\n{long}\n\n== Två\nSlut.", tmp_path))
    assert [(each.text, each.level) for each in found] == [
        ("Ett", 1),
        (long, 0),
        ("Två", 2),
        ("Slut.", 0),
    ]


def test_a_line_broken_by_hand_is_broken(tmp_path: Path) -> None:
    (found,) = _paragraphs(_read(r"Lo Falk \ Nils Hage", tmp_path))
    assert found.text == "Lo Falk\nNils Hage"


def test_lists_have_their_labels_and_depth(tmp_path: Path) -> None:
    source = _read("+ ett\n+ två\n  - inre\n\nEfter", tmp_path)
    assert texts(source.blocks) == ["1.\tett", "2.\ttvå", "•\tinre", "Efter"]
    labels = [each.label for each in _paragraphs(source) if each.label]
    assert [(label.level, label.bullet) for label in labels] == [(0, False), (0, False), (1, True)]


def test_cells_stand_in_their_columns_though_some_are_empty(tmp_path: Path) -> None:
    rows = (
        "[Kommun], [Var med], [Borta], [Provstad], [], [Anna-Karin Falk-Hage], [Låtsby], [Lo], []"
    )
    for stroke in ("0.5pt", "none"):
        source = _read(f"#table(columns: (80pt, 80pt, 80pt), stroke: {stroke}, {rows})", tmp_path)
        assert [[cell[:3] for cell in row] for row in cells(source.blocks)] == [
            [("Kommun", 0, 0), ("Var med", 0, 1), ("Borta", 0, 2)],
            [("Provstad", 1, 0), ("", 1, 1), ("Anna-Karin Falk-Hage", 1, 2)],
            [("Låtsby", 2, 0), ("Lo", 2, 1), ("", 2, 2)],
        ]


def test_a_paragraph_and_a_table_over_two_pages_are_whole(tmp_path: Path) -> None:
    long = " ".join(["Provnätverket ses sex gånger om året. Nils Hage är med."] * 12)
    table = ", ".join(f"[rad {at}], [värde {at}]" for at in range(30))
    source = _read(f"{long}\n\n#table(columns: (80pt, 80pt), {table})\n\nEfter", tmp_path)
    assert [block.place.page for block in source.blocks][-1] > 1
    assert texts(source.blocks) == [long, "Efter"]
    (whole,) = (block for block in source.blocks if isinstance(block, Table))
    assert [cell.row for row in whole.rows for cell in row[:1]] == list(range(30))


def test_page_heads_and_feet_are_what_the_structure_does_not_name(tmp_path: Path) -> None:
    page = '#set page(header: [Provnätverket], numbering: "1 (1)")'
    source = _read(f"{page}\nText", tmp_path)
    assert texts(source.headers) == ["Provnätverket"]
    assert texts(source.blocks) == ["Text"]
    assert texts(source.footers) == ["1 (1)"]


def test_struck_text_links_and_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(40, 40))
    source = _read(
        'Lo #strike[Nils Hage] #underline[Ulla] #link("https://example.se")[webben]\n\n'
        '#image("a.png", width: 40pt, alt: "En stuga")\n\nEfter',
        tmp_path,
    )
    runs = [run for each in _paragraphs(source) for run in each.runs]
    assert [run.text.strip() for run in runs if run.struck] == ["Nils Hage"]
    assert [run.text.strip() for run in runs if run.underlined] == ["Ulla"]
    assert [(run.text.strip(), run.link) for run in runs if run.link] == [
        ("webben", "https://example.se")
    ]
    assert [run.picture for run in runs if run.picture] == ["bild1.png"]
    assert source.pictures[0].alt == "En stuga"


def test_a_table_of_contents_has_no_rows_of_dots(tmp_path: Path) -> None:
    source = _read("#outline()\n= Val\nText", tmp_path)
    assert not [each for each in texts(source.blocks) if ". . ." in each]

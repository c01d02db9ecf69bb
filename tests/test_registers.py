"""A register on the screen and in every format: what it tells, and what it never does."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl
import pypdf
import pytest
from docx import Document
from lxml import html
from openxml_audit import OpenXmlValidator

from lchnv_cli.model.archive import Archive
from lchnv_cli.registers.table import Column, Register, not_read
from lchnv_cli.registers.table_csv import table_csv
from lchnv_cli.registers.table_json import table_json
from lchnv_cli.registers.table_markdown import table_markdown
from lchnv_cli.registers.table_xlsx import table_xlsx
from lchnv_cli.screen.options import FORMATS
from lchnv_cli.screen.register_table import register_table
from lchnv_cli.work.making.register_files import Ways, register_files, show_register
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace
from tests.running import NETWORK, archive
from tests.verapdf import harness

DAY = dt.date(2026, 6, 1)
LONG = "Gemensamma utbildningsdagar för socialtjänsten och hälso- och sjukvården i hela länet"
COLUMNS = (
    Column("matter", "Ärende", aside=True),
    Column("state", "Läge"),
    Column("who", "Väntar på"),
    Column("since", "Sedan"),
    Column("times", "Gånger"),
    Column("empty", "Tomt"),
    Column("place", "Står i", aside=True, printed=False),
)


def row(matter: str, state: str, *who: str, times: int = 0) -> dict[str, Any]:
    since, place = dt.date(2026, 3, 20), "meetings/lchnv/2026-03-20/minnesanteckningar.md:41"
    told = {"matter": matter, "state": state, "who": who, "since": since}
    return {**told, "times": times, "empty": None, "place": place}


REGISTER = Register(
    "matters",
    "Öppna ärenden",
    COLUMNS,
    (
        row("=SUM(A1:A9) | <b>Hjälpmedel</b>", "väntar på återrapport", "RSS", "Tallsjö"),
        row(LONG, "utfallet per capsulam ska rapporteras", "LCHNV", times=12),
        row(LONG, "@väntar på svar", "-1"),
    ),
    ("Ett dokument saknas.",),
)
EMPTY = Register("matters", "Öppna ärenden", COLUMNS, ())


@pytest.fixture
def here(tmp_path: Path) -> Workplace:
    (tmp_path / "rules.yaml").write_bytes((NETWORK / "rules.yaml").read_bytes())
    (tmp_path / "meetings").mkdir()
    return open_workplace(tmp_path, DAY)


def made(here: Workplace, register: Register, *formats: str) -> dict[str, bytes]:
    return dict(register_files(here, register, here.body(""), formats))


def test_the_screen_shows_all_in_80_columns(golden: Callable[[str, str], None]) -> None:
    drawn = register_table(REGISTER)
    golden("registers/screen.txt", f"{drawn}\n")
    assert max(map(len, drawn.splitlines())) <= 80


def test_the_screen_names_a_row_once_where_the_next_is_of_the_same() -> None:
    drawn = " ".join(register_table(REGISTER).split())
    assert drawn.count(LONG) == 1


def test_too_many_columns_for_a_table_are_told_one_by_one() -> None:
    columns = tuple(Column(f"c{n}", f"Kolumn nummer {n}") for n in range(14))
    wide = Register("wide", "Brett", columns, ({c.key: f"värde {c.key}" for c in columns},))
    drawn = register_table(wide)
    assert [f"Kolumn nummer {n}: värde c{n}" in drawn for n in range(14)] == [True] * 14


def test_too_many_narrow_columns_are_told_some_at_a_time() -> None:
    columns = (Column("who", "Vem"), *(Column(f"c{n}", f"{n} jan") for n in range(10, 26)))
    rows = tuple({c.key: "oklart" for c in columns} | {"who": who} for who in ("Ett", "Två"))
    drawn = register_table(Register("wide", "Brett", columns, rows))
    first, second = drawn.split("\n\n")[1:]
    assert [len(each.splitlines()) for each in (first, second)] == [3, 3]
    assert [part.split()[:3] for part in (first, second)] == [
        ["Vem", "10", "jan"],
        ["Vem", "18", "jan"],
    ]
    assert (drawn.count("jan"), drawn.count("oklart")) == (16, 32)
    assert max(map(len, drawn.splitlines())) <= 80


@pytest.mark.parametrize("wide", ["60", "80"])
def test_no_line_is_wider_than_the_screen_and_no_word_is_broken(
    monkeypatch: pytest.MonkeyPatch, wide: str
) -> None:
    monkeypatch.setenv("COLUMNS", wide)
    long = "ärendehanteringssystemupphandlingsprojektet"
    register = Register("x", "X", COLUMNS, (row(f"{long} och {long}", f"{long} {long}", long),))
    lines = register_table(register).splitlines()
    assert max(map(len, lines)) < int(wide)
    assert " ".join(lines).count(long) == 5


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    drawn = register_table(Register("x", "X", COLUMNS, (row("\x1b[31mröd", "a\u202eb"),)))
    assert ("\x1b" in drawn, "\u202e" in drawn, "röd" in drawn) == (False, False, True)


def test_an_empty_register_says_so() -> None:
    assert "Inget att visa." in register_table(EMPTY)
    assert "Inget att visa." in table_markdown(EMPTY).decode()
    assert json.loads(table_json(EMPTY))["rows"] == []
    assert len(table_csv(EMPTY).decode().splitlines()) == 1
    assert openpyxl.load_workbook(io.BytesIO(table_xlsx(EMPTY, DAY))).active is not None


def test_json_has_the_format_and_every_row() -> None:
    whole = json.loads(table_json(REGISTER))
    assert (whole["format"], whole["register"], whole["title"]) == (1, "matters", "Öppna ärenden")
    assert whole["rows"][1] == {
        "matter": LONG,
        "state": "utfallet per capsulam ska rapporteras",
        "who": ["LCHNV"],
        "since": "2026-03-20",
        "times": 12,
        "empty": None,
        "place": "meetings/lchnv/2026-03-20/minnesanteckningar.md:41",
    }
    assert whole["notes"] == ["Ett dokument saknas."]


def test_csv_opens_in_a_swedish_excel_and_reckons_nothing() -> None:
    data = table_csv(REGISTER)
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, _, last = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert head[:3] == ["Ärende", "Läge", "Väntar på"]
    assert first[:4] == [
        "'=SUM(A1:A9) | <b>Hjälpmedel</b>",
        "väntar på återrapport",
        "RSS, Tallsjö",
        "2026-03-20",
    ]
    assert last[1:3] == ["'@väntar på svar", "'-1"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " ="])
def test_no_cell_of_csv_begins_as_a_formula(sign: str) -> None:
    register = Register("x", "X", COLUMNS, (row(f"{sign}1+1", "läge"),))
    *_, told = csv.reader(io.StringIO(table_csv(register).decode("utf-8-sig")), delimiter=";")
    assert told[0][0] == "'"


def test_a_workbook_has_dates_and_numbers_and_no_formulas() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx(REGISTER, DAY))).active
    assert sheet is not None
    values = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert values[1][0] == "=SUM(A1:A9) | <b>Hjälpmedel</b>"
    assert sheet["A2"].data_type == "s"
    assert values[2][3:5] == [dt.datetime(2026, 3, 20), 12]  # noqa: DTZ001 - a workbook knows no zones
    assert values[5][0] == "Ett dokument saknas."
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G4")


@pytest.mark.slow
def test_a_workbook_is_the_same_bytes_each_time_and_valid(tmp_path: Path) -> None:
    first, again = table_xlsx(REGISTER, DAY), table_xlsx(REGISTER, DAY)
    assert first == again
    (tmp_path / "x.xlsx").write_bytes(first)
    assert [str(e) for e in OpenXmlValidator().validate(tmp_path / "x.xlsx").errors] == []


def test_the_name_of_a_sheet_is_one_that_excel_takes() -> None:
    register = REGISTER._replace(title="Ärendet [a/b]: " + "långt " * 20)
    names = openpyxl.load_workbook(io.BytesIO(table_xlsx(register, DAY))).sheetnames
    assert names == ["Ärendet  a b   långt långt lång"]


def test_markdown_is_a_table_whose_texts_are_literal() -> None:
    lines = table_markdown(REGISTER).decode().splitlines()
    assert lines[2].startswith("| Ärende | Läge |")
    assert lines[4].startswith(r"| =SUM(A1:A9) \| \<b\>Hjälpmedel\</b\> |")


def test_what_is_printed_says_the_rows_and_not_where_they_stand(here: Workplace) -> None:
    files = made(here, REGISTER, "html", "docx", "pdf")
    page = html.fromstring(files["matters.html"])
    cells = ["".join(map(str, cell.itertext())) for cell in page.findall(".//tbody/tr/*")]
    assert cells[:2] == ["=SUM(A1:A9) | <b>Hjälpmedel</b>", "väntar på återrapport"]
    word = Document(io.BytesIO(files["matters.docx"]))
    assert word.tables[0].rows[2].cells[0].text == LONG
    printed = pypdf.PdfReader(io.BytesIO(files["matters.pdf"])).pages[0].extract_text()
    assert "måndag 1 juni 2026" in printed
    heads = [cell.text for cell in word.tables[0].rows[0].cells]
    assert heads == ["Ärende", "Läge", "Väntar på", "Sedan", "Gånger"]


def test_what_heads_rows_is_printed_once_for_each_group(here: Workplace) -> None:
    columns = (
        Column("group", "Grupp", heads=True),
        Column("about", "Om gruppen", heads=True),
        Column("seat", "Plats"),
    )
    told = [("A", "lokal", "1"), ("A", "lokal", "2"), ("B", "lokal", "1"), ("B", "ny", "1")]
    rows = tuple(dict(zip(("group", "about", "seat"), each, strict=True)) for each in told)
    page = html.fromstring(made(here, Register("g", "Grupper", columns, rows), "html")["g.html"])
    printed = [
        ["".join(map(str, cell.itertext())) for cell in row] for row in page.findall(".//tbody/tr")
    ]
    assert printed == [["A", "lokal", "1"], ["", "", "2"], ["B", "lokal", "1"], ["", "ny", "1"]]


def test_what_is_printed_is_valid(
    here: Workplace, tmp_path: Path, verapdf: harness.Validate
) -> None:
    for name, data in made(here, REGISTER, "docx", "pdf").items():
        (tmp_path / name).write_bytes(data)
    assert [str(e) for e in OpenXmlValidator().validate(tmp_path / "matters.docx").errors] == []
    assert verapdf([tmp_path / "matters.pdf"]).failures == []


_MANY = tuple(Column(f"column{number}", f"Spalt {number}") for number in range(8))


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "sides"), [(2, (595, 842)), (8, (842, 595))])
def test_a_register_lies_on_every_page_where_its_table_needs_that(
    here: Workplace, columns: int, sides: tuple[int, int]
) -> None:
    own = {f"column{number}": "överenskommelser" for number in range(columns - 1)}
    last = {f"column{columns - 1}": LONG}
    register = Register("wide", "Brett", _MANY[:columns], tuple({**own, **last} for _ in range(60)))
    files = made(here, register, "docx", "pdf")
    pages = pypdf.PdfReader(io.BytesIO(files["wide.pdf"])).pages
    assert len(pages) > 1
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pages} == {sides}
    assert "Brett" in pages[0].extract_text()
    assert "Spalt 1" in pages[0].extract_text()
    [section] = Document(io.BytesIO(files["wide.docx"])).sections
    assert section.page_width is not None
    assert round(section.page_width.pt) == sides[0]


def test_files_are_replaced_but_not_what_somebody_wrote(
    here: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    ways = Ways(formats=FORMATS)
    show_register(here, REGISTER, here.body(""), ways)
    names = [f"matters.{name}" for name in FORMATS]
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == names
    show_register(here, EMPTY, here.body(""), ways)
    own = here.root / "export" / "matters.csv"
    assert len(own.read_bytes().splitlines()) == 1
    own.write_text("mitt eget", encoding="utf-8")
    with pytest.raises(Stop, match=r"matters\.csv"):
        show_register(here, EMPTY, here.body(""), ways)
    assert own.read_text(encoding="utf-8") == "mitt eget"
    show_register(here, EMPTY, here.body(""), replace(ways, force=True))
    assert len(own.read_bytes().splitlines()) == 1


def test_what_could_not_be_read_is_told() -> None:
    def told(*files: str) -> tuple[str, ...]:
        known: Archive = archive()
        return not_read(replace(known, unread=frozenset(map(PurePosixPath, files))))

    assert told() == ()
    assert "En fil eller mapp" in told("meetings/a.md")[0]
    assert "meetings/a.md och 1 till" in told("meetings/b.md", "meetings/a.md")[0]

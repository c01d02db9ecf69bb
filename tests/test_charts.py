"""The charts of a year: what they show, in which words, and the same bytes wherever it is."""

import datetime as dt
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from lxml import etree, html
from openxml_audit import OpenXmlValidator

from lchnv_cli.export.drawing_png import as_png
from lchnv_cli.pictures import Picture, picture_of
from lchnv_cli.registers.chart import Chart, Series
from lchnv_cli.registers.chart_svg import HEIGHT, WIDTH, chart_svg
from lchnv_cli.registers.statistics import statistics
from lchnv_cli.registers.table_json import table_json
from lchnv_cli.registers.table_markdown import table_markdown
from lchnv_cli.work.making.register_files import register_files
from lchnv_cli.work.opening.workplace import Workplace, open_workplace
from tests.exemplary import FOLDER as YEARS
from tests.exemplary import TODAY
from tests.running import ROOT, Program, network
from tests.test_statistics import CALENDAR, FOLDER, folder, told
from tests.verapdf import harness

FONTS = ROOT / "templates" / "fonts"
BARS = Chart(
    "came",
    "Möten & <b>personer</b>",
    ("30 jan", "20 mar"),
    (Series('Kommun "A"', (12, None)), Series("Regionen", (3, 0))),
    bars=True,
)
LINES = BARS._replace(bars=False, labels=("jan", "feb"))
NOVEMBER = dt.date(2026, 11, 30)


def texts(svg: bytes) -> list[str]:
    """Give what an SVG says in letters."""
    return [each.text or "" for each in etree.fromstring(svg).iter("{*}text")]


def test_a_year_is_drawn_month_by_month_and_meeting_by_meeting() -> None:
    waiting, came = told(folder(*FOLDER), today=NOVEMBER).charts
    assert waiting.series == (
        Series("2026", (1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, None)),  # December is to come
        Series("2025", (0,) * 10 + (1, 1)),
    )
    assert came.labels == ("30 jan", "27 mar", "25 sep")
    assert came.series == (Series("Kommunerna", (4, 3, 4)), Series("Regionen", (2, 2, 2)))


def test_the_last_month_is_what_the_table_says_is_left() -> None:
    for year in (2025, 2026):
        register = told(folder(*FOLDER), year)
        left = next(row for row in register.rows if row["figure"] == "kvar öppna")
        assert register.charts[0].series[0].values[-1] == left["year"]


def test_nothing_is_drawn_of_nothing() -> None:
    assert told(folder(CALENDAR)).charts == ()
    assert [each.name for each in told(folder(*FOLDER[:4])).charts] == ["open"]  # one meeting's


def test_the_words_for_a_chart_say_every_number() -> None:
    assert BARS.alternative == (
        "Stapeldiagram. Möten & <b>personer</b>. "
        'Kommun "A": 30 jan 12, 20 mar okänt. Regionen: 30 jan 3, 20 mar 0.'
    )
    assert LINES.alternative.startswith("Linjediagram. ")


@pytest.mark.parametrize("chart", [BARS, LINES], ids=["bars", "lines"])
def test_a_drawing_tells_its_words_fetches_nothing_and_is_the_same_each_time(chart: Chart) -> None:
    svg = chart_svg(chart)
    assert svg == chart_svg(chart)
    root = etree.fromstring(svg)
    assert root.findtext("{*}title") == chart.title
    assert root.findtext("{*}desc") == chart.alternative
    assert {str(each.tag).rpartition("}")[2] for each in root.iter()} <= {
        *("svg", "title", "desc", "style", "g", "rect", "path", "circle", "text")
    }
    own = svg.decode().replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|url\(|@import|href|\bon\w+=|20\d\d-\d\d-\d\d", own)
    assert not re.search(r"\d\.\d{3}", own)


def test_bars_have_their_numbers_over_them_and_none_where_nothing_is_known() -> None:
    shown = texts(chart_svg(BARS))
    assert [shown.count(each) for each in ("12", "3", "20 mar", 'Kommun "A"')] == [2, 2, 1, 1]
    bars = [
        each
        for each in etree.fromstring(chart_svg(BARS)).iter("{*}g")
        if each.get("class") == "bar"
    ]
    assert len(bars) == 3


def test_only_a_chart_of_its_own_has_its_title_drawn() -> None:
    assert BARS.title not in texts(chart_svg(BARS))
    assert BARS.title in "".join(texts(chart_svg(BARS, titled=True)))


@pytest.mark.parametrize("highest", [0, 1, 4, 5, 6, 16, 97, 1000])
def test_the_scale_has_whole_numbers_few_of_them_and_room_for_the_highest(highest: int) -> None:
    line = LINES._replace(series=(Series("x", (0, highest)),))
    scale = [int(each) for each in texts(chart_svg(line)) if each.isdigit()]
    assert scale[0] == 0
    assert scale[-1] >= highest
    assert len({b - a for a, b in pairwise(scale)}) == 1
    assert len(scale) <= 7


def test_dots_are_the_same_each_time_and_as_large_as_they_say() -> None:
    drawing = Picture("svg", WIDTH, HEIGHT, chart_svg(BARS))
    made = as_png(drawing, FONTS)
    assert made == as_png(drawing, FONTS)
    assert picture_of(made.data)[:3] == ("png", 3 * WIDTH, 3 * HEIGHT) == made[:3]


def test_a_folder_with_fonts_of_its_own_draws_with_one_of_them(tmp_path: Path) -> None:
    font = TTFont(FONTS / "Carlito-Regular.ttf")
    for record in font["name"].names:
        record.string = "Provsnitt"
    font.save(tmp_path / "a.ttf")
    drawing = Picture("svg", WIDTH, HEIGHT, chart_svg(LINES))
    assert as_png(drawing, tmp_path).data == as_png(drawing, FONTS).data


def test_programs_get_the_numbers_and_markdown_the_words() -> None:
    register = told(folder(*FOLDER), today=NOVEMBER)
    waiting, _ = json.loads(table_json(register))["charts"]
    assert waiting["series"][1] == {"name": "2025", "values": [0] * 10 + [1, 1]}
    assert "Linjediagram. " in table_markdown(register).decode()


@pytest.fixture
def here() -> Workplace:
    return open_workplace(YEARS, TODAY)


def made(here: Workplace, *formats: str) -> dict[str, bytes]:
    register = statistics(here.ledger, here.workdays, "lchnv", 2027)
    return dict(register_files(here, register, here.body("lchnv"), formats))


@pytest.mark.slow
def test_charts_are_printed_with_their_words(here: Workplace) -> None:
    files = made(here, "html", "docx")
    words = [
        each.alternative for each in statistics(here.ledger, here.workdays, "lchnv", 2027).charts
    ]
    shown = html.fromstring(files["statistics.html"]).findall(".//img")
    assert [each.get("alt") for each in shown] == words
    assert all(str(each.get("src")).startswith("data:image/svg+xml;base64,") for each in shown)
    word = Document(io.BytesIO(files["statistics.docx"]))
    drawn = word.element.xpath("//wp:docPr")
    assert [each.get("descr") for each in drawn] == words
    assert {part.content_type for part in word.part.package.iter_parts()} >= {"image/png"}


def test_what_is_printed_with_charts_is_valid(
    here: Workplace, tmp_path: Path, verapdf: harness.Validate
) -> None:
    for name, data in made(here, "docx", "pdf").items():
        (tmp_path / name).write_bytes(data)
    assert made(here, "pdf")["statistics.pdf"] == (tmp_path / "statistics.pdf").read_bytes()
    errors = OpenXmlValidator().validate(tmp_path / "statistics.docx").errors
    assert [str(each) for each in errors] == []
    assert verapdf([tmp_path / "statistics.pdf"]).failures == []
    raw = (tmp_path / "statistics.pdf").read_bytes()
    assert {*re.findall(rb"/BaseFont /\w+\+([\w-]+)", raw)} <= {b"Carlito", b"Carlito-Bold"}


@pytest.mark.slow
def test_each_chart_is_a_file_of_its_own_or_it_is_told_that_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv: Program = network(tmp_path, capsys, monkeypatch)
    asked = ("statistics", "2026", "--root", str(YEARS), f"--today={TODAY}", "--output", "ut")
    names = ["statistics-open", "statistics-attendance"]
    ran = lchnv(*asked, "--to", "svg,png")
    expected = [f"{name}.{suffix}" for suffix in ("svg", "png") for name in names]
    assert [Path(line).name for line in ran.out.splitlines()] == expected
    assert b"<svg" in Path("ut/statistics-open.svg").read_bytes()
    ran = lchnv(*asked, "--body", "radet", "--to", "svg", "--today=2026-01-01")
    assert (ran.out, ran.err) == ("", "Det finns inget att rita som diagram.\n")
    assert lchnv("attendance", "--to", "svg").code == 2

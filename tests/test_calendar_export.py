"""A calendar as a document: what its page says, and how lchnv export finds it."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lchnv_cli.export.export_formats import FORMATS, Source
from lchnv_cli.load.calendar_fields import OCCASION
from lchnv_cli.load.published_edition import published_edition
from lchnv_cli.load.types import Choice
from lchnv_cli.model.document import Calendar
from lchnv_cli.render.pages import page
from lchnv_cli.render.templates import xhtml
from tests.contract import X, keeps_the_contract, tree
from tests.judging import text_of
from tests.running import TEMPLATES, Program, archive, network, read
from tests.verapdf.harness import FLAVOURS, Validate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = "---\ndokument: kalendarium\norgan: lchnv\når: 2026\n"
FULL = f"""{HEAD}fastställt: 2025-12-12
fastställt_av: lchnv 2025-12-12
möten:
  - datum: 2026-11-20
    tid: 09.00–16.00
    plats: Bystugan
    flyttat_från: 2026-11-13
    beslut: lchnv 2026-03-20 punkt 5 e
    anmärkning: Heldag
  - {{datum: 2026-01-30, tid: 09.30–12.00, plats: "Tallsjö gård: stora salen"}}
  - {{datum: 2026-04-10, tid: 13.00, möte: extra, beslut: styrgrupp 2026-03-25}}
  - {{datum: 2026-09-25, tid: 09.30–12.00, inställt: lchnv 2026-05-22 punkt 6}}
  - {{datum: 2026-03-02, möte: styrgrupp, tid: 13.00–15.00}}
  - {{datum: 2026-01-15, möte: styrgrupp}}
  - {{datum: 2026-02-26, möte: beredning}}
---

Alla möten hålls i *Björkby* om inget annat sägs.

## Lokaler

Bystugan har hiss.

### Parkering

Bakom huset.

## 7. Numrerat
"""
CALENDAR = Path("meetings/lchnv/2026/kalendarium.md")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _calendar(text: str) -> Calendar:
    document = read(text).document
    assert isinstance(document, Calendar)
    return document


def _with(*occasions: str, more: str = "") -> Calendar:
    """Give a calendar with lines of YAML as its meetings."""
    lines = "".join(f"  - {{{occasion}}}\n" for occasion in occasions)
    return _calendar(f"{HEAD}{more}möten:\n{lines}---\n")


def _drawn(calendar: Calendar) -> str:
    return xhtml(page(calendar, text_of(calendar), archive()), TEMPLATES)


def _texts(element: Any, *names: str) -> list[str]:
    found = (e for e in element.iter() if e.tag.removeprefix(X) in names)
    return ["\n".join(_lines(each)) for each in found]


def _lines(cell: Any) -> list[str]:
    """Give the lines of a cell, which stand apart by line breaks."""
    lines = [cell.text or ""]
    for child in cell:
        if child.tag == f"{X}br":
            lines.append("")
        lines[-1] += "".join(child.itertext()) + (child.tail or "")
    return [line.strip() for line in lines]


def _tables(calendar: Calendar) -> dict[str, list[list[str]]]:
    """Give the rows of each table by its heading, the row of headers first."""
    root = tree(_drawn(calendar))
    return {
        section[0].text: [_texts(row, "th", "td") for row in section.iter(f"{X}tr")]
        for section in root.iter(f"{X}section")
        if section.get("class") == "occasions"
    }


def _remark(occasion: str) -> str:
    """Give the remark of the only meeting."""
    ((_, row),) = _tables(_with(occasion)).values()
    return row[-1]


def _facts(calendar: Calendar) -> dict[str, str]:
    root = tree(_drawn(calendar))
    return dict(zip(_texts(root, "dt"), _texts(root, "dd"), strict=True))


def _meta(calendar: Calendar) -> dict[str, str]:
    return {m.get("name"): m.get("content") for m in tree(_drawn(calendar)).iter(f"{X}meta")}


# ── The page ──


def test_a_full_calendar_is_drawn_as_agreed(golden: Callable[[str, str], None]) -> None:
    drawn = _drawn(_calendar(FULL))
    keeps_the_contract(drawn)
    golden("render/kalendarium.xhtml", drawn)


def test_each_sort_of_meeting_has_its_table_by_day() -> None:
    moved = "Flyttat från 13 november; beslut LCHNV 2026-03-20 punkt 5 e\nHeldag"
    assert _tables(_calendar(FULL)) == {
        "Sammanträden": [
            ["Datum", "Tid", "Plats", "Anmärkning"],
            ["fredag 30 januari", "09.30–12.00", "Tallsjö gård: stora salen", ""],
            ["fredag 10 april", "13.00", "", "Extra sammanträde; beslut Styrgruppen 2026-03-25"],
            ["fredag 25 september", "09.30–12.00", "", "Inställt: LCHNV 2026-05-22 punkt 6"],
            ["fredag 20 november", "09.00–16.00", "Bystugan", moved],
        ],
        "Styrgruppens sammanträden": [
            ["Datum", "Tid"],
            ["torsdag 15 januari", ""],
            ["måndag 2 mars", "13.00–15.00"],
        ],
        "Ordförandeberedningar": [["Datum"], ["torsdag 26 februari"]],
    }


def test_no_meeting_of_any_kind_is_left_out() -> None:
    (kinds,) = (f.type for f in OCCASION.fields if f.attribute == "kind")
    assert isinstance(kinds, Choice)
    lines = [f"datum: 2026-03-{day:02}, möte: {kind}" for day, kind in enumerate(kinds.words, 1)]
    tables = _tables(_with(*lines))
    days = {row[0] for _, *rows in tables.values() for row in rows}
    assert len(days) == len(kinds.words) > 3


@pytest.mark.parametrize(
    ("occasion", "said"),
    [
        ("inställt: lchnv 2026-02-01, anmärkning: Sjukt", "Inställt: LCHNV 2026-02-01\nSjukt"),
        ("inställt: sjukdom, beslut: styrgrupp", "Inställt: sjukdom\nBeslut Styrgruppen"),
        ("möte: extra", "Extra sammanträde"),
        ("flyttat_från: 2026-03-13", "Flyttat från 13 mars"),
        ("flyttat_från: 2025-12-30", "Flyttat från 30 december 2025"),
        (
            "möte: extra, flyttat_från: 2026-03-13, beslut: ordföranden",
            "Extra sammanträde; flyttat från 13 mars; beslut ordföranden",
        ),
        ("beslut: lchnvs möte 2026-03-20", "Beslut lchnvs möte 2026-03-20"),
        ("beslut: möte i lchnv", "Beslut möte i lchnv"),
        ("anmärkning: heldag", "heldag"),
    ],
)
def test_a_remark_says_in_words_what_became_of_the_meeting(occasion: str, said: str) -> None:
    assert _remark(f"datum: 2026-03-20, {occasion}") == said


def test_a_cancelled_meeting_is_not_struck_through() -> None:
    drawn = _drawn(_with("datum: 2026-03-20, inställt: lchnv 2026-02-01"))
    assert "<del>" not in drawn
    assert '<span class="label">Inställt:</span> LCHNV 2026-02-01' in drawn


def test_a_day_of_another_year_tells_its_year() -> None:
    ((_, *rows),) = _tables(_with("datum: 2027-01-15", "datum: 2026-03-20")).values()
    assert rows == [["fredag 20 mars"], ["fredag 15 januari 2027"]]


def test_a_calendar_without_meetings_says_so() -> None:
    drawn = _drawn(_calendar(f"{HEAD}---\n"))
    keeps_the_contract(drawn)
    assert '<h2>Sammanträden</h2>\n<p class="note">Inga är inskrivna.</p>' in drawn
    assert "Övrigt" not in drawn


@pytest.mark.parametrize(
    ("fields", "facts", "draft", "dates"),
    [
        ("", {}, True, ["2026-01-01", "2026"]),
        ("fastställt_av: lchnv 2025-12-12\n", {}, True, ["2026-01-01", "2026"]),
        (
            "fastställt: oklart\n",
            {"Fastställt": "oklart vilken dag"},
            False,
            ["2026-01-01", "2026"],
        ),
        (
            "fastställt: 2025-12-12\nfastställt_av: lchnv 2025-12-12\n",
            {"Fastställt": "fredag 12 december 2025", "Fastställt av": "LCHNV 2025-12-12"},
            False,
            ["2025-12-12", None],
        ),
    ],
)
def test_a_calendar_is_a_draft_until_it_is_adopted(
    fields: str,
    facts: dict[str, str],
    draft: bool,  # noqa: FBT001
    dates: list[str | None],
) -> None:
    calendar = _with("datum: 2026-03-20", more=fields)
    assert _facts(calendar) == {"Organ": "Länschefsnätverket i Provlandet", **facts}
    assert ('<p class="draft">Utkast</p>' in _drawn(calendar)) == draft
    meta = _meta(calendar)
    assert [meta["date"], meta.get("shown-date")] == dates


def test_headings_in_the_text_have_the_numbers_that_are_written() -> None:
    headings = _texts(tree(_drawn(_calendar(FULL))), "h1", "h2", "h3")
    assert headings == [
        "Kalendarium 2026",
        "Sammanträden",
        "Styrgruppens sammanträden",
        "Ordförandeberedningar",
        "Övrigt",
        "Lokaler",
        "Parkering",
        "7. Numrerat",
    ]


# A text that begins with the id of a body would get the body's name.
@pytest.mark.slow
@given(st.text().map("§{}".format), st.text(st.sampled_from("<>&\"'{}%#]\\ \nåc"), min_size=1))
def test_any_words_come_out_literally_and_within_the_contract(one: str, two: str) -> None:
    calendar = _with("datum: 2026-03-20", "datum: 2026-03-21, möte: styrgrupp")
    occasions = tuple(
        o._replace(venue=one, cancelled=two, decided=one, remark=two) for o in calendar.occasions
    )
    drawn = _drawn(replace(calendar, adopted_by=two, occasions=occasions))
    keeps_the_contract(drawn)
    cells = ["".join(td.itertext()).strip() for td in tree(drawn).iter(f"{X}td")]
    assert _bare(cells[-1]) == _bare(f"Inställt: {two}Beslut {one}{two}")


def _bare(text: str) -> str:
    """Give a text without white space and without what XML cannot hold."""
    return "".join("".join(c for c in text if c.isprintable() and c != "\ufffd").split())


# ── The formats ──


def _made(calendar: Calendar, name: str) -> bytes:
    source = Source(_drawn(calendar), "kalendarium", b"x", lambda name: TEMPLATES[0] / name)
    return FORMATS[name](source)


def test_the_table_has_headers_in_word_and_a_day_keeps_to_one_line() -> None:
    with zipfile.ZipFile(io.BytesIO(_made(_calendar(FULL), "docx"))) as package:
        body: Any = etree.fromstring(package.read("word/document.xml"))
    tables = list(body.iter(f"{W}tbl"))
    heads = [[len(r.findall(f"{W}trPr/{W}tblHeader")) for r in t.iter(f"{W}tr")] for t in tables]
    assert heads == [[1, 0, 0, 0, 0], [1, 0, 0], [1, 0]]
    looks = [t.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") for t in tables]
    assert looks == ["1", "1", "1"]
    widths = [int(column.get(f"{W}w")) for column in tables[0].iter(f"{W}gridCol")]
    assert widths[0] > len("fredag 25 september") * 100


def test_the_table_has_headers_in_pdf() -> None:
    found = []
    stack: list[Any] = [
        pypdf.PdfReader(io.BytesIO(_made(_calendar(FULL), "pdf"))).root_object["/StructTreeRoot"]
    ]
    while stack:
        node = stack.pop().get_object()
        if isinstance(node, pypdf.generic.ArrayObject):
            stack += node
        elif isinstance(node, pypdf.generic.DictionaryObject):
            found.append(str(node.get("/S")))
            stack += [node["/K"]] if "/K" in node else []
    assert (found.count("/Table"), found.count("/TH"), found.count("/Figure")) == (3, 7, 0)


def test_a_calendar_of_an_unknown_day_shows_only_its_year() -> None:
    calendar = _with("datum: 2026-03-20", more="fastställt: oklart\n")
    (pdf_page,) = pypdf.PdfReader(io.BytesIO(_made(calendar, "pdf"))).pages
    assert pdf_page.extract_text().splitlines()[-1] == "2026 Sida 1 av 1"
    with zipfile.ZipFile(io.BytesIO(_made(calendar, "docx"))) as package:
        feet = [package.read(n).decode() for n in package.namelist() if "footer" in n]
    assert [(">2026<" in foot, "2026-01-01" in foot) for foot in feet] == [(True, False)] * 2


def test_verapdf_finds_pdf_ua_1_and_pdf_a_3a(tmp_path: Path, verapdf: Validate) -> None:
    calendars = {"full": _calendar(FULL), "empty": _calendar(f"{HEAD}---\n")}
    for name, calendar in calendars.items():
        (tmp_path / f"{name}.pdf").write_bytes(_made(calendar, "pdf"))
    files = sorted(tmp_path.glob("*.pdf"))
    report = verapdf(files)
    assert report.failures == []
    assert set(report.checks) == {(each, file) for each in FLAVOURS for file in files}


# ── The command ──


def _named(out: str) -> list[str]:
    return [line.removeprefix("MAPP/export/") for line in out.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([str(CALENDAR)], ["kalendarium-lchnv-2026"]),
        ([str(CALENDAR.parent)], ["kalendarium-lchnv-2026"]),
        (["2026", "--body", "lchnv"], ["kalendarium-lchnv-2026"]),
        (["2026", "--body", "styrgrupp"], ["kalendarium-styrgrupp-2026"]),
        (["2026"], ["kalendarium-lchnv-2026", "kalendarium-styrgrupp-2026"]),
        (
            ["2026", str(CALENDAR), "2026-03-20"],
            [
                "kalendarium-lchnv-2026",
                "kalendarium-styrgrupp-2026",
                "dagordning-lchnv-2026-03-20",
            ],
        ),
        (["--all", "--body", "styrgrupp"], ["kalendarium-styrgrupp-2026"]),
    ],
)
def test_a_calendar_is_named_by_its_file_or_its_year(
    lchnv: Program, arguments: list[str], names: list[str]
) -> None:
    ran = lchnv("export", *arguments, "--to", "html")
    written = "1 fil skriven.\n" if len(names) == 1 else f"{len(names)} filer skrivna.\n"
    assert (ran.code, ran.err) == (0, written)
    assert _named(ran.out) == [f"{name}.html" for name in names]


def test_a_calendar_comes_in_every_format_with_its_source(lchnv: Program) -> None:
    ran = lchnv("export", str(CALENDAR), "--to", "docx,pdf,html")
    stem = "kalendarium-lchnv-2026"
    assert _named(ran.out) == [f"{stem}.docx", f"{stem}.pdf", f"{stem}.html"]
    attached = pypdf.PdfReader(f"export/{stem}.pdf").attachments
    text = CALENDAR.read_text(encoding="utf-8")
    calendar = read(text).document
    assert calendar is not None
    edition = published_edition(text, calendar)
    assert attached == {"kalendarium.md": [edition]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Skriv vilket möte: lchnv export 2026-03-20, vilket års kalendarium: "),
        (["2030"], "Det finns inget kalendarium för 2030. Det finns för 2026.\n"),
        (["2026", "--body", "nej"], "Organet ”nej” finns inte."),
        (["226"], "Det finns inget dokument för ”226”."),
        (["--all", "2026"], "Skriv antingen vilka möten eller --all, inte båda."),
    ],
)
def test_a_calendar_that_is_not_there_gives_2_and_says_why(
    lchnv: Program, arguments: list[str], said: str
) -> None:
    ran = lchnv("export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_network_without_calendars_is_told_where_to_write_one(lchnv: Program) -> None:
    for path in Path().rglob("kalendarium.md"):
        path.unlink()
    assert lchnv("export", "2026", "--body", "styrgrupp").err == (
        "Det finns inget kalendarium för 2026. "
        "Skriv ett i meetings/styrgrupp/2026/kalendarium.md.\n"
    )
    assert "inget att skriva ut" in lchnv("export", "--all", "--body", "styrgrupp").err


def test_an_unreadable_calendar_is_told_and_the_other_printed(lchnv: Program) -> None:
    CALENDAR.write_bytes(b"ej ett dokument")
    told = f"Går inte att läsa och är inte utskrivet; kör lchnv check:\n    {CALENDAR.as_posix()}\n"
    for arguments in (["2026"], ["--all"]):
        ran = lchnv("export", *arguments, "--to", "html")
        assert ran.code == 1
        assert "kalendarium-styrgrupp-2026.html" in ran.out
        assert ran.err.endswith(told)
    assert lchnv("export", "2026", "--body", "styrgrupp", "--to", "html").code == 0


@pytest.mark.parametrize("arguments", [["2026", "--body", "lchnv"], [CALENDAR.as_posix()]])
def test_an_unreadable_calendar_that_is_named_is_no_document(
    lchnv: Program, arguments: list[str]
) -> None:
    CALENDAR.write_bytes(b"ej ett dokument")
    ran = lchnv("export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{CALENDAR.as_posix()}")
    assert ran.err.endswith(f"    Kör: lchnv check {CALENDAR.as_posix()}\n")


def test_a_calendar_with_a_fault_is_printed_as_far_as_it_could_be_read(lchnv: Program) -> None:
    text = CALENDAR.read_text(encoding="utf-8")
    CALENDAR.write_text(text.replace("2026-03-20", "2026-02-30"), encoding="utf-8")
    ran = lchnv("export", str(CALENDAR), "--to", "html")
    assert ran.code == 0
    made = Path("export/kalendarium-lchnv-2026.html").read_text(encoding="utf-8")
    assert (made.count('<th scope="row">'), "Tallsjö" in made) == (3, False)


def test_two_calendars_of_one_year_are_not_mixed_up(lchnv: Program) -> None:
    twin = CALENDAR.with_name("kalendarium-v2.md")
    twin.write_bytes(CALENDAR.read_bytes())
    ran = lchnv("export", "2026", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "är samma slags dokument för samma år" in ran.err
    assert lchnv("export", twin.as_posix(), "--to", "html").code == 0


def test_a_template_of_the_network_that_cannot_be_used_is_named(lchnv: Program) -> None:
    Path("templates").mkdir()
    own = (TEMPLATES[0] / "kalendarium.html.j2").read_text(encoding="utf-8")
    broken = own.replace("<main>", "<main>{{ page.attendance }}")
    Path("templates/kalendarium.html.j2").write_text(broken, encoding="utf-8")
    line = own[: own.index("<main>")].count("\n") + 1
    ran = lchnv("export", "2026", "--to", "html")
    assert ran.code == 2
    assert ran.err.startswith(f"templates/kalendarium.html.j2:{line}\n")

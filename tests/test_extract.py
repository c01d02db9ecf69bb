"""lchnv export --point: one point with the meeting's head, and nothing of the other points."""

import io
import json
import zipfile
from pathlib import Path

import pypdf
import pytest

from lchnv_cli.work.choosing.extract import extract
from lchnv_cli.work.making.printing import source_of
from lchnv_cli.work.opening.workplace import open_workplace
from tests.contract import X, keeps_the_contract, tree
from tests.running import AGENDA, Program, network
from tests.verapdf.harness import Validate

DAY = "2026-03-20"
NOTES = AGENDA.with_name("minnesanteckningar.md")
WRITTEN = f"""---
dokument: minnesanteckningar
organ: lchnv
datum: {DAY}
plats: Bystugan, Björkby
diarienummer: PROV 2026/17
ordförande: Lo Falk
närvarande:
  Region Dalarna: [Lo Falk]
bilagor:
  - nr: 1
    titel: FRÄMMANDE rapport
  - nr: 2 A–B
    titel: Uppdraget
  - nr: 4
    titel: Taxan
    fil: bilagor/4-taxan.txt
---

FRÄMMANDE före alla punkter.

## 1. Mötets öppnande

FRÄMMANDE [^ett] och bilaga 1.

[taxan]: bilagor/4-taxan.txt
[annat]: https://example.org/FRÄMMANDE

## 2. Rapporter

FRÄMMANDE inledning.

### a) Information: FRÄMMANDE rapport

<!-- FRÄMMANDE kommentar -->
Se punkt [annat].

### b) Beslut: Uppdraget (Bilaga 2 B)

Föredragande: Nils Hage, samordnare

Uppdraget[^två] bygger på [taxan] och [det som sades](#punkt-2-a). <!-- FRÄMMANDE kommentar -->

Länschefsnätverket beslutade

- att anta uppdraget

Utfall: bifall

## 3. Frågor

Här sades inget.

### a) Dialog: Bemanning

Ett samtal.

[^ett]: FRÄMMANDE not.
[^två]: Uppdraget gäller till 2028.

    Det kan förlängas.
"""


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    NOTES.write_text(WRITTEN, encoding="utf-8")
    return program


def _drawn(point: str) -> str:
    here = open_workplace(None)
    return source_of(extract(here, DAY, point, ""), here).xhtml


def _told(point: str) -> str:
    return " ".join("".join(tree(_drawn(point)).itertext()).split())


@pytest.mark.usefixtures("lchnv")
def test_a_sub_point_has_the_head_and_nothing_of_the_others() -> None:
    told = _told("2b")
    assert "FRÄMMANDE" not in told
    for said in (
        "Utdrag ur minnesanteckningar Länschefsnätverket",
        f"{DAY}, punkt 2 b",
        "PROV 2026/17",
        "Lo Falk",
        "2 b) Beslut: Uppdraget (Bilaga 2 B)",
        "att anta uppdraget",
        "Uppdraget gäller till 2028.",
    ):
        assert said in told
    keeps_the_contract(_drawn("2b"))


@pytest.mark.usefixtures("lchnv")
def test_only_what_the_point_cites_or_links_to_is_among_its_annexes() -> None:
    def annexes(point: str) -> list[str]:
        cells = tree(_drawn(point)).iterfind(f".//{X}section[@class='annexes']//{X}td")
        return [cell.text for cell in cells]

    assert annexes("2b") == ["Uppdraget", "Taxan"]
    assert annexes("1") == ["FRÄMMANDE rapport"]
    assert annexes("2") == ["Uppdraget", "Taxan"]
    assert annexes("3") == []


def test_annexes_of_the_agenda_are_listed_where_the_notes_cite_them(lchnv: Program) -> None:
    listed = "  - nr: 7\n    titel: Ur dagordningen\n"
    agenda = AGENDA.read_text(encoding="utf-8")
    head, mark, rest = agenda.partition("bilagor:\n")
    AGENDA.write_text(
        f"{head}{mark}{listed}{rest}"
        if mark
        else agenda.replace("\n---", f"\nbilagor:\n{listed}---", 1),
        encoding="utf-8",
    )
    notes = WRITTEN.replace("Ett samtal.", "Ett samtal om bilaga 7.")
    start, end = notes.index("bilagor:"), notes.index("---\n\nFRÄMMANDE")
    NOTES.write_text(notes[:start] + notes[end:], encoding="utf-8")
    assert lchnv("export", DAY, "--point", "3", "--to", "html").code == 0
    made = f"export/minnesanteckningar-lchnv-{DAY}-punkt-3.html"
    assert "Ur dagordningen" in lchnv.files()[made].decode()
    AGENDA.write_text(
        AGENDA.read_text(encoding="utf-8").replace("Ur dag", "I dag"), encoding="utf-8"
    )
    assert lchnv("export", DAY, "--point", "3", "--to", "html").err == "1 fil skriven.\n"
    assert "I dagordningen" in lchnv.files()[made].decode()


@pytest.mark.usefixtures("lchnv")
def test_a_point_has_its_sub_points_with_it() -> None:
    told = _told("3")
    assert "3. Frågor" in told
    assert "a) Dialog: Bemanning" in told
    assert "Uppdraget" not in told
    assert "FRÄMMANDE" not in told


@pytest.mark.usefixtures("lchnv")
def test_an_annex_of_others_is_not_listed() -> None:
    text = WRITTEN.replace("Ett samtal.", "Ett samtal om bilaga 1 till avtalet.")
    NOTES.write_text(text, encoding="utf-8")
    assert "Bilagor" not in _told("3")


@pytest.mark.slow
@pytest.mark.parametrize("written", ["2b", "2 b", "2 b)", "2B", "punkt 2b", "Punkten 2 b)", "2.b"])
def test_a_point_is_known_however_it_is_written(lchnv: Program, written: str) -> None:
    ran = lchnv("export", DAY, "--point", written)
    stem = f"MAPP/export/minnesanteckningar-lchnv-{DAY}-punkt-2b"
    assert ran.out == f"{stem}.docx\n{stem}.pdf\n"
    assert (ran.code, ran.err) == (0, "2 filer skrivna.\n")


def test_every_format_and_the_attached_source_have_the_point_alone(lchnv: Program) -> None:
    ran = lchnv("export", DAY, "--point", "2b", "--to", "docx,pdf,html")
    assert ran.code == 0
    stem = f"export/minnesanteckningar-lchnv-{DAY}-punkt-2b"
    files = lchnv.files()
    word = zipfile.ZipFile(io.BytesIO(files[f"{stem}.docx"]))
    inside = [word.read(name).decode(errors="ignore") for name in word.namelist()]
    pdf = pypdf.PdfReader(io.BytesIO(files[f"{stem}.pdf"]))
    attached = {name: data[0].decode() for name, data in pdf.attachments.items()}
    pages = [page.extract_text() for page in pdf.pages]
    for text in (*inside, *attached.values(), *pages, files[f"{stem}.html"].decode()):
        assert "FRÄMMANDE" not in text
    source = attached["minnesanteckningar.md"]
    assert "[^två]: Uppdraget gäller till 2028.\n\n    Det kan förlängas." in source
    assert "[taxan]: bilagor/4-taxan.txt" in source
    assert "nr: 2 A–B" in source
    told = json.loads(attached["beslut.json"])
    assert [point["punkt"] for point in told["punkter"]] == ["2 b"]


@pytest.mark.usefixtures("lchnv")
def test_a_note_of_another_point_that_is_written_under_this_one_does_not_come_along() -> None:
    here = open_workplace(None)
    source = source_of(extract(here, DAY, "3a", ""), here).markdown.decode()
    assert source.endswith("### a) Dialog: Bemanning\n\nEtt samtal.\n")
    assert "bilagor" not in source


def test_the_whole_document_and_its_extract_lie_beside_each_other(lchnv: Program) -> None:
    lchnv("export", str(NOTES), "--to", "html")
    lchnv("export", DAY, "--point", "3", "--to", "html")
    again = lchnv("export", DAY, "--point", "3", "--to", "html")
    assert again.err == "0 filer skrivna; 1 oförändrad.\n"
    stem = f"export/minnesanteckningar-lchnv-{DAY}"
    assert "FRÄMMANDE" in lchnv.files()[f"{stem}.html"].decode()
    assert "FRÄMMANDE" not in lchnv.files()[f"{stem}-punkt-3.html"].decode()


def test_a_point_that_is_not_there_is_answered_with_those_that_are(lchnv: Program) -> None:
    ran = lchnv("export", DAY, "--point", "5c")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Punkten ”5c” finns inte i minnesanteckningarna från {DAY}. Där finns:\n"
        "    1     Mötets öppnande\n"
        "    2     Rapporter\n"
        "    2 a   Information: FRÄMMANDE rapport\n"
        "    2 b   Beslut: Uppdraget\n"
        "    3     Frågor\n"
        "    3 a   Dialog: Bemanning\n"
    )


def test_of_two_points_with_one_number_none_is_guessed(lchnv: Program) -> None:
    NOTES.write_text(WRITTEN.replace("## 3.", "## 2."), encoding="utf-8")
    ran = lchnv("export", DAY, "--point", "2")
    assert ran.code == 2
    assert ran.err.startswith("Flera punkter i minnesanteckningarna från 2026-03-20 heter 2.")
    assert lchnv("export", DAY, "--point", "2b").code == 0


def test_where_there_are_no_notes_the_extract_is_of_the_agenda(lchnv: Program) -> None:
    NOTES.unlink()
    ran = lchnv("export", DAY, "--point", "1", "--to", "html")
    assert ran.err.startswith(f"Mötet {DAY} har inga anteckningar; utdraget är ur dagordningen.\n")
    made = lchnv.files()[f"export/dagordning-lchnv-{DAY}-punkt-1.html"].decode()
    assert "Utdrag ur dagordning" in made
    NOTES.write_text(WRITTEN, encoding="utf-8")
    by_file = lchnv("export", str(AGENDA), "--point", "1", "--to", "html")
    assert by_file.err == "0 filer skrivna; 1 oförändrad.\n"


def test_it_is_of_the_protokoll_where_so_called(lchnv: Program) -> None:
    with Path("rules.yaml").open("a", encoding="utf-8") as rules:
        rules.write(
            "  - {gäller_från: 2026-01-01, organ: [lchnv], anteckningar_heter: protokoll}\n"
        )
    assert "Utdrag ur protokoll Länschefsnätverket" in _told("3")
    assert "finns inte i protokollet från" in lchnv("export", DAY, "--point", "9").err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--all"], "Ett utdrag är ur ett möte."),
        ([], "Ett utdrag är ur ett möte."),
        (["2026"], "Ett utdrag är ur ett möte."),
        ([DAY, "2026-05-22"], "Ett utdrag är ur ett möte."),
        (["meetings/lchnv/2026/kalendarium.md"], "Kalendarium har inga punkter"),
        (["2030-01-01"], "Det finns inget dokument för ”2030-01-01”."),
    ],
)
def test_what_has_no_points_is_refused(lchnv: Program, arguments: list[str], said: str) -> None:
    ran = lchnv("export", *arguments, "--point", "1")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_notes_that_cannot_be_read_are_not_passed_over_for_the_agenda(lchnv: Program) -> None:
    NOTES.write_bytes(b"\xff")
    ran = lchnv("export", DAY, "--point", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{NOTES.as_posix()}:1:1\n    Filen är inte UTF-8: byte FF på rad 1.")


def test_verapdf_finds_pdf_ua_1_and_pdf_a_3a(lchnv: Program, verapdf: Validate) -> None:
    for point in ("2b", "2", "3a"):
        lchnv("export", DAY, "--point", point, "--to", "pdf")
    report = verapdf(sorted(Path("export").resolve().glob("*.pdf")))
    assert report.failures == []
    assert report.checks

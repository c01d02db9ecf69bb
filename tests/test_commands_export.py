"""lchnv export: which documents, in which formats, to which files, and nothing by accident."""

import os
import re
from pathlib import Path
from typing import cast

import pytest

from lchnv_cli.export.export_formats import FORMATS, Source
from lchnv_cli.export.tree import ExportFault
from lchnv_cli.work.making.print_ledger import NAME as LEDGER
from tests.running import AGENDA, FORCE, Program, network

DAY = "2026-03-20"
STEM = "dagordning-lchnv-2026-03-20"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _made(lchnv: Program, folder: str = "export") -> dict[str, bytes]:
    return {
        name.removeprefix(f"{folder}/"): data
        for name, data in lchnv.files().items()
        if name.startswith(f"{folder}/") and name != f"{folder}/{LEDGER}"
    }


def test_word_and_pdf_are_made_unless_told_otherwise(lchnv: Program) -> None:
    ran = lchnv("export", DAY)
    assert (ran.code, ran.err) == (0, "2 filer skrivna.\n")
    assert ran.out == f"MAPP/export/{STEM}.docx\nMAPP/export/{STEM}.pdf\n"
    made = _made(lchnv)
    assert {name: data[:4] for name, data in made.items()} == {
        f"{STEM}.docx": b"PK\x03\x04",
        f"{STEM}.pdf": b"%PDF",
    }


def test_several_formats_are_named_with_commas_once_each(lchnv: Program) -> None:
    ran = lchnv("export", DAY, "--to", " HTML, docx,html ,")
    assert ran.code == 0
    assert list(_made(lchnv)) == [f"{STEM}.docx", f"{STEM}.html"]


def test_the_same_bytes_are_made_twice_and_not_written_again(lchnv: Program) -> None:
    lchnv("export", DAY, "--to", "html,docx,pdf")
    first = _made(lchnv)
    for name in first:
        os.utime(Path("export", name), (0, 0))
    again = lchnv("export", DAY, "--to", "html,docx,pdf")
    assert (again.code, again.err) == (0, "0 filer skrivna; 3 oförändrade.\n")
    assert {Path("export", name).stat().st_mtime for name in first} == {0}
    lchnv("export", DAY, "--to", "html,docx,pdf", "--output", "ny")
    assert _made(lchnv, "ny") == first


def test_all_prints_every_document(lchnv: Program) -> None:
    ran = lchnv("export", "--all", "--to", "html")
    assert (ran.code, ran.err) == (0, "5 filer skrivna.\n")
    assert list(_made(lchnv)) == [
        f"{STEM}.html",
        "kalendarium-lchnv-2026.html",
        "kalendarium-styrgrupp-2026.html",
        "minnesanteckningar-lchnv-2026-01-30.html",
        "minnesanteckningar-lchnv-2026-05-22.html",
    ]


@pytest.mark.slow
def test_many_documents_are_printed_under_a_bar(lchnv: Program) -> None:
    for month in range(6, 12):
        lchnv("new-agenda", f"2026-{month:02}-15")
    ran = lchnv("export", "--all", "--to", "html")
    assert (ran.code, len(_made(lchnv))) == (0, 11)
    assert ran.err.endswith("11 filer skrivna.\n")


def test_a_document_can_be_named_by_its_file_or_folder(lchnv: Program) -> None:
    by_file = lchnv("export", str(AGENDA), "--to", "html")
    by_folder = lchnv("export", str(AGENDA.parent), "--to", "html")
    assert by_file.out == by_folder.out == f"MAPP/export/{STEM}.html\n"


def test_a_dry_run_names_the_files_and_writes_none(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("export", DAY, "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"MAPP/export/{STEM}.docx\nMAPP/export/{STEM}.pdf\n"
    assert lchnv.files() == before


def test_another_file_is_only_overwritten_by_force(lchnv: Program) -> None:
    Path("export").mkdir()
    mine = Path("export", f"{STEM}.html")
    mine.write_text("mitt", encoding="utf-8")
    refused = lchnv("export", DAY, "--to", "html")
    assert (refused.code, mine.read_text(encoding="utf-8")) == (2, "mitt")
    assert refused.err == (f"MAPP/export/{STEM}.html finns redan med annat innehåll.\n{FORCE}")
    assert lchnv("export", DAY, "--to", "html", "--force").code == 0
    assert mine.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert lchnv.copies() == [b"mitt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Skriv vilket möte"),
        (["2030-01-01"], "Det finns inget dokument för ”2030-01-01”. De senaste är 2026-05-22,"),
        (["2026-02-30"], "Det finns inget dokument för ”2026-02-30”."),
        ([""], "Det finns inget dokument för ””."),
        (["/etc"], "Det finns inget dokument för ”/etc”."),
        ([DAY, "--body", "styrgrupp"], f"Det finns inget dokument för ”{DAY}”."),
        ([DAY, "--body", "nej"], "Organet ”nej” finns inte. Välj bland: lchnv, styrgrupp."),
        (["--all", "--body", "nej"], "Organet ”nej” finns inte."),
        (["--all", DAY], "Skriv antingen vilka möten eller --all, inte båda."),
        (
            [DAY, "--to", "doc"],
            f"Formatet ”doc” finns inte. Menade du docx? Välj bland: {', '.join(FORMATS)}, oparl.",
        ),
        ([DAY, "--to", ","], "Inget format är valt."),
        ([DAY, "--output", "rules.yaml"], "en del av sökvägen är en fil och inte en mapp."),
    ],
)
def test_what_cannot_be_printed_gives_2_and_says_why(
    lchnv: Program, arguments: list[str], said: str
) -> None:
    before = lchnv.files()
    ran = lchnv("export", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert lchnv.files() == before


def test_an_unreadable_neighbour_is_told_and_the_rest_printed(lchnv: Program) -> None:
    AGENDA.with_name("minnesanteckningar.md").write_bytes(b"ej ett dokument")
    for arguments in ([DAY], ["--all"]):
        ran = lchnv("export", *arguments, "--to", "html")
        assert ran.code == 1
        assert f"{STEM}.html" in ran.out
        assert ran.err.endswith(
            "Går inte att läsa och är inte utskrivet; kör lchnv check:\n"
            f"    {AGENDA.with_name('minnesanteckningar.md').as_posix()}\n"
        )


def test_an_unreadable_document_that_is_named_is_no_document(lchnv: Program) -> None:
    AGENDA.write_bytes(b"ej ett dokument")
    ran = lchnv("export", AGENDA.as_posix())
    assert ran.code == 2
    assert (
        ran.err == f"{AGENDA.as_posix()}:1:1\n"
        "    Huvudet går inte att läsa: filen börjar inte med en rad med bara ---.\n"
        f"    Kör: lchnv check {AGENDA.as_posix()}\n"
    )


def test_two_documents_that_would_get_one_name_are_not_mixed_up(lchnv: Program) -> None:
    twin = AGENDA.with_name("dagordning-v2.md")
    twin.write_bytes(AGENDA.read_bytes().replace(b"Fika", b"Lunch"))
    ran = lchnv("export", DAY, "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "är samma slags dokument från samma möte" in ran.err
    assert lchnv("export", twin.as_posix(), "--to", "html").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "text", "said"),
    [
        ("dagordning.html.j2", "\n\n{{ page.hemlig }}", r"^templates/dagordning.html.j2:3\n"),
        ("dagordning.html.j2", "{% if %}", r"^templates/dagordning.html.j2:1\n"),
        ("dagordning.html.j2", "<p>", "Dokumentmallen ger inte välformad XHTML"),
        ("dokument.css", "</style>", "får inte innehålla </style."),
        ("dokument.typ", "#foo(", r"PDF-mallen .*templates/dokument.typ kunde inte användas"),
        ("mall.docx", "ingen zip", r"Mallen mall.docx är inte ett Word-dokument"),
        ("dagordning.html.j2", "\n{{ 1 / 0 }}", r"^templates/dagordning.html.j2:2\n"),
        ("_delar.html.j2", "{% macro x() %}", r"^templates/_delar.html.j2:1\n"),
    ],
)
def test_a_template_of_the_network_that_cannot_be_used_is_named(
    lchnv: Program, template: str, text: str, said: str
) -> None:
    Path("templates").mkdir()
    Path("templates", template).write_text(text, encoding="utf-8")
    ran = lchnv("export", DAY, "--to", "html,docx,pdf", "--output", "ut")
    assert ran.code == (1 if ran.out else 2)
    assert re.search(said, ran.err, re.MULTILINE)
    assert f"{AGENDA.as_posix()}\n" in ran.err
    assert "Ett fel i programmet" not in ran.err


def _fail(monkeypatch: pytest.MonkeyPatch, name: str, days: str = "") -> None:
    """Let a format fail for the documents whose text holds a word."""
    own = FORMATS[name]

    def failing(source: Source) -> bytes:
        if days in source.xhtml:
            raise ExportFault("Det gick inte.")
        return own(source)

    monkeypatch.setitem(cast("dict[str, object]", FORMATS), name, failing)


def test_a_format_that_fails_stops_no_other(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, "pdf")
    ran = lchnv("export", DAY, "--to", "html,pdf,docx")
    assert (ran.code, list(_made(lchnv))) == (1, [f"{STEM}.docx", f"{STEM}.html"])
    assert ran.err == (
        "2 filer skrivna.\n"
        f"Det gick inte.\n    Därför är inte utskrivet som PDF: {AGENDA.as_posix()}\n"
    )


def test_a_document_that_fails_stops_no_other(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, "html", "Dagordning 2026-03-20")
    _fail(monkeypatch, "docx", "· Minnesanteckningar 2026-01-30")
    ran = lchnv("export", "--all", "--to", "html,docx")
    assert (ran.code, len(_made(lchnv))) == (1, 8)
    assert ran.err.splitlines()[:1] == ["8 filer skrivna."]
    assert f"som HTML: {AGENDA.as_posix()}\n" in ran.err
    again = lchnv("export", "--all", "--to", "html,docx")
    assert (again.code, sorted(again.out.split())) == (1, sorted(ran.out.split()))


def test_a_fault_of_all_is_told_once(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, "html")
    ran = lchnv("export", "--all", "--to", "html")
    assert (ran.code, ran.out, ran.err.count("Det gick inte.")) == (2, "", 1)
    assert ran.err.count("meetings/") == 5


def test_a_source_from_windows_gives_the_same_bytes(lchnv: Program) -> None:
    lchnv("export", DAY, "--to", "html,docx,pdf", "--output", "ut")
    AGENDA.write_bytes(b"\xef\xbb\xbf" + AGENDA.read_bytes().replace(b"\n", b"\r\n"))
    lchnv("export", DAY, "--to", "html,docx,pdf", "--output", "in")
    assert _made(lchnv, "in") == _made(lchnv, "ut")


def test_the_templates_of_the_network_win(lchnv: Program) -> None:
    Path("templates").mkdir()
    Path("templates", "dokument.css").write_text("p { color: teal }", encoding="utf-8")
    lchnv("export", DAY, "--to", "html")
    assert b"p { color: teal }" in _made(lchnv)[f"{STEM}.html"]

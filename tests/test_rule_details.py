"""Rules that look outside the text, or that must not say too much."""

import datetime as dt
import errno
import os
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.annex_file_missing import annex_file_missing
from lchnv_cli.rules.annex_order import annex_order
from lchnv_cli.rules.identity_number import identity_number
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.wrong_weekday import wrong_weekday
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS
from tests.judging import read_document, run

HEAD = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\n{fields}---\n\n{body}\n"
FOLDER = "meetings/lchnv/2026-03-20"


def judge(rule: Rule, root: Path, fields: str = "", body: str = "") -> list[Finding]:
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    register, _ = read_register((DOCUMENTS / "register.yaml").read_bytes())
    text = HEAD.format(fields=fields, body=body)
    file = PurePosixPath(FOLDER) / "dagordning.md"
    read = read_document(file, text.encode(), frozenset(procedure.bodies))
    assert read.document is not None
    archive = Archive(root, procedure, register, (read.document,))
    return run([rule], Context(dt.date(2026, 11, 22), archive, Workdays()), [])


def annex(file: str) -> str:
    return f"bilagor:\n  - nr: 1\n    titel: Budget\n    fil: '{file}'\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FOLDER / "bilagor").mkdir(parents=True)
    (tmp_path / FOLDER / "bilagor" / "budget.pdf").write_bytes(b"%PDF")
    (tmp_path / "hemlig.pdf").write_bytes(b"%PDF")
    return tmp_path


def link(root: Path, name: str, target: Path) -> None:
    try:
        (root / FOLDER / "bilagor" / name).symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody make symbolic links")


def test_a_link_out_of_the_folder_is_a_fault(root: Path) -> None:
    link(root, "ut.pdf", root / "hemlig.pdf")
    (finding,) = judge(annex_file_missing, root, annex("bilagor/ut.pdf"))
    assert "länk" in finding.message
    assert finding.line == 8


def test_a_file_beyond_a_linked_folder_is_a_fault(root: Path) -> None:
    link(root, "ut", root)
    (finding,) = judge(annex_file_missing, root, annex("bilagor/ut/hemlig.pdf"))
    assert "länk" in finding.message


def test_a_link_within_the_folder_is_no_fault(root: Path) -> None:
    link(root, "samma.pdf", root / FOLDER / "bilagor" / "budget.pdf")
    assert judge(annex_file_missing, root, annex("bilagor/samma.pdf")) == []


def test_a_link_to_itself_is_a_missing_file(root: Path) -> None:
    link(root, "ring.pdf", root / FOLDER / "bilagor" / "ring.pdf")
    (finding,) = judge(annex_file_missing, root, annex("bilagor/ring.pdf"))
    assert finding.message == "Filen till bilaga 1, ”bilagor/ring.pdf”, finns inte."


def test_a_file_one_may_not_read_is_not_called_missing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    (finding,) = judge(annex_file_missing, root, annex("bilagor/budget.pdf"))
    assert "går inte att läsa: du har inte rätt" in finding.message


def test_a_file_in_a_folder_one_may_not_enter_is_not_called_missing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> os.stat_result:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as then:
        then.setattr(os, "lstat", refuse)
        (finding,) = judge(annex_file_missing, root, annex("bilagor/budget.pdf"))
    assert "går inte att läsa: du har inte rätt" in finding.message


@pytest.mark.parametrize("name", ["x" * 5000, "bilagor/budget.pdf/x", "~/budget.pdf", "%2e%2e/a"])
def test_names_that_no_system_takes_are_missing_files(root: Path, name: str) -> None:
    assert [f.rule for f in judge(annex_file_missing, root, annex(name))] == ["bilagefil-saknas"]


def test_the_message_hides_all_of_an_identity_number_but_the_year(root: Path) -> None:
    (finding,) = judge(identity_number, root, body="## 1. Om 19800101-9804")
    assert finding.message == "Ett personnummer står i texten: 1980****-****."
    assert "0101" not in finding.message + finding.remedy


def test_a_number_from_the_future_is_no_identity_number(root: Path) -> None:
    assert judge(identity_number, root, body="## 1. Om 20800101-9804") == []


@pytest.mark.parametrize(
    ("cited", "wrong"),
    [
        ("1 2 3", ""),
        ("2 1 3", "1"),
        ("3 1 2", "3"),
        ("1 3 2", "2"),
        ("3 2 1", "2 1"),
        ("2 3 1", "1"),
    ],
)
def test_the_fewest_annexes_are_out_of_order(root: Path, cited: str, wrong: str) -> None:
    fields = "bilagor:\n" + "".join(f"  - {{nr: {n}, titel: Underlag}}\n" for n in "123")
    body = "\n\n".join(f"## {n}. Punkt (Bilaga {c})" for n, c in enumerate(cited.split(), 1))
    found = judge(annex_order, root, fields, body)
    assert " ".join(finding.message.split()[1] for finding in found) == wrong


def test_overlapping_numbers_in_the_list_are_ordered_too(root: Path) -> None:
    fields = "bilagor:\n" + "".join(f"  - {{nr: {n}, titel: Underlag}}\n" for n in ("1", "1–2"))
    body = "## 1. Plan (Bilaga 2)\n\n## 2. Budget (Bilaga 1)"
    (finding,) = judge(annex_order, root, fields, body)
    assert finding.message == "Bilaga 1 nämns först efter bilaga 1–2."


def test_a_finding_in_the_text_tells_where_what_it_points_at_ends(root: Path) -> None:
    (found,) = judge(
        wrong_weekday, root, body="## 1. Ett\n\nVi ses fredagen den 7 februari 2026.\n"
    )
    line = "Vi ses fredagen den 7 februari 2026."
    pointed = line[found.column - 1 : found.end_column - 1]
    assert (found.end_line, pointed) == (found.line, "fredagen den 7 februari 2026")


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("1 3 4 2", ["Bilaga 2 nämns först efter bilaga 3."]),
        ("3 1 2 4", ["Bilaga 3 nämns redan före bilaga 1."]),
        ("1 4 2 3", ["Bilaga 4 nämns redan före bilaga 2."]),
        ("2 3 4 1", ["Bilaga 1 nämns först efter bilaga 2."]),
        ("2 1", ["Bilaga 1 nämns först efter bilaga 2."]),
    ],
)
def test_an_annex_out_of_order_is_told_with_the_one_that_it_passes(
    root: Path, cited: str, said: list[str]
) -> None:
    listed = "".join(f"  - nr: {number}\n    titel: Budget\n" for number in "1234")
    body = "\n\n".join(f"## Punkt (Bilaga {number})" for number in cited.split())
    found = judge(annex_order, root, f"bilagor:\n{listed}", body)
    assert [finding.message for finding in found] == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("## 1. Ett\n\n## Två", "Punkten ”Två” saknar nummer; i ordningen är den 2."),
        (
            "## 1. Ett\n\n## 1. Två",
            "Punkten ”Två” har 1, som redan står på rad 7; i ordningen är den 2.",
        ),
        ("## 1. Ett\n\n## 3. Två", "Punkten ”Två” har 3, men är 2 i ordningen."),
        (
            "## 1. Ett\n\n### a) A\n\n### B",
            "Underpunkten ”B” saknar bokstav; i ordningen är den b.",
        ),
        (
            "## 1. Ett\n\n### a) A\n\n### c) B",
            "Underpunkten ”B” har c, men är b i ordningen.",
        ),
    ],
)
def test_what_is_wrong_with_a_number_is_said(root: Path, body: str, said: str) -> None:
    assert [each.message for each in judge(numbering, root, body=body)] == [said]

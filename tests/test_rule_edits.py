"""What --fix would write: edits that mend the fault, and none where nobody can be sure."""

import datetime as dt
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.att_clause import att_clause
from lchnv_cli.rules.misspelt_name import misspelt_name
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.unread_structure import unread_structure
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS
from tests.judging import read_document, run

HEAD = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n{fields}---\n\n{body}"
DECIDED = "## 1. Budget\n\nLänschefsnätverket beslutade\n\n"


def judge(rule: Rule, text: str) -> list[Finding]:
    procedure = read_procedure((DOCUMENTS / "rules.yaml").read_bytes())
    register, _ = read_register((DOCUMENTS / "register.yaml").read_bytes())
    read = read_document(PurePosixPath("a.md"), text.encode(), frozenset(procedure.bodies))
    assert read.document is not None
    archive = Archive(Path(), procedure, register, (read.document,))
    return run([rule], Context(dt.date(2026, 11, 22), archive, Workdays()), [])


def mend(rule: Rule, text: str) -> str:
    """Write every edit once."""
    data = text.encode()
    edits = {edit for finding in judge(rule, text) for edit in finding.edits}
    for edit in sorted(edits, reverse=True):
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data.decode()


def body(text: str) -> str:
    return HEAD.format(fields="", body=text)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("## Öppnande\n\n## 4) Åtgärder\n", "## 1. Öppnande\n\n## 2. Åtgärder\n"),
        ("## 1. Öppnande\n\n### Å\n\n### 2. Ä\n", "## 1. Öppnande\n\n### a) Å\n\n### b) Ä\n"),
        ("## 3.Öppnande\n\n## 7 Åtgärder\n", "## 1. Öppnande\n\n## 2. Åtgärder\n"),
        ("## 15 kommuner\n", "## 15 kommuner\n"),
        ("## 3.\n", "## 1. \n"),
        ("##  3.   Öppnande\n", "##  1. Öppnande\n"),
        ("Öppnande\n--------\n", "Öppnande\n--------\n"),  # oläst-struktur: perhaps no heading
        ("## **3. Öppnande**\n", "## **3. Öppnande**\n"),
    ],
)
def test_labels_are_set_by_position(wrong: str, right: str) -> None:
    assert mend(numbering, body(wrong)) == body(right)


@pytest.mark.parametrize(
    ("after", "mended"),
    [
        ("## 4. Sedan", "## 3. Fet"),
        ("## **3.** Fet", "#### 3. Fet"),
        ("## **3.** Fet\n\n## 4. Sedan", "#### 3. Fet"),
    ],
)
def test_a_heading_becomes_a_point_only_where_its_number_is_missing(
    after: str, mended: str
) -> None:
    before = "## 1. Ett\n\n## 2. Två\n\n"
    text = body(f"{before}#### 3. Fet\n\n{after}\n")
    assert mend(unread_structure, text) == body(f"{before}{mended}\n\n{after}\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("## \u200b2. Två\n\n## 3. Tre\n", "## 2. Två\n\n## 3. Tre\n"),
        ("## 2\u2060. Mjukt binde\u00adstreck\n", "## 2. Mjukt binde\u00adstreck\n"),
        (DECIDED[13:] + "\\- att anta\n\\* att ta\n", DECIDED[13:] + "- att anta\n* att ta\n"),
        (DECIDED[13:] + "1\\. att anta\n2\\. att ta\n", DECIDED[13:] + "1. att anta\n2. att ta\n"),
        ("\\- Ett streck.\n", "\\- Ett streck.\n"),
    ],
)
def test_what_hides_structure_is_taken_away(wrong: str, right: str) -> None:
    assert mend(unread_structure, body(f"## 1. Ett\n\n{wrong}")) == body(f"## 1. Ett\n\n{right}")


def test_labels_past_the_letters_that_can_be_read_are_left_alone() -> None:
    text = body("## 1. Budget\n\n" + "".join(f"### Del {n}\n\n" for n in range(54)))
    mended = mend(numbering, text)
    assert "### z) Del 25\n\n### aa) Del 26" in mended
    assert "### az) Del 51\n\n### Del 52" in mended
    assert judge(numbering, mended) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("- Att anta budgeten\n", "- att anta budgeten\n"),
        ("- godkänna budgeten\n", "- att godkänna budgeten\n"),
        ("1. Utse Asta Almgren\n", "1. att utse Asta Almgren\n"),
        ("- budgeten antas\n", "- budgeten antas\n"),
        ("- **Att** anta budgeten\n", "- **Att** anta budgeten\n"),
        (
            "att anta budgeten\noch planen\natt följa den\n",
            "- att anta budgeten\noch planen\n- att följa den\n",
        ),
        ("  Att anta budgeten\n", "  - att anta budgeten\n"),
        ("- \u200batt anta budgeten\n", "- att anta budgeten\n"),
        ("- att anta den\nAtt följa den\n", "- att anta den\n- att följa den\n"),
        ("- att anta den\n\nAtt följa den\n", "- att anta den\n\n- att följa den\n"),
    ],
)
def test_att_is_written_where_it_is_certain(wrong: str, right: str) -> None:
    assert mend(att_clause, body(DECIDED + wrong)) == body(DECIDED + right)


@pytest.mark.parametrize(
    "wrong", ["- Att anta den\n", "- godkänna den\n", "att anta den\natt följa den\n"]
)
def test_a_mended_clause_is_no_longer_a_fault(wrong: str) -> None:
    assert judge(att_clause, mend(att_clause, body(DECIDED + wrong))) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_edits_fall_on_the_right_bytes_with_any_line_ends_and_byte_order_mark(
    line_end: str,
) -> None:
    wrong = "\ufeff" + body("## Öppnande\n\nLänschefsnätverket beslutade\natt öppna åtta möten\n")
    right = "\ufeff" + body(
        "## 1. Öppnande\n\nLänschefsnätverket beslutade\n- att öppna åtta möten\n"
    )
    mended = mend(att_clause, mend(numbering, wrong.replace("\n", line_end)))
    assert mended == right.replace("\n", line_end)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("“Åsa” såg Asta Allmgrens plan", "“Åsa” såg Asta Almgrens plan"),
        ("Då Elsa Ekenstamm gick", "Då Elsa Ekenstam gick"),
        ("Bertil\nBjörkgren gick", "Bertil Björkegren gick"),
    ],
)
def test_a_misspelt_name_is_replaced_only_on_request(wrong: str, right: str) -> None:
    text = body(f"## 1. Plan\n\n{wrong}.\n")
    assert mend(misspelt_name, text) == body(f"## 1. Plan\n\n{right}.\n")
    assert [finding.certain for finding in judge(misspelt_name, text)] == [False]


def test_a_misspelt_name_in_a_field_is_replaced_there() -> None:
    fields = "närvarande: {{Björkby: [Bo Ek, {name} (tf)]}}\n"
    text = HEAD.format(fields=fields.format(name="Asta Allmgren"), body="## 1. Plan\n")
    right = HEAD.format(fields=fields.format(name="Asta Almgren"), body="## 1. Plan\n")
    assert mend(misspelt_name, text) == right


def test_a_name_is_found_whichever_way_its_letters_are_composed() -> None:
    text = body(
        "## 1. Plan\n\nCecilia Cederskjo\u0308ld och Cecilia Ceders\u0308ko\u0308ld talade.\n"
    )
    messages = [finding.message for finding in judge(misspelt_name, text)]
    assert len(messages) == 2
    known = body("## 1. Plan\n\nCecilia Cederskju\n\nCecilia Cedersko\u0308ld talade.\n")
    assert judge(misspelt_name, known) == []


def test_the_column_of_a_misspelt_name_is_its_first_letter() -> None:
    (finding,) = judge(
        misspelt_name, body("## 1. Plan\n\nFöredragande: “Åke” och Elsa Ekenstamm\n")
    )
    assert (finding.line, finding.column) == (9, 25)

"""docs/mallar.md names everything that can be restyled, and the messages that are really given."""

import re

import docx
import pytest

from lchnv_cli.commands.app import COMMANDS
from lchnv_cli.export.word_build import TOKENS
from tests.running import ROOT, TEMPLATES
from tests.word_samples import TEMPLATE

PAGE = (ROOT / "docs" / "mallar.md").read_text(encoding="utf-8")
SOURCES = ROOT / "lchnv_cli"
CODE = set(re.findall(r"`([^`]+)`", PAGE))


def test_every_style_of_the_word_template_is_named() -> None:
    cells = {cell.strip() for row in re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
             for cell in row.split(",")}  # fmt: skip
    names = {str(style.name) for style in docx.Document(str(TEMPLATE)).styles}
    shown = {re.sub(r"^Heading", "heading", name) for name in names}
    lower = {"Header": "header", "Footer": "footer", "Caption": "caption"}
    assert {lower.get(name, name) for name in shown} - cells == set()


def test_every_file_of_the_templates_is_named() -> None:
    assert {path.name for path in TEMPLATES[0].iterdir()} - CODE == set()


def test_every_word_for_headers_and_footers_is_named() -> None:
    assert {f"{{{{{token}}}}}" for token in TOKENS} <= CODE


def test_every_value_of_the_pdf_template_is_named() -> None:
    values, _, _ = (TEMPLATES[0] / "dokument.typ").read_text(encoding="utf-8").partition("────")
    assert set(re.findall(r"^#let ([\w-]+)", values, re.MULTILINE)) - CODE == set()


def test_every_colour_of_the_style_sheet_is_named() -> None:
    css = (TEMPLATES[0] / "dokument.css").read_text(encoding="utf-8")
    assert set(re.findall(r"^  (--[\wåäö]+):", css, re.MULTILINE)) - CODE == set()


def test_every_command_that_is_named_exists() -> None:
    assert set(re.findall(r"`lchnv ([a-z-]+)", PAGE)) <= set(COMMANDS)


@pytest.mark.parametrize(
    "said",
    [
        "formatmallen",
        "har ingen numrering",
        "är inte ett Word-dokument",
        "har ordet",
        "en tillgänglig PDF inte",
        "men det finns inte",
        "kunde inte användas",
        "vill ha typsnittet",
        "Det finns inga typsnitt",
        "Typsnittet saknar tecken",
        "Stilmallen",
        "går inte att använda",
        "är för stor",
    ],
)
def test_what_can_go_wrong_is_told_in_the_programs_own_words(said: str) -> None:
    files = [*SOURCES.glob("export/*.py"), SOURCES / "work" / "making" / "printing.py"]
    program = " ".join(file.read_text(encoding="utf-8") for file in files)
    assert (said in PAGE, said in program) == (True, True)

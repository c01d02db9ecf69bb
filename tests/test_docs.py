"""The documents under docs/ are fresh, and what they show as right is right."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lchnv_cli.commands.app import COMMANDS
from lchnv_cli.context import Context
from lchnv_cli.export import export_formats
from lchnv_cli.load import nodes
from lchnv_cli.load.agreements_file import AGREEMENTS
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups_file import GROUPS
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record
from lchnv_cli.load.register_file import REGISTER
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.model.source_text import SourceText
from lchnv_cli.report import report_formats
from lchnv_cli.rules.catalogue import IDS, RULES
from lchnv_cli.workdays import Workdays
from tests.judging import load_archive, read_document, run
from tools.field_tables import SECTIONS
from tools.make_docs import DOCS, made
from tools.screens import PICTURES, SCREENS, TAKEN, drawn, noted_sum

FORMAT = (DOCS / "format.md").read_text(encoding="utf-8")
README = DOCS.with_name("README.md").read_text(encoding="utf-8")
PAGES = {path: path.read_text(encoding="utf-8") for path in made(FORMAT)}
_EXAMPLE = re.compile(r"<!-- exempel: (\S+) -->\n\n```\w+\n(.*?)```\n", re.DOTALL)
_CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([\w./-]*)#([^)]+)\)")
_DAY = dt.date(2026, 6, 5)


@pytest.mark.parametrize("path", made(FORMAT), ids=lambda path: path.name)
def test_the_docs_are_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == made(FORMAT)[path], "run: python -m tools.make_docs"


def test_every_table_of_fields_stands_in_the_docs_once() -> None:
    for kind in ("fält", "fel"):
        shown = re.findall(rf"<!-- {kind}: (.+) -->", FORMAT)
        assert sorted(shown) == sorted(SECTIONS), f"docs/format.md has one <!-- {kind}: … --> each"


@pytest.mark.parametrize(
    ("command", "formats"), [("check", report_formats.FORMATS), ("export", export_formats.FORMATS)]
)
def test_readme_names_every_format(command: str, formats: Mapping[str, object]) -> None:
    row = next(row for row in README.splitlines() if row.startswith(f"| `lchnv {command} "))
    lacking = [name for name in formats if not re.search(rf"\b{name}\b", row)]
    assert lacking == [], f"README's table names them at {command}"


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
def test_the_pictures_of_screens_are_fresh(name: str) -> None:
    picture = (PICTURES / f"{name}.svg").read_bytes().decode()
    assert picture == drawn(name), "run: python -m tools.screens"
    assert "http" not in re.sub(r'xmlns="[^"]*"|<!--.*?-->', "", picture), "it fetches nothing"


@pytest.mark.slow
@pytest.mark.parametrize("picture", TAKEN, ids=lambda path: path.name)
def test_the_pictures_of_pages_are_of_the_pages_as_they_are(picture: Path) -> None:
    assert noted_sum(picture.read_bytes()) == TAKEN[picture](), "run: python -m tools.screens"


def test_readme_names_every_command() -> None:
    lacking = [name for name in COMMANDS if f"| `lchnv {name}" not in README]
    assert lacking == [], "README's table of commands has a row for each"


def test_every_rule_stands_in_the_docs_once() -> None:
    page = _CODE.sub("", PAGES[DOCS / "regler.md"])
    assert sorted(re.findall(r"^### (.+)$", page, re.MULTILINE)) == sorted(r.id for r in RULES)


def groups(kind: Any) -> Iterator[Record[Any]]:
    """Give a type's groups of fields, however deep."""
    if isinstance(kind, Record):
        yield kind
        for field in kind.fields:
            yield from groups(field.type)
    elif hasattr(kind, "of"):
        yield from groups(kind.of)


TOPS = (*map(record_of, KINDS.values()), REGISTER, GROUPS, AGREEMENTS, RULES_YAML)
FIELDS = {
    f"{record.name}: {field.name}": field
    for top in TOPS
    for record in groups(top)
    for field in record.fields
}


def test_every_field_stands_in_a_table() -> None:
    shown = {id(field) for section in SECTIONS.values() for field in section.fields}
    assert [name for name, field in FIELDS.items() if id(field) not in shown] == []


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_the_example_of_a_field_is_read_by_its_type(field: Field) -> None:
    text = f"{field.name}: {field.example}"
    node = nodes.read(text)
    assert isinstance(node, nodes.Mapping)
    reading = Reading(PurePosixPath("exempel"), SourceText.of(text))
    value = field.type.read(node.entries[0][1], reading, field.name)
    assert [fault.hit.message for fault in reading.faults] == []
    assert value not in (None, "", (), {})


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_what_is_told_of_a_field_fits_in_a_sentence(field: Field) -> None:
    for text in (field.about, field.type.about):
        assert text == text.strip()
        assert not text.endswith(".")
        assert "nedan" not in text


@pytest.mark.slow
def test_a_whole_example_network_is_judged_without_findings(tmp_path: Path) -> None:
    examples = dict(_EXAMPLE.findall(FORMAT))
    for name, text in examples.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    archive, faults = load_archive(tmp_path)
    found = run(RULES, Context(_DAY, archive, Workdays()), faults)
    standing = [finding for finding in found if not finding.exempted]
    assert [(str(f.place), f.rule, f.message) for f in standing] == []
    assert len(found) == 2
    kinds = {type(document).__name__ for document in archive.documents}
    assert (kinds, len(examples)) == ({"Agenda", "Notes", "Calendar"}, 7)


NEED_QUOTES = [f"{mark}Bystugan" for mark in "*&[]{}#!%@`'\"|>,"] + [
    *(f"{mark} Bystugan" for mark in "-?:"),
    *"-?:",
    "Kulturhuset: stora salen",
    "Kulturhuset:",
    "Bystugan # ingång B",
]
NEED_NONE = [
    "Kl. 9",
    "https://example.se/x#y",
    "Tema ”vård”",
    "Mo-By",
    "12:30",
    "Bo's 1/2 & 3!",
]


def read_plain(text: str) -> str | None:
    """Read a place as written, or give None where the head cannot be read at all."""
    try:
        node = nodes.read(f"plats: {text}\n")
    except nodes.Unreadable:
        return None
    value = node.entries[0][1] if isinstance(node, nodes.Mapping) else None
    return value.text if isinstance(value, nodes.Scalar) else None


@pytest.mark.parametrize("text", NEED_QUOTES)
def test_a_value_that_needs_quotes_is_only_read_as_written_within_them(text: str) -> None:
    assert read_plain(text) != text
    quoted = text.replace("'", "''")
    assert read_plain(f"'{quoted}'") == text


@pytest.mark.parametrize("text", NEED_NONE)
def test_other_values_need_no_quotes(text: str) -> None:
    assert read_plain(text) == text


def anchors(page: str) -> set[str]:
    """Give the names of a page's headings, as GitHub makes them."""
    kept = (
        re.sub(r"[^\w\s-]", "", heading.lower())
        for heading in _HEADING.findall(_CODE.sub("", page))
    )
    return {name.replace(" ", "-") for name in kept}


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_within_the_docs_leads_to_a_heading(path: Path) -> None:
    links = _LINK.findall(PAGES[path])
    lost = [
        (name, anchor)
        for name, anchor in links
        if anchor not in anchors(PAGES.get(DOCS / (name or path.name), ""))
    ]
    assert lost == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_that_the_docs_name_exists(path: Path) -> None:
    assert set(re.findall(r"`lchnv ([a-z][a-z-]*)", PAGES[path])) <= set(COMMANDS)


def test_every_rule_that_the_format_names_exists() -> None:
    assert set(re.findall(r"`([a-zåäö]+(?:-[a-zåäö]+)+)`", FORMAT)) <= IDS


def test_a_field_name_is_known_however_its_letters_are_composed() -> None:
    head = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\nordförande: Bo Ek\n---\n"
    apart = unicodedata.normalize("NFD", head)
    assert apart != head
    read = read_document(PurePosixPath("dagordning.md"), apart.encode(), frozenset({"lchnv"}))
    assert read.faults == ()
    assert isinstance(read.document, Agenda)
    assert [chair.name for chair in read.document.chairs] == ["Bo Ek"]

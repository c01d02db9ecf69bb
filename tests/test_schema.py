"""The schemas: valid, true to the reader, and of use to someone who writes in an editor."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from lchnv_cli.commands import app
from lchnv_cli.load.schema import SCHEMAS
from tests.judging import read_document

ROOT = Path(__file__).parent.parent
HEADS = sorted((ROOT / "meetings").rglob("*.md"))


class AsEditors(yaml.SafeLoader):
    """Reads YAML as editors do: 1 and 9.30 are numbers, true is a boolean, a date is text."""


AsEditors.yaml_implicit_resolvers = {
    start: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class AllText(yaml.BaseLoader):
    """Reads every value as text, as this program does; an empty one is none."""

    def construct_scalar(self, node: yaml.ScalarNode) -> Any:
        """Give the text."""
        text = super().construct_scalar(node)
        return None if node.style is None and not text else text


LOADERS = [AsEditors, AllText]


def faults(name: str, text: str, loader: type = AsEditors) -> list[str]:
    """Give where a file disagrees with its schema: path and failing keyword."""
    validator = Draft202012Validator(
        SCHEMAS[name](), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    value = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    found = validator.iter_errors(value)
    return sorted(f"{'.'.join(map(str, fault.path))}: {fault.validator}" for fault in found)


def head(path: Path) -> str:
    """Give the text between a document's two fences."""
    return path.read_text(encoding="utf-8").split("---\n")[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_itself_valid(name: str) -> None:
    made = SCHEMAS[name]()
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("path", HEADS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_head_of_every_real_document_fits_the_schema(path: Path, loader: type) -> None:
    assert faults("frontmatter", head(path), loader) == []


def test_there_are_real_documents_to_try() -> None:
    kinds = {line for path in HEADS for line in head(path).split("\n") if "dokument:" in line}
    assert kinds == {
        "dokument: dagordning",
        "dokument: minnesanteckningar",
        "dokument: kalendarium",
    }


@pytest.mark.parametrize("loader", LOADERS)
def test_the_register_and_rules_yaml_fit_their_schemas(loader: type) -> None:
    register = (ROOT / "meetings/register.yaml").read_text(encoding="utf-8")
    rules = (ROOT / "rules.yaml").read_text(encoding="utf-8")
    assert faults("register", register, loader) == []
    assert faults("rules", rules, loader) == []


AGENDA = "dokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\n"
NOTES = AGENDA.replace("dagordning", "minnesanteckningar")
CALENDAR = "dokument: kalendarium\norgan: lchnv\når: 2026\n"
RIGHT = {
    "the least an agenda has": AGENDA,
    "empty fields": AGENDA + "tid:\nplats:\npublicerad:\nbilagor:\nmöte:\nundantag:\n",
    "a start that looks like a number": AGENDA + "tid: 9.30\n",
    "a start that looks like a whole number": AGENDA + "tid: 9\n",
    "hours with a hyphen": AGENDA + "tid: kl. 9:30-12\n",
    "hours with a break": AGENDA + "tid: 9.30–12, fika 9.15\n",
    "text that looks like a number": AGENDA + "plats: 101\ndiarienummer: 12.3\n",
    "text that looks like a boolean": AGENDA + "info: true\n",
    "an annex number": AGENDA + "bilagor:\n  - nr: 1\n    titel: 2025\n",
    "an annex without a list": AGENDA + "bilagor: {nr: 2 A–F, titel: Budget}\n",
    "an unknown day": AGENDA + "publicerad: oklart\n",
    "a chair": AGENDA + "ordförande: Bo Ek\n",
    "chairs": AGENDA + "ordförande:\n  - namn: Bo Ek\n    till_punkt: 9\n  - Siv Alm\n",
    "attendance by principal": NOTES + "närvarande:\n  Björkby: [Bo Ek, Siv Alm (tf)]\n  Mo:\n",
    "attendance of one": NOTES + "närvarande: {Björkby: Bo Ek}\nfrånvarande: {}\n",
    "attendance without principals": NOTES + "oklart: [Bo Ek, Siv Alm]\n",
    "diary numbers": NOTES + "diarieförd: {Björkby: 2026/12, Mo: 14, Region Prov: }\n",
    "days alone": CALENDAR + "möten: [2026-03-20, {datum: 2026-05-22, tid: 09.30}]\n",
    "a year in quotes": CALENDAR.replace("2026", '"2026"'),
}
WRONG = {
    "an unknown field": (AGENDA + "publiserad: 2026-05-15\n", [": additionalProperties"]),
    "an unknown kind": (AGENDA.replace("dagordning", "mejl"), ["dokument: enum"]),
    "a field that no protokoll has": (
        AGENDA.replace("dagordning", "protokoll") + "år: 2026\n",
        [": additionalProperties"],
    ),
    "no kind": (AGENDA.replace("dokument: dagordning\n", ""), [": required"]),
    "no date": (AGENDA.replace("datum: 2026-05-22\n", ""), [": required"]),
    "an empty date": (AGENDA.replace(" 2026-05-22", ""), ["datum: type"]),
    "a blank body": (AGENDA.replace(" lchnv", ' " "'), ["organ: pattern"]),
    "a field of another kind": (AGENDA + "sekreterare: Bo Ek\n", [": additionalProperties"]),
    "a calendar with a date": (CALENDAR + "datum: 2026-03-20\n", [": additionalProperties"]),
    "a date that does not exist": (AGENDA.replace("05-22", "02-30"), ["datum: format"]),
    "a date in words": (
        AGENDA.replace("2026-05-22", "22 maj"),
        ["datum: format", "datum: pattern"],
    ),
    "hours in words": (AGENDA + "tid: förmiddag\n", ["tid: pattern"]),
    "an unknown word": (AGENDA + "möte: digitalt\n", ["möte: anyOf"]),
    "a list as text": (AGENDA + "plats: [Björkby, Mo]\n", ["plats: type"]),
    "an annex without a title": (AGENDA + "bilagor:\n  - nr: 1\n", ["bilagor: anyOf"]),
    "a year in words": (CALENDAR.replace("2026", "i år"), ["år: pattern"]),
    "a year out of range": (CALENDAR.replace("2026", "1900"), ["år: minimum"]),
}


def told(text: str) -> list[str]:
    """Give the rules that the program's own reader finds broken in a head."""
    file = PurePosixPath("dagordning.md")
    read = read_document(file, f"---\n{text}---\n".encode(), frozenset({"lchnv"}))
    return [fault.rule for fault in read.faults]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_head_that_the_reader_takes_fits(text: str, loader: type) -> None:
    assert told(text) == []
    assert faults("frontmatter", text, loader) == []


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_a_head_that_the_reader_refuses_does_not_fit(text: str, expected: list[str]) -> None:
    assert told(text) != []
    assert faults("frontmatter", text) == expected


@pytest.mark.parametrize("loader", LOADERS)
def test_notes_may_be_called_protokoll_which_their_edition_judges(loader: type) -> None:
    text = NOTES.replace("minnesanteckningar", "protokoll") + "utskickad: 2026-05-29\n"
    assert faults("frontmatter", text, loader) == []
    assert told(text) == ["kallat-protokoll"]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("folder", ["meetings", "lchnv_cli/commands/new_folder/meetings"])
@pytest.mark.parametrize(
    ("name", "file"), [("groups", "grupper.yaml"), ("agreements", "överenskommelser.yaml")]
)
def test_the_files_of_facts_fit_their_schemas(
    name: str, file: str, folder: str, loader: type
) -> None:
    assert faults(name, (ROOT / folder / file).read_text(encoding="utf-8"), loader) == []


def test_a_broken_register_or_rules_yaml_does_not_fit() -> None:
    mandate = "personer: [{namn: Bo Ek, uppdrag: [{roll: kassör, organ: lchnv, från: 2026-01-01}]}]"
    assert faults("register", "person: []\n") == [": additionalProperties"]
    assert faults("register", mandate) == ["personer: anyOf"]
    assert ": required" in faults("rules", "nätverk: Provnätverket\n")


def parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give every schema of a field, however deep."""
    for key, value in schema.items():
        if key == "properties":
            yield from value.values()
        if isinstance(value, dict):
            yield from parts(value)
        elif isinstance(value, list):
            yield from (deep for each in value if isinstance(each, dict) for deep in parts(each))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_tells_its_name_meaning_and_a_fitting_example(name: str) -> None:
    fields = [part for part in parts(SCHEMAS[name]()) if part.keys() != {"enum"}]
    assert fields
    for field in fields:
        assert {"title", "description", "examples"} <= field.keys()
        assert all(Draft202012Validator(field).is_valid(each) for each in field["examples"])


def test_an_example_stands_as_text_in_lists_and_groups() -> None:
    fields = SCHEMAS["register"]()["properties"]
    assert fields["personer"]["examples"] == [[{"namn": "Carina Ek"}]]


def run(*arguments: str) -> int:
    """Run the program and give its exit code."""
    return app.run(list(arguments))


def test_the_command_writes_one_schema_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    run("schema", "register")
    assert json.loads(capsys.readouterr().out) == SCHEMAS["register"]()
    run("schema")
    assert json.loads(capsys.readouterr().out) == {name: make() for name, make in SCHEMAS.items()}


def test_the_command_writes_files_for_the_editor(tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    assert run("schema", "--output", str(folder), "--dry-run") == 0
    assert not folder.exists()
    assert run("schema", "--output", str(folder)) == 0
    made = {path.name: json.loads(path.read_bytes()) for path in folder.iterdir()}
    assert made == {f"{name}.schema.json": make() for name, make in SCHEMAS.items()}


def test_the_command_overwrites_nothing_without_force(tmp_path: Path) -> None:
    taken = tmp_path / "rules.schema.json"
    taken.write_text("{}")
    assert run("schema", "rules", "--output", str(tmp_path)) != 0
    assert taken.read_text() == "{}"
    assert run("schema", "rules", "--output", str(tmp_path), "--force") == 0
    assert json.loads(taken.read_bytes()) == SCHEMAS["rules"]()

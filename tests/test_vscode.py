"""lchnv init --vscode, and the extension for VS Code."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.running import ROOT, Program, network


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.mark.slow
def test_a_folder_that_is_a_networks_gets_only_what_helps_the_editor(lchnv: Program) -> None:
    before = lchnv.files()
    assert lchnv("init", ".", "--vscode").code == 0
    new = {name: data for name, data in lchnv.files().items() if name not in before}
    assert {name.split("/")[0] for name in new} == {".vscode"}
    schemas = json.loads(new[".vscode/settings.json"])["yaml.schemas"]
    assert {*schemas.values()} >= {"rules.yaml", "meetings/register.yaml", "meetings/grupper.yaml"}
    for schema, file in schemas.items():
        told = json.loads(Path(schema).read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(told)
        if Path(file).exists():
            content = yaml.load(Path(file).read_bytes(), yaml.BaseLoader)  # noqa: S506 - texts alone
            assert content
    assert lchnv("init", ".", "--vscode").err.startswith("Mappen är redan skapad")


def test_settings_of_ones_own_are_never_overwritten(lchnv: Program) -> None:
    settings = Path(".vscode/settings.json")
    settings.parent.mkdir()
    settings.write_text("{}", encoding="utf-8")
    ran = lchnv("init", ".", "--vscode")
    assert ran.code == 2
    assert "settings.json" in ran.err
    assert settings.read_text(encoding="utf-8") == "{}"
    assert [*settings.parent.iterdir()] == [settings]


def test_the_extension_starts_the_server() -> None:
    folder = ROOT / "editor" / "vscode"
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    command = told["contributes"]["configuration"]["properties"]["lchnv.command"]["default"]
    assert command == ["lchnv", "lsp"]
    assert (folder / told["main"]).is_file()

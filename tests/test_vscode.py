"""lchnv init --vscode, and the extension for VS Code."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from playwright._impl._driver import compute_driver_executable

from lchnv_cli.commands.app import run
from lchnv_cli.work.making.vscode_files import vscode_files
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


@pytest.mark.slow
def test_schemas_of_an_older_program_are_renewed_as_it_says(lchnv: Program) -> None:
    lchnv("init", ".", "--vscode")
    schema = Path(".vscode/scheman/rules.schema.json")
    new = schema.read_bytes()
    schema.write_bytes(b"{}")
    ran = lchnv("init", ".", "--vscode")
    assert (ran.code, schema.read_bytes()) == (2, b"{}")
    assert lchnv(*ran.err.partition(": lchnv ")[2].split()).code == 0
    assert schema.read_bytes() == new
    assert lchnv("init", ".", "--vscode").code == 0


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


# Stands for VS Code and its library: prints what a server would be started with.
STUBS = {
    "vscode": "exports.workspace = {getConfiguration: () => ({get: () => %s})};",
    "vscode-languageclient/node": """exports.LanguageClient = class {
  constructor(id, name, server) { console.log(JSON.stringify(server)); }
  start() {}
};""",
}


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("linux", ["/opt/mitt program/lchnv", "lsp"]),
        ("win32", ['"/opt/mitt program/lchnv"', '"lsp"']),
    ],
)
def test_windows_starts_the_server_through_a_shell(
    platform: str, command: list[str], tmp_path: Path
) -> None:
    for name, text in STUBS.items():
        path = tmp_path / "node_modules" / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = json.dumps(["/opt/mitt program/lchnv", "lsp"])
        path.write_text(text.replace("%s", told), encoding="utf-8")
    shutil.copy(ROOT / "editor" / "vscode" / "extension.js", tmp_path)
    node, _ = compute_driver_executable()  # Playwright brings its own
    script = f"Object.defineProperty(process, 'platform', {{value: '{platform}'}});"
    script += "require('./extension.js').activate()"
    ran = subprocess.run([node, "-e", script], cwd=tmp_path, capture_output=True, check=True)
    server = json.loads(ran.stdout)
    assert [server["command"], *server["args"]] == command
    assert server["options"] == {"shell": platform == "win32"}


def test_the_extension_brings_the_schemas_of_the_files_it_explains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = json.loads((ROOT / "editor" / "vscode" / "package.json").read_text(encoding="utf-8"))
    program, *arguments = told["scripts"]["vscode:prepublish"].split()
    monkeypatch.chdir(tmp_path)
    assert (program, run(arguments)) == ("lchnv", 0)
    settings = json.loads(vscode_files()[Path(".vscode/settings.json")])["yaml.schemas"]
    named = {Path(url).name: file for url, file in settings.items()}
    brought = told["contributes"]["yamlValidation"]
    assert {Path(each["url"]).name: each["fileMatch"] for each in brought} == named
    assert all((tmp_path / each["url"]).is_file() for each in brought)

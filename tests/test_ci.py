"""What checks a folder elsewhere: the files of init --ci, our action, hook and workflows."""

import importlib.metadata
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
import yaml

from lchnv_cli.work.keeping import versions
from lchnv_cli.work.making.ci_files import PAGES, SERVICES, ci_files, left_to_say
from tests import exemplary
from tests.running import NETWORK, ROOT, Program, network
from tests.sealing import seal
from tools.release.__main__ import parser
from tools.release.distributions import build
from tools.release.locked import programs
from tools.release.standalone import LOCK, PROGRAMS_LOCK

HOME = "https://example.se/lchnv"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
README = ROOT / "README.md"
SITE = Path(sysconfig.get_path("purelib"))


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def read(text: str | bytes) -> Any:
    return yaml.safe_load(text)


def github_steps(workflow: Any) -> Iterator[str]:
    """Give what a workflow or an action runs in a shell, in order."""
    for job in workflow.get("jobs", {"action": workflow.get("runs")}).values():
        yield from (step["run"] for step in job["steps"] if "run" in step)


def test_what_the_program_needs_stands_in_a_lock_file_of_its_own() -> None:
    expected = programs(LOCK.read_text(encoding="utf-8"))
    assert PROGRAMS_LOCK.read_text(encoding="utf-8") == expected, "python -m tools.release pins"
    assert "colorama==" in expected
    assert "pytest==" not in expected


@pytest.mark.parametrize("service", SERVICES)
def test_a_program_that_knows_its_release_installs_from_it(service: str) -> None:
    ((_, text),) = ci_files(service, "1.2.3", HOME).items()
    assert f"{HOME}/releases/download/v1.2.3\n" in text.decode()
    assert b"$LCHNV/lchnv-1.2.3-py3-none-any.whl" in text
    assert b"@" not in text.replace(b"checkout@", b"").replace(b"python@", b"")
    assert left_to_say(service, "1.2.3", HOME) == ""


@pytest.mark.parametrize("service", SERVICES)
def test_one_that_does_not_asks_the_owner_for_it(service: str) -> None:
    ((_, text),) = ci_files(service, "1.2.3", "").items()
    assert f"LCHNV: {SERVICES[service]}\n" in text.decode()
    assert "variabeln LCHNV" in left_to_say(service, "1.2.3", "")


def test_the_site_is_laid_out_only_when_somebody_starts_the_job(lchnv: Program) -> None:
    ran = lchnv("init", ".", "--pages")
    own = ".github/workflows/webbplats.yml"
    assert (ran.code, ran.out) == (0, f"{own}\n")
    assert "aldrig av en ändring" in ran.err
    assert "variabeln LCHNV i GitHub" in ran.err
    workflow = read(lchnv.files()[own])
    assert workflow[True] == {"workflow_dispatch": None}  # YAML 1.1 reads "on" so
    assert workflow["permissions"] == {"contents": "read"}
    assert lchnv("init", ".", "--pages").out == ""
    assert lchnv("init", "nytt", "--pages").code == 0
    assert {"nytt/rules.yaml", f"nytt/{own}"} <= {*lchnv.files()}


def test_the_release_is_known_from_what_was_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert versions.home() == ""
    told = Message()
    told["Project-URL"] = "Ändringar, https://example.se/news"
    told["Project-URL"] = f"Källkod, {HOME}"
    monkeypatch.setattr("importlib.metadata.metadata", lambda _: told)
    assert versions.home() == HOME


def test_every_part_of_a_release_that_a_workflow_asks_for_is_made() -> None:
    lines = [
        line
        for path in WORKFLOWS
        for run in github_steps(read(path.read_bytes()))
        for line in re.findall(r"python -m tools\.release ([^>\n]+)", run)
    ]
    assert {"build", "folder", "try", "sums", "python"} <= {line.split()[0] for line in lines}
    for line in lines:
        parser().parse_args(shlex.split(re.sub(r"\$\{\{.*?\}\}", "x", line)))


def test_the_hook_runs_whatever_is_committed_as_a_file_that_is_taken_away_is_a_fault_too() -> None:
    (hook,) = read((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    assert (hook["always_run"], hook["pass_filenames"]) == (True, False)
    assert not {"files", "types", "exclude"} & hook.keys()
    assert hook["entry"] == "lchnv check"
    (shown,) = re.findall(r"```yaml\n(repos:.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert [each["id"] for each in read(shown)["repos"][0]["hooks"]] == [hook["id"]]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Copy the network to a folder, with a fault in it."""
    folder = tmp_path / "mötena"
    shutil.copytree(NETWORK, folder)
    agenda = folder / "meetings" / "lchnv" / "2026-03-20" / "dagordning.md"
    agenda.write_text(agenda.read_text(encoding="utf-8").replace("plats:", "palts:"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Make a release, and a Python that has what the lock file pins but not the program."""
    release, home = tmp_path_factory.mktemp("release"), tmp_path_factory.mktemp("python")
    build(release, "wheel")
    shutil.copy(PROGRAMS_LOCK, release)
    subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
    packages = home / "packages"
    packages.mkdir()
    for path in SITE.iterdir():
        if "lchnv" not in path.name and path.name[:3] != "pip":
            (packages / path.name).symlink_to(path)
    (own,) = (home / "venv").glob("lib/*/site-packages")
    (own / "packages.pth").write_text(f"{packages}\n", encoding="utf-8")
    return release, home / "venv" / "bin"


def carried_out(run: str, folder: Path, told: dict[str, str]) -> tuple[int, str]:
    """Run a step as GitHub does, with pip kept from the network."""
    own = os.environ | {"PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"} | told
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", run]
    ran = subprocess.run(command, cwd=folder, env=own, capture_output=True, check=False)
    return ran.returncode, ran.stdout.decode() + ran.stderr.decode()


@pytest.mark.slow
def test_what_init_writes_for_github_installs_the_release_and_tells_the_findings(
    record: Path, installed: tuple[Path, Path]
) -> None:
    release, programs_folder = installed
    summary = record.with_name("summary.md")
    own = {
        "LCHNV": str(release),
        "PATH": f"{programs_folder}:{os.environ['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    version = importlib.metadata.version("lchnv")
    ((_, text),) = ci_files("github", version, "").items()
    first, second, check = github_steps(read(text))
    assert carried_out(first, record, own | {"LCHNV": ""})[0] != 0
    for step in (first, second):
        assert carried_out(step, record, own)[0] == 0
    code, said = carried_out(check, record, own)
    assert (code, "::error file=meetings/lchnv/2026-03-20/dagordning.md" in said) == (1, True)
    assert "| Fil | Rad |" in summary.read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_init_writes_for_pages_makes_the_site_of_what_is_published(
    record: Path, installed: tuple[Path, Path]
) -> None:
    release, programs_folder = installed
    own = {"LCHNV": str(release), "PATH": f"{programs_folder}:{os.environ['PATH']}"}
    ((_, text),) = ci_files(PAGES, importlib.metadata.version("lchnv"), "").items()
    shutil.copytree(exemplary.FOLDER, record, dirs_exist_ok=True)
    seal(record)
    for step in github_steps(read(text)):
        assert carried_out(step, record, own)[0] == 0
    assert (record / "webb" / "index.html").exists()
    assert not list((record / "webb").glob(".*"))


@pytest.mark.slow
def test_what_init_writes_for_gitlab_makes_its_report_and_fails(
    record: Path, installed: tuple[Path, Path]
) -> None:
    release, programs_folder = installed
    own = {"LCHNV": str(release), "PATH": f"{programs_folder}:{os.environ['PATH']}"}
    ((_, text),) = ci_files("gitlab", importlib.metadata.version("lchnv"), "").items()
    code, said = carried_out("\n".join(read(text)["lchnv"]["script"]), record, own)
    assert (code, "fel  okänt-fält" in said) == (1, True)
    assert '"check_name": "okänt-fält"' in (record / "lchnv.json").read_text(encoding="utf-8")


@pytest.mark.slow
def test_our_action_tells_the_findings_and_writes_sarif(
    record: Path, installed: tuple[Path, Path]
) -> None:
    _, programs_folder = installed
    own = {
        "PATH": f"{programs_folder}:{os.environ['PATH']}",
        "GITHUB_ACTION_PATH": str(ROOT),
        "PYTHONPATH": str(ROOT),
        "ARGUMENTS": "--today 2026-11-22",
        "SARIF": "lchnv.sarif",
    }
    action = read((ROOT / "action.yml").read_bytes())
    install, sarif, check = github_steps(action)
    assert carried_out(install, record, own)[0] == 0
    assert carried_out(sarif, record, own)[0] == 0
    assert '"ruleId": "okänt-fält"' in (record / "lchnv.sarif").read_text(encoding="utf-8")
    code, said = carried_out(check, record, own)
    assert (code, "::error file=meetings/lchnv/2026-03-20/dagordning.md" in said) == (1, True)
    assert carried_out(check, record, own | {"ARGUMENTS": "--påhittat"})[0] == 2

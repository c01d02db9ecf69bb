"""What a release is made of: folders that are unpacked and run, and what is told of them."""

import datetime as dt
import json
import os
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

import cyclonedx.schema
import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from tools.audit import answer
from tools.release import standalone
from tools.release.distributions import build, wheel_in
from tools.release.imports import missing
from tools.release.lean import made_lean
from tools.release.licences import licence_of
from tools.release.locked import asked_for, needed, pins
from tools.release.packing import packed, sums
from tools.release.standalone import LOCK, ROOT, assemble, with_python
from tools.release.targets import WINDOWS_PYTHON_SHA256, Target, here, windows
from tools.release.trial import tried

DAY = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
LOCKED = pins(LOCK.read_text(encoding="utf-8"))
MIT = """Permission is hereby granted, free of charge, to any person
THE SOFTWARE IS PROVIDED "AS IS" """


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_the_program_needs_what_its_packages_need_and_nothing_of_the_developers() -> None:
    names = {pin.name for pin in needed(LOCKED, here().environment)}
    assert {"typst", "jinja2", "markupsafe", "mdurl"} <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "playwright", "hatchling"})


def test_what_extras_ask_for_is_shipped_too() -> None:
    project = """[project]
dependencies = ["Jinja2>=3", "PyYAML"]
optional-dependencies = {editor = ["pygls[x]>=2; python_version > '3'"]}
"""
    assert asked_for(project) == {"jinja2", "pyyaml", "pygls"}


def test_what_only_windows_needs_is_asked_of_windows_and_not_of_the_computer_at_hand() -> None:
    linux = here().environment | {"sys_platform": "linux"}
    assert "colorama" not in {pin.name for pin in needed(LOCKED, linux)}
    assert "colorama" in {pin.name for pin in needed(LOCKED, windows().environment)}


def test_a_version_without_a_hash_is_not_shipped() -> None:
    with pytest.raises(ValueError, match=r"typst==0\.15\.2 has no hash"):
        pins("typst==0.15.2\n    # via lchnv (pyproject.toml)\n")


@pytest.mark.parametrize(
    ("told", "texts", "expected"),
    [
        ("License-Expression: ISC\nLicense: other\n", {}, "ISC"),
        ("License: BSD-3-Clause\n", {}, "BSD-3-Clause"),
        ("License: MIT License\n", {}, "MIT"),
        ("Classifier: License :: OSI Approved :: MIT License\n", {}, "MIT"),
        (
            "",
            {"licenses/LICENSE": MIT, "licenses/LICENSE-OTHERS": "Apache License, Version 2.0"},
            "MIT",
        ),
        ("", {"LICENSE-THIRD-PARTY": "Apache License, Version 2.0"}, "Apache-2.0"),
        ("License: My own, free\n", {"LICENSE": MIT}, "My own, free"),
        (
            "License: Two\nClassifier: License :: A\nClassifier: License :: B\n",
            {},
            "Two (A, B)",
        ),
    ],
)
def test_a_licence_is_read_from_the_metadata_and_else_from_its_text(
    told: str, texts: dict[str, str], expected: str, tmp_path: Path
) -> None:
    found = licence_of(put(tmp_path, {"METADATA": f"Name: a\nVersion: 1\n{told}", **texts}))
    assert found.name == expected
    assert [text.relative_to(tmp_path).as_posix() for text in found.texts] == sorted(texts)


def test_a_package_that_tells_no_licence_is_not_shipped(tmp_path: Path) -> None:
    info = put(tmp_path / "a-1.dist-info", {"METADATA": "Name: a\n", "LICENSE": "All is mine."})
    with pytest.raises(ValueError, match=r"a-1\.dist-info tells no licence"):
        licence_of(info)


# Files of a folder, and what each lacks.
@pytest.mark.parametrize(
    ("files", "lacking"),
    [
        ({"a/__init__.py": "import os.path, b.c\nfrom b import d", "b/c.py": "", "b/e.py": ""}, {}),
        ({"a.py": "from b import c", "b.cp314-win_amd64.pyd": ""}, {}),
        ({"a.py": "import b"}, {"a.py": ["b"]}),
        ({"a/b/c.py": "from ..d import e\nfrom . import f", "a/d.py": ""}, {}),
        ({"a/b/c.py": "from ..e import d"}, {"a/b/c.py": ["a.e"]}),
        ({"a.py": "try:\n import b\nexcept ImportError:\n b = 1"}, {}),
        ({"a.py": "if 1:\n import b\ndef f():\n import c"}, {}),
        ({"a.py": "class A:\n import b"}, {"a.py": ["b"]}),
        (
            {"lchnv_cli/a.py": "def f():\n try:\n  import b\n finally:\n  pass"},
            {"lchnv_cli/a.py": ["b"]},
        ),
        ({"a.py": "from six.moves import range", "six.py": ""}, {}),
        ({"a.py": "import tkinter.ttk, zipfile"}, {"a.py": ["tkinter.ttk"]}),
    ],
)
def test_every_import_is_looked_up(
    files: dict[str, str], lacking: dict[str, list[str]], tmp_path: Path
) -> None:
    assert missing(put(tmp_path, files)) == lacking


def test_what_cannot_be_used_is_left_out(tmp_path: Path) -> None:
    kept = {
        "a-1.dist-info/METADATA": "Name: a\n",
        "a/__init__.py": "",
        "a/locale/sv/LC_MESSAGES/a.mo": "",
        "a/py.typed": "",
    }
    out = {
        "a/plugin.py": "import pytest",
        "a/of_plugin.py": "import a.plugin",
        "a/tests/test_a.py": "",
        "a/a.pyi": "",
        "a/locale/fi/LC_MESSAGES/a.mo": "",
        "a-1.dist-info/RECORD": "",
        "a-1.dist-info/direct_url.json": "{}",
        "bin/a": "",
    }
    gone = made_lean(put(tmp_path, kept | out))
    assert gone == ["a/plugin.py", "a/of_plugin.py"]
    left = (path for path in tmp_path.rglob("*") if path.is_file())
    assert sorted(path.relative_to(tmp_path).as_posix() for path in left) == sorted(kept)


def test_a_folder_in_which_we_ask_for_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    files = {"lchnv_cli/a.py": "import b.c", "b/__init__.py": "", "b/c.py": "import pytest"}
    with pytest.raises(ValueError, match=r"lchnv_cli/a.py.*b\.c"):
        made_lean(put(tmp_path, files))


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_the_same_files_are_packed_to_the_same_bytes(kind: str, tmp_path: Path) -> None:
    made = []
    for number, order in enumerate((["a", "b/å"], ["b/å", "a"])):
        folder = put(tmp_path / str(number) / "lchnv-1", dict.fromkeys(order, "x"))
        (folder / "a").chmod(0o755)
        os.utime(folder / "a", (number, number))
        archive = tmp_path / f"{number}{kind}"
        packed(folder, archive, 1_800_000_000)
        made.append(archive.read_bytes())
    assert made[0] == made[1]


def test_what_may_be_run_may_be_run_when_it_is_unpacked(tmp_path: Path) -> None:
    folder = put(tmp_path / "lchnv-1", {"lchnv": "", "readme": ""})
    (folder / "lchnv").chmod(0o700)
    packed(folder, tmp_path / "a.tar.gz", 0)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        modes = {member.name: oct(member.mode) for member in archive}
    assert modes == {"lchnv-1/lchnv": "0o755", "lchnv-1/readme": "0o644"}


def test_sums_are_told_as_sha256sum_reads_them(tmp_path: Path) -> None:
    put(tmp_path, {"b": "", "a": "x"})
    nothing, x = sha256(b"").hexdigest(), sha256(b"x").hexdigest()
    assert sums([tmp_path / "b", tmp_path / "a"]) == f"{x}  a\n{nothing}  b\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build our own wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build(folder, "wheel")
    return wheel_in(folder)


SUM = sha256(b"the wheel that a package came in").hexdigest()


def nothing_but(*names: str) -> Callable[[Path, str, Target], dict[str, str]]:
    """Give what puts made-up packages in a folder."""

    def fill(program: Path, _: str, __: Target) -> dict[str, str]:
        for name in names:
            put(
                program,
                {f"{name}-1.dist-info/METADATA": f"Name: {name}\nVersion: 1\nLicense: MIT\n"},
            )
        return dict.fromkeys(names, SUM)

    return fill


@pytest.fixture
def windows_folder(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder for Windows with hardly a package."""
    monkeypatch.setattr(standalone, "made_lean", lambda _: [])
    folder = tmp_path / "lchnv-1"
    assemble(folder, wheel, windows(), DAY, nothing_but("made-up"))
    return folder


@pytest.mark.slow
def test_windows_starts_the_python_beside_it_and_reads_nothing_that_is_not_ascii(
    windows_folder: Path,
) -> None:
    command = (windows_folder / "lchnv.cmd").read_bytes()
    assert command.decode("ascii").count("\r\n") == command.count(b"\n")
    assert b'"%~dp0python\\python.exe" -X utf8 -m lchnv_cli %*\r\n' in command
    python = windows().python.replace(".", "")
    where = (windows_folder / "python" / f"python{python}._pth").read_text().split()
    assert where == [f"python{python}.zip", ".", r"..\program"]
    assert (windows_folder / "program" / "lchnv_cli" / "__main__.py").is_file()
    assert (windows_folder / "docs" / "handbok.md").is_file()


@pytest.mark.slow
def test_people_are_told_the_licence_of_each_thing_and_where_its_text_is(
    windows_folder: Path,
) -> None:
    told = (windows_folder / "LICENSER.txt").read_text(encoding="utf-8")
    for line in (
        "made-up 1: MIT\n    (paketet har ingen egen text)",
        "Carlito: OFL-1.1\n    program/lchnv_cli/defaults/templates/fonts/OFL.txt",
        "CPython 3.14.7: PSF-2.0\n    python/LICENSE.txt",
    ):
        assert line in told


@pytest.mark.slow
def test_the_bill_of_materials_keeps_the_schema_and_names_what_is_there(
    windows_folder: Path,
) -> None:
    told = json.loads((windows_folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    schemas = Path(cyclonedx.schema.__file__).parent / "_res"
    read = {path.name: json.loads(path.read_bytes()) for path in schemas.glob("*.schema.json")}
    schema = read["bom-1.6.SNAPSHOT.schema.json"]
    at = schema["$id"].rpartition("/")[0]  # they name each other by file
    known = [(f"{at}/{name}", Resource.from_contents(each)) for name, each in read.items()]
    faults = Draft7Validator(schema, registry=Registry().with_resources(known)).iter_errors(told)
    assert [fault.message for fault in faults] == []
    assert told["metadata"]["component"]["name"] == "lchnv"
    sums = {each["name"]: each.get("hashes") for each in told["components"]}
    assert sums == {
        "CPython": [{"alg": "SHA-256", "content": WINDOWS_PYTHON_SHA256}],
        "Carlito": None,
        "made-up": [{"alg": "SHA-256", "content": SUM}],
    }


def test_only_the_python_that_is_pinned_is_put_in(
    windows_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "python.zip"
    where = next((windows_folder / "python").glob("*._pth"))
    before = where.read_bytes()
    with zipfile.ZipFile(archive, "w") as python:
        python.writestr("python.exe", "")
        python.writestr(where.name, "its own")
    with pytest.raises(ValueError, match=r"python\.zip has SHA-256"):
        with_python(windows_folder, archive)
    assert not (windows_folder / "python" / "python.exe").exists()
    digest = sha256(archive.read_bytes()).hexdigest()
    monkeypatch.setattr(standalone, "WINDOWS_PYTHON_SHA256", digest)
    with_python(windows_folder, archive)
    assert (windows_folder / "python" / "python.exe").exists()
    assert where.read_bytes() == before


def as_installed(program: Path, requirements: str, _: Target) -> dict[str, str]:
    """Put in a folder what the lock file has installed here, without asking the network."""
    for line in requirements.splitlines():
        if "==" in line:
            package = distribution(line.partition("==")[0])
            for file in package.files or ():
                if ".." not in file.parts and "__pycache__" not in file.parts:
                    path = program / file
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(file.read_binary())
    return {}


@pytest.mark.slow
def test_a_folder_is_unpacked_anywhere_and_used_from_another(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lchnv-1"
    assemble(folder, wheel, here(), DAY, as_installed)
    packed(folder, tmp_path / "lchnv.tar.gz", 1_800_000_000)
    assert "upgrade --root ../Äldre mapp: exit 0" in tried(tmp_path / "lchnv.tar.gz")


def report(*packages: object) -> str:
    return json.dumps({"dependencies": packages})


SOUND = {"name": "a", "version": "1", "vulns": []}
SILENT = {"name": "b", "skip_reason": "not found"}
FAULTY = {"name": "c", "version": "2", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["3"]}]}


@pytest.mark.parametrize(
    ("told", "asked", "code", "said"),
    [
        (report(SOUND), 1, 0, "1 of 1 packages"),
        (report(SOUND, FAULTY), 2, 1, "- c 2: CVE-2026-1 (mended in 3)"),
        (report(SOUND, SILENT), 2, 2, "- b: not found"),
        (report(FAULTY, SILENT), 2, 1, "**No answer**"),
        (report(SOUND), 2, 2, "1 of 2 packages"),
        (report(), 1, 2, "0 of 1 packages"),
        ("", 1, 2, "gave no report"),
        ("[]", 1, 2, "gave no report"),
    ],
)
def test_an_audit_says_when_nobody_could_answer(
    told: str, asked: int, code: int, said: str
) -> None:
    found = answer(told, asked)
    assert (found.code, said in found.text) == (code, True)


@pytest.mark.slow
def test_a_folder_for_another_python_says_which_it_is_made_for(tmp_path: Path) -> None:
    started = (ROOT / "tools" / "release" / "folder" / "lchnv").read_text(encoding="utf-8")
    command = put(tmp_path, {"lchnv": started.replace("@PYTHON@", "3.99")}) / "lchnv"
    ran = subprocess.run(["sh", command], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "gjord för Python 3.99" in ran.stderr.decode()

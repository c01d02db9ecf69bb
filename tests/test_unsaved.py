"""lchnv check -: a text that is not saved is judged as if it lay at its place."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.report.report_formats import FORMATS
from tests.running import AGENDA, NETWORK, Program, Ran, network

NEW = "meetings/lchnv/2026-09-25/dagordning.md"
TODAY = ("--today", "2026-06-01")

Check = Callable[..., Ran]


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.fixture
def check(lchnv: Program, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Check a text from stdin, and see that nothing is written."""

    def run(data: bytes, file: str, *options: str) -> Ran:
        stdin = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
        monkeypatch.setattr(sys, "stdin", stdin)
        before = lchnv.files()
        ran = lchnv("check", "-", "--stdin-filename", file, *options, *TODAY)
        assert lchnv.files() == before
        return ran

    return run


def saved(lchnv: Program, file: str, data: bytes, *options: str) -> Ran:
    """Check the same with the text saved."""
    path = lchnv.folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return lchnv("check", file, *options, *TODAY)


AS_IS = AGENDA.as_posix(), (NETWORK / AGENDA).read_bytes()
TEXTS = {
    "as it is": AS_IS,
    "unnumbered": (AS_IS[0], AS_IS[1] + b"\n## Sist, \xc3\x84ng\xc3\xb6\n"),
    "crlf": (AS_IS[0], (AS_IS[1] + b"\n## Sist\n").replace(b"\n", b"\r\n")),
    "late": (AS_IS[0], AS_IS[1].replace(b"publicerad: 2026-03-13", b"publicerad:")),
    "broken head": (AS_IS[0], AS_IS[1].replace(b"organ: lchnv", b"organ: [lchnv")),
    "no head": (AS_IS[0], b"# Dagordning\n"),
    "not a text": (AS_IS[0], "---\nplats: Björkby\n---\n".encode("utf-16")),
    "empty": (AS_IS[0], b""),
    "a new meeting": (NEW, AS_IS[1].replace(b"2026-03-20", b"2026-09-25") + b"\n## Sist\n"),
    "in another's place": (NEW, AS_IS[1]),
    "register": ("meetings/register.yaml", b"personer:\n  - namn: Lo Falk\nokand: 1\n"),
    "groups": ("meetings/grupper.yaml", b"grupper: 3\n"),
    "broken register": ("meetings/register.yaml", b"personer: ]\n"),
    "rules": ("rules.yaml", b"okand: 1\n" + (NETWORK / "rules.yaml").read_bytes()),
    "broken rules": ("rules.yaml", "nätverk: Prov\nparter: ]\n".encode()),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", TEXTS)
def test_an_unsaved_text_gives_just_what_it_gives_saved(
    lchnv: Program, check: Check, text: str, name: str
) -> None:
    file, data = TEXTS[text]
    unsaved = check(data, file, "--output-format", name)
    there = saved(lchnv, file, data, "--output-format", name)
    assert (unsaved.code, unsaved.err) == (there.code, there.err)
    if file.endswith(".md") or there.code == 2:
        assert unsaved.out == there.out


def test_what_is_wrong_in_other_files_is_not_told(lchnv: Program, check: Check) -> None:
    AGENDA.with_name("minnesanteckningar.md").write_bytes(b"---\n---\n")
    found = json.loads(check(AS_IS[1], AS_IS[0], "--json").out)["findings"]
    assert {each["file"] for each in found} <= {AS_IS[0]}
    assert check(AS_IS[1] + b"## Sist\n", str(lchnv.folder / AGENDA), "--strict").code == 1


def test_a_text_of_an_unreadable_file_is_judged_as_a_document(check: Check) -> None:
    AGENDA.write_bytes(b"\xff")
    assert check(AS_IS[1], AS_IS[0]).code == 0


@pytest.mark.parametrize("file", ["rules.yaml", "meetings/register.yaml"])
def test_what_the_others_rest_on_is_judged_as_it_is_given_and_not_as_it_lies(
    lchnv: Program, check: Check, file: str
) -> None:
    right = (lchnv.folder / file).read_bytes()
    (lchnv.folder / file).write_bytes(b"]")
    assert check(right, file).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "det måste stå var den hör hemma"),
        (("-", AGENDA.as_posix(), "--stdin-filename", NEW), "granskas ensam"),
        (("--stdin-filename", NEW), "granskas ensam"),
        (("-", "--stdin-filename", NEW, "--fix"), "skrivs ingenstans"),
        (("-", "--stdin-filename", NEW, "--diff"), "skrivs ingenstans"),
        (("-", "--stdin-filename", "../a.md", "--root", "."), "ligger utanför"),
        (("-", "--stdin-filename", "anteckning.md"), "ingen fil som granskas"),
        (("-", "--stdin-filename", "meetings/lchnv/2026-03-20/bilagor/a.md"), "ingen fil som"),
        (("-", "--stdin-filename", "meetings/lchnv/.gömd/a.md"), "ingen fil som granskas"),
        (("-", "--stdin-filename", "meetings/lchnv/2026-03-20/a.txt"), "ingen fil som granskas"),
    ],
)
def test_a_text_that_has_no_place_is_refused(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(AS_IS[1])))
    ran = lchnv("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_whole_path_finds_its_folder_from_anywhere(
    lchnv: Program, check: Check, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path_factory.mktemp("annan"))
    path = str(lchnv.folder / NEW)
    ran = check(TEXTS["a new meeting"][1], path, "--output-format", "concise")
    assert ran.code == 0
    assert f"{NEW}:" in ran.out

"""A folder's own templates: copied on wish, known by what they were copied from."""

import json
from pathlib import Path

import pytest

from lchnv_cli import template_copies
from lchnv_cli.template_copies import State, names, programs, state_of
from tests.running import Program, network


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def told(lchnv: Program) -> list[tuple[str, str]]:
    """Give the templates that check tells of, and what it says."""
    lines = lchnv("check").err.splitlines()
    own = (line.partition(": ") for line in lines if line.startswith("templates/"))
    return [(name, said) for name, _, said in own]


def renewed(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the program have a newer template than it has."""
    monkeypatch.setattr(
        template_copies, "programs", lambda own: programs(own) + b"\n" * (own == name)
    )


def test_a_new_folder_has_no_templates_of_its_own_and_prints_with_the_programs(
    lchnv: Program,
) -> None:
    assert lchnv("init", "ny").code == 0
    made = {str(path.relative_to(lchnv.folder / "ny")) for path in lchnv.folder.rglob("ny/*")}
    assert made == {
        *(".editorconfig", ".gitattributes", ".gitignore"),
        *("README.md", "rules.yaml"),
        "meetings",
    }
    shown = json.loads(lchnv("templates", "--root", "ny", "--json").out)
    assert {each["state"] for each in shown["templates"]} == {"programs"}


@pytest.mark.parametrize(
    ("service", "file"), [("github", ".github/workflows/lchnv.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_a_new_folder_is_checked_by_a_service_on_wish(
    lchnv: Program, service: str, file: str
) -> None:
    assert lchnv("init", "ny", "--ci", service).code == 0
    assert "lchnv check" in (lchnv.folder / "ny" / file).read_text(encoding="utf-8")


def test_a_service_that_is_not_known_is_told_before_anything_is_written(lchnv: Program) -> None:
    ran = lchnv("init", "ny", "--ci", "githab")
    assert ran.code == 2
    assert "Menade du github" in ran.err
    assert not (lchnv.folder / "ny").exists()


def test_a_template_that_is_copied_goes_before_the_programs(lchnv: Program) -> None:
    assert lchnv("templates", "--copy", "dokument.css").code == 0
    own = lchnv.folder / "templates" / "dokument.css"
    assert own.read_bytes() == programs("dokument.css")
    assert "dokument.css" in (lchnv.folder / "templates" / "kopior.json").read_text("utf-8")
    own.write_bytes(own.read_bytes() + b"p { color: red }\n")
    assert state_of(own.parent, "dokument.css") is State.OWN
    assert told(lchnv) == []
    assert "+p { color: red }" in lchnv("templates", "--diff").out
    again = lchnv("templates", "--copy", "dokument.css")
    assert (again.code, own.read_bytes().endswith(b"red }\n")) == (2, True)
    assert lchnv("templates", "--copy", "dokument.css", "--force").code == 0
    assert own.read_bytes() == programs("dokument.css")
    assert [*(lchnv.folder / ".lchnv" / "kopior").rglob("*.css*")]


def test_check_tells_of_a_copy_until_it_is_compared_with_the_programs_new_one(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lchnv("templates", "--copy", "mejl.txt.j2", "dokument.css").code == 0
    renewed(monkeypatch, "mejl.txt.j2")
    [(file, message)] = told(lchnv)
    assert (file, "äldre version" in message) == ("templates/mejl.txt.j2", True)
    monkeypatch.setattr("lchnv_cli.commands.templates.programs", template_copies.programs)
    assert lchnv("templates", "--diff", "dokument.css").err == ""
    said = lchnv("templates", "--diff").err.partition("Kör sedan: lchnv ")[2].split()
    assert said == ["templates", "--compared", "mejl.txt.j2"]
    assert lchnv(*said).code == 0
    assert told(lchnv) == []


def test_a_copy_that_nothing_is_known_of_is_told_where_it_differs(lchnv: Program) -> None:
    own = lchnv.folder / "templates" / "dokument.typ"
    own.parent.mkdir(exist_ok=True)
    own.write_bytes(programs("dokument.typ").replace(b"\n", b"\r\n"))
    assert told(lchnv) == []
    own.write_bytes(own.read_bytes() + b"// mer\n")
    [(_, message)] = told(lchnv)
    assert "okänt" in message


@pytest.mark.parametrize("broken", [b"{", b"[]", b'{"dokument.css": 3}', b"\xff", b"[" * 9999])
def test_a_broken_list_of_copies_is_as_none(lchnv: Program, broken: bytes) -> None:
    assert lchnv("templates", "--copy", "dokument.css").code == 0
    (lchnv.folder / "templates" / "kopior.json").write_bytes(broken)
    assert told(lchnv) == []
    assert lchnv("templates", "--compared", "dokument.css").code == 0
    assert [*template_copies.copied(lchnv.folder / "templates")] == ["dokument.css"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--copy"], "Säg vilken mall"),
        (["--copy", "dokument.cs"], "Menade du dokument.css?"),
        (["--compared", "dokument.css"], "finns inte i mappen"),
        (["--copy", "--diff"], "ett av"),
    ],
)
def test_what_cannot_be_done_with_templates_is_explained(
    lchnv: Program, arguments: list[str], said: str
) -> None:
    ran = lchnv("templates", *arguments)
    assert (ran.code, said in ran.err) == (2, True)


def test_every_template_of_the_program_is_offered() -> None:
    assert {"dokument.css", "mall.docx", "mejl.txt.j2"} <= {*names()}

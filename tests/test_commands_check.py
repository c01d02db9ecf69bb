"""lchnv check: exit codes, formats, what is chosen, and what each mode writes."""

import json
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from lchnv_cli.report.report_formats import FORMATS
from tests.running import AGENDA, NETWORK, Program, network

NOTES = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
TODAY = ("--today", "2026-06-01")
UNNUMBERED = b"## Sist utan nummer\n"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def _append(path: Path, data: bytes) -> None:
    path.write_bytes(path.read_bytes() + data)


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_without_faults_gives_0_in_every_format(lchnv: Program, name: str) -> None:
    ran = lchnv("check", "--output-format", name, *TODAY)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_warning_gives_1_only_when_strict_in_every_format(lchnv: Program, name: str) -> None:
    _append(AGENDA, UNNUMBERED)
    plain = lchnv("check", "--output-format", name, *TODAY)
    strict = lchnv("check", "--strict", "--output-format", name, *TODAY)
    assert (plain.code, strict.code) == (0, 1)
    assert plain.out == strict.out


@pytest.mark.parametrize("name", FORMATS)
def test_an_error_gives_1_in_every_format(lchnv: Program, name: str) -> None:
    AGENDA.write_bytes(AGENDA.read_bytes().replace(b"publicerad: 2026-03-13", b"publicerad:"))
    ran = lchnv("check", "--output-format", name, *TODAY)
    assert (ran.code, ran.err) == (1, "")
    assert "sen-dagordning" in ran.out


# What nothing can be judged without, and where and what is said of it.
_YAML, _PEOPLE = "rules.yaml", "meetings/register.yaml"
BROKEN = [
    ((_YAML, 1), "nätverk: Utan organ\n", "saknat-fält", "Fältet parter saknas"),
    ((_YAML, 2), "nätverk: Prov\nparter: ]\n", "oläsbar-fil", "Filen går inte att läsa"),
    ((_YAML, 1), "", "oläsbar-fil", "Filen är tom."),
    ((_YAML, 2), "# Prov\nformat: 99\n", "ogiltigt-värde", "Mappen har format 99"),
    ((_PEOPLE, 2), "# Namn\npersoner: ]\n", "oläsbar-fil", "Filen går inte att läsa"),
    ((_PEOPLE, 1), "- Lo Falk\n", "oläsbar-fil", "Filen har inga fält."),
]


@pytest.mark.parametrize(("where", "text", "rule", "said"), BROKEN)
def test_a_folder_that_cannot_be_judged_gives_2_and_its_fault_in_every_format(
    lchnv: Program, where: tuple[str, int], text: str, rule: str, said: str
) -> None:
    file, line = where
    Path(file).write_text(text, encoding="utf-8")
    ran = {name: lchnv("check", "--output-format", name, *TODAY) for name in FORMATS}
    assert {each.code for each in ran.values()} == {2}
    [words] = {each.err for each in ran.values()}
    assert words.startswith(file)
    assert said in words
    assert (ran["full"].out, ran["concise"].out) == ("", "")
    told = json.loads(ran["json"].out)
    [found] = told["findings"]
    assert told["documents"] == 0
    assert (found["file"], found["line"], found["rule"]) == (*where, rule)
    assert said in found["message"]
    [result] = json.loads(ran["sarif"].out)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == where
    assert (result["ruleId"], result["level"]) == (rule, "error")
    [issue] = json.loads(ran["gitlab"].out)
    assert (issue["location"]["path"], issue["location"]["lines"]["begin"]) == where
    assert f"::error file={file},line={line}," in ran["github"].out
    assert ran["junit"].out.count(f'<failure type="{rule}"') == 1


def test_an_eve_that_nobody_knows_is_a_finding_too(lchnv: Program) -> None:
    path = Path("rules.yaml")
    text = path.read_text(encoding="utf-8").replace("nyårsafton]", "kyndelsmässa]")
    path.write_text(text, encoding="utf-8")
    ran = lchnv("check", "--output-format", "json", *TODAY)
    [found] = json.loads(ran.out)["findings"]
    assert (ran.code, found["file"], found["rule"]) == (2, "rules.yaml", "ogiltigt-värde")
    assert "kyndelsmässa" in found["message"]


def test_the_summary_of_a_job_tells_why_nothing_was_judged(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("rules.yaml").write_bytes(b"")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    lchnv("check", "--output-format", "github", *TODAY)
    assert "Filen är tom." in Path("summary.md").read_text(encoding="utf-8")


def test_an_unreadable_document_is_an_error_and_hides_no_other(lchnv: Program) -> None:
    AGENDA.write_bytes("---\nplats: Björkby\n---\n".encode("utf-16"))
    _append(NOTES, b"\n## 7. Fel nummer\n")
    ran = lchnv("check", "--output-format", "json", *TODAY)
    every = json.loads(ran.out)["findings"]
    found = {(f["rule"], f["file"]) for f in every if not f["exempted"]}
    assert ran.code == 1
    assert found == {("oläsbar-fil", AGENDA.as_posix()), ("fel-numrering", NOTES.as_posix())}


def test_an_exempted_error_gives_0(lchnv: Program) -> None:
    text = AGENDA.read_text(encoding="utf-8").replace("publicerad: 2026-03-13", "publicerad:")
    exemption = "undantag:\n  - {regel: sen-dagordning, skäl: Mötet flyttades.}\nbilagor:"
    AGENDA.write_text(text.replace("bilagor:", exemption), encoding="utf-8")
    assert lchnv("check", *TODAY).code == 0


def test_only_the_documents_named_are_judged(lchnv: Program) -> None:
    _append(AGENDA, UNNUMBERED)
    named = lchnv("check", str(AGENDA), *TODAY)
    other = lchnv("check", str(NOTES.parent), *TODAY)
    assert "fel-numrering" in named.out
    assert other.out.endswith("Inga fel i 1 dokument.\n1 undantag med skäl: --show-exempted\n")


def test_the_register_can_be_named(lchnv: Program) -> None:
    register = Path("meetings/register.yaml")
    _append(register, b"okand: 1\n")
    alone, other = lchnv("check", str(register)), lchnv("check", str(NOTES), *TODAY)
    assert (alone.code, other.code) == (1, 0)
    assert f"{register.as_posix()}:" in alone.out


@pytest.mark.parametrize("name", ["../rules.yaml", "saknas.md", ".", "/"])
def test_a_name_that_holds_no_document_gives_2(
    lchnv: Program, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("tom").mkdir()
    monkeypatch.chdir("tom")
    ran = lchnv("check", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") in {1, 2}


def test_a_network_without_documents_gives_2(lchnv: Program) -> None:
    for path in Path("meetings").rglob("*.md"):
        path.unlink()
    ran = lchnv("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("Se vad som är näst att göra: lchnv status.\n")
    assert lchnv("check", "meetings").code == 2


def test_the_github_format_adds_a_table_to_the_summary_of_the_job(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = lchnv.folder / "summary.md"
    job.write_text("Tidigare steg.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(job))
    _append(AGENDA, UNNUMBERED)
    lchnv("check", "--output-format", "github", *TODAY)
    written = job.read_text(encoding="utf-8")
    assert written.startswith("Tidigare steg.\n")
    assert "fel-numrering" in written


@pytest.mark.slow
@pytest.mark.parametrize(("repository", "where"), [(".git", "nätverk/"), ("egen", "")])
def test_what_reads_a_repository_is_told_where_in_it_a_finding_is(
    lchnv: Program, repository: str, where: str
) -> None:
    shutil.copytree(NETWORK, "nätverk")
    Path(repository).mkdir()
    _append(Path("nätverk", AGENDA), UNNUMBERED)
    named = ("check", "--root", "nätverk", *TODAY, "--output-format")
    file = f"{where}{AGENDA.as_posix()}"
    assert f"::warning file={file},line=" in lchnv(*named, "github").out
    assert [each["location"]["path"] for each in json.loads(lchnv(*named, "gitlab").out)] == [file]
    results = json.loads(lchnv(*named, "sarif").out)["runs"][0]["results"]
    [result] = (each for each in results if "fixes" in each)
    [change] = result["fixes"][0]["artifactChanges"]
    for each in (result["locations"][0]["physicalLocation"], change):
        assert unquote(each["artifactLocation"]["uri"]) == file
    found = json.loads(lchnv(*named, "json").out)["findings"]
    assert AGENDA.as_posix() in {each["file"] for each in found}
    Path("nätverk", "rules.yaml").write_bytes(b"")
    assert f"file={where}rules.yaml," in lchnv(*named, "github").out


def test_check_writes_nothing_unless_asked_to_mend(lchnv: Program) -> None:
    _append(AGENDA, UNNUMBERED)
    before = lchnv.files()
    for name in FORMATS:
        lchnv("check", "--output-format", name, *TODAY)
    lchnv("check", "--diff", *TODAY)
    lchnv("check", "--fix", "--diff", *TODAY)
    assert lchnv.files() == before


def test_mending_says_which_files_and_judges_what_is_left(lchnv: Program) -> None:
    _append(AGENDA, UNNUMBERED)
    ran = lchnv("check", "--fix", "--strict", *TODAY)
    assert (ran.code, ran.err) == (0, f"Rättad: {AGENDA.as_posix()}\n")
    assert ran.out.endswith("Inga fel i 5 dokument.\n2 undantag med skäl: --show-exempted\n")
    assert AGENDA.read_bytes().endswith(b"## 5. Sist utan nummer\n")


def test_the_diff_shows_what_mending_would_change(lchnv: Program) -> None:
    _append(AGENDA, b"\n## Sist \x1b[31m utan nummer")
    ran = lchnv("check", "--diff", *TODAY)
    assert ran.code == 0
    assert ran.out.splitlines()[-2:] == [
        "-## Sist ␛[31m utan nummer",
        "+## 5. Sist ␛[31m utan nummer",
    ]
    assert ran.err == "1 fil skulle ändras; inget är skrivet. Rätta med: lchnv check --fix\n"


def test_the_diff_of_nothing_says_so(lchnv: Program) -> None:
    ran = lchnv("check", "--diff", *TODAY)
    assert (ran.code, ran.out, ran.err) == (0, "", "Inget går att rätta av sig självt.\n")


def test_a_document_that_is_not_named_is_not_mended(lchnv: Program) -> None:
    _append(AGENDA, UNNUMBERED)
    before = AGENDA.read_bytes()
    lchnv("check", "--fix", str(NOTES), *TODAY)
    assert AGENDA.read_bytes() == before

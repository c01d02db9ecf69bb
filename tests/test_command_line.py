"""A forgiving command line: two languages, short options, examples that run, and what was meant."""

import datetime as dt
import importlib.metadata
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from lchnv_cli.commands.app import COMMANDS, SWEDISH, run
from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.model.folder_formats import FORMAT
from lchnv_cli.oparl.source import FOLDER
from lchnv_cli.preview.server import PreviewServer
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.screen.completing import SHELLS
from lchnv_cli.screen.nearest import meant, nearest
from lchnv_cli.screen.options import DRAWN, NAMES
from lchnv_cli.screen.options import FORMATS as REGISTERS
from lchnv_cli.screen.spoken_line import put_together
from tests.old_papers import in_word
from tests.running import Program, network
from tests.sealing import seal

EXEMPLARY = Path(__file__).parent / "exemplary"
DAY = dt.date(2026, 12, 15)  # on which the examples are typed
_PLAIN = str.maketrans("åäö", "aao")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


@pytest.fixture
def december(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a folder that is to be as four days after a meeting without notes yet."""
    folder = tmp_path.resolve() / "mapp"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(PreviewServer, "serve_forever", lambda _: None)
    monkeypatch.setattr("webbrowser.open", lambda _: None)
    monkeypatch.setattr(
        "lchnv_cli.work.making.print_pool.WORTH_IT", 100
    )  # no copies beside the watcher
    return Program(folder, capsys)


def _as_in_december(folder: Path) -> None:
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    shutil.copytree(EXEMPLARY, folder, dirs_exist_ok=True)
    for later in [*folder.glob("meetings/*/2027-*"), *folder.glob("meetings/*/2028")]:
        shutil.rmtree(later)
    (folder / "meetings/lchnv/2026-12-11/minnesanteckningar.md").unlink()
    notes = folder / "meetings/lchnv/2026-10-16/minnesanteckningar.md"
    _replace(notes, "  Granköping: 2026-225\n", "")  # one that has yet to register them
    person = "  - namn: Bertil Björkegren\n"
    _replace(folder / "meetings/register.yaml", person, f"{person}    epost: b.b@example.se\n")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_every_command_has_a_swedish_name_of_its_own() -> None:
    assert [name for name in COMMANDS if name not in SWEDISH] == [], "SWEDISH in commands/app.py"
    assert [name for name in SWEDISH if name not in COMMANDS] == []
    both = [*COMMANDS, *SWEDISH.values(), "help", "hjälp"]
    assert sorted({name.translate(_PLAIN) for name in both}) == sorted(
        name.translate(_PLAIN) for name in both
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_both_names_of_a_command_mean_the_same(lchnv: Program, name: str) -> None:
    swedish = SWEDISH[name]
    english, other = lchnv(name, "--help").out, lchnv(swedish, "--help").out
    assert english.startswith(f"Användning: lchnv {name} ")
    assert other.startswith(f"Användning: lchnv {swedish} ")
    assert f"\n     eller: lchnv {swedish}\n" in english
    assert f"\n     eller: lchnv {name}\n" in other
    assert english.split("\n\n")[1:] == other.split("\n\n")[1:]
    for typed in (swedish.upper(), swedish.translate(_PLAIN)):
        assert lchnv(typed, "--help").code == 0


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_no_line_of_help_is_cut_or_wider_than_the_terminal(lchnv: Program, name: str) -> None:
    lines = lchnv(*([name] if name else []), "--help").out.splitlines()
    assert [line for line in lines if len(line) > 80 or line.endswith("...")] == []
    assert sum(line.startswith("Slutkod 0: ") for line in lines) == 1


def test_the_list_of_commands_has_a_line_for_each(lchnv: Program) -> None:
    rows = lchnv("--help").out.split("Kommandon:\n")[1].split("\n\n")[0].splitlines()
    assert [tuple(row.split()[:2]) for row in rows] == [*SWEDISH.items()]


def _examples(text: str) -> list[str]:
    _, _, after = text.partition("\nExempel:\n")
    return [line.strip() for line in after.split("\n\n")[0].splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_help_has_examples_that_do_what_they_say(december: Program, name: str) -> None:
    lines = _examples(december(*([name] if name else []), "--help").out)
    assert lines, f"lchnv {name} --help has no Exempel: write some in the command's docstring"
    for line in lines:
        program, *arguments = shlex.split(line)
        _as_in_december(december.folder)
        if name == "verify":
            december("export", "16/10", "--to", "pdf")
        if name == "merge":
            december("export", "11/12", "--review")
        if name == "site":
            seal(december.folder)
        if name == "import":
            (december.folder / "gamla").mkdir(exist_ok=True)
            old = in_word("Minnesanteckningar LCHNV 2024-02-23", "**1. Mötets öppnande")
            (december.folder / "gamla" / "minnesanteckningar-240223.docx").write_bytes(old)
        assert (program, name or arguments[0]) == ("lchnv", arguments[0])
        ran = december(*arguments, *([] if arguments[0] == "help" else ["--today", str(DAY)]))
        assert ran.code in {0, 1}, ran.transcript()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_told_the_day_and_to_be_quiet(lchnv: Program, name: str) -> None:
    options = lchnv(name, "--help").out
    assert "  --today DATUM" in options
    assert "  -q, --quiet" in options
    assert "-f," not in options
    for short, long in (("-o", "--output "), ("-n", "--dry-run")):
        assert (f" {short}, {long}" in options) == (f" {long}" in options)


def test_help_is_a_command_too(lchnv: Program) -> None:
    whole, check = lchnv("--help").out, lchnv("check", "--help").out
    assert lchnv("help").out == lchnv("hjälp").out == lchnv("help", "--help").out == whole
    assert lchnv("help", "check").out == lchnv("HELP", "check", "--help").out == check
    assert lchnv("help", "granska").out.startswith("Användning: lchnv granska ")
    assert lchnv("help", "chek").err.startswith("Kommandot ”chek” finns inte. Menade du check?")
    assert lchnv("-V").out == lchnv("--version").out


@pytest.mark.slow
def test_quiet_tells_nothing_but_the_answer_unless_something_is_wrong(lchnv: Program) -> None:
    loud, quiet = lchnv("new-agenda", "8/1", "-n"), lchnv("new-agenda", "8/1", "-nq")
    assert (quiet.code, quiet.out, quiet.err) == (0, loud.out, "")
    assert loud.err != ""
    assert lchnv("-q", "new-agenda", "8/1", "--dry-run").err == ""
    assert lchnv("check", "-q", "--today", "2026-01-01").out == ""
    assert lchnv("check", "-q", "--output-format", "json", "--today", "2026-01-01").out != ""
    wrong = lchnv("new-notes", "2026-05-22", "-q")
    assert (wrong.code, wrong.err) == (2, lchnv("new-notes", "2026-05-22").err)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("x --to docx pdf", "--to=docx,pdf x"),
        ("--to docx pdf 20/3", "--to=docx,pdf 20/3"),
        ("--to docx lchnv 20/3", "--to=docx lchnv_20/3"),
        ("x --to docx --to pdf", "--to=docx,pdf x"),
        ("x --to=docx,html pdf", "--to=docx,html,pdf x"),
        ("x --to docx, PDF", "--to=docx,,PDF x"),
        ("x --to word pdf", "--to=word,pdf x"),
        ("x --to docx y pdf", "--to=docx x y pdf"),
        ("x --to", "x --to"),
        ("x --to --all", "x --to --all"),
        ("pdf", "pdf"),
        ("x --to pdf -- docx", "--to=pdf x -- docx"),
        ("20 mars 2026 x", "20_mars_2026 x"),
        ("20 mars 5c", "20_mars 5c"),
        ("fredag den 20 mars", "fredag_den_20_mars"),
        ("--today i morgon", "--today i_morgon"),
        ("20/3 2026", "20/3_2026"),
        ("20/3 20/4", "20/3 20/4"),
        ("lchnv 260320", "lchnv_260320"),
        ("LCHNV 20 mars", "LCHNV_20_mars"),
        ("--body lchnv 260320", "--body lchnv 260320"),
        ("mapp/fil.md 20/3", "mapp/fil.md 20/3"),
    ],
)
def test_what_belongs_together_is_put_together(typed: str, read: str) -> None:
    assert [word.replace(" ", "_") for word in put_together(typed.split())] == read.split()


def test_the_names_of_all_formats_are_known_after_to() -> None:
    assert {*FORMATS, FOLDER, *REGISTERS, *DRAWN} == {*NAMES}


@pytest.mark.slow
def test_formats_are_asked_for_in_every_way(lchnv: Program) -> None:
    ways = ("--to docx pdf", "--to docx --to pdf", "--to docx,pdf", "--to pdf docx")
    for way in ways:
        ran = lchnv("export", "20/3", *way.split(), "-n")
        assert sorted(Path(line).suffix for line in ran.out.splitlines()) == [".docx", ".pdf"]
    assert "”word” finns inte. Menade du docx?" in lchnv("export", "20/3", "--to", "word").err


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("sen", ["sen-ett", "sen-två"]),
        ("SEN-E", ["sen-ett"]),
        ("sen-ettt", ["sen-ett"]),
        ("två", ["sen-två"]),
        ("kalendern", ["annan"]),
        ("ann", ["annan"]),
        ("xyz", []),
        ("", []),
        ("--", []),
    ],
)
def test_a_name_that_is_not_there_means_those_that_are_like_it(word: str, names: list[str]) -> None:
    known = {"sen-ett": "Det första.", "sen-två": "Det andra.", "annan": "Om kalendariet."}
    assert nearest(word, known) == names


def test_what_may_be_meant_is_asked_as_one_says_it() -> None:
    assert [meant([*"ABC"[:n]]) for n in range(4)] == [
        "",
        " Menade du A?",
        " Menade du A eller B?",
        " Menade du A, B eller C?",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chek", "Menade du check?"),
        ("dagordning", "Menade du ny-dagordning?"),
        ("new", "Menade du new-agenda, new-notes eller new-per-capsulam?"),
        ("diarium", "Menade du file?"),
        ("check --dif", "Menade du --diff?"),
        ("check --format json", "Menade du --output-format?"),
        ("export --dry 20/3", "Menade du --dry-run?"),
        ("check --output-format jsn", "Menade du json?"),
        ("schema regist", "Menade du register?"),
        ("status --body lchn", "Menade du lchnv?"),
        ("status --body länschef", "Menade du lchnv?"),
        ("matters --to excel", "Menade du xlsx?"),
    ],
)
def test_a_mistake_is_answered_with_what_was_meant(lchnv: Program, typed: str, said: str) -> None:
    ran = lchnv(*typed.split())
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_rule_is_found_by_how_it_begins(lchnv: Program) -> None:
    ran = lchnv("rule", "sen")
    assert (ran.code, ran.out) == (2, "")
    told = re.findall(r"^    (\S+)", ran.err, re.MULTILINE)
    assert "sen-dagordning" in told
    assert all(name.startswith("sen") for name in told)


# Pages for people, JSON Schema as it is, and what an editor asks.
WITHOUT_JSON = {"preview", "start", "schema", "lsp"}
WRITING = {"--to", "--ics", "--sent", "--registered", "--adopted", "--elect"}


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in WITHOUT_JSON])
def test_every_command_that_a_program_might_read_tells_it_in_json(
    december: Program, name: str
) -> None:
    lines = _examples(december(name, "--help").out)
    for line in lines:
        _as_in_december(december.folder)
        if name == "verify":
            december("export", "16/10", "--to", "pdf")
        if name == "merge":
            december("export", "11/12", "--review")
        if name == "site":
            seal(december.folder)
        _, *arguments = shlex.split(line)
        if not WRITING & {*arguments} or name == "export":
            told = json.loads(december(*arguments, "--json", "--today", str(DAY)).out)
            assert (line, told["format"]) == (line, 1)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("status", "bodies body duties format meetings tasks today unread"),
        ("calendar 2026", "adopted body faults format meetings year"),
        ("calendar 2027 --propose 5", "body format hours meetings year"),
        (
            "members",
            "body chair date faults format next_year representatives rss_head secretary "
            "steering unrepresented vice_chair",
        ),
        ("check", "documents findings format"),
        ("rule", "format rules"),
        (
            "rule sen-dagordning",
            "fixable format paragraph remedy right rule severity summary unseen why wrong",
        ),
        ("rule --coverage", "format sentences"),
        ("matters", "columns format notes register rows title"),
        ("export 20/3 -n", "files format"),
        ("publish 22/5 -n", "document files format published revised"),
        ("init ny -n", "files format"),
        ("upgrade", "before files format now"),
        ("new-notes 1/12 -n --today 2026-12-01", "date file format from"),
        (
            "new-agenda 8/1 -n --today 2026-12-01",
            "date deadline file format paragraph publish_by steering working_days_counted",
        ),
    ],
)
def test_the_keys_of_json_stay_as_they_are(lchnv: Program, typed: str, keys: str) -> None:
    ran = lchnv(*typed.split(), "--json")
    assert sorted(json.loads(ran.out)) == keys.split()


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("gra", ["granska"]),
        ("new-", ["new-agenda", "new-notes", "new-per-capsulam"]),
        ("publicera 2026-05-2", ["2026-05-22"]),
        ("export 2026-03", ["2026-03-20", "2026-03-02"]),
        ("export 2026-01-30 2026-03-2", ["2026-03-20"]),
        ("status --body ", ["lchnv", "styrgrupp"]),
        ("matters --body st", ["styrgrupp"]),
        ("ställ-in 2026-09", ["2026-09-25"]),
        ("move 2026-09-25 2026-05", ["2026-05-22", "2026-05-07"]),
        ("new-agenda 2026-09", ["2026-09-25"]),
        ("check 2026-03-2", ["2026-03-20"]),
        ("statistics ", ["2026"]),
        ("export --to d", ["docx"]),
        ("export --to docx,", ["docx,html", "docx,pdf", "docx,oparl"]),
        ("matters --to x", ["xlsx"]),
        ("statistics --to s", ["svg"]),
        ("check --output-format g", ["github", "gitlab"]),
        ("rule sen-d", ["sen-dagordning"]),
        ("schema gr", ["groups"]),
        ("templates dagordning.h", ["dagordning.html.j2"]),
        ("check --fi", ["--fix", "--fix-names"]),
        ("groups SP", ["SPAK"]),
    ],
)
def test_the_shell_is_told_what_may_follow(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, typed: str, proposed: list[str]
) -> None:
    words = f"lchnv {typed}"
    told = 'grupper:\n  - namn: "Provgruppen"\n    kortnamn: SPAK\n    platser: [{namn: spader}]\n'
    (lchnv.folder / "meetings/grupper.yaml").write_text(told, encoding="utf-8")
    asked = {"_LCHNV_COMPLETE": "complete_bash", "COMP_WORDS": words}
    for name, value in {**asked, "COMP_CWORD": str(words.count(" "))}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as left:
        lchnv()
    assert left.value.code == 0
    assert lchnv.told_last().split() == proposed


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_its_script_and_where_it_goes(lchnv: Program, shell: str) -> None:
    ran = lchnv("--show-completion", shell)
    assert (ran.code, "_LCHNV_COMPLETE" in ran.out) == (0, True)
    assert f"--show-completion {shell.replace('pwsh', 'powershell')}" in ran.err
    assert "Menade du bash?" in lchnv("--show-completion", "bas").err


def test_every_version_that_a_finding_depends_on_is_told_to_programs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for order in (["--version", "--json"], ["--json", "-V"]):
        assert run(order) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["format"] == 1
        assert told["libraries"]["holidays"] == importlib.metadata.version("holidays")
        assert (told["formats"]["folder"], told["formats"]["seal"]) == (FORMAT, "v2")
        assert told["rules"]["number"] == len(RULES)
        assert re.fullmatch(r"[0-9a-f]{64}", told["sum"])


def test_json_before_a_command_is_told_where_it_belongs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--json", "status"]) == 2
    assert "Skriv --json efter kommandot" in capsys.readouterr().err

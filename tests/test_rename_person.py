"""lchnv rename-person: the register knows both names, and what is out stays as it was."""

import datetime as dt
import json
import shutil
import unicodedata
from pathlib import Path

import pytest

from lchnv_cli.dispatch.addressees import addressees
from lchnv_cli.work.changing.renaming import _rewritten
from tests.exemplary import FOLDER
from tests.running import Program, archive, network

pytestmark = pytest.mark.slow

REGISTER = Path("meetings/register.yaml")
DRAFT = Path("meetings/lchnv/2028-02-04/dagordning.md")
TODAY = ("--today", "2028-01-10")
HEAD = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2028-02-04\n---\n\n"
OLD, NEW = "Cecilia Cedersköld", "Cecilia Lind"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    folder = (tmp_path / "mapp").resolve()
    shutil.copytree(FOLDER, folder)
    monkeypatch.chdir(folder)
    return Program(folder, capsys)


@pytest.fixture
def small(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def found(lchnv: Program) -> list[tuple[str, str, str]]:
    """Give what check finds, but for the lines, which move in the register."""
    told = json.loads(lchnv("check", "--output-format", "json", "--show-exempted", *TODAY).out)
    return sorted((e["rule"], e["file"], e["message"]) for e in told["findings"])


def write(text: str) -> None:
    DRAFT.parent.mkdir(exist_ok=True)
    DRAFT.write_bytes(text.encode())


def test_everybody_renamed_changes_nothing_in_what_was_published(lchnv: Program) -> None:
    shown = [["attendance", "2026"], ["per-capsulam", "--all"], ["assignments", "--all"]]
    shown += [["members", "--date", "2026-05-01"], ["status", "--all"]]
    before, findings = lchnv.files(), found(lchnv)
    registers = [lchnv(*each, *TODAY).out for each in shown]
    people = [line.partition("namn: ")[2] for line in REGISTER.read_text("utf-8").splitlines()]
    for name in filter(None, people):
        first, _, last = name.rpartition(" ")
        assert lchnv("rename-person", name, f"{first} Ny{last.lower()}", *TODAY).code == 0
    after = {n: d for n, d in lchnv.files().items() if not n.startswith(".lchnv")}
    changed = [name for name in after if after[name] != before.get(name)]
    assert sorted(changed) == ["meetings/grupper.yaml", str(REGISTER)]
    assert found(lchnv) == findings
    assert [lchnv(*each, *TODAY).out for each in shown] == registers


def test_the_register_keeps_the_old_name_with_its_last_day(lchnv: Program) -> None:
    ran = lchnv("rename-person", OLD, NEW, "--from", "2028-03-01", *TODAY)
    assert (ran.code, ran.out) == (0, f"{REGISTER}\n")
    text = REGISTER.read_text("utf-8")
    own = text[text.index(f"  - namn: {NEW}\n") :].split("  - namn: ")[1]
    assert own.splitlines()[-1] == f"    tidigare_namn: [{{namn: {OLD}, till: 2028-02-29}}]"
    for day, name in (("2028-02-29", OLD), ("2028-03-01", NEW)):
        assert name in lchnv("members", "--date", day, *TODAY).out


def test_what_is_not_out_gets_the_new_name_to_the_byte(lchnv: Program) -> None:
    odd = unicodedata.normalize("NFD", OLD)
    written = (
        f"{HEAD}## 1. {OLD}s ärende\r\n\r\n<!-- {odd} -->Cecilia\r\n  Cedersköld, Cedersköld, "
        f"Cecilia, ~~{OLD}~~ och {OLD}-Ek\r\n"
    )
    write(written)
    ran = lchnv("rename-person", OLD, "Cecilia Lind", *TODAY)
    assert str(DRAFT) in ran.out.splitlines()
    assert DRAFT.read_bytes().decode() == (
        f"{HEAD}## 1. {NEW}s ärende\r\n\r\n<!-- {NEW} -->Cecilia\r\n  Lind, Lind, "
        f"Cecilia, ~~{NEW}~~ och {OLD}-Ek\r\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "text", "after"),
    [
        ("Lo Falk", "Lo Hans", "Lo Falks och Lo Falk", "Lo Hans och Lo Hans"),
        ("Lo Hans", "Lo Ek", "Lo Hans bok", "Lo Ek bok"),
        ("Lo Falk", "Lo Ek", "Lo Falkman, Lo Falk-Ek, Lo-Lo Falk", None),
        ("Lo Falk", "Lo Ek", "Lo Falk Berg sa, Anna Lo Falk sa", "Lo Falk Berg sa, Anna Lo Ek sa"),
        ("Lo Falk", "Lo Ek", "fil: bilagor/Lo Falk.pdf", None),
        ("Lo Falk", "Lo Maria Ek", "Falk, Lo", "Ek, Lo Maria"),
        ("Lo Falk", "Lo", "Falk, Lo och Lo\nFalk", "Lo och Lo"),
        ("Lo Falk", "Lo Ek", "lo falk och LO FALK och lo.falk@example.se", None),
    ],
)
def test_a_name_is_changed_where_it_is_that_name(
    old: str, new: str, text: str, after: str | None
) -> None:
    others = ["Lo Falk Berg", "bilagor/Lo Falk.pdf"]
    assert _rewritten(text, old, new, others) == (text if after is None else after)


def test_a_document_of_an_earlier_meeting_keeps_the_name_where_a_day_is_told(
    lchnv: Program,
) -> None:
    write(f"{HEAD}## 1. {OLD} informerar\n")
    ran = lchnv("rename-person", OLD, NEW, "--from", "2028-02-05", *TODAY)
    assert ran.out == f"{REGISTER}\n"
    assert f"{OLD} står kvar i 3 dokument som hör till tidigare möten." in ran.err
    again = lchnv("rename-person", OLD, NEW, "--from", "2028-02-04", *TODAY)
    assert again.out == f"{DRAFT}\n"
    assert NEW in DRAFT.read_text("utf-8")


def test_a_dry_run_shows_and_writes_nothing_and_a_second_run_has_nothing_to_do(
    lchnv: Program,
) -> None:
    before = lchnv.files()
    ran = lchnv("rename-person", OLD, NEW, "--dry-run", *TODAY)
    assert (f"+  - namn: {NEW}" in ran.out, lchnv.files()) == (True, before)
    told = json.loads(lchnv("rename-person", OLD, NEW, "--json", *TODAY).out)
    assert (told["name"], told["new"], told["from"]) == (OLD, NEW, "2028-01-10")
    assert told["files"] == [str(REGISTER)]
    again = lchnv("rename-person", OLD, NEW, *TODAY)
    assert (again.code, again.out) == (0, "\n")
    assert "Cecilia Lind står redan i registret" in again.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Cecilia Sedersköld", NEW, "finns inte i registret. Menade du Cecilia Cedersköld?"),
        ("Nils Hage", NEW, "Nils Hage finns inte i registret."),
        (OLD, OLD, "heter redan så i registret, rad 15"),
        (OLD, "Asta Almgren", "Asta Almgren finns redan. Är det samma person"),
        (OLD, "Lo, socialchef", "är inget namn"),
        (OLD, " ", "är inget namn"),
    ],
)
def test_a_name_that_cannot_be_changed_says_why(
    lchnv: Program, old: str, new: str, said: str
) -> None:
    before = lchnv.files()
    ran = lchnv("rename-person", old, new, *TODAY)
    assert (ran.code, lchnv.files()) == (2, before)
    assert said in " ".join(ran.err.split())


def test_a_name_that_two_have_is_for_people_to_change(lchnv: Program) -> None:
    text = REGISTER.read_text("utf-8")
    REGISTER.write_bytes(f"{text}  - namn: {OLD}\n".encode())
    ran = lchnv("rename-person", OLD, NEW, *TODAY)
    assert ran.code == 2
    assert f"{OLD} står flera gånger, på raderna 15 och" in " ".join(ran.err.split())


def test_a_name_that_was_given_up_says_what_it_is_now(lchnv: Program) -> None:
    lchnv("rename-person", OLD, NEW, *TODAY)
    ran = lchnv("rename-person", OLD, "Cecilia Sten", *TODAY)
    assert (ran.code, f"{OLD} heter {NEW} nu." in ran.err) == (2, True)
    back = lchnv("rename-person", NEW, OLD, *TODAY)
    assert back.code == 0
    assert f"namn: {OLD}\n" in REGISTER.read_text("utf-8")


def test_a_published_document_still_verifies(small: Program) -> None:
    today = ("--today", "2026-05-25")
    assert small("publish", "2026-05-22", *today).code == 0
    printed = sorted(str(path) for path in Path("export").rglob("*.docx"))
    assert small("rename-person", "Asta Almgren", "Asta Berg", *today).code == 0
    ran = small("verify", *printed, *today)
    assert (ran.code, bool(printed)) == (0, True), ran.out
    assert "kontrollsumma" not in small("check", *today).out


def test_notes_have_the_name_of_their_day_and_replies_by_mail_go_on(lchnv: Program) -> None:
    lchnv("rename-person", OLD, NEW, "--from", "2028-02-01", *TODAY)
    for day, name in (("2028-01-21", OLD), ("2028-02-04", NEW)):
        ran = lchnv("new-notes", day, "--today", "2028-02-10")
        assert ran.code == 0, ran.err
        text = Path("meetings/lchnv", day, "minnesanteckningar.md").read_text("utf-8")
        assert (name in text, NEW in text and OLD in text) == (True, False)


def test_a_reminder_reaches_whoever_an_old_document_names() -> None:
    register = (
        "personer:\n  - namn: Lo Ek\n    epost: lo@example.se\n    tidigare_namn: [Lo Falk]\n"
        "    uppdrag:\n      - {roll: representant, organ: lchnv, huvudman: Björkby, "
        "från: 2024-12-19}\n"
    )
    folder = archive(register=register)
    everyone = addressees("Lo Falk", folder, "lchnv", dt.date(2026, 5, 1))
    assert [each.name for each in everyone.reached] == ["Lo Ek"]


def test_whoever_sits_in_a_group_is_called_as_in_the_register(lchnv: Program) -> None:
    groups = Path("meetings/grupper.yaml")
    text = (
        "grupper:\n  - namn: Provgruppen\n    platser:\n      - för: Tallsjö\n        "
        f"innehavare:\n          - {{namn: {OLD}, från: 2026-01-01}}\n"
    )
    groups.write_bytes(text.encode())
    before = found(lchnv)
    assert str(groups) in lchnv("rename-person", OLD, NEW, *TODAY).out.splitlines()
    assert groups.read_bytes().decode() == text.replace(OLD, NEW)
    assert found(lchnv) == before


def test_an_older_register_has_no_names_from_before() -> None:
    assert dict(archive().register.former()) == {}

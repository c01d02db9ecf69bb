"""lchnv move and cancel: the calendars and all that is not published follow, nothing else does."""

import json
import shlex
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.late_agenda import late_agenda
from lchnv_cli.rules.outside_calendar import outside_calendar
from lchnv_cli.rules.published_and_gone import published_and_gone
from lchnv_cli.rules.wrong_folder import wrong_folder
from lchnv_cli.work.keeping.own_notes import OwnNotes
from lchnv_cli.work.opening.begun import JOURNAL
from tests.running import AGENDA, Program, judge_by, network
from tests.sending import add_mails

OLD, NEW = "2026-03-20", "2026-03-27"
TODAY = ("--today", "2026-03-01")
CALENDAR = Path("meetings/lchnv/2026/kalendarium.md")
STEERING = Path("meetings/styrgrupp/2026/kalendarium.md")
THERE = Path("meetings/lchnv", NEW, "dagordning.md")
ANNEX = "bilagor/1-minnesanteckningar.pdf"
RULES = (
    changed_after_publishing,
    late_agenda,
    outside_calendar,
    published_and_gone,
    wrong_folder,
)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset(rule.id for rule in RULES))
    change(AGENDA, "publicerad: 2026-03-13", "publicerad:")
    (AGENDA.parent / ANNEX).parent.mkdir()
    (AGENDA.parent / ANNEX).write_bytes(b"Anteckningar")
    return program


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def line(path: Path, *days: str) -> str:
    """Give the lines of a file that name some day."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(each.strip() for each in lines if any(day in each for day in days))


def found(lchnv: Program) -> str:
    return lchnv("check", *TODAY).out


def test_a_meeting_with_a_draft_moves_whole_and_nothing_else_changes(lchnv: Program) -> None:
    (AGENDA.parent / "original").mkdir()
    (AGENDA.parent / "original" / "brev.txt").write_bytes(b"brev")
    before = lchnv.files()
    ran = lchnv("move", OLD, NEW, "--decided", "lchnv 2026-01-30", *TODAY)
    assert (ran.code, ran.out.splitlines()) == (0, [str(CALENDAR), str(THERE)])
    after = {n: d for n, d in lchnv.files().items() if not n.startswith(".lchnv")}
    renamed = {name.replace(OLD, NEW): data for name, data in before.items()}
    assert after.keys() == renamed.keys()
    changed = {name for name in after if after[name] != renamed[name]}
    assert changed == {str(CALENDAR), str(THERE)}
    assert line(THERE, OLD, NEW) == f"datum: {NEW}"
    assert line(CALENDAR, NEW) == (
        f'- {{datum: {NEW}, tid: 09.30–12.00, plats: "Tallsjö gård: stora salen", '
        f"flyttat_från: {OLD}, beslut: lchnv 2026-01-30}}"
    )
    assert NEW not in found(lchnv)


def test_nothing_is_written_by_a_dry_run_which_shows_it_all(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("move", OLD, NEW, "--dry-run", *TODAY)
    assert (ran.code, lchnv.files()) == (0, before)
    assert f"-datum: {OLD}\n+datum: {NEW}\n" in ran.out
    assert f"flyttat_från: {OLD}" in ran.out
    assert f"Flyttas: meetings/lchnv/{OLD}\n    till meetings/lchnv/{NEW}" in ran.err


@pytest.mark.slow
def test_a_published_agenda_stays_sealed_and_its_copy_is_a_revision(lchnv: Program) -> None:
    assert lchnv("publish", OLD, *TODAY).code == 0
    published, lines = AGENDA.read_bytes(), (lchnv.folder / PUBLICATIONS).read_bytes()
    ran = lchnv("move", OLD, NEW, *TODAY)
    assert (AGENDA.read_bytes(), (lchnv.folder / PUBLICATIONS).read_bytes()) == (published, lines)
    assert (AGENDA.parent / ANNEX).read_bytes() == (THERE.parent / ANNEX).read_bytes()
    assert f"publicerat som {AGENDA}, innan mötet flyttades" in found(lchnv)
    assert f"{AGENDA}:" not in found(lchnv)
    command = next(each for each in ran.err.splitlines() if "lchnv publish" in each)
    path, revised = command.split("publish ")[1].split(" --revised ")
    assert lchnv("publish", path, *TODAY).code == 2
    assert lchnv("publish", path, "--revised", revised.strip('"'), *TODAY).code == 0
    assert "ändrad-efter-publicering" not in lchnv("check", *TODAY).out
    text = THERE.read_text(encoding="utf-8")
    assert "ändring: Mötet flyttades från fredag 20 mars" in text
    assert "publicerad: 2026-03-01" in text
    assert AGENDA.read_bytes() == published


@pytest.mark.slow
def test_what_names_the_old_day_of_a_moved_meeting_is_still_right(lchnv: Program) -> None:
    change(CALENDAR, "inställt: styrgrupp 2026-09-01", "inställt: lchnv 2026-03-20 punkt 2")
    lchnv("publish", OLD, *TODAY)
    for day, to in ((OLD, NEW), (NEW, "2026-04-03")):
        assert lchnv("move", day, to, *TODAY).code == 0
    assert f"flyttat_från: [{OLD}, {NEW}]" in line(CALENDAR, "2026-04-03")
    ran = lchnv("check", *TODAY).out
    assert "2026-03-20 finns varken" not in ran
    assert "2026-03-20 är inte hållet än" in ran  # as it is the meeting on 3 April that is meant


@pytest.mark.parametrize(
    ("row", "after"),
    [
        ("- 2026-03-20", f"- {{datum: {NEW}, flyttat_från: {OLD}}}"),
        ("- 2026-03-20  # mars", f"- {{datum: {NEW}, flyttat_från: {OLD}}}  # mars"),
        (
            "- datum: 2026-03-20  # fredag 20 mars\n    tid: 09.30–12.00",
            f"- datum: {NEW}  # fredag 27 mars\nflyttat_från: {OLD}",
        ),
        (
            "- {datum: 2026-03-20, möte: extra, beslut: lchnv 2026-01-30, anmärkning: Kort}",
            f"- {{datum: {NEW}, möte: extra, beslut: lchnv 2026-01-30, "
            f"anmärkning: Kort; flyttat av styrgrupp 2026-02-27, flyttat_från: {OLD}}}",
        ),
    ],
)
def test_a_line_is_changed_as_it_is_written(lchnv: Program, row: str, after: str) -> None:
    start = '- {datum: 2026-03-20, tid: 09.30–12.00, plats: "Tallsjö gård: stora salen"}'
    change(CALENDAR, start, row)
    decided = ("--decided", "styrgrupp 2026-02-27") if "extra" in row else ()
    assert lchnv("move", OLD, NEW, *decided, *TODAY).code == 0
    assert line(CALENDAR, OLD, NEW) == after


def test_the_steering_groups_meeting_moves_in_whichever_calendar_it_stands(lchnv: Program) -> None:
    change(CALENDAR, "möten:\n", "möten:\n  - {datum: 2026-03-02, möte: styrgrupp}\n")
    ran = lchnv("move", "2026-03-02", "2026-03-06", *TODAY)
    assert (ran.code, ran.out.splitlines()) == (0, [str(STEERING), str(CALENDAR)])
    for path in (CALENDAR, STEERING):
        assert "flyttat_från: 2026-03-02" in line(path, "2026-03-06")


def test_the_chairs_preparation_moves_too(lchnv: Program) -> None:
    change(CALENDAR, "möten:\n", "möten:\n  - {datum: 2026-02-23, möte: beredning}\n")
    assert lchnv("move", "2026-02-23", "2026-02-24", *TODAY).code == 0
    assert "2026-02-24, möte: beredning, flyttat_från: 2026-02-23" in CALENDAR.read_text("utf-8")


def test_a_meeting_that_the_calendar_lacks_gets_a_line(lchnv: Program) -> None:
    shutil.move(AGENDA.parent, AGENDA.parent.with_name("2026-04-10"))
    change(Path("meetings/lchnv/2026-04-10/dagordning.md"), OLD, "2026-04-10")
    assert lchnv("move", "2026-04-10", "2026-04-17", *TODAY).code == 0
    assert "flyttat_från: 2026-04-10" in line(CALENDAR, "2026-04-17")


def test_what_is_to_be_done_now_is_told(lchnv: Program) -> None:
    change(CALENDAR, "möten:\n", "möten:\n  - {datum: 2026-03-02, möte: styrgrupp}\n")
    ran = lchnv("move", OLD, "2026-03-06", "--today", "2026-03-01")
    assert "Obs: sista dagen för publicering har redan passerat." in ran.err
    assert "Obs: styrgruppen möts 4 dagar före (5 §). Flytta det.\n" in ran.err  # it cannot now
    assert "utan angivet\n    beslut" in ran.err


@pytest.mark.parametrize("taking", ["", "  - {datum: 2026-02-20, möte: styrgrupp}\n"])
def test_the_steering_groups_new_day_is_told_when_it_is_free(lchnv: Program, taking: str) -> None:
    change(CALENDAR, "möten:\n", f"möten:\n  - {{datum: 2026-03-02, möte: styrgrupp}}\n{taking}")
    ran = lchnv("move", OLD, "2026-03-06", "--today", "2026-02-10")
    command = "    > lchnv move 2026-03-02 2026-02-20 --body styrgrupp\n"
    assert (command in ran.err) is (not taking), ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2026-01-30", "2026-02-06"), "är redan hållet"),
        ((OLD, "2026-05-22"), "har redan ett möte"),
        (("2026-09-25", "2026-09-26"), "är inställt"),
        (("2026-03-21", "2026-03-22"), "inget möte"),
        ((OLD, OLD), "redan"),
        ((OLD, NEW, "--decided", "på mötet"), "pekar inte ut något möte"),
        (("meetings/annat", NEW), "inget möte"),
    ],
)
def test_what_cannot_be_moved_is_refused_and_nothing_is_written(
    lchnv: Program, arguments: tuple[str, ...], told: str
) -> None:
    before = lchnv.files()
    ran = lchnv("move", *arguments, *TODAY)
    assert (ran.code, told in ran.err, lchnv.files()) == (2, True, before), ran.err


def test_files_that_lie_on_the_new_day_are_never_written_over(lchnv: Program) -> None:
    (THERE.parent / "bilagor").mkdir(parents=True)
    (THERE.parent / ANNEX).write_bytes(b"annat")
    ran = lchnv("move", OLD, NEW, *TODAY)
    assert (ran.code, f"{THERE.parent / ANNEX}\n    Finns redan" in ran.err) == (2, True)
    (THERE.parent / ANNEX).unlink()
    assert lchnv("move", OLD, NEW, *TODAY).code == 0
    assert (THERE.parent / ANNEX).read_bytes() == b"Anteckningar"
    assert not AGENDA.exists()


def test_a_move_that_is_done_is_told_and_done_no_more(lchnv: Program) -> None:
    lchnv("move", OLD, NEW, *TODAY)
    before = lchnv.files()
    ran = lchnv("move", OLD, NEW, *TODAY)
    assert (ran.code, "redan flyttat" in ran.err, lchnv.files()) == (0, True, before)


def test_a_meeting_is_called_off_in_the_calendar_alone(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("cancel", OLD, "--decided", "lchnv 2026-01-30", *TODAY)
    assert (ran.code, ran.out) == (0, f"{CALENDAR}\n")
    after = {n: d for n, d in lchnv.files().items() if not n.startswith(".lchnv")}
    assert {n for n in before if before[n] != after[n]} == {str(CALENDAR)}
    assert "inställt: lchnv 2026-01-30}" in line(CALENDAR, OLD)
    assert "kommer upp på nästa möte fredag 22 maj 2026" in ran.err
    assert "lchnv cancel 2026-03-02 --body styrgrupp" in ran.err
    assert "redan inställt" in lchnv("cancel", OLD, *TODAY).err


def test_a_meeting_called_off_without_a_decision_is_told_of_until_there_is_one(
    lchnv: Program,
) -> None:
    ran = lchnv("cancel", OLD, *TODAY)
    assert "inställt: oklart}" in line(CALENDAR, OLD)
    assert "”oklart” är inget beslut" in ran.err


def _journal(lchnv: Program, file: str) -> bytes:
    """Leave a journal of one step, that writes a file."""
    told = f'{{"vad": "x", "steg": [{{"skriv": "{file}", "före": "", "efter": "eA=="}}]}}'.encode()
    (lchnv.folder / JOURNAL).parent.mkdir(exist_ok=True)
    (lchnv.folder / JOURNAL).write_bytes(told)
    return told


@pytest.mark.slow
def test_a_meeting_moved_back_finds_its_published_agenda_as_it_was(lchnv: Program) -> None:
    lchnv("publish", OLD, *TODAY)
    before = {n: d for n, d in lchnv.files().items() if n.startswith("meetings/lchnv/2026-03")}
    lchnv("move", OLD, NEW, *TODAY)
    ran = lchnv("move", NEW, OLD, "--decided", "lchnv 2026-01-30", *TODAY)
    assert ran.code == 0, ran.err
    after = {n: d for n, d in lchnv.files().items() if n.startswith("meetings/lchnv/2026-03")}
    assert after == before
    assert f"flyttat_från: {NEW}" in line(CALENDAR, OLD)
    assert "publiceringen" not in lchnv("check", *TODAY).out


@pytest.mark.slow
def test_a_meeting_moved_back_with_changes_is_a_revision_of_what_was_published(
    lchnv: Program,
) -> None:
    lchnv("publish", OLD, *TODAY)
    lchnv("move", OLD, NEW, *TODAY)
    change(THERE, "## 2", "## 2")
    THERE.write_bytes(THERE.read_bytes() + b"\nMer text.\n")
    assert lchnv("move", NEW, OLD, *TODAY).code == 0
    assert (AGENDA.read_bytes().endswith(b"\nMer text.\n"), THERE.exists()) == (True, False)
    assert changed_after_publishing.id in lchnv("check", *TODAY).out
    assert lchnv("publish", OLD, "--revised", "Flyttat tillbaka", *TODAY).code == 0


@pytest.mark.slow
def test_a_file_that_would_be_another_where_a_meeting_moves_back_stops_it(lchnv: Program) -> None:
    lchnv("publish", OLD, *TODAY)
    lchnv("move", OLD, NEW, *TODAY)
    (THERE.parent / ANNEX).write_bytes(b"annan")
    before = lchnv.files()
    ran = lchnv("move", NEW, OLD, *TODAY)
    assert (ran.code, "Finns redan" in ran.err, lchnv.files()) == (2, True, before)


def test_a_decision_named_later_is_written_and_in_any_form_of_its_day(lchnv: Program) -> None:
    assert lchnv("cancel", OLD, *TODAY).code == 0
    assert "inställt: oklart" in line(CALENDAR, OLD)
    ran = lchnv("cancel", OLD, "--decided", "30/1 p 3b", *TODAY)
    assert (ran.code, ran.out) == (0, f"{CALENDAR}\n")
    assert "inställt: lchnv 2026-01-30 punkt 3 b" in line(CALENDAR, OLD)
    again = lchnv("cancel", OLD, "--decided", "30 jan punkt 3 b", *TODAY)
    assert (again.code, "redan inställt" in again.err) == (0, True)
    other = lchnv("cancel", OLD, "--decided", "30 jan punkt 4", *TODAY)
    assert (other.code, "Där står redan inställt" in other.err) == (2, True)


def test_a_move_gets_its_decision_when_that_is_known(lchnv: Program) -> None:
    lchnv("move", OLD, NEW, *TODAY)
    assert lchnv("move", OLD, NEW, "--decided", "30 jan p 3", *TODAY).code == 0
    assert "beslut: lchnv 2026-01-30 punkt 3" in line(CALENDAR, NEW)
    assert "redan flyttat" in lchnv("move", OLD, NEW, *TODAY).err


def test_a_journal_that_leads_out_of_the_folder_is_not_followed(lchnv: Program) -> None:
    OwnNotes().add(sha256(_journal(lchnv, "meetings/../rules.yaml")).hexdigest())
    ran = lchnv("status", *TODAY)
    assert (ran.code, "går inte att läsa" in ran.err) == (2, True)


@pytest.mark.parametrize("command", ["status", "check"])
def test_a_journal_from_somebody_else_is_told_and_not_carried_out(
    lchnv: Program, command: str
) -> None:
    _journal(lchnv, "meetings/lchnv/ny.md")
    before = lchnv.files()
    ran = lchnv(command, *TODAY)
    assert ("på en annan dator" in ran.err, lchnv.files()) == (True, before)


EXTRA = "2026-04-17"
CALLED = ("--extra", "--called-by", "styrgrupp 2026-02-27")


def test_an_extra_meeting_is_in_the_calendar_and_has_its_agenda_in_one_go(lchnv: Program) -> None:
    ran = lchnv("new-agenda", EXTRA, *CALLED, "--time", "13–14", "--place", "Teams", *TODAY)
    assert (ran.code, ran.out) == (0, f"meetings/lchnv/{EXTRA}/dagordning.md\n")
    text = (lchnv.folder / "meetings/lchnv" / EXTRA / "dagordning.md").read_text(encoding="utf-8")
    assert f"datum: {EXTRA}\nmöte: extra\nkallat_av: styrgrupp 2026-02-27\n" in text
    row = f"{{datum: {EXTRA}, möte: extra, tid: 13.00–14.00, plats: Teams, "
    assert line(CALENDAR, EXTRA) == f"- {row}beslut: styrgrupp 2026-02-27}}"
    assert "extra" in lchnv("calendar", "2026", *TODAY).out
    assert "inte i kalendariet" not in ran.err
    assert "Styrgruppen" not in ran.err  # no rule asks it to prepare an extra meeting


def test_an_extra_meeting_that_nobody_called_is_told_of(lchnv: Program) -> None:
    ran = lchnv("new-agenda", EXTRA, "--extra", *TODAY)
    assert (ran.code, "sägs inte vem som har kallat" in ran.err) == (0, True)
    told = " ".join(lchnv("calendar", "2026", *TODAY).out.split())
    assert told.count("17 april 2026 sägs inte vem som har kallat") == 1  # by two documents


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((OLD, *CALLED), "ett ordinarie möte"),
        (("2026-09-25", *CALLED), "är inställt"),
        ((EXTRA, "--extra", "--called-by", "RSS"), "pekar inte ut"),
        ((EXTRA, "--called-by", "styrgrupp 2026-02-27"), "lägg till --extra"),
        (("--extra",), "Skriv dagen"),
        (("2029-04-17", *CALLED), "inget kalendarium för 2029"),
    ],
)
def test_an_extra_meeting_that_cannot_be_is_refused_and_nothing_is_written(
    lchnv: Program, arguments: tuple[str, ...], told: str
) -> None:
    before = lchnv.files()
    ran = lchnv("new-agenda", *arguments, *TODAY)
    assert (ran.code, told in ran.err, lchnv.files()) == (2, True, before), ran.err


def test_an_extra_meeting_never_replaces_an_agenda_that_is_there(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv" / EXTRA / "dagordning.md"
    path.parent.mkdir()
    path.write_text("mitt eget\n", encoding="utf-8")
    before = lchnv.files()
    assert (lchnv("new-agenda", EXTRA, *CALLED, *TODAY).code, lchnv.files()) == (2, before)


@pytest.mark.slow
def test_open_data_tells_that_nobody_met_on_the_old_day(lchnv: Program) -> None:
    change(Path("rules.yaml"), "format: 2\n", "format: 2\nwebbadress: https://www.prov.example\n")
    change(Path("rules.yaml"), "  - id: lchnv\n", "  - id: lchnv\n    webb: ja\n")
    lchnv("publish", OLD, *TODAY)
    lchnv("move", OLD, NEW, *TODAY)
    lchnv("publish", str(THERE), "--revised", "Mötet flyttades", *TODAY)
    assert lchnv("export", "2026", "--to", "oparl", *TODAY).code == 0
    told = [
        json.loads(Path("export/oparl/meetings/lchnv", day, "meeting.json").read_bytes())
        for day in (OLD, NEW)
    ]
    assert [each["cancelled"] for each in told] == [True, False]


@pytest.mark.slow
def test_the_old_agenda_of_a_moved_meeting_is_not_mailed(lchnv: Program) -> None:
    lchnv("publish", OLD, *TODAY)
    lchnv("move", OLD, NEW, *TODAY)
    ran = lchnv("mail", OLD, *TODAY)
    assert (ran.code, f"är flyttat till {NEW}" in ran.err) == (2, True)


def test_of_two_lines_on_a_day_the_one_that_is_called_off_stays(lchnv: Program) -> None:
    change(CALENDAR, "möten:\n", f"möten:\n  - {{datum: {OLD}, inställt: styrgrupp 2026-02-27}}\n")
    assert lchnv("move", OLD, NEW, *TODAY).code == 0
    assert line(CALENDAR, "styrgrupp 2026-02-27") == (
        f"- {{datum: {OLD}, inställt: styrgrupp 2026-02-27}}"
    )
    assert f"flyttat_från: {OLD}" in line(CALENDAR, NEW)


def test_an_agenda_of_a_day_outside_the_calendar_is_made_an_extra_one_by_the_command_it_tells(
    lchnv: Program,
) -> None:
    first = lchnv("new-agenda", EXTRA, *TODAY)
    command = next(each for each in first.err.splitlines() if each.startswith("    > "))
    file = Path("meetings/lchnv", EXTRA, "dagordning.md")
    file.write_bytes(file.read_bytes() + b"\nSkrivet.\n")
    ran = lchnv(*command.split()[2:], "--called-by", "27/2", *TODAY)
    assert (ran.code, ran.out.split()) == (0, [str(CALENDAR), str(file)])
    text = file.read_text("utf-8")
    assert "möte: extra\nkallat_av: styrgrupp 2026-02-27\n" in text
    assert text.endswith("\nSkrivet.\n")
    assert "finns inte i kalendariet" not in lchnv("check", *TODAY).out
    again = lchnv(*command.split()[2:], *TODAY)
    assert (again.code, "redan inskrivet" in again.err) == (0, True)


def test_the_status_tells_to_send_that_a_meeting_moved_and_to_publish_its_agenda_anew(
    lchnv: Program,
) -> None:
    add_mails(lchnv.folder)
    assert lchnv("publish", OLD, *TODAY).code == 0
    assert lchnv("move", OLD, NEW, *TODAY).code == 0
    draft = Path("export/mejl-flyttat-lchnv-2026-03-27.eml")

    def told() -> dict[str, dict[str, str]]:
        tasks = json.loads(lchnv("status", "--json", *TODAY).out)["tasks"]
        return {each["what"]: each for each in tasks}

    moved = "skicka mejlet om att mötet fredag 27 mars 2026 är flyttat från 20 mar"
    assert draft.as_posix() in told()[moved]["do"]
    draft.unlink()
    assert moved not in told()
    row = told()["publicera dagordningen till fredag 27 mars 2026: mötet är flyttat"]
    _, *command = shlex.split(row["command"])
    assert lchnv(*command, *TODAY).code == 0
    assert row["what"] not in told()
    assert "Mötet flyttades från fredag 20 mars" in THERE.read_text(encoding="utf-8")
    assert lchnv("cancel", NEW, *TODAY).code == 0
    off = "skicka mejlet om att mötet fredag 27 mars 2026 är inställt"
    assert "mejl-inställt-lchnv-2026-03-27.eml" in told()[off]["do"]

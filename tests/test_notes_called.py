"""An arbetsordning that has protokoll: the word follows the meeting, wherever a reader sees it."""

import datetime as dt
import json
import re
import zipfile
from pathlib import Path

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.kinds import NOTES, PROTOKOLL, as_called
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.rule import Rule
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import NETWORK, Program, archive, judge_by, network
from tests.sending import NOTES as HELD
from tests.sending import add_annexes, add_mails, change, opened, shown

SINCE = "  - {gäller_från: 2026-04-01, organ: [lchnv], anteckningar_heter: protokoll}\n"
RULES_YAML = (NETWORK / "rules.yaml").read_text(encoding="utf-8") + SINCE
BEFORE = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    (tmp_path / "rules.yaml").write_bytes(RULES_YAML.encode())
    add_mails(tmp_path)
    add_annexes(tmp_path)
    return program


ALSO_NOTES = re.compile(
    r"minnesanteckningar\.md|dokument: minnesanteckningar|anteckningar_heter"
    r"|anteckningar från mötet\.docx|avskrift: Minnesanteckningar"
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_explained_with_the_word_of_its_edition(rule: Rule) -> None:
    procedure = read_procedure(RULES_YAML.encode())
    for day, other in (("2026-03-31", "protokoll"), ("2026-04-01", "anteckning")):
        edition = procedure.edition_for("lchnv", dt.date.fromisoformat(day))
        texts = rule.under(edition).texts
        told = ALSO_NOTES.sub("", " ".join(texts))
        # What tells of both words, and of what one must not say.
        both = {"kallat-protokoll", "kommunallagsord"}
        assert (other in told.casefold()) <= (rule.id in both)
        assert "{anteckning" not in told.casefold()


def test_words_agree_with_what_the_notes_are_called(lchnv: Program) -> None:
    for day, said in (
        ("2026-03-31", "Minnesanteckningarna är inte publicerade i tid."),
        ("2026-04-01", "Protokollet är inte publicerat i tid."),
    ):
        assert said in lchnv("rule", "ej-publicerade", "--today", day).out


def _head(file: Path, suffix: str) -> str:
    """Give the title of a printed document, as its reader has it."""
    path = Path("export") / f"minnesanteckningar-lchnv-{file.parent.name}.{suffix}"
    if suffix == "docx":
        with zipfile.ZipFile(path) as word:
            return word.read("docProps/core.xml").decode()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_the_printed_title_has_the_word_of_the_meeting_s_day(lchnv: Program, suffix: str) -> None:
    for file in (BEFORE, HELD):
        assert lchnv("export", file.as_posix(), "--to", suffix).code == 0
    assert "Minnesanteckningar Länschefsnätverket" in _head(BEFORE, suffix)
    assert "Protokoll Länschefsnätverket" in _head(HELD, suffix)
    assert "innesanteckningar" not in _head(HELD, suffix)


def test_mails_and_reminders_have_it(lchnv: Program) -> None:
    lchnv("mail", "2026-05-22", "--today=2026-05-26")
    told = shown(opened(Path("export/mejl-minnesanteckningar-lchnv-2026-05-22.eml")))
    assert "Subject: Protokoll från Länschefsnätverket" in told
    assert "Här kommer protokollet från" in told
    assert "Det är bifogat som PDF och Word" in told
    assert "ansvarar för att diarieföra protokollet (" in told
    lchnv("mail", "2026-05-22", "--remind", "--today=2026-05-26")
    [reminder, *_] = sorted(Path("export").glob("mejl-påminnelse-*.eml"))
    told = shown(opened(reminder))
    assert "diarieför protokollet från" in told
    assert "Protokollet är bifogat som PDF och Word. Är det redan diariefört räcker" in told


def test_the_package_for_a_diary_has_it(lchnv: Program) -> None:
    lchnv("file", "2026-05-22")
    folder = Path("export/diarieföring-lchnv-2026-05-22")
    slip = (folder / "följesedel.txt").read_text(encoding="utf-8")
    assert "Handling: " in slip
    assert "Protokoll Länschefsnätverket" in slip
    assert "  Protokoll 2026-05-22, PDF/A, arkivexemplar" in slip
    assert "ansvarar för att diarieföra protokollet (" in slip
    told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    assert told["titel"].startswith("Protokoll ")


def test_what_is_told_to_be_done_has_it(lchnv: Program) -> None:
    told = lchnv("status", "--all", "--today", "2026-05-27").out
    assert "Publicera protokollet från fredag 22 maj" in told
    assert "iarieför anteckningarna från fredag 30 januari" in told
    lchnv("calendar", "2026", "--ics", "--output", "ut")
    events = "".join(p.read_text(encoding="utf-8") for p in Path("ut").rglob("*.ics"))
    unfolded = events.replace("\n ", "").replace("\r", "")
    assert "mejla protokollet från mötet fredag 22 maj" in unfolded
    assert "mejla anteckningarna från mötet fredag 30 januari" in unfolded
    HELD.unlink()
    said = "Mötet 2026-05-22 har inget protokoll. Skapa det: lchnv new-notes 2026-05-22"
    Path("meetings/lchnv/2026-05-22/dagordning.md").write_bytes(AGENDA.format("lchnv").encode())
    assert said in lchnv("mail", "2026-05-22", "--notes").err
    made = lchnv("new-notes", "2026-05-22", "--today", "2026-05-23")
    assert made.err.startswith("Protokoll för Länschefsnätverket fredag 22 maj 2026")
    assert made.out == f"{HELD.as_posix()}\n"


AGENDA = "---\ndokument: dagordning\norgan: {}\ndatum: 2026-05-22\n---\n\n## 1. Taxor\n"


@pytest.mark.parametrize(
    ("day", "title", "clause"),
    [
        ("2026-05-29", "Föregående protokoll 260522", "att lägga protokollet till handlingarna"),
        ("2026-04-17", "Föregående minnesanteckningar 260320", "minnesanteckningarna till handl"),
    ],
)
def test_a_new_agenda_calls_the_notes_before_by_their_name(
    lchnv: Program, day: str, title: str, clause: str
) -> None:
    lchnv("new-agenda", day)
    text = Path(f"meetings/lchnv/{day}/dagordning.md").read_text(encoding="utf-8")
    assert title in text
    assert clause in text
    assert f"titel: {title.split()[1].capitalize()} 2026-" in text


@pytest.mark.parametrize(
    ("text", "protokoll", "notes"),
    [
        ("Föregående minnesanteckningar", "Föregående protokoll", "Föregående minnesanteckningar"),
        ("Protokoll", "Protokoll", "Minnesanteckningar"),
        ("att lägga anteckningarna till", "att lägga protokollet till", ""),
        ("Protokollet och protokollsutdrag", "", "Minnesanteckningarna och protokollsutdrag"),
    ],
)
def test_a_text_is_said_with_either_name(text: str, protokoll: str, notes: str) -> None:
    assert as_called(text, PROTOKOLL) == (protokoll or text)
    assert as_called(text, NOTES) == (notes or text)


def _found(text: str, rule_id: str = "kallat-protokoll", rules: str = RULES_YAML) -> list[str]:
    known = archive(text, rules=rules)
    wanted = [rule for rule in RULES if rule.id == rule_id]
    return [f.message for f in run(wanted, Context(known.documents[0].last_day, known, Workdays()))]


def _document(kind: str, day: str, text: str, annex: str = "") -> str:
    head = f"dokument: {kind}\norgan: lchnv\ndatum: {day}\n"
    head += f"bilagor:\n  - nr: 1\n    titel: {annex}\n" if annex else ""
    return f"---\n{head}---\n\n{text}\n"


NOTED, CALLED = "minnesanteckningar", "dagordning"


@pytest.mark.parametrize(
    "written",
    [
        _document(NOTED, "2026-03-20", "# Minnesanteckningar från mötet\n\n## 1. Taxor"),
        _document(NOTED, "2026-05-22", "# Protokoll 2026-05-22\n\n## 1. Taxor"),
        _document(NOTED, "2026-05-22", "Protokollet fördes av Lo Falk och justerades.\n\n## 1. A"),
        _document(NOTED, "2026-05-22", "Minnesanteckningarna från förra mötet lades undan."),
        _document(NOTED, "2026-05-22", "# Minnesanteckningar från socialnämnden\n\n## 1. Taxor"),
        _document(NOTED, "2026-05-22", "# Minnesanteckningar från Styrgruppen\n\n## 1. Taxor"),
        _document(NOTED, "2026-05-22", "## 1. Taxor\n\nMinnesanteckningar skrivs också."),
        _document(CALLED, "2026-05-22", "## 1. Föregående minnesanteckningar 260320"),
        _document(CALLED, "2026-05-22", "## 1. Föregående minnesanteckningar"),
        _document(CALLED, "2026-05-29", "## 1. Föregående protokoll 260522"),
        _document(CALLED, "2026-05-22", "## 1. A", "Minnesanteckningar 2026-03-20"),
        _document(CALLED, "2026-05-29", "## 1. A", "Nämndens minnesanteckningar 2026-05-22"),
    ],
)
def test_what_is_rightly_called_is_left_in_peace(written: str) -> None:
    assert _found(written) == []


@pytest.mark.parametrize(
    "written",
    [
        _document(NOTED, "2026-05-22", "# Minnesanteckningar från mötet\n\n## 1. Taxor"),
        _document(NOTED, "2026-05-22", "Minnesanteckningar, Länschefsnätverket 2026-05-22"),
        _document(NOTED, "2026-05-22", "Dessa minnesanteckningar är korta.\n\n## 1. Taxor"),
        _document(CALLED, "2026-05-29", "## 1. Föregående minnesanteckningar 260522"),
        _document(CALLED, "2026-05-29", "## 1. Minnesanteckningar från mötet 2026-05-22"),
        _document(CALLED, "2026-05-29", "## 1. A", "Minnesanteckningar 2026-05-22"),
    ],
)
def test_a_protokoll_that_is_called_notes_is_told(written: str) -> None:
    (message,) = _found(written)
    assert message.startswith("Protokollet kallas ”")


def test_before_that_day_it_is_the_other_way_round() -> None:
    (message,) = _found(_document(NOTED, "2026-03-20", "# Protokoll\n\n## 1. Taxor"))
    assert message == "Minnesanteckningarna kallas protokoll: ”Protokoll”."


def test_a_head_may_say_protokoll_where_the_arbetsordning_does(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({"kallat-protokoll", "oläsbar-fil", "ogiltigt-värde"}))
    for file in (BEFORE, HELD):
        change(file, "dokument: minnesanteckningar", "dokument: protokoll")
    ran = lchnv("check", "--output-format", "concise", "--today", "2026-06-01")
    (told,) = [line for line in ran.out.splitlines() if "[" in line or ".md:" in line]
    assert told.startswith(f"{BEFORE.as_posix()}:2:")
    assert "kallat-protokoll" in told


EXTRACT = """## 1. Val

Länschefsnätverket beslutade

- att {}
"""


@pytest.mark.parametrize(
    ("day", "clause", "count"),
    [
        ("2026-05-22", "ett protokollsutdrag skickas till socialnämnderna", 0),
        ("2026-03-20", "ett protokollsutdrag skickas till socialnämnderna", 1),
        ("2026-05-22", "protokollet justeras av Lo Falk", 1),
        ("2026-05-22", "beslutet vinner laga kraft", 1),
    ],
)
def test_words_that_the_arbetsordning_has_are_no_words_of_the_law_s(
    day: str, clause: str, count: int
) -> None:
    written = _document(NOTED, day, EXTRACT.format(clause))
    assert len(_found(written, "kommunallagsord")) == count


def test_the_name_follows_until_a_later_arbetsordning_has_another() -> None:
    later = "  - {gäller_från: 2027-01-01, organ: [lchnv], värden: {utskick_dagar: 7}}\n"
    last = "  - {gäller_från: 2028-01-01, organ: [lchnv], anteckningar_heter: minnesanteckningar}\n"
    for day, count in (("2027-05-28", 1), ("2028-05-26", 0)):
        written = _document(NOTED, day, "# Minnesanteckningar\n\n## 1. Taxor")
        assert len(_found(written, rules=RULES_YAML + later + last)) == count

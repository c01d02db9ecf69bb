"""A folder that begins to answer on a day, with transcripts of older documents before a gap."""

import datetime as dt
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.planning.duty_tasks import duties
from lchnv_cli.planning.task import Ask
from lchnv_cli.planning.tasks import tasks
from lchnv_cli.screen import terminal
from lchnv_cli.workdays import Workdays
from tests import exemplary
from tests.running import Program, network

pytestmark = pytest.mark.slow

FIRST = "2027-01-01"
MARCH = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
AUGUST = "meetings/lchnv/2026-09-25/dagordning.md"
_PLACE = re.compile(r"/(\d{4}(?:-\d\d-\d\d)?)/")
_SEAL = re.compile(r"^(?:publicerad|utskickad|kontrollsumma):.*\n", re.MULTILINE)
_SHORT = re.compile(r"^( +)kortnamn: .*\n", re.MULTILINE)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def begun(
    kept: Iterable[str] = (MARCH,), first: str = FIRST, *, marked: bool = True
) -> dict[str, str]:
    """Give the exemplary years with nothing from before a day but some transcripts."""
    texts = dict(exemplary.files())
    if first:
        texts["rules.yaml"] = _SHORT.sub(rf"\g<0>\1ansvarar_från: {first}\n", texts["rules.yaml"])
    for name in list(texts):
        when = _PLACE.search(name)
        if when is None or f"{when[1]}-12-31"[:10] >= FIRST:
            continue
        text = texts.pop(name)
        if name in set(kept):
            mark = "\navskrift: Handlingen som PDF, från webbsidan\norgan:"
            bare = _SEAL.sub("", text).replace("\norgan:", mark, 1)
            texts[name] = bare if marked else text
    return texts


def judged(texts: dict[str, str], today: dt.date = exemplary.TODAY) -> list[Finding]:
    archive, faults = exemplary.read(texts)
    return [f for f in exemplary.judge(archive, today, faults=faults) if not f.exempted]


def rules(texts: dict[str, str]) -> set[str]:
    return {finding.rule for finding in judged(texts)}


def with_point(text: str, lines: str) -> str:
    """Give notes with one point more, which is the last one."""
    number = max(map(int, re.findall(r"^## (\d+)\.", text, re.MULTILINE))) + 1
    return f"{text.rstrip()}\n\n## {number}. Vävstugan i Aspnäs\n\n{lines}\n"


def test_nothing_is_missed_before_the_day() -> None:
    assert judged(begun()) == []
    assert judged(begun(())) == []


def test_without_the_day_the_same_folder_is_full_of_gaps() -> None:
    found = rules(begun(first="", marked=False))
    assert {"fel-föregående-möte", "kalendarium-saknas", "uppdrag-ej-återrapporterat"} <= found


def test_the_year_that_the_day_lies_in_is_judged_from_the_day() -> None:
    assert judged(begun(first="2027-03-01")) == []
    late = "meetings/lchnv/2027-04-09/dagordning.md"
    texts = begun(first="2027-03-01")
    texts[late] = re.sub(r"publicerad: .*", "publicerad: 2027-04-08", texts[late])
    assert "sen-dagordning" in rules(texts)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("\n\n## 90. Utan nummer i ordning\n", "fel-numrering"),
        ("\n\nDatum: fredag 21 mars 2026.\n", "fel-veckodag"),
    ],
)
def test_the_form_of_a_transcript_is_judged(wrong: str, rule: str) -> None:
    texts = begun()
    texts[MARCH] = f"{texts[MARCH].rstrip()}{wrong}"
    assert rules(texts) == {rule}


@pytest.mark.parametrize(
    "said",
    [
        "Efter votering med 4 röster mot 3 beslutade Länschefsnätverket\n\n- att bygga om",
        "Länschefsnätverket beslutade enligt kommunallagen\n\n- att bifalla",
        "Ärendet bordlades.",
        "Länschefsnätverket uppdrog åt RSS Prov att utreda frågan till hösten 2027.",
        "Länschefsnätverket beslutade\n\n- att bordlägga ärendet till nästa möte",
        "Länschefsnätverket beslutade\n\n- att återremittera ärendet",
    ],
)
def test_what_the_text_of_a_transcript_says_is_neither_judged_nor_left_open(said: str) -> None:
    texts = begun()
    texts[MARCH] = with_point(texts[MARCH], said)
    assert judged(texts) == []
    archive, _ = exemplary.read(texts)
    carried = Ledger(archive).carried("lchnv", dt.date(2027, 1, 29))
    assert [each for each in carried if each.matter.title == "Vävstugan i Aspnäs"] == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Utfall: bordlagd", "glömd-bordläggning"),
        ("Utfall: bordlagd till 2027-01-29", "glömd-bordläggning"),
        ("Utfall: bordlagd till 2027-01-01", "glömd-bordläggning"),
        ("Utfall: återremiss till RSS Prov", "glömd-återremiss"),
        ("Uppdrag: RSS Prov; återrapport 2027-04-09", "uppdrag-ej-återrapporterat"),
    ],
)
def test_what_a_transcript_states_in_lines_is_followed_from_the_day(line: str, rule: str) -> None:
    texts = begun()
    texts[MARCH] = with_point(texts[MARCH], line)
    assert rules(texts) == {rule}
    archive, _ = exemplary.read(texts)
    carried = Ledger(archive).carried("lchnv", dt.date(2027, 4, 9))
    assert "Vävstugan i Aspnäs" in {each.matter.title for each in carried}


@pytest.mark.parametrize("line", ["Utfall: bordlagd till", "Uppdrag: RSS Prov; återrapport"])
def test_what_was_to_be_done_before_the_day_is_left_there(line: str) -> None:
    texts = begun()
    texts[MARCH] = with_point(texts[MARCH], f"{line} 2026-12-31")
    assert judged(texts) == []


def test_a_document_of_before_the_day_that_is_no_transcript_is_judged_as_usual() -> None:
    texts = begun((AUGUST,), marked=False)
    texts[AUGUST] = re.sub(r"publicerad: .*", "publicerad: 2026-09-24", texts[AUGUST])
    texts[AUGUST] = re.sub(r"\ntid: .*", "", texts[AUGUST])
    assert {"sen-dagordning", "utan-tid"} <= rules(texts)
    assert "ej-utskickade" not in rules(texts)


@pytest.mark.parametrize("first", ["", "2026-03-20", "2026-03-01"])
def test_a_false_transcript_silences_nothing(first: str) -> None:
    texts = begun(first=first)
    texts[MARCH] = with_point(texts[MARCH], "Länschefsnätverket beslutade\n\n- att rösta om saken")
    found = judged(texts)
    (told,) = [each for each in found if each.rule == "fel-avskrift"]
    line = texts[MARCH].split("\n").index("avskrift: Handlingen som PDF, från webbsidan") + 1
    assert (str(told.file), told.line, told.severity) == (MARCH, line, Severity.ERROR)
    assert {"ej-publicerade", "ej-utskickade"} <= {each.rule for each in found}


@pytest.mark.parametrize(("first", "told"), [(FIRST, False), ("2026-12-31", True), ("", True)])
def test_who_left_the_chair_before_the_day_says_nothing_of_whose_turn_it_is(
    first: str, *, told: bool
) -> None:
    texts, register = begun((), first), "meetings/register.yaml"
    chair = "roll: ordförande, organ: lchnv, huvudman: {}, från: 2026-01-01"
    assert chair.format("Region Prov") in texts[register]
    texts[register] = texts[register].replace(chair.format("Region Prov"), chair.format("Aspnäs"))
    assert ("ordförande-växlar-inte" in rules(texts)) is told


def test_status_asks_nothing_of_the_years_before_the_day() -> None:
    for first, asked in ((FIRST, False), ("", True)):
        texts = begun(["meetings/lchnv/2026/kalendarium.md"], first)
        del texts["meetings/lchnv/2027/kalendarium.md"]
        archive, _ = exemplary.read(texts)
        day = dt.date(2027, 1, 2)
        ask = Ask(archive, Workdays(), "lchnv", day, Ledger(archive, day))
        before = [task.meeting for task in tasks(ask) if task.due < dt.date(2027, 1, 1)]
        assert (None in before, any(before)) == (asked, asked)  # the calendar, and meetings' notes
        assert any(duty.due < dt.date(2027, 1, 1) for duty in duties(ask)) is asked


def test_the_first_agenda_after_the_gap_names_no_previous_meeting() -> None:
    for first, date in ((FIRST, None), ("", dt.date(2026, 3, 20))):
        archive, _ = exemplary.read(begun(first=first))
        previous = archive.previous("lchnv", dt.date(2027, 1, 29))
        assert (previous.date if previous else None) == date


def test_init_writes_the_day_that_it_is_told(lchnv: Program) -> None:
    assert lchnv("init", "ny", "--answers-from", "2027-03-01").code == 0
    rules = Path("ny/rules.yaml").read_text(encoding="utf-8")
    assert rules.count("    ansvarar_från: 2027-03-01\n") == rules.count("  - id: ")
    again = lchnv("init", "ny")
    assert (again.code, again.out) == (0, "")
    other = lchnv("init", "ny", "--answers-from", "2027-04-01")
    assert (other.code, Path("ny/rules.yaml").read_text(encoding="utf-8")) == (2, rules)


def test_init_asks_again_until_the_answer_is_a_day_or_none(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["i vår", "2027-02-30", "2027-03-01", ""])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(terminal, "ask", answer)
    lchnv("init", "med")
    assert "ansvarar_från: 2027-03-01" in Path("med/rules.yaml").read_text(encoding="utf-8")
    assert ["inte en dag" in question for question in asked] == [False, True, True]
    asked.clear()
    lchnv("init", "utan")
    assert len(asked) == 1
    assert "ansvarar_från" not in Path("utan/rules.yaml").read_text(encoding="utf-8")


def test_a_transcript_is_printed_with_its_source_and_is_no_draft(lchnv: Program) -> None:
    rules = Path("rules.yaml")
    text = rules.read_text(encoding="utf-8")
    file = Path("meetings/lchnv/2026-03-20/minnesanteckningar.md")
    file.write_text(
        "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\n"
        "avskrift: PDF från webbsidan\n---\n\n## 1. Mötets öppnande\n",
        encoding="utf-8",
    )
    printed = []
    for day in ("2026-03-21", "2026-03-20"):
        rules.write_text(_SHORT.sub(rf"\g<0>\1ansvarar_från: {day}\n", text), encoding="utf-8")
        lchnv("export", str(file), "--to", "html", "--output", day)
        printed.append(next(Path(day).glob("*.html")).read_text(encoding="utf-8"))
    assert ["PDF från webbsidan" in page for page in printed] == [True, True]
    assert ["tkast" in page for page in printed] == [False, True]
    assert json.loads(lchnv("status", "--json", "--today", "2026-03-25").out)["tasks"] != []

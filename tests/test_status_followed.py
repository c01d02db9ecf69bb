"""What lchnv status says to do, done as it says: each command works, and its row goes."""

import io
import json
import random
import shlex
from pathlib import Path
from typing import Any

import pytest

from lchnv_cli.commands.app import COMMANDS
from lchnv_cli.rules.catalogue import IDS, RULES, STOPPING
from tests.running import Program, judge_by, network
from tests.sending import MAILS, add_mails
from tests.test_planning import calendar

pytestmark = pytest.mark.slow

DAYS = ("2026-01-30", "2026-03-20", "2026-05-22", "2026-09-25", "2026-11-20")
PRINCIPALS = ("Björkby", "Granköping", "Tallsjö", "Aspnäs", "Region Prov")
PEOPLE = "närvarande: {Björkby: [Asta Almgren], Region Prov: [Elsa Ekenstam]}\n"
POINTS = """
## 1. Mötets öppnande

## 2. Beslut: Taxor

Föredragande: Asta Almgren

### Förslag till beslut

- att höja taxan
"""
AGENDAS = ("none", "draft", "wrong", "published", "changed", "unreadable")
OUTCOMES = ("bifall", "bordlagd till nästa möte", "återremiss till Styrgruppen", "ej behandlad")
NOTES = ("none", "to confirm", "draft", "published", "mailed", "registered", "unreadable")
AGREEMENTS = (
    "överenskommelser: []\n",
    "överenskommelser:\n  - titel: Avtal om larm\n    slag: avtal\n    till: 2026-11-30\n",
    "överenskommelser:\n  - titel: Avtal om larm\n    slag: avtal\n    från: 2025-12-01\n"
    "    till: 2026-12-31\n    parter: [Kommunerna]\n    uppsägning_månader: 3\n"
    "  - titel: Rutin för tolkar\n    slag: rutin\n    till: 2026-10-01\n",
)
_GROUP = (
    "grupper:\n  - namn: Vårdrådet\n    nivå: lokal\n    status: pågår\n    ansvarig: RSS Prov\n"
)
_SEAT = "    platser:\n      - kompetens: läkare\n        för: Region Prov\n"
GROUPS = (
    "grupper: []\n",
    f"{_GROUP}{_SEAT}        vakant_från: 2025-01-01\n",
    f"{_GROUP}{_SEAT}        vakant_från: 2025-01-01\n"
    "        nomineringar: [{senast: 2026-03-01}]\n",
    f"{_GROUP}{_SEAT}        innehavare:\n"
    "          - {namn: Elsa Ekenstam, från: 2025-01-01, mandat_till: 2026-06-30}\n",
)
MORE = """  - id: schnv
    namn: Socialchefsnätverket
    kortnamn: SCHNV
    rubrik: Socialchefsnätverket
"""
REVISED = ("--revised", "Ett ord")
REPLIES = "\n".join(f"{name}: dnr 2026/{at}" for at, name in enumerate(PRINCIPALS, 1)).encode()
MOST, MANY = 60, 40


def _network(program: Program, dice: random.Random) -> str:
    """Write a year with documents that have come this far or that, and give the day it is."""
    for path in sorted((program.folder / "meetings" / "lchnv").rglob("*.md")):
        path.unlink()
    add_mails(program.folder, {**MAILS, "Bertil Björkegren": "bertil@granköping.example"})
    rules = program.folder / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    _write(rules, text.replace("lediga_aftnar:", f"{MORE}lediga_aftnar:", 1))
    held = dice.randrange(len(DAYS) + 1)
    bodies = program.folder / "meetings" / "lchnv"
    steering = [f"{{datum: {day[:8]}0{dice.randint(1, 9)}, möte: styrgrupp}}" for day in DAYS[:2]]
    adopted = calendar(2026, *DAYS, *dice.sample(steering, dice.randint(0, 2)))
    _write(bodies / "2026" / "kalendarium.md", adopted)
    for number, day in enumerate(DAYS):
        if number <= held:
            _agenda(bodies / day / "dagordning.md", day, dice.choice(AGENDAS))
        if number < held:
            outcome = dice.choice(OUTCOMES)
            _notes(bodies / day / "minnesanteckningar.md", day, dice.choice(NOTES), outcome)
    if dice.randint(0, 1):
        group = program.folder / "meetings" / "styrgrupp" / "2026-01-15"
        _agenda(group / "dagordning.md", "2026-01-15", "draft", body="styrgrupp")
    _write(program.folder / "meetings" / "överenskommelser.yaml", AGREEMENTS[dice.randint(0, 2)])
    _write(program.folder / "meetings" / "grupper.yaml", dice.choice(GROUPS))
    last = DAYS[held - 1] if held else "2025-12-20"
    year, month, date = map(int, last.split("-"))
    return f"{year}-{month:02}-{min(date + dice.randint(0, 8), 28):02}"


def _happened(program: Program, dice: random.Random, today: str) -> None:
    """Let things happen to the year as they do, by commands; what cannot be done is refused."""
    held = [day for day in DAYS if day < today] or [DAYS[0]]
    coming = [day for day in DAYS if day >= today] or [DAYS[-1]]
    for _ in range(dice.randint(0, 6)):
        past, day = dice.choice(held), dice.choice(coming)
        decided = dice.choice(([], ["--decided", f"lchnv {past} punkt 2"]))
        new = f"{day[:8]}{dice.randint(21, 28)}"
        name = dice.choice(["Asta Almgren", "Elsa Ekenstam", "Folke Forsander"])
        notes = [["notes", past], ["publish", past, "--notes"]]
        for command in dice.choice(
            (
                [["agenda", day], ["move", day, new, *decided]],
                [["agenda", day], ["publish", day], ["move", day, new], ["move", new, day]],
                [["agenda", day], ["publish", day], ["move", day, new, *decided]],
                [["agenda", day], ["cancel", day, *decided]],
                [["new-agenda", f"{day[:8]}27", "--extra", "--called-by", "styrgrupp 2026-01-15"]],
                [["notes", past], ["new-per-capsulam", past, "2", "--answer-by", new]],
                [["agenda", day], ["new-per-capsulam", day, "2", "--answer-by", new]],
                [["agenda", day], ["rename-person", name, f"{name.split()[0]} Ny"]],
                [["agenda", day], ["publish", day], ["edit", day], ["publish", day, *REVISED]],
                [*notes, ["mail", past, "--sent"], ["edit", past]],
                [*notes, ["mail", past, "--sent"], ["edit", past], ["publish", past, *REVISED]],
                [["vacant", name]],
                [["new-agenda", f"{day[:8]}16", "--body", "schnv"]],
                [["new-notes", f"{past[:8]}16", "--body", "schnv"]],
                [["new-notes", f"{past[:8]}09", "--body", "styrgrupp"]],
                [["new-agenda", f"{day[:8]}09", "--body", "styrgrupp"]],
            )
        ):
            _done(program, command, today)


def _done(program: Program, command: list[str], today: str) -> None:
    if command[0] == "edit":
        for path in (program.folder / "meetings" / "lchnv" / command[1]).glob("*.md"):
            path.write_text(f"{path.read_text('utf-8')}\nEtt ord.\n", encoding="utf-8")
    elif command[0] in {"agenda", "notes"}:
        folder = program.folder / "meetings" / "lchnv" / command[1]
        if command[0] == "agenda":
            _agenda(folder / "dagordning.md", command[1], "right")
        else:
            _notes(folder / "minnesanteckningar.md", command[1], "right", "bifall")
    elif command[0] == "vacant":
        path = program.folder / "meetings" / "register.yaml"
        own, mark, rest = path.read_text("utf-8").partition(f"namn: {command[1]}\n")
        rest = rest.replace("från: 2024-12-19", "från: 2024-12-19, till: 2026-02-28", 1)
        path.write_text(f"{own}{mark}{rest}", encoding="utf-8")
    else:
        ran = program(*command, "--today", today)
        assert ran.code in {0, 2}, ran.transcript()


def _agenda(path: Path, day: str, state: str, body: str = "lchnv") -> None:
    if state == "none":
        return
    more = "publicerad: 2026-01-02\n" if state in {"published", "changed"} else "publicerad:\n"
    more += f"kontrollsumma: {'0' * 64}\n" if state == "changed" else ""
    more += "tid: tidigt\n" if state == "wrong" else ""
    more += "tid: 09.30–12.00\n" if state == "right" else ""
    head = f"---\ndokument: dagordning\norgan: {body}\ndatum: {day}\nplats: By\n{more}---\n"
    _write(path, "\n" * (state == "unreadable") + head + POINTS)


def _notes(path: Path, day: str, state: str, outcome: str) -> None:
    if state == "none":
        return
    more = "publicerad: 2026-01-02\n" if state in {"published", "mailed", "registered"} else ""
    more += "sekreterare: Hedvig Hallmark\n" if state == "right" else ""
    more += "utskickad: 2026-01-02\n" if state in {"mailed", "registered"} else ""
    if state == "registered":
        more += "diarieförd: {Björkby: 1, Granköping: 2, Tallsjö: 3, Aspnäs: 4, Region Prov: 5}\n"
    head = f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: {day}\nplats: By\n"
    outcome = "att bekräfta" if state == "to confirm" else outcome
    text = POINTS.replace("Förslag till beslut", "Beslut") + f"\nUtfall: {outcome}\n"
    text = f"{head}upprättad: {day}\n{PEOPLE}{more}---\n{text}"
    _write(path, "\n" * (state == "unreadable") + text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _told(program: Program, today: str) -> list[dict[str, Any]]:
    ran = program("status", "--json", "--today", today)
    assert ran.code == 0, ran.err
    return list(json.loads(ran.out)["tasks"])


def _row(task: dict[str, Any]) -> tuple[str, ...]:
    return (task["kind"], str(task["meeting"]), task["what"])


def _unready(program: Program, today: str) -> int:
    """Count what is wrong in what documents say, which no day changes."""
    found = json.loads(program("check", "--output-format", "json", "--today", today).out)
    of_words = ("ogiltigt-värde", "okänt-fält", "oläsbar-fil", "ändrad-efter-publicering")
    return sum(each["rule"] in of_words for each in found["findings"])


SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, MANY))]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_command_of_the_status_works_and_makes_its_row_go(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
) -> None:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, IDS)
    monkeypatch.setattr("lchnv_cli.work.changing.publishing._FORMATS", ())  # prints take a second
    dice = random.Random(seed)  # noqa: S311 - no secret
    today = _network(program, dice)
    _happened(program, dice, today)
    wrong = _unready(program, today)
    for _ in range(MOST):
        told = _told(program, today)
        rows = [_row(task) for task in told]
        assert len(set(rows)) == len(rows)
        for task in told:  # there is a command that does it, or words that say what a person does
            assert bool(task["command"]) != bool(task["do"]), task
        own = [t for t in told if t["command"] or t["then"]]
        if not own:
            break
        task = dice.choice(own)
        _, name, *rest = shlex.split(task["command"] or task["then"])
        assert name in COMMANDS
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPLIES), "utf-8"))
        ran = program(name, *rest, "--today", today)
        # That something else is wrong in the folder too is no fault of the command's.
        assert ran.code in ({0, 1} if name == "check" else {0}), (task, ran.err)
        assert _row(task) not in [_row(each) for each in _told(program, today)], task
        if "--revised" in task["command"]:  # a sealed agenda with more in it is to be told of
            wrong += 1
        assert _unready(program, today) <= wrong, task
    else:
        pytest.fail(f"after {MOST} commands there is still something to do: {own}")


def test_the_rules_that_stop_publishing_are_those_that_say_so() -> None:
    assert {rule.id for rule in RULES if rule.stops} == STOPPING

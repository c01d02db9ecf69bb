"""A new folder, and a year and more done by what lchnv status says alone, day by day.

Whoever does it pastes each command as it stands, and otherwise does what the words of a row say.
"""

import datetime as dt
import io
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import Program

pytestmark = pytest.mark.slow

FIRST, LAST = dt.date(2026, 10, 19), dt.date(2028, 1, 14)
CALENDAR = Path("meetings/lchnv/2027/kalendarium.md")
DAYS = ("2027-01-22", "2027-03-12", "2027-05-27", "2027-09-23", "2027-12-02")
TOWNS = (
    *("Avesta", "Borlänge", "Falun", "Gagnef", "Hedemora", "Leksand", "Ludvika", "Malung-Sälen"),
    *("Mora", "Orsa", "Rättvik", "Smedjebacken", "Säter", "Vansbro", "Älvdalen"),
)
REGION = "Region Dalarna"
CHAIRS = ("Lo Avesta", "Ia Region")  # of 2027; the other way round in the year after
REPLIES = "\n".join(
    f"{name}: dnr 2027/{at}" for at, name in enumerate((*TOWNS, REGION), 101)
).encode()
MOST = 60


def register() -> str:
    """Give the people: sixteen principals' representatives, six who steer, the chairs, RSS."""
    people = [(f"Lo {town.partition('-')[0]}", town) for town in TOWNS]
    people += [(f"{name} Region", REGION) for name in ("Ia", "Bo", "My")]
    steering = {"Lo Avesta", "Lo Falun", "Lo Mora", "Ia Region", "Bo Region", "My Region"}
    text = "personer:\n"
    for name, principal in people:
        roles = [f"representant, huvudman: {principal}"] + ["styrgrupp"] * (name in steering)
        text += f"  - namn: {name}\n    epost: {name.replace(' ', '.').lower()}@exempel.se\n"
        text += "    uppdrag:\n"
        text += "".join(f"      - {{roll: {r}, organ: lchnv, från: 2026-01-01}}\n" for r in roles)
        if name in CHAIRS:
            role = ("ordförande", "vice ordförande")[CHAIRS.index(name)]
            text += f"      - {{roll: {role}, organ: lchnv, från: 2027-01-01, till: 2027-12-31}}\n"
    head = "{roll: chef för RSS, organ: lchnv, från: 2026-01-01}"
    return f"{text}  - namn: Tor Tallbo\n    uppdrag:\n      - {head}\n"


class Secretary:
    """Does what status says, and counts; ``left`` are the commands that left their rows."""

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        self.program, self.patch = program, monkeypatch
        self.met: Counter[str] = Counter()
        self.pasted: list[str] = []
        self.left: list[str] = []

    def day(self, day: dt.date) -> None:
        """Do all that is to be done on a day, the first row first."""
        done: set[tuple[str, ...]] = set()
        for _ in range(MOST):
            rows = [row for row in self._told(day) if _key(row) not in done]
            if not rows:
                return
            row, key = rows[0], _key(rows[0])
            done.add(key)
            self.met[row["kind"]] += 1
            if command := row["command"] or row["then"]:
                self._paste(command, day)
                if key in map(_key, self._told(day)):
                    self.left.append(command)
            elif row["kind"] in {"mend", "confirm_decisions", "elect"}:
                self._write(row)
        pytest.fail(f"{day}: there is no end to it")

    def _told(self, day: dt.date) -> list[dict[str, Any]]:
        ran = self.program("status", "--json", "--all", "--today", str(day))
        return list(json.loads(ran.out)["tasks"])

    def _paste(self, line: str, day: dt.date) -> None:
        self.pasted.append(line)
        self.patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPLIES), "utf-8"))
        ran = self.program(*shlex.split(line)[1:], "--today", str(day))
        assert ran.code == 0, ran.transcript()

    def _write(self, row: dict[str, Any]) -> None:
        """Fill in what the words ask for in the file that they name."""
        (name,) = re.findall(r"meetings/\S+?[.]md", row["do"])
        path = Path(name)
        text = path.read_text("utf-8")
        for field, value in (("plats", "Stora salen, Mora"), ("sekreterare", "Tor Tallbo")):
            if row["kind"] == "mend":
                text = re.sub(rf"(?m)^{field}:[ ]*(#.*)?$", f"{field}: {value}", text)
        if row["kind"] == "confirm_decisions":
            text = text.replace("Utfall: att bekräfta", "Utfall: bifall")
        if row["kind"] == "elect":
            for role, chair in zip(("vice ordförande", "ordförande"), CHAIRS, strict=True):
                text = re.sub(rf"(välja {role}) från .*", rf"\1 {chair}", text)
        path.write_text(text, encoding="utf-8")


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["kind"], str(row["meeting"]), row["what"])


def _workdays() -> Iterator[dt.date]:
    days = (FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return (day for day in days if day.weekday() < 5)


@pytest.mark.parametrize("planned", [False, True], ids=["proposed", "without steering group"])
def test_a_year_is_done_by_what_status_says(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    planned: bool,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lchnv_cli.work.changing.publishing._FORMATS", ())  # prints take a second
    program = Program(tmp_path.resolve(), capsys)
    assert program("init", ".", "--answers-from", "2027-01-01", "--today", str(FIRST)).code == 0
    Path("meetings/register.yaml").write_text(register(), encoding="utf-8")
    if planned:
        lines = "".join(f"  - {{datum: {day}, tid: 09.30–12.00}}\n" for day in DAYS)
        head = "dokument: kalendarium\norgan: lchnv\når: 2027\nfastställt: 2026-11-27\nmöten:\n"
        CALENDAR.parent.mkdir(parents=True)
        CALENDAR.write_text(f"---\n{head}{lines}---\n", encoding="utf-8")
    secretary = Secretary(program, monkeypatch)
    for day in _workdays():
        secretary.day(day)
    assert secretary.left == []
    assert len(secretary.pasted) > 30
    for kind in ("make_agenda", "publish", "make_notes", "mail", "register"):
        assert secretary.met[kind] >= 5, secretary.met
    # The election is first decided without names, and then written in the register.
    steps = [secretary.met[kind] for kind in ("plan_year", "adopt_calendar", "elect")]
    assert steps == [1 if planned else 2, 1, 2]
    assert bool(secretary.met["plan_steering"]) == planned
    found = json.loads(program("check", "--json", "--today", str(LAST)).out)["findings"]
    wrong = [each["message"] for each in found if each["severity"] == "error"]
    assert wrong == []
    people = Path("meetings/register.yaml").read_text("utf-8")
    assert "roll: ordförande" in people.partition("Ia Region")[2].partition("namn:")[0]

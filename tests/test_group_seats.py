"""lchnv groups: who has which seat on a day, which are empty, and to which somebody is sought."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.memory.seating import Seating, State, term_end
from lchnv_cli.model.archive import Archive
from lchnv_cli.registers.group_seats import Asked, group_seats
from tests.judging import load_archive
from tests.running import ROOT, Program, archive, network

Golden = Callable[[str, str], None]
TODAY = dt.date(2026, 11, 27)
GROUPS = """\
grupper:
  - namn: Arbetsgruppen för SPAK
    kortnamn: SPAK
    nivå: lokal
    status: pågår
    ansvarig: RSS Prov
    från: 2025-01-01
    platser:
      - kompetens: HSL-chef
        för: Kommunerna
        mandattid: 12
        innehavare:
          - {namn: Lo Falk, huvudman: Björkby, från: 2025-01-01, till: 2025-12-31}
          - {namn: Nils Hage, huvudman: Tallsjö, från: 2026-03-01, beslut: lchnv 2026-02-20 punkt 5}
      - kompetens: MAS
        för: Kommunerna
        innehavare: [{namn: Siv Alm, från: 2025-01-01, till: 2026-06-30}]
        nomineringar:
          - {utlyst: lchnv 2026-09-18 punkt 4, senast: 2026-11-26, inkomna: {Björkby: [Lo Falk]}}
      - {kompetens: läkare, för: Region Prov, vakant_från: 2026-09-01}
      - {kompetens: brukare, oklart: vem som har den}
  - {namn: NSK-S, nivå: nationell, status: pågår, ansvarig: SKR}
  - namn: Gamla gruppen
    nivå: lokal
    status: avslutad
    till: 2026-11-26
    platser: [{för: Björkby}]
"""
NOTES = """\
---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-10-16
---

## 5. SPAK

Länschefsnätverket beslutade

- att anta rutinen

Nominering: SPAK, regionens läkare; senast 2026-12-01
"""


def states(folder: Archive, day: dt.date = TODAY) -> dict[str, State]:
    """Give how each seat stands on a day."""
    return {each.seat.title: each.state for each in Seating(folder, TODAY).on(day)}


def test_seats_are_held_vacant_sought_late_or_unclear() -> None:
    expected = {"HSL-chef": State.HELD, "MAS": State.LATE, "läkare": State.VACANT}
    assert states(archive(groups=GROUPS)) == {**expected, "brukare": State.UNCLEAR}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (dt.date(2024, 12, 31), None),
        (dt.date(2025, 1, 1), State.HELD),
        (dt.date(2025, 12, 31), State.HELD),
        (dt.date(2026, 1, 1), State.VACANT),
        (dt.date(2026, 2, 28), State.VACANT),
        (dt.date(2026, 3, 1), State.HELD),
        (dt.date(2027, 2, 28), State.HELD),
        (dt.date(2027, 3, 1), State.PAST),
    ],
)
def test_every_day_has_its_answer(day: dt.date, state: State | None) -> None:
    assert states(archive(groups=GROUPS), day).get("HSL-chef") == state


def test_a_nomination_is_late_the_day_after_its_last_and_vacant_before_it_was_called() -> None:
    folder = archive(groups=GROUPS)
    days = [dt.date(2026, 9, 17), dt.date(2026, 9, 18), dt.date(2026, 11, 26), TODAY]
    found = [states(folder, day)["MAS"] for day in days]
    assert found == [State.VACANT, State.CALLED, State.CALLED, State.LATE]


def test_an_ended_group_is_there_until_its_last_day() -> None:
    folder = archive(groups=GROUPS)
    assert "Björkby" in states(folder, dt.date(2026, 11, 26))
    assert "Björkby" not in states(folder, TODAY)


def test_a_line_in_the_notes_calls_for_names_from_its_day() -> None:
    folder = archive(NOTES, groups=GROUPS)
    seating = Seating(folder, TODAY)
    (seat,) = (each for each in seating.on(TODAY) if each.seat.title == "läkare")
    assert (seat.state, seat.sought and seat.sought.until) == (State.CALLED, dt.date(2026, 12, 1))
    assert seat.sought is not None
    assert seat.sought.called == "lchnv 2026-10-16 punkt 5"
    assert states(folder, dt.date(2026, 10, 15))["läkare"] == State.VACANT


def test_a_call_that_the_file_tells_too_has_the_last_day_of_the_notes() -> None:
    call = ", nomineringar: [{utlyst: lchnv 2026-10-16 punkt 5}]}"
    both = GROUPS.replace("vakant_från: 2026-09-01}", f"vakant_från: 2026-09-01{call}")
    for day, state in ((dt.date(2026, 12, 1), State.CALLED), (dt.date(2026, 12, 2), State.LATE)):
        assert states(archive(NOTES, groups=both), day)["läkare"] == state


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2026-01-01", 12, "2026-12-31"),
        ("2026-03-20", 24, "2028-03-19"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 1, "2027-01-14"),
    ],
)
def test_a_term_of_months_ends_the_day_before_its_day(start: str, months: int, last: str) -> None:
    text = GROUPS.replace("mandattid: 12", f"mandattid: {months}").replace("2026-03-01", start)
    text = text.replace("          - {namn: Lo Falk, huvudman: Björkby, från: 2025-01-01", "#")
    (seat, *_) = archive(groups=text).groups.groups[0].seats
    assert term_end(seat.holders[0], seat) == dt.date.fromisoformat(last)


def asked(name: str = "", *, vacant: bool = False, principal: str = "") -> list[object]:
    """Give the seats of a register, by what they are called."""
    folder = archive(groups=GROUPS)
    sides = folder.procedure.sides_over_time("lchnv")
    whose = sides.named(principal, TODAY) if principal else None
    register = group_seats(Seating(folder, TODAY), TODAY, Asked(name, vacant, whose))
    return [row["seat"] or row["group"] for row in register.rows]


def test_what_is_asked_for_is_shown() -> None:
    assert asked() == ["HSL-chef", "MAS", "läkare", "brukare", "NSK-S"]
    assert asked(vacant=True) == ["MAS", "läkare"]
    assert asked("spak", vacant=True) == ["MAS", "läkare"]
    assert asked("nsk") == ["NSK-S"]
    assert asked(principal="Tallsjö") == ["HSL-chef"]
    assert asked(principal="Björkby") == []
    assert asked(vacant=True, principal="Björkby") == ["MAS"]
    assert asked(vacant=True, principal="Region Prov") == ["läkare"]


def test_documents_that_cannot_be_read_are_told_of_as_names_may_be_sought_there() -> None:
    folder = archive(groups=GROUPS)
    assert len(group_seats(Seating(folder, TODAY), TODAY, Asked()).notes) == 1
    half = replace(folder, unread=frozenset({PurePosixPath("meetings/lchnv/a.md")}))
    told = group_seats(Seating(half, TODAY), TODAY, Asked()).notes[-1]
    assert told.startswith("En fil eller mapp går inte att läsa och är inte med här: meetings/")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the network with groups."""
    program = network(tmp_path, capsys, monkeypatch)
    (program.folder / "meetings/grupper.yaml").write_text(GROUPS, encoding="utf-8")
    return program


def test_the_command_shows_and_writes_them(lchnv: Program, golden: Golden) -> None:
    on = ("--today", str(TODAY))
    shown = [
        lchnv("groups", *on),
        lchnv("groups", "SPAK", "--vacant", *on),
        lchnv("groups", "--principal", "Tallsjö", *on),
        lchnv("groups", "SPAX", *on),
        lchnv("groups", "--to", "csv,xlsx,json,md,docx,pdf,html", *on),
    ]
    golden("commands/groups.txt", "\n".join(each.transcript() for each in shown))
    told = json.loads(lchnv("groups", "--vacant", "--json", *on).out)
    assert [(row["seat"], row["since"]) for row in told["rows"]] == [
        ("MAS", "2026-07-01"),
        ("läkare", "2026-09-01"),
    ]
    assert lchnv("grupper", *on).out == shown[0].out


def test_a_folder_without_groups_says_where_they_go(lchnv: Program) -> None:
    (lchnv.folder / "meetings/grupper.yaml").unlink()
    assert lchnv("groups").code == 0
    ran = lchnv("groups", "SPAK")
    assert (ran.code, ran.err) == (
        2,
        "Inga grupper är inskrivna. De står i meetings/grupper.yaml.\n",
    )


def test_the_real_documents_are_told_as_they_were_counted_by_hand() -> None:
    folder, faults = load_archive(ROOT)
    assert [fault for fault in faults if fault.hit.place.file == folder.groups.file] == []
    seating = Seating(folder, TODAY)
    seats = [seat for group in seating.groups for seat in group.seats]
    assert (len(seating.groups), len(seats)) == (19, 21)
    held = [each.holder for each in seating.on(TODAY) if each.holder]
    assert [holder.name for holder in held] == ["Lena Forsberg"]
    vacant = [each.group.name for each in seating.on(TODAY) if each.vacant]
    assert len([name for name in vacant if name.startswith("LPO")]) == 7
    assert len({name for name in vacant if name.startswith("LPO")}) == 4
    assert len(vacant) == 8
    appointed = [told.name for told in seating.told[0]]
    elected = ["Ulf Björnfot", "Ulrika Gärdsback", "Tomas Ahlin"]  # in the register
    assert appointed == [*elected, "Ewa Welén", "Lena Forsberg"]
    on = dt.date(2021, 1, 1)
    assert [each.holder.name for each in seating.on(on) if each.holder] == ["Ewa Welén"]

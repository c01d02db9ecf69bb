"""Seats to fill come to agenda and status, principals are asked for names, the appointed told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.running import Program, network
from tests.sending import MAILS, add_mails

Golden = Callable[[str, str], None]
GROUPS = """\
grupper:
  - namn: Arbetsgruppen för vårdplanering
    kortnamn: Vårdplanering
    nivå: lokal
    status: pågår
    uppgift: att införa en vårdplan
    ansvarig: RSS Prov
    platser:
      - kompetens: socialchef
        för: Kommunerna
        innehavare:
          - {namn: Asta Almgren, huvudman: Björkby, från: 2024-05-01, mandat_till: 2026-05-22}
      - kompetens: läkare
        för: Region Prov
        vakant_från: 2026-01-31
        nomineringar:
          - utlyst: lchnv 2026-01-30 punkt 5
            senast: 2026-05-22
            inkomna: {Region Prov: [Lo Falk]}
  - namn: Hjälpmedelsrådet
    nivå: lokal
    status: pågår
    ansvarig: RSS Prov
    platser: [{kompetens: arbetsterapeut, för: Kommunerna, vakant_från: 2026-02-01}]
  - namn: Socialchefernas grupp
    nivå: lokal
    status: pågår
    beslutas_av: styrgrupp
    ansvarig: RSS Prov
    platser: [{kompetens: jurist, vakant_från: 2026-02-01, nomineringar: [{senast: 2026-03-01}]}]
"""
DUE = ("appoint_to_group", "call_for_nominations")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in the network with groups and addresses, and no agenda in May."""
    program = network(tmp_path, capsys, monkeypatch)
    (program.folder / "meetings/grupper.yaml").write_text(GROUPS, encoding="utf-8")
    add_mails(program.folder, MAILS)
    return program


def agenda(lchnv: Program, day: str, today: str) -> str:
    """Make an agenda anew, without writing it."""
    ran = lchnv("new-agenda", day, "--today", today, "--dry-run", "--force")
    assert ran.code == 0, ran.err
    return ran.out


def _is_ours(task: dict[str, str]) -> bool:
    return task["kind"] in DUE and "Socialchefernas" not in task["what"]


def rows(lchnv: Program, today: str) -> list[tuple[str, str, str]]:
    """Give what status says of seats in groups."""
    tasks = json.loads(lchnv("status", "--json", "--today", today).out)["tasks"]
    return [(t["kind"], t["what"], t["command"]) for t in tasks if _is_ours(t)]


def test_a_new_agenda_brings_what_is_due_on_its_day_and_not_the_day_before(lchnv: Program) -> None:
    told = agenda(lchnv, "2026-05-22", "2026-05-04")
    assert "Beslut: Platser i Vårdplanering" in told
    assert "- att utse socialchef för Kommunerna till Vårdplanering\n" in told
    assert "- att utse läkare för Region Prov till Vårdplanering\n" in told
    assert "Mandatet för Asta Almgren går ut 2026-05-22." in told
    assert "Nominerade till läkare: Lo Falk (Region Prov)." in told
    assert "jurist" not in told
    assert "arbetsterapeut" not in told
    assert "Vårdplanering" not in agenda(lchnv, "2026-05-21", "2026-05-04")


def test_status_tells_the_seats_until_they_are_on_the_agenda(lchnv: Program) -> None:
    calendar = lchnv.folder / "meetings/lchnv/2026/kalendarium.md"
    text = calendar.read_text(encoding="utf-8")
    calendar.write_text(text.replace("inställt: styrgrupp 2026-09-01", "plats: By"), "utf-8")
    appoint = "utse socialchef för Kommunerna och läkare för Region Prov till Vårdplanering"
    call = "begär nomineringar till Hjälpmedelsrådet: arbetsterapeut för Kommunerna, vakant sedan "
    on = "2026-06-01"
    asked = ("call_for_nominations", f"{call}1 feb", 'lchnv groups "Hjälpmedelsrådet" --call')
    assert set(rows(lchnv, on)) == {
        ("appoint_to_group", appoint, "lchnv new-agenda 2026-09-25"),
        asked,
    }
    assert lchnv("new-agenda", "2026-09-25", "--today", on).code == 0
    assert rows(lchnv, on) == [asked]


def test_principals_are_asked_for_names_and_the_appointed_are_told(
    lchnv: Program, golden: Golden
) -> None:
    on = ("--today", "2026-03-10", "--dry-run")
    asked = lchnv("groups", "--call", *on)
    path = lchnv.folder / "meetings/grupper.yaml"
    path.write_text(GROUPS.replace("från: 2024-05-01", "från: 2026-03-20"), encoding="utf-8")
    told = lchnv("groups", "vårdplanering", "--tell", *on)
    golden("commands/groups-drafts.txt", asked.transcript() + "\n" + told.transcript())
    for options in (("--call", "--tell"), ("--call", "--vacant"), ("--tell", "--to", "csv")):
        assert lchnv("groups", *options, *on).code == 2


@pytest.mark.parametrize(
    ("start", "mails"),
    [("2026-01-09", 1), ("2026-01-08", 0), ("2026-03-11", 1), ("2025-01-01", 0)],
)
def test_those_who_got_a_seat_in_sixty_days_are_told(
    lchnv: Program, start: str, mails: int
) -> None:
    path = lchnv.folder / "meetings/grupper.yaml"
    path.write_text(GROUPS.replace("från: 2024-05-01", f"från: {start}"), encoding="utf-8")
    ran = lchnv("groups", "--tell", "--today", "2026-03-10", "--dry-run", "--json")
    assert len(json.loads(ran.out)["mails"]) == mails


def test_a_principal_is_told_what_it_is_to_name(lchnv: Program) -> None:
    def todo(principal: str, today: str) -> list[list[str]]:
        ran = lchnv("decisions", "--principal", principal, "--today", today, "--json")
        rows = json.loads(ran.out)["rows"]
        return [row["decision"] for row in rows if row["todo"] == "nominera"]

    name = "läkare i Vårdplanering, senast 2026-05-22"
    assert todo("Region Prov", "2026-02-28") == [
        [name],
        ["jurist i Socialchefernas grupp, senast 2026-03-01"],
    ]
    assert todo("Region Prov", "2026-05-22") == [[name]]
    assert todo("Region Prov", "2026-05-23") == []
    assert todo("Björkby", "2026-03-02") == []

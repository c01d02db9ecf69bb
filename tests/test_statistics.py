"""A year in figures: counted by hand, and in made-up years what must hold of any."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.ground import read_ground
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.registers.body_year import middle
from lchnv_cli.registers.matters import all_matters
from lchnv_cli.registers.statistics import statistics
from lchnv_cli.registers.table import Cell, Register
from lchnv_cli.workdays import Workdays
from tests.exemplary import TODAY, exemplary
from tests.judging import read_document
from tests.made_years import Years
from tests.running import NETWORK, Program, network
from tests.test_made_years import PROCEDURE, _ledger

pytestmark = pytest.mark.slow

WORKDAYS = Workdays()
RULES = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
END = dt.date(2026, 12, 31)
LEAD = "Länschefsnätverket beslutade\n\n"
PROPOSED = "#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n"
ALL = "{Björkby: [Lo Falk], Granköping: [Nils Hage], Tallsjö: [Eva Ek], Aspnäs: [Bo Alm]"
REGION = "Region Prov: [Ida Dal, Per Gren]}"
CALENDAR = """\
---
dokument: kalendarium
organ: lchnv
år: 2026
möten:
  - {datum: 2026-01-30}
  - {datum: 2026-03-27, flyttat_från: 2026-03-20}
  - {datum: 2026-05-22, inställt: för få ärenden}
  - {datum: 2026-09-25}
  - {datum: 2026-10-09, möte: extra}
  - {datum: 2026-12-11}
---
"""


def notes(day: str, *points: str, there: str = "", body: str = "lchnv") -> str:
    head = f"dokument: minnesanteckningar\norgan: {body}\ndatum: {day}\n{there}"
    return f"---\n{head}---\n\n" + "\n\n".join(f"## {n}. {p}" for n, p in enumerate(points, 1))


def agenda(day: str, published: str, *points: str) -> str:
    head = f"dokument: dagordning\norgan: lchnv\ndatum: {day}\npublicerad: {published}\n"
    return f"---\n{head}---\n\n" + "\n\n".join(f"## {n}. {p}" for n, p in enumerate(points, 1))


FOLDER = (
    CALENDAR,
    notes("2025-11-14", "Lokaler\n\nUtfall: bordlagd till nästa möte"),
    agenda(
        "2026-01-30",
        "2026-01-20",  # ten days before
        f"Beslut: Taxor\n\n{PROPOSED}- att anta taxorna",
        f"Beslut: Avtal\n\n{PROPOSED}- att teckna avtal",
    ),
    notes(
        "2026-01-30",
        "Beslut: Taxor\n\nUtfall: bordlagd till nästa möte",
        f"Beslut: Avtal\n\n{LEAD}- att teckna avtal",  # as proposed
        f"Mötets öppnande\n\n{LEAD}- att öppna mötet\n\nUtfall: bifall",  # a formality
        "Lokaler\n\nUtfall: avslag",  # 77 days, and the second of two meetings
        there=f"närvarande: {ALL}, {REGION}\n",
    ),
    agenda("2026-03-20", "2026-03-10", f"Beslut: Taxor\n\n{PROPOSED}- att anta taxorna"),
    agenda("2026-03-27", "2026-03-25", f"Beslut: Taxor\n\n{PROPOSED}- att anta taxorna"),  # late
    notes(
        "2026-03-27",
        "Beslut: Taxor\n\nUtfall: återremiss till RSS Prov",
        f"Beslut: Kurs\n\nUppdrag: Nils Hage; återrapport 2026-09-25\n\n{LEAD}- att hålla en kurs",
        f"Beslut: Stöd\n\nUppdrag: Lo Falk; återrapport 2026-09-25\n\n{LEAD}- att utreda stödet",
        there="närvarande: {Björkby: [Lo Falk], Granköping: [Nils Hage], Tallsjö: [Eva Ek], "
        f"{REGION}\nfrånvarande: {{Aspnäs: [Bo Alm]}}\n",
    ),
    agenda("2026-09-25", "2026-09-11", f"Beslut: Taxor\n\n{PROPOSED}- att anta taxorna"),
    notes(
        "2026-09-25",
        f"Beslut: Taxor\n\n{LEAD}- att anta taxorna för ett år",  # changed, after 238 days
        "Rapport: Kurs\n\nÅterrapport: klar",
        "Beslut: Brev\n\nUtfall: per capsulam senast 2026-10-02; bifall",
        "Beslut: Buss\n\nUtfall: ej behandlad",
        there=f"närvarande: {ALL}, {REGION}\n",
    ),
    # The extra meeting has no notes, and the last is to come.
)


def folder(*documents: str, rules: str = RULES) -> Archive:
    procedure, register, _ = read_ground(rules.encode(), b"personer: []\n")
    bodies = frozenset(procedure.bodies)
    read = (
        read_document(PurePosixPath(f"{at}.md"), text.encode(), bodies)
        for at, text in enumerate(documents)
    )
    return Archive(NETWORK, procedure, register, tuple(r.document for r in read if r.document))


def told(of: Archive, year: int = 2026, today: dt.date = END, body: str = "lchnv") -> Register:
    return statistics(Ledger(of, today), WORKDAYS, body, year)


def figures(register: Register, key: str = "year") -> Mapping[tuple[Cell, Cell], Cell]:
    return {(row["area"], row["figure"]): row[key] for row in register.rows}


def test_a_year_is_what_a_secretary_counts_by_hand() -> None:
    register = told(folder(*FOLDER), today=dt.date(2026, 11, 30))
    assert figures(register) == {
        ("Möten", "hållna"): 4,
        ("Möten", "varav extra"): 1,
        ("Möten", "inställda"): 1,
        ("Möten", "flyttade till en annan dag"): 1,
        ("Beslut", "fattade"): 6,
        ("Beslut", "enligt förslaget"): 2,  # Avtal, and Brev by mail
        ("Beslut", "ändrade mot förslaget"): 1,
        ("Beslut", "avslag"): 1,
        ("Beslut", "utan förslag i dagordningen"): 2,
        ("Ärenden", "öppna från året före"): 1,
        ("Ärenden", "nya eller återupptagna"): 6,
        ("Ärenden", "avslutade"): 4,  # Lokaler, Avtal, Taxor, Kurs
        ("Ärenden", "kvar öppna"): 3,  # Stöd, Buss, and Brev, of which nobody was told yet
        ("Ärenden", "längst öppet av dem, dagar"): 248,  # Stöd, since 27 March
        ("Uppdrag", "givna"): 2,
        ("Uppdrag", "redovisade"): 1,
        ("Uppdrag", "kvar öppna"): 1,
        ("Uppdrag", "varav försenade"): 1,
        ("Från väckt till beslutat", "ärenden"): 6,
        ("Från väckt till beslutat", "på det första mötet"): 4,
        ("Från väckt till beslutat", "median, dagar"): 7,  # of 0, 0, 0, 7, 77 and 238
        ("Från väckt till beslutat", "längst, dagar"): 238,
        ("Från väckt till beslutat", "median, möten"): 1,
        ("Från väckt till beslutat", "längst, möten"): 3,
        ("Uppskov", "bordlagda"): 1,
        ("Uppskov", "återremitterade"): 1,
        ("Uppskov", "inte behandlade"): 1,
        ("Uppskov", "ärenden som sköts upp"): 2,
        ("Uppskov", "mest uppskjutet, gånger"): 2,
        ("Per capsulam", "frågor utskickade"): 1,
        ("Per capsulam", "varav avgjorda"): 1,
        ("Dagordningar", "ute före mötet, median, dagar"): 10,
        ("Dagordningar", "ute före mötet, kortast, dagar"): 2,
        ("Dagordningar", "för sent ute, eller inte alls"): 2,
        ("Närvaro", "huvudmän som var företrädda, procent"): 93,  # 14 of 15
        ("Närvaro", "Kommunerna: huvudmän, procent"): 92,  # 11 of 12
        ("Närvaro", "Regionen: huvudmän, procent"): 100,
        ("Närvaro", "Kommunerna: personer, median"): 4,
        ("Närvaro", "Regionen: personer, median"): 2,
        ("Närvaro", "huvudmän med på alla möten"): None,  # one has no notes
        ("Närvaro", "lägst andel för en huvudman, procent"): 67,
        ("Närvaro", "ordföranden med, procent"): None,
    }
    named = {figure: row for (_, figure), row in figures(register, "named").items() if row}
    assert named == {
        "längst öppet av dem, dagar": ("Stöd (sedan 2026-03-27)",),
        "varav försenade": ("Stöd (Lo Falk)",),
        "längst, dagar": ("Taxor",),
        "mest uppskjutet, gånger": ("Taxor",),
        "för sent ute, eller inte alls": ("27 mar", "9 okt"),
        "lägst andel för en huvudman, procent": ("Aspnäs",),
    }
    assert [c.heading for c in register.columns][1:4] == ["Mått", "Till 30 nov 2026", "2025"]
    assert "Anteckningar saknas från 9 okt." in register.notes


def test_the_year_before_stands_beside_where_it_has_notes() -> None:
    known = folder(*FOLDER)
    before = figures(told(known), "before")
    assert before["Möten", "hållna"] == 1
    assert (
        before["Ärenden", "kvar öppna"] == figures(told(known))["Ärenden", "öppna från året före"]
    )
    assert before["Uppskov", "bordlagda"] == 1
    assert "before" not in told(known, 2025).rows[0]
    assert told(known, 2025).rows[0]["year"] == 1


def test_a_year_to_come_and_one_without_notes_tell_no_figure_of_what_notes_tell() -> None:
    for register in (told(folder(CALENDAR)), told(folder(*FOLDER), 2030)):
        areas = {row["area"] for row in register.rows}
        assert areas.isdisjoint({"Beslut", "Från väckt till beslutat", "Uppskov", "Närvaro"})
        assert any(
            "inte att räkna ut av det som står i mappen: beslut," in n for n in register.notes
        )


def test_a_question_in_a_document_of_its_own_is_one_question() -> None:
    point = "Beslut: Brev\n\nUtfall: per capsulam senast 2026-02-20"
    question = notes("2026-01-30", f"Brev\n\n{PROPOSED}- att svara").replace(
        "dokument: minnesanteckningar",
        "dokument: per-capsulam\npunkt: 1\nsvara_senast: 2026-02-20\nutfall: bifall",
    )
    register = told(folder(notes("2026-01-30", point), question))
    by_mail = {
        name: each for (area, name), each in figures(register).items() if area == "Per capsulam"
    }
    assert by_mail == {"frågor utskickade": 1, "varav avgjorda": 1}
    assert figures(register)["Från väckt till beslutat", "median, dagar"] == 21


def test_what_comes_up_anew_is_counted_from_then() -> None:
    register = told(
        folder(
            notes("2025-01-31", f"Beslut: Budget\n\n{LEAD}- att anta budgeten"),
            notes("2026-01-30", "Beslut: Budget\n\nUtfall: bordlagd till nästa möte"),
            notes("2026-03-20", f"Beslut: Budget\n\n{LEAD}- att anta budgeten"),
        )
    )
    taken = figures(register)
    assert taken["Från väckt till beslutat", "längst, dagar"] == 49
    assert taken["Ärenden", "nya eller återupptagna"] == 1


def test_what_is_due_or_ended_on_the_last_day_is_not_late_and_not_open() -> None:
    due = dt.date(2026, 9, 25)
    on_the_day, after = (
        figures(told(folder(*FOLDER), today=day)) for day in (due, due + dt.timedelta(1))
    )
    assert [each["Uppdrag", "varav försenade"] for each in (on_the_day, after)] == [0, 1]
    assert [each["Ärenden", "kvar öppna"] for each in (on_the_day, after)] == [3, 3]


def test_an_even_number_has_the_greater_of_two_in_the_middle() -> None:
    assert [middle(each) for each in ([], [3], [1, 9], [9, 1, 2])] == [None, 3, 9, 2]


def _adds_up(register: Register) -> None:
    for key in ("year", "before"):
        if key in register.rows[0]:
            own = figures(register, key)
            names = ("öppna från året före", "nya eller återupptagna", "avslutade", "kvar öppna")
            before, came, ended, left = (int(str(own["Ärenden", name])) for name in names)
            assert before + came - ended == left
            if own.get(("Beslut", "fattade")) is not None:
                every, *parts = (own[where] for where in own if where[0] == "Beslut")
                assert every == sum(int(str(part)) for part in parts)
            assert own["Uppdrag", "kvar öppna"] == 0 or left  # an assignment keeps its matter open


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 12))]
)
def test_what_came_less_what_ended_is_what_is_left(seed: int) -> None:
    *_, last = Years(seed).steps()
    year = last.meeting.date.year
    for today in (dt.date(year, 6, 15), dt.date(year, 12, 31)):
        ledger = _ledger(last.documents, today, {})
        for body_id in PROCEDURE.bodies:
            for each in (year - 1, year):
                _adds_up(statistics(ledger, WORKDAYS, body_id, each))


def test_the_exemplary_year_agrees_with_the_other_registers() -> None:
    ledger = Ledger(exemplary(), TODAY)
    register = statistics(ledger, WORKDAYS, "lchnv", 2027)
    _adds_up(register)
    assert figures(register)["Närvaro", "huvudmän med på alla möten"] == 5
    shown = {row["matter"] for row in all_matters(ledger, "lchnv").rows}
    assert figures(register)["Ärenden", "kvar öppna"] == len(shown)


def test_an_old_year_tells_only_what_its_notes_tell() -> None:
    rules = RULES.replace(
        "kortnamn: LCHNV\n", "kortnamn: LCHNV\n    ansvarar_från: 2026-01-01\n", 1
    )
    known = folder(*FOLDER, rules=rules)
    areas = {row["area"] for row in told(known, 2025).rows}
    assert areas == {"Möten", "Beslut"}
    assert any("ansvarar för organet från 2026-01-01" in note for note in told(known, 2025).notes)
    assert figures(told(known), "before")["Ärenden", "kvar öppna"] is None


def test_the_command_shows_a_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv: Program = network(tmp_path, capsys, monkeypatch)
    assert "Länschefsnätverket 2026 i siffror" in lchnv("statistics", "2026").out
    rows = json.loads(lchnv("statistics", "2026", "--json").out)["rows"]
    assert rows[0]["area"] == "Möten"
    assert max(map(len, lchnv("statistics", "2026").out.splitlines())) <= 80

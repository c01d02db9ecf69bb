"""The registers of matters and assignments: what is open, on whom it waits, and what it was."""

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lchnv_cli.dispatch.addressees import addressees
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.search import Search
from lchnv_cli.registers.assignments import assignments
from lchnv_cli.registers.matters import all_matters, found, history
from lchnv_cli.registers.next_meeting import next_meeting
from lchnv_cli.registers.table import Register
from tests.running import ROOT, Program, archive, network
from tests.sending import add_mails, opened, shown

Golden = Callable[[str, str], None]
YEAR = """\
---
dokument: kalendarium
organ: lchnv
år: 2026
möten:
  - {datum: 2026-03-20}
  - {datum: 2026-05-22}
  - {datum: 2026-09-25, flyttat_från: 2026-09-18, beslut: lchnv 2026-05-22 punkt 1}
  - {datum: 2026-12-11}
---
"""
TODAY = dt.date(2026, 6, 1)


def document(day: str, *points: str, kind: str = "minnesanteckningar", body: str = "lchnv") -> str:
    head = f"---\ndokument: {kind}\norgan: {body}\ndatum: {day}\n---\n"
    return head + "\n".join(f"## {at}. {point}\n" for at, point in enumerate(points, 1))


def ledger(*documents: str, today: dt.date = TODAY) -> Ledger:
    return Ledger(archive(YEAR, *documents), today)


def told(register: Register, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in register.rows]


TABLED = "Beslut: Taxor\n\nUtfall: bordlagd till {}"
ASSIGNED = "Beslut: Taxor\n\nLänschefsnätverket beslutade\n\n- att anta taxan\n\nUppdrag: {}"


@pytest.mark.parametrize(
    ("outcome", "state", "waits_on", "until"),
    [
        ("bordlagd till nästa möte", "väntar på att avgöras", "LCHNV", "2026-05-22"),
        ("bordlagd", "väntar på att avgöras", "LCHNV", "2026-05-22"),
        ("bordlagd till 2026-12-11", "väntar på att avgöras", "LCHNV", "2026-12-11"),
        ("bordlagd till 2026-09-18", "väntar på att avgöras", "LCHNV", "2026-09-25"),
        ("bordlagd till september 2026", "väntar på att avgöras", "LCHNV", "2026-09-25"),
        ("återremiss till RSS Prov", "väntar på att avgöras", "RSS Prov", "2026-05-22"),
        ("ej behandlad", "väntar på att avgöras", "LCHNV", "2026-05-22"),
        ("per capsulam senast 2026-04-03", "väntar på svar per mejl", "huvudmännen", "2026-04-03"),
    ],
)
def test_an_open_matter_tells_on_whom_it_waits_and_until_when(
    outcome: str, state: str, waits_on: str, until: str
) -> None:
    known = ledger(document("2026-03-20", f"Beslut: Taxor\n\nUtfall: {outcome}"))
    expected = ("Taxor", state, waits_on, dt.date(2026, 3, 20), dt.date.fromisoformat(until))
    keys = ("matter", "state", "waits_on", "since", "until")
    assert told(all_matters(known), *keys) == [expected]


def test_what_another_body_has_waits_there_and_here() -> None:
    known = ledger(document("2026-03-20", "Beslut: Taxor\n\nUtfall: hänskjuten till Styrgruppen"))
    assert told(all_matters(known), "state", "waits_on", "body") == [
        ("väntar på svar", "Styrgruppen", "LCHNV"),
        ("hänskjutet hit", "Styrgruppen", "Styrgruppen"),
    ]
    assert len(all_matters(known, "styrgrupp").rows) == 1


def test_how_often_it_was_put_off_is_counted() -> None:
    known = ledger(
        document("2026-03-20", TABLED.format("nästa möte")),
        document("2026-05-22", TABLED.format("2026-12-11")),
    )
    assert told(all_matters(known), "since", "until", "times_put_off") == [
        (dt.date(2026, 5, 22), dt.date(2026, 12, 11), 2)
    ]


def test_a_matter_on_an_agenda_waits_for_its_meeting_and_then_for_its_notes() -> None:
    proposed = "Beslut: Taxor\n\n#### Förslag till beslut\n\n- att anta taxan"
    agenda = document("2026-05-22", proposed, kind="dagordning")
    states = [
        told(all_matters(ledger(agenda, today=dt.date(2026, 5, day))), "state") for day in (22, 23)
    ]
    assert states == [[("på mötets dagordning",)], [("väntar på anteckningarna",)]]


def test_what_is_closed_is_told_with_all_and_how_it_ended() -> None:
    known = ledger(
        document("2026-03-20", TABLED.format("nästa möte")),
        document("2026-05-22", "Beslut: Taxor\n\nUtfall: avslag"),
    )
    assert all_matters(known).rows == ()
    closed = all_matters(known, closed=True)
    assert told(closed, "matter", "state", "since") == [("Taxor", "avslagen", dt.date(2026, 5, 22))]


def test_what_was_open_on_another_day_is_told_of_that_day() -> None:
    notes = (
        document("2026-03-20", TABLED.format("nästa möte")),
        document("2026-05-22", "Beslut: Taxor\n\nUtfall: bifall"),
    )
    days = ("2026-03-19", "2026-03-20", "2026-05-21", "2026-05-22")
    opened_on = [
        len(all_matters(ledger(*notes, today=dt.date.fromisoformat(day))).rows) for day in days
    ]
    assert opened_on == [0, 1, 1, 0]


def test_a_matter_is_told_from_first_to_last_with_every_title() -> None:
    known = ledger(
        document("2026-05-22", "Beslut: Taxan\n\nÄrende: taxor\n\nUtfall: bifall"),
        document("2026-03-20", "Beslut: Ny taxa\n\nÄrende: taxor\n\nUtfall: bordlagd"),
    )
    (matter,) = found(known, "ny taxa")
    register = history(known, matter)
    assert told(register, "date", "point", "event", "text", "title") == [
        (dt.date(2026, 3, 20), "1", "bordlagd", "bordlagd", "Ny taxa"),
        (dt.date(2026, 5, 22), "1", "beslutad", "bifall", None),
    ]
    assert register.rows[0]["place"] == "dokument.md:10"
    assert register.notes == ("Ärendet heter ”taxor”.", "Inget är öppet i ärendet.")


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("hjälpmedlen", "Digitala hjälpmedel i hemmet"),
        ("digitalt hjälpmedel", "Digitala hjälpmedlens kostnader"),
        ("HJALPMEDEL", "Digitala hjälpmedel"),
        ("medlen", "Hjälpmedel"),
        ("möte", "Extra mötet i maj"),
        ("mötena", "Möten 2027"),
        ("beslut", "Besluten om taxor"),
        ("besluten", "Beslutet om taxan"),
        ("frågorna", "Frågan om bemanning"),
        ("kommunerna", "Stöd till kommuner"),
        ("huvudmännen", "Varje huvudman"),
        ("nycklarna", "Nyckel till arkivet"),
        ("länderna", "Län och land"),
        ("sjukvårdens", "Hälso- och sjukvård"),
        ("idé", "Ideer om samverkan"),
        ("rådet", "Ett råd för äldre"),
        ("ök", "Uppdrag – ÖK hemsjukvård"),
        ("familjehem", "Handledning för familjehemmen"),
    ],
)
def test_words_are_found_in_any_form(asked: str, text: str) -> None:
    assert Search(asked).finds(text)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("möte", "Stöd mot våld"),
        ("barnen", "Bara en fråga"),
        ("digitala hjälpmedel", "Digitala läkarintyg"),
        ("ök", "Bokning av lokal"),
        ("taxan", "Taktik"),
        ("vården", "Vardagen"),
    ],
)
def test_other_words_are_not(asked: str, text: str) -> None:
    assert not Search(asked).finds(text)


def test_a_whole_title_goes_before_titles_that_hold_it() -> None:
    known = ledger(
        document(
            "2026-03-20",
            "Beslut: Taxor\n\nUtfall: bordlagd",
            "Beslut: Taxor för äldre\n\nUtfall: bordlagd",
        )
    )
    assert [matter.title for matter in found(known, "taxor")] == ["Taxor"]
    assert [matter.title for matter in found(known, "taxorna")] == ["Taxor", "Taxor för äldre"]
    assert found(known, "–") == []


def test_one_of_two_bodies_matters_of_a_name_can_be_asked_for() -> None:
    known = ledger(
        document("2026-03-20", "Beslut: Taxor\n\nUtfall: bordlagd"),
        document("2026-03-20", "Beslut: Taxor på prov\n\nUtfall: bordlagd", body="styrgrupp"),
    )
    asked = [
        [matter.title for matter in found(known, "taxorna", body)]
        for body in ("", "lchnv", "styrgrupp")
    ]
    assert asked == [["Taxor", "Taxor på prov"], ["Taxor"], ["Taxor på prov"]]


def test_a_matter_is_told_as_it_was_on_the_day_with_the_agendas_to_come() -> None:
    documents = (
        document("2026-03-20", TABLED.format("nästa möte")),
        document("2026-05-22", "Beslut: Taxor\n\nUtfall: bifall"),
        document("2026-09-25", "Rapport: Taxor", kind="dagordning"),
    )
    known = ledger(*documents, today=dt.date(2026, 4, 1))
    register = history(known, found(known, "taxor")[0])
    assert told(register, "date", "event") == [
        (dt.date(2026, 3, 20), "bordlagd"),
        (dt.date(2026, 9, 25), "på dagordningen"),
    ]


NEXT = (
    ("Beslut: Ett\n\nUtfall: bordlagd till nästa möte", "ska"),
    ("Beslut: Två\n\nUtfall: bordlagd till 2026-05-22", "ska"),
    ("Beslut: Tre\n\nUtfall: bordlagd", "bör"),
    ("Beslut: Fyra\n\nUtfall: bordlagd till 2026-09-25", "kan"),
    ("Beslut: Fem\n\nUtfall: hänskjuten till Styrgruppen", "kan"),
    ("Beslut: Sex\n\nUtfall: bifall\nUppdrag: RSS Prov; återrapport 2026-05-22", "ska"),
    ("Beslut: Sju\n\nUtfall: bifall\nUppdrag: RSS Prov", "bör"),
    ("Beslut: Åtta\n\nUtfall: per capsulam senast 2026-04-03", "ska"),
)


def test_the_next_meeting_must_should_and_may_take_up() -> None:
    known = ledger(document("2026-03-20", *(point for point, _ in NEXT)), today=dt.date(2026, 4, 1))
    meeting = known.archive.coming("lchnv", known.today)
    assert meeting is not None
    register = next_meeting(known, meeting)
    expected = {point.split("\n")[0].removeprefix("Beslut: "): need for point, need in NEXT}
    assert dict(told(register, "matter", "need")) == expected
    needs = [str(row["need"]) for row in register.rows]
    assert needs == sorted(needs, key=["ska", "bör", "kan"].index)
    assert "Mötet har ingen dagordning än: lchnv new-agenda 2026-05-22" in register.notes[0]


def test_what_the_next_agenda_lacks_is_told() -> None:
    agenda = document("2026-05-22", "Beslut: Ett", "Beslut: Tre", kind="dagordning")
    notes = document("2026-03-20", *(point for point, _ in NEXT[:4]))
    known = ledger(notes, agenda, today=dt.date(2026, 4, 1))
    meeting = known.archive.coming("lchnv", known.today)
    assert meeting is not None
    register = next_meeting(known, meeting)
    assert dict(told(register, "matter", "on_agenda")) == {
        "Ett": "ja",
        "Två": "nej",
        "Tre": "ja",
        "Fyra": "nej",
    }
    assert "saknar ett ärende" in register.notes[0]
    whole = document("2026-05-22", "Beslut: Ett", "Beslut: Två", "Beslut: Tre", kind="dagordning")
    assert next_meeting(ledger(notes, whole, today=known.today), meeting).notes[0] == (
        "Dagordningen har allt som ska eller bör tas upp."
    )


@pytest.mark.parametrize(
    ("given", "later", "state", "due"),
    [
        ("RSS Prov; återrapport 2026-05-31", "", "försenat", "2026-05-31"),
        ("RSS Prov; återrapport 2026-06-01", "", "öppet", "2026-06-01"),
        ("RSS Prov", "", "försenat", "2026-05-22"),
        ("RSS Prov; återrapport nästa möte", "klar", "klart", "2026-05-22"),
        (
            "RSS Prov; återrapport nästa möte",
            "fortsätter; återrapport 2026-12-11",
            "öppet",
            "2026-12-11",
        ),
    ],
)
def test_an_assignment_is_open_overdue_or_done(
    given: str, later: str, state: str, due: str
) -> None:
    notes = [document("2026-03-20", ASSIGNED.format(given))]
    if later:
        notes.append(document("2026-05-22", f"Rapport: Taxor\n\nÅterrapport: {later}"))
    register = assignments(ledger(*notes), closed=True)
    keys = ("responsible", "state", "due", "point")
    assert told(register, *keys) == [("RSS Prov", state, dt.date.fromisoformat(due), "1")]


def test_an_assignment_goes_on_from_the_day_of_the_report() -> None:
    notes = (
        document("2026-03-20", ASSIGNED.format("RSS Prov; återrapport 2026-05-22")),
        document("2026-05-22", "Rapport: Taxor\n\nÅterrapport: fortsätter; återrapport 2026-12-11"),
    )
    days = [dt.date(2026, 5, day) for day in (21, 22)]
    assert [told(assignments(ledger(*notes, today=day)), "due") for day in days] == [
        [(dt.date(2026, 5, 22),)],
        [(dt.date(2026, 12, 11),)],
    ]


def test_an_assignment_that_was_written_off_is_not_done() -> None:
    notes = (
        document("2026-03-20", ASSIGNED.format("RSS Prov; återrapport 2026-05-22")),
        document("2026-05-22", "Rapport: Taxor\n\nUtfall: avskrivet; ingen taxa behövs"),
    )
    assert told(assignments(ledger(*notes), closed=True), "state", "closed") == [
        ("avskrivet", dt.date(2026, 5, 22))
    ]


def test_what_is_due_first_stands_first_and_what_is_done_last() -> None:
    days = ("2026-12-11", "2026-09-25", "2026-05-22")
    points = [ASSIGNED.format(f"RSS Prov; återrapport {day}").replace("Taxor", day) for day in days]
    done = document("2026-05-22", "Rapport: 2026-05-22\n\nÅterrapport: klar")
    register = assignments(ledger(document("2026-03-20", *points), done), closed=True)
    assert [str(row["due"]) for row in register.rows] == ["2026-09-25", "2026-12-11", "2026-05-22"]


def test_how_a_matter_ended_is_told_of_the_body_that_is_asked_for() -> None:
    known = ledger(
        document("2026-03-20", "Beslut: Taxor\n\nÄrende: taxor\n\nUtfall: bifall"),
        document("2026-04-10", "Beslut: T\n\nÄrende: taxor\n\nUtfall: avslag", body="styrgrupp"),
    )
    states = [told(all_matters(known, body, closed=True), "state") for body in ("lchnv", "")]
    assert states == [[("beslutad",)], [("avslagen",)]]


def test_what_is_handed_out_in_words_is_an_assignment_with_its_line() -> None:
    words = "att ge RSS Prov i uppdrag att utreda taxan till mötet 2026-09-25"
    point = f"Beslut: Taxor\n\nLänschefsnätverket beslutade\n\n- {words}"
    register = assignments(ledger(document("2026-03-20", point)))
    assert told(register, "responsible", "due", "place") == [
        ("RSS Prov", dt.date(2026, 9, 25), "dokument.md:10")
    ]


def test_a_day_that_an_assignment_was_done_on_is_not_known_before() -> None:
    notes = (
        document("2026-03-20", ASSIGNED.format("RSS Prov; återrapport 2026-05-22")),
        document("2026-05-22", "Rapport: Taxor\n\nÅterrapport: klar"),
    )
    before = ledger(*notes, today=dt.date(2026, 5, 1))
    assert told(assignments(before), "state", "closed") == [("öppet", None)]
    assert assignments(ledger(*notes, today=dt.date(2026, 5, 22))).rows == ()
    assert assignments(ledger(*notes, today=dt.date(2026, 3, 19))).rows == ()


PEOPLE = """\
personer:
  - namn: Lo Falk
    epost: lo.falk@example.se
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Björkby, från: 2025-01-01}
      - {roll: vice ordförande, organ: lchnv, från: 2026-01-01}
  - namn: Nils Hage
    epost: nils.hage@example.se
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Region Prov, från: 2025-01-01}
      - {roll: ordförande, organ: lchnv, från: 2026-01-01}
      - {roll: chef för RSS, organ: lchnv, från: 2026-01-01}
  - namn: Eva Ek
    epost: eva.ek@example.se
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Tallsjö, från: 2025-01-01, till: 2025-12-31}
"""


@pytest.mark.parametrize(
    ("responsible", "names"),
    [
        ("Lo Falk", ["Lo Falk"]),
        ("lo falk och Nils Hage, Region Prov", ["Lo Falk", "Nils Hage"]),
        ("Eva Ek", []),
        ("RSS Prov", ["Nils Hage"]),
        ("Vice ordförande", ["Lo Falk"]),
        ("ordföranden", ["Nils Hage"]),
        ("Björkby", ["Lo Falk"]),
        ("Björkbys socialchef", ["Lo Falk"]),
        ("Kommunerna", ["Lo Falk"]),
        ("Huvudmännen", ["Lo Falk", "Nils Hage"]),
        ("Länschefsnätverket", ["Lo Falk", "Nils Hage"]),
        ("En arbetsgrupp", []),
    ],
)
def test_whom_a_responsible_is_the_register_tells(responsible: str, names: list[str]) -> None:
    own = addressees(responsible, archive(register=PEOPLE), "lchnv", TODAY)
    assert [each.name for each in own.reached] == names


@pytest.fixture
def years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    shutil.copytree(ROOT / "tests/exemplary", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path.resolve(), capsys)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("matters", ["--today=2026-09-01"]),
        ("matters-one", ["vårdplaneringens", "--today=2028-01-01"]),
        ("matters-some", ["2027", "--today=2028-01-01"]),
        ("matters-next", ["--next", "--today=2028-01-01"]),
    ],
)
def test_the_matters_of_the_exemplary_years(
    years: Program, golden: Golden, name: str, arguments: list[str]
) -> None:
    ran = years("matters", *arguments)
    golden(f"commands/{name}.txt", ran.transcript())
    assert max(map(len, ran.out.splitlines())) <= 80


def test_the_assignments_of_the_exemplary_years(years: Program, golden: Golden) -> None:
    golden(
        "commands/assignments.txt", years("assignments", "--all", "--today=2028-04-01").transcript()
    )


@pytest.mark.slow
def test_what_nobody_knows_is_told_with_what_may_be_meant(years: Program) -> None:
    near, unknown = years("matters", "VÅRDPLANERIG"), years("matters", "Rymdfart")
    assert (near.code, unknown.code, near.out, unknown.out) == (2, 2, "", "")
    assert "Menade du ”" in near.err
    assert "Inget ärende heter något med ”Rymdfart”." in unknown.err


def test_next_stands_alone_and_needs_a_meeting(years: Program) -> None:
    assert years("matters", "--next", "taxor").code == 2
    ran = years("matters", "--next", "--today", "2029-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "Inget kommande möte" in ran.err


def test_programs_get_json_and_files_the_same(years: Program) -> None:
    out = years("matters", "--json", "--to", "json", "--today=2026-09-01").out
    assert json.loads(out)["register"] == "matters"
    assert Path("export/matters.json").read_text(encoding="utf-8") == out


def test_nothing_is_written_on_trial(years: Program) -> None:
    ran = years("matters", "--to", "csv,xlsx", "--dry-run", "--today=2026-09-01")
    assert len(ran.out.splitlines()) == 2
    assert not Path("export").exists()


def test_an_unknown_format_is_told(years: Program) -> None:
    ran = years("assignments", "--to", "ods")
    assert (ran.code, ran.out) == (2, "")
    assert "csv, xlsx, json, md, docx, pdf, html" in ran.err


@pytest.mark.slow
def test_a_document_that_cannot_be_read_is_missed(years: Program) -> None:
    Path("meetings/lchnv/2026-03-20/minnesanteckningar.md").write_bytes(b"\xff\xfe---")
    ran = years("matters", "--today=2026-09-01")
    assert ran.code == 0
    assert "En fil eller mapp går inte att läsa" in ran.out
    assert "En fil eller mapp går inte att läsa" in years("matters", "Rymdfart").err


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    add_mails(tmp_path)
    lines = ["Uppdrag: Asta Almgren; återrapport 2026-03-20", "Uppdrag: Asta Almgren"]
    lines += ["Uppdrag: Elsa Ekenstam; återrapport 2027-05-01", "Uppdrag: Bertil Björkegren"]
    lines += ["Uppdrag: En arbetsgrupp; återrapport 2026-03-20"]
    points = [f"Beslut: Ärende {n}\n\nUtfall: bifall\n{line}" for n, line in enumerate(lines, 1)]
    notes = tmp_path / "meetings/lchnv/2026-01-30/minnesanteckningar.md"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text(document("2026-01-30", *points), encoding="utf-8")
    return program


def test_each_that_is_to_report_soon_is_reminded_once(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("assignments", "--remind", "--today=2026-04-01")
    golden("commands/assignments-remind.txt", ran.transcript())
    (file,) = Path("export").glob("*.eml")
    golden("commands/assignments-remind-mail.txt", shown(opened(file)))


def test_reminders_are_not_written_on_trial_and_are_told_to_programs(lchnv: Program) -> None:
    ran = lchnv("assignments", "--remind", "--dry-run", "--json", "--today=2026-04-01")
    whole = json.loads(ran.out)
    assert [mail["recipients"][0]["name"] for mail in whole["mails"]] == ["Asta Almgren"]
    assert [each["name"] for each in whole["without_address"]] == ["Bertil Björkegren"]
    assert whole["unknown"] == ["En arbetsgrupp"]
    assert not Path("export").exists()


def test_nobody_is_reminded_where_nothing_is_due(years: Program) -> None:
    ran = years("assignments", "--remind", "--today=2028-01-02")
    assert (ran.code, ran.out) == (0, "")
    assert "Ingen att påminna" in ran.err


def test_reminders_are_no_register(years: Program) -> None:
    assert years("assignments", "--remind", "--to", "csv").code == 2

"""The file of agreements: what is read, what runs out and when, and what --fix writes in it."""

import datetime as dt
import json
import unicodedata
from pathlib import Path

import pytest

from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.ground import read_ground
from lchnv_cli.load.rooms import rooms_of
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.agreements import Agreements, State
from lchnv_cli.model.data_names import AGREEMENTS_FILE
from lchnv_cli.model.days import Day, months_after
from lchnv_cli.planning.renewals import renewals
from tests.running import NETWORK, Program, archive, judge_by, network

PROCEDURE = read_ground((NETWORK / "rules.yaml").read_bytes(), None)[0]
FILE = Path(AGREEMENTS_FILE)
NOT_KEPT = frozenset({"beslutad-överenskommelse-fattas", "ogiltigt-värde", "oläsbar-fil"})
RENEWAL = "överenskommelser:\n  - titel: Överenskommelse om tolkar\n    slag: överenskommelse\n"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a copy of the network."""
    return network(tmp_path, capsys, monkeypatch)


def read(text: str) -> Agreements:
    """Read the file; nothing must be wrong in it."""
    found = read_data_files({AGREEMENTS_FILE: text.encode()}, PROCEDURE)
    assert found.faults == ()
    return found.agreements


def told(text: str) -> list[str]:
    """Give what is found in the file."""
    faults = read_data_files({AGREEMENTS_FILE: text.encode()}, PROCEDURE).faults
    return [f"{fault.hit.place.line} {fault.hit.message}" for fault in faults]


def test_a_sides_name_stands_for_its_principals_and_what_is_said_of_one_goes_before() -> None:
    text = f"{RENEWAL}    parter: {{Kommunerna: 2026-05-04, Tallsjö: avstår, Region Prov: }}\n"
    (one,) = read(text).agreements
    assert [(each.principal, each.signed, each.abstains) for each in one.parties] == [
        ("Björkby", Day(dt.date(2026, 5, 4)), False),
        ("Granköping", Day(dt.date(2026, 5, 4)), False),
        ("Tallsjö", None, True),
        ("Aspnäs", Day(dt.date(2026, 5, 4)), False),
        ("Region Prov", None, False),
    ]
    assert one.waiting() == ("Region Prov",)


@pytest.mark.parametrize("parties", ["[alla]", "{alla: }", "[Kommunerna, Region Prov]"])
def test_parties_without_days_are_yet_to_sign(parties: str) -> None:
    (one,) = read(f"{RENEWAL}    parter: {parties}\n").agreements
    assert one.waiting() == ("Björkby", "Granköping", "Tallsjö", "Aspnäs", "Region Prov")


def test_a_day_that_nobody_knows_is_a_signature() -> None:
    (one,) = read(f"{RENEWAL}    parter: {{Tallsjö: oklart}}\n").agreements
    assert (one.parties[0].signed, one.waiting()) == (Day(None), ())


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            "    från: 2026-07-01\n    till: 2026-06-30\n",
            "till 2026-06-30, som är före 2026-07-01.",
        ),
        (
            "    till: 2027-06-30\n    förlängningar: [2027-06-29]\n",
            "förlängningar 2027-06-29, som är före 2027-06-30.",
        ),
        ("    parter: {Tallsj: 2026-05-04}\n", "Parten ”Tallsj” finns inte i rules.yaml."),
        ("    parter: {Tallsjö: snart}\n", "Fältet Tallsjö har värdet ”snart”"),
        ("    slag2: avtal\n", "Fältet slag2 finns inte i överenskommelsen."),
    ],
)
def test_what_is_wrong_is_told_where_it_is(more: str, message: str) -> None:
    (found,) = told(RENEWAL + more)
    assert message in found


@pytest.mark.parametrize(
    "more",
    [
        "    från: 2026-07-01\n    till: 2026-07-01\n",
        "    till: 2027-06-30\n    förlängningar: [2027-06-30]\n",
    ],
)
def test_one_that_ends_on_its_first_day_is_right(more: str) -> None:
    assert told(RENEWAL + more) == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-06-30", -12, "2026-06-30"),
        ("2027-06-30", -4, "2027-02-28"),
        ("2028-02-29", -12, "2027-02-28"),
        ("2027-02-28", -12, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-30", 1, "2026-02-28"),
    ],
)
def test_months_go_from_the_last_of_one_to_the_last_of_another(
    day: str, months: int, expected: str
) -> None:
    assert str(months_after(dt.date.fromisoformat(day), months)) == expected


TWO = (
    f"{RENEWAL}    från: 2026-07-01\n    till: 2027-06-30\n    ersätter: [Tolkavtalet]\n"
    "  - titel: Tolkavtalet\n    slag: avtal\n    till: 2026-12-31\n"
)


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        ("2026-06-30", State.COMING, State.IN_FORCE),
        ("2026-07-01", State.IN_FORCE, State.REPLACED),
        ("2027-06-30", State.IN_FORCE, State.REPLACED),
        ("2027-07-01", State.ENDED, State.REPLACED),
    ],
)
def test_an_agreement_gives_way_on_the_first_day_of_the_one_that_replaces_it(
    day: str, first: State, second: State
) -> None:
    agreements = read(TWO)
    on = dt.date.fromisoformat(day)
    assert [agreements.state(each, on) for each in agreements.agreements] == [first, second]


@pytest.mark.parametrize(
    ("day", "running"), [("2026-06-29", 0), ("2026-06-30", 1), ("2027-06-30", 1), ("2027-07-01", 0)]
)
def test_what_runs_out_does_so_from_the_months_before_until_its_last_day(
    day: str, running: int
) -> None:
    agreements = read(f"{RENEWAL}    till: 2027-06-30\n")
    found = [*agreements.running_out(dt.date.fromisoformat(day), 12)]
    assert len(found) == running


FILES = {
    "block": "# våra\növerenskommelser:\n  - titel: A  # den första\n    slag: avtal\n\n# slut\n",
    "empty": "# våra\növerenskommelser: []  # än\n",
    "nothing": "# våra\n",
    "flow": "överenskommelser: [{titel: A, slag: avtal}]\nundantag: []\n",
    "two lists": "överenskommelser:\n- titel: A\n  slag: avtal\nundantag:\n- regel: x\n  skäl: y\n",
    "unended": "överenskommelser:\n  - titel: A\n    slag: avtal",
    "windows": "överenskommelser:\r\n  - titel: A\r\n    slag: avtal\r\n",
    "from a mac": unicodedata.normalize(
        "NFD", "överenskommelser:\n  - titel: Å\n    slag: avtal\n"
    ),
    "marked": "\ufefföverenskommelser:\n  - titel: A\n    slag: avtal\n",
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_groups_are_put_in_a_list_however_it_is_written(text: str) -> None:
    data = text.encode()
    room = rooms_of(data)(("överenskommelser",), 2)
    assert room is not None
    edit = room.filled([("titel: B", "slag: rutin"), ("titel: C", "slag: rutin")])
    after = data[: edit.start] + edit.text.encode() + data[edit.end :]
    agreements = read(after.decode())
    before = [each.title for each in read(text).agreements]
    assert [each.title for each in agreements.agreements] == [*before, "B", "C"]
    assert data[: edit.start] == after[: edit.start]
    assert data[edit.end :] == after[len(after) - len(data[edit.end :]) :]
    assert b"\n" not in after.replace(b"\r\n", b"") or b"\r\n" not in data


def _decide(lchnv: Program, *clauses: str) -> None:
    path = lchnv.folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    listed = "".join(f"- {clause}\n" for clause in clauses)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"{text}\n## 9. Beslut: Avtal och rutiner\n\nLänschefsnätverket beslutade\n\n{listed}",
        encoding="utf-8",
    )


@pytest.mark.slow
def test_fix_writes_in_what_was_adopted_and_prolonged_and_keeps_what_is_there(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, NOT_KEPT)
    before = (
        "# Våra avtal\növerenskommelser:\n"
        "  - titel: 'Överenskommelse om tolkar'   # sedan 2020\n    slag: överenskommelse\n"
        "    till: 2026-06-30\n"
    )
    (lchnv.folder / FILE).write_text(before, encoding="utf-8")
    _decide(
        lchnv,
        "att förlänga överenskommelsen om tolkar till och med den 30 juni 2027",
        "att anta Rutin för: hembesök",
        "att teckna avtal om vårdhygien för perioden 2027–2030",
        "att förlänga licensen för vårdcollege till och med mars 2028",
    )
    assert lchnv("check", "--today", "2026-06-01").out.count("beslutad-överenskommelse-fattas") == 4
    assert lchnv("check", "--fix", "--today", "2026-06-01").code == 0
    after = (lchnv.folder / FILE).read_text(encoding="utf-8")
    pointer = "lchnv 2026-05-22 punkt 9"
    assert after == (
        f"{before}    förlängningar: [{{till: 2027-06-30, beslut: {pointer}}}]\n"
        f'  - titel: "Rutin för: hembesök"\n    slag: rutin\n    beslut: {pointer}\n'
        f"  - titel: Avtal om vårdhygien för perioden 2027–2030\n    slag: avtal\n"
        f"    till: 2030-12-31\n    beslut: {pointer}\n"
        f"  - titel: Licens för vårdcollege\n    slag: avtal\n"
        f"    förlängningar: [{{till: 2028-03-31, beslut: {pointer}}}]\n"
    )
    assert lchnv("check", "--today", "2026-06-01").code == 0


@pytest.mark.slow
def test_fix_tells_of_a_proposal_that_it_was_adopted(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, NOT_KEPT)
    proposed = "överenskommelser:\n  - titel: Rutin för hembesök\n    slag: rutin\n"
    (lchnv.folder / FILE).write_text(f"{proposed}    läge: förslag\n", encoding="utf-8")
    _decide(lchnv, "att anta rutinen för hembesök")
    lchnv("check", "--fix", "--today", "2026-06-01")
    after = (lchnv.folder / FILE).read_text(encoding="utf-8")
    assert after == f"{proposed}    läge: antagen\n    beslut: lchnv 2026-05-22 punkt 9\n"


@pytest.mark.parametrize(
    ("clauses", "state"),
    [
        ("att anta rutinen för hembesök", "antagen"),
        ("att anta rutinen för hembesök\n- att hänskjuta ärendet till Provrådet", "förslag"),
        ("att inte anta rutinen för hembesök", "förslag"),
    ],
)
def test_fix_tells_that_a_proposal_was_adopted_where_it_points_unless_it_was_sent_on(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, clauses: str, state: str
) -> None:
    judge_by(monkeypatch, NOT_KEPT)
    proposed = "överenskommelser:\n  - titel: Rutin för hembesök\n    slag: rutin\n"
    more = "    beslut: lchnv 2026-05-22 punkt 9\n"
    text = f"{proposed}    läge: förslag\n{more}"
    (lchnv.folder / FILE).write_text(text, encoding="utf-8")
    _decide(lchnv, clauses)
    lchnv("check", "--fix", "--today", "2026-06-01")
    after = (lchnv.folder / FILE).read_text(encoding="utf-8")
    assert after == text.replace("förslag", state)


def test_fix_points_at_the_number_that_it_gives_the_point(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, NOT_KEPT | {"fel-numrering"})
    (lchnv.folder / FILE).write_text("överenskommelser: []\n", encoding="utf-8")
    _decide(lchnv, "att anta rutinen för hembesök")
    lchnv("check", "--fix", "--today", "2026-06-01")
    notes = lchnv.folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    *_, line = (each for each in notes.read_text(encoding="utf-8").splitlines() if "## " in each)
    number = line.split()[1].rstrip(".")
    assert (line[3:], number != "9") == (f"{number}. Beslut: Avtal och rutiner", True)
    after = (lchnv.folder / FILE).read_text(encoding="utf-8")
    assert f"beslut: lchnv 2026-05-22 punkt {number}\n" in after


def test_without_the_file_nothing_is_asked_of_it(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, NOT_KEPT)
    _decide(lchnv, "att anta rutinen för hembesök")
    assert lchnv("check", "--fix", "--today", "2026-06-01").code == 0
    assert not (lchnv.folder / FILE).exists()


LISTED = (
    "överenskommelser:\n"
    "  - titel: Överenskommelse om tolkar\n    kortnamn: ÖK tolkar\n    slag: överenskommelse\n"
    "    parter: {Kommunerna: 2024-12-20, Tallsjö: , Region Prov: avstår}\n"
    "    från: 2025-01-01\n    till: 2026-12-31\n    uppsägning_månader: 6\n"
    "  - titel: Avtal om larm\n    slag: avtal\n    till: 2027-06-01\n"
    "  - titel: Rutin för hembesök\n    slag: rutin\n"
    "  - titel: Projektmedel\n    slag: finansiering\n    till: 2025-12-31\n"
)


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ([], ["Överenskommelse om tolkar (ÖK tolkar)", "Avtal om larm", "Rutin för hembesök"]),
        (["--expiring", "12m"], ["Överenskommelse om tolkar (ÖK tolkar)"]),
        (["--expiring", "1 år"], ["Överenskommelse om tolkar (ÖK tolkar)"]),
        (["--expiring", "13"], ["Överenskommelse om tolkar (ÖK tolkar)", "Avtal om larm"]),
        (["--unsigned"], ["Överenskommelse om tolkar (ÖK tolkar)"]),
        (["--unsigned", "--principal", "Tallsjö"], ["Överenskommelse om tolkar (ÖK tolkar)"]),
        (["--unsigned", "--principal", "Aspnäs"], []),
        (["--principal", "Aspnäs"], ["Överenskommelse om tolkar (ÖK tolkar)"]),
        (["--kind", "rutin"], ["Rutin för hembesök"]),
        (["projektmedlen"], ["Projektmedel"]),
        (["hembesök"], ["Rutin för hembesök"]),
    ],
)
def test_the_list_has_what_is_asked_for(
    lchnv: Program, asked: list[str], titles: list[str]
) -> None:
    (lchnv.folder / FILE).write_text(LISTED, encoding="utf-8")
    ran = lchnv("agreements", *asked, "--today", "2026-05-25", "--json")
    rows = [row for row in json.loads(ran.out)["rows"] if row["kind"] != "arbetsordning"]
    assert (ran.code, [row["title"] for row in rows]) == (0, titles)


def test_the_list_tells_what_runs_out_who_has_not_signed_and_what_is_left_out(
    lchnv: Program,
) -> None:
    (lchnv.folder / FILE).write_text(LISTED, encoding="utf-8")
    ran = lchnv("agreements", "--today", "2026-05-25")
    assert ran.out == (
        "Överenskommelser\n\n"
        "  Överenskommelse\n"
        "    Slag             Läge    Från        Till och med  Sägs upp senast\n"
        "  Överenskommelse om tolkar (ÖK tolkar)\n"
        "    överenskommelse  gäller  2025-01-01  2026-12-31    2026-06-30\n"
        "        Öppet ärende: inget\n"
        "        Inte undertecknat: Tallsjö\n"
        "        Avstår: Region Prov\n"
        "  Avtal om larm\n"
        "    avtal            gäller              2027-06-01\n"
        "        Öppet ärende: inget\n"
        "  Rutin för hembesök\n"
        "    rutin            gäller\n"
        "  Arbetsordning för LCHNV\n"
        "    arbetsordning    gäller  2024-12-19\n\n"
        "En som inte längre gäller visas med --all.\n"
    )


def test_a_file_with_faults_is_told_shown_as_far_as_it_can_be_read_and_stops_nothing(
    lchnv: Program,
) -> None:
    wrong = f"{LISTED}  - titel: Avtal om bilar\n    slag: hyra\n"
    (lchnv.folder / FILE).write_text(wrong, encoding="utf-8")
    ran = lchnv("agreements", "--today", "2026-05-25")
    assert (ran.code, "Rutin för hembesök" in ran.out) == (0, True)
    assert "Något i överenskommelser.yaml går inte att läsa. Kör lchnv check.\n" in ran.out
    assert lchnv("check", "--today", "2026-05-25").code == 1
    assert lchnv("status", "--today", "2026-05-25").code == 0
    (lchnv.folder / FILE).write_text("överenskommelser: [", encoding="utf-8")
    assert lchnv("agreements", "--today", "2026-05-25").code == 0
    assert lchnv("check", "--today", "2026-05-25").code == 1


@pytest.mark.parametrize("span", ["0m", "tolv", "12v", "1000"])
def test_a_span_that_is_none_is_told(lchnv: Program, span: str) -> None:
    ran = lchnv("agreements", "--expiring", span)
    assert (ran.code, "är ingen tid. Skriv som 12m eller 2år." in ran.err) == (2, True)


def test_the_file_is_read_whatever_form_its_name_has_on_the_disk(lchnv: Program) -> None:
    (lchnv.folder / unicodedata.normalize("NFD", str(FILE))).write_text(LISTED, encoding="utf-8")
    assert "Överenskommelse om tolkar" in lchnv("agreements", "--today", "2026-05-25").out


def _agenda(lchnv: Program, day: str, today: str) -> str:
    ran = lchnv("new-agenda", day, "--dry-run", "--today", today)
    assert ran.code == 0, ran.err
    return ran.out


ENDING = (
    "överenskommelser:\n  - titel: Överenskommelse om tolkar\n    slag: överenskommelse\n"
    "    till: 2027-05-31\n    uppsägning_månader: 6\n    ansvarig: RSS Prov\n"
)


def test_a_new_agenda_brings_what_runs_out_from_the_months_before_and_its_notice(
    lchnv: Program,
) -> None:
    (lchnv.folder / FILE).write_text(ENDING, encoding="utf-8")
    assert "tolkar" not in _agenda(lchnv, "2026-05-30", "2026-05-25")
    assert (
        "### e) Beslut: Förnyelse: Överenskommelse om tolkar\n\n"
        "<!-- Gäller till och med 2027-05-31. Ska sägas upp senast 2026-11-30."
        " Ansvarig: RSS Prov. -->\n\n"
        "#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n"
        "- att ta ställning till vad som ska gälla efter 2027-05-31\n"
    ) in _agenda(lchnv, "2026-05-31", "2026-05-25")


@pytest.mark.parametrize(
    ("last", "today", "told"),
    [
        ("2024-12-18", "2025-03-01", 0),  # before the arbetsordning
        ("2024-12-19", "2025-03-01", 1),
        ("2025-01-31", "2026-01-31", 1),
        ("2025-01-31", "2026-02-01", 0),  # a year ago
    ],
)
def test_what_has_ended_is_told_for_as_long_afterwards(last: str, today: str, told: int) -> None:
    text = f"{RENEWAL}    till: {last}\n"
    ledger = Ledger(archive(agreements=text), dt.date.fromisoformat(today))
    assert len([*renewals(ledger, ledger.today)]) == told


@pytest.mark.parametrize(
    "more",
    [
        "    avslutas: lchnv 2026-05-22 punkt 2\n",
        "    ärende: Läget i a_b_c\n",
        "undantag: [{regel: överenskommelse-löper-ut, skäl: Den ersätts av staten.}]\n",
    ],
)
def test_what_is_seen_to_is_not_brought(lchnv: Program, more: str) -> None:
    (lchnv.folder / FILE).write_text(ENDING + more, encoding="utf-8")
    assert "tolkar" not in _agenda(lchnv, "2026-06-12", "2026-05-25")


def test_status_tells_what_runs_out_until_it_is_on_the_agenda(lchnv: Program) -> None:
    (lchnv.folder / FILE).write_text(ENDING, encoding="utf-8")
    calendar = lchnv.folder / "meetings/lchnv/2026/kalendarium.md"
    text = calendar.read_text(encoding="utf-8")
    calendar.write_text(text.replace("inställt: styrgrupp 2026-09-01", "plats: By"), "utf-8")

    def told() -> list[tuple[str, str, str]]:
        tasks = json.loads(lchnv("status", "--json", "--today", "2026-06-01").out)["tasks"]
        return [
            (each["due"], each["what"], each["command"])
            for each in tasks
            if each["kind"] == "renew_agreement"
        ]

    what = "ta upp ”Överenskommelse om tolkar”, som gäller till och med 31 maj 2027"
    assert told() == [("2026-11-30", what, "lchnv new-agenda 2026-09-25")]
    assert lchnv("new-agenda", "2026-09-25", "--today", "2026-06-01").code == 0
    assert told() == []
    again = lchnv("new-agenda", "2026-09-25", "--update", "--today", "2026-06-01")
    assert "har redan allt" in again.err


def test_whoever_checks_a_meeting_is_told_of_what_it_decided(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({"överenskommelse-löper-ut", "ogiltigt-värde"}))
    (lchnv.folder / FILE).write_text(f"{ENDING}    beslut: lchnv 2026-01-30 punkt 2\n", "utf-8")
    told = [
        lchnv("check", f"lchnv/{day}", "--today", "2026-06-01").out
        for day in ("2026-01-30", "2026-05-22")
    ]
    assert ["löper-ut" in each for each in told] == [True, False]

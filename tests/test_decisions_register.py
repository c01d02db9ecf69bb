"""What was decided, what differs from its proposal, and what a principal takes home."""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.archive import Archive
from lchnv_cli.registers.decided import Wanted, changed, decisions
from lchnv_cli.registers.table import Register
from lchnv_cli.registers.taking_home import taking_home
from tests.announced import DOCUMENTS
from tests.running import NETWORK, Program, archive, network

TODAY = dt.date(2026, 6, 1)
EVERY = {"Granköping", "Tallsjö", "Region Prov"}
HEAD = "---\ndokument: {}\norgan: {}\ndatum: {}\n{}---\n\n"


def agenda(points: str, day: str = "2026-03-20", body: str = "lchnv") -> str:
    """Give an agenda with some points."""
    return HEAD.format("dagordning", body, day, "") + points


def notes(points: str, day: str = "2026-03-20", body: str = "lchnv", head: str = "") -> str:
    """Give notes with some points."""
    return HEAD.format("minnesanteckningar", body, day, head) + points


def point(title: str, *clauses: str, after: str = "", number: int = 1) -> str:
    """Give a point of notes that decided some clauses."""
    told = "".join(f"- {clause}\n" for clause in clauses)
    lead = "Länschefsnätverket beslutade\n\n" if clauses else ""
    return f"## {number}. {title}\n\n{lead}{told}\n{after}\n\n"


def proposal(title: str, *clauses: str, number: int = 1) -> str:
    """Give a point of an agenda that proposes some clauses."""
    told = "".join(f"- {clause}\n" for clause in clauses)
    return f"## {number}. {title}\n\n#### Förslag till beslut\n\nNätverket beslutar\n\n{told}\n"


def ledger(*documents: str) -> Ledger:
    """Give the ledger of some documents."""
    return Ledger(archive(*documents), TODAY)


def titles(register: Register) -> list[Any]:
    """Give the titles in a register's rows."""
    return [row["title"] for row in register.rows]


SEVERAL = (
    notes(
        point("Mötets öppnande", "att öppna mötet")
        + point("Årsrapporten", "att anta årsrapporten", after="Ärende: uppföljning", number=2)
        + point("Läget", "att lägga informationen till handlingarna", number=3)
        + point("Beslutet om taxor", after="Utfall: bordlagd till nästa möte", number=4),
        "2026-01-30",
    ),
    agenda(proposal("Taxor", "att anta taxorna") + proposal("Avtal", "att teckna avtal", number=2)),
    notes(
        point("Taxor", "att anta taxorna för ett år")
        + point("Avtal", "att teckna avtal", number=2)
        + point("Lokaler", after="Utfall: avslag", number=3)
        + point("Brev", "att svara", after="Utfall: att bekräfta", number=4)
    ),
    notes(point("Beredning", "att föreslå att taxorna antas"), "2025-12-01", "styrgrupp").replace(
        "Länschefsnätverket beslutade", "Styrgruppen beslutade"
    ),
)


def test_formalities_are_left_out_and_told_of() -> None:
    register = decisions(ledger(*SEVERAL), Wanted(body_id="lchnv"))
    assert titles(register) == ["Årsrapporten", "Beslutet om taxor", "Taxor", "Avtal", "Lokaler"]
    assert register.notes[0] == "5 beslut. 2 formaliteter är utelämnade; --all visar allt."
    everything = decisions(ledger(*SEVERAL), Wanted(body_id="lchnv"), formal=True)
    assert len(everything.rows) == 7
    assert everything.notes[0] == "7 beslut."


def test_what_is_still_to_be_confirmed_is_no_decision() -> None:
    register = decisions(ledger(*SEVERAL), Wanted(), formal=True)
    assert "Brev" not in titles(register)


def test_the_outcome_is_as_told_or_as_the_agenda_shows() -> None:
    rows = decisions(ledger(*SEVERAL), Wanted()).rows
    assert {str(row["title"]): row["outcome"] for row in rows} == {
        "Beredning": "beslutat",
        "Årsrapporten": "beslutat",
        "Beslutet om taxor": "bordlagd nästa möte",
        "Taxor": "ändrad",
        "Avtal": "bifall",
        "Lokaler": "avslag",
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(body_id="styrgrupp"), ["Beredning"]),
        (Wanted(year=2025), ["Beredning"]),
        (Wanted(meeting=dt.date(2026, 1, 30)), ["Årsrapporten", "Beslutet om taxor"]),
        (Wanted(since=dt.date(2026, 3, 20)), ["Taxor", "Avtal", "Lokaler"]),
        (Wanted(since=dt.date(2026, 3, 21)), []),
        (Wanted(matter="Uppföljningen"), ["Årsrapporten"]),
        (Wanted(matter="taxa"), ["Beslutet om taxor", "Taxor"]),
        (Wanted(matter="hyra"), []),
        (Wanted(kind=OutcomeKind.AMENDED), ["Taxor"]),
        (Wanted(kind=OutcomeKind.ADOPTED), ["Avtal"]),
        (Wanted(kind=OutcomeKind.REJECTED), ["Lokaler"]),
        (Wanted(kind=OutcomeKind.TABLED), ["Beslutet om taxor"]),
        (Wanted("arsrapport"), ["Årsrapporten"]),
        (Wanted("ÅRSRAPPORTER antagen"), []),
        (Wanted("ÅRSRAPPORTER uppföljningar"), ["Årsrapporten"]),
        (Wanted("taxan"), ["Beredning", "Beslutet om taxor", "Taxor"]),
        (Wanted("taxan", year=2026, kind=OutcomeKind.AMENDED), ["Taxor"]),
        (Wanted("lokalerna"), ["Lokaler"]),
    ],
)
def test_decisions_are_chosen_by_all_that_is_asked(wanted: Wanted, found: list[str]) -> None:
    assert titles(decisions(ledger(*SEVERAL), wanted)) == found


@pytest.mark.parametrize("word", ["besluten", "beslutet", "beslutade", "Beslut", "BESLUTEN"])
@pytest.mark.parametrize("written", ["Besluten", "Beslutet", "Beslutade taxor"])
def test_a_word_finds_its_other_forms(word: str, written: str) -> None:
    said = notes(f"## 1. {written}\n\nUtfall: avslag\n")
    assert titles(decisions(ledger(said), Wanted(word))) == [written]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("de digitala hjälpmedlen", ["Digitala hjälpmedel"]),
        ("om hjälpmedel i hemmet", ["Hjälpmedel hemma"]),
        ("om", ["Om taxor"]),
    ],
)
def test_small_words_count_only_where_nothing_else_is_asked_for(
    words: str, found: list[str]
) -> None:
    titled = ("Digitala hjälpmedel", "Hjälpmedel hemma", "Om taxor")
    said = notes(
        "".join(f"## {n}. {each}\n\nUtfall: avslag\n\n" for n, each in enumerate(titled, 1))
    )
    assert titles(decisions(ledger(said), Wanted(words))) == found


def test_a_row_tells_the_matter_the_clauses_and_what_needs_politicians() -> None:
    text = point(
        "Överenskommelsen",
        "att rekommendera huvudmännen att anta den, samt",
        "att följa den",
        after="Utfall: bifall; hänskjuten till Välfärdsrådet\nPolitiskt beslut: ja",
    ).replace("Överenskommelsen\n", "Överenskommelsen\n\nÄrende: hjälpmedel\n")
    [row] = decisions(ledger(notes(text)), Wanted()).rows
    assert row == {
        "title": "Överenskommelsen",
        "date": dt.date(2026, 3, 20),
        "body": "LCHNV",
        "point": "1",
        "outcome": "bifall; hänskjuten till Välfärdsrådet",
        "political": "ja",
        "matter": "hjälpmedel",
        "decision": ["att rekommendera huvudmännen att anta den", "att följa den"],
        "place": "dokument.md:7",
        "also": None,
    }


@pytest.mark.parametrize(
    ("line", "clauses", "political"),
    [
        ("Utfall: bifall; hänskjuten till Provrådet", [], "ja"),
        ("", ["att hänskjuta frågan till Provrådet"], "ja"),
        ("Utfall: bifall; hänskjuten till Socialchefsnätverket", [], None),
        ("Utfall: bifall; hänskjuten till Provrådet\nPolitiskt beslut: nej", [], None),
    ],
)
def test_what_is_referred_to_a_political_body_needs_politicians(
    line: str, clauses: Sequence[str], political: str | None
) -> None:
    said = notes(point("Rutin", "att anta rutinen", *clauses, after=line))
    rules = (DOCUMENTS / "rules.yaml").read_text("utf-8")
    [row] = decisions(Ledger(archive(said, rules=rules), TODAY), Wanted()).rows
    assert row["political"] == political


def _differs(asked: Sequence[str], decided: Sequence[str], after: str = "") -> bool:
    documents = (
        agenda(proposal("Taxor", *asked) + proposal("Avtal", "att teckna avtal", number=2)),
        notes(point("Taxor", *decided, after=after) + point("Avtal", "att teckna avtal", number=2)),
    )
    rows = changed(ledger(*documents), Wanted()).rows
    assert [row["title"] for row in rows] in ([], ["Taxor"])
    return bool(rows)


@pytest.mark.parametrize(
    ("decided", "after"),
    [
        (["att anta taxorna", "att följa upp dem"], ""),
        (["att följa upp dem", "att anta taxorna"], ""),
        (["Att anta taxorna, samt", "att följa upp dem."], ""),
        (["att anta taxorna och följa upp dem"], ""),
        (["att taxorna antas", "att de följs upp"], ""),
        (["att anta taxorna (Bilaga 2)", "att följa upp dem"], ""),
        (["att bifalla förslaget"], ""),
        (["att besluta enligt styrgruppens förslag"], ""),
        ([], "Utfall: bifall"),
        ([], "Utfall: bordlagd till nästa möte"),
        ([], "Utfall: utgår"),
        ([], "Nätverket samtalade om taxorna."),
        (["att anta andra taxor"], "Utfall: att bekräfta"),
        (["att bordlägga ärendet till nästa möte"], ""),
    ],
)
def test_the_same_decision_in_other_words_is_no_change(decided: list[str], after: str) -> None:
    asked = ["att anta taxorna", "att följa upp dem"]
    if decided == ["att taxorna antas", "att de följs upp"]:
        asked = ["att anta taxorna", "att de följs upp"]
    assert not _differs(asked, decided, after)


@pytest.mark.parametrize(
    ("decided", "after"),
    [
        (["att anta taxorna för ett år", "att följa upp dem"], ""),
        (["att anta taxorna"], ""),
        (["att inte anta taxorna", "att följa upp dem"], ""),
        (["att anta taxorna", "att följa upp dem", "att tacka arbetsgruppen"], ""),
        (["att bifalla förslaget", "att det gäller till 2027"], ""),
        (["att avslå förslaget"], ""),
        ([], "Utfall: avslag"),
        ([], "Utfall: ändrad, bara för ett år"),
        ([], "Utfall: per capsulam senast 2026-04-10; avslag"),
    ],
)
def test_another_decision_is_a_change(decided: list[str], after: str) -> None:
    assert _differs(["att anta taxorna", "att följa upp dem"], decided, after)


def test_numbers_are_not_taken_for_each_other() -> None:
    assert _differs(["att hålla två möten 2026"], ["att hålla två möten 2027"])
    assert _differs(["att hålla en dag"], ["att hålla två dagar"])
    assert not _differs(["att hålla en dag"], ["att hålla en dag"])


def test_both_wordings_are_given() -> None:
    documents = (
        agenda(proposal("Taxor", "att anta taxorna")),
        notes(point("Taxor", "att anta taxorna för ett år")),
    )
    [row] = changed(ledger(*documents), Wanted()).rows
    assert (row["proposal"], row["decision"]) == (
        ("att anta taxorna",),
        ("att anta taxorna för ett år",),
    )


def test_a_proposal_with_a_point_of_its_own_in_the_notes_is_no_change() -> None:
    documents = (
        agenda(proposal("Taxor och avgifter", "att anta taxorna", "att höja avgifterna")),
        notes(
            point("Taxor och avgifter", "att anta taxorna")
            + point("Avgifter", "att höja avgifterna", number=2)
        ),
    )
    assert changed(ledger(*documents), Wanted()).rows == ()


def test_a_proposal_that_the_notes_repeat_is_no_decision() -> None:
    asked = proposal("Taxor", "att anta taxorna")
    both = asked + "#### Beslut\n\nLänschefsnätverket beslutade\n\n- att anta taxorna för ett år\n"
    assert titles(changed(ledger(agenda(asked), notes(both)), Wanted())) == ["Taxor"]


def test_a_changed_formality_is_shown_where_it_is_no_longer_one() -> None:
    title = "Godkännande av dagordning"
    asked = agenda(proposal(title, "att godkänna dagordningen"))
    more = "att godkänna dagordningen med en fråga till"
    assert titles(changed(ledger(asked, notes(point(title, more))), Wanted())) == [title]
    other = notes(point(title, "att fastställa dagordningen"))
    assert titles(changed(ledger(asked, other), Wanted())) == []
    assert titles(changed(ledger(asked, other), Wanted(), formal=True)) == [title]


def _home(
    principal: str, *documents: str, wanted: Wanted | None = None, agreements: str = ""
) -> Register:
    read: Archive = archive(*documents, agreements=agreements)
    sides = read.procedure.sides_over_time("lchnv")
    named = sides.named(principal, TODAY)
    assert named is not None
    return taking_home(Ledger(read, TODAY), named, wanted or Wanted(body_id="lchnv"))


def _todo(register: Register) -> list[tuple[Any, Any]]:
    return [(row["todo"], row["decision"]) for row in register.rows]


@pytest.mark.parametrize(
    ("clause", "whose"),
    [
        ("att anta rutinen", EVERY),
        ("att varje kommun inventerar sina behov", EVERY),
        ("att rekommendera huvudmännen att anta planen", EVERY),
        ("att ge Tallsjö i uppdrag att räkna", {"Tallsjö"}),
        ("att bevilja Tallsjös ansökan", {"Tallsjö"}),
        ("att bevilja Aspnäs ansökan", set()),
        ("att Bertil Björkegren får i uppdrag att räkna", {"Granköping"}),
        ("att ge RSS Prov i uppdrag att räkna", set()),
        ("att regionen får i uppdrag att räkna", {"Region Prov"}),
        ("att flytta mötet i maj", set()),
        ("att flytta mottagningen", EVERY),
        ("att se över hemsjukvården", EVERY),
        ("att utse en kontaktperson", EVERY),
        ("att bjuda in till ett möte med Socialstyrelsen", EVERY),
        ("att arbetsordningen gäller oförändrad", set()),
        ("att fastställa kalendariet för 2027", set()),
        ("att välja Asta Almgren, Björkby, till ordförande", set()),
        ("att lägga informationen till handlingarna", set()),
    ],
)
def test_a_principal_takes_home_what_concerns_it(clause: str, whose: set[str]) -> None:
    said = notes(point("Punkten", clause))
    own = {name for name in EVERY if _home(name, said).rows}
    assert own == whose


def test_what_politicians_must_decide_goes_first_and_notes_to_register_last() -> None:
    out = "utskickad: 2026-03-25\ndiarieförd: {Björkby: 2026/1, Tallsjö: väntar}\n"
    said = notes(
        point("Rutin", "att anta rutinen")
        + point("Avtal", "att teckna avtalet", after="Politiskt beslut: ja", number=2),
        head=out,
    )
    assert _todo(_home("Tallsjö", said)) == [
        ("politiskt beslut", ["att teckna avtalet"]),
        ("föra vidare", ["att anta rutinen"]),
        ("diarieföra", ["Minnesanteckningar 2026-03-20"]),
    ]
    assert "diarieföra" not in dict(_todo(_home("Björkby", said)))


def test_what_a_principal_has_yet_to_sign_is_told_with_its_decision() -> None:
    kept = (
        "överenskommelser:\n  - titel: Avtal om larm\n    slag: avtal\n    från: 2026-03-01\n"
        "    parter: {Tallsjö: , Björkby: 2026-02-01, Aspnäs: avstår}\n"
        "    beslut: lchnv 2026-01-30 punkt 5 a\n"
        "  - titel: Rutin för tolkar\n    slag: rutin\n    läge: förslag\n    parter: [Tallsjö]\n"
        "  - titel: Larmavtalet\n    slag: avtal\n    till: 2025-12-31\n    parter: [Tallsjö]\n"
    )
    (row,) = _home("Tallsjö", agreements=kept).rows
    assert row == {
        "date": dt.date(2026, 1, 30),
        "point": "5 a",
        "todo": "underteckna",
        "decision": ["Avtal om larm, senast 2026-03-01"],
    }
    assert all(_home(name, agreements=kept).rows == () for name in ("Björkby", "Aspnäs"))


def test_notes_that_are_not_mailed_are_not_yet_to_be_registered() -> None:
    assert _home("Tallsjö", notes(point("Läget"))).rows == ()


def test_unregistered_notes_are_told_however_old_the_decisions_asked_for() -> None:
    old = notes(point("Rutin", "att anta rutinen"), "2025-01-30", head="utskickad: 2025-02-03\n")
    lately = Wanted(body_id="lchnv", since=dt.date(2025, 6, 1))
    assert [each for each, _ in _todo(_home("Tallsjö", old, wanted=lately))] == ["diarieföra"]
    other = Wanted(body_id="lchnv", year=2026)
    assert _home("Tallsjö", old, wanted=other).rows == ()


def test_a_principal_registers_under_the_name_that_it_had() -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    renamed = rules.replace(
        "Tallsjö,", "{namn: Nysjö, tidigare: [{namn: Tallsjö, till: 2026-04-30}]},"
    )
    said = notes(point("Läget"), head="utskickad: 2026-03-25\ndiarieförd: {Tallsjö: 2026/4}\n")
    read = archive(said, rules=renamed)
    named = read.procedure.sides_over_time("lchnv").named("Nysjö", TODAY)
    assert named is not None
    assert taking_home(Ledger(read, TODAY), named, Wanted(body_id="lchnv")).rows == ()


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def test_the_command_tells_decisions_and_writes_them(lchnv: Program) -> None:
    ran = lchnv("decisions", "anta", "taxa", "--today", "2026-06-01", "--json")
    told = json.loads(ran.out)
    assert (ran.code, told["register"], told["format"]) == (0, "decisions", 1)
    assert [row["decision"][0] for row in told["rows"]] == ["att anta taxorna"] * 2
    shown = lchnv("decisions", "--kind", "bordlades", "--body", "LCHNV")
    assert shown.out.startswith("Beslut av LCHNV med utfallet bordlagd\n")
    assert "Lokaler" in shown.out
    assert max(map(len, shown.out.splitlines())) < 80
    written = lchnv("decisions", "--changed", "--to", "csv,docx,pdf")
    names = ["changed-decisions.csv", "changed-decisions.docx", "changed-decisions.pdf"]
    assert written.out == "".join(f"MAPP/export/{name}\n" for name in names)


def test_the_command_tells_what_a_principal_takes_home(lchnv: Program) -> None:
    today = ("--today", "2026-06-01")
    ran = lchnv("decisions", "--principal", "tallsjö", *today)
    assert ran.code == 0
    assert ran.out.startswith("Att ta hem till Tallsjö\n")
    assert "att anta taxorna" in ran.out
    assert "Beslut från och med 2025-06-01." in ran.out
    later = lchnv("decisions", "--principal", "Tallsjö", "--today", "2027-06-01")
    assert "att anta taxorna" not in later.out
    chosen = lchnv("decisions", "--principal", "Tallsjö", "--year", "2026", *today)
    assert "att anta taxorna" in chosen.out
    files = lchnv("decisions", "--principal", "Region Prov", *today, "--to", "md")
    assert files.out == "MAPP/export/take-home-region-prov.md\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "kanske"], "”kanske” är inget utfall. Välj bland: bifall, ändrad, avslag,"),
        (["--principal", "Tallsjo"], "Huvudmannen ”Tallsjo” finns inte i rules.yaml. Menade du"),
        (["--principal", "Tallsjö", "--changed"], "--principal visas för sig"),
        (["--principal", "Tallsjö", "--all"], "--principal visas för sig"),
        (["--year", "26"], "”26” är inte ett år."),
        (["--meeting", "mars"], "”mars” är inte en dag i kalendern."),
        (["--body", "nej"], "Organet ”nej” finns inte."),
    ],
)
def test_what_cannot_be_answered_is_told(lchnv: Program, arguments: list[str], said: str) -> None:
    ran = lchnv("decisions", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_of_withdrawn_and_not_reached_each_is_found_by_its_word(lchnv: Program) -> None:
    text = "## 1. A\n\nUtfall: utgår: dras tillbaka\n\n## 2. B\n\nUtfall: ej behandlad\n"
    path = Path("meetings/lchnv/2026-03-20/minnesanteckningar.md")
    path.write_text(notes(text), encoding="utf-8")
    for kind, title in (("utgår", "A"), ("ej behandlad", "B")):
        told = json.loads(lchnv("decisions", "--kind", kind, "--json").out)
        assert [row["title"] for row in told["rows"]] == [title]


def test_what_stands_under_a_meeting_that_moves_is_the_networks_own() -> None:
    said = notes(point("Mötet i mars ställs in", "att i stället mötas den 9 april 2027"))
    assert _home("Tallsjö", said).rows == ()


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (Wanted(), "Beslut"),
        (Wanted(year=2026), "Beslut 2026"),
        (Wanted(meeting=dt.date(2026, 3, 20)), "Beslut 2026-03-20"),
        (Wanted("taxan", "lchnv"), "Beslut av LCHNV med ”taxan”"),
        (Wanted(matter="taxa"), "Beslut i ärendet ”taxa”"),
        (Wanted(kind=OutcomeKind.REJECTED), "Beslut med utfallet avslag"),
    ],
)
def test_the_title_tells_what_was_asked_for(wanted: Wanted, title: str) -> None:
    assert decisions(ledger(*SEVERAL), wanted).title == title


def test_one_is_told_as_one() -> None:
    said = notes(point("Taxor", "att anta taxorna") + point("Start", "att öppna mötet", number=2))
    told = decisions(ledger(said), Wanted()).notes[0]
    assert told == "1 beslut. 1 formalitet är utelämnad; --all visar allt."
    rows = decisions(ledger(said), Wanted()).rows
    assert [row["matter"] for row in rows] == [None]
    elected = notes(point("Val", "att välja Asta Almgren, Björkby, till ordförande"))
    assert _home("Tallsjö", elected).notes == (
        "Ett beslut till rör nätverket självt eller någon annan.",
    )
    assert _home("Tallsjö", said).notes == ()

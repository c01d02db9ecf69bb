"""Principals that merge, change their names or are new, and bodies with sides of their own."""

import datetime as dt
from pathlib import Path

import pytest

from lchnv_cli.context import Context
from lchnv_cli.dispatch.recipients import circle
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.ground import read_ground
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.planning.turns import turn
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import NETWORK, Program, archive, network

RULES_YAML = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
OLD = "huvudmän: [Björkby, Granköping, Tallsjö, Aspnäs]\n"
MERGED = """\
huvudmän:
      - {namn: Björkby, till: 2027-12-31, ingår_i: Björkgran}
      - {namn: Granköping, till: 2027-12-31, ingår_i: Björkgran}
      - {namn: Björkgran, från: 2028-01-01}
      - {namn: Nya Tallsjö, tidigare: {namn: Tallsjö, till: 2027-12-31}}
      - Aspnäs
"""
SCHNV = """\
  - id: schnv
    namn: Socialchefsnätverket
    kortnamn: SCHNV
    rubrik: Socialchefsnätverket
    styrgrupp: utskottet
    parter:
      - {namn: Norr, huvudmän: [Björkby, Granköping, Björkgran]}
      - {namn: Söder, huvudmän: [Tallsjö, {namn: Aspnäs, till: 2026-12-31}]}
  - {id: utskottet, namn: Utskottet, kortnamn: SU, rubrik: Utskottet}
"""
MANDATE = "roll: representant, organ: lchnv, huvudman: "
LAST, FIRST = dt.date(2027, 12, 31), dt.date(2028, 1, 1)
BEFORE = ("Björkby", "Granköping", "Tallsjö", "Aspnäs", "Region Prov")
AFTER = ("Björkgran", "Nya Tallsjö", "Aspnäs", "Region Prov")


def rules(sides: str = MERGED, bodies: str = "") -> str:
    assert OLD in RULES_YAML
    first = "  - id: styrgrupp\n"
    return RULES_YAML.replace(OLD, sides).replace(first, bodies + first, 1)


def person(name: str, *principals: str, since: str = "2027-01-01") -> str:
    """Write somebody who represents some principals in lchnv."""
    own = (f"      - {{{MANDATE}{each}, från: {since}}}\n" for each in principals)
    return f"  - namn: {name}\n    epost: ny@example.se\n    uppdrag:\n{''.join(own)}"


def procedure(sides: str = MERGED, bodies: str = "") -> Procedure:
    return read_procedure(rules(sides, bodies).encode())


def found(known: Archive, *ids: str, today: dt.date = FIRST) -> list[str]:
    own = [rule for rule in RULES if rule.id in ids]
    assert len(own) == len(ids)
    return [each.message for each in run(own, Context(today, known, Workdays()))]


def told(text: str, sides: str = MERGED, bodies: str = "") -> list[tuple[str, str]]:
    """Give what is wrong with the register: the first line of the message, and the remedy."""
    people = f"personer:\n  - namn: Ture Tall\n    uppdrag:\n      - {{{text}}}\n"
    faults = read_ground(rules(sides, bodies).encode(), people.encode())[2]
    return [(fault.hit.message, fault.hit.remedy) for fault in faults]


def notes(day: str, present: str, registered: str, body: str = "lchnv") -> str:
    head = f"dokument: minnesanteckningar\norgan: {body}\ndatum: {day}\nutskickad: {day}\n"
    return f"---\n{head}närvarande: {{{present}}}\ndiarieförd: {{{registered}}}\n---\n\n## 1. Ett\n"


def test_principals_are_those_of_the_day() -> None:
    known = procedure()
    assert known.principals_of("lchnv", LAST) == BEFORE
    assert known.principals_of("lchnv", FIRST) == AFTER
    assert known.principals_of("styrgrupp", FIRST) == AFTER
    assert known.side_of("Björkby", "lchnv", LAST) == known.side_of("Björkgran", "lchnv", FIRST)
    assert known.side_of("Björkby", "lchnv", FIRST) is None


def test_a_side_is_there_while_it_has_a_principal() -> None:
    forest = "  - {namn: Skogen, huvudmän: [{namn: Skogen, från: 2028-01-01}]}\norgan:\n"
    known = read_procedure(rules(OLD).replace("organ:\n", forest, 1).encode())
    assert [side.name for side in known.sides_of("lchnv", LAST)] == ["Kommunerna", "Regionen"]
    assert [side.name for side in known.sides_of("lchnv", FIRST)][2:] == ["Skogen"]


def test_notes_are_registered_by_the_principals_of_their_day() -> None:
    old = notes(
        "2027-12-10", "", "Björkby: 1, Granköping: 2, Tallsjö: 3, Aspnäs: 4, Region Prov: 5"
    )
    new = notes("2028-01-28", "", "Björkgran: 1, Nya Tallsjö: 3, Aspnäs: 4, Region Prov: 5")
    late = dt.date(2028, 12, 31)
    for right in (old, new):
        known = archive(right, rules=rules())
        assert found(known, "ej-diarieförda", "ogiltigt-värde", today=late) == []
    moved = old.replace("2027-12-10", "2028-01-28")
    message = found(archive(moved, rules=rules()), "ej-diarieförda", today=late)
    assert message[0].startswith(
        "Diarienummer saknas från 2 av 4 huvudmän: Björkgran, Nya Tallsjö."
    )


@pytest.mark.parametrize(
    ("day", "registered", "form"),
    [
        ("2027-12-10", "Tallsjö: KS 2027/12", ""),
        ("2027-12-10", "Tallsjö: 2027-12", "Tallsjö använder: KS ÅÅÅÅ/N."),
        ("2028-01-28", "Nya Tallsjö: KS 2028/12", ""),
        ("2028-01-28", "Nya Tallsjö: 2028-12", "Nya Tallsjö använder: KS ÅÅÅÅ/N."),
        ("2028-01-28", "Björkgran: 2028-12", ""),  # what two went up in has a diary of its own
        ("2029-01-26", "Tallsjöbygden: 2029-12", ""),  # a form of its own
        ("2029-01-26", "Tallsjöbygden: KS 2029/12", "Tallsjöbygden använder: ÅÅÅÅ-N."),
        ("2027-12-10", "Aspnäs: 2027-12", ""),  # the form of a name it did not have yet
    ],
)
def test_a_new_name_has_the_diary_of_the_one_before(day: str, registered: str, form: str) -> None:
    sides = MERGED.replace(
        "{namn: Nya Tallsjö, tidigare: {namn: Tallsjö, till: 2027-12-31}}",
        "namn: Tallsjöbygden\n        tidigare:\n"
        "          - {namn: Tallsjö, till: 2027-12-31}\n"
        "          - {namn: Nya Tallsjö, till: 2028-12-31}",
    ).replace("- Aspnäs", "- {namn: Nya Aspnäs, från: 2028-01-01, tidigare: [Aspnäs]}")
    forms = "  Tallsjö: KS ÅÅÅÅ/N\n  Björkby: KS ÅÅÅÅ/N\n  Tallsjöbygden: ÅÅÅÅ-N\n"
    forms += "  Nya Aspnäs: SN ÅÅÅÅ/N\n"
    known = archive(notes(day, "", registered), rules=f"{rules(sides)}diarienummer:\n{forms}")
    told = found(known, "utan-diarienummer")
    assert [form in message for message in told] == [True] * bool(form)


@pytest.mark.parametrize(
    ("change", "line", "why"),
    [
        (("Norr: [Björkby", "Norr: [Björkbyn"), "länsdelar", "Björkbyn i länsdelen Norr"),
        (("styrgrupp: styrgrupp\n", "styrgrupp: styret\n"), "styret", "styret, som inte finns"),
        (("  Region Prov: HS", "  Region Pro: HS"), "Region Pro:", "Region Pro finns inte"),
    ],
)
def test_a_name_that_nobody_has_is_refused_on_its_line(
    change: tuple[str, str], line: str, why: str
) -> None:
    areas = OLD + "    länsdelar: {Norr: [Björkby, Granköping], Syd: [Tallsjö]}\n"
    text = rules(areas) + "diarienummer:\n  Region Prov: HS N\n"
    read_procedure(text.encode())
    broken = text.replace(*change, 1)
    at = next(n for n, each in enumerate(broken.splitlines(), 1) if line in each)
    with pytest.raises(Broken, match=why) as stopped:
        read_procedure(broken.encode())
    assert stopped.value.fault.hit.place.line == at


def test_a_part_of_the_county_may_have_a_principal_s_former_name() -> None:
    known = procedure(MERGED + "    länsdelar: {Norr: [Björkby, Björkgran], Syd: [Tallsjö]}\n")
    (side, _) = known.sides_of("lchnv", FIRST)
    assert side.areas == {"Norr": ("Björkgran",), "Syd": ("Nya Tallsjö",)}


@pytest.mark.parametrize(
    ("day", "name", "message"),
    [
        ("2027-12-31", "Björkby", ""),
        ("2028-01-01", "Björkby", "Björkby ingår i Björkgran från och med lördag 1 januari 2028."),
        ("2028-01-01", "Björkgran", ""),
        ("2027-12-31", "Björkgran", "Björkgran finns från och med lördag 1 januari 2028."),
        ("2027-12-31", "Tallsjö", ""),
        ("2028-01-01", "Tallsjö", "Tallsjö heter Nya Tallsjö från och med lördag 1 januari 2028."),
        (
            "2027-12-31",
            "Nya Tallsjö",
            "Nya Tallsjö hette Tallsjö till och med fredag 31 december 2027.",
        ),
    ],
)
def test_a_name_of_another_time_is_told_in_the_attendance(
    day: str, name: str, message: str
) -> None:
    known = archive(notes(day, f"{name}: [Ture Tall]", ""), rules=rules())
    assert found(known, "ogiltigt-värde") == ([message] if message else [])


@pytest.mark.parametrize("name", ["Tallsjö", "Nya Tallsjö"])
def test_a_mandate_goes_on_under_a_new_name(name: str) -> None:
    assert told(f"{MANDATE}{name}, från: 2027-01-01") == []
    people = "personer:\n" + person("Ture Tall", name)
    new = archive(
        notes("2028-01-28", "Nya Tallsjö: [Ture Tall]", ""), register=people, rules=rules()
    )
    assert found(new, "okänd-närvarande", "saknas-i-närvaron", "ogiltigt-värde") == []
    assert [each.principal for each in circle(new, "lchnv", LAST).reached] == ["Tallsjö"]
    assert [each.principal for each in circle(new, "lchnv", FIRST).reached] == ["Nya Tallsjö"]


def test_a_mandate_ends_with_its_principal_and_the_register_says_what_to_write() -> None:
    fault = (
        "Uppdraget slutar 2027-12-31: Björkby ingår i Björkgran från och med 2028-01-01.",
        "Skriv till: 2027-12-31, och ett nytt uppdrag för Björkgran.",
    )
    assert told(f"{MANDATE}Björkby, från: 2027-01-01") == [fault]
    assert told(f"{MANDATE}Björkby, från: 2027-01-01, till: 2028-01-01") == [fault]
    assert told(f"{MANDATE}Björkby, från: 2027-01-01, till: 2027-12-31") == []
    others = ("Granköping", "Tallsjö", "Aspnäs", "Region Prov")
    people = "personer:\n" + person("Asta Alm", "Björkby", *others)
    meetings = (notes("2027-12-31", "", ""), notes("2028-01-01", "", ""))
    known = archive(*meetings, register=people, rules=rules())
    (message,) = found(known, "saknad-huvudman", today=dt.date(2028, 2, 1))
    assert message.startswith("Björkgran har ingen representant i Länschefsnätverket på mötet lörd")


@pytest.mark.parametrize(
    ("mandate", "message", "remedy"),
    [
        (
            "Björkby, från: 2028-01-01",
            "Björkby ingår i Björkgran från och med lördag 1 januari 2028.",
            "Skriv huvudman: Björkgran",
        ),
        (
            "Björkgran, från: 2027-12-31",
            "Björkgran finns från och med lördag 1 januari 2028.",
            "Skriv huvudman: Björkby och Granköping",
        ),
        (
            "Tallsjö, från: 2028-01-01",
            "Tallsjö heter Nya Tallsjö från och med lördag 1 januari 2028.",
            "Skriv huvudman: Nya Tallsjö",
        ),
    ],
)
def test_a_mandate_that_begins_at_another_time_than_its_name_is_told(
    mandate: str, message: str, remedy: str
) -> None:
    assert told(MANDATE + mandate) == [(message, remedy)]


DIVIDED = """\
huvudmän:
      - {namn: Björkby, till: 2027-12-31}
      - {namn: Norrby, från: 2028-01-01, ingick_i: Björkby}
      - {namn: Söderby, från: 2028-01-01, ingick_i: Björkby}
      - Granköping
      - {namn: Granö, från: 2028-01-01, ingick_i: Granköping}
      - Tallsjö
      - Aspnäs
"""


def test_a_principal_may_be_divided_or_lose_a_part() -> None:
    known = procedure(DIVIDED)
    new = ("Norrby", "Söderby", "Granköping", "Granö", "Tallsjö", "Aspnäs", "Region Prov")
    assert known.principals_of("lchnv", LAST) == BEFORE
    assert known.principals_of("lchnv", FIRST) == new
    sides = known.sides_over_time("lchnv")
    assert sides.heirs("Björkby", LAST, LAST) == ("Björkby",)
    assert sides.heirs("Björkby", LAST, FIRST) == ("Norrby", "Söderby")
    assert sides.heirs("Granköping", LAST, FIRST) == ("Granköping",)
    again = DIVIDED.replace(
        "{namn: Söderby, från: 2028-01-01, ", "{namn: Söderby, från: 2028-01-01, till: 2029-12-31, "
    )
    later = "      - {namn: Sund, från: 2030-01-01, ingick_i: Söderby}\n"
    sides = procedure(again + later).sides_over_time("lchnv")
    assert sides.heirs("Björkby", LAST, dt.date(2030, 1, 1)) == ("Norrby", "Sund")


@pytest.mark.parametrize(
    ("mandate", "message", "remedy"),
    [
        (
            "Björkby, från: 2027-01-01",
            "Uppdraget slutar 2027-12-31: Björkby delas i Norrby och Söderby från och med "
            "2028-01-01.",
            "Skriv till: 2027-12-31, och ett nytt uppdrag för Norrby och Söderby.",
        ),
        (
            "Björkby, från: 2028-01-01",
            "Björkby delas i Norrby och Söderby från och med lördag 1 januari 2028.",
            "Skriv huvudman: Norrby och Söderby",
        ),
        (
            "Norrby, från: 2027-12-31",
            "Norrby finns från och med lördag 1 januari 2028.",
            "Skriv huvudman: Björkby",
        ),
        (
            "Granö, från: 2027-12-31",
            "Granö finns från och med lördag 1 januari 2028.",
            "Skriv huvudman: Granköping",
        ),
    ],
)
def test_a_mandate_ends_with_a_principal_that_is_divided(
    mandate: str, message: str, remedy: str
) -> None:
    assert told(MANDATE + mandate, DIVIDED) == [(message, remedy)]


def test_a_mandate_goes_on_where_only_a_part_left() -> None:
    assert told(f"{MANDATE}Granköping, från: 2027-01-01", DIVIDED) == []


def test_a_body_that_never_had_the_whole_may_have_a_part() -> None:
    young = SCHNV.replace("Björkby, Granköping, Björkgran", "Norrby, Söderby")
    assert procedure(DIVIDED, young).principals_of("schnv", FIRST)[:2] == ("Norrby", "Söderby")
    old = SCHNV.replace("Granköping, Björkgran", "Norrby, Söderby")
    sides = procedure(DIVIDED, old).sides_over_time("schnv")
    assert sides.heirs("Björkby", LAST, FIRST) == ("Norrby", "Söderby")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("[{namn: A, ingick_i: B}, B]", "A ingick i B, men till när saknas."),
        ("[{namn: A, från: 2028-01-01, ingick_i: B}, C]", "A ingick i B, som inte är någon"),
        (
            "[{namn: A, från: 2028-01-01, ingick_i: B}, {namn: B, till: 2027-12-30}]",
            "A ingick i B, som inte är någon huvudman i samma organ 2027-12-31.",
        ),
        ("[Björkby, Björkby]", "Huvudmannen Björkby står två gånger för samma tid."),
        ("[Björkby, {namn: Björkby, från: 2028-01-01}]", "Huvudmannen Björkby står två gånger"),
        ("[Björkby, {namn: Bj, tidigare: {namn: björkby, till: 2027-12-31}}]", "Huvudmannen björk"),
        ("[{namn: A, till: 2027-12-31}, {namn: A, från: 2027-12-31}]", "Huvudmannen A står två"),
        ("[Region Prov]", "Huvudmannen Region Prov står två gånger för samma tid."),
        ("[{namn: A, från: 2028-01-01, till: 2027-12-31}]", "A slutar 2027-12-31 innan det börjar"),
        ("[{namn: A, ingår_i: B}, B]", "A ingår i B, men från när saknas."),
        ("[{namn: A, till: 2027-12-31, ingår_i: B}, C]", "A ingår i B, som inte är någon huvudman"),
        (
            "[{namn: A, till: 2027-12-31, ingår_i: B}, {namn: B, från: 2028-01-02}]",
            "A ingår i B, som inte är någon huvudman i samma organ 2028-01-01.",
        ),
        ("[{namn: B, tidigare: A}]", "Dagen då A blev B saknas."),
        (
            "[{namn: B, från: 2028-01-01, tidigare: {namn: A, till: 2027-12-30}}]",
            "A heter så till 2027-12-30 och B från 2028-01-01.",
        ),
        ("[{namn: B, från: 2028-01-01, tidigare: [A, C]}]", "Dagen då A blev C saknas."),
        ("[]", "Parten Kommunerna har inga huvudmän."),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(wrong: str, message: str) -> None:
    with pytest.raises(Broken) as raised:
        procedure(f"huvudmän: {wrong}\n")
    where, told = str(raised.value).split("\n")[:2]
    assert where.startswith("rules.yaml:")
    assert told.strip().startswith(message)


@pytest.mark.parametrize(
    "right",
    [
        "[{namn: A, till: 2027-12-31}, {namn: A, från: 2028-01-01}]",
        "[{namn: A, till: 2027-12-31, ingår_i: B}, {namn: B, från: 2028-01-01}]",
        "[{namn: A, till: 2027-12-31, ingår_i: B}, B]",
        "[{namn: C, tidigare: [{namn: B, till: 2027-12-31}, {namn: A, till: 2007-12-31}]}]",
        "[{namn: B, från: 2028-01-01, tidigare: A}]",
    ],
)
def test_what_follows_upon_each_other_is_read(right: str) -> None:
    assert procedure(f"huvudmän: {right}\n").principals_of("lchnv", LAST)


def test_former_names_are_taken_in_the_order_of_their_days() -> None:
    names = "[{namn: C, tidigare: [{namn: B, till: 2027-12-31}, {namn: A, till: 2007-12-31}]}]"
    known = procedure(f"huvudmän: {names}\n")
    days = (dt.date(2007, 12, 31), dt.date(2008, 1, 1), LAST, FIRST)
    assert [known.principals_of("lchnv", day)[0] for day in days] == ["A", "B", "B", "C"]


def test_a_body_and_the_group_that_steers_it_have_the_sides_of_the_body() -> None:
    known = procedure(bodies=SCHNV)
    for body in ("schnv", "utskottet"):
        sides = {day: known.sides_of(body, day) for day in (dt.date(2026, 12, 31), LAST, FIRST)}
        names = [[(side.name, *side.principals) for side in own] for own in sides.values()]
        assert names == [
            [("Norr", "Björkby", "Granköping"), ("Söder", "Tallsjö", "Aspnäs")],
            [("Norr", "Björkby", "Granköping"), ("Söder", "Tallsjö")],
            [("Norr", "Björkgran"), ("Söder", "Nya Tallsjö")],
        ]
    assert known.principals_of("lchnv", LAST) == BEFORE
    own = SCHNV.replace(
        "SU, rubrik: Utskottet", "SU, rubrik: Utskottet, parter: [{namn: X, huvudmän: [Y]}]"
    )
    assert procedure(bodies=own).principals_of("utskottet", LAST) == ("Y",)


def test_a_stranger_to_a_body_is_told_in_its_notes_and_in_the_register() -> None:
    known = archive(
        notes("2026-05-22", "Björkby: [Ture Tall]", "Björkby: 1, Region Prov: 2", "schnv"),
        rules=rules(bodies=SCHNV),
    )
    stranger = "Region Prov är ingen huvudman i Socialchefsnätverket."
    assert found(known, "ogiltigt-värde") == [stranger]
    seat = "roll: ordförande, organ: schnv, huvudman: Region Prov, från: 2026-01-01"
    assert told(seat, bodies=SCHNV)[0][0] == stranger
    assert told(seat.replace("ordförande", "sekreterare"), bodies=SCHNV) == []
    assert told(seat.replace("organ: schnv", "organ: lchnv"), bodies=SCHNV) == []


def test_the_chair_of_a_body_passes_between_its_own_sides() -> None:
    seat = "roll: ordförande, organ: schnv, huvudman: Björkby, från: 2026-01-01, till: 2026-12-31"
    people = f"personer:\n  - namn: Ture Tall\n    uppdrag:\n      - {{{seat}}}\n"
    next_year = turn(archive(register=people, rules=rules(bodies=SCHNV)), "schnv", 2027)
    assert next_year is not None
    assert [side.name for side in (next_year.chair, *next_year.vices)] == ["Söder", "Norr"]


ALONE = SCHNV.replace(
    "      - {namn: Söder, huvudmän: [Tallsjö, {namn: Aspnäs, till: 2026-12-31}]}\n", ""
)
POST = "  - {gäller_från: 2026-01-01, organ: [schnv], värden: {styrgrupp_antal: 3}}\n"


def test_a_body_of_one_side_keeps_the_chair_and_is_named_where_two_bodies_are_governed() -> None:
    seats = [
        f"      - {{roll: {post}, organ: schnv, huvudman: Björkby, från: {year}-01-01, "
        f"till: {year}-12-31, beslut: schnv {year - 1}-12-01}}\n"
        for post in ("ordförande", "vice ordförande")
        for year in (2026, 2027)
    ]
    people = "".join(f"  - namn: Ture Tall\n    uppdrag:\n{seat}" for seat in seats)
    known = archive(register=f"personer:\n{people}", rules=rules(bodies=ALONE) + POST)
    rotating = ("ordförande-växlar-inte", "vice-från-samma-part")
    assert found(known, *rotating, today=dt.date(2027, 6, 1)) == []
    chosen = found(known, "ordförandeval-saknas", today=dt.date(2027, 12, 1))
    assert "Ingen ordförande i SCHNV för 2028 finns i registret." in " ".join(chosen)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (SCHNV.replace("styrgrupp: utskottet", "styrgrupp: styrgrupp"), "styrgrupp bereder både"),
        (SCHNV.replace("Björkgran]", "Aspnäs]"), "Huvudmannen Aspnäs står två gånger"),
        (SCHNV.replace(", Björkgran]", "]"), "Björkby ingår i Björkgran, som inte är någon"),
    ],
)
def test_sides_of_a_body_that_make_no_sense_are_refused(wrong: str, message: str) -> None:
    with pytest.raises(Broken) as raised:
        procedure(bodies=wrong)
    where, told = str(raised.value).split("\n")[:2]
    assert where.startswith("rules.yaml:")
    assert told.strip().startswith(message)


@pytest.fixture
def lchnv(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Program:
    """Give a folder with a merger and a new name, and notes on both sides of it."""
    program = network(tmp_path, capsys, monkeypatch)
    (program.folder / "rules.yaml").write_text(rules(bodies=SCHNV), encoding="utf-8")
    for day in ("2027-12-10", "2028-01-28"):
        folder = program.folder / "meetings/lchnv" / day
        folder.mkdir()
        text = notes(day, "", "Aspnäs: 1")
        (folder / "minnesanteckningar.md").write_text(text, encoding="utf-8")
    register = program.folder / "meetings/register.yaml"
    own = person("Ny Nord", "Björkgran", since="2028-01-01")
    register.write_text(register.read_text(encoding="utf-8") + own, encoding="utf-8")
    return program


def test_numbers_are_written_under_the_names_of_the_day(lchnv: Program) -> None:
    old = lchnv("file", "2027-12-10", "--registered", "nya tallsjö=7")
    assert "Diarieförd: Tallsjö 7. 2 av 5 huvudmän." in old.err
    merged = lchnv("file", "2028-01-28", "--registered", "Björkby=7")
    assert "Björkby ingår i Björkgran från och med lördag 1 januari 2028. Välj bland" in merged.err
    early = lchnv("file", "2027-12-10", "--registered", "Björkgran=7")
    assert "Björkgran finns från och med lördag 1 januari 2028. Välj bland: Björkby," in early.err


def test_who_is_to_be_reminded_after_a_merger_is_whoever_speaks_for_the_new_one(
    lchnv: Program,
) -> None:
    ran = lchnv("mail", "2027-12-10", "--remind", "--dry-run", "--today", "2028-02-10")
    assert ran.out.count("Till:    Ny Nord <ny@example.se>, Björkgran") == 2
    assert "För Björkby saknas ännu diarienumret" in ran.out


def test_who_is_to_be_reminded_after_a_division_is_whoever_speaks_for_the_parts(
    lchnv: Program,
) -> None:
    (lchnv.folder / "rules.yaml").write_text(rules(DIVIDED), encoding="utf-8")
    register = lchnv.folder / "meetings/register.yaml"
    text = register.read_text(encoding="utf-8").replace("huvudman: Björkgran", "huvudman: Norrby")
    own = person("Sam Syd", "Söderby", since="2028-01-01").replace("ny@", "sam@")
    register.write_text(text + own, encoding="utf-8")
    ran = lchnv("mail", "2027-12-10", "--remind", "--dry-run", "--today", "2028-02-10")
    both = "Till:    Ny Nord <ny@example.se>, Norrby\n         Sam Syd <sam@example.se>, Söderby\n"
    assert ran.out.count(both) == 1
    assert "För Björkby saknas ännu diarienumret" in ran.out


def test_status_and_members_count_the_principals_of_the_day(lchnv: Program) -> None:
    screen = lchnv("status", "--today", "2028-02-10").out
    assert "1 av 5\n" in screen and "1 av 4\n" in screen  # noqa: PT018
    members = lchnv("members", "--date", "2028-01-01").out
    assert "Utan representant i registret: Nya Tallsjö, Aspnäs." in members
    own = lchnv("members", "--date", "2027-12-31", "--body", "schnv").out
    assert "Utan representant i registret: Björkby, Granköping, Tallsjö." in own
    assert "Att rätta" not in own


def test_a_body_of_one_side_has_both_posts(lchnv: Program) -> None:
    (lchnv.folder / "rules.yaml").write_text(rules(bodies=ALONE), encoding="utf-8")
    register = lchnv.folder / "meetings/register.yaml"
    seat = "{roll: ordförande, organ: schnv, huvudman: Björkby, från: 2026-01-01}"
    text = f"  - namn: Ture Tall\n    uppdrag: [{seat}]\n"
    register.write_text(register.read_text(encoding="utf-8") + text, encoding="utf-8")
    told = " ".join(lchnv("members", "--date", "2026-06-01", "--body", "schnv").out.split())
    assert "2027, är det Norr som har både ordföranden och vice ordföranden (2 §)." in told

"""Chair and vice chairs as another arbetsordning may have them: how many, how long, whose turn."""

import datetime as dt
import json
from pathlib import Path

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.planning.terms import term_of
from lchnv_cli.planning.turns import turn
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import NETWORK, archive, network

TWO = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
THREE = TWO.replace(
    "  - namn: Kommunerna\n    huvudmän: [Björkby, Granköping, Tallsjö, Aspnäs]\n"
    "  - namn: Regionen\n    huvudmän: [Region Prov]\n",
    "  - {namn: Norr, huvudmän: [Björkby, Granköping]}\n"
    "  - {namn: Mitt, huvudmän: [Tallsjö, Aspnäs]}\n"
    "  - {namn: Syd, huvudmän: [Region Prov]}\n",
)
TODAY = dt.date(2032, 6, 1)


def post(start: str, values: str) -> str:
    """Give a later post of rules.yaml."""
    return f"  - {{gäller_från: {start}, organ: [lchnv], värden: {{{values}}}}}\n"


def register(*mandates: str) -> str:
    """Give a register of mandates written NAMN, ROLL, HUVUDMAN, FRÅN, TILL; whole years or days."""
    people = "personer:\n"
    for mandate in mandates:
        name, role, principal, first, last, *decided = mandate.split(", ")
        start = first if "-" in first else f"{first}-01-01"
        end = last if "-" in last else f"{last}-12-31"
        people += f"  - namn: {name}\n    uppdrag:\n      - {{roll: {role}, organ: lchnv, "
        people += f"huvudman: {principal}, från: {start}, till: {end}"
        people += f", beslut: {decided[0]}}}\n" if decided else "}\n"
    return people


def found(rules: str, rule_id: str, *mandates: str, today: dt.date = TODAY) -> list[str]:
    """Give what one rule finds in a register."""
    own = [rule for rule in RULES if rule.id == rule_id]
    known = archive(register=register(*mandates), rules=rules)
    return [each.message for each in run(own, Context(today, known, Workdays()))]


@pytest.mark.parametrize(
    ("rules", "number", "allowed"),
    [
        (TWO, 1, True),
        (TWO, 2, True),
        (TWO, 3, False),
        (THREE, 1, True),
        (THREE, 2, True),
        (THREE, 3, True),
        (THREE, 4, False),
        (
            THREE.replace("[Tallsjö, Aspnäs]}", "[Tallsjö]}\n  - {namn: Öst, huvudmän: [Aspnäs]}"),
            2,
            False,
        ),
    ],
)
def test_there_is_one_vice_chair_or_one_a_side_or_one_of_each_other_side(
    rules: str, number: int, *, allowed: bool
) -> None:
    text = rules + post("2027-01-01", f"vice_ordförande: {number}")
    if allowed:
        read_procedure(text.encode())
        return
    with pytest.raises(Broken, match=f"vice_ordförande är {number}") as told:
        read_procedure(text.encode())
    assert told.value.fault.hit.place.line == len(text.splitlines())


VICES = (
    "Lo Falk, ordförande, Björkby, 2027, 2027",
    "Nils Hage, vice ordförande, Region Prov, 2027, 2027",
    "Kim Lind, vice ordförande, {}, 2027, 2027",
)


@pytest.mark.parametrize(
    ("rules", "number", "principal", "wrong"),
    [
        (TWO, 2, "Tallsjö", ""),  # one a side, the chair's own side too
        (TWO, 2, "Region Prov", "Vice ordföranden Kim Lind och vice ordföranden Nils Hage"),
        (THREE, 2, "Tallsjö", ""),
        (THREE, 2, "Granköping", "Ordföranden Lo Falk och vice ordföranden Kim Lind"),
        (THREE, 2, "Region Prov", "Vice ordföranden Kim Lind och vice ordföranden Nils Hage"),
        (THREE, 3, "Granköping", ""),
    ],
)
def test_the_vice_chairs_are_of_a_side_each(
    rules: str, number: int, principal: str, wrong: str
) -> None:
    text = rules + post("2027-01-01", f"vice_ordförande: {number}")
    mandates = (*VICES[:2], VICES[2].format(principal))
    messages = found(text, "vice-från-samma-part", *mandates)
    assert [message.startswith(wrong) for message in messages] == [True] * bool(wrong)
    assert found(text, "två-på-en-post", *mandates) == []


def test_two_who_stay_are_wrong_from_the_day_that_one_vice_chair_is_enough() -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2") + post("2028-01-01", "vice_ordförande: 1")
    pair = "Lo Falk, vice ordförande, Björkby", "Nils Hage, vice ordförande, Region Prov"
    early = [f"{each}, 2026-12-31, 2027" for each in pair]
    (message,) = found(text, "två-på-en-post", *early)
    assert "från och med torsdag 31 december 2026" in message
    assert found(text, "två-på-en-post", *(f"{each}, 2027, 2027" for each in pair)) == []
    (message,) = found(text, "två-på-en-post", *(f"{each}, 2027, 2028" for each in pair))
    assert "från och med lördag 1 januari 2028 till och med söndag 31 december 2028." in message


def test_a_vice_chair_of_the_chairs_side_is_wrong_from_the_day_that_there_is_one() -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2") + post("2028-01-01", "vice_ordförande: 1")
    both = (
        "Lo Falk, ordförande, Björkby, 2027, {0}",
        "Kim Lind, vice ordförande, Tallsjö, 2027, {0}",
    )
    assert found(text, "vice-från-samma-part", *(each.format(2027) for each in both)) == []
    (message,) = found(text, "vice-från-samma-part", *(each.format(2028) for each in both))
    assert "från och med lördag 1 januari 2028" in message


def test_a_third_vice_chair_is_one_too_many() -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2")
    three = (*VICES[1:], "Ines Gren, vice ordförande, Aspnäs, 2027-03-01, 2027-03-31")
    (message,) = found(text, "två-på-en-post", *three)
    assert message.startswith("Kim Lind, Nils Hage och Ines Gren är vice ordförande från och med")
    assert message.endswith("till och med onsdag 31 mars 2027; det ska vara två.")


def test_each_vice_chair_is_a_member_of_the_steering_group() -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2")
    members = [each.replace("vice ordförande", "styrgrupp") for each in VICES[1:]]
    mandates = [each.format("Tallsjö") for each in (*VICES[1:], *members)]
    assert found(text, "styrgrupp-utan-ordförande", *mandates) == []
    (message,) = found(text, "styrgrupp-utan-ordförande", *mandates[:-1])
    assert message.startswith("Kim Lind är vice ordförande")


NOTES = """\
---
dokument: minnesanteckningar
organ: lchnv
datum: 2027-03-19
ordförande: {}
---

## 1. Budget
"""


@pytest.mark.parametrize(
    ("leader", "known", "count"),
    [
        ("Nils Hage", 3, 0),
        ("Kim Lind", 3, 0),
        ("Ines Gren", 3, 1),
        ("Ines Gren", 2, 0),  # who the other vice chair is the register does not say
    ],
)
def test_any_vice_chair_may_lead_the_meeting(leader: str, known: int, count: int) -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2")
    own = [rule for rule in RULES if rule.id == "fel-mötesordförande"]
    people = register(*(each.format("Tallsjö") for each in VICES[:known]))
    known_archive = archive(NOTES.format(leader), register=people, rules=text)
    assert len(run(own, Context(TODAY, known_archive, Workdays()))) == count


THERE_AND_BACK = post("2026-06-01", "mandattid_år: 2") + post("2031-01-01", "mandattid_år: 1")


@pytest.mark.parametrize(
    ("posts", "terms"),
    [
        ("", "2023 2024 2025 2026 2027"),
        (post("2027-01-01", "mandattid_år: 2"), "2025 2026 2027–2028 2029–2030"),
        (post("2027-01-02", "mandattid_år: 2"), "2026 2027 2028–2029 2030–2031"),
        (THERE_AND_BACK, "2025 2026 2027–2028 2029–2030 2031 2032"),
        (
            post("2026-06-01", "mandattid_år: 2") + post("2027-06-01", "mandattid_år: 1"),
            "2026 2027 2028 2029",
        ),
        (
            post("2026-06-01", "mandattid_år: 2")
            + post("2028-01-01", "mandattid_år: 2, utskick_dagar: 7"),
            "2026 2027–2028 2029–2030",
        ),
        (
            post("2026-06-01", "mandattid_år: 4") + post("2026-09-01", "mandattid_år: 3"),
            "2026 2027–2029 2030–2032",
        ),
    ],
)
def test_a_term_begins_on_the_first_of_january_of_the_edition_that_sets_its_length(
    posts: str, terms: str
) -> None:
    procedure = read_procedure((TWO + posts).encode())
    for told in terms.split():
        first, _, last = told.partition("–")
        for year in range(int(first), int(last or first) + 1):
            assert str(term_of(procedure, "lchnv", year)) == told


def test_an_election_is_asked_for_before_a_term_and_not_within_it() -> None:
    elected = "lchnv 2026-12-11 punkt 5"
    mandates = (
        f"Lo Falk, ordförande, Björkby, 2027, 2028, {elected}",
        f"Nils Hage, vice ordförande, Region Prov, 2027, 2028, {elected}",
    )
    for today, terms in ((dt.date(2027, 12, 31), []), (dt.date(2028, 10, 1), ["2029–2030"])):
        messages = found(TWO + THERE_AND_BACK, "ordförandeval-saknas", *mandates, today=today)
        asked = [message for message in messages if not message.startswith("Valet av")]
        assert [message.split(" finns")[0].split("för ")[1] for message in asked] == terms * 2


def test_who_came_within_a_term_is_somebody_for_it() -> None:
    late = (
        "Lo Falk, ordförande, Björkby, 2028, 2028",
        "Kim Lind, vice ordförande, Region Prov, 2028, 2028",
    )
    messages = found(TWO + THERE_AND_BACK, "ordförandeval-saknas", *late, today=dt.date(2028, 1, 1))
    assert messages == []  # nobody is known from the year in which the term began
    known = "Ines Gren, ordförande, Björkby, 2026, 2026"
    messages = found(
        TWO + THERE_AND_BACK, "ordförandeval-saknas", known, *late, today=dt.date(2028, 1, 1)
    )
    assert not any("för 2027–2028 finns" in message for message in messages)


def test_one_of_two_vice_chairs_is_not_all_that_is_to_be_elected() -> None:
    text = TWO + post("2027-01-01", "vice_ordförande: 2, mandattid_år: 2")
    today = dt.date(2026, 12, 1)
    messages = found(
        text, "ordförandeval-saknas", VICES[1].replace("2027", "2026"), VICES[1], today=today
    )
    assert any(each.startswith("Bara en av två vice ordförande för 2027–2028") for each in messages)


@pytest.mark.parametrize(
    ("chairs", "wrong"),
    [
        (("Björkby, 2027, 2028", "Region Prov, 2029, 2030"), ""),
        (("Björkby, 2027, 2028", "Tallsjö, 2029, 2030"), "2029–2030 från samma part (Kommunerna)"),
        (("Björkby, 2027, 2027", "Tallsjö, 2028, 2028"), ""),
        (("Björkby, 2027, 2027", "Region Prov, 2028, 2028"), "under 2027–2028 men kommer från"),
        (("Björkby, 2027, 2029",), "är ordförande även 2029–2030"),
        (("Björkby, 2026, 2026", "Tallsjö, 2027, 2028"), "2027–2028 från samma part"),
        (("Björkby, 2029, 2030", "Region Prov, 2031, 2031", "Björkby, 2032, 2032"), ""),
        (("Björkby, 2029, 2031",), "är ordförande även 2031"),
    ],
)
def test_the_chair_stays_on_its_side_through_a_term(chairs: tuple[str, ...], wrong: str) -> None:
    mandates = [f"Person {place}, ordförande, {each}" for place, each in enumerate(chairs)]
    messages = found(TWO + THERE_AND_BACK, "ordförande-växlar-inte", *mandates)
    assert [wrong in message for message in messages] == [True] * bool(wrong)


N, M, S = "Björkby", "Tallsjö", "Region Prov"


@pytest.mark.parametrize(
    ("sides", "wrong"),
    [
        ((N, M, S, N, M), ""),
        ((N, S, M, N, S), ""),
        ((N, S, M, S), "2028 från samma part (Syd) som Person 1 2026, fast Norr inte har haft"),
        ((N, M, N), "2027 från samma part (Norr) som Person 0 2025, fast Syd inte har haft"),
        ((N, N), "2026 från samma part (Norr) som Person 0 2025."),
        ((N, "Ekmossa", N), ""),  # nobody knows who had the chair in between
    ],
)
def test_none_of_three_sides_is_passed_over(sides: tuple[str, ...], wrong: str) -> None:
    years = enumerate(sides)
    mandates = [f"Person {n}, ordförande, {side}, {2025 + n}, {2025 + n}" for n, side in years]
    messages = found(THREE, "ordförande-växlar-inte", *mandates)
    assert [wrong in message for message in messages] == [True] * bool(wrong)


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ((N,), "Mitt Syd"),  # of those that never had it, the first in rules.yaml
        ((S, N), "Mitt Syd"),
        ((M, N), "Syd Mitt"),  # the one that has waited longest, and not the next in the file
        ((N, M, S), "Norr Mitt"),
        ((N, S, M), "Norr Syd"),
    ],
)
def test_it_is_the_turn_of_the_side_that_has_waited_longest(
    sides: tuple[str, ...], expected: str
) -> None:
    text = THREE + post("2027-01-01", "vice_ordförande: 2, mandattid_år: 2")
    first = 2027 - len(sides)
    mandates = [
        f"Person {n}, ordförande, {side}, {first + n}, {first + n}" for n, side in enumerate(sides)
    ]
    known = archive(register=register(*mandates), rules=text)
    its = turn(known, "lchnv", 2028)
    assert its is not None
    assert str(its.term) == "2027–2028"
    chair, vice = expected.split()
    last = ({"Norr", "Mitt", "Syd"} - {chair, vice}).pop()
    assert [its.chair.name, *(side.name for side in its.vices)] == [chair, vice, last]


def sides(*told: str) -> str:
    """Give the network with other sides, written NAMN: HUVUDMÄN."""
    lines = (each.partition(": ") for each in told)
    own = "".join(f"  - namn: {name}\n    huvudmän: [{who}]\n" for name, _, who in lines)
    return f"{TWO.partition('parter:')[0]}parter:\n{own}organ:{TWO.partition('organ:')[2]}"


NEW, GONE = "{namn: Region Prov, från: 2027-01-01}", "{namn: Region Prov, till: 2026-12-31}"
SPLIT = (
    "Alla: {namn: Björkby, till: 2026-12-31}, {namn: Tallsjö, till: 2026-12-31}",
    "Norr: {namn: Björkby, från: 2027-01-01}",
    "Mitt: {namn: Tallsjö, från: 2027-01-01}",
    "Syd: Region Prov",
)


@pytest.mark.parametrize(
    ("rules", "chairs", "wrong"),
    [
        (sides("Norr: Björkby", "Mitt: Tallsjö", f"Syd: {NEW}"), (N, M, N), ""),
        (sides("Norr: Björkby", "Mitt: Tallsjö", f"Syd: {NEW}"), (N, M, N, S, M), ""),
        (sides("Norr: Björkby", "Mitt: Tallsjö", f"Syd: {NEW}"), (N, M, N, M), "fast Syd inte"),
        (sides("Norr: Björkby", "Mitt: Tallsjö", f"Syd: {GONE}"), (N, M, N, M), ""),
        (sides(*SPLIT), (N, S, N, M, S), ""),
        (sides(*SPLIT), (N, S, S), "Syd) som Person 1 2026."),
        (sides(*SPLIT), (N, S, M, S), "fast Norr inte"),
    ],
)
def test_a_side_that_is_new_or_gone_is_not_passed_over(
    rules: str, chairs: tuple[str, ...], wrong: str
) -> None:
    years = enumerate(chairs)
    mandates = [f"Person {n}, ordförande, {side}, {2025 + n}, {2025 + n}" for n, side in years]
    messages = found(rules, "ordförande-växlar-inte", *mandates)
    assert [wrong in message for message in messages] == [True] * bool(wrong)


@pytest.mark.parametrize(
    ("until", "since", "count"),
    [("2027-05-31", "2027-06-01", 1), ("2027-06-30", "2027-07-01", 0)],
)
def test_a_side_that_is_gone_cannot_give_the_one_who_replaces(
    until: str, since: str, count: int
) -> None:
    days = {"2026-12-31": "2027-06-30", "2027-01-01": "2027-07-01"}
    later = [each.replace(old, new) for each in SPLIT for old, new in days.items() if old in each]
    mandates = (
        f"Lo Falk, ordförande, {N}, 2027-01-01, {until}",
        f"Kim Lind, ordförande, {S}, {since}, 2027-12-31",
    )
    messages = found(sides(*later, SPLIT[-1]), "ordförande-växlar-inte", *mandates)
    assert len(messages) == count


def test_two_vice_chairs_of_two_sides_do_not_tell_whose_turn_the_chair_was() -> None:
    mandates = [each.format("Tallsjö") for each in VICES[1:]]
    for number, known in ((1, True), (2, False)):
        rules = TWO + post("2027-01-01", f"vice_ordförande: {number}")
        its = turn(archive(register=register(*mandates[:number]), rules=rules), "lchnv", 2028)
        assert (its is not None) is known


@pytest.mark.slow
@pytest.mark.parametrize("rules", [TWO, THREE, sides(*SPLIT)])
@pytest.mark.parametrize("posts", ["", THERE_AND_BACK])
@pytest.mark.parametrize("first", [N, M, S])
def test_who_follows_the_proposals_breaks_no_rule(rules: str, posts: str, first: str) -> None:
    text, mandates = rules + posts, [f"Person 0, ordförande, {first}, 2025, 2025"]
    year = 2026
    while year < 2036:
        its = turn(archive(register=register(*mandates), rules=text), "lchnv", year)
        assert its is not None
        span = f"{its.term.first}, {its.term.last}"
        mandates.append(f"Person {year}, ordförande, {its.chair.principals[0]}, {span}")
        vice = its.vices[0].principals[-1]
        mandates.append(f"Vice {year}, vice ordförande, {vice}, {span}")
        year = its.term.last + 1
    for rule_id in ("ordförande-växlar-inte", "vice-från-samma-part", "två-på-en-post"):
        assert found(text, rule_id, *mandates, today=dt.date(2040, 1, 1)) == []


def test_members_and_status_tell_of_the_term(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = network(tmp_path, capsys, monkeypatch)
    text = TWO + post("2027-01-01", "vice_ordförande: 2, mandattid_år: 2")
    (tmp_path / "rules.yaml").write_bytes(text.encode())
    (tmp_path / "meetings/register.yaml").write_bytes(register(*VICES[:2]).encode())
    told = program("members", "--today", "2027-06-01").out
    turn_told = "Nästa mandattid, 2029–2030, är det Regionen som har ordföranden och Kommunerna "
    turn_told += "och Regionen som har var sin vice ordförande (2 §)."
    assert turn_told in " ".join(told.split())
    assert "Vice ordförande  Nils Hage  Region Prov (Regionen)\n" in told
    assert "–          ingen i registret" in told
    told = program("members", "--today", "2027-06-01", "--json").out
    assert json.loads(told)["next_year"]["until"] == 2030
    told = program("status", "--all", "--today", "2028-11-01").out
    assert "Välj ordförande och vice ordförande för 2029–2030 (2 §)." in told
    assert "Val av ordförande och vice 2029–2030" in told
    told = program("status", "--all", "--today", "2028-09-01").out
    assert "Val av ordförande och vice 2027–2028  senast 31 dec 2026  försenat" in told
    assert (
        "Val av ordförande och vice 2029–2030" not in program("status", "--today", "2027-11-01").out
    )

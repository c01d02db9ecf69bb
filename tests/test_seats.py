"""A steering group whose sides do not have equally many seats, and all of it together."""

import json
from pathlib import Path

import pytest

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.rules_file import read_procedure
from tests.running import network
from tests.test_chairs import THREE, TWO, found, post, register

UNEQUAL = """\
  - gäller_från: 2027-01-01
    organ: [lchnv]
    styrgrupp_platser: {Kommunerna: 4, Regionen: 2}
"""
ALL = """\
  - gäller_från: 2027-01-01
    organ: [lchnv]
    värden: {vice_ordförande: 2, mandattid_år: 2}
    styrgrupp_platser: {Norr: 4, Mitt: 1, Syd: 1}
"""
K, R = ("Björkby", "Granköping", "Tallsjö", "Aspnäs"), ("Region Prov",) * 4


def members(*principals: str, first: int = 2025, last: int = 2040) -> tuple[str, ...]:
    """Give members of the steering group from some principals."""
    every = enumerate(principals)
    return tuple(f"Person {n}, styrgrupp, {one}, {first}, {last}" for n, one in every)


@pytest.mark.parametrize(
    ("principals", "messages"),
    [
        ((*K, *R[:2]), ["Kommunerna 4, Regionen 2; varje part ska ha 3."]),
        ((*K[:3], *R[:3]), ["Kommunerna 3, Regionen 3; det ska vara Kommunerna 4, Regionen 2."]),
        ((*K[:3], *R[:2]), []),  # that one is missing is styrgrupp-antal's to tell
    ],
)
def test_the_split_is_that_of_the_day(principals: tuple[str, ...], messages: list[str]) -> None:
    told = found(TWO + UNEQUAL, "styrgrupp-fördelning", *members(*principals))
    assert [message.split(": ", 1)[1] for message in told] == messages


def test_each_edition_has_its_own_split_until_a_later_one_writes_another() -> None:
    back = post("2029-01-01", "styrgrupp_per_part: 3")
    text = TWO + UNEQUAL + post("2028-01-01", "utskick_dagar: 7") + back
    old = members(*K[:3], *R[:3], first=2025, last=2026)
    new = members(*K, *R[:2], first=2027, last=2028)
    assert found(text, "styrgrupp-fördelning", *old, *new) == []
    (message,) = found(text, "styrgrupp-fördelning", *old, *members(*K, *R[:2], first=2027))
    assert "från och med måndag 1 januari 2029" in message


@pytest.mark.parametrize(
    ("principals", "count"), [((*K, *R[:2]), 0), ((*K[:3], K[0], *R[:2]), 1), ((*K, R[0], R[0]), 0)]
)
def test_the_side_with_four_seats_is_spread_over_four_principals(
    principals: tuple[str, ...], count: int
) -> None:
    seats = [each.replace("2025", "2027") for each in members(*principals)]
    assert len(found(TWO + UNEQUAL, "styrgrupp-geografi", *seats)) == count


@pytest.mark.parametrize(
    ("seats", "count"), [("", 1), ("    styrgrupp_platser: {Norr: 1, Syd: 5}\n", 0)]
)
def test_a_member_who_is_alone_of_a_side_comes_from_one_part_of_the_county(
    seats: str, count: int
) -> None:
    areas = "huvudmän: [Björkby, Granköping, Tallsjö], "
    areas += "länsdelar: {A: [Björkby, Granköping], B: [Tallsjö]}"
    text = THREE.replace("huvudmän: [Björkby, Granköping]", areas).replace(
        "Tallsjö, Aspnäs", "Aspnäs"
    )
    rules = text.replace("styrgrupp_per_part: 3", "styrgrupp_per_part: 2")
    if seats:
        rules += f"  - gäller_från: 2025-01-01\n    organ: [lchnv]\n{seats}"
    people = members("Björkby") if seats else members("Björkby", "Granköping")
    assert len(found(rules, "styrgrupp-geografi", *people)) == count


FIRST = TWO.replace("      styrgrupp_per_part: 3\n", "")


@pytest.mark.parametrize(
    ("rules", "line", "why"),
    [
        (TWO + UNEQUAL.replace("Regionen", "Region Prov"), -1, "Region Prov, som inte är en part"),
        (TWO + UNEQUAL.replace("2}", "3}"), -1, "tillsammans 7, och styrgrupp_antal 6"),
        (TWO + UNEQUAL + post("2028-01-01", "styrgrupp_antal: 7"), -1, "och styrgrupp_antal 7"),
        (TWO + UNEQUAL + "    värden: {styrgrupp_per_part: 3}\n", -2, "både i styrgrupp_platser"),
        (FIRST, -17, "Värden saknas: styrgrupp_per_part eller styrgrupp_platser"),
    ],
)
def test_seats_that_cannot_be_meant_stop_the_program_on_their_line(
    rules: str, line: int, why: str
) -> None:
    with pytest.raises(Broken, match=why) as told:
        read_procedure(rules.encode())
    lines = rules.splitlines()
    assert told.value.fault.hit.place.line == len(lines) + 1 + line


@pytest.mark.parametrize(
    "rules",
    [
        FIRST + "    styrgrupp_platser: {Kommunerna: 6, Regionen: 0}\n",
        TWO + UNEQUAL.replace("2}", "3}") + "    värden: {styrgrupp_antal: 7}\n",
        TWO + UNEQUAL + post("2028-01-01", "styrgrupp_antal: 7, styrgrupp_per_part: 3"),
    ],
)
def test_seats_that_agree_with_their_number_are_read(rules: str) -> None:
    read_procedure(rules.encode())


def test_the_texts_and_members_tell_the_seats_of_each_side(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = network(tmp_path, capsys, monkeypatch)
    (tmp_path / "rules.yaml").write_bytes((THREE + ALL).encode())
    people = register(*members("Björkby", "Granköping", "Tallsjö"))
    (tmp_path / "meetings/register.yaml").write_bytes(people.encode())
    for today, said in (
        ("2026-12-31", "tre från varje part"),
        ("2027-01-01", "fyra från Norr, en från Mitt och en från Syd"),
    ):
        told = " ".join(program("rule", "styrgrupp-fördelning", "--today", today).out.split())
        assert f"utses med {said}." in told
    told = program("members", "--today", "2027-01-01").out
    assert "Styrgruppen: 3 av 6 (Norr 2 av 4, Mitt 1 av 1, Syd 0 av 1)" in told


def test_three_sides_two_vice_chairs_two_years_and_four_one_one_work_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = THREE + ALL.replace("2027-01-01", "2026-07-01")
    right = (
        *members(
            "Björkby", "Granköping", "Björkby", "Granköping", "Tallsjö", "Region Prov", first=2027
        ),
        "Person 0, ordförande, Björkby, 2027, 2028",
        "Person 4, vice ordförande, Tallsjö, 2027, 2028",
        "Person 5, vice ordförande, Region Prov, 2027, 2028",
        "Person 4, ordförande, Tallsjö, 2029, 2030",
        "Person 0, vice ordförande, Björkby, 2029, 2030",
        "Person 5, vice ordförande, Region Prov, 2029, 2030",
    )
    own = (
        "styrgrupp-fördelning",
        "styrgrupp-utan-ordförande",
        "två-på-en-post",
        "ordförande-växlar-inte",
        "vice-från-samma-part",
    )
    assert [found(rules, rule_id, *right) for rule_id in own] == [[]] * len(own)
    program = network(tmp_path, capsys, monkeypatch)
    (tmp_path / "rules.yaml").write_bytes(rules.encode())
    (tmp_path / "meetings/register.yaml").write_bytes(register(*right).encode())
    told = json.loads(program("members", "--json", "--today", "2030-06-01").out)
    expected = {"year": 2031, "until": 2032, "chair": "Syd", "vice_chair": ["Norr", "Mitt"]}
    assert told["next_year"] == expected

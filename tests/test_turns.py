"""Whose turn it is to chair, with three sides so that forward and back are not the same."""

import pytest

from lchnv_cli.model.register import Post
from lchnv_cli.planning.terms import term_of
from lchnv_cli.planning.turns import holders_by_term, passed_over, turn
from tests.running import NETWORK, archive

TWO = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
THREE = TWO.replace(
    "  - namn: Kommunerna\n    huvudmän: [Björkby, Granköping, Tallsjö, Aspnäs]\n"
    "  - namn: Regionen\n    huvudmän: [Region Prov]\n",
    "  - {namn: Norr, huvudmän: [Björkby, Granköping]}\n"
    "  - {namn: Mitt, huvudmän: [Tallsjö, Aspnäs]}\n"
    "  - {namn: Syd, huvudmän: [Region Prov]}\n",
)  # fmt: skip


def chairs(year: int, *mandates: str, rules: str = THREE) -> tuple[str, str] | None:
    """Give the sides of chair and vice chair, by what the register says: ROLL, HUVUDMAN, ÅR."""
    people = "personer:\n"
    for number, mandate in enumerate(mandates):
        post, principal, first, *last = mandate.split(", ")
        end = f", till: {last[0]}-12-31" if last else ""
        people += f"  - namn: Person {number}\n    uppdrag:\n      - {{roll: {post}, organ: lchnv, "
        people += f"huvudman: {principal}, från: {first}-01-01{end}}}\n"
    found = turn(archive(register=people, rules=rules), "lchnv", year)
    return (found.chair.name, found.vices[0].name) if found else None


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2026, None),
        (2027, ("Mitt", "Syd")),
        (2028, ("Syd", "Norr")),
        (2029, ("Norr", "Mitt")),
        (2030, ("Mitt", "Syd")),
    ],
)
def test_the_turn_passes_on_from_the_last_chair_before_the_year(
    year: int, expected: tuple[str, str] | None
) -> None:
    assert chairs(year, "ordförande, Björkby, 2026, 2026") == expected


def test_a_vice_chair_of_three_sides_does_not_tell_whose_turn_the_chair_was() -> None:
    assert chairs(2027, "vice ordförande, Aspnäs, 2026, 2026") is None


@pytest.mark.parametrize(
    ("vice", "expected"),
    [("Björkby", ("Kommunerna", "Regionen")), ("Region Prov", ("Regionen", "Kommunerna"))],
)
def test_a_vice_chair_of_two_sides_does(vice: str, expected: tuple[str, str]) -> None:
    assert chairs(2027, f"vice ordförande, {vice}, 2026, 2026", rules=TWO) == expected


@pytest.mark.parametrize("reverse", [False, True])
def test_the_latest_counts_and_of_one_year_the_chair(reverse: bool) -> None:  # noqa: FBT001
    mandates = [
        "ordförande, Region Prov, 2024, 2024",
        "ordförande, Region Prov, 2026, 2026",
        "vice ordförande, Region Prov, 2026, 2026",
        "ordförande, Region Prov, 2025, 2025",
    ]
    assert chairs(2027, *(mandates[::-1] if reverse else mandates)) == ("Norr", "Mitt")


def test_a_mandate_without_end_counts_from_its_first_year() -> None:
    assert chairs(2028, "ordförande, Björkby, 2026") == ("Syd", "Norr")


def test_someone_of_no_side_is_passed_over() -> None:
    known = "ordförande, Björkby, 2024, 2024"
    assert chairs(2027, known, "ordförande, Ekmossa, 2026, 2026") == ("Norr", "Mitt")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({2024: "Tallsjö", 2025: "Region Prov"}, []),
        ({2024: "Region Prov", 2025: "Region Prov"}, ["Mitt"]),
        ({2025: "Region Prov"}, []),  # nobody knows who had the chair in 2024
        ({2024: "Region Prov", 2025: "Ekmossa"}, []),  # nor for which side it was in 2025
    ],
)
def test_nobody_is_passed_over_where_a_term_in_between_is_unknown(
    held: dict[int, str], expected: list[str]
) -> None:
    people = "personer:\n"
    for year, principal in {2023: "Björkby", 2026: "Björkby", **held}.items():
        people += (
            f"  - namn: Person {year}\n    uppdrag:\n      - {{roll: ordförande, organ: lchnv, "
        )
        people += f"huvudman: {principal}, från: {year}-01-01, till: {year}-12-31}}\n"
    found = archive(register=people, rules=THREE)
    chaired = holders_by_term(found.register.mandates("lchnv", Post.CHAIR), found)
    term = term_of(found.procedure, "lchnv", 2026)
    side = chaired[term].side
    assert side is not None
    assert [each.name for each in passed_over(side, term, chaired, found, "lchnv")] == expected

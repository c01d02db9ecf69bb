"""Which point of the notes is which point of the agenda: one to one, whatever the numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.memory.paired import paired
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from tests.running import read

# Unlike each other, and as many as a long agenda has.
TITLES = (
    *("Mötets öppnande", "Budget 2027", "Hembesök", "Vårdplanering", "Digitala hjälpmedel"),
    *("Samverkan kring barn", "Rapport från nationell nivå", "Rapport från regional nivå"),
    *("Övriga frågor", "Nästa möte", "Budget 2026", "Bemanning över jul"),
)


def document(kind: str, points: list[str]) -> MeetingDocument:
    """Read a document of points; a sub-point's title begins with a dash."""
    lines = [f"### {each[1:]}" if each[0] == "-" else f"## {each}" for each in points]
    head = f"---\ndokument: {kind}\norgan: lchnv\ndatum: 2026-03-20\n---\n\n"
    found = read(head + "\n\n".join(lines) + "\n").document
    assert isinstance(found, MeetingDocument)
    return found


def pairs(agenda: list[str], notes: list[str]) -> list[tuple[str, str]]:
    """Give the pairs by their titles."""
    asked, told = document("dagordning", agenda), document("minnesanteckningar", notes)
    assert isinstance(asked, Agenda)
    assert isinstance(told, Notes)
    return [
        (item.heading.title, own.heading.title if own else "") for item, own in paired(asked, told)
    ]


def numbered(titles: list[str]) -> list[str]:
    """Give titles with the numbers that they get in this order."""
    return [f"{number}. {title}" for number, title in enumerate(titles, 1)]


@given(st.permutations(TITLES), st.sets(st.sampled_from(TITLES)), st.booleans())
def test_each_dropped_point_is_found_whatever_the_numbers(
    order: list[str],
    dropped: set[str],
    labelled: bool,  # noqa: FBT001
) -> None:
    kept = [title for title in order if title not in dropped]
    agenda, notes = (numbered(order), numbered(kept)) if labelled else (order, kept)
    assert pairs(agenda, notes) == [(title, title if title in kept else "") for title in order]


@given(st.lists(st.sampled_from(["A", "B", "-A", "-B", "1. A", "-a) B"]), max_size=8).map(list))
@pytest.mark.slow
def test_no_point_is_paired_twice_and_as_many_as_can_be(points: list[str]) -> None:
    agenda = ["Öppnande", *points]
    assert [own for _, own in pairs(agenda, agenda)].count("") == 0
    without_one = agenda[:-1]
    assert [own for _, own in pairs(agenda, without_one)].count("") == len(agenda) - len(
        without_one
    )


@pytest.mark.parametrize(
    ("agenda", "notes", "expected"),
    [
        # One that was dropped, and one after it with a new number and a retouched title.
        (["1. A", "2. Budget", "3. Hembesök"], ["1. A", "2. Hembesök i länet"], ["A", "", 1]),
        (["1. A", "2. Budget 2027", "3. Ö"], ["1. A", "2. 2027 års budget", "3. Ö"], ["A", 1, "Ö"]),
        # The same without numbers.
        (["A", "Budget", "Hembesök"], ["A", "Hembesök i länet"], ["A", "", 1]),
        # A new title altogether is known by its address.
        (["1. A", "2. Taxor", "3. B"], ["1. A", "2. Avgifter", "3. B"], ["A", 1, "B"]),
        (["1. A", "2. Taxor", "3. B"], ["1. A", "2. B", "3. Avgifter"], ["A", "", "B"]),
        # Titles that say the same are told apart by the point they stand under.
        (["A", "-Läget", "B", "-Läget"], ["B", "-Läget"], ["", "", "B", 1]),
        (["1. A", "-Läget", "-Nytt"], ["1. A", "-Helt annat", "-Läget"], ["A", 2, ""]),
        (["1. A", "-a) Läget"], ["1. B", "-a) Något"], [0, 1]),
        # Of two as near, the one at the same address.
        (["1. A", "2. Budget år 1", "3. B"], ["1. Budget år 2", "2. Budget år 3"], [0, 1, ""]),
        # One short word says too little of what the point is about.
        (["1. A", "2. B", "3. Rapport"], ["1. A", "2. Rapport om taxor"], ["A", 1, ""]),
        (["1. A", "2. B", "3. Hembesök"], ["1. A", "2. Hembesök om natten"], ["A", "", 1]),
        # A letter counts under the same point, whatever that is called.
        (["1. A", "2. Taxor", "-a) X"], ["1. A", "2. Avgifter", "-a) Y"], ["A", 1, 2]),
        (["1. A", "-a) X", "2. B", "-a) Z"], ["1. B", "-a) Y"], ["", "", "B", 1]),
        # A point that became a sub-point is there all the same.
        (["A", "Budget", "Hembesök"], ["A", "-Hembesök", "Budget"], ["A", 2, 1]),
    ],
)
def test_a_point_is_known_by_its_title_before_its_address(
    agenda: list[str], notes: list[str], expected: list[str | int]
) -> None:
    titles = [item.heading.title for item in document("minnesanteckningar", notes).points()]
    wanted = [titles[each] if isinstance(each, int) else each for each in expected]
    assert [own for _, own in pairs(agenda, notes)] == wanted


def test_the_matter_tells_most() -> None:
    agenda = ["1. Taxor\n\nÄrende: taxor", "2. Avgifter\n\nÄrende: avgifter"]
    notes = ["1. Avgifter\n\nÄrende: taxor"]
    assert pairs(agenda, notes) == [("Taxor", "Avgifter"), ("Avgifter", "")]


@pytest.mark.slow
def test_thousands_of_points_are_paired_in_no_time() -> None:
    agenda, notes = ([f"{word} {number}" for number in range(3000)] for word in ("Ett", "Två"))
    assert len(pairs(agenda, notes)) == 3000


def test_points_of_one_title_are_told_apart_by_who_presents_them() -> None:
    agenda = [
        "1. Rapport\n\nFöredragande: Lo Falk",
        "2. Paus",
        "3. Rapport\n\nFöredragande: Nils Hage",
    ]
    notes = ["1. Rapport\n\nFöredragande: Nils Hage", "2. Paus"]
    asked, told = document("dagordning", agenda), document("minnesanteckningar", notes)
    assert isinstance(asked, Agenda)
    assert isinstance(told, Notes)
    found = [(item.line, own.line if own else 0) for item, own in paired(asked, told)]
    assert [own > 0 for _, own in found] == [False, True, True]


def test_two_points_noted_as_one_are_both_there() -> None:
    agenda, notes = ["1. Budget", "2. Bemanning"], ["1. Budget och bemanning"]
    assert [own for _, own in pairs(agenda, notes)] == ["Budget och bemanning"] * 2


def test_a_point_whose_words_another_has_too_is_not_hidden_by_it() -> None:
    agenda, notes = (
        ["1. Vårdplanering", "2. Vårdplanering, ny rutin"],
        ["1. Vårdplanering, ny rutin"],
    )
    assert [own for _, own in pairs(agenda, notes)] == ["", "Vårdplanering, ny rutin"]


_TAXES = "Taxor\n\nFöredragande: Lo Falk\n\nNätverket beslutar\n\n- att anta taxorna"


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        ("Avgifter\n\nFöredragande: Lo Falk", True),
        ("Avgifter\n\nFöredragande: Nils Hage", False),
        ("Avgifter\n\nNätverket beslutade\n\n- att anta taxorna med en ändring", True),
        ("Nya lokaler\n\nFöredragande: Lo Falk\n\nNätverket beslutade\n\n- att hyra dem", False),
        ("Avgifter\n\nFöredragande: Nils Hage\n\nNätverket beslutade\n\n- att anta taxorna", True),
        ("Avgifter", True),
        ("Avgifter\n\nUtfall: bordlagd", False),
        ("Avgifter på taxor\n\nUtfall: bordlagd", True),
    ],
)
def test_another_matter_with_the_number_of_one_left_out_does_not_hide_it(
    told: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    agenda, notes = ["1. A", f"2. {_TAXES}", "3. B"], ["1. A", f"2. {told}", "3. B"]
    assert bool(pairs(agenda, notes)[1][1]) is is_one

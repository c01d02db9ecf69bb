"""Sorts of words that stand in one stretch of a sentence, in whatever order."""

import pytest

from lchnv_cli.memory.together import Together

PUT_OFF = Together(r"nästa\s+möte", r"frågan", r"bordla\w*")


@pytest.mark.parametrize(
    "text",
    [
        "Till nästa möte bordlades frågan.",
        "Frågan bordlades till nästa möte.",
        "Nätverket bordlade, efter en lång dialog, frågan till nästa möte.",
    ],
)
def test_the_order_of_the_words_does_not_matter(text: str) -> None:
    assert PUT_OFF.search(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Frågan bordlades.",
        "Frågan bordlades. Nu kommer nästa möte.",
        "Frågan om att något bordlades till nästa möte.",
        f"Frågan bordlades {'länge ' * 30}till nästa möte.",
        "Frågans bordläggning till nästa möte.",
    ],
)
def test_words_that_are_apart_say_nothing_together(text: str) -> None:
    assert PUT_OFF.search(text) is None


def test_words_on_both_sides_of_an_att_may_belong_together() -> None:
    sorts = (r"rekommendera", r"nämnderna", r"anta")
    text = "att rekommendera nämnderna att anta planen"
    assert Together(*sorts).search(text) is None
    found = Together(*sorts, across=True).search(text)
    assert found is not None
    assert found.words == "rekommendera nämnderna att anta"


def test_of_several_words_of_a_sort_the_nearest_count() -> None:
    found = Together(r"beslut|frågan", r"nästa\s+möte").search(
        "beslut kan inte fattas och frågan tas upp nästa möte"
    )
    assert found is not None
    assert found.words == "frågan tas upp nästa möte"


def test_a_word_is_of_one_sort_at_a_time() -> None:
    assert Together(r"tar\s+över", r"tar").search("Nätverket tar över frågan") is None

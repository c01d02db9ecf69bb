"""No quick look drops a word that a reader knows: each way of its patterns has passed it."""

import re
from collections.abc import Callable

import pytest

from lchnv_cli.load.telling_sentences import may_tell
from lchnv_cli.memory import (
    appointed_outright,
    assignment_words,
    leading,
    outcome_sorts,
    substitutes,
    votes,
    wordings,
)
from lchnv_cli.memory.together import Together
from lchnv_cli.rules import municipal_law_words
from tests.examples_of import examples_of

Passes = Callable[[str], object]


def _may_lead(text: str) -> bool:
    return leading._STEMS.search(text) is not None


HANDED = [*assignment_words.HANDED, assignment_words.COMES_BACK, assignment_words.DOES_BY]
APPOINTS = [appointed_outright._APPOINTS, appointed_outright._APPOINTED]


@pytest.mark.parametrize(
    ("patterns", "passes"),
    [
        ([wordings._ANY], may_tell),
        (HANDED, may_tell),
        (APPOINTS, may_tell),
        ([substitutes._TOLD], may_tell),
        ([substitutes._TOLD], substitutes.may_tell_of_substitutes),
        ([votes._VOTE], votes.may_tell_of_votes),
        ([leading._ACTS, leading._TITLED, leading._TOOK_OVER], _may_lead),
        ([municipal_law_words._WORDS], municipal_law_words._may_hold),
    ],
)
def test_a_quick_look_passes_every_way_of_a_pattern(
    patterns: list[re.Pattern[str]], passes: Passes
) -> None:
    texts = [text for pattern in patterns for text in examples_of(pattern)]
    assert texts
    assert [text for text in texts if not passes(text)] == []


@pytest.mark.parametrize(
    ("together", "passes"),
    [
        ([sorts for _, sorts in outcome_sorts.TURNED], may_tell),
        (list(substitutes._TURNED), may_tell),
        (list(substitutes._TURNED), substitutes.may_tell_of_substitutes),
        (list(votes._VOTES), votes.may_tell_of_votes),
    ],
)
def test_a_quick_look_passes_words_of_sorts(together: list[Together], passes: Passes) -> None:
    """Words of every sort stand in what is found, so one sort that always passes is enough."""
    dropped = [
        [next((text for text in examples_of(sort) if not passes(text)), "") for sort in each._sorts]
        for each in together
    ]
    assert [words for words in dropped if all(words)] == []


def test_examples_have_each_way_once() -> None:
    actual = list(examples_of(re.compile(r"a(?:b(?:|c)|d)(?:e f)?")))
    assert actual == ["ab", "abc", "ad"]

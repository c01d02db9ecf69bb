"""What the bench of wordings plants is found however it is worded, and what is right is not."""

from collections import Counter

import pytest

from lchnv_cli.rules.catalogue import IDS
from tests.bench import Wording, difference, not_yet, wordings

ALL = list(wordings())


@pytest.mark.slow
@pytest.mark.parametrize("wording", ALL, ids=str)
def test_a_wording_gives_its_finding_or_none(wording: Wording) -> None:
    wrong = difference(wording)
    if str(wording) in not_yet():
        assert wrong, "judged as it should be: python -m tests.bench --unmark takes the mark away"
    else:
        assert wrong == ""


def test_no_two_wordings_have_one_name_and_every_mark_is_a_wordings() -> None:
    names = Counter(map(str, ALL))
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in not_yet() if name not in names] == []


def test_every_rule_is_broken_in_several_ways() -> None:
    breaches = Counter(rule for wording in ALL for rule in wording.rules)
    assert {rule: breaches[rule] for rule in IDS if breaches[rule] < 4} == {}

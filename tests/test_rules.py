"""Every rule finds what the test documents announce, and nothing else."""

import pytest

from lchnv_cli.rules.catalogue import RULES
from tests.announced import Case, announced, cases, findings

CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_just_what_the_document_announces(case: Case) -> None:
    expected = announced(case)
    actual = {
        (str(found.file), found.line, found.rule, severity)
        for found in findings(case)
        for severity in [str(found.severity)]
    }
    stated = {(file, line, rule): severity for file, line, rule, severity in expected if severity}
    without = {
        (file, line, rule, severity if (file, line, rule) in stated else "")
        for file, line, rule, severity in actual
    }
    assert without == expected


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_a_document_that_breaks_it_and_one_that_does_not(rule: str) -> None:
    own = [bool(announced(case)) for case in CASES if case.rule == rule]
    assert set(own) == {True, False}

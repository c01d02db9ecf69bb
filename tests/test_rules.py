"""Every rule finds what the test documents announce, and nothing else."""

import re
from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from lchnv_cli import rules
from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.register import Register
from lchnv_cli.model.seats import Groups
from lchnv_cli.rules.catalogue import ALONE, IDS, LISTED, READING, RULES
from lchnv_cli.rules.rule import Rule
from lchnv_cli.workdays import Workdays
from tests import exemplary
from tests.announced import Case, announced, cases, findings, read_case
from tests.judging import load_archive, text_of
from tests.messages import wording_faults

CASES = list(cases())
DOCUMENTS = [case for case in CASES if not case.changes_the_years]
CHANGES = [case for case in CASES if case.changes_the_years]


def badly_worded(told: list[Finding]) -> dict[str, list[str]]:
    """Give the messages with empty quotation marks, or that say a thing twice."""
    return {
        found.message: wrong
        for found in told
        if (wrong := wording_faults(found.message, found.remedy))
    }


@pytest.mark.parametrize("case", DOCUMENTS, ids=str)
def test_a_rule_finds_just_what_the_document_announces(case: Case) -> None:
    expected = announced(case)
    told = findings(case)
    actual = {(str(found.file), found.line, found.rule, str(found.severity)) for found in told}
    stated = {(file, line, rule): severity for file, line, rule, severity in expected if severity}
    without = {
        (file, line, rule, severity if (file, line, rule) in stated else "")
        for file, line, rule, severity in actual
    }
    assert without == expected
    assert badly_worded(told) == {}


@pytest.mark.slow
@pytest.mark.parametrize("case", CHANGES, ids=str)
def test_what_breaks_the_exemplary_years_is_found_where_it_is_and_nothing_else_is(
    case: Case,
) -> None:
    told = findings(case)
    actual = Counter(
        (str(found.file), found.line, found.rule, f"{found.severity}, {found.paragraph}")
        for found in told
    )
    assert actual == Counter(announced(case))
    assert badly_worded(told) == {}


OF_THE_WHOLE = {r.id: r for r in RULES if r.governed and r.subject in {Register, Archive, Groups}}


@pytest.mark.parametrize("case", [case for case in DOCUMENTS if case.rule in OF_THE_WHOLE], ids=str)
def test_what_is_found_outside_the_meetings_tells_whose_arbetsordning_it_breaches(
    case: Case,
) -> None:
    archive, _, today = read_case(case)
    rule = OF_THE_WHOLE[case.rule]
    every = (archive, archive.register, archive.groups)
    subject = next(each for each in every if type(each) is rule.subject)
    meetings = {document.file for document in archive.documents}
    for hit in rule.hits(subject, Context(today, archive, Workdays())):
        body_id, _ = hit.under or ("", today)
        assert hit.place.file in meetings or archive.procedure.editions_of(body_id)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_a_change_of_the_years_that_breaks_it_and_a_case_that_does_not(
    rule: str,
) -> None:
    own = [case for case in CASES if case.rule == rule]
    broken = {rule for case in own if case.changes_the_years for _, _, rule, _ in announced(case)}
    assert rule in broken, f"tests/documents/{rule}/ has no .diff that breaks the exemplary years"
    right = [case for case in own if not announced(case)]
    assert right, f"tests/documents/{rule}/ has nothing that the rule lets through"


def test_the_exemplary_years_keep_every_rule_but_the_one_they_are_exempted_from() -> None:
    archive, faults = load_archive(exemplary.FOLDER)
    judged = exemplary.judge(archive, exemplary.TODAY, faults=faults)
    found = [(f.rule, f.severity, bool(f.exempted)) for f in judged]
    assert found == [("per-capsulam", Severity.INFO, True)]


def test_changed_years_read_as_the_folder_does() -> None:
    archive, faults = load_archive(exemplary.FOLDER)
    copy, told = exemplary.read(exemplary.files())
    assert (copy.procedure, copy.register) == (archive.procedure, archive.register)
    actual = [(d.file, text_of(d).source.splitlines()) for d in copy.documents]
    assert actual == [(d.file, text_of(d).source.splitlines()) for d in archive.documents]
    assert told == faults == []


def test_every_rule_that_is_declared_stands_in_the_list() -> None:
    modules = [import_module(f"{rules.__name__}.{m.name}") for m in iter_modules(rules.__path__)]
    made = {each.id for module in modules for each in vars(module).values() if type(each) is Rule}
    assert made - IDS == set(), "a rule is a line in lchnv_cli/rules/catalogue.py too"


def test_every_rule_stands_in_the_list_under_its_own_name_with_what_it_judges() -> None:
    actual = [(rule.id, rule.check is None, rule.alone) for rule in RULES]
    assert actual == [
        (listed.id, listed.judges is READING, listed.judges is ALONE) for listed in LISTED
    ]
    assert len(IDS) == len(LISTED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_cannot_see(rule: Rule) -> None:
    assert re.fullmatch(r"[A-ZÅÄÖ].*[^.]\.", rule.texts.unseen)

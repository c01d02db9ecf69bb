"""What must hold of the rules on people and form, whatever the folder says."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.context import Context
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.memory.attendees import likeness
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.diary_number import diary_number
from lchnv_cli.rules.missing_in_attendance import missing_in_attendance
from lchnv_cli.rules.missing_principal import missing_principal
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.standing_points import standing_points
from lchnv_cli.rules.steering_geography import steering_geography
from lchnv_cli.rules.steering_national import steering_national
from lchnv_cli.rules.steering_not_representative import steering_not_representative
from lchnv_cli.rules.steering_size import steering_size
from lchnv_cli.rules.steering_split import steering_split
from lchnv_cli.rules.steering_undecided import steering_undecided
from lchnv_cli.rules.steering_without_chair import steering_without_chair
from lchnv_cli.rules.substitute import substitute
from lchnv_cli.rules.unknown_attendee import unknown_attendee
from lchnv_cli.rules.unknown_meeting_date import unknown_meeting_date
from lchnv_cli.workdays import Workdays
from tests.announced import DOCUMENTS, TODAY
from tests.judging import read_document, run

pytestmark = pytest.mark.slow

RULES_YAML = (DOCUMENTS / "rules.yaml").read_text(encoding="utf-8")
REGISTER = (DOCUMENTS / "register.yaml").read_text(encoding="utf-8")
DAYS = [dt.date(2026, month, 10) for month in range(1, 9)]
PEOPLE = (missing_in_attendance, unknown_attendee, substitute)
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


def document(text: str, name: str = "minnesanteckningar.md") -> Document:
    read = read_document(PurePosixPath(name), text.encode(), frozenset({"lchnv", "schnv"}))
    assert read.document is not None
    return read.document


def judge(
    rules: Sequence[Rule], texts: Sequence[str], register: str = REGISTER, network: str = RULES_YAML
) -> list[Finding]:
    documents = tuple(document(text, f"{place}.md") for place, text in enumerate(texts))
    people, _ = read_register(register.encode())
    archive = Archive(DOCUMENTS, read_procedure(network.encode()), people, documents)
    return run(rules, Context(TODAY, archive, Workdays()), [])


def _span(first: dt.date, last: dt.date) -> str:
    return f"från: {first}, till: {last}"


def head(kind: str, fields: str = "", day: str = "2026-05-22") -> str:
    return f"---\ndokument: {kind}\norgan: lchnv\ndatum: {day}\n{fields}---\n\n"


TITLES = (
    "Mötets öppnande",
    "Godkännande av dagordning",
    "Föregående minnesanteckningar",
    "Övriga frågor",
)


@given(st.lists(st.sampled_from((*TITLES, "Budget")), min_size=1, max_size=8))
def test_as_few_standing_points_as_can_be_are_out_of_order(points: list[str]) -> None:
    text = head("dagordning") + "".join(f"## {point}\n\n" for point in points)
    places = [TITLES.index(point) for point in points if point in TITLES]
    longest = max(
        size
        for size in range(len(TITLES) + 1)
        for run_ in combinations(places, size)
        if list(run_) == sorted(set(run_))
    )
    found = judge([standing_points], [text])
    moved = [finding for finding in found if "fel plats" in finding.message]
    missing = {title for finding in found for title in re.findall("”(.+?)”", finding.message)}
    assert len(moved) == len(set(places)) - longest
    if not moved:
        assert missing == set(TITLES) - set(points)


@given(st.lists(st.booleans(), min_size=len(DAYS), max_size=len(DAYS)))
def test_every_meeting_without_a_representative_is_in_one_gap(there: list[bool]) -> None:
    spans = [
        f"      - {{roll: representant, organ: lchnv, huvudman: Aspnäs, {_span(day, day)}}}\n"
        for day, is_there in zip(DAYS, there, strict=True)
        if is_there
    ]
    bare = REGISTER.replace(
        "huvudman: Aspnäs, från: 2024-12-19", "huvudman: Björkby, från: 2020-01-01"
    )
    register = bare + "  - namn: Nils Nygren\n    uppdrag:\n" + "".join(spans)
    days = "".join(f"  - {day}\n" for day in DAYS)
    calendar = f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n{days}---\n"
    found = judge([missing_principal], [calendar], register)
    gaps = "".join("x" if is_there else "-" for is_there in there).split("x")
    counted = []
    for finding in found:
        more = re.search(r"och (\d+) till", finding.message)
        counted.append(finding.message.count("2026") + (int(more[1]) if more else 0))
    assert sorted(counted) == sorted(len(gap) for gap in gaps if gap)


@given(st.sets(st.integers(0, 900), max_size=4))
def test_national_assignments_change_nothing_for_the_other_steering_rules(starts: set[int]) -> None:
    others = (steering_size, steering_split, steering_not_representative, steering_without_chair)
    register = REGISTER.replace(
        "roll: styrgrupp, organ: lchnv, huvudman: Tallsjö",
        "roll: styrgrupp, organ: lchnv, huvudman: Björkby",
    )
    more = [
        f"      - {{roll: nationellt uppdrag, organ: schnv, {_span(day, day + dt.timedelta(9))}}}\n"
        for day in (dt.date(2025, 1, 1) + dt.timedelta(start) for start in starts)
    ]
    wider = register + "  - namn: Nils Nygren\n    uppdrag:\n" + "".join(more)
    rules = (*others, steering_geography)
    assert judge(rules, [], wider if more else register) == judge(rules, [], register)
    assert len(judge([steering_geography], [], register)) == 1
    assert len(judge([steering_national], [], wider if more else register)) == 2


def test_a_decision_taken_too_late_is_told_with_its_day() -> None:
    decided = "roll: styrgrupp, organ: lchnv, beslut: lchnv 2026-03-20, från: 2026-03-19"
    register = f"personer:\n  - namn: Asta Ek\n    uppdrag:\n      - {{{decided}}}\n"
    (finding,) = judge(
        [steering_undecided], [head("minnesanteckningar", day="2026-03-20")], register
    )
    assert finding.message == (
        "Asta Ek är med i styrgruppen från och med torsdag 19 mars 2026, "
        "men beslutet fattades först fredag 20 mars 2026."
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ek Asta", "Asta Ek"),
        ("Asta Ek-Alm", "Asta Ek"),
        ("A. Almgren", "Asta Almgren"),
        ("Helene Almgren", "Helén Almgren"),
        ("Asta Maria Almgren", "Asta Almgren"),
    ],
)
def test_names_that_are_likely_the_same(written: str, name: str) -> None:
    assert likeness(written, name) > 0


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Asta", "Asta Almgren"),
        ("Almgren", "Asta Almgren"),
        ("Asta Almgren", "Bertil Almgren"),
        ("Anna Frisk", "Anna Frank"),
        ("Anna Ek", "Anna Alm"),
        ("B. Almgren", "Asta Almgren"),
    ],
)
def test_names_that_may_be_two_people(written: str, name: str) -> None:
    assert likeness(written, name) == 0


def test_the_likely_name_is_asked_about_unless_that_person_is_there_too() -> None:
    alone = head("minnesanteckningar", "närvarande: [Almgren-Ek Asta]\n")
    both = head("minnesanteckningar", "närvarande: [Almgren-Ek Asta, Asta Almgren]\n")
    (asked,), (not_asked,) = judge([unknown_attendee], [alone]), judge([unknown_attendee], [both])
    assert asked.remedy.startswith("Menade du Asta Almgren? ")
    assert "Menade du" not in not_asked.remedy


@given(st.lists(NAMES, max_size=4))
def test_no_name_is_too_strange(names: list[str]) -> None:
    quoted = "".join("    - '" + name.replace("'", "''") + "'\n" for name in names)
    fields = f"närvarande:\n  Björkby:\n    - Asta Almgren\n{quoted}"
    found = judge(PEOPLE, [head("minnesanteckningar", fields)])
    assert not any("Asta Almgren" in finding.message for finding in found)


@given(
    st.dates(dt.date(2026, 1, 11), dt.date(2026, 11, 22)),
    st.sampled_from(["", "{}", "({})", "({},", "{}."]),
)
def test_a_day_is_a_meeting_or_it_is_told(day: dt.date, form: str) -> None:
    days = "".join(f"  - {known}\n" for known in DAYS)
    calendar = f"---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n{days}---\n"
    written = form.format(f"{day:%y%m%d}")
    text = (
        head("dagordning", day="2026-01-10") + f"## Rapport\n\nNätverket beslutade {written} så.\n"
    )
    told = bool(form) and day not in DAYS
    assert len(judge([unknown_meeting_date], [calendar, text])) == told


@given(st.from_regex(r"[0-9 /.:+-]{0,30}", fullmatch=True))
def test_six_figures_within_more_figures_are_no_day(around: str) -> None:
    text = head("dagordning", day="2026-01-10") + f"## Rapport\n\nTalet {around}9260115{around}.\n"
    found = judge([unknown_meeting_date], [text])
    assert not any(finding.message.startswith("260115") for finding in found) or "260115" in around


@given(
    st.from_regex(r"[A-MO-Z]{2,4}", fullmatch=True),
    st.integers(0, 9999),
    st.integers(0, 10**8),
    st.sampled_from(["", " ", "  ", "\u00a0"]),
)
def test_a_number_made_by_a_form_has_it(word: str, year: int, number: int, space: str) -> None:
    network = RULES_YAML + f"diarienummer: {{Region Prov: {word}N ÅÅÅÅ/N}}\n"
    made = f"{word}N{space}{year:04}{space}/{space}{number}"
    for written, expected in ((made, 0), (made + "x", 1), (made.replace("/", "-"), 1)):
        fields = f"diarieförd: {{Region Prov: '{written}'}}\n"
        found = judge([diary_number], [head("minnesanteckningar", fields)], network=network)
        assert len(found) == expected

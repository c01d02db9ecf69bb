"""One fault gives one finding: what follows from a day or a body that is in doubt waits."""

import datetime as dt
from collections.abc import Mapping

import pytest

from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.catalogue import RULES
from tests import exemplary
from tests.exemplary import Change

pytestmark = pytest.mark.slow

AGENDA = "meetings/lchnv/2026-03-20/dagordning.md"
NOTES = "meetings/lchnv/2026-03-20/minnesanteckningar.md"
ELECTING = "meetings/lchnv/2026-12-11/minnesanteckningar.md"
CALENDAR = "meetings/lchnv/2026/kalendarium.md"
ROW = "  - datum: 2026-03-20\n    tid"


def told(*changes: Change, today: dt.date = exemplary.TODAY) -> list[tuple[str, str]]:
    found = _judged(exemplary.changed(changes), today)
    return sorted((str(each.file), each.rule) for each in found)


def _judged(texts: Mapping[str, str], today: dt.date = exemplary.TODAY) -> list[Finding]:
    archive, faults = exemplary.read(texts)
    return [f for f in exemplary.judge(archive, today, RULES, faults) if not f.exempted]


def _moved(texts: dict[str, str], old: str, new: str) -> dict[str, str]:
    texts[new] = texts.pop(old)
    return texts


@pytest.mark.parametrize("file", [AGENDA, NOTES])
@pytest.mark.parametrize("day", ["2025-03-20", "2027-03-20", "2026-03-19", "2026-05-29"])
def test_a_wrong_day_in_a_head_is_told_once(file: str, day: str) -> None:
    assert told(Change(file, "datum: 2026-03-20", f"datum: {day}")) == [(file, "fel-mapp")]


@pytest.mark.parametrize("file", [AGENDA, NOTES])
@pytest.mark.parametrize("body", ["styrgrupp", "schnv"])
def test_a_wrong_body_in_a_head_is_told_once(file: str, body: str) -> None:
    assert told(Change(file, "organ: lchnv", f"organ: {body}")) == [(file, "fel-mapp")]


@pytest.mark.parametrize("file", [AGENDA, NOTES])
@pytest.mark.parametrize("word", ["dagordning", "minnesanteckningar", "kalendarium"])
def test_a_wrong_kind_in_a_head_is_told_once(file: str, word: str) -> None:
    own = "dagordning" if file == AGENDA else "minnesanteckningar"
    if own != word:
        assert told(Change(file, f"dokument: {own}", f"dokument: {word}")) == [(file, "fel-mapp")]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("datum: 2026-12-11\ntid", "datum: 2026-12-32\ntid", "ogiltigt-värde"),
        ("datum: 2026-12-11\ntid", "tid", "saknat-fält"),
        ("organ: lchnv", "organ: lchn", "ogiltigt-värde"),
        ("dokument: minnesanteckningar", "dokument: anteckningar", "ogiltigt-värde"),
    ],
)
def test_an_unreadable_head_hides_nothing_of_what_its_folder_tells(
    old: str, new: str, rule: str
) -> None:
    assert told(Change(ELECTING, old, new)) == [(ELECTING, rule)]


def test_a_wrong_year_in_a_calendar_is_told_once() -> None:
    assert told(Change(CALENDAR, "år: 2026", "år: 2027")) == [(CALENDAR, "fel-mapp")]
    assert told(Change(CALENDAR, "år: 2026", "år: 20x6")) == [(CALENDAR, "ogiltigt-värde")]


@pytest.mark.parametrize("folder", ["lchnv/2026-04-01", "styrgrupp/2026-03-20"])
def test_a_document_in_a_wrong_folder_is_told_once(folder: str) -> None:
    new = f"meetings/{folder}/dagordning.md"
    found = _judged(_moved(dict(exemplary.files()), AGENDA, new))
    assert [(str(each.file), each.rule) for each in found] == [(new, "fel-mapp")]


def test_what_is_wrong_either_way_is_told_all_the_same() -> None:
    day = Change(AGENDA, "datum: 2026-03-20", "datum: 2025-03-20")
    place = Change(AGENDA, "plats: Aspgården, Sjövägen 4, Aspnäs\n", "")
    file = Change(AGENDA, "bilagor/2-rutin.txt", "bilagor/2-borta.txt")
    other = Change(ELECTING, "sekreterare: Lars Lindmarker\n", "")
    day = Change(AGENDA, day.old + "\ntid", f"{day.new}\ntid")
    place = Change(AGENDA, place.old, "")
    assert told(day, place, file, other) == [
        (AGENDA, "bilagefil-saknas"),
        (AGENDA, "fel-mapp"),
        (AGENDA, "utan-plats"),
        (ELECTING, "fel-sekreterare"),
        (ELECTING, "ändrad-efter-publicering"),
    ]


def test_a_line_of_the_calendar_on_another_day_is_told_where_the_meeting_is() -> None:
    changes = [Change(CALENDAR, ROW, ROW.replace("20\n", "27\n"))]
    assert told(*changes) == [(AGENDA, "utanför-kalendariet")]
    [found] = _judged(exemplary.changed(changes))
    assert "som har fredag 27 mars 2026 utan handlingar." in found.message
    assert "flyttat_från: 2026-03-27" in found.remedy


def test_a_line_more_than_a_month_away_is_another_meeting() -> None:
    near, far = "2026-04-20", "2026-04-21"
    assert told(Change(CALENDAR, ROW, ROW.replace("2026-03-20", near))) == [
        (AGENDA, "utanför-kalendariet")
    ]
    found = told(Change(CALENDAR, ROW, ROW.replace("2026-03-20", far)))
    assert (CALENDAR, "sen-dagordning") in found
    assert (CALENDAR, "ej-utskickade") in found


def test_a_moved_meeting_without_a_line_of_its_own_is_told_once() -> None:
    texts = dict(exemplary.files())
    for kind in ("dagordning", "minnesanteckningar"):
        new = f"meetings/lchnv/2026-03-27/{kind}.md"
        _moved(texts, f"meetings/lchnv/2026-03-20/{kind}.md", new)
        texts[new] = texts[new].replace("datum: 2026-03-20", "datum: 2026-03-27")
    rules = [each.rule for each in _judged(texts) if each.rule != "bilagefil-saknas"]
    assert rules == ["utanför-kalendariet"]

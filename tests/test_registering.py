"""Diary numbers written into heads of every shape, and not a byte changed beside them."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchnv_cli.load.head import Unchangeable
from lchnv_cli.model.document import Notes
from lchnv_cli.work.changing.diary_numbers import registered
from lchnv_cli.work.opening.workplace import Stop
from tests.judging import read_document

BODIES = frozenset({"lchnv", "styrgrupp"})
FIRST = "dokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n"
TEXT = "\n## 1. Öppnande\n\ndiarieförd:\n  Tallsjö: 9\n"


def notes_of(text: str) -> Notes:
    read = read_document(PurePosixPath("a.md"), text.encode(), BODIES)
    assert isinstance(read.document, Notes)
    return read.document


def written(text: str, numbers: dict[str, str], *, force: bool = False) -> str:
    return registered(notes_of(text), text.encode(), numbers, force=force).after.decode()


def head(fields: str) -> str:
    return f"---\n{FIRST}{fields}---\n{TEXT}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "diarieförd:\n  Tallsjö: 2026/7\n"),
        ("plats: x\n# sist\n", "plats: x\n# sist\ndiarieförd:\n  Tallsjö: 2026/7\n"),
        ("diarieförd:\n", "diarieförd:\n  Tallsjö: 2026/7\n"),
        ("diarieförd:   # fyll i\n", "diarieförd:   # fyll i\n  Tallsjö: 2026/7\n"),
        ("diarieförd: ''\n", "diarieförd: {Tallsjö: 2026/7}\n"),
        ("diarieförd: {}\n", "diarieförd: {Tallsjö: 2026/7}\n"),
        ("diarieförd: { } # x\n", "diarieförd: {Tallsjö: 2026/7 } # x\n"),
        (
            "diarieförd: {Aspnäs: A 1} # x\n",
            "diarieförd: {Aspnäs: A 1, Tallsjö: 2026/7} # x\n",
        ),
        ("diarieförd: {Aspnäs: }\n", "diarieförd: {Aspnäs:  , Tallsjö: 2026/7}\n"),
        ("diarieförd: {Tallsjö: }\n", "diarieförd: {Tallsjö: 2026/7}\n"),
        ("diarieförd: {Tallsjö}\n", "diarieförd: {Tallsjö: 2026/7}\n"),
        (
            "diarieförd: {\n  Aspnäs: 1, # ett\n  Björkby: 2 # två\n  }\n",
            "diarieförd: {\n  Aspnäs: 1, # ett\n  Björkby: 2, Tallsjö: 2026/7 # två\n  }\n",
        ),
        (
            "diarieförd:\n    Aspnäs: 1  # ett\n\nplats: x\n",
            "diarieförd:\n    Aspnäs: 1  # ett\n    Tallsjö: 2026/7\n\nplats: x\n",
        ),
        ("diarieförd:\n  Tallsjö: # kommer\n", "diarieförd:\n  Tallsjö: 2026/7 # kommer\n"),
        ("diarieförd:\n  Tallsjö: ''\n", "diarieförd:\n  Tallsjö: 2026/7\n"),
        (
            "diarieförd:\n  Aspnäs:\nplats: x\n",
            "diarieförd:\n  Aspnäs:\n  Tallsjö: 2026/7\nplats: x\n",
        ),
        (
            "diarieförd:\n  Aspnäs: 'A\n    1'\nplats: x\n",
            "diarieförd:\n  Aspnäs: 'A\n    1'\n  Tallsjö: 2026/7\nplats: x\n",
        ),
        (
            "diarieförd:\n  Aspnäs: |\n    A 1\nplats: x\n",
            "diarieförd:\n  Aspnäs: |\n    A 1\n  Tallsjö: 2026/7\nplats: x\n",
        ),
        (
            "närvarande:\n    Björkby: [Bo]\ndiarieförd:\n",
            "närvarande:\n    Björkby: [Bo]\ndiarieförd:\n    Tallsjö: 2026/7\n",
        ),
    ],
)
def test_a_number_is_written_as_the_head_is_written(before: str, after: str) -> None:
    assert written(head(before), {"Tallsjö": "2026/7"}) == head(after)


def test_a_head_in_braces_stays_in_braces() -> None:
    fields = "dokument: minnesanteckningar, organ: lchnv, datum: 2026-05-22"
    before = f"---\n{{{fields}}}\n---\n"
    line = "diarieförd: {Tallsjö: 2026/7}"
    assert written(before, {"Tallsjö": "2026/7"}) == f"---\n{{{fields}, {line}}}\n---\n"


def test_another_number_is_only_replaced_by_force() -> None:
    text = head("diarieförd: {Tallsjö: 2026/6}\n")
    with pytest.raises(Stop, match=r"a.md:5:14\n    Tallsjö har redan numret 2026/6\."):
        written(text, {"Tallsjö": "2026/7"})
    assert written(text, {"Tallsjö": "2026/7"}, force=True) == text.replace("2026/6", "2026/7")


def test_the_same_number_changes_nothing() -> None:
    text = head("diarieförd: {Tallsjö: '2026/7'}\n")
    assert written(text, {"Tallsjö": "2026/7"}) == text


@pytest.mark.parametrize(
    "fields",
    ["diarieförd: ja\n", "diarieförd: [a]\n", "diarieförd:\n  Tallsjö: [1]\n", "diarieförd: ~\n"],
)
def test_a_field_that_cannot_be_read_is_left_alone(fields: str) -> None:
    with pytest.raises(Stop, match=r"a.md:5:1\n    Fältet diarieförd går inte att läsa."):
        written(head(fields), {"Tallsjö": "1"})


def test_what_no_edit_is_right_for_is_left_to_people() -> None:
    text = head("diarieförd:\n  ? Tallsjö\n")
    with pytest.raises(
        Unchangeable, match=r"a.md:5:1\n.*Skriv själv:\n    diarieförd: \{Tallsjö: 1\}"
    ):
        written(text, {"Tallsjö": "1"})


def test_of_two_fields_with_one_name_the_first_counts() -> None:
    text = head("diarieförd: {Tallsjö: ''}\ndiarieförd: {Tallsjö: 2}\n")
    assert written(text, {"Tallsjö": "1"}) == text.replace("''", "1")


@dataclass(frozen=True)
class Shape:
    """A head as somebody wrote it: its text, and the numbers it has."""

    text: str
    numbers: dict[str, str]


NAMES = ("Björkby", "Granköping", "Tallsjö", "Aspnäs", "Region Prov")
OWN_NUMBERS = {"A 1": "A 1", "'2026/1'": "2026/1", '"#1"': "#1", "1.10": "1.10", "''": "", "": ""}
COMMENTS = st.sampled_from(["", " # se: {pärm}", "   #"])
BEFORE = st.sampled_from(["", "# överst\n", "plats: 'a: b'\n", 'info: "𝄞 å\\n"\n', "tid:\n"])
AFTER = st.sampled_from(["", "plats2:\n", "\n# sist\n", "bilagor:\n  - {nr: 1, titel: Å}\n"])


@st.composite
def groups(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """Draw the field with the numbers, or its absence."""
    name = draw(st.sampled_from(["diarieförd", '"diarieförd"', "diariefo\u0308rd"]))
    form = draw(st.sampled_from(["none", "empty", "quoted", "braces", "lines", "flow", "long"]))
    chosen = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    values = [draw(st.sampled_from(list(OWN_NUMBERS))) for _ in chosen]
    keys = [draw(st.sampled_from([key, f"'{key}'", _apart(key)])) for key in chosen]
    comment = draw(COMMENTS)
    pairs = [f"{key}: {value}" for key, value in zip(keys, values, strict=True)]
    indent, between = " " * draw(st.integers(1, 5)), f" ,{comment}\n  "
    lines = {
        "none": "",
        "empty": f"{name}:{comment}\n",
        "quoted": f'{name}: ""{comment}\n',
        "braces": f"{name}: {{ }}{comment}\n",
        "lines": f"{name}:{comment}\n" + "".join(f"{indent}{p}{comment}\n" for p in pairs),
        "flow": f"{name}: {{{', '.join(pairs)} }}{comment}\n",
        "long": f"{name}: {{{comment}\n  {between.join(pairs)}{comment}\n }}\n",
    }
    known = dict(zip(chosen, (OWN_NUMBERS[value] for value in values), strict=True))
    return lines[form], known if form in {"lines", "flow", "long"} else {}


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """Draw a whole document."""
    field, numbers = draw(groups())
    text = f"---\n{draw(BEFORE)}{FIRST}{field}{draw(AFTER)}---{draw(st.sampled_from(['', ' ']))}"
    text += draw(st.sampled_from(["", "\n", f"\n{TEXT}"]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return Shape(draw(st.sampled_from(["", "\ufeff"])) + text, numbers)


NUMBERS = st.sampled_from(
    [
        "2026/123",
        "HSN 2026/1",
        "a: b",
        "# x",
        "'x",
        '"',
        "{1}",
        "- 1",
        "~",
        "1e3",
        "null",
        "\\n",
        "å",
    ]
) | st.text(st.characters(blacklist_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@pytest.mark.slow
@given(shape=shapes(), principal=st.sampled_from(NAMES), number=NUMBERS)
def test_only_the_number_is_changed(shape: Shape, principal: str, number: str) -> None:
    assert notes_of(shape.text).registered == shape.numbers
    after = written(shape.text, {principal: number}, force=True)
    assert notes_of(after).registered == {**shape.numbers, principal: number}
    taken = _replaced(shape.text, after)
    assert any(taken in old for old in ('""', *OWN_NUMBERS))
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in shape.text else 0)


@pytest.mark.slow
@given(shape=shapes(), numbers=st.dictionaries(st.sampled_from(NAMES), NUMBERS, min_size=2))
def test_several_numbers_can_be_written_at_once(shape: Shape, numbers: dict[str, str]) -> None:
    after = written(shape.text, numbers, force=True)
    assert notes_of(after).registered == {**shape.numbers, **numbers}
    assert after.endswith(shape.text[shape.text.rindex("---") :])


def _replaced(before: str, after: str) -> str:
    """Give what of the text before is not there after."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    end = 0
    while end < min(len(before), len(after)) - same and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[same : len(before) - end]

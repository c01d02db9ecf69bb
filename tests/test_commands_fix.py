"""Mending changes the bytes it must and no other, and comes to an end."""

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Edit, Finding, Severity
from lchnv_cli.rules.numbering import numbering
from lchnv_cli.rules.run import judged, run
from lchnv_cli.work.changing.mend import Change, apply, fixed_files
from lchnv_cli.work.opening.workplace import Workplace
from lchnv_cli.workdays import Workdays
from tests.judging import text_of
from tests.running import AGENDA, DAY, HEAD, archive, network

pytestmark = pytest.mark.slow

FILE = PurePosixPath("dokument.md")
_LABELS = ["", "1. ", "1) ", "01. ", "a) ", "B. ", "12. ", "3.", "4 ", "x. "]
HEADINGS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["## ", "### ", "##\t", "#### "]),
    st.sampled_from(_LABELS),
    st.sampled_from(["Öppnande", "Åäö 12", "", "2026 års mål", "**5.** Fet"]),
)
LINES = st.lists(
    HEADINGS | st.sampled_from(["", "text  ", "- att  anta\t", "1. ett", "\u2028å", "***", "```"]),
    max_size=14,
)


class _InMemory(Workplace):
    """A folder of documents that lie on no disk."""

    def bytes_of(self, document: Document) -> bytes:
        return text_of(document).encoded


def _place(text: str) -> Workplace:
    whole = _InMemory(DAY, archive(text), Workdays())
    texts = [(document, text_of(document)) for document in whole.archive.documents]
    return replace(whole, found=tuple(judged((numbering,), whole, texts)))


def _judge(place: Workplace) -> list[Finding]:
    """Give what numbering finds: a text that was mended is judged anew by every rule."""
    return [each for each in run((numbering,), place, place.found) if each.rule == numbering.id]


def _mended(text: str) -> str:
    changes = fixed_files(_place(text), _judge, frozenset({FILE}), names=False)
    return changes[0].after.decode() if changes else text


@given(
    LINES,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(["", "\n"]),
)
@example(["## 7. Öppnande", "### x. Åäö 12", "## Öppnande"], "\r\n", "\ufeff", "")
@example([*["## Öppnande"] * 4, "#### **5.** Fet", "## **5.** Fet"], "\n", "", "")
@example(["## Öppnande", "#### **2.** Fet", "## **2.** Fet", "## Öppnande"], "\n", "", "")
def test_mending_numbers_changes_nothing_but_labels(
    lines: list[str],
    end: str,
    mark: str,
    last: str,
) -> None:
    body = end.join(lines) + last
    before = mark + HEAD.replace("\n", end) + body
    after = _mended(before)
    old, new = before.split("\n"), after.split("\n")
    assert len(old) == len(new)
    for was, became in zip(old, new, strict=True):
        if was != became:
            assert _only_labelled(was, became)


def _only_labelled(was: str, became: str) -> bool:
    """Tell whether a heading got a label, in the place of one or where none was."""
    labelled = re.fullmatch(r"(#{2,3}[ \t]+)(?:\d+\.|[a-z]\)) (.*)", became, re.DOTALL)
    if labelled is None or not (was.startswith(labelled[1]) and was.endswith(labelled[2])):
        return False
    before = was[len(labelled[1]) : len(was) - len(labelled[2])]
    return re.fullmatch(r"(?:(?:\d{1,3}|[A-Za-z])[.)][ \t]*|\d{1,3}[ \t]+)?", before) is not None


@given(LINES)
def test_mending_comes_to_an_end(lines: list[str]) -> None:
    once = _mended(HEAD + "\n".join(lines))
    assert _mended(once) == once


def test_a_document_without_faults_is_left_alone() -> None:
    assert _mended(HEAD + "\n## 1. Ett\n\n### a) Två\n") == HEAD + "\n## 1. Ett\n\n### a) Två\n"


@st.composite
def _edited(draw: st.DrawFn) -> tuple[list[str], list[str | None]]:
    """Give pieces of a file, and for each the text that replaces it, or None to leave it."""
    pieces = draw(st.lists(st.text(max_size=4), min_size=1, max_size=8))
    texts = draw(
        st.lists(st.none() | st.text(max_size=3), min_size=len(pieces), max_size=len(pieces))
    )
    return pieces, [text if piece else None for piece, text in zip(pieces, texts, strict=True)]


@given(_edited(), st.randoms())
def test_edits_change_just_their_own_bytes_in_whatever_order_they_come(
    edited: tuple[list[str], list[str | None]], random: Random
) -> None:
    pieces, texts = edited
    edits, at = [], 0
    for piece, text in zip(pieces, texts, strict=True):
        end = at + len(piece.encode())
        edits += [] if text is None else [Edit(FILE, at, end, text)]
        at = end
    random.shuffle(edits)
    expected = "".join(p if t is None else t for p, t in zip(pieces, texts, strict=True))
    assert apply("".join(pieces).encode(), [*edits, *edits]) == expected.encode()


def test_an_edit_that_overlaps_another_waits_for_the_next_round() -> None:
    edits = [Edit(FILE, 0, 3, "X"), Edit(FILE, 2, 4, "Y"), Edit(FILE, 4, 4, "!")]
    assert apply(b"abcdef", edits) == b"abY!ef"


def test_two_texts_for_one_place_are_not_both_written() -> None:
    assert apply(b"ab", [Edit(FILE, 1, 1, "1. "), Edit(FILE, 1, 1, "2. ")]) == b"a2. b"


def _finding(*edits: Edit, certain: bool = True, exempted: str = "") -> Finding:
    return Finding(FILE, 1, 1, "r", "m", "å", "form", Severity.ERROR, exempted, edits, certain)


@pytest.mark.parametrize(
    ("finding", "names", "changes"),
    [
        (_finding(Edit(FILE, 0, 1, "x")), False, 1),
        (_finding(Edit(FILE, 0, 1, "x"), exempted="skäl"), True, 0),
        (_finding(Edit(FILE, 0, 1, "x"), certain=False), False, 0),
        (_finding(Edit(FILE, 0, 1, "x"), certain=False), True, 1),
        (_finding(Edit(FILE, 0, 1, "x"), Edit(PurePosixPath("b.md"), 0, 1, "x")), True, 0),
    ],
    ids=["certain", "exempted", "name", "name asked for", "half outside"],
)
def test_only_what_was_asked_for_is_mended(finding: Finding, names: bool, changes: int) -> None:  # noqa: FBT001
    rounds = iter([[finding]])
    made = fixed_files(_place(HEAD), lambda _: next(rounds, []), frozenset({FILE}), names=names)
    assert len(made) == changes


def _always(_: Workplace) -> list[Finding]:
    end = len(HEAD.encode())
    return [_finding(Edit(FILE, end, end, "\n"))]


def test_a_rule_that_never_has_enough_does_not_hang() -> None:
    (made,) = fixed_files(_place(HEAD), _always, frozenset({FILE}), names=False)
    assert made.after == HEAD.encode() + b"\n" * 10


def test_a_file_that_someone_saves_meanwhile_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv = network(tmp_path, capsys, monkeypatch)
    AGENDA.write_bytes(AGENDA.read_bytes() + b"## Utan nummer\n")

    def slow(*given: Any, **named: Any) -> list[Change]:
        changes = fixed_files(*given, **named)
        AGENDA.write_bytes(b"Annas text")
        return changes

    monkeypatch.setattr("lchnv_cli.work.changing.mend.fixed_files", slow)
    ran = lchnv("check", "--fix")
    assert (ran.code, AGENDA.read_bytes()) == (2, b"Annas text")
    assert "har ändrats av någon annan" in ran.err

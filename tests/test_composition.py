"""A file whose letters are written as a Mac writes them is read, placed and changed as any other.

Files in NFC and in NFD must give the same findings; what is written into an NFD file must leave
every other byte as it was.
"""

import datetime as dt
import unicodedata
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.load.text import NotText, decode
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.source_text import SourceText
from lchnv_cli.work.changing.mend import Change, fixed_files
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import Workplace, open_workplace
from tests.announced import cases, findings
from tests.running import ROOT

TODAY = dt.date(2026, 11, 22)
PIECES = st.sampled_from(
    [
        *("a", " ", "o\u0308", "\u00e5", "A\u030a", "\u212b", "\u0301", "e\u0323\u0301", "q\u0307"),
        *("\u0344", "\u1100", "\u1161", "\u1100\u1161\u11a8", "\uac01", "\U0001f600", "\n", "\r\n"),
    ]
)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("a\u0344")
@example("\u1100\u1161\u11a8\u1161")
def test_every_place_in_the_text_leads_to_the_same_letters_of_the_file(original: str) -> None:
    source = SourceText.of(original)
    data = source.text.encode()
    for at in range(len(source.text) + 1):
        first = len(source.text[:at].encode())
        start, end = source.bytes_of(first, len(data))
        own = source.data[start:end].decode()
        if unicodedata.normalize("NFC", own) != source.text[at:]:
            # Within letters that cannot be told apart in the file: the first of them it is.
            before = unicodedata.normalize("NFC", source.data[:start].decode())
            assert source.text.startswith(before)
        line = source.text.count("\n", 0, at) + 1
        column = at - source.text.rfind("\n", 0, at)
        lines = original.split("\n")
        there = len("\n".join(lines[: line - 1])) + (line > 1) + source.column(line, column) - 1
        assert len(original[:there].encode()) == start
        assert source.index(line, source.column(line, column)) <= at


def test_a_file_in_one_piece_costs_nothing() -> None:
    source = SourceText.of("Förslag")
    assert source.text is source.original
    assert (source.column(1, 3), source.bytes_of(2, 4)) == (3, (2, 4))


def test_letters_with_no_end_of_marks_are_told_and_not_put_together() -> None:
    data = ("---\nplats: a" + "\u0301\u0323" * 200_000 + "\n---\n").encode()
    told = decode(data)
    assert isinstance(told, NotText)
    assert (told.message, told.line) == ("En bokstav bär fler än 30 accenter.", 2)
    assert isinstance(decode(("a" + "\u0301\u0323" * 15).encode()), SourceText)


def test_a_place_counts_the_characters_of_the_file() -> None:
    head = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\n"
    text = f"{head}bilagor: [{{titel: åäö, hej: x}}]\n---\n"
    for form, column in ((text, 24), (_apart(text), 27)):
        read = read_document(PurePosixPath("a.md"), form.encode(), frozenset({"lchnv"}))
        [place] = [fault.hit.place for fault in read.faults if "hej" in fault.hit.message]
        assert (place.line, place.column) == (5, column)


def test_a_place_in_rules_yaml_counts_the_characters_of_the_file() -> None:
    with pytest.raises(Broken) as told:
        read_procedure(_apart("{åäö: 1, åäö: }}").encode())
    assert "rules.yaml:1:22" in str(told.value)


@pytest.mark.slow
def test_a_document_in_nfd_has_the_findings_of_one_in_nfc() -> None:
    documents = [case for case in cases() if not case.changes_the_years]
    differing = []
    for case in documents:
        told = [(f.file, f.line, f.rule, f.message, f.severity) for f in findings(case)]
        apart = [(f.file, f.line, f.rule, f.message, f.severity) for f in findings(case, _apart)]
        differing += [str(case)] if sorted(told) != sorted(apart) else []
    assert differing == []


@pytest.mark.slow
def test_a_folder_in_nfd_has_the_findings_of_one_in_nfc_and_is_mended_alike(tmp_path: Path) -> None:
    composed, apart = tmp_path / "nfc", tmp_path / "nfd"
    for root, form in ((composed, str), (apart, _apart)):
        for file in [ROOT / "rules.yaml", *(ROOT / "meetings").rglob("*")]:
            if file.suffix in {".md", ".yaml"}:
                copy = root / file.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                text = file.read_text(encoding="utf-8")
                copy.write_text(form(_with_faults(text)), encoding="utf-8")
    nfc, nfd = (open_workplace(root, TODAY) for root in (composed, apart))
    assert _told(judge(nfc)) == _told(judge(nfd))
    assert len(judge(nfc)) > 50
    pairs = zip(_mended(nfc), _mended(nfd), strict=True)
    changed = 0
    for one, other in pairs:
        assert one.after.decode() == unicodedata.normalize("NFC", other.after.decode())
        changed += _keeps_the_other_lines(other)
    assert changed > 5


def _with_faults(text: str) -> str:
    """Plant faults that can be mended, beside letters that are written as two."""
    return text.replace("## 2. ", "## Åäö ").replace("- att ", "- Att ", 3)


def _told(found: list[Finding]) -> list[tuple[str, int, str, str]]:
    return sorted((f.file.as_posix(), f.line, f.rule, f.message) for f in found)


def _mended(place: Workplace) -> list[Change]:
    chosen = frozenset(document.file for document in place.archive.documents)
    return fixed_files(place, judge, chosen, names=False)


def _keeps_the_other_lines(change: Change) -> int:
    """See that a line that says the same has the same bytes; count those that do not."""
    lines = [data.split(b"\n") for data in (change.before, change.after)]
    assert len(lines[0]) == len(lines[1])
    changed = [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]]
    for before, after in changed:
        assert before.startswith((b"## ", b"- Att"))
        assert before[-6:] == after[-6:]
    return len(changed)


def test_what_publishing_and_registering_write_hits_the_bytes_of_the_file() -> None:
    notes = _apart(
        "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-03-20\nplats: Åbo gård\n"
        "diarieförd:\n  Älvdalen: 2026/1\nordförande: Bo Ek\n---\n\n## 1. Öppnande\n\nÅäö.\n"
    )
    file = PurePosixPath("a.md")
    number = changed_head(file, notes, {("diarieförd", "Älvdalen"): "2026/77"})
    assert number == notes.replace("2026/1", "2026/77")
    led = changed_head(file, notes, {("ordförande",): "Ås", ("publicerad",): "2026-03-21"})
    assert led == notes.replace("Bo Ek\n", "Ås\npublicerad: 2026-03-21\n")

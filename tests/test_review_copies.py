"""Word files that others have written in, put back into the Markdown: just what they changed."""

import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.export.review_part import with_source
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.work.changing.review_merge import Merging, merging
from lchnv_cli.work.making.review_copy import review_print
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace
from tests.reviewed_documents import AGENDA, CASES, NOTES, Case
from tests.reviewing import Returned
from tests.running import AGENDA as AGENDA_FILE
from tests.running import NETWORK, Program, network

_DAY = dt.date(2026, 5, 1)


@cache
def _here(text: str, word: str) -> Workplace:
    """Give the network with a document in it that is on no disk, in the place of those there."""
    file = PurePosixPath(f"meetings/lchnv/2026-05-22/{word}.md")
    here = open_workplace(NETWORK, _DAY, cached=False)
    gone = [each.file for each in here.archive.documents if each.file.parent == file.parent]
    here = with_files(here, {file: text.encode()}, [each for each in gone if each != file])
    return replace(here, unsaved={file: text.encode()})


def _own(here: Workplace) -> MeetingDocument:
    (document,) = (each for each in here.archive.documents if each.file in here.unsaved)
    assert isinstance(document, MeetingDocument)
    return document


@cache
def _sent(text: str, word: str) -> bytes:
    here = _here(text, word)
    document = _own(here)
    return with_source(review_print(document, here), str(document.file), text.encode())


def _word(text: str) -> str:
    return "minnesanteckningar" if "dokument: minnes" in text else "dagordning"


def _merged(
    data: bytes, base: str, today: str | None = None, theirs: frozenset[int] = frozenset()
) -> Merging:
    here = _here(base if today is None else today, _word(base))
    return merging(here, "granskad.docx", data, "", theirs=theirs, revised=False)


def _returned(text: str, *, tracked: bool = False, who: str = "Siv Alm") -> Returned:
    return Returned(_sent(text, _word(text)), tracked=tracked, who=who)


def _edited(case: Case, *, tracked: bool) -> bytes:
    word = _returned(case.source, tracked=tracked)
    case.edit(word)
    word.noise()
    return word.saved()


def _after(data: bytes, base: str, today: str | None = None) -> str:
    return _merged(data, base, today).after.decode()


@pytest.mark.parametrize("tracked", [False, True], ids=["direkt", "spårat"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_change_is_written_and_nothing_beside_it(case: Case, *, tracked: bool) -> None:
    done = _merged(_edited(case, tracked=tracked), case.source)
    assert done.after.decode() == case.after()
    assert (done.lost, done.generated) == ((), ())
    assert done.changes
    assert {each.who for each in done.changes if each.who} <= {"Siv Alm"}


@pytest.mark.parametrize("text", [AGENDA, NOTES], ids=["dagordning", "anteckningar"])
def test_a_file_that_word_has_saved_unedited_changes_nothing(text: str) -> None:
    word = _returned(text)
    word.noise()
    done = _merged(word.saved(), text)
    assert done.after == done.before == text.encode()
    assert (done.changes, done.generated, done.lost) == ((), (), ())


def test_the_same_after_libreoffice_saved_the_file(
    libreoffice: Callable[[str, list[Path]], None], tmp_path: Path
) -> None:
    for place, each in enumerate(CASES):
        for tracked in (False, True):
            path = tmp_path / f"{place}-{int(tracked)}.docx"
            path.write_bytes(_edited(each, tracked=tracked))
    every = sorted(tmp_path.glob("*.docx"))
    before = {path: path.read_bytes() for path in every}
    libreoffice("docx", every)
    wrong = []
    for path in every:
        number, was_tracked = path.stem.split("-")
        case, data = CASES[int(number)], path.read_bytes()
        assert data != before[path]
        done = _merged(data, case.source)
        if done.after.decode() != case.after() or done.lost or done.generated:
            wrong.append((case.name, was_tracked))
    assert wrong == []


def test_what_the_document_says_by_now_is_kept() -> None:
    word = _returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    today = AGENDA.replace("Brukarråden har mötts två", "Brukarråden har mötts tre")
    assert _after(word.saved(), AGENDA, today) == today.replace("fyra gånger", "fem gånger")


def test_a_paragraph_that_both_changed_is_a_conflict_and_ours_stays() -> None:
    word = _returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    word.replace("två", "tre", within="Brukarråden har mötts")
    today = AGENDA.replace("fyra gånger", "sex gånger")
    done = _merged(word.saved(), AGENDA, today)
    (conflict,) = done.conflicts
    assert done.after.decode() == today.replace("mötts två", "mötts tre")
    assert "sex gånger" in conflict.ours
    assert "fem gånger" in conflict.theirs
    taken = _merged(word.saved(), AGENDA, today, frozenset({1})).after.decode()
    assert taken == AGENDA.replace("fyra gånger", "fem gånger").replace("mötts två", "mötts tre")


def test_the_same_file_twice_changes_nothing_the_second_time() -> None:
    for case in CASES:
        data = _edited(case, tracked=True)
        once = _after(data, case.source)
        assert _after(data, case.source, once) == once, case.name


def test_two_reviewers_files_give_the_same_in_any_order() -> None:
    for number, one in enumerate(CASES):
        other = CASES[(number + 7) % len(CASES)]
        if one.notes != other.notes:
            continue
        files = [_edited(each, tracked=False) for each in (one, other)]
        ends = []
        for first, second in (files, files[::-1]):
            then = _after(first, one.source)
            done = _merged(second, one.source, then)
            ends.append(done.conflicts or done.after)
        assert ends[0] == ends[1] or all(isinstance(each, tuple) for each in ends), one.name


def test_a_file_that_lost_its_source_goes_by_what_was_kept_or_by_today() -> None:
    word = _returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    for name in [name for name in word.parts if name.startswith(("customXml", "docProps/custom"))]:
        word.parts.pop(name)
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        word.parts[name] = re.sub(
            rb"<\w+ [^>]*(?:customXml|custom.xml)[^>]*/>", b"", word.parts[name]
        )
    here = _here(AGENDA, "dagordning")
    with pytest.raises(Stop, match="vilket dokument"):
        merging(here, "x.docx", word.saved(), "", theirs=frozenset(), revised=False)
    done = merging(here, "x.docx", word.saved(), "2026-05-22", theirs=frozenset(), revised=False)
    assert done.after.decode() == AGENDA.replace("fyra gånger", "fem gånger")
    assert "som det är i dag" in done.told[0]


def test_what_the_program_writes_is_told_and_where_it_really_stands() -> None:
    word = _returned(AGENDA)
    word.replace("Länschefsnätverket (LCHNV)", "Chefsnätverket")
    done = _merged(word.saved(), AGENDA)
    assert done.after == done.before
    assert done.generated == (
        (
            "Länschefsnätverket (LCHNV)",
            "Chefsnätverket",
            "Brevhuvudet kommer ur rules.yaml och fältet utfärdad_av.",
        ),
    )


def test_comments_are_told_with_who_and_about_what() -> None:
    word = _returned(AGENDA)
    word.comment("fyra gånger", "Var det inte fem?")
    word.noise()
    done = _merged(word.saved(), AGENDA)
    assert done.after == done.before
    assert done.comments == (("Siv Alm", "fyra gånger", "Var det inte fem?"),)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    return network(tmp_path, capsys, monkeypatch)


def test_a_review_copy_is_written_and_merged(lchnv: Program) -> None:
    out = lchnv("export", str(AGENDA_FILE), "--review", "--today", "2026-03-10")
    copy = Path("export/dagordning-lchnv-2026-03-20-granskning.docx")
    assert out.code == 0
    assert out.out == f"MAPP/{copy}\n"
    word = Returned(copy.read_bytes(), tracked=True)
    word.replace("Tallsjö", "Björkby", within="Välkommen till")
    Path("granskad.docx").write_bytes(word.saved())
    before = AGENDA_FILE.read_bytes()
    assert lchnv("merge", "granskad.docx", "--revised", "--dry-run").code == 0
    assert AGENDA_FILE.read_bytes() == before
    done = lchnv("merge", "granskad.docx", "--revised")
    assert done.code == 0
    assert AGENDA_FILE.read_bytes() == before.replace(b"**Tallsj\xc3\xb6**", b"**Bj\xc3\xb6rkby**")
    assert lchnv.copies() == [before]
    assert "Siv Alm" in done.out
    told = json.loads(lchnv("merge", "granskad.docx", "--revised", "--json").out)
    assert told["changed"] is False


def test_a_published_document_is_merged_into_only_when_that_is_meant(lchnv: Program) -> None:
    lchnv("export", str(AGENDA_FILE), "--review", "--today", "2026-03-10")
    copy = "export/dagordning-lchnv-2026-03-20-granskning.docx"
    refused = lchnv("merge", copy)
    assert refused.code == 2
    assert "--revised" in refused.err


def test_what_is_no_word_file_is_refused(lchnv: Program) -> None:
    Path("x.docx").write_bytes(b"%PDF-1.7 inget")
    Path("y.docx").write_bytes(b"PK\x03\x04skadad")
    for name in ("x.docx", "y.docx", "finns-inte.docx"):
        refused = lchnv("merge", name)
        assert refused.code == 2
        assert name in refused.err

"""Word files that others have written in, put back into the Markdown: just what they changed."""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.export.review_part import with_source
from lchnv_cli.intake.returned.remarks import Said
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.work.changing.review_compared import Wishes
from lchnv_cli.work.changing.review_merge import Merging, merging
from lchnv_cli.work.making.review_copy import review_print
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace, open_workplace
from tests.reviewed_documents import AGENDA, CASES, NOTES, Case
from tests.reviewed_more import MORE
from tests.reviewing import Returned, W
from tests.running import AGENDA as AGENDA_FILE
from tests.running import NETWORK, Program, network

pytestmark = pytest.mark.slow

_DAY = dt.date(2026, 5, 1)
_NO_WISHES = Wishes()


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


def merged(
    data: bytes, base: str, today: str | None = None, wishes: Wishes = _NO_WISHES
) -> Merging:
    here = _here(base if today is None else today, _word(base))
    return merging(here, "granskad.docx", data, "", wishes)


def returned(text: str, *, tracked: bool = False, who: str = "Siv Alm") -> Returned:
    return Returned(_sent(text, _word(text)), tracked=tracked, who=who)


def _edited(case: Case, *, tracked: bool) -> bytes:
    word = returned(case.source, tracked=tracked)
    case.edit(word)
    word.noise()
    return word.saved()


def unmarked(text: str) -> str:
    """Take away the marks of what is to be confirmed, which have tests of their own."""
    return re.sub(
        r"\n(?:<!-- att bekräfta -->|Utfall: att bekräfta)\n| \(att bekräfta\)|^# att bekräfta.*\n",
        "",
        text,
        flags=re.MULTILINE,
    )


def _after(data: bytes, base: str, today: str | None = None) -> str:
    return merged(data, base, today).after.decode()


@pytest.mark.parametrize(
    "tracked",
    [False, pytest.param(True, marks=pytest.mark.slow)],
    ids=["direkt", "spårat"],
)
@pytest.mark.parametrize("case", [*CASES, *MORE], ids=lambda case: case.name)
def test_one_change_is_written_and_nothing_beside_it(case: Case, *, tracked: bool) -> None:
    done = merged(_edited(case, tracked=tracked), case.source)
    assert unmarked(done.after.decode()) == case.after()
    assert (done.lost, done.generated) == ((), ())
    assert done.changes
    assert {each.who for each in done.changes if each.who} <= {"Siv Alm"}


@pytest.mark.parametrize("text", [AGENDA, NOTES], ids=["dagordning", "anteckningar"])
def test_a_file_that_word_has_saved_unedited_changes_nothing(text: str) -> None:
    word = returned(text)
    word.noise()
    done = merged(word.saved(), text)
    assert done.after == done.before == text.encode()
    assert (done.changes, done.generated, done.lost) == ((), (), ())


def test_the_same_after_libreoffice_saved_the_file(
    libreoffice: Callable[..., None], tmp_path: Path
) -> None:
    for place, each in enumerate(CASES):
        for tracked in (False, True):
            path = tmp_path / f"{place}-{int(tracked)}.docx"
            path.write_bytes(_edited(each, tracked=tracked))
    every = sorted(tmp_path.glob("*.docx"))
    libreoffice("docx", every, tmp_path / "sparade")  # it does not write over what it reads
    wrong = []
    for path in every:
        number, was_tracked = path.stem.split("-")
        case, data = CASES[int(number)], (tmp_path / "sparade" / path.name).read_bytes()
        assert data != path.read_bytes()
        done = merged(data, case.source)
        if unmarked(done.after.decode()) != case.after() or done.lost or done.generated:
            wrong.append((case.name, was_tracked))
    assert wrong == []


def test_what_the_document_says_by_now_is_kept() -> None:
    word = returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    today = AGENDA.replace("Brukarråden har mötts två", "Brukarråden har mötts tre")
    assert _after(word.saved(), AGENDA, today) == today.replace("fyra gånger", "fem gånger")


def test_a_paragraph_that_both_changed_is_a_conflict_and_ours_stays() -> None:
    word = returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    word.replace("två", "tre", within="Brukarråden har mötts")
    today = AGENDA.replace("fyra gånger", "sex gånger")
    done = merged(word.saved(), AGENDA, today)
    (conflict,) = done.conflicts
    assert done.after.decode() == today.replace("mötts två", "mötts tre")
    assert "sex gånger" in conflict.ours
    assert "fem gånger" in conflict.theirs
    taken = merged(word.saved(), AGENDA, today, Wishes(frozenset({1}))).after.decode()
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
            done = merged(second, one.source, then)
            ends.append(done.conflicts or done.after)
        assert ends[0] == ends[1] or all(isinstance(each, tuple) for each in ends), one.name


def test_a_file_that_lost_its_source_goes_by_what_was_kept_or_by_today() -> None:
    word = returned(AGENDA)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    word.bare()
    here = _here(AGENDA, "dagordning")
    with pytest.raises(Stop, match="vilket dokument"):
        merging(here, "x.docx", word.saved(), "", Wishes())
    done = merging(here, "x.docx", word.saved(), "2026-05-22", Wishes())
    assert done.after.decode() == AGENDA.replace("fyra gånger", "fem gånger")
    assert "som det är i dag" in done.told[0]


_TOLD_BY_STYLE = ("en ny punkt", "en ny underpunkt", "en punkt flyttad", "en listrad till")
_TOLD_BY_TEXT = ("en ny sats", "ett nytt stycke sist", "en föredragande till", "en tabellrad till")


@pytest.mark.parametrize("name", [*_TOLD_BY_STYLE, *_TOLD_BY_TEXT])
def test_a_file_that_lost_its_styles_too_is_known_by_what_it_says(name: str) -> None:
    case = next(each for each in CASES if each.name == name)
    word = Returned(_edited(case, tracked=False))
    word.bare()
    here = _here(case.source, _word(case.source))
    done = merging(here, "x.docx", word.saved(), "2026-05-22", Wishes())
    assert unmarked(done.after.decode()) == case.after()
    assert (done.lost, done.generated) == ((), ())


def test_what_the_program_writes_is_told_and_where_it_really_stands() -> None:
    word = returned(AGENDA)
    word.replace("Länschefsnätverket (LCHNV)", "Chefsnätverket")
    done = merged(word.saved(), AGENDA)
    assert done.after == done.before
    assert done.generated == (
        (
            "Länschefsnätverket (LCHNV)",
            "Chefsnätverket",
            "Brevhuvudet kommer ur rules.yaml och fältet utfärdad_av.",
        ),
    )


def test_comments_are_told_with_who_and_about_what() -> None:
    word = returned(AGENDA)
    word.comment("fyra gånger", "Var det inte fem?")
    word.noise()
    done = merged(word.saved(), AGENDA)
    assert done.after == done.before
    where = "a) Beslut: Uppdragsbeskrivning för provtagning i hemmet (Bilaga 1)"
    assert done.comments == (Said("Siv Alm", "fyra gånger", where, "Var det inte fem?"),)


def test_a_changed_decision_is_marked_until_somebody_confirms_it() -> None:
    word = returned(NOTES, tracked=True)
    word.replace("öppna mötet", "förklara mötet öppnat", within="Länschefsnätverket beslutade att")
    word.replace("taxorna", "taxorna för 2027", within="att anta taxorna")
    done = merged(word.saved(), NOTES)
    assert "- att förklara mötet öppnat\n\nUtfall: att bekräfta\n\n## 2." in done.after.decode()
    assert "\nUtfall: ändrad (att bekräfta)\nUppdrag:" in done.after.decode()
    assert [(each.weighty, each.who) for each in done.changes] == [(True, "Siv Alm")] * 2
    here = _here(done.after.decode(), "minnesanteckningar")
    fates = [fate_of(item, "lchnv", here.procedure) for item in _own(here).points()]
    assert [any(fate.of(OutcomeKind.TO_CONFIRM)) for fate in fates] == [True, True, False]


def test_a_changed_proposal_is_marked_in_a_comment_that_is_never_printed() -> None:
    word = returned(AGENDA)
    word.add("att avsätta medel", "att redovisa arbetet i december")
    after = _after(word.saved(), AGENDA)
    assert "- att avsätta medel\n\n<!-- att bekräfta -->\n\n### b)" in after
    assert not any("att bekräfta" in each for each in _text_of(_sent(after, "dagordning")))


def test_changed_attendance_is_marked_in_the_head() -> None:
    word = returned(NOTES)
    word.set_cell("Björkby", 1, ["Asta Almgren", "Lo Falk"])
    after = _after(word.saved(), NOTES)
    assert "# att bekräfta: Lo Falk (Björkby)\nnärvarande:\n  Björkby: [Asta" in after


def test_comments_are_kept_in_the_markdown_where_that_is_asked_for() -> None:
    word = returned(AGENDA)
    word.comment("fyra gånger", "Var det inte fem?")
    word.comment("att anta uppdragsbeskrivningen", "Är den klar?")
    word.comment("Bystugan, Björkby", "Är den bokad -- hela dagen?")
    after = merged(word.saved(), AGENDA, wishes=Wishes(keep_comments=True)).after.decode()
    told = "<!-- Siv Alm om ”Bystugan, Björkby”: Är den bokad – hela dagen? -->\n\n## 1."
    assert told in after
    assert (
        "hela** länet.\n\n<!-- Siv Alm om ”fyra gånger”: Var det inte fem? -->\n\nGruppen" in after
    )
    assert "uppdragsbeskrivningen”: Är den klar? -->\n\n- att anta" in after
    assert _sent(after, "dagordning") != _sent(AGENDA, "dagordning")
    assert _text_of(_sent(after, "dagordning")) == _text_of(_sent(AGENDA, "dagordning"))


def _text_of(data: bytes) -> list[str]:
    return ["".join(each.itertext()) for each in Returned(data).root.iter(f"{W}p")]


def test_tracked_changes_can_be_listed_and_left() -> None:
    word = returned(AGENDA, tracked=True)
    word.replace("två", "tre", within="Brukarråden har mötts")
    word.add("Tillagt stycke.", "Brukarråden har mötts tre gånger.")
    word.remove("Gruppen föreslår att arbetet fortsätter under hösten.")
    word.tracked = False
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    done = merged(word.saved(), AGENDA, wishes=Wishes(asked=True))
    assert done.after.decode() == AGENDA.replace("fyra gånger", "fem gånger")
    assert sorted((each.left, each.did.value) for each in done.changes) == [
        (False, "ändrat"),
        (True, "borttaget"),
        (True, "tillagt"),
        (True, "ändrat"),
    ]


_TOGETHER = (
    *("ett ord", "flera ord", "en ny sats sist", "en ny punkt", "en föredragande till", "tiden"),
    *("en bilaga till", "en tabellcell", "en listrad till"),
)


@pytest.mark.parametrize("start", range(9))
@pytest.mark.parametrize("tracked", [False, True], ids=["direkt", "spårat"])
def test_nine_changes_at_once_are_written(start: int, *, tracked: bool) -> None:
    own = [case for case in CASES if not case.notes]
    chosen = [own[(start * 4 + step * 3) % len(own)] for step in range(9)]
    if start == 0:
        chosen = [case for case in own if case.name in _TOGETHER]
    word, text = returned(AGENDA, tracked=tracked), AGENDA
    done = []
    for case in chosen:
        try:
            after = case.after(text)
            case.edit(word)
        except (AssertionError, IndexError, ValueError):
            continue  # two of them are about the same words
        text = after
        done.append(case.name)
    word.noise()
    assert len(done) >= 6
    assert unmarked(_after(word.saved(), AGENDA)) == text, done


@pytest.mark.parametrize("written", ["\r\n", "\ufeff", "NFD"])
def test_the_file_keeps_its_own_bytes(written: str) -> None:
    text = unicodedata.normalize("NFD", AGENDA) if written == "NFD" else AGENDA
    text = text.replace("\n", "\r\n") if written == "\r\n" else text
    text = f"\ufeff{text}" if written == "\ufeff" else text
    word = returned(text)
    word.replace("fyra", "fem", within="Arbetsgruppen har")
    word.add("Kaffe finns.", "Gruppen föreslår att arbetet fortsätter under hösten.")
    end = "\r\n" if written == "\r\n" else "\n"
    last = unicodedata.normalize("NFD", "hösten.") if written == "NFD" else "hösten."
    expected = text.replace("fyra gånger", "fem gånger").replace(
        unicodedata.normalize("NFD", "fyra gånger"), unicodedata.normalize("NFD", "fem gånger")
    )
    expected = expected.replace(
        f"{last}{end}{end}####", f"{last}{end}{end}Kaffe finns.{end}{end}####"
    )
    assert merged(word.saved(), text).after.decode() == expected


def test_a_footnote_is_changed_where_it_is_written_and_a_new_one_is_told() -> None:
    word = returned(AGENDA)
    notes = word.parts["word/footnotes.xml"]
    assert b"RSS Prov" in notes
    word.parts["word/footnotes.xml"] = notes.replace(b"RSS Prov", b"Region Prov")
    done = merged(word.saved(), AGENDA)
    assert done.after.decode() == AGENDA.replace("görs till RSS Prov", "görs till Region Prov")
    assert done.lost == ()


def test_the_list_of_points_that_word_renewed_is_no_change() -> None:
    more = "".join(f"\n## {number}. Fråga {number}\n\nText.\n" for number in range(6, 16))
    text = AGENDA + more
    word = returned(text)
    listed = [p for p in word.root.iter(f"{W}p") if "Fråga 7" in "".join(p.itertext())]
    assert len(listed) == 2
    word.paragraph = lambda *_: listed[0]  # type: ignore[method-assign]
    word.replace("Fråga 7", "Fråga sju\t3")
    assert [each[0] for each in merged(word.saved(), text).generated] == ["7. Fråga 7"]
    word.paragraph = lambda *_: listed[1]  # type: ignore[method-assign]
    word.replace("Fråga 7", "Fråga sju")
    done = merged(word.saved(), text)
    assert done.after.decode() == text.replace("Fråga 7", "Fråga sju")
    assert (done.generated, done.lost) == ((), ())


def test_a_meeting_with_another_day_is_to_be_moved() -> None:
    word = returned(AGENDA)
    word.replace("fredag 22 maj 2026", "fredag 29 maj 2026")
    done = merged(word.saved(), AGENDA)
    assert done.told == ("Mötesdagen är ändrad. Flytta mötet med lchnv move 2026-05-22 2026-05-29",)


def test_a_line_more_under_a_presenter_is_one_presenter_more() -> None:
    word = returned(AGENDA)
    word.add("Lo Falk, jurist", "Föredragande:\tFolke Forsander, ekonom, Region Prov")
    assert _after(word.saved(), AGENDA) == AGENDA.replace(
        "ekonom, Region Prov\n", "ekonom, Region Prov\nLo Falk, jurist\n"
    )


def test_each_of_two_presenters_is_changed_where_it_stands() -> None:
    word = returned(AGENDA)
    word.replace("socialchef", "förvaltningschef", within="Föredragande:\tAsta")
    word.replace("utredare", "strateg", within="Föredragande:\tAsta")
    done = merged(word.saved(), AGENDA)
    assert done.after.decode() == AGENDA.replace("socialchef", "förvaltningschef").replace(
        "utredare", "strateg"
    )
    assert (done.generated, done.lost) == ((), ())


def test_text_among_the_facts_of_a_point_stands_after_them() -> None:
    word = returned(AGENDA)
    word.add("Läs bilagan.", "Beredd:\tStyrgruppen 2026-05-08")
    assert _after(word.saved(), AGENDA) == AGENDA.replace(
        "Ärende: provtagning\n", "Ärende: provtagning\n\nLäs bilagan.\n"
    )


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
    assert f"lchnv publish {AGENDA_FILE.as_posix()} --revised" in done.out
    assert "Siv Alm" in done.out
    told = json.loads(lchnv("merge", "granskad.docx", "--revised", "--json").out)
    assert told["changed"] is False


def test_a_file_that_lost_its_source_is_known_by_its_number(lchnv: Program) -> None:
    lchnv("export", str(AGENDA_FILE), "--review", "--today", "2026-03-10")
    word = Returned(Path("export/dagordning-lchnv-2026-03-20-granskning.docx").read_bytes())
    word.replace("Tallsjö", "Björkby", within="Välkommen till")
    word.parts.pop("customXml/item1.xml")
    Path("granskad.docx").write_bytes(word.saved())
    before = AGENDA_FILE.read_bytes()
    AGENDA_FILE.write_bytes(before + b"\nTill sist.\n")
    done = lchnv("merge", "granskad.docx", "--revised")
    assert done.code == 0
    assert "hämtad ur .lchnv/granskning" in done.out
    after = before.decode().replace("**Tallsjö", "**Björkby") + "\nTill sist.\n"
    assert AGENDA_FILE.read_text(encoding="utf-8") == after


def test_a_published_document_is_merged_into_only_when_that_is_meant(lchnv: Program) -> None:
    lchnv("export", str(AGENDA_FILE), "--review", "--today", "2026-03-10")
    copy = "export/dagordning-lchnv-2026-03-20-granskning.docx"
    refused = lchnv("merge", copy)
    assert refused.code == 2
    assert "--revised" in refused.err


def test_only_whole_documents_of_meetings_are_sent_for_review(lchnv: Program) -> None:
    for arguments in (["2026"], [str(AGENDA_FILE), "--point", "1"]):
        refused = lchnv("export", *arguments, "--review", "--today", "2026-03-10")
        assert refused.code == 2
        assert "granskning" in refused.err
    every = lchnv("export", "--all", "--review", "--today", "2026-03-10")
    assert every.code == 0
    assert len(every.out.splitlines()) == 3


def test_what_is_no_word_file_is_refused(lchnv: Program) -> None:
    Path("x.docx").write_bytes(b"%PDF-1.7 inget")
    Path("y.docx").write_bytes(b"PK\x03\x04skadad")
    for name in ("x.docx", "y.docx", "finns-inte.docx"):
        refused = lchnv("merge", name)
        assert refused.code == 2
        assert name in refused.err

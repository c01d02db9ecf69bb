"""Footnotes, pictures and columns that reviewers put in or take away in Word."""

from pathlib import Path

import pytest

from lchnv_cli.intake.returned.remarks import Said
from lchnv_cli.work.changing.review_compared import Wishes
from lchnv_cli.work.changing.review_merge import Merging
from tests.pictures import png
from tests.reviewed_documents import AGENDA
from tests.reviewing import Returned
from tests.running import AGENDA as AGENDA_FILE
from tests.running import Program
from tests.test_review_copies import lchnv, merged, returned, unmarked

pytestmark = pytest.mark.slow

__all__ = ["lchnv"]
_GROUP = "Gruppen föreslår att arbetet fortsätter under hösten."
_TABLE = """| Post   | Kostnad   |
|--------|-----------|
| Lokal  | 12 000 kr |
| Resor  | 8 000 kr  |
| Konsult | 30 000 kr |
"""


def _done(word: Returned, expected: str) -> Merging:
    word.noise()
    done = merged(word.saved(), AGENDA)
    assert (unmarked(done.after.decode()), done.lost) == (expected, ())
    again = merged(word.saved(), AGENDA, done.after.decode())
    assert again.after == done.after
    return done


@pytest.mark.parametrize("tracked", [False, True], ids=["direkt", "spårat"])
def test_a_new_footnote_before_another_gets_a_number_of_its_own(*, tracked: bool) -> None:
    word = returned(AGENDA, tracked=tracked)
    word.footnote("fyra gånger", "I Björkby *och* Tallsjö.", within="Arbetsgruppen har")
    done = _done(
        word,
        AGENDA.replace("fyra gånger", "fyra gånger[^2]").replace(
            "RSS Prov.\n\n## 4", "RSS Prov.\n[^2]: I Björkby \\*och\\* Tallsjö.\n\n## 4"
        ),
    )
    assert any("I Björkby" in each.after for each in done.changes)
    assert any("fyra gånger[fotnot 2] under" in each.after for each in done.changes)


def test_a_new_footnote_right_before_one_keeps_both_apart() -> None:
    word = returned(AGENDA)
    word.footnote("ges i höst.", "Eller i vår.", within="Utbildningen ges")
    _done(
        word,
        AGENDA.replace("i höst.[^1]", "i höst.[^2][^1]").replace(
            "RSS Prov.\n\n## 4", "RSS Prov.\n[^2]: Eller i vår.\n\n## 4"
        ),
    )


@pytest.mark.parametrize("tracked", [False, True], ids=["direkt", "spårat"])
def test_a_footnote_without_its_mark_is_taken_away(*, tracked: bool) -> None:
    word = returned(AGENDA, tracked=tracked)
    word.remove_note("Utbildningen ges")
    done = _done(
        word,
        AGENDA.replace("höst.[^1]", "höst.").replace("[^1]: Anmälan görs till RSS Prov.\n\n", ""),
    )
    assert [each.what for each in done.changes] == ["stycke", "fotnot"]
    assert done.changes[0].before.endswith("ges i höst.[fotnot 1]")
    assert done.changes[0].after.endswith("ges i höst.")


def test_a_footnote_in_a_document_without_any_stands_last() -> None:
    bare = AGENDA.replace("[^1]\n", "\n").replace("[^1]: Anmälan görs till RSS Prov.\n\n", "")
    word = returned(AGENDA)
    footnotes = word.parts["word/footnotes.xml"]
    plain = returned(bare)
    plain.parts["word/footnotes.xml"] = footnotes.replace("Anmälan görs till".encode(), b"x")
    plain.parts["word/_rels/document.xml.rels"] = word.parts["word/_rels/document.xml.rels"]
    plain.footnote("mötts två gånger", "Och en tredje.", within="Brukarråden har")
    done = merged(plain.saved(), bare)
    assert "två gånger[^1].\n" in done.after.decode()
    assert done.after.decode().endswith("## 5. Övriga frågor\n\n[^1]: Och en tredje.\n")


def test_a_new_picture_is_a_file_beside_the_document(lchnv: Program) -> None:
    lchnv("export", str(AGENDA_FILE), "--review", "--today", "2026-03-10")
    word = Returned(Path("export/dagordning-lchnv-2026-03-20-granskning.docx").read_bytes())
    word.picture(png(20, 10), "En karta [över] länet", "Välkommen till")
    Path("granskad.docx").write_bytes(word.saved())
    before = AGENDA_FILE.read_text(encoding="utf-8")
    dry = lchnv("merge", "granskad.docx", "--revised", "--dry-run")
    assert (dry.code, "Förs in:" in dry.out.splitlines()) == (0, True)
    assert "[bild: En karta [över] länet]" in " ".join(dry.out.split())
    folder = AGENDA_FILE.parent / "bilder"
    there = set(folder.glob("granskning-*"))
    assert there == set()
    done = lchnv("merge", "granskad.docx", "--revised")
    assert (done.code, "Infört:" in done.out.splitlines()) == (0, True)
    (file,) = folder.glob("granskning-*.png")
    assert file.read_bytes() == png(20, 10)
    after = AGENDA_FILE.read_text(encoding="utf-8")
    shown = f"![En karta \\[över\\] länet](bilder/{file.name})\n"
    assert after.replace(f"{shown}\n", "", 1) == before
    again = lchnv("merge", "granskad.docx", "--revised").out
    assert "Står redan i dokumentet:" in again.splitlines()
    assert again.endswith("Inget att föra in.\n")
    lchnv("export", str(AGENDA_FILE), "--review", "--force", "--today", "2026-03-10")
    word = Returned(Path("export/dagordning-lchnv-2026-03-20-granskning.docx").read_bytes())
    word.picture(png(30, 10), "En annan karta", "Välkommen till")
    Path("granskad.docx").write_bytes(word.saved())
    assert lchnv("merge", "granskad.docx", "--revised").code == 0
    last = AGENDA_FILE.read_text(encoding="utf-8")
    assert last.count(shown) == 1
    assert last.index("En annan karta") < last.index(shown)


def test_a_column_put_in_is_a_column_of_the_markdown() -> None:
    word = returned(AGENDA)
    word.columns("Resor", ["År", "2026", "2027", ""], 1)
    table = """| Post   | År | Kostnad   |
|--------| --- |-----------|
| Lokal  | 2026 | 12 000 kr |
| Resor  | 2027 | 8 000 kr  |
| Konsult | | 30 000 kr |
"""
    done = _done(word, AGENDA.replace(_TABLE, table))
    assert ("tabellkolumn", "År") in [(each.what, each.after) for each in done.changes]


def test_a_column_taken_away_is_gone() -> None:
    word = returned(AGENDA)
    word.columns("Resor", [], 1)
    table = "| Post   |\n|--------|\n| Lokal  |\n| Resor  |\n| Konsult |\n"
    _done(word, AGENDA.replace(_TABLE, table))


def test_a_column_and_a_row_may_come_at_once() -> None:
    word = returned(AGENDA)
    word.columns("Resor", ["Not", "a", "b", "c"], 2)
    word.row(["Fika", "500 kr", "d"], "Resor")
    table = """| Post   | Kostnad   | Not |
|--------|-----------| --- |
| Lokal  | 12 000 kr | a |
| Resor  | 8 000 kr  | b |
| Fika | 500 kr | d |
| Konsult | 30 000 kr | c |
"""
    _done(word, AGENDA.replace(_TABLE, table))


def test_spaces_that_a_print_keeps_words_together_with_are_plain_in_the_markdown() -> None:
    word = returned(AGENDA)
    word.add("Mötet den 20\u00a0mars kostade 12\u00a0000\u202fkr.", _GROUP)
    word.row(["Fika", "1\u00a0500 kr"], "Resor")
    _done(
        word,
        AGENDA.replace(_GROUP, f"{_GROUP}\n\nMötet den 20 mars kostade 12 000 kr.").replace(
            "8 000 kr  |\n", "8 000 kr  |\n| Fika | 1 500 kr |\n"
        ),
    )


def test_a_comment_on_a_cell_is_told_and_kept_above_its_table() -> None:
    word = returned(AGENDA)
    word.comment("12 000 kr", "Stämmer det?")
    word.noise()
    done = merged(word.saved(), AGENDA)
    assert done.after == done.before
    assert done.comments == (Said("Siv Alm", "12 000 kr", "b) Dialog: Kostnader", "Stämmer det?"),)
    kept = merged(word.saved(), AGENDA, wishes=Wishes(keep_comments=True)).after.decode()
    note = "<!-- Siv Alm om ”12 000 kr”: Stämmer det? -->\n\n"
    assert kept == AGENDA.replace(_TABLE, f"{note}{_TABLE}")


@pytest.mark.parametrize("tracked", [False, True], ids=["direkt", "spårat"])
def test_a_clause_that_is_split_is_two(*, tracked: bool) -> None:
    own, more = "att redovisa arbetet i december", "att redovisa arbetet samt att följa upp det"
    word = returned(AGENDA, tracked=tracked)
    word.replace("arbetet i december", "arbetet samt att följa upp det", within=own)
    word.split(more, len("att redovisa arbetet samt "))
    two = "- att redovisa arbetet samt\n- att följa upp det\n"
    done = _done(word, AGENDA.replace(f"- {own}\n", two))
    assert sorted((each.did.value, each.weighty) for each in done.changes) == [
        ("tillagt", True),
        ("ändrat", True),
    ]

"""The reader of notes is told where a decision is another than what the agenda proposed."""

import zipfile
from pathlib import Path

import pypdf
import pytest

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from tests.real_documents import drawn
from tests.running import NETWORK, Program, archive, judge_by, network
from tests.test_decisions_register import HEAD, agenda, notes, point, proposal

TOLD = "jämfört med förslaget i dagordningen, punkt 2"
LINK = ">dagordningen, punkt 2</a>"
DAY = "2026-03-20"
FOLDER = Path(f"meetings/lchnv/{DAY}")
STEM = f"export/minnesanteckningar-lchnv-{DAY}"


def _page(asked: str, told: str) -> str:
    folder = archive(asked, told)
    document = folder.documents[-1]
    assert isinstance(document, MeetingDocument)
    return drawn(document, folder)


def _asked(*clauses: str) -> str:
    return agenda(proposal("Annat", "att vara") + proposal("Taxor", *clauses, number=2))


def _told(*clauses: str, after: str = "", head: str = "") -> str:
    return notes(point("Taxor", *clauses, after=after, number=1), head=head)


ASKED = _asked("att anta taxorna", "att följa upp dem")


@pytest.mark.parametrize(
    ("decided", "after"),
    [
        (["att anta taxorna för ett år"], ""),
        (["att anta taxorna för ett år", "att följa upp dem"], "Utfall: bifall"),
        (["att anta taxorna"], "Utfall: bifall; hänskjuten till Välfärdsrådet"),
        (["att anta taxorna", "att följa upp dem", "att tacka arbetsgruppen"], ""),
    ],
)
def test_a_decision_that_differs_and_does_not_say_so_names_its_proposal(
    decided: list[str], after: str
) -> None:
    page = _page(ASKED, _told(*decided, after=after))
    assert page.count(TOLD) == 1
    box = page[page.index('class="decision"') : page.index("</section>", page.index(TOLD))]
    assert f'<span class="label">Ändrat:</span> {TOLD}</p>' in box


@pytest.mark.parametrize(
    ("decided", "after", "head"),
    [
        (["att anta taxorna", "att följa upp dem"], "", ""),
        (["ATT ANTA  taxorna;", "att följa upp dem."], "", ""),
        (["att följa upp dem", "att anta taxorna"], "", ""),
        (["att bifalla förslaget"], "", ""),
        (["att anta taxorna för ett år"], "Utfall: ändrad", ""),
        (["att anta taxorna för ett år"], "Utfall: att bekräfta", ""),
        (["att avslå förslaget"], "", ""),
        (["att inte anta taxorna"], "", ""),
        (["att bordlägga ärendet till nästa möte"], "", ""),
        ([], "Utfall: avslag", ""),
        ([], "Utfall: bifall", ""),
    ],
)
def test_what_is_the_same_or_says_itself_what_became_of_it_has_no_line(
    decided: list[str], after: str, head: str
) -> None:
    assert "Ändrat" not in _page(ASKED, _told(*decided, after=after, head=head))


def test_a_formality_in_other_words_is_no_change_to_tell() -> None:
    asked = agenda(proposal("Godkännande av dagordning", "att godkänna dagordningen"))
    told = notes(point("Godkännande av dagordning", "att fastställa dagordningen"))
    assert "Ändrat" not in _page(asked, told)


def test_a_transcript_is_printed_as_it_was() -> None:
    rules = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    rules = rules.replace("kortnamn: LCHNV\n", "kortnamn: LCHNV\n    ansvarar_från: 2026-04-01\n")
    for head, count in {"": 1, "avskrift: Originalet i arkivet.\n": 0}.items():
        folder = archive(ASKED, _told("att anta andra taxor", head=head), rules=rules)
        document = folder.documents[-1]
        assert isinstance(document, MeetingDocument)
        assert drawn(document, folder).count(TOLD) == count


def test_of_several_decisions_the_one_that_differs_has_the_line() -> None:
    both = "Länschefsnätverket beslutade\n\n- {}\n\nDärefter talades om uppföljningen.\n\n"
    text = both.format("att anta taxorna för ett år") + both.format("att följa upp dem")
    page = _page(
        ASKED, HEAD.format("minnesanteckningar", "lchnv", DAY, "") + f"## 1. Taxor\n\n{text}"
    )
    assert page.index("för ett år") < page.index(TOLD) < page.index("Därefter")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    (FOLDER / "dagordning.md").write_text(ASKED, encoding="utf-8")
    told = _told("att anta taxorna för ett år", "att följa upp dem")
    (FOLDER / "minnesanteckningar.md").write_text(told, encoding="utf-8")
    return program


def test_every_format_leads_to_the_printed_proposal(lchnv: Program) -> None:
    assert lchnv("export", DAY, "--to", "html,docx,pdf").code == 0
    page = Path(f"{STEM}.html").read_text(encoding="utf-8")
    agenda_page = f"dagordning-lchnv-{DAY}"
    assert f'<a href="{agenda_page}.html#punkt-2">dagordningen, punkt 2</a>' in page
    assert 'id="punkt-2"' in Path(f"export/{agenda_page}.html").read_text(encoding="utf-8")
    with zipfile.ZipFile(f"{STEM}.docx") as word:
        assert f"{agenda_page}.docx" in word.read("word/_rels/document.xml.rels").decode()
        assert "dagordningen, punkt 2" in word.read("word/document.xml").decode()
    text = "".join(sheet.extract_text() for sheet in pypdf.PdfReader(f"{STEM}.pdf").pages)
    assert TOLD in " ".join(text.split())


def test_notes_are_printed_anew_when_the_agenda_changes_and_an_extract_tells_it_too(
    lchnv: Program,
) -> None:
    lchnv("export", "--all", "--to", "html")
    assert LINK in Path(f"{STEM}.html").read_text(encoding="utf-8")
    same = ASKED.replace("att anta taxorna", "att anta taxorna för ett år")
    (FOLDER / "dagordning.md").write_text(same, encoding="utf-8")
    assert f"{Path(STEM).name}.html" in lchnv("export", "--all", "--to", "html").out
    assert LINK not in Path(f"{STEM}.html").read_text(encoding="utf-8")
    (FOLDER / "dagordning.md").write_text(ASKED, encoding="utf-8")
    assert (
        lchnv("export", str(FOLDER / "minnesanteckningar.md"), "--point=1", "--to=html").code == 0
    )
    assert LINK in Path(f"{STEM}-punkt-1.html").read_text(encoding="utf-8")


def test_what_is_published_tells_what_it_told_and_its_seal_holds(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({changed_after_publishing.id}))
    file = FOLDER / "minnesanteckningar.md"
    assert lchnv("publish", str(file), "--today=2026-04-01").code == 0
    same = ASKED.replace("att anta taxorna", "att anta taxorna för ett år")
    (FOLDER / "dagordning.md").write_text(same, encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("## 1.", "\n\n## 1."), "utf-8")
    assert changed_after_publishing.id not in lchnv("check", "--today=2026-04-01").out
    lchnv("export", str(file), "--to", "html")
    assert LINK in Path(f"{STEM}.html").read_text(encoding="utf-8")

"""A kind of document added in one place is a kind everywhere: read, judged, printed and sent."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

from lchnv_cli.load import fields
from lchnv_cli.load.groups import Named
from lchnv_cli.load.records import Field
from lchnv_cli.load.schema import SCHEMAS
from lchnv_cli.load.types import Choice, Date, Text
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.items import Role
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.rules.wrong_folder import wrong_folder
from lchnv_cli.work.making.new_document import drawn, new_document
from lchnv_cli.work.making.preview_page import Drawing
from lchnv_cli.work.making.ways import Ways
from lchnv_cli.work.opening.workplace import Stop, open_workplace, path_of
from tests.running import RULES, Program, judge_by, network
from tests.sending import add_mails, attached, opened, text_of

pytestmark = pytest.mark.slow

REPLY = DocumentKind(
    "remissvar", "remissvaret", "ett remissvar", MeetingDocument, Role.PROPOSAL, single=False
)
FILE = Path("meetings/lchnv/2026-05-22/remissvar.md")
TEXT = """---
dokument: remissvar
organ: lchnv
datum: 2026-05-22
möte: extra
---

## 1. Beslut: Svar om taxor

Taxorna är rimliga.
"""
TODAY = "--today=2026-05-26"


class Draft(NamedTuple):
    """What the made-up template gets."""

    date: dt.date


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset({wrong_folder.id, *(rule.id for rule in RULES)}))
    monkeypatch.setitem(KINDS, REPLY.word, REPLY)
    add_mails(tmp_path)
    own = tmp_path / "templates"
    own.mkdir()
    (own / REPLY.mail_template).write_text("Svaret till {{ mail.letter.meeting }}.\n")
    FILE.write_text(TEXT, encoding="utf-8")
    return program


def test_it_is_checked(lchnv: Program) -> None:
    assert lchnv("check", str(FILE), TODAY).code == 0
    FILE.write_text(TEXT.replace("möte:", "närvarande: [Asta Almgren]\nmöte:"), encoding="utf-8")
    ran = lchnv("check", str(FILE), TODAY)
    assert (ran.code, "okänt-fält" in ran.out) == (1, True)


def test_it_lies_in_its_meetings_folder(lchnv: Program) -> None:
    away = Path("meetings/lchnv/2026-01-30/remissvar.md")
    FILE.rename(away)
    assert "fel-mapp" in lchnv("check", str(away), TODAY).out
    away.rename(FILE.with_name("svar.md"))
    assert "fel-mapp" in lchnv("check", str(FILE.with_name("svar.md")), TODAY).out
    FILE.with_name("svar.md").rename(FILE.with_name("remissvar-om-taxor.md"))
    assert "fel-mapp" not in lchnv("check", TODAY).out


def test_a_file_that_is_named_almost_so_is_told(lchnv: Program) -> None:
    FILE.rename(FILE.with_name("remissvar.txt"))
    ran = lchnv("check", TODAY)
    assert "Filen heter remissvar.txt och läses därför inte." in ran.out


def test_it_is_printed(lchnv: Program) -> None:
    assert lchnv("export", str(FILE), "--to", "docx,pdf,html").code == 0
    made = {path.name for path in Path("export").glob("remissvar*")}
    assert made == {f"remissvar-lchnv-2026-05-22.{each}" for each in ("docx", "pdf", "html")}


def test_it_is_shown_in_the_browser(lchnv: Program) -> None:
    page = Drawing(lchnv.folder, PurePosixPath(FILE.as_posix()), None).page()
    assert "Svar om taxor" in str(page)


def test_it_is_to_be_published_until_it_is(lchnv: Program) -> None:
    command = f"lchnv publish {FILE.as_posix()}"
    assert command in lchnv("status", "--all", TODAY).out
    told = [task["command"] for task in json.loads(lchnv("status", "--json", TODAY).out)["tasks"]]
    assert command in told
    ran = lchnv("publish", str(FILE), TODAY)
    assert (ran.code, "publicerad: 2026-05-26" in FILE.read_text(encoding="utf-8")) == (0, True)
    assert command not in lchnv("status", "--all", TODAY).out


def test_which_document_of_a_meeting_is_published_is_asked(lchnv: Program) -> None:
    ran = lchnv("publish", "2026-05-22", TODAY)
    assert (ran.code, "Skriv vilken fil:" in ran.err) == (2, True)
    assert str(FILE) in ran.err


def test_it_is_mailed_with_a_letter_of_its_own(lchnv: Program) -> None:
    assert lchnv("mail", str(FILE), "--draft", TODAY).code == 0
    mail = opened(Path("export/mejl-utkast-remissvar-lchnv-2026-05-22.eml"))
    assert str(mail["Subject"]).startswith("Remissvar – ")
    assert text_of(mail).startswith("Svaret till ")
    names = [part.get_filename() for part in attached(mail)]
    assert names == [f"remissvar-lchnv-2026-05-22.{each}" for each in ("pdf", "docx")]


def test_a_kind_without_a_mail_of_its_own_has_the_general_one(lchnv: Program) -> None:
    (lchnv.folder / "templates" / REPLY.mail_template).unlink()
    assert lchnv("mail", str(FILE), "--draft", TODAY).code == 0
    text = text_of(opened(Path("export/mejl-utkast-remissvar-lchnv-2026-05-22.eml")))
    assert text.startswith("Hej!\n\nHär kommer remissvaret till Länschefsnätverket")


@dataclass(frozen=True, kw_only=True)
class Answered(MeetingDocument):
    """A made-up kind's class, with fields of its own that are printed."""

    answer_by: dt.date | None = field(default=None, metadata={"label": "Svara senast"})
    answers: Mapping[str, str] = field(default_factory=dict, metadata={"label": "Svar"})
    urgent: bool = field(default=False, metadata={"label": "Brådskar"})


def test_its_own_fields_are_read_printed_mailed_and_in_the_schema(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = (
        Field("svara_senast", "answer_by", Date(), "sista dagen", "2026-06-01"),
        Field("svar", "answers", Named(Text()), "huvudmännens svar", "{Björkby: ja}", later=True),
        Field("brådskar", "urgent", Choice({"ja": True, "nej": False}), "om det brådskar", "ja"),
    )
    monkeypatch.setitem(fields._FIELDS, Answered, own)
    monkeypatch.setitem(KINDS, REPLY.word, REPLY._replace(of=Answered))
    (lchnv.folder / "templates" / REPLY.mail_template).unlink()
    head = "svara_senast: 2026-06-01\nsvar: {Björkby: ja, Tallsjö: nej}\nbrådskar: ja\nmöte:"
    FILE.write_text(TEXT.replace("möte:", head), encoding="utf-8")
    assert lchnv("check", str(FILE), TODAY).code == 0
    assert lchnv("export", str(FILE), "--to", "html").code == 0
    page = Path("export/remissvar-lchnv-2026-05-22.html").read_text(encoding="utf-8")
    said = {"Svara senast": "2026-06-01", "Svar": "Björkby: ja; Tallsjö: nej", "Brådskar": "ja"}
    assert all(f"<dt>{label}</dt><dd>{value}</dd>" in page for label, value in said.items())
    assert lchnv("mail", str(FILE), "--draft", TODAY).code == 0
    mail = text_of(opened(Path("export/mejl-utkast-remissvar-lchnv-2026-05-22.eml")))
    assert all(f"\n{label}: {value}\n" in mail for label, value in said.items())
    assert "svara_senast" in lchnv("schema", "frontmatter").out


def test_it_is_filed_beside_the_notes(lchnv: Program) -> None:
    assert lchnv("file", "2026-05-22").code == 0
    package = Path("export/diarieföring-lchnv-2026-05-22")
    assert (package / "02-remissvar-lchnv-2026-05-22.pdf").is_file()


def test_it_is_filed_where_a_meeting_has_no_notes(lchnv: Program) -> None:
    alone = Path("meetings/lchnv/2026-06-12/remissvar.md")
    alone.parent.mkdir()
    alone.write_text(TEXT.replace("2026-05-22", "2026-06-12"), encoding="utf-8")
    ran = lchnv("file", "2026-06-12")
    said = "Obs: remissvaret har ingen dag i fältet publicerad: Utkast.\n1 paket.\n"
    assert (ran.code, ran.err) == (0, said)
    package = Path("export/diarieföring-lchnv-2026-06-12")
    made = {f"01-remissvar-lchnv-2026-06-12.{each}" for each in ("pdf", "docx")}
    told = {"följesedel.txt", "metadata.json", "manifest-sha256.txt"}
    assert {path.name for path in package.iterdir()} == made | told
    metadata = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["titel"].startswith("Remissvar ")
    assert (metadata["dokument"], metadata["upprättad"]) == ("remissvar", "")
    assert "minnesanteckningar" not in (package / "följesedel.txt").read_text(encoding="utf-8")
    numbers = lchnv("file", "2026-06-12", "--registered", "Björkby=1")
    said = "Mötet 2026-06-12 har inga anteckningar att skriva diarienummer i.\n"
    assert (numbers.code, numbers.err) == (2, said)


def test_notes_that_lack_in_a_package_with_an_agenda_are_told(lchnv: Program) -> None:
    own = Path("meetings/lchnv/2026-03-20/remissvar.md")
    day = TEXT.replace("2026-05-22", "2026-03-20").replace("möte:", "publicerad: 2026-03-13\nmöte:")
    own.write_text(day, encoding="utf-8")
    ran = lchnv("file", "2026-03-20", "--dry-run")
    assert "Obs: mötet har inga anteckningar som kan vara med i paketet." in ran.err
    assert "Utkast" not in ran.err
    first, second = "01-remissvar-lchnv-2026-03-20.pdf", "dagordning-lchnv-2026-03-20.pdf"
    assert first in ran.out
    assert f"02-{second}" in ran.out


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("publish", "Remissvar publiceras inte."),
        ("mail", "Remissvar mejlas inte."),
        ("file", "Remissvar diarieförs inte."),
    ],
)
def test_what_its_kind_rules_out_is_refused(
    command: str, told: str, lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = REPLY._replace(published=False, mailed=False, filed=False)
    monkeypatch.setitem(KINDS, kind.word, kind)
    ran = lchnv(command, str(FILE))
    assert (ran.code, told in ran.err) == (2, True)
    assert "remissvar" not in lchnv("status", "--all", TODAY).out
    lchnv("file", "2026-05-22")
    assert not list(Path("export").rglob("*remissvar*"))


def test_what_is_not_printed_is_told_wherever_a_print_is_asked_for(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, REPLY.word, REPLY._replace(printed=False))
    for command, told in (("export", "skrivs inte ut"), ("mail", "mejlas inte")):
        ran = lchnv(command, str(FILE))
        assert (ran.code, ran.err) == (2, f"{FILE.as_posix()}\n    Remissvar {told}.\n")
    ran = lchnv("file", str(FILE))
    assert (ran.code, ran.err) == (2, f"{FILE.as_posix()}\n    Remissvar diarieförs inte.\n")
    for command in ("export", "mail", "file"):
        draft = ["--draft"] if command == "mail" else []
        ran = lchnv(command, "2026-05-22", *draft)
        assert ran.code == 0
        assert "remissvar" not in f"{ran.out}{ran.err}".casefold()
    assert lchnv("export", "--all", "--to", "html").code == 0
    assert not list(Path("export").rglob("*remissvar*"))


def test_what_is_not_printed_is_checked_shown_and_published_all_the_same(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, REPLY.word, REPLY._replace(printed=False))
    page = str(Drawing(lchnv.folder, PurePosixPath(FILE.as_posix()), None).page())
    assert "Remissvar skrivs inte ut." in page
    assert lchnv("check", str(FILE), TODAY).code == 0
    assert f"lchnv publish {FILE.as_posix()}" in lchnv("status", "--all", TODAY).out
    ran = lchnv("publish", str(FILE), TODAY)
    assert (ran.code, "lchnv export" in ran.err) == (0, False)
    assert str(FILE) not in lchnv("status", "--all", TODAY).out


def test_two_of_a_meeting_are_printed_filed_and_mailed_under_their_own_names(
    lchnv: Program,
) -> None:
    FILE.with_name("remissvar-om-taxor.md").write_bytes(FILE.read_bytes())
    assert lchnv("export", "2026-05-22", "--to", "html").code == 0
    assert lchnv("file", "2026-05-22").code == 0
    for name in ("remissvar", "remissvar-om-taxor"):
        assert Path(f"export/{name}-lchnv-2026-05-22.html").is_file()
        package = Path("export/diarieföring-lchnv-2026-05-22")
        assert len(list(package.glob(f"0?-{name}-lchnv-2026-05-22.pdf"))) == 1
    assert lchnv("mail", str(FILE.with_name("remissvar-om-taxor.md")), "--draft").code == 0
    assert Path("export/mejl-utkast-remissvar-om-taxor-lchnv-2026-05-22.eml").is_file()


def test_one_that_is_never_published_is_no_draft(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for published in (True, False):
        monkeypatch.setitem(KINDS, REPLY.word, REPLY._replace(published=published))
        folder = Path(f"out-{published}")
        assert lchnv("export", str(FILE), "--to", "html", "--output", str(folder)).code == 0
        html = (folder / "remissvar-lchnv-2026-05-22.html").read_text(encoding="utf-8")
        assert ("Utkast" in html) == published


@pytest.mark.parametrize("as_json", [False, True])
def test_a_command_that_creates_it_is_its_draft_and_three_lines(
    lchnv: Program, capsys: pytest.CaptureFixture[str], *, as_json: bool
) -> None:
    (lchnv.folder / "templates" / REPLY.draft_template).write_text(
        TEXT.replace("2026-05-22", "{{ draft.date }}") + "\n", encoding="utf-8"
    )
    here = open_workplace(lchnv.folder)
    day = dt.date(2026, 6, 12)
    file, text = path_of(here.body(""), day, REPLY), drawn(REPLY, Draft(day), here.root)
    told, ways = {"date": str(day)}, Ways(dry_run=False, force=False, as_json=as_json)
    new_document(here, file, text, told, Ways(dry_run=True, force=False, as_json=False))
    assert capsys.readouterr().out == text
    assert not Path(file).exists()
    new_document(here, file, text, told, ways)
    out = capsys.readouterr().out
    assert (json.loads(out) if as_json else out) == (
        {"format": 1, "file": str(file), **told} if as_json else f"{file}\n"
    )
    assert lchnv("check", str(file), TODAY).code == 0
    with pytest.raises(Stop, match="finns redan"):
        new_document(
            here, file, text + "\n", told, Ways(dry_run=False, force=False, as_json=as_json)
        )


def test_the_schema_has_it(lchnv: Program) -> None:
    assert "remissvar" in lchnv("schema", "frontmatter").out
    schema = SCHEMAS["frontmatter"]()
    assert REPLY.word in schema["$defs"]
    assert REPLY.word in schema["properties"]["dokument"]["enum"]

"""What is revised reaches those who have the old one, and is registered anew."""

import json
import re
import shutil
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from lchnv_cli.model.days import Day
from lchnv_cli.model.document import Notes
from lchnv_cli.model.publication import PUBLICATIONS
from tests.exemplary import FOLDER
from tests.judging import load_archive
from tests.running import Program

pytestmark = pytest.mark.slow

MEETING = Path("meetings/lchnv/2026-10-16")
NOTES = MEETING / "minnesanteckningar.md"
DRAFT = Path("export/mejl-rättelse-minnesanteckningar-lchnv-2026-10-16.eml")
PUBLISH = ("publish", "16/10", "--notes")
NUMBERS = ("Björkby=SN 2026/45", "Granköping=2026-225", "Tallsjö=KS 2026/25", "Aspnäs=2026/335")
MORE = ("Ekmossa=VON 2026-25", "Rönnås=SOC 2026:85", "Region Prov=HSN 2026/1285")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in November 2026: the notes are out, mailed, and registered by all."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for later in [*Path("meetings").glob("*/2027*"), *Path("meetings").glob("*/2028*")]:
        shutil.rmtree(later)
    person = "  - namn: Asta Almgren\n"
    _edit(Path("meetings/register.yaml"), person, f"{person}    epost: a.a@example.se\n")
    program = Program(tmp_path.resolve(), capsys)
    assert program(*PUBLISH, "--today", "2026-10-28").code == 0
    return program


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_bytes(text.replace(old, new).encode())


def _revise(lchnv: Program, day: str = "2026-11-20") -> str:
    _edit(NOTES, "## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nMötet öppnades.\n")
    ran = lchnv(*PUBLISH, "--revised", "Punkt 1 fick text", "--today", day)
    assert ran.code == 0, ran.err
    return ran.out


def _notes() -> Notes:
    archive, _ = load_archive(Path())
    (notes,) = (each for each in archive.documents if each.file.as_posix() == NOTES.as_posix())
    assert isinstance(notes, Notes)
    return notes


def _status(lchnv: Program, today: str) -> list[str]:
    out = lchnv("status", "--all", "--today", today).out
    return re.findall(r"[^\n]*rättelsen av anteckningarna[^\n]*", out)


def test_a_revision_of_what_was_mailed_is_drafted_to_those_who_have_it(lchnv: Program) -> None:
    assert DRAFT.as_posix() in _revise(lchnv).replace("\\", "/")
    mail = message_from_bytes(DRAFT.read_bytes(), policy=default)
    body = mail.get_body(("plain",))
    assert body is not None
    told = " ".join(body.get_content().split())
    assert mail["subject"].startswith("Rättelse: minnesanteckningarna från Länschefsnätverket")
    assert "- fredag 20 november 2026: Punkt 1 fick text" in told
    assert "diarieför den nya lydelsen också, senast söndag 20 december 2026" in told
    names = [part.get_filename() for part in mail.iter_attachments()]
    assert f"minnesanteckningar-lchnv-{MEETING.name}.pdf" in names


def test_a_revision_of_what_nobody_has_is_not_drafted(lchnv: Program) -> None:
    _edit(NOTES, "utskickad: 2026-10-21\n", "")
    _revise(lchnv)
    assert not DRAFT.exists()
    ran = lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-20")
    assert ran.code == 0
    notes = _notes()
    assert (notes.unsent, notes.reopened, str(notes.mailed)) == ((), None, "2026-11-20")
    assert _status(lchnv, "2026-11-23") == []


def test_registration_is_open_again_until_all_have_what_was_revised(lchnv: Program) -> None:
    assert _status(lchnv, "2026-11-19") == []
    _revise(lchnv)
    assert _status(lchnv, "2026-11-20") == [
        "    Skicka mejlet med rättelsen av anteckningarna från fredag 16 oktober 2026."
    ]
    table = lchnv("status", "--today", "2026-11-20").out
    assert re.search(r"fre 16 okt +publicerat .* 0 av 7\n", table)
    lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-20")
    (revision,) = _notes().revisions
    assert revision.mailed == Day(revision.date)
    assert _status(lchnv, "2026-11-23") == [
        "    Diarieför rättelsen av anteckningarna från fredag 16 oktober 2026 (4 §)."
    ]
    check = ("check", NOTES.as_posix(), "--today")
    assert "inte diarieförd av 7 av 7 huvudmän" in lchnv(*check, "2026-12-20").out
    ran = lchnv("file", "16/10", "--registered", *NUMBERS, "--today", "2026-11-24")
    assert ran.err.endswith("4 av 7 huvudmän.\n")
    late = lchnv(*check, "2026-12-21")
    assert (late.code, "3 av 7 huvudmän: Ekmossa, Rönnås, Region Prov" in late.out) == (1, True)
    assert lchnv("file", "16/10", "--registered", *MORE, "--today", "2026-11-25").code == 0
    assert _status(lchnv, "2026-11-26") == []
    assert "ej-diarieförda" not in lchnv(*check, "2026-12-25").out


def test_what_is_filled_in_of_a_revision_breaks_no_seal(lchnv: Program) -> None:
    _revise(lchnv)
    lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-20")
    lchnv("file", "16/10", "--registered", *NUMBERS, "--today", "2026-11-24")
    out = lchnv("check", NOTES.as_posix(), "--today", "2026-11-25").out
    assert "ändrat-efter-publicering" not in out
    assert "Redan publicerat" in lchnv(*PUBLISH, "--today", "2026-11-25").err
    # What it was that was changed is sealed.
    _edit(NOTES, "Punkt 1 fick text", "Punkt 2 fick text")
    assert lchnv(*PUBLISH, "--today", "2026-11-25").code == 2


def test_a_second_revision_keeps_what_is_known_of_the_first(lchnv: Program) -> None:
    _revise(lchnv)
    lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-20")
    lchnv("file", "16/10", "--registered", *NUMBERS, *MORE, "--today", "2026-11-24")
    _edit(NOTES, "Mötet öppnades.\n", "Mötet öppnades av Elsa Ekenstam.\n")
    again = ("--revised", "Punkt 1 fick ett namn", "--today", "2026-11-30")
    assert lchnv(*PUBLISH, *again).code == 0
    first, second = _notes().revisions
    assert (len(first.registered), first.mailed, second.mailed) == (7, Day(first.date), None)
    text = DRAFT.read_bytes().decode()
    assert "Punkt 1 fick ett namn" in text
    assert "Punkt 1 fick text" not in text
    lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-30")
    assert _notes().reopened == _notes().revisions[-1]
    assert not _notes().is_registered_at("Björkby")


def test_a_reminder_says_what_was_revised(lchnv: Program) -> None:
    _revise(lchnv)
    lchnv("mail", "16/10", "--notes", "--sent", "--today", "2026-11-20")
    assert lchnv("mail", "16/10", "--remind", "--today", "2026-11-30").code == 0
    (draft,) = Path("export").glob("mejl-påminnelse*björkby*.eml")
    body = message_from_bytes(draft.read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    told = " ".join(body.get_content().split())
    assert "har rättats (Punkt 1 fick text), och Björkby har" in told


def test_a_revision_is_of_the_one_document_that_has_changed(lchnv: Program) -> None:
    assert lchnv("publish", "16/10", "--agenda", "--today", "2026-10-28").code == 0
    asked = lchnv("publish", "16/10", "--revised", "Inget", "--today", "2026-11-20")
    assert (asked.code, "--agenda eller --notes" in asked.err) == (2, True)
    _edit(NOTES, "## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nMötet öppnades.\n")
    ran = lchnv("publish", "16/10", "--revised", "Punkt 1 fick text", "--today", "2026-11-20")
    assert (ran.code, ran.out.splitlines()[0]) == (0, NOTES.as_posix())


AGENDA = Path("meetings/lchnv/2026-12-11/dagordning.md")
OF_AGENDA = Path("export/mejl-rättelse-dagordning-lchnv-2026-12-11.eml")
MAIL = Path("export/mejl-minnesanteckningar-lchnv-2026-10-16.eml")
OUT = ("publish", "11/12", "--agenda")


def _unmailed(lchnv: Program) -> None:
    """Publish the notes as they are before they have been mailed, with a draft."""
    shutil.copy(FOLDER / NOTES, NOTES)
    Path(PUBLICATIONS).unlink()
    _edit(NOTES, "utskickad: 2026-10-21\npublicerad: 2026-10-22\n", "")
    assert lchnv(*PUBLISH, "--mail", "--today", "2026-10-28").code == 0


def _told(lchnv: Program, today: str) -> str:
    return " ".join(lchnv("status", "--all", "--today", today).out.split())


def test_a_revised_agenda_is_drafted_and_told_of_until_it_is_sent(lchnv: Program) -> None:
    assert lchnv(*OUT, "--today", "2026-12-02").code == 0
    told = "ejlet med rättelsen av dagordningen till fredag 11 december 2026."
    assert told not in _told(lchnv, "2026-12-03")
    _edit(AGENDA, "## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nKaffe från nio.\n")
    ran = lchnv(*OUT, "--revised", "Kaffe", "--today", "2026-12-03")
    assert (ran.code, OF_AGENDA.exists()) == (0, True)
    row = _told(lchnv, "2026-12-03").partition(told)[2]
    assert row.split(" > ")[1].startswith("lchnv mail 2026-12-11 --agenda --sent ")
    OF_AGENDA.unlink()
    row = _told(lchnv, "2026-12-03").partition("Mejla rättelsen av dagordningen till ")[2]
    assert row.split(" > ")[1].startswith("lchnv mail 2026-12-11 --agenda ")
    sent = ("mail", "2026-12-11", "--agenda", "--sent", "--today")
    assert lchnv(*sent, "2026-12-03").code == 0
    assert "utskickad: 2026-12-03" in AGENDA.read_text(encoding="utf-8")
    assert "rättelsen av dagordningen" not in _told(lchnv, "2026-12-03")
    # Once the meeting is held nobody waits for its agenda.
    _edit(AGENDA, "Kaffe från nio.\n", "Kaffe från åtta.\n")
    assert lchnv(*OUT, "--revised", "Åtta", "--today", "2026-12-11").code == 0
    assert "rättelsen av dagordningen" in _told(lchnv, "2026-12-11")
    assert "rättelsen av dagordningen" not in _told(lchnv, "2026-12-12")


def test_a_draft_with_what_was_before_a_revision_is_made_anew(lchnv: Program) -> None:
    _unmailed(lchnv)
    before = MAIL.read_bytes()
    _revise(lchnv)
    assert MAIL.read_bytes() != before
    assert not DRAFT.exists()
    assert f"Öppna {MAIL.as_posix()} i Outlook" in _told(lchnv, "2026-11-20")


@pytest.mark.parametrize("json", [False, True])
def test_what_reminds_of_what_was_before_a_revision_is_put_away(
    lchnv: Program, *, json: bool
) -> None:
    _edit(NOTES, "  Björkby: SN 2026/45\n", "")
    assert lchnv("mail", "16/10", "--remind", "--today", "2026-11-19").code == 0
    reminders = [*Path("export").glob("mejl-påminnelse*.eml")]
    assert reminders
    _edit(NOTES, "## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nMötet öppnades.\n")
    shown = ["--json"] if json else []
    ran = lchnv(*PUBLISH, "--revised", "Text", *shown, "--today", "2026-11-20")
    assert ran.code == 0, ran.err
    assert (any(map(Path.exists, reminders)), DRAFT.exists()) == (False, not json)
    assert len(lchnv.copies()) >= len(reminders)


def test_what_is_withdrawn_is_not_out_until_it_is_published_anew(lchnv: Program) -> None:
    _unmailed(lchnv)
    day = ("--today", "2026-10-29")
    assert lchnv(*PUBLISH, "--withdraw", "Fel namn.", *day).code == 0
    assert not MAIL.exists()
    for command in (["mail"], ["mail", "--sent"], ["mail", "--remind"], ["file"]):
        ran = lchnv(command[0], NOTES.as_posix(), *command[1:], *day)
        assert (ran.code, "återkallades 2026-10-29: Fel namn." in ran.err) == (2, True)
    assert lchnv("export", NOTES.as_posix(), "--to", "html", *day).code == 0
    page = Path("export/minnesanteckningar-lchnv-2026-10-16.html")
    assert "Utkast" in page.read_text(encoding="utf-8")
    told = _told(lchnv, "2026-10-29")
    assert "Rätta minnesanteckningarna från fredag 16 oktober 2026, och publicera på nytt" in told
    assert "ejla anteckningarna från fredag 16 oktober" not in told
    check = ("check", NOTES.as_posix(), "--today")
    rows = [lchnv(*check, each).out for each in ("2026-10-30", "2026-10-31")]
    assert ["ej-publicerade" in each for each in rows] == [True, True]
    assert [f"{NOTES.as_posix()}:1" in each or " fel  ej-publ" in each for each in rows] == [
        False,
        True,
    ]
    _edit(NOTES, "## 1. Mötets öppnande\n", "## 1. Mötets öppnande\n\nMötet öppnades.\n")
    ran = lchnv(*PUBLISH, "--revised", "Namnet", "--mail", *day)
    assert (ran.code, "Obs:" in ran.err, MAIL.exists()) == (0, False, True)
    assert "publicera på nytt" not in _told(lchnv, "2026-10-29")
    assert "ej-publicerade" not in lchnv(*check, "2026-10-31").out


def test_a_print_of_what_is_withdrawn_is_no_more_the_published_one(lchnv: Program) -> None:
    assert lchnv(*OUT, "--today", "2026-12-02").code == 0
    pdf = "export/dagordning-lchnv-2026-12-11.pdf"
    assert lchnv("verify", pdf, "--today", "2026-12-02").code == 0
    assert lchnv(*OUT, "--withdraw", "Fel bilaga.", "--today", "2026-12-03").code == 0
    ran = lchnv("verify", pdf, "--today", "2026-12-03")
    assert (ran.code, "Inte längre: " in ran.out) == (1, True)
    assert ran.out.endswith("    Återkallat torsdag 3 december 2026: Fel bilaga.\n")
    (told,) = json.loads(lchnv("verify", pdf, "--json", "--today", "2026-12-03").out)["files"]
    assert (told["answer"], told["revised"]) == ("withdrawn_since", None)


def test_a_withdrawn_agenda_is_missed_until_its_meeting_is_held(lchnv: Program) -> None:
    assert lchnv(*OUT, "--today", "2026-12-02").code == 0
    assert lchnv(*OUT, "--withdraw", "Fel bilaga", "--today", "2026-12-03").code == 0
    told = "Rätta dagordningen till fredag 11 december 2026, och publicera på nytt (4 §)."
    assert told in _told(lchnv, "2026-12-03")
    found = lchnv("check", AGENDA.as_posix(), "--today", "2026-12-07").out
    assert "fel  sen-dagordning" in found
    assert "återkallades torsdag 3 december 2026 (Fel bilaga)" in found
    assert lchnv(*OUT, "--revised", "Bilagan", "--today", "2026-12-04").code == 0
    assert lchnv(*OUT, "--withdraw", "Namn", "--today", "2026-12-14").code == 0
    assert "publicera på nytt" not in _told(lchnv, "2026-12-14")
    assert "sen-dagordning" not in lchnv("check", AGENDA.as_posix(), "--today", "2026-12-14").out

"""A kind of document that tells decisions is one everywhere, as the notes are."""

import datetime as dt
import re
from pathlib import Path

import pytest

from lchnv_cli.memory.reference import missing
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.items import Role
from lchnv_cli.model.kinds import KINDS
from lchnv_cli.rules.catalogue import RULES as EVERY_RULE
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.opening.workplace import open_workplace
from tests.running import AGENDA, Program, judge_by, network
from tests.sending import add_mails

LIST = DocumentKind(
    "beslutslista", "beslutslistan", "en beslutslista", MeetingDocument, Role.DECISION, single=False
)
REPLY = LIST._replace(word="remissvar", clauses=Role.PROPOSAL, mailed=False)
HEAD = "---\ndokument: {}\norgan: {}\ndatum: {}\ntid: 10.00–11.30\nplats: Bryggan\n---\n"
TABLED = """
## 1. Beslut: Taxor (Bilaga 1)

Länschefsnätverket beslutade

- att anta taxorna

Utfall: bordlagd
"""
TODAY = "--today=2026-06-26"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset(rule.id for rule in EVERY_RULE))
    for kind in (REPLY, LIST):
        monkeypatch.setitem(KINDS, kind.word, kind)
    add_mails(tmp_path)
    return program


def written(
    kind: DocumentKind, day: str, text: str = "", name: str = "", body: str = "lchnv"
) -> Path:
    """Write a document of a kind."""
    path = Path(f"meetings/{body}/{day}/{name or kind.word}.md")
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD.format(kind.word, body, day) + text, encoding="utf-8")
    return path


def shown(name: str) -> str:
    return one_document(open_workplace(None), name, "").name


@pytest.mark.usefixtures("lchnv")
def test_it_is_shown_before_what_is_put_to_the_meeting() -> None:
    written(REPLY, "2026-03-20")
    assert shown("2026-03-20") == "dagordning.md"
    written(LIST, "2026-03-20", name="beslutslista-om-taxor")
    assert shown("2026-03-20") == "beslutslista-om-taxor.md"
    written(LIST, "2026-05-22")
    assert shown("2026-05-22") == "minnesanteckningar.md"


@pytest.mark.usefixtures("lchnv")
def test_a_copy_is_not_shown_before_what_it_is_a_copy_of() -> None:
    for name in ("a", "minnesanteckningar-kopia", "å"):
        AGENDA.with_name(f"{name}.md").write_bytes(b"\xff")
    assert shown("2026-03-20") == "dagordning.md"


def test_it_is_mailed_before_what_is_put_to_the_meeting(lchnv: Program) -> None:
    own = Path("templates")
    own.mkdir()
    (own / LIST.mail_template).write_text("Beslut.\n")
    written(REPLY, "2026-06-12")
    assert "Remissvar mejlas inte." in lchnv("mail", "2026-06-12", TODAY).err
    written(LIST, "2026-06-12")
    ran = lchnv("mail", "2026-06-12", "--draft", TODAY)
    assert (ran.code, "Ämne:    Beslutslista" in ran.out) == (0, True)
    assert "redan hållits" not in ran.err
    assert "Obs: mötet har redan hållits." in lchnv("mail", str(AGENDA), TODAY).err


def test_it_tells_when_and_where_the_meeting_is(lchnv: Program) -> None:
    written(LIST, "2026-06-12")
    assert lchnv("calendar", "2026", "--ics", TODAY).code == 0
    [file] = Path("export").glob("*.ics")
    events = file.read_text(encoding="utf-8").split("BEGIN:VEVENT")
    [own] = [each for each in events if "lchnv-2026-06-12-mote@" in each]
    assert "LOCATION:Bryggan" in own
    assert "T100000" in own
    written(LIST, "2026-06-08", body="styrgrupp")
    rows = lchnv("calendar", "2026", "--body=styrgrupp", TODAY).out
    assert re.search(r"8 jun +10.00–11.30 +Bryggan", rows)


def test_a_meeting_that_decided_has_been_held(lchnv: Program) -> None:
    written(REPLY, "2026-06-12")
    day_before = ("status", "--today=2026-06-11")
    assert re.search(r"12 jun +planerat", lchnv(*day_before).out)
    written(LIST, "2026-06-12")
    assert re.search(r"12 jun +hållet", lchnv(*day_before).out)


def test_what_it_leaves_is_remembered(lchnv: Program) -> None:
    file = written(LIST, "2026-05-22", TABLED)
    assert "Taxor" in lchnv("new-agenda", "2026-06-12", "--dry-run", TODAY).out
    for day in ("2026-06-12", "2026-06-24"):
        written(REPLY, day)
    told = lchnv("check", "--output-format=concise", "--today=2026-09-01").out
    [line] = [each for each in told.splitlines() if "”Taxor” bordlades" in each]
    assert line.startswith(f"{file.as_posix()}:{len(HEAD.splitlines()) + 8}:")


@pytest.mark.usefixtures("lchnv")
def test_a_pointer_may_point_at_its_points() -> None:
    def why(point: int) -> str:
        known = open_workplace(None, dt.date(2026, 7, 1))
        written = f"lchnv 2026-06-12 punkt {point}"
        return missing(written, "lchnv", known.today, known)

    written(REPLY, "2026-06-12", TABLED)
    assert "finns inte i mappen" in why(1)
    written(LIST, "2026-06-12", TABLED)
    assert ("beslutade inget" in why(1), "ingen punkt 2" in why(2)) == (True, True)


def test_it_may_cite_the_annexes_of_the_agenda(lchnv: Program) -> None:
    for kind, unlisted in ((LIST, 0), (REPLY, 1)):
        file = written(kind, "2026-03-20", TABLED)
        assert lchnv("check", str(file), TODAY).out.count("okänd-bilaga") == unlisted
    file = written(LIST, "2026-06-12", TABLED)
    assert "okänd-bilaga" not in lchnv("check", str(file), TODAY).out

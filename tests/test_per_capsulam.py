"""A question per capsulam, from the point it belongs to until a meeting has been told of it."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from lchnv_cli.load.schema import SCHEMAS
from lchnv_cli.memory.by_mail import asked
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Question
from lchnv_cli.planning.task import Ask
from lchnv_cli.planning.tasks import tasks
from lchnv_cli.registers.decided import Wanted, decisions
from lchnv_cli.rules.per_capsulam import per_capsulam
from lchnv_cli.rules.question_at_odds import question_at_odds
from lchnv_cli.workdays import Workdays
from tests.judging import read_document
from tests.running import NETWORK, RULES, Program, archive, judge_by, network
from tests.sending import add_mails, attached, change, opened, text_of

JANUARY, MARCH, MAY, AUTUMN = "2026-01-30", "2026-03-20", "2026-05-22", "2026-09-25"
FILE = Path(f"meetings/lchnv/{MARCH}/per-capsulam-3a.md")
MADE = ("new-per-capsulam", MARCH, "3a", "--today=2026-03-23")
ALL = ("Asta Almgren", "Bertil Björkegren", "Elsa Ekenstam", "Folke Forsander")


def document(day: str, body: str, kind: str = "minnesanteckningar", more: str = "") -> str:
    """Give a document of a meeting, with more in its head."""
    return f"---\ndokument: {kind}\norgan: lchnv\ndatum: {day}\n{more}---\n\n{body}\n"


def question(
    *, last: str = "2026-04-10", replied: tuple[str, ...] = ALL, outcome: str = "", text: str = ""
) -> str:
    """Give a question of the first point in January."""
    replies = "".join(f"  {name}: ja\n" for name in replied)
    more = (
        f"punkt: 1\nskickad: {JANUARY}\nsvara_senast: {last}\nsvar:\n{replies}utfall: {outcome}\n"
    )
    proposal = "#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n- att anta budgeten"
    return document(JANUARY, text or f"## 1. Beslut: Budget\n\n{proposal}", "per-capsulam", more)


def filed(*documents: str) -> Archive:
    """Give a folder in which each document has a file of its own."""
    folder = archive()
    bodies, read = frozenset(folder.procedure.bodies), []
    for number, text in enumerate(documents):
        file = PurePosixPath(f"dokument-{number}.md")
        read.append(read_document(file, text.encode(), bodies).document)
    return replace(folder, documents=tuple(filter(None, read)))


ASKED = document(JANUARY, "## 1. Beslut: Budget\n\nUtfall: per capsulam senast 2026-04-10")


def _due(*documents: str, day: str, today: str = "2027-12-31") -> list[str]:
    """Give what the ledger says that a meeting is to take up of the budget, and why."""
    ledger = Ledger(archive(*documents), dt.date.fromisoformat(today))
    found = ledger.carried("lchnv", dt.date.fromisoformat(day))
    return [str(each.wait) for each in found if each.pending is None]


REPLIES, RESULT = "väntar på svar per mejl", "utfallet per capsulam ska rapporteras"


@pytest.mark.parametrize(
    ("asked_of", "today", "march", "may"),
    [
        (question(), "2026-04-11", [], [REPLIES]),
        (question(outcome="bifall"), "2026-02-20", [RESULT], [RESULT]),
        (question(outcome="bifall 2026-03-19"), "2026-03-19", [RESULT], [RESULT]),
        (question(outcome="bifall 2026-03-20"), "2026-03-20", [], [RESULT]),
        (question(outcome="bifall", replied=ALL[1:]), "2026-04-10", [], [REPLIES]),
        (question(outcome="bifall", replied=ALL[1:]), "2026-04-11", [], [RESULT]),
        (question(outcome="avslag", replied=ALL[1:]), "2026-04-11", [], [RESULT]),
        (question(outcome="klart", replied=ALL), "2026-04-11", [], [REPLIES]),
        (question(outcome="utgår", replied=ALL), "2026-04-11", [], [REPLIES]),
    ],
)
def test_it_is_told_once_all_have_replied_or_the_last_day_has_passed(
    asked_of: str, today: str, march: list[str], may: list[str]
) -> None:
    assert _due(ASKED, asked_of, day=MARCH, today=today) == march
    assert _due(ASKED, asked_of, day=MAY, today=today) == may


@pytest.mark.parametrize(
    "said",
    [
        "Alla svarade ja.",
        "Frågan avgjordes per capsulam med bifall.",
        "Beslutet togs per capsulam den 10 april 2026.",
        "Utfall: per capsulam senast 2026-04-10; bifall",
    ],
)
def test_what_a_meeting_has_been_told_does_not_come_back(said: str) -> None:
    told = document(MAY, f"## 1. Rapport: Budget\n\n{said}")
    assert _due(ASKED, question(outcome="bifall"), told, day=AUTUMN) == []
    elsewhere = document(MAY, f"## 1. Rapport: Annat\n\n{said}")
    assert RESULT in _due(ASKED, question(outcome="bifall"), elsewhere, day=AUTUMN)


def test_a_question_asked_anew_when_the_first_is_told_is_followed() -> None:
    again = document(MAY, "## 1. Rapport: Budget\n\nUtfall: per capsulam senast 2026-06-12")
    assert _due(ASKED, question(outcome="bifall"), again, day=AUTUMN) == [REPLIES]


def test_words_that_only_say_it_is_out_leave_it_open() -> None:
    waiting = document(MARCH, "## 1. Rapport: Budget\n\nFrågan skickades per capsulam.")
    assert _due(ASKED, question(replied=()), waiting, day=MAY, today="2026-03-21") == [REPLIES]


def test_what_it_adopts_hands_out_its_assignments() -> None:
    text = "## 1. Beslut: Budget\n\n#### Förslag till beslut\n\nLänschefsnätverket beslutar\n\n"
    text += f"- att anta budgeten\n\nUppdrag: RSS Prov; återrapport {AUTUMN}"
    told = document(MAY, "## 1. Rapport: Budget\n\nAlla svarade ja.")
    for outcome, expected in {"bifall": "väntar på återrapport", "avslag": "", "": REPLIES}.items():
        asked_of = question(outcome=outcome, text=text)
        assert _due(ASKED, asked_of, told, day=AUTUMN) == [expected][: bool(expected)]


def test_what_it_adopts_is_a_decision_in_the_register() -> None:
    for outcome, expected in {"bifall": [["att anta budgeten"]], "avslag": [None]}.items():
        ledger = Ledger(archive(question(outcome=outcome)), dt.date(2026, 4, 11))
        assert [row["decision"] for row in decisions(ledger, Wanted()).rows] == expected


def test_two_questions_of_a_meeting_are_two_matters() -> None:
    notes = document(JANUARY, "## 1. Budget\n\nUtfall: per capsulam\n\n## 2. Taxor\n\nInfo.")
    other = question(outcome="bifall", text="## 1. Beslut: Taxor\n\nText.")
    for point in ("punkt: 2", "punkt: 1"):
        second = other.replace("punkt: 1", point)
        due = _due(notes, question(), second, day=MAY, today="2026-04-11")
        assert sorted(due) == [RESULT, REPLIES]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ("Elsa Ekenstam",)),
        ("ersättare: 1", ()),
    ],
)
def test_a_substitute_replies_for_a_representative_where_there_are_any(
    rules: str, expected: tuple[str, ...]
) -> None:
    edition = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
    edition = edition.replace("      arbetsdagar: 5", f"      arbetsdagar: 5\n      {rules}")
    register = (NETWORK / "meetings/register.yaml").read_text(encoding="utf-8")
    register += "  - namn: Nils Hage\n    uppdrag:\n      - {roll: ersättare, organ: lchnv, "
    register += "huvudman: Region Prov, från: 2024-12-19}\n"
    replied = ("Nils Hage", "Asta Almgren", "Bertil Björkegren", "Folke Forsander")
    folder = archive(question(replied=replied), rules=edition, register=register)
    [own] = folder.documents
    assert isinstance(own, Question)
    assert asked(own, folder).lacking == expected
    assert asked(own, folder).may_reply("Nils Hage") == (not expected)


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    own = frozenset({question_at_odds.id, per_capsulam.id, *(rule.id for rule in RULES)})
    judge_by(monkeypatch, own)
    add_mails(tmp_path)
    return program


def _tasks(program: Program, today: str) -> list[tuple[str, str]]:
    told = json.loads(program("status", "--json", "--today", today).out)["tasks"]
    return [(task["what"], task["who"]) for task in told if "capsulam" in task["what"]]


def test_it_is_made_of_the_point_with_everybody_to_reply(lchnv: Program) -> None:
    ran = lchnv(*MADE, "--answer-by=2026-04-10")
    assert (ran.code, ran.out) == (0, f"{FILE.as_posix()}\n")
    assert "punkt 3 a fredag 20 mars 2026, till fyra representanter." in ran.err
    text = FILE.read_text(encoding="utf-8")
    assert "punkt: 3 a\n" in text
    assert "svara_senast: 2026-04-10\n" in text
    assert "svar:\n  Asta Almgren:\n  Bertil Björkegren:\n  Elsa Ekenstam:\n  Folke" in text
    assert "## 1. Beslut: Avtal om provtagning (Bilaga 2 A–C)\n\nÄrende: provtagning\n" in text
    assert "\n1. att anta avtalet\n   - med tillägget att\n" in text
    assert "nr: 2 A–C\n" in text
    assert "nr: 1\n" not in text
    assert "Föredragande" not in text
    ran = lchnv("check", str(FILE), "--today=2026-03-23")
    assert ran.out.endswith("Inga fel, men 1 upplysning i 1 dokument.\n")
    assert lchnv(*MADE).code == 2


def test_the_notes_give_the_last_day_and_are_asked_to_say_that_it_goes_out(lchnv: Program) -> None:
    notes = Path(f"meetings/lchnv/{MARCH}/minnesanteckningar.md")
    point = "## 3. Återrapportering från styrgruppen\n\n### a) Beslut: Avtal om provtagning\n\n"
    notes.write_text(document(MARCH, f"{point}Vi pratade."), encoding="utf-8")
    ran = lchnv(*MADE, "--dry-run")
    assert "anteckningarna säger inte att frågan skickas" in ran.err
    assert "Utfall: per capsulam\n" in ran.err
    assert "- med tillägget att" in ran.out  # what the agenda proposed
    change(notes, "Vi pratade.", "Utfall: per capsulam senast 2026-04-10")
    ran = lchnv(*MADE, "--dry-run")
    assert "svara_senast: 2026-04-10\n" in ran.out
    assert "säger inte" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((MARCH, "3c"), "Punkten ”3c” finns inte i dagordningen från 2026-03-20. Där finns:"),
        (("2026-03-21", "3a"), "Det finns inget dokument för ”2026-03-21”."),
        ((MARCH, "3a", "--answer-by=snart"), "är inte en dag i kalendern"),
    ],
)
def test_what_is_not_there_is_told(arguments: tuple[str, ...], told: str, lchnv: Program) -> None:
    ran = lchnv("new-per-capsulam", *arguments)
    assert (ran.code, told in ran.err) == (2, True)


@pytest.mark.slow
def test_json_tells_the_file_the_point_and_the_last_day(lchnv: Program) -> None:
    told = json.loads(lchnv(*MADE, "--json", "--answer-by=2026-04-10").out)
    expected = {"date": MARCH, "point": "3 a", "answer_by": "2026-04-10"}
    assert told == {"format": 1, "file": FILE.as_posix(), **expected}


def test_it_is_mailed_to_those_who_reply_after_the_meeting(lchnv: Program) -> None:
    change(Path("meetings/register.yaml"), "personer:\n", _MORE)
    lchnv(*MADE, "--answer-by=2026-04-10")
    ran = lchnv("mail", str(FILE), "--today=2026-03-24")
    assert ran.code == 0
    assert "redan hållits" not in ran.err
    assert f"När det är skickat: lchnv mail {FILE.as_posix()} --sent" in ran.err
    mail = opened(Path(f"export/mejl-per-capsulam-3a-lchnv-{MARCH}.eml"))
    assert str(mail["Subject"]) == (
        "Fråga per capsulam: Avtal om provtagning – svara senast fredag 10 april 2026"
    )
    assert "lo.falk" not in str(mail["To"])  # co-opted
    assert "asta.almgren" in str(mail["To"])
    text = text_of(mail)
    assert "punkt 3 a på mötet fredag 20 mars 2026: Avtal om provtagning." in text
    assert "- att anta avtalet med tillägget att priset ses över\n" in text
    assert "ja, nej eller avstår, senast fredag 10 april 2026." in text
    names = [part.get_filename() for part in attached(mail)]
    assert names[0] == f"per-capsulam-3a-lchnv-{MARCH}.pdf"


def test_those_who_have_not_replied_are_reminded(lchnv: Program) -> None:
    lchnv(*MADE, "--answer-by=2026-04-10")
    change(FILE, "Asta Almgren:", "Asta Almgren: ja")
    change(FILE, "Bertil Björkegren:", "Bertil Björkegren: nej")
    assert lchnv("mail", str(FILE), "--remind", "--today=2026-04-01").code == 0
    mail = opened(Path(f"export/mejl-påminnelse-per-capsulam-3a-lchnv-{MARCH}.eml"))
    assert str(mail["Subject"]).startswith("Påminnelse: fråga per capsulam: Avtal om provtagning")
    assert "asta.almgren" not in str(mail["To"])
    assert "elsa.ekenstam" in str(mail["To"])
    assert "Vi saknar ditt svar." in text_of(mail)
    change(FILE, "Elsa Ekenstam:", "Elsa Ekenstam: ja")
    change(FILE, "Folke Forsander:", "Folke Forsander: ja")
    ran = lchnv("mail", str(FILE), "--remind", "--today=2026-04-01")
    assert (ran.code, "Alla har svarat: ingen ska påminnas." in ran.err) == (2, True)


_MORE = """personer:
  - namn: Lo Falk
    epost: lo.falk@prov.example
    uppdrag:
      - {roll: adjungerad, organ: lchnv, från: 2024-12-19}
"""


def test_status_follows_it_until_a_meeting_is_told(lchnv: Program) -> None:
    Path(f"meetings/lchnv/{MAY}/minnesanteckningar.md").unlink()
    lchnv(*MADE, "--answer-by=2026-04-10")
    title = "”Avtal om provtagning”"
    assert _tasks(lchnv, "2026-03-24") == [(f"mejla frågan per capsulam om {title}", HEAD)]
    change(
        FILE, "skickad:               # fyll i dagen när frågan är mejlad", "skickad: 2026-03-25"
    )
    answer = f"svara på frågan per capsulam om {title}"
    assert _tasks(lchnv, "2026-04-06") == [(answer, "4 representanter")]
    remind = (f"skriv en påminnelse om frågan per capsulam om {title}", HEAD)
    assert _tasks(lchnv, "2026-04-10") == [remind, (answer, "4 representanter")]
    assert lchnv("mail", str(FILE), "--remind", "--today=2026-04-08").code == 0
    assert _tasks(lchnv, "2026-04-10") == [(answer, "4 representanter")]
    change(FILE, "Asta Almgren:", "Asta Almgren: ja")
    change(FILE, "Folke Forsander:", "Folke Forsander: nej")
    assert _tasks(lchnv, "2026-04-10") == [(answer, "Bertil Björkegren och Elsa Ekenstam")]
    settle = f"skriv utfallet i frågan per capsulam om {title}"
    assert _tasks(lchnv, "2026-04-11") == [(settle, HEAD)]
    outcome = FILE.read_text(encoding="utf-8").partition("utfall:")[2].partition("\n")[0]
    change(FILE, f"utfall:{outcome}", "utfall: bifall")
    tell = f"rapportera utfallet per capsulam av {title}"
    assert _tasks(lchnv, "2026-04-11") == []  # the agenda to be made has it
    agenda = Path(f"meetings/lchnv/{MAY}/dagordning.md")
    text = lchnv("new-agenda", MAY, "--today=2026-04-11", "--dry-run").out
    assert "Rapport: Avtal om provtagning" in text
    assert "utskickad per capsulam 2026-03-20, dagordning 3 a: bifall" in text
    agenda.write_text(text, encoding="utf-8")
    assert _tasks(lchnv, "2026-04-12") == []
    agenda.unlink()
    told = Path(f"meetings/lchnv/{MAY}/minnesanteckningar.md")
    told.write_text(document(MAY, "## 1. Annat"), encoding="utf-8")
    assert _tasks(lchnv, "2026-06-01")[0][0] == tell
    point = "## 1. Rapport: Avtal\n\nÄrende: provtagning\n\nAlla sade ja."
    told.write_text(document(MAY, point), encoding="utf-8")
    assert _tasks(lchnv, "2026-06-01") == []


HEAD = "Hedvig Hallmark"


def test_status_asks_for_the_question_that_notes_only_speak_of(lchnv: Program) -> None:
    point = "## 1. Öppnande\n\n## 2. Beslut: Taxa\n\nUtfall: per capsulam{}"
    notes = Path(f"meetings/lchnv/{MARCH}/minnesanteckningar.md")
    notes.with_name("dagordning.md").unlink()

    def rows(until: str, today: str) -> list[tuple[str, str]]:
        notes.write_text(document(MARCH, point.format(until)), encoding="utf-8")
        told = json.loads(lchnv("status", "--json", "--today", today).out)["tasks"]
        return [(t["what"], t["command"] or t["do"]) for t in told if "capsulam" in t["what"]]

    make = ("skapa frågan per capsulam om ”Taxa”", f"lchnv new-per-capsulam {MARCH} 2")
    assert rows("", "2026-04-11") == [make]
    assert rows(" senast 2026-04-10", "2026-04-10") == [make]
    ((what, do),) = rows(" senast 2026-04-10", "2026-04-11")
    assert what == "skriv hur frågan per capsulam om ”Taxa” gick"
    assert do == f"Skriv hur det gick sist på punktens rad Utfall i {notes}, till exempel ; bifall."
    assert rows(" senast 2026-04-10; bifall", "2026-04-11") == []
    assert lchnv(*make[1].split()[1:]).code == 0
    assert [what for what, _ in rows("", "2026-04-11")] == ["mejla frågan per capsulam om ”Taxa”"]


def test_its_replies_are_printed_with_whom_they_are_for(lchnv: Program) -> None:
    lchnv(*MADE, "--answer-by=2026-04-10")
    name = f"per-capsulam-3a-lchnv-{MARCH}"
    assert lchnv("export", str(FILE), "--to", "html").code == 0
    page = Path(f"export/{name}.html").read_text(encoding="utf-8")
    assert "<h2>Svar</h2>" not in page
    assert "<dt>Punkt</dt><dd>3 a</dd>" in page
    assert "Utkast" not in page
    change(FILE, "Asta Almgren:", "Asta Almgren: ja, i år")
    assert lchnv("export", str(FILE), "--to", "html,docx,pdf", "--force").code == 0
    page = Path(f"export/{name}.html").read_text(encoding="utf-8")
    assert '<th scope="row">Asta Almgren</th><td>Björkby</td><td>ja, i år</td>' in page
    assert '<th scope="row">Elsa Ekenstam</th><td>Region Prov</td><td>har inte svarat</td>' in page


def test_it_is_filed_with_the_notes_and_never_published(lchnv: Program) -> None:
    lchnv(*MADE)
    notes = Path(f"meetings/lchnv/{MARCH}/minnesanteckningar.md")
    notes.with_name("dagordning.md").unlink()
    notes.write_text(document(MARCH, "## 1. Annat"), encoding="utf-8")
    assert lchnv("file", MARCH).code == 0
    package = Path(f"export/diarieföring-lchnv-{MARCH}")
    assert list(package.glob(f"0?-per-capsulam-3a-lchnv-{MARCH}.pdf"))
    ran = lchnv("publish", str(FILE))
    assert (ran.code, "publiceras inte" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Asta Almgren: kanske", "Asta Almgren har svaret ”kanske”"),
        ("Asta Almgren: janne", "Asta Almgren har svaret ”janne”"),
        ("Asta Almgren: [ja]", "har en lista"),
    ],
)
def test_a_reply_that_is_none_is_told_on_its_line(written: str, told: str, lchnv: Program) -> None:
    lchnv(*MADE)
    change(FILE, "Asta Almgren:", written)
    line = 1 + FILE.read_text(encoding="utf-8").splitlines().index(f"  {written}")
    judge = lchnv("check", str(FILE), "--output-format=concise", "--today=2026-03-24")
    [found] = [each for each in judge.out.splitlines() if "ogiltigt-värde" in each]
    assert found.startswith(f"{FILE.as_posix()}:{line}:")
    assert told in found


@pytest.mark.parametrize("said", ["ja", "Nej", "avstår", "ja, med en ändring", ""])
def test_a_reply_may_have_more_beside_the_word(said: str, lchnv: Program) -> None:
    lchnv(*MADE)
    change(FILE, "Asta Almgren:", f"Asta Almgren: {said}")
    assert "ogiltigt-värde" not in lchnv("check", str(FILE), "--today=2026-03-24").out


def test_one_in_a_wrong_folder_without_its_point_is_told_and_not_a_crash(lchnv: Program) -> None:
    lchnv(*MADE)
    change(FILE, "punkt: 3 a\n", "")
    away = Path("meetings/lchnv/2026-05-22/per-capsulam-3a.md")
    FILE.rename(away)
    ran = lchnv("check", str(away), "--today=2026-03-24")
    assert (ran.code, "Fältet punkt saknas i frågan per capsulam." in ran.out) == (1, True)


def test_editors_know_it() -> None:
    own = SCHEMAS["frontmatter"]()["$defs"]["per-capsulam"]["properties"]
    assert {"punkt", "skickad", "svara_senast", "svar", "utfall"} <= own.keys()
    assert own["svar"]


def test_one_more_question_of_a_point_gets_a_number_and_only_when_asked_for(
    lchnv: Program,
) -> None:
    lchnv(*MADE)
    before = FILE.read_bytes()
    ran = lchnv(*MADE, "--answer-by=2026-04-10")
    assert (ran.code, "Ska den ha en till: --again" in ran.err) == (2, True)
    assert FILE.read_bytes() == before
    for number in ("2", "3"):
        ran = lchnv(*MADE, "--again")
        assert ran.out == f"{FILE.with_stem(f'{FILE.stem}-{number}').as_posix()}\n"
    assert "fel-mapp" not in lchnv("check", "--today=2026-03-23").out
    assert lchnv("new-per-capsulam", MARCH, "2", "--again").out.endswith("per-capsulam-2.md\n")


def test_of_two_questions_of_a_point_none_answers_the_other() -> None:
    second = question(outcome="bifall")
    ledger = Ledger(filed(ASKED, question(replied=ALL[1:]), second), dt.date(2026, 4, 11))
    [matter] = ledger.matters
    assert [str(each.wait) for each in matter.open] == [REPLIES, RESULT]
    report = document(MAY, "## 1. Rapport: Budget\n\nAlla svarade ja.")
    ledger = Ledger(filed(ASKED, question(replied=()), second, report), dt.date(2026, 6, 1))
    assert [str(each.wait) for each in ledger.matters[0].open] == [REPLIES]


@pytest.mark.parametrize(
    ("notes", "outcome", "rows"),
    [
        ("per capsulam senast 2026-04-10", "", 1),
        ("per capsulam senast 2026-04-10", "bifall", 1),
        ("per capsulam senast 2026-04-10; bifall", "bifall", 1),
        ("per capsulam senast 2026-04-10; bifall", "", 2),
        ("per capsulam; bifall\nPolitiskt beslut: ja", "bifall", 2),
    ],
)
def test_a_decision_that_notes_and_question_tell_is_one_row(
    notes: str, outcome: str, rows: int
) -> None:
    told = document(JANUARY, f"## 1. Beslut: Budget\n\nUtfall: {notes}")
    ledger = Ledger(filed(told, question(outcome=outcome)), dt.date(2026, 4, 11))
    found = decisions(ledger, Wanted()).rows
    assert len(found) == rows
    if rows == 1:
        line = question(outcome=outcome).splitlines().index("## 1. Beslut: Budget") + 1
        assert (found[0]["place"], found[0]["also"]) == (f"dokument-1.md:{line}", "dokument-0.md:7")


def test_what_a_meeting_that_was_called_off_was_to_decide_may_be_asked_by_mail() -> None:
    calendar = "---\ndokument: kalendarium\norgan: lchnv\når: 2026\nmöten:\n"
    calendar += f"  - {{datum: {JANUARY}, inställt: Snöoväder.}}\n  - datum: {MAY}\n---\n"
    put = "## 1. Beslut: {}\n\n#### Förslag till beslut\n\nVi beslutar\n\n- att anta den\n\n"
    asked_of = put.format("Budget") + put.format("Taxa").replace("1.", "2.")
    called_off = (calendar, document(JANUARY, asked_of, "dagordning"))
    for outcome, wait in {"": REPLIES, "bifall": RESULT}.items():
        folder = filed(*called_off, question(outcome=outcome))
        ledger = Ledger(folder, dt.date(2026, 4, 11))
        found = ledger.carried("lchnv", dt.date.fromisoformat(MAY))
        told = {each.matter.title: str(each.wait) for each in found}
        assert told == {"Budget": wait, "Taxa": "väntar på att avgöras"}
        ask = Ask(folder, Workdays(), "lchnv", dt.date(2026, 4, 11), ledger)
        asked_still = any("per capsulam" in task.what for task in tasks(ask))
        assert asked_still is not bool(outcome)  # its outcome is told on the agenda to be made
    [row] = decisions(ledger, Wanted()).rows
    assert row["outcome"] == "per capsulam; bifall"

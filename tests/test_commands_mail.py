"""lchnv mail: drafts to the right people with the right files, and never more than drafts."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from fast_mail_parser import parse_email

from tests.running import AGENDA, FORCE, ROOT, Program, command_line, network
from tests.sending import (
    ANNEX,
    MAILS,
    NOTES,
    REGISTER,
    add_annexes,
    add_mails,
    attached,
    change,
    opened,
    shown,
    text_of,
)

pytestmark = pytest.mark.slow

Golden = Callable[[str, str], None]
BEFORE, AFTER, LATE = (f"--today=2026-{day}" for day in ("03-12", "05-26", "06-26"))
OF_AGENDA = Path("export/mejl-dagordning-lchnv-2026-03-20.eml")
OF_NOTES = Path("export/mejl-minnesanteckningar-lchnv-2026-05-22.eml")
DRAFT_OF_NOTES = OF_NOTES.with_name("mejl-utkast-minnesanteckningar-lchnv-2026-05-22.eml")
REMINDER = "export/mejl-påminnelse-lchnv-2026-05-22-{}.eml"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    add_mails(tmp_path)
    add_annexes(tmp_path)
    return program


def test_the_agenda_is_mailed_before_the_meeting(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("mail", "2026-03-20", BEFORE)
    golden("commands/mail.txt", ran.transcript())
    golden("commands/mail-dagordning.txt", shown(opened(OF_AGENDA)))


def test_the_notes_are_mailed_when_they_are_there(lchnv: Program, golden: Golden) -> None:
    change(NOTES, "Utfall: ändrad\n", "")
    change(NOTES, "Inget särskilt.", _POINTS)
    ran = lchnv("mail", "2026-05-22", AFTER)
    assert ran.code == 0
    golden("commands/mail-minnesanteckningar.txt", shown(opened(OF_NOTES)))


_POINTS = """Länschefsnätverket beslutade

- att lämna över frågan

Utfall: bifall; hänskjuten till Välfärdsrådet

### b) Beslut: Lokaler

Länschefsnätverket beslutade

- att hyra lokaler

Utfall: bordlagd till nästa möte

### c) Beslut: Fordon

Styrgruppen beslutade

- att köpa en bil

Länschefsnätverket beslutade

- att tacka

### d) Beslut: Obekräftat

Länschefsnätverket beslutade

- att fråga igen

Utfall: att bekräfta

### e) Beslut: Återremiss

Frågan är inte klar.

Utfall: återremiss till styrgruppen
Utvecklingsuppdrag: Asta Almgren; återrapport nästa möte

### f) Beslut: Ångrat

Länschefsnätverket beslutade

- att måla

Frågan togs upp igen.

Utfall: utgår

### g) Beslut: Parkering

Länschefsnätverket beslutade

- att ärendet bordläggs till nästa möte
- att tacka för underlaget

### h) Beslut: Hyra

Länschefsnätverket beslutade

- att höja hyran

Utfall: avslag
"""


def test_each_principal_that_has_not_registered_is_reminded(lchnv: Program, golden: Golden) -> None:
    change(NOTES, "utskickad: 2026-05-26\n", "utskickad: 2026-05-26\ndiarieförd: {Tallsjö: T 1}\n")
    ran = lchnv("mail", "2026-05-22", "--remind", LATE)
    drafts = [opened(Path(REMINDER.format(name))) for name in ("björkby", "region-prov")]
    whole = [ran.transcript(), *(shown(draft) for draft in drafts)]
    golden("commands/mail-remind.txt", "\n".join(whole))
    to = [str(draft["To"]) for draft in drafts]
    assert [MAILS["Asta Almgren"] in each for each in to] == [True, False]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-06-25", "senast torsdag 25 juni 2026"), ("2026-06-26", "Sista dagen var torsdag 25")],
)
def test_a_reminder_knows_whether_the_last_day_has_passed(
    lchnv: Program, day: str, said: str
) -> None:
    lchnv("mail", "2026-05-22", "--remind", "--today", day)
    assert said in text_of(opened(Path(REMINDER.format("björkby"))))


def test_nobody_is_reminded_when_all_have_registered(lchnv: Program) -> None:
    numbers = [f"{name}: 1" for name in ("Björkby", "Granköping", "Tallsjö", "Aspnäs")]
    given = f"diarieförd: {{{', '.join([*numbers, 'Region Prov: 1'])}}}\nutskickad: 2026-05-26\n"
    change(NOTES, "utskickad: 2026-05-26\n", given)
    ran = lchnv("mail", "2026-05-22", "--remind", LATE)
    said = "Alla huvudmän har diariefört anteckningarna från 2026-05-22.\n"
    assert (ran.code, ran.out, ran.err) == (0, "", said)
    assert not Path("export").exists()


def test_the_kind_of_document_can_be_chosen(lchnv: Program) -> None:
    AGENDA.with_name("minnesanteckningar.md").write_bytes(
        NOTES.read_bytes().replace(b"2026-05-22", b"2026-03-20")
    )
    for arguments, kind in [
        (["2026-03-20"], "minnesanteckningar"),
        (["2026-03-20", "--notes"], "minnesanteckningar"),
        (["2026-03-20", "--agenda"], "dagordning"),
        ([AGENDA.as_posix()], "dagordning"),
        ([AGENDA.parent.as_posix()], "minnesanteckningar"),
        ([AGENDA.as_posix(), "--notes"], "minnesanteckningar"),
    ]:
        ran = lchnv("mail", *arguments, "--dry-run", BEFORE)
        assert ran.out.endswith(f"MAPP/export/mejl-{kind}-lchnv-2026-03-20.eml\n")


def test_what_goes_with_the_mail_is_what_export_makes(lchnv: Program) -> None:
    lchnv("mail", "2026-03-20", BEFORE)
    lchnv("export", "2026-03-20")
    files = {part.get_filename(): part.get_content() for part in attached(opened(OF_AGENDA))}
    assert files == {
        "Bilaga 1 – Minnesanteckningar 2026-01-30.pdf": ANNEX,
        **{path.name: path.read_bytes() for path in Path("export").glob("dagordning-*")},
    }


@pytest.mark.parametrize(
    ("title", "told", "there"),
    [
        ("Minnesanteckningar 2026-01-30", "publicerad: 2026-02-06", True),
        ("Anteckningar från mötet den 30 januari", "publicerad: 2026-02-06", True),
        ("Föregående minnesanteckningar", "publicerad: 2026-02-06", True),
        ("Minnesanteckningar 2025-12-12", "publicerad: 2026-02-06", False),
        ("Rapport 2026-01-30", "publicerad: 2026-02-06", False),
        ("Minnesanteckningar 2026-01-30", "plats: Björkby", False),
    ],
)
def test_the_published_notes_of_the_meeting_before_come_along_by_themselves(
    lchnv: Program, title: str, told: str, *, there: bool
) -> None:
    change(
        AGENDA, "Minnesanteckningar 2026-01-30\n    fil: bilagor/1-minnesanteckningar.pdf", title
    )
    before = Path("meetings/lchnv/2026-01-30/minnesanteckningar.md")
    before.parent.mkdir(parents=True, exist_ok=True)
    head = f"dokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-01-30\n{told}"
    before.write_text(f"---\n{head}\n---\n\n## 1. Mötets öppnande\n", encoding="utf-8")
    ran = lchnv("mail", "2026-03-20", BEFORE)
    files = {part.get_filename(): part.get_content() for part in attached(opened(OF_AGENDA))}
    name = f"Bilaga 1 – {title}.pdf"
    assert (name in files) == there
    assert (f"Följer inte med: Bilaga 1: {title}" in ran.err) != there
    if there:
        lchnv("export", before.as_posix(), "--to", "pdf")
        assert files[name] == Path("export/minnesanteckningar-lchnv-2026-01-30.pdf").read_bytes()


def test_another_parser_reads_the_whole_draft(lchnv: Program) -> None:
    lchnv("mail", "2026-03-20", BEFORE)
    other = parse_email(OF_AGENDA.read_bytes())
    own = opened(OF_AGENDA)
    assert other.warnings == []
    assert other.subject == own["Subject"]
    assert other.headers["To"] == [own["To"]]
    assert other.text_plain[0].replace("\r\n", "\n") == text_of(own)
    assert {file.filename: file.content for file in other.attachments} == {
        part.get_filename(): part.get_content() for part in attached(own)
    }


def test_the_draft_is_shown_before_it_is_written(lchnv: Program) -> None:
    before = lchnv.files()
    dry = lchnv("mail", "2026-03-20", "--dry-run", BEFORE)
    assert lchnv.files() == before
    lines = dry.out.splitlines()
    assert lines[0] == "Till:    Asta Almgren <asta.almgren@bjorkby.example>, Björkby"
    assert "Ämne:    Dagordning till Länschefsnätverket fredag 20 mars 2026" in lines
    assert "    - 3 a) Avtal om provtagning (Bilaga 2 A–C)" in lines
    assert lines[-1] == f"MAPP/{OF_AGENDA.as_posix()}"


SPEAKS = {"role": "representant"}


def test_what_is_shown_can_be_read_by_programs(lchnv: Program) -> None:
    ran = lchnv("mail", "2026-03-20", "--json", BEFORE)
    told = json.loads(ran.out)
    [mail] = told.pop("mails")
    sizes = [each.pop("bytes") for each in mail["attachments"]]
    assert sizes[-1] == len(ANNEX)
    assert told == {
        "format": 1,
        "body": "lchnv",
        "date": "2026-03-20",
        "document": AGENDA.as_posix(),
        "without_address": [
            {"name": "Bertil Björkegren", **SPEAKS, "principal": "Granköping", "address": ""}
        ],
        "missing_annexes": ["Bilaga 2 A–C: Rapporter: 2025"],
    }
    assert mail == {
        "file": f"MAPP/{OF_AGENDA.as_posix()}",
        "principal": None,
        "subject": "Dagordning till Länschefsnätverket fredag 20 mars 2026",
        "recipients": [
            {"name": name, **SPEAKS, "principal": principal, "address": MAILS[name]}
            for name, principal in [
                ("Asta Almgren", "Björkby"),
                ("Elsa Ekenstam", "Region Prov"),
                ("Folke Forsander", "Region Prov"),
            ]
        ],
        "attachments": [
            {"name": "dagordning-lchnv-2026-03-20.pdf"},
            {"name": "dagordning-lchnv-2026-03-20.docx"},
            {"name": "Bilaga 1 – Minnesanteckningar 2026-01-30.pdf"},
        ],
    }


def test_an_address_that_two_share_gets_one_mail(lchnv: Program) -> None:
    add_mails(lchnv.folder, {"Bertil Björkegren": MAILS["Asta Almgren"].upper()})
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert "Bertil" not in ran.out + ran.err
    assert str(opened(OF_AGENDA)["To"]).casefold().count("asta.almgren@") == 1
    lchnv("mail", "2026-05-22", "--remind", LATE)
    assert "Bertil" in str(opened(Path(REMINDER.format("granköping")))["To"])


def test_a_wrong_address_is_told_and_left_out(lchnv: Program) -> None:
    add_mails(lchnv.folder, {"Bertil Björkegren": "bertil@x.se, evil@y.se"})
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert (
        "Får inget mejl: Bertil Björkegren, Granköping "
        "(”bertil@x.se, evil@y.se” är ingen e-postadress i registret).\n"
    ) in ran.err
    assert b"evil" not in OF_AGENDA.read_bytes()
    assert "Bertil" not in shown(opened(OF_AGENDA))


@pytest.mark.parametrize("evil", ["\\r\\nBcc: evil@y.se", "=?utf-8?q?=0D=0ABcc:_evil@y.se?="])
def test_no_field_of_a_document_can_add_to_the_head(lchnv: Program, evil: str) -> None:
    change(REGISTER, "namn: Asta Almgren", f'namn: "Asta{evil}"')
    change(Path("rules.yaml"), "namn: Länschefsnätverket\n", f'namn: "Nätverket{evil}"\n')
    change(AGENDA, "info: Fika", f'info: "Fika{evil}" #')
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert ran.code == 0
    keys = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert list(opened(OF_AGENDA).keys()) == keys
    assert list(parse_email(OF_AGENDA.read_bytes()).headers) == keys
    assert "evil" in str(opened(OF_AGENDA)["Subject"])


@pytest.mark.parametrize(("last", "gets"), [("2026-03-19", "lo.falk"), ("2026-03-20", "bertil")])
def test_an_agenda_goes_to_those_who_are_called_on_the_day(
    lchnv: Program, last: str, gets: str
) -> None:
    add_mails(lchnv.folder, {"Bertil Björkegren": "bertil@prov.example"})
    change(REGISTER, "från: 2024-12-19, tf: ja", f"från: 2024-12-19, till: {last}, tf: ja")
    change(REGISTER, "personer:\n", _SUCCESSOR if gets == "lo.falk" else "personer:\n")
    assert lchnv("mail", "2026-03-20", BEFORE).code == 0
    to = str(opened(OF_AGENDA)["To"])
    assert [name for name in ("bertil@", "lo.falk@") if name in to] == [f"{gets}@"]


_SUCCESSOR = """personer:
  - namn: Lo Falk
    epost: lo.falk@prov.example
    uppdrag:
      - {roll: representant, organ: lchnv, huvudman: Granköping, från: 2026-03-20}
"""


def test_nobody_to_mail_is_told_with_what_to_do(lchnv: Program) -> None:
    add_mails(lchnv.folder, dict.fromkeys(MAILS, ""))
    change(REGISTER, f"    epost: {MAILS['Asta Almgren']!r}\n", "")
    for name in ("Elsa Ekenstam", "Folke Forsander"):
        change(REGISTER, f"    epost: {MAILS[name]!r}\n", "")
    for arguments in (["2026-03-20", BEFORE], ["2026-05-22", "--remind", AFTER]):
        ran = lchnv("mail", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("meetings/register.yaml\n    Ingen av de 4 mottagarna har någon")
    people = REGISTER.read_text(encoding="utf-8")
    REGISTER.write_text(people.replace("från: 2024-12-19", "från: 2027-01-01"), encoding="utf-8")
    ran = lchnv("mail", "2026-03-20", BEFORE)
    said = "    Ingen representerar Länschefsnätverket 2026-03-20 enligt registret.\n"
    assert (ran.code, ran.err) == (2, f"meetings/register.yaml\n{said}")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("../2026-05-22/minnesanteckningar.md", "ligger utanför mötets mapp"),
        ("/etc/passwd", "ligger utanför mötets mapp"),
        ("bilagor/saknas.pdf", "finns inte"),
        ("bilagor/länk.pdf", "är en länk till en plats utanför mötets mapp"),
        ("bilagor", "är ingen vanlig fil"),
    ],
)
def test_only_files_in_the_meetings_folder_go_with_the_mail(
    lchnv: Program, file: str, said: str
) -> None:
    (AGENDA.parent / "bilagor/länk.pdf").symlink_to(lchnv.folder / "rules.yaml")
    change(AGENDA, "fil: bilagor/1-minnesanteckningar.pdf", f"fil: {file}")
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert ran.code == 0
    assert said in ran.err
    assert [part.get_filename() for part in attached(opened(OF_AGENDA))] == [
        "dagordning-lchnv-2026-03-20.pdf",
        "dagordning-lchnv-2026-03-20.docx",
    ]


def test_annexes_that_would_get_one_name_get_two(lchnv: Program) -> None:
    (AGENDA.parent / "bilagor/Å!.PDF").write_bytes(b"1")
    (AGENDA.parent / "bilagor/å.pdf").write_bytes(b"2")
    change(AGENDA, '    titel: "Rapporter: 2025"', "    titel: Å*\n    fil: bilagor/Å!.PDF")
    change(AGENDA, "  - nr: 2 A–C", "  - {nr: 2 A–C, titel: å, fil: bilagor/å.pdf}\n  - nr: 2 A–C")
    lchnv("mail", "2026-03-20", BEFORE)
    files = {part.get_filename(): part.get_content() for part in attached(opened(OF_AGENDA))}
    assert (files["Bilaga 2 A–C – å.pdf"], files["Bilaga 2 A–C – Å (2).pdf"]) == (b"2", b"1")


def test_a_meeting_that_was_called_off_is_not_mailed_of(lchnv: Program) -> None:
    change(Path("meetings/lchnv/2026/kalendarium.md"), 'stora salen"}', 'salen", inställt: ja}')
    before = lchnv.files()
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert (ran.code, ran.out) == (2, "")
    assert "    Mötet fredag 20 mars 2026 är inställt (ja)." in ran.err
    for command in (["mail", "2026-03-20", "--notes"], ["file", "2026-03-20"]):
        assert "är inställt (ja)." in lchnv(*command, BEFORE).err  # and no notes are asked for
    assert lchnv.files() == before


def test_what_the_sender_should_know_is_told(lchnv: Program) -> None:
    (AGENDA.parent / "bilagor/1-minnesanteckningar.pdf").write_bytes(b"x" * 16_000_000)
    change(NOTES, "Utfall: ändrad", "Utfall: att bekräfta")
    change(NOTES, "utskickad: 2026-05-26\n", "")
    late = lchnv("mail", "2026-03-20", AFTER)
    assert "Obs: mötet har redan hållits.\n" in late.err
    assert "Obs: mejlet blir 22 MB; många tar inte emot mer än 20 MB.\n" in late.err
    notes = lchnv("mail", "2026-05-22", AFTER, "--draft")
    assert "beslutet är inte bekräftat, och står inte i mejlet: 2. Taxor\n" in notes.err
    assert "--sent" not in notes.err  # a draft on its way round is not the mail
    assert "Beslut\n" not in text_of(opened(DRAFT_OF_NOTES))
    remind = lchnv("mail", "2026-05-22", "--remind", "--draft", AFTER)
    assert "Obs: fältet utskickad är tomt; är anteckningarna mejlade?\n" in remind.err


def test_the_time_to_register_runs_from_the_day_of_mailing(lchnv: Program) -> None:
    lchnv("mail", "2026-05-22", "--today", "2026-06-10", "--output", "sen")
    assert "senast torsdag 25 juni 2026 och" in text_of(opened(Path("sen", OF_NOTES.name)))
    change(NOTES, "utskickad: 2026-05-26\n", "")
    lchnv("mail", "2026-05-22", "--today", "2026-05-28", "--draft")
    by = "senast lördag 27 juni 2026 (sista arbetsdagen är fredag 26 juni) och"
    assert by in text_of(opened(DRAFT_OF_NOTES))


def test_a_body_without_arbetsordning_has_no_duties(lchnv: Program) -> None:
    change(Path("rules.yaml"), "    organ: [lchnv]", "    organ: [styrgrupp]")
    for day in ("2026-03-20", "2026-05-22"):
        ran = lchnv("mail", day, AFTER, "--dry-run")
        assert ran.code == 0
        assert "4 §" not in ran.out
    ran = lchnv("mail", "2026-05-22", "--remind", AFTER)
    assert ran.code == 2
    assert ran.err.startswith("Arbetsordningen gäller inte Länschefsnätverket 2026-05-22")


def test_another_draft_is_only_overwritten_by_force(lchnv: Program) -> None:
    lchnv("mail", "2026-03-20", BEFORE)
    assert lchnv("mail", "2026-03-20", BEFORE).code == 0
    OF_AGENDA.write_bytes(b"mitt")
    refused = lchnv("mail", "2026-03-20", BEFORE)
    assert (refused.code, OF_AGENDA.read_bytes()) == (2, b"mitt")
    assert refused.err.endswith(
        f"MAPP/{OF_AGENDA.as_posix()} finns redan med annat innehåll; inget är skrivet.\n{FORCE}"
    )
    assert lchnv("mail", "2026-03-20", BEFORE, "--force").code == 0
    assert OF_AGENDA.read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert lchnv.copies() == [b"mitt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2030-01-01"], "Det finns inget dokument för ”2030-01-01”."),
        (["2026"], "Ett kalendarium är inget möte. Skriv mötesdagen"),
        (["2026-03-20", "--notes"], "Mötet 2026-03-20 har inga anteckningar."),
        (["2026-03-20", "--remind"], "Mötet 2026-03-20 har inga anteckningar."),
        (["2026-05-22", "--agenda"], "Mötet 2026-05-22 har ingen dagordning."),
        (["2026-05-22", "--agenda", "--notes"], "Välj ett av --agenda, --notes och --remind."),
        (["2026-03-20", "--body", "nej"], "Organet ”nej” finns inte."),
        ([], "Skriv vilket möte, till exempel 2026-03-20."),
    ],
)
def test_what_cannot_be_mailed_gives_2_and_says_why(
    lchnv: Program, arguments: list[str], said: str
) -> None:
    before = lchnv.files()
    ran = lchnv("mail", *arguments, BEFORE)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert lchnv.files() == before


def test_an_unreadable_neighbour_stops_the_work(lchnv: Program) -> None:
    AGENDA.with_name("minnesanteckningar.md").write_bytes(b"ej ett dokument")
    ran = lchnv("mail", "2026-03-20", BEFORE)
    where = AGENDA.with_name("minnesanteckningar.md").as_posix()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{where}:1:1\n    Huvudet går inte att läsa: ")
    assert ran.err.endswith(f"\n    Kör: lchnv check {where}\n")


def test_a_day_with_two_bodies_asks_which(lchnv: Program) -> None:
    other = Path("meetings/styrgrupp/2026-03-20/dagordning.md")
    other.parent.mkdir(parents=True)
    other.write_bytes(AGENDA.read_bytes().replace(b"organ: lchnv", b"organ: styrgrupp"))
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert ran.code == 2
    assert ran.err == (
        "Flera organ möttes fredag 20 mars 2026. Lägg till --body lchnv eller --body styrgrupp.\n"
    )
    assert lchnv("mail", "2026-03-20", "--body", "lchnv", BEFORE).code == 0


def test_the_networks_own_words_win(lchnv: Program) -> None:
    Path("templates").mkdir()
    own = Path("templates/mejl-dagordning.txt.j2")
    own.write_text("Tjena {{ mail.letter.body }}", encoding="utf-8")
    lchnv("mail", "2026-03-20", BEFORE)
    assert text_of(opened(OF_AGENDA)) == "Tjena Länschefsnätverket\n"
    own.write_text("\n{{ mail.hemligt }}", encoding="utf-8")
    ran = lchnv("mail", "2026-03-20", BEFORE)
    assert (ran.code, ran.err[:36]) == (2, "templates/mejl-dagordning.txt.j2:2\n ")


@pytest.mark.usefixtures("lchnv")
def test_a_draft_is_the_same_everywhere(tmp_path: Path) -> None:
    made = []
    for place, surrounding in {
        "stockholm": {"TZ": "Europe/Stockholm", "LC_ALL": "sv_SE.UTF-8", "USER": "anna"},
        "tokyo": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "bo"},
    }.items():
        arguments = ["mail", "2026-03-20", BEFORE, "--output", place, "--root", str(tmp_path)]
        environment = {**os.environ, **surrounding, "PYTHONPATH": str(ROOT)}
        subprocess.run(command_line(*arguments), env=environment, check=True, capture_output=True)
        made.append(Path(place, OF_AGENDA.name).read_bytes())
    assert made[0] == made[1]
    traces = [str(tmp_path), str(ROOT), "anna", "Python", "boundary===="]
    head = made[0].partition(b"\r\n\r\n")[0].decode()
    assert [trace for trace in traces if trace in head] == []
    assert re.search(r'boundary="=_lchnv_[0-9a-f]{40}"', head)


def test_what_is_to_be_published_is_mailed_when_it_is(lchnv: Program) -> None:
    change(AGENDA, "publicerad: 2026-03-13", "publicerad:")
    ran = lchnv("mail", "2026-03-20", "--agenda", BEFORE)
    assert (ran.code, OF_AGENDA.exists()) == (2, False)
    assert f"Publicera först: lchnv publish {AGENDA.as_posix()}\n" in ran.err
    assert lchnv("mail", "2026-03-20", "--agenda", "--draft", BEFORE).code == 0
    draft = OF_AGENDA.with_name(f"mejl-utkast-{OF_AGENDA.name.removeprefix('mejl-')}").read_bytes()
    assert lchnv("publish", str(AGENDA), "--mail", BEFORE).code == 0
    assert OF_AGENDA.read_bytes() != draft
    assert lchnv.copies() == []


def test_what_has_changed_since_it_was_published_is_not_mailed(lchnv: Program) -> None:
    lchnv("publish", str(AGENDA), BEFORE)
    change(AGENDA, "## 1. Mötets öppnande", "## 1. Öppnande")
    ran = lchnv("mail", str(AGENDA), BEFORE)
    assert (ran.code, OF_AGENDA.exists()) == (2, False)
    assert "--revised" in ran.err


def test_the_day_of_mailing_is_written_and_breaks_no_seal(lchnv: Program) -> None:
    change(NOTES, "utskickad: 2026-05-26\n", "")
    assert lchnv("publish", str(NOTES), AFTER).code == 0
    before = NOTES.read_bytes()
    dry = lchnv("mail", str(NOTES), "--sent", "--dry-run", AFTER)
    assert ("+utskickad: 2026-05-26" in dry.out, NOTES.read_bytes()) == (True, before)
    ran = lchnv("mail", str(NOTES), "--sent", "--date", "2026-05-25", AFTER)
    assert (ran.code, ran.out) == (0, f"{NOTES.as_posix()}\n")
    assert "utskickad: 2026-05-25\n" in NOTES.read_text(encoding="utf-8")
    assert "redan" in lchnv("mail", str(NOTES), "--sent", AFTER).err
    assert "ändrad-efter-publicering" not in lchnv("check", str(NOTES), AFTER).out


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-05-26", "inte publicerat. Publicera först: lchnv publish"),
        ("2026-05-27", "2026-05-27 har inte varit än."),
        ("2026-05-21", "2026-05-21 är före mötet."),
    ],
)
def test_what_cannot_have_been_mailed_is_not_written_as_mailed(
    lchnv: Program, day: str, why: str
) -> None:
    change(NOTES, "utskickad: 2026-05-26\n", "")
    if day != "2026-05-26":
        assert lchnv("publish", str(NOTES), AFTER).code == 0
    before = NOTES.read_bytes()
    ran = lchnv("mail", str(NOTES), "--sent", "--date", day, AFTER)
    assert (ran.code, ran.out, NOTES.read_bytes()) == (2, "", before)
    assert why in ran.err


def test_an_agenda_has_no_day_of_mailing(lchnv: Program) -> None:
    ran = lchnv("mail", str(AGENDA), "--sent", BEFORE)
    assert (ran.code, "ingen dag för utskick" in ran.err) == (2, True)

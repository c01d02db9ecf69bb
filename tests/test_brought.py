"""What a new agenda brings from earlier meetings: the text as it last stood, annexes and files."""

from pathlib import Path
from string import ascii_lowercase

import pytest

from lchnv_cli.memory.left_out import RULE
from tests.running import Program, judge_by, network

TODAY = ("--today", "2026-05-01")
HEAD = "---\ndokument: {}\norgan: lchnv\ndatum: 2026-03-20\n{}---\n\n"
ANNEXES = """bilagor:
  - nr: 1
    titel: Minnesanteckningar 2026-01-30
  - nr: 2 A–B
    titel: Badhuset
    fil: bilagor/2-badhus.pdf
  - nr: D 1
    titel: Protokoll
  - nr: 5
    titel: Annat
"""
POINT = """## 1. Beslut: Badhuset (Bilaga 2 A–B)

Föredragande: Lo Falk, utredare, RSS Prov
Ärende: badhus

Läs bilaga 2 B och bilaga D 1, och *förra årets* tabell:

| a | b |
|---|---|
| 1 | 2 |

#### Förslag till beslut

Länschefsnätverket beslutar

- att anta badhuset enligt bilaga 2 A

## 2. Information: Annat (Bilaga 5)
"""
TABLED = "## 1. Beslut: Badhuset\n\nÄrende: badhus\nUtfall: bordlagd till nästa möte\n"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a copy of the network."""
    return network(tmp_path, capsys, monkeypatch)


def _meeting(lchnv: Program) -> Path:
    folder = lchnv.folder / "meetings/lchnv/2026-03-20"
    (folder / "bilagor").mkdir(parents=True, exist_ok=True)
    (folder / "dagordning.md").write_text(HEAD.format("dagordning", ANNEXES) + POINT, "utf-8")
    (folder / "minnesanteckningar.md").write_text(
        HEAD.format("minnesanteckningar", "") + TABLED, "utf-8"
    )
    return folder


def test_what_was_tabled_comes_back_as_it_stood(lchnv: Program) -> None:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    ran = lchnv("new-agenda", "2026-05-08", *TODAY)
    assert ran.code == 0
    new = lchnv.folder / "meetings/lchnv/2026-05-08"
    text = (new / "dagordning.md").read_text("utf-8")
    assert ") Beslut: Badhuset (Bilaga 2 A–B)\n\nÄrende: badhus\nFöredragande: Lo Falk" in text
    assert "Tidigare: bordlagd 2026-03-20, dagordning 1\n\nLäs bilaga 2 B och bilaga 3:1" in text
    assert "| a | b |\n|---|---|\n| 1 | 2 |\n\n#### Förslag till beslut" in text
    assert "- att anta badhuset enligt bilaga 2 A\n" in text
    assert "  - nr: 2 A–B\n    titel: Badhuset\n    fil: bilagor/2AB-badhus.pdf\n" in text
    assert '  - nr: "3:1"\n    titel: Protokoll\n' in text
    assert "Annat" not in text
    assert (new / "bilagor/2AB-badhus.pdf").read_bytes() == b"%PDF-1.7 badhus"


def test_the_notes_before_come_along_as_they_were_printed(lchnv: Program) -> None:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    name = "minnesanteckningar-lchnv-2026-03-20.pdf"
    (lchnv.folder / "export").mkdir()
    (lchnv.folder / "export" / name).write_bytes(b"%PDF-1.7 anteckningar")
    assert lchnv("new-agenda", "2026-05-08", *TODAY).code == 0
    new = lchnv.folder / "meetings/lchnv/2026-05-08"
    assert (new / "bilagor" / f"1-{name}").read_bytes() == b"%PDF-1.7 anteckningar"
    assert f"    fil: bilagor/1-{name}\n" in (new / "dagordning.md").read_text("utf-8")


def test_a_file_that_is_gone_or_in_the_way_is_told_and_nothing_is_overwritten(
    lchnv: Program,
) -> None:
    old = _meeting(lchnv)
    ran = lchnv("new-agenda", "2026-05-08", *TODAY)
    assert (ran.code, "bilagor/2-badhus.pdf\n    Filen går inte att läsa" in ran.err) == (0, True)
    (old / "bilagor/2-badhus.pdf").write_bytes(b"ny")
    new = lchnv.folder / "meetings/lchnv/2026-05-08/bilagor"
    new.mkdir()
    (new / "2AB-badhus.pdf").write_bytes(b"min egen")
    ran = lchnv("new-agenda", "2026-05-08", "--force", *TODAY)
    assert (ran.code, "Filen finns redan" in ran.err) == (0, True)
    assert (new / "2AB-badhus.pdf").read_bytes() == b"min egen"


def test_a_dry_run_copies_nothing(lchnv: Program) -> None:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    assert lchnv("new-agenda", "2026-05-08", "--dry-run", *TODAY).code == 0
    assert not (lchnv.folder / "meetings/lchnv/2026-05-08/bilagor").exists()


def test_what_an_earlier_meeting_has_first_is_told_and_not_brought(lchnv: Program) -> None:
    folder = _meeting(lchnv)
    (folder / "minnesanteckningar.md").unlink()
    ran = lchnv("new-agenda", "2026-05-08", "--dry-run", "--today", "2026-03-01")
    assert "Badhuset" not in ran.out
    assert "Väntar på anteckningarna från 2026-03-20: " in ran.err
    assert "”Badhuset”" in ran.err


# An agenda that exists.

PLANNED = """---
dokument: dagordning
organ: lchnv
datum: 2026-05-08
bilagor:
  - nr: 1
    titel: Minnesanteckningar 2026-03-20   # som förra gången
  - {nr: 4, titel: Budget}
plats: Gamla skolan
---

## 1. Mötets öppnande

## 2. Återrapportering från styrgruppen

### a) Information: Budget (Bilaga 4)

Text.

## 3. Övriga frågor
"""


def _planned(lchnv: Program, text: str = PLANNED) -> Path:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    path = lchnv.folder / "meetings/lchnv/2026-05-08/dagordning.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_agenda_gets_what_it_lacks_and_no_other_byte_is_changed(
    lchnv: Program, ends: str
) -> None:
    path = _planned(lchnv, PLANNED.replace("\n", ends))
    ran = lchnv("new-agenda", "2026-05-08", "--update", *TODAY)
    assert (ran.code, ran.out) == (0, "meetings/lchnv/2026-05-08/dagordning.md\n")
    assert "Lade in 2 e) Beslut: Badhuset (Bilaga 5 A–B)" in ran.err
    before = PLANNED.replace("\n", ends).split(ends)
    after = path.read_bytes().decode().split(ends)
    assert [line for line in after if line in before and line] == [line for line in before if line]
    assert "### e) Beslut: Badhuset (Bilaga 5 A–B)" in after
    place = after.index("  - {nr: 5 A–B, titel: Badhuset, fil: bilagor/5AB-badhus.pdf}")
    assert after[place - 1] == "  - {nr: 4, titel: Budget}"
    assert after.index("### e) Beslut: Badhuset (Bilaga 5 A–B)") < after.index(
        "## 3. Övriga frågor"
    )
    assert (path.parent / "bilagor/5AB-badhus.pdf").exists()
    again = lchnv("new-agenda", "2026-05-08", "--update", *TODAY)
    assert "Dagordningen har redan allt" in again.err
    assert path.read_bytes().decode().split(ends) == after


def test_a_dry_run_of_an_update_shows_it_and_writes_nothing(lchnv: Program) -> None:
    path = _planned(lchnv)
    ran = lchnv("new-agenda", "--update", "--dry-run", *TODAY)
    assert (ran.code, "+### e) Beslut: Badhuset" in ran.out) == (0, True)
    assert path.read_text("utf-8") == PLANNED


def test_a_published_agenda_is_changed_only_as_a_revision(lchnv: Program) -> None:
    published = PLANNED.replace("plats:", "publicerad: 2026-04-28\nplats:")
    path = _planned(lchnv, published)
    ran = lchnv("new-agenda", "2026-05-08", "--update", *TODAY)
    assert (ran.code, "--revised" in ran.err) == (2, True)
    assert path.read_text("utf-8") == published
    assert lchnv("new-agenda", "2026-05-08", "--update", "--revised", *TODAY).code == 0
    assert "Badhuset" in path.read_text("utf-8")


@pytest.mark.parametrize("end", ["\n<!-- en kommentar\n", "\n```\nkod\n"])
def test_points_that_would_not_be_read_are_not_put_in(lchnv: Program, end: str) -> None:
    text = PLANNED.replace("\n## 3. Övriga frågor\n", end)
    path = _planned(lchnv, text)
    ran = lchnv("new-agenda", "2026-05-08", "--update", *TODAY)
    assert (ran.code, "inte avslutat" in ran.err) == (2, True)
    assert path.read_text("utf-8") == text


def test_there_must_be_an_agenda_to_update(lchnv: Program) -> None:
    ran = lchnv("new-agenda", "2026-09-11", "--update", *TODAY)
    assert (ran.code, "har ingen dagordning 2026-09-11" in ran.err) == (2, True)


# Notes of a meeting, from its agenda.


def test_who_gave_notice_is_absent_in_new_notes(lchnv: Program) -> None:
    path = lchnv.folder / "meetings/lchnv/2026-03-20/dagordning.md"
    before = lchnv("new-notes", "2026-03-20", "--dry-run", "--today", "2026-03-21").out
    came = before.partition("närvarande:\n")[2].partition("frånvarande:\n")[0].splitlines()
    principal, _, people = came[0].strip().partition(": ")
    text = path.read_text("utf-8")
    for written in (people.strip("[]").partition(",")[0], principal):
        path.write_text(text.replace("plats:", f"anmält_förhinder: [{written}]\nplats:"), "utf-8")
        ran = lchnv("new-notes", "2026-03-20", "--dry-run", "--today", "2026-03-21")
        assert came[0] not in ran.out.partition("frånvarande:\n")[0]
        assert written in ran.out.partition("frånvarande:\n")[2].partition("delvis:")[0]


def test_formalities_are_decided_as_proposed_and_all_else_is_to_be_confirmed(
    lchnv: Program,
) -> None:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    lchnv("new-agenda", "2026-05-08", *TODAY)
    told = lchnv("new-notes", "2026-05-08", "--dry-run", "--today", "2026-05-09").out
    opening, _, rest = told.partition("## 2. ")
    previous, _, rest = rest.partition("## 3. ")
    assert "- att öppna mötet" in opening
    assert "att bekräfta" not in opening + previous
    assert "- att anta badhuset enligt bilaga" in rest
    assert rest.count("Utfall: att bekräfta") == 1
    assert "Tidigare:" not in told


def test_status_names_what_an_agenda_lacks_until_it_is_put_in(lchnv: Program) -> None:
    _planned(lchnv)
    told = lchnv("status", "--all", *TODAY).out
    assert "lchnv new-agenda 2026-05-08 --update\n" in told
    assert "Lägg in ”" in told
    lchnv("new-agenda", "2026-05-08", "--update", *TODAY)
    assert "--update" not in lchnv("status", "--all", *TODAY).out


@pytest.mark.parametrize("published", ["", "publicerad: 2026-04-28\n"])
@pytest.mark.parametrize(
    ("body", "lacked"),
    [
        ("lchnv", "”Badhuset” ska tas upp på mötet men finns inte på dagordningen: bordlagd "),
        ("styrgrupp", "”Lokaler” ska tas upp på mötet men finns inte på dagordningen: bordlagd i "),
    ],
)
def test_check_names_on_the_agenda_what_it_lacks_and_the_command_that_adds_it(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch, body: str, lacked: str, published: str
) -> None:
    judge_by(monkeypatch, frozenset({RULE}))
    text = PLANNED.replace("plats:", f"{published}plats:").replace("lchnv", body)
    written = _planned(lchnv, text)
    folder = lchnv.folder / f"meetings/{body}"
    folder.mkdir(parents=True, exist_ok=True)
    written.parent.rename(folder / written.parent.name)
    told = lchnv("check", *TODAY).out
    assert told.count(lacked) == 1
    (command,) = {line.partition("kör: ")[2] for line in told.splitlines() if "kör: " in line}
    assert lchnv(*command.split()[1:], *TODAY).code == 0
    assert RULE not in lchnv("check", *TODAY).out


def test_what_is_left_out_for_a_reason_is_neither_asked_for_nor_put_in(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({RULE, "onödigt-undantag"}))
    reason = f"undantag:\n  - regel: {RULE}\n    gäller: Badhuset\n    skäl: Det väntar.\nplats:"
    _planned(lchnv, PLANNED.replace("plats:", reason))
    assert "Det väntar." in lchnv("check", "--show-exempted", *TODAY).out
    assert "”Badhuset”" not in lchnv("status", "--all", *TODAY).out
    assert "Badhuset" not in lchnv("new-agenda", "--update", "--dry-run", *TODAY).out


def test_status_names_the_points_that_are_yet_to_be_confirmed(lchnv: Program) -> None:
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    lchnv("new-agenda", "2026-05-08", *TODAY)
    lchnv("new-notes", "2026-05-08", "--today", "2026-05-09")
    notes = "meetings/lchnv/2026-05-08/minnesanteckningar.md"
    row = "Bekräfta besluten i anteckningarna från fredag 8 maj 2026: punkt 3 d."
    told = " ".join(lchnv("status", "--all", "--today", "2026-05-09").out.split())
    assert f"{row} Skriv hur det gick på raden Utfall i {notes}," in told
    path = lchnv.folder / notes
    path.write_text(path.read_text("utf-8").replace("Utfall: att bekräfta\n", ""), "utf-8")
    assert "Bekräfta" not in lchnv("status", "--all", "--today", "2026-05-09").out


def test_a_body_without_standing_points_gets_what_comes_up_under_other_questions(
    lchnv: Program,
) -> None:
    rules = lchnv.folder / "rules.yaml"
    text = rules.read_text("utf-8")
    start = text.index("    stående_punkter:")
    end = text.index("  - id:", start)
    rules.write_text(text[:start] + text[end:], "utf-8")
    (_meeting(lchnv) / "bilagor/2-badhus.pdf").write_bytes(b"%PDF-1.7 badhus")
    made = lchnv("new-agenda", "2026-05-08", "--dry-run", *TODAY).out
    assert "## 1. Övriga frågor\n" in made
    assert "Beslut: Badhuset" in made


def test_points_that_come_after_the_letter_z_are_read_back_and_brought_once(
    lchnv: Program,
) -> None:
    _meeting(lchnv)
    agenda = lchnv.folder / "meetings/lchnv/2026-05-22/dagordning.md"
    agenda.parent.mkdir(exist_ok=True)
    own = "".join(f"### {letter}) Information: Läge {letter}\n\n" for letter in ascii_lowercase)
    text = HEAD.format("dagordning", "").replace("03-20", "05-22") + f"## 1. Övriga frågor\n\n{own}"
    agenda.write_text(text, "utf-8")
    update = ("new-agenda", "2026-05-22", "--update", *TODAY)
    assert lchnv(*update).code == 0
    brought = agenda.read_text("utf-8")
    assert "\n### aa) " in brought
    assert "\n### ab) Lokaler\n" in brought
    assert lchnv(*update).code == 0
    assert agenda.read_text("utf-8") == brought

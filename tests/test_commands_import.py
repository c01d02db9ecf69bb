"""lchnv import: files that others made become documents of the folder, and nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.old_papers import in_word
from tests.running import Program, network

pytestmark = pytest.mark.slow

Golden = Callable[[str, str], None]
_HEAD = (
    "Minnesanteckningar Länschefsnätverket",
    "Datum: 2023-02-23",
    "Tid: Kl. 9.30 – 12",
    "Plats: Bystugan, Björkby",
    "**Närvarande:",
    "Björkby: Bo Ek, socialchef",
    "Region Prov: Siv Alm (tf)",
    "**Frånvarande:",
    "Tallsjö: Eva Rask",
)
_TEXT = (
    "**1. Mötets öppnande",
    "**2. Beslut: Ny rutin (bilaga 1)",
    "Handläggare: Nils Hage, utvecklingsledare",
    "Rutinen *gäller* från <1 april>.",
    "Länschefsnätverket beslutade:",
    "att anta rutinen",
    "**3. Övriga frågor",
)
_FILE = "meetings/lchnv/2023-02-23/minnesanteckningar.md"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a folder, with an old document beside it."""
    program = network(tmp_path, capsys, monkeypatch)
    rules = tmp_path / "rules.yaml"
    text = rules.read_text(encoding="utf-8")
    since = "    namn: Länschefsnätverket\n    ansvarar_från: 2025-01-01\n"
    rules.write_text(text.replace("    namn: Länschefsnätverket\n", since), encoding="utf-8")
    _old(tmp_path, "Gammal fil.docx", *_HEAD, *_TEXT)
    return program


def _old(folder: Path, name: str, *paragraphs: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(in_word(*paragraphs))
    return path


def test_a_word_file_becomes_a_document_with_its_original_beside_it(
    lchnv: Program, golden: Golden
) -> None:
    ran = lchnv("import", "Gammal fil.docx", "--today", "2026-03-21")
    files = lchnv.files()
    original = "meetings/lchnv/2023-02-23/original/gammal-fil.docx"
    assert files[original] == files["Gammal fil.docx"]
    golden("commands/import.txt", ran.transcript() + files[_FILE].decode())


def test_a_dry_run_shows_the_document_and_writes_nothing(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("import", "Gammal fil.docx", "--dry-run")
    assert (ran.code, lchnv.files()) == (0, before)
    lchnv("import", "Gammal fil.docx")
    assert ran.out == lchnv.files()[_FILE].decode()


def test_the_same_file_again_changes_nothing(lchnv: Program) -> None:
    lchnv("import", "Gammal fil.docx")
    before = lchnv.files()
    assert (lchnv("import", "Gammal fil.docx").code, lchnv.files()) == (0, before)


def test_what_is_there_is_only_replaced_with_force_and_a_copy_is_kept(lchnv: Program) -> None:
    lchnv("import", "Gammal fil.docx")
    path = lchnv.folder / _FILE
    path.write_text(path.read_text(encoding="utf-8") + "\nMitt eget.\n", encoding="utf-8")
    mine = path.read_bytes()
    ran = lchnv("import", "Gammal fil.docx")
    assert (ran.code, path.read_bytes()) == (2, mine)
    assert "finns redan med annat innehåll; inget är skrivet" in ran.err
    assert lchnv("import", "Gammal fil.docx", "--force").code == 0
    assert mine in lchnv.copies()
    assert path.read_bytes() != mine


def test_a_folder_is_read_file_by_file_and_what_fails_is_told(lchnv: Program) -> None:
    _old(lchnv.folder, "gamla/a.docx", "Minnesanteckningar LCHNV", "2022-02-18", "**1. Val")
    _old(lchnv.folder, "gamla/b.docx", "Minnesanteckningar LCHNV", "**1. Val")
    (lchnv.folder / "gamla" / "c.docx").write_bytes(b"PK\x03\x04 trasig")
    (lchnv.folder / "gamla" / "~$a.docx").write_bytes(b"")
    ran = lchnv("import", "gamla")
    assert ran.code == 1
    assert ran.out == "meetings/lchnv/2022-02-18/minnesanteckningar.md\n"
    assert "gamla/b.docx\n    Mötets dag går inte att läsa. Skriv den: --date" in ran.err
    assert "c.docx" in ran.err


def test_two_files_of_the_same_meeting_are_not_both_read(lchnv: Program) -> None:
    _old(lchnv.folder, "Kopia.docx", *_HEAD, "**1. Val")
    ran = lchnv("import", "Gammal fil.docx", "Kopia.docx")
    assert (ran.code, "Blir samma dokument som Gammal fil.docx" in ran.err) == (1, True)


def test_body_and_day_may_be_said(lchnv: Program) -> None:
    _old(lchnv.folder, "x.docx", "Minnesanteckningar", "**1. Mötets öppnande", "**2. Övrigt")
    asked = lchnv("import", "x.docx")
    assert (asked.code, "--body" in asked.err) == (2, True)
    assert "lchnv (Länschefsnätverket)" in asked.err
    ran = lchnv("import", "x.docx", "--body", "styrgrupp", "--date", "2022-02-18")
    assert ran.out == "meetings/styrgrupp/2022-02-18/minnesanteckningar.md\n"


def test_a_day_is_of_one_file(lchnv: Program) -> None:
    ran = lchnv("import", "Gammal fil.docx", "Gammal fil.docx", "--date", "2022-02-18")
    assert (ran.code, "--date gäller ett möte" in ran.err) == (2, True)


@pytest.mark.parametrize("name", ["finns-inte.docx", "rules.yaml"])
def test_what_is_no_document_is_refused(lchnv: Program, name: str) -> None:
    before = lchnv.files()
    ran = lchnv("import", name)
    assert (ran.code, lchnv.files(), name in ran.err) == (2, before, True)


def test_only_what_is_older_than_the_folder_is_a_transcript(lchnv: Program) -> None:
    lchnv("import", "Gammal fil.docx")
    assert b"\navskrift: Gammal fil.docx\n" in lchnv.files()[_FILE]
    _old(lchnv.folder, "ny.docx", "Minnesanteckningar LCHNV", "2025-02-18", "**1. Val")
    lchnv("import", "ny.docx")
    new = lchnv.files()["meetings/lchnv/2025-02-18/minnesanteckningar.md"]
    assert b"avskrift" not in new


def test_a_program_is_told_what_was_read_and_what_is_not_certain(lchnv: Program) -> None:
    told = json.loads(lchnv("import", "Gammal fil.docx", "--json").out)
    [file] = told["files"]
    assert (file["file"], file["datum"], file["organ"]) == (_FILE, "2023-02-23", "lchnv")
    assert file["närvarande"] == {
        "Björkby": ["Bo Ek, socialchef"],
        "Region Prov": ["Siv Alm (tf)"],
    }
    assert [point["label"] for point in file["points"]] == ["1", "2", "3"]
    assert file["points"][1]["decisions"][0]["clauses"] == ["att anta rutinen"]
    assert file["doubts"][0]["quote"] == "Handläggare: Nils Hage, utvecklingsledare"


def test_what_check_finds_is_told_apart_from_what_the_folder_lacks(lchnv: Program) -> None:
    _old(lchnv.folder, "ny.docx", *(p.replace("2023", "2026") for p in _HEAD), "**1. A", "**3. B")
    ran = lchnv("import", "ny.docx", "--today", "2026-03-21")
    own = ran.err.partition("Granskningen finner i dokumenten själva:")[2]
    assert "fel-numrering" in own


def test_pictures_are_kept_in_a_folder_beside(lchnv: Program, tmp_path: Path) -> None:
    import docx  # noqa: PLC0415 - of this test alone

    from tests.pictures import png  # noqa: PLC0415 - the same

    made = docx.Document()
    for text in ("Minnesanteckningar LCHNV", "2022-02-18", "1. Val"):
        made.add_paragraph().add_run(text).bold = True
    (tmp_path / "bild.png").write_bytes(png(2, 2))
    made.add_picture(str(tmp_path / "bild.png"))
    made.save(str(tmp_path / "med-bild.docx"))
    ran = lchnv("import", "med-bild.docx")
    files = lchnv.files()
    folder = "meetings/lchnv/2022-02-18"
    assert files[f"{folder}/bilder/minnesanteckningar-1.png"] == png(2, 2)
    assert b"](bilder/minnesanteckningar-1.png)" in files[f"{folder}/minnesanteckningar.md"]
    assert (
        "saknar beskrivning" in ran.err or b"![](" not in files[f"{folder}/minnesanteckningar.md"]
    )

"""lchnv file: packages that a diary can take in, and diary numbers back into the notes."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.model.document import Notes
from lchnv_cli.work.changing.diary_numbers import registered
from lchnv_cli.work.changing.mend import Change
from tests.running import AGENDA, FORCE, ROOT, Program, command_line, network
from tests.sending import ANNEX, NOTES, add_annexes, change

pytestmark = pytest.mark.slow

Golden = Callable[[str, str], None]
DAY = "2026-03-20"
NAME = f"diarieföring-lchnv-{DAY}"
OF_DAY = AGENDA.with_name("minnesanteckningar.md")
PRINCIPALS = ("björkby", "granköping", "tallsjö", "aspnäs", "region-prov")


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give a meeting that has agenda, notes and an annex; one principal has registered them."""
    program = network(tmp_path, capsys, monkeypatch)
    add_annexes(tmp_path)
    text = NOTES.read_bytes().replace(b"2026-05-22", DAY.encode())
    text = text.replace(b"utskickad: 2026-05-26\n", b"utskickad: 2026-03-24\n")
    OF_DAY.write_bytes(
        text.replace("gäster:".encode(), "diarieförd: {Aspnäs: A 1}\ngäster:".encode())
    )
    return program


def package(lchnv: Program, name: str = NAME, folder: str = "export") -> dict[str, bytes]:
    start = f"{folder}/{name}/"
    return {n.removeprefix(start): d for n, d in lchnv.files().items() if n.startswith(start)}


def zipped(name: str = NAME) -> dict[str, bytes]:
    with zipfile.ZipFile(Path("export", f"{name}.zip")) as read:
        assert read.testzip() is None
        return {each: read.read(each) for each in read.namelist()}


def sums(files: dict[str, bytes]) -> dict[str, str]:
    lines = files["manifest-sha256.txt"].decode().splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_a_package_has_what_a_diary_needs(lchnv: Program, golden: Golden) -> None:
    ran = lchnv("file", DAY)
    files = package(lchnv)
    told = {**json.loads(files["metadata.json"])}
    whole = [ran.transcript(), *sorted(files), "", files["följesedel.txt"].decode()]
    golden("commands/file.txt", "\n".join(whole).replace("\r\n", "\n"))
    golden("commands/file-metadata.json", files["metadata.json"].decode())
    assert [source["sha256"] for source in told["källor"]] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (OF_DAY, AGENDA)
    ]


def test_the_package_tells_the_seal_and_has_the_file_that_was_published(lchnv: Program) -> None:
    def told() -> list[tuple[str, bool]]:
        files = package(lchnv)
        sources = json.loads(files["metadata.json"])["källor"]
        return [(each["kontrollsumma"], each["som_publicerat"]) for each in sources]

    lchnv("publish", AGENDA.as_posix(), "--today", "2026-03-13")
    published = Path("export", f"dagordning-lchnv-{DAY}.pdf").read_bytes()
    template = Path("templates/dokument.typ")
    template.parent.mkdir(exist_ok=True)
    text = (ROOT / template).read_text(encoding="utf-8")
    template.write_text(text.replace("#let grad = 11pt", "#let grad = 12pt"), encoding="utf-8")
    lchnv("file", DAY)
    [of_notes, (seal, same)] = told()
    assert of_notes == ("", False)
    assert same
    assert f"kontrollsumma: {seal}\n" in AGENDA.read_text(encoding="utf-8")
    assert package(lchnv)[f"02-dagordning-lchnv-{DAY}.pdf"] == published
    change(AGENDA, "## 1. ", "## 1. Nytt: ")
    lchnv("file", DAY, "--force")
    assert told()[1] == (seal, False)
    assert package(lchnv)[f"02-dagordning-lchnv-{DAY}.pdf"] != published


def test_a_zips_files_are_of_the_day_that_the_document_has(lchnv: Program) -> None:
    lchnv("file", DAY, "--zip")
    with zipfile.ZipFile(Path("export", f"{NAME}.zip")) as read:
        assert {each.date_time for each in read.infolist()} == {(2026, 5, 25, 0, 0, 0)}


@pytest.mark.parametrize(
    ("of_notes", "of_agenda", "told"),
    [
        ("", "", "ej bedömd"),
        ("ingen", "ingen", "ingen"),
        ("", "ingen", "ej bedömd (minnesanteckningarna); ingen (dagordningen)"),
        ("OSL 25 kap. 1 §", "", "OSL 25 kap. 1 § (minnesanteckningarna); ej bedömd (dagordningen)"),
    ],
)
def test_the_slip_says_of_confidentiality_what_somebody_decided(
    lchnv: Program, of_notes: str, of_agenda: str, told: str
) -> None:
    for path, value in ((OF_DAY, of_notes), (AGENDA, of_agenda)):
        change(path, "organ: lchnv\n", f"organ: lchnv\nsekretess: {value}\n")
    lchnv("file", DAY)
    files = package(lchnv)
    assert f"Sekretess:                {told}\r\n" in files["följesedel.txt"].decode()
    assert json.loads(files["metadata.json"])["sekretess"] == told


def test_the_files_are_those_that_export_makes(lchnv: Program) -> None:
    lchnv("file", DAY)
    lchnv("export", DAY)
    files = package(lchnv)
    for ours, theirs in {
        "01-minnesanteckningar": "minnesanteckningar",
        "02-dagordning": "dagordning",
    }.items():
        exported = Path("export", f"{theirs}-lchnv-{DAY}.pdf").read_bytes()
        assert files[f"{ours}-lchnv-{DAY}.pdf"] == exported
    assert files["bilagor/1-minnesanteckningar.pdf"] == ANNEX


def test_the_sums_are_those_of_the_files(lchnv: Program) -> None:
    lchnv("file", DAY)
    files = package(lchnv)
    listed = sums(files)
    assert set(listed) == files.keys() - {"manifest-sha256.txt"}
    assert listed == {name: hashlib.sha256(files[name]).hexdigest() for name in listed}


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_sums_can_be_checked_without_this_program(lchnv: Program) -> None:
    lchnv("file", DAY)
    ran = subprocess.run(
        ["sha256sum", "--strict", "-c", "manifest-sha256.txt"],
        cwd=Path("export", NAME),
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout.count(b": OK\n")) == (0, 6)


def test_the_slip_is_text_that_windows_shows(lchnv: Program) -> None:
    lchnv("file", DAY)
    slip = package(lchnv)["följesedel.txt"].decode()
    assert slip.count("\r\n") == slip.count("\n") > 10
    assert max(map(len, slip.splitlines())) <= 100


def test_a_zip_has_the_same_files_and_the_same_bytes_twice(lchnv: Program) -> None:
    lchnv("file", DAY)
    folder = package(lchnv)
    ran = lchnv("file", DAY, "--zip")
    assert (ran.code, ran.out) == (0, f"MAPP/export/{NAME}.zip\n")
    assert zipped() == folder
    first = Path("export", f"{NAME}.zip").read_bytes()
    lchnv("file", DAY, "--zip", "--output", "ny")
    assert Path("ny", f"{NAME}.zip").read_bytes() == first
    assert len(first) < sum(map(len, folder.values())) + 300 * len(folder)


def test_each_principal_gets_a_package_of_its_own(lchnv: Program) -> None:
    ran = lchnv("file", DAY, "--all", "--zip")
    names = [f"{NAME}-{principal}" for principal in PRINCIPALS]
    assert ran.out.splitlines() == [f"MAPP/export/{name}.zip" for name in names]
    told = [json.loads(zipped(name)["metadata.json"]) for name in names]
    assert [(each["huvudman"], each["huvudmannens_diarienummer"]) for each in told] == [
        ("Björkby", ""),
        ("Granköping", ""),
        ("Tallsjö", ""),
        ("Aspnäs", "A 1"),
        ("Region Prov", ""),
    ]
    lines = zipped(names[3])["följesedel.txt"].decode().splitlines()
    facts = dict(line.split(": ", 1) for line in lines if ": " in line)
    assert [facts[name].strip() for name in ("Huvudman", "Huvudmannens diarienummer")] == [
        "Aspnäs",
        "A 1",
    ]


def test_principals_are_chosen_by_name(lchnv: Program) -> None:
    ran = lchnv("file", DAY, "--principal", "region  prov", "--principal", "Tallsjo\u0308")
    assert ran.out == f"MAPP/export/{NAME}-region-prov\nMAPP/export/{NAME}-tallsjö\n"
    assert len(package(lchnv, f"{NAME}-tallsjö")) == 7
    wrong = lchnv("file", DAY, "--principal", "Tallsjo")
    said = "Huvudmannen ”Tallsjo” finns inte i rules.yaml. Menade du Tallsjö?\n"
    assert (wrong.code, wrong.err) == (2, said)
    far = lchnv("file", DAY, "--principal", "xyz").err
    assert far.endswith("Välj bland: Björkby, Granköping, Tallsjö, Aspnäs, Region Prov.\n")


def test_principals_with_like_names_get_packages_with_other_names(lchnv: Program) -> None:
    change(Path("rules.yaml"), "Tallsjö, Aspnäs", '"Björkby!", Aspnäs')
    ran = lchnv("file", DAY, "--all", "--zip", "--dry-run", "--json")
    names = [Path(each["package"]).name for each in json.loads(ran.out)["packages"]]
    assert (names[0], names[2]) == (f"{NAME}-björkby.zip", f"{NAME}-björkby-2.zip")


def test_a_dry_run_names_the_files_and_writes_none(lchnv: Program) -> None:
    before = lchnv.files()
    ran = lchnv("file", DAY, "--dry-run")
    assert lchnv.files() == before
    assert ran.out.splitlines() == [
        f"MAPP/export/{NAME}",
        f"    01-minnesanteckningar-lchnv-{DAY}.pdf",
        f"    01-minnesanteckningar-lchnv-{DAY}.docx",
        f"    02-dagordning-lchnv-{DAY}.pdf",
        "    bilagor/1-minnesanteckningar.pdf",
        "    följesedel.txt",
        "    metadata.json",
        "    manifest-sha256.txt",
    ]


def test_what_is_made_can_be_read_by_programs(lchnv: Program) -> None:
    ran = lchnv("file", DAY, "--principal", "Aspnäs", "--json")
    [told] = json.loads(ran.out)["packages"]
    files = package(lchnv, f"{NAME}-aspnäs")
    assert {each["name"]: (each["bytes"], each["sha256"]) for each in told.pop("files")} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()
    }
    assert told == {
        "package": f"MAPP/export/{NAME}-aspnäs",
        "principal": "Aspnäs",
        "diary_number": "A 1",
        "missing_annexes": ["Bilaga 1: Taxor", "Bilaga 2 A–C: Rapporter: 2025"],
    }


def test_nothing_is_written_where_one_file_is_another(lchnv: Program) -> None:
    lchnv("file", DAY)
    mine = Path("export", NAME, "följesedel.txt")
    mine.write_bytes(b"min")
    Path("export", NAME, f"02-dagordning-lchnv-{DAY}.pdf").unlink()
    before = lchnv.files()
    refused = lchnv("file", DAY)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith(
        f"MAPP/export/{NAME}/följesedel.txt finns redan med annat innehåll; inget är skrivet.\n"
        f"{FORCE}"
    )
    assert lchnv.files() == before
    assert lchnv("file", DAY, "--force").code == 0
    assert mine.read_bytes().startswith("FÖLJESEDEL".encode())
    assert lchnv.copies() == [b"min"]


def test_a_stranger_in_the_package_is_told(lchnv: Program) -> None:
    lchnv("file", DAY)
    Path("export", NAME, "bilagor/gammal.pdf").write_bytes(b"x")
    ran = lchnv("file", DAY)
    assert f"Obs: {NAME}/bilagor/gammal.pdf hör inte till paketet.\n" in ran.err


def test_notes_that_are_not_out_yet_are_told(lchnv: Program) -> None:
    change(OF_DAY, "utskickad: 2026-03-24\n", "")
    ran = lchnv("file", DAY, "--dry-run")
    assert "Obs: anteckningarna är varken utskickade eller publicerade" in ran.err


def test_an_annex_that_agenda_and_notes_share_is_copied_once(lchnv: Program) -> None:
    shared = "fil: bilagor/1-minnesanteckningar.pdf"
    change(OF_DAY, "{nr: 1, titel: Taxor}", f"{{nr: 1, titel: Taxor, {shared}}}")
    (AGENDA.parent / "bilagor/under").mkdir()
    (AGENDA.parent / "bilagor/under/1-Minnesanteckningar.PDF").write_bytes(b"annan")
    change(
        AGENDA,
        '    titel: "Rapporter: 2025"',
        "    titel: R\n    fil: bilagor/under/1-Minnesanteckningar.PDF",
    )
    lchnv("file", DAY)
    files = package(lchnv)
    assert files["bilagor/1-minnesanteckningar.pdf"] == ANNEX
    assert files["bilagor/1-minnesanteckningar-2.pdf"] == b"annan"
    told = json.loads(files["metadata.json"])
    assert told["saknade_bilagor"] == []
    titles = [each["titel"] for each in told["handlingar"] if "bilagor/" in each["fil"]]
    assert titles == ["Bilaga 1: Taxor", "Bilaga 2 A–C: R"]


@pytest.mark.parametrize("file", ["../../../rules.yaml", "/etc/passwd", "bilagor/länk.pdf"])
def test_no_file_from_elsewhere_gets_into_the_package(lchnv: Program, file: str) -> None:
    (AGENDA.parent / "bilagor/länk.pdf").symlink_to(lchnv.folder / "rules.yaml")
    change(AGENDA, "fil: bilagor/1-minnesanteckningar.pdf", f"fil: {file}")
    ran = lchnv("file", DAY)
    assert "utanför mötets mapp" in ran.err
    assert [name for name in package(lchnv) if name.startswith("bilagor/")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Skriv vilket möte, till exempel 2026-03-20."),
        (["2030-01-01"], "Det finns inget dokument för ”2030-01-01”."),
        (["2026"], "Ett kalendarium är inget möte."),
        ([DAY, "--all", "--principal", "Tallsjö"], "Skriv antingen --principal eller --all"),
        ([DAY, "--registered", "Tallsjö=1", "--zip"], "--registered gör inget paket"),
        ([DAY, "--registered", "Tallsjö"], "”Tallsjö” är inte HUVUDMAN=NUMMER."),
        ([DAY, "--registered", "Tallsjö= "], "”Tallsjö= ” är inte HUVUDMAN=NUMMER."),
        ([DAY, "--registered", "=1"], "Huvudmannen ”” finns inte i rules.yaml."),
        ([DAY, "--registered", "Talsjö=1"], "Menade du Tallsjö?"),
        ([DAY, "--registered", "Tallsjö=\x1b1"], "är inget diarienummer."),
        ([DAY, "--registered", f"Tallsjö={'1' * 101}"], "är inget diarienummer."),
        (
            [DAY, "--registered", "Tallsjö=1", "--registered", "tallsjö=2"],
            "Tallsjö står två gånger, med olika nummer.",
        ),
        ([DAY, "--registered", "Aspnäs=A 2"], "Aspnäs har redan numret A 1."),
        ([DAY, "--output", "rules.yaml"], "en del av sökvägen är en fil och inte en mapp."),
    ],
)
def test_what_cannot_be_filed_gives_2_and_says_why(
    lchnv: Program, arguments: list[str], said: str
) -> None:
    before = lchnv.files()
    ran = lchnv("file", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert "Ett fel i programmet" not in ran.err
    assert lchnv.files() == before


def test_a_meeting_without_notes_has_nothing_to_file(lchnv: Program) -> None:
    OF_DAY.unlink()
    ran = lchnv("file", DAY)
    said = f"Mötet {DAY} har inga anteckningar. Skapa dem: lchnv new-notes {DAY}\n"
    assert (ran.code, ran.err) == (2, said)


def test_a_number_is_written_back_into_the_notes(lchnv: Program) -> None:
    before = OF_DAY.read_bytes()
    numbers = ["--registered", 'Tallsjö="2026/7"', "--registered", "REGION PROV=HSN: 2026/1"]
    dry = lchnv("file", DAY, *numbers, "--dry-run")
    new = '+diarieförd: {Aspnäs: A 1, Tallsjö: "\\"2026/7\\"", Region Prov: "HSN: 2026/1"}\n'
    assert (dry.code, OF_DAY.read_bytes()) == (0, before)
    assert new in dry.out
    numbers[1] = "Tallsjö=2026/7"
    ran = lchnv("file", DAY, *numbers)
    assert (ran.code, ran.out) == (0, f"{OF_DAY.as_posix()}\n")
    assert ran.err == "Diarieförd: Tallsjö 2026/7, Region Prov HSN: 2026/1. 3 av 5 huvudmän.\n"
    old, new = "{Aspnäs: A 1}", '{Aspnäs: A 1, Tallsjö: 2026/7, Region Prov: "HSN: 2026/1"}'
    assert OF_DAY.read_bytes() == before.replace(old.encode(), new.encode())
    assert not Path("export").exists()


def test_a_number_that_stands_there_already_changes_nothing(lchnv: Program) -> None:
    os.utime(OF_DAY, (0, 0))
    ran = lchnv("file", DAY, "--registered", "Aspnäs=A 1", "--json")
    assert json.loads(ran.out) == {
        "format": 1,
        "file": OF_DAY.as_posix(),
        "registered": {"Aspnäs": "A 1"},
    }
    assert OF_DAY.stat().st_mtime == 0
    dry = lchnv("file", DAY, "--registered", "Aspnäs=A 1", "--dry-run")
    assert dry.out == "Inget skulle ändras.\n"


def test_another_number_is_replaced_by_force(lchnv: Program) -> None:
    ran = lchnv("file", DAY, "--registered", "Aspnäs=A 2", "--force")
    assert ran.code == 0
    assert "diarieförd: {Aspnäs: A 2}\n".encode() in OF_DAY.read_bytes()


def test_notes_that_someone_else_changed_are_left_alone(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(notes: Notes, before: bytes, numbers: dict[str, str], *, force: bool) -> Change:
        OF_DAY.write_bytes(OF_DAY.read_bytes() + b"\nMer.\n")
        return registered(notes, before, numbers, force=force)

    monkeypatch.setattr("lchnv_cli.commands.file.registered", late)
    ran = lchnv("file", DAY, "--registered", "Tallsjö=1")
    assert ran.code == 2
    assert "har ändrats av någon annan sedan den lästes" in ran.err
    assert b"\nMer.\n" in OF_DAY.read_bytes()


@pytest.mark.usefixtures("lchnv")
def test_a_package_is_the_same_everywhere(tmp_path: Path) -> None:
    made = []
    for place, surrounding in {
        "stockholm": {"TZ": "Europe/Stockholm", "LC_ALL": "sv_SE.UTF-8", "USER": "anna"},
        "tokyo": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "USER": "bo"},
    }.items():
        arguments = ["file", DAY, "--zip", "--output", place, "--root", str(tmp_path)]
        environment = {**os.environ, **surrounding, "PYTHONPATH": str(ROOT)}
        subprocess.run(command_line(*arguments), env=environment, check=True, capture_output=True)
        made.append(Path(place, f"{NAME}.zip").read_bytes())
    assert made[0] == made[1]
    traces = [str(tmp_path), str(ROOT), "anna"]
    with zipfile.ZipFile(io.BytesIO(made[0])) as read:
        texts = [read.read(name).decode() for name in ("följesedel.txt", "metadata.json")]
    assert [trace for trace in traces for text in texts if trace in text] == []

"""What a new agenda brings from earlier meetings: the text as it last stood, annexes and files."""

from pathlib import Path

import pytest

from tests.running import Program, network

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

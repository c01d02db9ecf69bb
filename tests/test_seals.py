"""What is published is sealed, in the head and among the publications, with all that it prints."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lchnv_cli.load.digest import first_digest_of
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.changed_after_publishing import changed_after_publishing
from lchnv_cli.rules.published_and_gone import published_and_gone
from lchnv_cli.rules.unsealed import unsealed
from tests.running import AGENDA, Program, judge_by, network

pytestmark = pytest.mark.slow

DAY = "2026-03-20"
FIRST = "74637d0508d985c45f68644665b47db52c0fa932c0219fec27ddca46f9929444"
TODAY = ("--today", "2026-03-12")
ANNEX = AGENDA.parent / "bilagor" / "1-minnesanteckningar.pdf"
PICTURE = AGENDA.parent / "bild.svg"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    judge_by(monkeypatch, frozenset(r.id for r in (changed_after_publishing, unsealed)))
    text = AGENDA.read_text(encoding="utf-8").replace("publicerad: 2026-03-13", "publicerad:")
    AGENDA.write_bytes(text.encode())
    ANNEX.parent.mkdir()
    ANNEX.write_bytes(b"Anteckningar\r\n")
    return program


def _published(lchnv: Program) -> list[str]:
    assert lchnv("publish", DAY, *TODAY).code == 0
    return _found(lchnv)


def _found(lchnv: Program) -> list[str]:
    """Give the findings of the check as file, line and rule."""
    ran = lchnv("check", "--output-format", "json", *TODAY)
    return [
        f"{each['file']}:{each['line']} {each['rule']}" for each in json.loads(ran.out)["findings"]
    ]


def _line_of(beginning: str) -> int:
    lines = AGENDA.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.strip().startswith(beginning))


def _without(beginning: str, path: Path = AGENDA) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.startswith(beginning)), "utf-8")


def _instead(path: Path, old: str, new: str) -> Callable[[], None]:
    def change() -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def test_what_is_published_is_as_it_was(lchnv: Program) -> None:
    assert _published(lchnv) == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda: _without("kontrollsumma"), "publicerad:"),
        (lambda: Path(PUBLICATIONS).unlink(), "kontrollsumma:"),
        (_instead(Path(PUBLICATIONS), "Länschefsnätverket", "Länsnätverket"), "kontrollsumma:"),
        (_instead(AGENDA, "publicerad: 2026-03-12", "publicerad: 2026-03-11"), "kontrollsumma:"),
        (_instead(AGENDA, "## 1. Mötets öppnande", "## 1. Öppnande"), "kontrollsumma:"),
        (_instead(AGENDA, "kontrollsumma: v2-", "kontrollsumma: v2-0"), "kontrollsumma:"),
        (lambda: ANNEX.write_bytes(b"Andra anteckningar"), "fil:"),
        (ANNEX.unlink, "fil:"),
    ],
    ids=[
        *("its sum is gone", "the publications are gone", "their line is another"),
        *("its day is another", "its text is another", "its sum is another"),
        *("an annex is another", "an annex is gone"),
    ],
)
def test_a_change_is_found_wherever_it_was_made(
    lchnv: Program, change: Callable[[], None], where: str
) -> None:
    _published(lchnv)
    change()
    assert _found(lchnv) == [f"{AGENDA}:{_line_of(where)} ändrad-efter-publicering"]


@pytest.mark.parametrize(
    "change",
    [
        _instead(AGENDA, "publicerad: 2026-03-12\n", "publicerad: 2026-03-12\nsekretess: ingen\n"),
        _instead(
            AGENDA,
            "titel: Minnesanteckningar 2026-01-30\n",
            "titel: Minnesanteckningar 2026-01-30\n    publicerad: 2026-03-14\n",
        ),
        _instead(Path("rules.yaml"), "namn: Länschefsnätverket\n", "namn: Länsnätverket\n"),
        _instead(Path("rules.yaml"), "utfärdare: RSS Prov", "utfärdare: Kansliet"),
        lambda: AGENDA.write_bytes(AGENDA.read_bytes().replace(b"\n", b"\r\n")),
        lambda: ANNEX.write_bytes(b"Anteckningar\n"),
    ],
    ids=[
        *(
            "what a test of secrecy came to",
            "an annex's own day",
            "the body is renamed",
            "another issuer",
        ),
        *("line ends of the text", "line ends of an annex"),
    ],
)
def test_what_may_change_breaks_no_seal(lchnv: Program, change: Callable[[], None]) -> None:
    _published(lchnv)
    change()
    assert _found(lchnv) == []


def test_a_body_renamed_later_prints_the_document_as_it_was(lchnv: Program) -> None:
    _published(lchnv)
    _instead(Path("rules.yaml"), "namn: Länschefsnätverket\n", "namn: Länsnätverket\n")()
    _instead(Path("rules.yaml"), "rubrik: Länschefsnätverket i P", "rubrik: Nätverket i P")()
    lchnv("export", str(AGENDA), "--to", "html")
    (html,) = Path("export").glob("dagordning*.html")
    told = html.read_text(encoding="utf-8")
    assert "Länschefsnätverket i Provlandet" in told
    assert "Länsnätverket" not in told


def test_a_picture_is_part_of_what_was_published(lchnv: Program) -> None:
    PICTURE.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8")
    _instead(AGENDA, "Välkommen till", "![En ruta](bild.svg)\n\nVälkommen till")()
    assert _published(lchnv) == []
    PICTURE.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="9"/>', "utf-8")
    assert _found(lchnv) == [f"{AGENDA}:{_line_of('![En')} ändrad-efter-publicering"]


def test_a_first_seal_is_verified_as_what_it_is(lchnv: Program) -> None:
    """The sum was made when seals covered the document's own text and head alone."""
    first = "publicerad: 2026-03-12\nkontrollsumma: {}\n"
    old = "84f3b1"
    _instead(AGENDA, "publicerad:\n", first.format(old))()
    assert _found(lchnv) == [f"{AGENDA}:{_line_of('kontrollsumma')} ändrad-efter-publicering"]
    _instead(AGENDA, old, FIRST)()
    assert _found(lchnv) == []
    assert "Redan publicerat" in lchnv("publish", str(AGENDA), *TODAY).err
    ANNEX.unlink()
    assert _found(lchnv) == []


def test_a_first_seal_is_no_way_round_the_lines_that_are_told(lchnv: Program) -> None:
    """Anybody can sum up a text: a forged document whose line was dropped is told."""
    _published(lchnv)
    _instead(AGENDA, "Mötets öppnande", "Mötets avslutande")()
    text = re.sub(r"kontrollsumma: .*\n", "", AGENDA.read_text(encoding="utf-8"))
    seal = f"kontrollsumma: {first_digest_of(text)}\n"
    forged = text.replace("publicerad: 2026-03-12\n", f"publicerad: 2026-03-12\n{seal}")
    AGENDA.write_text(forged, encoding="utf-8")
    line = Path(PUBLICATIONS).read_text(encoding="utf-8")
    day = '"dag": "2026-03-12"'
    assert day in line
    other = line.replace("2026-03-20", "2026-05-22").replace(day, '"dag": "2026-03-@"')
    told = f"{AGENDA}:{_line_of('kontrollsumma')} ändrad-efter-publicering"
    for first, found in (("11", True), ("12", False)):
        Path(PUBLICATIONS).write_text(other.replace("@", first), encoding="utf-8")
        assert (told in _found(lchnv)) is found
    Path(PUBLICATIONS).write_text(other.replace("@", "11"), encoding="utf-8")
    refused = lchnv("publish", str(AGENDA), *TODAY)
    assert (refused.code, "--revised" in refused.err) == (2, True)
    assert lchnv("publish", str(AGENDA), "--revised", "Punkt 1", *TODAY).code == 0
    assert told not in _found(lchnv)


def test_a_seal_of_a_newer_program_is_not_taken_for_right(lchnv: Program) -> None:
    _published(lchnv)
    _instead(AGENDA, "kontrollsumma: v2-", "kontrollsumma: v3-")()
    assert len(_found(lchnv)) == 1


def test_a_run_that_was_killed_between_line_and_head_is_finished(lchnv: Program) -> None:
    before = AGENDA.read_bytes()
    _published(lchnv)
    after, told = AGENDA.read_bytes(), Path(PUBLICATIONS).read_bytes()
    AGENDA.write_bytes(before)
    assert len(_found(lchnv)) == 1
    assert lchnv("publish", str(AGENDA), "--today", "2026-03-13").code == 0
    assert (AGENDA.read_bytes(), Path(PUBLICATIONS).read_bytes()) == (after, told)


def test_a_seal_that_was_taken_away_comes_back_only_as_a_revision(lchnv: Program) -> None:
    _published(lchnv)
    _without("kontrollsumma")
    _instead(AGENDA, "## 1. Mötets öppnande", "## 1. Öppnande")()
    ran = lchnv("publish", str(AGENDA), *TODAY)
    assert (ran.code, "--revised" in ran.err) == (2, True)
    assert lchnv("publish", str(AGENDA), "--revised", "Rubriken på punkt 1", *TODAY).code == 0
    assert _found(lchnv) == []


def test_an_annex_that_was_replaced_is_a_revision(lchnv: Program) -> None:
    _published(lchnv)
    ANNEX.write_bytes(b"Andra anteckningar")
    assert lchnv("publish", str(AGENDA), *TODAY).code == 2
    assert lchnv("publish", str(AGENDA), "--revised", "Bilaga 1 byttes", *TODAY).code == 0
    assert _found(lchnv) == []


def test_a_file_that_was_not_there_is_not_to_come_later(lchnv: Program) -> None:
    ANNEX.unlink()
    assert _published(lchnv) == []
    ANNEX.write_bytes(b"Anteckningar")
    assert _found(lchnv) == [f"{AGENDA}:{_line_of('fil:')} ändrad-efter-publicering"]


def test_what_is_filled_in_later_may_be_filled_in_but_not_changed(lchnv: Program) -> None:
    """Of a diary number in the print the reader has that one."""
    own = next(
        line for line in AGENDA.read_text("utf-8").splitlines() if line.startswith("diarienummer")
    )
    _without("diarienummer")
    assert _published(lchnv) == []
    _instead(AGENDA, "publicerad: 2026-03-12\n", f"publicerad: 2026-03-12\n{own}\n")()
    assert _found(lchnv) == []
    _instead(AGENDA, "## 1. Mötets öppnande", "## 1. Öppnande")()
    assert lchnv("publish", str(AGENDA), "--revised", "Punkt 1", *TODAY).code == 0
    assert _found(lchnv) == []
    _instead(AGENDA, own, f"{own}9")()
    assert _found(lchnv) == [f"{AGENDA}:{_line_of('diarienummer')} ändrad-efter-publicering"]
    assert lchnv("publish", str(AGENDA), *TODAY).code == 2


def test_a_line_that_cannot_be_followed_by_the_head_is_taken_back(lchnv: Program) -> None:
    before = lchnv.files()
    AGENDA.chmod(0o444)
    assert lchnv("publish", DAY, *TODAY).code == 2
    AGENDA.chmod(0o644)
    assert {n: d for n, d in lchnv.files().items() if n.startswith("meetings/")} == {
        n: d for n, d in before.items() if n.startswith("meetings/")
    }


def test_lines_in_another_order_are_read_by_day(lchnv: Program) -> None:
    lchnv("publish", DAY, *TODAY)
    AGENDA.write_bytes(AGENDA.read_bytes() + b"\nMer text.\n")
    assert lchnv("publish", DAY, "--revised", "Mer text", "--today", "2026-03-13").code == 0
    path = lchnv.folder / PUBLICATIONS
    first, second = path.read_bytes().splitlines(keepends=True)[-2:]
    path.write_bytes(second + first)
    assert "ändrad-efter-publicering" not in lchnv("check", str(AGENDA), *TODAY).out
    # What is taken back to what it was before is found all the same.
    AGENDA.write_bytes(AGENDA.read_bytes().removesuffix(b"\nMer text.\n"))
    assert "ändrad-efter-publicering" in lchnv("check", str(AGENDA), *TODAY).out


def test_a_torn_line_is_told_and_takes_no_other_along(lchnv: Program) -> None:
    Path(PUBLICATIONS).write_text('{"fil": "meetings/lchnv', encoding="utf-8")
    assert _published(lchnv) == [f"{PUBLICATIONS}:1 ogiltigt-värde"]


@pytest.mark.parametrize(
    "line",
    [
        *("[]", "3", "{}", "null", "<<<<<<< HEAD", "\x00", "[" * 5000),
        '{"fil": "a.md", "dag": "2026-02-30", "kontrollsumma": "", "innehåll": "", "tryckt": {}, '
        '"filer": {}, "utskrifter": {}}',
        '{"fil": "a.md", "dag": "2026-02-03", "kontrollsumma": "", "innehåll": "", "tryckt": '
        '{"organ": 3}, "filer": {}, "utskrifter": {}}',
    ],
)
def test_what_is_no_publication_is_told_with_its_line(lchnv: Program, line: str) -> None:
    _published(lchnv)
    with Path(PUBLICATIONS).open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    assert _found(lchnv) == [f"{PUBLICATIONS}:2 ogiltigt-värde"]
    assert lchnv("status", *TODAY).code == 0


def test_from_the_first_seal_on_what_has_none_is_told(lchnv: Program) -> None:
    _published(lchnv)
    other = Path("meetings/lchnv/2026-05-22/minnesanteckningar.md")
    for day, found in (("2026-03-11", 0), ("2026-03-12", 1), ("oklart", 0)):
        other.write_text(
            "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n"
            f"publicerad: {day}\n---\n\n## 1. Ett\n",
            encoding="utf-8",
        )
        own = [each for each in _found(lchnv) if str(other) in each]
        assert own == [f"{other}:5 saknar-kontrollsumma"] * found


def test_a_published_document_that_is_gone_is_told(
    lchnv: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge_by(monkeypatch, frozenset({published_and_gone.id}))
    _published(lchnv)
    AGENDA.unlink()
    assert _found(lchnv) == [f"{PUBLICATIONS}:1 publicerat-borta"]
    AGENDA.write_bytes(b"---\nunreadable")
    assert "publicerat-borta" not in str(_found(lchnv))


def _verify(lchnv: Program, path: str) -> tuple[int, str]:
    ran = lchnv("verify", path, "--json", *TODAY)
    return ran.code, json.loads(ran.out)["files"][0]["answer"]


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_printed_file_is_known_whatever_it_is_called(lchnv: Program, suffix: str) -> None:
    _published(lchnv)
    name = f"export/dagordning-lchnv-2026-03-20.{suffix}"
    Path("annat namn").write_bytes(Path(name).read_bytes())
    assert _verify(lchnv, "annat namn") == (0, "published")
    Path(name).write_bytes(Path(name).read_bytes() + b" ")
    assert _verify(lchnv, name) == (1, "unknown")


def test_a_file_printed_since_is_compared_with_a_new_print(lchnv: Program) -> None:
    _published(lchnv)
    lchnv("export", str(AGENDA), "--to", "html")
    name = "export/dagordning-lchnv-2026-03-20.html"
    assert _verify(lchnv, name) == (0, "published")
    Path(name).write_bytes(Path(name).read_bytes().replace(b"Tallsj", b"Gransj"))
    assert _verify(lchnv, name) == (1, "unknown")


def test_a_print_of_what_was_revised_or_changed_since_is_told_as_that(lchnv: Program) -> None:
    _published(lchnv)
    old = Path("gammal.pdf")
    old.write_bytes(Path("export/dagordning-lchnv-2026-03-20.pdf").read_bytes())
    _instead(AGENDA, "## 1. Mötets öppnande", "## 1. Öppnande")()
    assert _verify(lchnv, str(old)) == (1, "changed_since")
    lchnv("publish", str(AGENDA), "--revised", "Punkt 1", *TODAY)
    assert _verify(lchnv, str(old)) == (1, "revised_since")
    assert "Reviderat" in lchnv("verify", str(old), *TODAY).out

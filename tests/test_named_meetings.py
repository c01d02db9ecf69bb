"""A meeting that the text names leads to what is printed of it, in every format."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.running import Program, network

HEAD = "---\ndokument: {}\norgan: lchnv\ndatum: {}\n---\n\n"
TARGET = "minnesanteckningar-lchnv-2026-03-20"


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Give the program in a copy of the network, with notes of 2026-03-20."""
    program = network(tmp_path, capsys, monkeypatch)
    notes = program.folder / "meetings/lchnv/2026-03-20/minnesanteckningar.md"
    points = "## 1. Ett\n\nText.\n\n## 2. Två\n\n### a) Badhuset\n\nText.\n"
    notes.write_text(HEAD.format("minnesanteckningar", "2026-03-20") + points, "utf-8")
    return program


def _printed(lchnv: Program, text: str, suffix: str) -> bytes:
    path = lchnv.folder / "meetings/lchnv/2026-05-08/dagordning.md"
    path.parent.mkdir()
    path.write_text(HEAD.format("dagordning", "2026-05-08") + f"## 1. Ett\n\n{text}\n", "utf-8")
    ran = lchnv("export", str(path), "--to", suffix)
    assert ran.code == 0
    return (lchnv.folder / f"export/dagordning-lchnv-2026-05-08.{suffix}").read_bytes()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Se 260320.", f'<a href="{TARGET}.html">260320</a>'),
        ("Se 260320 punkt 2.", f'<a href="{TARGET}.html#punkt-2">260320 punkt 2</a>'),
        ("Se *LCHNV 260320 punkt 2 a*.", '#punkt-2-a">260320 punkt 2 a</a>'),
        ("Se LCHNV:s\nmöte den 20 mars 2026.", f'<a href="{TARGET}.html">20 mars 2026</a>'),
        ("- att följa beslutet 260320\n- annat", f'beslutet <a href="{TARGET}.html">260320</a>'),
        ("#### Om beslutet 260320\n\nText.", f'>Om beslutet <a href="{TARGET}.html">260320</a></h'),
        (
            "## 2. Föregående minnesanteckningar, 20 mars",
            f'<a href="{TARGET}.html">20 mars</a></h2>',
        ),
        ("## 2. Föregående möte 260320 p. 2 a", '#punkt-2-a">260320 p. 2 a</a></h2>'),
    ],
)
def test_a_meeting_that_is_named_is_a_link(lchnv: Program, text: str, link: str) -> None:
    assert link in _printed(lchnv, text, "html").decode()


@pytest.mark.parametrize(
    "text",
    [
        "Se 260321.",
        "Se 260320 punkt 9.".replace("260320", "260321"),
        "Se `260320`.",
        "Se [260320](https://example.se).",
        "Se Socialnämndens beslut 260320 och LCHNV 260320.",
        "Diarienummer 1260320 och 2603201.",
    ],
)
def test_what_names_no_meeting_or_is_no_running_text_is_left_as_it_is(
    lchnv: Program, text: str
) -> None:
    assert f'"{TARGET}' not in _printed(lchnv, text, "html").decode()


@pytest.mark.parametrize(
    ("text", "leads"), [("Se {}.", True), ("#### Om beslutet {}\n\nText.", False)]
)
def test_in_a_pdf_it_leads_to_the_pdf_but_from_no_heading(
    lchnv: Program, text: str, *, leads: bool
) -> None:
    _printed(lchnv, text.format("260320 punkt 2 a"), "pdf")
    reader = PdfReader(lchnv.folder / "export/dagordning-lchnv-2026-05-08.pdf")
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    assert (TARGET in str(annotations)) == leads

"""A logo beside the templates comes first in the letterhead of PDF and HTML, told in words."""

import base64
import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html

from lchnv_cli.export.tree import ExportFault
from tests import full_documents
from tests.pdf_tags import tags
from tests.pictures import SVG, png
from tests.real_documents import Printed, printed, template
from tests.verapdf.harness import Validate

LOGOS = {"logotyp.svg": SVG, "logotyp.png": png(600, 200)}


def with_logo(folder: Path, *names: str, **contents: bytes) -> Printed:
    """Print the agenda with logos in a folder of the network's own."""
    for name in names:
        (folder / name).write_bytes(LOGOS[name])
    for name, content in contents.items():
        (folder / f"logotyp.{name}").write_bytes(content)

    def where(name: str) -> Path:
        return folder / name if (folder / name).exists() else template(name)

    return printed(full_documents.agenda(), b"x", where)


def image(made: Printed) -> Any:
    tree: Any = html.document_fromstring(made.made["html"].decode())
    (found,) = tree.iterfind(".//img")
    return found


def figures(made: Printed) -> list[Any]:
    return [tag for tag in tags(made.made["pdf"]) if str(tag["/S"]) == "/Figure"]


@pytest.mark.slow
@pytest.mark.parametrize("name", LOGOS)
def test_the_logo_stands_in_the_letterhead_with_the_senders_name(name: str, tmp_path: Path) -> None:
    made = with_logo(tmp_path, name)
    shown = image(made)
    assert shown.getparent().get("class") == "letterhead"
    assert shown.get("alt") == "RSS Prov"
    assert base64.b64decode(shown.get("src").partition(",")[2]) == LOGOS[name]
    assert [str(figure["/Alt"]) for figure in figures(made)] == ["RSS Prov"]


def test_a_drawing_wins_over_a_picture_of_dots(tmp_path: Path) -> None:
    assert image(with_logo(tmp_path, *LOGOS)).get("src").startswith("data:image/svg+xml;")


def test_without_a_logo_there_is_none(tmp_path: Path) -> None:
    made = with_logo(tmp_path)
    assert b"<img" not in made.made["html"]
    assert figures(made) == []


def test_a_wide_logo_leaves_room_for_the_senders(tmp_path: Path) -> None:
    made = with_logo(tmp_path, png=png(2000, 40))
    page = pypdf.PdfReader(io.BytesIO(made.made["pdf"])).pages[0]
    assert "RSS Prov (Avdelningen för prov)" in page.extract_text()


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("svg", b""),
        ("svg", b"<html></html>"),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><'),
        ("png", SVG),
        ("png", png(9, 9)[:40]),
    ],
)
def test_a_logo_that_is_none_is_named_with_the_way_out(
    form: str, content: bytes, tmp_path: Path
) -> None:
    with pytest.raises(ExportFault, match=rf"Logotypen .*logotyp\.{form} går inte att använda"):
        with_logo(tmp_path, **{form: content})


def test_a_logo_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportFault, match="för stor"):
        with_logo(tmp_path, png=png(9, 9) + bytes(2_000_001))


def test_verapdf_finds_pdf_ua_1_and_pdf_a_3a_with_a_logo(tmp_path: Path, verapdf: Validate) -> None:
    for name in LOGOS:
        folder = tmp_path / name.partition(".")[2]
        folder.mkdir()
        (tmp_path / f"{folder.name}.pdf").write_bytes(with_logo(folder, name).made["pdf"])
    assert verapdf(sorted(tmp_path.glob("*.pdf"))).failures == []

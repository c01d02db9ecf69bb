"""Pictures: looked through before they are shown, shown in every format, and told where not."""

import base64
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import etree, html

from lchnv_cli.context import Context
from lchnv_cli.pictures import LARGEST, Unusable, picture_of, read_picture
from lchnv_cli.rules.unusable_picture import unusable_picture
from lchnv_cli.work.making.preview_page import Drawing
from lchnv_cli.workdays import Workdays
from tests.judging import load_archive, run
from tests.pdf_tags import tags
from tests.pictures import SVG, exif, jpeg, png, png_part, segment
from tests.running import HEAD, Program, network
from tests.verapdf.harness import Validate

FOLDER = Path("meetings/lchnv/2026-03-20")
STEM = "export/dagordning-lchnv-2026-03-20"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SIGNATURE = png(1, 1)[:8]


@pytest.fixture
def lchnv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    program = network(tmp_path, capsys, monkeypatch)
    Path(FOLDER, "bilder").mkdir()
    Path(FOLDER, "bilder/karta.png").write_bytes(png(60, 40))
    Path(FOLDER, "bilder/foto nr 1.jpg").write_bytes(jpeg())
    return program


def _write(body: str) -> None:
    Path(FOLDER, "dagordning.md").write_text(f"{HEAD}\n## 1. Prov\n\n{body}\n", encoding="utf-8")


def _told() -> list[str]:
    archive, _ = load_archive(Path.cwd())
    context = Context(archive.meetings[0].date, archive, Workdays())
    return [f"{one.line} {one.message}" for one in run([unusable_picture], context)]


@pytest.mark.parametrize(
    ("data", "suffix", "size"),
    [
        (png(60, 40), "png", (60, 40)),
        (jpeg(3), "jpg", (8, 8)),
        (jpeg(1), "jpg", (8, 8)),
        (jpeg(3, exif(1)), "jpg", (8, 8)),
    ],
)
def test_what_draws_a_picture_is_kept(data: bytes, suffix: str, size: tuple[int, int]) -> None:
    picture = picture_of(data)
    assert (picture.suffix, (picture.width, picture.height)) == (suffix, size)
    assert picture_of(picture.data) == picture


def test_what_tells_of_people_and_places_is_left_out() -> None:
    told = b"Lo Falk 60.6N 15.6E"
    photo = jpeg(3, exif(1), segment(0xED, told), segment(0xFE, told)) + told
    assert picture_of(photo).data == jpeg(3)
    drawn = png(3, 2)
    texts = png_part(b"tEXt", told) + png_part(b"eXIf", told) + png_part(b"iCCP", told)
    assert picture_of(drawn[:33] + texts + drawn[33:] + told).data == drawn


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (SVG, "är sparad som SVG"),
        (b"GIF89a" + bytes(20), "är sparad som GIF"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "är sparad som WebP"),
        (b"\0\0\0\x18ftypheic", "är sparad som HEIC"),
        (b"II*\0" + bytes(20), "är sparad som TIFF"),
        (b"", "är ingen bild"),
        (b"text", "är ingen bild"),
        (jpeg(4), "har färger för tryckeri (CMYK)"),
        (jpeg(3, exif(6)), "är tagen på sidan"),
        (jpeg(3, frame=0xC3), "är en ovanlig sorts JPEG"),
        (jpeg(3, size=(0, 8)), "är skadad"),
        (jpeg(3)[:-2], "är skadad"),
        (png(3, 2)[:-12], "är skadad"),
        (png(3, 2)[:40] + b"\0" + png(3, 2)[41:], "är skadad"),
        (_SIGNATURE + png(5000, 1)[8:33] + png(5001, 1)[33:], "är skadad"),
        (_SIGNATURE + png(5001, 1)[8:33] + png(5000, 1)[33:], "är skadad"),
        (jpeg(3, size=(5000, 5001)), "har för många bildpunkter"),
    ],
)
def test_what_no_format_or_not_every_format_shows_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unusable, match=re.escape(why)):
        picture_of(data)


def test_every_beginning_of_a_picture_is_refused_and_none_stops_the_program() -> None:
    for whole in (png(3, 2), jpeg(3, exif(1))):
        for end in range(len(whole)):
            with pytest.raises(Unusable):
                picture_of(whole[:end])


def test_as_many_dots_as_there_may_be_are_taken() -> None:
    assert picture_of(jpeg(3, size=(5000, 5000))).width == 5000


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../karta.png", "ligger inte i mötets mapp"),
        ("/etc/passwd", "ligger inte i mötets mapp"),
        ("https://exempel.se/karta.png", "ligger inte i mötets mapp"),
        ("länk.png", "går inte att läsa: den leder ut ur"),
        ("nej.png", "finns inte"),
        ("mapp", "går inte att läsa: det är en mapp"),
        ("stor.png", "är för stor"),
    ],
)
def test_only_a_file_of_the_meetings_own_folder_is_read(
    tmp_path: Path, path: str, why: str
) -> None:
    folder = tmp_path / "möte"
    (folder / "mapp").mkdir(parents=True)
    (tmp_path / "karta.png").write_bytes(png(1, 1))
    (folder / "länk.png").symlink_to(tmp_path / "karta.png")
    (folder / "stor.png").write_bytes(_of_size(LARGEST + 1))
    with pytest.raises(Unusable, match=re.escape(why)):
        read_picture(folder, path)


def _of_size(size: int) -> bytes:
    whole = jpeg()
    return whole[:-2] + bytes(size - len(whole)) + whole[-2:]


def test_a_picture_may_be_as_large_as_its_limit(tmp_path: Path) -> None:
    (tmp_path / "stor.jpg").write_bytes(_of_size(LARGEST))
    assert len(read_picture(tmp_path, "stor.jpg").data) == LARGEST


def test_a_picture_is_shown_in_every_format_with_its_words(lchnv: Program) -> None:
    _write("![Karta över ”länet”](bilder/karta.png) och ![foto](<bilder/foto nr 1.jpg>)")
    assert _told() == []
    lchnv("export", "2026-03-20", "--to", "html,docx,pdf")
    tree: Any = html.document_fromstring(Path(f"{STEM}.html").read_text(encoding="utf-8"))
    shown = {each.get("alt"): each.get("src").partition(",")[2] for each in tree.iter("img")}
    words = ["Karta över ”länet”", "foto"]
    assert list(shown) == words
    assert [base64.b64decode(each) for each in shown.values()] == [png(60, 40), jpeg()]
    with zipfile.ZipFile(f"{STEM}.docx") as package:
        root: Any = etree.fromstring(package.read("word/document.xml"))
        assert [each.get("descr") for each in root.iter(f"{WP}docPr")] == words
        extents = [(each.get("cx"), each.get("cy")) for each in root.iter(f"{WP}extent")]
        assert extents == [("571500", "381000"), ("76200", "76200")]
        assert package.read("word/media/bild1.png") == png(60, 40)
        assert package.read("word/media/bild2.jpg") == jpeg()
    pdf = Path(f"{STEM}.pdf").read_bytes()
    assert [str(t["/Alt"]) for t in tags(pdf) if str(t["/S"]) == "/Figure"] == words


def test_a_picture_that_is_shown_twice_lies_once_in_the_package(lchnv: Program) -> None:
    _write("![ett](bilder/karta.png) ![två](bilder/karta.png)")
    lchnv("export", "2026-03-20", "--to", "docx")
    with zipfile.ZipFile(f"{STEM}.docx") as package:
        assert [n for n in package.namelist() if "media" in n] == ["word/media/bild1.png"]
        root: Any = etree.fromstring(package.read("word/document.xml"))
        ids = [each.get("id") for each in root.iter(f"{WP}docPr")]
        assert ids == ["1", "2"]


def test_where_a_picture_is_not_shown_its_words_are_and_it_is_told(lchnv: Program) -> None:
    _write(
        "![](bilder/karta.png)\n![saknas](bilder/nej.png)\n![webb](https://exempel.se/a.png)\n"
        "\n#### Om ![rubriken](bilder/karta.png)\n\nText"
    )
    assert _told() == [
        "9 Bilden bilder/karta.png saknar alternativtext och skrivs inte ut.",
        "10 Bilden bilder/nej.png finns inte.",
        "11 Bilden https://exempel.se/a.png ligger inte i mötets mapp.",
        "13 Bilden bilder/karta.png skrivs ut som sin text där den står.",
    ]
    ran = lchnv("export", "2026-03-20", "--to", "html,docx,pdf")
    assert f"{FOLDER}/dagordning.md:10:1\n    Bilden bilder/nej.png finns inte." in ran.err
    page: Any = html.document_fromstring(Path(f"{STEM}.html").read_text(encoding="utf-8"))
    said = " ".join(page.text_content().split())
    assert (
        "[Bild: utan alternativtext, bilder/karta.png] [Bild: saknas] [Bild: webb] Om rubriken"
        in said
    )
    with zipfile.ZipFile(f"{STEM}.docx") as package:
        assert "[Bild: saknas]" in package.read("word/document.xml").decode()
    printed = pypdf.PdfReader(io.BytesIO(Path(f"{STEM}.pdf").read_bytes()))
    assert "[Bild: saknas]" in printed.pages[0].extract_text()


def test_a_picture_that_changes_is_printed_anew(lchnv: Program) -> None:
    _write("![karta](bilder/karta.png)")
    lchnv("export", "2026-03-20")
    assert "0 filer skrivna; 2 oförändrade." in lchnv("export", "2026-03-20").err
    Path(FOLDER, "bilder/karta.png").write_bytes(png(61, 40))
    assert "2 filer skrivna." in lchnv("export", "2026-03-20").err
    Path(FOLDER, "bilder/karta.png").unlink()
    assert "2 filer skrivna." in lchnv("export", "2026-03-20").err


def test_the_preview_shows_the_picture_and_serves_no_file(lchnv: Program) -> None:
    _write("![karta](bilder/karta.png)")
    page = Drawing(lchnv.folder, (FOLDER / "dagordning.md"), None).page()  # type: ignore[arg-type]
    assert b'src="data:image/png;base64,' in page.html
    assert "img-src data:;" in page.policy


def test_a_pdf_with_pictures_is_accessible_and_archivable(
    lchnv: Program, verapdf: Validate
) -> None:
    _write(
        '![ett](bilder/karta.png "titel") ![två](<bilder/foto nr 1.jpg>)\n\n'
        "| a | b |\n| - | - |\n| ![tre](bilder/karta.png) | c |\n\n> ![fyra](bilder/karta.png)\n\n"
        "- ![fem](bilder/karta.png)\n\n[![sex](bilder/karta.png)](https://exempel.se)"
    )
    lchnv("export", "2026-03-20", "--to", "pdf")
    assert verapdf([Path(f"{STEM}.pdf")]).failures == []

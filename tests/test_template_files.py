"""Only ordinary files of the templates' own folder, of a fair size, end up in what is printed."""

import os
import shutil
from pathlib import Path

import pytest

from tests.running import ROOT, Program, templated

pytestmark = pytest.mark.slow

DAY = "2026-03-20"
OUTSIDE = {
    "dokument.css": "p { color: teal }",
    "dokument.typ": (ROOT / "templates" / "dokument.typ").read_text(encoding="utf-8"),
    "dagordning.html.j2": "<p>hemligt</p>",
    "_delar.html.j2": "hemligt",
    "mall.docx": "hemligt",
    "logotyp.svg": "<svg/>",
    "logotyp.png": "hemligt",
}

_TEXTS = {".j2", ".css", ".typ"}


lchnv = templated


def refused(lchnv: Program, name: str, why: str) -> None:
    ran = lchnv("export", DAY, "--to", "html,docx,pdf")
    assert ran.code in {1, 2}
    assert f"templates/{name}\n    Filen går inte att läsa: {why}" in ran.err
    assert "hemligt" not in ran.err
    for path in Path("export").glob("*.html"):
        assert "hemligt" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_link_out_of_the_folder_is_not_followed(
    lchnv: Program, tmp_path: Path, name: str
) -> None:
    secret = tmp_path.with_name(f"{tmp_path.name}-utanför")
    secret.write_text(OUTSIDE[name], encoding="utf-8")
    Path("templates", name).symlink_to(secret)
    refused(lchnv, name, "den leder ut ur ")


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_link_that_leads_nowhere_is_told(lchnv: Program, name: str) -> None:
    Path("templates", name).symlink_to("finns-inte")
    refused(lchnv, name, "den finns inte")


def test_a_link_within_the_folder_is_followed(lchnv: Program) -> None:
    Path("templates", "vår.css").write_text("p { color: teal }", encoding="utf-8")
    Path("templates", "dokument.css").symlink_to("vår.css")
    assert lchnv("export", DAY, "--to", "html").code == 0
    assert "color: teal" in next(Path("export").glob("*.html")).read_text(encoding="utf-8")


def test_line_ends_of_windows_in_templates_change_no_byte(lchnv: Program) -> None:
    shipped = [path for path in (ROOT / "templates").iterdir() if path.suffix in _TEXTS]
    printed = []
    for line_end in ("\n", "\r\n"):
        for path in shipped:
            own = path.read_text(encoding="utf-8").replace("\n", line_end)
            Path("templates", path.name).write_bytes(own.encode())
        assert lchnv("export", DAY, "--to", "html,docx,pdf", "--force").code == 0
        printed.append({path.name: path.read_bytes() for path in Path("export").glob("[a-z]*")})
    assert len(printed[0]) == 3
    assert printed[0] == printed[1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("name", [*OUTSIDE, "fonts/a.ttf"])
def test_a_pipe_is_not_waited_for(lchnv: Program, name: str) -> None:
    Path("templates", "fonts").mkdir()
    for font in (ROOT / "templates" / "fonts").glob("*.ttf"):
        Path("templates", "fonts", font.name).write_bytes(font.read_bytes())
    os.mkfifo(Path("templates", name))
    refused(lchnv, name, "det är ingen vanlig fil")


@pytest.mark.parametrize("target", ["utanför.ttf", "utanför"])
def test_fonts_are_the_folders_own(lchnv: Program, tmp_path: Path, target: str) -> None:
    fonts = Path("templates", "fonts")
    fonts.mkdir()
    font = next((ROOT / "templates" / "fonts").glob("*.ttf"))
    outside = tmp_path / target
    outside.mkdir() if not outside.suffix else outside.write_bytes(font.read_bytes())
    (fonts / "a.ttf").symlink_to(outside)
    refused(lchnv, "fonts/a.ttf", "den leder ut ur ")


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("dokument.css", 1_000_000),
        ("dagordning.html.j2", 1_000_000),
        ("dokument.typ", 1_000_000),
        ("mall.docx", 20_000_000),
        ("logotyp.svg", 20_000_000),
        ("fonts/a.ttf", 20_000_000),
    ],
)
def test_a_file_over_its_limit_is_not_read(lchnv: Program, name: str, most: int) -> None:
    path = Path("templates", name)
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.truncate(most + 1)
    refused(lchnv, name, "den är för stor, ")
    with path.open("wb") as file:
        file.truncate(most)
    assert "för stor, " not in lchnv("export", DAY, "--to", "html,docx,pdf").err


@pytest.mark.parametrize("name", ["", "fonts"])
def test_a_whole_folder_of_templates_from_elsewhere_is_not_used(
    lchnv: Program, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-mallar")
    shutil.copytree(ROOT / "templates" / name, elsewhere)
    (elsewhere / "dokument.css").write_text("/* hemligt */", encoding="utf-8")
    link = Path("templates", name) if name else Path("templates")
    if not name:
        link.rmdir()
    link.symlink_to(elsewhere)
    ran = lchnv("export", DAY, "--to", "html,pdf")
    assert ran.code in {1, 2}
    assert f"MAPP/templates{f'/{name}' if name else ''}\n" in ran.err
    assert "Filen går inte att läsa: den leder ut ur MAPP" in ran.err
    assert not any("hemligt" in p.read_text("utf-8") for p in Path().rglob("export/*.html"))
    assert lchnv("check").code in {0, 1}


def test_a_folder_of_fonts_is_no_heap_of_files(lchnv: Program) -> None:
    fonts = Path("templates", "fonts")
    shutil.copytree(ROOT / "templates" / "fonts", fonts)
    for number in range(500 - len([*fonts.rglob("*")])):
        (fonts / f"{number}.txt").touch()
    assert lchnv("export", DAY, "--to", "pdf").code == 0
    (fonts / "en-till.txt").touch()
    ran = lchnv("export", DAY, "--to", "pdf", "--force")
    assert "mer än 500 filer" in ran.err

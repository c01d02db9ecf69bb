"""Draws what commands show, for README: python -m tools.screens writes docs/bilder.

The screens are those of a window of 80 columns, in a copy of the network of the handbook. The start
page is what Chromium shows of it, and the agenda what pdftoppm does, where those are installed.
Both say what they were taken of, as no two machines draw that with the same points.
"""

import datetime as dt
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from lchnv_cli.commands.start import actions
from lchnv_cli.work.making.serving import server_of
from lchnv_cli.work.making.start_drawing import StartDrawing

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "bilder"
_NETWORK = ROOT / "tests" / "handbook"
SCREENS = {
    "status": ("status", "--today", "2026-10-26"),
    "check": ("check", "--today", "2027-01-05"),
}
START_DAY = dt.date(2026, 10, 26)
START = PICTURES / "start.png"
AGENDA = PICTURES / "dagordning.png"
_AGENDA_FILE = "meetings/lchnv/2026-03-20/dagordning.md"  # of our own folder
_SHEETS = ("frame.css", "start.css")
_AFTER = 33  # bytes of a PNG: its signature and its first chunk
_COLUMNS = 80
# Each colour on the background has the contrast that text must have (4.5 to 1).
_COLOURS = TerminalTheme(
    (250, 250, 250),
    (30, 30, 30),
    [
        (30, 30, 30),
        (176, 0, 32),
        (0, 105, 50),
        (125, 80, 0),
        (20, 80, 170),
        (130, 30, 130),
        (0, 100, 115),
        (90, 90, 90),
    ],
)
_FONT_FROM_ELSEWHERE = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def drawn(name: str) -> str:
    """Give the picture of a screen; it fetches nothing, so the font is the reader's own."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home, "nätverket")
        shutil.copytree(_NETWORK, folder)
        surroundings = os.environ | {"COLUMNS": str(_COLUMNS), "LCHNV_COLOR": "always"}
        surroundings |= {"LCHNV_CACHE": "", "TERM": "xterm-256color", "COLORTERM": ""}
        command = [sys.executable, "-m", "lchnv_cli", *SCREENS[name]]
        ran = subprocess.run(  # noqa: S603 - ours
            command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, check=False
        )
    console = Console(record=True, width=_COLUMNS, file=io.StringIO())
    told = f"> lchnv {SCREENS[name][0]}\n\n"
    console.print(Text(told, end=""), Text.from_ansi(ran.stdout.decode()), sep="")
    picture = console.export_svg(title="lchnv", theme=_COLOURS, unique_id=f"lchnv-{name}")
    picture = _FONT_FROM_ELSEWHERE.sub("", picture)
    return picture.replace("Fira Code", "Consolas") + "\n"


def _start_sum() -> str:
    with _start() as drawing:
        whole = hashlib.sha256(drawing.page().html)
    for name in _SHEETS:
        whole.update((ROOT / "lchnv_cli" / "preview" / name).read_bytes())
    return whole.hexdigest()


def _agenda() -> bytes:
    with tempfile.TemporaryDirectory() as home:
        command = [
            sys.executable,
            "-m",
            "lchnv_cli",
            "export",
            _AGENDA_FILE,
            "--to",
            "pdf",
            "-o",
            home,
        ]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603 - ours
        (made,) = Path(home).glob("*.pdf")
        return made.read_bytes()


def _agenda_sum() -> str:
    return hashlib.sha256(_agenda()).hexdigest()


# Gives the checksum of all that a picture is drawn from.
TAKEN: Mapping[Path, Callable[[], str]] = {START: _start_sum, AGENDA: _agenda_sum}


def noted_sum(picture: bytes) -> str:
    """Give the checksum that a picture says it was drawn from; empty where it says none."""
    found = re.match(rb"tEXtSource\0([0-9a-f]{64})", picture[_AFTER + 4 :])
    return found[1].decode() if found else ""


def _noting(picture: bytes, told: str) -> bytes:
    """Give a PNG with a chunk of text that tells what it was drawn from."""
    chunk = b"tEXtSource\0" + told.encode()
    size, check = (len(chunk) - 4).to_bytes(4, "big"), zlib.crc32(chunk).to_bytes(4, "big")
    return picture[:_AFTER] + size + chunk + check + picture[_AFTER:]


@contextmanager
def _start() -> Iterator[StartDrawing]:
    with tempfile.TemporaryDirectory() as home:
        yield StartDrawing(Path(shutil.copytree(_NETWORK, Path(home, "nätverket"))), START_DAY)


def start_page() -> None:
    """Take the picture of the start page in Chromium; its fonts are this machine's."""
    if not (chromium := shutil.which("chromium") or shutil.which("chromium-browser")):
        return
    with (
        _start() as drawing,
        sync_playwright() as playwright,
        server_of(drawing, 0, drawing.document, actions(drawing)) as server,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.getuid() == 0 else []
        )
        page = browser.new_page(viewport={"width": 960, "height": 760})
        page.goto(server.address)
        START.write_bytes(_noting(page.screenshot(), _start_sum()))
        browser.close()
        server.shutdown()


def agenda_page() -> None:
    """Draw the first page of the agenda of README."""
    if not (drawing := shutil.which("pdftoppm")):
        return
    command = [drawing, "-png", "-r", "96", "-l", "1", "-"]
    ran = subprocess.run(command, input=_agenda(), stdout=subprocess.PIPE, check=True)  # noqa: S603
    AGENDA.write_bytes(_noting(ran.stdout, _agenda_sum()))


if __name__ == "__main__":
    start_page()
    agenda_page()
    for each in SCREENS:
        (PICTURES / f"{each}.svg").write_bytes(drawn(each).encode())

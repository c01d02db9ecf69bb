"""Draws what commands show, for README: python -m tools.screens writes docs/bilder/*.svg.

The screens are those of a window of 80 columns, in a copy of the network of the handbook.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "bilder"
_NETWORK = ROOT / "tests" / "handbook"
SCREENS = {
    "status": ("status", "--today", "2026-10-26"),
    "check": ("check", "--today", "2027-01-05"),
}
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


if __name__ == "__main__":
    for each in SCREENS:
        (PICTURES / f"{each}.svg").write_bytes(drawn(each).encode())

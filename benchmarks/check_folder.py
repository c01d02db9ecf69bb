"""Time `lchnv check` on 1 000 made-up agendas of 18 kB, beside rumdl where it is installed.

Run by hand: ``python benchmarks/check_folder.py``. Whole processes, from cold, in turn A B A B;
the figures in docs/benchmarks.md come from here.
"""

import datetime as dt
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COUNT = 1_000
SIZE = 18_000
RUNS = 5
SENTENCE = "Styrgruppen återkommer när underlaget är klart och kommunerna har svarat på remissen. "
PROPOSAL = """
#### Förslag till beslut

Länschefsnätverket beslutar

- att lägga informationen till handlingarna
"""
STANDING = (  # those of the body in rules.yaml
    *("Mötets öppnande", "Godkännande av dagordning", "Föregående minnesanteckningar"),
    *("Rapport från nationell nivå", "Rapport från regional nivå", "Aktuellt på RSS"),
    *("Nya ärenden", "Övriga frågor"),
)
HEAD = """---
dokument: dagordning
organ: schnv
datum: {date}
tid: 09.30–12.00
plats: Falun
---
"""


def agenda(date: dt.date) -> str:
    """Give an agenda without faults, of about the wanted size."""
    points = [HEAD.format(date=date)]
    points += (f"\n## {number}. {title}\n" for number, title in enumerate(STANDING, 1))
    last = points.pop()
    letter = 0
    while sum(len(point.encode()) for point in points) < SIZE:
        letter += 1
        title = f"\n### {chr(96 + letter)}) Information: Rapport nummer {letter}\n"
        presenter = "\nFöredragande: Eva Ek, utvecklingsledare, RSS\n"
        points.append(f"{title}{presenter}\n{SENTENCE * 5}\n\n{SENTENCE * 3}\n{PROPOSAL}")
    return "".join([*points, last])


def make(folder: Path, count: int = COUNT) -> None:
    """Write a folder with so many agendas."""
    shutil.copy(ROOT / "rules.yaml", folder)
    for week in range(count):
        date = dt.date(1990, 1, 1) + dt.timedelta(weeks=week)
        path = folder / "meetings" / "schnv" / str(date) / "dagordning.md"
        path.parent.mkdir(parents=True)
        path.write_text(agenda(date), encoding="utf-8")


def seconds(command: list[str], folder: Path) -> float:
    """Run a command once and give the seconds it took."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    return time.perf_counter() - start


def main() -> None:
    """Time the commands and write the medians."""
    commands = {"lchnv": [sys.executable, "-m", "lchnv_cli", "check", "--output-format", "json"]}
    if rumdl := shutil.which("rumdl"):
        commands["rumdl"] = [rumdl, "check", "--no-cache", "."]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, command in commands.items():
                spent = seconds(command, folder)
                if run:  # the first run warms the disk's cache
                    taken[name].append(spent)
    for name, times in taken.items():
        low, middle, high = min(times), statistics.median(times), max(times)
        sys.stdout.write(f"{name:8} {low:6.2f} {middle:6.2f} {high:6.2f} s (min, median, max)\n")


if __name__ == "__main__":
    main()

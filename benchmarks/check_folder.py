"""Time an installed lchnv on made-up folders with findings, beside rumdl and an empty typer.

Run by hand: ``python benchmarks/check_folder.py VENV [RUNS]``. VENV is a virtual environment that
holds lchnv as a wheel, and rumdl. Whole processes, in turn A B A B; the figures in
docs/benchmarks.md come from here.
"""

import datetime as dt
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COUNT = 1_000
LARGE = 10_000
SIZE = 22_000
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
FAULTS = (  # what is written wrong in every agenda, and how often
    ("### b) Information", "### x) Information", 1),
    ("### c) Information", "### y) Information", 1),
    ("- att lägga informationen", "- Att lägga informationen", 2),
    ("Rapport nummer 4\n", "Rapport nummer 4 (Bilaga 7)\n", 1),
    ("Rapport nummer 5\n", "Rapport nummer 6\n", 1),
    ("## 3. Föregående minnesanteckningar", "## 4. Föregående minnesanteckningar", 1),
)


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


def make(folder: Path, count: int = COUNT, faults: Sequence[tuple[str, str, int]] = ()) -> None:
    """Write a folder with so many agendas, each with the faults."""
    shutil.copy(ROOT / "rules.yaml", folder)
    sample = dt.date(1954, 1, 1)
    text = agenda(sample)
    for right, wrong, times in faults:
        text = text.replace(right, wrong, times)
    for number in range(count):
        date = sample + dt.timedelta(days=5 * number)
        path = folder / "meetings" / "schnv" / str(date) / "dagordning.md"
        path.parent.mkdir(parents=True)
        path.write_text(text.replace(str(sample), str(date)), encoding="utf-8")


class Spent(NamedTuple):
    """What one process took: seconds by the clock, seconds of processor, peak memory in MB."""

    clock: float
    processor: float
    memory: float


def spent(command: Sequence[str | Path], folder: Path) -> Spent:
    """Run a command once; the peak is that of its largest process."""
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return Spent(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def median(runs: Sequence[Spent]) -> Spent:
    """Give the middle of each figure."""
    return Spent(*map(statistics.median, zip(*runs, strict=True)))


class Measuring:
    """Rows of a table, each two commands run in turn."""

    def __init__(self, runs: int) -> None:
        self._runs = runs

    def pair(
        self,
        name: str,
        commands: Sequence[Sequence[str | Path]],
        folder: Path,
        before: Callable[[], None] = lambda: None,
    ) -> Spent:
        """Write a row, with what is done before each run; give the medians of the first command."""
        taken: list[list[Spent]] = [[] for _ in commands]
        for run in range(self._runs + 1):
            for command, times in zip(commands, taken, strict=True):
                before()
                found = spent(command, folder)
                if run:  # the first run warms the disk's cache, and those of the programs
                    times.append(found)
        own, other = map(median, taken)
        ratios = f"{own.clock / other.clock:5.2f} | {own.processor / other.processor:5.2f}"
        told = f"{own.clock:.2f} ({own.processor:.2f}) | {other.clock:.2f} ({other.processor:.2f})"
        _write(f"| {name} | {told} | {ratios} |")
        return own


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _edit(folder: Path) -> Callable[[], None]:
    path = min(folder.rglob("dagordning.md"))

    def longer() -> None:
        with path.open("a", encoding="utf-8") as out:
            out.write("Ett tillägg.\n")

    return longer


def _small(venv: Path, measuring: Measuring, folder: Path) -> Spent:
    """Measure the folder of 1 000 documents; give what it takes when nothing is remembered."""
    lchnv, rumdl = venv / "bin/lchnv", venv / "bin/rumdl"
    check = [lchnv, "check", "--output-format", "concise"]
    lint = [rumdl, "check", "."]
    cold = measuring.pair("cold", ([*check, "--no-cache"], [*lint, "--no-cache"]), folder)
    measuring.pair("nothing changed", (check, lint), folder)
    measuring.pair("one document edited", (check, lint), folder, _edit(folder))
    one = [*check, min(folder.rglob("dagordning.md"))]
    measuring.pair("check one.md, warm", (one, _typer(venv)), folder)
    return cold


def _real(venv: Path, measuring: Measuring, folder: Path) -> None:
    shutil.copy(ROOT / "rules.yaml", folder)
    shutil.copytree(ROOT / "meetings", folder / "meetings")
    for words in ("check", "status", "--help"):
        measuring.pair(f"real folder: {words}", ([venv / "bin/lchnv", words], _typer(venv)), folder)
    told = ([venv / "bin/lchnv", "status"], _typer(venv))
    measuring.pair("real folder: status, one document edited", told, folder, _edit(folder))


def _typer(venv: Path) -> list[str | Path]:
    return [venv / "bin/python", "-c", "import typer"]


def _large(venv: Path, folder: Path, small: Spent) -> None:
    lchnv = venv / "bin/lchnv"
    for name, words in (
        ("check --no-cache", ["check", "--no-cache"]),
        ("check, remembering", ["check"]),
        ("check, nothing changed", ["check"]),
        ("status", ["status"]),
        ("new-agenda", ["new-agenda", "2026-12-18", "--body", "schnv", "--today", "2026-11-22"]),
    ):
        found = spent([lchnv, *words], folder)
        grown = f", {found.processor / small.processor:.1f} times" if "--no-cache" in name else ""
        _write(
            f"| {name} | {found.clock:.1f} s ({found.processor:.1f}{grown}) "
            f"| {found.memory:.0f} MB |"
        )


def main(venv: Path, runs: int = RUNS) -> None:
    """Measure and write the tables; seconds by the clock, and of processor time in brackets."""
    measuring = Measuring(runs)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as made:
        for part in ("small", "real", "large"):
            (Path(made) / part).mkdir()
        os.environ["LCHNV_CACHE"] = str(Path(made) / "cache")
        _write(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors, {runs} runs")
        make(Path(made) / "small", COUNT, FAULTS)
        cold = _small(venv, measuring, Path(made) / "small")
        _real(venv, measuring, Path(made) / "real")
        make(Path(made) / "large", LARGE, FAULTS)
        _large(venv, Path(made) / "large", cold)
        _write(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), *map(int, sys.argv[2:]))

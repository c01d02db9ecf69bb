"""Time ``lchnv site`` on a folder of the exemplary years over and over, for five bodies.

Run by hand: ``python benchmarks/make_site.py [COUNT …]``; COUNT is how many meetings. Whole
processes, from an empty folder of output and again when nothing, or one document, has changed. The
figures in docs/benchmarks.md come from here.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from check_folder import ROOT, spent

from tests.sealing import seal

YEARS = ROOT / "tests" / "exemplary"
BODY, NAME, SHORT = "lchnv", "Länschefsnätverket", "LCHNV"
BODIES = 5
SITE = [sys.executable, "-m", "lchnv_cli", "site", "--today", "2027-12-31"]
_DAYS = re.compile(
    r"\b20(2[5-8])(?=[-/])|\b(2[5-8])(?=[01]\d[0-3]\d\b)|(?<=^år: 20)(2[5-8])$", re.MULTILINE
)


def make(folder: Path, count: int) -> None:
    """Write a folder with so many meetings, each body's two years before those it had."""
    rules = (YEARS / "rules.yaml").read_text(encoding="utf-8")
    start = rules.index(f"  - id: {BODY}\n")
    end = rules.index("  - id: styrgrupp\n")
    own = rules[start:end].replace("    styrgrupp: styrgrupp\n", "")
    bodies = "".join(_of_body(own, body) for body in range(1, BODIES))
    (folder / "rules.yaml").write_text(rules[:end] + bodies + rules[end:], encoding="utf-8")
    shutil.copytree(YEARS / "meetings", folder / "meetings")
    shutil.rmtree(folder / "meetings" / BODY)
    days = sorted(each for each in (YEARS / "meetings" / BODY).iterdir() if "-" in each.name)
    days.sort(key=lambda each: each.name, reverse=True)
    for copy, body, day in _every(len(days), count):
        for source in (days[day], *_calendars(day)):
            _copy(source, folder / "meetings", body, 2 * copy)
    seal(folder)


def _every(days: int, count: int) -> Iterator[tuple[int, int, int]]:
    for number in range(count):
        yield number // (days * BODIES), number // days % BODIES, number % days


def _calendars(day: int) -> list[Path]:
    return [] if day else [YEARS / "meetings" / BODY / year for year in ("2026", "2027")]


def _copy(source: Path, meetings: Path, body: int, years: int) -> None:
    for file in source.rglob("*.*"):
        name = str(file.relative_to(YEARS / "meetings" / BODY))
        text = _of_body(file.read_text(encoding="utf-8"), body)
        path = meetings / _of_body(BODY, body) / _moved(name, years)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_moved(text, years), encoding="utf-8")


def _of_body(text: str, body: int) -> str:
    if not body:
        return text
    for word in (BODY, NAME, SHORT):
        text = re.sub(rf"\b{word}\b", f"{word}{body}", text)
    return text.replace("kallas: [Nätverket]", f"kallas: [Nätverk {body}]")


def _moved(text: str, years: int) -> str:
    def earlier(found: re.Match[str]) -> str:
        (year,) = filter(None, found.groups())
        whole = 2000 + int(year) - years
        return str(whole) if found[1] else str(whole)[2:]

    return _DAYS.sub(earlier, text)


def _edit(folder: Path) -> None:
    notes = max((folder / "meetings" / BODY).rglob("minnesanteckningar.md"))
    text = notes.read_text(encoding="utf-8").replace("\ntid:", "\ninfo: Annan sal\ntid:", 1)
    notes.write_text(text, encoding="utf-8")
    seal(folder)


def main(counts: list[int]) -> None:
    """Measure each folder and write what it took."""
    for count in counts or [200, 1000]:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            os.environ["LCHNV_CACHE"] = str(folder / "cache")
            os.environ["PYTHONPATH"] = str(ROOT)
            make(folder, count)
            _write(f"{count} meetings, load {os.getloadavg()[0]:.1f}")
            _measure("first", folder)
            _measure("nothing changed", folder)
            _edit(folder)
            _measure("one document changed", folder)


def _measure(what: str, folder: Path) -> None:
    found = spent(SITE, folder)
    _write(f"{what}: {found.clock:.1f} s ({found.processor:.1f}) {found.memory:.0f} MB")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([*map(int, sys.argv[1:])])

"""docs/handbok.md as its reader does it: what is typed, what the screen shows, what is written.

Marks in the page, unseen when it is read, tell what is done:

- ``<!-- dag: 2026-10-26 -->``: from here on it is that day.
- ``<!-- skriv i FIL från RAD -->`` above a block: it stands in the file instead of the line that
  begins so.
- ``<!-- skriv i FIL från RAD till RAD -->``: instead of all lines from the one up to the other.
- ``<!-- stryk i FIL alla RAD -->``: every line that begins so is removed, as the text says.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

HANDBOOK = Path(__file__).parent.parent / "docs" / "handbok.md"
_STEP = re.compile(
    r"^<!-- dag: (?P<day>\S+) -->$"
    r"|^<!-- skriv i (?P<file>\S+) från (?P<first>[^\n]+?)(?: till (?P<end>[^\n]+))? -->\n\n"
    r"```\w+\n(?P<written>.*?)^```$"
    r"|^<!-- stryk i (?P<from_file>\S+) alla (?P<gone>[^\n]+) -->$"
    r"|^```(?:powershell|sh)\n(?P<typed>.*?)^```$(?:\n\n```text\n(?P<screen>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
_PROMPT = re.compile(r"(?:PS> |\$ )(.+)")


@dataclass(frozen=True, slots=True)
class Command:
    """A line that is typed, on its day; the screen, where shown, and where that begins."""

    line: str
    today: dt.date
    screen: str | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines that the reader writes in a file, instead of those from ``first`` up to ``end``."""

    file: str
    first: str
    end: str | None
    written: str

    def apply(self, text: str) -> str:
        """Give the file's text after the edit. Raises StopIteration where a line is not found."""
        lines = text.splitlines(keepends=True)
        begin = next(at for at, line in enumerate(lines) if line.startswith(self.first))
        after = begin + 1
        if self.end is not None:
            later = range(after, len(lines))
            after = next(at for at in later if lines[at].startswith(self.end))
        gap = "\n" if lines[after - 1] == "\n" else ""
        return "".join([*lines[:begin], self.written, gap, *lines[after:]])


@dataclass(frozen=True, slots=True)
class Removal:
    """Lines that the reader takes out of a file: all that begin so."""

    file: str
    start: str

    def apply(self, text: str) -> str:
        """Give the file's text without them."""
        lines = text.splitlines(keepends=True)
        left = [line for line in lines if not line.startswith(self.start)]
        assert left != lines, f"no line in {self.file} begins with {self.start!r}"
        return "".join(left)


Step = Command | Edit | Removal


def steps(page: str) -> Iterator[Step]:
    """Give all that the page does, in order."""
    today = dt.date.min
    for found in _STEP.finditer(page):
        if found["day"]:
            today = dt.date.fromisoformat(found["day"])
        elif found["file"]:
            yield Edit(found["file"], found["first"], found["end"], found["written"])
        elif found["from_file"]:
            yield Removal(found["from_file"], found["gone"])
        else:
            *before, last = (_typed(line) for line in found["typed"].splitlines())
            yield from (Command(line, today) for line in before)
            yield Command(last, today, found["screen"], found.start("screen"))


def renewed(page: str, screens: Iterable[tuple[Command, str]]) -> str:
    """Give the page with other screens, where nothing is left out of the old ones."""
    for command, output in sorted(screens, key=lambda each: each[0].at, reverse=True):
        old = command.screen or ""
        if "…" not in old:
            page = page[: command.at] + output + page[command.at + len(old) :]
    return page


def shows(screen: str, output: str) -> bool:
    """Tell whether a screen is the output; ``…`` is any text, alone on its line any lines."""
    pattern = re.escape(screen)
    pattern = re.sub(r"^(?:\\ )*…\\\n", r"(?:.*\n)*", pattern, flags=re.MULTILINE)
    return re.fullmatch(pattern.replace("…", ".*"), output) is not None


def _typed(line: str) -> str:
    found = _PROMPT.fullmatch(line)
    assert found, f"{line!r} has no prompt"
    return found[1]

"""Running what the start page has a button for: the command itself, in a process of its own."""

import os
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from lchnv_cli.model.fault import UserFault
from lchnv_cli.preview.html_page import Page
from lchnv_cli.preview.start_page import Line, ran_page, refused_page, try_page
from lchnv_cli.report.visible import visible, visible_lines
from lchnv_cli.work.making.start_drawing import StartDrawing

# The same Python and the same parts of it, but nothing that happens to lie in the folder.
_PROGRAM = """import sys
sys.path[:] = {paths!r}
from lchnv_cli.__main__ import main
main()"""
_ENDED = ("Det är gjort", "Något är fel i dokumenten, eller kom inte med")
_CANNOT = "Det gick inte att göra"
_WOULD_NOT = "Det går inte att göra än"
_GONE = (
    "Något har ändrats sedan sidan visades, och kommandot är inte längre att köra härifrån.",
    "Gå till startsidan och se vad som är näst.",
)
_WOULD = "Så här svarar det på --dry-run, som inte skriver något:"
_UNTRIED = "Det har inget --dry-run att prova med."


@dataclass(frozen=True, slots=True)
class Commands:
    """The commands of a start page, one at a time.

    ``does`` tells what each command does, and ``takes`` the options that one has.
    """

    drawing: StartDrawing
    does: Mapping[str, str]
    takes: Callable[[str], Collection[str]]
    _one: threading.Lock = field(default_factory=threading.Lock)

    def tried(self, fields: Mapping[str, str]) -> Page:
        """Show a command, and what it says that it would do."""
        return self._with(fields, self._try)

    def ran(self, fields: Mapping[str, str]) -> Page:
        """Run a command and tell how it went."""
        return self._with(fields, self._run)

    def _with(self, fields: Mapping[str, str], answer: Callable[[Line], Page]) -> Page:
        """Look a command up among those to be done right now; a request never brings its own."""
        with self._one:
            try:
                line = self.drawing.lines().get(fields.get("kommando", ""))
            except UserFault as fault:
                return refused_page(_CANNOT, visible_lines(str(fault)))
            return answer(line) if line else refused_page(_CANNOT, _GONE)

    def _try(self, line: Line) -> Page:
        name = shlex.split(line.command)[1]
        if "dry_run" not in self.takes(name):
            return try_page(line, self.does[name], _UNTRIED, "")
        code, output = self._output(line, "--dry-run")
        if code not in range(len(_ENDED)):
            return ran_page(line, _WOULD_NOT, output)
        return try_page(line, self.does[name], _WOULD, output)

    def _run(self, line: Line) -> Page:
        code, output = self._output(line)
        return ran_page(line, _ENDED[code] if code in range(len(_ENDED)) else _CANNOT, output)

    def _output(self, line: Line, *options: str) -> tuple[int, str]:
        """Give a command's exit code, and all that it says in the order it says it."""
        _, name, *words = shlex.split(line.command)
        here = ["--root", str(self.drawing.root)]
        if self.drawing.today and "today" in self.takes(name):
            here += ["--today", str(self.drawing.today)]
        program = _PROGRAM.format(paths=[os.path.abspath(path) for path in sys.path])  # noqa: PTH100
        ran = subprocess.run(  # noqa: S603 - the line is our own, and no shell reads it
            [sys.executable, "-I", "-X", "utf8", "-c", program, name, *words, *options, *here],
            cwd=self.drawing.root,
            env={**os.environ, "LCHNV_COLOR": "never"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return ran.returncode, "\n".join(visible(told) for told in ran.stdout.splitlines())

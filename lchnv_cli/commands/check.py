"""lchnv check: judge every document by every rule."""

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from lchnv_cli import save
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.folder import REGISTER_FILE, Seen, look
from lchnv_cli.load.walk import Walked
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Severity
from lchnv_cli.model.report import Report, RuleInfo
from lchnv_cli.report.report_formats import FORMATS, formatted
from lchnv_cli.screen import terminal
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import Json, Root, Today
from lchnv_cli.work.answer import answer
from lchnv_cli.work.begun import finished
from lchnv_cli.work.find_root import composed, find_root


def _format(text: str) -> str:
    if text not in FORMATS:
        raise typer.BadParameter(no_such("Formatet", text, dict.fromkeys(FORMATS, "")))
    return text


Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FIL", help="Filer eller mappar som ska granskas; annars allt."),
]
OutputFormat = Annotated[
    str,
    typer.Option(
        "--output-format",
        parser=_format,
        metavar="FORMAT",
        help=f"Svarets form: {', '.join(FORMATS)}.",
    ),
]

Fix = Annotated[bool, typer.Option("--fix", help="Rätta det som säkert går att rätta.")]
FixNames = Annotated[
    bool, typer.Option("--fix-names", help="Rätta också felstavade namn; läs igenom efteråt.")
]
ShowDiff = Annotated[bool, typer.Option("--diff", help="Visa vad --fix skulle ändra; skriv inget.")]
Strict = Annotated[bool, typer.Option("--strict", help="Låt varningar räknas som fel i slutkoden.")]
ShowExempted = Annotated[
    bool, typer.Option("--show-exempted", help="Visa också undantagen, med sina skäl.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Granska allt på nytt, också det som inte har ändrats.")
]


def check(
    paths: Paths = None,
    *,
    output_format: OutputFormat = "full",
    as_json: Json = False,
    fix: Fix = False,
    fix_names: FixNames = False,
    show_diff: ShowDiff = False,
    strict: Strict = False,
    show_exempted: ShowExempted = False,
    no_cache: NoCache = False,
    root: Root = None,
    today: Today = None,
) -> None:
    """Granska dokumenten mot arbetsordningen.

    Exempel:
    lchnv check
    lchnv check meetings/lchnv/2026-12-11
    lchnv check --fix

    Slutkod 0: inga fel. 1: fel. 2: granskningen gick inte att göra.
    """
    output_format = "json" if as_json else output_format
    day, cached = today or dt.date.today(), not no_cache  # noqa: DTZ011 - the user's own
    try:
        seen = look(finished(find_root(root)))
        if fix or fix_names or show_diff:
            _mend(seen, day, paths or (), cached=cached, names=fix_names, shown=show_diff)
            if show_diff:
                return
            seen = look(seen.root)
        found = answer(seen, day, cached=cached)
    except Broken as broken:
        _tell_programs(output_format, broken)
        raise
    scope = _scope(seen, paths or ())
    described = _described(seen, day) if FORMATS[output_format].describes_rules else ((), "")
    own = tuple(found.findings(scope.shows))
    report = Report(own, len(scope.documents), *described, show_exempted=show_exempted)
    told = formatted(output_format, report)
    if report.standing or isinstance(told, str) or not terminal.is_quiet():
        terminal.show(told)
    _summarize(output_format, report)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in failing for finding in report.standing):
        raise typer.Exit(1)


def _summarize(output_format: str, report: Report) -> None:
    if output_format == "github" and (job := os.environ.get("GITHUB_STEP_SUMMARY")):
        from lchnv_cli.report.github import summary  # noqa: PLC0415 - a job of GitHub's only

        save.append(Path(job), summary(report))


def _tell_programs(output_format: str, broken: Broken) -> None:
    """Show what keeps anything from being judged, in the formats that programs read.

    A reader of one gets a report whatever happened; people get the words of the fault alone.
    """
    from lchnv_cli.rules.run import findings_of  # noqa: PLC0415 - loads what judges

    report = Report(tuple(findings_of([broken.fault])), 0, version=terminal.version())
    told = formatted(output_format, report)
    if isinstance(told, str):
        terminal.show(told)
        _summarize(output_format, report)


@dataclass(frozen=True)
class _Scope:
    """What the command line asks about: all of the folder, or files and folders in it.

    Whatever is asked, it is told where a document may be hidden: by a name that nobody reads, or
    in a folder around what is asked that nobody could look into.
    """

    walked: Walked
    asked: tuple[PurePosixPath, ...]

    @cached_property
    def documents(self) -> frozenset[PurePosixPath]:
        """The documents asked about, whether or not they could be read."""
        return frozenset(filter(self._asks_for, self.walked.documents))

    @property
    def mended(self) -> frozenset[PurePosixPath]:
        """The files that may be mended."""
        return self.documents | ({REGISTER_FILE} if self._asks_for(REGISTER_FILE) else set())

    def shows(self, file: PurePosixPath) -> bool:
        """Tell whether a finding in a file belongs to the answer."""
        walked = self.walked
        around = file in walked.unseen and any(each.is_relative_to(file) for each in self.asked)
        return self._asks_for(file) or around or file in walked.misnamed

    def _asks_for(self, file: PurePosixPath) -> bool:
        return not self.asked or any(composed(file).is_relative_to(each) for each in self.asked)


def _scope(seen: Seen, paths: Sequence[Path]) -> _Scope:
    """Give what is asked about. Raises UserFault when there is nothing to judge there."""
    scope = _Scope(seen.walked, tuple(_inside(seen, path) for path in paths))
    hidden = any(map(scope.shows, (*seen.walked.unseen, *seen.walked.misnamed)))
    if scope.documents or hidden or REGISTER_FILE in scope.asked:
        return scope
    if paths and all(path.suffix.lower() != ".md" and path.is_file() for path in paths):
        raise UserFault(
            f"{paths[0]} är ingen textfil att granska; det är bara filerna som slutar på .md.\n"
            "Ändra i dokumentets textfil och skriv ut det igen med lchnv export."
        )
    what = " där du pekar" if paths else f" i {seen.root / 'meetings'}"
    raise UserFault(
        f"Det finns inga dokument att granska{what}.\nSkapa det första med lchnv new-agenda."
    )


def _inside(seen: Seen, path: Path) -> PurePosixPath:
    """Give a path from the root. Raises UserFault when nothing is there, or it lies elsewhere."""
    root, unseen = seen.root, seen.walked.unseen
    itself = path.parent.resolve() / path.name  # a link that nobody followed
    whole = itself if itself in {root / each for each in unseen} else path.resolve()
    if not whole.is_relative_to(root):
        raise UserFault(
            f"{path} ligger utanför {root}. Välj mapp med --root, eller kör: lchnv check"
        )
    asked = composed(whole.relative_to(root))
    scope = _Scope(seen.walked, (asked,))
    if os.path.lexists(path) or scope.documents or any(map(scope.shows, unseen)):
        return asked
    raise UserFault(f"{path} finns inte. Utan namn på fil eller mapp granskas allt: lchnv check")


def _mend(
    seen: Seen, day: dt.date, paths: Sequence[Path], *, cached: bool, names: bool, shown: bool
) -> None:
    """Write what --fix changes, or show it; most checks mend nothing, and load none of this."""
    from lchnv_cli.work.judge import judge  # noqa: PLC0415
    from lchnv_cli.work.mend import diff, fixed_files  # noqa: PLC0415
    from lchnv_cli.work.workplace import open_seen  # noqa: PLC0415

    here = open_seen(seen, day, cached=cached)
    changes = fixed_files(here, judge, _scope(seen, paths).mended, names=names)
    if shown:
        _show(len(changes), diff(changes))
        return
    for change in changes:
        save.replace(seen.root / change.file, change.after, expected=change.before)
        terminal.tell(f"Rättad: {change.file}")


def _show(changes: int, shown: str) -> None:
    if not changes:
        terminal.tell("Inget går att rätta av sig självt.")
        return
    terminal.show(shown)
    files = "1 fil" if changes == 1 else f"{changes} filer"
    terminal.tell(f"{files} skulle ändras; inget är skrivet. Rätta med: lchnv check --fix")


def _described(seen: Seen, day: dt.date) -> tuple[tuple[RuleInfo, ...], str]:
    """Give what the formats that describe the rules want more than the findings."""
    from lchnv_cli.load.ground import read_ground  # noqa: PLC0415 - most formats want none
    from lchnv_cli.work.judge import infos  # noqa: PLC0415 - the same

    procedure, _, _ = read_ground(seen.rules, None, seen.sentences)
    return infos(procedure, day), terminal.version()

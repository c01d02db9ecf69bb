"""lchnv check: judge every document by every rule."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Annotated, NamedTuple

import typer

from lchnv_cli import save
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.folder import MAX_BYTES, Seen, bytes_of, look
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.report import Report, RuleInfo
from lchnv_cli.report.report_formats import FORMATS, formatted
from lchnv_cli.screen import terminal
from lchnv_cli.screen.completing import among, meetings
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import Json, Root, Today
from lchnv_cli.template_copies import TEMPLATES, to_compare
from lchnv_cli.work.choosing.asked import asked
from lchnv_cli.work.opening.answer import answer
from lchnv_cli.work.opening.begun import finished
from lchnv_cli.work.opening.find_root import find_root, in_repository
from lchnv_cli.work.opening.pinpointed import pinpointed
from lchnv_cli.work.opening.unsaved import Unsaved, unsaved


def _format(text: str) -> str:
    if text not in FORMATS:
        raise typer.BadParameter(no_such("Formatet", text, dict.fromkeys(FORMATS, "")))
    return text


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FIL",
        autocompletion=meetings,
        help="Filer, mappar eller möten som ska granskas; annars allt. - läser en text.",
    ),
]
OutputFormat = Annotated[
    str,
    typer.Option(
        "--output-format",
        parser=_format,
        metavar="FORMAT",
        autocompletion=among(tuple(FORMATS)),
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
StdinFilename = Annotated[
    Path | None,
    typer.Option("--stdin-filename", metavar="FIL", help="Var texten som läses med - hör hemma."),
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
    stdin_filename: StdinFilename = None,
    root: Root = None,
    today: Today = None,
) -> None:
    """Granska dokumenten mot arbetsordningen.

    Exempel:
    lchnv check lchnv/2026-12-11
    lchnv check --fix

    Med - och --stdin-filename granskas en text som inte är sparad, som om den låg där.

    Slutkod 0: inga fel. 1: fel. 2: granskningen gick inte att göra.
    """
    output_format = "json" if as_json else output_format
    day, cached = today or dt.date.today(), not no_cache  # noqa: DTZ011 - the user's own
    mending = _Mending(fix_names, show_diff) if fix or fix_names or show_diff else None
    root = find_root(root, stdin_filename)
    read: _Read = partial(bytes_of, root)
    try:
        if stdin_filename or Path("-") in (paths or ()):
            text = _placed(paths, stdin_filename, root, mending)
            read = text.bytes_of
            judged = _Judged(text.seen, text.judged(day, cached=cached), 1)
        else:
            judged = _folder(root, paths or (), day, mending, cached=cached)
            read = judged.seen.bytes_of
    except Broken as broken:
        _tell_programs(output_format, broken, read, in_repository(root))
        raise
    report = _report(output_format, judged, read, day)._replace(show_exempted=show_exempted)
    _show_report(output_format, report, root / TEMPLATES)
    if report.count(Severity.ERROR) or (strict and report.count(Severity.WARNING)):
        raise typer.Exit(1)


_Read = Callable[[PurePosixPath], bytes]


class _Mending(NamedTuple):
    names: bool
    shown: bool


class _Judged(NamedTuple):
    """What was judged, and what is told of it."""

    seen: Seen
    found: Iterable[Finding]
    documents: int


def _folder(
    root: Path,
    paths: Sequence[Path],
    day: dt.date,
    mending: _Mending | None,
    *,
    cached: bool,
) -> _Judged:
    """Mend what is to be mended, and judge the folder. Raises Exit where changes are only shown."""
    seen = look(finished(root))
    if mending:
        _mend(seen, day, paths, mending, cached=cached)
        if mending.shown:
            raise typer.Exit
        seen = look(seen.root)
    found = answer(seen, day, cached=cached)
    scope = asked(seen, paths, day, found.about)
    own = found.findings(scope.shows, scope.meetings)
    return _Judged(seen, own, len(scope.documents))


def _placed(
    paths: Sequence[Path] | None, file: Path | None, root: Path, mending: _Mending | None
) -> Unsaved:
    """Read a text from stdin, and where it would lie. Raises UserFault."""
    if paths != [Path("-")] or file is None:
        raise UserFault(
            "En text som läses med - granskas ensam, och det måste stå var den hör hemma:\n"
            "    lchnv check - --stdin-filename meetings/lchnv/2026-03-20/dagordning.md"
        )
    if mending:
        raise UserFault("En text som läses med - skrivs ingenstans. Utelämna --fix och --diff.")
    return unsaved(file, sys.stdin.buffer.read(MAX_BYTES + 1), root)


def _report(output_format: str, judged: _Judged, read: _Read, day: dt.date) -> Report:
    """Give what the format tells of what was judged."""
    form = FORMATS[output_format]
    described = _described(judged.seen, day) if form.describes_rules else ((), "", "")
    found = pinpointed(judged.found, read) if form.exact else judged.found
    within = in_repository(judged.seen.root)
    return Report(tuple(found), judged.documents, *described, within=within)


def _show_report(output_format: str, report: Report, templates: Path) -> None:
    told = formatted(output_format, report)
    if report.standing or isinstance(told, str) or not terminal.is_quiet():
        terminal.show(told)
    _summarize(output_format, report)
    for name, state in to_compare(templates):
        terminal.tell(f"{TEMPLATES}/{name}: {state}. Kör: lchnv templates --diff {name}")


def _summarize(output_format: str, report: Report) -> None:
    if output_format == "github" and (job := os.environ.get("GITHUB_STEP_SUMMARY")):
        from lchnv_cli.report.github import summary  # noqa: PLC0415 - a job of GitHub's only

        save.append(Path(job), summary(report))


def _tell_programs(output_format: str, broken: Broken, read: _Read, within: PurePosixPath) -> None:
    """Show what keeps anything from being judged, in the formats that programs read.

    A reader of one gets a report whatever happened; people get the words of the fault alone.
    """
    from lchnv_cli.rules.run import findings_of  # noqa: PLC0415 - loads what judges

    found = pinpointed(findings_of([broken.fault]), read)
    report = Report(tuple(found), 0, version=terminal.version(), within=within)
    told = formatted(output_format, report)
    if isinstance(told, str):
        terminal.show(told)
        _summarize(output_format, report)


def _mend(
    seen: Seen, day: dt.date, paths: Sequence[Path], mending: _Mending, *, cached: bool
) -> None:
    """Write what --fix changes, or show it; most checks mend nothing, and load none of this."""
    from lchnv_cli.work.changing.mend import diff, fixed_files  # noqa: PLC0415
    from lchnv_cli.work.opening.judge import judge  # noqa: PLC0415
    from lchnv_cli.work.opening.workplace import open_seen  # noqa: PLC0415

    here = open_seen(seen, day, cached=cached)
    changes = fixed_files(here, judge, asked(seen, paths, day).mended, names=mending.names)
    if mending.shown:
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


def _described(seen: Seen, day: dt.date) -> tuple[tuple[RuleInfo, ...], str, str]:
    """Give what the formats that describe the rules want more than the findings."""
    from lchnv_cli.load.ground import read_ground  # noqa: PLC0415 - most formats want none
    from lchnv_cli.work.keeping.versions import home  # noqa: PLC0415 - the same
    from lchnv_cli.work.opening.judge import infos  # noqa: PLC0415 - the same

    procedure, _, _ = read_ground(seen.rules, None, seen.sentences)
    return infos(procedure, day), terminal.version(), home()

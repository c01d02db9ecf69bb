"""lchnv check: judge every document by every rule."""

import os
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from lchnv_cli.load.archive import document_files
from lchnv_cli.load.register import FILE as REGISTER
from lchnv_cli.model.finding import Severity
from lchnv_cli.model.report import Report
from lchnv_cli.report.formats import FORMATS
from lchnv_cli.report.github import summary
from lchnv_cli.save import append, replace
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import Root, Today
from lchnv_cli.work.judge import infos, judge
from lchnv_cli.work.mend import Change, diff, fixed_files
from lchnv_cli.work.workplace import Stop, Workplace, open_workplace

_PRINTED = {".docx", ".pdf", ".html"}


def _format(text: str) -> str:
    if text not in FORMATS:
        raise typer.BadParameter(
            f"Formatet ”{text}” finns inte. Välj något av: {', '.join(FORMATS)}."
        )
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


def check(
    paths: Paths = None,
    *,
    output_format: OutputFormat = "full",
    fix: Annotated[bool, typer.Option("--fix", help="Rätta det som säkert går att rätta.")] = False,
    fix_names: Annotated[
        bool, typer.Option("--fix-names", help="Rätta också felstavade namn; läs igenom efteråt.")
    ] = False,
    show_diff: Annotated[
        bool, typer.Option("--diff", help="Visa vad --fix skulle ändra; skriv inget.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Låt varningar räknas som fel i slutkoden.")
    ] = False,
    root: Root = None,
    today: Today = None,
) -> None:
    """Granska dokumenten mot arbetsordningen.

    Slutkod 0: inga fel. 1: fel. 2: granskningen gick inte att göra.
    """
    place = open_workplace(root, today)
    chosen = _chosen(place.root, paths)
    if fix or fix_names or show_diff:
        changes = fixed_files(place, judge, chosen, names=fix_names)
        if show_diff:
            _show(changes)
            return
        for change in changes:
            replace(place.root / change.file, change.after, expected=change.before)
            terminal.tell(f"Rättad: {change.file}")
        place = open_workplace(root, today)
    report = _report(place, chosen, paths)
    terminal.show(FORMATS[output_format](report))
    if output_format == "github" and (job := os.environ.get("GITHUB_STEP_SUMMARY")):
        append(Path(job), summary(report))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(finding.severity in failing for finding in report.standing):
        raise typer.Exit(1)


def _chosen(root: Path, paths: Sequence[Path] | None) -> frozenset[PurePosixPath]:
    """Give the documents that the command line names, or all. Raises Stop when there are none."""
    chosen = list(document_files(root))
    if paths:
        asked = [_inside(root, path) for path in paths]
        chosen = [f for f in (*chosen, REGISTER) if any(f.is_relative_to(a) for a in asked)]
        if REGISTER not in asked and chosen == [REGISTER]:
            chosen = []
    if (
        not chosen
        and paths
        and all(path.suffix.lower() != ".md" and path.is_file() for path in paths)
    ):
        raise Stop(
            f"{paths[0]} är ingen textfil att granska; det är bara filerna som slutar på .md.\n"
            "Ändra i dokumentets textfil och skriv ut det igen med lchnv export."
        )
    if not chosen:
        what = " där du pekar" if paths else f" i {root / 'meetings'}"
        raise Stop(
            f"Det finns inga dokument att granska{what}.\nSkapa det första med lchnv new-agenda."
        )
    return frozenset(chosen)


def _inside(root: Path, path: Path) -> PurePosixPath:
    if not path.exists():
        raise Stop(f"{path} finns inte. Utan namn på fil eller mapp granskas allt: lchnv check")
    whole = path.resolve()
    if not whole.is_relative_to(root):
        raise Stop(f"{path} ligger utanför {root}. Välj mapp med --root, eller kör: lchnv check")
    return PurePosixPath(whole.relative_to(root).as_posix())


def _show(changes: list[Change]) -> None:
    if not changes:
        terminal.tell("Inget går att rätta av sig självt.")
        return
    terminal.show(diff(changes))
    files = "1 fil" if len(changes) == 1 else f"{len(changes)} filer"
    terminal.tell(f"{files} skulle ändras; inget är skrivet. Rätta med: lchnv check --fix")


def _report(
    place: Workplace, chosen: frozenset[PurePosixPath], paths: Sequence[Path] | None
) -> Report:
    return Report(
        tuple(f for f in judge(place) if f.file in chosen or _other(f.file, paths)),
        sum(file in chosen for file in document_files(place.root)),
        infos(),
        terminal.version(),
    )


def _other(file: PurePosixPath, paths: Sequence[Path] | None) -> bool:
    """Tell whether a finding lies in another file than a document, such as the register."""
    return file.suffix != ".md" and not paths

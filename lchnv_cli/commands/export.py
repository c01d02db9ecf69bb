"""lchnv export: meetings and calendars to Word, PDF and HTML, and meetings to open data."""

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.model.file_stem import stem
from lchnv_cli.oparl.source import FOLDER
from lchnv_cli.render.pages import Printable
from lchnv_cli.screen import terminal
from lchnv_cli.screen.completing import among
from lchnv_cli.screen.how_far import tracked
from lchnv_cli.screen.options import DryRun, Force, Json, Output, Root, Today, formats_option
from lchnv_cli.work.choosing.chosen import Wanted, left_out, tell_unread, to_print, unread
from lchnv_cli.work.choosing.extract import extract
from lchnv_cli.work.making.open_data import OpenData
from lchnv_cli.work.making.print_ledger import Ledger, base_of, made_from
from lchnv_cli.work.making.print_pool import print_all
from lchnv_cli.work.making.review_copy import write_reviews
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop, Workplace

_KNOWN = (*FORMATS, FOLDER)
Meetings = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MÖTE",
        help="Mötesdag (20/3, 2026-03-20), år (2026) eller ett dokuments fil.",
    ),
]

To = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="FORMAT,…",
        autocompletion=among(_KNOWN),
        help=f"Ett eller flera av {', '.join(_KNOWN)}.",
    ),
]
OnlyBody = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Bara det här organets dokument.")
]
OnlyPoint = Annotated[
    str, typer.Option("--point", metavar="PUNKT", help="Ett utdrag: bara den punkten, som 5c.")
]
OnlyReview = Annotated[
    bool, typer.Option("--review", help="Wordfil som andra ändrar i; se lchnv help merge.")
]


def export(
    meetings: Meetings = None,
    *,
    to: To = "docx,pdf",
    output: Output = None,
    everything: Annotated[bool, typer.Option("--all", help="Alla dokument.")] = False,
    body: OnlyBody = "",
    point: OnlyPoint = "",
    review: OnlyReview = False,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Skriv ut Word, PDF, HTML och öppna data.

    Exempel:
    lchnv export 11/12
    lchnv export 11/12 --to pdf
    lchnv export 11/12 --to docx html --output utskick
    lchnv export 16/10 --point 3
    lchnv export 11/12 --review
    lchnv export --all

    Slutkod 0: allt är utskrivet. 1: något är inte med. 2: inget är utskrivet.
    """
    formats = formats_option(to, _KNOWN)
    here = opened(root, today)
    if body:
        body = here.body(body).id
    wanted = Wanted(tuple(meetings or ()), body, everything=everything)
    if point and FOLDER in formats:
        raise Stop("Ett utdrag finns inte som öppna data: välj andra format än oparl.")
    folder, code = output or here.root / "export", 0
    with terminal.files_shown({} if as_json else None):
        if review:
            job = Job(here, folder, (), dry_run=dry_run, force=force)
            code = _reviewed(job, wanted, point)
        elif printed := tuple(each for each in formats if each in FORMATS):
            job = Job(here, folder, printed, dry_run=dry_run, force=force)
            code = _printed(job, wanted, point)
        if FOLDER in formats and not review:
            code = max(code, OpenData(here, folder, dry_run=dry_run, force=force).run(wanted))
    raise typer.Exit(code)


def _reviewed(job: "Job", wanted: Wanted, point: str) -> int:
    """Write what is to be reviewed, and give the exit code."""
    if point:
        raise Stop("Ett utdrag går inte att skicka för granskning: utelämna --point.")
    ways = {"dry_run": job.dry_run, "force": job.force}
    for path in write_reviews(job.here, wanted, job.folder, **ways):
        terminal.say(str(path))
    return 0


def _printed(job: "Job", wanted: Wanted, point: str) -> int:
    """Print what is wanted, tell what was left out, and give the exit code."""
    here = job.here
    documents = _extract(here, wanted, point) if point else to_print(here, wanted)
    job.run(documents)
    for fault, files in job.failed.items():
        terminal.tell(f"{fault} {', '.join(map(str, files))}")
    if point:
        return 2 if job.failed else 0
    twins = left_out(here, wanted)
    for told in twins:
        terminal.tell(f"{told} Bara det första är utskrivet.")
    left = unread(here, wanted, documents)
    tell_unread(left)
    return (1 if job.named else 2) if twins or left or job.failed else 0


def _extract(here: Workplace, wanted: Wanted, point: str) -> list[Printable]:
    if wanted.everything or len(wanted.names) != 1 or wanted.years:
        raise Stop(
            "Ett utdrag är ur ett möte. Skriv till exempel lchnv export 2026-03-20 --point 5c."
        )
    return [extract(here, wanted.names[0], point, wanted.body)]


@dataclass
class Job:
    """Printing documents to a folder; counts what was written and what was left as it was.

    ``failed`` has the documents that each fault struck: a fault in a template strikes them all.
    """

    here: Workplace
    folder: Path
    formats: tuple[str, ...]
    dry_run: bool
    force: bool
    written: int = 0
    unchanged: int = 0
    named: int = 0
    failed: dict[str, list[PurePosixPath]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ledger = Ledger(self.folder, home_of(self.here, self.folder))
        self._base = base_of(self.here)

    def run(self, documents: list[Printable]) -> None:
        """Print what is not fresh. Raises Stop for a file that is not ours to replace."""
        if not self.dry_run:
            self._ledger.tidy()
        self._run(documents)
        if self.written or self.unchanged:
            terminal.tell_files(self.written, self.unchanged)

    def _run(self, documents: list[Printable]) -> None:
        stale = [doc for doc in documents if not self._is_fresh(doc)]
        for document in documents:
            for name in () if document in stale else self._names(document):
                self._name(self.folder / name)
                self.unchanged += 1
        made_all = print_all(self.here, stale, self.formats)
        for document, made in tracked(made_all, len(stale), "Skriver ut"):
            for name, data in made.files:
                self._write(document, name, data)
            for fault in made.faults:
                self.failed.setdefault(fault, []).append(document.file)

    def _names(self, document: Printable) -> list[str]:
        return [f"{stem(document)}.{name}" for name in self.formats]

    def _is_fresh(self, document: Printable) -> bool:
        key = made_from(self.here, document, self._base)
        return all(self._ledger.fresh(name, key) is not None for name in self._names(document))

    def _write(self, document: Printable, name: str, data: bytes) -> None:
        path = self.folder / name
        if not self.dry_run:
            key = made_from(self.here, document, self._base)
            if self._ledger.write(name, key, data, force=self.force):
                self.written += 1
            else:
                self.unchanged += 1
        self._name(path)

    def _name(self, path: Path) -> None:
        terminal.say(str(path))
        self.named += 1

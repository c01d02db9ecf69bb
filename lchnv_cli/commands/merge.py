"""lchnv merge: what others changed in Word, put into the Markdown."""

from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli import save
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Json, Root, Today, number_option
from lchnv_cli.work.changing.review_compared import Wishes
from lchnv_cli.work.changing.review_merge import Merging, merging_file
from lchnv_cli.work.changing.review_told import as_dict, told
from lchnv_cli.work.making.writing import replace_keeping
from lchnv_cli.work.opening.seen import opened

File = Annotated[Path, typer.Argument(metavar="GRANSKAD.docx", help="Filen som kom tillbaka.")]
Into = Annotated[
    str, typer.Argument(metavar="DOKUMENT", help="Dokumentets fil, om Wordfilen inte vet den.")
]
Theirs = Annotated[
    list[str] | None,
    typer.Option("--theirs", metavar="NUMMER", help="Ta Words lydelse i den konflikten."),
]


def _tracked(value: str) -> str:
    if value not in {"accept", "ask"}:
        raise typer.BadParameter(f"”{value}” går inte; skriv accept eller ask.")
    return value


Tracked = Annotated[
    str,
    typer.Option(
        "--tracked",
        metavar="accept|ask",
        callback=_tracked,
        help="Spårade ändringar: inför dem, eller bara lista dem (ask).",
    ),
]


def merge(
    reviewed: File,
    into: Into = "",
    *,
    theirs: Theirs = None,
    revised: Annotated[
        bool, typer.Option("--revised", help="För in ändringarna fast dokumentet är publicerat.")
    ] = False,
    tracked: Tracked = "accept",
    keep_comments: Annotated[
        bool, typer.Option("--keep-comments", help="Skriv kommentarerna i dokumentets fil.")
    ] = False,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """För in det som andra ändrat i Word.

    Filen ska vara gjord med lchnv export --review. Bara skillnaderna skrivs in; resten av
    dokumentet är oförändrat på tecknet, och en kopia av det läggs i .lchnv/kopior. Ändrade
    att-satser, utfall och närvaro märks ”att bekräfta”.

    Exempel:
    lchnv merge export/dagordning-lchnv-2026-12-11-granskning.docx --revised
    lchnv merge export/dagordning-lchnv-2026-12-11-granskning.docx --revised -n

    Slutkod 0: allt är infört. 1: något kunde inte föras in, eller är en konflikt.
    """
    here = opened(root, today)
    taken = frozenset(map(_number, theirs or ()))
    wishes = Wishes(taken, revised, asked=tracked == "ask", keep_comments=keep_comments)
    done = merging_file(here, reviewed, into, wishes)
    if not dry_run:
        _write(here.root, done)
    if as_json:
        terminal.show_json(as_dict(done))
    else:
        terminal.show(told(done, dry_run=dry_run))
    left = {*range(1, len(done.conflicts) + 1)} - taken
    raise typer.Exit(1 if left or done.lost else 0)


_number = number_option(range(1, 1000), "inte numret på en konflikt.")


def _write(root: Path, done: Merging) -> None:
    for file, data in done.pictures.items():
        if save.content(root / file) != data:
            save.replace(root / file, data)
    if done.after != done.before:
        replace_keeping(root / done.document.file, done.after, done.before, root)

"""lchnv templates: which templates a folder has of its own, beside the program's."""

from difflib import unified_diff
from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.save import content, replace
from lchnv_cli.screen import terminal
from lchnv_cli.screen.completing import among
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import DryRun, Force, Json, Root, Today
from lchnv_cli.template_copies import (
    COPIES,
    TEMPLATES,
    State,
    names,
    own,
    programs,
    state_of,
    to_compare,
    with_copied,
)
from lchnv_cli.work.making.writing import write
from lchnv_cli.work.opening.seen import opened
from lchnv_cli.work.opening.workplace import Stop

_Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MALL",
        autocompletion=among(names()),
        help="Mallar; annars alla i mappen.",
    ),
]
_Copy = Annotated[bool, typer.Option("--copy", help="Kopiera programmets mall till mappen.")]
_Diff = Annotated[bool, typer.Option("--diff", help="Visa vad mappens mall har annorlunda.")]
_Compared = Annotated[
    bool, typer.Option("--compared", help="Säg att mappens mall är jämförd med programmets.")
]


def templates(
    named: _Names = None,
    *,
    copy: _Copy = False,
    shown: _Diff = False,
    compared: _Compared = False,
    root: Root = None,
    today: Today = None,
    force: Force = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Visa och kopiera mallar.

    Utan egna mallar skrivs allt ut med programmets, och blir som de är bäst. En mall som kopieras
    till mappens templates/ går före programmets, och lchnv check säger till när programmets mall är
    en annan än den som kopierades.

    Exempel:
    lchnv templates
    lchnv templates --copy dokument.css
    lchnv templates --diff
    """
    if copy + shown + compared > 1:
        raise Stop("Skriv ett av --copy, --diff och --compared.")
    if (copy or compared) and not named:
        raise Stop("\n    ".join(("Säg vilken mall. Mallarna heter:", *names())))
    here = opened(root, today)
    folder = here.root / TEMPLATES
    chosen = tuple(map(_known, named or names()))
    if copy or compared:
        _write(here.root, folder, chosen, copy=copy, force=force, dry_run=dry_run, as_json=as_json)
    elif as_json:
        terminal.show_json({"templates": [_as_dict(folder, name, shown=shown) for name in chosen]})
    elif shown:
        terminal.show("".join(_difference(folder, name) for name in chosen) or "Ingen skillnad.\n")
        if older := [name for name, _ in to_compare(folder) if name in chosen]:
            done = f"lchnv templates --compared {' '.join(older)}"
            terminal.tell(f"För över det du vill ha. Kör sedan: {done}")
    else:
        width = max(map(len, chosen))
        terminal.say("\n".join(f"{name:<{width}}  {state_of(folder, name)}" for name in chosen))


def _as_dict(folder: Path, name: str, *, shown: bool) -> dict[str, str]:
    told = {"name": name, "state": state_of(folder, name).name.lower()}
    return told | ({"diff": _difference(folder, name)} if shown else {})


def _known(name: str) -> str:
    bare = name.removeprefix(f"{TEMPLATES}/")
    if bare not in names():
        raise Stop(no_such("Mallen", bare, dict.fromkeys(names(), "")))
    return bare


def _write(
    root: Path,
    folder: Path,
    chosen: tuple[str, ...],
    *,
    copy: bool,
    force: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Copy templates, or say that they are compared; either way note the program's they are by."""
    there = {name: state_of(folder, name) for name in chosen}
    if not copy and (lacking := [name for name in chosen if there[name] is State.PROGRAMS]):
        raise Stop(f"{lacking[0]} finns inte i mappen; där används programmets.")
    with terminal.files_shown({} if as_json else None):
        for name in chosen if copy else ():
            if not dry_run:
                write(folder / name, programs(name), home=root, force=force)
            terminal.say(str(folder / name))
        noted = with_copied(folder, chosen)
        if not dry_run and (was := content(folder / COPIES)) != noted:
            replace(folder / COPIES, noted, expected=was)
        terminal.say(str(folder / COPIES))


def _difference(folder: Path, name: str) -> str:
    """Give what a folder's own template has otherwise than the program's, as a diff."""
    if state_of(folder, name) in {State.PROGRAMS, State.SAME}:
        return ""
    ours, theirs = own(folder, name), programs(name)
    if b"\0" in ours + theirs:
        return f"{TEMPLATES}/{name} är inte lika med programmets; jämför dem i Word.\n"
    before, after = (
        text.decode("utf-8", "replace").splitlines(keepends=True) for text in (theirs, ours)
    )
    return "".join(unified_diff(before, after, f"programmets {name}", f"{TEMPLATES}/{name}"))

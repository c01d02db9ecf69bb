"""lchnv init: a new folder for a network.

A run that was killed is finished by the next one. rules.yaml makes a folder a network's, so it is
written last: half a network is never taken for a whole one.
"""

from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli import defaults
from lchnv_cli.save import content
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun
from lchnv_cli.work.workplace import Stop
from lchnv_cli.work.writing import write

_MARK = Path("rules.yaml")
_FOLDER = Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen som skapas.")]


def init(folder: _FOLDER = Path(), *, dry_run: DryRun = False) -> None:
    """Skapa en ny mapp för ett nätverk."""
    files = _files()
    there = {name: content(folder / name) for name in files}
    if others := [name for name, data in files.items() if there[name] not in {None, b"", data}]:
        listed = "\n".join(str(folder / name) for name in others)
        raise Stop(
            f"{listed}\n    Finns redan med annat innehåll; inget är ändrat.\n"
            "Välj en mapp som inte redan är ett nätverks."
        )
    missing = [name for name, data in files.items() if there[name] != data]
    for name in missing:
        if not dry_run:
            write(folder / name, files[name], home=folder)
        terminal.say(str(folder / name))
    if not missing:
        terminal.tell("Mappen är redan skapad, och inget saknas.")
    elif len(missing) < len(files):
        terminal.tell(f"{len(files) - len(missing)} filer fanns redan, som de ska vara.")
    terminal.tell(
        f"Fyll i nätverket i {folder / 'rules.yaml'} och personerna i "
        f"{folder / 'meetings' / 'register.yaml'}.\n"
        "Skapa sedan en dagordning: lchnv new-agenda DATUM."
    )


def _files() -> dict[Path, bytes]:
    """Give every file of a new folder, in the order they are written."""
    source, start = defaults.folder(), Path(__file__).parent / "start"
    files = {
        Path("templates", path.name): path.read_bytes()
        for path in sorted((source / "templates").iterdir())
        if path.is_file()
    }
    for path in sorted(start.rglob("*")):
        if path.is_file():
            files[_target(path.relative_to(start))] = path.read_bytes()
    return {**files, _MARK: (source / _MARK).read_bytes()}


def _target(path: Path) -> Path:
    """Give the path in the new folder; names that begin with dot- are hidden ones."""
    return Path(
        *(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts)
    )

"""lchnv init: a new folder for a network."""

from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli import defaults
from lchnv_cli.save import write_new
from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun
from lchnv_cli.work.workplace import Stop

_TEXTS = ("rules.yaml",)
_FOLDER = Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen som skapas.")]


def init(folder: _FOLDER = Path(), *, dry_run: DryRun = False) -> None:
    """Skapa en ny mapp för ett nätverk."""
    source = defaults.folder()
    files = {Path(name): (source / name).read_bytes() for name in _TEXTS}
    for path in sorted((source / "templates").iterdir()):
        if path.is_file():
            files[Path("templates", path.name)] = path.read_bytes()
    start = Path(__file__).parent / "start"
    for path in sorted(start.rglob("*")):
        if path.is_file():
            files[_target(path.relative_to(start))] = path.read_bytes()
    taken = [name for name in files if (folder / name).exists()]
    if taken:
        raise Stop(
            f"{folder / taken[0]} finns redan; inget är ändrat.\n"
            "Välj en mapp som inte redan är ett nätverks."
        )
    for name, data in files.items():
        if not dry_run:
            write_new(folder / name, data)
        terminal.say(str(folder / name))
    terminal.tell(
        f"Fyll i nätverket i {folder / 'rules.yaml'} och personerna i "
        f"{folder / 'meetings' / 'register.yaml'}.\n"
        "Skapa sedan en dagordning: lchnv new-agenda DATUM."
    )


def _target(path: Path) -> Path:
    """Give the path in the new folder; names that begin with dot- are hidden ones."""
    return Path(
        *(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts)
    )

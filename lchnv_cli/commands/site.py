"""lchnv site: what is published, as the network's web page."""

from pathlib import Path
from typing import Annotated

import typer

from lchnv_cli.screen import terminal
from lchnv_cli.screen.options import DryRun, Force, Json, Root, Today
from lchnv_cli.work.making.single_files import SingleFiles
from lchnv_cli.work.making.site_files import SiteFiles
from lchnv_cli.work.opening.seen import opened

_Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="MAPP", help="Webbplatsens mapp; annars export/webb."),
]


_Single = Annotated[
    bool,
    typer.Option("--single", help="Fristående filer att ladda upp, och en tabell över dem."),
]


def site(
    *,
    output: _Output = None,
    single: _Single = False,
    root: Root = None,
    today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Gör webbplatsen av det publicerade.

    Sidor, Word, PDF, bilagor och kalenderfiler för de organ som har webb: ja i rules.yaml. Lägg ut
    hela mappen; allt i den fungerar också från en delad mapp. Programmet lägger inte ut något.

    Exempel:
    lchnv site
    lchnv site --output webb
    lchnv site --single
    """
    here = opened(root, today)
    folder = output or here.root / "export" / ("uppladdning" if single else "webb")
    with terminal.files_shown({} if as_json else None):
        (SingleFiles if single else SiteFiles)(here, folder, dry_run, force).run()

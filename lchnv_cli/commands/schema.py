"""lchnv schema: JSON Schema of the files, for editors."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from lchnv_cli.load.schema import SCHEMAS
from lchnv_cli.screen import terminal
from lchnv_cli.screen.completing import among
from lchnv_cli.screen.nearest import no_such
from lchnv_cli.screen.options import DryRun, Force, Today
from lchnv_cli.work.making.writing import write


def _name(text: str) -> str:
    if text not in SCHEMAS:
        raise typer.BadParameter(no_such("Schemat", text, dict.fromkeys(SCHEMAS, "")))
    return text


def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="SCHEMA",
            autocompletion=among(tuple(SCHEMAS)),
            help=f"Ett av {', '.join(SCHEMAS)}; utan det alla.",
        ),
    ] = "",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="MAPP", help="Skriv dem som filer i mappen."),
    ] = None,
    _today: Today = None,
    dry_run: DryRun = False,
    force: Force = False,
) -> None:
    """Skriv JSON Schema för filerna.

    Redigerare som kan JSON Schema förklarar fälten medan du skriver.

    Exempel:
    lchnv schema register
    lchnv schema --output scheman
    """
    chosen = [_name(name)] if name else list(SCHEMAS)
    made = {each: SCHEMAS[each]() for each in chosen}
    if output is None:
        terminal.show(_json(made[name] if name else made))
        return
    for each, one in made.items():
        path = output / f"{each}.schema.json"
        if not dry_run:
            write(path, f"{_json(one)}\n".encode(), home=output, force=force)
        terminal.say(str(path))


def _json(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2)

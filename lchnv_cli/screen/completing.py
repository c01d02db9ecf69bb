"""What the shell proposes where a word of a command line is begun; only names are read for it."""

import re
from collections.abc import Iterator
from pathlib import Path

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.model.data_names import GROUPS_FILE
from lchnv_cli.model.date_forms import date_of

_PROFILE = "$PROFILE: lchnv --show-completion powershell | Out-String | Invoke-Expression"
INSTALLED = {
    "bash": '~/.bashrc: eval "$(lchnv --show-completion bash)"',
    "zsh": '~/.zshrc: eval "$(lchnv --show-completion zsh)"',
    "fish": "~/.config/fish/config.fish: lchnv --show-completion fish | source",
    "powershell": _PROFILE,
    "pwsh": _PROFILE,
}
SHELLS = tuple(INSTALLED)
_LARGEST = 1_000_000  # bytes of a file that names are looked for in
_GROUP = re.compile(r"^(?:  - |    )(?:kort)?namn:[ \t]+([^#\r\n]+)", re.MULTILINE)


def script(shell: str) -> str:
    """Give what a shell is to run as it starts, so that it asks the program what to propose."""
    from typer.completion import (  # type: ignore[attr-defined] # noqa: PLC0415 - slow
        get_completion_script,
    )

    told: str = get_completion_script(
        prog_name="lchnv", complete_var="_LCHNV_COMPLETE", shell=shell
    )
    # Windows would read å, ä and ö in a code page of its own.
    asks = "    $Env:_LCHNV_COMPLETE ="
    utf8 = "    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n"
    return told.replace(asks, utf8 + asks, 1)


def meetings(incomplete: str) -> list[tuple[str, str]]:
    """Give the days of the folder's meetings with their bodies, the last first."""
    days = sorted({(folder.name, folder.parent.name) for folder in _folders()}, reverse=True)
    return [each for each in days if each[0].startswith(incomplete)]


def bodies(incomplete: str) -> list[str]:
    """Give the bodies that have meetings in the folder."""
    names = sorted({folder.parent.name for folder in _folders()})
    return [name for name in names if name.startswith(incomplete)]


def groups(incomplete: str) -> list[str]:
    """Give the names of the groups, by the lines that look like theirs."""
    try:
        text = read_inside(_root() / GROUPS_FILE, _LARGEST, _root()).decode()
    except (Refused, ValueError):
        return []
    names = sorted({name.strip("\"' ") for name in _GROUP.findall(text)})
    return [name for name in names if name.startswith(incomplete)]


def _root() -> Path:
    here = Path.cwd()
    return next((each for each in (here, *here.parents) if (each / "rules.yaml").exists()), here)


def _folders() -> Iterator[Path]:
    for folder in _root().glob("meetings/*/*"):
        if date_of(folder.name) is not None:
            yield folder

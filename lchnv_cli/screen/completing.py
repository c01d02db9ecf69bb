"""What the shell proposes where a word of a command line is begun; nothing is read but names."""

from collections.abc import Iterator
from pathlib import Path

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


def _folders() -> Iterator[Path]:
    here = Path.cwd()
    root = next((each for each in (here, *here.parents) if (each / "rules.yaml").exists()), here)
    for folder in root.glob("meetings/*/*"):
        if date_of(folder.name) is not None:
            yield folder

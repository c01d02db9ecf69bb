"""What the shell proposes where a word of a command line is begun; only names are read for it."""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.model.data_names import GROUPS_FILE
from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.late_pattern import late

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
_DATED = late(r"\bdatum:[ \t]*[\"']?(\d{4}-\d\d-\d\d)\b", re.ASCII)
_GROUP = late(r"^(?:  - |    )(?:kort)?namn:[ \t]+([^#\r\n]+)", re.MULTILINE)


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
    """Give the days of the meetings, held and planned, with their bodies, the last first."""
    days: dict[str, list[str]] = {}
    for day, body in sorted({*_held(), *_planned()}):
        days.setdefault(day, []).append(body)
    told = [(day, ", ".join(names)) for day, names in days.items() if day.startswith(incomplete)]
    return told[::-1]


def years(incomplete: str) -> list[str]:
    """Give the years that have meetings, the last first."""
    return list(dict.fromkeys(day[:4] for day, _ in meetings(incomplete)))


def bodies(incomplete: str) -> list[str]:
    """Give the bodies that have meetings in the folder."""
    names = sorted({body for _, body in (*_held(), *_planned())})
    return [name for name in names if name.startswith(incomplete)]


def among(names: Collection[str]) -> Callable[[str], list[str]]:
    """Give what completes one of some names, also as the last of several with commas."""

    def completed(incomplete: str) -> list[str]:
        before, comma, begun = incomplete.rpartition(",")
        given = before.split(",")
        return [
            f"{before}{comma}{name}"
            for name in names
            if name.startswith(begun) and name not in given
        ]

    return completed


def groups(incomplete: str) -> list[str]:
    """Give the names of the groups, by the lines that look like theirs."""
    names = sorted({name.strip("\"' ") for name in _GROUP.findall(_text(_root() / GROUPS_FILE))})
    return [name for name in names if name.startswith(incomplete)]


# What words stand for, by what the help calls them.
_BY_KIND: dict[str, Callable[[str], list[Any]]] = {
    "MÖTE": meetings,
    "DATUM": meetings,
    "NY_DAG": meetings,
    "ÅR": years,
    "ORGAN": bodies,
}


def complete(param: Any) -> None:
    """Let the shell be told what a parameter may be, where nothing else knows."""
    names = _BY_KIND.get(param.metavar)
    if names is None or param._custom_shell_complete is not None:  # noqa: SLF001 - typer's way
        return
    from typer._click.shell_completion import CompletionItem  # noqa: PLC0415 - the shell asked

    def proposed(_context: Any, _param: Any, incomplete: str) -> list[Any]:
        told = names(incomplete)
        pairs = [(each, None) if isinstance(each, str) else each for each in told]
        return [CompletionItem(name, help=about) for name, about in pairs]

    param._custom_shell_complete = proposed  # noqa: SLF001 - the same


def _text(file: Path) -> str:
    try:
        return read_inside(file, _LARGEST, _root()).decode()
    except (Refused, ValueError):
        return ""


def _planned() -> Iterator[tuple[str, str]]:
    from lchnv_cli.model.kinds import CALENDAR  # noqa: PLC0415 - only the shell asks

    for file in _root().glob(f"meetings/*/*/{CALENDAR.word}.md"):
        for day in _DATED.findall(_text(file)):
            if date_of(day) is not None:
                yield day, file.parts[-3]


def _root() -> Path:
    here = Path.cwd()
    return next((each for each in (here, *here.parents) if (each / "rules.yaml").exists()), here)


def _held() -> Iterator[tuple[str, str]]:
    for folder in _root().glob("meetings/*/*"):
        if date_of(folder.name) is not None:
            yield folder.name, folder.parent.name

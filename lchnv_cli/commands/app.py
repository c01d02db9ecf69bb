"""The program: its commands, and what happens when one cannot do its work."""

import errno
import os
from collections.abc import Callable
from typing import Annotated

import typer

from lchnv_cli.commands import terminal
from lchnv_cli.commands.check import check
from lchnv_cli.commands.export import export
from lchnv_cli.commands.init import init
from lchnv_cli.commands.new_agenda import new_agenda
from lchnv_cli.commands.new_notes import new_notes
from lchnv_cli.commands.rule import rule
from lchnv_cli.commands.schema import schema
from lchnv_cli.commands.swedish import SwedishCommand, SwedishGroup, usage_message
from lchnv_cli.commands.workplace import Stop
from lchnv_cli.export.tree import ExportFault
from lchnv_cli.load.procedure import Broken
from lchnv_cli.render.templates import TemplateFault
from lchnv_cli.save import SaveFault

# A new command is one file and one line here.
COMMANDS: dict[str, Callable[..., None]] = {
    "init": init,
    "new-agenda": new_agenda,
    "new-notes": new_notes,
    "check": check,
    "rule": rule,
    "export": export,
    "schema": schema,
}

CANNOT = 2
INTERRUPTED = 130
_STOPPED = "Avbrutet. Inget är halvskrivet."
_REFUSALS = {
    errno.EACCES: "du får inte läsa eller skriva där",
    errno.EPERM: "du får inte läsa eller skriva där",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENOSPC: "disken är full",
    errno.ELOOP: "länken leder tillbaka till sig själv",
}

app = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        terminal.say(f"lchnv {terminal.version()}")
        raise typer.Exit


@app.callback()
def _lchnv(
    *,
    _show: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Visa programmets version."
        ),
    ] = False,
) -> None:
    """Dagordningar och minnesanteckningar för Länschefsnätverket i Dalarna.

    Dokumenten är Markdown i mappen meetings. Börja med lchnv new-agenda, granska med
    lchnv check och skriv ut med lchnv export.
    """


for _name, _command in COMMANDS.items():
    app.command(_name, cls=SwedishCommand)(_command)


def run(arguments: list[str]) -> int:
    """Run the program on its arguments and give its exit code; no fault becomes a traceback."""
    terminal.prepare()
    try:
        code: int = app(arguments, prog_name="lchnv", standalone_mode=False) or 0
    except (KeyboardInterrupt, typer.Abort):
        terminal.tell(_STOPPED)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        terminal.let_go()
    except (Stop, Broken, TemplateFault, ExportFault, SaveFault) as fault:
        terminal.tell(str(fault))
    except OSError as fault:
        terminal.let_go()
        terminal.tell(_refused(fault))
    except Exception as fault:
        terminal.tell(usage_message(fault) or _own_fault(fault))
        if os.environ.get("LCHNV_DEBUG"):
            raise
    else:
        if code == INTERRUPTED:  # what typer makes of Ctrl-C
            terminal.tell(_STOPPED)
        return code
    return CANNOT


def _refused(fault: OSError) -> str:
    """Say what the system would not do, where no command has better words for it."""
    why = _REFUSALS.get(fault.errno or 0, fault.strerror or "okänt fel")
    where = f"{fault.filename}\n    " if fault.filename else ""
    return f"{where}Det gick inte: {why}. Inget är halvskrivet."


def _own_fault(fault: Exception) -> str:
    """Say that the program, not the user, is at fault, and where."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    code = trace.tb_frame.f_code if trace else None
    where = f"{code.co_qualname}, rad {trace.tb_lineno}" if code and trace else "okänd plats"
    return (
        f"Ett fel i programmet: {type(fault).__name__} i {where}. Inget är halvskrivet.\n"
        "Rapportera det gärna, med kommandot du körde. LCHNV_DEBUG=1 visar hela felet."
    )

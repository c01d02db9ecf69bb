"""The program: its commands, and what happens when one cannot do its work."""

import errno
import importlib
import keyword
import os
import re
from collections.abc import Callable, Collection
from typing import Annotated, AnyStr

import typer

from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.late_pattern import compile_by
from lchnv_cli.screen import terminal
from lchnv_cli.screen.swedish import SwedishCommand, SwedishGroup

# A new command is one file and two lines here: new-agenda is new_agenda in new_agenda.py. The line
# is how the command's docstring begins, so that the list of commands needs none of their files.
COMMANDS = {
    "init": "Skapa en ny mapp för ett nätverk.",
    "status": "Visa vad som är näst att göra.",
    "start": "Visa en startsida i webbläsaren.",
    "calendar": "Visa eller föreslå ett års möten.",
    "matters": "Visa ärenden och vem de väntar på.",
    "assignments": "Visa uppdrag och vem som ansvarar.",
    "decisions": "Visa vad som har beslutats.",
    "per-capsulam": "Visa frågorna per capsulam.",
    "agreements": "Visa överenskommelser och när de slutar.",
    "attendance": "Visa vilka huvudmän som var med.",
    "statistics": "Visa ett år i siffror.",
    "members": "Visa presidium och styrgrupp.",
    "rename-person": "Byt namn på en person i registret.",
    "groups": "Visa grupper och vem som sitter där.",
    "new-agenda": "Skapa dagordningen till nästa möte.",
    "new-notes": "Skapa anteckningar från ett möte.",
    "new-per-capsulam": "Skapa en fråga per capsulam.",
    "move": "Flytta ett möte till en annan dag.",
    "cancel": "Ställ in ett möte i kalendariet.",
    "check": "Granska dokumenten mot arbetsordningen.",
    "rule": "Lista reglerna, eller förklara en.",
    "import": "Läs in äldre handlingar från Word.",
    "preview": "Visa ett dokument medan du skriver.",
    "export": "Skriv ut Word, PDF, HTML och öppna data.",
    "merge": "För in det som andra ändrat i Word.",
    "site": "Gör webbplatsen av det publicerade.",
    "publish": "Skriv in att ett dokument är publicerat.",
    "verify": "Svara på om en fil är den publicerade.",
    "mail": "Skriv ett mejlutkast.",
    "file": "Gör ett paket för diariet.",
    "templates": "Visa och kopiera mallar.",
    "schema": "Skriv JSON Schema för filerna.",
    "lsp": "Visa fel medan du skriver.",
    "upgrade": "Lyft en äldre mapp till nytt format.",
}
# What each is called in Swedish; both names mean the same.
SWEDISH = {
    "init": "ny-mapp",
    "status": "läge",
    "start": "startsida",
    "calendar": "kalender",
    "matters": "ärenden",
    "assignments": "uppdrag",
    "decisions": "beslut",
    "per-capsulam": "frågor",
    "agreements": "överenskommelser",
    "attendance": "närvaro",
    "statistics": "statistik",
    "members": "ledamöter",
    "rename-person": "byt-namn",
    "groups": "grupper",
    "new-agenda": "ny-dagordning",
    "new-notes": "nya-anteckningar",
    "new-per-capsulam": "ny-per-capsulam",
    "move": "flytta",
    "cancel": "ställ-in",
    "check": "granska",
    "rule": "regel",
    "import": "läs-in",
    "preview": "förhandsvisa",
    "export": "skriv-ut",
    "merge": "för-in",
    "site": "webbplats",
    "publish": "publicera",
    "verify": "verifiera",
    "mail": "mejla",
    "file": "diarieför",
    "templates": "mallar",
    "schema": "scheman",
    "lsp": "redigerare",
    "upgrade": "uppgradera",
}

_EPILOG = """Exempel:
  lchnv status
  lchnv new-agenda 29/1
  lchnv help check

Slutkod 0: det är gjort. 1: något är fel i dokumenten, eller inte med.
2: det gick inte att göra. 130: avbrutet med Ctrl-C."""
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


class _Group(SwedishGroup):
    """The program, with the names of its commands."""

    swedish = SWEDISH


def _version(context: typer.Context, wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if not wanted:
        return
    if context.params.get("_as_json"):
        from lchnv_cli.work.keeping.versions import versions  # noqa: PLC0415 - asked now and then

        terminal.show_json(versions(terminal.version()))
    else:
        terminal.say(f"lchnv {terminal.version()}")
    raise typer.Exit


def _completion(shell: str) -> str:
    from lchnv_cli.screen.completing import INSTALLED, SHELLS, script  # noqa: PLC0415 - asked once
    from lchnv_cli.screen.nearest import no_such  # noqa: PLC0415 - the same

    if shell not in SHELLS:
        raise typer.BadParameter(no_such("Skalet", shell, dict.fromkeys(SHELLS, "")))
    terminal.show(script(shell))
    terminal.tell(f"Skriv detta i {INSTALLED[shell]}")
    raise typer.Exit


def _lchnv(
    *,
    _shell: Annotated[
        str,
        typer.Option(
            "--show-completion",
            parser=_completion,
            metavar="SKAL",
            help="Skriv det som låter bash, zsh, fish eller powershell fylla i.",
        ),
    ] = "",
    _show: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_version, help="Visa programmets version."),
    ] = False,
    _as_json: Annotated[
        bool,
        typer.Option("--json", is_eager=True, help="Med --version: alla versioner, för program."),
    ] = False,
) -> None:
    """Dagordningar och minnesanteckningar för Länschefsnätverket i Dalarna.

    Dokumenten är Markdown i mappen meetings. Varje kommando har två namn.
    """
    if _as_json:
        raise typer.BadParameter("Skriv --json efter kommandot, eller med --version.")


def program(names: Collection[str] = COMMANDS) -> typer.Typer:
    """Make the program; the commands that may be run are loaded with all that they need."""
    app = typer.Typer(
        cls=_Group,
        epilog=_EPILOG,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_lchnv)
    for name, told in COMMANDS.items():
        made = command_of(name) if name in names else _named_only(told)
        app.command(name, cls=SwedishCommand)(made)
    return app


def command_of(name: str) -> Callable[..., None]:
    """Give a command's function; one that Python has another use of the name for ends in _."""
    own = name.replace("-", "_") + "_" * keyword.iskeyword(name)
    command: Callable[..., None] = getattr(
        importlib.import_module(f"lchnv_cli.commands.{own}"), own
    )
    return command


def _named_only(told: str) -> Callable[[], None]:
    """Give a command that stands in the list of commands, and is never run."""

    def command() -> None:
        raise NotImplementedError

    command.__doc__ = told
    return command


def remember_patterns() -> None:
    """Let patterns that this process compiles be there for the next one."""

    def compiled(written: AnyStr, flags: re.RegexFlag) -> re.Pattern[AnyStr]:
        from lchnv_cli.work.keeping.patterns import remembered  # noqa: PLC0415 - for who looks

        return remembered().compile(written, flags)

    compile_by(compiled)


def run(arguments: list[str]) -> int:
    """Run the program on its arguments and give its exit code; no fault becomes a traceback."""
    terminal.prepare()
    if (code := _run(arguments)) != 0:
        terminal.let_out()
    return code


def _run(arguments: list[str]) -> int:
    wanted = [_Group.called(arguments)]
    if os.environ.get("_LCHNV_COMPLETE"):  # the shell asks what to propose
        wanted = _asked_by_shell()
    try:
        app = program(wanted)
        code: int = app(arguments, prog_name="lchnv", standalone_mode=False) or 0
    except (KeyboardInterrupt, typer.Abort):
        terminal.tell(_STOPPED)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the output has seen enough
        terminal.let_go()
    except UserFault as fault:
        terminal.tell(str(fault))
    except OSError as fault:
        terminal.let_go()
        terminal.tell(_refused(fault))
    except Exception as fault:
        from lchnv_cli.screen.usage_faults import usage_message  # noqa: PLC0415 - for mistakes only

        terminal.tell(usage_message(fault) or _own_fault(fault))
        if os.environ.get("LCHNV_DEBUG"):
            raise
    else:
        if code == INTERRUPTED:  # what typer makes of Ctrl-C
            terminal.tell(_STOPPED)
        return code
    return CANNOT


def _asked_by_shell() -> list[str]:
    """Get ready to tell a shell what to propose, and give the command that it asks about."""
    from typer.completion import (  # type: ignore[attr-defined] # noqa: PLC0415 - slow to load
        completion_init,
    )

    completion_init()
    words = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    return [_Group.called(words.split()[1:])]


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

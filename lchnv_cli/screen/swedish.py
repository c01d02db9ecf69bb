"""Swedish help and Swedish messages for a command line that is not written as it should be.

Typer writes its own words in English and offers no translation; the few it uses are exchanged
here.
"""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, get_args

from typer.core import TyperCommand, TyperGroup

_WORDS = (
    ("Usage: ", "Användning: "),
    ("[OPTIONS]", "[VAL]"),
    ("COMMAND [ARGS]...", "KOMMANDO …"),
    ("\nOptions:", "\nVal:"),
    ("\nArguments:", "\nArgument:"),
    ("\nCommands:", "\nKommandon:"),
    ("Show this message and exit.", "Visa den här hjälpen."),
    ("[default:", "[förval:"),
    ("[required]", "[krävs]"),
)
_PLAIN: dict[Any, Callable[[str], Any]] = {str: str, Path: Path}
_TYPE = re.compile(r" <[^<>\n]+>(?=  |\n)")
_NO_COMMAND = re.compile(r"No such command '(.*?)'\.(?: Did you mean '(.*?)')?")
_EXTRA = re.compile(r"unexpected extra arguments? ?\(?s?\)? \((.*)\)")


class _Swedish:
    """What has Swedish help, and converts its values itself where that is easily done.

    Typer loads a library to convert values, the --help that nobody wrote among them, that takes as
    long as the rest of a small command.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, --help with them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if not isinstance(param.process_value, partial):
                param.process_value = partial(_converted, param, param.process_value)
        return params

    def get_help(self, ctx: Any) -> str:
        """Give the help in Swedish."""
        return _swedish(super().get_help(ctx))  # type: ignore[misc]


class SwedishCommand(_Swedish, TyperCommand):
    """A command in Swedish."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a fault knows its command, which typer forgets for some."""
        try:
            return super().parse_args(ctx, args)
        except Exception as fault:
            if getattr(fault, "ctx", ctx) is None:
                fault.ctx = ctx  # type: ignore[attr-defined]
            raise


def _converted(param: Any, convert: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    """Give a parameter's value; one that nobody gave is its default, and is what it should be."""
    if param.required and param.value_is_missing(value):
        return convert(ctx, value)  # which says so
    if value is None or value is param.default:
        return value
    told = param.type_descriptor
    of = get_args(told.annotation)[0] if told.is_list else told.annotation
    one = told.parameter_info.parser or _PLAIN.get(of)
    if one is None:
        return convert(ctx, value)
    return [one(each) for each in value] if told.is_list else one(value)


class SwedishGroup(_Swedish, TyperGroup):
    """The program in Swedish, its commands in the order of the work."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Give the commands in the order they were added."""
        return list(self.commands)


def usage_message(fault: Exception) -> str | None:
    """Say in Swedish what is wrong with the command line; None when it is another fault."""
    kind = type(fault).__name__
    if kind == "NoArgsIsHelpError":
        return str(fault).rstrip("\n")
    told = _told(kind, fault)
    if told is None:
        return None
    context = getattr(fault, "ctx", None)
    path = context.command_path if context is not None else "lchnv"
    return f"{told}\nKör {path} --help för att se hur kommandot skrivs."


def _swedish(text: str) -> str:
    for english, swedish in _WORDS:
        text = text.replace(english, swedish)
    return _TYPE.sub(lambda found: " " * len(found[0]), text)


def _told(kind: str, fault: Any) -> str | None:
    match kind:
        case "NoSuchOption":
            near = ", ".join(fault.possibilities or ())
            hint = f" Menade du {near}?" if near else ""
            return f"Valet {fault.option_name} finns inte.{hint}"
        case "MissingParameter":
            return f"{getattr(fault.param, 'metavar', None) or 'Ett värde'} saknas."
        case "BadParameter":
            return str(fault.message)
        case "BadOptionUsage":
            needs = "tar inget" if "does not take" in fault.message else "behöver ett"
            return f"Valet {fault.option_name} {needs} värde."
        case "BadArgumentUsage" | "UsageError":
            return _usage(str(fault.message))
    return None


def _usage(message: str) -> str:
    if match := _NO_COMMAND.match(message):
        near = f" Menade du {match[2]}?" if match[2] else ""
        return f"Kommandot ”{match[1]}” finns inte.{near}"
    if match := _EXTRA.search(message):
        return f"Kommandot tar inte emot ”{match[1]}”."
    return "Kommandot är inte skrivet som det ska."

"""What is wrong with a command line that is not written as it should be, in Swedish."""

from collections.abc import Mapping
from typing import Any

from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.said_day import is_day
from lchnv_cli.screen.nearest import meant, nearest

_NO_COMMAND = late(r"No such command '(.*?)'\.")
_OF_DAYS = ("new-agenda", "new-notes", "check")  # what is most likely wanted of a meeting
_EXTRA = late(r"unexpected extra arguments? ?\(?s?\)? \((.*)\)")


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


def _told(kind: str, fault: Any) -> str | None:
    match kind:
        case "NoSuchOption":
            near = meant(nearest(fault.option_name, _options(fault.ctx)))
            return f"Valet {fault.option_name} finns inte.{near}"
        case "MissingParameter":
            return f"{getattr(fault.param, 'metavar', None) or 'Ett värde'} saknas."
        case "BadParameter":
            return str(fault.message)
        case "BadOptionUsage":
            needs = "tar inget" if "does not take" in fault.message else "behöver ett"
            return f"Valet {fault.option_name} {needs} värde."
        case "BadArgumentUsage" | "UsageError":
            return _usage(str(fault.message), fault.ctx)
    return None


def _options(context: Any) -> Mapping[str, str]:
    """Give the long options of a command, with what each does."""
    params = context.command.get_params(context) if context else ()
    return {
        name: param.help or ""
        for param in params
        if param.param_type_name == "option"
        for name in (*param.opts, *param.secondary_opts)
        if name.startswith("--")
    }


def _usage(message: str, context: Any) -> str:
    if match := _NO_COMMAND.match(message):
        if is_day(match[1]):
            ways = [f"lchnv {name} {match[1]}" for name in _OF_DAYS]
            return f"”{match[1]}” är en dag, och inget kommando.{meant(ways)}"
        near = nearest(match[1], context.command.told()) if context else []
        each = {context.command.named(name): name for name in reversed(near)}  # by one name
        return f"Kommandot ”{match[1]}” finns inte.{meant([*each.values()][::-1])}"
    if match := _EXTRA.search(message):
        return f"Kommandot tar inte emot ”{match[1]}”."
    return "Kommandot är inte skrivet som det ska."

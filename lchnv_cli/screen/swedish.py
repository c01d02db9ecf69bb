"""The program's help in Swedish, and what of the command line all commands have in common.

Typer writes its own words in English and offers no translation; the few it uses are exchanged
here.
"""

import inspect
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.screen.layout import filled

_WORDS = (
    ("Usage: ", "Användning: "),
    ("[OPTIONS]", "[VAL]"),
    ("COMMAND [ARGS]...", "KOMMANDO …"),
    ("]...", " …]"),
    ("}...", " …}"),
    ("\nOptions:", "\nVal:"),
    ("\nArguments:", "\nArgument:"),
    ("Show this message and exit.", "Visa den här hjälpen."),
    ("[default:", "[förval:"),
    ("[required]", "[krävs]"),
)
_PLAIN: dict[Any, Callable[[str], Any]] = {str: str, Path: Path}
_TYPE = late(r" <[^<>\n]+>(?=  |\n)")
_EXAMPLES, _CODES = "Exempel:\n", "Slutkod "
_USUAL_CODES = "Slutkod 0: det är gjort. 2: det gick inte att göra."
_HELP = ("help", "hjälp")
_QUIET = ("-q", "--quiet")
_PLAIN_LETTERS = str.maketrans("åäöé", "aaoe")  # as keyboards without å, ä and ö have them


class _Swedish:
    """What has Swedish help, and converts its values itself where that is easily done.

    Typer loads a library to convert values, the --help that nobody wrote among them, that takes as
    long as the rest of a small command.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, --help with them."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        asked = bool(os.environ.get("_LCHNV_COMPLETE"))
        for param in params:
            if asked:
                from lchnv_cli.screen.completing import complete  # noqa: PLC0415 - the shell asks

                complete(param)
            if not isinstance(param.process_value, partial):
                param.process_value = partial(_converted, param, param.process_value)
        return params

    def get_help(self, ctx: Any) -> str:
        """Give the help in Swedish."""
        return _swedish(super().get_help(ctx))  # type: ignore[misc]


class SwedishCommand(_Swedish, TyperCommand):
    """A command in Swedish.

    Its docstring tells what it does; a paragraph of examples and one of exit codes, where it has
    others than most, come last in the help.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters, with those of every command before --help."""
        if not any(param.name == "quiet" for param in self.params):
            self.params = [*self.params, *_of_every_command()]
        return super().get_params(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a fault knows its command, which typer forgets for some."""
        from lchnv_cli.screen.spoken_line import put_together  # noqa: PLC0415 - no list needs it

        try:
            return super().parse_args(ctx, put_together(args))
        except Exception as fault:
            if getattr(fault, "ctx", ctx) is None:
                fault.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is written, with its other name below."""
        super().format_usage(ctx, formatter)
        if other := ctx.parent and ctx.parent.command.other_name(ctx.info_name):
            formatter.write(f"     eller: {ctx.parent.command_path} {other}\n")

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write what the command does."""
        parts = [part for part in self._parts() if not part.startswith((_EXAMPLES, _CODES))]
        formatter.write("".join(f"\n{_filled(part, formatter, '  ')}\n" for part in parts))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the examples as they stand, and the exit codes."""
        for part in self._parts():
            if part.startswith(_EXAMPLES):
                formatter.write("\n" + part.replace("\n", "\n  ") + "\n")
        own = (part for part in self._parts() if part.startswith(_CODES))
        formatter.write(f"\n{_filled(next(own, _USUAL_CODES), formatter)}\n")

    def _parts(self) -> list[str]:
        return inspect.cleandoc(self.help or "").split("\n\n")


def _of_every_command() -> list[Any]:
    from lchnv_cli.screen.options import Quiet  # noqa: PLC0415 - the list of commands needs none

    app = typer.Typer(add_completion=False)

    @app.command()
    def every(*, quiet: Quiet = False) -> None:
        """Have what every command has."""

    return typer.main.get_command(app).params


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
    """The program in Swedish, its commands in the order of the work.

    ``swedish`` has the commands' Swedish names, which mean the same and stand beside them.
    """

    swedish: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def named(cls, wanted: str) -> str:
        """Give the command that a name means, or the name as it is."""
        name = folded(wanted)
        both = {**{own: own for own in cls.swedish}, **{v: k for k, v in cls.swedish.items()}}
        plain = {own.translate(_PLAIN_LETTERS): command for own, command in both.items()}
        return both.get(name) or plain.get(name) or wanted

    @classmethod
    def called(cls, arguments: list[str]) -> str:
        """Give the command that a command line runs, or asks for help with."""
        words = (
            each for each in arguments if not each.startswith("-") and folded(each) not in _HELP
        )
        return cls.named(next(words, ""))

    def other_name(self, name: str) -> str | None:
        """Give a command's Swedish name, or for that its English one."""
        command = self.named(name)
        return self.swedish.get(command) if folded(name) == command else command

    def told(self) -> dict[str, str]:
        """Give the names of the commands with what each does."""
        about = {name: _first_line(command) for name, command in self.commands.items()}
        other = {self.swedish[name]: text for name, text in about.items() if name in self.swedish}
        return {**about, **other}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Give the commands in the order they were added."""
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Give the command with a name in either language."""
        return super().get_command(ctx, self.named(cmd_name))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; ``help`` is a way to write --help, and -q may stand first."""
        first = [each for each in args[:1] if each in _QUIET]
        args = [*args[len(first) :], *first]
        if args and folded(args[0]) in _HELP:
            args = [*args[1:2], "--help"] if args[1:2] != ["--help"] else args[1:]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Give the commands that begin so, by either name, and the options."""
        from typer._click.shell_completion import CompletionItem  # noqa: PLC0415

        if incomplete.startswith("-"):
            return [*super().shell_complete(ctx, incomplete)]
        begun = folded(incomplete)
        return [
            CompletionItem(name, help=text)
            for name, text in self.told().items()
            if name.startswith(begun)
        ]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the commands with both their names, each with what it does."""
        wide = max(map(len, self.commands))
        rows = [
            (f"{name:<{wide}}  {self.swedish.get(name, '')}", _first_line(command))
            for name, command in self.commands.items()
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows, col_max=max(len(names) for names, _ in rows))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write what the group tells last, as it stands."""
        if self.epilog:
            examples, codes = self.epilog.split("\n\n")
            formatter.write(f"\n{examples}\n\n{_filled(codes, formatter)}\n")


def _filled(text: str, formatter: Any, indent: str = "") -> str:
    return filled(text, formatter.width, indent)


def _first_line(command: Any) -> str:
    return (command.help or "").split("\n")[0]


def _swedish(text: str) -> str:
    for english, swedish in _WORDS:
        text = text.replace(english, swedish)
    return _TYPE.sub(lambda found: " " * len(found[0]), text)

"""lchnv start: what to do next, and every meeting's documents, in the browser."""

from collections.abc import Collection
from inspect import signature

from lchnv_cli.commands.app import COMMANDS, command_of
from lchnv_cli.preview.server import Action
from lchnv_cli.screen.options import Open, Poll, Port, Root, Today
from lchnv_cli.work.changing.field_change import FieldChange
from lchnv_cli.work.making.serving import Way, serve
from lchnv_cli.work.making.start_commands import Commands
from lchnv_cli.work.making.start_drawing import StartDrawing
from lchnv_cli.work.opening.seen import opened


def start(
    *,
    port: Port = None,
    show: Open = True,
    poll: Poll = False,
    root: Root = None,
    today: Today = None,
) -> None:
    """Visa en startsida i webbläsaren.

    Den har det som är näst att göra, som lchnv status, och alla möten. Varje dokument går att
    öppna som med lchnv preview, och dess fält går att fylla i. Varje kommando har en knapp som
    först visar vad det gör. Bara den här datorn kommer åt sidan.

    Exempel:
    lchnv start
    lchnv start --no-open --port 8080
    """
    drawing = StartDrawing(opened(root, today).root, today)
    way = Way(port or 0, show=show, poll=poll)
    serve(drawing, "Visar startsidan.", way, drawing.document, actions(drawing))


def actions(drawing: StartDrawing) -> dict[str, Action]:
    """Give what the forms of the page and of those below it ask for, by their addresses."""
    commands, fields = Commands(drawing, COMMANDS, _options), FieldChange(drawing)
    return {
        "prova": commands.tried,
        "kor": commands.ran,
        "falt": fields.saved,
        "lagg-till": fields.added,
    }


def _options(name: str) -> Collection[str]:
    return signature(command_of(name)).parameters

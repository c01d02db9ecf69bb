"""Strict YAML: text to nodes with places, every scalar as text.

Anchors, aliases, tags, merge keys and several documents are refused: no meeting needs them, and
each has been used to blow up or mislead a reader.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from unicodedata import normalize

import yaml

from lchnv_cli.model.late_pattern import late

_LOADER = getattr(yaml, "CLoader", yaml.Loader)  # PyYAML without its C part still reads right
_MAX_DEPTH = 16
_MAX_EVENTS = 200_000  # a register of 10 000 people; whoever has more is stopped by the file's size
# YAML takes these for line ends and no editor does, so lines would be counted differently.
_BREAKS = {0x85: "\ufffd", 0x2028: "\ufffd", 0x2029: "\ufffd"}
# YAML sees no space in the hard and thin ones that come with what is pasted from Word.
_HARD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ANY_HARD = late(f"[{_HARD}]")
_SPACES = rf"[ {_HARD}]"
_NAME = late(
    rf"^{_SPACES}*(?:-{_SPACES}+)*(?:[\w.]+(?:{_SPACES}\w+)*{_SPACES}*:(?:{_SPACES}+|$))?",
    re.MULTILINE,
)


class Unreadable(Exception):
    """The text is no YAML of ours; ``line`` and ``column`` count from 1 within the text."""

    remedy = "Rätta raden. Ett värde med särskilda tecken ska stå inom citattecken."

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


class Scalar(NamedTuple):
    """A value as written, without quotes."""

    text: str
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is filled in."""
        return not self.text.strip()


class Sequence(NamedTuple):
    """A list."""

    nodes: "tuple[Node, ...]"
    line: int
    column: int


class Mapping(NamedTuple):
    """Fields in the order written; a key may stand twice, which the reader of fields reports."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    line: int
    column: int


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    event: Any
    nodes: list[Node] = field(default_factory=list)


def read(text: str) -> Node | None:
    """Read YAML text into nodes; None when it is empty. Raises Unreadable."""
    try:
        return _build(as_yaml(text))
    except yaml.MarkedYAMLError as error:
        marks = (error.problem_mark, error.context_mark)
        if any(problem in (error.problem or "") for problem in _NEVER_CLOSED):
            marks = marks[::-1]  # where it was opened, not where the text ended
        mark = marks[0] or marks[1]
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Unreadable(_swedish(error.problem or ""), *place) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        raise Unreadable("ett tecken som inte får stå här (ett styrtecken)", line) from None
    except (ValueError, RecursionError, UnicodeError):
        raise Unreadable("texten går inte att tolka") from None


def as_yaml(text: str) -> str:
    """Give a text as YAML is to see it, character by character; values keep their hard spaces."""
    text = text.translate(_BREAKS)
    if _ANY_HARD.search(text):
        text = _NAME.sub(lambda match: _ANY_HARD.sub(" ", match[0]), text)
    return text


def _build(text: str) -> Node | None:
    stack: list[_Open] = [_Open(None)]
    documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        _refuse(event, count, len(stack))
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise _unreadable(event, "flera dokument i samma huvud")
        if isinstance(event, yaml.ScalarEvent):
            # Within quotes, escapes may spell what the file's own text has put together.
            value = normalize("NFC", event.value) if event.style == '"' else event.value
            stack[-1].nodes.append(Scalar(value, *_place(event), *_end(event)))
        elif isinstance(event, yaml.CollectionStartEvent):
            stack.append(_Open(event))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = stack.pop()
            stack[-1].nodes.append(_closed(done))
    return next(iter(stack[0].nodes), None)


def _closed(done: _Open) -> Node:
    place = _place(done.event)
    if isinstance(done.event, yaml.SequenceStartEvent):
        return Sequence(tuple(done.nodes), *place)
    keys, values = done.nodes[::2], done.nodes[1::2]
    for key in keys:
        if not isinstance(key, Scalar):
            raise Unreadable("ett fältnamn måste vara ett ord", key.line, key.column)
        if key.text == "<<":
            raise Unreadable("sammanslagning (<<) används inte här", key.line, key.column)
    return Mapping(tuple(zip(keys, values, strict=True)), *place)  # type: ignore[arg-type]


def _refuse(event: Any, count: int, depth: int) -> None:
    if count > _MAX_EVENTS:
        raise _unreadable(event, f"för många värden, fler än {_MAX_EVENTS:_}".replace("_", " "))
    if depth > _MAX_DEPTH:
        raise _unreadable(event, f"för många nivåer, fler än {_MAX_DEPTH}")
    if isinstance(event, yaml.AliasEvent):
        raise _unreadable(event, "hänvisningar (*namn) används inte här")
    if getattr(event, "anchor", None):
        raise _unreadable(event, "ankare (&namn) används inte här")
    if getattr(event, "tag", None):
        raise _unreadable(event, "taggar (!namn) används inte här")
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        raise _unreadable(event, "direktiv (%) används inte här")


def _unreadable(event: Any, message: str) -> Unreadable:
    return Unreadable(message, *_place(event))


def _end(event: Any) -> tuple[int, int]:
    return event.end_mark.line + 1, event.end_mark.column + 1


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _swedish(problem: str) -> str:
    """Give the library's commonest problems in the secretary's words."""
    for english, swedish in _PROBLEMS.items():
        if english in problem:
            return swedish
    return f"raden följer inte formen ”fält: värde” ({problem})"


_NEVER_CLOSED = ("unexpected end of stream", "did not find expected ',' or")
_PROBLEMS = {
    "mapping values are not allowed": "ett kolon för mycket; sätt värdet inom citattecken",
    "could not find expected ':'": "raden saknar kolon efter fältnamnet",
    "did not find expected key": "raden är inte indragen som de andra, eller behöver citattecken",
    "did not find expected '-' indicator": "listan är inte indragen på samma sätt överallt",
    "cannot start any token": "värdet börjar med ett tecken som kräver citattecken runt värdet",
    "unexpected end of stream": "ett citattecken saknas",
    "did not find expected ',' or": "en hakparentes eller klammer är inte stängd",
    "contains tabs": "tabb i indraget; använd blanksteg",
    "did not find expected alphabetic": "värdet börjar med ett tecken som kräver citattecken",
    "did not find expected node content": "värdet börjar med ett tecken som kräver citattecken",
    "did not find expected comment or": "värdet börjar med ett tecken som kräver citattecken",
    "mapping keys are not allowed": "värdet börjar med ett tecken som kräver citattecken",
    "block sequence entries are not": "värdet börjar med ett streck; sätt det inom citattecken",
    "unknown escape character": "ett omvänt snedstreck; sätt värdet inom enkla citattecken",
    "found a tab character": "tabb i indraget; använd blanksteg",
}

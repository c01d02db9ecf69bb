"""The one way to change a document's head, and to prove that nothing else was changed.

A head is never written anew: whoever wrote it keeps comments, order and quotes. Where the new
value goes is found in PyYAML's own nodes, the characters are put there, and the result is read
again by the reader of heads. A head can be written in ways that no one edit is right for, so only
that second reading decides; where it disagrees the change is left to people.
"""

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from lchnv_cli.load import frontmatter
from lchnv_cli.load.nodes import Mapping, Node, Sequence, Unreadable, as_yaml
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.folding import composed
from lchnv_cli.scalar import scalar

Value = str | Seq["Value"] | Map[str, "Value"]


@dataclass(frozen=True, slots=True)
class More:
    """Groups to put last in a list, each field on a line of its own, after what stands there."""

    groups: Seq[Map[str, Value]]


# Of a field, of a field in a group: ("diarieförd", "Avesta"), or of one at a place in a list, from
# nought: ("möten", "3", "datum").
Names = tuple[str, ...]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_BOM = "\ufeff"
_AFTER_COLON = re.compile(r":(?:\s+#[^\n]*)*\s*\Z")
_BLOCK = {"|", ">"}
# What a head tells: a text, a list, or pairs in the order written, where a name may stand twice.
_Told = str | list["_Told"] | tuple[tuple[str, "_Told"], ...]
_Edit = tuple[int, int, str]  # the characters of the head to replace, and what to put there


class Unchangeable(UserFault):
    """A head is written so that a field cannot be set in it; the message says what to write."""


def changed_head(file: PurePosixPath, text: str, values: Map[Names, Value | More]) -> str:
    """Give a document that can be read with fields set; not a character is changed beside them.

    ``text`` is the file's own, so names are composed here before they are compared.

    Raises Unchangeable.
    """
    try:
        after = text
        for names, value in values.items():
            after = _set(after, names, value)
        if _proved(text, after, values):
            return after
    except (Unreadable, yaml.YAMLError):
        pass  # what was written is no head any more
    lines = "\n    ".join(
        _line(_last(names), value.groups if isinstance(value, More) else value)
        for names, value in values.items()
    )
    found = _field_of(_head_of(text).root, next(iter(values))[0])
    number = found[0].start_mark.line + 2 if found else 1
    raise Unchangeable(
        f"{file}:{number}:1\n    Huvudet är skrivet så att "
        f"programmet inte kan fylla i det. Skriv själv:\n    {lines}"
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """A head, the text before it, its fields with their places, and how its lines end."""

    before: str
    text: str
    root: Any
    end: str

    def line_after(self, at: int) -> int:
        """Give the beginning of the next line."""
        return self.text.find("\n", at) + 1 or len(self.text)

    @property
    def step(self) -> int:
        """How far fields within fields are indented here."""
        for key, value in self.root.value:
            if isinstance(value, yaml.MappingNode) and not value.flow_style:
                return int(value.start_mark.column - key.start_mark.column)
        return 2


def _head_of(text: str) -> _Head:
    bare = text.removeprefix(_BOM)
    parts = frontmatter.split(bare)
    first = bare.index("\n") + 1
    fence = bare.rfind("\n", 0, parts.start - 1) + 1
    own = bare[first:fence]
    root = yaml.compose(as_yaml(own), Loader=_LOADER)
    before = text[: len(text) - len(bare)] + bare[:first]
    return _Head(before, own, root, "\r\n" if before.endswith("\r\n") else "\n")


def _set(text: str, names: Names, value: Value | More) -> str:
    head = _head_of(text)
    if isinstance(value, More):
        start, end, new = _grown(head, names[0], value)
    else:
        start, end, new = _edit(head, head.root, names, value)
    first = len(head.before)
    return text[: first + start] + new + text[first + end :]


def _edit(head: _Head, group: Any, names: Names, value: Value) -> _Edit:
    """Set a field of a group, which is the whole head or what stands under one of its fields."""
    name, *inner = names
    found = _field_of(group, name)
    if found is None:
        return _added(head, group, names, value)
    key, old = found
    listed = isinstance(old, yaml.SequenceNode) and inner and _is_place(inner[0], old.value)
    if listed or (inner and isinstance(old, yaml.MappingNode)):
        return _edit(head, old, tuple(inner), value)
    start = old.start_mark.index
    end = start + len(head.text[start : old.end_mark.index].rstrip())
    if key is old:  # an element of a list
        return start, end, _flow(_nested(tuple(inner), value))
    if inner and start == end and not group.flow_style:  # nothing stands there: begin below it
        after = head.line_after(key.end_mark.index)
        column = key.start_mark.column + head.step
        return after, after, _block(head, tuple(inner), value, column)
    new = _flow(_nested(tuple(inner), value))
    if start == end:
        if not _AFTER_COLON.search(head.text, 0, start):
            new = f": {new}"
        elif not head.text[start - 1].isspace():
            new = f" {new}"
    return start, end, new


def _grown(head: _Head, name: str, more: More) -> _Edit:
    """Put groups last in a list, which is a field of the head, or make the list."""
    found = _field_of(head.root, name)
    if found is None or getattr(found[1], "flow_style", None):
        old = [_plain(each) for each in found[1].value] if found else []
        return _edit(head, head.root, (name,), [*old, *more.groups])
    key, last = found
    column = last.start_mark.column if last.value else key.start_mark.column + head.step
    while getattr(last, "value", None) and not isinstance(last, yaml.ScalarNode):
        last = last.value[-1]
        key, last = last if isinstance(last, tuple) else (key, last)
    end = max(last.end_mark.index, key.end_mark.index) if last.value else key.end_mark.index
    over = getattr(last, "style", "") in _BLOCK and head.text[end - 1] == "\n"
    at = end if over else head.line_after(end)
    lines = [
        f"{' ' * column}{'  ' if place else '- '}{_line((name,), value)}{head.end}"
        for group in more.groups
        for place, (name, value) in enumerate(group.items())
    ]
    return at, at, "".join(lines)


def _plain(node: Any) -> Value:
    """Give the value that a node was written as."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return str(node.value)


def _added(head: _Head, group: Any, names: Names, value: Value) -> _Edit:
    """Put a field after the last one of a group."""
    line = _line(names, value)
    if not group.value:
        at = group.start_mark.index + 1
        return at, at, line
    key, last = group.value[-1]
    start, end = last.start_mark.index, last.end_mark.index
    if group.flow_style:  # an empty value ends right before the comma
        return end, end, f"{'' if start < end else ' '}, {line}"
    over = getattr(last, "style", "") in _BLOCK and head.text[end - 1] == "\n"
    after = end if over else head.line_after(max(end, key.end_mark.index))
    at = len(head.text) if group is head.root else after
    return at, at, _block(head, names, value, key.start_mark.column)


def _block(head: _Head, names: Names, value: Value, column: int) -> str:
    """Write a field on a line of its own, and a field of a group on a line below the group's."""
    name, *inner = names
    if not inner:
        return f"{' ' * column}{_line(names, value)}{head.end}"
    below = _block(head, tuple(inner), value, column + head.step)
    return f"{' ' * column}{scalar(name)}:{head.end}{below}"


def _is_place(name: str, elements: Seq[Any]) -> bool:
    return name.isascii() and name.isdecimal() and int(name) < len(elements)


def _last(names: Names) -> Names:
    """Give the names below the last place in a list; all of them where there is none."""
    places = [at for at, name in enumerate(names[:-1]) if name.isdecimal()]
    return names[places[-1] + 1 :] if places else names


def _line(names: Names, value: Value) -> str:
    return f"{scalar(names[0])}: {_flow(_nested(names[1:], value))}"


def _nested(names: Names, value: Value) -> Value:
    for name in reversed(names):
        value = {name: value}
    return value


def _flow(value: Value) -> str:
    """Write a value on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Map):
        return f"{{{', '.join(f'{scalar(name)}: {_flow(each)}' for name, each in value.items())}}}"
    return f"[{', '.join(map(_flow, value))}]"


def _field_of(group: Any, name: str) -> tuple[Any, Any] | None:
    """Give a field's name and value, with their places; of two the first counts.

    An element of a list has no name of its own.
    """
    if isinstance(group, yaml.SequenceNode):
        return group.value[int(name)], group.value[int(name)]
    own = (pair for pair in group.value if composed(str(pair[0].value)) == name)
    return next(own, None)


def _proved(before: str, after: str, values: Map[Names, Value | More]) -> bool:
    """Read the result, and tell whether just the fields that were set say something new."""
    old = frontmatter.split(before.removeprefix(_BOM))
    new = frontmatter.split(after.removeprefix(_BOM))
    meant = _told(old.head)
    for names, value in values.items():
        if isinstance(value, More):
            meant = _with_more(meant, names[0], value)
        else:
            meant = _with(meant, names, value)
    return _told(new.head) == meant and new.body == old.body


def _told(node: Node | None) -> _Told:
    if isinstance(node, Mapping):
        return tuple((composed(key.text), _told(child)) for key, child in node.entries)
    if isinstance(node, Sequence):
        return [_told(child) for child in node.nodes]
    return composed(node.text) if node else ""


def _with(told: _Told, names: Names, value: Value) -> _Told:
    """Give what a head tells with one field set: the first of its name, or a new one, last."""
    if not names:
        return _meant(value)
    if isinstance(told, list) and _is_place(names[0], told):
        at = int(names[0])
        return [*told[:at], _with(told[at], names[1:], value), *told[at + 1 :]]
    # A value that would give way to a group stays in what is meant, so that it never does.
    pairs: list[tuple[str, _Told]] = [("", told)] if told else []
    if isinstance(told, tuple):
        pairs = list(told)
    known = [name for name, _ in pairs]
    at = known.index(names[0]) if names[0] in known else len(pairs)
    old = pairs[at][1] if at < len(pairs) else ""
    pairs[at : at + 1] = [(names[0], _with(old, names[1:], value))]
    return tuple(pairs)


def _with_more(told: _Told, name: str, more: More) -> _Told:
    """Give what a head tells with groups put last in a list."""
    old = dict(told).get(name, []) if isinstance(told, tuple) else []
    list_of = [*(old if isinstance(old, list) else []), *map(_meant, more.groups)]
    pairs = list(told) if isinstance(told, tuple) else []
    at = next((at for at, pair in enumerate(pairs) if pair[0] == name), len(pairs))
    pairs[at : at + 1] = [(name, list_of)]
    return tuple(pairs)


def _meant(value: Value) -> _Told:
    if isinstance(value, str):
        return composed(value)  # as it is read
    if isinstance(value, Map):
        return tuple((composed(name), _meant(each)) for name, each in value.items())
    return [_meant(each) for each in value]

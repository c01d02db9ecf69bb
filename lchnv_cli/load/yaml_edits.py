"""Where a value goes in YAML that people wrote, and the characters to put there.

Nothing is written anew: comments, order and quotes stay. Places are those of PyYAML's own nodes.
Whether the result says what was meant is for the caller to read: head.py does.
"""

from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from dataclasses import dataclass
from typing import Any

import yaml

from lchnv_cli.load.nodes import Unreadable, as_yaml
from lchnv_cli.model.folding import composed
from lchnv_cli.model.late_pattern import late
from lchnv_cli.scalar import scalar

Value = str | Seq["Value"] | Map[str, "Value"]


@dataclass(frozen=True, slots=True)
class More:
    """Groups to put last in a list, each field on a line of its own, after what stands there."""

    groups: Seq[Map[str, Value]]


# Of a field, or of a field in a group, which in a list is named by its place from 0:
# ("diarieförd", "Avesta"), ("personer", "3", "epost").
Names = tuple[str, ...]

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_AFTER_COLON = late(r":(?:\s+#[^\n]*)*\s*\Z")
_BLOCK = {"|", ">"}
_Edit = tuple[int, int, str]  # the characters to replace, and what to put there


@dataclass(frozen=True, slots=True)
class Yaml:
    """The YAML of a text, what stands before and after it, its fields, and how its lines end."""

    before: str
    text: str
    rest: str
    root: Any
    end: str

    def line_after(self, at: int) -> int:
        """Give the beginning of the next line."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def line_number(self, node: Any) -> int:
        """Give the line of a node, counted in the whole text from 1."""
        return int(node.start_mark.line) + 1 + self.before.count("\n")

    @property
    def step(self) -> int:
        """How far fields within fields are indented here."""
        for key, value in self.root.value:
            if isinstance(value, yaml.MappingNode) and not value.flow_style:
                return int(value.start_mark.column - key.start_mark.column)
        return 2


def taken_apart(before: str, own: str, rest: str) -> Yaml:
    """Give YAML with what stands around it in its text. Raises yaml.YAMLError."""
    root = yaml.compose(as_yaml(own), Loader=_LOADER)
    first, *_ = (before + own).splitlines(keepends=True) or [""]
    return Yaml(before, own, rest, root, "\r\n" if first.endswith("\r\n") else "\n")


def with_value(head: Yaml, names: Names, value: Value | More) -> str:
    """Give the whole text with a field set. Raises Unreadable where it has no place."""
    if head.root is None:  # comments alone
        torn = "" if head.text.endswith("\n") or not head.text else head.end
        told = value.groups if isinstance(value, More) else value
        start = end = len(head.text)
        new = f"{torn}{line_of(names, told)}{head.end}"
    elif isinstance(value, More):
        start, end, new = _grown(head, names, value)
    else:
        start, end, new = _edit(head, head.root, names, value)
    return head.before + head.text[:start] + new + head.text[end:] + head.rest


def _edit(head: Yaml, group: Any, names: Names, value: Value) -> _Edit:
    """Set a field of a group, which is the whole head or what stands under one of its fields."""
    name, *inner = names
    found = field_of(group, name)
    if found is None:
        return _added(head, group, names, value)
    key, old = found
    listed = isinstance(old, yaml.SequenceNode) and inner and is_place(inner[0], old.value)
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


def _grown(head: Yaml, names: Names, more: More) -> _Edit:
    """Put groups last in a list, which is a field, or make the list."""
    group = head.root
    for name in names[:-1]:
        inner = field_of(group, name)
        if inner is None:
            raise Unreadable("där finns ingen grupp att fylla på")
        group = inner[1]
    found = field_of(group, names[-1])
    if found is None:
        return _edit(head, head.root, names, more.groups)
    key, last = found
    column = key.start_mark.column + head.step
    if getattr(last, "flow_style", None) and not last.value and not group.flow_style:
        items = (_item(each, column, head.end, as_flow=False) for each in more.groups)
        new = (head.end + "".join(items)).removesuffix(head.end)
        start = len(head.text[: last.start_mark.index].rstrip(" "))
        return start, last.end_mark.index, new
    if getattr(last, "flow_style", None):
        at = last.value[-1].end_mark.index if last.value else last.start_mark.index + 1
        between = ", " if last.value else ""
        return at, at, between + ", ".join(_flow(each) for each in more.groups)
    column = last.start_mark.column if last.value else column
    as_flow = bool(last.value) and getattr(last.value[-1], "flow_style", False)
    key, last = _innermost(key, last)
    end = max(last.end_mark.index, key.end_mark.index) if last.value else key.end_mark.index
    over = getattr(last, "style", "") in _BLOCK and head.text[end - 1] == "\n"
    at = end if over else head.line_after(end)
    torn = at and head.text[at - 1] != "\n"
    new = "".join(_item(group, column, head.end, as_flow=as_flow) for group in more.groups)
    return at, at, (head.end if torn else "") + new


def _innermost(key: Any, value: Any) -> tuple[Any, Any]:
    """Give what stands last within a value, with its field's name: a list ends where that does."""
    while _is_open(value):
        value = value.value[-1]
        key, value = value if isinstance(value, tuple) else (key, value)
    return key, value


def _is_open(node: Any) -> bool:
    """Tell whether what a node holds last stands on lines of its own below it."""
    return bool(
        getattr(node, "value", None) and not isinstance(node, yaml.ScalarNode)
    ) and not getattr(node, "flow_style", False)


def _item(group: Map[str, Value], column: int, end: str, *, as_flow: bool) -> str:
    """Write a group as one of a list, on one line where the others are, else on several."""
    if as_flow:
        return f"{' ' * column}- {_flow(group)}{end}"
    text = ""
    for place, (name, value) in enumerate(group.items()):
        text += f"{' ' * column}{'  ' if place else '- '}"
        if isinstance(value, Seq) and not isinstance(value, str) and value:
            text += f"{scalar(name)}:{end}"
            text += "".join(f"{' ' * (column + 4)}- {_flow(each)}{end}" for each in value)
        else:
            text += f"{line_of((name,), value)}{end}"
    return text


def _added(head: Yaml, group: Any, names: Names, value: Value) -> _Edit:
    """Put a field after the last one of a group. Raises Unreadable for a list."""
    if isinstance(group, yaml.SequenceNode):
        raise Unreadable("listan har ingen sådan plats")
    line = line_of(names, value)
    if not group.value:
        at = group.start_mark.index + 1
        return at, at, line
    key, last = group.value[-1]
    start, end = last.start_mark.index, last.end_mark.index
    if group.flow_style:  # an empty value ends right before the comma
        return end, end, f"{'' if start < end else ' '}, {line}"
    column = key.start_mark.column
    key, last = _innermost(key, last)
    end = max(last.end_mark.index, key.end_mark.index)
    over = getattr(last, "style", "") in _BLOCK and head.text[end - 1] == "\n"
    at = len(head.text) if group is head.root else end if over else head.line_after(end)
    return at, at, _block(head, names, value, column)


def _block(head: Yaml, names: Names, value: Value, column: int) -> str:
    """Write a field on a line of its own, and a field of a group on a line below the group's."""
    name, *inner = names
    if not inner:
        return f"{' ' * column}{line_of(names, value)}{head.end}"
    below = _block(head, tuple(inner), value, column + head.step)
    return f"{' ' * column}{scalar(name)}:{head.end}{below}"


def is_place(name: str, elements: Seq[Any]) -> bool:
    """Tell whether a name is that of a place in a list."""
    return name.isascii() and name.isdecimal() and int(name) < len(elements)


def line_of(names: Names, value: Value) -> str:
    """Write a field on one line, whatever stands in it."""
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


def field_of(group: Any, name: str) -> tuple[Any, Any] | None:
    """Give a field's name and value, with their places; of two the first counts.

    An element of a list has no name of its own.
    """
    if isinstance(group, yaml.SequenceNode):
        return (group.value[int(name)],) * 2 if is_place(name, group.value) else None
    own = (pair for pair in group.value if composed(str(pair[0].value)) == name)
    return next(own, None)

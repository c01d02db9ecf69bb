"""Where a principal's diary number goes in the head of notes; all else there stays as it is."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from lchnv_cli.load.head import Head, field_of, head_of, in_place_of, last_in_flow, span_of
from lchnv_cli.model.finding import Edit

FIELD = "diarieförd"
_BLOCK = {"|", ">"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A principal; it and its number as they are to be written in YAML."""

    principal: str
    key: str
    number: str

    @property
    def line(self) -> str:
        """The two as one field."""
        return f"{self.key}: {self.number}"


def number_edit(file: PurePosixPath, text: str, entry: Entry) -> Edit:
    """Give the edit that writes a number into a document that can be read.

    Whoever applies it reads the document again: a head may be written in ways that no one edit
    is right for.
    """
    head = head_of(text)
    return head.edit(file, *_place(head, entry))


def _place(head: Head, entry: Entry) -> tuple[int, int, str]:
    """Give the characters to replace and what to put there."""
    found = field_of(head.root, FIELD)
    if found is None:
        return _new_field(head, entry)
    key, value = found
    if isinstance(value, yaml.MappingNode):
        return _in_group(head, value, entry)
    start, end = span_of(value)
    if head.root.flow_style or start < end:
        return start, end, in_place_of(head, start, end, f"{{{entry.line}}}")
    after = head.line_after(key.end_mark.index)
    indent = " " * (key.start_mark.column + head.step)
    return after, after, f"{indent}{entry.line}{head.end}"


def _new_field(head: Head, entry: Entry) -> tuple[int, int, str]:
    if head.root.flow_style:
        return last_in_flow(head.root, f"{FIELD}: {{{entry.line}}}")
    outer = " " * head.root.value[0][0].start_mark.column
    inner = outer + " " * head.step
    at = len(head.text)
    return at, at, f"{outer}{FIELD}:{head.end}{inner}{entry.line}{head.end}"


def _in_group(head: Head, group: Any, entry: Entry) -> tuple[int, int, str]:
    found = field_of(group, entry.principal)
    if found is not None:
        start, end = span_of(found[1])
        return start, end, in_place_of(head, start, end, entry.number)
    if not group.value:
        at = group.start_mark.index + 1
        return at, at, entry.line
    if group.flow_style:
        return last_in_flow(group, entry.line)
    key, value = group.value[-1]
    last = value.end_mark.index
    over = getattr(value, "style", "") in _BLOCK and head.text[last - 1] == "\n"
    after = last if over else head.line_after(max(last, key.end_mark.index))
    return after, after, f"{' ' * key.start_mark.column}{entry.line}{head.end}"

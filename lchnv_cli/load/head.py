"""Where in a document's head a field stands, so that it alone can be changed."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import yaml

from lchnv_cli.load import frontmatter
from lchnv_cli.load.records import plain
from lchnv_cli.model.finding import Edit

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_BOM = "\ufeff"
# As the reader of heads takes them: no line ends.
_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), "\ufffd")
_AFTER_COLON = re.compile(r":(?:\s+#[^\n]*)*\s*\Z")


@dataclass(frozen=True, slots=True)
class Head:
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

    def edit(self, file: PurePosixPath, start: int, end: int, new: str) -> Edit:
        """Replace the characters ``start:end`` of the head."""
        first = len((self.before + self.text[:start]).encode())
        return Edit(file, first, first + len(self.text[start:end].encode()), new)


def head_of(text: str) -> Head:
    """Take apart the head of a document that can be read."""
    bare = text.removeprefix(_BOM)
    parts = frontmatter.split(bare)
    first = bare.index("\n") + 1
    fence = bare.rfind("\n", 0, parts.start - 1) + 1
    own = bare[first:fence]
    root = yaml.compose(own.translate(_BREAKS), Loader=_LOADER)
    before = text[: len(text) - len(bare)] + bare[:first]
    return Head(before, own, root, "\r\n" if before.endswith("\r\n") else "\n")


def field_edit(file: PurePosixPath, text: str, name: str, value: str) -> Edit:
    """Give the edit that sets a field to a value, written in YAML on one line.

    Whoever applies it reads the document again: a head may be written in ways that no one edit
    is right for.
    """
    head = head_of(text)
    found = field_of(head.root, name)
    if found is not None:
        start, end = span_of(found[1])
        end = start + len(head.text[start:end].rstrip())
        return head.edit(file, start, end, in_place_of(head, start, end, value))
    if head.root.flow_style:
        return head.edit(file, *last_in_flow(head.root, f"{name}: {value}"))
    outer = " " * head.root.value[0][0].start_mark.column
    at = len(head.text)
    return head.edit(file, at, at, f"{outer}{name}: {value}{head.end}")


def other_fields(text: str, names: Collection[str]) -> dict[str, Any]:
    """Give everything that a head says beside some fields."""
    told = plain(frontmatter.split(text.removeprefix(_BOM)).head)
    return {key: value for key, value in told.items() if composed(key) not in names}


def last_in_flow(group: Any, line: str) -> tuple[int, int, str]:
    """Put a field after the last one between braces; an empty value ends before the comma."""
    start, end = span_of(group.value[-1][1])
    space = "" if start < end else " "
    return end, end, f"{space}, {line}"


def in_place_of(head: Head, start: int, end: int, new: str) -> str:
    """Write a value in place of another, or after a name that has none."""
    if start < end:
        return new
    if not _AFTER_COLON.search(head.text, 0, start):
        return f": {new}"
    return new if head.text[start - 1].isspace() else f" {new}"


def field_of(group: Any, name: str) -> tuple[Any, Any] | None:
    """Give a field's name and value, with their places; of two the first counts."""
    own = (pair for pair in group.value if composed(str(pair[0].value)) == name)
    return next(own, None)


def span_of(value: Any) -> tuple[int, int]:
    """Give where a value begins and ends."""
    return value.start_mark.index, value.end_mark.index


def composed(text: str) -> str:
    """Give a name as it is compared."""
    return unicodedata.normalize("NFC", text)

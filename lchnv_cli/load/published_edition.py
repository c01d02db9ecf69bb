"""A document's Markdown as it goes out: what is printed, and nothing that is only for the writer.

The head is written anew from what was read, so that no comment or layout can carry anything along;
of the text only the comments are taken away.
"""

from collections.abc import Iterator
from typing import Any

from lchnv_cli import markdown
from lchnv_cli.load import frontmatter
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.nodes import Mapping, Node, Scalar, Sequence
from lchnv_cli.load.one_point import text_of_point
from lchnv_cli.load.records import Record
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.scalar import scalar

_STEP = "  "


def published_edition(text: str, document: Document) -> bytes:
    """Give a document without comments, exemptions and fields that are not printed.

    ``text`` is in NFC and has been read as the document; of an extract its point alone is given,
    and of the annexes those that it lists. Every system gets the same bytes: LF, and no byte-order
    mark.
    """
    parts = frontmatter.split(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    head, extract = parts.head, document.extract
    if extract:
        body = text_of_point(parts.body, extract.first - parts.line, extract.end - parts.line)
    else:
        body = markdown.without_comments(parts.body)
    assert isinstance(head, Mapping)  # noqa: S101 - it has been read as a document
    if extract and isinstance(document, MeetingDocument):
        head = _with_annexes(
            head, {(each.place.line, each.place.column) for each in document.annexes}
        )
    lines = _fields(_printed(head, record_of(document.kind)))
    return "\n".join(["---", *lines, "---", body]).encode()


def _with_annexes(head: Mapping, kept: set[tuple[int, int]]) -> Mapping:
    """Give a head with those annexes alone that stand at some places."""
    entries = []
    for key, value in head.entries:
        if key.text == "bilagor" and isinstance(value, Sequence):
            own = tuple(each for each in value.nodes if (each.line, each.column) in kept)
            value = value._replace(nodes=own)  # noqa: PLW2901
            if not own:
                continue
        entries.append((key, value))
    return head._replace(entries=tuple(entries))


def _printed(node: Node, record: Record[Any]) -> Node:
    """Leave out the fields of a group that no print shows, also in the groups inside it."""
    if not isinstance(node, Mapping):
        return node
    fields = {field.name: field for field in record.fields if field.printed}
    kept: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        field = fields.pop(key.text, None)
        if field is None or (isinstance(value, Scalar) and value.empty):
            continue
        inner = field.type.of if isinstance(field.type, ListOf) else None
        if isinstance(inner, Record) and isinstance(value, Sequence):
            value = value._replace(nodes=tuple(_printed(each, inner) for each in value.nodes))  # noqa: PLW2901
        kept.append((key, value))
    return node._replace(entries=tuple(kept))


def _fields(node: Node, indent: str = "") -> Iterator[str]:
    """Write the fields of a group, each on its line; a list of groups has a line for each field."""
    assert isinstance(node, Mapping)  # noqa: S101 - whoever calls has looked
    for key, value in node.entries:
        name = f"{indent}{scalar(key.text)}:"
        if isinstance(value, Scalar):
            yield f"{name} {_value(value)}"
        elif isinstance(value, Mapping) and value.entries:
            yield name
            yield from _fields(value, indent + _STEP)
        elif isinstance(value, Sequence) and any(isinstance(e, Mapping) for e in value.nodes):
            yield name
            for each in value.nodes:
                yield from _entry(each, indent)
        else:
            yield f"{name} {_value(value)}"


def _entry(node: Node, indent: str) -> Iterator[str]:
    mark = f"{indent}{_STEP}- "
    if not isinstance(node, Mapping) or not node.entries:
        yield f"{mark}{_value(node)}"
        return
    first, *more = _fields(node)
    yield f"{mark}{first}"
    for line in more:
        yield f"{' ' * len(mark)}{line}"


def _value(node: Node) -> str:
    """Write a value on one line."""
    if isinstance(node, Scalar):
        return scalar(node.text)
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_value, node.nodes))}]"
    pairs = (f"{scalar(key.text)}: {_value(value)}" for key, value in node.entries)
    return f"{{{', '.join(pairs)}}}"

"""What stands under a label above a document's text: its attributes that have one, in order."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from lchnv_cli.model.document import MeetingDocument


def labelled(document: MeetingDocument) -> Iterator[tuple[str, str]]:
    """Give each label and what is said there, which may be nothing."""
    for each in fields(document):
        if label := each.metadata.get("label"):
            yield label, _said(getattr(document, each.name))


def _said(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "ja"
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_said(each)}" for name, each in value.items())
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(map(_said, value))
    return str(value)

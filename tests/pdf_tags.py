"""The tags of a PDF: what a screen reader goes by."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def tags(content: bytes) -> Iterator[DictionaryObject]:
    """Walk over the tags of a document in reading order."""
    waiting: list[Any] = [PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, ArrayObject):
            waiting += reversed(node)
        elif isinstance(node, DictionaryObject):
            if "/S" in node:
                yield node
            waiting += [node["/K"]] if "/K" in node else []

"""Split a document into its head (YAML between ---) and its text, strictly.

python-frontmatter takes a missing or misspelt fence for a document without fields, so its
handler here refuses everything that is not exactly a head.
"""

import re
from dataclasses import dataclass
from typing import cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from lchnv_cli.load import nodes

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_ALMOST = re.compile(r"^(?:\.\.\.|---.*|—+|–+)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Split:
    """A document taken apart: the head, the text, and the character and line it begins at."""

    head: nodes.Node | None
    body: str
    start: int
    line: int


class NoHead(nodes.Unreadable):
    """The lines with --- are not where they should be."""

    remedy = "Ett dokument börjar med ett huvud: en rad ---, fälten, och en rad --- till."


class _Handler(BaseHandler):
    """Reads heads for python-frontmatter; keeps what the library does not hand on."""

    FM_BOUNDARY = _FENCE
    line = 1  # the first line of the running text

    def detect(self, text: str) -> bool:
        """Take every text: one without a head is a fault, not another format."""
        return text is not None

    def split(self, text: str) -> tuple[str, str]:
        """Split after the second fence. Raises Unreadable."""
        opening = _FENCE.match(text)
        if opening is None:
            raise NoHead("filen börjar inte med en rad med bara ---")
        closing = _FENCE.search(text, opening.end())
        if closing is None:
            almost = _ALMOST.search(text, opening.end() + 1)
            line = text.count("\n", 0, almost.start() if almost else len(text)) + 1
            raise NoHead("huvudet avslutas inte med en rad med bara ---", line)
        self.line = text.count("\n", 0, closing.start()) + 2
        return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> dict[str, object]:
        """Read the head. Raises Unreadable, with lines of the whole file."""
        try:
            return {"head": nodes.read("\n" + fm)}
        except nodes.Unreadable as error:
            error.line = min(error.line, fm.count("\n") + 2)
            raise


def split(text: str) -> Split:
    """Split a document's whole text. Raises Unreadable."""
    handler = _Handler()
    if not text.startswith("---"):
        handler.split(text)
    closing = _FENCE.search(text, len("---"))
    # Where the head's end is seen at once, the library need not copy all that stands after it.
    metadata, _ = frontmatter.parse(text[: closing.end()] if closing else text, handler=handler)
    start = 0
    for _ in range(handler.line - 1):  # counted in lines: the library has changed the line ends
        start = text.find("\n", start) + 1 or len(text)
    return Split(cast("nodes.Node | None", metadata["head"]), text[start:], start, handler.line)

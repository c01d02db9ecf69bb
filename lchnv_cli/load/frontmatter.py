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
from lchnv_cli.model.late_pattern import late

_FENCE = late(r"^---[ \t]*$", re.MULTILINE)
_ALMOST = late(r"^(?:\.\.\.|---.*|—+|–+)[ \t]*$", re.MULTILINE)
_FIELD = late(r"[^\W\d][\w-]*[ \t]*:(?:\s.*|$)")
_INSIDE = late(r"(?:[ \t]|-[ \t]|[\]}]).*\S.*|\S+[\]}]\s*,?$")  # what a field goes on with
_NEUTRAL = late(r"\s*(?:#(?!#|[ \t]+\d+\.).*)?")  # empty, or a comment and no heading


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
            raise _unclosed(text, opening.end())
        self.line = text.count("\n", 0, closing.start()) + 2
        return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> dict[str, object]:
        """Read the head. Raises Unreadable, with lines of the whole file."""
        try:
            return {"head": nodes.read("\n" + fm)}
        except nodes.Unreadable as error:
            error.line = min(error.line, fm.count("\n") + 2)
            last, text = _last_field(fm)
            if text and error.line > last:  # a --- further down is a line in the text
                raise _unclosed(f"\n{fm}", 0) from None
            raise


def _unclosed(text: str, start: int) -> NoHead:
    """Tell where a head should have ended: at a line that is nearly right, or after its fields."""
    last, _ = _last_field(text[start + 1 :])
    almost = _ALMOST.search(text, start + 1)
    line = text.count("\n", 0, almost.start()) + 1 if almost else 0
    what = "huvudet avslutas inte med en rad med bara ---"
    if last > 1 and not 0 < line <= last + 1:
        line, what = last, f"{what}; den ska stå efter rad {last}, där fälten slutar"
    return NoHead(what, line or text.count("\n") + 1)


def _last_field(head: str) -> tuple[int, bool]:
    """Give the last line of a file that looks like a field, and whether running text follows."""
    last, before = 1, "-"
    for number, line in enumerate(head.split("\n"), 2):
        if _FIELD.fullmatch(line) or (last > 1 and _INSIDE.fullmatch(line)):
            last = number
        elif not _NEUTRAL.fullmatch(line):
            return last, line.startswith("#") or not before.strip()
        before = line
    return last, False


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

"""The Markdown of one point, for an extract: its lines, and what they mention wherever it stands.

Footnotes and the addresses of links may be written under another point, often all of them last.
"""

import re

from lchnv_cli import markdown
from lchnv_cli.model.late_pattern import late

_DEFINITION = late(
    r"^ {0,3}(\[[^\[\]\n^][^\[\]\n]*\]):.*"  # the address of a link
    # A footnote goes on with the lines that follow, and after a blank one with those set in.
    r"|^ {0,3}(\[\^[^\[\]\n]+\]):.*(?:\n(?![ \t]*$|#| {0,3}\[).+|\n(?=\n(?: {4}|\t)\S))*",
    re.MULTILINE,
)


def text_of_point(body: str, first: int, end: int) -> str:
    """Give the lines ``first`` until ``end`` of a running text, counted from 0, without comments.

    No comment crosses them: it would hide the headings that they are counted from.
    """
    lines = body.split("\n")
    own = markdown.without_comments("\n".join(lines[first:end]))
    parts = (markdown.without_comments("\n".join(each)) for each in (lines[:first], lines[end:]))
    others = "\n".join(parts)
    said = _DEFINITION.sub("", own).casefold()
    said_by_others = _DEFINITION.sub("", others).casefold()
    defined = {_label(match) for match in _DEFINITION.finditer(own)}

    def kept(match: re.Match[str]) -> str:
        foreign = _label(match) not in said and _label(match) in said_by_others
        return "" if foreign else match[0]

    own = _DEFINITION.sub(kept, own).strip("\n")
    found = {_label(match): match[0] for match in reversed([*_DEFINITION.finditer(others)])}
    added = [text for label, text in found.items() if label in said and label not in defined]
    return "\n\n".join([own, *reversed(added)]) + "\n"


def _label(match: re.Match[str]) -> str:
    return (match[1] or match[2]).casefold()

"""The words in double braces in a template's header and footer, which a document fills in."""

import re
from collections.abc import Mapping

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.word_xml import Node, W, verbatim
from lchnv_cli.model.folding import folded

_TOKEN = re.compile(r"\{\{([^{}]*)\}\}")
_APART = {W + "tab", W + "br", W + "cr"}
_PROPERTIES = {W + "pPr", W + "rPr"}


def fill(part: Node, values: Mapping[str, str]) -> None:
    """Put the values in place of the tokens, however Word has split them into runs.

    Where a value is empty, all text goes from the tab or line break before the token to the next.
    Raises ExportFault for a token that is none.
    """
    for paragraph in part.iter(W + "p"):
        stretches: list[list[Node]] = [[]]
        _collect(paragraph, stretches)
        for stretch in stretches:
            _fill(stretch, values)


def _collect(node: Node, stretches: list[list[Node]]) -> None:
    """Gather the text elements between tabs; a paragraph in a text box is not this one's text."""
    for child in node:
        if child.tag in _APART:
            stretches.append([])
        elif child.tag == W + "t":
            stretches[-1].append(child)
        elif child.tag not in _PROPERTIES and child.tag != W + "p":
            _collect(child, stretches)


def _fill(stretch: list[Node], values: Mapping[str, str]) -> None:
    whole = "".join(each.text or "" for each in stretch)
    found = [(match.span(), _value(match[1].strip(), values)) for match in _TOKEN.finditer(whole)]
    if any(not value for _, value in found):
        for each in stretch:
            each.text = ""
        return
    for (begin, end), value in reversed(found):
        _replace(stretch, begin, end, value)


def _replace(stretch: list[Node], begin: int, end: int, value: str) -> None:
    """Replace a span of the joined text; the value looks as the token's first letter did."""
    at = 0
    for each in stretch:
        held = each.text or ""
        low, high = max(begin - at, 0), min(end - at, len(held))
        if low < high:
            verbatim(each, held[:low] + value + held[high:])
            value = ""
        at += len(held)


def _value(token: str, values: Mapping[str, str]) -> str:
    known = folded(token)
    if known not in values:
        words = ", ".join(f"{{{{{each}}}}}" for each in values)
        raise ExportFault(
            f"Mallen har ordet {{{{{token}}}}} i sidhuvudet eller sidfoten, men det finns inte."
            f" De som finns är {words}. Öppna mallen i Word, rätta ordet och spara."
        )
    return values[known]

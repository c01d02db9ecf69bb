"""The footnotes of a document in the order they are mentioned, as its exports show them.

In the tree a footnote stands where it is mentioned: a span of the class footnote with its text. One
that is mentioned again is a number alone.
"""

from typing import Any

from lchnv_cli.export.tree import Element, classes, name

FOOTNOTE, AGAIN = "footnote", "noteref"
NUMBER = "data-number"
_NAME = "data-note"


def number_notes(root: Element) -> list[Any]:
    """Give each footnote its number, and the elements of those that are mentioned first."""
    numbers: dict[str, str] = {}
    found = []
    tree: Any = root
    for each in list(tree.iter()):
        if name(each) != "span" or FOOTNOTE not in classes(each):
            continue
        own = each.get(_NAME, "")
        if own in numbers:
            each.set("class", AGAIN)
            for child in list(each):
                each.remove(child)
            each.text = numbers[own]
        else:
            numbers[own] = str(len(numbers) + 1)
            found.append(each)
        each.set(NUMBER, numbers[own])
    return found


def noted(element: Element) -> str:
    """Give the number of the footnote that an element is, else empty."""
    return element.get(NUMBER, "") if FOOTNOTE in classes(element) else ""

"""Where a reader of elements has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from lchnv_cli.intake.recognise.source_lines import Element, Line


@dataclass(slots=True)
class Cursor:
    """Elements, and how far they have been read."""

    elements: Sequence[Element]
    at: int = 0

    def peek(self, ahead: int = 0) -> Element | None:
        """Give the next element, or one further on."""
        index = self.at + ahead
        return self.elements[index] if index < len(self.elements) else None

    def line(self, ahead: int = 0) -> Line | None:
        """Give the next element where it is a line."""
        element = self.peek(ahead)
        return element if isinstance(element, Line) else None

    def take(self) -> Element:
        """Pass an element and give it."""
        self.at += 1
        return self.elements[self.at - 1]

    def take_line(self) -> Line:
        """Pass a line and give it."""
        element = self.take()
        if not isinstance(element, Line):
            raise TypeError(type(element))
        return element

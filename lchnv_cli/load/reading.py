"""What a reader of fields carries along: the file, the places seen and the faults found."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lchnv_cli.load.nodes import Node, Scalar
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.source_text import SourceText


@dataclass(slots=True)
class Reading:
    """One file while it is read."""

    file: PurePosixPath
    source: SourceText
    places: dict[str, Place] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def place(self, node: Node) -> Place:
        """Give a node's place."""
        place = self.at(node.line, node.column)
        if not isinstance(node, Scalar) or not node.end_line:
            return place
        end = (node.end_line, self.source.column(node.end_line, node.end_column))
        return place._replace(end_line=end[0], end_column=end[1])

    def at(self, line: int, column: int = 1) -> Place:
        """Give the place of a line and column of the text."""
        return Place(self.file, line, self.source.column(line, column))

    def fault(self, rule: str, place: Place, message: str, remedy: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(rule, Hit(place, message, remedy)))

    def bad_value(self, path: str, node: Node, message: str, remedy: str) -> None:
        """Note a field whose value cannot be used."""
        self.unusable.add(path)
        self.fault("ogiltigt-värde", self.place(node), message, remedy)

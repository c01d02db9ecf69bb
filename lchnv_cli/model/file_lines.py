"""A file's lines as they stand: where what a finding points at ends, and where its edits go.

Rules work on documents in brief and know where something begins; its end is looked up for those who
are to underline or replace it.
"""

from lchnv_cli.model.finding import Edit, Place


class FileLines:
    """The lines of a file, counted as places count them; lines end with LF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._lines = data.decode(errors="replace").split("\n")

    def whole(self, place: Place) -> Place:
        """Give a place with its end: its own, but on no later column than its line's last.

        One that tells none goes to the end of its line.
        """
        place = place._replace(line=max(place.line, 1), column=max(place.column, 1))
        line = place.end_line or place.line
        if line > len(self._lines):  # the file is another than when it was judged
            return place._replace(end_line=place.line, end_column=place.column)
        last = len(self._lines[line - 1].rstrip()) + 1
        end = min(place.end_column, last) if place.end_line else last
        first = place.column if line == place.line else 1
        return place._replace(end_line=line, end_column=max(end, first))

    def place_of(self, edit: Edit) -> Place:
        """Give the place of the bytes that an edit replaces."""
        return Place(edit.file, *self._at(edit.start), *self._at(edit.end))

    def _at(self, byte: int) -> tuple[int, int]:
        before = self._data[:byte]
        line = before[before.rfind(b"\n") + 1 :]
        return before.count(b"\n") + 1, len(line.decode(errors="replace")) + 1

"""Findings with their ends, and with the places of their edits, for editors and programs."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from lchnv_cli.guarded import Refused
from lchnv_cli.model.file_lines import FileLines
from lchnv_cli.model.finding import Finding

_AT_HAND = 8  # files: findings come in the order of their files, and edits seldom go elsewhere


def pinpointed(
    findings: Iterable[Finding], read: Callable[[PurePosixPath], bytes]
) -> Iterator[Finding]:
    """Give the findings whole; of a file that ``read`` refuses only the beginning is known."""

    @lru_cache(maxsize=_AT_HAND)
    def lines_of(file: PurePosixPath) -> FileLines:
        try:
            return FileLines(read(file))
        except Refused:
            return FileLines(b"")

    for finding in findings:
        _, line, column, end_line, end_column = lines_of(finding.file).whole(finding.place)
        edits = (each._replace(place=lines_of(each.file).place_of(each)) for each in finding.edits)
        yield finding._replace(
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            edits=tuple(edits),
        )

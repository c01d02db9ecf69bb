"""What was told of a folder on a day, for as long as nothing that it rests on has changed.

It rests on the names under meetings/, the bytes of the documents, rules.yaml, the register, the
groups, the agreements and the publications, the day, the program, what was asked for, and what the
disk says of other files. All but the last are the memory's key; what the disk said stands in the
first line and is asked again.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from lchnv_cli.load.folder import Seen
from lchnv_cli.model.finding import Fault
from lchnv_cli.on_disk import OnDisk, still_told
from lchnv_cli.work.keeping.file_sums import FileSums
from lchnv_cli.work.keeping.remembered import Line, Memory, as_line, of_line


class Unchanged:
    """One thing that is told of a folder on a day, in a file with an ending of its own.

    ``asked`` are the words that it depends on besides. ``sums`` is to be used by what tells.
    """

    def __init__(self, seen: Seen, day: dt.date, ending: str, asked: Iterable[str] = ()) -> None:
        self._seen, self._day, self._ending, self._asked = seen, day, ending, [*asked]
        self.sums = FileSums(seen.root)

    def told(self) -> list[Line] | None:
        """Give the lines that were kept; None where nothing was, or it may differ now."""
        if not self._seen.digests.keys() >= {*self._seen.walked.documents}:
            return None
        lines = self._memory(self._seen.digests).read()
        if lines is None or not still_told(of_line(lines[0]), self.sums.of):
            return None
        return lines[1:]

    def keep(
        self, disk: OnDisk, digests: Mapping[PurePosixPath, str], lines: Sequence[Line]
    ) -> None:
        """Remember some lines, and what the disk said; nothing where a document could not be had.

        ``digests`` are the checksums of the documents as they were read.
        """
        if digests.keys() >= {*self._seen.walked.documents}:
            said = as_line([[*asked, wrong] for asked, wrong in disk.told.items()])
            self._memory(digests).write([said, *lines])
        self.sums.keep()

    def _memory(self, digests: Mapping[PurePosixPath, str]) -> Memory:
        seen = self._seen
        content = "".join(digests[file] for file in seen.walked.documents)
        published = b"" if seen.publications is None else seen.publications
        own = as_line([self._day.isoformat(), repr(seen.walked), content, *self._asked])
        data = (part for file, told in seen.data.items() for part in (bytes(file), _bytes(told)))
        return Memory.of(seen, self._ending, own, published, *data)


def _bytes(data: bytes | Fault) -> bytes:
    return data if isinstance(data, bytes) else repr(data).encode()

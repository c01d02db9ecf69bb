"""What check finds in a folder, remembered whole: where nothing has changed, nothing is judged.

Findings rest on the names under meetings/, the bytes of the documents, rules.yaml, the register,
the groups, the agreements and the publications, the day, the program, and what the disk says of the
files that documents name. All but the last are the memory's key; what the disk said stands in the
first line and is asked again.
So a folder is looked through each time, but what reads and judges documents is not loaded to find
the same again.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.load.folder import Seen
from lchnv_cli.model.finding import Fault, Finding
from lchnv_cli.on_disk import still_told
from lchnv_cli.work.keeping.file_sums import FileSums
from lchnv_cli.work.keeping.finding_rows import finding_of, row_of
from lchnv_cli.work.keeping.remembered import Line, Memory, as_line, of_line


class Answer(NamedTuple):
    """What was found in a folder: by file, in the order it is shown.

    ``about`` names the meetings that something in a file concerns, where it is not in their folder.
    """

    files: Mapping[PurePosixPath, Callable[[], Iterable[Finding]]]
    about: Mapping[PurePosixPath, frozenset[str]]

    def findings(
        self, shows: Callable[[PurePosixPath], bool], meetings: Collection[str] = ()
    ) -> Iterator[Finding]:
        """Give what was found in some of the files, and what concerns some meetings in others."""
        for file, read in self.files.items():
            if shows(file):
                yield from read()
            elif not self.about[file].isdisjoint(meetings):
                yield from (each for each in read() if not set(meetings).isdisjoint(each.about))


def answer(seen: Seen, day: dt.date, *, cached: bool) -> Answer:
    """Give what is found in a folder on a day. Raises UserFault as open_seen does."""
    sums = FileSums(seen.root if cached else None)
    known = _remembered(seen, day, sums) if cached else None
    if known is not None:
        return known
    from lchnv_cli.work.opening.judge import judge  # noqa: PLC0415 - not needed by what is remembered
    from lchnv_cli.work.opening.workplace import open_seen  # noqa: PLC0415 - the same

    here = open_seen(seen, day, cached=cached, sums=sums)
    # They come in the order of their files.
    found = {file: [*own] for file, own in groupby(judge(here), attrgetter("file"))}
    about = {
        file: frozenset(name for finding in own for name in finding.about)
        for file, own in found.items()
    }
    if cached and here.digests.keys() >= {*seen.walked.documents}:
        told = [[*asked, wrong] for asked, wrong in here.on_disk.told.items()]
        named = [[str(file), *sorted(about[file])] for file in found]
        lines: list[Line] = [as_line(told), as_line(named)]
        lines += (as_line(list(map(row_of, own))) for own in found.values())  # one file at a time
        _memory(seen, day, here.digests).write(lines)
    sums.keep()
    return Answer({file: partial(iter, own) for file, own in found.items()}, about)


def _remembered(seen: Seen, day: dt.date, sums: FileSums) -> Answer | None:
    """Give what was found before in just this folder; None where nothing was, or it may differ."""
    if not seen.digests.keys() >= {*seen.walked.documents}:
        return None
    lines = _memory(seen, day, seen.digests).read()
    if lines is None:
        return None
    told, files, *found = lines
    if not still_told(of_line(told), sums.of):
        return None
    about = {PurePosixPath(file): frozenset(names) for file, *names in of_line(files)}
    read = {file: partial(_read, own, file) for file, own in zip(about, found, strict=True)}
    return Answer(read, about)


def _read(line: Line, file: PurePosixPath) -> Iterator[Finding]:
    return (finding_of(row, file) for row in of_line(line))


def _memory(seen: Seen, day: dt.date, digests: Mapping[PurePosixPath, str]) -> Memory:
    content = "".join(digests[file] for file in seen.walked.documents)
    published = b"" if seen.publications is None else seen.publications
    own = as_line([day.isoformat(), repr(seen.walked), content])
    data = (part for file, told in seen.data.items() for part in (bytes(file), _told(told)))
    return Memory.of(seen, "svar.jsonl", own, published, *data)


def _told(data: bytes | Fault) -> bytes:
    return data if isinstance(data, bytes) else repr(data).encode()

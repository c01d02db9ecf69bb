"""What check finds in a folder, remembered whole: where nothing has changed, nothing is judged.

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
from lchnv_cli.model.finding import Finding
from lchnv_cli.work.keeping.finding_rows import finding_of, row_of
from lchnv_cli.work.keeping.remembered import Line, as_line, of_line
from lchnv_cli.work.opening.unchanged import Unchanged


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
    before = Unchanged(seen, day, "svar.jsonl") if cached else None
    if before and (known := before.told()) is not None:
        return _of_lines(known)
    from lchnv_cli.work.opening.judge import judge  # noqa: PLC0415 - not needed by what is remembered
    from lchnv_cli.work.opening.workplace import open_seen  # noqa: PLC0415 - the same

    here = open_seen(seen, day, cached=cached, sums=before.sums if before else None)
    # They come in the order of their files.
    found = {file: [*own] for file, own in groupby(judge(here), attrgetter("file"))}
    about = {
        file: frozenset(name for finding in own for name in finding.about)
        for file, own in found.items()
    }
    if before:
        lines: list[Line] = [as_line([[str(file), *sorted(about[file])] for file in found])]
        lines += (as_line(list(map(row_of, own))) for own in found.values())  # one file at a time
        before.keep(here.on_disk, here.digests, lines)
    return Answer({file: partial(iter, own) for file, own in found.items()}, about)


def _of_lines(lines: list[Line]) -> Answer:
    files, *found = lines
    about = {PurePosixPath(file): frozenset(names) for file, *names in of_line(files)}
    read = {file: partial(_read, own, file) for file, own in zip(about, found, strict=True)}
    return Answer(read, about)


def _read(line: Line, file: PurePosixPath) -> Iterator[Finding]:
    return (finding_of(row, file) for row in of_line(line))

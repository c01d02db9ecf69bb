"""A text judged as if it lay at a place in the folder; nothing is written."""

import datetime as dt
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE, Seen, look
from lchnv_cli.load.walk import is_document
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.work.opening.find_root import composed

_JUDGED = (RULES_FILE, REGISTER_FILE, *DATA_FILES)


class Unsaved(NamedTuple):
    """A text, the folder it is judged in, and the place there where it would lie."""

    seen: Seen
    file: PurePosixPath
    data: bytes

    def bytes_of(self, file: PurePosixPath) -> bytes:
        """Give the text, or read another file of the folder. Raises Refused."""
        return self.data if file == self.file else self.seen.bytes_of(file)

    def judged(self, day: dt.date, *, cached: bool) -> list[Finding]:
        """Give what is found in the text. Raises Broken."""
        from lchnv_cli.work.opening.in_memory import opened_with  # noqa: PLC0415 - few checks need it
        from lchnv_cli.work.opening.judge import judge  # noqa: PLC0415 - the same

        here = opened_with(self.seen, day, {self.file: self.data}, cached=cached)
        return [finding for finding in judge(here) if finding.file == self.file]


def is_judged(file: PurePosixPath) -> bool:
    """Tell whether a file of the folder would be judged, were it there."""
    return file in _JUDGED or is_document(file)


def unsaved(path: Path, data: bytes, root: Path) -> Unsaved:
    """Place a text in a folder. Raises UserFault where nobody would judge it there."""
    whole = path.resolve()
    if not whole.is_relative_to(root):
        raise UserFault(f"{path} ligger utanför {root}. Välj mapp med --root.")
    file = composed(whole.relative_to(root))
    if not is_judged(file):
        raise UserFault(
            f"{path} är ingen fil som granskas. Det är {', '.join(map(str, _JUDGED))} och de filer "
            "under meetings som slutar på .md."
        )
    seen = look(root)
    there = (each for each in seen.walked.documents if composed(each) == file)
    return Unsaved(seen, next(there, file), data)

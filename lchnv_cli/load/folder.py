"""The files of a folder: what there is, and each read on its own.

Nothing of what the files say is known here, so a folder in which nothing has changed is looked
through without loading what reads them.
"""

import contextlib
import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import Refused, read_inside, read_ordinary
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.walk import Walked, walk
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.publication import PUBLICATIONS

RULES_FILE = PurePosixPath("rules.yaml")
REGISTER_FILE = PurePosixPath("meetings/register.yaml")
MAX_BYTES = 1_000_000
MAX_PUBLICATIONS = 50_000_000  # a line for each time in twenty years, and far more
_SENTENCES = late(r"""\bmeningar["']?\s*:\s*["']?([^\s"'#,}\]\[{-][^"'#,}\r\n]*)""")


@dataclass(frozen=True)
class Seen:
    """What there is in a folder: all that is found out about its documents comes from this.

    ``register`` and ``publications`` are None where there is no such file. ``sentences`` are the
    files that rules.yaml names as the sentences of its editions, those that could be read.
    ``data`` are the files of DATA_FILES that are there; instead of one that cannot be read, why.
    """

    root: Path
    rules: bytes = field(repr=False)
    register: bytes | None = field(repr=False)
    walked: Walked
    sentences: Mapping[PurePosixPath, bytes] = field(default_factory=dict, repr=False)
    publications: bytes | None = field(default=None, repr=False)
    data: Mapping[PurePosixPath, bytes | Fault] = field(default_factory=dict, repr=False)

    @cached_property
    def digests(self) -> Mapping[PurePosixPath, str]:
        """The checksum of each document's content; one that cannot be read has none."""
        found = {}
        for file in self.walked.documents:
            try:
                found[file] = digest_of(bytes_of(self.root, file))
            except Refused:
                continue
        return found

    def bytes_of(self, file: PurePosixPath) -> bytes:
        """Read a file that something was found in. Raises Refused."""
        known = self.data.get(file)
        return known if isinstance(known, bytes) else bytes_of(self.root, file)


def look(root: Path) -> Seen:
    """Look through a folder.

    Raises Broken when rules.yaml, the register or the publications cannot be read.
    """
    rules = _bytes(root, RULES_FILE) or b""
    register = _bytes(root, REGISTER_FILE)
    sentences = sentences_beside(root, rules)
    published = _bytes(root, PUBLICATIONS, MAX_PUBLICATIONS)
    return Seen(root, rules, register, walk(root), sentences, published, _data(root))


def _data(root: Path) -> dict[PurePosixPath, bytes | Fault]:
    """Give what the files of facts hold; what keeps one from being read is told as its fault."""
    found: dict[PurePosixPath, bytes | Fault] = {}
    for file in DATA_FILES:
        # What was packed on a Mac may have å, ä and ö in the name taken apart.
        for name in dict.fromkeys((str(file), unicodedata.normalize("NFD", str(file)))):
            try:
                found[file] = read_inside(root / name, MAX_BYTES, root)
            except Refused as refused:
                if refused.missing:
                    continue
                found[file] = unopened(file, refused)
            break
    return found


def sentences_beside(root: Path, rules: bytes) -> dict[PurePosixPath, bytes]:
    """Give the files that rules.yaml, which nobody has taken apart yet, seems to name."""
    found = {}
    for file in _named_in(rules):
        with contextlib.suppress(Refused):
            found[file] = read_inside(root / file, MAX_BYTES, root)
    return found


def named_beside(root: Path) -> list[str]:
    """Give the names of those files, as rules.yaml is now; none while it cannot be read."""
    with contextlib.suppress(Broken):
        return [str(file) for file in _named_in(_bytes(root, RULES_FILE) or b"")]
    return []


def _named_in(rules: bytes) -> Iterator[PurePosixPath]:
    for name in _SENTENCES.findall(rules.decode(errors="replace")):
        yield PurePosixPath(name.strip())


def digest_of(data: bytes) -> str:
    """Give the checksum of a file's content."""
    return sha256(data).hexdigest()


def bytes_of(root: Path, file: PurePosixPath) -> bytes:
    """Read a document's file, but no more than shows that it is too large. Raises Refused.

    The walk that found the file followed no linked folder, so only the file may lead out.
    """
    path = os.path.join(root, file)  # noqa: PTH118 - for every document, a fourth of the time
    linked = os.path.islink(path)  # noqa: PTH114 - Path's own raises where a path is too long
    return read_inside(path, MAX_BYTES, root) if linked else read_ordinary(path, MAX_BYTES)


def unopened(file: PurePosixPath, refused: Refused) -> Fault:
    """Tell of a file that was not read."""
    remedy = "Se efter att filen finns kvar och att du får läsa den."
    return Fault(
        "oläsbar-fil", Hit(Place(file), f"Filen går inte att läsa: {refused.why}.", remedy)
    )


def _bytes(root: Path, name: PurePosixPath, most: int = MAX_BYTES) -> bytes | None:
    try:
        return read_inside(root / name, most, root)
    except Refused as refused:
        if refused.missing:
            return None
        raise Broken(name, f"Filen går inte att läsa: {refused.why}.") from None

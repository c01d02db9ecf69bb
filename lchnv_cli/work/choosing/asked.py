"""What the command line of lchnv check asks about: files, folders and meetings."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from lchnv_cli.load.folder import REGISTER_FILE, Seen
from lchnv_cli.load.walk import MEETINGS, Walked
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.fault import UserFault
from lchnv_cli.work.opening.find_root import composed

_About = Mapping[PurePosixPath, frozenset[str]]


@dataclass(frozen=True)
class Asked:
    """All of the folder, or files, folders and meetings in it.

    Whatever is asked, it is told where a document may be hidden: by a name that nobody reads, or
    in a folder around what is asked that nobody could look into.
    """

    walked: Walked
    paths: tuple[PurePosixPath, ...]

    @cached_property
    def documents(self) -> frozenset[PurePosixPath]:
        """The documents asked about, whether or not they could be read."""
        return frozenset(filter(self._asks_for, self.walked.documents))

    @property
    def mended(self) -> frozenset[PurePosixPath]:
        """The files that may be mended."""
        return self.documents | set(filter(self._asks_for, (REGISTER_FILE, *DATA_FILES)))

    @property
    def meetings(self) -> frozenset[str]:
        """The meetings asked about: what hangs on them in other files is told too."""
        return frozenset(filter(None, map(_meeting_at, self.paths)))

    def shows(self, file: PurePosixPath) -> bool:
        """Tell whether a finding in a file belongs to the answer."""
        walked = self.walked
        around = file in walked.unseen and any(each.is_relative_to(file) for each in self.paths)
        return self._asks_for(file) or around or file in walked.misnamed

    def _asks_for(self, file: PurePosixPath) -> bool:
        return not self.paths or any(composed(file).is_relative_to(each) for each in self.paths)


def asked(seen: Seen, paths: Sequence[Path], today: dt.date, about: _About | None = None) -> Asked:
    """Give what is asked about, also meetings that something is found about and that have no file.

    Raises UserFault when there is nothing to judge there.
    """
    known = {name for names in (about or {}).values() for name in names}
    scope = Asked(seen.walked, tuple(_inside(seen, path, known, today) for path in paths))
    hidden = any(map(scope.shows, (*seen.walked.unseen, *seen.walked.misnamed)))
    named = not {REGISTER_FILE, *DATA_FILES}.isdisjoint(scope.paths)
    if scope.documents or hidden or named or scope.meetings & known:
        return scope
    if paths and all(path.suffix.lower() != ".md" and path.is_file() for path in paths):
        raise UserFault(
            f"{paths[0]} är ingen textfil att granska; det är bara filerna som slutar på .md.\n"
            "Ändra i dokumentets textfil och skriv ut det igen med lchnv export."
        )
    what = " där du pekar" if paths else f" i {seen.root / 'meetings'}"
    raise UserFault(
        f"Det finns inga dokument att granska{what}.\nSe vad som är näst att göra: lchnv status."
    )


def _inside(seen: Seen, path: Path, known: Iterable[str], today: dt.date) -> PurePosixPath:
    """Give a path from the root. Raises UserFault when nothing is there, or it lies elsewhere."""
    root, unseen = seen.root, seen.walked.unseen
    itself = path.parent.resolve() / path.name  # a link that nobody followed
    whole = itself if itself in {root / each for each in unseen} else path.resolve()
    if not os.path.lexists(path) and (name := _meeting_named(path, seen, known, today)):
        return PurePosixPath(MEETINGS, name)
    if not whole.is_relative_to(root):
        raise UserFault(
            f"{path} ligger utanför {root}. Välj mapp med --root, eller kör: lchnv check"
        )
    inside = composed(whole.relative_to(root))
    scope = Asked(seen.walked, (inside,))
    hidden = any(map(scope.shows, unseen)) or any(
        each.parent == inside.parent and each.name.startswith(inside.stem)
        for each in seen.walked.misnamed
    )
    if os.path.lexists(path) or scope.documents or hidden:
        return inside
    raise UserFault(f"{path} finns inte. Utan namn på fil eller mapp granskas allt: lchnv check")


def _meeting_at(path: PurePosixPath) -> str:
    """Name the meeting whose folder a path is; empty for other paths."""
    top, *names = path.parts or ("",)
    return "/".join(names) if top == MEETINGS and len(names) == 2 and "-" in names[1] else ""  # noqa: PLR2004


def _meeting_named(path: Path, seen: Seen, known: Iterable[str], today: dt.date) -> str:
    """Give the meeting that is named, lchnv/2026-03-20 or a day alone; empty where none is.

    Raises UserFault where it may be several.
    """
    from lchnv_cli.model.said_day import days_meant  # noqa: PLC0415 - most names are paths

    days: dict[str, list[dt.date]] = {}
    files = (*seen.walked.documents, *seen.walked.misnamed)
    for name in {*known, *(_meeting_at(file.parent) for file in files)}:
        body, _, day = name.partition("/")
        days.setdefault(body, []).extend(_day(day))
    text = path.as_posix()
    own = [body for body in days if text.casefold().startswith((f"{body}/", f"{body} "))]
    found = sorted(
        f"{body}/{day}"
        for body in own or days
        for day in days_meant(text[len(body) + 1 :] if own else text, today, days[body])
        if day in days[body]
    )
    if len(found) > 1:
        ways = "".join(f"\n    lchnv check {name}" for name in found)
        raise UserFault(f"”{text}” kan vara flera möten. Skriv vilket:{ways}")
    return "".join(found)


def _day(text: str) -> Iterator[dt.date]:
    try:
        yield dt.date.fromisoformat(text)
    except ValueError:
        return

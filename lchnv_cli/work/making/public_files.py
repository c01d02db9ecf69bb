"""What goes out on the web: gathered whole, of what is public alone, before any of it is written.

The site and the open data are each a folder of such files. Files are written one by one in the
order that they were gathered in, so what leads to a file comes after it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.public_archive import is_public, public_archive
from lchnv_cli.render.pages import Printable
from lchnv_cli.save import LEFTOVER, content
from lchnv_cli.screen import terminal
from lchnv_cli.screen.how_far import tracked
from lchnv_cli.work.making.annex_files import Annexes, Missing, tell_missing
from lchnv_cli.work.making.print_ledger import (
    NAME,
    Ledger,
    Since,
    ToWrite,
    base_of,
    made_from,
    made_of,
)
from lchnv_cli.work.making.print_pool import print_all
from lchnv_cli.work.making.printing import Made
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Workplace

_MOST = 5  # files that are told by name
_ANNEXES = 12  # as many as an agenda may have
_QUICK = "snabbt"  # of what is quicker to make than to ask for


def public_place(here: Workplace) -> Workplace:
    """Give the folder as if it held nothing but what is public."""
    return replace(here, archive=public_archive(here.archive))


@dataclass
class PublicFiles:
    """The files of a folder of output; counts those that were written and those left as they were.

    ``here`` holds what is public alone.
    """

    here: Workplace
    folder: Path
    dry_run: bool
    force: bool
    written: list[str] = field(default_factory=list)
    _files: dict[str, ToWrite | None] = field(default_factory=dict)  # None: it lies there as it is

    def __post_init__(self) -> None:
        self._ledger = Ledger(self.folder, home_of(self.here, self.folder))
        self._base = base_of(self.here)
        self._made_from: dict[PurePosixPath, str] = {}
        if not self.dry_run:
            self._ledger.tidy()

    def add(self, name: str, data: bytes, made: str = _QUICK) -> None:
        """Take up a file under its name."""
        self.copy(name, lambda: data, made)

    def copy(self, name: str, data: Callable[[], bytes], made: str = _QUICK) -> None:
        """Take up a file whose bytes are asked for when it is written, and may be many."""
        self._files[name] = ToWrite(name, made, data)

    def add_last(self, name: str, data: bytes, parts: Sequence[object]) -> None:
        """Take up the file that is written last, with what all the others are made from."""
        self.add(name, data, made_of(self._base, parts))

    def unchanged(self, last: str, parts: Sequence[object]) -> bool:
        """Tell whether all lies there as written, made from the same; then it is taken up."""
        names = self._ledger.whole(last, made_of(self._base, parts))
        self._files = dict.fromkeys(names)
        return bool(names)

    def make(self, name: str, parts: Sequence[object], draw: Callable[[], bytes]) -> int:
        """Take up a file and give its size; it is drawn if none lies there, drawn from the same.

        It is drawn from ``parts``, and it may be from the program, the templates and rules.yaml.
        """
        key = made_of(self._base, parts)
        there = self._fresh(name, key)
        if there is None:
            there = draw()
            self.add(name, there, key)
        return len(there)

    def there(self, name: str) -> bytes:
        """Give what lies there under a name now; nothing where no file does."""
        return content(self.folder / name) or b""

    def made_from(self, document: Printable) -> str:
        """Give the hash of what a document is printed from, as it was when first asked for."""
        if document.file not in self._made_from:
            self._made_from[document.file] = made_from(self.here, document, self._base)
        return self._made_from[document.file]

    def _fresh(self, name: str, key: str) -> bytes | None:
        there = self._ledger.fresh(name, key)
        if there is not None:
            self._files[name] = None
        return there

    def names(self) -> list[str]:
        """Give the names of what was taken up, in order."""
        return [*self._files]

    def prints(
        self,
        documents: Sequence[Printable],
        formats: tuple[str, ...],
        named: Callable[[Printable, str], str],
    ) -> Iterator[tuple[Printable, Made]]:
        """Print the documents that are not fresh, and give all, each file under its own name."""
        stale = []
        for each in documents:
            names = [named(each, own) for own in formats]
            there = [(name, self._fresh(name, self.made_from(each))) for name in names]
            files = tuple((name, data) for name, data in there if data is not None)
            if len(files) == len(names):
                yield each, Made(files)
            else:
                stale.append(each)
        made_all = print_all(self.here, stale, formats, public=True)
        for document, made in tracked(made_all, len(stale), "Skriver ut"):
            files = tuple(
                (named(document, PurePosixPath(name).suffix[1:]), data) for name, data in made.files
            )
            for name, data in files:
                self.add(name, data, self.made_from(document))
            yield document, replace(made, files=files)

    def write(self) -> None:
        """Write what was gathered. Raises Stop before the first for a file that is not ours."""
        if not self.dry_run:
            files = [each for each in self._files.values() if each]
            self.written = self._ledger.write_all(files, force=self.force)

    def write_told(self, name: str, data: bytes) -> None:
        """Write a file that tells of the others, after them."""
        self._ledger.write(name, _QUICK, data, force=self.force)
        self._files[name] = None

    def earlier(self) -> list[str]:
        """Give the names of what an earlier run wrote that is no part of it any more."""
        return self._ledger.others(self._files)

    def since(self, name: str) -> Since:
        """Tell what a file that was written, or left as it was, is since the last whole run."""
        return self._ledger.since(name)

    def tidy(self) -> None:
        """Remove what an earlier run wrote, and is no part of it any more."""
        if not self.dry_run:
            self._ledger.keep_only(self._files)

    def tell(self) -> None:
        """Tell how many files were written."""
        if not self.dry_run:
            terminal.tell_files(len(self.written), len(self._files) - len(self.written))

    def others(self, below: str = "") -> list[str]:
        """Give the files that lie there, or below a folder there, and are no part of it."""
        known, left = {*self._files, NAME}, []
        for folder, _, names in os.walk(self.folder / below):
            at = Path(folder).relative_to(self.folder)
            there = (name for name in names if not LEFTOVER.fullmatch(name))
            left += [at / name for name in there if (at / name).as_posix() not in known]
        return [str(self.folder / each) for each in sorted(left)]


def tell_withheld(whole: Workplace, meetings: Iterable[Meeting]) -> None:
    """Tell which documents of some meetings do not go out, though they are of a kind that does."""
    known = (whole.archive.meeting(each.body_id, each.date) for each in meetings)
    every = [document for each in known if each for document in each.documents]
    left = [each for each in every if each.kind.published and not is_public(each, whole.archive)]
    if kept := [f"{each.file} ({each.off_web})" for each in left if each.off_web]:
        terminal.tell(f"Inte med, för fältet ej_webb:{listed(kept)}")
    if others := [str(each.file) for each in left if not each.off_web]:
        terminal.tell(f"Inte publicerat som det står, och inte med:{listed(others)}")


def tell_lacking(lacking: Sequence[tuple[Meeting, Missing]], here: Workplace) -> None:
    """Tell which annexes do not go out: every file that cannot be had, and some that none named."""
    named = [(_of(meeting, each, here), each.why) for meeting, each in lacking]
    tell_missing(Annexes((), tuple(Missing(title, why) for title, why in named if why)))
    if without := [title for title, why in named if not why]:
        terminal.tell(f"Följer inte med, för ingen fil är angiven:{listed(without, _ANNEXES)}")


def _of(meeting: Meeting, missing: Missing, here: Workplace) -> str:
    return f"{here.procedure.bodies[meeting.body_id].short} {meeting.date}, {missing.title}"


def listed(files: list[str], most: int = _MOST) -> str:
    """List the first of some files, each on its line."""
    more = f"\n    … och {len(files) - most} till" if len(files) > most else ""
    return "".join(f"\n    {file}" for file in files[:most]) + more

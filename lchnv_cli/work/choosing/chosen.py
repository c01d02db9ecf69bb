"""Which documents the command line of lchnv export names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lchnv_cli.model.archive import is_copy
from lchnv_cli.model.date_forms import date_of
from lchnv_cli.model.document import Calendar, MeetingDocument
from lchnv_cli.model.file_stem import stem
from lchnv_cli.model.kinds import CALENDAR
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.pages import Printable
from lchnv_cli.screen import terminal
from lchnv_cli.work.choosing.called_off import refuse_called_off
from lchnv_cli.work.choosing.meeting_day import as_named
from lchnv_cli.work.opening.find_root import composed
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read

_YEAR = late(r"[12]\d{3}", re.ASCII)
_CALENDAR = f"{CALENDAR.word}.md"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for: days, years and files, or everything; of one body or all."""

    names: tuple[str, ...]
    body: str
    everything: bool

    @property
    def years(self) -> set[str]:
        """The years whose calendars are asked for."""
        return {name for name in self.names if _YEAR.fullmatch(name)}


def chosen(here: Workplace, wanted: Wanted) -> list[Printable]:
    """Give the documents asked for, each once. Raises Stop when one cannot be found.

    Two that would get the same file name stop what names them; of everything the first is taken.
    """
    named = _everything(here, wanted) if wanted.everything else _named(here, wanted)
    documents = list({document.file: document for document in named}.values())
    twins = _twins(documents)
    if twins and not wanted.everything:
        raise Stop(
            f"{_same_twice(*twins[0])}\nTa bort det ena, eller skriv vilken fil som ska skrivas ut."
        )
    later = {document.file for _, document in twins}
    return [document for document in documents if document.file not in later]


def to_print(here: Workplace, wanted: Wanted) -> list[Printable]:
    """Give the documents asked for that are printed. Raises Stop, also where none of them is."""
    found = chosen(here, wanted)
    if documents := [document for document in found if document.kind.printed]:
        return documents
    raise Stop(f"{found[0].file}\n    {found[0].kind.title} skrivs inte ut.")


def left_out(here: Workplace, wanted: Wanted) -> list[str]:
    """Tell of the documents that are not printed with everything, as another has their name."""
    if not wanted.everything:
        return []
    every = list(_all(here, wanted.body))
    return [_same_twice(twin, document) for twin, document in _twins(every)]


def unread(here: Workplace, wanted: Wanted, documents: list[Printable]) -> list[PurePosixPath]:
    """Give what could not be read: beside the documents, or a calendar of a year asked for.

    A folder that nobody could look into counts where the documents lie in it or it lies by them.
    """
    folders = {document.file.parent for document in documents}
    found = [
        file
        for file in here.archive.unread
        if wanted.everything
        or file.parent in folders
        or any(_may_be_calendar(file, year, wanted.body) for year in wanted.years)
    ]
    found += [
        each
        for each in here.archive.unseen
        if wanted.everything
        or any(own.is_relative_to(each) or each.is_relative_to(own) for own in folders)
    ]
    return sorted(found)


def tell_unread(files: list[PurePosixPath]) -> None:
    """Tell what could not be read, and so is not printed."""
    if files:
        listed = "".join(f"\n    {file}" for file in files)
        terminal.tell(f"Går inte att läsa och är inte utskrivet; kör lchnv check:{listed}")


def _may_be_calendar(file: PurePosixPath, year: str, body: str) -> bool:
    """Tell by its name and folders whether an unread file is a calendar of the year."""
    *_, own_body, own_year, name = ("", "", *file.parts)
    return (own_year, name) == (year, _CALENDAR) and body in {"", own_body}


def _all(here: Workplace, body: str = "") -> Iterator[Printable]:
    for document in here.archive.documents:
        if isinstance(document, Printable) and body in {"", document.body_id}:
            yield document


def _everything(here: Workplace, wanted: Wanted) -> list[Printable]:
    """Give every document. Raises Stop when there is none, or when single ones are named too."""
    if wanted.names:
        raise Stop("Skriv antingen vilka möten eller --all, inte båda.")
    if found := list(_all(here, wanted.body)):
        return found
    if here.archive.unread or here.archive.unseen:
        raise not_read(min(here.archive.unread or here.archive.unseen), here.found)
    raise Stop("Det finns inget att skriva ut. Skapa en dagordning med lchnv new-agenda.")


def _named(here: Workplace, wanted: Wanted) -> Iterator[Printable]:
    if not wanted.names:
        raise Stop(
            "Skriv vilket möte: lchnv export 2026-03-20, vilket års kalendarium: "
            "lchnv export 2026, eller lchnv export --all."
        )
    for written in wanted.names:
        name, body = as_named(here, written, wanted.body)
        found = [doc for doc in _all(here) if _is_named(doc, name, body, here.root)]
        if not found:
            raise _not_found(here, name, body)
        yield from found


def _is_named(document: Printable, name: str, body: str, root: Path) -> bool:
    if _YEAR.fullmatch(name):
        own = isinstance(document, Calendar) and document.year == int(name)
        return own and body in {"", document.body_id}
    if (day := date_of(name)) is not None:
        own = isinstance(document, MeetingDocument) and document.date == day
        return own and body in {"", document.body_id}
    file = composed(root / document.file)
    return composed(Path(name).resolve()) in {file, file.parent}


def _not_found(here: Workplace, name: str, body: str) -> Stop:
    if _YEAR.fullmatch(name):
        return _no_calendar(here, name, body)
    if faulty := sorted(file for file in here.archive.unread if name in str(file)):
        return not_read(faulty[0], here.found)
    if (day := date_of(name)) is not None:
        for each in here.procedure.bodies:
            refuse_called_off(here.archive.meeting(each, day) if body in {"", each} else None)
    meetings = (doc for doc in _all(here) if isinstance(doc, MeetingDocument))
    days = sorted({str(document.date) for document in meetings}, reverse=True)[:5]
    known = f"De senaste är {', '.join(days)}." if days else "Skapa ett med lchnv new-agenda."
    return _missing(here, f"Det finns inget dokument för ”{name}”.", known)


def _missing(here: Workplace, told: str, known: str) -> Stop:
    """Give the refusal of what is not there, or lies where nobody could look."""
    if here.archive.unseen:
        hidden = not_read(here.archive.unseen[0], here.found)
        return Stop(f"{told} Det kan ligga där programmet inte kan läsa:\n{hidden}")
    return Stop(f"{told} {known}")


def _no_calendar(here: Workplace, year: str, body: str) -> Stop:
    for file in sorted(here.archive.unread):
        if _may_be_calendar(file, year, body):
            return not_read(file, here.found)
    calendars = (doc for doc in _all(here, body) if isinstance(doc, Calendar))
    years = sorted({str(calendar.year) for calendar in calendars})
    calendar = PurePosixPath("meetings", here.body(body).id, year, _CALENDAR)
    known = f"Det finns för {', '.join(years)}." if years else f"Skriv ett i {calendar}."
    return _missing(here, f"Det finns inget kalendarium för {year}.", known)


def _twins(documents: list[Printable]) -> list[tuple[Printable, Printable]]:
    """Give each document that would get another's file name, after that one.

    Of a file and its copy the one with the right name comes first.
    """
    seen: dict[str, Printable] = {}
    ordered = sorted(documents, key=is_copy)
    pairs = [(seen.setdefault(stem(document), document), document) for document in ordered]
    return [(first, document) for first, document in pairs if first is not document]


def _same_twice(first: Printable, second: Printable) -> str:
    same = "för samma år" if isinstance(first, Calendar) else "från samma möte"
    return f"{first.file} och\n{second.file} är samma slags dokument {same}."

"""Taking back what was published: told among the publications, and on the web in its place."""

import datetime as dt

from lchnv_cli import save
from lchnv_cli.load.publications import line_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.work.changing.publishing import LOCK
from lchnv_cli.work.opening.workplace import Stop, Workplace


def withdrawal(here: Workplace, document: MeetingDocument, day: dt.date, why: str) -> str:
    """Give the line that takes a document back. Raises Stop where nothing is to be taken back."""
    known = here.archive.publication(document.file)
    if known is None:
        raise Stop(
            f"{document.file}\n    Dokumentet är inte publicerat med lchnv publish, så det finns "
            "inget att återkalla.\n    Ska det inte ligga på webben: skriv ej_webb och skälet i "
            "dess huvud."
        )
    if known.withdrawn:
        since = spoken_with_year(known.day)
        raise Stop(f"{document.file}\n    Det återkallades {since}: {known.withdrawn}")
    if day < known.day:
        raise Stop(f"{document.file}\n    {day} är före den dag då det publicerades, {known.day}.")
    return line_of(known._replace(day=day, what="", withdrawn=why))


def withdraw(here: Workplace, line: str) -> None:
    """Write the line. Raises SaveFault."""
    path = here.root / PUBLICATIONS
    with save.locked(here.root / LOCK):
        told = save.content(path) or b""
        end = b"" if told.endswith(b"\n") or not told else b"\n"
        save.replace(path, told + end + f"{line}\n".encode(), expected=told or None)

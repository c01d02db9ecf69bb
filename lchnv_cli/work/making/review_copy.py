"""The Word file that others write in: marked as a draft, with the Markdown it was printed from.

What it was printed from is kept here too, by its number: a program that drops what it does not
know of a file keeps the number among its properties.
"""

from collections.abc import Iterator
from pathlib import Path, PurePath

from lchnv_cli import save
from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.export.review_part import number_of, with_source
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_stem import stem
from lchnv_cli.render.pages import Printable
from lchnv_cli.work.choosing.chosen import Wanted, to_print
from lchnv_cli.work.making.print_ledger import Ledger, base_of, made_from
from lchnv_cli.work.making.printing import source_of
from lchnv_cli.work.making.writing import home_of
from lchnv_cli.work.opening.workplace import Stop, Workplace

_KEPT = PurePath(".lchnv", "granskning")


def review_print(document: Printable, here: Workplace) -> bytes:
    """Print a document for review, without what it carries along. Raises UserFault."""
    return FORMATS["docx"](source_of(document, here, draft=True))


def review_name(document: Printable) -> str:
    """Give the name of a document's review copy."""
    return f"{stem(document)}-granskning.docx"


def write_reviews(
    here: Workplace, wanted: Wanted, folder: Path, *, dry_run: bool, force: bool
) -> Iterator[Path]:
    """Write the review copies of the documents asked for, of all those of meetings. Raises Stop."""
    documents = to_print(here, wanted)
    meetings = [each for each in documents if isinstance(each, MeetingDocument)]
    other = [each.file for each in documents if not isinstance(each, MeetingDocument)]
    if other and not wanted.everything:
        raise Stop(f"{other[0]}\n    Bara ett mötes dokument går att skicka för granskning.")
    for document in meetings:
        yield _write(document, here, folder, dry_run=dry_run, force=force)


def _write(
    document: MeetingDocument, here: Workplace, folder: Path, *, dry_run: bool, force: bool
) -> Path:
    """Write a document's review copy and give its file. Raises Stop."""
    path = folder / review_name(document)
    if dry_run:
        return path
    markdown = here.bytes_of(document)
    data = with_source(review_print(document, here), str(document.file), markdown)
    ledger = Ledger(folder, home_of(here, folder))
    key = f"{made_from(here, document, base_of(here))}-granskning"
    ledger.write(path.name, key, data, force=force)
    save.leave_out_of_git(here.root)
    kept = here.root / _KEPT / f"{number_of(markdown)}.md"
    if save.content(kept) != markdown:
        save.replace(kept, markdown)
    return path


def kept_source(here: Workplace, number: str) -> bytes | None:
    """Give the Markdown that a review copy was printed from, by its number."""
    if not (number.isascii() and number.isalnum()):
        return None
    data = save.content(here.root / _KEPT / f"{number}.md")
    return data if data is not None and number_of(data) == number else None

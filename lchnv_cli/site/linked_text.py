"""Texts of the pages, and what is told of documents, with links from what is named and cited."""

import datetime as dt
from collections.abc import Iterator, Mapping

from lchnv_cli.model.annexes import cited
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.phrases import around_phrases
from lchnv_cli.site.site_page import Link, Papers, Piece, Text, WebFile
from lchnv_cli.site.site_source import Site


def linked_text(words: str, document: Document, site: Site) -> Text:
    """Give words of a document; what they name leads where it does on the document's own page."""
    if not isinstance(document, MeetingDocument):
        return Text((words,))
    files = site.annexes_in(document) if "bil" in words.casefold() else {}
    pieces: list[Piece] = []
    for each in around(words, site.named(document)).pieces:
        pieces += _with_files(each, files) if isinstance(each, str) else [each]
    return Text(tuple(filter(None, pieces)))


def around(words: str, named: Mapping[str, Link]) -> Text:
    """Give words with a link for each of those that lead somewhere."""
    pieces: list[Piece] = []
    for after, phrase in around_phrases(words, named):
        pieces += [named[phrase], after] if phrase else [after]
    return Text(tuple(filter(None, pieces)))


def _with_files(words: str, files: Mapping[str, WebFile]) -> Iterator[Piece]:
    at = 0
    for start, written, file in cited(words, files):
        yield from (words[at:start], file._replace(name=written))
        at = start + len(written)
    yield words[at:]


def linked_day(body_id: str, day: dt.date, site: Site, before: str = "") -> Text:
    """Say a day, after what is said ``before`` it, linked where the body has a meeting then."""
    said, meeting = spoken_with_year(day), site.archive.meeting(body_id, day)
    return Text((before, Link(said, site.at.meeting(meeting)) if meeting else said))


def papers(document: MeetingDocument, site: Site) -> Papers:
    """Tell of a document that is out: when it was, and what was changed since."""
    name, day = site.kind(document), document.published and document.published.date
    published = f"Publicerad {spoken_with_year(day)}." if day else ""
    revised = []
    for each in document.revisions:
        what = linked_text(each.what, document, site)
        revised.append(Text((f"Reviderad {spoken_with_year(each.date)}: ", *what.pieces)))
    page = Link(name, site.at.document(document))
    return Papers(name, page, published, tuple(revised), site.prints.get(document.file, ()))

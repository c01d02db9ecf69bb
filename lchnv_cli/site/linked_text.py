"""Texts of the pages, and what is told of documents, with a link from each meeting named there."""

import datetime as dt

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.phrases import around_phrases
from lchnv_cli.site.site_page import Link, Papers, Text
from lchnv_cli.site.site_source import Site


def linked_text(words: str, document: Document, site: Site) -> Text:
    """Give words of a document; what they name leads where it does on the document's own page."""
    named = site.named(document) if isinstance(document, MeetingDocument) else {}
    pieces: list[str | Link] = []
    for after, phrase in around_phrases(words, named):
        pieces += [named[phrase], after] if phrase else [after]
    return Text(tuple(filter(None, pieces)))


def linked_day(body_id: str, day: dt.date, site: Site, before: str = "") -> Text:
    """Say a day, after what is said ``before`` it, linked where the body has a meeting then."""
    said, meeting = spoken_with_year(day), site.archive.meeting(body_id, day)
    return Text((before, Link(said, site.at.meeting(meeting)) if meeting else said))


def papers(document: MeetingDocument, site: Site) -> Papers:
    """Tell of a document that is out: when it was, and what was changed since."""
    name, day = site.kind(document), document.published and document.published.date
    told = [Text((f"Publicerad {spoken_with_year(day)}.",))] if day else []
    for each in document.revisions:
        what = linked_text(each.what, document, site)
        told.append(Text((f"Reviderad {spoken_with_year(each.date)}: ", *what.pieces)))
    page = Link(name, site.at.document(document))
    return Papers(name, page, tuple(told), site.prints.get(document.file, ()))

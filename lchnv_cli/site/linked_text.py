"""Texts of the pages with a link from each meeting that they name."""

import datetime as dt

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document, MeetingDocument
from lchnv_cli.model.phrases import around_phrases
from lchnv_cli.site.site_page import Link, Text
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

"""Documents to pages."""

import datetime as dt

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import Day, spoken_with_year
from lchnv_cli.model.document import Calendar, MeetingDocument, Notes, Question
from lchnv_cli.model.folding import folded
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.labelled import labelled
from lchnv_cli.render.attendance import attendance
from lchnv_cli.render.calendar_page import calendar_page
from lchnv_cli.render.markup import blocks_markup
from lchnv_cli.render.outside import Outside, outside
from lchnv_cli.render.page import (
    AnnexRow,
    MeetingPage,
    Page,
    ReplyRow,
)
from lchnv_cli.render.points import contents, points

Facts = tuple[tuple[str, str], ...]
Printable = MeetingDocument | Calendar


def page(document: Printable, text: FullText, archive: Archive) -> Page:
    """Give the page of a document."""
    if isinstance(document, Calendar):
        return calendar_page(document, text, archive.procedure)
    return _meeting_page(document, text, archive)


def _meeting_page(document: MeetingDocument, text: FullText, archive: Archive) -> MeetingPage:
    told = outside(document, archive)
    kind, only = told.kind, ""
    if document.extract:
        kind, only = f"Utdrag ur {kind.lower()}", f", punkt {document.extract.address}"
    shown = points(document, text, told.changed, told.prepared)
    return MeetingPage(
        title=f"{kind} {told.title} {document.date}{only}",
        heading=f"{kind} {told.title}",
        kind=kind,
        template=document.kind.page_template,
        body_name=told.letterhead,
        senders=told.senders,
        author=document.issued_by or told.issuer,
        date=document_day(document).isoformat(),
        diary_number=document.diary_number,
        running=f"{told.body} · {kind} {document.date}{only}",
        draft=is_draft(document, archive),
        facts=_facts(document, told),
        preamble=blocks_markup(() if document.extract else text.preamble, 1),
        contents=contents(shown),
        points=shown,
        annexes=tuple(AnnexRow(annex.number, annex.title) for annex in document.annexes),
        revisions=tuple((str(each.date), each.what) for each in document.revisions),
        colophon=_colophon(document),
        attendance=attendance(document, told.present, told.rows)
        if isinstance(document, Notes)
        else None,
        replies=_replies(document, told) if isinstance(document, Question) else (),
    )


def _replies(question: Question, told: Outside) -> tuple[ReplyRow, ...]:
    """Give the replies, with whom each is for; none in a question that nobody has replied to."""
    if not any(question.replies.values()):
        return ()
    return tuple(
        ReplyRow(name, told.principals.get(folded(name), ""), reply)
        for name, reply in question.replies.items()
    )


def document_day(document: MeetingDocument) -> dt.date:
    """Give the day that a document is of: written, published or mailed, or else the meeting's."""
    dated = document.dated if isinstance(document, Notes) else None
    published = document.published.date if document.published else None
    mailed = document.mailed.date if document.mailed else None
    return dated or published or mailed or document.date


def is_draft(document: MeetingDocument, archive: Archive) -> bool:
    """Tell whether a document is still to go out, or to go out anew as it was withdrawn.

    One of a kind that never does is no draft, and neither is what transcribes an old document.
    """
    if archive.procedure.is_transcript(document):
        return False
    if archive.withdrawn(document.file) is not None:
        return True
    return document.kind.published and document.published is None and document.mailed is None


def _facts(document: MeetingDocument, told: Outside) -> Facts:
    facts = [
        ("Möte", f"extra sammanträde med {told.body}" if document.extra else ""),
        ("Kallat av", told.called_by),
        ("Mötesdag" if document.kind.by_mail else "Datum", spoken_with_year(document.date)),
        *labelled(document),
        # Those of notes stand in the attendance.
        ("Gäster", "" if isinstance(document, Notes) else ", ".join(map(str, document.guests))),
        ("Diarienummer", document.diary_number),
        ("Avskrift av", document.transcript_of),
    ]
    return tuple((label, value) for label, value in facts if value)


def _colophon(document: MeetingDocument) -> str:
    sentences = [
        f"Utfärdad av {document.issued_by}." if document.issued_by else "",
        _done("Utskickad", document.mailed),
        _done("Publicerad", document.published),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _done(word: str, day: Day | None) -> str:
    return f"{word} {day.date}." if day and day.date else ""

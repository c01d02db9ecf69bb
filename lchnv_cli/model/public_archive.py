"""What of a folder is public: what goes out on the web sees nothing else, so nothing leaks."""

from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar, Document, MeetingDocument, Occasion
from lchnv_cli.model.publication import version_of


def is_public(document: Document, archive: Archive) -> bool:
    """Tell whether a document is published as it stands, or is a calendar that was adopted.

    It is of a body whose documents may be on the web, and is not kept off it. One that was changed
    since, without being told as revised, is not what was published.
    """
    if not archive.procedure.bodies[document.body_id].web:
        return False
    if isinstance(document, Calendar):
        return document.adopted is not None
    if not isinstance(document, MeetingDocument) or document.published is None:
        return False
    return document.kind.published and not document.off_web and _sealed(document, archive)


def _sealed(document: MeetingDocument, archive: Archive) -> bool:
    """Tell whether a document has a seal that it still is what it says by: a day alone is none."""
    if not document.checksum:
        return False
    known = archive.publication(document.file)
    if known is None:  # a seal of the first version has no line, and is of the content alone
        return version_of(document.checksum) == 1 and document.checksum == document.digest
    same = known.whole and known.content == document.digest and known.seal == document.checksum
    return same and not known.withdrawn


def public_archive(archive: Archive) -> Archive:
    """Give a folder as if it held nothing but what is public, and no file that nobody could read.

    Of a calendar that is the meetings of bodies whose documents may be on the web.
    """
    public = (each for each in archive.documents if is_public(each, archive))
    documents = tuple(
        replace(each, occasions=tuple(_occasions(each, archive)))
        if isinstance(each, Calendar)
        else each
        for each in public
    )
    return replace(
        archive, documents=documents, filed=(), unread=frozenset(), unseen=(), strangers=()
    )


def _occasions(calendar: Calendar, archive: Archive) -> Iterator[Occasion]:
    for each in calendar.occasions:
        body = archive.procedure.bodies.get(archive.meets_on(each, calendar))
        if body and body.web:
            yield each

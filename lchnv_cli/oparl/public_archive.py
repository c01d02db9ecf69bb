"""What of a folder is public: nothing else is seen by what makes open data, so nothing leaks."""

from dataclasses import replace

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Calendar, Document, MeetingDocument


def is_public(document: Document, archive: Archive) -> bool:
    """Tell whether a document is published as it stands, or is a calendar that was adopted.

    One that was changed since, without being told as revised, is not what was published.
    """
    if isinstance(document, Calendar):
        return document.adopted is not None
    if not isinstance(document, MeetingDocument) or document.published is None:
        return False
    known = archive.publication(document.file)
    sealed = {"", document.digest}  # the content's own is a seal of the first version
    if known is not None and known.whole and known.content == document.digest:
        sealed.add(known.seal)
    return document.kind.published and document.checksum in sealed


def public_archive(archive: Archive) -> Archive:
    """Give a folder as if it held nothing but its public documents."""
    documents = tuple(document for document in archive.documents if is_public(document, archive))
    return replace(archive, documents=documents, filed=())

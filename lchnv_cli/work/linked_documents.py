"""The documents that another links to, by the names that their printed files have."""

import posixpath
from pathlib import PurePosixPath

from lchnv_cli.model.document import Document
from lchnv_cli.render.pages import Printable
from lchnv_cli.work.chosen import stem
from lchnv_cli.work.find_root import composed
from lchnv_cli.work.workplace import Workplace


def linked_documents(here: Workplace, document: Document) -> dict[str, str]:
    """Give the printed file's name, without ending, of each document that is there, by its path."""
    paths = {use.path for use in document.file_uses if not use.picture and use.path}
    if not paths:
        return {}
    printed = {
        composed(each.file): stem(each)
        for each in here.archive.documents
        if isinstance(each, Printable) and each.kind.printed
    }
    meant = {
        path: composed(PurePosixPath(posixpath.normpath(document.file.parent / path)))
        for path in sorted(paths)
    }
    return {path: printed[file] for path, file in meant.items() if file in printed}

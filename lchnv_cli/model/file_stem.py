"""What the files that are made of a document are called."""

from lchnv_cli.model.document import Calendar, MeetingDocument
from lchnv_cli.model.file_names import safe_name


def stem(document: MeetingDocument | Calendar) -> str:
    """Give the name of the document's files, without what tells the format.

    Where a meeting may have several of a kind, their own files' names tell them apart.
    """
    kind = document.kind
    own = kind.word if kind.single else document.file.stem
    only = f"-punkt-{document.extract.address}".replace(" ", "") if document.extract else ""
    return safe_name(f"{own}-{document.body_id}-{document.when}{only}")

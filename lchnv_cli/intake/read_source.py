"""A file of somebody else's → its blocks, by what the file is and not by what it is called."""

from lchnv_cli.intake.source_blocks import Source
from lchnv_cli.model.fault import UserFault


class Unreadable(UserFault):
    """A document was not read; ``why`` is the reason as a Swedish sentence, with the way out."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}\n    {why}")
        self.why = why


def read_source(name: str, data: bytes) -> Source:
    """Read a document from its bytes; ``name`` is for messages and the ending. Raises Unreadable.

    Nothing outside the bytes is opened.
    """
    raise Unreadable(name, f"Filen ({len(data)} byte) har ett format som inte går att läsa in.")

"""Whose meeting a date in a sentence is."""

import re
from dataclasses import dataclass

from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.mentions import Mention
from lchnv_cli.model.procedure import Procedure

# Others' meetings, beside those of boards and councils.
_OTHERS = late(
    r"\w*(?:regering|riksdag|myndighet)(?:en|ens)?\b|\b(?:LGRS|HSN|SKR)\b"
    r"|[\w/-]*(?:grupp|nätverk)\w*s(?=\s+(?:\w+\s+)?(?:möte|sammanträd))",
    re.IGNORECASE,
)
_JOINED = late(r"[\w/-]")  # a longer name begins before: MAS-nätverket


@dataclass(frozen=True, slots=True, order=True)
class _Name:
    """Where a sentence names a body, longer names after shorter ones; no id for a stranger."""

    end: int
    length: int
    body_id: str

    @property
    def start(self) -> int:
        return self.end - self.length


def body_meant(mention: Mention, own: str, procedure: Procedure) -> str:
    """Give the body named nearest before a date, else after it, else the document's ``own``.

    Empty when it is none of the network's.
    """
    if before := _named(mention.before, procedure):
        return max(before).body_id
    after = _named(mention.after, procedure)
    nearest = min(after, key=lambda one: (one.start, -one.length, not one.body_id), default=None)
    return nearest.body_id if nearest else own


def _named(text: str, procedure: Procedure) -> list[_Name]:
    found = [
        _Name(match.end(), len(match[0]), "")
        for pattern in (STRANGER, _OTHERS)
        for match in pattern.finditer(text)
    ]
    folded = text.casefold()
    for body in procedure.bodies.values():
        for name in filter(None, map(str.casefold, body.names())):
            at = folded.find(name)
            while at >= 0:
                end = _word_end(folded, at + len(name))
                if not _JOINED.match(folded, max(at - 1, 0), at):
                    found.append(_Name(end, end - at, body.id))
                at = folded.find(name, end)
    return found


def _word_end(text: str, at: int) -> int:
    """Give the end of a word that goes on, as a genitive does."""
    while text[at : at + 1].isalnum():
        at += 1
    return at

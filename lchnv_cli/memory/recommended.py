"""Which body a body's own words put a matter to: "Styrgruppen rekommenderar LCHNV att besluta".

What the notes of a body recommend is what it decided, and where it is for another body to decide
the matter is sent there. Nothing is sent to the group that prepares a body's own meetings: what the
body proposes to that is a task.
"""

import re
from functools import lru_cache

from lchnv_cli.memory.whose import is_ours
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body, Procedure

_VERB = r"(?:rekommendera|förorda|hemställ|tillstyrk|föresl[åo])"
_RECOMMENDS = late(
    rf"(?<!inte )(?<!ej )\b{_VERB}\w*\s+(?:(?:därför|därmed|enhälligt|också|även|således|nu|hos"
    r"|inför)\s+){0,2}(?:att\s+)?",
    re.IGNORECASE,
)
# "LCHNV rekommenderas att besluta" names nobody but who is to decide.
_RECOMMENDED = late(
    r"[^.;,]{2,60}?\s(?:(?:rekommendera|föreslå|förorda)(?:s|des?)|föreslogs)\s", re.IGNORECASE
)
_GENITIVE = late(r":?s\b", re.IGNORECASE)
_EARLIER = late(r"\b(?:tidigare|redan|förra|senaste|föregående|har|hade)\b", re.IGNORECASE)


def recommended_to(text: str, body_id: str, procedure: Procedure) -> Body | None:
    """Give the other body that is to do what a lead-in, a clause or a sentence recommends."""
    return _said(text, body_id, procedure)[0]


def as_proposed(clause: str, body_id: str, procedure: Procedure) -> str:
    """Give what a clause recommends as it is put to the other body.

    "att rekommendera LCHNV att anta rutinen" is "att anta rutinen" there.
    """
    rest = _said(clause, body_id, procedure)[1]
    return rest if rest.casefold().startswith("att ") else clause


@lru_cache(maxsize=4096)
def _said(text: str, body_id: str, procedure: Procedure) -> tuple[Body | None, str]:
    """Give the body that something is recommended, and what stands after its name."""
    words = " ".join(text.split())
    starts = [match.end() for match in _RECOMMENDS.finditer(words)]
    starts += [0] if _RECOMMENDED.match(words) else []
    for start in starts:
        named = words[start:]
        body = procedure.body_named_first(named)
        if body is not None and body.id not in {body_id, procedure.bodies[body_id].steering}:
            begins = (n for n in body.names() if n and named.casefold().startswith(n.casefold()))
            rest = named[max(map(len, begins)) :]
            return (None, "") if _GENITIVE.match(rest) else (body, rest.strip())
    return None, ""


def is_recommending(words: str, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a lead-in or a sentence says what the body itself recommends, here and now."""
    if _EARLIER.search(words):
        return False
    passive = _RECOMMENDED.match(words) and recommended_to(words, body_id, procedure)
    return bool(passive) or is_ours(words, body_id, procedure, named=True)

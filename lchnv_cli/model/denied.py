"""Whether a word in a text is denied: "ingen votering", "voteringsbeslut förekommer inte"."""

import re

from lchnv_cli.model.late_pattern import late

_NEAR = 40  # how far before the word its denial is looked for
_BEFORE = late(  # but Inga is a name, too
    r"\b(?:utan|ingen|inga(?!\s+(?-i:[A-ZÅÄÖ]))|inte|ej|aldrig)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_AFTER = late(r"\s+(?:\w+\s+)?(?:inte|ej|aldrig|inget\s+alternativ|uteslutet)\b", re.IGNORECASE)


def is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether a denial stands right before or after the word ``start:end``."""
    before = text[max(start - _NEAR, 0) : start]
    return _BEFORE.search(before) is not None or _AFTER.match(text, end) is not None

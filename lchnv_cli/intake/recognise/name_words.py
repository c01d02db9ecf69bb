"""What words among names may be: a person's name, a title, or a principal."""

import re
from collections.abc import Sequence

from lchnv_cli.model.late_pattern import late

_CAPITAL = r"[A-ZÅÄÖÉÈÜØÆÁ]"
_WORD = rf"{_CAPITAL}[\w’'´.-]*"
NAME = late(rf"{_WORD}(?:\s+(?:de|la|von|af|van|der|den|du|el|al|{_WORD})){{1,4}}")
_TITLE = late(
    r"\b(?:tf|t\.f|bitr|bitr[äe]d\w*|vice)\b|(?-i:\bvik\.)|chef|direktör|samordnar|ledare|sekreterar"
    r"|ordförande|\bordf\b|handläggar|läkare|sköterska|strateg|jurist|controller|ansvarig|kurator"
    r"|representant|ledamot|ersättare|utredar|utvecklar|ekonom|rektor|konsult|praktikant|specialist",
    re.IGNORECASE,
)
ORGANISATION = late(
    r"(?:Region(?:en|förbund\w*)?|RSS|Landsting\w*|Länsstyrelse\w*|SKR|Försäkringskassan|FoU|DHC"
    r"|Arbetsförmedlingen|Polisen|Kommunförbund\w*|Kommunerna)\b[^:,;]*"
    r"|[\w\s-]*\b(?:kommun|stad|region|landsting|kommunförbund|samordningsförbund|län|AB)\b"
    r"(?:\s*[/,(].*)?",
)
_PLACE = late(rf"{_CAPITAL}[a-zåäöé]+(?:[- ]{_CAPITAL}[a-zåäöé]+)?")
SIGNS = " \t•·*–—-"
_MOST_WORDS = 3  # of a principal that nobody knows


def is_name(text: str) -> bool:
    """Tell whether a text is a person's name and no title, place or organisation."""
    text = bare(text)
    return (
        NAME.fullmatch(text) is not None
        and not ORGANISATION.fullmatch(text)
        and not _TITLE.search(text)
    )


def is_principal(text: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a text names a principal: one of those known, an organisation or a place."""
    text = bare(text)
    if not text or is_title(text):
        return False
    if principal_of(text, known) in known:
        return True
    return bool(ORGANISATION.fullmatch(text) or _PLACE.fullmatch(text))


def is_organisation(text: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a text can be nothing but the name of a principal."""
    return principal_of(text, known) in known or ORGANISATION.fullmatch(bare(text)) is not None


def is_title(text: str) -> bool:
    """Tell whether a text says what somebody is."""
    text = text.strip()
    return bool(text) and (_TITLE.search(text) is not None or text[0].islower())


def may_be_principal(text: str) -> bool:
    """Tell whether a text may name a principal where nothing but its place says so."""
    text = bare(text)
    words = text.split()
    shaped = 0 < len(words) <= _MOST_WORDS and text[0].isupper() and text[1:] != text[1:].upper()
    return shaped and not (is_name(text) or is_title(text) or any(map(str.isdigit, text)))


def principal_of(text: str, known: Sequence[str]) -> str:
    """Give a principal as the folder writes it: Avesta for Avesta kommun; else as it stands."""
    text = bare(text).rstrip(":")
    for name in known:
        if text.casefold() == name.casefold():
            return name
        if re.fullmatch(rf"{re.escape(name)}s?\s+(?:kommun|stad)", text, re.IGNORECASE):
            return name
        if re.match(rf"{re.escape(name)}\s*[/,(]", text, re.IGNORECASE):
            return name
    return text.partition(" / ")[0].strip()


def bare(text: str) -> str:
    """Give a text without the signs around it."""
    own = " ".join(text.split()).strip(SIGNS).rstrip(".:")
    return re.sub(r"^(?:Från|För)\s+(?=[A-ZÅÄÖ])", "", own)

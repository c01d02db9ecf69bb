"""Names as people list them: with titles, principals, who acts for another, and when they left."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Someone
from lchnv_cli.model.late_pattern import late

_CAPITAL = r"[A-ZÅÄÖÉÈÜØÆÁ]"
_WORD = rf"{_CAPITAL}[\w’'´.-]*"
_NAME = late(rf"{_WORD}(?:\s+(?:de|la|von|af|van|der|den|du|el|al|{_WORD})){{1,4}}")
_TITLE = late(
    r"\b(?:tf|t\.f|bitr|bitr[äe]d\w*|vice)\b|(?-i:\bvik\.)|chef|direktör|samordnar|ledare|sekreterar"
    r"|ordförande|\bordf\b|handläggar|läkare|sköterska|strateg|jurist|controller|ansvarig|kurator"
    r"|representant|ledamot|ersättare|utredar|utvecklar|ekonom|rektor|konsult|praktikant|specialist",
    re.IGNORECASE,
)
_ORGANISATION = late(
    r"(?:Region(?:en|förbund\w*)?|RSS|Landsting\w*|Länsstyrelse\w*|SKR|Försäkringskassan|FoU|DHC"
    r"|Arbetsförmedlingen|Polisen|Kommunförbund\w*|Kommunerna)\b[^:,;]*"
    r"|[\w\s-]*\b(?:kommun|stad|region|landsting|kommunförbund|samordningsförbund|län|AB)\b"
    r"(?:\s*[/,(].*)?",
)
_PLACE = late(rf"{_CAPITAL}[a-zåäöé]+(?:[- ]{_CAPITAL}[a-zåäöé]+)?")
_ACTING = late(r"t\.?\s?f\.?|tillförordnad", re.IGNORECASE)
_AWAY = late(
    r"(?:ej|inte|icke)[-\s]?närv\w*|frånv\w*|(?:anmäl\w+\s+)?(?:för|åter)hind\w*|sjuk\w*|tjänstledig"
    r"|struken|överstruken",
    re.IGNORECASE,
)
_HERE = late(r"närv\w*|på\s+plats|digitalt|via\s+\w+|på\s+länk|teams|online", re.IGNORECASE)
_POINT = r"(?:punkt(?:en|er)?|pkt|p\.?|§§?|ärende)\s*"
_SPAN = late(rf"{_POINT}(\d+\s?[a-z]?)\s*[-–—]\s*(?:§\s*)?(\d+\s?[a-z]?)\b", re.IGNORECASE)
_FROM = late(
    rf"(?:fr\.?\s?o\.?\s?m\.?|från(?:\s+och\s+med)?|anslöt\s*(?:vid|till|från)?|anlände\s*(?:vid|till)?)"
    rf"\s*(?:{_POINT}(\d+\s?[a-z]?)\b|(\d+)\s*§)",
    re.IGNORECASE,
)
_UNTIL = late(
    rf"(?:t\.?\s?o\.?\s?m\.?|till(?:\s+och\s+med)?|lämnade\s*(?:mötet)?\s*(?:efter|vid)?|gick\s+efter)"
    rf"\s*(?:{_POINT}(\d+\s?[a-z]?)\b|(\d+)\s*§)",
    re.IGNORECASE,
)
_PART = late(
    r"\s(?:(?:fr|t)\.?\s?o\.?\s?m\.?|från\s+och\s+med|till\s+och\s+med|§§?|punkt(?:erna)?"
    r"|(?:till|från)\s+kl\.?)\s.*\d.*$",
    re.IGNORECASE,
)
_PARTLY = late(
    r"\b(?:kl\.?|klockan|del(?:ar)?\s+av|delvis|till\s+kl|från\s+kl|lämnade|anslöt|anlände)\b",
    re.IGNORECASE,
)
_A_PART = late(r"del(?:ar)?\s+av\s+(?:mötet|tiden|dagen|sammanträdet)|delvis", re.IGNORECASE)
_WHENCE = late(r"\s(?:från|för)\s+([A-ZÅÄÖ][\w åäö-]*)\.?\s*$")
_LEADING = late(r"([^:]*?)\s*(:|\s[–—-]\s)")
_BETWEEN = late(r"[()]|[,;\t\n]|(?<=\))(?:\.|(?P<cut>))\s+(?=[A-ZÅÄÖ])|\s+(?:och|samt|&)\s+|\s/\s")
_SIGNS = " \t•·*–—-"


class Named(NamedTuple):
    """Someone in a list of names; ``away`` is what the note beside the name says, if it says it."""

    person: Someone
    struck: bool = False
    away: bool | None = None
    role: str = ""


class Names(NamedTuple):
    """The names of a text, and the words in it that are none."""

    people: tuple[Named, ...]
    rest: tuple[str, ...] = ()


def is_name(text: str) -> bool:
    """Tell whether a text is a person's name and no title, place or organisation."""
    text = _bare(text)
    return (
        _NAME.fullmatch(text) is not None
        and not _ORGANISATION.fullmatch(text)
        and not _TITLE.search(text)
    )


def is_principal(text: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a text names a principal: one of those known, an organisation or a place."""
    text = _bare(text)
    if not text or is_title(text):
        return False
    if principal_of(text, known) in known:
        return True
    return bool(_ORGANISATION.fullmatch(text) or _PLACE.fullmatch(text))


def is_organisation(text: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a text can be nothing but the name of a principal."""
    return principal_of(text, known) in known or _ORGANISATION.fullmatch(_bare(text)) is not None


def is_title(text: str) -> bool:
    """Tell whether a text says what somebody is."""
    text = text.strip()
    return bool(text) and (_TITLE.search(text) is not None or text[0].islower())


def principal_of(text: str, known: Sequence[str]) -> str:
    """Give a principal as the folder writes it: Avesta for Avesta kommun; else as it stands."""
    text = _bare(text).rstrip(":")
    for name in known:
        if text.casefold() == name.casefold():
            return name
        if re.fullmatch(rf"{re.escape(name)}s?\s+(?:kommun|stad)", text, re.IGNORECASE):
            return name
        if re.match(rf"{re.escape(name)}\s*[/,(]", text, re.IGNORECASE):
            return name
    return text.partition(" / ")[0].strip()


def names_in(
    text: str, struck: Sequence[bool] = (), known: Sequence[str] = (), *, listed: bool = False
) -> Names:
    """Read the names of a text; ``struck`` tells it of each character.

    ``listed`` tells that the text is one entry of a list, or a cell, so that a principal last in
    it is that of all its people.
    """
    people: list[Named] = []
    rest: list[str] = []
    leading = ""
    for start, end, joined in _pieces(text):
        piece = text[start:end]
        lead, piece = _led(piece, known)
        leading = principal_of(lead, known) if lead else leading
        piece, whence = _from(piece)
        own, notes = _apart(piece)
        if not own and not notes:
            continue
        own, last = _principal_last(own, known)
        whence = whence or last
        if is_name(own):
            signs = (at for at in range(end - len(piece), end) if text[at].isalnum())
            crossed = [struck[at] for at in signs if struck]
            people.append(Named(Someone(own, principal=leading), bool(crossed) and all(crossed)))
            people = (
                _given(people, whence, known, _together(text, people, end)) if whence else people
            )
        elif people and is_principal(own, known) and not is_title(own):
            together = len(people) if listed else _together(text, people, start)
            people = _given(people, own, known, together)
        elif people and (cut := _title_and_name(own)):  # a line break between them may be gone
            people[-1:] = [_titled(people[-1], cut[0]), Named(Someone(cut[1], principal=leading))]
            rest.append(own)
        elif people and _A_PART.fullmatch(own):
            notes = [own, *notes]
        elif people and is_title(own) and not (joined or _is_phrase(own)):
            people[-1] = _titled(people[-1], own)
        elif own:
            rest.append(own)
            continue
        if people:
            people[-1], left = _noted(people[-1], notes, known)
            rest += left
    return Names(tuple(people), tuple(rest))


def _principal_last(own: str, known: Sequence[str]) -> tuple[str, str]:
    """Part a name from the principal that stands right after it: Bo Ek Björkby."""
    if match := re.match(r"(.+?)\s+((?:Region|RSS|Landstinget)\s.+)", own):
        return (match[1], match[2]) if is_name(match[1]) else (own, "")
    words = own.split()
    for count in (2, 1):
        name, last = " ".join(words[:-count]), " ".join(words[-count:])
        if principal_of(last, known) in known and is_name(name):
            return name, last
    return own, ""


def _led(piece: str, known: Sequence[str]) -> tuple[str, str]:
    """Part a principal before a colon or a dash from the name after it; empty where none is."""
    match = _LEADING.match(piece)
    if match is None or not is_principal(match[1], known):
        return "", piece
    if match[2] != ":" and is_name(match[1]):  # a dash also stands after a person's name
        return "", piece
    return match[1], piece[match.end() :]


def _from(piece: str) -> tuple[str, str]:
    """Give a piece without from where somebody is, and that: Tuva Ros från Björkby."""
    match = _WHENCE.search(piece)
    return (piece[: match.start()], match[1]) if match else (piece, "")


def _titled(named: Named, title: str) -> Named:
    """Give somebody one title more."""
    own = named.person
    return named._replace(person=own._replace(title=", ".join(filter(None, (own.title, title)))))


def _title_and_name(text: str) -> tuple[str, str] | None:
    """Part a title from the name of somebody else that stands right after it."""
    match = re.fullmatch(rf"([a-zåäö][\w -]*?)\s+({_NAME.pattern})", text)
    own = match is not None and is_title(match[1]) and is_name(match[2])
    return (match[1], match[2]) if match and own else None


def _is_phrase(text: str) -> bool:
    return re.match(r"(?:samt|enligt|med|m\.?fl|från|under|övriga|alla)\b", text) is not None


def _together(text: str, people: list[Named], start: int) -> int:
    """Count the people before a principal that och joins to the last of them."""
    before = text[:start]
    count = 1
    for each in reversed(people[:-1]):
        at = before.rfind(each.person.name)
        after = before[at + len(each.person.name) :]
        if not re.match(r"\s+(?:och|&)\s+\w", after):
            break
        before, count = before[:at], count + 1
    return count


def _given(people: list[Named], written: str, known: Sequence[str], together: int) -> list[Named]:
    """Give the last people that have none a principal, ``together`` at most."""
    principal, number = principal_of(written, known), 0
    for at in range(len(people) - 1, -1, -1):
        if people[at].person.principal or number >= together:
            break
        people[at] = people[at]._replace(person=people[at].person._replace(principal=principal))
        number += 1
    if not number and people:
        people[-1] = _titled(people[-1], written)
    return people


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Give where the pieces between commas, semicolons and och are, and which och begins."""
    found: list[tuple[int, int, bool]] = []
    start = depth = 0
    joined = False
    for match in _BETWEEN.finditer(text):
        sign = match[0]
        if sign in "()":
            depth = depth + 1 if sign == "(" else max(0, depth - 1)
        elif depth == 0 and (match["cut"] is None or _is_cut(text, start, match)):
            joins = sign.strip() in {"och", "samt", "&", "/"}
            follows = text[match.end() : match.end() + 1]
            if joins and not follows.isupper() and sign.strip() != "samt":
                continue  # "vård och omsorg"
            if joins and not is_name(_apart(text[start : match.start()].rpartition(":")[2])[0]):
                continue
            found.append((start, match.start(), joined))
            start, joined = match.end(), joins
    return [*found, (start, len(text), joined)]


def _is_cut(text: str, start: int, gap: re.Match[str]) -> bool:
    """Tell whether a line break is gone after parentheses: "Björkby (ordförande) Siv Alm, …"."""
    after = _NAME.match(text, gap.end())
    own = after is not None and text[after.end() : after.end() + 1] in {",", ""}
    whole = own and after is not None and not _ORGANISATION.match(after[0])
    return whole and not is_name(text[start : gap.start()].partition("(")[0])


def _apart(piece: str) -> tuple[str, list[str]]:
    """Give a piece without its parentheses, and what they say."""
    inside = re.findall(r"\(([^()]*)\)?", piece)
    notes = [part.strip() for each in inside for part in each.split(",")]
    before, _, after = piece.rpartition(")")
    if re.fullmatch(r"\s+[A-ZÅÄÖ][\w åäö-]*", after) and is_name(before.partition("(")[0]):
        notes.append(after.strip())
        piece = f"{before})"
    own = re.sub(r"\([^()]*\)?", " ", piece)
    if (part := _PART.search(own)) and is_name(own[: part.start()]):
        notes.append(part[0].strip())
        own = own[: part.start()]
    own, dash, after = re.sub(r"\s+", " ", own).strip(_SIGNS).partition(" – ")
    if dash and is_name(_bare(own)):
        notes.append(after.strip())
    elif dash:
        own = f"{own} – {after}"
    return _bare(own), notes


def _bare(text: str) -> str:
    own = " ".join(text.split()).strip(_SIGNS).rstrip(".:")
    return re.sub(r"^(?:Från|För)\s+(?=[A-ZÅÄÖ])", "", own)


def _noted(named: Named, notes: list[str], known: Sequence[str]) -> tuple[Named, list[str]]:
    """Take in what stands in parentheses after a name."""
    left: list[str] = []
    for note in notes:
        person = named.person
        if _ACTING.fullmatch(note):
            named = named._replace(person=person._replace(acting=True))
        elif match := _SPAN.search(note):
            own = person._replace(first=match[1], last=match[2], partly=True)
            named = named._replace(person=own)
        elif _FROM.search(note) or _UNTIL.search(note):
            first, last = _number(_FROM.search(note)), _number(_UNTIL.search(note))
            named = named._replace(person=person._replace(first=first, last=last, partly=True))
        elif _PARTLY.search(note):
            named = named._replace(person=person._replace(partly=True))
            left += [] if _A_PART.fullmatch(note) else [note]
        elif _AWAY.match(note):
            named = named._replace(away=True)
        elif _HERE.fullmatch(note):
            named = named._replace(away=False)
        elif re.fullmatch(r"(?:mötes)?(?:ordf|sekr)\w*\.?", note, re.IGNORECASE):
            named = named._replace(role="ordförande" if "ordf" in note.lower() else "sekreterare")
        elif is_principal(note, known) and not person.principal:
            named = named._replace(person=person._replace(principal=principal_of(note, known)))
        else:
            title = f"{person.title}, {note}" if person.title else note
            named = named._replace(person=person._replace(title=title))
    return named, left


def _number(match: re.Match[str] | None) -> str:
    return next(filter(None, match.groups()), "") if match else ""

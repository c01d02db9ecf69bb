"""Names as people list them: with titles, principals, who acts for another, and when they left."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Someone
from lchnv_cli.intake.recognise.name_words import (
    NAME,
    ORGANISATION,
    SIGNS,
    bare,
    is_name,
    is_principal,
    is_title,
    may_be_principal,
    principal_of,
)
from lchnv_cli.model.late_pattern import late

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


class Named(NamedTuple):
    """Someone in a list of names; ``away`` is what the note beside the name says, if it says it.

    ``led`` tells that the principal stands before the name and ``noted`` that it stands in
    parentheses, ``guessed`` that nothing but where it stands says that it is one, and ``joined``
    that och stands before the name.
    """

    person: Someone
    struck: bool = False
    away: bool | None = None
    role: str = ""
    led: bool = False
    noted: bool = False
    guessed: bool = False
    joined: bool = False


class Names(NamedTuple):
    """The names of a text, and the words in it that are none."""

    people: tuple[Named, ...]
    rest: tuple[str, ...] = ()


def names_in(
    text: str, struck: Sequence[bool] = (), known: Sequence[str] = (), *, listed: bool = False
) -> Names:
    """Read the names of a text; ``struck`` tells it of each character.

    ``listed`` tells that the text is one entry of a list, or a cell, so that a principal last in
    it is that of all its people.
    """
    people: list[Named] = []
    rest: list[str] = []
    leading, guessed = "", False
    for start, end, joined in _pieces(text):
        piece = text[start:end]
        lead, piece = _led(piece, known, after=leading)
        leading = principal_of(lead, known) if lead else leading
        guessed = not is_principal(leading, known) if lead else guessed
        piece, whence = _from(piece)
        own, notes = _apart(piece)
        own, last = _principal_last(own, known)
        whence = whence or last
        if is_name(own):
            gone = _is_struck(text[end - len(piece) : end], struck[end - len(piece) : end])
            person = Someone(own, principal=leading)
            people.append(Named(person, gone, led=bool(leading), guessed=guessed, joined=joined))
            people = (
                _given(people, whence, known, _together(text, people, end)) if whence else people
            )
        elif people and (sure := _whence_alone(people[-1], own, known, joined=joined)) is not None:
            together = len(people) if listed else _together(text, people, start)
            people = _given(people, own, known, together if sure else 1, guessed=not sure)
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


def _is_struck(text: str, struck: Sequence[bool]) -> bool:
    """Tell whether every letter of a text is struck."""
    crossed = [each for sign, each in zip(text, struck, strict=False) if sign.isalnum()]
    return bool(crossed) and all(crossed)


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


def _whence_alone(last: Named, own: str, known: Sequence[str], *, joined: bool) -> bool | None:
    """Tell whether words alone between commas are a principal for sure; None where they are none.

    They are one by where they stand where they come right after somebody who has none.
    """
    if is_principal(own, known) and not is_title(own):
        return True
    return None if joined or last.person.principal or not may_be_principal(own) else False


def _led(piece: str, known: Sequence[str], *, after: str) -> tuple[str, str]:
    """Part a principal before a colon or a dash from the name after it; empty where none is."""
    match = _LEADING.match(piece)
    if match is None:
        return "", piece
    if not is_principal(match[1], known):
        first = _apart(_BETWEEN.split(piece[match.end() :], maxsplit=1)[0])[0]
        sure = match[2] != ":" or after  # a colon also stands after other words than where
        own = sure and may_be_principal(match[1]) and is_name(first)
        return (match[1], piece[match.end() :]) if own else ("", piece)
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
    match = re.fullmatch(rf"([a-zåäö][\w -]*?)\s+({NAME.pattern})", text)
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


def _given(
    people: list[Named],
    written: str,
    known: Sequence[str],
    together: int,
    *,
    guessed: bool = False,
) -> list[Named]:
    """Give the last people that have none a principal, ``together`` at most."""
    principal, number = principal_of(written, known), 0
    for at in range(len(people) - 1, -1, -1):
        if people[at].person.principal or number >= together:
            break
        person = people[at].person._replace(principal=principal)
        people[at] = people[at]._replace(person=person, guessed=guessed)
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
    after = NAME.match(text, gap.end())
    own = after is not None and text[after.end() : after.end() + 1] in {",", ""}
    whole = own and after is not None and not ORGANISATION.match(after[0])
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
    own, dash, after = re.sub(r"\s+", " ", own).strip(SIGNS).partition(" – ")
    if dash and is_name(bare(own)):
        notes.append(after.strip())
    elif dash:
        own = f"{own} – {after}"
    return bare(own), notes


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
        elif not person.principal and (is_principal(note, known) or may_be_principal(note)):
            own = person._replace(principal=principal_of(note, known))
            guessed = not is_principal(note, known)
            named = named._replace(person=own, noted=True, guessed=guessed)
        else:
            title = f"{person.title}, {note}" if person.title else note
            named = named._replace(person=person._replace(title=title))
    return named, left


def _number(match: re.Match[str] | None) -> str:
    return next(filter(None, match.groups()), "") if match else ""

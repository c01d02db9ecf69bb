"""Who led the meeting, as a sentence tells it.

Somebody leads who in one clause stands beside the role, the club or the leading of the meeting,
whatever the verb and the order: only the verbs that give the role away, or speak of it, are named.
What counts is said of the meeting itself: not of a talk, a group or another meeting, nor of who is
to lead a later one.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lchnv_cli.memory.signed import OF_ONE, ONE, SIGN, signed
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.verbs import forms, passives

_MEETING = (
    r"(?:(?:hela\s+|dagens\s+)?(?:(?:möte|sammanträde|nätverksmöte)t|(?:mötes)?förhandlingarna)"
    r"|dagens\s+(?:möte|sammanträde)|överläggning(?:en|arna)"
    r"|(?:resten|återstoden|fortsättningen|(?:första|andra|sista|resterande)\s+delen|slutet"
    r"|början)(?:\s+av\s+(?:mötet|sammanträdet))?"
    r"|(?:de\s+)?(?:övriga|återstående|resterande|sista)\s+punkterna|punkt(?:en|erna)?\s+\d\S*)"
)
_ITSELF = (
    rf"(?:{_MEETING}|dagen|(?:för|efter)middagen|i?\s?dag|(?:denna\s+|den\s+här\s+)?punkt(?:en)?)"
)
# What makes it another meeting, another group's chair, or another time.
_HERE = (
    rf"(?!\w|\s+(?:(?:på|vid|under|för|i|om|med|hos|inom|mellan|av)\s+(?!{_ITSELF}\b|{SIGN}"
    r"|(?:stället|egenskap)\b|ordförandens\b)"
    rf"|som\s|den\s|till\s+(?!(?:och\s+med\s+)?punkt|slut|{SIGN})|och\s+(?:samtalet|workshop)"
    r"|efter\s+(?!punkt|paus|fika|lunch|kaffe)|\d{4}))"
)
_CHAIR = r"(?:(?:mötes)?ordförande|mötesledare)"
_CLUB = (
    r"(?:(?:ordförande)?klubban|(?:mötes)?ordförandeskapet|ordförande(?:rollen|uppgiften|stolen))"
)
_CHOOSE = forms("välja", "utse", "förordna")
_BE = rf"(?:{forms('vara', 'bli')}|var|är|satt|sitter|{forms('agera', 'fungera', 'tjänstgöra')})"
_ROLE = (
    rf"(?<![\w-])(?:som|av|{_BE}(?:\s+{ONE})?)\s+(?:(?:mötets|dagens)\s+)?{_CHAIR}{_HERE}"
    rf"|\b{_CHOOSE}\b[^,;.]*\btill\s+{_CHAIR}{_HERE}|\btill\s+{_CHAIR}{_HERE}(?=[^,;.]*\b{_CHOOSE})"
    rf"|^(?:dagens\s+|mötets\s+)?{_CHAIR}{_HERE}(?=[^,;.{SIGN}]*\s{_BE}\s)"
    rf"|(?<!om )(?<!kring )(?<!från )(?<!(?<!stod )för )\b{_CLUB}{_HERE}"
    r"|\bi\s+ordförandens\s+(?:ställe|frånvaro|plats)\b"
    rf"|\b{forms('överta')}\s+ledningen\b(?:\s+av\s+mötet)?"
)
_LEAD = ("leda", "öppna", "inleda", "avsluta", "hålla", "sköta", "styra")
_LED = passives(*_LEAD)
_LEADS = rf"(?:{forms('leda', 'öppna', 'avsluta', 'sköta', 'styra')}|{forms('hålla')}\s+i)"
_BETWEEN = r"(?:(?!(?:att|om|i|på|för|med|till|av|från|kring)\b)[^\s,;.]+\s){0,3}?"
_ACTS = late(
    rf"(?P<role>{_ROLE})|\b(?P<leads>{_LEADS})\s{_BETWEEN}{_MEETING}\b{_HERE}"
    rf"|\b{_MEETING}\s(?:(?:(?!som\b)[^\s,;.]+)\s){{0,6}}?(?P<led>{_LED})"
    rf"|\b(?P<presides>{forms('presidera')}|förde\s+ordet|svinga\w*\s+klubban)\b",
    re.IGNORECASE,
)
_PASSIVE = late(rf"{_LED}(?!\w)", re.IGNORECASE)
# Beside a name the role is a title: "dagens ordförande, Lo Falk".
_TITLED = late(
    rf"(?:^|\b(?:dagens|mötets|tillförordnade?|t\.?f\.?)\s+){_CHAIR}n?"
    rf"(?:\s+(?:på|vid|under|för)\s+{_ITSELF})?\s*[,:]?\s+(?P<who>{ONE}){_HERE}"
    rf"|(?P<then>{ONE})\s+{_CHAIR}\s+(?:på|vid|under|för|från)\s+{_ITSELF}\b"
    rf"|\bunder\s+(?P<whose>{OF_ONE})s\s+(?:ordförandeskap|ledning)\b{_HERE}",
    re.IGNORECASE,
)
# Who leaves the meeting leaves the chair to whom "took over", with no word of what.
_TOOK_OVER = late(
    r"(?:\bordföranden\b[^.;]{0,60}?\b(?:lämna\w*|gå|gick|avvika|avvek|åka)\b"
    r"|\b(?:lämna(?:de)?|gick\s+från|avv(?:ek|ika)\s+från)\s+(?:mötet|sammanträdet)\b"
    r"|\b(?:här|nu|därefter|sedan)(?=\s+(?:vid)?tog\b))[^.;]{0,80}?"
    rf"(?:(?P<who>{ONE})\s+(?:fick\s+)?(?:ta|tog)\s+(?:\w+\s+)?(?:över|vid)"
    rf"|\b(?:fick|(?:vid)?tog)\s+(?P<then>{ONE})(?:\s+(?:\w+\s+)?(?:ta\s+)?(?:över|vid))?)"
    r"(?=\s*[.,]|\s*$|\s+(?:från|efter|under|vid|då|resten)\b)",
    re.IGNORECASE,
)
# Who speaks of the role, has it elsewhere or for years, or gives it up, does not act in it.
_SPEAKS = late(
    rf"\b(?:{forms('tacka', 'avtacka', 'presentera', 'föreslå', 'nominera', 'avgå', 'avsäga')}"
    rf"|{_CHOOSE}|{forms('redogöra', 'berätta', 'omvälja', 'erbjuda', 'visa', 'förorda', 'bli')}"
    r"|slut(?:ar|ade)|är|har\s+varit)\b",
    re.IGNORECASE,
)
_FOR_IT = late(
    rf"\b(?:för|under|vid|på|av)\s+{_ITSELF}\b|\b(?:mötets|dagens)\b|\bmötes(?:ordförande|ledare)\b",
    re.IGNORECASE,
)
_TO = late(rf"\b(?:till|åt|av)\s+(?P<who>{ONE})")
_REPLACED = late(rf"\b{forms('ersätta', 'avlösa', 'efterträda')}\s+{ONE}", re.IGNORECASE)
_GIVES = late(rf"\b{forms('lämna', 'överlämna', 'räcka', 'ge')}\b", re.IGNORECASE)
_CUT = late(
    r"(?:[,;]\s+(?!som\b)(?:och\s+|men\s+|varpå\s+)?"
    rf"|\s(?:och|men|varpå|då|när|eftersom|medan|sedan)\s)(?=[^,;]*{SIGN})",
    re.IGNORECASE,
)
_ELSEWHEN = late(
    r"[?”\"»]|\b(?:förra|föregående|tidigare|nästa|kommande|årsskiftet|^om|ska\s+leda"
    r"|om\s+(?:ordföranden|hon|han)|(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{6}|den\s+\d)\b",
    re.IGNORECASE,
)
_GATHERING = late(
    r"\b(?:\w*(?:workshop|konferens|seminari|utbildning|arbetsgrupp|referensgrupp|projekt)\w*"
    r"|(?:träffa|möte|sammanträd)\w*\s+(?:med|hos|i(?!\s+egenskap\b"
    r"|\s+[\w’' -]{1,60}(?:frånvaro|ställe)\b)|den)\b)",
    re.IGNORECASE,
)
_STEMS = late(
    r"le[dt]|ordförande|klubba|ordet|h[åö]ll|öppna|avsl[uö]t|inle|presider|styr|sköt|tog"
    r"|ta (?:över|vid)",
    re.IGNORECASE,
)
_LONGEST = 500  # letters of a sentence that are read


class Leader(NamedTuple):
    """Who led, as the key of a person or the vice chair without one, and the words that say it."""

    key: str
    is_vice: bool
    words: str


def leader_in(sentence: str, keys: Mapping[str, str]) -> Leader | None:
    """Give who led the meeting or took it over, as far as a sentence tells it.

    ``keys`` are those of people by their names as they are compared; others lead nothing.
    """
    text = " ".join(sentence[:_LONGEST].split())
    if not _STEMS.search(text) or _ELSEWHEN.search(text):
        return None
    said = signed(text, keys)
    for start, end, who in _told(said.text) if said.people else ():
        if not ("inte" in said.text[start:end].split() or is_denied(said.text, start, end)):
            key = said.key(who)
            return Leader(key, not key, said.written(start, end))
    return None


def tells_of_another_meeting(text: str) -> bool:
    """Tell whether what stands before a sentence makes its meeting another than this one."""
    return _GATHERING.search(text) is not None or STRANGER.search(text) is not None


def _told(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where it stands that somebody led, and the sign of who."""
    for match in _TITLED.finditer(text):
        yield *match.span(), match["who"] or match["then"] or match["whose"]
    for match in _TOOK_OVER.finditer(text):
        yield *match.span(), match["who"] or match["then"]
    begin = 0
    for end in [*(cut.start() for cut in _CUT.finditer(text)), len(text)]:
        if found := _acting(text, begin, end):
            yield found
        begin = end


def _acting(text: str, begin: int, end: int) -> tuple[int, int, str] | None:
    """Give who acts in the role in a clause: who gets it, else who stands nearest to the words."""
    clause = _REPLACED.sub(lambda match: " " * len(match[0]), text[begin:end])
    match = _ACTS.search(clause)
    if match is None:
        return None
    at = match.span(match.lastgroup or 0)
    gets = _TO.search(clause)
    if match["role"] and not _FOR_IT.search(clause) and _SPEAKS.search(clause):
        return None
    if not gets and (_GIVES.search(clause) if match["role"] else _PASSIVE.match(clause, at[0])):
        return None
    signs = [gets.span("who")] if gets else [each.span() for each in re.finditer(ONE, clause)]
    if not signs:
        return None
    first, last = min(signs, key=lambda sign: max(sign[0] - at[1], at[0] - sign[1]))
    start, stop = min(first, match.start()), max(last, match.end())
    return begin + start, begin + stop, clause[first:last]

"""Whether the words around a past day say that it is a meeting of a body of the network.

Six figures name a meeting by themselves. A day in another form does only where the words leave no
doubt: a meeting that a body is said to own, its notes or decision, or what it decided that day.
"""

import re
from functools import lru_cache

from lchnv_cli.model.days import month_names
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.mentions import Mention
from lchnv_cli.model.procedure import Procedure

_DECIDED = (
    r"(?:beslutade|beslöt|antog|godkände|fastställde|behandlade|beredde|bordlade|återremitterade"
    r"|hänsköt|avslog|tillstyrkte|avstyrkte|enades|ställde\s+sig\s+bakom|valde|utsåg)"
)
_WAS_DECIDED = (
    r"(?:(?:antog|beslutade|godkände|fastställde|behandlade|beredde|bordlade|återremitterade"
    r"|hänsköt|avslog|tillstyrkte|valde|utsåg)s"
    r"|(?:behandla|bordla|diskutera|godkän|fastställ|beslut|återremittera|hänskjut)t?ts|beretts"
    r"|antagits|tagits\s+upp|togs\s+upp|antag(?:en|et|na)"
    r"|(?:beslutad|godkänd|fastställd)(?:e|es)?|beslutat|godkänt|fastställt)"
)
_HAS_DECIDED = late(r"\s+(?:beslutat|antagit|godkänt|fastställt|behandlat|berett|bordlagt)\b")
_OBJECT = (
    r"(?:\s+(?!\w*(?:konferens|utbildning|seminari|dag|möt|träff|workshop|insats|val|tid|start))"
    r"\w+(?:en|et|an|erna|orna|arna))"
)
_WHICH = r"(?:(?:ordinarie|extra|senaste|förra|föregående|digitala?|gemensamma)\s+)?"
_MEETING = (
    rf"(?:nätverks|dag|vår|höst|sommar|vinter|{'|'.join(month_names())})?(?:möte|sammanträde)"
)
_NOTES = r"(?:minnes|mötes)?anteckning(?:ar|arna)"
_OF = r"(?:\s+(?:från|av|för|vid|på))?"
_TO_DATE = r"\s*[,(:]?\s*(?:i\s+[A-ZÅÄÖ]\w+\s+)?(?:den|d\.)?\s*$"
# ¤ is the name of a body, in any form.
_NAMED = late(
    rf"(?:¤-(?:möte|sammanträde)t?|¤\s+{_WHICH}(?:{_MEETING}n?|{_NOTES}{_OF}|beslut(?:et)?{_OF})"
    rf"|¤(?:(?!\b(?:att|som|från|av)\b)[^A-ZÅÄÖ¤;:]){{0,60}}\b(?:sitt|(?:vid|på)(?:\s+ett)?)\s+{_WHICH}"
    rf"{_MEETING}t?"
    rf"|(?:{_MEETING}t?|{_NOTES}|beslut(?:et)?|uppdrag(?:et)?)\s+(?:i|av|från|med)\s+¤"
    r"|(?:^|[(,;]\s*|\b(?:på|vid|i|se|jfr|enligt)\s+)¤"
    rf"|¤\s+{_DECIDED}{_OBJECT}{{0,2}}(?:\s+redan)?(?:\s+(?:vid|på)\s+(?:ett\s+)?{_WHICH}{_MEETING}t?)?"
    rf"|\b{_WAS_DECIDED}\s+(?:av|i|på|vid)\s+¤){_TO_DATE}"
)
_MET = late(rf"¤,?\s+(?:som\s+)?(?:möttes|sammanträdde|träffades){_TO_DATE}")
_DONE = late(r"\b\w+(?:des|tes|ts|gs)\s+(?:den\s+)?$")
_BY = late(r",?\s*\(?(?:(?:punkt(?:en)?|p\.|§)\s*\d{1,3}\s?[a-z]?\)?,?\s+)?(?:av|i|vid)\s+¤")
_THEN_BEFORE = late(r"(?:(?:förra|senaste)\s+gången,?\s+)?(?:redan\s+)?(?:den\s+)?")
_HAS = late(rf"¤\s+(?:har|hade){_TO_DATE}")
_THEN = late(
    rf"(?:\s+i\s+år)?,?\s+(?:{_DECIDED}|ställde\s+sig|möttes|sammanträdde)\s+¤", re.IGNORECASE
)
# Nobody is named: the meeting is the body's own, unless others are spoken of.
_UNNAMED = late(
    rf"(?:^|[(,;]\s*|\b(?:vid|på|från|efter|under|se|och|enligt|i|av)\s+)"
    rf"(?:{_WHICH}{_MEETING}t|(?:nätverkets|vårt)\s+{_WHICH}{_MEETING}|{_NOTES}{_OF}"
    rf"(?:\s+{_WHICH}{_MEETING}t)?){_TO_DATE}"
)
_OTHERS = late(
    r"(?:grupp|nätverk(?!ets)|råd|nämnd|forum|styrelse|projekt|kommitté|utskott|konferens|dialog"
    r"|workshop|team|ledning|myndighet|region|förbund|förening)(?!\w*(?:möte|sammanträde))"
    r"|¤|[A-ZÅÄÖ]{3}",
)


def names_meeting(mention: Mention, procedure: Procedure) -> bool:
    """Tell whether a day is said to be that of a meeting."""
    if not mention.written:
        return True
    bodies = procedure.bodies.values()
    names = _pattern_of(frozenset(n for body in bodies for n in body.names() if n))
    before = names.sub("¤", mention.before).lstrip(" \t\n#*_>|-")
    before = before[:1].lower() + before[1:]
    after = names.sub("¤", mention.after)
    if _NAMED.search(before) or (_HAS.search(before) and _HAS_DECIDED.match(after)):
        return True
    if _THEN.match(after) and _THEN_BEFORE.fullmatch(before):
        return True
    if _MET.search(before) or (_DONE.search(before) and _BY.match(after)):
        return True
    others = _OTHERS.search(names.sub("¤", mention.earlier) + before)
    return others is None and _UNNAMED.search(before) is not None


@lru_cache(maxsize=8)
def _pattern_of(names: frozenset[str]) -> re.Pattern[str]:
    """Give a pattern of names in any form, the longest first; not of more than they say."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w/-])(?:{every})(?::?s)?(?![\w/])(?!\s+(?:för|med)\b)", re.IGNORECASE
    )

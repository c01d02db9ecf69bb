"""Whose a decision is, or a sentence that tells of one: the body's own, or somebody else's."""

import re
from functools import lru_cache

from lchnv_cli.model.items import Decision, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.verbs import forms

# Boards, councils and committees, in any form (kommunstyrelsen, nämnderna, råds), and the state.
STRANGER = late(
    r"\b(?:\w*?(?:nämnd|styrelse|fullmäktige|utskott|råd)(?:e[rn]?|erna|et|n|r|rna)?s?"
    r"|regeringen|riksdagen|staten|SKR|IVO|\w*(?:minister|departement|myndighet)\w*"
    r"|\w*ledningsgrupp(?:en|er)?|nationella\s+\w*(?:grupp|nätverk|möte)\w*)\b",
    re.IGNORECASE,
)
_OURSELVES = late(
    r"(?:(?:då|eftersom|sedan|efter|med|mot|utifrån|därefter|därför|vidare|slutligen)\b.*\s)?"
    r"(?:(?:mötet|nätverket|deltagarna|gruppen|representanterna|vi|man|det|härmed|därmed|beslut\w*"
    r"|enighet|samsyn|samstämmighet|konsensus|samförstånd)\b"
    r"|\w+(?:t|en|vis)\s+(?:beslutades|beslöts|bestämdes|enades)\b)",
    re.IGNORECASE,
)
_OWNER = late(r"[\w-]+s\s")  # "Styrgruppens förslag godkändes" tells of the network
# What a principal does at home: "Region Prov fattade sitt beslut i mars".
_AT_HOME = late(
    r"\b(?:sitt|sina|eget|egna)\s+(?:\w+\s+)?\w*beslut\w*|\bför\s+(?:sin\s+)?egen\s+del\b"
    r"|\bbeslut\w*\s+(?:fattas|tas|fattades|togs)\s+av\s+(?!\w*nätverket|oss|lchnv|styr)"
    r"|\bsin\s+(?:egen\s+)?(?:förvaltning|organisation|verksamhet|kommun)\b",
    re.IGNORECASE,
)
# A principal, or all of one side, that decides for itself: "Björkby fattar beslut i höst".
_DECIDES = (
    r"(?:(?:ska(?:ll)?|kommer\s+att|får|vill)\s+(?:\w+\s+)?)?(?:(?:fatta|ta)r?\s+(?:\w+\s+){0,2}?"
    r"(?:beslut|ställning)|besluta[rs]?\b|avgör\b|prövar\b|avvakta[rs]?\b"
    rf"|(?:(?:har|hade)\s+)?{forms('bordlägga', 'återremittera', 'avslå', 'skjuta')}\b)"
)
_DECIDED = r"(?:avgörs|beslutas|prövas|behandlas|hanteras|tas(?:\s+frågan)?\s+upp)"
_IN = late(r"^(?:i|på|vid|hos|inom)\s", re.IGNORECASE)
_RECEIVER = late(
    rf"\b(?:till|åt|för|från)\s+(?:[\w-]+\s+){{0,3}}?{STRANGER.pattern}", re.IGNORECASE
)


def is_own(decision: Decision, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a proposal or decision is the body's own, not one quoted from others.

    What stands under Förslag till beslut is put to the meeting, whoever proposes it. A lead-in
    without a name (Mötet beslutade) is the meeting's own.
    """
    if decision.heading or not decision.lead_in:
        titled = procedure.body_named_first(decision.heading)  # Socialchefsnätverkets beslut
        return decision.role is Role.PROPOSAL or titled is None or titled.id == body_id
    named = procedure.body_named_first(decision.lead_in)
    if named is None:
        return STRANGER.search(decision.lead_in) is None
    return named.id == body_id


def is_here(sentence: str, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a sentence tells of the meeting: none that begins with another body does."""
    body = procedure.body_named_first(_IN.sub("", sentence))
    return body is None or body.id == body_id or _OWNER.match(sentence) is not None


def is_ours(who: str, body_id: str, procedure: Procedure, *, named: bool = False) -> bool:
    """Tell whether a sentence tells of the body itself: no other is named, but as who gets it.

    ``named`` asks that it names the body, or speaks of the meeting; others have names too.
    """
    body = procedure.body_named_first(who)
    if body is not None and not _OWNER.match(who):
        return body.id == body_id
    if named and not _OURSELVES.match(who):
        return False
    if STRANGER.search(_RECEIVER.sub("", who)) or _AT_HOME.search(who):
        return False
    principals = procedure.sides_over_time(body_id).principals()
    names = frozenset(name.text for each in principals for name in each.names)
    return _of_principals(names).search(who) is None


@lru_cache(maxsize=8)
def _of_principals(names: frozenset[str]) -> re.Pattern[str]:
    """Give a pattern of what principals, by their names, are said to decide for themselves."""
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    one = rf"(?:(?:{every})(?:\s+kommun)?|kommunerna|regionen)"
    several = rf"{one}(?:(?:,|\s+och|\s+samt)\s+{one})*"
    return re.compile(
        rf"^{several}\s+{_DECIDES}|^i\s+(?:{every})\s+{_DECIDED}|^i\s+(?:{every})\s+tas\s.*\bupp\b"
        rf"|\b{_DECIDED}\s+(?:\w+\s+)?i\s+(?:{every})\b",
        re.IGNORECASE,
    )

"""What stands before att-clauses: a heading over them, or a line that leads in to them.

One home for the words, since the reader of decisions, the rule on att-clauses and the search for
what was not read as structure must not disagree on what a decision looks like.
"""

import re

from lchnv_cli.model.folding import UNSEEN, seen
from lchnv_cli.model.items import Role
from lchnv_cli.model.late_pattern import late

# Whose: Styrgruppens, RSS:s, Region Dalarnas. Which: nytt, reviderat.
_WHOSE = r"(?:(?:[^\W\d_][\w-]*\s+)?[^\W\d_][\w:-]*s|\w+[ea]t|nytt)\s+"
_HEADING = late(
    rf"\s*(?P<text>(?:{_WHOSE})??(?:förslag\s+(?:till|på)\s+beslut|beslutsförslag)"
    r"(?:\s+(?:i|för|från|av)\s+[^.:!?\n]{2,50}?)?"
    r"|(?:(?:\w*nätverkets|mötets|sammanträdets|dagens|(?-i:[A-ZÅÄÖ]{2,6}):?s)\s+)?beslut)\s*:?\s*",
    re.IGNORECASE,
)
DECIDES = r"(?:beslutar|beslutade|beslutat|beslutades|beslöt|beslöts)"
# What also is said of things that are no decisions, so that clauses must follow.
AGREES = (
    r"(?:enades|enats|enas|(?:kom|kommer|är|var)\s+(?:överens|eni[gt]\w*)|ställ(?:er|de)\s+sig\s+bakom"
    r"|(?:[Ee]nighet|[Ss]amsyn|[Ss]amstämmighet|[Kk]onsensus|[Ss]amförstånd)\s+(?:råd(?:er|de)|f[ia]nns|"
    r"(?:upp)?nåddes|(?:upp)?nås)"
    r"|fattar|fattade|fattades|uppdra[rs]?|uppdrog|(?:ger|gav)\s+[^.!?\n]{2,60}?\s+i\s+uppdrag)"
)
PROPOSES = (
    r"(?:besluta|föreslår|föreslog|föreslås|föreslogs|rekommenderar|rekommenderade|rekommenderas)"
)
_REACH = 160  # how far from its end a lead-in has its verb, at most
_LEAD_IN = late(
    rf"\b(?:(?P<decides>{DECIDES})|(?P<agrees>{AGREES})|(?P<proposes>{PROPOSES}))"
    r"\b[^.!?\n]{0,120}:?\s*$"
)
# Its lead-in is short, so that no long text is searched from each of its verbs.
# A decision in one sentence: "Länschefsnätverket beslutar att öppna mötet", "Beslut: att …",
# "Efter dialog enades man om att …". What one landed in is one where it is something to do.
_WE = r"(?:\s+(?:man|vi|mötet|\w*nätverket))?"
_LANDS = rf"landa(?:de|r|t){_WE}\s+i(?=\s+att\s+(?:\w+a|gå|ge|se|be|få|stå|bordlägga)\b)"
_SENTENCE = late(
    rf"(?P<lead>[^.!?]{{0,200}}?\b(?:(?P<decides>{DECIDES})|(?P<agrees>{AGREES}{_WE}\s+om|{_LANDS})"
    rf"|(?P<proposes>{PROPOSES}))\b[^.!?]{{0,200}}?(?:\batt\s+besluta)?"
    r"|(?P<word>Beslut|Beslutsförslag|Förslag(?:\s+till\s+beslut)?)\s*:)"
    r"\s+(?P<clause>att\b(?!\s+besluta\b)[^!?]+?)\s*",
)
ATT = rf"[\s{UNSEEN}]*att\b"
_GOES_ON = late(
    rf"[\s{UNSEEN}]*(?:(?P<capital>Att|ATT)|(?i:(?:dels|samt|och|vidare|dessutom)\s+)?att)\b"
)
_FINITE = late(
    r"\b(?:är|var|blir|blev|kan|kunde|ska|skulle|bör|borde|måste|har|hade|finns|fanns|framgår|"
    r"framgick|innebär|kräver|visar|gäller|betyder|går|gick|räcker|verkar|tar|tog|ger|gav|gör|"
    r"leder|krävs|behövs)\b"
)
_ENDS = (".", "!", "?")


def heading_over(text: str) -> str:
    """Give the heading over a proposal or a decision that a text is, without colon; else empty."""
    text = seen(text)
    match = _HEADING.fullmatch(text) if "beslut" in text.casefold() else None
    return " ".join(match["text"].split()) if match else ""


def role_under(heading: str) -> Role:
    """Give what the clauses under such a heading are."""
    return Role.PROPOSAL if "förslag" in heading.casefold() else Role.DECISION


def leads_in(text: str) -> Role | None:
    """Give the role of the clauses that a text ends by leading in to."""
    if heading := heading_over(text):
        return role_under(heading)
    match = _LEAD_IN.search(seen(text[-_REACH:]))
    return _role(match) if match else None


def goes_on(text: str) -> bool:
    """Tell whether a text after a clause is one more; what begins with Att may be a sentence."""
    match = _GOES_ON.match(text)
    if match is None or not match["capital"]:
        return match is not None
    return not text.rstrip().endswith(_ENDS) or _FINITE.search(text) is None


def is_certain(text: str) -> bool:
    """Tell whether a text that leads in does it with a verb that is said of nothing else."""
    match = _LEAD_IN.search(seen(text[-_REACH:]))
    return match is None or match["agrees"] is None


def in_one_sentence(text: str) -> tuple[str, str, Role] | None:
    """Give the lead-in, the clause and the role of a decision written as one sentence."""
    match = _SENTENCE.fullmatch(seen(text))
    if match is None:
        return None
    return match["lead"].strip(), match["clause"], _role(match)


def _role(match: re.Match[str]) -> Role:
    proposes = match["proposes"] or "örslag" in (match.groupdict().get("word") or "")
    return Role.PROPOSAL if proposes else Role.DECISION

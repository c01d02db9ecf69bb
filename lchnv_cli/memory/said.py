"""What a sentence of the running text says became of its point's matter, and who says so.

Only those are read that say outright what happened here and now: not what was done earlier, on
another day, or what is proposed.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.outcome import Outcome, OutcomeKind
from lchnv_cli.memory.outcome_words import MATTER
from lchnv_cli.memory.wordings import Found, found_in, outcomes_in
from lchnv_cli.model.date_forms import dates_in, months_in
from lchnv_cli.model.items import Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import in_one_sentence

# Whom a sentence tells of, before the verb that only reports: "Ordföranden konstaterade att".
_TELLER = (
    r"(?:ordföranden|mötet|nätverket|deltagarna|gruppen|diskussionen|dialogen|samtalet"
    r"|styrgruppen|vi|man|det)"
)
_REPORTS = (
    r"(?:konstatera|sammanfatta|bestäm|val|meddela|ena|beslut|landa|stanna"
    r"|kom\s+(?:överens|fram\s+till))\w*"
)
_REPORTED = late(
    rf"(?:(?:(?!att\b|som\b)[^\s.;:]+\s+){{0,10}}?)"
    rf"(?:{_TELLER}\s+(?:\w+\s+)?{_REPORTS}|{_REPORTS}\s+{_TELLER}"
    rf"|kom\s+{_TELLER}\s+(?:överens\s+om|fram\s+till))"
    r"\s+(?:\w+\s+){0,2}?(?P<clause>att\s.+)",
    re.IGNORECASE | re.DOTALL,
)
_EARLIER = late(
    r"\b(?:(?:alltsedan|sedan)\s+(?:mötet|sammanträdet|den\s+\d|(?:förra\s+)?våren|hösten|i\s|\w+mötet)"
    r"|tidigare|föregående|förra|senaste|redan|dessförinnan|i\s+(?:våras|höstas|somras|fjol|"
    r"vintras|går)|(?:har|hade)\s+(?:\w+\s+)?varit|på\s+remiss\s+och|(?:har|hade)\s+(?:nu|sedan(?:\s+dess)?|därefter))\b",
    re.IGNORECASE,
)
# "Eftersom underlaget kom i går skickas förslaget": what the reason tells of is earlier.
_REASON = late(
    rf"^(?:eftersom|då|i\s+och\s+med\s+att)\s.*?(?=\s[a-zåäö]+(?:r|s|de|te|og|ck)\s+{MATTER}\b)",
    re.IGNORECASE,
)
_TAKEN_UP = late(r"tas?\s+upp\b", re.IGNORECASE)
_PAST = late(
    r"\w*(?:ades?|sköts?|gick|ogs?|des|drogs?|lag[td]a?|skjut[eni]t|[td]at)\b", re.IGNORECASE
)
# A day that is ahead: "bordlades till den 28 maj", "bordlades och tas upp den 28 maj".
_UNTIL = late(
    r"\b(?:till|inför|senast|före|tills)\s+(?:mötet\s+|sammanträdet\s+)?(?:den\s+|i\s+)?$"
    r"|\b(?:och|men|samt|för\s+att)\s+(?:\w+\s+)?(?:tas?|behandlas|återkom\w+|komm?er|lyfts"
    r"|ska|prövas|bereds|avgörs)\s[^,.;]*$",
    re.IGNORECASE,
)
_PAST_MONTH = late(
    r"(?:^|\w(?:ades?|sköts?|gick|ogs?|des|drogs?|lag[td]a?|[td]at)\s+(?:(?!(?:och|men|för|till|inför|att)\b)\w+\s+)"
    r"{0,2}?)(?:på|vid|under|i)\s+(?:\w*mötet\s+i\s+|sammanträdet\s+i\s+)?$",
    re.IGNORECASE,
)
# "Ordföranden föreslog att ärendet skulle bordläggas, vilket nätverket godkände."
_CARRIED = late(
    r".*\b(?:föreslog|föreslår|yrkade|ville)\s+(?P<clause>att\s.+?|(?:bordlägg|återremi)\w+(?:\s[^,]+)?),\s+(?:vilket|och\s+(?:så"
    r"|detta))\s.*\b"
    r"(?:godkän|beslut|antog|biföll|instämde|bifall|accepter|bejaka|ställde\s+sig|blev)\w*",
    re.IGNORECASE,
)
# "Beslutet blev att …", "Beslut: modellen införs", "Modellen införs, beslutade nätverket".
_DECISION = late(
    r"(?:(?P<who>\w*nätverkets|mötets)\s+)?beslut(?:et)?\s*(?::|\s(?:är|blev|blir|(?:togs|fattades)\s+om)"
    r"(?=\s+att\b))\s*"
    r"(?P<clause>[^:]{3,})|(?P<first>[^,:]{3,}),\s+(?:beslutade|beslöt|enades)\s+"
    r"(?P<whose>nätverket|mötet|\w+nätverket)\.?",
    re.IGNORECASE,
)
_WOULD = late(r"\bskulle\s+", re.IGNORECASE)
_INSTRUCTION = late(r"återkommer\s*:", re.IGNORECASE)  # new-agenda's, to the secretary
_LONGEST = 1000  # letters of a sentence that are read


class Said(NamedTuple):
    """What a sentence tells: who, as far as it is written, the clause, and the outcomes.

    The clause is that of a decision told in running text, or empty.
    """

    who: str = ""
    clause: str = ""
    outcomes: tuple[Outcome, ...] = ()


@lru_cache(maxsize=4096)
def told_in(sentence: str) -> Said:
    """Give what a sentence of the running text tells of its point's matter."""
    text = " ".join(sentence[:_LONGEST].split())
    if _EARLIER.search(_REASON.sub("", text)) or _INSTRUCTION.match(text):
        return Said()
    if carried := _CARRIED.match(text):
        clause = _WOULD.sub("", carried["clause"])
        return Said("", "", tuple(each.outcome for each in outcomes_in(clause) or found_in(clause)))
    if decided := _named_decision(text) or in_one_sentence(text):
        who, clause, role = decided
        if role is Role.PROPOSAL:
            return Said()
        found = outcomes_in(clause) if clause.startswith("att ") else found_in(clause)
        return Said(who, clause.rstrip("."), tuple(each.outcome for each in found))
    reported = _REPORTED.match(text)
    found = outcomes_in(reported["clause"]) if reported else found_in(text)
    if not reported:
        found = tuple(each for each in found if not _told_there(each))
    past = any(_PAST.search(each.word) for each in found)
    if past and (
        not all(_UNTIL.search(text, 0, date.start) for date in dates_in(text))
        or any(_PAST_MONTH.search(text, 0, month.start) for month in months_in(text))
    ):
        return Said()  # it tells what was done on a day
    return Said(text, "", tuple(each.outcome for each in found))


def _named_decision(text: str) -> tuple[str, str, Role] | None:
    """Give whose decision a sentence names, its clause and its role."""
    if match := _DECISION.fullmatch(text):
        who = match["whose"] or match["who"] or "mötet"
        return who.removesuffix("s"), match["clause"] or match["first"], Role.DECISION
    return None


def _told_there(found: Found) -> bool:
    """Tell whether a matter is only told of elsewhere: "Frågan om läkare tas upp i Provrådet"."""
    return found.outcome.kind is OutcomeKind.REFERRED and _TAKEN_UP.match(found.word) is not None

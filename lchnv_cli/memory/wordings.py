"""What a clause or a sentence says became of a matter, in the words that civil servants use.

An outcome has its verbs, in the forms that minutes use; where one stands decides whether it is
told here and now. Most of the verbs are said of other things too ("flytta verksamheten till den 1
maj"), so they count only where they are said of the matter by a word for it, or put it to a
meeting. After an ``att`` within the clause it is what somebody is to do or has said,
after ``som`` it is told of something else, and a denied or merely possible outcome is none. Of
whole sentences only those are read that say outright what happened: everything in doubt is left
to the line ``Utfall``.
"""

import re
from functools import lru_cache
from itertools import islice, zip_longest
from typing import NamedTuple

from lchnv_cli.memory.assignment import says_who_does
from lchnv_cli.memory.outcome import Outcome, OutcomeKind, receiver
from lchnv_cli.memory.when import when_of, without_when
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.items import Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import in_one_sentence

_GAP = r"(?:(?!(?:att|och|som)\b)[^\s.;:]+\s+){0,6}?"  # the words between the parts of a verb
_LATER = (
    r"(?:(?:vid|på|till|inför|under)\s+(?:(?:ett|något|den|det)\s+)?"
    r"(?:(?:nästa|nästkommande|kommande|senare|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|"
    r"tillfälle)|mötet|sammanträdet|hösten|våren|sommaren|vintern|årsskiftet|den\s+\d|\d)"
    r"|den\s+\d|på\s+nytt|igen|åter|nästa\s+(?:gång|möte|sammanträde)"
    r"|i\s+(?:höst|vår|sommar|vinter|(?:jan|febr?)uari|mars|april|maj|ju[nl]i|augusti|oktober"
    r"|(?:sept|nov|dec)ember)\b)"
)
_MONTH = r"(?:(?:jan|febr?)uari|mars|april|maj|ju[nl]i|augusti|oktober|(?:sept|nov|dec)ember)"
# A matter that is moved to a later meeting, in whatever words, and not one that is told of there.
_SAID_OF = (
    r"(?<!till )(?<!om )(?<!för )(?<!av )\b(?:ärendet|frågan|punkten|saken|beslutet|behandlingen)"
)
_MOVED = (
    r"(?:tas?|tar|togs?|förs?|föras?|väcka|väcks|håll\w+|lägg\w*|lades?|ligg\w*|överlämna\w*|överför\w*"
    r"|skj[ut]\w*|sköts?|flytta\w*|går?|kommer|får|ska|behandlas?|avgörs?|avgöras|prövas?|återupptas)"
)
_WAY = (
    r"(?:upp|ut|med|in|igen|åter|fram|över|öppen|därför|då|först|sedan|dock|i\s+stället|på\s+nytt"
    r"|åt\s+sidan)"
)
_AHEAD = (
    r"(?:(?:till|på|vid|inför)\s+(?:(?:ett|något|det)\s+)?(?:(?:nästa|nästkommande|kommande|senare"
    r"|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|tillfälle|dagordning)"
    rf"|(?:mötet|sammanträdet)\s+(?:den\s+\d|i\s+(?:höst|vår|{_MONTH})))"
    rf"|(?:igen|på\s+nytt|åter)\s+(?:till\s+|på\s+)?(?:den\s+\d|i\s+(?:höst|vår|{_MONTH})))"
)
_BODY = (
    r"(?:(?-i:[A-ZÅÄÖ]{1,6}NV)\b|\w*(?:rådet|nämnd(?:en|erna|er)?|styrelsen?|fullmäktige|nätverket|"
    r"styrgruppen|utskottet?))"
)
_VERBS = {
    OutcomeKind.PER_CAPSULAM: (
        r"per[\s-]capsulam",
        r"(?:per|via|med|på|över)\s+(?:mejl|mail|e-?post(?:en)?)\s+(?:för|till)\s+(?:beslut|"
        r"ställningstagande|godkännande)",
        r"(?:beslut|ställning)\w*\s+(?:fattas|tas|sker)\s+(?:per|via|med|på|över)\s+(?:mejl|mail"
        r"|e-?post)",
    ),
    OutcomeKind.REMITTED: (
        r"åter-?remi(?:ttera[st]?|tterats|tterades?|tteringen|ss)\b",
        r"återförvisa\w*",
        rf"(?:skick|lämn|sänd|gå|ta|åter)\w*\s+{_GAP}tillbaka\s+{_GAP}(?:till|åt)\b",
        rf"(?:skick|sänd|remitter)\w*\s+{_GAP}tillbaka\b",
        rf"(?:bered\w*|arbeta\w*)\s+{_GAP}(?:vidare|om|ytterligare)\s+(?:av|hos)\b",
    ),
    OutcomeKind.TABLED: (
        r"bordl(?:ägg(?:a|er|s|as|es|ning\w*)|ades?|agts?|agd)\b",
        rf"(?:skj[ut]\w*|sk[öo]ts?|flytta\w*)\s+{_GAP}(?:upp|fram)\b",
        r"uppskj(?:uta|uter|uts|utas)\b|uppsköts?\b|senarel[aä]\w*|framflytta\w*",
        rf"(?:skj[ut]\w*|sk[öo]ts?|flytta\w*|överför\w*)\s+{_GAP}{_LATER}",
        rf"(?:kommer\s+att\s+)?(?:tas?|tar|kommer|lyfts?|lyfta)\s+{_GAP}upp\s+{_GAP}{_LATER}",
        rf"(?:beslut|ställning)\w*\s+{_GAP}(?:tas?|fattas?|fattar|tar)\s+{_GAP}{_LATER}",
        rf"(?:tas?|fattas?|tar)\s+{_GAP}(?:beslut|ställning)\w*\s+{_GAP}{_LATER}",
        rf"(?:kommer|kom|komma)\s+(?:tillbaka|åter)\s+{_GAP}{_LATER}",
        r"(?:skj[ut]\w*|sköts?)\s+(?:\w+\s+)?på\s+framtiden\b",
        r"inte\s+(?:besluta|avgöra\s+\w+)\s+(?:i\s?dag|nu|vid\s+(?:dagens|detta)\s+möte)\b",
        rf"inte\s+(?:fatta|ta)\s+{_GAP}(?:beslut|ställning)\w*\s+{_GAP}"
        r"(?:i\s?dag|nu|vid\s+(?:dagens|detta)\s+(?:möte|sammanträde))\b",
        r"(?:kommer\s+att\s+)?(?:behandlas?|avgörs|avgöras|beslutas|återkommer|återkomma|återupptas"
        rf"|återkom|återuppta|prövas|prövar?)\s+{_GAP}{_LATER}",
        rf"(?:avvakta|vänta|dröj)\w*\s+{_GAP}(?:med|till|tills)\b",
        r"(?:vila|vilar)\s+(?:till|tills)\b",
        r"(?:(?:få|får|fick)\s+)?(?:stå|står|stod|ligga|ligger|låg)\s+över\b",
        r"anstå(?:r|tt)?\b|(?:lägg(?:a|er|s|as)|lades?|la)\s+(?:\w+\s+)?på\s+is\b",
        rf"(?:diskussionen|samtalet|behandlingen|ärendet|punkten|frågan)\s+fortsätter\s+{_GAP}{_LATER}",
        r"hanns?\s+inte\s+(?:\w+\s+){0,3}?(?:färdig|klar|med|behandla|avgöra|besluta)\w*",
        rf"lämna\w*\s+{_GAP}öpp(?:en|na|et)\s+(?:till|tills)\b",
        rf"{_SAID_OF}\s+(?:{_WAY}\s+)?{_MOVED}\s+(?:(?:{_WAY}|{_MOVED}|vidare)\s+){{0,4}}?{_AHEAD}",
        rf"{_MOVED}\s+{_SAID_OF}\s+(?:{_WAY}\s+){{0,3}}?{_AHEAD}",
        r"(?:få|får|fick|låta|låter|lät)\s+(?:\w+\s+)?(?:vila|vänta|bero|anstå|bordläggas)\b",
    ),
    OutcomeKind.REFERRED: (
        r"hänskj(?:uta|uter|uts|utes|utas|utits)\b|hänsk[öo]ts?\b",
        rf"(?:överlämna|lämna|överlåt|remittera|lyft|skick|för|hänvisa)\w*\s+{_GAP}(?:vidare\s+)?"
        rf"(?:till|åt)\s+{_GAP}\b{_BODY}(?:\s+\S+){{0,4}}?\s+för\s+(?:\w+\s+)?"
        r"(?:beslut|ställningstagande|avgörande|rekommendation|behandling)",
        rf"(?:lyft\w*|föras?|förs|hänvisa\w*)\s+{_GAP}(?:till|åt)\s+{_GAP}\b{_BODY}",
        rf"(?:lämna|tas?|lyft|för|skick)\w*\s+{_GAP}(?:vidare|över|upp)\s+{_GAP}(?:till|i|åt)\s+{_BODY}",
        rf"överlämna\w*\s+(?:ärendet|frågan|punkten|saken|beslutet)\s+{_GAP}(?:till|åt)\s+{_BODY}",
        r"(?:föreslå|be|uppmana)s?\s+(?=\w*rådet\b)",
        rf"bered\w*\s+{_GAP}vidare\s+i\s+{_BODY}",
    ),
    OutcomeKind.WITHDRAWN: (
        r"utg(?:å|år|ått|ick)\b(?!\s+(?:från|ifrån|med|i\b|till|enligt))",
        rf"(?:dras?|drar|drog|drogs|dragits)\s+{_GAP}tillbaka\b",
        r"avskriv(?:a|s|as|er|its)\b|avskrevs?\b",
        rf"(?:lyft|stryk|strök|tas?|togs?)\w*\s+{_GAP}(?:ur|från|av)\s+dagordningen",
    ),
    OutcomeKind.REJECTED: (
        r"avsl(?:å|ås|år|og|ogs|agits|agit)\b|avstyrk\w*|avvisa\w*",
        r"inte\s+(?:att\s+)?(?:anta|antas|bifalla|bifalls|godkänna|godkänns|gå\s+vidare|genomföra|"
        r"genomförs|införa|införs|tillstyrka|delta|ställa\s+sig\s+bakom)\b",
        r"(?:antogs|godkändes|bifölls|antas|godkänns)\s+inte\b",
    ),
    OutcomeKind.ADOPTED: (
        r"(?:bif[aö]lls?|godkän(?:des|ns|de)|antogs?|antas(?!\s+(?:ge|bli|vara|ha|kunna|öka|minska))|"
        r"fastställ(?:des|s)|tillstyrk(?:tes|s))\b",
        r"(?:ställer|ställde)\s+sig\s+bakom\b",
        r"(?:beslutar|beslutade|beslöt|beslutades|biföll)\s+(?:i\s+enlighet\s+med|enligt)\b",
    ),
}
_ANY = late(
    "|".join(rf"(?P<{kind.name}>\b(?:{'|'.join(patterns)}))" for kind, patterns in _VERBS.items()),
    re.IGNORECASE,
)
_OUTRIGHT = late(
    r"bordl|senarel|inte\s|diskuss|behandlingen|(?:få\w*\s+|fick\s+)?anstå", re.IGNORECASE
)  # verbs that are said of matters alone
_MATTER = late(
    r"\b(?:ärende(?:t|na)|fråg(?:an|orna)|punkt(?:en|erna)|beslut(?:et|en)|förslag(?:et|en)|saken|"
    r"dagordningen)\b",
    re.IGNORECASE,
)
_TO_MEETING = late(
    r"\b(?:till|på|vid|inför|under)\s+(?:(?:ett|något|det)\s+)?(?:(?:nästa|nästkommande|kommande|"
    r"senare|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|tillfälle)|mötet|sammanträdet)|"
    r"\bnästa\s+(?:gång|möte|sammanträde)",
    re.IGNORECASE,
)
_EACH = late(r"\b(?:respektive|varje|berörda?)\s+\w+", re.IGNORECASE)  # who decides for itself
# What makes an outcome another's, or none: it is somebody's to do, told of something else, denied,
# or merely possible.
_APART = late(
    r"\b(?:att|hur|vad|varför|vilk[ae]n?|ifall|huruvida|eftersom|därför\s+att|innan|tills|sedan)\b"
    r"|\bsom\s+(?:[^\s,]+\s+){0,2}$|\bdå\s+(?:[^\s,]+\s+)?$|\bnär\s+(?:[^\s,]+\s+){0,5}$"
    r"|\b(?:inte|ej|aldrig)\s+(?:(?:ska|behöver|kan|bör|längre|nu|heller)\s+)?$"
    r"|\b(?:kan|kunde|bör|borde|skulle|måste|får|vill|ville|föreslår|föreslog|önskar)\s+"
    r"(?:[^\s,]+\s+){0,4}$|^\s*(?:om|ifall)\b",
    re.IGNORECASE,
)
# "det återremitterade förslaget" is no past tense.
_ADJECTIVE = late(r"\b(?:det|den|de|dessa|ett|en|alla|andra|flera|vår[at]?)\s+$", re.IGNORECASE)
_DENIED = late(r"\s+(?:\w+\s+)?(?:inte|ej)\b", re.IGNORECASE)
_ASIDE = late(r"\([^()]*\)|[”\"][^”\"]*[”\"]|,\s+som\s[^,.]*(?:,|(?=\.|$))")
_ATT = late(
    r"\s*att\b[\s,]*(?:(?:besluta|enas|komma\s+överens)\s+(?:om\s+)?(?:att\s+)?)?", re.IGNORECASE
)
_BEGUN = late(r"\b(?:\w+(?:as|ns|ds|gs|ljs|tts)|\w+a)\s.*\b(?:och|samt|men)\b", re.DOTALL)
_TO = late(
    r"\b(?:till|åt|av|hos|i|föreslå|be|uppmana)\s+(?P<target>[^,;.]+?)(?=\s+(?:för|med|inför|senast|att)\b|[,;.]|\s*$)",
    re.IGNORECASE,
)
# "att flytta mötet till den 17 november" puts off no matter.
_MEETING = late(
    r"(?<!till )(?<!på )(?<!vid )(?<!inför )"
    r"\b(?:mötet|mötesdagen|sammanträdet|datumet|konferensen)\b",
    re.IGNORECASE,
)
# Whom a sentence tells of, before the verb that only reports: "Ordföranden konstaterade att".
_REPORTED = late(
    r"(?:ordföranden|mötet|nätverket|deltagarna|gruppen|vi|man|det)\s+(?:\w+\s+)?(?:konstatera|"
    r"sammanfatta|bestäm|val|meddela|ena|beslut|kom\s+överens)\w*\s+(?:\w+\s+){0,2}?(?P<clause>att\s.+)",
    re.IGNORECASE | re.DOTALL,
)
_EARLIER = late(
    r"\b(?:tidigare|föregående|förra|senaste|redan|dessförinnan|i\s+(?:våras|höstas|somras|fjol|"
    r"vintras|går))\b",
    re.IGNORECASE,
)
_PAST = late(r"\w*(?:ades?|sköts?|gick|ogs?|des|drogs?)\b", re.IGNORECASE)
_FINITE = late(r"(?:\w+er|tar|tog|s[kt][jö]\w+t|låter|lät|får|fick|\w+ade|drar|drog|går|gick)\b")
_UNTIL = late(
    r"\b(?:till|inför|senast|före|tills)\s+(?:mötet\s+|sammanträdet\s+)?(?:den\s+|i\s+)?$",
    re.IGNORECASE,
)
_INSTRUCTION = late(r"återkommer\s*:", re.IGNORECASE)  # new-agenda's, to the secretary
_LONGEST = 1000  # letters of a clause or a sentence that are read
_MOST = 12  # outcomes in one of them


class Found(NamedTuple):
    """An outcome in a text: the words for it, and whether something is decided before it."""

    outcome: Outcome
    word: str
    beside: bool

    @property
    def denies(self) -> bool:
        """Whether it is told by denying another: "inte anta"."""
        return self.word.startswith("inte")


def outcomes_in(clause: str) -> tuple[Found, ...]:
    """Give the outcomes that an att-clause tells of its matter, in order."""
    match = _ATT.match(clause)
    return _found(clause[match.end() :]) if match else ()


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
    if _EARLIER.search(text) or _INSTRUCTION.match(text):
        return Said()
    if decided := in_one_sentence(text):
        who, clause, role = decided
        if role is Role.PROPOSAL:
            return Said()
        return Said(who, clause.rstrip("."), tuple(each.outcome for each in outcomes_in(clause)))
    reported = _REPORTED.match(text)
    found = outcomes_in(reported["clause"]) if reported else _found(text)
    past = any(_PAST.search(each.word) for each in found)
    if past and not all(_UNTIL.search(text, 0, date.start) for date in dates_in(text)):
        return Said()  # it tells what was done on a day
    return Said(text, "", tuple(each.outcome for each in found))


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[Found, ...]:
    text = " ".join(_ASIDE.sub(" ", text[:_LONGEST]).split())
    found: list[Found] = []
    matches = list(islice(_ANY.finditer(text), _MOST))
    for match, after in zip_longest(matches, matches[1:]):
        end = after.start() if after else len(text)
        by_mail = "capsulam" in match[0].lower()
        kind = OutcomeKind.PER_CAPSULAM if by_mail else OutcomeKind[match.lastgroup or ""]
        before = text[: match.start()]
        since = before[before.rfind(" utan ") + 1 :]
        if _FINITE.match(match[0]) or _FINITE.search(
            before[before.rfind(" ", 0, -1) + 1 :]
        ):  # "vill veta mer och tar upp frågan igen" tells of what is done
            since = since[since.rfind(" och ") + 1 :]
        if kind is OutcomeKind.TABLED and match[0].startswith("återkom") and says_who_does(text):
            continue  # somebody comes back with it, and the matter was not put off
        denied = _DENIED.match(text, match.end()) is not None and kind is not OutcomeKind.REJECTED
        moved = kind is OutcomeKind.TABLED and _MEETING.search(before + match[0])
        adjective = match[0].endswith("ade") and _ADJECTIVE.search(before)
        if denied or moved or adjective or _APART.search(since):
            continue
        if not _is_of_the_matter(kind, match, text):
            continue
        outcome = _outcome(kind, match, text, end)
        if found and found[-1].outcome == outcome:
            continue
        begun = [each.outcome.kind for each in found] or [OutcomeKind.ADOPTED]
        beside = OutcomeKind.ADOPTED in begun and (bool(found) or bool(_BEGUN.search(before)))
        found.append(Found(outcome, match[0], beside))
    kinds = {each.outcome.kind for each in found}
    if OutcomeKind.TABLED in kinds and kinds & {OutcomeKind.WITHDRAWN, OutcomeKind.PER_CAPSULAM}:
        # "utgick och tas upp nästa gång" puts off; "skickas ut och beslutas per mejl" asks
        gone = OutcomeKind.WITHDRAWN if OutcomeKind.WITHDRAWN in kinds else OutcomeKind.TABLED
        found = [each for each in found if each.outcome.kind is not gone]
    return tuple(found)


def _is_of_the_matter(kind: OutcomeKind, match: re.Match[str], text: str) -> bool:
    """Tell whether a verb that is said of other things too is said of the point's matter."""
    loose = kind in {OutcomeKind.TABLED, OutcomeKind.WITHDRAWN} or match[0].endswith("tillbaka")
    if not loose or _OUTRIGHT.match(match[0]):
        return True
    alone = kind is OutcomeKind.WITHDRAWN and not text[: match.start()].strip()
    if alone or (_MATTER.search(text) is not None and _EACH.search(text) is None):
        return True
    return kind is OutcomeKind.TABLED and _TO_MEETING.search(text, match.start()) is not None


def _outcome(kind: OutcomeKind, match: re.Match[str], text: str, end: int) -> Outcome:
    """Give an outcome with whom the matter goes to, said after the verb or before it, and when."""
    when = when_of(text)
    target = ""
    if kind in {OutcomeKind.REMITTED, OutcomeKind.REFERRED}:
        rest = text[match.start() : max(end, match.end())]
        for part in (rest, text[: match.start()]):
            to = _TO.search(without_when(part))
            if to and (target := receiver(to["target"])):
                break
    if kind is OutcomeKind.REFERRED and not target and (when.written or when.at_next):
        kind = OutcomeKind.TABLED  # "att hänskjuta ärendet till nästa möte"
    return Outcome(kind, target, when)

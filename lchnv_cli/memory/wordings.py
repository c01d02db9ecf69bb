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
from lchnv_cli.memory.outcome_sorts import TURNED
from lchnv_cli.memory.outcome_words import BODY, MATTER, OTHER_BODY, VERBS, WE
from lchnv_cli.memory.plain import plain
from lchnv_cli.memory.when import when_of, without_when
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.verbs import forms

_ANY = late(
    "|".join(rf"(?P<{kind.name}>\b(?:{'|'.join(patterns)}))" for kind, patterns in VERBS.items()),
    re.IGNORECASE,
)
_OUTRIGHT = late(
    r"bordl|senarel|inte\s|(?:\S+\s+)?(?:fat)?tar?\s.*\bförst\b|diskuss|behandlingen|(?:få\w*\s+|fick\s+)?anstå",
    re.IGNORECASE,
)  # verbs that are said of matters alone
_MATTER = late(
    rf"\b(?:{MATTER}|dagordningen|detta)\b",
    re.IGNORECASE,
)
_TO_MEETING = late(
    r"\b(?:till|på|vid|inför|under)\s+(?:(?:ett|något|det)\s+)?(?:(?:nästa|nästkommande|kommande|"
    r"senare|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|tillfälle)|mötet|sammanträdet)|"
    r"\bnästa\s+(?:gång|möte|sammanträde)",
    re.IGNORECASE,
)
_NOW = late(r"\btas\s+(?:\w+\s+)?nu\b|\bnu\s+(?:tas|upp)\b", re.IGNORECASE)
# What is told of a matter comes later of itself: "Uppföljningen tas upp på ett kommande möte".
_TELLING = late(
    r"(?:en\s+|nästa\s+|årets\s+)?\w*(?:uppfölj|utvärder|återkoppl|avstämning|resultat"
    r"|erfarenhet|lägesbild)\w*\s",
    re.IGNORECASE,
)
_EACH = late(  # who decides for itself
    r"\b(?:respektive|varje|berörda?)\s+\w+"
    r"|^(?:kommunerna|regionen|parterna)\s+(?:ska(?:ll)?\s+)?(?:(?:fatta|ta)r?\s+(?:\w+\s+)?(?:beslut|ställning)|beslutar)",
    re.IGNORECASE,
)
# What makes an outcome another's, or none: it is somebody's to do, told of something else, denied,
# or merely possible.
_APART = late(
    r"\b(?:att|hur|vad|(?<!, )varför|vilk[ae]n?|ifall|huruvida|eftersom|därför\s+att|innan"
    r"|tills(?!\s+vidare)|sedan)\b"
    r"|\bsom\s+(?:[^\s,]+\s+){0,2}$|\bdå\s+(?:[^\s,]+\s+)?$|\bnär\s+(?:[^\s,]+\s+){0,5}$"
    r"|\b(?:inte|ej|aldrig)\s+(?:(?:ska|behöver|kan|bör|längre|nu|heller)\s+)?$"
    r"|\b(?:kan|kunde|bör|borde|skulle|måste|vill|ville|föreslår|föreslog|önskar)\s+"
    r"(?:[^\s,]+\s+){0,4}$|^\s*(?:om|ifall|hade)\b"
    r"|\bhade\s+(?:[^\s,]+\s+)?$"
    r"|^\s*ing(?:en|et|enting)\b[^;:,]*$|\b(?:diskutera|övervägde|fråga|undra|prövade|dryfta)(?:r|de|des)?\s+om\s"
    r"|\bing(?:en|et)\s+$|\bingen\s+(?:yrka|begär|föreslog|kräv|ville)\w*\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "det återremitterade förslaget" is no past tense.
_ADJECTIVE = late(r"\b(?:det|den|de|dessa|ett|en|alla|andra|flera|vår[at]?)\s+$", re.IGNORECASE)
_DENIED = late(
    r"\s+(?:\w+\s+)?(?:inte|ej|inget\s+alternativ|uteslutet)\b"
    r"|\s+(?:övervägdes|diskuterades|yrkades|föreslogs|prövades|undveks|avfärdades)\b",
    re.IGNORECASE,
)
_NOT_SO = late(r"\b(?:inte|ej)\s+(?:\w+\s+){0,2}?per\b", re.IGNORECASE)  # "ska inte tas per mejl"
_ASIDE = late(
    r"\([^()]*\)|[”\"][^”\"]*[”\"]|,\s+som\s(?!(?:\w+\s+)?(?:svara|godkänn|bekräfta|ger|lämna))[^,.]*(?:,|(?=\.|$))"
)
_ATT = late(
    r"\s*att\b[\s,]*(?:(?:besluta(?!\s+i\s)|enas|komma\s+överens)\s+(?:om\s+)?(?:att\s+)?)?",
    re.IGNORECASE,
)
_BEGUN = late(r"\b(?:\w+(?:as|ns|ds|gs|ljs|tts)|\w+a)\s.*\b(?:och|samt|men)\b", re.DOTALL)
_TO = late(
    r"\b(?:till(?!\s+följd\b)|åt|(?<=s )av|(?<=över )av|(?<=ning )av(?=\s+(?-i:[A-ZÅÄÖ]))|hos"
    rf"|i(?=\s+(?:[\w-]+\s+)?{BODY})|föreslå|be"
    rf"|uppmana)\s+(?P<target>[^,;.]+?)(?=\s+(?:för"
    r"|med|inför|senast|att)\b|[,;.]|\s*$)",
    re.IGNORECASE,
)
_GETS = late(
    r"^(?P<target>[^,;.]{2,60}?)\s+"
    rf"(?:fick|får|ska\s+få|har\s+fått|tar|tog)\s+(?:{MATTER}|(?:\w+\s+){{0,3}}?i\s+återremiss"
    r"|(?:ta\s+)?tillbaka|(?:det|den)\s+(?:tillbaka|åter)|i\s+(?:åter|retur))"
    rf"|^(?P<again>[^,;.]{{2,60}}?)\s+(?:(?:ska(?:ll)?|får|har\s+att)\s+)?"
    rf"{forms('bereda', 'omarbeta')}\s"
    rf"|^(?P<taker>{OTHER_BODY})\s",
    re.IGNORECASE,
)  # "RSS fick ärendet i återremiss", "att Socialchefsnätverket tar över frågan"
# "att flytta mötet till den 17 november" puts off no matter.
_MEETING = late(
    r"(?<!till )(?<!på )(?<!vid )(?<!inför )(?<!under )"
    r"\b(?:mötet|mötesdagen|sammanträdet|datumet|konferensen)\b",
    re.IGNORECASE,
)
_FUTURE = late(r"\bkommer\s+att\s+", re.IGNORECASE)  # "kommer att bordläggas" is no "att" clause
_WE_DID = late(
    r"^(?:mötet|sammanträdet)(?=\s+(?:\w+(?:ade|er|ar|köt)|ena[sd]\w*|var|är|beslöt|hann|kunde)\b)",
    re.IGNORECASE,
)
# Where a clause of its own begins: "…, och ärendet bordläggs därför", "att enighet saknas och att".
_ANEW = late(
    r",\s+(?:och|men|så|varför|därför|varpå)\s+(?!att\b)|\s(?:och|samt)\s+att\s"
    rf"|,\s+(?={MATTER}\s|$)",
    re.IGNORECASE,
)
_ASKED_TO = late(
    r"\b(?:i\s+uppdrag|(?:delegera|överlåt|överlämna)\w*\s+[^,.;]{0,40}?)\s+att\b", re.IGNORECASE
)
_FINITE = late(
    r"(?:\w+er|tar|\w*(?:tog|slog|föll)|s[kt][jö]\w+t|\w+ades|låter|lät|får|fick|\w+ade|drar|drog|går|gick)\b"
)
# What leads up to a sentence's own verb, and the verbs that may stand in it.
_FRONTED = late(
    r"^\s*(?:eftersom|då|när|sedan|trots\s+att|efter\s+att|i\s+och\s+med\s+att"
    r"|(?:med\s+anledning|på\s+grund|till\s+följd)\s+av\s+att"
    r"|med\s+hänsyn\s+till\s+att|mot\s+bakgrund\s+av\s+att|för\s+att)\b",
    re.IGNORECASE,
)
_VERB = late(
    r"\b(?:\w+(?:ade|ades|dde|ddes|tte|ttes|kte|ktes|ste|mde|mdes|nde|rde|gde)|är|var|blev|fick"
    r"|får|kom|gick|tog|togs|låg|stod|såg|fanns|finns"
    r"|kunde|kan|ville|vill|skulle|hade|har|hann|hanns|behövs|behöver|saknas|räcker|krävs)\b",
    re.IGNORECASE,
)
# A verb before its subject begins the sentence proper: "går ärendet tillbaka".
_TURNED = late(
    rf"[a-zåäö]+(?:r|s|ck|og|de|te|ll|öt)\s+(?:{MATTER}|\w+(?:en|et|na))\b", re.IGNORECASE
)
_ASKED_BY_MAIL = late(r"per[\s-]capsulam-?beslut", re.IGNORECASE)
_SENT = late(r"\b(?:skick|sänd)\w*\s", re.IGNORECASE)
_OURS = late(rf"{WE}\b", re.IGNORECASE)
_NOT_UNTIL = late(r"\b(?:inte|ej)\s+$", re.IGNORECASE)  # "inte ta ställning förrän i maj"
_BARE = late(r"(?:utg\w+|avskr\w+|\w+(?:s|er|ar))\b", re.IGNORECASE)  # a verb, and no subject
_BEFORE = late(r"(?:^|.*[;.:])\s*", re.DOTALL)
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
        return self.word.startswith(("inte", "avstå", "säga nej"))


def outcomes_in(clause: str) -> tuple[Found, ...]:
    """Give the outcomes that an att-clause tells of its matter, in order."""
    match = _ATT.match(clause)
    return found_in(clause[match.end() :]) if match else ()


@lru_cache(maxsize=4096)
def found_in(text: str) -> tuple[Found, ...]:
    """Give the outcomes that a text tells of its matter, in order."""
    text = _FUTURE.sub("", " ".join(_ASIDE.sub(" ", plain(text[:_LONGEST])).split()))
    found: list[Found] = []
    matches = _words_in(text)
    for match, after in zip_longest(matches, matches[1:]):
        end = after.start if after else len(text)
        kind, word = match.kind, match.word
        since = _main(text[: match.start], text[match.start :])
        since = since[max((cut.end() for cut in _ANEW.finditer(since)), default=0) :]
        if kind is OutcomeKind.PER_CAPSULAM:
            since = _ASKED_TO.sub("", since)
        infinitive = kind is OutcomeKind.TABLED and not word.lower().startswith(("bord", "återkom"))
        if "förrän" in text[match.start : match.end]:
            since = _NOT_UNTIL.sub("", since)
        if (
            infinitive
            or _FINITE.match(word)
            or _FINITE.search(since[since.rfind(" ", 0, -1) + 1 :])
        ):  # "vill veta mer och tar upp frågan igen" tells of what is done
            since = since[since.rfind(" och ") + 1 :]
        comes_back = kind is OutcomeKind.TABLED and "återkom" in word and not _OURS.match(text)
        if comes_back and says_who_does(text):
            continue  # somebody comes back with it, and the matter was not put off
        before = text[: match.start]
        denied = kind is not OutcomeKind.REJECTED and _DENIED.match(text, match.end)
        denied = denied or _NOT_SO.search(_main(before + word))
        moved = kind is OutcomeKind.TABLED and _MEETING.search(_WE_DID.sub("", before + word))
        adjective = word.endswith("ade") and _ADJECTIVE.search(before)
        apart = _APART.search(since) and not _ASKED_BY_MAIL.match(word)
        if denied or moved or adjective or apart or not _is_of_the_matter(match, text):
            continue
        outcome = _outcome(match, text, end)
        if found and found[-1].outcome == outcome:
            continue
        begun = [each.outcome.kind for each in found] or [OutcomeKind.ADOPTED]
        beside = OutcomeKind.ADOPTED in begun and (bool(found) or bool(_BEGUN.search(before)))
        found.append(Found(outcome, word, beside))
    return _apart(found)


def _apart(found: list[Found]) -> tuple[Found, ...]:
    """Leave out what only says how another of the outcomes comes about."""
    kinds = {each.outcome.kind for each in found}
    if OutcomeKind.TABLED in kinds and kinds & {OutcomeKind.WITHDRAWN, OutcomeKind.PER_CAPSULAM}:
        # "utgick och tas upp nästa gång" puts off; "skickas ut och beslutas per mejl" asks
        gone = OutcomeKind.WITHDRAWN if OutcomeKind.WITHDRAWN in kinds else OutcomeKind.TABLED
        found = [each for each in found if each.outcome.kind is not gone]
    if OutcomeKind.PER_CAPSULAM in kinds:  # "skickas till nätverket för beslut per capsulam"
        found = [
            each
            for each in found
            if each.outcome.kind is not OutcomeKind.REFERRED or not _SENT.search(each.word)
        ]
    return tuple(found)


class _Words(NamedTuple):
    """Words for an outcome and where they stand; ``turned`` are those that were found by sorts."""

    start: int
    end: int
    kind: OutcomeKind
    word: str
    turned: bool = False


def _words_in(text: str) -> list[_Words]:
    """Give the words for outcomes in their order, and of those that overlap the first."""
    every = [
        _Words(*match.span(), _kind(match), match[0])
        for match in islice(_ANY.finditer(text), _MOST)
    ]
    for kind, sorts in TURNED:
        for one in sorts.finditer(text):
            if not any(one.start < each.end and each.start < one.end for each in every):
                every.append(_Words(one.start, one.end, kind, one.words, turned=True))
    return sorted(every)


def _kind(match: re.Match[str]) -> OutcomeKind:
    by_mail = "capsulam" in match[0].lower()
    return OutcomeKind.PER_CAPSULAM if by_mail else OutcomeKind[match.lastgroup or ""]


def _main(before: str, rest: str = "") -> str:
    """Give what stands before an outcome in its own clause, and not in one that leads up to it.

    "Eftersom huvudmännen inte kom överens återremitterades ärendet": the verb of a clause in front
    is followed by that of the sentence.
    """
    since = before[before.rfind(" utan ") + 1 :]
    led = _FRONTED.match(since)
    if led and _TURNED.match(rest):
        return ""
    if led and _VERB.search(since, led.end()):
        return since[led.end() :]
    return since


def _is_of_the_matter(words: _Words, text: str) -> bool:
    """Tell whether a verb that is said of other things too is said of the point's matter."""
    kind, word = words.kind, words.word
    if _NOW.search(word) or (
        kind is OutcomeKind.TABLED and _TELLING.match(text) and not _OUTRIGHT.match(word)
    ):
        return False
    if words.turned:
        return kind is not OutcomeKind.TABLED or _EACH.search(text) is None
    loose = kind in {OutcomeKind.TABLED, OutcomeKind.WITHDRAWN} or word.endswith("tillbaka")
    if not loose or _OUTRIGHT.match(word):
        return True
    # "Tiden räckte inte; tas upp igen i maj."
    alone = not _BEFORE.sub("", text[: words.start]) and _BARE.match(word) is not None
    if alone or (_MATTER.search(text) is not None and _EACH.search(text) is None):
        return True
    return kind is OutcomeKind.TABLED and _TO_MEETING.search(text, words.start) is not None


def _outcome(words: _Words, text: str, end: int) -> Outcome:
    """Give an outcome with whom the matter goes to, said after the verb or before it, and when."""
    kind, when = words.kind, when_of(text)
    target = ""
    if kind in {OutcomeKind.REMITTED, OutcomeKind.REFERRED}:
        rest = text[words.start : max(end, words.end)]
        for to in (
            *(_TO.search(without_when(part)) for part in (rest, text[: words.start])),
            _GETS.search(text),
        ):
            if to and (target := receiver(to[to.lastgroup or ""])):
                break
    if kind is OutcomeKind.REFERRED and not target and (when.written or when.at_next):
        kind = OutcomeKind.TABLED  # "att hänskjuta ärendet till nästa möte"
    return Outcome(kind, target, when)

"""What a clause says of an agreement: that it was adopted or prolonged, and until which day.

The verb says what was done, and the noun after it, or before a passive one, what it was done to:
"att godkänna redovisningen av överenskommelsen" adopts no agreement. What is only to be drawn up,
sent out or looked into, and what is denied, is none.
"""

import datetime as dt
import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.until import until_in
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.agreements import AgreementKind
from lchnv_cli.model.days import months_after
from lchnv_cli.model.late_pattern import late

_NOUNS = {
    AgreementKind.BRIEF: r"\w*uppdragsbeskrivning\w*|\w*uppdragsdirektiv\w*",
    AgreementKind.PROCEDURE: r"\w*arbetsordning\w*",
    AgreementKind.PLAN: (
        r"\w*(?:handlings|genomförande|verksamhets|utvecklings|färd|införande)plan(?:en|er|erna)?\b"
        r"|\w*strategi(?:n|er|erna)?\b|\w*målbild(?:en|er|erna)?\b"
    ),
    AgreementKind.ROUTINE: (
        r"\w*rutin(?:en|er|erna)?\b|\w*riktlinje(?:n|r|rna)?\b|\w*vägledning(?:en|ar|arna)?\b"
        r"|\w*vårdprogram(?:met|men)?\b|\w*samverkansdokument(?:et|en)?\b|\w*arbetssätt(?:et|en)?\b"
    ),
    AgreementKind.AGREEMENT: (
        r"\w*överenskommelse(?:n|r|rna)?\b|(?-i:\b[RL]?ÖK(?:\b(?:[:.]?\w{1,4}\b)?|ar\b|arna\b|en\b))"
        r"|\w*avsiktsförklaring(?:en|ar|arna)?\b"
    ),
    AgreementKind.CONTRACT: (
        r"\w*avtal(?:sförslag)?(?:et|en)?\b|\w*licens(?:en|er|erna|avtal\w*)?\b"
    ),
    AgreementKind.FUNDING: r"\w*finansiering(?:en)?\b",
}
_NOUN = "|".join(f"(?P<{kind.name}>{words})" for kind, words in _NOUNS.items())
# A part of each of those words: whoever looks through a folder asks for no more.
_PARTS = (
    *("överenskommelse", "avtal", "licens", "rutin", "riktlinje", "vägledning", "vårdprogram"),
    *("samverkansdokument", "arbetssätt", "plan", "strategi", "målbild", "uppdragsbeskrivning"),
    *("uppdragsdirektiv", "arbetsordning", "avsiktsförklaring", "finansier"),
)
_KINDS = late(_NOUN, re.IGNORECASE)
# What may stand before the noun and leave it what the verb is about.
_NOT_OF = (
    r"(?!(?:av|om|för|till|enligt|med|i|på|från|kring|inför|mot|utifrån|att|som|hur|avseende|gällande"
    r"|rörande|angående|beträffande)\b)"
)
_WORDS = rf"(?:{_NOT_OF}(?!\b(?:{'|'.join(_NOUNS.values())}))[^\s,;.:()]+\s+){{0,5}}?"
_DRAFT = r"(?:(?:förslag(?:et)?|utkast(?:et)?)\s+(?:till|på|om)\s+)?"
_AGAIN = r"(?:(?:revidering|uppdatering|revision|ny\s+version|omarbetning)\w*\s+av\s+)?"
_THING = rf"(?P<thing>{_WORDS}{_DRAFT}{_WORDS}{_AGAIN}{_WORDS}(?:{_NOUN})[^;]*?)"
_LONGER = (
    r"(?:(?:en\s+)?(?:fortsatt\s+|ytterligare\s+)?(?:förlängning\w*|förnyelse\w*)\s+av"
    r"|(?:förlängd|fortsatt|förnyad)\s+(?:giltighet|löptid|avtalstid|avtalsperiod|giltighetstid)\w*"
    r"\s+(?:för|av|på)|(?:giltighet(?:en)?|(?:giltighets|löp|avtals)tid\w*)"
    r"\s+(?:för|i|av|på))"
)
_RECOMMENDS = (
    r"(?:(?:rekommendera|uppmana|föreslå|tillstyrka)\s+"
    rf"(?:(?!{STRANGER.pattern})[^;.]){{2,90}}?\s+att\s+(?:besluta\s+att\s+)?)?"
)
_WE = r"(?:\w*nätverket|[ls]chnv|styrgruppen|mötet|\w*rådet)"
_ADOPTS = (
    rf"(?:{_WE}\s+(?:antar|godkänner|fastställer|tecknar|ingår|tillstyrker|ställer\s+sig\s+bakom)"
    r"|besluta\s+om|anta|godkänna|fastställa|ingå|teckna|underteckna|träffa|sluta|bifalla|tillstyrka"
    r"|ställa\s+sig\s+bakom)"
)
_ADOPTED = (
    r"(?:antas|antogs|godkänns|godkändes|fastställs|fastställdes|ingås|tecknas|undertecknas"
    r"|bifalls|tillstyrks|(?:ska(?:ll)?\s+)?(?:(?:börjar?\s+)?gälla?r?|träd(?:a|er)\s+i\s+kraft)"
    r"\s+(?:från|fr\.?\s?o\.?\s?m|den|vid))"
)
_GOES_ON = (
    r"(?:(?:ska(?:ll)?\s+)?(?:förlängas|förlängs|förlängdes|förnyas|prolongeras)"
    r"|(?:ska(?:ll)?\s+)?(?:fortsätt\w*\s+(?:att\s+)?(?:gälla|löpa)|gälla?r?|löpa?e?r?)"
    r"(?:\s+vidare)?(?=[^;]*\b(?:till\s+och\s+med|t\.?\s?o\.?\s?m|tom|längst|utgången|ytterligare"
    r"|vidare)\b))"
)
_LATER = late(
    rf"^{_RECOMMENDS}(?:(?:{_WE}\s+förlänger|förlänga|förnya|prolongera)\s+{_DRAFT}(?:{_LONGER}\s+)?"
    rf"|(?:om\s+|{_ADOPTS}\s+)?{_DRAFT}{_LONGER}\s+){_THING}$",
    re.IGNORECASE,
)
_LATER_PASSIVE = late(
    rf"^{_RECOMMENDS}(?:låta\s+|ge\s+)?(?:{_LONGER}\s+)?{_THING}\s(?P<verb>{_GOES_ON}"
    r"|(?:en\s+)?(?:förlängd|fortsatt|förnyad)\s+(?:giltighet|löptid|avtalstid|avtalsperiod)\w*)",
    re.IGNORECASE,
)
_NEW = late(rf"^{_RECOMMENDS}{_ADOPTS}\s+{_THING}$", re.IGNORECASE)
_NEW_PASSIVE = late(rf"^{_THING}\s(?P<verb>{_ADOPTED})\b", re.IGNORECASE)
_FUNDS = late(
    r"^(?:(?P<again>fortsätta\s+(?:att\s+)?|fortsatt\s+)?finansiera\s+(?P<what>[^;]+)"
    r"|(?:bevilja|ge|tilldela)\s+(?P<whom>[^;]+?)\s+(?P<more>(?:fortsatt|förlängd)\s+)?finansiering\b.*)$",
    re.IGNORECASE,
)
_DENIED = late(r"\b(?:inte|ej|aldrig|avstå)\b", re.IGNORECASE)
_ATT = late(r"^\s*att\s+(?:besluta\s+(?:om\s+)?att\s+)?", re.IGNORECASE)
# A passive verb in a clause of its own says it of something else.
_PART = late(r"\b(?:att|som|när|om\s+den|så\s+att|innan|samt|för\s+att)\b", re.IGNORECASE)
_NUMBERS = {
    "ett": 1,
    "en": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "nio": 9,
    "tolv": 12,
}
_SPAN_OF_TIME = (
    rf"(?:ytterligare\s+)?(?P<number>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+"
    r"(?P<unit>år|månad(?:er)?|halvår)\b"
)
_LONGER_BY = late(rf"\b{_SPAN_OF_TIME}", re.IGNORECASE)
_TRAILING = late(
    r"\s*(?:,(?=\s*(?:\d|att|som|till|för|med|enligt|i|från|t|fr|vilket|och|samt|dock|under)\b)|,$|\(|\b(?:till\s+(?:och\s+med|den\s+\d|\d|slutet|utgången)|t\.?\s?o\.?\s?m\b|fram\s+till|längst\s+till|intill|samt\b|och$|och\s+att\b|som\b|fortsatt$"
    rf"|med\s+{_SPAN_OF_TIME}|förläng(?:s|des|as)\b|sker\b"
    r"|med\s+(?:de|den|det|följande|tillägg|ändring|redaktionell)\w*\s|enligt\b|i\s+enlighet\s+med|från\s+och\s+med|fr\.?\s?o\.?\s?m|att\s+gälla)).*$",
    re.IGNORECASE | re.DOTALL,
)
# The words that are the name of nothing: hemsjukvårdsavtalet names an agreement, avtalet none.
_ALONE = late(
    r"(?:(?:samverkans)?överenskommelse|avtal|licens|rutin|riktlinje|vägledning|arbetssätt|handlingsplan"
    r"|uppdragsbeskrivning|uppdragsdirektiv|samverkansdokument|strategi|målbild|arbetsordning"
    r"|avsiktsförklaring|finansiering)(?:en|et|n|r|rna|er|erna|ar|arna)?",
    re.IGNORECASE,
)
_FEW = 3  # words: "den bilagda överenskommelsen" says no more than that there is one
# What is said of the paper and not of the agreement: "det bilagda förslaget till reviderad rutin".
_LEADING = late(
    r"^(?:(?:den|det|de|en|ett|ny(?:tt|a)?|bilag(?:d|t|da)|reviderad(?:e|t)?|uppdaterad(?:e|t)?"
    r"|föreslag(?:en|et|na)|presenterad(?:e|t)?|befintlig(?:a|t)?|fortsatt|förslag(?:et)?\s+(?:till"
    r"|på|om)|utkast(?:et)?\s+(?:till|på)|(?:revidering|uppdatering|revision)\w*\s+av)\s+)+",
    re.IGNORECASE,
)
_DEFINITE = late(
    r"^(?P<noun>\w*(?:överenskommelse|riktlinje|strategi)(?=n\b)"
    r"|\w*(?:avtal|arbetssätt|samverkansdokument)(?=et\b)"
    r"|\w*(?:rutin|plan|licens|uppdragsbeskrivning|vägledning|finansiering|avsiktsförklaring"
    r"|arbetsordning|målbild)(?=en\b))\w+",
    re.IGNORECASE,
)
_QUOTES = late('[”“"»«]')
_LONGEST = 1000  # letters of a clause that are read


class Step(StrEnum):
    """What was done to an agreement."""

    ADOPTED = "antogs"
    PROLONGED = "förlängdes"


class Agreed(NamedTuple):
    """What a clause did to an agreement, what that is, as written, and its new last day.

    Where it only says how much longer it goes on, ``months`` tells. ``bare`` tells that only its
    kind is written ("anta överenskommelsen"): the point says which.
    """

    step: Step
    kind: AgreementKind
    what: str
    until: dt.date | None
    bare: bool
    months: int = 0

    def until_from(self, last: dt.date | None) -> dt.date | None:
        """Give the new last day of what has had one."""
        return (
            months_after(last, self.months)
            if not self.until and self.months and last
            else self.until
        )


@lru_cache(maxsize=4096)
def agreed_in(clause: str, told: dt.date) -> Agreed | None:
    """Give what a clause, told on a day, does to an agreement, or None."""
    text = " ".join(clause[:_LONGEST].split())
    if not (att := _ATT.match(text)):
        return None
    text = _QUOTES.sub("", text[att.end() :]).rstrip(" .,;")
    for step, pattern in (
        (Step.PROLONGED, _LATER),
        (Step.PROLONGED, _LATER_PASSIVE),
        (Step.ADOPTED, _NEW),
        (Step.ADOPTED, _NEW_PASSIVE),
    ):
        match = pattern.match(text)
        if match is None or _DENIED.search(text, 0, _end_of_verb(match)):
            continue
        thing = match["thing"]
        if "verb" in match.groupdict() and _PART.search(thing):
            continue
        return _agreed(step, match, thing, text, told)
    return _funded(text, told)


def _funded(text: str, told: dt.date) -> Agreed | None:
    """Give the money that is granted until a day: without one it is no agreement."""
    match, until = _FUNDS.match(text), until_in(text, told)
    if match is None or until is None or _DENIED.search(text):
        return None
    step = Step.PROLONGED if match["again"] or match["more"] else Step.ADOPTED
    what = _TRAILING.sub("", match["what"] or match["whom"]).strip(" ,;.")
    return Agreed(step, AgreementKind.FUNDING, f"finansiering av {what}", until, bare=False)


def as_title(what: str) -> str:
    """Give what a clause is about as it would be called: rutinen för vård, Rutin för vård."""
    title = _DEFINITE.sub(lambda noun: noun["noun"], what)
    return f"{title[:1].upper()}{title[1:]}"


def names_agreement(text: str) -> bool:
    """Tell whether a text may have a word for some sort of agreement."""
    small = text.casefold()
    return "ök" in small or any(part in small for part in _PARTS)


def kind_named(text: str) -> AgreementKind | None:
    """Give the sort of agreement that a text has a word for first, or None."""
    match = _KINDS.search(text)
    return next(kind for kind in _NOUNS if match[kind.name]) if match else None


def _end_of_verb(match: re.Match[str]) -> int:
    return match.end("verb") if "verb" in match.groupdict() else match.start("thing")


def _agreed(step: Step, match: re.Match[str], thing: str, text: str, told: dt.date) -> Agreed:
    kind = next(kind for kind in _NOUNS if match[kind.name])
    noun = match[kind.name]
    what = _LEADING.sub("", _TRAILING.sub("", thing).strip(" ,;."))
    after = what.partition(noun)[2].strip()
    bare = not after and _ALONE.fullmatch(noun) is not None and len(what.split()) <= _FEW
    span = _LONGER_BY.search(text) if step is Step.PROLONGED else None
    number = _NUMBERS.get(span["number"].lower(), 0) or int(span["number"]) if span else 0
    unit = span["unit"].lower() if span else ""
    months = number * (12 if unit == "år" else 6 if unit == "halvår" else 1)
    return Agreed(step, kind, what, until_in(text, told), bare, months)

"""Assignments that a point gives: a line ``Uppdrag: ansvarig; återrapport dag``, or words.

A clause or a sentence hands something out in a few set ways ("att ge RSS i uppdrag att", "att
uppdra åt", "får i uppdrag", "ansvarar för", "tillsätta en arbetsgrupp"); a line beside it says the
same better, and counts alone.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.when import When, when_of, without_when
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Fact, Item
from lchnv_cli.model.late_pattern import late

_REPORTED = (
    r"\b(?:(?:åter|av|slut|del|läges)?rapport\w*|(?:slut|del|åter)?redovis\w*|återkom\w*"
    r"|återkoppl\w*|presenter\w*"
    r"|inkom\w*|levere\w*|besked|tillbaka|klar[at]?|färdig\w*|senast)\b(?:\s+(?:sker|görs"
    r"|lämnas|ges))?:?(?P<when>.*)"
)
_REPORT = late(_REPORTED, re.IGNORECASE | re.DOTALL)
_RESPONSIBLE = late(r"^\s*ansvarig\w*\s*:?\s*", re.IGNORECASE)
_WHO = r"(?P<who{}>(?:(?!\batt\b)[^,;:]){{2,80}}?)"
_SOMEBODY = (
    r"(?:(?-i:[A-ZÅÄÖ])[\w-]*(?:\s+(?-i:[A-ZÅÄÖ])[\w-]+)*|\w*(?:gruppen|nätverket|presidiet"
    r"|sekreteraren"
    r"|ordföranden|utskottet|kansliet)|kommunerna|regionen|huvudmännen)"
)
_WE = r"\b(?:(?<!-)(?:\w*nätverket|mötet|sammanträdet|ordföranden|vi|man|lchnv|deltagarna))"
# Somebody who does what is asked: a person, RSS or a group; principals also pay and take part.
_DOER = (
    r"(?:(?-i:(?!Region|Länet)[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)+)|(?-i:RSS)(?:\s+(?-i:[A-ZÅÄÖ])\w+)?"
    r"|\w*(?:gruppen|presidiet|sekreteraren|ordföranden|utskottet|kansliet|processledaren))"
)
_DOERS = rf"{_DOER}(?:(?:,|\s+(?:och|samt|eller|tillsammans\s+med))\s+{_DOER})*"
_WITH = r"(?:\s+(?:tillsammans|gemensamt|i\s+samverkan|i\s+samråd)(?:\s+med\s+[\w-]+)?)?"
# What somebody is, or does at the meeting itself; any other verb is something to do.
_IS = (
    r"(?:är|var|blir|har|heter|får|deltar|ersätter|representerar|företräder|efterträder|tillträder"
    r"|avgår|slutar|lämnar|ingår|sitter|föredrar|vikarierar|avstår|reserverar|närvarar|adjungerar"
    r"|innehar|tjänstgör|leder|väljer|går|anser|menar|önskar|föreslår|hälsar|avslutar|öppnar"
    r"|tackar|återkommer|ansluter|medverkar|kvarstår|gäller|står|kommer|tillhör|informerar|bjuder(?!\s+in))"
)
_WORKS = (
    r"(?:(?:ta|arbeta|räkna|rita)r?\s+fram|arbetar?\s+vidare|(?:utred|undersök|bered|granska"
    r"|utveckl)(?:er|a|ar)"
    r"|(?:kartlägg|genomför|analyser|sammanställ|utvärder|inventer|redovis|presenter|formuler"
    r"|återrapporter|rapporter"
    r"|avrapporter|beräkn|planer|skiss|lever|konkretiser)(?:er|a|ar|erar|era)|återkom(?:mer|ma)"
    r"|inkom(?:mer|ma)|förbered(?:er|a)"
    r"|följ(?:er|a)\s+upp|se[r]?\s+över|se[r]?\s+till\s+att|sköt(?:er|a)|samordna[r]?|kontakta[r]?|gör(?:a)?\s+(?:en|ett)|skriv(?:er|a)\s+(?:en|ett)"
    r"|lämna[r]?\s+(?:förslag|rapport|en|ett)"
    r"|upprätta[r]?|utarbeta[r]?|kom(?:mer|ma)\s+(?:tillbaka|med)"
    r"|ha(?:r)?\s+(?:\w+\s+){1,3}klar\w*)"
)
_HANDED = late(
    rf"\b(?:ge|ger|gav|gett|lämnar?)\s+(?!i\s){_WHO.format(1)}\s+(?:(?:i\s+)?upp(?:drag(?:et)?"
    r"|gift(?:en)?)|mandat)\b"
    rf"|\b(?:ge|ger|gav|lämnar?)\s+i\s+uppdrag\s+(?:åt|till)\s+{_WHO.format(17)}(?=\s+att\b|\s*$)"
    rf"|^det\s+(?:uppdr(?:as|ogs)|åligger|ålägg?s|ålades|ankommer|blir|är)\s+(?:(?:åt|på)\s+)?"
    rf"(?P<who18>{_SOMEBODY}?)s?\s+(?:(?:sak|uppgift|ansvar|roll|lott|jobb|bord)\s+)?att\b"
    rf"|\b(?:uppdra|uppdrar|uppdrog)\s+(?:(?:åt|till|att)\s+)?{_WHO.format(2)}(?=\s+att\b|\s*$)"
    rf"|^{_WHO.format(3)}\s+(?:får|fick|ges|gavs|har\s+fått|tilldelas|tilldelades)\s+(?:(?:i"
    rf"|till)\s+)?"
    r"(?:upp(?:drag(?:et)?|gift(?:en)?)|mandat)\b"
    rf"|^{_WHO.format(9)}\s+(?:ombe(?:ds|des)|ombads|ålägg(?:s|es)|ålades|anmoda(?:s|des))\b"
    rf"|\b(?:utse|välja|förordna|engagera|anlita"
    rf"|tillfråga)\s+{_WHO.format(14)}\s+(?:att\s+(?:leda|hålla|göra|ta)"
    r"|(?:som|till)\s+(?:\w+ledare|sammankallande|ansvarig|samordnare))\b"
    rf"|(?:^(?:be|anmoda)|{_WE}\s+(?:\w+\s+)?(?:be[r]?|bad|anmoda(?:r|de)?)|\b(?:ber|bad|anmodade)\s+{_WE})"
    rf"\s+{_WHO.format(10)}\s+(?:att\s+)?(?-i:[a-zåäö]+a)\b"
    rf"|\blåta\s+(?P<who11>{_SOMEBODY})\s+(?-i:[a-zåäö]+a)\b"
    rf"|\buppdraget\s+(?:att\s+[^,;.]{{1,80}}?\s+)?(?:lämna(?:s|des)|ges|gavs|går|gick|lägg(?:s)"
    rf"|lades)\s+(?:till|åt|på)\s+{_WHO.format(4)}(?=\s+(?:att|och|med|som)\b|[.;,]|$)"
    rf"|^{_WHO.format(5)}\s+(?:ansvarar\s+för|(?:får|har|tar"
    rf"|ges)\s+(?:det\s+\w+\s+)?ansvar(?:et)?\s+för|svarar\s+för|(?:är|blir)\s+ansvarig\w*\s+för"
    r"|(?:å|på)t(?:og|ar)\s+sig|t(?:ar|og)\s+på\s+sig|lova(?:r|de)(?=\s+(?:att|(?-i:[a-zåäö]+a))\b)|erbj[öu]d\w*\s+sig)\b"
    rf"|^(?P<who16>{_SOMEBODY})\s+får\s+(?:nu\s+)?{_WORKS}\b"
    rf"|,\s+som\s+(?P<who15>{_SOMEBODY})\s+(?:genomför|gör|utför|leder|tar\s+fram|håller\s+i)\b"
    rf"|^ansvarig\w*(?:\s+för\s+[^:.;]{{2,60}}?)?(?:\s*:|\s+(?:är"
    rf"|blir))\s*{_WHO.format(12)}(?=[,.;(]|$)"
    rf"|\b(?:(?:gör|genomför|utför|bered|kartlägg|utred|sammanställ|utarbeta|skriv|led|handläg?g|sköt|driv|hantera|samordna)a?s|handhas"
    rf"|inventeras|tas\s+fram|håll(?:s|as)\s+(?:i|ihop))\s+"
    rf"(?:av|genom|under\s+ledning\s+av)\s+{_WHO.format(6)}(?=\s+(?:och|till|senast|med|inför"
    rf"|som)\b|[,.;]|$)"
    rf"|^(?P<who19>{_DOERS})\s+(?:ut(?:ses|sågs)|väljs|valdes)\s+(?:att|(?:som|till)\s+(?:\w+ledare"
    r"|sammankallande|ansvarig|samordnare))\b"
    rf"|^(?!ärendet|frågan|punkten|saken)[\w-]+\s+(?:lägg?s|lades|lämnas|lämnades)\s+(?:på|till|åt)\s+"
    rf"(?P<who20>{_DOER})"
    rf"|^(?!ärendet|frågan|punkten|saken)[\w-]+\s+(?:delegeras|anförtros|överlåts"
    rf"|åläggs)\s+(?:(?:till|på|åt)\s+)?"
    rf"{_WHO.format(13)}(?=\s+(?:att|med|till|som|och)\b|[,.;]|$)"
    r"|\b(?:tillsätta|bilda|inrätta)\s+(?P<who7>en\s+\w*grupp\b(?:\s+under\s+ledning\s+av\s+"
    r"[^,;:.]{2,60}?(?=\s+som\b|\s*$))?)"
    r"|^(?P<who8>en\s+\w*grupp)\s+(?:tillsätts|bildas|inrättas)\b",
    re.IGNORECASE,
)
_TELLS = (
    r"(?:återrapportera|avrapportera|rapportera|redovisa|återkoppla|återkomme|slutredovisa"
    r"|presentera)(?:r|s)?"
)
# Who is to come back with it to the network: "Styrgruppen tar med sig frågan och återkommer".
_COMES_BACK = late(
    rf"^(?P<who>{_DOERS})\s+[^.;:]{{0,80}}?\b{_TELLS}\b"
    r"(?=[^.;]*?\b(?:\w*mötet|(?:till|för)\s+nätverket|\w+\s+möte|sammanträde\w*)\b)",
    re.IGNORECASE,
)
_CLAUSE_BACK = late(
    rf"^(?!\w*nätverket\s+återk)(?P<who>{_SOMEBODY})\s+[^.;:]{{0,120}}?\b(?:{_TELLS}|klar[at]?"
    rf"|färdig\w*)\b",
    re.IGNORECASE,
)
# Of a clause alone: in running text it tells what somebody does, whoever asked for it.
_DOES = late(
    rf"^(?!\w*nätverket\s+återk)(?P<who>{_SOMEBODY}(?:\s+och\s+{_SOMEBODY})?){_WITH}\s+"
    rf"(?:(?:ska(?:ll)?|får|kommer\s+att)\s+)?(?:\w+(?:er|ar)\s+[^,.;]{{2,60}}?\soch\s+)?{_WORKS}\b",
    re.IGNORECASE,
)
# Whatever somebody does by a day is an assignment: "att Lo Falk ringer upp till nästa möte".
_DOES_BY = late(
    rf"^(?P<who>{_DOERS}){_WITH}\s+(?:(?:ska(?:ll)?|får|kommer\s+att)\s+(?-i:[a-zåäö]+a)"
    rf"|(?!{_IS}\b)(?-i:[a-zåäö]+r))\b[^.;]*?\b(?:senast|(?:till|inför)\s+(?:(?:nästa|mötet|sammanträdet"
    r"|den|kommande)\b|\w+mötet))",
    re.IGNORECASE,
)
# "Till mötet i maj tar RSS fram ett underlag" has its words in another order.
_TURNED = late(
    r"^(?P<front>(?:till|inför|efter|med|därefter|därutöver|vidare|samtidigt"
    r"|dessutom|slutligen|parallellt)\b[^,.;:]{0,80}?)"
    rf"\s+(?P<verb>ska|(?-i:[a-zåäö]+(?:r|s|og|ck|de)))\s+(?P<who>{_SOMEBODY})\s+(?P<rest>.+?)\.?$",
    re.IGNORECASE,
)
_FOR_A_MEETING = late(
    r"\b(?:till|inför)\s+(?:(?:nästa|nästkommande|kommande)\s+\w*möte|mötet\s+(?:den|i)\s|\w+mötet)",
    re.IGNORECASE,
)
_BY = late(r"\b(?:till|inför|på|vid)\s|" + _REPORTED, re.IGNORECASE | re.DOTALL)
_LABEL = late(
    r"^(?!ansvarig|uppdrag)\w[\w ]{1,30}:\s+(?=(?-i:[A-ZÅÄÖ]))", re.IGNORECASE
)  # "Nästa steg:"
_LONGEST = 1000  # letters of a text that are read
_ATT = late(r"^\s*att\s+", re.IGNORECASE)


class Assignment(NamedTuple):
    """Someone is to do something and report ``when``; ``value`` is the line's, as written.

    ``development`` is an utvecklingsuppdrag (5 § and the preamble ask more of it).
    """

    line: int
    value: str
    responsible: str
    when: When
    development: bool


def assignments_of(item: Item) -> tuple[Assignment, ...]:
    """Give the assignments that a point's lines give, in reading order."""
    return tuple(assignment_of(fact) for fact in item.all_facts() if fact.key in ASSIGNMENTS)


def assignment_of(fact: Fact) -> Assignment:
    """Take an assignment's line apart."""
    match = _REPORT.search(fact.value)
    when = when_of(match["when"] if match else fact.value)
    named = fact.value[: match.start()] if match else without_when(fact.value)
    return Assignment(
        line=fact.line,
        value=fact.value,
        responsible=_RESPONSIBLE.sub("", named).strip(" \t\xa0;,"),
        when=when,
        development=fact.key == FactName.DEVELOPMENT,
    )


def reported_when(value: str) -> str:
    """Give what a line says of when it is reported, or all of it where no word leads in to that."""
    match = _REPORT.search(value)
    return match["when"] if match else value


def says_who_does(clause: str) -> bool:
    """Tell whether a clause says who is to look into something, and hands it out by that."""
    bare = _ATT.sub("", clause)
    return (_DOES.search(bare) or _COMES_BACK.search(bare)) is not None


@lru_cache(maxsize=4096)
def handed_out(text: str) -> tuple[str, When] | None:
    """Give to whom a clause or a sentence hands something out, and when it is to be reported.

    What begins with att is a clause, and hands out by saying who does it.
    """
    bare = _LABEL.sub("", " ".join(_ATT.sub("", text[:_LONGEST]).split()))
    bare = _TURNED.sub(r"\g<who> \g<verb> \g<rest> \g<front>", bare)
    handed = _HANDED.search(bare)
    if _ATT.match(text):
        match = handed or _DOES.search(bare) or _CLAUSE_BACK.search(bare) or _DOES_BY.search(bare)
    else:
        does = _DOES.search(bare) if _FOR_A_MEETING.search(bare) else None
        match = handed or _COMES_BACK.search(bare) or does or _DOES_BY.search(bare)
    if match is None:
        return None
    who = next(name for name in match.groups() if name)
    by = _BY.search(bare, match.end() if handed else match.end("who"))
    return who.strip(), when_of(by["when"] or bare[by.start() :]) if by else When()

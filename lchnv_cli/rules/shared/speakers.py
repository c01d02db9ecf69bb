"""Who is said to have spoken at the meeting: a name with a verb, in the running text of notes.

A name alone says nothing ("enligt Lo Falk"), and what is quoted, or happened at another time or in
writing, was not said there. So a sentence that tells of such a thing is left alone as a whole.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lchnv_cli.memory.attendees import key_of
from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Register
from lchnv_cli.model.verbs import passives, present, preterites

_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]++"
_NAME = rf"(?P<{{}}>{_WORD}(?:\s{_WORD}){{{{0,4}}}})"
_SHORT = 2
# What is done at a meeting is told in the past, and nearly all of it is speaking: so any past verb
# is, but those that tell what became of somebody, or what was done before the meeting.
_NOT_SPEAKING = (
    r"(?:ha|skulle|kunde|ville|måste|borde|brukade|var|blev|fick|hette|kom|gick(?!\s+(?:igenom|emot))"
    r"|satt|avgick|började|slutade|lämnade(?!\s+(?:en|ett|information|rapport|synp|exempel|besked))"
    r"|tillträdde|efterträdde|ersatte|vikarierade|företrädde|representerade|tackade\s+nej|avböjde"
    r"|avsade|deltog|närvarade|medverkade|anmälde|hörde|ringde|skrev|skickade(?!\s+med)|sände|mejlade|mailade"
    r"|tog(?!\s+upp)|arbetade|jobbade|ledde|drev|startade|genomförde|tjänstgjorde|fungerade|bildade"
    r"|utarbetade|sammanställde|gjorde(?!\s+en?t?\s)|flyttade|bytte|sökte|ansökte|åkte|reste|väntade"
    r"|inkom|återkom|ankom|avstod|övergick|hann|vann|fyllde(?!\s+(?:i|på)\s+att)|firade|antog|fann|låg|stod|föll"
    r"|saknade|byggde|följde|stannade|bjöd|träffade|mötte|utsåg|valde|anställde|skötte|hade)\b"
)
_PAST = (
    rf"(?!{_NOT_SPEAKING}|inte\b|både\b|[a-zåäö]+[ae]nde\b)(?:[a-zåäö]{{2,}}[dt]e"
    rf"|[a-zåäö]*(?:{'|'.join(past for past in sorted(preterites()) if len(past) > _SHORT)})|sa)\b"
)
_VIEW = r"(?:tveksam|kritisk|positiv|negativ|mån|orolig|nöjd|noga|tydlig|enig|beredd)"
_HERE = (
    r"(?:(?:på|vid|under|i|till|via|genom|per)\s+(?:hela\s+|delar\s+av\s+|denna\s+|dagens\s+)?"
    r"(?:punkten|mötet|möte|dialogen|diskussionen|samtalet|länk|Teams|telefon|ärendet|frågan)|digitalt)"
)
_SPEAKS = (
    *("informera", "berätta", "presentera", "redovisa", "rapportera", "påpeka", "undra"),
    *("sammanfatta", "visa", "lyfta", "beskriva", "förklara", "betona", "konstatera", "poängtera"),
    *("uppmärksamma", "fråga", "delge", "efterfråga", "tacka", "mena", "anse", "föreslå"),
    *("kommentera", "bekräfta", "efterlysa", "framföra", "uttrycka", "upplysa", "understryka"),
    *("erinra", "hänvisa", "uppge", "välkomna", "uppmana", "reflektera", "återkoppla", "notera"),
    *("framhålla", "inleda", "föredra"),
)
_GIVEN = ("väcka", "ställa", "besvara", "ge", "göra", "hålla")  # a question, an answer, a talk
_PASSIVE = (
    r"(?:(?i:fråg(?:a|or)|synpunkt(?:er)?|inlägg|kommentar(?:er)?|önskemål|invändning(?:ar)?)"
    rf"\s+(?:från|av)|{passives(*_SPEAKS, *_GIVEN)}\s+av)\s+"
)
_NOW = (
    r"(?:redogör|instämmer|svarar\s+på|tar\s+upp|går\s+igenom|påminner\s+om"
    rf"|{'|'.join(map(present, _SPEAKS))})(?!\s+nej)\b"
)
_VERB = (
    rf"(?:{_NOW}|{_PAST}|hoppades\b|ville\s+[a-zåäö]+a\b|hade\s+(?:en\s+)?(?:fråg|synp|invänd)\w+"
    rf"|var\s+(?:\w+\s+)?{_VIEW}\b|tog\s+(?:ordet|till\s+orda)|kom\s+med"
    rf"|(?:,\s+som\s+)?(?:deltog|närvarade|medverkade|var\s+med|kopplade\s+upp\s+sig)\s+{_HERE})"
)
# Swedish has its verb second: after what stands first and is no subject, the subject comes next.
_FRONT = (
    r"^(?:Från|I|På|Efter|Vid|Under|Med|För|Utifrån|Även|Också|Här|Nu|Då|Däremot|Samtidigt|Till|Mot"
    r"|Inför|Därtill|Därutöver|Därefter|Sedan|Slutligen|Vidare|Först|Dessutom|Avslutningsvis"
    r"|Inledningsvis|Som|Om|Kring|Angående|Beträffande|När|Eftersom)\s"
    r"(?:(?!\w+(?:ade|dde|des|te)\b|och\b|att\b)[^\s.;:]+\s+){0,8}?"
)
# What has no person as its object: the name after it is who spoke.
_TURNED = (
    r"(?:svarade|undrade|påpekade|framhöll|konstaterade|betonade|menade|tillade|instämde"
    r"|redogjorde|berättade|kommenterade|framförde|underströk|upplyste|invände|uppgav)"
)
_TITLE = r"(?:,[^,.;]{1,60},|\s*\([^)]{1,40}\)|\s+från\s+[\w ]{1,30}?)?"
_AND = late(rf"{_NAME.format('who')}{_TITLE}\s+(?:och|samt)\s+$")
_COMMA = late(rf"{_NAME.format('who')},\s+$")
_SPOKE = late(
    rf"{_FRONT}{_VERB}\s+{_NAME.format('then')}|{_NAME.format('first')}{_TITLE}(?:,\s+som)?\s+{_VERB}"
    rf"|\b(?:[Tt]og|[Ll]ade|[Gg]ick|[Dd]elade)\s+{_NAME.format('about')}\s+(?:upp|fram|igenom|med\s+sig)\b"
    rf"|\b[Aa]v\s+{_NAME.format('whom')}\s+{passives(*_SPEAKS)}\b"
    rf"|(?:^|\.\s){_NAME.format('says')}(?=:\s[^\s])|\b{_PASSIVE}{_NAME.format('by')}|\b{_TURNED}\s+{_NAME.format('turned')}"
)
_ELSEWHEN = late(
    r"[”\"»“]|\b(?:förra|föregående|tidigare|nästa|kommande|skriftlig\w*|mejl\w*|brev\w*|förhind\w*|"
    r"frånvar\w*|förväg|(?:inför|före)\s+(?:mötet|dagens|sammanträdet|punkten)|innan|inte|ej|styrgruppens?|möte[nt]?\s+(?:den|i|med|hos)|"
    r"\d{4}-\d\d-\d\d|\d{6}|ska|skulle|kommer)\b",
    re.IGNORECASE,
)
_SENTENCE = late(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|(?<=;)\s+")
_REACH = 400  # characters before a name, in which the one joined to it stands
_SKIPPED = frozenset({BlockKind.QUOTE, BlockKind.CODE, BlockKind.NOTE, BlockKind.HEADING})


class Speaker(NamedTuple):
    """A name as it is compared, as written, and the line."""

    key: str
    name: str
    line: int


def speakers(text: FullText, register: Register) -> Iterator[Speaker]:
    """Give the people of the register who are said to have spoken."""
    names = names_by_key(register)
    for block in text.blocks:
        for own, line in _texts(block):
            at, counted, here = 0, 0, line
            for sentence in _SENTENCE.split(own):
                begin = own.index(sentence, at)
                at = begin + len(sentence)
                if _ELSEWHEN.search(sentence):
                    continue
                for match in _spoke(sentence, names):
                    where = begin + match.start()
                    here, counted = here + own.count("\n", counted, where), where
                    for said in _all_who(match, sentence):
                        if key := whose(said, names):
                            yield Speaker(key, said, here)


def _spoke(sentence: str, names: Mapping[str, str]) -> Iterator[re.Match[str]]:
    """Give the names with verbs; a verb after no person's name may have one after it.

    "Från Orsa framförde Lo Falk": nobody is called Från Orsa.
    """
    end = 0
    while match := _SPOKE.search(sentence, end):
        if (name := match["first"] or match["then"]) and not whose(name, names):
            end = match.end("first") if match["first"] else match.start() + 1
            continue
        end = match.start() + 1 if match["then"] else match.end()
        yield match


def _all_who(match: re.Match[str], sentence: str) -> Iterator[str]:
    """Give the one with the verb, and those who are joined to that name before it."""
    yield next(name for name in match.groupdict().values() if name)
    end, joined = match.start(), _AND
    while match["first"] and (other := joined.search(sentence, max(end - _REACH, 0), end)):
        yield other["who"]
        end, joined = other.start(), _COMMA


def _texts(block: Block) -> Iterator[tuple[str, int]]:
    if block.kind in _SKIPPED:
        return
    if block.inlines:
        yield block.text, block.line
    for inner in block.blocks:
        yield from _texts(inner)


def names_by_key(register: Register) -> Mapping[str, str]:
    """Give every whole name, and every surname that only one person has, with the person's key."""
    found: dict[str, str] = {}
    for name, now in register.known_as().items():
        surname, key = key_of(name.split()[-1]), key_of(now)
        found[surname] = key if found.get(surname, key) == key else ""
        found[key_of(name)] = key
    return found


def whose(said: str, names: Mapping[str, str]) -> str:
    """Give whose name it is; words before it may be a title or begin the sentence."""
    words = said.split()
    for first in range(max(len(words) - 1, 1)):
        if key := names.get(key_of(" ".join(words[first:])), ""):
            return key
    return ""

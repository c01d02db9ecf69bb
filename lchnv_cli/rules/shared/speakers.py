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

_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]++"
_NAME = rf"(?P<{{}}>{_WORD}(?:\s{_WORD}){{{{0,4}}}})"
_VERB = (
    r"(?:redogör|redogjorde|informera[rd]e?|berätta[rd]e?|före(?:drar|drog)|presentera[rd]e?|"
    r"redovisa[rd]e?|rapportera[rd]e?|framhöll|framhåller|påpeka[rd]e?|undra[rd]e?|inled(?:er|de)|"
    r"sammanfatta[rd]e?|svara[rd]e?\s+på|gick\s+igenom|går\s+igenom|visa[rd]e?|lyf(?:ter?|te)|"
    r"besk(?:river|rev)|förklara[rd]e?|betona[rd]e?|konstatera[rd]e?|poängtera[rd]e?|tillade|"
    r"uppmärksamma[rd]e?|frågade|tog\s+upp|tar\s+upp|delga[vr]|efterfrågade|höll\s+en|"
    r"instäm(?:mer|de)|tacka[rd]e?(?!\s+nej\b)|mena[rd]e?|ansåg|föreslog|ville\s+veta|"
    r"kommentera[rd]e?|bekräfta[rd]e?|efterlyste|tydliggjorde|ställde\s+fråg\w+|påmin(?:ner|de)\s+om|"
    r"framför(?:de|er)|uttryckte|upplyste|under(?:strök|stryker)|erinrade|hänvisade\s+till|uppgav|"
    r"flaggade\s+för|gav\s+(?:en|ett|sin|sitt|några|exempel|besked|uttryck)|välkomnade|uppmanade|vädjade|"
    r"delade\s+med\s+sig|tipsade|återkopplade|reflekterade|resonerade|argumenterade|kompletterade|"
    r"höll\s+med|noterade|sade|ställde\s+sig|oroade\s+sig|väckte|invände|ifrågasatte|hade\s+(?:en\s+)?fråg\w+)\b"
)
_PASSIVE = (
    r"(?:(?i:på\s+(?:en\s+)?fråg(?:a|or))\s+(?:från|av)|(?:presentera(?:de)?s|redovisa(?:de)?s"
    r"|föredrogs|föredras|inleddes|lyftes|väcktes|framfördes)\s+av)\s+"
)
# What has no person as its object: the name after it is who spoke.
_TURNED = (
    r"(?:svarade|undrade|påpekade|framhöll|konstaterade|betonade|menade|tillade|instämde"
    r"|redogjorde|berättade|kommenterade|framförde|underströk|upplyste|invände|uppgav)"
)
_BEFORE = r"(?:Därefter|Sedan|Slutligen|Vidare|Först|Dessutom|Avslutningsvis|Inledningsvis)\s+"
_TITLE = r"(?:,[^,.;]{1,60},|\s*\([^)]{1,40}\)|\s+från\s+[\w ]{1,30}?)?"
_AND = late(rf"{_NAME.format('who')}{_TITLE}\s+(?:och|samt)\s+$")
_COMMA = late(rf"{_NAME.format('who')},\s+$")
_SPOKE = late(
    rf"{_BEFORE}{_VERB}\s+{_NAME.format('then')}|{_NAME.format('first')}{_TITLE}\s+{_VERB}"
    rf"|\b(?:[Tt]og|[Ll]ade|[Gg]ick|[Dd]elade)\s+{_NAME.format('about')}\s+(?:upp|fram|igenom|med\s+sig)\b"
    rf"|\b{_PASSIVE}{_NAME.format('by')}|\b{_TURNED}\s+{_NAME.format('turned')}"
)
_ELSEWHEN = late(
    r"[”\"»“]|\b(?:förra|föregående|tidigare|nästa|kommande|skriftlig\w*|mejl\w*|brev\w*|förhind\w*|"
    r"frånvar\w*|förväg|inför|före|innan|inte|ej|styrgruppens?|möte[nt]?\s+(?:den|i|med|hos)|"
    r"\d{4}-\d\d-\d\d|\d{6}|ska|skulle|kommer)\b",
    re.IGNORECASE,
)
_SENTENCE = late(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
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
        stranger = match["first"] and not whose(match["first"], names)
        end = match.end("first" if stranger else 0)
        if not stranger:
            yield match


def _all_who(match: re.Match[str], sentence: str) -> Iterator[str]:
    """Give the one with the verb, and those who are joined to that name before it."""
    yield match["first"] or match["by"] or match["then"] or match["turned"] or match["about"]
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

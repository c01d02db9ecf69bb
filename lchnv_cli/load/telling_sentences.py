"""Sentences of the running text that may tell of an outcome, an assignment or a substitute.

A folder is kept in brief, without its texts, so the few sentences that somebody may ask for
across documents are picked out while the text is at hand. What they tell is for ``memory`` to say;
here they are only known by the stems of the words that it reads.
"""

import re
from collections.abc import Iterable, Iterator

from lchnv_cli.model.blocks import Block, BlockKind, sentences_of
from lchnv_cli.model.full_text import Part
from lchnv_cli.model.items import Sentence
from lchnv_cli.model.late_pattern import late

_STEMS = late(
    r"bord[lL]|remi(?:tt|ss)|återförv|tillbaka|uppsk|sk[jö][ut]|flytt|nästa|kommande|senare|"
    r"\bigen\b|på nytt|mötet|capsulam|(?:mejl|mail|post) för|hänsk|överl|utg[åi]|avs[kl]|"
    r"dagordningen|\bsenast\b|\binför\b|gehör|anklang|instäm|ansl[uö]|linje\b|ankom|ålig|"
    r"beslut|beslöt|enades|överens|enig|bakom|godkän|antogs?|antas|bif[aö]|fastst|tillsty|avvakta|"
    r"vila|uppdr[ao]|ansvar|(?:åt[ao][gr]?|på) sig|till\s+handlingarna|noter|juster|sammanträdet|"
    r"stå\w*\s+över|anstå|ombe?ads|ombe[ds]|uppgift|ålägg|ålades|"
    r"rekommender|förorda|hemställ|föresl[åo]|ärendet|punkten|frågan|förslag|(?-i:[A-ZÅÄÖ])\w+s\s+(?:vägnar|frånvaro|räkning|talan)"
    r"|fullmakt|byt\w*\s+ut|\bplats\b|\bstol\b|\broll\b|\bupp\s+för\b|skickat|skickade|förhind"
    r"|\bsän[dt]|"
    r"\bers\.|\b(?:via|per)\s+(?:e-?post|mejl|mail)|redovis|rapporter|ansvarig|\bretur\b"
    r"|\bsade?\s|säger|landa|lova[rd]|gruppen får|\bp\.\s?c\.|skriftlig|behandling|"
    r"\b(?:utse[rs]|utsågs?|välj(?:er|s)|valdes?|förordna\w*|jan|feb|mars|apr|maj|jun|jul|aug|sept|okt|nov|dec)|\d/\d|återkom|pågår|fort(?:går|löper)|"
    r"^för\s|s (?:plats|stol) |mötet åt |fortsätter|hanns? inte|"
    r"öpp(?:en|na|et) till|vikariera|s uppdrag|representera|företräd|\bmandat|"
    r"ersätt(?:ar|er|s\b)|ersatt|suppleant|inhopp|ställe\b|stället| in för",
    re.IGNORECASE,
)
_GOES_ON = late(
    r"(?:Åter|Av|Slut)?(?:[Rr]edovisas|[Rr]apporteras|[Rr]apport(?=\s)|Återkommer|Klart?\b)"
)
_QUOTED = {BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE, BlockKind.HEADING}


def telling_sentences(parts: Iterable[Part]) -> Iterator[Sentence]:
    """Give the sentences of a point's running text, outside its decisions, that may tell."""
    for part in parts:
        if isinstance(part, Block):
            yield from _of(part)


def _joined(block: Block) -> Iterator[Sentence]:
    """Give the sentences, one that goes on about a task with the one before it.

    "Ansvarig: Bo Ek. Redovisas i maj."
    """
    last: Sentence | None = None
    for line, text in sentences_of(block):
        if last and _GOES_ON.match(text):
            last = Sentence(f"{last.text.rstrip('.')}, {text[0].lower()}{text[1:]}", last.line)
            continue
        if last:
            yield last
        last = Sentence(text, line)
    if last:
        yield last


def _of(block: Block) -> Iterator[Sentence]:
    if block.kind in _QUOTED:
        return
    if _STEMS.search(block.text):
        yield from (each for each in _joined(block) if _STEMS.search(each.text))
    for inner in block.blocks:
        yield from _of(inner)

"""Sentences of the running text that may tell of an outcome, an assignment or a substitute.

A folder is kept in brief, without its texts, so the few sentences that somebody may ask for
across documents are picked out while the text is at hand. What they tell is for ``memory`` to say;
here they are only known by the stems of the words that it reads.
"""

from collections.abc import Iterable, Iterator

from lchnv_cli.model.blocks import Block, BlockKind, sentences_of
from lchnv_cli.model.full_text import Part
from lchnv_cli.model.items import Sentence
from lchnv_cli.model.late_pattern import late

# Parts of words, looked for in small letters and with a blank on both sides of the text; far
# quicker than a pattern. tests/test_prefilters.py tells of what a reader knows and these drop.
_WORDS = (
    "bordl|remi|återförv|tillbaka|uppsk|skjut|skjöt|skut|sköt|flytt|nästa|"
    "kommande|senare| igen |nytt|mötet|capsulam|hänsk|överl|utgå|utgi|utgick|avsk|"
    "avsl|förkast|dagordningen|senast|inför|gehör|anklang|instäm|anslu|anslö|linje|ankom|"
    "ålig|beslut|beslöt|enades|överens|enig|bakom|godkän|antog|antas|antag|antar|"
    "anta |bifa|bifö|fastst|tillsty|avvakta|vila|uppdra|uppdro|ansvar|på sig|"
    "åta sig|åtar sig|åtog sig|handlingarna|noter|juster|sammanträde| över till|"
    "stod över|stå över|står över|låg över|anstå|ombads|ombe|uppgift|ålägg|ålades|"
    "rekommender|förorda|hemställ|föreslå|föreslog|ärende|punkt|fråg|förslag|vägnar|"
    "frånvaro|räkning|talan|fullmakt|byt| plats|stol | roll | upp |skick|förhind|"
    " sän| ers | ers.|(ers|epost|e-post| post för|mejl|mail|redovis|rapport|retur|"
    "sade| sa |säger|landa|lova|gruppen|p.c.|p. c.|skriftlig|prövning|utse|utsåg|"
    "välj|vald|förordna| jan| feb| mars| apr| maj| jun| jul| aug| sep| okt| nov|"
    " dec|återkom|pågår|fortgår|fortlöper|fortsätter|hann|hinn|hunn|öppe|öppna|"
    "öppet|vikari| vik.|representera|företräd|mandat|ersätt|ersatt|suppleant|inhopp|"
    "ställe|ställn| ställ| in för|"
    # put off, sent on, turned down or agreed to
    "vidare|avböj|avgör|avstå|avsto|avsty|avvisa|behandl|bered|dröj|vänta|godta|"
    "godto|underlag|klartecken|grönt ljus|sitt ja|inte delta|inte genomför|inte gå|"
    "inte inför|inte fatta|ligga över|ligger över| åter| hem |hänvisa|lyft|returnera|"
    "nej|få bero|få vänta|förs till|föra till|saken|innan|förrän|avför| cap |"
    "e-brev|ebrev|mellan mötena|utanför|omtag|beredning|försök|komplettering|stöd|"
    "samstämmighet| detta|arbeta om|arbetas om|sitt ärende| tiden |framtiden|ja till|"
    "utredning|översyn|arbetning| arbete |"
    # handed out
    " får |anlita|anmoda|avstämning| be | ber | bad | bett |tillsätt| bilda|"
    "inrätta|engagera|tillfråga|låta|låter|delegera|anförtro|överlåt|lägs|läggs|"
    "lades|lämnas|lämnades|erbjöd|erbjud|svarar|görs|genomförs|utförs|kartläggs|"
    "utreds|sammanställs|utarbetas|skrivs|leds|handlägs|handläggs|sköts|drivs|"
    "hanteras|samordnas|inventeras|hålls|hållas|handhas|fram av|, som |det är|"
    "det blir|det åläg|"
    # stood in
    "avlöst| åt |stf|ombud| röst|bekostnad|ordinarie|chefen|för chef|för direktör|"
    "direktören|ledamoten|representanten"
)
_STEMS = tuple(_WORDS.split("|"))
_FOR_SOMEBODY = late(r"\b[Ff]ör [A-ZÅÄÖ]|\d/\d")
_GOES_ON = late(
    r"(?:Åter|Av|Slut)?(?:[Rr]edovisas|[Rr]apporteras|[Rr]apport(?=\s)|Återkommer|Klart?\b)"
)
_QUOTED = {BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE, BlockKind.HEADING}


def telling_sentences(parts: Iterable[Part]) -> Iterator[Sentence]:
    """Give the sentences of a point's running text, outside its decisions, that may tell."""
    for part in parts:
        if isinstance(part, Block):
            yield from _of(part)


def may_tell(text: str) -> bool:
    """Tell quickly whether there may be a word in a text that somebody asks for."""
    small = f" {text.lower()} ".replace("\n", " ").replace("\xa0", " ")
    return any(stem in small for stem in _STEMS) or _FOR_SOMEBODY.search(text) is not None


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
    if may_tell(block.text):
        yield from (each for each in _joined(block) if may_tell(each.text))
    for inner in block.blocks:
        yield from _of(inner)

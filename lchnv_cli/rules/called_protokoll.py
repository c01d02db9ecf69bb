"""4 §: notes are kept, not protokoll."""

import re
from collections.abc import Iterator

from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="Minnesanteckningarna kallar sig protokoll.",
    why="Sammanträdesanteckningar, inte protokoll, förs vid nätverkets sammanträden: besluten "
    "regleras inte i kommunallagen och har inga justerare. Andra organs protokoll får nämnas.",
    wrong="## 3. Föregående protokoll 260129",
    right="## 3. Föregående minnesanteckningar 260129",
    mend="Skriv minnesanteckningar i stället för protokoll.",
)
_REMEDY = "Skriv minnesanteckningar."
_HIT = re.compile("rotokoll|ROTOKOLL")
_WORD = re.compile(r"\b\w*protokoll(?:et|en|ets)?\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\bföregående\s+(?:mötes\s+|sammanträdes\s+)?(?:mötes|sammanträdes)?protokoll(?:et)?\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    r"\b(?:detta\s+protokoll|dagens\s+protokoll|(?:mötes|sammanträdes)protokoll(?:et|ets)?"
    r"|vid\s+protokollet|protokollet\s+(?:justeras|mejlas|skickas|publiceras)"
    r"|(?:justera|lägga|godkänna)\s+protokollet|protokollet\s+från\s+(?:dagens|mötet|sammanträdet)"
    r"|protokoll(?:et)?\s+(?:fört|förs|fördes|förd|förda)\s+av"
    r"|protokollförare\w*"
    r"|föregående\s+(?:mötes\s+|sammanträdes\s+)?(?:mötes|sammanträdes)?protokoll(?:et)?)\b",
    re.IGNORECASE,
)
_NEAR = 120  # an owner or a "från …nämnden" stands close to the word
_OWN = {"dagens", "mötets", "sammanträdets", "nätverkets"}
_GENITIVE = re.compile(r"\b(\w+s)\s+$")
_OTHERS_BEFORE = re.compile(r"\b(?:inte|ej|inget)\s+$", re.IGNORECASE)
_OTHERS_AFTER = re.compile(
    r"\W{0,2}(?:\s+\d[\d-]*)?\s*(?:från|för|av|hos|i)\s+(?:[\w-]+\s+(?:och\s+)?){0,3}?"
    r"\w*(?:nämnd|styrelse|fullmäktige|utskott|råd|bolag)",
    re.IGNORECASE,
)


@rule("kallat-protokoll", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def called_protokoll(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find notes that speak of themselves, or of the ones before, as protokoll."""
    if "rotokoll" not in context.text.source and "ROTOKOLL" not in context.text.source:
        return
    found = dict(_phrases(notes, context))
    for line, text, pattern in _texts(notes, context.text):
        at, seen = line, 0
        for match in pattern.finditer(text):
            at, seen = at + text.count("\n", seen, match.start()), match.start()
            if at not in found and not _others(text, match, notes, context):
                found[at] = " ".join(match[0].split())
    for line, word in sorted(found.items()):
        message = f"Minnesanteckningarna kallar sig protokoll: ”{word}”."
        yield Hit(notes.at(line), message, _REMEDY)


def _texts(notes: Notes, text: FullText) -> Iterator[tuple[int, str, re.Pattern[str]]]:
    """Give the texts to search, each with its first line and what to look for."""
    blocks = [*text.preamble]
    for item in notes.points():
        yield item.line, item.heading.title, _PREVIOUS
        blocks += (part for part in text.of(item) if isinstance(part, Block) and _is_title(part))
    for block in blocks:
        for part in block.walk():
            yield part.line, part.text, _WORD


def _phrases(notes: Notes, context: Alone) -> Iterator[tuple[int, str]]:
    """Give the lines and phrases of the running text; only what is near the word is searched."""
    source, start = context.text.source, context.text.start_character
    line, seen = 1, 0
    for hit in _HIT.finditer(source, start):
        first = max(hit.start() - 2 * _NEAR, start)
        near = source[first : hit.end() + 2 * _NEAR]
        for match in _PHRASE.finditer(near):
            about = match.start() <= hit.start() - first < match.end()
            if about and not _others(near, match, notes, context):
                at = max(first + match.start(), seen)
                line, seen = line + source.count("\n", seen, at), at
                yield line, " ".join(match[0].split())


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.number == 1


def _others(text: str, match: re.Match[str], notes: Notes, context: Alone) -> bool:
    """Tell whether the protokoll is somebody else's, or is said not to be one."""
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    if _OTHERS_BEFORE.search(before) or _OTHERS_AFTER.match(after):
        return True
    owner = _GENITIVE.search(before)
    if owner is None or owner[1].casefold() in _OWN:
        return False
    body = context.procedure.bodies.get(notes.body_id)
    own = {name.casefold() + "s" for name in body.names()} if body else set()
    return owner[1].casefold() not in own

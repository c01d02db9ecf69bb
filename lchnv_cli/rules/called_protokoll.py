"""4 §: notes are kept, not protokoll; or the other way round, where the edition says so."""

import re
from collections.abc import Iterator

from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.blocks import Block, BlockKind
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.kinds import PROTOKOLL
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="{Minnesanteckningar} kallas {anteckningar protokoll|minnesanteckningar}.",
    why="{anteckningar Sammanträdesanteckningar, inte protokoll, förs|Protokoll förs} vid "
    "nätverkets sammanträden: {anteckningar besluten regleras inte i kommunallagen|så säger "
    "arbetsordningen}. Andra organs protokoll får nämnas. Från den dag då de heter protokoll i "
    "arbetsordningen (anteckningar_heter i rules.yaml) är det tvärtom: protokollet kallas inte "
    "minnesanteckningar i sin rubrik. Där det nämns med sin dag är det en varning.",
    unseen="Vad filen, mejlet eller webbsidan kallar {anteckningarna}, och ordet "
    "inne i bilagornas filer.",
    wrong="## 3. Föregående {anteckningar protokoll|minnesanteckningar} 260129",
    right="## 3. Föregående {minnesanteckningar} 260129",
    mend="Skriv det ord som arbetsordningen har.",
)
_REMEDY = "Skriv minnesanteckningar."
_HIT = late("rotokoll|ROTOKOLL")
_WORD = late(r"\b\w*protokoll(?:et|en|ets)?\b", re.IGNORECASE)
# Which meeting's: a board's or a council's is none of these.
_FROM = (
    r"\s+från\s+(?:(?:dagens|förra|föregående|senaste)(?:\s+(?:möte|sammanträde)t?)?"
    r"|(?:mötet|sammanträdet)(?:\s+(?:den\s+)?\d[\d-]*(?:\s+[a-zåäö]+)?)?)"
)
_DAY = (
    r"\s+(?:från\s+)?(?:den\s+)?(?:\d{6}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|maj|ju[nl]|aug|sep|okt|nov|dec)\w*)"
)
_PHRASE = late(
    r"\b(?:detta\s+protokoll|(?:mötes|sammanträdes)protokoll(?:et|ets)?"
    rf"|vid\s+protokollet|protokollet(?:{_FROM})?\s+(?:(?:justera|mejla|skicka|publicera|godkän|gå"
    r"|läg)\w*s|(?:gicks|lades|finns|är\s+(?:klart|utskickat)))"
    r"|(?:justera|lägga|lägger|lade|godkänna|godkänner|godkände|g(?:å|år|ick)\s+igenom"
    r"|(?:skicka|mejla|sänd|publicera|skriv|för|dela|distribuera)\w*(?:\s+(?:ut|ner|även))?)\s+protokollet"
    r"|till\s+protokollet\s+(?:antecknas|noteras|förs|fogas|tas)"
    r"|(?:antecknas|noteras|förs|föras|fogas|tas|skrivs)\s+(?:till|i)\s+protokollet"
    rf"|protokoll(?:et)?(?:{_FROM}|{_DAY})"
    r"|protokoll(?:et)?\s+(?:fört|förs|fördes|förd|förda)\s+av"
    r"|protokollförare\w*"
    r"|(?P<owner>[^\W\d_][\w:-]*s)\s+protokoll(?:et)?"
    r"|(?:föregående|förra|senaste)\s+(?:(?:möte|sammanträde)t?s\s+)?(?:mötes|sammanträdes)?"
    r"protokoll(?:et)?)\b",
    re.IGNORECASE,
)
_ANNEX = late(
    rf"(?:(?P<owner>[^\W\d_][\w:-]*s)\s+)?(?:mötes|sammanträdes)?protokoll(?:et)?"
    rf"(?:{_FROM})?(?:{_DAY}[^()]*)?",
    re.IGNORECASE,
)
# A protokoll that calls itself notes, and a point or an annex that calls one so by its day.
_ITSELF = late(
    r"\W*(?:(?:mötets|sammanträdets|dessa)\s+)?((?:minnes|mötes|sammanträdes)anteckningar(?:na)?)\b"
    r"(?!.*(?:föregående|förra|senaste))",
    re.IGNORECASE | re.DOTALL,
)
_BY_DAY = late(
    r"(?:(?:godkännande|genomgång)\s+av\s+)?(?:(?:föregående|förra|senaste)\s+(?:\w+ts\s+)?)?"
    rf"((?:minnes|mötes|sammanträdes)?anteckningar(?:na)?)(?:{_FROM})?{_DAY}(?:\s+\d{{4}})?\W*"
    r"(?:bil\w*\W*\d+\W*)?",
    re.IGNORECASE,
)
_NEAR = 120  # an owner or a "från …nämnden" stands close to the word
_OWN = frozenset(("dagens", "mötets", "sammanträdets", "nätverkets"))
_GENITIVE = late(r"(?<![\w:-])(?P<owner>[^\W\d_][\w:-]*s)\s+$")
_BEFORE = late(r"(?<![\w:-])(?P<owner>[^\W\d_][\w:-]*s)\s+\w*protokoll", re.IGNORECASE)
_OTHERS_BEFORE = late(r"\b(?:inte|ej|inget)\s+$", re.IGNORECASE)
_OTHERS_AFTER = late(
    r"\W{0,2}(?:\s+\d[\d-]*)?\s*(?:från|för|av|hos|i)\s+(?:[\w-]+\s+(?:och\s+)?){0,3}?"
    r"\w*(?:nämnd|styrelse|fullmäktige|utskott|råd|bolag)",
    re.IGNORECASE,
)


@rule("kallat-protokoll", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def called_protokoll(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find notes that are spoken of as protokoll, or a protokoll as notes."""
    if context.procedure.notes_kind(document.body_id, document.date) is PROTOKOLL:
        yield from _called_notes(document, context)
        return
    if "rotokoll" not in context.text.source and "ROTOKOLL" not in context.text.source:
        return
    own = _own_names(document, context)
    found = dict(_phrases(context.text, own))
    for annex in document.annexes:
        title = _ANNEX.fullmatch(annex.title.strip())
        if title and not _is_anothers(title["owner"], own):
            found[_line_of(annex, context.text.source)] = title[0]
    for line, text in _titles(document, context.text) if document.kind.decides else ():
        at, seen = line, 0
        for match in _WORD.finditer(text):
            at, seen = at + text.count("\n", seen, match.start()), match.start()
            if at not in found and not _others(text, match, own):
                found[at] = match[0]
    for line, word in sorted(found.items()):
        message = f"Minnesanteckningarna kallas protokoll: ”{word}”."
        yield Hit(document.at(line), message, _REMEDY)


def _called_notes(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find a protokoll that calls itself notes, and points and annexes that call one so by day."""
    source, own = context.text.source, _own_names(document, context)
    titles = _titles(document, context.text) if document.kind.decides else ()
    found = {
        line: (match[1], Severity.ERROR)
        for line, text in titles
        if (match := _ITSELF.match(text)) and not _others(text, match, own)
        if _has_protokoll(text, document, context)
    }
    named = [(item.line, item.heading.said) for item in document.points()]
    named += [(_line_of(annex, source), annex.title.strip()) for annex in document.annexes]
    for line, text in named:
        if (match := _BY_DAY.fullmatch(text)) and _has_protokoll(text, document, context):
            found.setdefault(line, (match[1], Severity.WARNING))
    for line, (word, severity) in sorted(found.items()):
        message = f"Protokollet kallas ”{word}”."
        yield Hit(document.at(line), message, "Skriv protokoll.", severity)


def _has_protokoll(text: str, document: MeetingDocument, context: Alone) -> bool:
    """Tell whether a text is of a meeting that has one: the body's own, and of the day it names."""
    bodies = context.procedure.bodies.values()
    others = (name for each in bodies if each.id != document.body_id for name in each.names())
    days = {each.meant(document.date) for each in dates_in(text)} or {document.date}
    return not any(name.casefold() in text.casefold() for name in others) and all(
        day and context.procedure.notes_kind(document.body_id, day) is PROTOKOLL for day in days
    )


def _line_of(annex: Annex, source: str) -> int:
    """Give the line that an annex's title stands on, which may be further down than its number."""
    first = annex.place.line
    lines = source.splitlines()[first - 1 : first + 4]
    return next((n for n, line in enumerate(lines, first) if annex.title in line), first)


def _titles(document: MeetingDocument, text: FullText) -> Iterator[tuple[int, str]]:
    """Give what is all about the notes: the text before the first point, and great headings."""
    blocks = [*text.preamble]
    for item in document.points():
        blocks += (part for part in text.of(item) if isinstance(part, Block) and _is_title(part))
    for block in blocks:
        for part in block.walk():
            yield part.line, part.text


def _phrases(text: FullText, own: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Give the lines and phrases of the running text; only what is near the word is searched."""
    source, start = text.source, text.start_character
    line, seen = 1, 0
    for hit in _HIT.finditer(source, start):
        first = max(hit.start() - 2 * _NEAR, start)
        near = source[first : hit.end() + 2 * _NEAR]
        for match in _PHRASE.finditer(near):
            about = match.start() <= hit.start() - first < match.end()
            if about and not _others(near, match, own):
                at = max(first + match.start(), seen)
                line, seen = line + source.count("\n", seen, at), at
                yield line, " ".join(match[0].split())


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.number == 1


def _own_names(document: MeetingDocument, context: Alone) -> frozenset[str]:
    """Give the genitives that say that a record is the body's own."""
    body = context.procedure.bodies.get(document.body_id)
    names = [name.casefold() for name in body.names()] if body else []
    return _OWN.union(*([f"{name}s", f"{name}:s"] for name in names))


def _is_anothers(owner: str | None, own: frozenset[str]) -> bool:
    return bool(owner) and str(owner).casefold() not in own


def _others(text: str, match: re.Match[str], own: frozenset[str]) -> bool:
    """Tell whether the protokoll is somebody else's, or is said not to be one."""
    before = text[max(match.start() - _NEAR, 0) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    if _OTHERS_BEFORE.search(before) or _OTHERS_AFTER.match(after):
        return True
    owned = match if match.groupdict().get("owner") else _GENITIVE.search(before)
    if owned:
        return _is_anothers(owned["owner"], own)
    return any(_is_anothers(each["owner"], own) for each in _BEFORE.finditer(before))

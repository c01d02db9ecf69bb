"""6 §, by habit: decisions are not dressed in the words of kommunallagen."""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.kinds import PROTOKOLL
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.scope import is_own

TEXTS = Texts(
    summary="Ett beslut eller en rubrik talar kommunallagens språk.",
    why="Nätverkets beslut regleras inte i kommunallagen: de anslås inte, vinner inte laga kraft, "
    "kan inte överklagas, och justeras bara där arbetsordningen har justerare. Att hålla lagens "
    "ord borta är nätverkets vana. Anslag i pengar, andra organs beslut och att något inte gäller "
    "får nämnas.",
    unseen="Löpande text utanför rubriker och beslut, och lagens ord i omskrivning.",
    wrong="- att beslutet sätts upp på anslagstavlan",
    right="- att beslutet skickas till representanterna",
    mend="Ta bort ordet, eller skriv vad nätverket i stället gör.",
)
# Far cheaper to look for than the words; with their first letter large or small.
_QUICK = (
    "sutdrag",
    "uster",
    "nsl",
    "verklag",
    "esvärs",
    "kraft",
    "aglighet",
    "USTER",
    "NSL",
    "VERKLAG",
)
_RECORD = r"(?:(?:minnes|sammanträdes|mötes)?anteckning\w*|(?:mötes|sammanträdes)?protokoll\w*)"
_ITS = rf"(?:besluten?|beslutet|{_RECORD})"
_WORDS = late(
    r"\b(?:"
    # who approves the record, and that it is approved
    r"(?:protokolls)?justerar(?:en|es|ens|na|nas|e)"
    r"|protokollsutdrag\w*|justerings(?:person|man|män)\w*|protokollsjuster\w*"
    rf"|juster(?:as?|ar|ade|ades|ats?|ing|ingen)\s+(?:av\s+)?(?:\w+\s+)?{_RECORD}"
    rf"|{_RECORD}\s+(?:\w+\s+)?juster(?:as|ades|ats)"
    r"|jämte\s+ordföranden?\s+(?:att\s+)?juster\w+|juster\w+\s+jämte\s+ordföranden?"
    r"|omedelbart?\s+juster(?:ing|ad|at|as)(?=\W*$)"
    r"|(?:punkt|paragraf)(?:en|erna)?\s+(?:\w+\s+)?juster(?:as|ades|ad)\s+omedelbart"
    # that it is put up on a board; money is voted as anslag too
    r"|anslags(?:tavl|bevis|dag|tid)\w*|bevis\s+om\s+anslag"
    r"|(?:tillkännag\w+|kungör\w*|meddela\w*|publicera\w*)\s+(?:\w+\s+){0,3}(?:genom|på|via)\s+anslag"
    r"|(?:sätt|satt)\w*\s+upp\s+(?:ett\s+)?anslag"
    r"|anslag(?:et)?\s+(?:\w+\s+)?(?:sätts|sattes|satts|tas|togs)\s+(?:upp|ne[rd])"
    r"|anslag(?:et)?\s+(?:ska\s+)?(?:ske|sker|skedde|skett|görs)"
    rf"|(?:anslå[rs]?|anslag\s+av)\s+(?:\w+\s+)?{_ITS}|{_ITS}\s+(?:\w+\s+){{0,2}}ansl(?:ås|ogs|agits)"
    r"|justering\s+och\s+anslag|anslag\s+och\s+(?:justering|överklagande)"
    # that others may have it changed
    r"|besvärs(?:hänvisning|tid)\w*|överklag(?:ande|nings?)(?:hänvisning|tid)\w*"
    r"|(?:besluten?|beslutet|det|detta)\s+(?:kan|får|går\s+att)\s+"
    r"(?:(?!inte\b|ej\b)\w+\s+)?överklagas?"
    r"|överklag(?:a|ande|an|andet)\s+(?:av\s+)?(?:(?:detta|mötets|nätverkets|dagens)\s+beslut"
    r"|besluten?|beslutet)(?!\w|\s+(?:från|av|om|hos|i)\b)"
    r"|överklagande\w*\s+(?:ska\s+)?(?:ske|sker|lämnas|skickas|inges|ges\s+in)"
    r"|laglighetspröv\w*|laga\s+kraft"
    r")(?!\w)",
    re.IGNORECASE,
)
# As a whole heading these say what a longer text must spell out.
_ALONE = late(r"justering|(?:hur\s+man\s+)?överklag(?:ar|a|ande|an|andet)", re.IGNORECASE)
# What others decide can gain laga kraft and be appealed against.
_CHALLENGED = late(r"laga\s|överklag|laglig", re.IGNORECASE)
_OTHERS = late(
    r"\b(?:\w*(?:dom|plan|avtal|tillstånd|upphandling)(?:en|et|ar|er|arna|erna)?|(?:\w+tjänst)?lag(?:en|arna|ar)?"
    r"|lag(?:stiftning|ändring)\w*|(?!\w*(?:nätverket|möte|sammanträdet|dagen)s\b)\w+s\s+beslut)\b"
    r"(?:(?!\bbeslut)[^.;]){0,40}$",
    re.IGNORECASE,
)
_ADJUSTING = late(r"(?!.*ansl).*juster", re.IGNORECASE | re.DOTALL)
_EXTRACT = late("protokollsutdrag", re.IGNORECASE)
# Told by kallat-protokoll in notes.
_TOLD = late(r"justera\s+protokollet|protokollet\s+justeras", re.IGNORECASE)


@rule("kommunallagsord", cites="6 §", severity=Severity.WARNING, texts=TEXTS)
def municipal_law_words(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find words of kommunallagen in headings and in the meeting's own proposals and decisions."""
    if not _may_hold(context.text.source):
        return
    edition = context.procedure.edition_for(document.body_id, document.date)
    own = [_ADJUSTING] if edition.values["justerare"] else []
    told = document.kind.decides
    if edition.notes_called is PROTOKOLL:
        own, told = [*own, _EXTRACT], False
    for line, text in _texts(document, context):
        word = _word(text, own) if _may_hold(text) else ""
        if word and not (told and _TOLD.fullmatch(word)):
            message = f"Här står ett ord ur kommunallagen: ”{word}”."
            remedy = "Ta bort det: lagen reglerar inte nätverkets beslut."
            yield Hit(document.at(line), message, remedy)


def _may_hold(text: str) -> bool:
    return any(word in text for word in _QUICK)


def _texts(document: MeetingDocument, context: Alone) -> Iterator[tuple[int, str]]:
    """Give the headings, and the own decisions with their clauses."""
    for item in document.points():
        yield item.line, item.heading.title
        for decision in item.decisions:
            if is_own(decision, document, context):
                yield decision.line, decision.lead_in
                yield from ((clause.line, clause.full_text) for clause in decision.clauses)


def _word(text: str, own: Sequence[re.Pattern[str]]) -> str:
    """Give the first word of the law that is neither denied nor about somebody else's decision.

    ``own`` are words that the arbetsordning has too.
    """
    if _ALONE.fullmatch(text.strip()) and not any(each.match(text.strip()) for each in own):
        return text.strip()
    for match in _WORDS.finditer(text):
        if any(each.search(match[0]) for each in own):
            continue
        others = _CHALLENGED.match(match[0]) and _OTHERS.search(text[: match.start()])
        if not others and not is_denied(text, *match.span()):
            return " ".join(match[0].split())
    return ""

"""4 §: decisions are never taken by vote."""

from collections.abc import Iterator

from lchnv_cli.memory.votes import may_tell_of_votes, vote_in
from lchnv_cli.memory.whose import is_here
from lchnv_cli.model.blocks import Block, BlockKind, sentences_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.scope import is_own

TEXTS = Texts(
    summary="Mötet sägs ha röstat.",
    why="Ordföranden kontrollerar om ett förslag kan antas; voteringsbeslut förekommer inte. "
    "Uppnås inte samstämmighet återremitteras ärendet. Regeln läser förslag, beslut och den "
    "löpande texten i {anteckningarna}, mening för mening; en mening som också nämner en nämnd, "
    "ett parti eller ett val, eller börjar med ett annat organ, tros handla om dem, liksom citat.",
    unseen="Omröstningar som omskrivs utan ord om röster, händer, majoritet, reservation eller hur "
    "många som var för och emot, och det som står i samma mening som en nämnd eller ett val.",
    wrong="- att efter votering anta förslaget",
    right="- att anta förslaget",
    mend="Skriv bara det som nätverket enades om. Var det inte enigt: återremittera ärendet.",
)


@rule("votering", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def voting(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find words of voting in what the meeting itself proposes, decides and tells."""
    if not may_tell_of_votes(context.text.source):
        return
    seen: set[int] = set()
    for item in document.points():
        found = [(line, vote_in(text)) for line, text in _decisions(item, document, context)]
        if document.kind.decides:  # one sentence tells of the vote, the next ones how it went
            told = (
                (line, vote_in(text))
                for line, text in _told(item, context)
                if is_here(text, document.body_id, context.procedure)
            )
            found += [first for first in [next((pair for pair in told if pair[1]), None)] if first]
        for line, word in found:
            if word and line not in seen:
                seen.add(line)
                message = f"Här står att mötet röstade (”{word}”)."
                if not document.kind.decides:
                    message = f"Förslaget talar om votering (”{word}”)."
                remedy = "Skriv vad nätverket enades om, eller återremittera ärendet."
                yield Hit(document.at(line), message, remedy)


def _decisions(item: Item, document: MeetingDocument, context: Alone) -> Iterator[tuple[int, str]]:
    for decision in item.decisions:
        if is_own(decision, document, context):
            yield decision.line, decision.lead_in
            yield from ((clause.line, clause.full_text) for clause in decision.clauses)
    for fact in item.all_facts():
        if fact.key in {FactName.OUTCOME, FactName.ANSWERS}:
            yield fact.line, fact.value


def _told(item: Item, context: Alone) -> Iterator[tuple[int, str]]:
    """Give the sentences of the running text, but not what is quoted."""
    for part in context.text.of(item):
        if isinstance(part, Block) and part.kind not in {BlockKind.QUOTE, BlockKind.CODE}:
            for block in part.walk():
                if may_tell_of_votes(block.text):
                    yield from sentences_of(block)

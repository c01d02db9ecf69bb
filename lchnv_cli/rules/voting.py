"""4 §: decisions are never taken by vote."""

import re
from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.denied import is_denied
from lchnv_cli.rules.shared.scope import is_own

TEXTS = Texts(
    summary="Ett beslut talar om votering.",
    why="Ordföranden kontrollerar om ett förslag kan antas; voteringsbeslut förekommer inte. "
    "Uppnås inte samstämmighet återremitteras ärendet. Att återge någon annans votering i "
    "texten är inget fel.",
    wrong="- att efter votering anta förslaget",
    right="- att anta förslaget",
    mend="Skriv bara det som nätverket enades om. Var det inte enigt: återremittera ärendet.",
)
_QUICK = ("otering", "omröst", "röst", "ajoritet", "eserv", "anduppräckning")
# "Med reservation för ändringar" and "reservera medel" have nothing to do with votes, nor has
# "majoriteten av invånarna".
_VOTE = re.compile(
    r"\b(?:utslagsröst\w*|\w+\s+röster\s+(?:för|mot)|handuppräckning|votering\w*|votera\w*|omröstning\w*|röstade|röstades|röstar|röstetal\w*"
    r"|röstsiffr\w+|röstövervikt\w*|majoritetsbeslut\w*|majoritet(?:en|ens)?(?!\w|\s+av\b)"
    r"|reserver(?:ade|ar|a|at)\s+sig"
    r"|reservation(?:en|er|erna)?(?!\w|\s+(?:för|om|av|till|kring|i|på)\b))",
    re.IGNORECASE,
)


@rule("votering", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def voting(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find words of voting in the meeting's own proposals and decisions."""
    lowered = context.text.source.lower()
    if not any(word in lowered for word in _QUICK):
        return
    for item in document.points():
        for decision in item.decisions:
            if not is_own(decision, document, context):
                continue
            texts = [(decision.lead_in, decision.line)]
            texts += [(clause.full_text, clause.line) for clause in decision.clauses]
            for text, line in texts:
                if word := _vote(text):
                    message = f"Beslutet talar om votering (”{word}”)."
                    remedy = "Skriv vad nätverket enades om, eller återremittera ärendet."
                    yield Hit(document.at(line), message, remedy)


def _vote(text: str) -> str:
    """Give the first word of voting that is not denied ("voteringsbeslut förekommer inte")."""
    for match in _VOTE.finditer(text):
        if not is_denied(text, *match.span()):
            return " ".join(match[0].split())
    return ""

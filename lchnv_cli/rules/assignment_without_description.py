"""5 §, by habit: a development assignment has an uppdragsbeskrivning."""

from collections.abc import Iterator

from lchnv_cli.model.annexes import citations
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.development import without

TEXTS = Texts(
    summary="Ett utvecklingsuppdrag säger inte var uppdragsbeskrivningen finns.",
    why="Styrgruppen tar i förekommande fall fram uppdragsbeskrivningar till de utvecklings"
    "insatser som nätverket beslutar om. Att varje utvecklingsuppdrag har en är nätverkets vana "
    "och inget krav i arbetsordningen. En beskrivning som är bilaga till punkten räknas, om "
    "rubriken säger att det är en uppdragsbeskrivning.",
    unseen="Utvecklingsarbete som står som vanligt Uppdrag eller bara i texten, och om "
    "beskrivningen räcker.",
    wrong="Utvecklingsuppdrag: RSS Dalarna; återrapport 2026-09-18",
    right="Utvecklingsuppdrag: RSS Dalarna; återrapport 2026-09-18\nUppdragsbeskrivning: Bilaga 3",
    mend="Skriv en rad Uppdragsbeskrivning: som säger var den finns.",
)


@rule("uppdrag-utan-beskrivning", cites="5 §", severity=Severity.INFO, texts=TEXTS, only=Only.HELD)
def assignment_without_description(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find development assignments whose point does not say where they are described."""
    for item, own in without(FactName.DESCRIPTION, document, context):
        if not _is_annexed(item, document):
            message = f"Utvecklingsuppdraget under ”{item.called}” säger inte var "
            message += "uppdragsbeskrivningen finns."
            remedy = "Skriv en rad till: Uppdragsbeskrivning: Bilaga 3, eller var den finns."
            yield Hit(document.at(own.line), message, remedy)


def _is_annexed(item: Item, document: MeetingDocument) -> bool:
    """Tell whether the point's annex is the description, by the heading or the annex's title."""
    cited = [number for citation in citations(item.heading.annexes) for number in citation.numbers]
    titles = [a.title for a in document.annexes if set(cited) & set(a.numbers)]
    described = any(
        FactName.DESCRIPTION.casefold() in text.casefold() for text in (item.heading.title, *titles)
    )
    return bool(item.heading.annexes) and described

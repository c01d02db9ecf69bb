"""The preamble: users take part in all development."""

from collections.abc import Iterator

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.development import without

TEXTS = Texts(
    summary="Ett utvecklingsuppdrag säger inte hur patienter och brukare medverkar.",
    why="Arbetsordningens inledande kapitel Uppdrag säger att nätverket ska sörja för "
    "brukarmedverkan inom allt utvecklingsarbete. Hur den ska gå till säger det inte, och regeln "
    "ser bara att det är beskrivet.",
    unseen="Om medverkan blev av, och utvecklingsarbete som inte står som Utvecklingsuppdrag.",
    wrong="Utvecklingsuppdrag: RSS Dalarna; återrapport 2026-09-18\nBrukarmedverkan: nej",
    right="Utvecklingsuppdrag: RSS Dalarna; återrapport 2026-09-18\n"
    "Brukarmedverkan: brukarråden deltar i arbetsgruppen",
    mend="Skriv en rad Brukarmedverkan: som säger hur patienter och brukare är med.",
)


@rule("brukarmedverkan", cites="ingress", severity=Severity.WARNING, texts=TEXTS, only=Only.HELD)
def user_participation(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find development assignments whose point does not say how users take part."""
    for item, own in without(FactName.PARTICIPATION, document, context):
        message = f"Utvecklingsuppdraget under ”{item.called}” säger inte hur "
        message += "patienter och brukare medverkar."
        remedy = "Skriv en rad Brukarmedverkan: med hur de är med i arbetet."
        yield Hit(document.at(own.line), message, remedy)

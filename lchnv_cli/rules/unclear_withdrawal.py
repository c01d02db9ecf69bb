"""An outcome says whether the matter comes back: a bare utgår does not."""

from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import outcomes_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Ett ensamt utgår säger inte om ärendet kommer tillbaka.",
    why="Utgår sägs både om det som inte hanns med och om det som togs tillbaka. Programmet läser "
    "ett ensamt utgår som ej behandlad: ärendet är öppet och kommer upp igen på nästa möte. Regeln "
    "frågar vilket som menas.",
    unseen="Om skälet är det rätta, och utgår i löpande text.",
    wrong="Utfall: utgår",
    right="Utfall: avskrivet; frågan är löst i en annan överenskommelse",
    mend="Skriv ej behandlad om punkten inte hanns med, utgår och på vems begäran om ärendet togs "
    "tillbaka, eller avskrivet och skälet om det är avslutat.",
)
_REMEDY = (
    "Skriv Utfall: ej behandlad om punkten inte hanns med, Utfall: utgår på RSS begäran om "
    "ärendet togs tillbaka, eller Utfall: avskrivet; och skälet om det är avslutat."
)


@rule("oklart-utgår", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unclear_withdrawal(document: MeetingDocument, context: Alone) -> Iterator[Hit]:
    """Find points whose only outcome is utgår without a reason."""
    for item in document.points():
        for fact in item.all_facts():
            if fact.key == FactName.OUTCOME and fact.value:
                outcomes = outcomes_of(fact.value)
                unclear = bool(outcomes) and all(each.unclear for each in outcomes)
                # What is denied is another rule's.
                if unclear and not fate_of(item, document.body_id, context.procedure).denied:
                    message = f"”Utfall: {fact.value}” säger inte om ”{item.called}” "
                    message += "kommer tillbaka; det läses som ej behandlad."
                    yield Hit(document.at(fact.line), message, _REMEDY)

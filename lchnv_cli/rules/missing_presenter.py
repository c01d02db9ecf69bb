"""4 §, by habit: the agenda tells who presents each matter."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.items import Item, Kind
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En underpunkt eller beslutspunkt har ingen föredragande.",
    why="Styrgruppens representanter, Chef för RSS och andra tjänstepersoner är föredragande. Att "
    "dagordningen säger vem det är på varje underpunkt, och på varje punkt med slaget Beslut, är "
    "nätverkets vana och står inte i arbetsordningen. Står det på punkten gäller det dess "
    "underpunkter också. N.N., meddelas senare "
    "och liknande är ingen föredragande.",
    unseen="Om den som nämns kan eller vet att den ska föredra, och punkter med andra slag "
    "än Beslut utan underpunkter.",
    wrong="### a) Information: Lägesbild\n\nText om ärendet.",
    right="### a) Information: Lägesbild\n\n"
    "Föredragande: Nils Hage, utvecklingsledare, RSS Dalarna\n\nText om ärendet.",
    mend="Skriv en rad Föredragande: med namn, titel och organisation rätt under rubriken.",
)
_REMEDY = "Skriv en rad Föredragande: rätt under rubriken, med namn, titel och organisation."


@rule("föredragande-saknas", cites="4 §", severity=Severity.WARNING, texts=TEXTS, only=Only.HELD)
def missing_presenter(agenda: Agenda) -> Iterator[Hit]:
    """Find sub-points, and points of kind Beslut, that nobody is said to present."""
    for item in agenda.items:
        for point in _unpresented(item):
            message = f"Punkten ”{point.called}” har ingen föredragande."
            yield Hit(agenda.at(point.line), message, _REMEDY)


def _unpresented(item: Item) -> Iterator[Item]:
    if _is_presented(item):
        return
    if item.sub_items:
        yield from (sub for sub in item.sub_items if not _is_presented(sub))
    elif Kind.DECISION in item.heading.kinds:
        yield item


def _is_presented(item: Item) -> bool:
    return any(is_answer(presenter.name) for presenter in item.presenters)

"""5 §, by habit: the agenda tells when the steering group prepared a matter to decide."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.items import Item, Kind
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En beslutspunkt säger inte när styrgruppen beredde ärendet.",
    why="Styrgruppen bereder ärendena till sammanträdena. Att dagordningen säger när är nätverkets "
    "vana och står inte i arbetsordningen. Står det på en punkt gäller det dess underpunkter "
    "också.",
    wrong="### c) Beslut: Rutin för hembesök\n\nFöredragande: Nils Hage, RSS Dalarna",
    right="### c) Beslut: Rutin för hembesök\n\nFöredragande: Nils Hage, RSS Dalarna\n"
    "Beredd: styrgrupp 2026-05-08",
    mend="Skriv en rad Beredd: med styrgruppens mötesdag rätt under rubriken.",
)
_REMEDY = "Skriv rätt under rubriken när det skedde, till exempel Beredd: styrgrupp 2026-05-08."


@rule("ej-berett-ärende", cites="5 §", severity=Severity.INFO, texts=TEXTS, only=Only.HELD)
def unprepared_matter(agenda: Agenda) -> Iterator[Hit]:
    """Find points of kind Beslut that do not say when they were prepared."""
    for item in agenda.items:
        for point in _unprepared(item):
            message = f"Punkten ”{point.heading.title}” ska beslutas, men det står inte när "
            message += "styrgruppen beredde ärendet."
            yield Hit(agenda.at(point.line), message, _REMEDY)


def _unprepared(item: Item) -> Iterator[Item]:
    """Give what lacks its preparation; with sub-points to decide they are asked, not the point."""
    if _is_prepared(item):
        return
    deciding = [sub for sub in item.sub_items if Kind.DECISION in sub.heading.kinds]
    if deciding:
        yield from (sub for sub in deciding if not _is_prepared(sub))
    elif Kind.DECISION in item.heading.kinds:
        yield item


def _is_prepared(item: Item) -> bool:
    return any(fact.key == FactName.PREPARED and fact.value for fact in item.facts)

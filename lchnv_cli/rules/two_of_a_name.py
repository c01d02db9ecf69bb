"""A line Ärende: names one matter, and what has nothing in common is not one."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.answers import stems
from lchnv_cli.memory.events import Event
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Kind
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.standing import says_nothing_more
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Två ärenden har samma namn på raden Ärende:.",
    why="Raden Ärende: gör punkter till ett ärende, i alla organ och från möte till möte. Har två "
    "ärenden samma namn blir ett av dem avgjort när det andra är det. Regeln läser punkter som "
    "beslutar, när rubrikerna inte har något ord gemensamt: två på samma möte, eller en ny sedan "
    "ärendet avgjordes. Olika rubriker i olika organ, och ett öppet ärende som byter rubrik, är "
    "som det ska.",
    unseen="Två ärenden vars rubriker har ord gemensamt.",
    wrong="### a) Beslut: Taxor för tolkar\n\nÄrende: avgifter\n\n"
    "### b) Beslut: Larm i hemmet\n\nÄrende: avgifter",
    right="### a) Beslut: Taxor för tolkar\n\nÄrende: taxor för tolkar\n\n"
    "### b) Beslut: Larm i hemmet\n\nÄrende: larm i hemmet",
    mend="Ge vart och ett ett eget namn på raden Ärende:.",
)


@rule("delat-ärendenamn", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def two_of_a_name(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find points that take the name of a matter that they have nothing in common with."""
    for matter in context.ledger.told:
        if matter.known_by_title:
            continue
        points: list[Event] = []
        for event in matter.events:
            if _is_told(event, points) or not _decides(event, archive.procedure):
                continue
            if own := next((each for each in points if _claims(event, each, matter)), None):
                short = archive.procedure.bodies[own.body_id].short
                message = f"”{event.title}” har samma {FactName.MATTER}: {matter.name} som "
                message += f"”{own.title}” ({short} {own.date}, punkt {own.address}), och läses "
                message += "som samma ärende."
                remedy = f"Är de två: ge vart och ett ett eget namn på raden {FactName.MATTER}:."
                under, about = (event.body_id, event.date), ((own.body_id, own.date),)
                yield Hit(event.place, message, remedy, under=under, about=about)
            points.append(event)


def _is_told(event: Event, points: list[Event]) -> bool:
    return any(e.place.file == event.place.file and e.address == event.address for e in points)


def _decides(event: Event, procedure: Procedure) -> bool:
    standing = procedure.bodies[event.body_id].standing_titles()
    return Kind.DECISION in event.kinds and not says_nothing_more(event.title, standing)


def _claims(event: Event, earlier: Event, matter: Matter) -> bool:
    """Tell whether a point takes an earlier one's name: beside it, or once that is settled."""
    if event.body_id != earlier.body_id or stems(event.title) & stems(earlier.title):
        return False
    if event.place.file == earlier.place.file:
        return True
    return event.date > earlier.date and not any(s.is_open(event.date) for s in matter.strands)

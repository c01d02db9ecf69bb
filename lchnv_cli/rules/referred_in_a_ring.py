"""What is referred round until it is back where it came from is decided by nobody."""

from collections.abc import Iterator, Mapping

from lchnv_cli.context import Context
from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.strands import Matter
from lchnv_cli.memory.waits import SETTLED
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett ärende är hänskjutet i en ring, och inget organ har beslutat något.",
    why="Den som hänskjuter ett ärende väntar på svar. Skickas det tillbaka utan beslut, direkt "
    "eller genom fler organ, väntar organen på varandra. Att styrgruppen skickar det den har "
    "berett till sitt nätverk är ingen ring. Regeln tiger när något av organen har beslutat.",
    unseen="Om organen har kommit överens om vem som ska besluta.",
    wrong="Utfall: hänskjuten till Socialchefsnätverket\n\n(och svaret från "
    "Socialchefsnätverket)\n\nUtfall: hänskjuten till Länschefsnätverket",
    right="Utfall: hänskjuten till Socialchefsnätverket\n\n(och svaret från "
    "Socialchefsnätverket)\n\nUtfall: bifall",
    mend="Kom överens om vem som beslutar, och ta upp ärendet där. Ska det inte beslutas: skriv "
    "avskrivet och skälet.",
)
_REMEDY = (
    "Kom överens om vem som beslutar. Ska ingen göra det: skriv Utfall: avskrivet; och skälet."
)


@rule("hänskjutet-i-ring", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def referred_in_a_ring(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find the referrals that bring an open matter back to a body that has sent it on."""
    steered = {each.steering: each.id for each in archive.procedure.bodies.values()}
    for matter in context.ledger.told:
        for event, sent in _rings(matter, steered, archive.procedure) if matter.open else ():
            own = archive.procedure.bodies[event.body_id]
            if sent is event:
                message = f"”{event.title}” hänskjuts till {own.name}, som organet självt är."
            else:
                message = f"”{event.title}” hänskjuts till {event.who}, som hänsköt det vidare "
                message += f"{spoken_with_year(sent.date)}: organen väntar på varandra."
            under, about = (event.body_id, event.date), ((sent.body_id, sent.date),)
            yield Hit(event.place, message, _REMEDY, under=under, about=about)


def _rings(
    matter: Matter, steered: Mapping[str, str], procedure: Procedure
) -> Iterator[tuple[Event, Event]]:
    """Give each referral that closes a ring, and the one that sent it on from there."""
    sent: dict[str, tuple[str, Event]] = {}  # where each body last sent it
    found: list[tuple[Event, Event]] = []
    for event in matter.events:
        if event.kind in SETTLED:
            sent, found = {}, []
        body = procedure.body_named_first(event.who) if event.kind is EventKind.REFERRED else None
        if body is None:
            continue
        if body.id == event.body_id:
            found.append((event, event))
            continue
        here, there = (steered.get(each, each) for each in (event.body_id, body.id))
        if here == there:
            continue
        at, passed = there, set[str]()
        while at in sent and at not in passed:
            passed.add(at)
            at = sent[at][0]
            if at == here:
                found.append((event, sent[there][1]))
        sent[here] = there, event
    yield from found

"""What brings a matter to a meeting, in words: ``bordlagd 2026-03-20, dagordning 6 b``."""

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.ledger import Carried
from lchnv_cli.memory.waits import RESTS
from lchnv_cli.model.archive import Archive

_BY = {EventKind.REFERRED: "från", EventKind.RECOMMENDED: "av"}
_MOST_TOLD = 5  # events of a history; older ones are in the register


def history(carried: Carried, body_id: str, archive: Archive) -> str:
    """Tell what put a matter off before at a body, and what brings it there, the oldest first."""
    own = [e for e in carried.matter.events if e.kind in RESTS and e.body_id == body_id]
    since = [strand.since for strand in carried.strands]
    events = sorted(dict.fromkeys((*own, *since)), key=lambda event: event.date)
    return "; ".join(_told(event, carried, body_id, archive) for event in events[-_MOST_TOLD:])


def _told(event: Event, carried: Carried, body_id: str, archive: Archive) -> str:
    what: str = event.kind
    if event.body_id != body_id:
        body = archive.procedure.bodies[event.body_id]
        what += f" {_BY.get(event.kind, 'i')} {body.short}"
    elif event.kind is EventKind.ASSIGNED and event.who:
        what += f" till {event.who}"
    on_agenda = (
        f"dagordning {item.address}"
        for uptake in carried.matter.uptakes
        if (uptake.body_id, uptake.date) == (event.body_id, event.date) and not uptake.noted
        if (document := archive.document_at(uptake.place.file)) is not None
        for item in document.points()
        if item.line == uptake.place.line
    )
    ended = event.text.partition(";")[2].strip() if event.kind is EventKind.ASKED else ""
    where = next(on_agenda, f"punkt {event.address}")
    return f"{what} {event.date}, {where}{': ' if ended else ''}{ended}"

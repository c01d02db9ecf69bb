"""The matters of a folder: what is open and on whom it waits, and one from first to last."""

import datetime as dt
from collections.abc import Iterable, Iterator

from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.search import Search
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Address
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import due, state, waiting, waits_on, where

_COLUMNS = (
    Column("matter", "Ärende", aside=True),
    Column("state", "Läge"),
    Column("waits_on", "Väntar på"),
    Column("since", "Sedan"),
    Column("until", "Till"),
    Column("times_put_off", "Uppskov"),
    Column("body", "Organ"),
    Column("place", "Står i", aside=True, printed=False),
)
_HISTORY = (
    Column("date", "Möte"),
    Column("body", "Organ"),
    Column("point", "Punkt"),
    Column("event", "Händelse"),
    Column("until", "Till"),
    Column("title", "Rubrik", aside=True),
    Column("text", "Text", aside=True),
    Column("place", "Står i", aside=True, printed=False),
)
_SAYS_LITTLE = frozenset({EventKind.DISCUSSED, EventKind.NAMED})


def found(ledger: Ledger, text: str, body_id: str = "") -> list[Matter]:
    """Give the matters of every body or one that have the words of a text in a name or title.

    A name or title that is just the text goes before those that merely hold it.
    """
    search = Search(text)
    if not search:
        return []
    named = {
        matter: {matter.name, *(each.title for each in matter.events)}
        for matter in ledger.matters
        if not body_id or body_id in {each.body_id for each in matter.events}
    }
    same = [matter for matter, own in named.items() if folded(text) in map(folded, own)]
    return same or [m for m, own in named.items() if any(map(search.finds, own))]


def all_matters(ledger: Ledger, body_id: str = "", *, closed: bool = False) -> Register:
    """Give what is open at every body or one, what has waited longest first.

    With ``closed`` every matter is told, and what became of it.
    """
    title = "Alla ärenden" if closed else "Öppna ärenden"
    return some(ledger, ledger.matters, title, body_id, closed=closed)


def some(
    ledger: Ledger,
    chosen: Iterable[Matter],
    title: str,
    body_id: str = "",
    *,
    closed: bool = True,
) -> Register:
    """Give some matters: a row for all that each waits for, or for how it ended."""
    rows: list[dict[str, Cell]] = []
    for matter in chosen:
        own = [each for each in waiting(matter, ledger) if body_id in {"", each.body_id}]
        rows += [_open_row(each, ledger) for each in own]
        ended = _end(matter, body_id, ledger) if closed and not own else None
        if ended is not None:
            rows.append(_row(matter, ended, ledger) | {"state": ended.kind.value})
    rows.sort(key=lambda row: str(row["since"]))
    return Register("matters", title, _COLUMNS, tuple(rows), not_read(ledger.archive))


def history(ledger: Ledger, matter: Matter) -> Register:
    """Give a matter from first to last: what each meeting said of it, and what is open now."""
    bodies = ledger.archive.procedure.bodies
    rows: list[dict[str, Cell]] = []
    title = ""
    for each in story(matter, ledger.today):
        until = each.when.on(each.date)
        rows.append(
            {
                "date": each.date,
                "body": bodies[each.body_id].short,
                "point": str(each.address) or None,
                "event": each.kind.value,
                "until": until or str(each.when) or None,
                "text": each.text or None,
                "title": each.title if each.title not in {title, matter.title} else None,
                "place": where(each.place),
            }
        )
        title = each.title
    notes = [_waits(each, ledger) for each in waiting(matter, ledger)] or [
        "Inget är öppet i ärendet."
    ]
    if folded(matter.name) != folded(matter.title):
        notes.insert(0, f"Ärendet heter ”{matter.name}”.")
    told = (*notes, *not_read(ledger.archive))
    return Register("matter", matter.title, _HISTORY, tuple(rows), told)


def story(matter: Matter, today: dt.date) -> Iterator[Event]:
    """Give a matter's events until a day, and the agendas where nothing else is told of it."""
    told = {(each.body_id, each.date) for each in matter.events}
    first = matter.events[0]
    named = (
        Event(EventKind.NAMED, each.body_id, each.date, each.place, Address(""), matter.title, ())
        for each in matter.uptakes
        if (each.body_id, each.date) not in told and each.date >= first.date
    )
    known = (each for each in matter.events if each.date <= today or each.kind is EventKind.RAISED)
    yield from sorted((*known, *named), key=lambda each: each.date)


def _waits(strand: Strand, ledger: Ledger) -> str:
    until = due(strand, ledger)
    late = f", till {until}" if until else ""
    waits = f"{state(strand, ledger)} ({waits_on(strand, ledger)})"
    return f"Öppet sedan {strand.since.date}{late}: {waits}."


def _open_row(strand: Strand, ledger: Ledger) -> dict[str, Cell]:
    told = {"state": state(strand, ledger), "waits_on": waits_on(strand, ledger)}
    own = ledger.archive.procedure.bodies[strand.body_id].short
    return _row(strand.matter, strand.since, ledger) | {
        **told,
        "until": due(strand, ledger),
        "body": own,
    }


def _row(matter: Matter, event: Event, ledger: Ledger) -> dict[str, Cell]:
    return {
        "matter": matter.title,
        "state": None,
        "waits_on": None,
        "since": event.date,
        "until": None,
        "times_put_off": matter.times_put_off,
        "body": ledger.archive.procedure.bodies[event.body_id].short,
        "place": where(event.place),
    }


def _end(matter: Matter, body_id: str, ledger: Ledger) -> Event | None:
    """Give the last that was said of what became of a matter, at every body or one."""
    closing = [each.closed for each in matter.strands if each.closed is not None]
    telling = [each for each in matter.events if each.kind not in _SAYS_LITTLE]
    own = [
        each
        for each in (*telling, *closing) or matter.events
        if body_id in {"", each.body_id} and each.date <= ledger.today
    ]
    return max(own, key=lambda each: each.date, default=None)

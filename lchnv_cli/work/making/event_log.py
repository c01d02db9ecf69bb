"""How often each event for other calendars has changed: meetings/kalenderfil.jsonl.

A calendar takes a changed event for newer only when its number (SEQUENCE) has risen. The calendars
here tell of moves, but not of a changed hour or place, nor what was given out before; so each time
that an event is written otherwise than before, a line says so. The file lies with the documents
and not with what a computer keeps for itself, so that the number rises whoever writes the next; of
lines from two computers, put together in any order, the highest number counts. Without the file
the calendars' own moves and cancellations are counted.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli import save
from lchnv_cli.export.ics import Event
from lchnv_cli.work.opening.workplace import Workplace

EVENTS = PurePosixPath("meetings/kalenderfil.jsonl")
_LARGEST = 50_000_000  # bytes; a line for each change of a meeting's day


@dataclass(frozen=True, slots=True)
class _Told:
    """What was last written of an event; ``summary`` and ``on`` are what a cancellation tells."""

    uid: str
    sequence: int
    changed: dt.date
    content: str
    on: dt.date
    summary: str
    cancelled: bool

    def line(self) -> str:
        return json.dumps(asdict(self), default=str, ensure_ascii=False)


def numbered(here: Workplace, events: Iterable[Event]) -> tuple[list[Event], list[str]]:
    """Give events with their numbers and days of change, and the lines to add to the file."""
    known = _read(here)
    found, lines = [], []
    for event in events:
        content = _content(event)
        last = known.get(event.uid)
        if last is None or last.content != content:
            number = max(event.sequence, last.sequence + 1 if last else 0)
            last = _Told(
                event.uid,
                number,
                here.today,
                content,
                event.day,
                event.summary,
                event.cancelled,
            )
            lines.append(last.line())
        found.append(replace(event, sequence=last.sequence, changed=last.changed))
    return found, lines


def gone(here: Workplace, body_id: str, year: int, events: Iterable[Event]) -> Iterator[Event]:
    """Give what was once written of a body's year and is there no more, as cancelled."""
    there = {event.uid for event in events}
    for uid, told in _read(here).items():
        day = _first_day(uid, body_id)
        if uid in there or day is None or told.on.year != year:
            continue
        meeting = here.archive.meant(body_id, day)
        if meeting is not None and meeting.date.year != year:
            continue  # it was moved to another year, whose file has it
        summary = told.summary if told.cancelled else f"Inställt: {told.summary}"
        yield Event(uid, summary, told.on, cancelled=True)


def note(here: Workplace, lines: Sequence[str]) -> None:
    """Add lines to the file; what a killed run tore is left on a line of its own."""
    if lines:
        torn = not (save.content(here.root / EVENTS, _LARGEST) or b"\n").endswith(b"\n")
        save.append(here.root / EVENTS, "\n" * torn + "".join(f"{line}\n" for line in lines))


def _read(here: Workplace) -> dict[str, _Told]:
    """Read the file; what is no line of ours says nothing."""
    known: dict[str, _Told] = {}
    for line in (save.content(here.root / EVENTS, _LARGEST) or b"").split(b"\n"):
        try:
            told = _told(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
        if told.uid not in known or told.sequence >= known[told.uid].sequence:
            known[told.uid] = told
    return known


def _told(line: Any) -> _Told:
    changed, on = (dt.date.fromisoformat(line[name]) for name in ("changed", "on"))
    texts = {name: str(line[name]) for name in ("uid", "content", "summary")}
    return _Told(
        sequence=int(line["sequence"]),
        changed=changed,
        on=on,
        cancelled=bool(line["cancelled"]),
        **texts,
    )


def _content(event: Event) -> str:
    """Sum up what a calendar shows of an event."""
    told = replace(event, sequence=0, changed=None)
    return sha256(json.dumps(asdict(told), default=str).encode()).hexdigest()


def _first_day(uid: str, body_id: str) -> dt.date | None:
    """Give the day that an event of a body is called by; None for another body's."""
    if not uid.startswith(f"{body_id}-"):
        return None
    try:
        return dt.date.fromisoformat(uid[len(body_id) + 1 :][:10])
    except ValueError:
        return None

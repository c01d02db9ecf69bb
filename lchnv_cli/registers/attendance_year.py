"""The attendance of a year: which principals were at which meetings of a body, and how many."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lchnv_cli.memory.attended import THERE, Attended, State, attended
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import brief
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.table import Cell, Column, Register, not_read

_SIDE = Column("side", "Part", aside=True, printed=False)
_WHO = Column("principal", "Huvudman")
_SHARE = Column("share", "Andel %")
_LEGEND = {
    State.PRESENT: "någon som företräder huvudmannen var med",
    State.PARTLY: "med en del av mötet",
    State.REPLACED: "bara en ersättare var med",
    State.ABSENT: "frånvarande",
    State.VACANT: "huvudmannen har ingen representant i registret",
    State.UNCLEAR: "anteckningarna säger det inte",
}
Told = Mapping[dt.date, Attended]


def attendance(archive: Archive, today: dt.date, body_id: str, year: int) -> Register:
    """Give a row for each principal and a column for each meeting of a body in a year.

    After the principals come the people from each side, the share of principals that were
    represented, and the chair. A principal's share is of the meetings where it is not unclear, and
    a meeting has one where nothing is.
    """
    meetings = [each for each in held(archive, today, body_id) if each.date.year == year]
    told = told_of(archive, meetings)
    rows: list[dict[str, Cell]] = []
    for side, names in principals_by_side(archive, body_id, told).items():
        of_side = [(name, [each.principals.get(name) for each in told.values()]) for name in names]
        rows += [_row(side, name, told, own, share(own)) for name, own in of_side if any(own)]
    states = {state for row in rows for state in row.values() if isinstance(state, State)}
    rows += _of_meetings(archive, body_id, told)
    columns = (_WHO, *(Column(day.isoformat(), brief(day, year)) for day in told), _SHARE)
    legend = "; ".join(f"{each} = {meaning}" for each, meaning in _LEGEND.items() if each in states)
    notes = (f"{legend}." if legend else "", *untold(meetings, told, year))
    title = f"Närvaro i {archive.procedure.bodies[body_id].name} {year}"
    shown = tuple(filter(None, notes)) + not_read(archive)
    return Register("attendance", title, (_SIDE, *columns), tuple(rows), shown)


def held(archive: Archive, today: dt.date, body_id: str) -> Iterator[Meeting]:
    """Give a body's meetings up to a day that were held, as far as is known.

    One from before the folder answers for the body is there with notes alone.
    """
    for each in archive.all_for(body_id):
        known = each.notes is not None or archive.procedure.answers(body_id, each.date)
        if known and not each.off and each.date <= today and each.held(today):
            yield each


def told_of(archive: Archive, meetings: Iterable[Meeting]) -> Told:
    """Give how meetings were attended, those of them whose notes tell it."""
    return {
        each.date: attended(each.notes, archive.register, archive.procedure)
        for each in meetings
        if each.notes is not None and any(each.notes.attendance())
    }


def share(states: Iterable[State | None]) -> int | None:
    """Tell in per cent how often somebody was there; None where nothing is known."""
    known = [each for each in states if each not in {None, State.UNCLEAR}]
    there = sum(each in THERE for each in known)
    return (200 * there + len(known)) // (2 * len(known)) if known else None


def principals_by_side(archive: Archive, body_id: str, told: Told) -> dict[str, list[str]]:
    """Give each side's principals in the year, as they are called at one meeting or another."""
    found: dict[str, dict[str, None]] = {}
    for day in told:
        for side in archive.procedure.sides_of(body_id, day):
            found.setdefault(side.name, {}).update(dict.fromkeys(side.principals))
    return {side: list(names) for side, names in found.items()}


def _of_meetings(archive: Archive, body_id: str, told: Told) -> Iterator[dict[str, Cell]]:
    for side in principals_by_side(archive, body_id, told):
        people = [people_from(side, each) for each in told.values()]
        if any(number is not None for number in people):
            yield _row("Mötet", f"Från {side}", told, people)
    every = [[*each.principals.values()] if each.certain else [] for each in told.values()]
    shares = [share(states) for states in every]
    if any(one is not None for one in shares):
        whole = share(state for states in every for state in states)
        yield _row("Mötet", "Huvudmän %", told, shares, whole)
    chairs = [each.chair for each in told.values()]
    if any(chairs):
        yield _row("Mötet", "Ordföranden", told, chairs, share(chairs))


def people_from(side: str, each: Attended) -> int | None:
    """Give how many of a side were there by the notes; None where that says nothing."""
    own = next((own for own in each.sides if own.name == side), None)
    if own is None or not own.principals or each.untold:
        return None
    return own.people if own.people or each.certain else None


def _row(
    side: str, who: str, told: Told, cells: Sequence[Cell], whole: int | None = None
) -> dict[str, Cell]:
    days = zip((day.isoformat() for day in told), cells, strict=True)
    return {_SIDE.key: side, _WHO.key: who, **dict(days), _SHARE.key: whole}


def untold(meetings: Sequence[Meeting], told: Told, year: int) -> Iterator[str]:
    """Tell which meetings have no column, and why."""
    without = [brief(each.date, year) for each in meetings if each.notes is None]
    mute = [brief(m.date, year) for m in meetings if m.notes is not None and m.date not in told]
    if without:
        yield f"Anteckningar saknas från {listed(without)}."
    if mute:
        yield f"Anteckningarna från {listed(mute)} säger inte vilka som var med."

"""Groups and their seats on a day: who has each, which are empty, and until when names are sought.

A group of whose seats nothing is known has a row of its own.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.memory.search import Search, plain
from lchnv_cli.memory.seating import Seated, Seating, State
from lchnv_cli.model.seats import Group, Holder
from lchnv_cli.model.sides import Principal
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import where

_COLUMNS = (
    Column("group", "Grupp", aside=True, heads=True),
    Column("about", "Om gruppen", aside=True, heads=True),
    Column("place", "Står i", aside=True, printed=False, heads=True),
    Column("seat", "Plats", blank="inga platser inskrivna"),
    Column("whose", "För"),
    Column("holder", "Innehavare"),
    Column("state", "Läge"),
    Column("since", "Sedan"),
    Column("until", "Till"),
    Column("decided", "Beslut", aside=True),
    Column("called", "Nominering", aside=True),
    Column("received", "Nominerade", aside=True, running=True),
    Column("unclear", "Oklart", aside=True),
    Column("remark", "Anmärkning", aside=True),
)
_Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which seats are asked for; what is empty leaves nothing out.

    Those of a ``principal`` are the ones that its people have, or that are its own; of the
    ``vacant`` also those that it may name somebody to.
    """

    name: str = ""
    vacant: bool = False
    principal: Principal | None = None


def group_seats(seating: Seating, day: dt.date, asked: Asked) -> Register:
    """Give the seats that are asked for, group by group in the order of the file."""
    rows: list[_Row] = []
    states: list[State] = []
    named = groups_of(asked.name, seating.groups)
    seats = [each for each in seating.on(day) if each.group in named]
    for group in named if seating.groups else ():
        own = [each for each in seats if each.group is group and _wanted(each, asked, seating)]
        states += [each.state for each in own]
        rows += [_row(each) for each in own]
        if not (group.seats or asked.vacant or asked.principal) and group.is_there(day):
            rows.append(_bare(group))
    partial = seating.archive.groups.partial
    notes = [*([_counted(rows, states)] if rows else [])]
    notes += ["Något i grupper.yaml går inte att läsa. Kör lchnv check."] * partial
    notes += not_read(seating.archive)
    return Register("groups", _title(asked, day), _COLUMNS, tuple(rows), tuple(notes))


def groups_of(name: str, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Give the groups that a name is asked of: the one with it, or all that have its words."""
    wanted = plain(name.strip())
    own = tuple(g for g in groups if wanted and wanted in {plain(g.name), plain(g.short)})
    search = Search(name)
    return own or tuple(g for g in groups if not search or search.finds(f"{g.name} {g.short}"))


def seats_of(principal: Principal, seating: Seating, day: dt.date) -> Iterator[Seated]:
    """Give the seats that are a principal's own or that its people have."""
    names = {name.text for name in principal.names}
    for each in seating.on(day):
        if each.seat.whose in names or (each.holder and _from(each.holder, seating, day) in names):
            yield each


def open_to(each: Seated, principal: Principal, seating: Seating) -> bool:
    """Tell whether a principal may name somebody to an empty seat: its own, or its side's."""
    names = {name.text for name in principal.names}
    sides = seating.archive.procedure.every_sides()
    own = {side.name for every in sides for side in every.every if principal in side.principals}
    return each.vacant and (not each.seat.whose or each.seat.whose in names | own)


def _wanted(each: Seated, asked: Asked, seating: Seating) -> bool:
    if asked.vacant and not each.vacant:
        return False
    if asked.principal is None:
        return True
    if asked.vacant:
        return open_to(each, asked.principal, seating)
    names = {name.text for name in asked.principal.names}
    return each.seat.whose in names or (
        each.holder is not None and _from(each.holder, seating, each.day) in names
    )


def _from(holder: Holder, seating: Seating, day: dt.date) -> str:
    """Give whose a holder is: as is written, or by any mandate that the register has that day."""
    if holder.principal:
        return holder.principal
    people = seating.archive.register.people
    own = next((person for person in people if person.name == holder.name), None)
    mandates = own.mandates if own else ()
    return next((m.principal for m in mandates if m.principal and m.holds(day)), "")


def _row(each: Seated) -> _Row:
    seat, holder, sought = each.seat, each.holder, each.sought
    called = None
    if sought is not None:
        until = f"senast {sought.until}" if sought.until else ""
        called = "; ".join(filter(None, (sought.called, until))) or "ja"
    return {
        **_said(each.group),
        "seat": seat.title,
        "whose": (holder.principal if holder else "") or seat.whose or None,
        "holder": holder.name if holder else None,
        "state": each.state.value,
        "since": holder.start if holder else each.since if each.vacant else None,
        "until": each.until or (holder.end if holder else None),
        "decided": (holder.decided if holder else "") or None,
        "called": called,
        "received": _received(each),
        "unclear": seat.unclear or None,
        "remark": " ".join(filter(None, (seat.remark, holder.remark if holder else ""))) or None,
    }


def _received(each: Seated) -> list[str] | None:
    told = each.sought.received if each.sought else ()
    return [f"{', '.join(names)} ({principal})" for principal, names in told] or None


def _bare(group: Group) -> _Row:
    bare: _Row = dict.fromkeys(column.key for column in _COLUMNS)
    return {
        **bare,
        **_said(group),
        "state": group.status.value,
        "decided": group.decided or None,
        "remark": group.remark or None,
    }


def _said(group: Group) -> _Row:
    """Give a group's names and place, and where it works, how it goes and who answers for it."""
    last = f" till {group.last}" if group.last else ""
    whose = f"; ansvarig: {group.responsible}" if group.responsible else ""
    name = f"{group.name} ({group.short})" if group.short else group.name
    about = f"{group.level}, {group.status}{last}{whose}"
    return {"group": name, "about": about, "place": where(group.place)}


def _title(asked: Asked, day: dt.date) -> str:
    what = "Vakanta platser" if asked.vacant else "Grupper och platser"
    name = f" i {asked.name}" if asked.name else ""
    whose = f" för {asked.principal.names[-1].text}" if asked.principal else ""
    return f"{what}{name}{whose} den {day}"


def _counted(rows: list[_Row], states: list[State]) -> str:
    groups = len({row["group"] for row in rows})
    held = sum(state in {State.HELD, State.PAST} for state in states)
    unclear = states.count(State.UNCLEAR)
    vacant = len(states) - held - unclear
    parts = [
        "1 grupp" if groups == 1 else f"{groups} grupper",
        "1 plats" if len(states) == 1 else f"{len(states)} platser" if states else "",
        f"{held} besatt{'a' * (held > 1)}" if held else "",
        f"{vacant} vakant{'a' * (vacant > 1)}" if vacant else "",
        f"{unclear} oklar{'a' * (unclear > 1)}" if unclear else "",
    ]
    return f"{', '.join(filter(None, parts))}."

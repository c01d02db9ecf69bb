"""Who was at a meeting, by principal."""

from collections.abc import Iterable

from lchnv_cli.memory.attended import attended
from lchnv_cli.model.document import Attendee, Notes, Part
from lchnv_cli.model.folding import folded
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.render.page import Attendance, AttendanceRow

People = list[tuple[str, str]]  # the principal, and the person as shown


def attendance(notes: Notes, numbers: str, order: tuple[str, ...]) -> Attendance | None:
    """Give the attendance; None when the notes name nobody.

    ``numbers`` is from numbers_there, and ``order`` from in_order.
    """
    groups = [
        ("Närvarande", notes.present),
        ("Frånvarande", notes.absent),
        ("Oklart", notes.unclear),
    ]
    shown = {
        word: [(person.principal, _shown(person, notes.partly)) for person in people]
        for word, people in groups
        if people
    }
    remarks = (numbers,) * bool(numbers) + tuple(_remarks(notes))
    if not (shown or remarks):
        return None
    columns = {word: people for word, people in shown.items() if any(of for of, _ in people)}
    lists = [(word, _of("", people)) for word, people in shown.items()]
    return Attendance(
        columns=tuple(columns),
        rows=tuple(
            AttendanceRow(principal, tuple(_of(principal, people) for people in columns.values()))
            for principal in _principals(columns.values(), order)
        ),
        lists=tuple((word, people) for word, people in lists if people),
        remarks=remarks,
    )


def in_order(notes: Notes, procedure: Procedure) -> tuple[str, ...]:
    """Give the principals named, in the order of rules.yaml and then as written."""
    named = dict.fromkeys(each.principal for each in notes.attendance() if each.principal)
    known = [each for each in procedure.principals_of(notes.body_id, notes.date) if each in named]
    return (*known, *(each for each in named if each not in known))


def numbers_there(notes: Notes, register: Register, procedure: Procedure) -> str:
    """Tell how many from each side were there, and for how many principals, or nothing.

    Where somebody's principal is told nowhere, no number is right. What transcribes an old document
    says no more than that did; a group that prepares another's
    meetings has members of the sides, and not of each principal.
    """
    if procedure.is_transcript(notes):
        return ""
    told = attended(notes, register, procedure)
    sides = [each for each in told.sides if each.principals]
    if told.untold or not any(each.people for each in sides):
        return ""
    prepares = any(each.steering == notes.body_id for each in procedure.bodies.values())
    shown = [
        f"{each.name} {each.people} {'person' if each.people == 1 else 'personer'}"
        + ("" if prepares else f" ({each.represented} av {_counted(each.principals)})")
        for each in sides
    ]
    return f"Närvarande: {', '.join(shown)}."


def _counted(principals: int) -> str:
    return f"{principals} {'huvudman' if principals == 1 else 'huvudmän'}"


def _of(principal: str, people: People) -> tuple[str, ...]:
    return tuple(name for of, name in people if of == principal)


def _shown(person: Attendee, partly: tuple[Part, ...]) -> str:
    """Name a person, with the part of the meeting that they took part in."""
    parts = [part.span or "en del av mötet" for part in partly if _is(part, person)]
    return f"{person} ({', '.join(parts)})" if parts else str(person)


def _is(part: Part, person: Attendee) -> bool:
    return folded(part.name) == folded(person.name)


def _principals(columns: Iterable[People], order: tuple[str, ...]) -> list[str]:
    named = dict.fromkeys(of for people in columns for of, _ in people if of)
    known = [principal for principal in order if principal in named]
    return known + [principal for principal in named if principal not in known]


def _remarks(notes: Notes) -> Iterable[str]:
    """Tell who was there a part of the meeting, unless it stands by the name, and the guests."""
    listed = tuple(notes.attendance())
    for part in notes.partly:
        if not any(_is(part, person) for person in listed):
            yield f"{part.name} deltog {part.span or 'i en del av mötet'}."
    if notes.guests:
        yield f"Gäster: {', '.join(str(guest) for guest in notes.guests)}."
    if notes.unclear:
        yield "Oklart: källan säger inte om personen deltog."

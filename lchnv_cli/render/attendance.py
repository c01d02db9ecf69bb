"""Who was at a meeting, by principal."""

from collections.abc import Iterable

from lchnv_cli.model.document import Attendee, Notes, Part
from lchnv_cli.model.folding import folded
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.render.page import Attendance, AttendanceRow

People = list[tuple[str, str]]  # the principal, and the person as shown


def attendance(notes: Notes, procedure: Procedure) -> Attendance | None:
    """Give the attendance; None when the notes name nobody."""
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
    remarks = tuple(_remarks(notes))
    if not (shown or remarks):
        return None
    columns = {word: people for word, people in shown.items() if any(of for of, _ in people)}
    lists = [(word, _of("", people)) for word, people in shown.items()]
    return Attendance(
        columns=tuple(columns),
        rows=tuple(
            AttendanceRow(principal, tuple(_of(principal, people) for people in columns.values()))
            for principal in _principals(columns.values(), notes, procedure)
        ),
        lists=tuple((word, people) for word, people in lists if people),
        remarks=remarks,
    )


def _of(principal: str, people: People) -> tuple[str, ...]:
    return tuple(name for of, name in people if of == principal)


def _shown(person: Attendee, partly: tuple[Part, ...]) -> str:
    """Name a person, with the part of the meeting that they took part in."""
    parts = [part.span or "en del av mötet" for part in partly if _is(part, person)]
    return f"{person} ({', '.join(parts)})" if parts else str(person)


def _is(part: Part, person: Attendee) -> bool:
    return folded(part.name) == folded(person.name)


def _principals(columns: Iterable[People], notes: Notes, procedure: Procedure) -> list[str]:
    """Give the principals named, in the order of rules.yaml and then as written."""
    named = dict.fromkeys(of for people in columns for of, _ in people if of)
    every = procedure.principals_of(notes.body_id, notes.date)
    known = [principal for principal in every if principal in named]
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

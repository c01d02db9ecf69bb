"""Who was at a meeting, by principal."""

from collections.abc import Iterable

from lchnv_cli.model.document import Attendee, Notes, Part
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.render.page import Attendance, AttendanceRow


def attendance(notes: Notes, procedure: Procedure) -> Attendance | None:
    """Give the attendance; None when the notes name nobody."""
    groups = [
        ("Närvarande", notes.present),
        ("Frånvarande", notes.absent),
        ("Oklart", notes.unclear),
    ]
    used = [(word, people) for word, people in groups if people]
    if not used:
        return None
    lists = [(word, tuple(_name(p) for p in people if not p.principal)) for word, people in used]
    named = [(word, tuple(p for p in people if p.principal)) for word, people in used]
    named = [(word, people) for word, people in named if people]
    return Attendance(
        columns=tuple(word for word, _ in named),
        rows=tuple(
            AttendanceRow(principal, tuple(_cell(people, principal) for _, people in named))
            for principal in _principals(named, procedure)
        ),
        lists=tuple((word, people) for word, people in lists if people),
        remarks=tuple(_remarks(notes)),
    )


def _cell(people: tuple[Attendee, ...], principal: str) -> tuple[str, ...]:
    return tuple(_name(person) for person in people if person.principal == principal)


def _name(person: Attendee) -> str:
    return str(person)


def _principals(groups: list[tuple[str, tuple[Attendee, ...]]], procedure: Procedure) -> list[str]:
    """Give the principals named, in the order of rules.yaml and then as written."""
    named = dict.fromkeys(person.principal for _, people in groups for person in people)
    known = [principal for principal in procedure.principals() if principal in named]
    return known + [principal for principal in named if principal not in known]


def _remarks(notes: Notes) -> Iterable[str]:
    yield from (_part(part) for part in notes.partly)
    if notes.guests:
        yield f"Gäster: {', '.join(_name(guest) for guest in notes.guests)}."
    if notes.unclear:
        yield "Oklart: källan säger inte om personen deltog."


def _part(part: Part) -> str:
    if part.first and part.last:
        return f"{part.name} deltog från punkt {part.first} till och med punkt {part.last}."
    if part.first:
        return f"{part.name} deltog från punkt {part.first}."
    if part.last:
        return f"{part.name} deltog till och med punkt {part.last}."
    return f"{part.name} deltog i en del av mötet."

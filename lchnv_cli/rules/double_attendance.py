"""Nobody stands twice in the attendance."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.memory.names import name_key
from lchnv_cli.model.document import Attendee, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Register
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Samma person står två gånger i närvaron.",
    why="Den som står två gånger gör att närvaron inte går att lita på: var personen med eller "
    "inte, och för vem? Den som var med en del av mötet är närvarande och står under delvis.",
    unseen="Samma person med två olika namn.",
    wrong="närvarande: {Avesta: [Eva Ek]}\nfrånvarande: {Avesta: [Eva Ek]}",
    right="närvarande: {Avesta: [Eva Ek]}",
    mend="Ta bort den rad som är fel.",
)


@rule("dubbel-närvaro", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def double_attendance(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find people listed twice, and people who are absent and yet took part."""
    people = sorted((*notes.attendance(), *notes.guests), key=lambda person: person.place)
    seen: dict[str, list[Attendee]] = {}
    for person in people:
        earlier = seen.setdefault(name_key(person.name), [])
        same = (one for one in earlier if not _namesakes(one, person, notes.date, context.register))
        if first := next(same, None):
            message = f"{person.name} står två gånger i närvaron, först på rad {first.place.line}."
            yield Hit(person.place, message, "Ta bort den rad som är fel.")
        earlier.append(person)
    absent = {name_key(person.name): person for person in notes.absent}
    for part in notes.partly:
        if away := absent.get(name_key(part.name)):
            message = f"{part.name} var med en del av mötet, men är frånvarande på rad "
            message += f"{away.place.line}."
            remedy = "Flytta personen till närvarande, eller ta bort raden under delvis."
            yield Hit(part.place, message, remedy)


def _namesakes(one: Attendee, other: Attendee, day: dt.date, register: Register) -> bool:
    """Tell two people of one name apart: the register must know one for each principal."""
    if not one.principal or not other.principal or one.principal == other.principal:
        return False
    same_name = [p for p in register.people if name_key(p.name) == name_key(one.name)]
    speaks_for = [{m.principal_on(day) for m in person.mandates} for person in same_name]
    return any(
        one.principal in first and other.principal in second
        for at, first in enumerate(speaks_for)
        for second in speaks_for[:at] + speaks_for[at + 1 :]
    )

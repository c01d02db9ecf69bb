"""Everyone in the attendance is known: by the register, as presenter or as guest."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.attendees import (
    bare_name,
    belongs,
    everyone,
    finder,
    is_noted,
    key_of,
    likeness,
)
from lchnv_cli.memory.names import names_of
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Attendee, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.register import Person
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.scope import called_off
from lchnv_cli.rules.substitute import RULE as SUBSTITUTE

TEXTS = Texts(
    summary="Någon i närvaron är inte känd, eller står under fel huvudman.",
    why="Närvaron visar vilka huvudmän som var företrädda. Den som står där ska ha ett uppdrag i "
    "registret den dagen, vara föredragande eller gäst, eller vara mötets sekreterare. Tjänstemän "
    "står i registret utan uppdrag, och den som har ett står under sin huvudman. Regeln tiger när "
    "registret är tomt.",
    unseen="Den som är känd men inte var där.",
    wrong="närvarande: {Avesta: [Eva Ek, Nils Hage]}",
    right="närvarande: {Avesta: [Eva Ek]}\ngäster: ['Nils Hage, utvecklingsledare']",
    mend="Rätta namnet, skriv in uppdraget i registret, eller flytta personen till gäster.",
)

_ASKED = 50  # strangers: of more it is the register that is another


@rule("okänd-närvarande", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unknown_attendee(notes: Notes, context: Context) -> Iterator[Hit]:
    """Find names in the attendance of people who had nothing to do there as far as is known.

    A name that is almost one in the register is left to felstavat-namn, and a substitute to the
    rule of that name.
    """
    if not context.register.people or context.register.partial or called_off(notes, context):
        return
    people = finder(context.register)
    yield from _of_another(notes, people, context)
    strangers: dict[str, tuple[Attendee, list[Person]]] = {}
    for person in everyone(notes):
        key, same = key_of(person.name), people(person.name)
        unsaid = not is_answer(person.name) and person.principal
        if unsaid or not key or key in strangers:
            continue  # whom the principal lacks then is told as missing
        if _is_stranger(person, same, notes, context):
            strangers[key] = (person, same)
    others = set(_others(notes, context)) if strangers else set()
    there = {key_of(person.name) for person in everyone(notes)} if strangers else set()
    absent = [name for name in context.register.names() if strangers and key_of(name) not in there]
    for at, (key, (person, same)) in enumerate(strangers.items()):
        if key not in others:
            yield _hit(person, same, notes.date, absent if at < _ASKED else ())


def _of_another(
    notes: Notes, people: Callable[[str], list[Person]], context: Context
) -> Iterator[Hit]:
    """Find people listed under another principal than they speak for in the register.

    Where the register knows nobody for that principal it is the register that is wrong.
    """
    own = spokespeople(notes.body_id, notes.date, context.register, context.procedure)
    principals = {mandate.principal_on(notes.date) for mandate in own}.intersection(
        context.procedure.principals_of(notes.body_id, notes.date)
    )
    listed_as = Counter(key_of(attendee.name) for attendee in notes.attendance())
    for attendee in notes.attendance():
        mandates = [m for one in people(attendee.name) for m in one.mandates if m.holds(notes.date)]
        theirs = dict.fromkeys(m.principal_on(notes.date) for m in mandates if m.principal)
        known = principals.issuperset(theirs) and attendee.principal in principals
        other = theirs and known and attendee.principal not in theirs
        if (
            other
            and listed_as[key_of(attendee.name)] == 1
            and not _is_told(attendee, notes, context)
        ):
            message = f"{attendee.name} står under {attendee.principal} i närvaron men företräder "
            message += f"{listed([*theirs])} enligt registret."
            remedy = "Flytta namnet till rätt huvudman, eller rätta uppdraget i registret."
            yield Hit(attendee.place, message, remedy)


def _is_stranger(person: Attendee, same: list[Person], notes: Notes, context: Context) -> bool:
    if any(belongs(one, notes.date) for one in same):
        return False
    name = bare_name(person.name)
    if not same and names_of(context.register).meant(name) not in {"", name}:
        return False
    return not _is_told(person, notes, context)


def _is_told(person: Attendee, notes: Notes, context: Context) -> bool:
    """Tell whether somebody is noted as a substitute, which another rule judges."""
    judged = context.procedure.governs(notes.body_id, notes.date, SUBSTITUTE)
    judged = judged and not context.procedure.is_transcript(notes)
    return judged and is_noted(person, notes.date, context.register)


def _others(notes: Notes, context: Context) -> Iterator[str]:
    """Give those whom the meeting's documents name as presenters, guests or secretary."""
    yield key_of(notes.secretary)
    meeting = context.archive.meeting(notes.body_id, notes.date)
    agenda = meeting.agenda if meeting else None
    for document in filter(None, (notes, agenda)):
        yield from (key_of(guest.name) for guest in document.guests)
        for item in document.points():
            yield from (key_of(presenter.name) for presenter in item.presenters)


def _hit(person: Attendee, same: list[Person], day: dt.date, absent: Collection[str]) -> Hit:
    name = bare_name(person.name)
    remedy = "Skriv in uppdraget i registret, eller flytta personen till gäster."
    mandates = [mandate for one in same for mandate in one.mandates]
    ended = [(m.end, m) for m in mandates if m.end is not None and m.end < day]
    if ended:
        last_day, last = max(ended, key=lambda pair: pair[0])
        told = f"uppdraget ({last.post}) slutade {spoken_with_year(last_day)}"
    elif mandates:
        first = min(mandates, key=lambda mandate: mandate.start)
        told = f"uppdraget ({first.post}) började först {spoken_with_year(first.start)}"
    else:
        message = f"{name} i närvaron finns inte i registret och är varken föredragande eller gäst."
        return Hit(person.place, message, f"{_question(name, absent)}{remedy}")
    message = f"{name} i närvaron hade inget uppdrag i registret den dagen: {told}."
    return Hit(person.place, message, f"Rätta uppdragets dagar. {remedy}")


def _question(name: str, absent: Collection[str]) -> str:
    """Ask whether somebody was meant who is not in the attendance already."""
    near = max(((likeness(name, other), other) for other in absent), default=(0, ""))
    return f"Menade du {near[1]}? " if near[0] else ""

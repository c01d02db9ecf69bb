"""Every representative stands in the attendance, as present or not."""

import re
from collections.abc import Iterator, Mapping

from lchnv_cli.memory.attendees import (
    bare_name,
    everyone,
    finder,
    is_noted,
    key_of,
    likeness,
    meant_key,
    person_key,
    presence,
)
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.register import Mandate, Person, Post, Register
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule
from lchnv_cli.rules.shared.speakers import speakers

TEXTS = Texts(
    summary="En representant, eller någon som föredrog eller talade, står inte i närvaron.",
    why="Den som läser {anteckningarna} ska se vilka som var med och vilka som inte var det. Varje "
    "representant i registret står därför som närvarande eller frånvarande, under delvis, eller "
    "under oklart när ingen vet; var huvudmannens ersättare med räcker det. "
    "Den i registret som är föredragande, eller som texten säger "
    "talade (Lo Falk informerade), står inte som frånvarande, och har den ett uppdrag i organet "
    "står den någonstans. Talade någon i en föredragandes ställe sägs inget. Det någon gjorde i "
    "förfluten tid (önskade, såg en risk) räknas som att tala, utom det som händer utanför mötet "
    "(slutade, skrev, ringde), och inget i meningar om något annat tillfälle. Regeln "
    "tiger när registret inte känner några representanter.",
    unseen="Den som var med utan att tala, den vars inlägg står efter namnet och ett kolon, och "
    "den som talade utan att registret känner namnet.",
    wrong="närvarande: {Avesta: [Eva Ek]}",
    right="närvarande: {Avesta: [Eva Ek]}\nfrånvarande: {Falun: [Bo Alm]}",
    mend="Skriv in personen i närvaron, eller rätta uppdragets från och till i registret.",
)
_PRESENTS = "är föredragande"
_FIELDS = ("närvarande", "frånvarande", "oklart", "delvis")


@rule("saknas-i-närvaron", cites=FORM, severity=Severity.WARNING, texts=TEXTS, only=Only.HELD)
def missing_in_attendance(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find representatives who are listed nowhere; a name that is likely theirs counts."""
    register = context.register
    own = spokespeople(notes.body_id, day := notes.date, register, context.procedure)
    there = presence(notes, Points.of(notes), register)
    stood_for = {
        m.principal_on(day)
        for m in own
        if m.post is Post.SUBSTITUTE and there.get(key_of(m.person))
    }
    ordinary = [m for m in own if m.post is Post.REPRESENTATIVE]
    expected = [m for m in ordinary if m.principal_on(day) not in stood_for]
    unread = any(name.startswith(_FIELDS) for name in notes.unusable)
    if not expected or unread:
        return
    place = notes.place_of("närvarande" if "närvarande" in notes.places else "datum")
    named = {bare_name(person.name) for person in everyone(notes)}
    if not named:
        name = context.procedure.kind_of(notes).brief.capitalize()
        message = f"{name} säger inte vilka som var med på mötet."
        remedy = "Skriv representanterna under närvarande, frånvarande eller oklart."
        yield Hit(place, message, remedy)
        return
    yield from _active(notes, expected, there, context)
    missing = [f"{m.person}{_of(m, notes)}" for m in _missing(expected, named, register)]
    if missing:
        message = f"{listed([*dict.fromkeys(missing)])} står inte i närvaron."
        remedy = "Skriv in varje representant under närvarande, frånvarande, delvis eller oklart."
        yield Hit(place, message, remedy)


def _active(
    notes: Notes, expected: list[Mandate], there: Mapping[str, Places | None], context: Alone
) -> Iterator[Hit]:
    """Find people of the register who presented or spoke, and were absent or are listed nowhere.

    A representative who is listed nowhere is told as missing.
    """
    register = context.register
    people = {key_of(person.name): person for person in register.people}
    presented = (
        (person_key(presenter.name, register), presenter.line, _PRESENTS)
        for item in notes.points()
        for presenter in item.presenters
    )
    spoke = ((each.key, each.line, "talade på mötet") for each in speakers(context.text, register))
    named = (notes.secretary, *(part.name for part in notes.chairs))
    told = {person_key(name, register) for name in named}
    told |= {key_of(mandate.person) for mandate in expected}.difference(there)
    # Somebody noted as a substitute is told as one, and may be who spoke.
    stood_in = {p.principal for p in notes.attendance() if is_noted(p, notes.date, register)}
    told |= {person_key(e.name, register) for e in notes.absent if e.principal in stood_in}
    for key, line, what in (*presented, *spoke):
        if key in told or key not in people:
            continue
        if what == _PRESENTS and _is_replaced(people[key], context):
            continue
        if there[key] == frozenset() if key in there else _is_of(people[key], notes):
            told.add(key)
            where = "står som frånvarande" if key in there else "står inte i närvaron"
            message = f"{people[key].name} {what} enligt texten men {where}."
            yield Hit(notes.at(line), message, "Rätta närvaron, eller texten om den är fel.")


def _is_replaced(person: Person, context: Alone) -> bool:
    """Tell whether the text says that somebody spoke in another's place."""
    names = (person.name, *(each.text for each in person.former))
    own = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    place = rf"\b(?:{own})s?\s+(?:ställe|frånvaro)\b|\bi\s?stället\s+för\s+(?:{own})\b"
    return re.search(place, context.text.source, re.IGNORECASE) is not None


def _is_of(person: Person, notes: Notes) -> bool:
    return any(m.body_id == notes.body_id and m.holds(notes.date) for m in person.mandates)


def _missing(expected: list[Mandate], named: set[str], register: Register) -> Iterator[Mandate]:
    keys = {meant_key(name, register) for name in named}
    keys |= {person_key(name, register) for name in named}
    strangers: list[str] | None = None
    for mandate in expected:
        if key_of(mandate.person) in keys:
            continue
        if strangers is None:
            people = finder(register)
            strangers = [name for name in named if not people(name)]
        if not any(likeness(name, mandate.person) for name in strangers):
            yield mandate


def _of(mandate: Mandate, notes: Notes) -> str:
    return f" ({mandate.principal_on(notes.date)})" if mandate.principal else ""

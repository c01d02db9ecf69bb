"""1 §: the representatives are ordinary ones; there are no substitutes."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.substitutes import (
    OFFICES,
    is_called_substitute,
    represented,
    stands_in,
    substitute_in,
)
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Attendee, MeetingDocument, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Person, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.attendees import bare_name, everyone, key_of
from lchnv_cli.rules.shared.scope import called_off, is_own

TEXTS = Texts(
    summary="Någon står som ersättare i registret, i närvaron eller i texten.",
    why="Representanterna i nätverket är ordinarie, och ersättare utses inte. Den som är "
    "tillförordnad eller vikarierar är ordinarie så länge det varar. Ersättare i nämnder och "
    "andra organ berörs inte, och inte den som tar över ett uppdrag. I beslut och löpande text "
    "prövas meningar som säger att en ersättare utses eller deltar, eller att någon deltar i en "
    "representants ställe.",
    wrong="närvarande:\n  Avesta:\n    - Bo Ek, ersättare för Eva Alm",
    right="frånvarande:\n  Avesta:\n    - Eva Alm\ngäster:\n  - Bo Ek, enhetschef",
    mend="Låt huvudmannen utse personen till representant, eller skriv personen under gäster.",
)
RULE = "ersättare"
_TOLD_REMEDY = "Skriv vem huvudmannen har utsett till representant, eller ta bort ersättaren."
_REMEDY = "Låt huvudmannen utse personen till representant, eller skriv personen under gäster."


@rule(RULE, cites="1 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def substitute(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find substitutes in the register, and in what governed meetings note, tell and decide."""
    for person in archive.register.people:
        yield from _registered(person, context)
    for document in archive.documents:
        if (
            isinstance(document, MeetingDocument)
            and context.procedure.governs(document.body_id, document.date, RULE)
            and not context.procedure.is_transcript(document)
            and not called_off(document, context)
        ):
            yield from _noted(document, context)
            yield from _told(document, context)


def _registered(person: Person, context: Context) -> Iterator[Hit]:
    own = [mandate for mandate in person.mandates if _is_governed(mandate, context)]
    for mandate in own:
        said = mandate.post in OFFICES and any(
            is_called_substitute(text) for text in (mandate.office, mandate.remark)
        )
        if mandate.post is Post.SUBSTITUTE or said:
            body = context.procedure.bodies[mandate.body_id].name
            message = f"{person.name} är ersättare i {body} enligt registret."
            remedy = "Låt huvudmannen utse personen till representant, eller ta bort uppdraget."
            yield Hit(mandate.place, message, remedy, since=mandate.start, until=mandate.end)
    if is_called_substitute(person.office) and any(mandate.post in OFFICES for mandate in own):
        message = f"{person.name} har befattningen ”{person.office}” i registret."
        yield Hit(person.place, message, "Skriv personens egen befattning.")


def _is_governed(mandate: Mandate, context: Context) -> bool:
    """Tell whether the arbetsordning governs the mandate's body on some day of it."""
    if mandate.body_id not in context.procedure.bodies:
        return False
    days = (mandate.start, *context.procedure.turns_of(mandate.body_id))
    return any(
        mandate.holds(day) and context.procedure.demands(mandate.body_id, day, RULE) for day in days
    )


def is_noted(attendee: Attendee, day: dt.date, register: Register) -> bool:
    """Tell whether the attendance says that someone was there as a substitute."""
    own = [p for p in register.people if key_of(p.name) == key_of(attendee.name)]
    posts = [m.post for person in own for m in person.mandates if m.holds(day)]
    ordinary = attendee.acting or Post.REPRESENTATIVE in posts
    written = _written(attendee)
    return is_called_substitute(written) or stands_in(
        written, represented(register), guest=not attendee.principal, ordinary=ordinary
    )


def _noted(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find people whom a document calls substitutes, each line once.

    The vice chair leads in the chair's place, and rightly so.
    """
    chairs = [Attendee(part.name, "", part.place) for part in document.chairs]
    people = [chair for chair in chairs if is_called_substitute(chair.name)]
    others = [*document.guests, *(everyone(document) if isinstance(document, Notes) else ())]
    people += (one for one in others if is_noted(one, document.date, context.register))
    for person in people:
        message = f"{bare_name(person.name)} är antecknad som ersättare: ”{_written(person)}”."
        yield Hit(person.place, message, _REMEDY)


def _written(person: Attendee) -> str:
    return f"{person.name}, {person.title}".rstrip(", ")


def _told(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find sentences and own clauses that let somebody stand in for a representative."""
    procedure = context.procedure
    own = (procedure.bodies[document.body_id], procedure.steered_by(document.body_id))
    bodies = [name for body in own if body for name in body.names() if name]
    names = represented(context.register)
    for item in document.points():
        texts = [(sentence.line, sentence.text) for sentence in item.sentences]
        for decision in item.decisions:
            if is_own(decision, document, context):
                texts += ((clause.line, clause.full_text) for clause in decision.clauses)
        for line, text in texts:
            if word := substitute_in(text, names, bodies):
                message = f"Här står att någon är ersättare (”{word}”)."
                yield Hit(document.at(line), message, _TOLD_REMEDY)

"""1 §: the representatives are ordinary ones; there are no substitutes."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.attendees import bare_name, everyone, is_noted, key_of, written_as
from lchnv_cli.memory.names import names_of
from lchnv_cli.memory.substitutes import (
    OFFICES,
    is_called_substitute,
    represented,
    substitute_in,
)
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Attendee, MeetingDocument, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Mandate, Person, Post
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import called_off, is_own
from lchnv_cli.rules.shared.speakers import names_by_key, whose
from lchnv_cli.rules.shared.steering import principal_of, surplus

TEXTS = Texts(
    summary="Någon står som ersättare i registret, närvaron eller texten utan att få vara det.",
    why="Representanterna i nätverket är ordinarie, och {ersättare ersättare utses inte"
    "|varje huvudman får ha en ersättare, som står i registret|ersättare, som står i registret, är "
    "det mesta som varje huvudman får ha}. Den som är "
    "tillförordnad eller vikarierar är ordinarie så länge det varar. Ersättare i nämnder och "
    "andra organ berörs inte, och inte den som tar över ett uppdrag. I beslut och löpande text "
    "prövas meningar som säger att en ersättare utses eller deltar, eller att någon deltar i en "
    "representants ställe; en ersättare i registret får det för sin egen huvudman, om "
    "arbetsordningen har ersättare.",
    unseen="Ersättare som omskrivs utan ord om ersättning (Nils Hage kom från Orsa), i "
    "frågor, i citat och i meningar som också talar om en annan grupp.",
    wrong="närvarande:\n  Avesta:\n    - Bo Ek, ersättare för Eva Alm",
    right="frånvarande:\n  Avesta:\n    - Eva Alm\ngäster:\n  - Bo Ek, enhetschef",
    mend="Låt huvudmannen utse personen och skriv det i registret, eller skriv personen under "
    "gäster.",
)
RULE = "ersättare"
_TOLD_REMEDY = "Skriv in den som huvudmannen har utsett i registret, eller ta bort ersättaren."
_REMEDY = (
    "Låt huvudmannen utse personen till representant, eller ta bort uppdraget. Har "
    "arbetsordningen ersättare skrivs de med roll: ersättare."
)
_NAMES = late(r"[A-ZÅÄÖÉÜ][\w’'-]+(?:\s+[A-ZÅÄÖÉÜ][\w’'-]+)*")


@rule(RULE, cites="1 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def substitute(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find substitutes in the register, and in what governed meetings note, tell and decide."""
    yield from _too_many(context)
    for person in archive.register.people:
        yield from _called(person, context)
    for document in archive.documents:
        if (
            isinstance(document, MeetingDocument)
            and context.procedure.governs(document.body_id, document.date, RULE)
            and not context.procedure.is_transcript(document)
            and not called_off(document, context)
        ):
            yield from _noted(document, context)
            yield from _told(document, context)


def _too_many(context: Context) -> Iterator[Hit]:
    """Find substitutes of the register beyond those that a principal may have."""
    own = surplus(Post.SUBSTITUTE, RULE, RULE, context, lambda m, p: principal_of(m, p, context))
    for mandate, most, period in own:
        body = context.procedure.bodies[mandate.body_id].name
        message = f"{mandate.person} är ersättare i {body} enligt registret."
        remedy = _REMEDY
        if principal := most and principal_of(mandate, period, context):
            message = f"{mandate.person} är en ersättare för mycket i {body} för {principal} "
            message += f"{period.spoken()}; högst {most} får finnas."
            remedy = "Ta bort ett av uppdragen, eller rätta från och till."
        elif context.value(RULE, mandate.body_id, period.start):
            remedy = "Skriv huvudmannen som personen är ersättare för."
        hit = Hit(mandate.place, message, remedy, since=period.start, until=period.end)
        yield hit._replace(under=(mandate.body_id, period.start))


def _called(person: Person, context: Context) -> Iterator[Hit]:
    """Find people whose office, or remark on a mandate, makes them substitutes."""
    own = [m for m in person.mandates if m.post in OFFICES and _is_governed(m, context)]
    for mandate in own:
        if any(is_called_substitute(text) for text in (mandate.office, mandate.remark)):
            body = context.procedure.bodies[mandate.body_id].name
            message = f"{person.name} är ersättare i {body} enligt registret."
            until, under = mandate.end, (mandate.body_id, mandate.start)
            yield Hit(
                mandate.place, message, _REMEDY, since=mandate.start, until=until, under=under
            )
    if own and is_called_substitute(person.office):
        message = f"{person.name} har befattningen ”{person.office}” i registret."
        under = (own[0].body_id, own[0].start)
        yield Hit(person.place, message, "Skriv personens egen befattning.", under=under)


def _is_governed(mandate: Mandate, context: Context) -> bool:
    """Tell whether the arbetsordning governs the mandate's body on some day of it."""
    if mandate.body_id not in context.procedure.bodies:
        return False
    days = (mandate.start, *context.procedure.turns_of(mandate.body_id))
    return any(
        mandate.holds(day) and context.procedure.demands(mandate.body_id, day, RULE) for day in days
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
        if not _may(written_as(person), document, context, person.principal):
            name, written = bare_name(person.name), written_as(person)
            message = f"{name} är antecknad som ersättare: ”{written}”."
            if is_called_substitute(name):
                message = f"”{written}” är antecknad, men är en ersättare."
            yield Hit(person.place, message, TEXTS.mend)


def _told(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find sentences and own clauses that let somebody stand in for a representative."""
    procedure = context.procedure
    own = (procedure.bodies[document.body_id], procedure.steered_by(document.body_id))
    bodies = [name for body in own if body for name in body.names() if name]
    names = represented(context.register)
    points = list(document.points())
    sentences = [*document.preface, *(each for item in points for each in item.sentences)]
    texts = [(sentence.line, sentence.text) for sentence in sentences]
    for decision in (each for item in points for each in item.decisions):
        if is_own(decision, document, context):
            texts += ((clause.line, clause.full_text) for clause in decision.clauses)
    for line, text in texts:
        word = substitute_in(text, names, bodies)
        if word and not _may(text, document, context):
            message = f"Här står att någon är ersättare (”{word}”)."
            yield Hit(document.at(line), message, _TOLD_REMEDY)


def _may(text: str, document: MeetingDocument, context: Context, principal: str = "") -> bool:
    """Tell whether those who stand in by a text are substitutes of a principal that it names.

    A text that names nobody to stand in speaks of substitutes as such, which there may be. Who
    stands under a principal is there for that one alone.
    """
    day, body_id, register = document.date, document.body_id, context.register
    if not context.value(RULE, body_id, day):
        return False
    own = spokespeople(body_id, day, register, context.procedure)
    speak = {key_of(m.person): (m.post, register.principal_of(m, day)) for m in own}
    names, meant = names_by_key(register), names_of(register).meant
    others = [name for body in context.procedure.bodies.values() for name in body.names()]
    things = [*context.procedure.principals_of(body_id, day), *others, context.procedure.issuer]
    ours, theirs = set[str](), set[str]()
    unfit = False
    for said in _NAMES.findall(text):
        bare = said.removesuffix("s")
        key = whose(meant(said) or said, names) or whose(bare, names)
        named = [thing for thing in things if f" {said}".endswith(f" {thing}") or bare == thing]
        if key in speak:
            post, own_principal = speak[key]
            (ours if post is Post.SUBSTITUTE else theirs).add(own_principal)
        elif named:
            theirs |= {named[0]} - {*others, context.procedure.issuer}
        else:
            unfit |= bool(key) or " " in said
    if principal in context.procedure.principals_of(body_id, day):
        return ours == {principal} >= theirs
    return ours <= (theirs or ours) if ours else not unfit and len(theirs) <= 1

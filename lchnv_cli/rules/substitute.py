"""1 §: the representatives are ordinary ones; there are no substitutes."""

import re
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.document import Attendee, MeetingDocument, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Person, Post
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.attendees import bare_name, everyone
from lchnv_cli.rules.shared.scope import called_off

TEXTS = Texts(
    summary="Någon står som ersättare i registret eller i närvaron.",
    why="Representanterna i nätverket är ordinarie, och ersättare utses inte. Den som är "
    "tillförordnad eller vikarierar är ordinarie så länge det varar. Ersättare i nämnder och "
    "andra organ berörs inte.",
    wrong="närvarande:\n  Avesta:\n    - Bo Ek, ersättare för Eva Alm",
    right="frånvarande:\n  Avesta:\n    - Eva Alm\ngäster:\n  - Bo Ek, enhetschef",
    mend="Låt huvudmannen utse personen till representant, eller skriv personen under gäster.",
)
RULE = "ersättare"
_WORD = re.compile(r"\b(?:ersättar|suppleant)\w*|^ers\.|[(,]\s*ers\b", re.IGNORECASE)
_REST = re.compile(r"[^,;.()]*")
_NEAR = 120  # letters: as far as a body is named
_OFFICES = frozenset({Post.REPRESENTATIVE, Post.STEERING})
_REMEDY = "Låt huvudmannen utse personen till representant, eller skriv personen under gäster."


@rule(RULE, cites="1 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def substitute(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find substitutes in the register, and in the attendance of governed meetings."""
    for person in archive.register.people:
        yield from _registered(person, context)
    for document in archive.documents:
        if (
            isinstance(document, MeetingDocument)
            and context.procedure.governs(document.body_id, document.date, RULE)
            and not called_off(document, context)
        ):
            yield from _noted(document)


def is_substitute(text: str) -> bool:
    """Tell whether a name with its title, or an office, says that someone is a substitute here."""
    return any(
        not is_denied(text, *match.span()) and not _is_elsewhere(text, match.end())
        for match in _WORD.finditer(text)
    )


def _is_elsewhere(text: str, after: int) -> bool:
    """Tell whether the word goes on with another body, as in ersättare i socialnämnden."""
    rest = _REST.match(text, after)
    return rest is not None and STRANGER.search(rest[0][:_NEAR]) is not None


def _registered(person: Person, context: Context) -> Iterator[Hit]:
    own = [mandate for mandate in person.mandates if _is_governed(mandate, context)]
    for mandate in own:
        said = mandate.post in _OFFICES and any(
            is_substitute(text) for text in (mandate.office, mandate.remark)
        )
        if mandate.post is Post.SUBSTITUTE or said:
            body = context.procedure.bodies[mandate.body_id].name
            message = f"{person.name} är ersättare i {body} enligt registret."
            remedy = "Låt huvudmannen utse personen till representant, eller ta bort uppdraget."
            yield Hit(mandate.place, message, remedy, since=mandate.start, until=mandate.end)
    if is_substitute(person.office) and any(mandate.post in _OFFICES for mandate in own):
        message = f"{person.name} har befattningen ”{person.office}” i registret."
        yield Hit(person.place, message, "Skriv personens egen befattning.")


def _is_governed(mandate: Mandate, context: Context) -> bool:
    """Tell whether the arbetsordning governs the mandate's body on some day of it."""
    if mandate.body_id not in context.procedure.bodies:
        return False
    days = (
        mandate.start,
        *(edition.start for edition in context.procedure.editions_of(mandate.body_id)),
    )
    return any(
        mandate.holds(day) and context.procedure.governs(mandate.body_id, day, RULE) for day in days
    )


def _noted(document: MeetingDocument) -> Iterator[Hit]:
    """Find people whom a document calls substitutes, each line once."""
    people = [Attendee(part.name, "", part.place) for part in document.chairs]
    people += document.guests
    if isinstance(document, Notes):
        people += everyone(document)
    for person in people:
        written = f"{person.name}, {person.title}".rstrip(", ")
        if is_substitute(written):
            name = bare_name(person.name)
            message = f"{name} är antecknad som ersättare: ”{written}”."
            yield Hit(person.place, message, _REMEDY)

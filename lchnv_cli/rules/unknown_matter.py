"""A line Ärende: that closes or follows up something names a matter that there is."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.alike import look_alike
from lchnv_cli.memory.events import Event, EventKind
from lchnv_cli.memory.like import Like
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Raden Ärende: namnger ett ärende som inte finns.",
    why="Ett utfall som avskrivet avslutar ett ärende som är öppet, och Återrapport: svarar på ett "
    "uppdrag. Finns inget sådant ärende i tidigare dokument, eller på mötets egen dagordning, "
    "avslutas inget, och det som menades är öppet. Detsamma gäller en punkt med raden Tidigare:. "
    "Raden Ärende: på en punkt som väcker något nytt är som den ska; liknar den ett äldre namn "
    "frågar regeln.",
    unseen="Det som hände innan mappen fanns, och ett namn som tillhör ett annat ärende.",
    wrong="### a) Genomgång av öppna ärenden\n\nÄrende: tolktaxa\nUtfall: avskrivet; ny lag\n\n"
    "(och ärendet heter tolktaxor)",
    right="### a) Genomgång av öppna ärenden\n\nÄrende: tolktaxor\nUtfall: avskrivet; ny lag",
    mend="Skriv ärendets namn som det står på raden Ärende: eller i rubriken där det väcktes; "
    "lchnv matters visar namnen.",
)
_ENDS = frozenset({EventKind.WRITTEN_OFF, EventKind.WITHDRAWN})
_REPORTS = frozenset({EventKind.REPORTED, EventKind.CONTINUED})
_NOTHING_ENDS = "så inget avslutas"
_NOTHING_REPORTED = "så inget uppdrag återrapporteras"
_NOTHING_BEFORE = "fast raden Tidigare: säger att det har varit uppe"


@rule("okänt-ärende", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unknown_matter(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find points that close or follow up a matter that nobody has raised or handed out."""
    like = Like(context.ledger)
    for matter in context.ledger.told:
        event = None if matter.known_by_title else _pointing(matter)
        document = archive.document_at(event.place.file) if event else None
        if event is None or not isinstance(document, MeetingDocument):
            continue
        item = next((each for each in document.points() if each.address == event.address), None)
        named = (
            [f for f in item.all_facts() if f.key == FactName.MATTER and f.value] if item else []
        )
        if item is None or not named or archive.procedure.is_transcript(document):
            continue
        line = next((f for f in named if known_as(f.value) == known_as(matter.name)), named[0])
        name = line.value
        what = _what(event, item, matter)
        near = (like.of if what else like.surely)(name, event.date)
        told = matter.open and any(look_alike(matter, each) for each in near)  # by another rule
        if what or (near and not told):
            yield _hit(event, name, what, near, context)._replace(place=document.at(line.line))


def _pointing(matter: Matter) -> Event | None:
    """Give the first report on what nobody was given to do, or else how the matter came up."""
    assigned = False
    for event in matter.events:
        assigned = assigned or event.kind is EventKind.ASSIGNED
        if event.kind in _REPORTS and not assigned:
            return event
    return matter.events[0]


def _what(event: Event, item: Item, matter: Matter) -> str:
    """Tell what a point wants of a matter that is not there; empty where it may raise one."""
    if event.kind in _REPORTS:
        return _NOTHING_REPORTED
    here = {
        e.kind
        for e in matter.events
        if (e.place.file, e.address) == (event.place.file, event.address)
    }
    at = (event.body_id, event.date)
    put = any(not each.noted and (each.body_id, each.date) == at for each in matter.uptakes)
    if here & _ENDS and not put:
        return _NOTHING_ENDS
    if any(fact.key == FactName.HISTORY for fact in item.all_facts()):
        return _NOTHING_BEFORE
    return ""


def _hit(event: Event, name: str, what: str, near: list[Matter], context: Context) -> Hit:
    line = f"{FactName.MATTER}: {name}"
    message = f"”{line}” namnger ett ärende som ingen har väckt"
    if what == _NOTHING_REPORTED:
        message = f"”{line}” namnger ett ärende där ingen har fått något uppdrag"
    message += f", {what}." if what else ", och liknar ett annat."
    bodies = context.procedure.bodies
    known = [
        f"”{each.name}” ({bodies[each.events[0].body_id].short} {each.events[0].date})"
        for each in near
    ]
    remedy = "Skriv ärendets namn som det stod när det väcktes; lchnv matters visar namnen."
    if known:
        *others, last = known
        either = f"{', '.join(others)} eller {last}" if others else last
        remedy = f"Menade du {either}? Skriv i så fall det namnet på raden {FactName.MATTER}:."
    about = tuple((each.events[0].body_id, each.events[0].date) for each in near)
    severity = None if what else Severity.INFO
    return Hit(
        event.place, message, remedy, severity, under=(event.body_id, event.date), about=about
    )

"""2 §: the points of the agenda are dealt with and settled at the meeting."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.matters import folded, matters_of
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.items import Item, Role
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En punkt på dagordningen är inte behandlad eller inte avgjord i anteckningarna.",
    why="Ordföranden ansvarar för att ärendena på dagordningen behandlas och avgörs på "
    "sammanträdet. Varje punkt ska därför finnas i anteckningarna, och den som hade ett förslag "
    "till beslut ska ha ett beslut eller ett annat utfall: bordlagd, återremiss, hänskjuten eller "
    "utgår.",
    wrong="Länschefsnätverket beslutade\n\n- att anta förslaget\n\nUtfall: att bekräfta",
    right="Länschefsnätverket beslutade\n\n- att anta förslaget",
    mend="Skriv in punkten och vad som beslutades, eller en rad Utfall: med vad som hände.",
)
TO_CONFIRM = "att bekräfta"


@rule("obehandlad-punkt", cites="2 §", severity=Severity.ERROR, texts=TEXTS)
def unsettled_point(meeting: Meeting, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find points of the agenda that the notes leave out or leave open."""
    if meeting.notes is None:
        return
    yield from _unconfirmed(meeting.notes)
    if meeting.agenda is not None:
        yield from _left_out(meeting.agenda, meeting.notes)


def _unconfirmed(notes: Notes) -> Iterator[Hit]:
    for item in notes.points():
        for fact in item.all_facts():
            if fact.key == FactName.OUTCOME and fact.value.casefold() == TO_CONFIRM:
                message = "Beslutet är dagordningens förslag och inte bekräftat."
                remedy = "Skriv vad mötet beslutade och ta bort raden Utfall: att bekräfta."
                yield Hit(notes.at(fact.line), message, remedy)


def _left_out(agenda: Agenda, notes: Notes) -> Iterator[Hit]:
    if not notes.items and agenda.items:
        message = f"Anteckningarna har ingen av dagordningens {len(agenda.items)} punkter."
        yield Hit(notes.place_of("datum"), message, "Skriv in punkterna och vad som beslutades.")
        return
    by_key = {_key(item): item for item in notes.points()}
    by_label = dict(_labelled(notes))
    for label, item in _labelled(agenda):
        own = by_key.get(_key(item)) or by_label.get(label)
        if own is None:
            message = f"Punkten ”{item.heading.title}” på dagordningen finns inte i anteckningarna."
            remedy = "Skriv in punkten, om så bara med raden Utfall: utgår."
            yield Hit(notes.place_of("datum"), message, remedy)
        elif _proposes(item) and not _is_settled(own):
            message = f"Punkten ”{own.heading.title}” har varken beslut eller annat utfall."
            yield Hit(notes.at(own.line), message, "Skriv beslutet, eller en rad Utfall:.")


def _key(item: Item) -> str:
    """Give what tells a point in both documents: its Ärende, else its title."""
    matter = next(matters_of(item), "")
    return f"ärende {folded(matter)}" if matter else folded(item.heading.title)


def _labelled(document: MeetingDocument) -> Iterator[tuple[tuple[str, str], Item]]:
    """Give the points with number and letter: they tell a point whose title was retouched."""
    for item in document.items:
        yield (item.heading.label, ""), item
        for sub in item.sub_items:
            yield (item.heading.label, sub.heading.label), sub


def _proposes(item: Item) -> bool:
    return any(part.role is Role.PROPOSAL and part.clauses for part in item.decisions)


def _is_settled(item: Item) -> bool:
    decided = any(part.role is Role.DECISION and part.clauses for part in item.decisions)
    return decided or any(fact.key == FactName.OUTCOME and fact.value for fact in item.all_facts())

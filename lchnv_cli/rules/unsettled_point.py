"""2 §: the points of the agenda are dealt with and settled at the meeting."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.left_open import answers
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.document import Agenda, Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En punkt på dagordningen är inte behandlad eller inte avgjord i {anteckningarna}.",
    why="Ordföranden ansvarar för att ärendena på dagordningen behandlas och avgörs på "
    "sammanträdet. Varje punkt ska därför finnas i {anteckningarna}, och den som hade ett förslag "
    "till beslut ska ha ett beslut eller ett annat utfall: bordlagd, återremiss, hänskjuten eller "
    "ej behandlad. Har den flera ska vart och ett ha sitt svar; ett utfall, eller ett beslut "
    "enligt förslaget, svarar på alla. Blev en punkt två gäller båda. Att mötet öppnades, eller "
    "att något lades till handlingarna, får stå i löpande text.",
    unseen="Om beslutet svarar på hela förslaget när orden liknar varandra, och punkter som "
    "fått både ny rubrik och nytt nummer utan något gemensamt ord.",
    wrong="Länschefsnätverket beslutade\n\n- att anta förslaget\n\nUtfall: att bekräfta",
    right="Länschefsnätverket beslutade\n\n- att anta förslaget",
    mend="Skriv in punkten och vad som beslutades, eller en rad Utfall: med vad som hände.",
)


@rule("obehandlad-punkt", cites="2 §", severity=Severity.ERROR, stops=True, texts=TEXTS)
def unsettled_point(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find points of the agenda that the notes leave out or leave open."""
    notes = meeting.notes
    if notes is None:
        return
    for item in notes.points():
        fate = fate_of(item, notes.body_id, context.procedure)
        for told, _ in fate.of(OutcomeKind.TO_CONFIRM):
            message = "Beslutet är dagordningens förslag och inte bekräftat."
            remedy = "Skriv vad mötet beslutade och ta bort raden Utfall: att bekräfta."
            yield Hit(notes.at(told.line), message, remedy)
    if meeting.agenda is not None:
        yield from _left_out(meeting.agenda, notes, context)


def _left_out(agenda: Agenda, notes: Notes, context: Context) -> Iterator[Hit]:
    name = context.procedure.kind_of(notes).brief
    if not notes.items and agenda.items:
        message = f"{name.capitalize()} har ingen av dagordningens {len(agenda.items)} punkter."
        yield Hit(notes.place_of("datum"), message, "Skriv in punkterna och vad som beslutades.")
        return
    for asked, told, settled, lacking in answers(agenda, notes, context.procedure):
        if told is None:
            message = f"Punkten ”{asked.called}” på dagordningen finns inte i {name}."
            remedy = "Skriv in punkten, om så bara med raden Utfall: ej behandlad."
            yield Hit(notes.place_of("datum"), message, remedy)
            continue
        if not settled:
            message = f"Punkten ”{told.called}” har varken beslut eller annat utfall."
            yield Hit(notes.at(told.line), message, "Skriv beslutet, eller en rad Utfall:.")
        for clause in lacking:
            message = f"Förslaget ”{clause.text}” har varken beslut eller annat utfall."
            remedy = "Skriv vad som beslutades om det, eller en rad Utfall:."
            yield Hit(notes.at(told.line), message, remedy)

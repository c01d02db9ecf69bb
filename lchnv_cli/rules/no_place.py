"""4 §: the agenda tells the place of the meeting."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Dagordningen säger inte var mötet hålls.",
    why="Dagordningen ska vara skriftlig och innehålla uppgifter om tid och plats för "
    "sammanträdet. Ett möte på skärm har också en plats: Teams. "
    "Ord som bara lovar ett svar (meddelas senare, TBD, N.N., ett streck) är ingen plats.",
    unseen="Om platsen räcker för att hitta dit.",
    wrong="datum: 2026-05-22\ntid: 09.30–12.00",
    right="datum: 2026-05-22\ntid: 09.30–12.00\nplats: Gamla elverket, Falun",
    mend="Skriv lokal och ort, eller Teams, i fältet plats.",
)


@rule("utan-plats", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS, only=Only.HELD)
def no_place(agenda: Agenda) -> Iterator[Hit]:
    """Find an agenda without a venue; a dash or a promise is none."""
    if "plats" in agenda.unusable:
        return
    if not is_answer(agenda.venue):
        message = "Dagordningen säger inte var mötet hålls."
        remedy = "Skriv lokal och ort i fältet plats; hålls mötet på skärm, skriv Teams."
        yield Hit(agenda.place_of("plats"), message, remedy)

"""4 §: the agenda tells the time of the meeting."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Dagordningen säger inte vilken tid mötet hålls.",
    why="Dagordningen ska vara skriftlig och innehålla uppgifter om tid och plats för "
    "sammanträdet.",
    unseen="Om tiden i fältet är den som gällde, när texten säger en annan.",
    wrong="datum: 2026-05-22\nplats: Gamla elverket, Falun",
    right="datum: 2026-05-22\ntid: 09.30–12.00\nplats: Gamla elverket, Falun",
    mend="Skriv mötets klockslag i fältet tid.",
)


@rule("utan-tid", cites="4 §", severity=Severity.ERROR, stops=True, texts=TEXTS, only=Only.HELD)
def no_time(agenda: Agenda) -> Iterator[Hit]:
    """Find an agenda without hours; hours that cannot be read are told when reading."""
    if agenda.hours is None and "tid" not in agenda.unusable:
        message = "Dagordningen säger inte vilken tid mötet hålls."
        remedy = "Skriv klockslagen i fältet tid, till exempel tid: 09.30–12.00."
        yield Hit(agenda.place_of("tid"), message, remedy)

"""4 §: the agenda holds a list of points."""

from collections.abc import Iterator

from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.look_alikes import unread_points

TEXTS = Texts(
    summary="Dagordningen har inga punkter.",
    why="Dagordningen ska innefatta en föredragningslista: punkterna i den ordning de tas upp. "
    "En punkt är en rubrik som börjar med två nummertecken.",
    unseen="Om punkterna säger något: en rubrik räcker.",
    wrong="---\n\nMötets öppnande",
    right="---\n\n## 1. Mötets öppnande",
    mend="Skriv en rubrik för varje punkt: ## 1. Mötets öppnande.",
)


@rule(
    "tom-föredragningslista",
    cites="4 §",
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    only=Only.HELD,
)
def empty_agenda(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find an agenda without points."""
    if agenda.items or unread_points(agenda, context.text):
        return
    written = " Texten har inga rubriker som börjar med ##." if context.text.preamble else ""
    remedy = "Skriv en rubrik för varje punkt, till exempel ## 1. Mötets öppnande."
    yield Hit(agenda.at(1), f"Dagordningen har inga punkter.{written}", remedy)

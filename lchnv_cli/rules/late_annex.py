"""4 §: the annexes are on the web page together with the agenda."""

from collections.abc import Iterator

from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Place, Severity
from lchnv_cli.rules.late_agenda import counted
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="En bilaga publicerades senare än arbetsordningen säger.",
    why="Dagordning och bilagor läggs upp på webbsidan senast {arbetsdagar en "
    "arbetsdag|arbetsdagar} före sammanträdesdagen. En bilaga utan egen dag lades upp med "
    "dagordningen. En sen bilaga gör inte dagordningen sen, och tvärtom.",
    wrong="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-05-22",
    right="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-02-20",
    mend="Publicera bilagorna i tid. Är det för sent: ta upp punkten på nästa möte, eller skriv "
    "in ett undantag med skäl.",
)


@rule("sen-bilaga", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS, only=Only.HELD)
def late_annex(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find an annex whose own day of publishing is too late."""
    dated = [(a, a.published.date) for a in agenda.annexes if a.published and a.published.date]
    if not dated:
        return
    days = context.value("arbetsdagar", agenda.body_id, agenda.date)
    last = context.workdays.before(agenda.date, days)
    for annex, day in dated:
        if day > last.date:
            message = f"Bilaga {annex.number} ({annex.title}) publicerades {spoken(day)};"
            message += f" senast {spoken(last.date)} gällde.\n{counted(last, agenda.date)}"
            remedy = "Ta upp punkten på nästa möte, eller skriv in ett undantag med skäl."
            yield Hit(_place(agenda, annex), message, remedy)


def _place(agenda: Agenda, annex: Annex) -> Place:
    """Find the annex's own field: the nearest publicerad from where the annex begins."""
    first = (annex.place.line, annex.place.column)
    places = (
        place
        for name, place in agenda.places.items()
        if name.startswith("bilagor.") and name.endswith(".publicerad") and place >= first
    )
    return agenda.at(*min(places, default=first))

"""4 §: the annexes are on the web page together with the agenda."""

import re
from collections.abc import Iterator

from lchnv_cli.model.annexes import Annex, citations
from lchnv_cli.model.days import spoken
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Place, Severity
from lchnv_cli.rules.late_agenda import counted
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.citing import numbers_of

TEXTS = Texts(
    summary="En bilaga eller en punkt kom senare än arbetsordningen säger.",
    why="Dagordning och bilagor läggs upp på webbsidan senast {arbetsdagar en "
    "arbetsdag|arbetsdagar} före sammanträdesdagen. En bilaga utan egen dag lades upp med "
    "dagordningen. En bilaga eller punkt som enligt revideringar lades till eller byttes efter den "
    "dagen är sen den med; en rättelse i en bilaga är det inte. En sen bilaga gör inte "
    "dagordningen sen, och tvärtom.",
    wrong="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-05-22",
    right="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-02-20",
    mend="Publicera bilagorna i tid. Är det för sent: ta upp punkten på nästa möte, eller skriv "
    "in ett undantag med skäl.",
)
# What a revision says: Bilaga 4 lades till, Ny punkt 5 d, Punkten om bemanning tillkom.
_IN = re.compile(
    r"\b(?:ny|nya|nytt|till(?:ag[dt]\w*|kom\w*|förd\w*)|la(?:de|des|gts|gt) (?:till|in)|"
    r"läggs (?:till|in)|komplettera\w*|bifoga\w*|ersatt\w*|ersätts|by(?:tte|ttes|tts|tt|ts)|"
    r"utbytt?[ae]?)\b",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:bilag(?:a|an|or|orna)|(?:under|besluts)?punkt(?:en|er|erna)?|ärenden?|ärendet)\b",
    re.IGNORECASE,
)


@rule("sen-bilaga", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS, only=Only.HELD)
def late_annex(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find an annex whose own day is too late, and what a revision let in too late."""
    dated = [(a, a.published.date) for a in agenda.annexes if a.published and a.published.date]
    if not dated and not agenda.revisions:
        return
    days = context.value("arbetsdagar", agenda.body_id, agenda.date)
    last = context.workdays.before(agenda.date, days)
    told: set[str] = set()
    for annex, day in dated:
        if day > last.date:
            told.update(numbers_of(annex.number))
            message = f"Bilaga {annex.number} ({annex.title}) publicerades {spoken(day)};"
            message += f" senast {spoken(last.date)} gällde.\n{counted(last, agenda.date)}"
            remedy = "Ta upp punkten på nästa möte, eller skriv in ett undantag med skäl."
            yield Hit(_place(agenda, annex), message, remedy)
    for at, revision in enumerate(agenda.revisions):
        cited = {number for each in citations(revision.what) for number in each.numbers}
        if revision.date > last.date and _let_in(revision.what) and not cited & told:
            told |= cited
            message = f"Ändringen ”{revision.what}” gjordes {spoken(revision.date)};"
            message += f" senast {spoken(last.date)} gällde.\n{counted(last, agenda.date)}"
            remedy = "Ta upp punkten på nästa möte, eller skriv in ett undantag med skäl."
            yield Hit(agenda.place_of(f"revideringar.{at}.datum"), message, remedy)


def _let_in(what: str) -> bool:
    """Tell a change that lets in an annex or a point from one that takes away or mends one."""
    return _IN.search(what) is not None and _THING.search(what) is not None


def _place(agenda: Agenda, annex: Annex) -> Place:
    """Find the annex's own field: the nearest publicerad from where the annex begins."""
    first = (annex.place.line, annex.place.column)
    places = (
        place
        for name, place in agenda.places.items()
        if name.startswith("bilagor.") and name.endswith(".publicerad") and place >= first
    )
    return agenda.at(*min(places, default=first))

"""4 §: the annexes are on the web page together with the agenda."""

import re
from collections.abc import Iterator

from lchnv_cli.model.annexes import Annex, citations
from lchnv_cli.model.days import spoken
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.document import Agenda
from lchnv_cli.model.finding import Hit, Only, Place, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.late_agenda import counted
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.citing import numbers_of
from lchnv_cli.workdays import Countdown

TEXTS = Texts(
    summary="En bilaga eller en punkt kom senare än arbetsordningen säger.",
    why="Bilagorna läggs upp på webbsidan senast {bilagor} före sammanträdesdagen, dagordningen "
    "senast {dagordning} före. En bilaga utan egen dag lades upp med dagordningen. En bilaga eller "
    "punkt som enligt revideringar lades till eller byttes för sent är sen den med; en rättelse i "
    "en bilaga är det inte. En sen bilaga gör inte dagordningen sen, och tvärtom.",
    unseen="Bilagor och punkter som byttes utan att revideringar säger det, och filernas "
    "egna dagar.",
    wrong="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-05-22",
    right="datum: 2026-05-22\nbilagor:\n  - nr: 3\n    titel: Uppdragsbeskrivning\n"
    "    publicerad: 2026-02-20",
    mend="Publicera bilagorna i tid. Är det för sent: ta upp punkten på nästa möte, eller skriv "
    "in ett undantag med skäl.",
)
# What a revision says: Bilaga 4 lades till, Ny punkt 5 d, Punkten om bemanning tillkom.
_IN = late(
    r"\b(?:ny|nya|nytt|till(?:ag[dt]\w*|kom\w*|förd\w*)|la(?:de|des|gts|gt) (?:till|in)|"
    r"läggs (?:till|in)|komplettera\w*|bifoga\w*|ersatt\w*|ersätts|by(?:tte|ttes|tts|tt|ts)|"
    r"utbytt?[ae]?)\b",
    re.IGNORECASE,
)
_ANNEX = late(r"\bbilag", re.IGNORECASE)
_THING = late(
    r"\b(?:bilag(?:a|an|or|orna)|(?:under|besluts)?punkt(?:en|er|erna)?|ärenden?|ärendet)\b",
    re.IGNORECASE,
)


@rule("sen-bilaga", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS, only=Only.HELD)
def late_annex(agenda: Agenda, context: Alone) -> Iterator[Hit]:
    """Find an annex that is too late, and what a revision let in too late.

    That the agenda was too late itself is another rule's, with the annexes that came with it.
    """
    if not agenda.annexes and not agenda.revisions:
        return
    edition = context.procedure.edition_for(agenda.body_id, agenda.date)
    of_agenda, of_annexes = (
        context.workdays.before(agenda.date, edition.deadline(due))
        for due in (Due.AGENDA, Due.ANNEXES)
    )
    whole = agenda.published.date if agenda.published else None
    in_time = whole if whole and whole <= of_agenda.date else None
    told: set[str] = set()
    for annex in agenda.annexes:
        day = annex.published.date if annex.published else in_time
        if day and day > of_annexes.date:
            told.update(numbers_of(annex.number))
            what = f"Bilaga {annex.number} ({annex.title}) publicerades {spoken(day)}"
            yield _hit(_place(agenda, annex), what, of_annexes, agenda)
    for at, revision in enumerate(agenda.revisions):
        cited = {number for each in citations(revision.what) for number in each.numbers}
        last = of_annexes if cited or _ANNEX.search(revision.what) else of_agenda
        about = cited or _THING.search(revision.what)
        if revision.date > last.date and about and _lets_in(revision.what) and not cited & told:
            told |= cited
            what = f"Ändringen ”{revision.what}” gjordes {spoken(revision.date)}"
            yield _hit(agenda.place_of(f"revideringar.{at}.datum"), what, last, agenda)


def _hit(place: Place, what: str, last: Countdown, agenda: Agenda) -> Hit:
    message = f"{what}; senast {spoken(last.date)} gällde.\n{counted(last, agenda.date)}"
    remedy = "Ta upp punkten på nästa möte, eller skriv in ett undantag med skäl."
    return Hit(place, message, remedy)


def _lets_in(what: str) -> bool:
    """Tell a change that lets something in from one that takes away or mends."""
    return _IN.search(what) is not None


def _place(agenda: Agenda, annex: Annex) -> Place:
    """Find the annex's own field: the nearest publicerad from where the annex begins."""
    if annex.published is None:
        return annex.place
    first = (annex.place.line, annex.place.column)
    places = (
        place
        for name, place in agenda.places.items()
        if name.startswith("bilagor.") and name.endswith(".publicerad") and place >= first
    )
    return agenda.at(*min(places, default=first))

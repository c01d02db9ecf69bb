"""4 §: the network meets at least five times a year."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import Calendar
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Året har för få ordinarie möten.",
    why="Nätverket sammanträder minst {möten_per_år en gång|gånger} per år. Inställda möten och "
    "extra möten räknas inte. Så länge nästa års kalendarium inte är fastställt är det en "
    "upplysning.",
    unseen="Möten som varken står i kalendariet eller har dokument, och om mötet hölls.",
    wrong="år: 2026\nmöten: []",
    right="år: 2026\nmöten: [2026-01-29, 2026-03-20, …]  # minst {möten_per_år:siffror} ordinarie",
    mend="Lägg till möten i kalendariet, eller flytta ett möte i stället för att ställa in det.",
)


@rule("för-få-möten", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def few_meetings(calendar: Calendar, context: Context) -> Iterator[Hit]:
    """Find a year with fewer ordinary meetings, planned or held, than there must be."""
    if calendar.partial:
        return
    least = context.value("möten_per_år", calendar.body_id, dt.date(calendar.year, 1, 1))
    year = [m for m in context.archive.all_for(calendar.body_id) if m.date.year == calendar.year]
    kinds = [m.occasion.kind == "extra" if m.occasion else m.extra for m in year if not m.off]
    ordinary = [extra for extra in kinds if not extra]
    if len(ordinary) >= least:
        return
    message = f"Året {calendar.year} har {_counted(len(ordinary), 'ordinarie')}; minst {least}"
    message += " ska det vara."
    if cancelled := sum(m.cancelled for m in year):
        message += f" {_counted(cancelled, 'inställt' if cancelled == 1 else 'inställda')} räknas"
        message += " inte."
    draft = calendar.adopted is None and context.today < dt.date(calendar.year, 1, 1)
    remedy = "Lägg till möten i kalendariet."
    yield Hit(calendar.place_of("möten"), message, remedy, Severity.INFO if draft else None)


def _counted(number: int, what: str) -> str:
    return f"{number or 'inget'} {what} {'möte' if number in {0, 1} else 'möten'}"

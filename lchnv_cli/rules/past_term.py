"""The preamble: a seat is held for the time that somebody was appointed to it."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.seating import State
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.seats import Groups
from lchnv_cli.model.sides import DAY
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import under

TEXTS = Texts(
    summary="Någon har kvar en plats efter sin mandattid.",
    why="Nätverket utser representanter till grupper och uppdrag, ofta för en tid. När mandatet "
    "har gått ut (mandat_till, eller platsens mandattid i månader) och personen ändå har platsen, "
    "behövs ett nytt beslut, eller någon annan. Den sista dagen räknas med.",
    unseen="Om ett beslut om förlängning finns hos någon annan.",
    wrong="{namn: Lo Falk, från: 2024-01-01, mandat_till: 2025-12-31}",
    right="{namn: Lo Falk, från: 2024-01-01, till: 2025-12-31}\n"
    "{namn: Lo Falk, från: 2026-01-01, mandat_till: 2027-12-31, beslut: lchnv 2025-12-12 punkt 5}",
    mend="Låt nätverket utse någon, och skriv den nya tiden i grupper.yaml; eller skriv till:.",
)


@rule("mandattid-slut", cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def past_term(_: Groups, context: Context) -> Iterator[Hit]:
    """Find those who have seats today though their appointment has run out."""
    for each in context.seating.on(context.today):
        if each.state is State.PAST and each.holder and each.until:
            message = f"{each.holder.name} har kvar platsen {each.seat.title} i "
            message += f"{each.group.title}, men mandatet gick ut {spoken_with_year(each.until)}."
            since = each.until + DAY
            own = under(each.group, since, context)
            yield Hit(each.holder.place, message, TEXTS.mend, since=since, under=own)

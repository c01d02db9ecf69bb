"""What the principals have agreed on is signed by all of them, or they stand aside."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.agreements import BINDING, Agreements
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En part har inte undertecknat överenskommelsen i tid.",
    why="En överenskommelse binder dem som har undertecknat den. Varje part i filen har därför en "
    "dag då den undertecknade, eller ordet avstår. Dagen då alla ska ha gjort det är "
    "undertecknas_senast, och annars den första dag som överenskommelsen gäller.",
    unseen="Om någon med rätt att göra det undertecknade, och parter som inte står i filen.",
    wrong="parter:\n  Leksand: 2026-05-04\n  Mora:\nfrån: 2026-07-01",
    right="parter:\n  Leksand: 2026-05-04\n  Mora: avstår\nfrån: 2026-07-01",
    mend="Skriv dagen då parten undertecknade, eller ordet avstår, efter dess namn.",
)
_REMEDY = "Skriv dagen då de undertecknade, eller ordet avstår, efter namnen under parter."
_DAY = dt.timedelta(days=1)


@rule("överenskommelse-ej-undertecknad", cites="form", severity=Severity.WARNING, texts=TEXTS)
def agreement_unsigned(agreements: Agreements, context: Context) -> Iterator[Hit]:
    """Find parties that have neither signed nor stood aside when the day has passed."""
    for one in agreements.agreements:
        waiting, day = one.waiting(), one.signed_by
        late = day is not None and day < context.today
        if day and late and waiting and agreements.state(one, context.today) in BINDING:
            message = f"{listed(waiting)} har inte undertecknat ”{one.title}”. "
            message += f"Senast {spoken_with_year(day)} gällde."
            place = next(each.place for each in one.parties if each.waits)
            yield Hit(place, message, _REMEDY, since=day + _DAY)

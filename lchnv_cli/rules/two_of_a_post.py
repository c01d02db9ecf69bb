"""2 §: there is one chair and one vice chair."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import first_day_together
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Två personer är ordförande, eller vice ordförande, samma dag.",
    why="Nätverket har en ordförande och en vice ordförande. Säger registret två samma dag är det "
    "ena uppdraget fel, eller slutar för sent. Vilket vet ingen, så de andra reglerna om "
    "ordförande och vice ordförande prövas inte på de två uppdragen förrän det är rättat.",
    wrong="ordförande: från 2025-01-01\nordförande: från 2026-01-01",
    right="ordförande: från 2025-01-01, till 2025-12-31\nordförande: från 2026-01-01",
    mend="Skriv till: på det uppdrag som slutade, eller ta bort det som är fel.",
)
_RULE = "två-på-en-post"


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def two_of_a_post(register: Register, context: Context) -> Iterator[Hit]:
    """Find two people with the same post on the same day."""
    for body_id in governed_bodies(context.procedure):
        for post in (Post.CHAIR, Post.VICE_CHAIR):
            told: set[Mandate] = set()  # one that does not end is told with the next alone
            for first, later in register.shared(body_id, post):
                if (
                    first in told
                    or (day := first_day_together(first, later, _RULE, context)) is None
                ):
                    continue
                told.add(first)
                end = min((m.end for m in (first, later) if m.end), default=None)
                until = f" till och med {spoken_with_year(end)}" if end else ""
                message = f"Både {first.person} och {later.person} är {post} från och med "
                message += f"{spoken_with_year(day)}{until}."
                yield Hit(later.place, message, TEXTS.mend, since=day, until=end)

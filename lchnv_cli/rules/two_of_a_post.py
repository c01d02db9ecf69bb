"""2 §: there is one chair, and as many vice chairs as the arbetsordning says."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.wording import spelled
from lchnv_cli.planning.terms import seats_of
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import crowds
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="Fler är ordförande, eller vice ordförande, samma dag än det ska vara.",
    why="Nätverket har en ordförande och {vice_ordförande en vice ordförande|vice ordförande}. "
    "Säger registret fler samma dag är ett uppdrag fel, eller slutar för sent. Vilket vet ingen, "
    "så de andra reglerna om ordförande och vice ordförande prövas inte på de uppdragen förrän "
    "det är rättat.",
    unseen="Två som delar en post i praktiken medan registret bara har den ena.",
    wrong="ordförande: från 2025-01-01\nordförande: från 2026-01-01",
    right="ordförande: från 2025-01-01, till 2025-12-31\nordförande: från 2026-01-01",
    mend="Skriv till: på det uppdrag som slutade, eller ta bort det som är fel.",
)
_RULE = "två-på-en-post"


@rule(_RULE, cites="2 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def two_of_a_post(register: Register, context: Context) -> Iterator[Hit]:  # noqa: ARG001
    """Find days on which more people hold a post than should."""
    for body_id in governed_bodies(context.procedure):
        for post in (Post.CHAIR, Post.VICE_CHAIR):
            told: set[Mandate] = set()  # one that does not end is told with the next alone
            for day, crowd in crowds(body_id, post, context):
                own = [mandate for mandate in crowd if mandate not in told]
                names = list(dict.fromkeys(mandate.person for mandate in own))
                most = seats_of(context.procedure, body_id, post, day)
                if len(names) <= most or not context.procedure.demands(body_id, day, _RULE):
                    continue
                told |= {mandate for mandate in own if mandate.person in names[:-most]}
                end = min((mandate.end for mandate in own if mandate.end), default=None)
                until = f" till och med {spoken_with_year(end)}" if end else ""
                message = f"{'Både ' if len(names) == 2 else ''}{listed(names)} är {post} "  # noqa: PLR2004
                message += (
                    f"från och med {spoken_with_year(day)}{until}"
                    if end != day
                    else spoken_with_year(day)
                )
                message += f"; det ska vara {spelled(most)}." if most > 1 else "."
                yield Hit(
                    own[-1].place, message, TEXTS.mend, since=day, until=end, under=(body_id, day)
                )

"""3 §: the network's chair and vice chair are members of the steering group."""

from collections.abc import Callable, Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.posts import undisputed
from lchnv_cli.rules.shared.steering import Period, cause, faulty, hit, people, steering_periods

TEXTS = Texts(
    summary="Ordföranden eller en vice ordförande är inte med i styrgruppen.",
    why="Ordförande och vice ordförande i nätverket ska ingå i styrgruppen.",
    unseen="Vem som i praktiken är med på styrgruppens möten.",
    wrong="roll: ordförande, från: 2026-01-01",
    right="roll: ordförande, från: 2026-01-01\nroll: styrgrupp, från: 2026-01-01",
    mend="Välj in ordföranden och vice ordföranden i styrgruppen, eller rätta uppdragens dagar i "
    "registret.",
)
_RULE = "styrgrupp-utan-ordförande"


@rule(_RULE, cites="3 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def steering_without_chair(register: Register, context: Context) -> Iterator[Hit]:
    """Find times when the chair or the vice chair is outside the steering group."""
    for periods in steering_periods(_RULE, context):
        body_id = periods[0].body_id
        steering = register.mandates(body_id, Post.STEERING)
        for post in (Post.CHAIR, Post.VICE_CHAIR):
            for officer in undisputed(body_id, post, context):
                for _, period in faulty(periods, _outside(officer)):
                    own = [m for m in steering if m.person == officer.person]
                    culprit = cause(period, own, left=True) or officer
                    message = f"{officer.person} är {post} men inte med i styrgruppen"
                    yield hit(period, culprit.place, f"{message} {period.spoken()}.", context)


def _outside(officer: Mandate) -> Callable[[Period], bool | None]:
    """Make the question whether a chair or vice chair is missing from a period's members."""

    def ask(period: Period) -> bool | None:
        missing = officer.holds(period.start) and officer.person not in people(period)
        return True if missing and period.members else None

    return ask

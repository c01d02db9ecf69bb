"""3 §: the steering group's members are representatives in the network."""

from collections.abc import Callable, Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import Period, faulty, hit, steering_periods

TEXTS = Texts(
    summary="En medlem i styrgruppen är inte representant i nätverket.",
    why="Huvudmännen kan inte utse andra personer till styrgruppen än dem de har utsett till "
    "nätverket. Den som slutar som representant lämnar också styrgruppen.",
    unseen="Om huvudmannen verkligen utsåg personen: registret tros.",
    wrong="roll: styrgrupp, från: 2025-01-01\nroll: representant, till: 2025-08-31",
    right="roll: styrgrupp, från: 2025-01-01, till: 2025-08-31\n"
    "roll: representant, till: 2025-08-31",
    mend="Skriv in uppdraget som representant, eller avsluta uppdraget i styrgruppen samma dag.",
)
_RULE = "styrgrupp-inte-representant"


@rule(_RULE, cites="3 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def steering_not_representative(register: Register, context: Context) -> Iterator[Hit]:
    """Find times when someone is in the steering group without being a representative."""
    for periods in steering_periods(_RULE, context):
        for mandate in register.mandates(periods[0].body_id, Post.STEERING):
            for _, period in faulty(periods, _outside(mandate, register)):
                message = f"{mandate.person} är med i styrgruppen men är inte representant"
                message += f" {period.spoken()}."
                yield hit(period, mandate.place, message, context)


def _outside(mandate: Mandate, register: Register) -> Callable[[Period], bool | None]:
    """Make the question whether the member lacks a representative's mandate in a period."""

    def ask(period: Period) -> bool | None:
        if mandate not in period.members:
            return None
        holders = register.holders(period.body_id, Post.REPRESENTATIVE, period.start)
        return None if any(m.person == mandate.person for m in holders) else True

    return ask

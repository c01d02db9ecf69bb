"""3 §: the steering group has its number of members."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.register import Post, Register
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.steering import (
    Period,
    cause,
    faulty,
    hit,
    people,
    steering_periods,
)

TEXTS = Texts(
    summary="Styrgruppen har inte det antal medlemmar som arbetsordningen säger.",
    why="Styrgruppen består av {styrgrupp_antal en representant|representanter}. Varje dag som "
    "någon kommer eller går prövas. En tom plats ger en varning tills den har stått tom i "
    "{vakans_dagar en dag|dagar} (vakans_dagar i rules.yaml), sedan ett fel. En tillförordnad "
    "räknas.",
    unseen="Medlemmar som inte står i registret.",
    wrong="en enda person med roll: styrgrupp",
    right="{styrgrupp_antal en person|personer} med roll: styrgrupp, {styrgrupp_fördelning}",
    mend="Välj en ny medlem, eller rätta uppdragens dagar i registret.",
)
_RULE = "styrgrupp-antal"


@rule(_RULE, cites="3 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def steering_size(register: Register, context: Context) -> Iterator[Hit]:
    """Find times with too few or too many members; a short vacancy is a warning."""
    for periods in steering_periods(_RULE, context):
        for lacking, period in faulty(periods, lambda p: _wrong(p, context)):
            yield _hit(period, register, context, lacking=lacking)


def _wrong(period: Period, context: Context) -> bool | None:
    """Tell whether members are lacking; None when the number is right."""
    number = context.value("styrgrupp_antal", period.body_id, period.start)
    count = len(people(period))
    return None if count == number else count < number


def _hit(period: Period, register: Register, context: Context, *, lacking: bool) -> Hit:
    mandates = register.mandates(period.body_id, Post.STEERING)
    culprit = cause(period, mandates, left=lacking)
    place = (culprit or min(period.members or mandates, key=lambda m: m.place)).place
    number = context.value("styrgrupp_antal", period.body_id, period.start)
    message = f"Styrgruppen har {len(people(period))} medlemmar {period.spoken()};"
    found = hit(period, place, f"{message} den ska ha {number}.", context)
    vacancy = culprit is not None and culprit.end is not None and culprit.end < period.start
    allowed = context.value("vakans_dagar", period.body_id, period.start)
    if lacking and vacancy and not found.severity and period.days(context.today) <= allowed:
        return found._replace(severity=Severity.WARNING)
    return found

"""4 §: where the arbetsordning has justerare, the notes name them, and they were there."""

from collections.abc import Iterator, Sequence

from lchnv_cli.memory.attendees import meant_key
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.wording import counted
from lchnv_cli.rules.rule import Alone, Texts, rule
from lchnv_cli.rules.shared.posts import people_in

TEXTS = Texts(
    summary="Det saknas justerare, eller en av dem var inte med eller ledde mötet.",
    why="En arbetsordning med justerare: 2 i rules.yaml vill att två som var med på mötet justerar "
    "{anteckningarna} jämte ordföranden. Deras namn står i fältet justerare. Den som ledde mötet, "
    "om så bara en del av det, är inte en av dem. Den som var med en del av mötet får vara det; om "
    "närvaron är oklar prövas den inte.",
    unseen="Om justeringen gjordes, och när.",
    wrong="ordförande: Bo Ek\njusterare: [Bo Ek]",
    right="ordförande: Bo Ek\njusterare: [Lo Falk, Nils Hage]",
    mend="Skriv namnen på dem som justerar i fältet justerare.",
)
_FIELD = "justerare"
_NAME = late(r"[A-ZÅÄÖÉ][\w’'.-]*(?:\s+(?:(?:av|af|de|von)\s+)?[A-ZÅÄÖÉ][\w’'-]+)+")


@rule(
    "justerare-saknas",
    cites="4 §",
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    only=Only.HELD,
)
def missing_adjusters(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find notes with too few who adjust them, and those who may not; a slip in a name is told."""
    if any(name.partition(".")[0] == _FIELD for name in notes.unusable):
        return

    def keys(*names: str) -> set[str]:
        return {meant_key(name, context.register) for name in names}

    asked = context.value("justerare", notes.body_id, notes.date)
    named = list(_names(notes.adjusters))
    place = notes.place_of(_FIELD if _FIELD in notes.places else "datum")
    record = context.procedure.kind_of(notes).brief
    if (number := len(keys(*named))) < asked:
        has = counted(number, "en justerare", "justerare") if number else "ingen justerare"
        message = f"{record.capitalize()} har {has}; arbetsordningen säger "
        message += f"{counted(asked, 'en', 'stycken')}."
        yield Hit(place, message, "Skriv namnen på dem som justerar i fältet justerare.")
    led = keys(*(part.name for part in notes.chairs))
    people = (*notes.present, *notes.guests, *notes.unclear)
    there = keys(*(each.name for each in people), *(each.name for each in notes.partly))
    for name in named:
        key = keys(name)
        if key <= led:
            message = f"{name} ledde mötet, och kan inte justera {record} jämte ordföranden."
            yield Hit(place, message, "Skriv någon annan, som mötet har utsett.")
        elif notes.present and not key <= there:
            message = f"{name} justerar {record}, men står inte som närvarande."
            yield Hit(place, message, "Rätta närvaron, eller skriv den som mötet har utsett.")


def _names(values: Sequence[str]) -> Iterator[str]:
    """Give the names; what follows a comma is a title, or in a value alone another name."""
    for value in filter(is_answer, values):
        first, *rest = (part.strip() for part in value.split(","))
        alone = [part for part in rest if _NAME.match(part)] if len(values) == 1 else []
        for part in (first, *alone):
            yield from (name for name in people_in(part) if name[0].isupper())

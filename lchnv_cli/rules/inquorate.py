"""4 §: a meeting decides while as many principals are represented as its arbetsordning asks."""

from collections.abc import Iterator, Mapping

from lchnv_cli.memory.attendees import represented
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.formalities import is_formality
from lchnv_cli.memory.outcome import ACCEPTED, OutcomeKind
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.items import Item
from lchnv_cli.model.listing import listed
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="Mötet beslutade fast för få huvudmän var företrädda.",
    why="Mötet får besluta när {beslutsför_antal så många huvudmän som arbetsordningen säger"
    "|en huvudman|huvudmän} är företrädda. Av varje part krävs {beslutsför_per_part inget särskilt"
    "|en huvudman|huvudmän}. En huvudman är företrädd av sina representanter och ersättare i "
    "närvaron, inte av gäster och adjungerade. Den som enligt delvis kom sent eller gick räknas på "
    "sina punkter, och den som står under oklart räknas som närvarande. Att öppna och avsluta "
    "mötet, godkänna dagordningen och lägga något till handlingarna får mötet ändå.",
    unseen="Den som var inne eller ute utan att det står i närvaron eller delvis, och jäv.",
    wrong="närvarande: {Avesta: [Eva Ek]}\n\nLänschefsnätverket beslutade\n\n- att anta rutinen",
    right="närvarande: {Avesta: [Eva Ek]}\n\nUtfall: bordlagd",
    mend="Bordlägg ärendet (Utfall: bordlagd) och ta upp det på ett möte som får besluta, eller "
    "rätta närvaron.",
)
_DECIDED = ACCEPTED | {OutcomeKind.REJECTED}


@rule(
    "ej-beslutsfört",
    cites="4 §",
    severity=Severity.ERROR,
    stops=True,
    texts=TEXTS,
    only=Only.HELD,
)
def inquorate(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find points at which a meeting decided while too few were there, by what was lacking."""
    points = Points.of(notes, context.text)
    there = represented(notes, points, context.register, context.procedure)
    if not any(there.values()) or "närvarande" in notes.unusable:
        return
    lacking = {place: _lacking(place, there, notes, context) for place in points.all}
    short: dict[str, list[int]] = {}
    for place, item in enumerate(notes.points()):
        if lacking[place] and _decides(item, notes.body_id, context.procedure):
            short.setdefault(lacking[place], []).append(place)
    for why, places in short.items():
        message = f"Mötet beslutade på {points.said(places)} utan att vara beslutsfört: {why}."
        first = notes.at([*notes.points()][places[0]].line)
        whole = all(lacking.values()) and len(short) == 1
        yield Hit(notes.place_of("närvarande") if whole else first, message, TEXTS.mend)


def _lacking(place: int, there: Mapping[str, Places], notes: Notes, context: Alone) -> str:
    """Tell what a point lacks of those who must be represented, or give an empty string."""
    body_id, day = notes.body_id, notes.date
    most, of_each = (
        context.value(f"beslutsför_{name}", body_id, day) for name in ("antal", "per_part")
    )
    sides = {
        side.name: sum(place in there.get(name, ()) for name in side.principals)
        for side in context.procedure.sides_of(body_id, day)
    }
    told = [
        f"{number} av minst {wanted} {which}"
        for which, number, wanted in (
            ("huvudmän", sum(sides.values()), most),
            *((f"från {name}", number, of_each) for name, number in sides.items()),
        )
        if number < wanted
    ]
    return f"{listed(told)} var företrädda" if told else ""


def _decides(item: Item, body_id: str, procedure: Procedure) -> bool:
    """Tell whether the meeting decided something but a formality; by mail it is not the meeting."""
    fate = fate_of(item, body_id, procedure)
    if OutcomeKind.PER_CAPSULAM in fate.kinds:
        return False
    if fate.decided:
        return not all(is_formality(clause.full_text) for clause in fate.decided)
    return bool(fate.kinds & _DECIDED)

"""6 §: what elected assemblies must decide goes to Välfärdsrådet."""

from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.outcome import Outcome, OutcomeKind
from lchnv_cli.model.document import Notes
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.rules.rule import Alone, Texts, rule

TEXTS = Texts(
    summary="Ett beslut som nämnder måste fatta är inte hänskjutet till Välfärdsrådet.",
    why="Beslut som ska behandlas och beslutas i politiska nämnder och församlingar hanteras i "
    "Välfärdsrådet, som lämnar en rekommendation till kommunerna och regionen. Det gäller de "
    "punkter som har raden Politiskt beslut: ja, och dem vars att-satser ber nämnder eller "
    "fullmäktige besluta, eller lämnar ärendet till dem för beslut, om inte Politiskt beslut: nej "
    "står där. Vilka organ som är politiska står i rules.yaml. "
    "Ett ärende som är bordlagt, återremitterat, avslaget, utgått eller ännu öppet prövas inte.",
    unseen="Beslut som kräver politiken utan att någon sats, mening eller rad säger det.",
    wrong="Utfall: bifall\nPolitiskt beslut: ja",
    right="Utfall: bifall; hänskjuten till Välfärdsrådet\nPolitiskt beslut: ja",
    mend="Hänskjut ärendet och skriv det på raden Utfall:, eller skriv Politiskt beslut: nej.",
)
_QUICK = (FactName.POLITICAL, "ämnd", "ullmäktige", "tyrelse", "oliti", "örtroendeval")


@rule(
    "ej-hänskjuten", cites="6 §", severity=Severity.ERROR, stops=True, texts=TEXTS, only=Only.HELD
)
def not_referred(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find decisions for elected assemblies that are not referred to a political body."""
    if not any(word in context.text.source for word in _QUICK):
        return
    for item in notes.points():
        fate = fate_of(item, notes.body_id, context.procedure)
        if not fate.political or fate.undecided:
            continue
        if not any(_is_sent(one, context) for _, one in fate.of(OutcomeKind.REFERRED)):
            political = [body.name for body in context.procedure.bodies.values() if body.political]
            to = " eller ".join(political) or "det politiska organet"
            message = f"”{item.called}” behöver politiska beslut, men är inte hänskjutet "
            remedy = f"Skriv till exempel Utfall: bifall; hänskjuten till {(political or [to])[0]}."
            yield Hit(notes.at(fate.political), f"{message}till {to}.", remedy)


def _is_sent(outcome: Outcome, context: Alone) -> bool:
    """Tell whether it went to a political body; where none is known any body will do."""
    if not any(body.political for body in context.procedure.bodies.values()):
        return True
    body = context.procedure.body_named_first(outcome.target)
    return body is not None and body.political

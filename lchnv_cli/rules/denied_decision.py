"""A decision is not printed beside an outcome that says it was never made."""

from collections.abc import Iterator

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Ett beslut står kvar fast utfallet säger att det inte fattades.",
    why="Står dagordningens förslag kvar som beslut bredvid Utfall: avslag säger "
    "{minnesanteckningarna} två saker, och den som läser bara beslutet tror att det gäller. "
    "Satserna ska säga det som mötet beslutade.",
    unseen="Motsägelser mellan löpande text och utfall, utom när texten säger rent ut att "
    "hela ärendet lades åt sidan eller avslogs.",
    wrong="Länschefsnätverket beslutade\n\n- att anta rutinen\n\nUtfall: avslag",
    right="Länschefsnätverket beslutade\n\n- att avslå förslaget om ny rutin\n\nUtfall: avslag",
    mend="Skriv om att-satserna så att de säger utfallet, eller rätta raden Utfall.",
)


@rule("beslut-mot-utfall", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def denied_decision(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find decisions whose clauses are the proposal's while the outcome denies it."""
    for item in notes.points():
        fate = fate_of(item, notes.body_id, context.procedure)
        for clause in fate.denied:
            after = (told.value for told in fate.told if told.line > clause.line)
            outcome = next(after, fate.told[0].value)
            begins = " ".join(clause.text.split()[:6])
            message = f"Beslutet ”{begins} …” står kvar fast utfallet är ”{outcome}”."
            yield Hit(notes.at(clause.line), message, "Skriv som att-satser vad mötet beslutade.")

"""Every representative stands in the attendance, as present or not."""

from collections.abc import Iterator

from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule
from lchnv_cli.rules.shared.attendees import bare_name, everyone, finder, key_of, likeness
from lchnv_cli.rules.shared.names import names_of

TEXTS = Texts(
    summary="En representant står inte i närvaron.",
    why="Den som läser anteckningarna ska se vilka som var med och vilka som inte var det. Varje "
    "representant i registret står därför som närvarande eller frånvarande, under delvis, eller "
    "under oklart när ingen vet. Regeln tiger när registret inte känner några representanter.",
    wrong="närvarande: {Avesta: [Eva Ek]}",
    right="närvarande: {Avesta: [Eva Ek]}\nfrånvarande: {Falun: [Bo Alm]}",
    mend="Skriv in personen i närvaron, eller rätta uppdragets från och till i registret.",
)
_FIELDS = ("närvarande", "frånvarande", "oklart", "delvis")


@rule("saknas-i-närvaron", cites=FORM, severity=Severity.WARNING, texts=TEXTS, only=Only.HELD)
def missing_in_attendance(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find representatives who are listed nowhere; a name that is likely theirs counts."""
    register = context.register
    expected = register.holders(notes.body_id, Post.REPRESENTATIVE, notes.date)
    unread = any(name.startswith(_FIELDS) for name in notes.unusable)
    if not expected or unread:
        return
    place = notes.place_of("närvarande" if "närvarande" in notes.places else "datum")
    named = {bare_name(person.name) for person in everyone(notes)}
    if not named:
        message = "Anteckningarna säger inte vilka som var med på mötet."
        remedy = "Skriv representanterna under närvarande, frånvarande eller oklart."
        yield Hit(place, message, remedy)
        return
    missing = [f"{m.person}{_of(m)}" for m in _missing(expected, named, register)]
    if missing:
        message = f"{listed([*dict.fromkeys(missing)])} står inte i närvaron."
        remedy = "Skriv in varje representant under närvarande, frånvarande, delvis eller oklart."
        yield Hit(place, message, remedy)


def _missing(
    expected: tuple[Mandate, ...], named: set[str], register: Register
) -> Iterator[Mandate]:
    meant = names_of(register).meant
    keys = {key_of(meant(name) or name) for name in named} | {key_of(name) for name in named}
    strangers: list[str] | None = None
    for mandate in expected:
        if key_of(mandate.person) in keys:
            continue
        if strangers is None:
            people = finder(register)
            strangers = [name for name in named if not people(name)]
        if not any(likeness(name, mandate.person) for name in strangers):
            yield mandate


def _of(mandate: Mandate) -> str:
    return f" ({mandate.principal})" if mandate.principal else ""

"""Every annex that the text cites is in the list of annexes."""

from collections.abc import Iterator, Sequence

from lchnv_cli.context import Context
from lchnv_cli.model.annexes import Annex, AnnexUse
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.citing import listed, meant, numbers_of, shown

TEXTS = Texts(
    summary="Texten hänvisar till en bilaga som inte finns i listan över bilagor.",
    why="Läsaren ska hitta varje bilaga som texten nämner. Intervall räknas ut: Bilaga 2 A–C är 2 "
    "A, 2 B och 2 C, och Bilaga 2 står för dem alla. {anteckningar Minnesanteckningar|Ett "
    "protokoll} får hänvisa till dagordningens bilagor. Numren i listan ska gå att läsa och bara "
    "stå en gång.",
    unseen="Hänvisningar utan ordet bilaga (se rapporten) eller med numret i ord (bilaga tre), och "
    "om bilagan är den som menas.",
    wrong="bilagor:\n  - nr: 1\n    titel: Budget\n---\n\n## 1. Budget (Bilaga 2)",
    right="bilagor:\n  - nr: 1\n    titel: Budget\n---\n\n## 1. Budget (Bilaga 1)",
    mend="Rätta numret i texten, eller lägg till bilagan under bilagor i huvudet.",
)


@rule("okänd-bilaga", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def unknown_annex(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find citations of annexes that are not listed, and numbers that cannot be right."""
    wrong = list(_wrong_in_list(document))
    yield from wrong
    agenda = _agenda(document, context)
    if wrong or not document.annex_uses or (agenda and any(_wrong_in_list(agenda))):
        return  # what is cited may be what is wrong in the list
    known = listed(document, context)
    if not known and document.kind.decides and agenda is None:
        return  # the notes may cite the annexes of an agenda that the folder does not have
    cited = {n for use in agenda.annex_uses for n in use.numbers} if agenda else set[str]()
    told: set[tuple[int, str]] = set()
    for use in document.annex_uses:
        # What the agenda cites too is told there.
        unknown = tuple(n for n in use.numbers if n not in cited and not meant(n, known))
        if use.foreign or (use.numbers and not unknown):
            continue
        if (mark := (use.line, _and(unknown) or use.written)) not in told:
            told.add(mark)
            place = document.at(use.line, use.column, use.written)
            yield Hit(place, _message(use, unknown), _remedy(use))


def _agenda(document: MeetingDocument, context: Context) -> MeetingDocument | None:
    """Give the agenda whose annexes what tells the decisions may cite."""
    meeting = context.archive.meeting(document.body_id, document.date)
    return meeting.agenda if meeting and document.kind.decides else None


def _wrong_in_list(document: MeetingDocument) -> Iterator[Hit]:
    first: dict[str, Annex] = {}
    for annex in document.annexes:
        numbers = numbers_of(annex.number)
        if not numbers:
            message = f"Bilagans nummer ”{annex.number}” går inte att läsa."
            remedy = "Skriv en siffra eller en bokstav, till exempel 2, A, 2 A–F, B 1–6 eller 2:1."
            yield Hit(annex.place, message, remedy)
        double = [number for number in numbers if number in first]
        if double:
            line = first[double[0]].place.line
            message = f"Bilaga {_and(double)} står redan i listan, på rad {line}."
            yield Hit(annex.place, message, "Ge bilagan ett eget nummer, eller ta bort raden.")
        for number in numbers:
            first.setdefault(number, annex)


def _message(use: AnnexUse, numbers: tuple[str, ...]) -> str:
    if not use.numbers:
        return f"”{use.written}” går inte att läsa ut; ett intervall räknas framåt."
    return f"Bilaga {_and(numbers)} finns inte i listan över bilagor."


def _remedy(use: AnnexUse) -> str:
    if not use.numbers:
        return "Skriv intervallet från det första till det sista, till exempel Bilaga 2 A–F."
    return "Rätta numret, eller lägg till bilagan under bilagor i huvudet."


def _and(numbers: Sequence[str]) -> str:
    *some, last = [*map(shown, numbers)] or [""]
    return f"{', '.join(some)} och {last}" if some else last

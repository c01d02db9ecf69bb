"""Every annex in the list is cited somewhere in the text."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule
from lchnv_cli.rules.shared.citing import listed, meant, numbers_of, shown

TEXTS = Texts(
    summary="En bilaga i listan nämns aldrig i texten.",
    why="En bilaga som ingen punkt hänvisar till vet läsaren inte vad den hör till. "
    "Hänvisningen Bilaga 2 räknas för alla i 2 A–F. Nämner texten en bilaga som inte finns i "
    "listan är det kanske numret som är fel, så då sägs bara det (okänd-bilaga).",
    unseen="Om den punkt som nämner bilagan är den rätta.",
    wrong="bilagor:\n  - nr: 1\n    titel: Budget\n---\n\n## 1. Budget",
    right="bilagor:\n  - nr: 1\n    titel: Budget\n---\n\n## 1. Budget (Bilaga 1)",
    mend="Hänvisa till bilagan vid den punkt den hör till, eller ta bort den ur listan.",
)


@rule("oanvänd-bilaga", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unused_annex(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find listed annexes that the text does not cite."""
    if not document.annexes:
        return
    known = listed(document, context)
    written = {n: meant(n, known) for use in document.annex_uses for n in use.numbers}
    own = (n for use in document.annex_uses if not use.foreign for n in use.numbers)
    if not all(written[number] for number in own):
        return
    cited = {listed_one for several in written.values() for listed_one in several}
    for annex in document.annexes:
        numbers = numbers_of(annex.number)
        missing = [number for number in numbers if number not in cited]
        if not missing:
            continue
        name = annex.number if len(missing) == len(numbers) else ", ".join(map(shown, missing))
        message = f"Bilaga {name} ({annex.title}) nämns inte i texten."
        remedy = f"Skriv (Bilaga {name}) vid den punkt den hör till, eller ta bort den ur listan."
        yield Hit(annex.place, message, remedy)

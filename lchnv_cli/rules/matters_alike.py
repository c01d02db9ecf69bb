"""Two open matters that look like one are told of: nobody but the writer knows if they are."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.alike import alike
from lchnv_cli.memory.matter import known_as
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Ett ärende har nästan samma namn som ett som är öppet.",
    why="Ett ärende känns igen på raden Ärende:, eller annars på rubriken. Skiljer sig rubrikerna "
    "på en bokstav eller två blir de två ärenden, och det ena blir kvar när det andra är avgjort. "
    "Programmet för aldrig ihop dem på egen hand. Regeln säger det också när det nya avgjordes där "
    "det kom upp, och när olika organ har var sitt under samma rubrik på flera ord. Skillnader i "
    "stora och små bokstäver räknas inte alls i ett organ, och har båda en rad Ärende: är det de "
    "som jämförs.",
    unseen="Samma ärende under en helt annan rubrik.",
    wrong="### b) Beslut: Rutin för hembesok\n\n(och Rutin för hembesök är bordlagt)",
    right="### b) Beslut: Rutin för hembesok\n\nÄrende: Rutin för hembesök",
    mend="Är det samma ärende: skriv raden Ärende: i meddelandet. Är det två: skriv en egen rad "
    "Ärende: på var och en.",
)


@rule("liknande-ärenden", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def matters_alike(_: Archive, context: Context) -> Iterator[Hit]:
    """Find matters that look like an older one that is open."""
    for older, newer in alike(context.ledger):
        first, last = older.events[0], newer.events[0]
        body = context.procedure.bodies[first.body_id]
        what = (
            "är ett eget ärende, men" if newer.open else "avgörs här som ett eget ärende, men det"
        )
        message = f"{_named(newer)} {what} liknar {_named(older)} "
        also = "också" if newer.open else "fortfarande"
        at = f"{body.short} {first.date}, punkt {first.address}"
        message += f"({at}), som {also} är öppet."
        line = f"{FactName.MATTER}: {older.name}"
        remedy = f"Är de samma ärende: skriv {line} under rubriken."
        document = context.archive.document_at(last.place.file)
        if isinstance(document, MeetingDocument) and document.published:
            remedy = f"Är de samma ärende: skriv både {line} och {FactName.MATTER}: {newer.name} "
            remedy += "under punkten på nästa dagordning."
        about = ((first.body_id, first.date),)
        yield Hit(last.place, message, remedy, under=(last.body_id, last.date), about=about)


def _named(matter: Matter) -> str:
    """Name a matter by its title, and by its line Ärende where that says something else."""
    own = "" if known_as(matter.name) == known_as(matter.title) else f" (Ärende: {matter.name})"
    return f"”{matter.title}”{own}"

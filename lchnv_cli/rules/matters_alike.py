"""Two open matters that look like one are told of: nobody but the writer knows if they are."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.alike import alike
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Två öppna ärenden har nästan samma namn.",
    why="Ett ärende känns igen på raden Ärende:, eller annars på rubriken. Skiljer sig rubrikerna "
    "på en bokstav eller två blir de två ärenden, och det ena blir kvar när det andra är avgjort. "
    "Programmet för aldrig ihop dem på egen hand. Skillnader i stora och små bokstäver räknas inte "
    "alls, och har båda en rad Ärende: är de två.",
    unseen="Samma ärende under en helt annan rubrik, och om två ärenden med nästan samma rubrik i "
    "olika organ är ett.",
    wrong="### b) Beslut: Rutin för hembesok\n\n(och Rutin för hembesök är bordlagt)",
    right="### b) Beslut: Rutin för hembesok\n\nÄrende: Rutin för hembesök",
    mend="Är det samma ärende: skriv raden Ärende: i meddelandet. Är det två: skriv en egen rad "
    "Ärende: på var och en.",
)


@rule("liknande-ärenden", cites=FORM, severity=Severity.INFO, texts=TEXTS)
def matters_alike(_: Archive, context: Context) -> Iterator[Hit]:
    """Find open matters that look like an older one that is open too."""
    for older, newer in alike(context.ledger):
        first, last = older.events[0], newer.events[0]
        body = context.procedure.bodies[first.body_id]
        message = f"”{newer.title}” är ett eget ärende, men liknar ”{older.title}” "
        message += f"({body.short} {first.date}, punkt {first.address}), som också är öppet."
        line = f"{FactName.MATTER}: {older.name}"
        remedy = f"Är de samma ärende: skriv {line} under rubriken."
        document = context.archive.document_at(last.place.file)
        if isinstance(document, MeetingDocument) and document.published:
            remedy = f"Är de samma ärende: skriv både {line} och {FactName.MATTER}: {newer.name} "
            remedy += "under punkten på nästa dagordning."
        about = ((first.body_id, first.date),)
        yield Hit(last.place, message, remedy, under=(last.body_id, last.date), about=about)

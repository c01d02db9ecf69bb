"""The point on the previous notes names the body's previous meeting."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.days import short, spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Punkten om föregående {minnesanteckningar} har fel mötes datum.",
    why="{anteckningar De|Det} som läggs till handlingarna är organets senaste "
    "{minnesanteckningar}, också där punkten bara nämner deras dag. Vilket möte som var det förra "
    "framgår av kalendariet och dokumenten i mappen; ett inställt möte räknas inte. Regeln tiger "
    "om mappen inte känner något tidigare möte, eller bara möten från tiden innan den svarar för "
    "organet (ansvarar_från i rules.yaml).",
    unseen="Om det var {anteckningar de anteckningarna|det protokollet} som mötet gick igenom, och "
    "punkter utan datum.",
    wrong="## 3. Föregående {minnesanteckningar} 260115",
    right="## 3. Föregående {minnesanteckningar} 260129",
    mend="Skriv det förra mötets datum i rubriken. Är datumet rätt: rätta kalendariet.",
)


@rule("fel-föregående-möte", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def previous_meeting(document: MeetingDocument, context: Context) -> Iterator[Hit]:
    """Find a point on previous notes whose date is another than the last meeting's."""
    for line, title in document.on_previous:
        dates = list(dates_in(title))
        previous = context.archive.previous(document.body_id, document.date)
        if context.archive.may_lack(document.body_id, document.date.year):
            continue
        if not dates or previous is None or _of_another_body(title, document, context):
            continue
        if all(previous.date not in date.within(previous.date, 0) for date in dates):
            named = " och ".join(date.text for date in dates)
            message = f"Punkten nämner {named}, men det förra mötet i mappen var "
            message += f"{spoken_with_year(previous.date)}."
            remedy = f"Skriv {short(previous.date)}, eller rätta kalendariet om det är fel."
            about = ((previous.body_id, previous.date),)
            yield Hit(document.at(line), message, remedy, about=about)


def _of_another_body(title: str, document: MeetingDocument, context: Context) -> bool:
    """Tell whether the title names only other bodies than the document's own."""
    title = title.casefold()
    named = {
        body.id
        for body in context.procedure.bodies.values()
        if any(name and name.casefold() in title for name in body.names())
    }
    return bool(named) and document.body_id not in named

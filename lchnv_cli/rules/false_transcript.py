"""Form: a transcript is of a day before the folder answers, and says what it transcribes."""

from collections.abc import Iterator

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Ett dokument kallas avskrift utan att kunna vara det.",
    why="En avskrift återger en handling från tiden innan mappen började svara för organet. Bara "
    "formen på den prövas, och den behöver varken publiceras eller få en kontrollsumma; de ärenden "
    "den lämnar efter sig är de som står i raderna Utfall och Uppdrag. Dagen står i rules.yaml, i "
    "organets fält ansvarar_från. Ett dokument från den dagen eller senare, eller i ett organ utan "
    "en sådan dag, prövas som vanligt vad det än kallas. Fältet säger vilken handling som skrivs "
    "av; ja eller oklart är ingen handling.",
    unseen="Om avskriften återger handlingen rätt, eller om handlingen finns.",
    wrong="ansvarar_från: 2026-01-01   # i rules.yaml\n\ndatum: 2026-03-20\n"
    "avskrift: Minnesanteckningar 2026-03-20, PDF",
    right="ansvarar_från: 2026-01-01   # i rules.yaml\n\ndatum: 2024-02-23\n"
    "avskrift: Minnesanteckningar 2024-02-23, PDF",
    mend="Ta bort raden avskrift, eller skriv vad som är avskrivet. Är det dagen i rules.yaml som "
    "är fel: rätta den.",
)


@rule("fel-avskrift", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def false_transcript(document: Document, context: Alone) -> Iterator[Hit]:
    """Find what calls itself a transcript and is judged as any document."""
    if not document.transcript_of or context.procedure.is_transcript(document):
        return
    body = context.procedure.bodies[document.body_id]
    remedy = "Ta bort raden avskrift; dokumentet prövas som vanligt."
    if body.answers_from is None:
        message = f"{body.name} har ingen dag i fältet ansvarar_från i rules.yaml, och mappen "
        message += "svarar därför för alla dess dokument."
    elif document.last_day >= body.answers_from:
        message = f"Mappen svarar för {body.name} från och med "
        message += f"{spoken_with_year(body.answers_from)}, och dokumentet är inte äldre."
    else:
        message = f"Raden säger ”{document.transcript_of}”, inte vilken handling som skrivs av."
        remedy = "Skriv handlingen och var den finns, till exempel PDF från webbsidan."
    yield Hit(document.place_of("avskrift"), message, remedy)

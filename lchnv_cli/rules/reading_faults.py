"""The faults that the reading of files finds: they have texts here and no check."""

from lchnv_cli.model.finding import Severity
from lchnv_cli.rules.rule import FORM, Rule, Texts


def _reading(rule_id: str, texts: Texts) -> Rule:
    return Rule(rule_id, FORM, Severity.ERROR, texts, stops=True)


UNREADABLE = _reading(
    "oläsbar-fil",
    Texts(
        summary="Filen, eller mappen, går inte att läsa.",
        why="Ett dokument som inte går att läsa kan inte granskas, och det ska aldrig tas för "
        "ett dokument utan fält. Detsamma gäller en mapp som du inte får läsa eller som är en "
        "länk, och en fil vars namn nästan är ett dokuments: där kan det finnas dokument, så de "
        "sägs alltid. Filen ska vara UTF-8, högst 500 kB och 20 000 rader, och börja med ett "
        "huvud: en rad med bara ---, fälten, och en rad med bara --- till.",
        unseen="Dolda mappar som inte heter som ett möte, och allt utanför meetings.",
        wrong="--- # dagordning\ndokument: dagordning\n...",
        right="---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\n---",
        mend="Rätta raden som meddelandet pekar på. Fel kodning rättas med Spara som, UTF-8. Lägg "
        "själva mappen där en länk ligger, och be om rätt att läsa det du inte får läsa.",
    ),
)
DOUBLE_FIELD = _reading(
    "dubbelt-fält",
    Texts(
        summary="Samma fält står två gånger.",
        why="Två värden för samma fält kan inte båda gälla, och ingen ser vilket som används.",
        unseen="Att samma sak står i två olika fält, eller både i ett fält och i texten.",
        wrong="datum: 2026-05-22\ndatum: 2026-05-29",
        right="datum: 2026-05-29",
        mend="Ta bort den rad som inte ska gälla.",
    ),
)
MISSING_FIELD = _reading(
    "saknat-fält",
    Texts(
        summary="Ett fält som alltid ska finnas saknas.",
        why="Utan dokument, organ och datum går det inte att veta vad filen är.",
        unseen="Fält som bara ibland behövs, som utfärdad_av och sekreterare; de har egna "
        "regler eller ingen.",
        wrong="---\ndokument: dagordning\ndatum: 2026-05-22\n---",
        right="---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-05-22\n---",
        mend="Lägg till fältet.",
    ),
)

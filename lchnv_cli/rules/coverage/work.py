"""5–7 §§: the steering group's work, what the decisions are, and the review."""

from lchnv_cli.rules.coverage.sentence import Sentence

STEERING_WORK = (
    Sentence(
        "5 §",
        1,
        "Styrgruppen leder och driver på frågorna som nätverket tar upp.",
        "presens",
        why="Ledning visar sig i arbetet, inte i ett dokument.",
    ),
    Sentence(
        "5 §",
        2,
        "Styrgruppen ska ge uppdragen goda villkor och vaka över vad som går först.",
        "ska",
        why="En bedömning mot vad varje uppdrag är till för.",
    ),
    Sentence(
        "5 §",
        3,
        "Ordföranden och Chef för RSS förbereder styrgruppens arbete.",
        "presens",
        why="Hur de gör det syns inte; mötet där de gör det bevakas i 5.4.",
    ),
    Sentence(
        "5 §",
        4,
        "Ordföranden och Chef för RSS har en beredning före styrgruppens och nätverkets möten.",
        "presens",
        ("ordförandeberedning-saknas",),
        "Regeln är tyst där kalendariet inte har några beredningar alls.",
    ),
    Sentence(
        "5 §",
        5,
        "Styrgruppen bereder nätverkets ärenden och väljer vilka handlingar som följer med.",
        "presens",
        ("ej-berett-ärende",),
        "Regeln ser om det står när ärendet bereddes, inte hur; handlingarna väljs av människor.",
    ),
    Sentence(
        "5 §",
        6,
        "Styrgruppen avgör hur mycket föredragande är med på nätverkets möten.",
        "presens",
        why="Avgörs från fall till fall; varje val är rätt.",
    ),
    Sentence(
        "5 §",
        7,
        "Styrgruppen möts omkring två veckor före nätverket.",
        "presens",
        ("ej-berett-möte",),
    ),
    Sentence(
        "5 §",
        8,
        "Styrgruppen får prioritera i ärendena och föreslå hur de ska sluta.",
        "presens",
        ("beslut-utan-förslag",),
        "Regeln ser om förslaget saknas; prioriteringarna är en bedömning.",
    ),
    Sentence(
        "5 §",
        9,
        "Styrgruppen fattar de beslut som behövs för att uppdragen ska lyckas.",
        "presens",
        why="Om ett uppdrag når dit det ska är en bedömning.",
    ),
    Sentence(
        "5 §",
        10,
        "Styrgruppen svarar för att nätverket får veta hur uppdragen gick.",
        "presens",
        ("uppdrag-ej-återrapporterat",),
        "Ett uppdrag som inte säger när det ska rapporteras följs inte.",
    ),
    Sentence(
        "5 §",
        11,
        "Styrgruppen skriver uppdragsbeskrivningar där beslutad utveckling behöver en.",
        "presens",
        ("uppdrag-utan-beskrivning",),
        "Om det behövs en beskrivning är styrgruppens bedömning; regeln påminner bara.",
    ),
    Sentence(
        "5 §",
        12,
        "Styrgruppen får välja grupper och ansvariga för uppdrag, om inget annat är bestämt.",
        "presens",
        ("uppdrag-utan-ansvarig",),
        "Regeln ser om ingen är ansvarig; vem som fick välja syns inte.",
    ),
    Sentence(
        "5 §",
        13,
        "Styrgruppen ska hjälpa dem som driver nätverkets utvecklingsuppdrag.",
        "ska",
        why="Hjälpen ges i arbetet och lämnar inga säkra spår i dokumenten.",
    ),
)

DECISIONS = (
    Sentence(
        "6 §",
        1,
        "Mötena ska vara öppna samtal där man litar på varandra.",
        "ska",
        why="Stämningen i rummet går inte att läsa ur ett dokument.",
    ),
    Sentence(
        "6 §",
        2,
        "Representanterna svarar själva för att de har mandat i ärendena.",
        "presens",
        why="Delegationsordningarna finns hos huvudmännen, inte i mappen.",
    ),
    Sentence(
        "6 §",
        3,
        "Besluten är till för att ärenden utreds färdigt och nätverket visar vad det står för.",
        "presens",
        why="Anger ett syfte; om utredningen räcker är en bedömning.",
    ),
    Sentence(
        "6 §",
        4,
        "Kommunallagen gäller inte för nätverkets beslut.",
        "presens",
        ("kommunallagsord",),
        "Regeln ser lagens ord i ett beslut, inte vad de används till.",
    ),
    Sentence(
        "6 §",
        5,
        "Det som kräver politiska beslut går till Välfärdsrådet, som lämnar en rekommendation.",
        "presens",
        ("ej-hänskjuten", "hänskjutet-ärende-borta"),
        "Vad som kräver politiska beslut måste någon skriva ut; rekommendationen lämnas utanför "
        "mappen.",
    ),
    Sentence(
        "6 §",
        6,
        "Välfärdsrådet får inte inskränka kommunernas och regionens rätt att styra sig själva.",
        "presens",
        why="Gäller ett annat organ, och var gränsen går är en fråga för jurister.",
    ),
    Sentence(
        "6 §",
        7,
        "Representanterna tar med sig besluten hem till sin egen organisation.",
        "presens",
        why="Det sker hos huvudmännen, utanför mappen.",
    ),
)

OTHER = (
    Sentence(
        "7 §",
        1,
        "Översyn får göras när en huvudman begär den, annars senast årsskiftet efter allmänna val.",
        "ska",
        ("sen-översyn",),
        "Meningen säger kan, men ”senast” läses som ett krav. Om en huvudman har begärt översyn "
        "syns inte.",
    ),
)

"""The preamble (Uppdrag) and 1–3 §§: what the network is for, and who is in it."""

from lchnv_cli.rules.coverage.sentence import Sentence

MISSION = (
    Sentence(
        "ingress",
        1,
        "Nätverket håller ihop länets arbete med samverkan och kunskapsstyrning.",
        "presens",
        why="Ett ansvar över tid; inget dokument visar om det fylls.",
    ),
    Sentence(
        "ingress",
        2,
        "Nätverket väljer vilka gemensamma utvecklingsfrågor som går först och ser var kunskap "
        "saknas.",
        "presens",
        why="Vad som är viktigast, och vem som behöver kunskap, är en bedömning.",
    ),
    Sentence(
        "ingress",
        3,
        "RSS och regionens organisation för kunskapsstyrning samordnar sig om arbetet.",
        "presens",
        why="Det sker mellan organisationer, utanför mötenas dokument.",
    ),
    Sentence(
        "ingress",
        4,
        "Nätverket sätter i gång utveckling när nationella riktlinjer och liknande stöd kommer.",
        "presens",
        why="Vilka kunskapsstöd som kommer, och vad de kräver, står inte i mappen.",
    ),
    Sentence(
        "ingress",
        5,
        "Nätverket sätter i gång utveckling som följer av politiska uppdrag och beslut i länet.",
        "presens",
        why="De politiska besluten finns hos andra organ, inte i mappen.",
    ),
    Sentence(
        "ingress",
        6,
        "Nätverket föreslår utveckling för statliga medel som kommuner och region delar.",
        "presens",
        why="Vilka bidrag staten ger står inte i mappen.",
    ),
    Sentence(
        "ingress",
        7,
        "Nätverket får också starta utveckling som ingen annan har bett om.",
        "kan",
        why="En rätt och ingen plikt: det finns inget att bryta mot.",
    ),
    Sentence(
        "ingress",
        8,
        "Nätverket ska arbeta tillsammans med andra i regionen på sina områden.",
        "ska",
        why="Samarbete mellan organisationer lämnar inga säkra spår i dokumenten.",
    ),
    Sentence(
        "ingress",
        9,
        "Nätverket föreslår och väljer folk till uppdrag och grupper, lokalt och nationellt.",
        "presens",
        why="Vilka platser som finns att fylla bestäms av andra.",
    ),
    Sentence(
        "ingress",
        10,
        "Nätverket tar fram och ser över de regionala dokumenten om samverkan.",
        "presens",
        why="Vilka dokument som behövs, och när de är för gamla, är en bedömning.",
    ),
    Sentence(
        "ingress",
        11,
        "Nätverket ska se till att brukare är med i all utveckling.",
        "ska",
        ("brukarmedverkan",),
        "Regeln ser om det står hur brukarna är med, inte om de är det.",
    ),
)

REPRESENTATIVES = (
    Sentence(
        "1 §",
        1,
        "Kommunernas representanter är socialtjänstens högsta chefer.",
        "presens",
        ("saknad-huvudman",),
        "Regeln ser att någon är utsedd; om det är den högsta chefen går inte att läsa ur en "
        "titel.",
    ),
    Sentence(
        "1 §",
        2,
        "Regionens representanter är hälso- och sjukvårdens högsta chefer.",
        "presens",
        ("saknad-huvudman",),
        "Regeln ser att någon är utsedd; om det är den högsta chefen går inte att läsa ur en "
        "titel.",
    ),
    Sentence(
        "1 §",
        3,
        "Huvudmannen bestämmer själv vilka och hur många den skickar.",
        "presens",
        why="Huvudmannens eget beslut, fattat utanför mappen; varje val är rätt.",
    ),
    Sentence(
        "1 §",
        4,
        "Alla representanter är ordinarie; ersättare finns inte.",
        "presens",
        ("ersättare",),
    ),
)

CHAIR = (
    Sentence(
        "2 §",
        1,
        "Parterna turas om med posterna som ordförande och vice, ett år i taget.",
        "presens",
        ("ordförande-växlar-inte", "vice-från-samma-part"),
    ),
    Sentence(
        "2 §",
        2,
        "Nätverket väljer själv ordförande och vice före varje årsskifte.",
        "presens",
        ("ordförandeval-saknas",),
    ),
    Sentence(
        "2 §",
        3,
        "Ordföranden leder mötena och svarar för att allt på dagordningen tas upp och avgörs.",
        "presens",
        ("fel-mötesordförande", "obehandlad-punkt"),
        "Att en punkt bordläggs eller återremitteras godtas; glömd-bordläggning och "
        "glömd-återremiss följer den vidare.",
    ),
    Sentence(
        "2 §",
        4,
        "Vice ordförande tar över när ordföranden är borta, helt eller delvis.",
        "presens",
        ("fel-mötesordförande",),
    ),
)

STEERING = (
    Sentence(
        "3 §",
        1,
        "Styrgruppen har sex medlemmar, tre från varje part.",
        "presens",
        ("styrgrupp-antal", "styrgrupp-fördelning"),
    ),
    Sentence(
        "3 §",
        2,
        "En huvudman kan inte ha andra i styrgruppen än i nätverket.",
        "kan",
        ("styrgrupp-inte-representant",),
    ),
    Sentence(
        "3 §",
        3,
        "Kommunernas tre i styrgruppen bör ha nationella åtaganden.",
        "bör",
        ("styrgrupp-nationellt-uppdrag",),
        "Regeln nöjer sig med en av de tre; vilka åtaganden som räknas är en bedömning.",
    ),
    Sentence(
        "3 §",
        4,
        "Kommunernas tre bör komma från olika delar av länet.",
        "bör",
        ("styrgrupp-geografi",),
        "Där rules.yaml inte delar in länet räcker det att kommunerna är olika.",
    ),
    Sentence(
        "3 §",
        5,
        "Regionens tre i styrgruppen bör ha nationella åtaganden.",
        "bör",
        ("styrgrupp-nationellt-uppdrag",),
        "Regeln nöjer sig med en av de tre; vilka åtaganden som räknas är en bedömning.",
    ),
    Sentence(
        "3 §",
        6,
        "Nätverkets ordförande och vice ska sitta i styrgruppen.",
        "ska",
        ("styrgrupp-utan-ordförande",),
    ),
    Sentence(
        "3 §",
        7,
        "Det är nätverket som bestämmer vilka som sitter i styrgruppen.",
        "presens",
        ("styrgrupp-ej-beslutad",),
    ),
    Sentence(
        "3 §",
        8,
        "En plats i styrgruppen har ingen bestämd slutdag.",
        "presens",
        why="Ett slutdatum i registret kan lika gärna vara ett avhopp.",
    ),
    Sentence(
        "3 §",
        9,
        "En ny medlem väljs när det behövs eller en huvudman begär det.",
        "presens",
        ("styrgrupp-antal",),
        "Regeln ser en plats som står tom; om en huvudman har begärt val syns inte.",
    ),
)

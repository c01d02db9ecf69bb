"""Every field of rules.yaml, with what docs/format.md and the schema say of it."""

from typing import Any

from lchnv_cli.load.edition_fields import EDITION
from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.people import EXEMPTION
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.records import Field, Record, Values, made
from lchnv_cli.load.side_fields import SIDE
from lchnv_cli.load.types import Choice, Date, HoursOf, Number, SeasonOf, Text, WebAddress
from lchnv_cli.model.accessibility import Accessibility
from lchnv_cli.model.folder_formats import FORMAT
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body, StandingItem

_ID = late(r"[a-zåäö0-9][a-zåäö0-9-]{0,30}")


def _body(values: Values, reading: Reading) -> Body | None:
    if not _ID.fullmatch(values.found["id"]):
        message = f"Organets id ”{values.found['id']}” går inte att ha som namn på en mapp."
        remedy = "Skriv det med små bokstäver a–z, siffror och bindestreck, till exempel lchnv."
        reading.fault("ogiltigt-värde", values.place, message, remedy)
        return None
    return Body(place=values.place, **values.found)


_CARRIED = {
    word: word for word in ("bordlagda", "uppdrag", "hänskjutna", "per_capsulam", "årsärenden")
}

STANDING = Record(
    "den stående punkten",
    (
        Field("rubrik", "title", Text(), "punktens rubrik", "Övriga frågor", required=True),
        Field("förslag", "proposal", Text(), "punktens förslag till beslut", "att öppna mötet"),
        Field(
            "tar_upp",
            "carries",
            ListOf(Choice(_CARRIED)),
            "vad från förra mötena som nya dagordningar får under punkten; det som inte står under "
            "någon punkt får de under Övriga frågor, och hänskjutna, per_capsulam och årsärenden "
            "(kalendariet, valet och översynen) annars med bordlagda",
            "[bordlagda]",
        ),
    ),
    made(StandingItem),
    short="rubrik",
)

BODY = Record(
    "organet",
    (
        Field(
            "id",
            "id",
            Text(),
            "organets korta namn i mappar och i fältet organ",
            "lchnv",
            required=True,
        ),
        Field(
            "namn",
            "name",
            Text(),
            "organets namn i löpande text",
            "Länschefsnätverket",
            required=True,
        ),
        Field("kortnamn", "short", Text(), "organets förkortning", "LCHNV", required=True),
        Field(
            "rubrik",
            "title",
            Text(),
            "organets namn i dokumentens rubrik",
            "Länschefsnätverket i Dalarna",
            required=True,
        ),
        Field(
            "kallas", "also", ListOf(Text()), "andra sätt att skriva organets namn", "[Nätverket]"
        ),
        Field("tid", "hours", HoursOf(), "de klockslag organet brukar mötas", "09.30–12.00"),
        Field("styrgrupp", "steering", Text(), "id för organet som bereder mötena", "styrgrupp"),
        Field(
            "politiskt",
            "political",
            Choice({"ja": True, "nej": False}),
            "om organet är politiskt; dit hänskjuts det som nämnder ska besluta",
            "ja",
        ),
        Field(
            "webb",
            "web",
            Choice({"ja": True, "nej": False}),
            "om det som organet har publicerat får ligga på webbplatsen (lchnv site) och bland "
            "öppna data; utan fältet nej",
            "ja",
        ),
        Field(
            "ansvarar_från",
            "answers_from",
            Date(),
            "dagen från vilken mappen svarar för organet; före den krävs inget som mappen inte "
            "har, och dokument får vara avskrifter av äldre handlingar",
            "2026-01-01",
        ),
        Field(
            "parter",
            "sides",
            ListOf(SIDE),
            "organets egna parter, om det inte har nätverkets; de gäller också organet som bereder "
            "dess möten. En huvudman som står i nätverkets parter har sina dagar därifrån",
            "[{namn: Kommunerna, huvudmän: [Avesta, Borlänge]}]",
        ),
        Field(
            "stående_punkter",
            "standing",
            ListOf(STANDING),
            "punkterna som varje ny dagordning får",
            "[Mötets öppnande, Övriga frågor]",
        ),
    ),
    _body,
)


def _accessibility(values: Values, reading: Reading) -> Accessibility | None:
    found = values.found
    if found.get("meets") and not (found.get("assessed") and found.get("method")):
        message = "Fältet uppfyller i tillgänglighet kräver att någon har bedömt webbplatsen."
        remedy = "Skriv också bedömd: och metod:, eller ta bort uppfyller tills den är bedömd."
        reading.fault("ogiltigt-värde", values.place, message, remedy)
        return None
    return Accessibility(place=values.place, **found)


ACCESSIBILITY = Record(
    "tillgängligheten",
    (
        Field("bedömd", "assessed", Date(), "dagen webbplatsen bedömdes", "2026-11-20"),
        Field("metod", "method", Text(), "hur den bedömdes, och av vem", "Självskattning"),
        Field(
            "uppfyller",
            "meets",
            Choice({word: word for word in ("helt", "delvis", "inte")}),
            "hur den uppfyller kraven i lagen om tillgänglighet till digital offentlig service",
            "delvis",
        ),
        Field(
            "brister",
            "lacking",
            ListOf(Text()),
            "vad som inte är tillgängligt, med en rad för varje brist",
            "[Bilaga 2 är en inskannad bild]",
        ),
        Field(
            "kontakt",
            "contact",
            Text(),
            "vart den vänder sig som inte kan använda något; står på webben som det är skrivet",
            "Skriv till RSS Dalarna",
        ),
    ),
    _accessibility,
)

RULES_YAML = Record(
    "rules.yaml",
    (
        Field(
            "format",
            "format",
            Number(1, FORMAT),
            "mappens format; utan raden är det 1, och lchnv upgrade lyfter det",
            str(FORMAT),
        ),
        Field(
            "nätverk",
            "network",
            Text(),
            "nätverkets namn",
            "Länschefsnätverket i Dalarna",
            required=True,
        ),
        Field("utfärdare", "issuer", Text(), "den som brukar utfärda dagordningen", "RSS Dalarna"),
        Field(
            "avsändare",
            "senders",
            ListOf(Text()),
            "brevhuvudets rader; ett annat namn på utfärdaren står inom parentes efter det",
            "[RSS Dalarna]",
        ),
        Field(
            "webbadress",
            "address",
            WebAddress(),
            "adressen till webbplatsen där det som exporteras läggs; öppna data (lchnv export "
            "--to oparl) har sina id:n under den, så den ska gälla länge",
            "https://www.exempel.se/lchnv",
        ),
        Field(
            "licens",
            "license",
            WebAddress(),
            "adressen till licensen som öppna data får användas under",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Field(
            "tillgänglighet",
            "accessibility",
            ACCESSIBILITY,
            "vad webbplatsens tillgänglighetsredogörelse säger; utan fältet att ingen har "
            "bedömt den",
            "{bedömd: 2026-11-20, metod: Självskattning, uppfyller: delvis}",
        ),
        Field(
            "parter",
            "sides",
            ListOf(SIDE),
            "parterna som delar på ordförandeskapet och styrgruppen",
            "[{namn: Regionen, huvudmän: [Region Dalarna]}]",
            required=True,
        ),
        Field(
            "organ",
            "bodies",
            ListOf(BODY),
            "nätverkets organ; det första är det som kommandona utgår från",
            "[{id: rss, namn: RSS Dalarna, kortnamn: RSS, rubrik: RSS Dalarna}]",
            required=True,
        ),
        Field(
            "diarienummer",
            "diary_forms",
            Named(Text()),
            "hur en huvudman skriver sina diarienummer: Å är en siffra i årtalet, N ett löpnummer; "
            "ett nytt namn har formen från det förra tills det får en egen",
            "{Region Dalarna: HSN ÅÅÅÅ/N}",
        ),
        Field(
            "lediga_aftnar",
            "eves",
            ListOf(Text()),
            "aftnar som inte räknas som arbetsdagar",
            "[julafton, nyårsafton]",
        ),
        Field(
            "uppehåll",
            "breaks",
            ListOf(SeasonOf()),
            "delar av året då inga möten föreslås och inget bereds",
            "[06-20–08-15, 12-20–01-06]",
        ),
        Field(
            "arbetsordningar",
            "editions",
            ListOf(EDITION),
            "arbetsordningarna över tid",
            "[{gäller_från: 2024-12-19, organ: [lchnv], värden: {arbetsdagar: 5}}]",
            required=True,
        ),
        Field(
            "undantag",
            "exemptions",
            ListOf(EXEMPTION),
            "undantag från regler om rules.yaml, med skäl",
            "[{regel: sen-översyn, skäl: Översynen är uppskjuten.}]",
        ),
    ),
    made(dict[str, Any]),
)

"""The words for outcomes that stand together in whatever order: "på mötet i maj tas frågan upp".

``wordings`` tells whether they are said of the matter here and now.
"""

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.outcome_words import MATTER, MONTH, OTHER_BODY
from lchnv_cli.memory.together import Together
from lchnv_cli.model.verbs import forms

_OF_MATTER = (
    rf"(?<!till )(?<!om )(?<!enligt )(?<!\bför )(?<!av )(?<!på )(?<!i )(?:{MATTER}|detta"
    r"|(?:fortsatt\s+)?behandling(?:en)?|överläggning(?:en|arna)|ställningstagande(?:t)?|ställning)"
)
_NEXT_TIME = (
    r"(?:(?:till|på|vid|inför|under|i|efter)\s+)?(?:(?:ett|något|det|den|vårt)\s+)?(?:nästa"
    r"|nästkommande|nästföljande|kommande|senare"
    r"|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|tillfälle|dagordning|träff)"
    rf"|(?:till|på|vid|inför)\s+{MONTH}-?(?:mötet|sammanträdet)"
    r"|(?:till|på|vid|inför)\s+(?:mötet|sammanträdet|lchnv|nätverket)\s+"
    rf"(?:(?:den\s+)?\d[\d/]*|i\s+(?:höst|vår|{MONTH}))"
    rf"|(?:till|i|under)\s+(?:hösten|våren|höst|vår|{MONTH})|(?:till\s+"
    rf"|på\s+)?(?<!ut )(?<!upphör )(?<!från )(?<!från mötet )den\s+\d{{1,2}}\s+{MONTH}"
    r"|(?<!från )(?<!från mötet )\d{6}"
    r"|(?:vid\s+(?:ett\s+)?)?senare(?:\s+i\s+(?:år|höst|vår))?"
)
_BY_MAIL = (
    r"per[\s-]cap(?:sulam|s)?\.?|p\.\s?c\.|(?:per|via|med|på|över|genom|i)\s+(?:\w+\s+)?(?:\w*mejl\w*"
    r"|mail\w*|e-?post\w*|e-?brev)"
    r"|e-?postledes|mejlledes|skriftlig(?:t|en)|mellan\s+mötena|utanför\s+mötet"
)
TURNED = (
    (
        OutcomeKind.TABLED,
        Together(
            r"avvakta\w*|invänta\w*|vänta[rs]?|väntar",
            r"innan|före|därefter|sedan",
            r"beslut\w*|ställning\w*",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"på\s+nytt|igen|åter",
            _OF_MATTER,
            r"lyft(?:a|as|s|er)|(?:ta|tas|tar)\s+(?:\w+\s+)?upp|prövas?|behandlas?|väck(?:a|s|as|er)"
            r"|(?:före)?dra[rs]?",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"inte|ej",
            r"hann\w*|hinner|hunnit|hinna|räckte|räcker",
            r"behandla\w*|avgöra\w*|med|klar\w*|färdig\w*|till",
            rf"{MATTER}|tiden",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(r"innan", r"hann\w*|hunnit", MATTER),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"kan|kunde",
            r"beslut(?:et)?(?:\s+i\s+\w+)?\s+inte|inte\s+(?:\w+\s+)?beslut(?:et)?",
            r"tas?|fattas?",
            r"(?:under|vid|på)\s+(?:dagens\s+)?(?:möte|sammanträde)t?|i\s?dag|nu|ännu",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"inte|ej|saknade?s|saknar|otillräcklig\w*",
            r"moge[nt]|mogna|redo|färdig\w*|klar\w*|(?:färdig)?beredd?t?|förutsättning\w*|(?:besluts)?underlag(?:et)?",
            r"(?:för|till)\s+(?:ett\s+)?(?:beslut|avgörande|ställningstagande)"
            r"|(?:för\s+)?att\s+(?:(?:fatta|ta)\s+(?:\w+\s+)?(?:beslut|ställning)|besluta|avgöra)",
            across=True,
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(r"förrän", r"inte|först", rf"(?:{_NEXT_TIME})"),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"förrän",
            r"inte|först",
            rf"{forms('avgöra', 'besluta', 'behandla')}"
            rf"|{forms('fatta', 'ta')}\s+(?:beslut|ställning)",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"tills\s+vidare",
            _OF_MATTER,
            rf"{forms('ställa')}\s+in|{forms('skjuta', 'pausa', 'avvakta', 'vila', 'vänta')}",
        ),
    ),
    # Whatever is done with the matter itself at another meeting brings it back.
    (
        OutcomeKind.TABLED,
        Together(
            r"(?:till|på|vid)\s+(?:(?:ett|något)\s+)?(?:nästa|nästkommande|kommande|senare"
            r"|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|tillfälle)",
            r"(?<!om )(?<!av )(?<!i )(?<!till )(?:ärendet|frågan|punkten)",
            r"(?!\w*(?:rapport|redovis|återkoppl|diskut|följ|utred|kartlägg|inform|delge|förbered"
            r"|utvärd|bered))[a-zåäö]{3,}(?:as|[bdfgklmnprtv]s)",
        ),
    ),
    (
        OutcomeKind.PER_CAPSULAM,
        Together(
            r"(?:e-?post|mejl|mail)-?(?:beslut\w*|runda\w*|omgång\w*|svar\w*|cirkulation)"
            r"|(?:mejla|maila)[rst]?(?:\s+ut)?",
            r"beslut\w*|godkänn\w*|ställning\w*|tas?|fattas?|svarar\s+(?:ja|nej)|ja\s+eller\s+nej",
            across=True,
        ),
    ),
    (
        OutcomeKind.REFERRED,
        Together(
            rf"(?:till|åt|av|hos|på)\s+{OTHER_BODY}|^{OTHER_BODY}(?=\s+(?:tar|övertar|får"
            rf"|hanterar|ska|avgör))",
            r"(?:ärendet|frågan|punkten|saken)",
            r"ta[rs]?\s+över|över(?:tar|ta|tas|låt\w*|för\w*|flytta\w*)|hantera[rs]?|handlägg\w*"
            r"|vidarebefordra[rs]?|gå[r]?\s+vidare|går|för\s+(?:vidare|fortsatt|ytterligare)\s+\w+"
            r"|avgör\w*|ägs?|flytta[rs]?|lägg\w*|sänd\w*|skick\w*|lämna[rs]?|beslutas?"
            r"|hör\s+hemma|lyft\w*|remittera\w*|behandlas?",
        ),
    ),
    (
        OutcomeKind.PER_CAPSULAM,
        Together(
            _BY_MAIL,
            r"(?:beslut|ställning|ställningstagande|godkännande)(?:et"
            r"|na?)?\s+(?:\w+\s+){0,3}?(?:fattas?|tas?|tar|sker|ske|görs|göra|inhämtas?|hämtas|"
            r"samlas|lämnas?|begärs?)|(?:fatta[rs]?|ta[rs]?|inhämta[rs]?|hämta[rs]?|begär[as]?|lämna[rs]?|ger?"
            r"|samla[rs]?)\s+(?:\w+\s+){0,3}?(?:beslut|ställning"
            r"|ställningstagande|godkännande)(?:et|en|n|na)?|säg(?:a|er)\s+ja\s+eller\s+nej|avgör(?:a|s|as)?|besluta[rs]?"
            r"|bekräfta[rs]?|svarar?(?=[^.;]*(?:\bnej\b|förslaget|frågan|ärendet))|stämm(?:a|er|s)\s+av|godkänn(?:a|er|s)",
        ),
    ),
    (
        OutcomeKind.PER_CAPSULAM,
        Together(
            _BY_MAIL,
            r"skick\w*|sänd\w*|mejlas?|mailas?|remittera\w*|går|distribuera\w*",
            r"(?:för|till)\s+(?:\w+\s+)?(?:beslut|godkännande|ställningstagande|avgörande)",
        ),
    ),
    (
        OutcomeKind.PER_CAPSULAM,
        Together(r"på\s+mejlet", r"svara[rs]?", r"ja\s+eller\s+nej|ställning|beslut\w*"),
    ),
    (
        OutcomeKind.PER_CAPSULAM,
        Together(
            _BY_MAIL,
            r"(?:ombads|ombe[ds]s?|ska(?:ll)?|får|har\s+att)\s+(?:\w+\s+)?(?:svara|rösta|godkänna"
            r"|ta\s+ställning|yttra\s+sig)",
            MATTER,
        ),
    ),
    (
        OutcomeKind.REMITTED,
        Together(
            r"tillbaka|åter|i\s+retur|om",
            r"skick\w*|sänd\w*|lämna\w*|gå[rt]?|gick|ta[rs]?|tog|togs|tagits|få[rs]?|fick"
            r"|arbetas?|arbeta|bereda?s?",
            r"(?:för|till)\s+(?:(?:ny|förnyad|fortsatt|ytterligare|kompletterande|vidare"
            r"|grundligare|mer|nytt|bättre)\s+)?(?:\w*bered\w*|\w*arbetning\w*"
            r"|komplettering\w*|utredning\w*|översyn|arbete|underlag)",
        ),
    ),
    (
        OutcomeKind.REMITTED,
        Together(r"tillbaka|åter|i\s+retur", MATTER, forms("skicka", "sända", "lämna")),
    ),
    (
        OutcomeKind.REMITTED,
        Together(r"på\s+nytt|igen", MATTER, forms("bereda", "bearbeta", "omarbeta")),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            _NEXT_TIME,
            _OF_MATTER,
            rf"{forms('hänföra', 'hänvisa', 'sätta', 'föra')}\b(?:\s+(?:upp|in|över))?"
            r"|(?:ta|tas|tar)(?!\s+med\s+sig)(?:\s+(?:upp|igen|om))?|lägg(?:a|er|s|as)\s+(?:fram|upp|in|på|till)"
            r"|läggs?\s+fram|prövas?|prövar|behandla[rs]?|avgör(?:a|s|as)?|besluta[rs]?"
            r"|återuppta[rs]?|återkom(?:mer|ma)|kom(?:mer|ma)\s+(?:upp|åter|tillbaka)|(?:ska"
            r"|får)\s+upp|väck(?:as?|s|er)|för(?:a|as|s)\s+(?:upp|in|över|med|vidare)"
            r"|lyft(?:as?|er|s)\s+(?:upp|in|igen)|omtag|fortsätt(?:a|er|s)|slutbehandlas?"
            r"|fatta[rs]?|(?:står|stå|är|vara)\s+(?:åter\s+)?(?:med|kvar)"
            r"|kvarstå[r]?|(?:ligger|står)\s+kvar|finns\s+med|åter(?:finns|vänder)|hänskjut\w*"
            r"|(?:hän)?sköts|skjut\w*|flytta\w*|överlämna\w*"
            r"|håll\w+\s+(?:\w+\s+)?öppen|åt\s+sidan|går?\s+vidare"
            r"|vänta[rs]?|dröj(?:a|er)|avvakta[rs]?|bida[rs]?|(?:bereds|utreds|arbetas)\s+vidare",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            _NEXT_TIME,
            r"(?:omtag|(?:ny|förnyad)\s+(?:behandling|prövning|beredning)|nytt\s+(?:ställningstagande|försök))"
            rf"(?:\s+(?:av|i|om|kring)\s+{MATTER})?",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"uppsköts?|framflytta\w*|pausa\w*|paus|ajournera\w*|parkera\w*|vila(?:nde|r|s)?(?!\s+på\b)"
            r"|anstå\w*|bero(?!\s+på\b)|bordlägg\w*"
            r"|bordla\w*"
            r"|uppskjut\w*|(?:skj[ut]\w*|sköts?)\s+(?:\w+\s+){0,2}?(?:upp|fram|på\s+framtiden)"
            r"|senarelägg\w*|senarela\w*|framskj\w*|(?:lägg\w*|ligg\w*"
            r"|låg|lades)\s+(?:\w+\s+){0,2}?(?:åt\s+sidan|på\s+is|i\s+malpåse)|(?:skjut\w*|sköts)",
            MATTER,
        ),
    ),
    (
        OutcomeKind.WITHDRAWN,
        Together(
            r"stryk(?:a|er|s|as)?|strök|ströks|struken|struket|avför(?:a|as|s|de|des|ts)?"
            r"|återt(?:a|ar|as|og|ogs|agit|agits)|återkalla\w*"
            r"|ta(?:s|r)?\s+(?:bort|tillbaka)|tog\w*\s+(?:bort|tillbaka)|dra(?:s"
            r"|r)?\s+(?:\w+\s+)?tillbaka"
            r"|drog\w*\s+(?:\w+\s+)?tillbaka|lägg(?:a|s|er)\s+ne[rd]|lades\s+ne[rd]",
            rf"{MATTER}|sitt\s+(?:förslag|ärende)",
        ),
    ),
    (
        OutcomeKind.REJECTED,
        Together(
            r"(?:få\w*|fick|har|vann|vinner)\s+(?:\w+\s+)?(?:inte|ej|inget)"
            r"|inte\s+(?:få|fick|har|vinn\w*|vann)|saknade?r?",
            r"stöd|gehör|bifall|anklang|samstämmighet\s+för",
        ),
    ),
    (OutcomeKind.REJECTED, Together(r"föll|faller|fallit", r"förslaget")),
    (
        OutcomeKind.TABLED,
        Together(r"i\s?stället", r"tas?|behandlas|kommer\s+upp", _NEXT_TIME),
    ),
)

"""The words for outcomes: verbs with their particles, and sorts of words in whatever order.

``wordings`` tells whether they are said of the matter here and now.
"""

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.together import Together

MONTH = r"(?:(?:jan|febr?)uari|mars|april|maj|ju[nl]i|augusti|oktober|(?:sept|nov|dec)ember)"
_GAP = (
    r"(?:(?!(?:att|och|som|utan|men)\b)[^\s.;:]+\s+){0,6}?"  # the words between the parts of a verb
)
_LATER = (
    r"(?:(?:vid|på|till|inför|under)\s+(?:(?:ett|något|den|det)\s+)?"
    r"(?:(?:nästa|nästkommande|kommande|senare|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|"
    r"tillfälle)|mötet|sammanträdet|hösten|våren|sommaren|vintern|årsskiftet|den\s+\d|\d)"
    r"|den\s+\d|på\s+nytt|igen|åter|nästa\s+(?:gång|möte|sammanträde)"
    r"|i\s+(?:höst|vår|sommar|vinter|(?:jan|febr?)uari|mars|april|maj|ju[nl]i|augusti|oktober"
    r"|(?:sept|nov|dec)ember)\b)"
)
MATTER = (
    r"(?:(?:besluts|huvud|sak)?(?:ärende(?:t|na)|fråg(?:an|orna)|punkt(?:en|erna)"
    r"|förslag(?:et|en))|beslut(?:et|en)?|saken|avgörandet|ställningstagandet|prövningen)"
)
BODY = (
    r"(?:(?-i:[A-ZÅÄÖ]{1,6}NV)\b|\w*(?:rådet|nämnd(?:en|erna|er)?|styrelsen?|fullmäktige|nätverket|"
    r"styrgruppen|utskottet?))"
)
_WE = r"(?:\w*nätverket|mötet|sammanträdet|lchnv|vi|man|deltagarna|representanterna|huvudmännen)"
# The verbs of an outcome, each with its particle in the usual order.
VERBS = {
    OutcomeKind.PER_CAPSULAM: (
        r"per[\s-]capsulam(?:-?beslut\w*)?",
        r"(?:beslut|ställning)\w*\s+(?:fattas|tas|sker)\s+(?:per|via|med|på|över)\s+(?:mejl|mail"
        r"|e-?post)",
    ),
    OutcomeKind.REMITTED: (
        r"åter-?remi(?:ttera[rst]?|tterats|tterades?|tteringen|ss)\b",
        rf"(?:få[rs]?|fick|lämna\w*|skick\w*|sänd\w*|går|gick)\s+{_GAP}(?:tillbaka|åter|i\s+retur)"
        r"\s+(?:\w+\s+){0,3}?för\s+att\b",
        r"återförvisa\w*|returnera\w*",
        r"åter(?:gå|gick|lämna|sänd|skicka)\w*(?=\s[^.;]*?\b(?:till|för)\b)",
        r"(?:på\s+nytt|åter|igen)\s+remittera\w*|remittera\w*\s+(?:på\s+nytt|åter|igen)\b",
        rf"(?:skick|lämn|sänd|gå|ta|åter)\w*\s+{_GAP}(?:tillbaka|åter|hem)\s+{_GAP}(?:till|åt)\b",
        rf"(?:bered\w*|arbeta\w*)\s+{_GAP}(?:vidare|om|ytterligare)\s+(?:av|hos)\b",
    ),
    OutcomeKind.TABLED: (
        r"bordl(?:ägg(?:a|er|s|as|es|ning\w*)|ades?|agts?|agd)\b",
        rf"(?:kommer\s+att\s+)?(?:tas?|tar|kommer|lyfts?|lyfta)\s+{_GAP}upp\s+{_GAP}{_LATER}",
        rf"(?:beslut|ställning)\w*\s+{_GAP}(?:tas?|fattas?|fattar|tar)\s+{_GAP}{_LATER}",
        r"(?:skj[ut]\w*|sköts?)\s+(?:\w+\s+)?på\s+framtiden\b",
        r"(?:kunde\s+(?:\w+\s+)?beslut(?:et)?|beslut(?:et)?\s+kunde)\s+inte\s+(?:fattas|tas)\b",
        r"inte\s+(?:besluta|avgöra\s+\w+)\s+(?:i\s?dag|nu|vid\s+(?:dagens|detta)\s+möte)\b",
        rf"inte\s+(?:fatta|ta)\s+{_GAP}(?:beslut|ställning)\w*\s+{_GAP}"
        r"(?:i\s?dag|nu|vid\s+(?:dagens|detta)\s+(?:möte|sammanträde))\b",
        r"(?:kommer\s+att\s+)?(?:behandlas?|avgörs|avgöras|beslutas|återkommer|återkomma|återupptas"
        rf"|återkom|återuppta|prövas|prövar?)\s+{_GAP}{_LATER}",
        rf"(?:avvakta|vänta|dröj)\w*\s+{_GAP}(?:med|till|tills)\b",
        r"(?:(?:få|får|fick)\s+)?(?:stå|står|stod|ligga|ligger|låg)\s+över\b",
        rf"(?:diskussionen|samtalet|behandlingen|ärendet|punkten"
        rf"|frågan)\s+fortsätter\s+{_GAP}{_LATER}",
        r"hanns?\s+inte\s+(?:\w+\s+){0,3}?(?:färdig|klar|med|behandla|avgöra|besluta)\w*",
        rf"lämna\w*\s+{_GAP}öpp(?:en|na|et)\s+(?:till|tills)\b",
        r"(?:få|får|fick|låta|låter|lät)\s+(?:\w+\s+)?(?:vila|vänta|bero|anstå|bordläggas)\b",
    ),
    OutcomeKind.REFERRED: (
        r"hänskj(?:uta|uter|uts|utes|utas|utits)\b|hänsk[öo]ts?\b",
        rf"(?:överlämna|lämna|överlåt|remittera|lyft|skick|för|hänvisa)\w*\s+{_GAP}(?:vidare\s+)?"
        rf"(?:till|åt)\s+{_GAP}\b{BODY}(?:\s+\S+){{0,4}}?\s+för\s+(?:\w+\s+)?"
        r"(?:beslut|ställningstagande|avgörande|rekommendation|behandling)",
        rf"(?:lyft\w*|föras?|förs|hänvisa\w*)\s+{_GAP}(?:till|åt)\s+{_GAP}\b{BODY}",
        rf"(?:lämna|tas?|lyft|för|skick)\w*\s+{_GAP}(?:vidare|över|upp)\s+{_GAP}(?:till|i"
        rf"|åt)\s+{BODY}",
        rf"överlämna\w*\s+(?:ärendet|frågan|punkten|saken|beslutet)\s+{_GAP}(?:till|åt)\s+{BODY}",
        r"(?:föreslå|be|uppmana)s?\s+(?=\w*rådet\b)",
        rf"(?:för|ta|sätt|lägg)\w*\s+{_GAP}på\s+(?=(?:\w+nätverket|(?-i:[A-ZÅÄÖ]{{1,6}}NV)|\w*rådet)s\s+dagordning)",
        rf"bered\w*\s+{_GAP}vidare\s+i\s+{BODY}",
    ),
    OutcomeKind.WITHDRAWN: (
        r"utg(?:å|år|ått|ick)\b(?!\s+(?:från|ifrån|med|i\b|till|enligt))",
        r"avskriv(?:a|s|as|er|its|en|et|na)\b|avskrevs?\b",
    ),
    OutcomeKind.REJECTED: (
        r"avsl(?:å|ås|år|og|ogs|agits|agit)\b|avstyrk\w*|avvisa\w*|avböj\w*",
        r"inte\s+(?:att\s+)?(?:anta|antas|bifalla|bifalls|godkänna|godkänns|gå\s+vidare|genomföra|"
        r"genomförs|införa|införs|tillstyrka|delta|ställa\s+sig\s+bakom)\b",
        r"(?:antogs|godkändes|bifölls|antas|godkänns)\s+inte\b",
        r"(?<!\w\s)(?:avstå\s+från|säga\s+nej\s+till)\b",
        rf"{_WE}\s+(?:avstod\s+från\s+att|(?:sade?|säger)\s+nej\s+till)\b",
    ),
    OutcomeKind.ADOPTED: (
        r"(?:bif[aö]lls?|godkän(?:des|ns|de)|antogs?|antas(?!\s+(?:ge|bli|vara|ha|kunna|öka"
        r"|minska))|"
        r"fastställ(?:des|s)|tillstyrk(?:tes|s))\b",
        r"(?:ställer|ställde)\s+sig\s+(?:\w+\s+)?bakom\b|godtog\w*|godta[sr]?\b|vann\s+(?:gehör"
        r"|bifall)",
        rf"{_WE}\s+(?:ger|gav)\s+(?:klartecken|grönt\s+ljus|sitt\s+(?:bifall|godkännande|ja))\b",
        rf"{_WE}\s+(?:ansl(?:uter|öt)\s+sig\s+till|instäm(?:mer|de)\s+i|följ(?:er|de)|gick\s+på)\s+"
        r"(?:[\w-]+\s+)?(?:förslag|linje)\w*",
        r"(?:beslutar|beslutade|beslöt|beslutades|beslut:?|biföll)\s+(?:i\s+(?:enlighet|linje"
        r"|överensstämmelse)\s+med"
        r"|enligt|utifrån)\b",
        rf"{_WE}\s+(?:(?:sade?|säger)\s+ja\s+till|anta[r]|antog|godkänner|bifaller|fastställer)\b",
    ),
}
# Sorts that must stand together, whatever their order.
_OF_MATTER = (
    rf"(?<!till )(?<!om )(?<!\bför )(?<!av )(?<!på )(?<!i )(?:{MATTER}|detta"
    r"|(?:fortsatt\s+)?behandling(?:en)?|ställningstagande(?:t)?|ställning)"
)
_NEXT_TIME = (
    r"(?:(?:till|på|vid|inför|under|i|efter)\s+)?(?:(?:ett|något|det|den|vårt)\s+)?(?:nästa"
    r"|nästkommande|nästföljande|kommande|senare"
    r"|följande)\s+(?:\w+\s+)?(?:möte|sammanträde|gång|tillfälle|dagordning|träff)"
    rf"|(?:till|på|vid|inför)\s+{MONTH}-?(?:mötet|sammanträdet)"
    r"|(?:till|på|vid|inför)\s+(?:mötet|sammanträdet|lchnv|nätverket)\s+"
    rf"(?:(?:den\s+)?\d[\d/]*|i\s+(?:höst|vår|{MONTH}))"
    rf"|(?:till|i|under)\s+(?:hösten|våren|höst|vår|{MONTH})|(?:till\s+"
    rf"|på\s+)?den\s+\d{{1,2}}\s+{MONTH}|\d{{6}}"
    r"|(?:vid\s+(?:ett\s+)?)?senare(?:\s+i\s+(?:år|höst|vår))?"
)
_BY_MAIL = (
    r"per[\s-]cap(?:sulam|s)?\.?|p\.\s?c\.|(?:per|via|med|på|över|genom|i)\s+(?:\w+\s+)?(?:\w*mejl\w*"
    r"|mail\w*|e-?post\w*|e-?brev)"
    r"|e-?postledes|mejlledes|skriftlig(?:t|en)|mellan\s+mötena|utanför\s+mötet"
)
OTHER_BODY = r"(?:(?!läns)\w+nätverket|(?!LCHNV)(?-i:[A-ZÅÄÖ]{1,6}NV)|\w*rådet)"
TURNED = (
    (
        OutcomeKind.TABLED,
        Together(
            r"avvakta\w*|invänta\w*|vänta[rs]?|väntar", r"innan|före", r"beslut\w*|ställning\w*"
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"på\s+nytt|igen|åter",
            _OF_MATTER,
            r"lyft(?:a|as|s|er)|(?:ta|tas|tar)\s+upp|prövas?|behandlas?|väck(?:a|s|as|er)",
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
            r"inte|ej",
            r"moge[nt]|mogna|redo|färdig\w*|klar\w*|(?:färdig)?beredd?t?",
            r"(?:för|till)\s+(?:ett\s+)?(?:beslut|avgörande|ställningstagande)",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(r"förrän", r"inte|först", rf"(?:{_NEXT_TIME})"),
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
            r"|n)?\s+(?:\w+\s+){0,3}?(?:fattas?|tas?|tar|sker|ske|görs|göra|inhämtas?|hämtas|"
            r"samlas|lämnas?|begärs?)|(?:fatta[rs]?|ta[rs]?|inhämta[rs]?|hämta[rs]?|begär[as]?|lämna[rs]?"
            r"|samla[rs]?)\s+(?:\w+\s+){0,3}?(?:beslut|ställning"
            r"|ställningstagande|godkännande)(?:et|en)?|avgör(?:a|s|as)?|besluta[rs]?"
            r"|bekräfta[rs]?|stämm(?:a|er|s)\s+av|godkänn(?:a|er|s)",
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
        OutcomeKind.TABLED,
        Together(
            _NEXT_TIME,
            _OF_MATTER,
            r"(?:ta|tas|tar)(?!\s+med\s+sig)(?:\s+(?:upp|igen|om))?|lägg(?:a|er|s|as)\s+(?:fram|upp|in|på|till)"
            r"|läggs?\s+fram|prövas?|prövar|behandla[rs]?|avgör(?:a|s|as)?|besluta[rs]?"
            r"|återuppta[rs]?|återkom(?:mer|ma)|kom(?:mer|ma)\s+(?:upp|åter|tillbaka)|(?:ska"
            r"|får)\s+upp|väck(?:as?|s|er)|för(?:a|as|s)\s+(?:upp|in)"
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
            r"(?:omtag|ny\s+(?:behandling|prövning|beredning)|nytt\s+(?:ställningstagande|försök))"
            rf"(?:\s+(?:av|i|om|kring)\s+{MATTER})?",
        ),
    ),
    (
        OutcomeKind.TABLED,
        Together(
            r"uppsköts?|framflytta\w*|pausa\w*|paus|ajournera\w*|parkera\w*|vila(?:nde|r|s)?"
            r"|anstå\w*|bero|bordlägg\w*"
            r"|bordla\w*"
            r"|uppskjut\w*|(?:skj[ut]\w*|sköts?)\s+(?:\w+\s+){0,2}?(?:upp|fram|på\s+framtiden)"
            r"|senarelägg\w*|senarela\w*|framskj\w*|(?:lägg\w*"
            r"|lades)\s+(?:\w+\s+){0,2}?(?:åt\s+sidan|på\s+is|i\s+malpåse)|(?:skjut\w*|sköts)",
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
            MATTER,
        ),
    ),
    (
        OutcomeKind.REJECTED,
        Together(
            r"(?:få\w*|fick|har|vann|vinner)\s+(?:\w+\s+)?(?:inte|ej|inget)"
            r"|inte\s+(?:få|fick|har|vinn\w*|vann)|föll|faller|fallit|saknade?r?",
            r"(?:\w+\s+)?(?:stöd|gehör|bifall|anklang)|förslaget|samstämmighet\s+för",
        ),
    ),
)

"""The verbs for outcomes with their particles, and the words for a matter and for bodies.

``wordings`` tells whether they are said of the matter here and now.
"""

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.verbs import forms

MONTH = r"(?:(?:jan|febr?)uari|mars|april|maj|ju[nl]i|augusti|oktober|(?:sept|nov|dec)ember)"
# The words between the parts of a verb.
_GAP = r"(?:(?!(?:att|och|som|utan|men)\b)[^\s,.;:]+\s+){0,6}?"
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
    r"|förslag(?:et|en))|beslut(?:et|en)?|saken|avgörandet?|ställningstagandet?|prövningen)"
)
BODY = (
    r"(?:(?-i:[A-ZÅÄÖ]{1,6}NV)\b|\w*(?:rådet|nämnd(?:en|erna|er)?|styrelsen?|fullmäktige|nätverket|"
    r"styrgruppen|utskottet?))"
)
WE = r"(?:\w*nätverket|mötet|sammanträdet|lchnv|vi|man|deltagarna|representanterna|huvudmännen)"
OTHER_BODY = r"(?:(?!läns)\w+nätverket|(?!LCHNV)(?-i:[A-ZÅÄÖ]{1,6}NV)|\w*rådet)"
# The verbs of an outcome, each with its particle in the usual order.
VERBS = {
    OutcomeKind.PER_CAPSULAM: (
        r"per[\s-]capsulam(?:-?beslut\w*)?",
        r"(?:beslut|ställning)\w*\s+(?:fattas|tas|sker)\s+(?:per|via|med|på|över)\s+(?:mejl|mail"
        r"|e-?post)",
    ),
    OutcomeKind.REMITTED: (
        r"(?:^|(?<=[;.]\s))(?:åter|tillbaka)\s+till\b",
        r"åter-?remi(?:ttera[rst]?|tterats|tterades?|tteringen|ss)\b",
        rf"(?:få[rs]?|fick|lämna\w*|skick\w*|sänd\w*|går|gick)\s+{_GAP}(?:tillbaka|åter|i\s+retur)"
        r"\s+(?:\w+\s+){0,3}?för\s+att\b",
        rf"återförvisa\w*|returnera\w*|(?:går|gick|gå|skick\w*|sänd\w*)\s+{_GAP}i\s+retur\b",
        rf"{WE}\s+(?:[^\s.;]+\s+){{0,5}}?(?:begär(?:de)?|efterfråga(?:r|de)|beställ(?:er|de))\s+(?:ett\s+)?"
        r"(?:nytt|omarbetat|reviderat|bearbetat|komplett\w+)\s+(?:\w*underlag|förslag)\b",
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
        rf"(?:skj[ut]\w*|sköts?)\s+{MATTER}\s+(?:upp|fram)\b",
        rf"(?:(?:(?:fat)?ta|{WE}\s+(?:fat)?tar)\s+{_GAP}(?:beslut|ställning)\w*|(?:beslut|ställning)\w*"
        rf"\s+{_GAP}(?:fat)?tas|avgör(?:a|s|as)|beslutas?)\s+{_GAP}först\s+"
        r"(?:när|sedan|då|efter|i|på|vid|under|den)\b",
        rf"{MATTER}\s+(?:\w+\s+)?återkommer(?=\s*(?:[.,;]|$))|återkomm(?:er|a)\s+till\s+{MATTER}\b",
        rf"(?:togs|kom)\s+{MATTER}\s+(?:\w+\s+)?inte\s+upp|{MATTER}\s+(?:togs|kom)\s+(?:\w+\s+)?inte\s+upp",
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
        rf"{forms('hänskjuta')}\b|hänsk[öo]ts?\b",
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
        rf"(?:{forms('avslå', 'avstyrka', 'avvisa', 'avböja', 'förkasta')}|avvisande)\b",
        rf"{forms('lämna')}\s+{_GAP}utan\s+bifall\b",
        r"inte\s+(?:att\s+)?(?:anta|antas|bifalla|bifalls|godkänna|godkänns|gå\s+vidare|genomföra|"
        r"genomförs|införa|införs|tillstyrka|delta|ställa\s+sig\s+bakom)\b",
        r"(?:antogs|godkändes|bifölls|antas|godkänns)\s+inte\b",
        r"(?<!\w\s)(?:avstå\s+från|säga\s+nej\s+till)\b",
        rf"{WE}\s+(?:avstod\s+från\s+att|{forms('säga')}\s+nej\s+till)\b",
    ),
    OutcomeKind.ADOPTED: (
        r"(?:bif[aö]lls?|godkän(?:des|ns|de)|antogs?|antas(?!\s+(?:ge|bli|vara|ha|kunna|öka"
        r"|minska))|"
        r"fastställ(?:des|s)|tillstyrk(?:tes|s))\b",
        r"(?:ställer|ställde)\s+sig\s+(?:\w+\s+)?bakom\b|godtog\w*|godta[sr]?\b|vann\s+(?:gehör"
        r"|bifall)",
        rf"{MATTER}\s+(?:är|var|anses|förklara\w*)\s+(?:\w+\s+)?(?:(?:av)?slut(?:at|behandlat)"
        r"|färdigbehandlat|utagerat)\b",
        rf"{MATTER}\s+(?:är|var|blev|anses)\s+(?:\w+\s+)?(?:antag|godkän|fastställ|bifall)(?:[dt]a?"
        r"|e[nt]|na)\b",
        rf"{WE}\s+(?:ger|gav)\s+(?:sitt\s+)?(?:\w+\s+)?stöd\s+(?:till|åt)\s+{MATTER}"
        r"|^enligt\s+(?:\w+s\s+)?förslag(?:et)?\.?$",
        rf"{WE}\s+(?:ger|gav)\s+(?:klartecken|grönt\s+ljus|sitt\s+(?:bifall|godkännande|ja))\b",
        rf"{WE}\s+(?:ansl(?:uter|öt)\s+sig\s+till|instäm(?:mer|de)\s+i|följ(?:er|de)|gick\s+på)\s+"
        r"(?:[\w-]+\s+)?(?:förslag|linje)\w*",
        rf"(?:{forms('besluta', 'bifalla')}|beslut:?)\s+(?:{forms('fatta', 'ta')}\s+)?"
        r"(?:så(?:som|dant)?\s+|som\s+(?=[^.;]*föresl)|i\s+(?:enlighet|linje"
        r"|överensstämmelse)\s+med"
        r"|enligt|utifrån)\b",
        rf"{WE}\s+(?:{forms('säga')}\s+ja\s+till|anta[r]|antog|godkänner|bifaller|fastställer)\b",
    ),
}

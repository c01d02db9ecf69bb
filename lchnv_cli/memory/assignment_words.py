"""The words by which a clause or a sentence says who is to do something.

Each pattern names ``who``; ``assignment`` tells which of them counts for a clause, and which for a
sentence.
"""

import re

from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.verbs import passives

_WHO = r"(?P<who>(?:(?!\batt\b)[^,;:]){2,80}?)"
_TASK = r"upp(?:drag(?:et)?|gift(?:en)?)"
_AS_LEADER = r"(?:som|till)\s+(?:\w+ledare|sammankallande|ansvarig|samordnare)"
_INFINITIVE = r"(?-i:[a-zåäö]+a)"
_OTHER_THING = r"(?!ärendet|frågan|punkten|saken)[\w-]+"  # than the matter, which is referred
_SOMEBODY = (
    r"(?:(?-i:[A-ZÅÄÖ])[\w-]*(?:\s+(?-i:[A-ZÅÄÖ])[\w-]+)*|\w*(?:gruppen|nätverket|presidiet"
    r"|sekreteraren"
    r"|ordföranden|utskottet|kansliet)|kommunerna|regionen|huvudmännen)"
)
_WE = r"\b(?:(?<!-)(?:\w*nätverket|mötet|sammanträdet|ordföranden|vi|man|lchnv|deltagarna))"
# Somebody who does what is asked: a person, RSS or a group; principals also pay and take part.
_DOER = (
    r"(?:en\s+\w*grupp(?:\s+(?:under\s+ledning\s+av|ledd\s+av|bestående\s+av|med)"
    r"(?:(?:\s+och|,)?\s+(?-i:[A-ZÅÄÖ])[\w-]+)+(?:\s+som\s+\w+)?)?|(?-i:(?!Region|Länet)[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)+)|(?-i:RSS)(?:\s+(?-i:[A-ZÅÄÖ])\w+)?"
    r"|\w*(?:gruppen|presidiet|sekreteraren|ordföranden|utskottet|kansliet|processledaren))"
)
_DOERS = rf"{_DOER}(?:(?:,|\s+(?:och|samt|eller|tillsammans\s+med))\s+{_DOER})*"
_WITH = r"(?:\s+(?:tillsammans|gemensamt|i\s+samverkan|i\s+samråd)(?:\s+med\s+[\w-]+)?)?"
# What somebody is, or does at the meeting itself; any other verb is something to do.
_IS = (
    r"(?:är|var|blir|har|heter|får|deltar|ersätter|representerar|företräder|efterträder|tillträder"
    r"|avgår|slutar|lämnar|ingår|sitter|föredrar|vikarierar|avstår|reserverar|närvarar|adjungerar"
    r"|innehar|tjänstgör|leder|väljer|går|anser|menar|önskar|föreslår|hälsar|avslutar|öppnar"
    r"|tackar|återkommer|ansluter|medverkar|kvarstår|gäller|står|kommer|tillhör|informerar|bjuder(?!\s+in))"
)
_WORKS = (
    r"(?:(?:ta|arbeta|räkna|rita)r?\s+fram|arbetar?\s+vidare|(?:utred|undersök|bered|granska"
    r"|utveckl)(?:er|a|ar)"
    r"|(?:kartlägg|genomför|analyser|sammanställ|utvärder|inventer|redovis|presenter|formuler"
    r"|återrapporter|rapporter"
    r"|avrapporter|beräkn|planer|skiss|lever|konkretiser)(?:er|a|ar|erar|era)|återkom(?:mer|ma)"
    r"|inkom(?:mer|ma)|förbered(?:er|a)"
    r"|följ(?:er|a)\s+upp|se[r]?\s+över|se[r]?\s+till\s+att|sköt(?:er|a)|samordna[r]?|kontakta[r]?|gör(?:a)?\s+(?:en|ett)|skriv(?:er|a)\s+(?:en|ett)"
    r"|lämna[r]?\s+(?:förslag|rapport|en|ett)"
    r"|upprätta[r]?|utarbeta[r]?|kom(?:mer|ma)\s+(?:tillbaka|med)"
    r"|ha(?:r)?\s+(?:\w+\s+){1,3}klar\w*)"
)
# Who gets something to do, each way of saying it with an example; the one said first counts.
HANDED = tuple(
    late(pattern, re.IGNORECASE)
    for pattern in (
        # "ge RSS i uppdrag", "gav styrgruppen mandat"; not "ge en ledare som har mandat"
        rf"\b(?:ge|ger|gav|lämnar?)\s+(?!i\s){_WHO}(?<!\bhar)\s+(?:(?:i\s+)?{_TASK}"
        r"|(?<!\bdet\s)mandat)\b",
        # "ge i uppdrag åt RSS att"
        rf"\b(?:ge|ger|gav|lämnar?)\s+i\s+uppdrag\s+(?:åt|till)\s+{_WHO}(?=\s+att\b|\s*$)",
        # "det uppdrogs åt RSS att", "det blir styrgruppens sak att"
        r"^det\s+(?:uppdr(?:as|ogs)|åligger|ålägg?s|ålades|ankommer|blir|är)\s+(?:(?:åt|på)\s+)?"
        rf"(?P<who>{_SOMEBODY}?)s?\s+(?:(?:sak|uppgift|ansvar|roll|lott|jobb|bord)\s+)?att\b",
        # "uppdra åt RSS att"
        rf"\b(?:uppdra|uppdrar|uppdrog)\s+(?:(?:åt|till|att)\s+)?{_WHO}(?=\s+att\b|\s*$)",
        # "åt RSS uppdra att"
        rf"^(?:åt|till)\s+{_WHO}\s+uppdra\b",
        # "RSS får i uppdrag"
        rf"^{_WHO}\s+(?:får|fick|ges|gavs|tilldelas|tilldelades)\s+(?:(?:i|till)\s+)?"
        rf"(?:{_TASK}|mandat)\b",
        # "RSS ombeds"
        rf"^{_WHO}\s+{passives('ombe', 'ålägga', 'anmoda', 'uppdra', 'tillfråga')}\b",
        # "utse Lo Falk att leda", "välja Lo Falk till projektledare"
        rf"\b(?:utse|välja|förordna|engagera|anlita|tillfråga)\s+{_WHO}\s+"
        rf"(?:att\s+(?:leda|hålla|göra|ta)|{_AS_LEADER})\b",
        # "be RSS återkomma", "Nätverket bad RSS återkomma", "Därför bad nätverket RSS återkomma"
        rf"(?:^(?:be|anmoda)|{_WE}\s+(?:\w+\s+)?(?:be[r]?|bad|anmoda(?:r|de)?)"
        rf"|\b(?:ber|bad|anmodade)\s+{_WE})\s+{_WHO}\s+(?:att\s+)?{_INFINITIVE}\b",
        # "låta RSS utreda"
        rf"\blåta\s+(?P<who>{_SOMEBODY})\s+{_INFINITIVE}\b",
        # "uppdraget lämnas till RSS"
        r"\b(?:uppdraget|ansvaret)\s+(?:(?:att|för)\s+[^,;.]{1,80}?\s+)?(?:lämna(?:s|des)|ges|gavs|går|gick"
        rf"|lägg?s|lades|ligger|vilar)\s+(?:till|åt|på|hos)\s+{_WHO}(?=\s+(?:att|och|med|som)\b|[.;,]|$)",
        # "RSS ansvarar för", "Lo Falk åtog sig", "Lo Falk lovade höra av sig"
        rf"^{_WHO}\s+(?:(?P<duty>ansvarar\s+för|har\s+(?:det\s+\w+\s+)?ansvar(?:et)?\s+för"
        r"|svarar\s+för|är\s+ansvarig\w*\s+för)|(?:får|tar|ges)\s+(?:det\s+\w+\s+)?ansvar(?:et)?\s+för"
        r"|blir\s+ansvarig\w*\s+för|(?:å|på)t(?:og|ar)\s+sig"
        rf"|t(?:ar|og)\s+på\s+sig|lova(?:r|de)(?=\s+(?:att|{_INFINITIVE})\b)|erbj[öu]d\w*\s+sig)\b",
        # "Styrgruppen får se över"
        rf"^(?P<who>{_SOMEBODY})\s+får\s+(?:nu\s+)?{_WORKS}\b",
        # "en kartläggning, som RSS genomför"
        rf",\s+som\s+(?P<who>{_SOMEBODY})\s+(?:genomför|gör|utför|leder|tar\s+fram|håller\s+i)\b",
        # a label before the name: "Ansvarig: Lo Falk"
        rf"^ansvarig\w*(?:\s+för\s+[^:.;]{{2,60}}?)?(?:\s*:|\s+(?:är|blir))\s*{_WHO}(?=[,.;(]|$)",
        # "en kartläggning görs av RSS"
        r"\b(?:(?:gör|genomför|utför|bered|kartlägg|utred|sammanställ|utarbeta|skriv|led|handläg?g|sköt"
        r"|driv|hantera|samordna)a?s|handhas|inventeras|tas\s+fram|håll(?:s|as)\s+(?:i|ihop))\s+"
        rf"(?:av|genom|under\s+ledning\s+av)\s+{_WHO}"
        r"(?=\s+(?:och|till|senast|med|inför|som)\b|[.;,]|$)",
        # "bjuda in RSS till mötet för att redovisa"
        rf"\b(?:bjuda|bjuder|bjöd|kalla[r]?)\s+(?:in\s+)?{_WHO}\s+(?=(?:till|för)\s[^.;]*"
        r"\b(?:redovisa|presentera|(?:åter|av)?rapportera)\b)",
        # "en delrapport lämnas av RSS"
        r"\b\w*(?:rapport|redovisning|återkoppling|avstämning)(?:en)?\s+(?:ges|görs|lämnas|läggs\s+fram"
        rf"|sker|presenteras)\s+(?:av|från|genom)\s+{_WHO}(?=\s+(?:i|till|senast|vid|på|under|den)\b|[.;,]|$)",
        # "Lo Falk utsågs att leda"
        rf"^(?P<who>{_DOERS})\s+(?:ut(?:ses|sågs)|väljs|valdes)\s+(?:att|{_AS_LEADER})\b",
        # "Uppföljningen lades på RSS"
        rf"^{_OTHER_THING}\s+(?:lägg?s|lades|lämnas|lämnades)\s+(?:på|till|åt)\s+(?P<who>{_DOER})",
        # "Uppföljningen delegeras till RSS"
        rf"^{_OTHER_THING}\s+(?:delegeras|anförtros|överlåts|åläggs)\s+(?:(?:till|på|åt)\s+)?{_WHO}"
        r"(?=\s+(?:att|med|till|som|och)\b|[,.;]|$)",
        # "tillsätta en arbetsgrupp under ledning av Lo Falk"
        r"\b(?:tillsätta|bilda|inrätta)\s+(?P<who>en\s+\w*grupp\b(?:\s+under\s+ledning\s+av\s+"
        r"[^,;:.]{2,60}?(?=\s+som\b|\s*$))?)",
        # "en arbetsgrupp tillsätts"
        r"^(?P<who>en\s+\w*grupp)\s+(?:tillsätts|bildas|inrättas)\b",
    )
)
# What stands where somebody is named, and names nobody: "vem som ansvarar", "för att utse en ledare
# med mandat för att ta", "arbetet kan samordnas av".
NOBODY = late(
    r"\b(?:vem|vilka|vilken|vilket|vad|hur)\b|\b(?:som|för|som\s+har\s.*)$", re.IGNORECASE
)
MIGHT = late(r"\b(?:bör|borde|kan|kunde|brukar)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Of running text: who has a duty at all times is told without being given it, unless it is somebody
# who does what is asked.
ON_DUTY = late(
    rf"{_DOERS}(?:\s+(?:\(|på|från|vid|i|för|med|tillsammans)\b.*)?"
    r"|(?-i:[A-ZÅÄÖ])\w*(?:avdelningen|enheten)\b(?!.*\bsom\b).*|en\s+\w*grupp",
    re.IGNORECASE,
)
# Running text about what was handed out before: on another day, or by then.
BEFORE = late(
    r"\b(?:tidigare|redan|dessförinnan|förra|har|hade|i\s+(?:våras|höstas|somras|vintras|fjol)|20\d\d)\b",
    re.IGNORECASE,
)
AHEAD = late(
    r"\b(?:till|inför|senast|före|tills)\s+(?:mötet\s+|sammanträdet\s+)?(?:den\s+|i\s+)?$",
    re.IGNORECASE,
)
_TELLS = (
    r"(?:återrapportera|avrapportera|rapportera|redovisa|återkoppla|återkomme|slutredovisa"
    r"|presentera)(?:r|s)?"
)
# Who is to come back with it to the network: "Styrgruppen tar med sig frågan och återkommer".
COMES_BACK = late(
    rf"^(?P<who>{_DOERS})\s+[^.;:]{{0,80}}?\b{_TELLS}\b"
    r"(?=[^.;]*?\b(?:\w*mötet|(?:till|för)\s+nätverket|\w+\s+möte|sammanträde\w*)\b)",
    re.IGNORECASE,
)
CLAUSE_BACK = late(
    rf"^(?!\w*nätverket\s+återk)(?P<who>{_SOMEBODY})\s+[^.;:]{{0,120}}?\b(?:{_TELLS}|klar[at]?"
    rf"|färdig\w*)\b",
    re.IGNORECASE,
)
# Of a clause alone: in running text it tells what somebody does, whoever asked for it.
DOES = late(
    rf"^(?!\w*nätverket\s+återk)(?P<who>{_SOMEBODY}(?:\s+och\s+{_SOMEBODY})?){_WITH}\s+"
    rf"(?:(?:ska(?:ll)?|får|kommer\s+att)\s+)?(?:\w+(?:er|ar)\s+[^,.;]{{2,60}}?\soch\s+)?{_WORKS}\b",
    re.IGNORECASE,
)
# Whatever somebody does by a day is an assignment: "att Lo Falk ringer upp till nästa möte".
DOES_BY = late(
    rf"^(?P<who>{_DOERS}){_WITH}\s+(?:(?:ska(?:ll)?|får|kommer\s+att)\s+(?-i:[a-zåäö]+a)"
    rf"|(?!{_IS}\b)(?-i:[a-zåäö]+r))\b[^.;]*?\b(?:senast|(?:till|inför)\s+(?:(?:nästa|mötet|sammanträdet"
    r"|den|kommande)\b|\w+mötet))",
    re.IGNORECASE,
)
# "Till mötet i maj tar RSS fram ett underlag" has its words in another order.
TURNED = late(
    r"^(?P<front>(?:till|inför|efter|med|därefter|därutöver|vidare|samtidigt"
    r"|dessutom|slutligen|parallellt)\b[^,.;:]{0,80}?(?:,\s+(?:den\s+)?\d[^,.;:]{0,25},)?)"
    rf"\s+(?P<verb>ska|(?-i:[a-zåäö]+(?:r|s|og|ck|de)))\s+(?P<who>{_SOMEBODY})\s+(?P<rest>.+?)\.?$",
    re.IGNORECASE,
)
# "RSS tar till mötet den 24 september fram": the time stands inside, and goes last.
INNER = late(
    rf"^(?P<who>{_SOMEBODY})\s+(?P<front>(?:senast|före|(?:till|inför)\s+(?:nästa|kommande|mötet"
    r"|sammanträdet|den|\w+mötet))\b(?:\s+(?:\d[\d/.-]*|den|i|möte|jan\w*|feb\w*|mars|apr\w*|maj|jun\w*|jul\w*"
    r"|aug\w*|sept?\w*|okt\w*|nov\w*|dec\w*|20\d\d))*)\s+(?P<rest>(?-i:[a-zåäö]+(?:r|s))\s.+?)\.?$",
    re.IGNORECASE,
)
FOR_A_MEETING = late(
    r"\b(?:till|inför)\s+(?:(?:nästa|nästkommande|kommande)\s+\w*möte|mötet\s+(?:den|i)\s|\w+mötet"
    r"|\w+s\s+(?:\w+\s+)?(?:möte|sammanträde)\b)",
    re.IGNORECASE,
)
# What is to be done, with nobody who does it: "att uppdra att kartlägga", "att en arbetsgrupp
# tillsätts", and by a day "att ett underlag tas fram till nästa möte".
_ANYBODY = (
    r"(?:en\s+)?(?:lämplig\w*|någon|valfri|berörd|(?:ännu\s+)?(?:inte|ej)\s+utsedd)(?:\s+\w+)?"
)
ANYBODY = late(
    r"(?:uppdra\s+åt|ge)\s+en\s+\w+,?\s+som\s+(?:\w+\s+)?(?:utses|tillsätts|utpekas)\b"
    r"|(?:någon|en)\s+av\s+\w+(?:erna|arna|orna|männen)\s+\w+r\b",
    re.IGNORECASE,
)
_ROLE = r"(?:\w*grupp|\w*ledare|\w*samordnare|\w*utredare|sammankallande|\w*ansvarig|\w*utredning)"
_SETS_UP = ("tillsätta", "bilda", "inrätta", "utse", "beställa", "anlita", "starta", "skapa")
LEFT_OPEN = late(
    rf"^(?:uppdra|(?:ge|lämna)\s+i\s+{_TASK})\s+(?:(?:åt|till)\s+{_ANYBODY}\s+)?att\b"
    rf"|^(?:ge|lämna)\s+{_ANYBODY}\s+i\s+{_TASK}\b"
    rf"|^{_TASK}\b[^,.;]*?\s(?:ges|lämnas|läggs|går)\s+(?:till|på|åt)\s+{_ANYBODY}\b"
    rf"|^(?:en\s+)?(?:\w+\s+)?{_ROLE}\b(?:\s+\w+){{0,6}}?\s{passives(*_SETS_UP)}(?!\w)"
    rf"|^(?:{'|'.join(_SETS_UP)}|det\s+(?:\w+\s+)?{passives(*_SETS_UP)})\s+"
    rf"(?:(?:en\s+)?(?:\w+\s+)?{_ROLE}\b|någon\s+som\b)"
    rf"|^(?:lägga|lämna|ge)\s+{_TASK}\s+(?:på|till|åt)\s+{_ANYBODY}\b",
    re.IGNORECASE,
)
_WORK = (
    *("utreda", "kartlägga", "utvärdera", "följa", "analysera", "inventera", "undersöka", "göra"),
    *("beräkna", "sammanställa", "redovisa", "rapportera", "återrapportera", "avrapportera"),
    *("återkoppla", "presentera", "planera", "ta", "arbeta", "utarbeta", "upprätta", "genomföra"),
    *("utföra", "formulera", "revidera", "uppdatera", "komplettera", "initiera", "påbörja"),
    *("skriva", "slutredovisa", "se", "räkna", "belysa", "konkretisera", "precisera"),
)
# Whatever else is to be done for a meeting, but who comes to it, and when it is.
_FOR_IT = (
    r"(?!\w*(?:bjud|kalla|välkom|flytt|hänskj|förlägg|häls))[a-zåäö]{3,}(?:as|[bdfgklmnprtv]s)\s"
    r"(?:[^.;]*\s)?(?:till|inför)\s+(?:mötet|sammanträdet|(?:nästa|kommande)\s+\w*möte)\b"
)
LEFT_OPEN_BY = late(
    rf"\b(?:{passives(*_WORK)}(?!\w|\s+(?:\w+\s+)?upp\b)|{_FOR_IT}"
    r"|(?:ska(?:ll)?\s+)?(?:föreligga|föreligger|finnas|(?:är|vara)\s+(?:klar|färdig)\w*)\b|(?:sker|ske)\b|med\s+(?:\w*redovisning|åter\w+)\b)",
    re.IGNORECASE,
)
# Who is told of it, and does not do it: "återrapporteras till nätverket".
TOLD_OF_IT = late(
    r"(?:rapport|redovis|återkoppl|presenter)\w*\s+(?:\w+\s+)?"
    r"(?:till|för|i|inför|på)\s+(?:\w*nätverket|styrgruppen|LCHNV)\b",
    re.IGNORECASE,
)
# Somebody who may be meant to do it, by name or by what they are.
SOMEBODY = late(
    r"(?-i:[A-ZÅÄÖ])|\b(?:(?<!en\s)styr\w*|\w*nätverket|ordföranden?|kommun(?:er|en|erna)?|huvudm\w+n|region(?:en)?"
    r"|förvaltning\w*|\w*chef\w*|presidiet|kansliet|sekreterare\w*|varje|respektive|\w*(?:gruppen|ledaren)"
    r"|samordnar(?:en|na)|verksamhet\w*|under\s+ledning)\b"
    r"|(?<=[sm]\s)(?:av|genom|hos|från)\b",
    re.IGNORECASE,
)

"""Words of voting, which the network never does, told from those of others and of other things."""

import re

from lchnv_cli.memory.together import Together
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.verbs import forms

_COUNT = (
    r"(?:\d+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|flest"
    r"|flera|några|övriga|resten)"
)
_US = (
    r"(?:representanterna|ledamöterna|huvudmännen|kommunerna|de\s+närvarande|deltagarna|mötet"
    r"|nätverket)"
)
# In two camps: so many were for it, and others against.
_MANY = (
    rf"(?:{_COUNT}(?:\s+av\s+\w+)?|flertalet|merparten|de\s+flesta|majoriteten)"
    r"(?:\s+\w+){0,2}?\s+"
)
_APPROVE = forms("stödja", "bifalla", "godkänna", "förorda", "tillstyrka", "anta")
_OPPOSE = forms("motsätta", "avslå", "avvisa", "avstyrka")
_FOR = (
    rf"(?:(?:är|var)\s+för|{_APPROVE}"
    rf"|{forms('ställa')}\s+sig\s+bakom|(?:är|var|stod|står)\s+bakom|{forms('säga')}\s+ja)"
)
_AGAINST = (
    rf"(?:(?:är|var|gick|går|ställde\s+sig)\s+e?mot|{_OPPOSE}"
    rf"|{forms('säga')}\s+nej|avstod|avstår)"
)
_VOTE = late(
    rf"\b(?:utslagsröst\w*|(?:ned|ner)röst\w*|rösträkning\w*|(?:ja|nej|blank)-?\s?röst\w*|(?:ja|nej)-?säga\w*"
    rf"|(?!flera|några|övriga|resten|en\s){_COUNT}\s+röst(?:er)?(?=\s+(?:för|e?mot)|\W|$)"
    r"|en\s+röst(?=\s+(?:för|e?mot)\b|\s*[.,;]|\s*$)|(?:ja"
    rf"|nej)-?sidan|{_COUNT}\s+ja\s+(?:och|mot)\s+{_COUNT}\s+nej|{_COUNT}\s+(?:\w+\s+)?(?:(?:var|är)\s+)?"
    rf"för(?:\s+\w+)?\s+och\s+{_COUNT}\s+(?:\w+\s+)?(?:(?:var|är)\s+)?e?mot\b"
    r"|röst(?:s|ers)?\s+(?:övervikt|marginal)"
    r"|handuppräckning|votering\w*|votera\w*|omröstning\w*|\w*röstning(?:en)?|röstade(?!\s+fram\s+(?:årets|namn|vinn))\w*|röstar|röstat(?=\s+(?:e?mot|för|ja|nej))"
    r"|rösta\s+(?:om|för|e?mot|ja|nej|ned|ner)|rösta(?=\s*\.|\s*$)|röstetal\w*|röstsiffr\w+"
    r"|röstövervikt\w*|mot\s+\w+s\s+röst(?:er)?|majoritetsbeslut\w*"
    r"|(?:fick|vann|med|saknade|samlade)\s+(?:en\s+)?majoritet(?!\w|\s+av\b)"
    r"|majoritet(?:en|ens)?(?!\w|\s+av\b)"
    rf"|(?:en|med)\s+(?:\w+\s+)?majoritet\s+av\s+{_US}"
    r"|reserver(?:ade|ar|a|at)\s+sig(?!\s+för\b)|(?:skriftlig|muntlig)\s+reservation\w*"
    r"|reservation(?:en|er|erna)?(?!\w|\s+(?:för|om|av|till|kring|i|på)\b)"
    r"|reservation\w*\s+till\s+(?:minnes)?(?:anteckningarna|protokollet)"
    r"|(?:avvikande|skiljaktig)\s+mening\w*|(?:är|var)\s+skiljaktig\w*|ställde\s+proposition\w*"
    r"|ställdes\s+mot\s+\S+\s+(?:\w+\s+)?(?:mot)?(?:förslag|yrkande)"
    r"|avstod(?=[\s.;,]*$|\s+från\s+(?:(?:att\s+)?(?:rösta|delta\w*\s+i\s+(?:beslut|avgörand|ställning)(?!.*\bjäv)|beslut)))"
    r"|ställ(?:er|de)\s+(?:de\s+(?:två|båda)\s+)?(?:förslag|yrkand|alternativ)\w*\s+mot\s+varandra"
    r"|(?:förslag|yrkand|alternativ)\w*\s+(?:ställ(?:de)?s|vägde?s)\s+mot\s+varandra)",
    re.IGNORECASE,
)
_RECORDED = (
    r"anteckna\w*|notera\w*|anmäl\w*|till\s+(?:\w*anteckningarna|protokollet)|lämnade|fogade\w*"
    r"|framgå\w*"
)
# In whatever order: who was against and had it written, how many were for and how many against.
_VOTES = (
    Together(
        r"siffrorna|röst\w*",
        rf"\d+\s?[–-]\s?\d+|{_COUNT}\s+mot\s+{_COUNT}",
        r"antogs|beslut\w*|bif\w+|godkän\w+|avslogs|föll|vann",
    ),
    Together(
        r"(?:avvikande|skiljaktig|annan|motsatt|sin)\s+(?:uppfattning|åsikt|ståndpunkt|hållning"
        r"|inställning|reservation)|särskilt\s+yttrande|(?:var|är)\s+emot|nej|motstånd"
        r"|inte\s+(?:\w+\s+)?(?:(?:ställ\w+\s+sig|st(?:år|od|å))\s+bakom|dela[rde]*|instäm\w+|biträ\w+)"
        r"|biträ\w+\s+inte",
        _RECORDED,
        across=True,
    ),
    Together(
        r"röst(?:en|er|erna)?",
        r"avg[ei]\w*|avgav\w*|avgj?or\w*|fäll\w*|räknade?s|sammanräkna\w*|föll|"
        r"fördela\w*|delade\w*|blev|la(?:de)?\s+ne[rd]|nedla\w*|ned-?lagd\w*",
    ),
    Together(
        r"flest|fler|färre|lika\s+många|(?:en|två|tre)\s+röst\w*",
        r"händer|röster|röst\w*s\s+övervikt",
    ),
    Together(
        r"hand(?:en)?|händer(?:na)?", r"räck\w*\s+upp|uppräck\w*|lyft\w*|höj\w*|sträck\w*\s+upp"
    ),
    Together(
        rf"{_COUNT}(?:\s+av\s+\w+)?\s+(?:\w+\s+){{0,2}}?(?:var\s+|är\s+|sade?\s+|ville\s+\w+\s+)?"
        r"(?:e?mot|nej|avslag)",
        rf"(?:stöd\w*|bakom|bifall|biföll\w*|sade?\s+ja|godkän\w*"
        rf"|förord\w*)(?:\s+\w+){{0,2}}?\s+{_COUNT}"
        rf"|{_COUNT}(?:\s+av\s+\w+)?\s+(?:\w+\s+){{0,2}}?(?:stöd\w*|ställde\s+sig\s+bakom|biföll"
        rf"|sade?\s+ja|för)",
    ),
    Together(
        r"utgången|resultatet|utfallet|siffrorna|ställningen|det\s+blev",
        rf"{_COUNT}(?:\s+\w+)?\s+mot\s+{_COUNT}",
    ),
    Together(rf"{_MANY}{_FOR}", _AGAINST),
    Together(
        r"(?:flertalet|de\s+flesta|merparten)(?:\s+av)?(?:\s+\w+)?",
        r"(?:ställde\s+sig\s+bakom|biföll|stödde|var\s+för|sade?\s+ja\s+till)(?:\s+\w+)?|"
        r"(?:antogs|beslutades|avgjordes)",
    ),
)
# What is told of others' voting, or of choosing something else than a decision.
_OTHERS = late(
    rf"{STRANGER.pattern}|\b(?:riksdag|regering|parti|EU|folkomröstning|kongress|stämma|fackförbund"
    r"|förening|medlemmarna|invånarna|brukarna|elever|pris(?:et)?\b|\w+pris(?:et)?\b|utmärkelse|tävling|kampanj|väljar|valdag|valet|val\b"
    r"|jury|styrelsemöte|enkät|undersökning)",
    re.IGNORECASE,
)
_QUOTED = late(r"[”\"“][^”\"]*[”\"]")
_QUICK = (
    "oter", "röst", "ajoritet", "eserv", "andupp", "vvikande", "roposition", "vstod", "nteckna",
    "emot", "motförslag", "bakom", "handen", "händer", "lertalet", "flesta", "erparten", "yttrande",
    "bifall",
    "nej", "avslag", "siffrorna", "jasid", "jasäg", "motstånd", "hand", " mot", "för och",
    "ställ", "uppfattning", "skiljaktig", "avstod", "avstår", "avsl", "avvis", "avstyrk",
    "otsätt", "otsatt", "iträ", " dela", "nstäm",
)  # fmt: skip


def may_tell_of_votes(text: str) -> bool:
    """Tell quickly whether there may be a word of voting in a text."""
    lowered = text.lower()
    return any(word in lowered for word in _QUICK)


def vote_in(text: str) -> str:
    """Give the first word of voting that is neither denied nor told of others; else empty.

    "Voteringsbeslut förekommer inte", "regionfullmäktige röstade nej", "med reservation för
    ändringar" and "majoriteten av invånarna" tell of no vote in the network.
    """
    text = _QUOTED.sub("", text)
    if _OTHERS.search(text):
        return ""
    found = [(*match.span(), match[0]) for match in _VOTE.finditer(text)]
    found += (each[:3] for votes in _VOTES for each in votes.finditer(text))
    told = (words for start, end, words in sorted(found) if not is_denied(text, start, end))
    return " ".join(next(told, "").split())

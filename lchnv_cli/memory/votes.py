"""Words of voting, which the network never does, told from those of others and of other things."""

import re

from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.late_pattern import late

_COUNT = r"(?:\d+|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|flest)"
_VOTE = late(
    rf"\b(?:utslagsröst\w*|(?:ned|ner)röst\w*|rösträkning\w*|(?:ja|nej)-?röst\w*|{_COUNT}\s+röst(?:er)?\s+(?:för|e?mot)|{_COUNT}\s+(?:\w+\s+)?(?:(?:var|är)\s+)?för(?:\s+\w+)?\s+och\s+"
    rf"{_COUNT}\s+(?:\w+\s+)?(?:(?:var|är)\s+)?e?mot\b|rösterna\s+(?:föll|fördela|dela|räkna|blev)\w*"
    r"|handuppräckning|votering\w*|votera\w*|omröstning\w*|röstning(?:en)?|röstade\w*|röstar"
    r"|rösta\s+(?:om|för|e?mot|ja|nej|ned|ner)|rösta(?=\s*\.|\s*$)|röstetal\w*|röstsiffr\w+|röstövervikt\w*"
    r"|la(?:de)?\s+ne[rd]\s+sin(?:a)?\s+röst\w*|mot\s+\w+s\s+röst(?:er)?"
    r"|majoritetsbeslut\w*|(?:fick|vann|med|saknade|samlade)\s+(?:en\s+)?majoritet(?!\w|\s+av\b)"
    r"|majoritet(?:en|ens)?(?!\w|\s+av\b)"
    r"|(?:en|med)\s+(?:\w+\s+)?majoritet\s+av\s+(?:representanterna|ledamöterna|huvudmännen|kommunerna|de\s+närvarande|deltagarna)"
    r"|reserver(?:ade|ar|a|at)\s+sig"
    r"|(?:skriftlig|muntlig)\s+reservation\w*"
    r"|reservation(?:en|er|erna)?(?!\w|\s+(?:för|om|av|till|kring|i|på)\b)"
    r"|begär\w*\s+att\s+få\s+(?:det|detta|sin\s+\w+)\s+anteckna\w+|lät\s+anteckna\s+(?:sin|sitt|att)"
    r"|ställdes\s+mot\s+\S+\s+(?:\w+\s+)?(?:mot)?(?:förslag|yrkande)|reservation\w*\s+till\s+(?:minnes)?"
    r"(?:anteckningarna|protokollet)|avvikande\s+mening\w*|ställde\s+proposition\w*|avstod(?=[\s.;,]*$|\s+från\s+(?:att\s+rösta|beslut)))",
    re.IGNORECASE,
)
# What is told of others' voting, or of choosing something else than a decision.
_OTHERS = late(
    rf"{STRANGER.pattern}|\b(?:riksdag|regering|parti|EU|folkomröstning|kongress|stämma|fackförbund"
    r"|förening|medlemmarna|invånarna|brukarna|elever|tävling|kampanj|väljar|valdag|valet|val\b|jury|styrelsemöte)",
    re.IGNORECASE,
)
_QUICK = (
    "oter", "röst", "ajoritet", "eserv", "anduppräckning", "vvikande", "roposition", "vstod",
    "nteckna", "emot", "motförslag",
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
    for match in _VOTE.finditer(text):
        if not is_denied(text, *match.span()) and not _OTHERS.search(text):
            return " ".join(match[0].split())
    return ""

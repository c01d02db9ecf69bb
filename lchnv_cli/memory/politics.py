"""Whether a clause leaves a matter to elected assemblies, in the words that minutes use."""

import re
from functools import lru_cache

from lchnv_cli.memory.plain import plain
from lchnv_cli.memory.together import Together
from lchnv_cli.model.late_pattern import late

_ASSEMBLY = (
    r"(?:(?!(?:social|läns)styrelse)\w*(?:nämnd|fullmäktige|styrelse)(?:en|er|erna|n|rna)?s?"
    r"|politiken"
    r"|politisk(?:a|t)?\s+(?:nivå|organ|instans|församling)\w*|politikerna"
    r"|(?:de\s+)?förtroendevalda)\b"
)
_LONGEST = 1000  # letters of a clause that are read
_DECIDE = (
    r"(?:anta[rs]?|beslut(?:a|ar|as)?|godkänn(?:a|er|s|as)|fastställ(?:a|er|s|as)|teckna[rs]?"
    r"|ingår?|avgör(?:a|s)?"
    r"|(?:ställa|ställer)\s+sig\s+bakom|(?:fatta|ta)[rs]?\s+(?:beslut|ställning)"
    r"|(?:politisk\w*\s+)?(?:beslut(?:et)?|antagande|fastställelse|ställningstagande|godkännande"
    r"|behandling"
    r"|prövning"
    r"|avgörande|förankring\s+och\s+beslut)|rekommendation\w*)"
)
_LEAVES = (
    r"(?:rekommendera\w*|föreslå\w*|uppmana\w*|anmoda\w*|hemställ\w*|begär\w*|be|förorda\w*|verka"
    r"|överlämna\w*|lämna\w*|skicka\w*|sänd\w*|remittera\w*|ta[rs]?(?!\s+(?:fram|del|emot))"
    r"|för(?:a|as|s|\s+(?:upp|fram|vidare))"
    r"|lyft(?:a|s|as|er)?|gå(?:r)?|lägg\w*|läggs|inhämta\w*|hämta|överlåt\w*|uppdra\w*|låta"
    r"|låter|se"
    r"|tillse|ska|bör|måste|ombeds?|bered\w*|behöver|kräver|får|ankommer|avvakta\w*|invänta\w*"
    r"|behandlas|prövas"
    r"|initiera\w*)"
)
_ASKS = (
    Together(_ASSEMBLY, _DECIDE, _LEAVES, across=True),
    # whose the decision is, or where the matter goes
    Together(
        _ASSEMBLY,
        r"antas|beslutas|behandlas|prövas|fastställs|godkänns|avgörs|antar|beslutar|fastställer|godkänner"
        r"|ställer\s+sig\s+bakom|(?:fattar|tar)\s+(?:beslut|ställning)",
    ),
    Together(
        _ASSEMBLY,
        r"underställ\w*|hänskj\w*|hänsk[öo]t\w*|lägg\w*\s+(?:fram|upp)|läggs\s+(?:fram|upp)",
    ),
    Together(
        _ASSEMBLY,
        r"ärendet|frågan|punkten|saken|beslutet|förslaget",
        r"över(?:lämna|låt)\w*|lämna\w*\s+(?:vidare\s+)?(?:över\s+)?(?=(?:[\w-]+\s+){1,2}?till\b)"
        r"|hänvisa\w*|(?:för|gå|lyft|ta[rs]?)\w*\s+(?:[\w-]+\s+){0,2}?vidare",
    ),
    Together(
        _ASSEMBLY,
        r"i|av|hos|till",
        r"(?:ska|bör|måste|behöver)\s+(?:upp|till)"
        r"|(?:när|sedan|förutsättning|först)\s.{0,40}?(?:godkän|anta|beslut|fastställ)\w+",
        across=True,
    ),
    Together(r"politiskt", r"beslut(?:as|ar|a)|antas?|avgör(?:s|as)|behandlas|prövas|fastställa?s"),
    Together(
        r"politisk\w*",
        r"beslut(?:sgång|sprocess)?|process|behandling|prövning|ställningstagande",
        r"till|för|på|behöver|kräver|förutsätter",
    ),
)
# What is told to assemblies, or of what they have decided, leaves nothing to them.
_TOLD = late(
    rf"\b(?:informera|tacka|kännedom|in?bjud|underrätta|meddela|berätta|påminn|yttra|budget"
    rf"|underlag|synpunkt|dialog|samråd"
    rf"|följ\w*\s+(?:upp\s+)?hur|ta\s+del)\w*|\b(?:som|hur|vad|när|enligt|på|med"
    rf"|(?<!hämta )(?<!hämtas )(?<!begära )från"
    rf"|i\s+enlighet\s+med|efter\s+att)\s+"
    rf"(?:[^\s,.;]+\s+){{0,2}}?{_ASSEMBLY}(?!\s+för\b)|\b(?:har|hade)\s+(?:\w+\s+)?(?:anta"
    rf"|beslut|fatta|godkän)\w+"
    rf"|\b(?:inte|ej)\s+(?:(?!utan\b|bara\b)\w+\s+){{0,4}}?(?:till|politisk|{_ASSEMBLY})",
    re.IGNORECASE,
)
_OWN = late(r"^att\s+(?:anta|godkänna|fastställa)\b", re.IGNORECASE)  # the network's own decision
_HAS = late(rf"{_ASSEMBLY}|politisk", re.IGNORECASE)


@lru_cache(maxsize=4096)
def asks_politicians(clause: str) -> bool:
    """Tell whether a clause asks elected assemblies to decide, or hands the matter to them."""
    text = plain(clause[:_LONGEST])
    text = _OWN.sub("", text)
    if _HAS.search(text) is None or _TOLD.search(text):
        return False
    return any(asks.search(text) for asks in _ASKS)

"""Whether a clause leaves a matter to elected assemblies, in the words that minutes use."""

import re
from functools import lru_cache

from lchnv_cli.model.late_pattern import late

_ASSEMBLY = (
    r"(?:\w*(?:nämnd|fullmäktige|styrelse)(?:en|er|erna|n|rna)?|politiken|politiska\s+organ)\b"
)
_LONGEST = 1000  # letters of a clause that are read
_DECIDE = (
    r"(?:anta|besluta|godkänna|fastställa|teckna|ingå|ställa\s+sig"
    r"|(?:fatta|ta)\s+(?:beslut|ställning))"
)
_DECIDES = (
    r"(?:antar|beslutar|godkänner|fastställer|ställer\s+sig\s+bakom"
    r"|(?:fattar|tar)\s+(?:beslut|ställning))"
)
_FOR_DECISION = r"(?:beslut|antagande|ställningstagande|godkännande)"
_ASKS = late(
    rf"\b(?:rekommendera|föreslå|uppmana|anmoda|hemställ|be)\w*\s[^.;]{{0,60}}?{_ASSEMBLY}[^.;]*?"
    rf"\batt\s{_DECIDE}"
    # whose the decision is
    r"|(?<!som )\b(?:antas|beslutas|fastställs|godkänns|avgörs)\s+(?:av|i|hos)\s[^.;]{0,40}?"
    rf"{_ASSEMBLY}"
    rf"|(?<!som )(?<!hur )(?<!vad )(?<!när )\b{_ASSEMBLY}\s+"
    rf"(?:(?:i|hos)\s+(?:\w+\s+){{1,2}})?(?:(?:själva?|sedan|också|ska|bör|får|måste)\s+)*(?:{_DECIDE}|{_DECIDES})\b"
    r"|\b(?:behöver|kräver|förutsätter)\s+(?:\w+\s+)?politisk\w*\s+(?:beslut|behandling)"
    # where the matter goes
    r"|(?<!inte )\b(?:till|för)\s+politiskt?\s+(?:beslut|behandling|prövning|ställningstagande)"
    r"|\b(?:tas?|tar|lyft|för|lägg)\w*\s[^.;]{0,60}?\b(?:för|till)\s+"
    rf"{_FOR_DECISION}\s+(?:i|av|till)\s[^.;]{{0,40}}?{_ASSEMBLY}"
    r"|\blägg(?:a|er|s|as)\s+(?:fram|upp)\s[^.;]{0,60}?\b(?:för|till|i)\s[^.;]{0,40}?"
    rf"{_ASSEMBLY}"
    r"|\b(?:lämna|överlämna|skicka|sända|remittera|tas?|för|lyft|gå)\w*\s[^.;]{0,60}?\btill\s"
    rf"[^.;]{{0,60}}?{_ASSEMBLY}[^.;]*?\bför\s(?:\w+\s)?{_FOR_DECISION}"
    rf"|\bhänskj\w*\s[^.;]{{0,60}}?\btill\s[^.;]{{0,40}}?{_ASSEMBLY}",
    re.IGNORECASE,
)
_HAS = late(rf"{_ASSEMBLY}|politisk", re.IGNORECASE)


@lru_cache(maxsize=4096)
def asks_politicians(clause: str) -> bool:
    """Tell whether a clause asks elected assemblies to decide, or hands the matter to them."""
    text = " ".join(clause[:_LONGEST].split())
    return _HAS.search(text) is not None and _ASKS.search(text) is not None

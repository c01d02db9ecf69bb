"""Whether a clause leaves a matter to elected assemblies, in the words that minutes use."""

import re
from functools import lru_cache

from lchnv_cli.model.late_pattern import late

_ASSEMBLY = (
    r"(?:\w*(?:nämnd|fullmäktige|styrelse)(?:en|er|erna|n|rna)?|politiken|politiska\s+organ)\b"
)
_LONGEST = 1000  # letters of a clause that are read
_ASKS = late(
    rf"\b(?:rekommendera|föreslå|uppmana|anmoda|hemställ|be)\w*\s[^.;]{{0,60}}?{_ASSEMBLY}[^.;]*?\batt\s"
    r"(?:anta|besluta|godkänna|fastställa|teckna|ingå|ställa\s+sig)"
    rf"|\b(?:lämna|överlämna|skicka|sända|remittera|tas?|för|lyft|gå)\w*\s[^.;]{{0,60}}?\btill\s"
    rf"[^.;]{{0,60}}?{_ASSEMBLY}[^.;]*?\bför\s(?:\w+\s)?(?:beslut|antagande|ställningstagande|godkännande)"
    rf"|\bhänskj\w*\s[^.;]{{0,60}}?\btill\s[^.;]{{0,40}}?{_ASSEMBLY}",
    re.IGNORECASE,
)
_HAS = late(_ASSEMBLY, re.IGNORECASE)


@lru_cache(maxsize=4096)
def asks_politicians(clause: str) -> bool:
    """Tell whether a clause asks elected assemblies to decide, or hands the matter to them."""
    text = " ".join(clause[:_LONGEST].split())
    return _HAS.search(text) is not None and _ASKS.search(text) is not None

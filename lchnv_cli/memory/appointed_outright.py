"""Sentences of the running text that appoint: "Nätverket utsåg Lo Falk till ledamot i SPAK"."""

import re
from collections.abc import Iterator

from lchnv_cli.memory.whose import is_ours
from lchnv_cli.model.date_forms import dates_in, months_in
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure

_APPOINTS = late(
    r"^(?P<who>\S+)\s+(?:(?:därefter|sedan|också|även|vidare|samtidigt)\s+)?"
    r"(?:utsåg|utser|valde|väljer|förordnade|förordnar)\s+(?P<rest>.+?)\.?$",
    re.IGNORECASE,
)
_APPOINTED = late(
    r"^(?-i:[A-ZÅÄÖÉ]).{2,120}?\s(?:utsågs|utses|valdes|väljs|förordnades|förordnas)\s+(?:\w+\s+)?"
    r"(?:till|som|att)\s"
    r"|^(?:till|som)\s(?P<to>.{2,120}?)\s(?:utsågs|utses|valdes|väljs|förordnades|förordnas)\s+(?-i:[A-ZÅÄÖÉ])",
    re.IGNORECASE,
)
# Told of another time or by others, or only asked.
_OTHERWISE = late(
    r"\b(?:tidigare|redan|förra|föregående|senaste|i\s+(?:våras|höstas|fjol)|som\s+(?:utsågs|valdes)|inte|ej"
    r"|ska\s+utses|av\s+(?!nätverket\b|mötet\b|länets\b|kommunernas\b)\w+(?:en|et|n)?\s*$)\b|\?",
    re.IGNORECASE,
)
# "i arbetsgruppen" says of no group which one it is.
_SOME_GROUP = late(
    r"\b\w*(?:gruppen|nätverket|rådet|kommittén|området|forumet)"
    r"(?:\s+för\s+(?:projektet|arbetet|detta|frågan|uppdraget))?\s*\.?$",
    re.IGNORECASE,
)
_AHEAD = late(
    r"\b(?:till|från|fr\.?\s?o\.?\s?m\.?|t\.?\s?o\.?\s?m\.?|och\s+med|tills|längst|perioden|under|–)\s+(?:den\s+"
    r"|sista\s+|mötet\s+)?(?:\d\S*\s*[–-]\s*)?$",
    re.IGNORECASE,
)
_YEAR = late(r"(?<![-\d])\b20\d\d\b(?!-)")
_LONGEST = 600  # letters of a sentence that are read


def appointing_sentences(
    item: Item, body_id: str, procedure: Procedure
) -> Iterator[tuple[str, int]]:
    """Give the sentences by which the body itself appoints here and now, as clauses with lines."""
    for sentence in item.sentences:
        text = " ".join(sentence.text[:_LONGEST].split())
        if _OTHERWISE.search(text) or _SOME_GROUP.search(text) or not _is_ahead(text):
            continue
        if match := _APPOINTS.match(text):
            if is_ours(match["who"], body_id, procedure, named=True):
                yield f"att utse {match['rest']}", sentence.line
        elif (told := _APPOINTED.match(text)) and is_ours(text, body_id, procedure):
            if told["to"] and _SOME_GROUP.search(told["to"]):
                continue
            yield f"att {text}", sentence.line


def _is_ahead(text: str) -> bool:
    """Tell whether every day and year that a sentence names lies ahead of what it tells."""
    days = [*dates_in(text), *months_in(text)]
    years = (year.start() for year in _YEAR.finditer(text))
    starts = [day.start for day in days]
    starts += (year for year in years if not any(d.start <= year < d.end for d in days))
    return all(_AHEAD.search(text, 0, start) for start in starts)

"""What stays on one line: a day and its month, an amount and its unit, 5 § and kl. 9.

Swedish writes a space there, and a line that ends after ”kl.” or ”3” is read wrong. In what people
write the spaces are plain ones, so whoever breaks lines asks here which of them are no place for
it, also where the source itself breaks its line.
"""

import re

from lchnv_cli.model.days import month_names
from lchnv_cli.model.late_pattern import late

NO_BREAK = "\u00a0"
_MONTHS = "|".join(f"{month}|{month[:3]}" for month in month_names())
_UNITS = "h|min|tim|kr|kronor|tkr|kkr|mkr|mnkr|mdkr|km|mil|kg|procent|kap|st"
_GROUP = "|".join(
    rf"(?<={before}{own}.)" for own in (r"\d", r"\d\d", r"\d\d\d") for before in ("^", r"[^\d.,/-]")
)
# Each begins with the space, so that the search leaps from one to the next.
_BOUND = late(
    r"[ \n](?:"
    rf"(?<=\d.)(?=(?:{_MONTHS}|{_UNITS})\b|[§%])|(?<=§.)(?=\d)"
    rf"|(?:{_GROUP})(?=\d\d\d(?![\d/-]))"
    r"|(?:(?<=\bkl.)|(?<=\bkl\..)|(?<=\bnr.)|(?<=\bkap\..)|(?<=\bpunkt.)|(?<=\bbilaga.)"
    r"|(?<=\bbil\..))(?=\d)"
    r"|(?:(?<=\bpunkt.\d.)|(?<=\bpunkt.\d\d.))(?=[a-hj-z]\b)"  # ”i” is a word
    r"|(?<=\bt\..)(?=(?:ex|o)\.)|(?<=\bbl\..)(?=a\.)|(?<=\bm\..)(?=(?:m|fl)\.)"
    r"|(?<=\bfr\..)(?=o\.)|(?<=\bo\..)(?=[dm]\.)|(?<=\bd\..)(?=v\.)|(?<=\bv\..)(?=s\.)"
    r"|(?<=\bs\..)(?=k\.)|(?<=\bf\..)(?=d\.))",
    re.IGNORECASE | re.DOTALL,
)


def bound(text: str, space: str = NO_BREAK) -> str:
    """Give a text where the spaces inside what belongs together are others, that do not break."""
    return _BOUND.sub(space, text)

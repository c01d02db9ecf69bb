"""How many of the source's words and signs a file has, each of them counted.

The file is counted as it is read by people: without the marks of Markdown, and without what the
program itself says in it.
"""

from collections import Counter
from collections.abc import Iterable

from lchnv_cli.intake.source_blocks import is_drawn
from lchnv_cli.model.folding import composed
from lchnv_cli.model.late_pattern import late

_TOKEN = late(r"\w+|[^\w\s]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LINK = late(r"(?<!\\)\]\(<([^>]*)>\)")
_MARKS = late(r"(?<!\\)(?:\*+|~~|`)|<br>|\[\^[^\]]*\]")
_ESCAPED = late(r"\\([^\w\s])")
_QUOTED = late(r"\\u([0-9A-Fa-f]{4})")
# Signs that become the form of what they stand before or after.
_FORM = late(r"[:.()§•·▪◦*–—\-|;/\\\"]")


def tokens(text: str) -> Counter[str]:
    """Count the words and signs of a text, whatever their case."""
    return Counter(_TOKEN.findall(composed(text).translate(_INVISIBLE).casefold()))


class Counted:
    """The words and signs of a file; what has been found once is not found again."""

    def __init__(self, file: str, own: Iterable[str]) -> None:
        self._left = tokens(_as_read(file))
        for said in own:
            self._left -= tokens(said)

    def has(self, text: str) -> bool:
        """Tell whether everything in a text is there, and take it away; nothing where it is not.

        A line drawn with signs is form, and nothing that is lost.
        """
        if is_drawn(text):
            return True
        wanted = tokens(text)
        if any(not _FORM.fullmatch(token) for token in wanted - self._left):
            return False
        self._left -= wanted
        return True


def _as_read(file: str) -> str:
    """Give a file's text without the marks of Markdown."""
    file = _LINK.sub(r"] \1 ", file)
    file = _MARKS.sub(lambda found: " " if found[0] == "<br>" else "", file)
    return _QUOTED.sub(lambda found: chr(int(found[1], 16)), _ESCAPED.sub(r"\1", file))

"""Lines on a page → paragraphs.

A PDF says where letters are and not what belongs together. A line was broken by hand where the
next line's first word would have fitted on it; where it would not, both are one paragraph.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lchnv_cli.intake.gathered import Gathered
from lchnv_cli.intake.pdf_lines import Line
from lchnv_cli.intake.pdf_words import Words
from lchnv_cli.intake.source_blocks import Run
from lchnv_cli.model.late_pattern import late

_SPACE_WIDE = 0.28  # of the size: a space between words
_LOOSER = 1.3  # times the usual distance between lines: a new paragraph
_USUAL = 1.22  # times the size: the distance between lines where nothing else is known
_HYPHENATED = late(r"\w[-\u2010\u00ad]$")
_BY_A_HAIR = 0.5  # points
_LABEL = late(
    r"(?:[-–—•◦▪●○■□☐☒☑✓➢→*·o]|\(?\d{1,3}(?:[.:]\d{1,2})*[.)]|§\s*\d+|[a-zåäöA-ZÅÄÖ][.)]|[ivxIVX]+[.)])"
    r"(?:\s|$)"
)
_SIGN = late(r"[^\w(§]")
_FACT = late(r"[A-ZÅÄÖ][^.:]{1,30}:(?:\s|$)")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class Setting:
    """What is usual in a document: where its lines may end, and how far apart they are."""

    leadings: dict[int, float] = field(default_factory=dict)

    def measure(self, columns: Iterable[list[Line]]) -> None:
        """Learn the usual distance between lines, by the size of the letters."""
        seen: dict[int, Counter[float]] = {}
        for lines in columns:
            for above, below in pairwise(lines):
                apart = below.base - above.base
                if abs(above.size - below.size) < 1 and apart < 2.2 * below.size:
                    told = seen.setdefault(round(below.size), Counter())
                    told[round(apart * 2) / 2] += 1
        for size, told in seen.items():
            most = max(told.values())
            # The smallest of those that are about as common: paragraphs stand further apart.
            self.leadings[size] = min(each for each, count in told.items() if count >= most / 2)

    def leading(self, line: Line) -> float:
        """Give the usual distance to the line above."""
        return max(self.leadings.get(round(line.size), 0), line.size) or line.size * _USUAL


def grouped(lines: list[Line], limit: float, setting: Setting) -> Iterator[list[Line]]:
    """Give the lines of each paragraph; ``limit`` is where a line may end at the most."""
    group: list[Line] = []
    for line in lines:
        if group and not _goes_on(group, line, limit, setting):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _goes_on(group: list[Line], line: Line, limit: float, setting: Setting) -> bool:
    above = group[-1]
    apart = line.base - above.base
    if not 0 < apart <= _LOOSER * setting.leading(line):
        return False
    if abs(above.size - line.size) > 0.12 * above.size or _begins(group, line):
        return False
    if line.label is not None:
        return False
    if _heavy(above) != _heavy(line) and not (_mixed(above) or _mixed(line)):
        return False
    fits = breaks_by_itself(above, line, limit)
    # A number may begin a line by chance, in the middle of a sentence; a sign does not.
    chance = fits and not above.text.endswith(_SENTENCE_ENDS) and not _SIGN.match(line.text)
    return fits and (chance or not _LABEL.match(line.text))


def _begins(group: list[Line], line: Line) -> bool:
    """Tell a line that begins something new: one more fact, or a place further in or out."""
    if _FACT.match(line.text) and _FACT.match(group[0].text):
        return True
    return len(group) > 1 and abs(line.left - group[1].left) > line.size


def breaks_by_itself(above: Line, line: Line, limit: float) -> bool:
    """Tell whether a line was begun because its first word did not fit on the one above."""
    if above.right + _SPACE_WIDE * line.size + line.first_word > limit - _BY_A_HAIR:
        return True
    if _HYPHENATED.search(above.text) and above.right - above.left > (limit - above.left) / 2:
        return True
    # Where the text itself goes on, a margin that was guessed a little too wide is no break.
    nearly = above.right + line.first_word > limit - line.size
    return nearly and line.text[:1].islower() and not above.text.endswith(_SENTENCE_ENDS)


def _heavy(line: Line) -> bool:
    return all(piece.look.bold for piece in line.pieces)


def _mixed(line: Line) -> bool:
    return len({bool(piece.look.bold) for piece in line.pieces}) > 1


def joined(lines: list[Line], limit: float, known: Words) -> tuple[Run, ...]:
    """Give the text of a paragraph; where a line was broken by hand there is a line break."""
    gathered = Gathered()
    for at, line in enumerate(lines):
        if at:
            above = lines[at - 1]
            between = (
                known.between(above.text, line.text)
                if breaks_by_itself(above, line, limit)
                else "\n"
            )
            if between not in {" ", "\n"}:
                gathered.cut(1)
            gathered.add(between, gathered.last)
        line.add_to(gathered)
    return gathered.taken()

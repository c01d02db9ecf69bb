"""Pieces of text on a page → lines, and lines → paragraphs.

A PDF says where letters are and not what belongs together. A line was broken by hand where the
next line's first word would have fitted on it; where it would not, both are one paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lchnv_cli.intake.gathered import Gathered
from lchnv_cli.intake.pdf_page import Piece
from lchnv_cli.intake.pdf_words import Words
from lchnv_cli.intake.source_blocks import Run

_SAME_LINE = 0.3  # of the size of the letters
_SMALLER = 0.86  # than the line, and it is raised
_TAB, _SPACE = 1.2, 0.15  # of the size: wider gaps are as if somebody had pressed that
_CLOSE = 0.03  # of the size: what is left of a tab that hardly had room
_SPACE_WIDE = 0.28  # of the size: a space between words
_LOOSER = 1.3  # times the usual distance between lines: a new paragraph
_USUAL = 1.22  # times the size: the distance between lines where nothing else is known
_HYPHENATED = re.compile(r"\w[-\u2010\u00ad]$")
_BY_A_HAIR = 0.5  # points
_LABEL = re.compile(
    r"(?:[-–—•◦▪●○■□☐☒☑✓➢→*·o]|\(?\d{1,3}(?:[.:]\d{1,2})*[.)]|§\s*\d+|[a-zåäöA-ZÅÄÖ][.)]|[ivxIVX]+[.)])"
    r"(?:\s|$)"
)
# The same by itself; "a" is what LibreOffice prints for a list whose sign is the word "att".
_SEPARATE = re.compile(
    r"[-–—•◦▪●○■□☐☒☑✓➢→*·]|\(?\d{1,3}(?:[.:]\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2}){0,3}|§\s*\d+"
    r"|\(?[a-zåäöA-ZÅÄÖ][.)]|\(?[ivxIVX]{1,6}[.)]|[ao]|att"
)
_LABEL_ROOM = 0.45  # of the size
_SIGN = re.compile(r"[^\w(§]")
_FACT = re.compile(r"[A-ZÅÄÖ][^.:]{1,30}:(?:\s|$)")
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class Line:
    """Pieces that stand beside each other, from left to right."""

    pieces: list[Piece]
    base: float
    size: float
    _text: str | None = None

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        """Where its letters reach up to."""
        return self.base - self.size * 0.8

    @property
    def bottom(self) -> float:
        """Where its letters reach down to."""
        return self.base + self.size * 0.2

    @property
    def text(self) -> str:
        """What it says; it is asked often, and changes no more once it is asked."""
        if self._text is None:
            gathered = Gathered()
            self.add_to(gathered)
            self._text = "".join(run.text for run in gathered.taken())
        return self._text

    @property
    def label(self) -> Piece | None:
        """The number or the sign of a list: by itself, with more room after it than a space."""
        if len(self.pieces) < 2 or not _SEPARATE.fullmatch(self.pieces[0].text):  # noqa: PLR2004
            return None
        room = self.pieces[1].left - self.pieces[0].right
        return self.pieces[0] if room > _LABEL_ROOM * self.size else None

    @property
    def first_word(self) -> float:
        """How much room its first word takes."""
        end = self.left
        for piece in self.pieces:
            if piece.left - end > _SPACE * self.size and end > self.left:
                break
            for letter in piece.letters:
                if letter.text.isspace():
                    return end - self.left
                end = letter.right
        return end - self.left

    def add_to(self, gathered: Gathered) -> None:
        """Add its text to a paragraph."""
        end = self.left
        for at, piece in enumerate(self.pieces):
            plain = piece.look._replace(size=round(piece.size, 1)).run(piece.link)
            gap = piece.left - end
            if at and gap > _TAB * self.size:
                gathered.add("\t", plain)
            elif at and not gathered.ends_in_space:
                # A tab after a word that nearly reaches it leaves hardly any room.
                close = (
                    gap > _CLOSE * self.size
                    and gathered.ends_with(":")
                    and piece.letters[0].text.isalnum()
                )
                gathered.add(" " if gap > _SPACE * self.size or close else "", plain)
            if not piece.struck:
                gathered.add(piece.text, plain)
            else:
                struck = piece.look._replace(size=plain.size, struck=True).run(piece.link)
                for letter in piece.letters:
                    gathered.add(letter.text, struck if piece.crossed(letter) else plain)
            end = max(end, piece.right)


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Put pieces into lines, from above and down."""
    lines: list[Line] = []
    for piece in sorted(pieces, key=lambda each: (each.base, each.left)):
        line = lines[-1] if lines else None
        if line and abs(piece.base - line.base) <= _SAME_LINE * min(piece.size, line.size):
            line.pieces.append(piece)
            line.size = max(line.size, piece.size)
        else:
            lines.append(Line([piece], piece.base, piece.size))
    lines = _with_raised(lines)
    for line in lines:
        line.pieces.sort(key=lambda each: each.left)
    return lines


def _with_raised(lines: list[Line]) -> list[Line]:
    """Put small letters that stand a little above or below a line into it."""
    kept: list[Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        if before and _raised(before, line):
            for piece in before.pieces:
                piece.look = piece.look._replace(raised=True)
            line.pieces += before.pieces
            kept[-1] = line
        elif before and _lowered(before, line):
            before.pieces += line.pieces
        else:
            kept.append(line)
    return kept


def _raised(small: Line, line: Line) -> bool:
    above = line.base - small.base
    return small.size <= _SMALLER * line.size and above < 0.7 * line.size and _beside(small, line)


def _lowered(line: Line, small: Line) -> bool:
    below = small.base - line.base
    return small.size <= _SMALLER * line.size and below < 0.35 * line.size and _beside(small, line)


def _beside(small: Line, line: Line) -> bool:
    """Tell whether all of it stands close to the letters of a line."""
    return all(
        any(-line.size < piece.left - each.right < line.size for each in line.pieces)
        or any(-line.size < each.left - piece.right < line.size for each in line.pieces)
        for piece in small.pieces
    )


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

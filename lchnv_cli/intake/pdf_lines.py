"""Pieces of text on a page → lines: what stands beside each other, with the gaps between."""

from collections.abc import Iterable
from dataclasses import dataclass

from lchnv_cli.intake.gathered import Gathered
from lchnv_cli.intake.pdf_page import Piece
from lchnv_cli.model.late_pattern import late

_SAME_LINE = 0.3  # of the size of the letters
_SMALLER = 0.86  # than the line, and it is raised
_TAB, _SPACE = 1.2, 0.15  # of the size: wider gaps are as if somebody had pressed that
_CLOSE = 0.03  # of the size: what is left of a tab that hardly had room
# The same by itself; "a" is what LibreOffice prints for a list whose sign is the word "att".
_SEPARATE = late(
    r"[-–—•◦▪●○■□☐☒☑✓➢→*·]|\(?\d{1,3}(?:[.:]\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2}){0,3}|§\s*\d+"
    r"|\(?[a-zåäöA-ZÅÄÖ][.)]|\(?[ivxIVX]{1,6}[.)]|[ao]|att"
)
_LABEL_ROOM = 0.45  # of the size


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

"""Lines in running text that look like list entries or clauses: bullets from Word, lost spaces.

Running text may begin a line with a dash, an asterisk or a number, so a mark alone is seldom
enough: it is believed before "att", among clauses, and where two lines in a row have it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folding import UNSEEN
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import leads_in
from lchnv_cli.rules.shared.unread import HARD, Around, Line, Unread, shown

BULLETS = "•·▪▫◦‣⁃●○■□►➢✓\uf0b7\uf0a7\uf0d8\uf02d"
DASHES = "–—‒―‐‑−"
_GAP = rf"[ \t{HARD}{UNSEEN}]*+"
# What only stands before "att" as a mark: a sign, a square to tick, HTML's, other numbers.
_ODD = (
    r"(?:[^\w\s\\\0\"”“'’(\[]{1,3}|\[[ xX]\]|\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?|[A-ZÅÄÖ]{1,4}[.)]"
    r"|o(?=\s)|&#?\w{2,8};|<li>)"
)
_MARK = late(
    rf"(?P<bullet>[{BULLETS}]|o(?=[\t{HARD}]))(?P<gap1>{_GAP})"
    rf"|(?P<dash>[{DASHES}])(?P<gap2>{_GAP})(?!\d)"
    rf"|(?P<hyphen>[-*+])(?P<gap3>{_GAP})(?=[^\W\d_])"
    rf"|(?P<number>\d{{1,2}})(?P<end1>[.)])(?P<gap4>{_GAP})(?=[^\W\d_])"
    rf"|(?P<letter>\(?(?:[a-h]|i{{1,3}}|i?v|\d)[.)]\)?)(?P<gap5>{_GAP})(?=[^\W\d_])"
    rf"|(?P<slashed>\\[-*+]|\d{{1,2}}\\[.)])(?P<gap6>{_GAP})(?=att\b)"
    rf"|(?![*_~]+att)(?P<odd>{_ODD}(?:{_GAP}{_ODD}){{0,2}})(?P<gap7>{_GAP})(?=att\b)"
)
_SORTS = ("bullet", "dash", "hyphen", "number", "letter", "slashed", "odd")
_ATT = late(r"att\b", re.IGNORECASE)
_DIALOGUE = late(r"[\"”»]?[A-ZÅÄÖ].*[.!?…][\"”«]?$")
_PAUSES = (":", ".", ";", "!", "?")
_MANY = 3
_CLOSED = late(r"\S\*")
_MID_BULLET = late(rf"\s[{BULLETS}]\s")


class _Marked(NamedTuple):
    line: Line
    sort: str
    mark: str
    gap: str
    rest: str
    place: int  # in the block, from 0

    @property
    def att(self) -> bool:
        return _ATT.match(self.rest) is not None

    @property
    def order(self) -> int:
        """The number, or the letter's place in the alphabet; -1 for marks that do not count."""
        if self.sort == "number":
            return int(self.mark)
        return ord(self.mark.strip("(.)")[:1]) if self.sort == "letter" else -1


def unread_entries(text: FullText, lines: Sequence[Line], around: Around) -> Iterator[Unread]:
    """Find list entries among the lines of a block of running text."""
    marked = [_marked(line, place) for place, line in enumerate(lines)]
    for _, group in groupby(marked, lambda one: one.sort if one else ""):
        run = [one for one in group if one is not None]
        if not run:
            continue
        above = lines[run[0].place - 1].text if run[0].place else ""
        here = replace(around, deciding=around.deciding or leads_in(above) is not None)
        if _is_list(run, lines, here, above):
            edits = _edits(text, run, here) if _is_sure(run, above, here) else {}
            for one in run:
                yield _told(one, edits.get(one.place, ()), severe=here.deciding or one.att)


def _marked(line: Line, place: int) -> _Marked | None:
    match = _MARK.match(line.text)
    if match is None:
        return None
    sort, gap = next((s, match[f"gap{n}"]) for n, s in enumerate(_SORTS, 1) if match[s])
    rest = line.text[match.end() :]
    return _Marked(line, sort, match[sort], gap, rest, place) if rest else None


def _is_list(run: Sequence[_Marked], lines: Sequence[Line], around: Around, above: str) -> bool:
    """Tell a list from running text whose lines happen to begin with such a mark."""
    first, several = run[0], len(run) > 1
    if first.sort == "bullet":
        return not any(_MID_BULLET.search(line.text) for line in lines)
    if first.sort in {"slashed", "odd"}:
        return around.deciding or several
    if first.sort in {"number", "letter"}:
        counted = all(later.order == one.order + 1 for one, later in pairwise(run))
        lettered = around.deciding and first.sort == "letter"
        return (several and counted) or lettered or any(one.att for one in run)
    if first.sort == "dash":
        return around.deciding or around.dashed or _is_dashed_list(run, above)
    alone = len(lines) == 1 and first.mark == "-" and not first.gap
    believed = around.deciding or several or first.att or alone or first.line.unseen
    believed = believed or bool(first.gap.strip(" \t"))
    italics = first.mark == "*" and any(_CLOSED.search(line.text, 1) for line in lines)
    return believed and not italics


def _is_dashed_list(run: Sequence[_Marked], above: str) -> bool:
    """Tell a list from what people say, and from a parenthesis that happened to begin a line."""
    first = run[0]
    within = first.place > 0 and not above.endswith(_PAUSES)
    if within and len(run) < _MANY:
        return first.att and not any(f" {one.mark} " in one.rest for one in run)
    spoken = all(_DIALOGUE.match(one.rest) for one in run)
    return (len(run) > 1 or first.att) and not spoken


def _is_sure(run: Sequence[_Marked], above: str, around: Around) -> bool:
    """Tell whether the marks may be changed without anybody looking at the result."""
    lone = len(run) == 1 and run[0].sort == "dash" and not around.deciding
    return not lone or run[0].place == 0 or above.endswith(_PAUSES)


def _edits(text: FullText, run: Sequence[_Marked], around: Around) -> dict[int, tuple[Edit, ...]]:
    """Give the edits that make entries of the lines; none where Markdown would still not see it."""
    edits: dict[int, tuple[Edit, ...]] = {}
    for one in run:
        start = one.line.at
        if one.line.unseen or len(one.line.indent.expandtabs(4)) > 3:  # noqa: PLR2004 - too deep in
            start -= len(one.line.indent)
        if one.sort in {"letter", "odd"} or (one.sort != "number" and not around.mark):
            return {}
        if one.sort == "slashed":
            mark, end = one.mark.replace("\\", ""), one.line.at + len(one.mark) + len(one.gap)
            edits[one.place] = (text.edit(start, end, f"{mark} "),)
            continue
        if one.sort == "number":
            if run[0].place and run[0].order != 1 and around.mark:
                return {}
            at, mark = one.line.at, one.line.text[: len(one.mark) + 1]
            edits[one.place] = (text.edit(start, at + len(mark) + len(one.gap), f"{mark} "),)
            continue
        mark = one.mark if one.sort == "hyphen" else around.mark
        end = one.line.at + len(one.mark) + len(one.gap)
        edits[one.place] = (text.edit(start, end, f"{mark} "),)
    return edits


def _told(one: _Marked, edits: tuple[Edit, ...], *, severe: bool) -> Unread:
    what = "Att-satsen" if one.att else "Raden"
    hard = one.sort in {"hyphen", "number"} and one.gap.strip(" \t")
    why = f": efter {one.mark} står inget vanligt blanksteg" if hard else ""
    why = ": det omvända snedstrecket gör tecknet till text" if one.sort == "slashed" else why
    why = f": före {one.mark} står ett tecken som inte syns" if one.line.unseen else why
    message = f"{what} ”{shown(one.line.text)}” läses inte som en egen punkt i en lista{why}."
    if one.sort in {"number", "letter"}:
        remedy = "Skriv talet med punkt och blanksteg, 1. att …, och en tom rad före listan."
    else:
        remedy = "Skriv raden med bindestreck och blanksteg: - " + ("att …" if one.att else "…")
    if edits:
        remedy = remedy.rstrip(".") + ", eller kör lchnv check --fix."
    return Unread(one.line.number, message, remedy, severe, None, edits)

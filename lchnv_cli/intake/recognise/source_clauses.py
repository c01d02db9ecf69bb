"""The clauses of a proposal or a decision: which lines are some, and how they are written."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.cursor import Cursor
from lchnv_cli.intake.recognise.draft import Doubt, Piece, Quoted
from lchnv_cli.intake.recognise.marks import System
from lchnv_cli.intake.recognise.run_markdown import inline
from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.recognise.words import (
    begins_attendance,
    begins_clause,
    is_field,
    is_over_clauses,
)
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import goes_on
from lchnv_cli.render.literal import beginning

SAID = late(
    r"(?P<word>(?:(?:mötets|nätverkets|gruppens|rådets|styrgruppens|vårt)\s+)?beslut(?:et)?"
    r"|(?:\w+s\s+)?förslag(?:et)?(?:\s+till\s+beslut)?|beslutsförslag)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_CUT = late(r"a\s+(?=[a-zåäöA-ZÅÄÖ])")  # a list whose sign was att, in another format
_SIGN = late(r"\s*[-–—•*·▪o]\s+(?=\S)")
_SIGNS_OF_LISTS = frozenset("•-–·▪◦")
LOST_ATT = "Listans tecken ”att” har gått förlorat i filen; ordet är tillagt i satserna."
_TO_FIRST_LETTER = late(r"\s*[-–—•*·▪]?\s*")
_SLIPPED = 4  # points of indent: no more than a hand that slipped
_LONGEST_CLAUSE = 600


class Clause(NamedTuple):
    """A clause, how deep it is set in, and its number where it has one."""

    text: str
    depth: int
    number: str = ""
    read: tuple[Quoted, ...] = ()


class Asked(NamedTuple):
    """What stands before clauses.

    ``under`` tells that they need no att to be some, ``listed`` that those of a list do not,
    ``att`` that the lead-in has taken it, and ``decides`` that somebody decides, so that they
    want one.
    """

    under: bool
    att: bool = False
    decides: bool = False
    listed: bool = False


def read_clauses(cursor: Cursor, asked: Asked) -> tuple[list[Clause], list[Doubt]]:
    """Read the clauses that stand here."""
    found: list[Clause] = []
    doubts: list[Doubt] = []
    base: Line | None = None
    while (line := cursor.line()) is not None:
        if (
            SAID.match(line.text)
            or is_over_clauses(line.text)
            or is_field(line.text)
            or begins_attendance(line.text)
        ):
            break
        if base is not None and line.level:
            break
        depth = 0 if base is None or not _nested(line, base) else 1
        restored = _restored(line, asked, after_one=bool(doubts))
        clause = _clause(line, base, asked, depth=depth, restored=restored)
        if clause is None and depth:
            clause = Clause(beginning(inline(line.bare.runs, plain=True)), 1, _number(line))
        if clause is None:
            break
        base = base or line
        if restored and not line.sign and _CUT.match(line.raw):
            clause = clause._replace(read=(Quoted(line.text, line.place, "Listans tecken: a"),))
        if restored and not doubts:
            doubts.append(Doubt(LOST_ATT, line.text, line.place))
        found.append(clause)
        cursor.take()
    return found, doubts


def _clause(
    line: Line, base: Line | None, asked: Asked, *, depth: int, restored: bool
) -> Clause | None:
    """Read a line as a clause; None where it is none."""
    bare, number = line.bare, _number(line)
    listed = bool(line.sign) or _SIGN.match(bare.raw) is not None or line.mark is not None
    if line.sign.lower().rstrip(".):") == "att":
        return Clause(f"att {inline(bare.runs, plain=True)}", depth)
    if begins_clause(line) or (base is not None and goes_on(bare.text)):
        start = _TO_FIRST_LETTER.match(bare.raw)
        own = bare.after(start.end()) if start else bare
        return Clause(beginning(inline(own.runs, plain=True)), depth, number)
    cut = _CUT.match(bare.raw) if restored and not line.sign else None
    sign = cut or _SIGN.match(bare.raw)
    text = inline((bare.after(sign.end()) if sign else bare).runs, plain=True)
    if restored or (asked.att and (listed or bare.text[:1].islower())):
        return Clause(f"att {text}", depth)
    plain = asked.under and (base is None or not line.gap) and len(text) <= _LONGEST_CLAUSE
    if ((asked.under or asked.listed) and listed) or (plain and not line.follows and not line.bold):
        return Clause(beginning(text), depth, number)
    return None


def _restored(line: Line, asked: Asked, *, after_one: bool) -> bool:
    """Tell whether a list printed att before a line, and the file has at most a rest of it.

    Where one of the list had it, all have, also those that begin with a name.
    """
    if begins_clause(line) or asked.att:
        return False
    if not line.sign and (match := _CUT.match(line.raw)):
        return after_one or line.raw[match.end()].islower()
    if line.sign.rstrip(".)") in {"a", "A"} and line.sign[-1:] not in ".)":
        return True
    typed = None if line.sign else _SIGN.match(line.raw)
    small = line.raw[typed.end() if typed else 0 :].lstrip()[:1].islower()
    if line.sign in _SIGNS_OF_LISTS or typed:
        return asked.decides and (small or after_one)
    return asked.under and asked.decides and small and not line.sign and line.mark is None


def _number(line: Line) -> str:
    mark = line.mark
    if mark is None or mark.system not in {System.NUMBER, System.LETTER, System.PLAIN}:
        return ""
    return f"{mark.last}." if mark.system is not System.LETTER else ""


def _nested(line: Line, base: Line) -> bool:
    """Tell whether a line is set in under a clause."""
    own, other = line.paragraph, base.paragraph
    if own.label and other.label and own.label.list == other.label.list:
        return own.label.level > other.label.level
    if line.mark is not None and base.mark is None and not base.sign:
        return True
    return own.indent > other.indent + _SLIPPED


def listed_clauses(clauses: Sequence[Clause], doubts: Sequence[Doubt]) -> Piece:
    """Write clauses as a list, numbered where the source numbers them."""
    numbered = all(clause.number for clause in clauses if clause.depth == 0)
    read = tuple(quoted for clause in clauses for quoted in clause.read)
    return Piece("\n".join(_entries(clauses, numbered=numbered)), "", tuple(doubts), read)


def _entries(clauses: Sequence[Clause], *, numbered: bool) -> Iterator[str]:
    width = 2
    for clause in clauses:
        if clause.depth == 0:
            mark = f"{clause.number} " if numbered else "- "
            width = len(mark)
            yield f"{mark}{clause.text}"
        else:
            yield f"{' ' * width}{f'{clause.number} ' if clause.number else '- '}{clause.text}"

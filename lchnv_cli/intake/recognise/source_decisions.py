"""Proposals and decisions: a heading or a lead-in, and the clauses after it.

They come out as the format has them: a heading, a lead-in on its own without a colon, and a list.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.intake.recognise.cursor import Cursor
from lchnv_cli.intake.recognise.draft import Doubt, Piece, Quoted
from lchnv_cli.intake.recognise.marks import System
from lchnv_cli.intake.recognise.run_markdown import inline
from lchnv_cli.intake.recognise.source_lines import Line, raw_place
from lchnv_cli.intake.recognise.words import (
    begins_attendance,
    begins_clause,
    is_field,
    is_over_clauses,
)
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import DECIDES, goes_on, heading_over, in_one_sentence, leads_in
from lchnv_cli.render.literal import beginning, literal

_SAID = late(
    r"(?P<word>(?:(?:mötets|nätverkets|gruppens|rådets|styrgruppens|vårt)\s+)?beslut(?:et)?"
    r"|(?:\w+s\s+)?förslag(?:et)?(?:\s+till\s+beslut)?|beslutsförslag)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_NEXT_ATT = late(r"(?<=[.;,])\s+(?=(?:samt\s+|och\s+|dels\s+)?[Aa]tt\b)")
_CUT = late(r"a\s+(?=[a-zåäöA-ZÅÄÖ])")  # a list whose sign was att, in another format
_SIGN = late(r"\s*[-–—•*·▪o]\s+(?=\S)")
_SIGNS_OF_LISTS = frozenset("•-–·▪◦")
_AT_ITS_END = late(r"\s+att\s*:?$")
_VERB = late(rf"\b(?:{DECIDES}|besluta)\b")
LOST_ATT = "Listans tecken ”att” har gått förlorat i filen; ordet är tillagt i satserna."
_TO_FIRST_LETTER = late(r"\s*[-–—•*·▪]?\s*")
_SEVERAL = 2  # paragraphs
_SLIPPED = 4  # points of indent: no more than a hand that slipped
_LONGEST_LEAD = 200
_LONGEST_CLAUSE = 600
_OTHERS = ("på mötet", "på möte", "vid mötet", "vid möte", "tidigare", "samtidigt", "därefter")
_WE = late(
    r"(?:(?:efter|med)\s[^.]{3,60}?\s)?(?:\w*(?:nätverket|gruppen|mötet|rådet|styrelsen|nämnden"
    r"|kommittén|utskottet|forumet|kollegiet|teamet)|vi|man|de\s+närvarande|deltagarna|samtliga"
    r"|ordföranden?)\b",
    re.IGNORECASE,
)


class _Clause(NamedTuple):
    """A clause, how deep it is set in, and its number where it has one."""

    text: str
    depth: int
    number: str = ""
    read: tuple[Quoted, ...] = ()


class _Asked(NamedTuple):
    """What stands before clauses.

    ``under`` tells that they need no att to be some, ``att`` that the lead-in has taken it, and
    ``decides`` that somebody decides, so that they want one.
    """

    under: bool
    att: bool = False
    decides: bool = False


def read_decision(cursor: Cursor, *, decides: bool, told: bool) -> list[Piece]:
    """Read a proposal or a decision where one begins, and pass it; nothing where none does.

    ``decides`` tells that the document is notes, where running text may tell a decision too;
    ``told`` that the point has one with clauses of its own, so that what text tells is another's.
    """
    line = cursor.line()
    if line is None:
        return []
    if is_over_clauses(line.text):
        return _under_heading(cursor)
    if match := _SAID.match(line.text):
        return _in_words(cursor, match)
    return _after_lead_in(cursor) or ([] if told or not decides else _sentence(cursor))


def has_clauses(elements: Sequence[object]) -> bool:
    """Tell whether some lines are a heading over clauses, or a lead-in with clauses after it."""
    lines = [each for each in elements if isinstance(each, Line)]
    return any(
        is_over_clauses(line.text) or _SAID.match(line.text) or begins_clause(line)
        for line in lines
    )


def _heading_of(text: str) -> str:
    over = heading_over(text)
    if over:
        return over[0].upper() + over[1:]
    return "Förslag till beslut" if "förslag" in text.casefold() else "Beslut"


def _under_heading(cursor: Cursor) -> list[Piece]:
    """Read a heading over clauses with what stands under it."""
    over = cursor.take_line()
    heading = _heading_of(over.text)
    pieces = [Piece(f"#### {heading}", read=(Quoted(over.text, over.place),))]
    if led := _after_lead_in(cursor, under=True):
        return pieces + led
    line = cursor.line()
    if several := _paragraphs(cursor):
        return [*pieces, _listed(several, [])]
    if line is not None and (one := _sentence(cursor, under=True)):
        return pieces + one
    clauses, doubts = _clauses(cursor, _Asked(under=True))
    return [*pieces, _listed(clauses, doubts)] if clauses else pieces


def _paragraphs(cursor: Cursor) -> list[_Clause]:
    """Read several paragraphs, each a decision, where another heading ends them."""
    found: list[_Clause] = []
    while (line := cursor.line(len(found))) is not None and not (line.bold or line.level):
        if is_field(line.text) or line.sign or line.mark or not line.text.endswith("."):
            return []
        found.append(_Clause(beginning(inline(line.runs, plain=True)), 0))
    if line is None or len(found) < _SEVERAL:
        return []
    cursor.at += len(found)
    return found


def _after_lead_in(cursor: Cursor, *, under: bool = False) -> list[Piece]:
    """Read a lead-in on a line of its own, where clauses come after it."""
    line = cursor.line()
    if line is None or begins_clause(line) or line.sign:
        return []
    with_att = _AT_ITS_END.search(line.text)
    lead = line.text[: with_att.start()] if with_att else line.text.rstrip(" :")
    if len(lead) > _LONGEST_LEAD or re.search(r"[.!?](?:\s|$)", lead) or is_field(lead):
        return []
    if leads_in(lead) is None:
        return []
    start = cursor.at
    cursor.take()
    asked = _Asked(under or with_att is not None, with_att is not None, _decides(lead))
    clauses, doubts = _clauses(cursor, asked)
    if not clauses:
        cursor.at = start
        return []
    return [Piece(beginning(literal(lead))), _listed(clauses, doubts)]


def _decides(lead: str) -> bool:
    """Tell whether a lead-in wants att-clauses: somebody decides, and not the following."""
    return _VERB.search(lead) is not None and "följande" not in lead.casefold()


def _in_words(cursor: Cursor, match: re.Match[str]) -> list[Piece]:
    """Read "Beslut: …" on one line, and the clauses that may go on after it."""
    line = cursor.take_line()
    rest = line.after(raw_place(line, match.end()))
    word = match["word"]
    text = rest.text
    if word.casefold() == "förslag" and text.startswith("att") and not _more_follows(cursor):
        return [Piece(f"{word}: {inline(rest.runs, plain=True)}")]
    pieces = [Piece(f"#### {_heading_of(word)}")]
    if one := in_one_sentence(text):
        lead, clause, _ = one
        if not lead.endswith(":"):
            clauses = [_Clause(literal(each), 0) for each in _NEXT_ATT.split(clause)]
            return [*pieces, Piece(beginning(literal(lead))), _listed(clauses, [])]
    if leads_in(text) is not None and _more_follows(cursor):
        clauses, doubts = _clauses(cursor, _Asked(under=True))
        return [*pieces, Piece(beginning(literal(text.rstrip(" :")))), _listed(clauses, doubts)]
    own = inline(rest.runs, plain=True)
    first = _NEXT_ATT.split(own) if text.lower().startswith("att") else [own]
    more, doubts = _clauses(cursor, _Asked(under=False))
    return [*pieces, _listed([*(_Clause(each, 0) for each in first), *more], doubts)]


def _more_follows(cursor: Cursor) -> bool:
    line = cursor.line()
    return line is not None and begins_clause(line)


def _sentence(cursor: Cursor, *, under: bool = False) -> list[Piece]:
    """Read a decision that a sentence tells; running text has it as what the meeting did."""
    line = cursor.line()
    if line is None or line.sign or line.follows or _follows_on(cursor):
        return []
    for before, told, after in _sentences(line.text):
        one = in_one_sentence(told)
        if one is None or one[0].endswith(":") or not (under or _is_own(one[0], one[1])):
            continue
        cursor.take()
        clauses = [_Clause(literal(each), 0) for each in _NEXT_ATT.split(one[1])]
        start, end = (raw_place(line, at) for at in (len(before), len(line.text) - len(after)))
        rest = [line.until(start), line.after(end)]
        pieces = [Piece(beginning(inline(own.runs))) if own.text else None for own in rest]
        decision = [Piece(beginning(literal(one[0]))), _listed(clauses, [])]
        return [each for each in (pieces[0], *decision, pieces[1]) if each]
    return []


def _follows_on(cursor: Cursor) -> bool:
    after = cursor.line(1)
    return after is not None and after.follows


def _sentences(text: str) -> Iterator[tuple[str, str, str]]:
    """Give each sentence, the last first, with what stands before and after it."""
    ends = [match.end() for match in re.finditer(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text)]
    for start, end in reversed([*zip([0, *ends], [*ends, len(text)], strict=True)]):
        yield text[:start], text[start:end].rstrip(), text[end:]


def _is_own(lead: str, clause: str) -> bool:
    """Tell whether a sentence tells what this meeting decided, and not what another did."""
    if len(lead) > 90 or list(dates_in(lead)) or not _WE.match(lead):  # noqa: PLR2004
        return False
    if re.search(r"\b(?:hade|har|skulle|ska|kan|bör|måste)\b", lead):
        return False
    return not any(words in lead.casefold() for words in _OTHERS) and bool(clause)


def _clauses(cursor: Cursor, asked: _Asked) -> tuple[list[_Clause], list[Doubt]]:
    """Read the clauses that stand here."""
    found: list[_Clause] = []
    doubts: list[Doubt] = []
    base: Line | None = None
    while (line := cursor.line()) is not None:
        if is_over_clauses(line.text) or is_field(line.text) or begins_attendance(line.text):
            break
        if base is not None and line.level:
            break
        depth = 0 if base is None or not _nested(line, base) else 1
        restored = _restored(line, asked, after_one=bool(doubts))
        clause = _clause(line, base, asked, depth=depth, restored=restored)
        if clause is None and depth:
            clause = _Clause(beginning(inline(line.bare.runs, plain=True)), 1, _number(line))
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
    line: Line, base: Line | None, asked: _Asked, *, depth: int, restored: bool
) -> _Clause | None:
    """Read a line as a clause; None where it is none."""
    bare, number = line.bare, _number(line)
    listed = bool(line.sign) or _SIGN.match(bare.raw) is not None or line.mark is not None
    if line.sign.lower().rstrip(".):") == "att":
        return _Clause(f"att {inline(bare.runs, plain=True)}", depth)
    if begins_clause(line) or (base is not None and goes_on(bare.text)):
        start = _TO_FIRST_LETTER.match(bare.raw)
        own = bare.after(start.end()) if start else bare
        return _Clause(beginning(inline(own.runs, plain=True)), depth, number)
    cut = _CUT.match(bare.raw) if restored and not line.sign else None
    sign = cut or _SIGN.match(bare.raw)
    text = inline((bare.after(sign.end()) if sign else bare).runs, plain=True)
    if restored or (asked.att and (listed or bare.text[:1].islower())):
        return _Clause(f"att {text}", depth)
    plain = asked.under and (base is None or not line.gap) and len(text) <= _LONGEST_CLAUSE
    if (asked.under and listed) or (plain and not line.follows and not line.bold):
        return _Clause(beginning(text), depth, number)
    return None


def _restored(line: Line, asked: _Asked, *, after_one: bool) -> bool:
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


def _listed(clauses: Sequence[_Clause], doubts: Sequence[Doubt]) -> Piece:
    """Write clauses as a list, numbered where the source numbers them."""
    numbered = all(clause.number for clause in clauses if clause.depth == 0)
    read = tuple(quoted for clause in clauses for quoted in clause.read)
    return Piece("\n".join(_entries(clauses, numbered=numbered)), "", tuple(doubts), read)


def _entries(clauses: Sequence[_Clause], *, numbered: bool) -> Iterator[str]:
    width = 2
    for clause in clauses:
        if clause.depth == 0:
            mark = f"{clause.number} " if numbered else "- "
            width = len(mark)
            yield f"{mark}{clause.text}"
        else:
            yield f"{' ' * width}{f'{clause.number} ' if clause.number else '- '}{clause.text}"

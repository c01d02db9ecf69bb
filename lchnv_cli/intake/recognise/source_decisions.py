"""Proposals and decisions: a heading or a lead-in, and the clauses after it.

They come out as the format has them: a heading, a lead-in on its own without a colon, and a list.
"""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.intake.recognise.cursor import Cursor
from lchnv_cli.intake.recognise.draft import Piece, Quoted
from lchnv_cli.intake.recognise.maybe_decided import WE
from lchnv_cli.intake.recognise.run_markdown import inline
from lchnv_cli.intake.recognise.source_clauses import (
    SAID,
    Asked,
    Clause,
    listed_clauses,
    read_clauses,
)
from lchnv_cli.intake.recognise.source_lines import Line, raw_place
from lchnv_cli.intake.recognise.words import (
    begins_clause,
    is_field,
    is_over_clauses,
)
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import DECIDES, heading_over, in_one_sentence, leads_in
from lchnv_cli.render.literal import beginning, literal

_BOLD = late(r"(?P<word>beslut)\s+(?=att\b)", re.IGNORECASE)
_NEXT_ATT = late(r"(?<=[.;,])\s+(?=(?:samt\s+|och\s+|dels\s+)?[Aa]tt\b)")
_AT_ITS_END = late(r"\s+att\s*:?$")
_VERB = late(rf"\b(?:{DECIDES}|besluta)\b")
_SENTENCE_ENDS = late(r"[.!?]\s+[A-ZÅÄÖ]")
_SEVERAL = 2  # paragraphs
_LONGEST_LEAD = 200
_OTHERS = ("på mötet", "på möte", "vid mötet", "vid möte", "tidigare", "samtidigt", "därefter")
_WE = late(WE, re.IGNORECASE)
# What no reader of the folder takes for a lead-in, so that a heading stands for it.
_SETTLED = late(
    rf"(?P<word>(?:{WE}\s+bestäm(?:de|mer)|(?:bestämdes|beslutades|beslöts)))\s+(?=att\b)",
    re.IGNORECASE,
)


def read_decision(cursor: Cursor, *, decides: bool, told: bool) -> list[Piece]:
    """Read a proposal or a decision where one begins, and pass it; nothing where none does.

    ``decides`` tells that the document is notes, where running text may tell a decision too;
    ``told`` that the point has one with clauses of its own, so that what text tells is another's.
    """
    line = cursor.line()
    if line is None:
        return []
    if is_over_clauses(line.text) and (under := _under_heading(cursor)):
        return under
    match = SAID.match(line.text) or (_BOLD.match(line.text) if line.bold else None)
    if decides and not (match or told or _SENTENCE_ENDS.search(line.text)):
        match = _SETTLED.match(line.text)
    if match:
        return _in_words(cursor, match)
    return _after_lead_in(cursor) or ([] if told or not decides else _sentence(cursor))


def has_clauses(elements: Sequence[object]) -> bool:
    """Tell whether some lines are a heading over clauses, or a lead-in with clauses after it."""
    lines = [each for each in elements if isinstance(each, Line)]
    return any(
        is_over_clauses(line.text) or SAID.match(line.text) or begins_clause(line) for line in lines
    )


def _heading_of(text: str) -> str:
    over = heading_over(text)
    if over:
        return over[0].upper() + over[1:]
    return "Förslag till beslut" if "förslag" in text.casefold() else "Beslut"


def _under_heading(cursor: Cursor) -> list[Piece]:
    """Read a heading over clauses with what stands under it."""
    start, over = cursor.at, cursor.take_line()
    heading = _heading_of(over.text)
    pieces = [Piece(f"#### {heading}", read=(Quoted(over.text, over.place),))]
    if led := _after_lead_in(cursor, under=True):
        return pieces + led
    line = cursor.line()
    if several := _paragraphs(cursor):
        return [*pieces, listed_clauses(several, [])]
    if line is not None and not line.mark and (one := _sentence(cursor, under=True)):
        return pieces + one
    clauses, doubts = read_clauses(cursor, Asked(under=True))
    if not clauses:
        cursor.at = start
    return [*pieces, listed_clauses(clauses, doubts)] if clauses else []


def _paragraphs(cursor: Cursor) -> list[Clause]:
    """Read several paragraphs, each a decision, where another heading ends them."""
    found: list[Clause] = []
    while (line := cursor.line(len(found))) is not None and not (line.bold or line.level):
        if is_field(line.text) or line.sign or line.mark or not line.text.endswith("."):
            return []
        found.append(Clause(beginning(inline(line.runs, plain=True)), 0))
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
    att, decides = with_att is not None, _decides(lead)
    asked = Asked(under or att, att, decides, decides and line.text.rstrip().endswith(":"))
    clauses, doubts = read_clauses(cursor, asked)
    if not clauses:
        cursor.at = start
        return []
    return [Piece(beginning(literal(lead))), listed_clauses(clauses, doubts)]


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
    pieces = [Piece(f"#### {_heading_of(word)}", read=(Quoted(line.text, line.place),))]
    if one := in_one_sentence(text):
        lead, clause, _ = one
        if not lead.endswith(":"):
            clauses = [Clause(literal(each), 0) for each in _NEXT_ATT.split(clause)]
            return [*pieces, Piece(beginning(literal(lead))), listed_clauses(clauses, [])]
    if leads_in(text) is not None and _more_follows(cursor):
        clauses, doubts = read_clauses(cursor, Asked(under=True))
        return [
            *pieces,
            Piece(beginning(literal(text.rstrip(" :")))),
            listed_clauses(clauses, doubts),
        ]
    own = inline(rest.runs, plain=True)
    first = _NEXT_ATT.split(own) if text.lower().startswith("att") else [own]
    first += [clause.text for clause in _more_said(cursor)]
    more, doubts = read_clauses(cursor, Asked(under=False))
    return [*pieces, listed_clauses([*(Clause(each, 0) for each in first), *more], doubts)]


def _more_said(cursor: Cursor) -> Iterator[Clause]:
    """Give the clauses of lines in bold that each say of themselves that they are one."""
    while (line := cursor.line()) is not None and line.bold:
        if (match := _BOLD.match(line.text)) is None:
            return
        cursor.take()
        own = line.after(raw_place(line, match.end()))
        yield Clause(inline(own.runs, plain=True), 0)


def _more_follows(cursor: Cursor) -> bool:
    line = cursor.line()
    return line is not None and begins_clause(line)


def _sentence(cursor: Cursor, *, under: bool = False) -> list[Piece]:
    """Read a decision that a sentence tells; running text has it as what the meeting did."""
    line = cursor.line()
    if line is None or line.sign or line.follows or _follows_on(cursor):
        return []
    for before, told, after in _sentences(line.text):
        if before and (match := SAID.match(told) or _SETTLED.match(told)):
            cut = raw_place(line, len(before) + match.end())
            clause = Clause(inline(line.after(cut).runs, plain=True), 0)
            if after or not told.endswith("."):
                continue
            cursor.take()
            own = Piece(beginning(inline(line.until(raw_place(line, len(before))).runs)))
            heading = f"#### {_heading_of(match['word'])}"
            read = (Quoted(line.text, line.place),)
            return [own, Piece(heading, read=read), listed_clauses([clause], [])]
        one = in_one_sentence(told)
        if one is None or one[0].endswith(":") or not (under or _is_own(one[0], one[1])):
            continue
        cursor.take()
        clauses = [Clause(literal(each), 0) for each in _NEXT_ATT.split(one[1])]
        start, end = (raw_place(line, at) for at in (len(before), len(line.text) - len(after)))
        rest = [line.until(start), line.after(end)]
        pieces = [Piece(beginning(inline(own.runs))) if own.text else None for own in rest]
        decision = [Piece(beginning(literal(one[0]))), listed_clauses(clauses, [])]
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

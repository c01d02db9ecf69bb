"""Lines that were sent and came back → edits of the running text, and the changes they make."""

import re

from lchnv_cli.intake.returned.change import Did, TextEdit, Unplaced, in_text, narrowed
from lchnv_cli.intake.returned.comparison import Comparison
from lchnv_cli.intake.returned.inline import as_markdown, carried, harmonised
from lchnv_cli.intake.returned.inserting import put_in
from lchnv_cli.intake.returned.lines import Line, Lines, Look, Styled, alike
from lchnv_cli.intake.returned.pairing import paired
from lchnv_cli.intake.returned.placing import placed
from lchnv_cli.intake.returned.ranges import ranges
from lchnv_cli.intake.returned.things import named
from lchnv_cli.intake.returned.units import LISTED, Sort, Unit, read_inline, said
from lchnv_cli.model.late_pattern import late

_NUMBER = late(r"\w+(?=[.)])")
_BREAKS = {Sort.FACT: "\n", Sort.HEADING: " "}
_FENCE = "```"
_LATEST = 10  # of all that is put in at one place


def carry(source: str, units: list[Unit], sent: Lines, back: Lines, *, decides: bool) -> Comparison:
    """Compare what was sent with what came back; what that gives stands in the comparison."""
    own = named(source, placed(units, sent.lines), sent, back)
    both = Comparison(
        *(source, units, own.sent, own.back, decides),
        new_notes=own.notes,
        pictures=own.pictures,
        resaved=own.resaved,
    )
    both.lost += [("", f"Bild: {name}") for name in own.unshown]
    _notes(both)
    for a, b in (*both.pairs.pairs, *((a, b) for b, a in both.pairs.moved.items())):
        if a is not None and b is not None:
            _pair(both, a, b)
    moved = {*both.pairs.moved.values()}
    gone: list[Unit] = []
    for a, b in both.pairs.pairs:
        if b is None and a is not None:
            gone += _gone(both, a, told=a not in moved)
    put_in(both)
    _take_out(both, gone)
    _note_texts(both)
    both.edits = list(dict.fromkeys(both.edits))  # a decision is marked once
    return both


def _notes(both: Comparison) -> None:
    """Let footnotes say what they say by now."""
    ours, theirs = both.sent.notes, both.back.notes
    for a, b in paired(ours, theirs).pairs:
        if a is None or b is None or ours[a].key == theirs[b].key:
            continue
        own = (each for each in both.units if each.sort is Sort.NOTE)
        unit = next((each for each in own if alike(each.text) == ours[a].key), None)
        if unit is None:
            both.lost.append((ours[a].text, theirs[b].text))
        else:
            now = harmonised(theirs[b].styled, ours[a].styled)
            _unit(both, unit, ours[a].styled, now, theirs[b])


def _note_texts(both: Comparison) -> None:
    """Write the texts of new footnotes, and take away those that nothing mentions any more."""
    after = in_text(both.source, both.edits)
    notes = [unit for unit in both.units if unit.sort is Sort.NOTE and unit.mark]
    gone = []
    for unit in notes:
        mark = unit.mark.strip().removesuffix(":")
        if mark in both.source.replace(unit.mark.strip(), "") and mark not in after.replace(
            unit.mark.strip(), ""
        ):
            gone.append(unit)
            both.tell(Did.REMOVED, Sort.NOTE, (unit.text, ""), unit)
    new = ""
    for mark, line in both.new_notes.items():
        if mark in after:
            new += f"{mark}: {as_markdown(line.styled, line_break='<br>')}\n"
            both.tell(Did.ADDED, Sort.NOTE, ("", line.text), notes[-1] if notes else None)
        else:
            both.lost.append(("", f"Fotnot: {line.text}"))
    at = notes[-1].last if notes else len(both.source)
    if any(edit.start <= at <= edit.end for edit in both.edits):
        at = len(both.source)
    _take_out(both, gone)
    if new:
        torn = "" if both.source[:at].endswith("\n") or not at else "\n"
        apart = "" if notes and at == notes[-1].last else "\n"
        both.edits.append(TextEdit(at, at, f"{torn}{apart}{new}", _LATEST))


def _pair(both: Comparison, a: int, b: int) -> None:
    was, now, segments = both.sent.lines[a], both.back.lines[b], both.places[a]
    styled = harmonised(now.styled, was.styled)
    if not segments:
        if was.key != now.key or any(look.struck for look in styled.looks):
            both.unplaced.append(Unplaced(was, now, both.before(b)))
        return
    if was.cells:
        _row(both, segments[0].unit, was, now)
        return
    _label(both, segments[0].unit, was, now)
    if styled == was.styled:
        return
    places = ranges(was.text, styled.text, segments)
    if places is None:
        both.lost.append((was.text, now.text))
        return
    for segment, place in zip(segments, places, strict=True):
        old, new = was.styled.cut(segment.start, segment.end), styled.cut(*place)
        if old != new:
            _unit(both, segment.unit, old, new, now)


def _unit(both: Comparison, unit: Unit, was: Styled, now: Styled, line: Line) -> None:
    """Let a piece say something else."""
    if not now.text.strip():
        both.tell(Did.REMOVED, unit.sort, (unit.text, ""), unit, line=line)
        _take_out(both, [unit])
        return
    own = both.source[unit.start : unit.end]
    if own.startswith(_FENCE):
        new = own.replace(was.text, now.text, 1)
    else:
        new = carried(own, was, now, line_break=_BREAKS.get(unit.sort, "\\\n"))
    if new == own:
        return
    if (fit := _fit(new, now, unit)) is None:
        both.lost.append((was.text, now.text))
        return
    both.edits += narrowed(own, fit, unit.start)
    both.tell(Did.CHANGED, unit.sort, (was.text, now.text), unit, line=line)


def _row(both: Comparison, unit: Unit, was: Line, now: Line) -> None:
    if len(unit.cells) != len(now.cells):
        both.lost.append((was.text, now.text))
        return
    before = len(both.edits)
    for cell, one, other in zip(unit.cells, was.cells, now.cells, strict=True):
        own = both.source[cell.start : cell.end]
        now_styled = harmonised(other.styled, one.styled)
        if not own.strip() and _is_bold(was):  # a header is so anyway
            now_styled = now_styled.without_bold()
        new = carried(own, one.styled, now_styled, line_break="<br>")
        if new != own:
            both.edits += narrowed(own, new if own else f"{new} ", cell.start)
    if len(both.edits) > before:
        both.tell(Did.CHANGED, Sort.ROW, (was.text, now.text), unit, line=now)


def _is_bold(row: Line) -> bool:
    """Tell whether all that stands in a row is bold."""
    shown = [look for sign, look in zip(row.text, row.styled.looks, strict=True) if sign.strip()]
    return bool(shown) and all(look.bold for look in shown)


def _label(both: Comparison, unit: Unit, was: Line, now: Line) -> None:
    """Let the level and the number of a heading, and the number in a list, follow the print."""
    if unit.sort is Sort.HEADING and was.level and now.level and was.level != now.level:
        at = unit.label[0] if unit.label else unit.start
        both.edits.append(TextEdit(at - len(unit.mark), at, both.manners.heading(now.level)))
    if not (was.label and now.label) or was.label.text == now.label.text:
        return
    if unit.label:
        both.edits.append(TextEdit(*unit.label, now.label.text))
    elif unit.sort in LISTED and (number := _NUMBER.search(unit.mark)):
        new = _NUMBER.search(now.label.text)
        if new and number[0] in was.label.text:
            at = unit.start - len(unit.mark)
            both.edits.append(TextEdit(at + number.start(), at + number.end(), new[0]))


def _gone(both: Comparison, a: int, *, told: bool) -> list[Unit]:
    """Give the pieces of a line that is gone."""
    line, segments = both.sent.lines[a], both.places[a]
    if not segments:
        both.unplaced.append(Unplaced(line, None, None))
    for segment in segments if told else ():
        who = next((who for text, who in both.back.gone if alike(text).strip() in line.key), "")
        unit = segment.unit
        both.tell(Did.REMOVED, unit.sort, (unit.text, ""), unit, who=who)
    return [segment.unit for segment in segments]


def _take_out(both: Comparison, units: list[Unit]) -> None:
    """Take out whole lines, those beside each other as one, with one of the empty lines."""
    ordered = both.in_order(units)
    while ordered:
        first = last = ordered.pop(0)
        while ordered and both.follows(last, ordered[0]):
            last = ordered.pop(0)
        if first.sort is Sort.HEADING:
            last = both.with_notes(last)
        both.edits.append(_without(both.source, first.first, last.last))


def _without(source: str, first: int, last: int) -> TextEdit:
    before, after = source[:first], source[last:]
    empty = not before.strip() or before.endswith(("\n\n", "\n\r\n"))
    blank = re.match(r"(?:[ \t]*\r?\n)+", after)
    if empty and blank:
        last += blank.end()
    elif empty and not after.strip():
        first = len(before.rstrip("\r\n")) + 1
    return TextEdit(first, last, "")


def _fit(new: str, now: Styled, unit: Unit) -> str | None:
    """Give Markdown that reads as what came back, where any does."""
    if _FENCE in new or unit.sort is Sort.FACT:
        return new
    plain = Look(bold=True) if unit.sort is Sort.HEADING else Look()
    for each in (new, as_markdown(now, plain)):
        if _bare(said(read_inline(each))) == _bare(now.text):
            return each
    return None


def _bare(text: str) -> str:
    return " ".join(alike(text).split())

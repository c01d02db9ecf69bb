"""Lines that the document's head gives: facts at the top, attendance and the list of annexes.

They are known by what they are printed under, so a field is changed by its name and not by where
it stands. The rest that came back changed is the program's own, and told.
"""

import re
from collections.abc import Iterator, Mapping

from lchnv_cli.intake.returned.attending import HeadChanges, attendance, listed
from lchnv_cli.intake.returned.change import Change, Did, Unplaced
from lchnv_cli.intake.returned.lines import Line, alike, words_of
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.late_pattern import late

_LABELLED = late(r"([^\t:\n]{2,40}?)\s*[:\t]\s*(.*)", re.DOTALL)
_CONTENTS = ("toc", "innehåll")
_PAGE = late(r" \d+$")  # that Word puts there when it renews the list
_HEAD = "uppgifterna överst"
_GENERATED = (
    ("brevhuvud", "Brevhuvudet kommer ur rules.yaml och fältet utfärdad_av."),
    ("title", "Titeln görs av slag och organ; den ändras i rules.yaml."),
    ("toc", "Innehållsförteckningen görs av rubrikerna; ändra rubriken vid punkten."),
    ("kolofon", "Raden sist görs av fälten utfärdad_av, utskickad och publicerad."),
    ("anmärkning", "Raden räknas fram ur närvaron."),
    ("fakta", "Raden görs av programmet."),
)
_OTHER = "Texten görs av programmet och står inte i dokumentets fil."


def head_changes(
    lines: list[Unplaced],
    document: MeetingDocument,
    labels: Mapping[str, str],
    sent: tuple[Line, ...],
    back: tuple[Line, ...],
) -> HeadChanges:
    """Read what the lines change in the head. ``labels`` gives what stands there by its label."""
    done = HeadChanges()
    heads = {
        id(row): _header(row, all_rows)
        for all_rows in (sent, back)
        for row in all_rows
        if row.cells
    }
    points = {words for line in back if line.level for words in _as_listed(line)}
    for each in lines:
        line = each.back or each.sent
        if line is not None and line.style.startswith(_CONTENTS):
            if each.back and _PAGE.sub("", words_of(line.text)) not in points:
                _generated(done, each)
            continue
        header = heads.get(id(line), [])
        if header[:1] == ["Huvudman"]:
            if not attendance(done, document, each, heads):
                _generated(done, each)
        elif header[:1] == ["Nr"] and line is not None and len(line.cells) == len(header):
            _annex(done, document, each)
        elif (line is None or line.cells) or not (
            _fact(done, labels, each) or listed(done, document, each)
        ):
            _generated(done, each)
    return done


def _as_listed(line: Line) -> tuple[str, str]:
    """Give a heading as the list of points has it, with its number and without."""
    label = line.label.text if line.label else ""
    return words_of(line.text), words_of(f"{label} {line.text}")


def _header(row: Line, rows: tuple[Line, ...]) -> list[str]:
    own = (each for each in rows if each.cells and each.table == row.table)
    first = next(own, None)
    return [cell.text.strip() for cell in first.cells] if first else []


def _fact(done: HeadChanges, labels: Mapping[str, str], each: Unplaced) -> bool:
    """Read a label and its value; False where the line is none of those that a head gives."""
    was, now = (_labelled(line, labels) for line in (each.sent, each.back))
    if was is None and now is None:
        return False
    if was is not None and now is not None and was[0] != now[0]:
        return False
    label = (was or now or ("", ""))[0]
    old, new = (pair[1] if pair else "" for pair in (was, now))
    if was is not None and now is None and each.back is not None:
        return False
    if alike(old) == alike(new):
        return True
    done.fields[label] = new
    did = Did.CHANGED if old and new else Did.ADDED if new else Did.REMOVED
    done.changes.append(Change(did, label, _HEAD, old, new, each.who))
    return True


def _labelled(line: Line | None, labels: Mapping[str, str]) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(line.text) if line else None
    if match is None:
        return None
    label = next((each for each in labels if each.casefold() == match[1].casefold()), None)
    return (label, match[2].strip()) if label else None


def _annex(done: HeadChanges, document: MeetingDocument, each: Unplaced) -> None:
    was, now = (
        tuple(" ".join(cell.text.split()) for cell in line.cells) if line else ("", "")
        for line in (each.sent, each.back)
    )
    shown = [(annex.number, annex.title) for annex in document.annexes]
    free = (
        at
        for at, pair in enumerate(shown)
        if tuple(map(alike, pair)) == tuple(map(alike, was)) and at not in done.annexes
    )
    at = next(free, None) if each.sent else None
    if each.sent and at is None:
        _generated(done, each)
        return
    if at is None:
        done.new_annexes.append((now[0], now[1]))
    else:
        done.annexes[at] = (now[0], now[1]) if each.back else None
    did = Did.ADDED if at is None else Did.CHANGED if each.back else Did.REMOVED
    told = (" ".join(was).strip(), " ".join(now).strip())
    done.changes.append(Change(did, "bilaga", "bilagorna", *told, each.who))


def _generated(done: HeadChanges, each: Unplaced) -> None:
    """Tell of what the program writes itself, and where it really stands."""
    line = each.sent or each.back
    style = line.style if line else ""
    why = next((told for begins, told in _GENERATED if style.startswith(begins)), _OTHER)
    if line is not None and line.level and not line.cells:
        why = "Rubriken skrivs av programmet."
    old, new = (each.sent.text if each.sent else "", each.back.text if each.back else "")
    done.remarks.append((old, new, why))


def running_heads(sent: tuple[Line, ...], back: tuple[Line, ...]) -> Iterator[tuple[str, str, str]]:
    """Tell what was changed in the pages' heads and feet; every page has its own number there."""
    ours = {re.sub(r"\d+", "", line.key) for line in sent}
    for line in back:
        if re.sub(r"\d+", "", line.key) not in ours:
            yield "", line.text, "Sidhuvud och sidfot kommer ur mallen och dokumentets huvud."

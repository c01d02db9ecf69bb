"""Lines that the document's head gives: facts at the top, attendance and the list of annexes.

They are known by what they are printed under, so a field is changed by its name and not by where
it stands. The rest that came back changed is the program's own, and told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lchnv_cli.intake.returned.change import Change, Did, Unplaced
from lchnv_cli.intake.returned.lines import Line, alike
from lchnv_cli.model.document import MeetingDocument, Notes

_FIELDS = {"Närvarande": "närvarande", "Frånvarande": "frånvarande", "Oklart": "oklart"}
_PART = re.compile(r"\s*\((?:till|från|under|en del)\b[^()]*\)\s*$")
_COMMA = re.compile(r"\s*[;\n]\s*|\s*,\s*(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ])")
_LABELLED = re.compile(r"([^\t:\n]{2,40}?)\s*[:\t]\s*(.*)", re.DOTALL)
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


@dataclass(slots=True)
class HeadChanges:
    """Fields to set by label, people and annexes as they are after the change; and what is told.

    ``people`` gives who stands under a field and a principal, ``""`` where there is none. An annex
    that is gone is None; ``new_annexes`` are number and title.
    """

    fields: dict[str, str] = field(default_factory=dict)
    people: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    annexes: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    new_annexes: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)


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
    for each in lines:
        line = each.back or each.sent
        header = heads.get(id(line), [])
        if header[:1] == ["Huvudman"]:
            _attendance(done, document, each, heads)
        elif header[:1] == ["Nr"] and line is not None and len(line.cells) == len(header):
            _annex(done, document, each)
        elif (line is None or line.cells) or not (
            _fact(done, labels, each) or _listed(done, document, each)
        ):
            _generated(done, each)
    return done


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
    by = _who(each)
    done.changes.append(Change(did, label, _HEAD, old, new, by, tracked=bool(by)))
    return True


def _labelled(line: Line | None, labels: Mapping[str, str]) -> tuple[str, str] | None:
    match = _LABELLED.fullmatch(line.text) if line else None
    if match is None:
        return None
    label = next((each for each in labels if each.casefold() == match[1].casefold()), None)
    return (label, match[2].strip()) if label else None


def _who(each: Unplaced) -> str:
    return next((edit.who for edit in (each.back.edits if each.back else ())), "")


def _attendance(
    done: HeadChanges, document: MeetingDocument, each: Unplaced, heads: Mapping[int, list[str]]
) -> None:
    """Compare who stands where, as sets: where in a cell a name stands says nothing."""
    if not isinstance(document, Notes):
        return
    was, now = (_people(line, heads) for line in (each.sent, each.back))
    for line, people in ((each.sent, was), (each.back, now)):
        if line is not None and not people:
            _generated(done, each)
            return
    principal = next(iter([*now, *was]))[1]
    if each.sent and each.back and each.sent.cells[0].key != each.back.cells[0].key:
        _generated(done, each)
        return
    base = _known(document, principal)
    left = {key: list(names) for key, names in base.items()}
    for key in {**was, **now}:
        for name in was.get(key, []):
            if name not in now.get(key, []) and name in left.get(key, []):
                left[key].remove(name)
        for name in now.get(key, []):
            if name not in was.get(key, []) and name not in left.setdefault(key, []):
                left[key].append(name)
    _settle(done, base, left, principal, _who(each))


def _settle(
    done: HeadChanges,
    base: Mapping[tuple[str, str], list[str]],
    left: Mapping[tuple[str, str], list[str]],
    principal: str,
    by: str,
) -> None:
    before = {name: field for (field, _), names in base.items() for name in names}
    after = {name: field for (field, _), names in left.items() for name in names}
    for name in {**before, **after}:
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            did = Did.MOVED if old and new else Did.ADDED if new else Did.REMOVED
            who = f"{name} ({principal})" if principal else name
            told = (f"{who}: {old}" if old else "", f"{who}: {new}" if new else "")
            done.changes.append(
                Change(did, "närvaro", "närvaron", *told, by, weighty=True, tracked=bool(by))
            )
    for key, names in left.items():
        if names != base.get(key, []):
            done.people[key] = names


def _known(document: Notes, principal: str) -> dict[tuple[str, str], list[str]]:
    groups = {
        "närvarande": document.present,
        "frånvarande": document.absent,
        "oklart": document.unclear,
    }
    return {
        (field, principal): [str(each) for each in people if each.principal == principal]
        for field, people in groups.items()
    }


def _people(line: Line | None, heads: Mapping[int, list[str]]) -> dict[tuple[str, str], list[str]]:
    """Give the names of a row by field and principal; one that is struck is absent."""
    header = heads.get(id(line), []) if line else []
    if line is None or not line.cells or len(line.cells) != len(header):
        return {}
    principal = line.cells[0].text.strip()
    found: dict[tuple[str, str], list[str]] = {}
    for column, cell in zip(header[1:], line.cells[1:], strict=True):
        if column not in _FIELDS:
            return {}
        at = 0
        found.setdefault((_FIELDS[column], principal), [])
        for name in _COMMA.split(cell.text):
            at = cell.text.index(name, at)
            looks = cell.styled.looks[at : at + len(name)]
            struck = bool(looks) and all(look.struck for look in looks)
            own = "frånvarande" if struck and column == "Närvarande" else _FIELDS[column]
            if bare := _PART.sub("", name).strip():
                found.setdefault((own, principal), []).append(bare)
    return found


def _listed(done: HeadChanges, document: MeetingDocument, each: Unplaced) -> bool:
    """Read people listed in one paragraph, as where nobody says whom they speak for."""
    if not isinstance(document, Notes) or each.sent is None or each.back is None:
        return False
    word, mark, names = each.sent.text.partition(": ")
    again, _, now = each.back.text.partition(": ")
    base = _known(document, "")
    key = (_FIELDS.get(word, ""), "")
    if not mark or word != again or not base.get(key):
        return False
    was = [_PART.sub("", name).strip() for name in _COMMA.split(names)]
    if was != base[key]:
        return False
    new = [_PART.sub("", name).strip() for name in _COMMA.split(now)]
    _settle(done, base, {**base, key: [name for name in new if name]}, "", _who(each))
    return True


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
    by = _who(each)
    if at is None:
        done.new_annexes.append((now[0], now[1]))
    else:
        done.annexes[at] = (now[0], now[1]) if each.back else None
    did = Did.ADDED if at is None else Did.CHANGED if each.back else Did.REMOVED
    told = (" ".join(was).strip(), " ".join(now).strip())
    done.changes.append(Change(did, "bilaga", "bilagorna", *told, by, tracked=bool(by)))


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

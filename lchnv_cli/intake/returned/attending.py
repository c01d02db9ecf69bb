"""Who was at the meeting, as it was sent and as it came back: compared as sets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lchnv_cli.intake.returned.change import Change, Did, Unplaced
from lchnv_cli.intake.returned.lines import Line
from lchnv_cli.model.document import MeetingDocument, Notes
from lchnv_cli.model.late_pattern import late

_FIELDS = {"Närvarande": "närvarande", "Frånvarande": "frånvarande", "Oklart": "oklart"}
_PART = late(r"\s*\((?:till|från|under|en del)\b[^()]*\)\s*$")
_COMMA = late(r"\s*[;\n]\s*|\s*,\s*(?=[A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ])")


@dataclass(slots=True)
class HeadChanges:
    """Fields to set by label, people and annexes as they are after the change; and what is told.

    ``people`` gives who stands under a field and a principal, ``""`` where there is none. An annex
    that is gone is None; ``new_annexes`` are number and title. ``confirm`` names under each field
    those who were put in there, or taken away.
    """

    fields: dict[str, str] = field(default_factory=dict)
    people: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    annexes: dict[int, tuple[str, str] | None] = field(default_factory=dict)
    new_annexes: list[tuple[str, str]] = field(default_factory=list)
    confirm: dict[str, list[str]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    remarks: list[tuple[str, str, str]] = field(default_factory=list)


def attendance(
    done: HeadChanges, document: MeetingDocument, each: Unplaced, heads: Mapping[int, list[str]]
) -> bool:
    """Compare who stands where, as sets; False where a row is none of people."""
    if not isinstance(document, Notes):
        return False
    was, now = (_people(line, heads) for line in (each.sent, each.back))
    if (each.sent and not was) or (each.back and not now):
        return False
    principal = next(iter([*now, *was]))[1]
    former = next(iter([*was, *now]))[1]
    if former != principal:  # the principal is called something else
        named = _known(document, former)
        for (field, _), names in named.items():
            now.setdefault((field, principal), [])
            done.people |= {(field, former): []} if names else {}
        _settle(done, {}, now, principal, each.who)
        return True
    base = _known(document, principal)
    left = {key: list(names) for key, names in base.items()}
    for key in {**was, **now}:
        old, new = was.get(key, []), now.get(key, [])
        if sorted(old) == sorted(new):
            continue
        if old == left.get(key, []):
            left[key] = new
            continue
        left[key] = [name for name in left.get(key, []) if name in new or name not in old]
        left[key] += [name for name in new if name not in old and name not in left[key]]
    _settle(done, base, left, principal, each.who)
    return True


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
            done.confirm.setdefault(new or old, []).append(who)
            told = (f"{who}: {old}" if old else "", f"{who}: {new}" if new else "")
            done.changes.append(Change(did, "närvaro", "närvaron", *told, by, weighty=True))
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


def listed(done: HeadChanges, document: MeetingDocument, each: Unplaced) -> bool:
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
    _settle(done, base, {**base, key: [name for name in new if name]}, "", each.who)
    return True

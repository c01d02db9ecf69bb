"""Who signed: the lines under the last point, and names that stand over what each of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lchnv_cli.intake.recognise.draft import Quoted
from lchnv_cli.intake.recognise.heading_lines import Found
from lchnv_cli.intake.recognise.name_words import is_name
from lchnv_cli.intake.recognise.source_lines import Element, Line, side_by_side
from lchnv_cli.intake.recognise.words import attendance_section
from lchnv_cli.intake.source_blocks import Run
from lchnv_cli.model.late_pattern import late

_SIGNATURE = late(
    r"(?:vid\s+(?:protokollet|anteckningarna|pennan)|(?:protokollet\s+)?justeras?|justerat|underskrift\w*|antecknat\s+av"
    r"|sekreterare|ordförande|justerare|protokollförare|antecknare|anteckningar(?=\s*:)|för\s+anteckningarna"
    r"|anteckn(?:ingar|ade)\s+(?:gjor|för)\w+)\b\s*:?.{0,60}",
    re.IGNORECASE,
)
_TAKEN_BY = late(
    r"(?:vid\s+(?:protokollet|anteckningarna|pennan)|antecknat\s+av|(?:mötes)?sekreterare)\s*:"
    r"\s*[^.:;]{3,60}",
    re.IGNORECASE,
)
_ROLE = late(
    r"(?:(?:vice\s+|mötes)?ordförande|(?:mötes)?sekreterare|justerare|justeringsperson"
    r"|protokollförare|antecknare)",
    re.IGNORECASE,
)
_NAMED = late(r"/?\s*(?P<name>[^,/]{3,40})[,/]\s*(?P<role>[^,]{4,30})")
_LONGEST = 80  # characters of a line to sign on
_MOST = 14  # lines: more than a signature takes


class Signed(NamedTuple):
    """A source's elements, those from ``start`` to ``end`` signatures, and words told otherwise."""

    row: tuple[Element, ...]
    start: int
    end: int
    read: tuple[Quoted, ...] = ()


def signed_apart(row: Sequence[Element], found: Sequence[Found]) -> Signed:
    """Find the signatures under the last point; names there stand after what each of them is."""
    if not found:
        return Signed(tuple(row), len(row), len(row))
    first = found[-1].at + found[-1].lines
    turned = tuple(_roles_first(row[first:]))
    told = [each for each in row[first:] if isinstance(each, Line) and each not in turned]
    whole = (*row[:first], *turned)
    start = _signature(whole, first)
    end = len(whole)
    if start == end:
        start, end = _named(whole, first)
    return Signed(whole, start, end, tuple(Quoted(each.text, each.place) for each in told))


def _signature(row: Sequence[Element], first: int) -> int:
    """Give where the signatures under the last point begin; the end where there are none."""
    for at in range(len(row) - 1, first - 1, -1):
        element = row[at]
        if isinstance(element, Line) and len(element.text) > _LONGEST:
            return _begin(row, at + 1)
        if not isinstance(element, Line) and not (_signs(element) or _is_roll(row, at)):
            return _begin(row, at + 1)
        if len(row) - at > _MOST:
            return len(row)
    return _begin(row, first)


def _begin(row: Sequence[Element], first: int) -> int:
    return next((at for at in range(first, len(row)) if _signs(row[at])), len(row))


def _signs(element: Element) -> bool:
    """Tell whether a line says who signs, or a table has nothing but such lines over names.

    A list of those present may stand last too.
    """
    if isinstance(element, Line):
        section, end = attendance_section(element.text)
        over_names = bool(section) and end == len(element.text)
        return over_names or _SIGNATURE.fullmatch(element.text) is not None
    return all(_SIGNATURE.fullmatch(" ".join(cell.text.split())) for cell in element.rows[0])


def _is_roll(row: Sequence[Element], at: int) -> bool:
    """Tell whether a table stands under a heading over names."""
    above = row[at - 1] if at else None
    return isinstance(above, Line) and bool(attendance_section(above.text)[0])


def _named(row: Sequence[Element], first: int) -> tuple[int, int]:
    """Give where lines stand that name who took the notes, with an annex below them."""
    own = [
        at
        for at in range(first, len(row))
        if isinstance(line := row[at], Line) and _TAKEN_BY.fullmatch(line.text)
    ]
    return (own[0], own[0] + 1) if len(own) == 1 else (len(row), len(row))


def _roles_first(row: Sequence[Element]) -> Iterator[Element]:
    """Give the elements where names over what each of them is, also side by side, come after it."""
    taken = -1
    for at, element in enumerate(row):
        if at == taken:
            continue
        if isinstance(element, Line) and (match := _NAMED.fullmatch(element.text)):
            name, role = match["name"].strip(), match["role"].strip()
            if _ROLE.fullmatch(role) and is_name(name):
                yield replace(element, runs=(Run(f"{role}: {name}"),))
                continue
        names, roles = _parts(row, at), _parts(row, at + 1)
        if len(names) > 1 and all(map(_signs, names)) and _are_names(roles, len(names)):
            taken = at + 1
            for role, name in zip(names, roles, strict=True):
                yield replace(name, runs=(Run(f"{role.text.rstrip(': ')}: "), *name.runs))
            continue
        if names and _are(names, roles) and not any(map(_signs, _parts(row, at - 1))):
            taken = at + 1
            for name, role in zip(names, roles, strict=True):
                yield replace(name, runs=(Run(f"{role.text}: "), *name.runs), follows=False)
        else:
            yield element


def _are(names: Sequence[Line], roles: Sequence[Line]) -> bool:
    """Tell whether some lines are names, and others what each of these people is."""
    own = _are_names(names, len(roles))
    return own and all(_ROLE.fullmatch(role.text.rstrip(": ")) for role in roles)


def _are_names(lines: Sequence[Line], number: int) -> bool:
    return len(lines) == number and all(is_name(e.text.partition(",")[0]) for e in lines)


def _parts(row: Sequence[Element], at: int) -> list[Line]:
    element = row[at] if 0 <= at < len(row) else None
    return side_by_side(element) if isinstance(element, Line) else []

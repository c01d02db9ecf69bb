"""Footnotes and pictures, each one sign in a line: called what the Markdown calls them.

Programs number footnotes in the order that they are mentioned, and give pictures names of their
own, so a footnote is known again by its text and a picture by its bytes. A program may save a
picture smaller than it was; then its proportions tell that it is the same.
"""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from lchnv_cli.intake.returned.lines import THING, Line, Lines, Look, Styled
from lchnv_cli.intake.returned.pairing import paired
from lchnv_cli.intake.returned.placing import Segment
from lchnv_cli.intake.returned.units import Unit
from lchnv_cli.intake.source_blocks import Picture
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.literal import literal

_WRITTEN = late(r"(?<!\\)(?:!\[(?:\\.|[^\]\\])*\]\((?:\\.|[^)\\])*\)|\[\^[^\]\n]+\](?!:))")
_ALT = late(r"!\[((?:\\.|[^\]\\])*)\]")
_ANY = "[bild eller fotnot]"
_LABEL = late(r"\[\^([^\]\n]+)\]")
_SUFFIXES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"))
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_NEARLY = 0.02  # of the proportions


@dataclass(frozen=True, slots=True)
class Named:
    """Both files with their things called as in the Markdown.

    ``notes`` are new footnotes by their mark, ``pictures`` new files by their path. ``resaved``
    tells that a picture has other bytes than it was sent with, and ``unshown`` are new pictures
    of a format that no document shows.
    """

    sent: Lines
    back: Lines
    notes: Mapping[str, Line]
    pictures: Mapping[str, bytes]
    resaved: bool = False
    unshown: tuple[str, ...] = ()


def named(source: str, places: Sequence[tuple[Segment, ...]], sent: Lines, back: Lines) -> Named:
    """Call the footnotes and pictures of both files what the Markdown calls them."""
    ours = _written(source, places, sent)
    theirs: dict[str, str] = {}
    notes: dict[str, Line] = {}
    taken = set(_LABEL.findall(source))
    for a, b in paired(sent.notes, back.notes).pairs:
        if b is None:
            continue
        mark = f"^{back.note_names[b]}"
        if a is None:
            theirs[mark] = f"[^{_free(taken)}]"
            notes[theirs[mark]] = back.notes[b]
        else:
            theirs[mark] = ours.get(f"^{sent.note_names[a]}", f"[^{sent.note_names[a]}]")
    same, resaved = _same_pictures(sent.pictures, back.pictures)
    theirs |= {name: ours.get(other, f"![]({other})") for name, other in same.items()}
    files: dict[str, bytes] = {}
    unshown = []
    for each in back.pictures:
        suffix = next((s for begins, s in _SUFFIXES if each.data.startswith(begins)), "")
        if each.name in theirs:
            continue
        if not suffix:
            unshown.append(each.name)
            continue
        path = f"bilder/granskning-{sha256(each.data).hexdigest()[:8]}.{suffix}"
        theirs[each.name] = f"![{literal(' '.join(each.alt.split()))}]({path})"
        files[path] = each.data
    return Named(
        *(_called(sent, ours), _called(back, theirs), notes, files, resaved, tuple(unshown))
    )


def _written(source: str, places: Sequence[tuple[Segment, ...]], sent: Lines) -> Mapping[str, str]:
    """Give how the Markdown writes each thing that was printed."""
    found: dict[str, str] = {}
    for line, segments in zip(sent.lines, places, strict=True):
        units: list[Unit] = [segment.unit for segment in segments]
        text = "\n".join(source[unit.start : unit.end] for unit in units)
        things, written = list(_things(line)), _WRITTEN.findall(text)
        if len(things) == len(written):
            found |= dict(zip(things, written, strict=True))
    return found


def things_in(source: str) -> list[str]:
    """Give how some Markdown writes the footnotes and pictures in it."""
    return _WRITTEN.findall(source)


def with_things_told(text: str, things: Sequence[str]) -> str:
    """Say in words which footnote or picture each sign is: ``[bild: En karta]``, ``[fotnot 2]``."""
    if text.count(THING) != len(things):
        return text.replace(THING, _ANY)
    told = iter(things)
    return re.sub(THING, lambda _: _told(next(told)), text)


def _told(thing: str) -> str:
    if note := _LABEL.fullmatch(thing):
        return f"[fotnot {note[1]}]"
    alt = _ALT.match(thing)
    said = re.sub(r"\\(.)", r"\1", alt[1]) if alt else ""
    return f"[bild: {said}]" if said else "[bild]"


def _things(line: Line) -> Iterator[str]:
    return (look.thing for look in line.styled.looks if look.thing)


def _free(taken: set[str]) -> str:
    """Give the first number that no footnote has, and take it."""
    number = 1
    while str(number) in taken:
        number += 1
    taken.add(str(number))
    return str(number)


def _same_pictures(sent: Sequence[Picture], back: Sequence[Picture]) -> tuple[dict[str, str], bool]:
    """Give which picture that came back is which that was sent, and whether any was saved anew."""
    by_bytes = {each.data: each.name for each in sent if each.data}
    same = {each.name: by_bytes[each.data] for each in back if each.data in by_bytes}
    left = [each for each in sent if each.name not in same.values()]
    resaved = False
    for each in back:
        if each.name in same:
            continue
        other = next((own for own in left if _alike(own.data, each.data)), None)
        if other is not None:
            same[each.name], resaved = other.name, True
            left.remove(other)
    return same, resaved


def _alike(one: bytes, other: bytes) -> bool:
    (width, height), (width2, height2) = _size(one), _size(other)
    if not (height and height2):
        return not one or not other
    return abs(width * height2 / (height * width2) - 1) < _NEARLY


def _size(data: bytes) -> tuple[int, int]:
    """Give the width and the height of a PNG or a JPEG; nothing of what is neither."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:  # noqa: PLR2004 - its header
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    at = 2 if data.startswith(b"\xff\xd8") else len(data)
    while at + 9 < len(data) and data[at] == 0xFF:  # noqa: PLR2004 - where a marker begins
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def _called(lines: Lines, names: Mapping[str, str]) -> Lines:
    """Give lines whose things have other names."""
    return replace(lines, lines=tuple(_line(line, names) for line in lines.lines))


def _line(line: Line, names: Mapping[str, str]) -> Line:
    if THING not in line.text:
        return line
    looks = tuple(_look(look, names) if look.thing else look for look in line.styled.looks)
    cells = tuple(_line(cell, names) for cell in line.cells)
    return replace(line, styled=Styled(line.text, looks), cells=cells)


def _look(look: Look, names: Mapping[str, str]) -> Look:
    return look._replace(thing=names.get(look.thing, look.thing))

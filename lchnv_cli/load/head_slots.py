"""Where the values of a head can be filled in one at a time, with the field that explains each.

A head's fields are nested in few ways, and each has its own places: a value, a list of values with
one on each line, a list of groups, values by name. They are read off the types of the fields, so a
new field has its places by itself. What is written in none of these ways has no place here.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.head import Told
from lchnv_cli.load.people import Attendance, Name
from lchnv_cli.load.records import Field, Record
from lchnv_cli.load.types import Choice, FieldType
from lchnv_cli.load.yaml_edits import More, Names, Value


class Slot(NamedTuple):
    """A value that can be filled in: its names from the head's first, and what stands there.

    ``many`` values stand one on each line of ``text``; ``words`` are all that may stand there,
    where they are few.
    """

    names: Names
    field: Field
    text: str
    many: bool = False
    words: tuple[str, ...] = ()

    def value(self, text: str) -> Value:
        """Give what is to stand in the head for a text that was filled in."""
        lines = _lines(text)
        listed = self.many and (lines[1:] or _lines(self.text)[1:])
        return lines if listed else " ".join(lines)


class Room(NamedTuple):
    """Where one more may be put: the list's names, or those of what is told by name.

    What is told ``by_name`` asks for a name and for what stands under it, which may be several.
    """

    names: Names
    field: Field
    asked: tuple[Field, ...]
    by_name: bool = False

    def values(self, told: dict[str, str]) -> dict[Names, Value | More]:
        """Give the change of the head that puts one more there; empty where nothing was told."""
        filled = {
            each.name: told[each.name].strip() for each in self.asked if told[each.name].strip()
        }
        if self.by_name:
            name, value = (each.name for each in self.asked)
            lines = _lines(told[value])
            one = lines[0] if len(lines) == 1 else lines
            return {(*self.names, filled[name]): one} if name in filled and lines else {}
        return {self.names: More([filled])} if filled else {}


Spot = Slot | Room


def spots_in(record: Record[Any], told: Told, names: Names = ()) -> Iterator[Spot]:
    """Give every spot of a group of fields, in the order that the fields are described."""
    if isinstance(told, str):
        own = (field for field in record.fields if field.name == record.short)
        yield from (Slot(names, field, told) for field in own)
        return
    found: dict[str, Told] = {}
    for name, value in told if isinstance(told, tuple) else ():
        found.setdefault(name, value)
    for field in record.fields:
        yield from _spots(field.type, field, found.get(field.name, ""), (*names, field.name))


def _spots(kind: FieldType[Any], field: Field, told: Told, names: Names) -> Iterator[Spot]:
    if isinstance(kind, ListOf):
        yield from _listed(kind.of, field, told, names)
    elif isinstance(kind, Named) or (isinstance(kind, Attendance) and not isinstance(told, list)):
        inner = kind.of if isinstance(kind, Named) else ListOf(Name())
        for name, value in told if isinstance(told, tuple) else ():
            yield from _spots(inner, field, value, (*names, name))
        asked = tuple(field._replace(name=name) for name in kind.called)
        yield Room(names, field, asked, by_name=True)
    elif isinstance(kind, Attendance):
        yield from _listed(Name(), field, told, names)
    elif isinstance(told, str):
        words = tuple(kind.words) if isinstance(kind, Choice) else ()
        yield Slot(names, field, told, words=words)


def _listed(of: FieldType[Any], field: Field, told: Told, names: Names) -> Iterator[Spot]:
    each = told if isinstance(told, list) else [told] if told else []
    if not isinstance(of, Record):
        if all(isinstance(one, str) for one in each):
            yield Slot(names, field, "\n".join(map(str, each)), many=True)
        return
    if not isinstance(told, list) and (told or of.short):
        yield from spots_in(of, told, names)
        return
    for at, one in enumerate(each):
        yield from spots_in(of, one, (*names, str(at)))
    plain = (own for own in of.fields if not own.later and not isinstance(own.type, ListOf))
    yield Room(names, field, tuple(plain))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def spot_at(spots: Iterable[Spot], path: str) -> Spot | None:
    """Give the spot that a place of a head belongs to, by the path that its reader gave it."""
    near = (each for each in spots if _near(".".join(each.names), path))
    return max(near, key=lambda each: len(each.names), default=None)


def _near(own: str, path: str) -> bool:
    return own == path or own.startswith(f"{path}.") or path.startswith(f"{own}.")

"""Dataclasses and named tuples of the model as JSON and back, led by their annotations.

Written small because nothing fits: the libraries that do it import slower than a whole check of an
unchanged folder takes, or need a second declaration of every class. A dataclass becomes its fields
that are not at their defaults, by name; a named tuple the list that the json module makes of it.
"""

import datetime as dt
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any, Union, get_args, get_origin

from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.finding import Place
from lchnv_cli.model.kinds import kind_named

Read = Callable[[Any, PurePosixPath], Any]  # a value of JSON, and the file it speaks of


def as_json(value: Any) -> Any:  # noqa: PLR0911 - a line for each sort of value
    """Give a value as what the json module can write."""
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Place):
        return value[1:]
    if isinstance(value, DocumentKind):
        return value.word
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, PurePosixPath):
        return str(value)
    if is_dataclass(value):
        cls: Any = type(value)
        pairs = ((f, getattr(value, f.name)) for f in _stored(cls))
        return {f.name: as_json(own) for f, own in pairs if not _is_default(f, own)}
    if isinstance(value, Mapping):
        return {key: as_json(own) for key, own in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    if isinstance(value, tuple):
        return [as_json(own) for own in value]
    return value


_readers: dict[Any, Read] = {}


def reader(of: Any) -> Read:
    """Give what makes a value of a type out of JSON; it raises whatever a wrong value brings."""
    if of not in _readers:
        # Points hold points: who needs this reader meanwhile asks for it again later.
        _readers[of] = partial(_later, of)
        _readers[of] = _made(of)
    return _readers[of]


def _later(of: Any, value: Any, file: PurePosixPath) -> Any:
    return reader(of)(value, file)


def _made(of: Any) -> Read:  # noqa: PLR0911 - the same
    origin, inner = get_origin(of), get_args(of)
    if of in _OWN:
        return _OWN[of]
    if origin in {Union, types.UnionType}:
        (one,) = (reader(each) for each in inner if each is not type(None))
        return lambda value, file: None if value is None else one(value, file)
    if origin is tuple and inner[-1] is Ellipsis:
        each = reader(inner[0])
        return lambda value, file: tuple([each(own, file) for own in value])
    if origin is not None and issubclass(origin, Mapping):
        own = reader(inner[1])
        return lambda value, file: {key: own(each, file) for key, each in value.items()}
    if origin is not None:  # a pair, or a set of words
        return lambda value, _: origin(value)
    if issubclass(of, Enum):
        members: dict[Any, Any] = {member.value: member for member in of}
        return lambda value, _: members[value]
    hints = typing.get_type_hints(of)
    if is_dataclass(of):
        cls: Any = of
        named = {field.name: reader(hints[field.name]) for field in _stored(cls)}
        return lambda value, file: cls(**{n: named[n](own, file) for n, own in value.items()})
    parts = [
        (here, reader(hints[name]))
        for here, name in enumerate(of._fields)
        if hints[name] not in _PLAIN
    ]

    def read(value: Any, file: PurePosixPath) -> Any:
        for here, part in parts:
            value[here] = part(value[here], file)
        return of._make(value)

    return read


@cache
def _stored(of: Any) -> list[Field[Any]]:
    """Give the fields that are what a value is; the others only help to get at it."""
    return [field for field in fields(of) if field.compare]


def _is_default(field: Field[Any], value: Any) -> bool:
    if field.default is not MISSING:
        return bool(value == field.default)
    return field.default_factory is not MISSING and value == field.default_factory()


_PLAIN = {str, int, bool}
_OWN: dict[Any, Read] = {
    **dict.fromkeys(_PLAIN, lambda value, _: value),
    Place: lambda value, file: Place(file, *value),
    DocumentKind: lambda value, _: kind_named(value),
    PurePosixPath: lambda value, _: PurePosixPath(value),
    dt.date: lambda value, _: dt.date.fromisoformat(value),
    dt.time: lambda value, _: dt.time.fromisoformat(value),
}

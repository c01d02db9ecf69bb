"""Groups of named fields: which there are, what each means, and what is wrong with a group."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from lchnv_cli.load.nodes import Mapping, Node, Scalar
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.types import FieldType, Schema, unique
from lchnv_cli.model.finding import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its Swedish name, the attribute it fills, its type and what to tell about it."""

    name: str
    attribute: str
    type: FieldType[Any]
    about: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """The values that were read, by attribute, and the group's own place and path."""

    found: dict[str, Any]
    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A group of fields that together make one thing.

    ``short`` names the field that a lone value stands for, so ``- Beat Axå`` is read as
    ``- namn: Beat Axå``.
    """

    name: str
    fields: tuple[Field, ...]
    make: Callable[[Values, Reading], T | None]
    short: str = ""
    about: str = "grupp av fält"

    def read(self, node: Node, reading: Reading, path: str) -> T | None:
        """Read the group."""
        if isinstance(node, Scalar) and self.short and not node.empty:
            node = Mapping(((Scalar(self.short, node.line, node.column), node),), 0, 0)
        if not isinstance(node, Mapping):
            message = f"Fältet {path or self.name} ska ha fält med namn och värde."
            fields = ", ".join(field.name for field in self.fields)
            reading.bad_value(path, node, message, f"Skriv fält: värde. Fälten är {fields}.")
            return None
        values = read_fields(self, node, reading, path)
        if any(f.required and f.attribute not in values.found for f in self.fields):
            return None
        return self.make(values, reading)

    def schema(self) -> Schema:
        """Describe an object."""
        full: Schema = {
            "type": "object",
            "properties": {f.name: describe(f) for f in self.fields},
            "required": [f.name for f in self.fields if f.required],
            "additionalProperties": False,
        }
        return {"anyOf": [{"type": "string"}, full]} if self.short else full


def describe(field: Field) -> Schema:
    """Describe a field in JSON Schema, with its Swedish explanation."""
    return {"description": field.about, **field.type.schema()}


def read_fields(record: Record[Any], node: Mapping, reading: Reading, path: str) -> Values:
    """Read a group's fields; unknown, doubled, missing and unusable ones are told."""
    known = {field.name: field for field in record.fields}
    found: dict[str, Any] = {}
    entries = unique(node, reading)
    first = entries[0][0] if entries else Scalar("", max(node.line, 1), max(node.column, 1))
    for key, child in entries:
        field = known.get(key.text)
        if field is None:
            _unknown(key, record, reading)
            continue
        inner = f"{path}.{field.name}" if path else field.name
        reading.places[inner] = reading.place(key)
        if isinstance(child, Scalar) and child.empty:
            continue
        value = field.type.read(child, reading, inner)
        if value is not None:
            found[field.attribute] = value
    _missing(record, reading, Values(found, reading.place(first), path))
    return Values(found, reading.place(first), path)


def _missing(record: Record[Any], reading: Reading, values: Values) -> None:
    for field in record.fields:
        inner = f"{values.path}.{field.name}" if values.path else field.name
        if field.required and field.attribute not in values.found and inner not in reading.unusable:
            message = f"Fältet {field.name} saknas i {record.name}."
            remedy = f"Lägg till {field.name}: {field.example}"
            place = reading.places.get(inner, values.place)
            reading.fault("saknat-fält", place, message, remedy)


def _unknown(key: Scalar, record: Record[Any], reading: Reading) -> None:
    from rapidfuzz import process  # noqa: PLC0415 - only a mistyped name needs it

    names = [field.name for field in record.fields]
    near = process.extractOne(key.text, names, score_cutoff=60)
    hint = f"Menade du {near[0]}?" if near else f"Fälten är {', '.join(names)}."
    message = f"Fältet {key.text} finns inte i {record.name}."
    reading.fault("okänt-fält", reading.place(key), message, hint)

"""Groups of named fields: which there are, what each means, and what is wrong with a group.

A field's row carries everything that is said of it. The reader, the schema, docs/format.md, the
checksum and the preview all work from the rows, so that none of them can forget a field.
"""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from lchnv_cli.load.groups import or_empty, unique
from lchnv_cli.load.nodes import Mapping, Node, Scalar, Sequence
from lchnv_cli.load.nodes import read as read_yaml
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.types import FieldType, Schema, Text, shown
from lchnv_cli.model.finding import Place

T = TypeVar("T")


class Field(NamedTuple):
    """One field: its Swedish name, the attribute it fills, its type and what to tell about it.

    A field that is filled in ``later``, when the document is out, is no part of what was published,
    unless it is ``at_publishing`` that it is filled in.
    ``shown`` is the part of a printed document where its value is; one that is not ``printed`` is
    left out of the Markdown that goes along with a document too. One that is not written
    ``by_hand`` a command writes, of what it has seen.
    """

    name: str
    attribute: str
    type: FieldType[Any]
    about: str
    example: str
    required: bool = False
    later: bool = False
    at_publishing: bool = False
    shown: str = "facts"
    printed: bool = True
    by_hand: bool = True


class Values(NamedTuple):
    """The values that were read, by attribute, and the group's own place and path."""

    found: dict[str, Any]
    place: Place
    path: str


class Record(NamedTuple, Generic[T]):
    """A group of fields that together make one thing.

    ``short`` names the field that a lone value stands for, so ``- Beat Axå`` is read as
    ``- namn: Beat Axå``.
    """

    name: str
    fields: tuple[Field, ...]
    make: Callable[[Values, Reading], T | None]
    short: str = ""

    @property
    def about(self) -> str:
        """Tell which fields the group has."""
        alone = f", eller bara {self.short}" if self.short else ""
        return f"en grupp med fälten {', '.join(f.name for f in self.fields)}{alone}"

    def read(self, node: Node, reading: Reading, path: str) -> T | None:
        """Read the group."""
        if isinstance(node, Scalar) and self.short and not node.empty:
            node = Mapping(((Scalar(self.short, node.line, node.column), node),), 0, 0)
        if not isinstance(node, Mapping):
            message = f"{_subject(path, self)} ska ha fält med namn och värde."
            fields = ", ".join(field.name for field in self.fields)
            reading.bad_value(path, node, message, f"Skriv fält: värde. Fälten är {fields}.")
            return None
        values = read_fields(self, node, reading, path)
        if any(f.required and f.attribute not in values.found for f in self.fields):
            return None
        return self.make(values, reading)

    def schema(self) -> Schema:
        """Describe an object, or the field that stands for it."""
        full: Schema = {
            "title": self.name,
            "type": "object",
            "properties": {f.name: describe(f) for f in self.fields},
            "required": [f.name for f in self.fields if f.required],
            "additionalProperties": False,
        }
        alone = [f.type.schema() for f in self.fields if f.name == self.short]
        return {"anyOf": [full, *alone]} if alone else full


def made(thing: Callable[..., T]) -> Callable[[Values, Reading], T]:
    """Give what makes a thing of the values alone."""
    return lambda values, _: thing(**values.found)


def placed(thing: Callable[..., T]) -> Callable[[Values, Reading], T]:
    """Give what makes a thing of the values and its place."""
    return lambda values, _: thing(place=values.place, **values.found)


def _subject(path: str, record: Record[Any]) -> str:
    return f"Fältet {shown(path)}" if path else f"{record.name[0].upper()}{record.name[1:]}"


def describe(field: Field) -> Schema:
    """Describe a field in JSON Schema, with its Swedish explanation and its example."""
    value = field.type.schema()
    if not field.required:
        value = or_empty(value)
    elif isinstance(field.type, Text):
        value = {**value, "pattern": r"\S"}
    return {
        **value,
        "title": field.name,
        "description": f"{field.about[0].upper()}{field.about[1:]}. Form: {field.type.about}.",
        "examples": [plain(read_yaml(field.example))],
    }


def plain(node: Node | None) -> Any:
    """Give a node as lists, dicts and texts."""
    if isinstance(node, Sequence):
        return [plain(child) for child in node.nodes]
    if isinstance(node, Mapping):
        return {key.text: plain(child) for key, child in node.entries}
    return node.text if node else ""


def read_fields(record: Record[Any], node: Mapping, reading: Reading, path: str) -> Values:
    """Read a group's fields; unknown, doubled, missing and unusable ones are told."""
    known = {field.name: field for field in record.fields}
    found: dict[str, Any] = {}
    entries = unique(node, reading)
    first = entries[0][0] if entries else Scalar("", max(node.line, 1), max(node.column, 1))
    for key, child in entries:
        field = known.get(key.text)
        if field is None:
            _unknown(key, record, reading, path)
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
            reading.unusable.add(inner)


def _unknown(key: Scalar, record: Record[Any], reading: Reading, path: str) -> None:
    """Tell of a field that is not there; the one it was meant for is not missing as well."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistyped name needs it

    names = [field.name for field in record.fields]
    near = process.extractOne(key.text, names, scorer=fuzz.ratio, score_cutoff=65)
    if near:
        reading.unusable.add(f"{path}.{near[0]}" if path else near[0])
    hint = f"Menade du {near[0]}?" if near else f"Fälten är {', '.join(names)}."
    message = f"Fältet {key.text} finns inte i {record.name}."
    reading.fault("okänt-fält", reading.place(key), message, hint)

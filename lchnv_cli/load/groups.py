"""The types of fields with several values: lists, and free names with values."""

from typing import Generic, NamedTuple, TypeVar

from lchnv_cli.load.nodes import Mapping, Node, Scalar, Sequence
from lchnv_cli.load.reading import Reading
from lchnv_cli.load.types import FieldType, Schema, shown

T = TypeVar("T")


class ListOf(NamedTuple, Generic[T]):
    """A list, each value of one type. A value alone is taken as a list of one."""

    of: FieldType[T]

    @property
    def about(self) -> str:
        """Tell what the list is of."""
        return f"lista; på varje plats: {self.of.about}"

    def read(self, node: Node, reading: Reading, path: str) -> tuple[T, ...] | None:
        """Read every value; those that cannot be read are left out and told."""
        if isinstance(node, Scalar) and node.empty:
            return ()
        nodes = node.nodes if isinstance(node, Sequence) else (node,)
        values = []
        for index, child in enumerate(nodes):
            inner = f"{path}.{index}"
            reading.places[inner] = reading.place(child)
            if (value := self.of.read(child, reading, inner)) is not None:
                values.append(value)
        return tuple(values)

    def schema(self) -> Schema:
        """Describe an array, or one value alone."""
        one = self.of.schema()
        return {"anyOf": [{"type": "array", "items": one}, one]}


class Named(NamedTuple, Generic[T]):
    """Free names, each with a value of one type; ``called`` is what a form asks for."""

    of: FieldType[T]
    called: tuple[str, str] = ("namn", "värde")

    @property
    def about(self) -> str:
        """Tell what each name has."""
        return f"namn: värde, ett på varje rad; värdet är {self.of.about}"

    def read(self, node: Node, reading: Reading, path: str) -> dict[str, T] | None:
        """Read every value; those that cannot be read are left out and told."""
        if isinstance(node, Scalar) and node.empty:
            return {}
        if not isinstance(node, Mapping):
            message = f"Fältet {shown(path)} ska ha ett namn och ett värde på varje rad."
            reading.bad_value(path, node, message, "Skriv namn: värde på egna, indragna rader.")
            return None
        values: dict[str, T] = {}
        for key, child in unique(node, reading):
            inner = f"{path}.{key.text}"
            reading.places[inner] = reading.place(key)
            if (value := self.of.read(child, reading, inner)) is not None:
                values[key.text] = value
        return values

    def schema(self) -> Schema:
        """Describe an object with free names."""
        return {"type": "object", "additionalProperties": or_empty(self.of.schema())}


def or_empty(schema: Schema) -> Schema:
    """Describe a value that may be left out after its name."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if isinstance(schema.get("type"), list):
        return {**schema, "type": [*schema["type"], "null"]}
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def unique(node: Mapping, reading: Reading) -> list[tuple[Scalar, Node]]:
    """Give a mapping's entries, the first of each name; a name used twice is told."""
    seen: dict[str, Scalar] = {}
    entries = []
    for key, child in node.entries:
        if (first := seen.get(key.text)) is not None:
            message = f"Fältet {key.text} står två gånger: på rad {first.line} och {key.line}."
            remedy = "Ta bort den rad som inte ska gälla."
            reading.fault("dubbelt-fält", reading.place(key), message, remedy)
            continue
        seen[key.text] = key
        entries.append((key, child))
    return entries

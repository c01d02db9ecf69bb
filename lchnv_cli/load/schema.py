"""JSON Schema of every file, made from the same fields that read them."""

from collections.abc import Callable, Mapping
from typing import Any

from lchnv_cli.load.fields import DOCUMENTS
from lchnv_cli.load.procedure import RULES_YAML
from lchnv_cli.load.records import Record
from lchnv_cli.load.register import REGISTER
from lchnv_cli.load.types import Schema

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _whole(record: Record[Any], title: str) -> Schema:
    return {"$schema": _DIALECT, "title": title, **record.schema()}


def _head() -> Schema:
    """Describe the head of a document: one of the three kinds."""
    kinds = []
    for name, record in DOCUMENTS.items():
        one = record.schema()
        one["properties"]["dokument"] = {**one["properties"]["dokument"], "enum": [name]}
        kinds.append({"title": name, **one})
    return {"$schema": _DIALECT, "title": "Dokumentets huvud", "oneOf": kinds}


def _register() -> Schema:
    return _whole(REGISTER, "register.yaml")


def _rules() -> Schema:
    return _whole(RULES_YAML, "rules.yaml")


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "frontmatter": _head,
    "register": _register,
    "rules": _rules,
}

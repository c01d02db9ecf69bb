"""JSON Schema of every file, made from the same fields that read them."""

from collections.abc import Callable, Mapping
from typing import Any

from lchnv_cli.load.agreements_file import AGREEMENTS
from lchnv_cli.load.fields import record_of
from lchnv_cli.load.groups_file import GROUPS
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.records import Record, describe
from lchnv_cli.load.register_file import REGISTER
from lchnv_cli.load.types import Schema
from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE
from lchnv_cli.model.kinds import KINDS, NOTES, PROTOKOLL

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _whole(record: Record[Any], title: str, description: str) -> Schema:
    whole = {**record.schema(), "title": title, "description": description}
    return {"$schema": _DIALECT, **whole}


def _head() -> Schema:
    """Describe the head of a document: its kind decides which fields it has.

    A condition for each kind lets an editor say which field is wrong; of "one of these three" it
    can only say that none fits. Whether notes may be called protokoll their edition says.
    """
    kind = next(
        field for field in record_of(next(iter(KINDS.values()))).fields if field.name == "dokument"
    )
    words = {word: [word] for word in KINDS}
    words[NOTES.word].append(PROTOKOLL.called)
    every = {"enum": [one for own in words.values() for one in own]}
    defs = {word: record_of(one).schema() for word, one in KINDS.items()}
    for own in defs.values():
        own["properties"][kind.name] |= every
    return {
        "$schema": _DIALECT,
        "title": "dokumentets huvud",
        "description": "Fälten mellan de två raderna --- överst i ett dokument.",
        "type": "object",
        "properties": {kind.name: describe(kind) | every},
        "required": [kind.name],
        "allOf": [
            {
                "if": {"properties": {kind.name: {"enum": own}}, "required": [kind.name]},
                "then": {"$ref": f"#/$defs/{word}"},
            }
            for word, own in words.items()
        ],
        "$defs": defs,
    }


def _register() -> Schema:
    return _whole(REGISTER, "register.yaml", "Personerna och deras uppdrag över tid.")


def _rules() -> Schema:
    about = "Nätverket, dess organ och arbetsordningens tal, med dagen de gäller från."
    return _whole(RULES_YAML, "rules.yaml", about)


def _groups() -> Schema:
    about = "Grupperna, deras platser, och de som har och söks till platserna."
    return _whole(GROUPS, GROUPS_FILE.name, about)


def _agreements() -> Schema:
    about = "Överenskommelser, avtal och andra gemensamma dokument, med sina dagar."
    return _whole(AGREEMENTS, AGREEMENTS_FILE.name, about)


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "frontmatter": _head,
    "register": _register,
    "groups": _groups,
    "agreements": _agreements,
    "rules": _rules,
}

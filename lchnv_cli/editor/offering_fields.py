"""What may be written in a file of fields, or in a head: names of fields, words, what is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from lchnv_cli.editor.known_names import Known, Offer
from lchnv_cli.load.agreements_file import AGREEMENTS
from lchnv_cli.load.field_place import FieldPlace, field_place
from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE
from lchnv_cli.load.groups import Named
from lchnv_cli.load.groups_file import GROUPS
from lchnv_cli.load.network_fields import RULES_YAML
from lchnv_cli.load.people import Name
from lchnv_cli.load.records import Field, Record
from lchnv_cli.load.register_file import REGISTER
from lchnv_cli.load.types import Reply, Text
from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE
from lchnv_cli.rules.catalogue import LISTED

RECORDS: Mapping[PurePosixPath, Record[Any]] = {
    RULES_FILE: RULES_YAML,
    REGISTER_FILE: REGISTER,
    GROUPS_FILE: GROUPS,
    AGREEMENTS_FILE: AGREEMENTS,
}
_OFFERED: Mapping[str, Callable[[Known, int], Iterator[Offer]]] = {
    **dict.fromkeys(("organ", "styrgrupp"), Known.body_ids),
    **dict.fromkeys(("huvudman", "huvudmän", "för", "ingår_i", "ingick_i"), Known.principals),
    **dict.fromkeys(("beslut", "beslutat_av", "fastställt_av", "antagen"), Known.meetings),
    **dict.fromkeys(("kallat_av", "utlyst", "avslutas"), Known.meetings),
    "ärende": Known.matters,
}
_FREE = frozenset({"länsdelar"})  # names that only the writer knows


def offers_in(known: Known, record: Record[Any], before: str) -> list[Offer]:
    """Give what may follow a text of fields of a group."""
    at = field_place(record, before)
    if at is None:
        return []
    found = [*_named(known, at), *_valued(known, at)]
    return [each._replace(text=f" {each.text}") for each in found] if at.tight else found


def _named(known: Known, at: FieldPlace) -> Iterator[Offer]:
    typed = len(at.typed)
    if not at.named:
        return
    if at.record is not None:
        fields = (each for each in at.record.fields if each.name not in at.written)
        yield from (_offer(each, typed) for each in fields)
    elif at.by_name and at.field.name not in _FREE:
        names = known.people(typed) if _replies(at.field) else known.principals(typed)
        for each in names:
            if each.text not in at.written:
                yield each._replace(text=f"{each.text}: ")


def _replies(field: Field) -> bool:
    return isinstance(field.type, Named) and isinstance(field.type.of, Reply)


def _offer(field: Field, typed: int) -> Offer:
    about = f"{field.about[0].upper()}{field.about[1:]}."
    more = f"{about} Form: {field.type.about}.\n\nExempel: `{field.name}: {field.example}`"
    return Offer(f"{field.name}: ", typed, "Property", field.type.about, more)


def _valued(known: Known, at: FieldPlace) -> Iterable[Offer]:
    value, typed = at.value, len(at.typed)
    if not at.valued or value is None:
        return ()
    if at.words:
        return [Offer(word, typed, "EnumMember", value.about) for word in at.words]
    if not isinstance(value.type, Text | Name):
        return ()
    name = at.field.name if at.record is not None else value.name
    if name == "regel":
        return [Offer(each.id, typed, "EnumMember") for each in LISTED]
    if name in _OFFERED:
        return _OFFERED[name](known, typed)
    return (*known.people(typed), *known.bodies(typed), *known.meetings(typed))

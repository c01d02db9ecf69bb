"""Which field is being written at the end of a YAML text, also one that cannot be read yet.

The text is followed by its indents and brackets alone, as a half-written file is no YAML.
"""

import re
from typing import Any, NamedTuple

from lchnv_cli.load.agreements_file import Parties, Signature
from lchnv_cli.load.groups import ListOf, Named
from lchnv_cli.load.people import Attendance, Name
from lchnv_cli.load.records import Field, Record
from lchnv_cli.load.types import FieldType, Schema, Text
from lchnv_cli.model.late_pattern import late

_LINE = late(r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<rest>.*)", re.DOTALL)
_KEY = late(r"(?P<key>[^\s:#\[\]{},-][^:#\[\]{},\n]*?)[ \t]*:(?P<value>[ \t\r\n].*|)", re.DOTALL)
_QUOTED = late(r'"[^"]*"|\'[^\']*\'')
_COMMENT = late(r"(?:^|[ \t])#[^\n]*")
_SIGN = late(r'"[^"]*"|\'[^\']*\'|[\[\]{},]|:(?=\s|$)|[^\[\]{},:"\']+|.', re.DOTALL)


class FieldPlace(NamedTuple):
    """The end of a text: the field whose value is written there, or whose group goes on there.

    ``named`` tells that the name of a field may stand there, ``valued`` that a value may;
    ``written`` are the names the group has already. ``typed`` is what stands there so far, and
    ``tight`` that it follows a colon without the space that YAML asks for.
    """

    field: Field
    typed: str
    named: bool = False
    valued: bool = False
    tight: bool = False
    written: tuple[str, ...] = ()

    @property
    def record(self) -> Record[Any] | None:
        """The group whose fields may stand there."""
        one = _one(self.field.type)
        return one if isinstance(one, Record) else None

    @property
    def by_name(self) -> bool:
        """Whether each value there stands under a name that the writer chooses."""
        return isinstance(_one(self.field.type), Named)

    @property
    def value(self) -> Field | None:
        """The field that a lone value there fills; None where only a group will do."""
        one = _one(self.field.type)
        if isinstance(one, Record):
            return next((each for each in one.fields if each.name == one.short), None)
        if isinstance(one, Named):
            return None if isinstance(self.field.type, Named) else self.field._replace(type=Text())
        return self.field._replace(type=one)

    @property
    def words(self) -> tuple[str, ...]:
        """The few words that may stand there, those that its schema knows."""
        value = self.value
        return tuple(_words(value.type.schema())) if value else ()


class _Open(NamedTuple):
    """A group that goes on: how far in it stands, what it belongs to, and its names so far."""

    indent: int
    field: Field | None
    names: list[str]


def field_place(record: Record[Any], text: str) -> FieldPlace | None:
    """Give what is written at the end of a text; None in a comment and where no field is known."""
    whole = Field("", "", record, record.name, "")
    groups: list[_Open] = []
    *above, last = _lines(text)
    for line in above:
        if line.strip() and line.strip() != "---":
            _entered(groups, whole, line)
    if _COMMENT.search(_QUOTED.sub("", last)):
        return None
    lead, parent = _parent(groups, whole, last)
    rest = last[len(lead) :]
    said = _KEY.fullmatch(rest)
    if said is None:
        return _begun(groups, parent, lead, rest)
    field = _step(parent, said["key"])
    found = _inline(field, said["value"])
    return found._replace(tight=not said["value"]) if found else None


def _begun(groups: list[_Open], parent: Field | None, lead: str, rest: str) -> FieldPlace | None:
    listed = "-" in lead
    if listed and rest[:1] in ("[", "{"):
        return _inline(parent, rest)
    if parent is None or rest.strip() == "-":
        return None
    same = groups and groups[-1].indent == len(lead)
    written = tuple(groups[-1].names) if same else ()
    return FieldPlace(parent, rest, named=True, valued=listed, written=written)


def _lines(text: str) -> list[str]:
    """Give the lines, those within brackets as one; what follows the last line end is the last."""
    found: list[str] = []
    depth = 0
    for line in text.split("\n"):
        if depth:
            found[-1] += f"\n{line}"
        else:
            found.append(line)
            said = _LINE.match(line)
            rest = said["rest"] if said else ""
            key = _KEY.fullmatch(rest)
            if (key["value"] if key else rest).lstrip()[:1] not in ("[", "{"):
                continue
        bare = _COMMENT.sub("", _QUOTED.sub("", found[-1]))
        depth = len(re.findall(r"[\[{]", bare)) - len(re.findall(r"[\]}]", bare))
    return found


def _parent(groups: list[_Open], whole: Field, line: str) -> tuple[str, Field | None]:
    """Close the groups that a line does not belong to; give its lead, and what it belongs to."""
    said = _LINE.match(line)
    lead = said["lead"] if said else ""
    dash = lead.find("-")
    while groups and groups[-1].indent > (len(lead) if dash < 0 else dash):
        groups.pop()
    if not groups:
        return lead, whole
    if dash < 0 and groups[-1].indent == len(lead):
        return lead, groups[-1].field
    return lead, _step(groups[-1].field, groups[-1].names[-1])


def _entered(groups: list[_Open], whole: Field, line: str) -> None:
    lead, parent = _parent(groups, whole, line)
    said = _KEY.fullmatch(_COMMENT.sub("", line[len(lead) :]))
    if said is None:
        return
    if not groups or groups[-1].indent != len(lead):
        groups.append(_Open(len(lead), parent, []))
    groups[-1].names.append(said["key"])


def _inline(field: Field | None, text: str) -> FieldPlace | None:
    """Go through a value on its line; in brackets it may hold lists and groups."""
    if text.lstrip()[:1] not in ("[", "{"):
        return FieldPlace(field, text.lstrip(), valued=True) if field else None
    outer: list[tuple[Field | None, list[str] | None]] = []
    names: list[str] | None = None  # of the group that is open; None in a list
    typed, told = "", False
    for sign in _SIGN.findall(text):
        if sign in ("[", "{"):
            outer.append((field, names))
            names, typed, told = [] if sign == "{" else None, "", False
        elif sign in ("]", "}") and outer:
            (field, names), typed, told = outer.pop(), "", True
        elif sign == "," and outer:
            field, typed, told = outer[-1][0], "", False
        elif sign == ":" and names is not None and not told:
            names.append(typed.strip())
            field, typed, told = _step(field, typed.strip()), "", True
        else:
            typed += sign
    if field is None or not outer:
        return None
    named = names is not None and not told
    written = tuple(names or ())
    return FieldPlace(field, typed.lstrip(), named=named, valued=not named, written=written)


def _one(kind: FieldType[Any]) -> FieldType[Any]:
    """Give the type of each value of a field; what stands by name is told as such."""
    if isinstance(kind, ListOf):
        return _one(kind.of)
    if isinstance(kind, Attendance):
        return Named(ListOf(Name()))
    return Named(Signature()) if isinstance(kind, Parties) else kind


def _step(field: Field | None, name: str) -> Field | None:
    """Give the field that a name stands for in the group of another."""
    one = _one(field.type) if field else None
    if isinstance(one, Record):
        return next((each for each in one.fields if each.name == name), None)
    return field._replace(type=one.of) if field and isinstance(one, Named) else None


def _words(schema: Schema) -> list[str]:
    own = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else ())]
    return list(
        dict.fromkeys([*own, *(w for each in schema.get("anyOf", ()) for w in _words(each))])
    )

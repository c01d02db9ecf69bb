"""The one way to change a document's head, or a YAML file, and to prove what was changed.

Neither is written anew: whoever wrote it keeps comments, order and quotes. Where the new value
goes is found in PyYAML's own nodes, the characters are put there, and the result is read again by
the reader of heads, or of such files. Both can be written in ways that no one edit is right for, so
only that second reading decides; where it disagrees the change is left to people.
"""

from collections.abc import Callable
from collections.abc import Mapping as Map
from pathlib import PurePosixPath

import yaml

from lchnv_cli.load import frontmatter, nodes
from lchnv_cli.load.nodes import Mapping, Node, Sequence, Unreadable
from lchnv_cli.load.yaml_edits import (
    More,
    Names,
    Value,
    Yaml,
    field_of,
    is_place,
    line_of,
    taken_apart,
    with_value,
)
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.folding import composed

_BOM = "\ufeff"
_Read = tuple[Node | None, str]  # what the YAML says, and the text after it
# What a head tells: a text, a list, or pairs in the order written, where a name may stand twice.
Told = str | list["Told"] | tuple[tuple[str, "Told"], ...]


class Unchangeable(UserFault):
    """A head is written so that a field cannot be set in it; the message says what to write."""


def changed_head(file: PurePosixPath, text: str, values: Map[Names, Value | More]) -> str:
    """Give a document that can be read with fields set; not a character is changed beside them.

    ``text`` is the file's own, so names are composed here before they are compared.

    Raises Unchangeable.
    """
    return _changed(file, text, values, head_of, read_head)


def changed_file(file: PurePosixPath, text: str, values: Map[Names, Value | More]) -> str:
    """Give a file that is YAML from end to end with fields set, as changed_head."""
    return _changed(file, text, values, _whole, _read_whole)


def _changed(
    file: PurePosixPath,
    text: str,
    values: Map[Names, Value | More],
    taken: Callable[[str], Yaml],
    read: Callable[[str], _Read],
) -> str:
    try:
        after = text
        for names, value in values.items():
            after = with_value(taken(after), names, value)
        if _proved(read(text), read(after), values):
            return after
    except (Unreadable, yaml.YAMLError):
        pass  # what was written is no head any more
    lines = "\n    ".join(
        line_of(_last(names), value.groups if isinstance(value, More) else value)
        for names, value in values.items()
    )
    head = taken(text)
    found = field_of(head.root, next(iter(values))[0])
    number = head.line_number(found[0]) if found else 1
    raise Unchangeable(
        f"{file}:{number}:1\n    {'Huvudet' if head.rest else 'Filen'} är "
        f"{'skrivet' if head.rest else 'skriven'} så att programmet inte kan fylla i "
        f"{'det' if head.rest else 'den'}. Skriv själv:\n    {lines}"
    )


def _last(names: Names) -> Names:
    """Give the names below the last place in a list; all of them where there is none."""
    places = [at for at, name in enumerate(names[:-1]) if name.isdecimal()]
    return names[places[-1] + 1 :] if places else names


def head_of(text: str) -> Yaml:
    """Take the head out of a document's text."""
    bare = text.removeprefix(_BOM)
    parts = frontmatter.split(bare)
    first = bare.index("\n") + 1
    fence = bare.rfind("\n", 0, parts.start - 1) + 1
    before = text[: len(text) - len(bare)] + bare[:first]
    return taken_apart(before, bare[first:fence], bare[fence:])


def _whole(text: str) -> Yaml:
    bare = text.removeprefix(_BOM)
    return taken_apart(text[: len(text) - len(bare)], bare, "")


def read_head(text: str) -> _Read:
    """Read what a document's head says, and give the text after it."""
    parts = frontmatter.split(text.removeprefix(_BOM))
    return parts.head, parts.body


def _read_whole(text: str) -> _Read:
    return nodes.read(text.removeprefix(_BOM)), ""


def _proved(old: _Read, new: _Read, values: Map[Names, Value | More]) -> bool:
    """Tell whether just the fields that were set say something new."""
    meant = told(old[0])
    for names, value in values.items():
        meant = _with(meant, names, value)
    return told(new[0]) == meant and new[1] == old[1]


def told(node: Node | None) -> Told:
    """Give what YAML says, however it is written."""
    if isinstance(node, Mapping):
        return tuple((composed(key.text), told(child)) for key, child in node.entries)
    if isinstance(node, Sequence):
        return [told(child) for child in node.nodes]
    return composed(node.text) if node else ""


def _with(said: Told, names: Names, value: Value | More) -> Told:
    """Give what a head tells with one field set: the first of its name, or a new one, last."""
    if not names:
        if not isinstance(value, More):
            return _meant(value)
        return [*(said if isinstance(said, list) else []), *map(_meant, value.groups)]
    name, *inner = names
    if isinstance(said, list) and is_place(name, said):
        at = int(name)
        return [*said[:at], _with(said[at], tuple(inner), value), *said[at + 1 :]]
    # A value that would give way to a group stays in what is meant, so that it never does.
    pairs: list[tuple[str, Told]] = [("", said)] if said else []
    if isinstance(said, tuple):
        pairs = list(said)
    known = [each for each, _ in pairs]
    at = known.index(name) if name in known else len(pairs)
    old = pairs[at][1] if at < len(pairs) else ""
    pairs[at : at + 1] = [(name, _with(old, tuple(inner), value))]
    return tuple(pairs)


def _meant(value: Value) -> Told:
    if isinstance(value, str):
        return composed(value)  # as it is read
    if isinstance(value, Map):
        return tuple((composed(name), _meant(each)) for name, each in value.items())
    return [_meant(each) for each in value]

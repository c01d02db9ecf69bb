"""A field or an element of a list taken out of a document's head, and the proof of it.

What is left empty by that goes along: a principal without anybody, a list without elements.
"""

from pathlib import PurePosixPath
from typing import Any

import yaml

from lchnv_cli.load.head import Told, Unchangeable, head_of, read_head, told
from lchnv_cli.load.nodes import Unreadable
from lchnv_cli.load.yaml_edits import Names, Yaml, field_of


def without(file: PurePosixPath, text: str, names: Names) -> str:
    """Give a document without a field or an element; not a character is changed beside it.

    Raises Unchangeable.
    """
    try:
        head = head_of(text)
        chain = _chain(head.root, names)
        while len(chain) > 1 and len(chain[-1][0].value) == 1:
            chain.pop()
        group, key, value = chain[-1]
        start, end = (_in_flow if group.flow_style else _in_block)(head, group, key, value)
        after = head.before + head.text[:start] + head.text[end:] + head.rest
        meant = _less(told(read_head(text)[0]), names[: len(chain)])
        if (told(read_head(after)[0]), read_head(after)[1]) == (meant, read_head(text)[1]):
            return after
    except (Unreadable, yaml.YAMLError, LookupError):
        pass
    raise Unchangeable(f"{file}\n    Ta själv bort {'.'.join(names)} ur huvudet.")


def _chain(root: Any, names: Names) -> list[tuple[Any, Any, Any]]:
    """Give each group on the way with the field's name and value in it. Raises LookupError."""
    chain, group = [], root
    for name in names:
        if (found := field_of(group, name)) is None:
            raise LookupError(name)
        chain.append((group, *found))
        group = found[1]
    return chain


def _in_block(head: Yaml, group: Any, key: Any, _: Any) -> tuple[int, int]:
    """Give whole lines: from the field's own to where the next one begins, or the group ends."""
    keys = [each[0] if isinstance(each, tuple) else each for each in group.value]
    at = next(place for place, each in enumerate(keys) if each is key)
    start = head.text.rfind("\n", 0, key.start_mark.index) + 1
    if at + 1 < len(keys):
        end = head.text.rfind("\n", 0, keys[at + 1].start_mark.index) + 1
        kept = _comment_above(head, end, start)
        return start, kept
    end = max(group.end_mark.index, key.end_mark.index)
    last = head.text[start:end].rstrip()
    return start, head.line_after(start + len(last))


def _comment_above(head: Yaml, end: int, start: int) -> int:
    """Leave the lines of comments that stand right above the next field."""
    while True:
        line = head.text.rfind("\n", 0, end - 1) + 1
        if line <= start or not head.text[line:end].lstrip().startswith("#"):
            return end
        end = line


def _in_flow(_: Yaml, group: Any, key: Any, value: Any) -> tuple[int, int]:
    """Give the field with the comma that is not needed any more."""
    places = [each[0] if isinstance(each, tuple) else each for each in group.value]
    ends = [each[1] if isinstance(each, tuple) else each for each in group.value]
    at = next(place for place, each in enumerate(places) if each is key)
    if at + 1 < len(places):
        return key.start_mark.index, places[at + 1].start_mark.index
    before = ends[at - 1].end_mark.index
    return before, value.end_mark.index


def _less(said: Told, names: Names) -> Told:
    """Give what a head tells without a field."""
    name, *inner = names
    if isinstance(said, list):
        at = int(name)
        own = [_less(said[at], tuple(inner))] if inner else []
        return [*said[:at], *own, *said[at + 1 :]]
    pairs = list(said) if isinstance(said, tuple) else []
    at = next(place for place, (each, _) in enumerate(pairs) if each == name)
    pairs[at : at + 1] = [(name, _less(pairs[at][1], tuple(inner)))] if inner else []
    return tuple(pairs)

"""The line of rules.yaml that says the folder's format: where it goes, and what stands beside it.

It is set apart from load/head.py because rules.yaml is YAML from end to end, and because it stands
first: whoever opens the file sees it, and a program of another age meets it before all else.
"""

from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any

import yaml

from lchnv_cli.load import frontmatter, nodes
from lchnv_cli.load.folder import RULES_FILE
from lchnv_cli.load.records import plain
from lchnv_cli.load.rules_file import FORMAT_FIELD
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folding import composed

_LOADER = getattr(yaml, "CLoader", yaml.Loader)
_BOM = "\ufeff"


def format_edit(text: str, number: int) -> Edit:
    """Give the edit that sets the line in a rules.yaml that can be read."""
    own = text.removeprefix(_BOM)
    root = yaml.compose(nodes.as_yaml(own), Loader=_LOADER)
    start, end, new = _place(own, root, f"{FORMAT_FIELD}: {number}")
    first = len(text[: len(text) - len(own) + start].encode())
    return Edit(RULES_FILE, first, first + len(own[start:end].encode()), new)


def _place(text: str, root: Any, line: str) -> tuple[int, int, str]:
    """Give the characters to replace and what to put there."""
    for key, value in root.value:
        if composed(key.value) == FORMAT_FIELD:
            start, end = value.start_mark.index, value.end_mark.index
            if start == end:  # nothing is filled in
                end = text.index(":", key.end_mark.index) + 1
            return key.start_mark.index, end, line
    if root.flow_style:
        inside = root.start_mark.index + 1
        return inside, inside, f"{line}, "
    first = root.value[0][0].start_mark
    newline = "\r\n" if "\r\n" in text else "\n"
    return first.index, first.index, f"{line}{newline}{' ' * first.column}"


def told_beside(file: PurePosixPath, data: bytes, names: Collection[str]) -> dict[str, Any]:
    """Give everything that a file's fields, or its head's, say beside some of them."""
    text = data.decode().removeprefix(_BOM)
    node = frontmatter.split(text).head if file.suffix == ".md" else nodes.read(text)
    return {key: told for key, told in plain(node).items() if composed(key) not in names}

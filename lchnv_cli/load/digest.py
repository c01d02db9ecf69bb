"""The checksum of a document's content: what was published, whatever was filled in since."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from lchnv_cli import markdown
from lchnv_cli.load import frontmatter
from lchnv_cli.load.fields import HEAD, LATER
from lchnv_cli.load.frontmatter import Split
from lchnv_cli.load.groups import ListOf
from lchnv_cli.load.records import Field, Record, plain
from lchnv_cli.model.folding import composed
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.publication import versioned

_EMPTY = late(r"\n{3,}")


def digest_of(text: str) -> str:
    """Give the checksum of the fields that count and of the running text.

    What is filled in once a document is out does not count, but what publishing itself writes does.
    Comments, line ends, letters taken apart, spaces at the ends of lines, further empty lines and
    the order of the fields make no difference. Raises Unreadable for a text without a head.
    """
    parts = _parts(text)
    return versioned([_counted(_fields(parts), HEAD), _bare_lines(parts.body)])


def first_digest_of(text: str, told: str = "") -> str:
    """Give the checksum as the first seals have it, 64 figures in hex. Raises Unreadable.

    There comments count; but ``told`` is given back where it is that of the text without them, as
    they may have come since.
    """
    parts = _parts(text)
    kept = {name: value for name, value in _fields(parts).items() if name not in LATER}
    lines = _lines(parts.body)
    own = _first(kept, lines)
    return told if own != told and _first(kept, _bare_lines(parts.body)) == told else own


def _first(kept: Mapping[str, Any], lines: str) -> str:
    whole = json.dumps([kept, lines], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _parts(text: str) -> Split:
    return frontmatter.split(composed(text).removeprefix("\ufeff"))


def _fields(parts: Split) -> Mapping[str, Any]:
    head = plain(parts.head)
    return head if isinstance(head, dict) else {}


def _lines(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.splitlines()).strip("\n")


def _bare_lines(body: str) -> str:
    return _EMPTY.sub("\n\n", _lines(markdown.without_comments(body)))


def _counted(values: Mapping[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    """Leave out the fields that may be filled in later, also in the groups of a list."""
    known = {field.name: field for field in fields}
    kept = {}
    for name, value in values.items():
        field = known.get(name)
        if field is not None and field.later and not field.at_publishing:
            continue
        inner = field.type.of if field is not None and isinstance(field.type, ListOf) else None
        if isinstance(inner, Record) and isinstance(value, list):
            value = [_counted(e, inner.fields) if isinstance(e, dict) else e for e in value]  # noqa: PLW2901
        kept[name] = value
    return kept

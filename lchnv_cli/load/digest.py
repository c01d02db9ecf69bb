"""The checksum of a document's content: what was published, whatever was filled in since."""

import hashlib
import json

from lchnv_cli.load import frontmatter
from lchnv_cli.load.fields import LATER
from lchnv_cli.load.records import plain
from lchnv_cli.model.folding import composed


def digest_of(text: str) -> str:
    """Give the SHA-256 of the fields that count and of the running text, as 64 figures in hex.

    Line ends, letters taken apart, comments in the head, spaces at the ends of lines and the order
    of the fields make no difference. Raises Unreadable for a text without a head.
    """
    parts = frontmatter.split(composed(text).removeprefix("\ufeff"))
    head = plain(parts.head)
    fields = head.items() if isinstance(head, dict) else ()
    kept = {name: value for name, value in fields if name not in LATER}
    lines = "\n".join(line.rstrip() for line in parts.body.splitlines()).strip("\n")
    whole = json.dumps([kept, lines], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()

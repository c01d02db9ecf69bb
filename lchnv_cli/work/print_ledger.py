"""What was printed from what, so that only what changed is printed again.

The ledger lies beside the printed files. A file that is still as it was printed may be replaced;
one that someone has touched may not. A ledger that cannot be read counts as empty.
"""

import hashlib
import json
from pathlib import Path

from lchnv_cli import defaults
from lchnv_cli.model.document import Document
from lchnv_cli.save import replace
from lchnv_cli.screen import terminal
from lchnv_cli.work.workplace import Workplace

NAME = ".lchnv-utskrifter.json"


class Ledger:
    """The printed files of a folder by name, each with what it was made from and its own hash."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries = _read(folder / NAME)
        self._changed = False

    def is_fresh(self, name: str, made_from: str) -> bool:
        """Tell whether a file is there, untouched, and made from the same."""
        return self._entries.get(name, {}).get("from") == made_from and self.is_ours(name)

    def is_ours(self, name: str) -> bool:
        """Tell whether a file is still as it was printed."""
        entry = self._entries.get(name)
        try:
            return entry is not None and entry.get("is") == _hash(
                (self._folder / name).read_bytes()
            )
        except OSError:
            return False

    def record(self, name: str, made_from: str, data: bytes) -> None:
        """Note a file that has just been written."""
        self._entries[name] = {"from": made_from, "is": _hash(data)}
        self._changed = True

    def save(self) -> None:
        """Write the ledger, if it has changed."""
        if self._changed:
            text = json.dumps(self._entries, ensure_ascii=False, indent=1, sort_keys=True)
            replace(self._folder / NAME, text.encode())
            self._changed = False


def base_of(place: Workplace) -> str:
    """Give the hash of what all documents are printed with: program, templates and rules.yaml."""
    files = [place.root / "rules.yaml"]
    for folder in defaults.template_folders(place.root):
        files += sorted(path for path in folder.rglob("*") if path.is_file())
    return _hash(terminal.version().encode(), *(path.read_bytes() for path in files))


def made_from(place: Workplace, document: Document, base: str) -> str:
    """Give the hash of what a document is printed from."""
    return _hash(base.encode(), str(document.file).encode(), place.bytes_of(document))


def _hash(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        told = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: entry for name, entry in told.items() if isinstance(entry, dict)}

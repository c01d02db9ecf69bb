"""How a command that makes documents is to answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ways:
    """How the command is to answer."""

    dry_run: bool
    force: bool
    as_json: bool

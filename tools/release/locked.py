"""What requirements.lock pins, and which of it the program itself needs."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PROJECT = Path(__file__).resolve().parent.parent.parent / "pyproject.toml"

_HEAD = """\
# What the program itself needs, of requirements.lock: python -m tools.release pins
"""
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.+?))?(?: \\)?$")
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")
_VIA = re.compile(r"^ +# +(?:via +)?(\S.*)$")


@dataclass(frozen=True)
class Pin:
    """A version that is pinned: by its hashes, when it is needed, and by whom."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: frozenset[str]

    def wanted(self, environment: Mapping[str, str]) -> bool:
        """Say whether a computer needs it."""
        return not self.marker or Marker(self.marker).evaluate(dict(environment))

    def told(self) -> str:
        """Give it as pip reads it, without its marker."""
        return self._with("")

    def told_with_marker(self) -> str:
        """Give it as pip reads it on any computer."""
        return self._with(f" ; {self.marker}" if self.marker else "")

    def _with(self, marker: str) -> str:
        lines = (f"{self.name}=={self.version}{marker}", *(f"--hash={it}" for it in self.hashes))
        return " \\\n    ".join(lines)


def pins(lock: str) -> dict[str, Pin]:
    """Read the lock file. Raises ValueError for a version without a hash."""
    found = {}
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock):
        first, *rest = block.splitlines()
        if pin := _PIN.match(first):
            via = frozenset(told[1] for line in rest if (told := _VIA.match(line)))
            hashes = tuple(_HASH.findall(block))
            if not hashes:
                raise ValueError(f"{first} has no hash")
            found[pin["name"]] = Pin(pin["name"], pin["version"], pin["marker"] or "", hashes, via)
    return found


def programs(lock: str) -> str:
    """Give the lock file of the program alone: what it needs somewhere, with markers and hashes."""
    return _HEAD + "".join(f"{pin.told_with_marker()}\n" for pin in needed(pins(lock), None))


def needed(locked: Mapping[str, Pin], environment: Mapping[str, str] | None) -> list[Pin]:
    """Give what the program needs, and what that needs in turn: on a computer, or on any.

    What it can do without and has a use for (its extras) is among it: whoever unpacks a folder has
    no pip to add them with.
    """
    there = [pin for pin in locked.values() if environment is None or pin.wanted(environment)]
    found = asked_for(_PROJECT.read_text(encoding="utf-8")) & {pin.name for pin in there}
    while more := {pin.name for pin in there if pin.via & found} - found:
        found |= more
    return [pin for pin in there if pin.name in found]


def asked_for(project: str) -> set[str]:
    """Give the packages that pyproject.toml asks for, of itself and in extras."""
    told = tomllib.loads(project)["project"]
    lists = (told["dependencies"], *told.get("optional-dependencies", {}).values())
    return {canonicalize_name(Requirement(line).name) for each in lists for line in each}

"""What a folder ships: each package with its licence, for the bill of materials and for people."""

from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path

from tools.release.licences import Licence, licence_of
from tools.release.targets import WINDOWS_PYTHON, Target

OWN = "lchnv"
PROGRAM = "program"  # the folder with the packages
PYTHON = "python"  # the folder with Windows' Python
_FONTS = Path(PROGRAM, "lchnv_cli", "defaults", "templates", "fonts")
_HEAD = """Licenser

lchnv {version} och det som följer med. Licensernas texter ligger i den här mappen, där raden
under varje namn säger.
"""


@dataclass(frozen=True)
class Shipped:
    """One thing that is shipped; ``pypi`` says whether it comes from the Python package index."""

    name: str
    version: str
    licence: Licence
    pypi: bool = True


def shipped_in(folder: Path, target: Target) -> list[Shipped]:
    """Give what a folder ships, lchnv itself first. Raises ValueError for one without a licence."""
    found = [_package(info) for info in sorted((folder / PROGRAM).glob("*.dist-info"))]
    own = [each for each in found if each.name == OWN]
    others = sorted((each for each in found if each not in own), key=lambda each: each.name.lower())
    fonts = Shipped("Carlito", "", Licence("OFL-1.1", (folder / _FONTS / "OFL.txt",)), pypi=False)
    if not target.windows:
        return [*own, *others, fonts]
    text = Licence("PSF-2.0", (folder / PYTHON / "LICENSE.txt",))
    return [*own, *others, fonts, Shipped("CPython", WINDOWS_PYTHON, text, pypi=False)]


def licences_told(folder: Path, shipped: list[Shipped]) -> str:
    """Tell people of each thing's licence and of its texts."""
    lines = [_HEAD.format(version=shipped[0].version)]
    for each in shipped:
        texts = [text.relative_to(folder).as_posix() for text in each.licence.texts]
        lines.append(f"{each.name} {each.version}".rstrip() + f": {each.licence.name}")
        lines += [f"    {text}" for text in texts] or ["    (paketet har ingen egen text)"]
    return "\n".join(lines) + "\n"


def _package(info: Path) -> Shipped:
    told = message_from_bytes((info / "METADATA").read_bytes())
    return Shipped(told["Name"], told["Version"], licence_of(info))

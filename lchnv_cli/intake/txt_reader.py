"""Plain text → blocks: one paragraph a line, and lines that were only broken to fit, one again."""

import re

from lchnv_cli.intake.encodings import decoded
from lchnv_cli.intake.source_blocks import Kind, Paragraph, Place, Run, Source

_LINE = re.compile(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_WIDEST = 110  # characters; a text with longer lines was not broken by hand
_LEAST = 45
# What begins a line of its own whatever stood before it.
_BEGINS = re.compile(
    r"\s*(?:[-–—•*◦▪·]\s|\d+(?:\.\d+)*[.)]?\s|[a-zåäö]\)|§|att\s|[IVX]+\.\s)", re.IGNORECASE
)
_CHARACTER = 6.0  # points: what a character takes up where every one is as wide


def read(name: str, data: bytes) -> Source:
    """Read a text. Raises Unreadable."""
    text, remarks = decoded(name, data)
    pages = text.split("\f")
    lines: list[tuple[str, int, int]] = []
    for page, told in enumerate(pages, 1):
        for line in _LINE.split(told):
            lines.append((line, len(lines) + 1, page if len(pages) > 1 else 0))
    while lines and not lines[-1][0].strip():
        lines.pop()
    width = max((len(line.rstrip()) for line, _, _ in lines), default=0)
    blocks: list[Paragraph] = []
    said, before = "", ""
    for line, number, page in lines:
        if blocks and _goes_on(before, line, width):
            said = _joined(said, line.strip())
            blocks[-1] = _paragraph(said, blocks[-1].place, blocks[-1].indent)
        else:
            said = line.strip()
            place = Place(paragraph=len(blocks) + 1, page=page, line=number)
            inset = len(line[: len(line) - len(line.lstrip())].expandtabs(8))
            blocks.append(_paragraph(said, place, inset * _CHARACTER if said else 0.0))
        before = line.rstrip()
    return Source(Kind.TXT, tuple(blocks), remarks=tuple(remarks))


def _paragraph(text: str, place: Place, indent: float) -> Paragraph:
    return Paragraph((Run(text),) if text else (), place, indent=indent)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Tell whether a line was only begun because the one before was full."""
    if not _LEAST <= width <= _WIDEST or not before.strip() or not line.strip():
        return False
    if _BEGINS.match(line) or "\t" in before:
        return False
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) > width


def _joined(before: str, line: str) -> str:
    """Join two lines: a hyphen may be the word's own, as in Malung-Sälen, so it stays."""
    hyphen = re.search(r"\w[-\u2011]$", before)
    conjunction = re.match(r"(?:och|eller|samt|respektive|till)\b", line)
    return f"{before}{line}" if hyphen and not conjunction else f"{before} {line}"

"""Plain text → blocks: one paragraph a line, and lines that were only broken to fit, one again."""

import re

from lchnv_cli.intake.encodings import decoded
from lchnv_cli.intake.source_blocks import Kind, Paragraph, Place, Run, Source, is_drawn
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import leads_in

_LINE = late(r"\r\n|[\n\r\x0b\x85\u2028\u2029]")
_WIDEST = 110  # characters; a text with longer lines was not broken to fit
_LEAST = 45  # what is shorter tells nothing of how wide the text is
# What begins a line of its own whatever stood before it, and what does where a sentence has ended.
_BEGINS = late(r"\s*(?:[-–—•*◦▪·\uf000-\uf0ff]\s|\d+(?:\.\d+)*[.)]\s|[a-zåäö][.)]\s|§|[IVX]+\.\s)")
_FACT = late(r"[A-ZÅÄÖ][\wåäö/ ]{1,28}:(?:\s|$)")
_NUMBER = late(r"\d+(?:\.\d+)*\s")
_ENDS = (".", "!", "?", ":", ";")
_MANY = 3  # commas: a list
_FULL, _NEARLY, _HALF = 1.0, 0.9, 0.6  # of the width
_LEAD = 0.8  # of the width: a longer line that ends in "beslutade" may be any other
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
    width = _width([line.rstrip() for line, _, _ in lines])
    blocks: list[Paragraph] = []
    said, before = "", ""
    for line, number, page in lines:
        if blocks and _goes_on(said, before, line, width):
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


def _width(lines: list[str]) -> int:
    """Give how many characters a line has room for, 0 where lines were not broken to fit.

    In a text taken out of a PDF the letters were not equally wide, so no two lines are as long.
    """
    lengths = sorted(len(line) for line in lines if len(line) >= _LEAST)
    if not lengths or lengths[-1] > _WIDEST:
        return 0
    return lengths[len(lengths) * 9 // 10]


def _goes_on(said: str, before: str, line: str, width: int) -> bool:
    """Tell whether a line was only begun because the one before, which ends ``said``, was full."""
    told, line = before.strip(), line.strip()
    if (
        not (width and told and line)
        or is_drawn(line)
        or is_drawn(told)
        or "\t" in before
        or _BEGINS.match(line)
        or _FACT.match(line)
    ):
        return False
    if len(line) < width * _LEAD and leads_in(line) is not None:
        return False
    filled = (len(before) + 1 + len(line.split(maxsplit=1)[0])) / width
    if _NUMBER.match(line) or line.startswith("att "):
        # A numbered heading, or one more clause: unless a sentence is plainly cut in two.
        listed = told.startswith("att ") or told.endswith(("samt", "och", "beslutar", "beslutade"))
        return filled > (_FULL if listed else _NEARLY) and not told.endswith(_ENDS)
    if told.endswith(_ENDS):
        return filled > _FULL
    # Who presents is told on a line of its own; who was there may take several.
    fact = _FACT.match(said) and said.count(",") < _MANY and not told.endswith(",")
    if fact and line[0].isupper():
        return False
    return filled > (_HALF if line[0].islower() else _NEARLY)


def _joined(before: str, line: str) -> str:
    """Join two lines: a hyphen may be the word's own, as in Malung-Sälen, so it stays."""
    hyphen = re.search(r"\w[-\u2011]$", before)
    conjunction = re.match(r"(?:och|eller|samt|respektive|till)\b", line)
    return f"{before}{line}" if hyphen and not conjunction else f"{before} {line}"

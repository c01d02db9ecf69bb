"""How much a printed document may hold: more takes gigabytes, and is no meeting's document.

What a PDF/UA costs is told by its marked parts: measured, some 0.4 MB of memory for each heading,
0.15 MB for each footnote, 25 kB for each cell, and 50 µs for each letter of a word that must be
broken anywhere.
"""

import re
from collections import Counter

from lchnv_cli.export.numbered_notes import FOOTNOTE
from lchnv_cli.export.tree import Element, ExportFault, classes, name

_LONG_WORD = re.compile(r"\S{41,}")
_HEADING = re.compile(r"h[1-6]")
_MOST = {
    "rubriker": 600,
    "celler i tabeller": 15_000,
    "fotnoter": 1_000,
    "tecken i ord som är längre än en rad": 40_000,
}


def refuse_too_much(root: Element) -> None:
    """Refuse a document that Word and PDF could not hold. Raises ExportFault."""
    headings, cells, notes, letters = _MOST
    found: Counter[str] = Counter()
    for each in root.iter():
        if _HEADING.fullmatch(name(each)):
            found[headings] += 1
        elif name(each) in {"td", "th"}:
            found[cells] += 1
        elif FOOTNOTE in classes(each):
            found[notes] += 1
    text = "".join(root.itertext())
    found[letters] = sum(len(word[0]) for word in _LONG_WORD.finditer(text))
    for what, most in _MOST.items():
        if found[what] > most:
            many, limit = (f"{each:,}".replace(",", "\u00a0") for each in (found[what], most))
            raise ExportFault(
                f"För mycket för Word och PDF: {many} {what}; högst {limit}. "
                "Dela upp det, eller skriv ut HTML."
            )

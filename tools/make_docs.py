"""Writes the parts of docs/ that follow from the code: python -m tools.make_docs.

The tables in docs/format.md stand between markers; docs/regler.md and docs/arbetsordningen.md are
written whole. A test fails when any of them is stale.
"""

import re
from pathlib import Path

from lchnv_cli.load.documents import read_document
from lchnv_cli.rules.catalogue import RULES
from tools.coverage_page import coverage
from tools.field_tables import BODIES, FILE, facts_table, faults_table, fields_table, table
from tools.rule_page import page

DOCS = Path(__file__).resolve().parent.parent / "docs"
_MARK = re.compile(
    r"(<!-- (fält|fel|huvud|fakta)(?:: ([^>]+?))? -->\n).*?(<!-- slut -->)", re.DOTALL
)
_LEAST = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\n"
_LINES = (
    "plats: Kulturhuset: stora salen",
    "plats: *Bystugan*",
    "plats: [Bystugan] i Björkby",
    "plats: {Bystugan",
    "plats: @Bystugan",
    "plats: &Bystugan",
    "plats: !Bystugan",
    "plats: - Bystugan",
    'plats: "Bystugan" i Björkby',
    'plats: "Bystugan',
    "plats Bystugan",
    "\tplats: Bystugan",
    "plats: Bystugan\nplats: Kulturhuset",
    "palts: Bystugan",
)
_FILES: dict[str, str | bytes] = {
    "Första raden är inte `---`": "dokument: dagordning\n",
    "Första raden är `--- # dagordning`": "--- # dagordning\ndokument: dagordning\n---\n",
    "Den andra raden `---` saknas": _LEAST,
    "Inget mellan raderna `---`": "---\n---\n",
    "`dokument` saknas": "---\norgan: lchnv\n---\n",
    "`dokument: protokoll`": "---\ndokument: protokoll\n---\n",
    "Sparad som Windows-1252": f"{_LEAST}plats: Björkby\n---\n".encode("cp1252"),
    "Sparad som UTF-16": f"{_LEAST}---\n".encode("utf-16"),
    "Större än 500 kB": f"{_LEAST}---\n{'a' * 1_200_000}\n",
    "Fler än 20\u00a0000 rader": _LEAST + "---\n" + "\n" * 30_000,
    "Fler än 50\u00a0000 tecken som märker text": _LEAST + "---\n" + "*a" * 60_000,
}


def made(source: str) -> dict[Path, str]:
    """Give the pages as they should be. ``source`` is docs/format.md as it is."""
    return {
        DOCS / "format.md": filled(source),
        DOCS / "regler.md": page(RULES),
        DOCS / "arbetsordningen.md": coverage(),
    }


def filled(source: str) -> str:
    """Fill in what stands between the markers."""
    return _MARK.sub(lambda m: f"{m[1]}\n{_drawn(m[2], m[3] or '')}\n\n{m[4]}", source)


def _drawn(kind: str, name: str) -> str:
    if kind == "huvud":
        return heads_table()
    if kind == "fakta":
        return facts_table()
    return (fields_table if kind == "fält" else faults_table)(name)


def heads_table() -> str:
    """Draw what the reader says of heads that cannot be read, or not as meant."""
    rows = [["Skrivet så", "Regel", "Meddelande"]]
    for line in _LINES:
        shown = line.replace("\t", "→").replace("\n", "`, `")
        rows.append([f"`{shown}`", *_told(f"{_LEAST}{line}\n---\n".encode())])
    for what, text in _FILES.items():
        rows.append([what, *_told(text.encode() if isinstance(text, str) else text)])
    return table(rows)


def _told(data: bytes) -> tuple[str, str]:
    fault = read_document(FILE, data, BODIES).faults[0]
    return f"`{fault.rule}`", fault.hit.message


if __name__ == "__main__":
    for path, text in made((DOCS / "format.md").read_text(encoding="utf-8")).items():
        path.write_bytes(text.encode())

"""PDF files made by the tests with their own hands: every letter and line where they say."""

from collections.abc import Iterable

FONTS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
WIDE, HIGH = 595, 842  # A4


def text(left: float, top: float, said: str, size: float = 11, font: int = 0) -> str:
    """Draw text whose letters stand ``top`` points from the page's upper edge."""
    escaped = said.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{font} {size} Tf 1 0 0 1 {left} {HIGH - top} Tm ({escaped}) Tj ET"


def line(left: float, top: float, right: float, bottom: float) -> str:
    """Draw a filled box, thin enough to be a line."""
    return f"{left} {HIGH - bottom} {right - left} {bottom - top} re f"


def grid(columns: Iterable[float], rows: Iterable[float]) -> str:
    """Draw the lines of a table."""
    across, along = list(columns), list(rows)
    flat = [line(across[0], row, across[-1] + 0.5, row + 0.5) for row in along]
    return "\n".join([*flat, *(line(each, along[0], each + 0.5, along[-1]) for each in across)])


def pdf(*pages: str, notes: str = "", more: Iterable[str] = ()) -> bytes:
    """Make a file of pages of drawing; ``notes`` are what is laid on the first page.

    ``more`` are objects that it takes, from number 100.
    """
    fonts = " ".join(f"/F{at} {10 + at} 0 R" for at in range(len(FONTS)))
    objects = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    kids = []
    for at, font in enumerate(FONTS):
        told = f"/Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding"
        objects[10 + at] = f"<< {told} >>"
    for at, drawing in enumerate(pages):
        page, content = 1000 + 2 * at, 1001 + 2 * at
        kids.append(f"{page} 0 R")
        laid = f"/Annots [{notes}]" if notes and not at else ""
        used = f"/Resources << /Font << {fonts} >> /XObject << /I 100 0 R >> >>"
        size = f"/MediaBox [0 0 {WIDE} {HIGH}]"
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R {size} {used} /Contents {content} 0 R {laid} >>"
        )
        length = len(drawing.encode("cp1252"))
        objects[content] = f"<< /Length {length} >>\nstream\n{drawing}\nendstream"
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects |= dict(enumerate(more, 100))
    return _file(objects)


def _file(objects: dict[int, str]) -> bytes:
    made, places = b"%PDF-1.7\n", dict[int, int]()
    for number in sorted(objects):
        places[number] = len(made)
        made += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252")
    begins = len(made)
    made += b"xref\n"
    for number, place in places.items():
        made += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(objects) + 1
    return made + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{begins}\n%%EOF".encode()

"""A drawing as dots, with the fonts of the documents and none of the machine's."""

from pathlib import Path

from lchnv_cli.bounded import bounded
from lchnv_cli.export.pdf_glyphs import font_folder
from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.typesetting import Refusal, typeset
from lchnv_cli.pictures import Picture

_SCALE = 3  # dots for each of the drawing's own: sharp in print
_POINTS = 0.75  # of a dot
_INCH = 72  # points
_PAGE = """\
#set text(font: json(bytes(sys.inputs.fonts)))
#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)
"""


def as_png(drawing: Picture, fonts: Path) -> Picture:
    """Give an SVG picture as PNG: the same bytes on every machine.

    Letters are drawn with a font of the folder where it has not the one that the picture names.
    """
    width, height = drawing.width * _POINTS, drawing.height * _POINTS
    page = _PAGE.format(width=width, height=height).encode()
    folder, how = font_folder(fonts), {"format": "png", "ppi": _SCALE * _INCH / _POINTS}
    inputs = {"drawing": drawing.data.decode(), "fonts": ""}
    made = bounded(drawing.data, typeset, page, folder, str(folder.path), inputs, how)
    if isinstance(made, Refusal):
        raise ExportFault(f"En bild (SVG) går inte att rita: {made.message}")
    return Picture("png", drawing.width * _SCALE, drawing.height * _SCALE, bytes(made[0]))

"""A drawing as dots, with the fonts of the documents and none of the machine's."""

import json
from pathlib import Path
from typing import Any

from lchnv_cli.export.pdf import typst_fonts
from lchnv_cli.export.pdf_glyphs import font_folder
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
    import typst  # noqa: PLC0415 - heavy

    width, height = drawing.width * _POINTS, drawing.height * _POINTS
    folder = font_folder(fonts)
    own = typst_fonts(folder)
    data: Any = typst.compile(
        _PAGE.format(width=width, height=height).encode(),
        root=folder.path,
        font_paths=own,
        ignore_system_fonts=True,
        format="png",
        ppi=_SCALE * _INCH / _POINTS,
        sys_inputs={"drawing": drawing.data.decode(), "fonts": json.dumps(own.families())},
        package_path=folder.path,
        package_cache_path=folder.path,
    )
    return Picture("png", drawing.width * _SCALE, drawing.height * _SCALE, data)

"""A Word file put together from the XHTML tree and a template."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from lchnv_cli.export.shown_pictures import Pictures
from lchnv_cli.export.table_width import lies
from lchnv_cli.export.tree import Element, body_of, classes, meta
from lchnv_cli.export.word_blocks import BlockWriter
from lchnv_cli.export.word_drawings import Drawings
from lchnv_cli.export.word_footnotes import Notes
from lchnv_cli.export.word_frame import Frame
from lchnv_cli.export.word_inline import Writer, bookmarks
from lchnv_cli.export.word_lists import numbering
from lchnv_cli.export.word_package import packed
from lchnv_cli.export.word_sections import Sections
from lchnv_cli.export.word_styles import styles
from lchnv_cli.export.word_template import opened, part_of, room, running_parts
from lchnv_cli.export.word_tokens import fill
from lchnv_cli.export.word_xml import Node, W

TOKENS = {
    "löptitel": "running",
    "titel": "title",
    "slag": "kind",
    "datum": "date",
    "diarienummer": "diary",
    "utkast": "draft",
}


def build(root: Element, template: Path, pictures: Pictures) -> bytes:
    """Return the file's bytes. Raises ExportFault."""
    content = body_of(root)
    document = opened(template)
    known = styles(part_of(document, "styles"), template.name)
    into = cast("Node", document.element.body)
    section = into.find(W + "sectPr")
    sections = None if section is None else Sections(section, known)
    if sections is not None and lies(root):
        sections.lie_down(running_parts(document))
    inline = Writer(known, document.part, bookmarks(root), Drawings(document.part, pictures))
    writer = BlockWriter(
        replace(inline, footnotes=Notes(document, inline)),
        numbering(part_of(document, "numbering"), known),
        room(document),
        sections,
    )
    writer.blocks(content, Frame(into))
    writer.close(into)
    if sections is not None:
        sections.close()
    if section is not None:
        into.append(section)  # moves it: Word wants it last
    known.check()
    said = meta(root)
    shown = said | {"date": said.get("shown-date", said.get("date", "")), "draft": _draft(content)}
    for part in running_parts(document):
        fill(part, {token: shown.get(key, "") for token, key in TOKENS.items()})
    return packed(document, said)


def _draft(content: Element) -> str:
    """Return the mark of a draft as the document has it, or "" when it is none."""
    marks = ("".join(each.itertext()) for each in content.iter() if "draft" in classes(each))
    return next(marks, "")

"""The export formats by the names that --to takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lchnv_cli.export.drawing_png import as_png
from lchnv_cli.export.html import html
from lchnv_cli.export.logo import logo
from lchnv_cli.export.pdf import Attachment, Look, pdf
from lchnv_cli.export.printed_links import NO_LINKS, Links
from lchnv_cli.export.shown_pictures import Pictures
from lchnv_cli.export.word import word


@dataclass(frozen=True, slots=True)
class Source:
    """What an export is made of: the drawn document, its Markdown, and where templates lie.

    ``decisions`` is its decisions as JSON, or empty for a document without. ``pictures`` are those
    that can be shown, by the path that the text has for each, and ``links`` the documents that it
    links to, with the names of their printed files.
    """

    xhtml: str
    name: str
    markdown: bytes
    template: Callable[[str], Path]
    decisions: bytes = b""
    pictures: Pictures = field(default_factory=dict)
    links: Links = NO_LINKS


def _html(source: Source) -> bytes:
    return html(
        source.xhtml,
        source.template("dokument.css"),
        logo(source.template),
        source.pictures,
        source.links,
    )


def _word(source: Source) -> bytes:
    fonts = source.template("fonts")
    pictures = {
        path: as_png(each, fonts) if each.suffix == "svg" else each
        for path, each in source.pictures.items()
    }
    return word(source.xhtml, source.template("mall.docx"), pictures, source.links)


def _pdf(source: Source) -> bytes:
    look = Look(source.template("dokument.typ"), source.template("fonts"), logo(source.template))
    original = Attachment(
        f"{source.name}.md", "text/markdown", "Dokumentets källtext i Markdown", source.markdown
    )
    decided = Attachment(
        "beslut.json", "application/json", "Dokumentets förslag och beslut", source.decisions
    )
    attached = (original, decided) if source.decisions else (original,)
    return pdf(source.xhtml, look, attached, source.pictures, source.links)


FORMATS: Mapping[str, Callable[[Source], bytes]] = {"html": _html, "docx": _word, "pdf": _pdf}

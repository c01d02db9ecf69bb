"""A document in some formats, as the folder's own templates have it."""

from collections.abc import Iterable, Iterator

from lchnv_cli import defaults
from lchnv_cli.export.export_formats import FORMATS, Source
from lchnv_cli.export.pdf_glyphs import unprintable
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.render.decisions import decisions_json
from lchnv_cli.render.pages import Printable, page
from lchnv_cli.render.templates import xhtml
from lchnv_cli.screen import terminal
from lchnv_cli.work.chosen import stem
from lchnv_cli.work.workplace import Workplace


def source_of(document: Printable, place: Workplace) -> Source:
    """Draw the document once, for any number of formats. Raises TemplateFault."""
    text = place.text_of(document)
    drawn = xhtml(page(document, text, place.archive), defaults.template_folders(place.root))
    return Source(
        drawn,
        document.kind.word,
        text.written.data,
        lambda name: defaults.template(place.root, name),
        decisions_json(document, place.procedure) if isinstance(document, MeetingDocument) else b"",
    )


def printed(
    document: Printable, place: Workplace, formats: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Give each format's file name and bytes; characters that a PDF cannot show are told."""
    source = source_of(document, place)
    wanted = tuple(formats)
    for name in wanted:
        yield f"{stem(document)}.{name}", FORMATS[name](source)
    if "pdf" in wanted and (missing := unprintable(source.xhtml, source.template("fonts"))):
        shown = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(missing))
        terminal.tell(f"{document.file}\n    Typsnittet saknar tecken; i PDF står □ för: {shown}")

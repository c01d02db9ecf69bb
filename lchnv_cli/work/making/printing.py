"""A document in some formats, as the folder's own templates have it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lchnv_cli import defaults
from lchnv_cli.export.export_formats import FORMATS, Source
from lchnv_cli.export.pdf_glyphs import unprintable
from lchnv_cli.export.printed_links import Links
from lchnv_cli.export.shown_pictures import Pictures
from lchnv_cli.load.published_edition import published_edition
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.file_stem import stem
from lchnv_cli.render.decisions import decisions_json
from lchnv_cli.render.pages import Printable, page
from lchnv_cli.render.templates import xhtml
from lchnv_cli.screen import terminal
from lchnv_cli.work.making.linked_documents import printed_links
from lchnv_cli.work.making.picture_files import gallery_of
from lchnv_cli.work.opening.workplace import Workplace


def source_of(document: Printable, here: Workplace, *, draft: bool = False) -> Source:
    """Draw the document once, for any number of formats. Raises TemplateFault and NotPrinted.

    It is marked as a draft where it is one, or with ``draft``.

    The Markdown that goes along holds what is printed: also a draft's is no place for notes to
    oneself, for who is exempted from what, or for what a test of secrecy came to.
    """
    if not document.kind.printed:
        raise NotPrinted(f"{document.kind.title} skrivs inte ut.")
    text = here.text_of(document)
    shown = page(document, text, here.archive)
    shown = replace(shown, draft=draft or shown.draft)
    return Source(
        xhtml(shown, defaults.template_folders(here.root)),
        document.kind.word,
        published_edition(text.source, document),
        lambda name: defaults.template(here.root, name),
        decisions_json(document, here.archive) if isinstance(document, MeetingDocument) else b"",
        gallery_of(here, document).pictures,
        printed_links(here, document),
    )


def printed(
    document: Printable, here: Workplace, formats: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    """Give each format's file name and bytes; characters that a PDF cannot show are told.

    Raises NotPrinted, which names the document, when one cannot be made.
    """
    made = attempted(document, here, tuple(formats))
    if made.faults:
        raise NotPrinted("\n".join(f"{fault} {document.file}" for fault in made.faults))
    yield from made.files


_LEFT = "Därför är inte utskrivet"
_SPOKEN = {"docx": "Word", "pdf": "PDF", "html": "HTML"}


class NotPrinted(UserFault):
    """A document cannot be printed; the message names it."""


class Drawn(NamedTuple):
    """What a document's text in a page of the site is made of."""

    xhtml: str
    pictures: Pictures
    links: Links


def drawn_of(source: Source) -> Drawn:
    """Give what a page needs of a source."""
    return Drawn(source.xhtml, source.pictures, source.links)


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a document: its files by name, and why those that lack could not be made.

    A fault ends such that the document's name completes it: a template's is the same for all.
    ``drawn`` is what it was printed from, where it was now, and of what is public.
    """

    files: tuple[tuple[str, bytes], ...]
    faults: tuple[str, ...] = ()
    drawn: Drawn | None = None


def attempted(document: Printable, here: Workplace, formats: tuple[str, ...]) -> Made:
    """Print a document in each format by itself, so that one that fails stops no other."""
    try:
        source = source_of(document, here)
    except UserFault as fault:
        return Made((), (f"{fault}\n    {_LEFT}:",))
    for told in gallery_of(here, document).told:
        terminal.tell(f"{told} I dess ställe står dess alternativtext.")
    files: list[tuple[str, bytes]] = []
    faults: list[str] = []
    for name in formats:
        try:
            files.append((f"{stem(document)}.{name}", FORMATS[name](source)))
        except UserFault as fault:
            faults.append(f"{fault}\n    {_LEFT} som {_SPOKEN.get(name, name)}:")
        else:
            if name == "pdf":
                tell_missing_glyphs(document.file, source)
    return Made(tuple(files), tuple(faults), drawn_of(source))


def tell_missing_glyphs(what: object, source: Source) -> None:
    """Tell which characters of a printed document or register its PDF cannot show."""
    if missing := unprintable(source.xhtml, source.template("fonts")):
        shown = " ".join(f"{sign} (U+{ord(sign):04X})" for sign in sorted(missing))
        terminal.tell(f"{what}\n    Typsnittet saknar tecken; i PDF står □ för: {shown}")

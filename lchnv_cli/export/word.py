"""The document as a Word file that follows the styles, headers and footers of a template.

Whoever wants another look opens the template in Word, changes its styles, and saves.
"""

from pathlib import Path
from types import MappingProxyType

from lchnv_cli.export.amounts import refuse_too_much
from lchnv_cli.export.kept_ending import keep_ending
from lchnv_cli.export.numbered_notes import number_notes
from lchnv_cli.export.printed_links import NO_LINKS, Links, lead_to_printed
from lchnv_cli.export.shown_pictures import Pictures, told_in_words
from lchnv_cli.export.tree import parse


def word(
    xhtml: str,
    template: Path,
    pictures: Pictures = MappingProxyType({}),
    links: Links = NO_LINKS,
) -> bytes:
    """Return the Word file: the same bytes for the same document and template, on every machine.

    In the template's headers and footers {{löptitel}}, {{titel}}, {{slag}}, {{datum}},
    {{diarienummer}} and {{utkast}} become the document's. Raises ExportFault.
    """
    from lchnv_cli.export.word_build import build  # noqa: PLC0415 - python-docx is heavy

    root = parse(xhtml)
    refuse_too_much(root)
    told_in_words(root, pictures)
    lead_to_printed(root, links, "docx")
    number_notes(root)
    keep_ending(root)
    return build(root, template, pictures)

"""Web pages → blocks: those that Word and LibreOffice save, and those that people write."""

from lxml import etree, html

from lchnv_cli.intake.encodings import declared_encoding, decoded
from lchnv_cli.intake.html_blocks import Page
from lchnv_cli.intake.source_blocks import Kind, Remark, Source
from lchnv_cli.model.late_pattern import late
from lchnv_cli.unreadable import Unreadable

_DECLARED = late(r"^\s*<\?xml[^>]*\?>")
_EMPTY = "Sidan innehåller ingen text."
_BROKEN = "Sidan går inte att läsa. Öppna den i Word och spara den som .docx."


def read(name: str, data: bytes) -> Source:
    """Read a web page. Raises Unreadable."""
    text, remarks = decoded(name, data, declared_encoding(data))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        # lxml refuses a text that says which bytes it was written in.
        root = html.document_fromstring(_DECLARED.sub("", text).replace("\0", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable(name, _EMPTY) from error
    except (ValueError, AssertionError) as error:
        raise Unreadable(name, _BROKEN) from error
    page = Page(root)
    blocks = page.read()
    if any(each.get("rel") == "stylesheet" for each in root.iter("link")):
        page.remarks.append(Remark("Sidans formatmall ligger utanför filen och hämtas inte."))
    return Source(
        Kind.HTML,
        blocks,
        tuple(page.headers),
        tuple(page.footers),
        tuple(page.notes),
        (),
        tuple(page.pictures),
        tuple(dict.fromkeys([*remarks, *page.remarks])),
        _meta(root, "changed") or _meta(root, "dcterms.modified"),
    )


def _meta(root: etree._Element, name: str) -> str:
    found = (each.get("content") for each in root.iter("meta") if each.get("name") == name)
    return next(found, None) or ""

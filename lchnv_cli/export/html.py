"""The document as one HTML file with its style sheet inside, for the web."""

from base64 import b64encode
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lchnv_cli.export.logo import Logo
from lchnv_cli.export.numbered_notes import NUMBER, number_notes
from lchnv_cli.export.printed_links import NO_LINKS, Links, lead_to_printed
from lchnv_cli.export.shown_pictures import Pictures, told_in_words
from lchnv_cli.export.table_width import fit
from lchnv_cli.export.tree import ExportFault, classes, meta, parse
from lchnv_cli.guarded import read_inside
from lchnv_cli.harmless import outward
from lchnv_cli.pictures import Picture

_LARGEST = 1_000_000  # bytes of a style sheet


def html(
    xhtml: str,
    style: Path,
    logo: Logo | None = None,
    pictures: Pictures = MappingProxyType({}),
    links: Links = NO_LINKS,
) -> bytes:
    """Return the HTML file, in UTF-8, for the same document the same bytes. Raises ExportFault."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root = web_tree(xhtml, pictures, links)
    head = root.find("head")
    if head is None:
        raise ExportFault("Dokumentmallen ger ett dokument utan huvud (head saknas).")
    head.insert(0, etree.Element("meta", {"charset": "utf-8"}))
    viewport = {"name": "viewport", "content": "width=device-width, initial-scale=1"}
    head.insert(1, etree.Element("meta", viewport))
    etree.SubElement(head, "style").text = f"\n{style_sheet(style)}"
    if logo is not None:
        _show(logo, root, etree)
    text = etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>")
    return f"{text}\n".encode()


def web_tree(xhtml: str, pictures: Pictures, links: Links) -> Any:
    """Give the document as a tree of HTML, with all that it shows in it. Raises ExportFault."""
    from lxml import etree  # noqa: PLC0415 - heavy

    root: Any = parse(xhtml)
    told_in_words(root, pictures)
    lead_to_printed(root, links, "html", "")
    for table in list(root.iter("{*}table")):
        _let_scroll(table, etree)
    _gather(number_notes(root), root, etree)
    for each in root.iter("{*}img"):
        _show_picture(each, pictures[each.get("src")])
    _leave_namespace(root, etree)
    for each in root.iter("section"):
        named = each.get("aria-label") or next(each.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
        if named is None:
            each.tag = "div"  # HTML asks every section for a heading
    return root


def _let_scroll(table: Any, etree: Any) -> None:
    """Let a wide table be moved sideways where the window is narrower, also with the keyboard."""
    if not (need := fit(table)).is_wide:
        return
    sort = "wide turned" if need.turned else "wide"
    told = {"class": sort, "role": "region", "aria-label": "Bred tabell", "tabindex": "0"}
    around = etree.Element(f"{table.tag.removesuffix('table')}div", told)
    table.getparent().replace(table, around)
    around.tail, table.tail = table.tail, None
    around.append(table)


def _gather(notes: list[Any], root: Any, etree: Any) -> None:
    """Put the footnotes at the end of the text, each linked with where it is mentioned."""
    for again in root.iterfind(".//{*}span[@class='noteref']"):
        _mention(again, again.get(NUMBER), "", etree)
    if not notes:
        return
    space = notes[0].tag.removesuffix("span")
    section = etree.Element(f"{space}section", {"class": "footnotes", "aria-label": "Fotnoter"})
    listed = etree.SubElement(section, f"{space}ol")
    for note in notes:
        number = note.get(NUMBER)
        entry = etree.SubElement(listed, f"{space}li", {"id": f"fotnot-{number}"})
        entry.text, entry[:] = note.text, list(note)
        back = {"href": f"#fotnot-{number}-i-texten", "aria-label": "Tillbaka till texten"}
        etree.SubElement(entry, f"{space}a", back).text = "↩"
        last = entry[-2] if len(entry) > 1 else entry
        where = "tail" if len(entry) > 1 else "text"
        setattr(last, where, f"{getattr(last, where) or ''} ")
        note.text = None
        _mention(note, number, f"fotnot-{number}-i-texten", etree)
    main = root.find(".//{*}main")
    around = root.find(".//{*}body") if main is None else main
    end = around.find("{*}footer")
    around.insert(len(around) if end is None else list(around).index(end), section)


def _mention(element: Any, number: str, anchor: str, etree: Any) -> None:
    """Make a raised number of an element, that leads to its footnote."""
    space, tail = element.tag.removesuffix("span"), element.tail
    element.clear()
    element.tag, element.tail = f"{space}sup", tail
    link = {"href": f"#fotnot-{number}", "aria-label": f"Fotnot {number}"}
    etree.SubElement(element, f"{space}a", {"id": anchor, **link} if anchor else link).text = number


def _show_picture(element: Any, picture: Picture) -> None:
    """Put a picture into the page itself, with its size, so that nothing moves while it loads."""
    element.set("src", inside(picture.mime, picture.data))
    element.set("width", str(picture.width))
    element.set("height", str(picture.height))


def inside(mime: str, data: bytes) -> str:
    """Give a picture as an address that holds all of it."""
    return f"data:{mime};base64,{b64encode(data).decode()}"


def _show(logo: Logo, root: Any, etree: Any) -> None:
    """Put the logo first in the letterhead; it is told by the sender's name."""
    shown = {
        "class": "logo",
        "src": inside(logo.mime, logo.data),
        "alt": meta(root).get("author", ""),
    }
    for each in root.iter("header"):
        if "letterhead" in classes(each):
            each.insert(0, etree.Element("img", shown))


def style_sheet(path: Path) -> str:
    """Read a style sheet. Raises ExportFault and Refused."""
    try:
        css = read_inside(path, _LARGEST, path.parent).decode()
    except UnicodeDecodeError as fault:
        raise ExportFault(f"Stilmallen {path} är inte UTF-8. Spara den som UTF-8.") from fault
    if "</style" in css.lower():
        raise ExportFault(f"Stilmallen {path} får inte innehålla </style.")
    if told := outward(css):
        raise ExportFault(
            f"Stilmallen {path} har {told}, som hämtar något utifrån. Ta bort det. En bild kan stå"
            " i stilmallen själv, som data:image/…"
        )
    # Browsers read every line end as \n, also when they compare a style with its checksum.
    return css.replace("\r\n", "\n").replace("\r", "\n")


def _leave_namespace(root: Any, etree: Any) -> None:
    """Turn XHTML names into HTML names."""
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    root.attrib.pop("{http://www.w3.org/XML/1998/namespace}lang", None)
    etree.cleanup_namespaces(root)

"""What a drawing in a Word file shows: text boxes, pictures, the words of diagrams and charts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from lchnv_cli.intake.docx_styles import W
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ALTERNATIVES = f"{_MC}AlternateContent"
TEXT_BOX = f"{W}txbxContent"
_SHOWING = (f"{W}t", TEXT_BOX, f"{A}blip", f"{A}t", f"{_C}chart", f"{_DGM}relIds")
_Relationships = dict[str, tuple[str, str, bool]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that a drawing shows: a text box's element, lines of text, or a picture's id."""

    box: etree._Element | None = None
    lines: tuple[str, ...] = ()
    picture: str = ""
    alt: str = ""


def alternative(element: etree._Element) -> etree._Element | None:
    """Choose what Word shows of the alternatives: the newest, unless it shows nothing known here.

    The same text box is there twice, for new programs and for old ones.
    """
    choices = element.findall(f"{_MC}Choice")
    known = [each for each in choices if next(each.iter(*_SHOWING), None) is not None]
    fallback = element.find(f"{_MC}Fallback")
    return known[0] if known else fallback if fallback is not None else next(iter(choices), None)


def drawn(
    element: etree._Element, packed: Packed, relationships: _Relationships, alt: str = ""
) -> Iterator[Drawn]:
    """Give all that a drawing shows, in the order of the file."""
    for each in element:
        tag = each.tag
        if tag == ALTERNATIVES:
            if (chosen := alternative(each)) is not None:
                yield from drawn(chosen, packed, relationships, alt)
        elif tag == f"{_WP}docPr":
            alt = each.get("descr") or ""
        elif (shown := _shown(each, packed, relationships)) is not None:
            yield replace(shown, alt=alt or element.get("alt") or "")
        else:
            yield from drawn(each, packed, relationships, alt)


def _shown(each: etree._Element, packed: Packed, relationships: _Relationships) -> Drawn | None:
    """Read an element that shows something itself."""
    if each.tag == TEXT_BOX:
        return Drawn(box=each)
    if each.tag in {f"{A}blip", f"{_V}imagedata"}:
        names = (f"{R}embed", f"{R}link", f"{R}id")
        return Drawn(picture=next((found for name in names if (found := each.get(name))), ""))
    if each.tag == f"{_V}textpath":
        return Drawn(lines=(each.get("string") or "",))
    if each.tag == f"{A}p":
        return Drawn(lines=("".join(map(str, each.itertext(f"{A}t"))),))
    if each.tag in {f"{_DGM}relIds", f"{_C}chart"}:
        name = each.get(f"{R}dm") or each.get(f"{R}id") or ""
        return Drawn(lines=_words(relationships.get(name), packed))
    return None


def _words(target: tuple[str, str, bool] | None, packed: Packed) -> tuple[str, ...]:
    """Give the words of a diagram or chart, one thing a line; it is drawn again by nobody."""
    if target is None or target[2] or target[1] not in packed:
        return ()
    try:
        root = packed.xml(target[1])
    except Unreadable:
        return ()
    told = root.iter(f"{A}p", f"{_C}pt")
    lines = ("".join(map(str, each.itertext(f"{A}t", f"{_C}v"))) for each in told)
    return tuple(line for line in lines if line.strip())

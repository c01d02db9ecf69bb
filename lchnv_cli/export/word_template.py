"""The user's template: opened, emptied, and cleaned of whatever tells who made it."""

from io import BytesIO
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import Part

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.word_active import Active, refuse_active
from lchnv_cli.export.word_xml import Node, R, W
from lchnv_cli.guarded import read_inside
from lchnv_cli.unreadable import Bomb

_LARGEST = 20_000_000  # bytes of a template
LANGUAGE = "sv-SE"
_KEPT = frozenset(
    [
        "styles",
        "numbering",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "header",
        "footer",
        "footnotes",
        "endnotes",
    ]
)
# Settings that point out of the file or count what somebody did in it.
_PRIVATE = frozenset(
    [
        "attachedTemplate",
        "rsids",
        "docVars",
        "mailMerge",
        "linkStyles",
        "saveThroughXslt",
        "proofState",
        "docId",
        "chartTrackingRefBased",
        "trackRevisions",
    ]
)
_AFTER_LANGUAGE = {W + "eastAsianLayout", W + "specVanish", W + "oMath"}


def opened(path: Path) -> WordDocument:
    """Open a template, empty but for its styles, headers and footers.

    Raises ExportFault, or Refused where the file is no file of its own.
    """
    content = read_inside(path, _LARGEST, path.parent)
    try:
        refuse_active(content)
        document = Document(BytesIO(content))
        _clean(document)
    except Active as fault:
        raise ExportFault(
            f"Mallen {path.name} har {fault}, och det får den inte ha: det skulle följa med i varje"
            " dokument, och köra eller hämta något hos den som öppnar det. Ta bort det i Word och"
            " spara mallen. Eller flytta undan den: då används den som följer med programmet."
        ) from None
    except Bomb as fault:
        raise ExportFault(f"Mallen {path.name} används inte. {fault.why}") from None
    except ExportFault:
        raise
    except Exception as fault:  # whatever is wrong with the file, the user can only replace it
        raise ExportFault(
            f"Mallen {path.name} är inte ett Word-dokument som går att använda. Öppna den i Word"
            " och spara den som Word-dokument (.docx), utan lösenord. Eller flytta undan mallen:"
            " då används den som följer med programmet."
        ) from fault
    return document


def part_of(document: WordDocument, kind: str) -> Node:
    """Return the root of the part of a kind, as `styles`. Raises ExportFault."""
    for found, root in _related(document):
        if found == kind:
            return root
    lacking = {"styles": "formatmallar", "numbering": "listor med punkter eller nummer"}
    raise ExportFault(
        f"Mallen har inga {lacking[kind]}. Flytta undan mallen: då används den som följer med"
        " programmet, och den kan sedan ändras i Word."
    )


def running_parts(document: WordDocument) -> list[Node]:
    """Return the headers and footers."""
    return [root for kind, root in _related(document) if kind in {"header", "footer"}]


def room(document: WordDocument) -> int:
    """Return the width of the text on the page in twips."""
    section = cast("Node", document.element.body).find(W + "sectPr")
    size = None if section is None else section.find(W + "pgSz")
    margins = None if section is None else section.find(W + "pgMar")
    if size is None or margins is None:
        return 9070  # A4 with 25 mm on either side
    return int(size.get(W + "w")) - int(margins.get(W + "left")) - int(margins.get(W + "right"))


def _related(document: WordDocument) -> list[tuple[str, Node]]:
    return [
        (kind, cast("Node", rel.target_part.element))
        for rel in document.part.rels.values()
        if not rel.is_external and hasattr(rel.target_part, "element")
        for kind in [rel.reltype.rpartition("/")[2]]
    ]


def _clean(document: WordDocument) -> None:
    content = cast("Node", document.element.body)
    _empty(content)
    for kind, root in _related(document):
        if kind == "settings":
            _remove_private(root)
        _speak(root)
    _default_language(part_of(document, "styles"))
    _forget(document.part, cast("Node", document.element))
    for rel in document.part.rels.values():
        if not rel.is_external and rel.reltype.endswith("/settings"):
            _forget(rel.target_part, cast("Node", rel.target_part.element))


def _empty(content: Node) -> None:
    """Leave the last section only, with the headers it has from those before it."""
    sections = list(content.iter(W + "sectPr"))
    held: dict[tuple[str, str], Node] = {}
    for section in sections:
        for tag in (W + "headerReference", W + "footerReference"):
            for each in section.findall(tag):
                held[tag, each.get(W + "type")] = each
    for child in list(content):
        content.remove(child)
    if sections:
        last = sections[-1]
        for child in list(last):
            if child.tag in {W + "headerReference", W + "footerReference", W + "printerSettings"}:
                last.remove(child)
        for at, reference in enumerate(held.values()):
            last.insert(at, reference)
        content.append(last)


def _remove_private(settings: Node) -> None:
    for child in list(settings):
        if child.tag.rpartition("}")[2] in _PRIVATE:
            settings.remove(child)


def _speak(root: Node) -> None:
    """Set Swedish wherever a language is named."""
    for tag in ("lang", "themeFontLang"):
        for each in root.iter(W + tag):
            each.set(W + "val", LANGUAGE)


def _default_language(styles: Node) -> None:
    """Name a language for all text where the template names none."""
    if styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") is not None:
        return
    holder = styles
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        found = holder.find(W + tag)
        if found is None:
            found = holder.makeelement(W + tag, {})
            holder.insert(0, found)
        holder = found
    position = sum(child.tag not in _AFTER_LANGUAGE for child in holder)
    holder.insert(position, holder.makeelement(W + "lang", {W + "val": LANGUAGE}))


def _forget(part: Part, root: Node) -> None:
    """Drop the relationships that nothing uses: comments, pictures of the old text, paths."""
    used = {
        value for each in root.iter() for key, value in each.attrib.items() if key.startswith(R)
    }
    for key, rel in list(part.rels.items()):
        kept = not rel.is_external and rel.reltype.rpartition("/")[2] in _KEPT
        if not kept and key not in used:
            del part.rels[key]

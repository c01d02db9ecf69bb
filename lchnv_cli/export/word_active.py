"""What a Word template may not bring along: what runs, or fetches, where a document is opened.

It is looked for in every part of the file, also those that Word shows nowhere, before any library
opens it. Fields are allowed rather than refused, and read as Word puts them together: their words
may be divided, and stand in fields of their own.
"""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from lchnv_cli.export.word_xml import W
from lchnv_cli.packed import Packed

_MOST = 60_000_000  # bytes of a template, unpacked
_FIELDS = """
    page numpages section sectionpages pageref noteref ref styleref seq title author subject
    keywords comments date time createdate savedate printdate edittime filename filesize numwords
    numchars docproperty lastsavedby revnum username userinitials toc tc xe index quote symbol
    hyperlink if compare set listnum eq advance formtext formcheckbox formdropdown
"""
# Pieces of other programs; a picture of one's own is an image.
_PARTS = (
    *("vbaproject", "vbadata", "activex", "/embeddings/", "oleobject", "/afchunk", "customui"),
    *("attachedtoolbars", ".exe", ".htm", ".mht", ".rtf"),
)
_TIED = """
    oleobject package control activexcontrolbinary vbaproject wordvbadata afchunk subdocument frame
    attachedtoolbars keymapcustomizations ui extensibility externallink
"""
# A link is followed by whoever clicks; a template's own template is forgotten in what is made.
_LED_OUT = {"hyperlink", "attachedtemplate"}
_ELEMENTS = {"object", "control", "OLEObject", "altChunk", "subDoc", "movie", "frameset"}
_WORDS = ("fldSimple", "fldChar", "instrText", "delInstrText", "t")
_INNER = "\0"  # in place of a field within another's words, which may be all of its name
_PLACES = {"src", "href", "origin", "sourcefilename"}
_ELSEWHERE = ("//", "\\\\", "file:", "http:", "https:", "ftp:")


class Active(Exception):
    """A template has something that runs or fetches; it is told in the middle of a sentence."""


@lru_cache(maxsize=1)  # many documents are printed with the same one
def refuse_active(content: bytes) -> None:
    """Look through a template. Raises Active, and Unreadable for what is no whole file."""
    file = Packed("", content, most=_MOST)
    for part in file:
        if any(each in f"/{part}" for each in _PARTS):
            raise Active(f"delen {part}")
        if part.endswith(".rels"):
            _refuse_ties(file.xml(part), part)
        elif _is_xml(file.read(part)):  # whatever it is called
            root = file.xml(part)
            for told in (*_elements(root), *_fields(root)):
                raise Active(f"{told} i {part}")


def _is_xml(data: bytes) -> bool:
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _refuse_ties(root: etree._Element, part: str) -> None:
    for each in root:
        sort = each.get("Type", "").rpartition("/")[2].lower()
        if sort in _TIED.split() or (each.get("TargetMode") == "External" and sort not in _LED_OUT):
            raise Active(f"något av slaget {sort}, {each.get('Target', '')[:80]}, i {part}")


def _elements(root: etree._Element) -> Iterator[str]:
    for each in root.iter(etree.Element):
        name = each.tag.rpartition("}")[2]
        if name in _ELEMENTS:
            yield f"ett inbäddat objekt ({name})"
        if name in {"Default", "Override"} and "macro" in each.get("ContentType", "").lower():
            yield "makron"
        for key, value in each.attrib.items():
            place = str(key).rpartition("}")[2].lower()
            if place in _PLACES and str(value).strip().lower().startswith(_ELSEWHERE):
                yield f"adressen {str(value)[:80]}"


def _fields(root: etree._Element) -> Iterator[str]:
    """Give the fields that are not allowed, by the first of their words."""
    begun: list[list[str] | None] = []  # their words; None once what a field shows has begun
    for each in root.iter(*(f"{W}{name}" for name in _WORDS)):
        if each.tag == f"{W}fldSimple":
            yield from _strange([each.get(f"{W}instr", "")])
        elif each.tag != f"{W}fldChar":
            if begun and begun[-1] is not None:
                begun[-1].append(each.text or "")
        elif (kind := each.get(f"{W}fldCharType")) == "begin":
            if begun and begun[-1] is not None:
                begun[-1].append(_INNER)
            begun.append([])
        elif begun:
            yield from _strange(begun.pop())
            begun += [] if kind == "end" else [None]
    for words in begun:
        yield from _strange(words)


def _strange(words: list[str] | None) -> Iterator[str]:
    first = (["PAGE"] if words is None else "".join(words).split() or [""])[0].strip('"“”').lower()
    if first not in _FIELDS.split() and not first.startswith("="):
        yield f"fältet {first.replace(_INNER, '').upper() or 'utan namn'}"

"""Word files made by the tests, as little as each needs, and a plain reading to compare with."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "header": "hdr",
    "footer": "ftr",
}


def docx(body: str, links: Mapping[str, str] | None = None, **parts: str | bytes) -> bytes:
    """Make a Word file of the XML inside its body and inside other parts.

    A part is called by its sort, or by the name of a file with ``__`` in the place of the dot; its
    relationship has the same name as its id. ``links`` are addresses outside the file by id.
    """
    relations, files = [], dict[str, str | bytes]()
    for name, content in parts.items():
        sort = name.rstrip("0123456789")
        if sort in _ROOTS:
            target, tag = f"{name}.xml", _ROOTS[sort]
            files[f"word/{target}"] = f"<w:{tag} {NAMESPACES}>{content!s}</w:{tag}>"
        else:
            target = name.replace("__", ".")
            sort = {"xml": "chart"}.get(target.rpartition(".")[2], "image")
            files[f"word/{target}"] = content
        relations.append(f'<Relationship Id="{name}" Type="{_OFFICE}/{sort}" Target="{target}"/>')
    for name, address in (links or {}).items():
        told = f'Id="{name}" Type="{_OFFICE}/hyperlink" Target="{address}" TargetMode="External"'
        relations.append(f"<Relationship {told}/>")
    sorts = {"document": "document.main"} | {name: name.rstrip("0123456789") for name in parts}
    known = {name: sort for name, sort in sorts.items() if f"word/{name}.xml" in files}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{sort}+xml"/>'
        for name, sort in ({"document": "document.main"} | known).items()
    )
    files |= {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f"{''.join(relations)}</Relationships>",
    }
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Make a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return made.getvalue()


def strict(data: bytes) -> bytes:
    """Write a Word file as Word does when it is asked for its strict format."""
    usual = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name).decode() for name in file.namelist()}
    for part in ("wordprocessingml", "officeDocument"):
        for name, content in files.items():
            files[name] = content.replace(
                f"{usual}/{part}/2006", f"http://purl.oclc.org/ooxml/{part}"
            )
    return packed(files)


def r(text: str, look: str = "") -> str:
    """Make a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inside: str, properties: str = "") -> str:
    """Make a paragraph of runs, or of text."""
    runs = "".join(each if each.startswith("<") else r(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """Make a paragraph in a list."""
    told = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=told)


def level(at: int, way: str, text: str, more: str = "", start: int = 1) -> str:
    """Make a level of a list's definition."""
    told = f'<w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{told}</w:lvl>'


def numbering(*levels: str, **numbers: str) -> str:
    """Make one definition, and lists that use it: num1 and those given, with what they override."""
    lists = "".join(
        f'<w:num w:numId="{name.removeprefix("num")}"><w:abstractNumId w:val="0"/>{over}</w:num>'
        for name, over in ({"num1": ""} | numbers).items()
    )
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


def words_of(data: bytes) -> Counter[str]:
    """Count the characters that a Word file shows, with nothing but regular expressions.

    What is deleted is counted too, since it is kept as deleted; alternatives are counted once.
    """
    found = Counter[str]()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if re.fullmatch(r"word/(document|\w+notes|comments|(header|footer)\d*)\.xml", name):
                xml = file.read(name).decode()
                xml = re.sub(r"<mc:Fallback.*?</mc:Fallback>", "", xml, flags=re.DOTALL)
                texts = re.findall(r"<(?:w:t|w:delText|m:t|a:t)(?: [^>]*)?>([^<]*)<", xml)
                found.update("".join(texts))
    return _visible(found)


def _visible(counted: Counter[str]) -> Counter[str]:
    return Counter({each: count for each, count in counted.items() if not each.isspace()})

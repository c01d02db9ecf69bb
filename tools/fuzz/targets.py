"""What is fuzzed: each target makes of any bytes something to read, reads it, and sees it whole.

A head and a text are the bytes as they are. Word files and PDFs are not: bytes at random are hardly
ever one, so there each byte is a step in building one, and every Word file and PDF has some bytes.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lxml import etree

from lchnv_cli.intake.as_document import everything_in, write
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.recognise.recognise import recognise
from lchnv_cli.load.documents import read_document
from lchnv_cli.model.kinds import NOTES
from lchnv_cli.unreadable import Unreadable
from tools.endure.folders import material
from tools.endure.trials import Failed, ground_of, read_and_judge

_MEETING = dt.date(2026, 5, 22)
_FILE = PurePosixPath("meetings/lchnv/2026-05-22/minnesanteckningar.md")
_HEAD = b"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-22\n---\n\n"
_WORDS = (
    *("Minnesanteckningar", "Länschefsnätverket i Dalarna", "2026-05-22", "22 maj", "kl. 9.30–12"),
    *("Närvarande", "Asta Almgren", "Mora kommun", "Ordförande", "§ 3", "1.", "a)", "Beslut"),
    *("Förslag till beslut", "att godkänna", "Föredragande:", "Bilaga 2", "Utfall: bordlagd", "•"),
    *(
        "\t",
        " ",
        "\u00a0",
        "\u00ad",
        "|",
        "*",
        "_",
        "<",
        "#",
        "-",
        "–",
        "o\u0308",
        "\U0001f600",
        "²",
    ),
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TAGS = (
    *("p", "p", "r", "r", "t", "t", "tbl", "tr", "tc", "tab", "br", "rPr", "pPr", "tblPr", "tcPr"),
    *("numPr", "numId", "ilvl", "pStyle", "b", "i", "strike", "vanish", "gridSpan", "vMerge"),
    *(
        "hyperlink",
        "ins",
        "del",
        "delText",
        "fldSimple",
        "fldChar",
        "instrText",
        "sdt",
        "sdtContent",
    ),
    *(
        "footnoteReference",
        "commentRangeStart",
        "commentReference",
        "sym",
        "drawing",
        "pict",
        "object",
    ),
    *("noBreakHyphen", "softHyphen", "moveFrom", "moveTo", "outlineLvl", "sectPr", "smartTag"),
)
_ATTRIBUTES = ("val", "id", "fldCharType", "instr", "anchor", "char", "font", "type")
_VALUES = (
    "0",
    "1",
    "2",
    "9",
    "-1",
    "99999999999",
    "begin",
    "separate",
    "end",
    "Heading1",
    "continue",
)
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
}  # fmt: skip
_OPERATORS = (  # and how many numbers each takes
    *(("re S", 4), ("re f", 4), ("m", 2), ("l S", 2), ("Td", 2), ("Tm", 6), ("cm", 6), ("Tf", 1)),
    *(("TL", 1), ("Tz", 1), ("Tr", 1), ("Ts", 1), ("rg", 3), ("w", 1)),
)
_HALF = 128
_LOOSE = ("BT", "ET", "q", "Q", "T*", "EMC", "/Span BMC", "/Artifact BMC")


def frontmatter(data: bytes) -> None:
    """Read a document with the head that is given."""
    _judged(b"---\n" + data + b"\n---\n\n## 1. M\xc3\xb6tets \xc3\xb6ppnande\n")


def markdown(data: bytes) -> None:
    """Read a document with the text that is given."""
    _judged(_HEAD + data)


def _judged(data: bytes) -> None:
    read_and_judge(str(_FILE), data, material()["tests/network"])


def word(data: bytes) -> None:
    """Import a Word file that is built as the bytes say."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name, text in _PARTS.items():
            parts.writestr(name, text)
        parts.writestr("word/document.xml", etree.tostring(_word(iter(data))))
    _imported("fil.docx", file.getvalue())


def _word(steps: Iterator[int]) -> etree._Element:
    """Build a text: open an element, leave some, give an attribute, or write."""
    root = etree.Element(f"{{{_W}}}document", nsmap={"w": _W})
    at = body = etree.SubElement(root, f"{{{_W}}}body")
    for step in steps:
        sort, rest = step % 4, next(steps, 0)
        if sort == 0:
            at = etree.SubElement(at, f"{{{_W}}}{_TAGS[rest % len(_TAGS)]}")
        elif sort == 1:
            for _ in range(1 + rest % 4):
                above = at.getparent()
                at = body if above is None or at is body else above
        elif sort == 2:  # noqa: PLR2004 - the third of four
            name = _ATTRIBUTES[rest % len(_ATTRIBUTES)]
            at.set(f"{{{_W}}}{name}", _VALUES[next(steps, 0) % len(_VALUES)])
        else:
            at.text = (at.text or "") + _WORDS[rest % len(_WORDS)]
    return root


def pdf(data: bytes) -> None:
    """Import a PDF whose page is drawn as the bytes say."""
    drawn = "\n".join(_drawn(iter(data))).encode("cp1252", "replace")
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F " + font + b">>>>"
        b"/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
    )
    file = b"%PDF-1.7\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    table = b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer<</Size 5/Root 1 0 R>>\n"
    _imported("fil.pdf", file + table + b"startxref\n%d\n%%%%EOF\n" % len(file))


def _drawn(steps: Iterator[int]) -> Iterator[str]:
    """Draw a page: words at places, lines, and whatever moves and turns them."""
    yield "BT /F 11 Tf 60 760 Td"
    for step in steps:
        rest = next(steps, 0)
        if step % 3 == 0:
            operator, many = _OPERATORS[rest % len(_OPERATORS)]
            numbers = (
                str((next(steps, 0) - 100) * (1 if step < _HALF else 5)) for _ in range(many)
            )
            yield f"{'/F ' if operator == 'Tf' else ''}{' '.join(numbers)} {operator}"
        elif step % 3 == 1:
            text = _WORDS[rest % len(_WORDS)].replace("\\", "").replace("(", "").replace(")", "")
            yield f"({text}) Tj 0 -14 Td"
        else:
            yield _LOOSE[rest % len(_LOOSE)]


def _imported(name: str, data: bytes) -> None:
    """Read a file and make a document of it, which can be read in its turn."""
    files = material()["tests/network"]
    ground = ground_of(files["rules.yaml"], files["meetings/register.yaml"])
    body = ground.procedure.bodies["lchnv"]
    try:
        source = read_source(name, data)
    except Unreadable as told:
        if not str(told):
            raise Failed("nothing was said") from told
        return
    draft = recognise(source, ground.procedure, body=body, date=_MEETING)
    if draft.kind is None:
        draft = replace(draft, kind=NOTES)
    text = write(draft, transcript=name, everything=list(everything_in(source))).text
    read = read_document(_FILE, text.encode(), frozenset(ground.procedure.bodies))
    if read.document is None:
        raise Failed(f"what was imported is no document: {[each.hit for each in read.faults]}")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (frontmatter, markdown, word, pdf)
}


def seeds(target: str) -> Iterator[bytes]:
    """Give what a target begins with: documents of the tests, or a page with a word in each way."""
    if target in {"frontmatter", "markdown"}:
        for folder in ("tests/network", "tests/exemplary"):
            for name, data in material()[folder].items():
                _, head, text = (*data.split(b"---\n", 2), b"", b"")[:3]
                if name.endswith(".md") and text:
                    yield head if target == "frontmatter" else text
    elif target == "word":
        paragraph = (0, 0, 0, 2, 0, 4)  # open p, r and t
        for sign in range(len(_WORDS)):
            yield bytes((*paragraph, 3, sign, 1, 2, *paragraph, 3, sign + 1))
        for tag in range(len(_TAGS)):
            yield bytes((*paragraph, 3, tag, 1, 1, 0, tag, 2, tag, tag, *paragraph, 3, tag))
    else:
        for sign in range(len(_WORDS)):
            yield bytes((1, sign, 1, sign + 1, 0, sign, *range(100, 106), 1, sign, 2, sign))

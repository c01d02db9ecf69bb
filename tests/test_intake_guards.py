"""What a stranger's file may do: be refused in Swedish, soon, or be read; never anything else."""

import io
import random
import re
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from lchnv_cli.intake import old_word
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.packed import Packed
from lchnv_cli.unreadable import Unreadable
from tests import odt_files
from tests.pdf_files import grid, line, pdf, text
from tests.plainly import texts
from tests.word_files import docx, level, numbered, numbering, p, packed, r

_DTD = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
_OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_source(name, data)
    assert str(refused.value).startswith(f"{name}\n    ")
    return refused.value.why


def _with(data: bytes, **parts: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    return packed(files | {name.replace("__", "/") + ".xml": part for name, part in parts.items()})


@pytest.mark.parametrize("declared", [_DTD, _OUTSIDE])
def test_xml_with_entities_of_its_own_is_refused(declared: str) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(p("x")))) as file:
        document = file.read("word/document.xml").decode()
    body = document.replace("x</w:t>", "&b;</w:t>" if declared is _DTD else "&x;</w:t>")
    assert "entiteter" in _refused("a.docx", _with(docx(""), word__document=declared + body))


@pytest.mark.slow
def test_a_bomb_is_not_unpacked() -> None:
    huge = b"<a>" + b" " * 30_000_000 + b"</a>"
    assert "orimligt stor" in _refused("a.docx", _with(docx(""), word__document=huge))
    assert "orimligt stor" in _refused("a.odt", _with(odt_files.odt(""), content=huge))


def _lying(data: bytes, part: str, told: int, crc: int) -> bytes:
    """Let the last part of a zip file tell another size, and a sum that would agree with it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        info = file.getinfo(part)
    changed = bytearray(data)
    for at in (info.header_offset + 14, data.rindex(b"PK\x01\x02") + 16):
        changed[at : at + 4] = struct.pack("<I", crc)
        changed[at + 8 : at + 12] = struct.pack("<I", told)
    return bytes(changed)


@pytest.mark.parametrize("more", [0, 1])
@pytest.mark.parametrize("told", [0, 1_000, 1_999_999])
def test_a_part_that_is_larger_than_it_says_is_unpacked_no_further(told: int, more: int) -> None:
    data = packed({"a.xml": "<a/>", "b.png": bytes(20_000_000)})
    lying = Packed("a.docx", _lying(data, "b.png", told, zlib.crc32(bytes(told + more))))
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="skadad"):
            lying.read("b.png")
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [0, 1, 1_999_999])
def test_a_part_of_the_size_it_says_is_read_whole_and_its_sum_is_asked_for(size: int) -> None:
    data = packed({"b.png": b"x" * size})
    assert Packed("a.docx", data).read("b.png") == b"x" * size
    with pytest.raises(Unreadable, match="skadad"):
        Packed("a.docx", _lying(data, "b.png", size, 1)).read("b.png")


@pytest.mark.parametrize("way", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_part_is_packed_as_office_programs_do_not(way: int) -> None:
    data = io.BytesIO(docx(p("Text")))
    with zipfile.ZipFile(data, "a", way) as file:
        file.writestr("word/media/a.png", b"x")
    if way == zipfile.ZIP_STORED:
        assert read_source("a.docx", data.getvalue()).blocks
    else:
        assert "skadad" in _refused("a.docx", data.getvalue())


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
def test_two_parts_of_one_name_are_refused(name: str) -> None:
    data = io.BytesIO(docx(p("Text")))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr(name, "<a/>")
    assert "skadad" in _refused("a.docx", data.getvalue())


def test_what_is_said_to_be_too_large_in_all_is_refused() -> None:
    data = bytearray(_with(docx(p("Text")), **{f"x{at}": b"x" for at in range(5)}))
    central = [found.start() for found in re.finditer(rb"PK\x01\x02", data)]
    for at in central[-5:]:
        data[at + 24 : at + 28] = struct.pack("<I", 100_000_000)
    assert "orimligt stor" in _refused("a.docx", bytes(data))


def test_a_file_of_very_many_parts_is_refused() -> None:
    many = {f"x{at}": b"" for at in range(5_001)}
    assert "orimligt stor" in _refused("a.docx", _with(docx(""), **many))


def test_a_part_of_a_locked_zip_file_is_told_as_locked() -> None:
    data = bytearray(docx(p("Text")))
    for found in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[found.start() + 8] |= 1
    assert "lösenord" in _refused("a.docx", bytes(data))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "tom"),
        (b" \r\n\0", "tom"),
        (packed({"xl/workbook.xml": "", "[Content_Types].xml": ""}), "ett kalkylblad"),
        (packed({"ppt/presentation.xml": ""}), "en presentation"),
        (packed({"a.txt": "hej"}), "en packad fil"),
        (packed({"[Content_Types].xml": ""}), "skadad"),
        (docx(p("Text"))[:400], "skadad"),
        (b"\x89PNG\r\n\x1a\n", "en bild"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "gammalt Office"),
        (b"MZ\x90\0\x03", "ett program"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "en webbsida i en enda fil"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "en XML-fil"),
        ('<?xml version="1.0"?><office:document/>'.encode("utf-16"), "en XML-fil"),
    ],
)
def test_what_is_no_document_is_told_as_what_it_is(data: bytes, said: str) -> None:
    assert said in _refused("a.docx", data)


def test_a_file_is_read_as_what_it_is_and_not_as_what_it_is_called() -> None:
    for data in (docx(p("Text")), odt_files.odt("<text:p>Text</text:p>"), b"<html><p>Text"):
        assert texts(read_source("fel.docx", data).blocks) == ["Text"]
    assert texts(read_source("fel.pdf", b"Text").blocks) == ["Text"]


@pytest.mark.parametrize("depth", [200, 20_000])
def test_what_is_nested_too_deep_is_refused_or_read(depth: int) -> None:
    nested = "<w:sdt><w:sdtContent>" * depth + p("Text") + "</w:sdtContent></w:sdt>" * depth
    table = "<w:tbl><w:tr><w:tc>" * depth + p("Text") + "</w:tc></w:tr></w:tbl>" * depth
    page = "<div>" * depth + "Text" + "<table><tr><td>" * depth
    lists = "<text:list><text:list-item>" * depth + "</text:list-item></text:list>" * depth
    for name, data in (
        ("a.docx", docx(nested)),
        ("a.docx", docx(table)),
        ("a.html", page.encode()),
        ("a.odt", odt_files.odt(lists)),
    ):
        try:
            read_source(name, data)
        except Unreadable as refused:
            assert re.search("skadad|nästlad", refused.why)  # noqa: PT017 - either is right


def test_a_page_whose_style_sheet_never_ends_is_read_soon() -> None:
    styles = "/*" * 100_000 + "a{" * 100_000 + "," * 100_000 + "a" * 200_000
    source = read_source("a.html", f"<style>{styles}</style><p>Text".encode())
    assert texts(source.blocks) == ["Text"]


def test_an_old_file_without_libreoffice_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "_program", lambda: None)
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    assert _refused("a.doc", old).endswith("Öppna i Word och spara som .docx.")
    assert _refused("a.rtf", rb"{\rtf1 hej}").endswith("Öppna i Word och spara som .docx.")


def test_an_old_file_that_libreoffice_cannot_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(old_word, "_program", lambda: program)
    assert "LibreOffice inte kunde läsa" in _refused("a.rtf", rb"{\rtf1 hej}")


def test_an_old_file_is_read_through_libreoffice(
    tmp_path: Path, libreoffice: Callable[[str, list[Path]], None]
) -> None:
    file = tmp_path / "a.docx"
    lists = numbering(level(0, "decimal", "%1."))
    file.write_bytes(docx(p("Lo ", r("Falk", "<w:strike/>")) + numbered("Val"), numbering=lists))
    for ending in ("doc", "rtf"):
        libreoffice(ending, [file])
        source = read_source(f"a.{ending}", file.with_suffix(f".{ending}").read_bytes())
        assert texts(source.blocks) == ["Lo Falk", "1.\tVal"]
        assert [run.text for each in source.everything() for run in each.runs if run.struck] == [
            "Falk"
        ]
        assert "LibreOffice" in source.remarks[0].said


_STYLES = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
_CELL = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>{p("Cell")}</w:tc>'
_FULL = docx(
    numbered("Val")
    + p(
        f'<w:ins w:author="Lo">{r("ny")}</w:ins>',
        '<w:commentRangeStart w:id="1"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "a"</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("länk"),
        '<w:r><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="2"/></w:r>',
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Ruta')}</w:txbxContent></v:textbox></w:pict></w:r>",
        properties='<w:pStyle w:val="A"/><w:ind w:left="720"/>',
    )
    + f"<w:tbl><w:tr>{_CELL}{_CELL}</w:tr><w:tr>{_CELL}</w:tr></w:tbl>"
    + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
    numbering=numbering(level(0, "decimal", "%1."), level(1, "lowerRoman", "%1.%2")),
    styles=_STYLES,
    footnotes=f'<w:footnote w:id="2">{p("not")}</w:footnote>',
    comments=f'<w:comment w:id="1">{p("När?")}</w:comment>',
    header1=p("PN"),
)
_ODT = odt_files.odt(
    odt_files.items(
        "N", "ett", odt_files.items("", "inre"), more='xml:id="a" text:continue-list="a"'
    )
    + "<text:h text:outline-level='2'>Val</text:h><text:p text:style-name='P'>a<text:s text:c='3'/>"
    "<text:note text:note-class='footnote'><text:note-body><text:p>not</text:p></text:note-body>"
    "</text:note><draw:frame><draw:text-box><text:p>ruta</text:p></draw:text-box></draw:frame></text:p>"
    "<table:table><table:table-row table:number-rows-repeated='2'><table:table-cell "
    "table:number-columns-spanned='2'><text:p>c</text:p></table:table-cell></table:table-row>"
    "</table:table>",
    odt_files.list_style("N", odt_files.level(1, "1", 'text:start-value="2"'))
    + "<style:style style:name='P' style:family='paragraph' style:parent-style-name='P'/>",
)
_PAGE = b"""<style>.a, p#b { font-weight: 700; margin-left: 2em }</style><ol start=3><li value=2>ett
<ul><li>tv\xc3\xa5</ul></ol><table><tr><td rowspan=2 colspan=3>c<td><s>d</s></table><p class=a id=b>
e<a href="#_ftn1">1</a><img src="data:image/png;base64,AAAA"><input type=checkbox><div id=ftn1>n"""
_PDF = pdf(
    "\n".join([text(70, 100, "Val", 14, 1), text(75, 215, "a"), grid([70, 170, 270], [200, 220])]),
    "\n".join([text(70, 100, "Lo Falk"), line(70, 96, 100, 97)]),
    notes="<< /Type /Annot /Subtype /Link /Rect [1 2 3 4] /A << /S /URI /URI (a) >> >>",
)
_TEXT = "Åsa\tLo\r\n\f  1. Val\n".encode("utf-16")
_VALUES = ("-1", "0", "", "99999999999999999999", "abc", "1e400", "²", "rId1", "%1", "\u0661")


def _bytes_changed(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        at, count = chance.randrange(len(changed) + 1), chance.randrange(1, 40)
        what = chance.choice((b"", b"\0", b"\xff\xff", b"<", b'"', changed[at : at + count]))
        changed[at : at + chance.choice((0, 1, count))] = what
    return bytes(changed)


def _tree_changed(data: bytes, chance: random.Random) -> bytes:
    """Change a part of a package so that it is still XML."""
    root = etree.fromstring(data)
    elements = list(root.iter())
    for _ in range(chance.choice((1, 4, 16))):
        each, other = chance.choice(elements), chance.choice(elements)
        names = list(each.attrib)
        if names and chance.random() < 0.6:
            each.set(chance.choice(names), chance.choice(_VALUES))
        elif chance.random() < 0.5:
            each.tag = other.tag
        elif (parent := each.getparent()) is not None:
            parent.remove(each)
    return etree.tostring(root)


def _changed(data: bytes, chance: random.Random) -> bytes:
    if not data.startswith(b"PK") or chance.random() < 0.1:
        return _bytes_changed(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    for name in chance.sample([name for name in files if name.endswith(("xml", "rels"))], 2):
        change = chance.choice((_bytes_changed, _tree_changed, _tree_changed))
        files[name] = change(files[name], chance)
    return packed(files)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", _FULL), ("a.odt", _ODT), ("a.html", _PAGE), ("a.pdf", _PDF), ("a.txt", _TEXT)],
)
def test_a_damaged_file_is_read_or_refused(name: str, data: bytes) -> None:
    read_source(name, data)
    chance = random.Random(name)  # noqa: S311 - the same every time
    outcomes = set()
    for _ in range(2_000):
        damaged = _changed(data, chance)
        try:
            for each in read_source(name, damaged).everything():
                assert each.printed is not None
                assert str(each.place) is not None
            outcomes.add("read")
        except Unreadable:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}

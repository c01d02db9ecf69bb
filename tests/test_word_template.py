"""The Word export follows the user's template, and says what is wrong with it."""

import io
import zipfile
from hashlib import shake_256
from pathlib import Path

import docx
import pytest
from docx.shared import Cm, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from lchnv_cli.export.tree import ExportFault
from lchnv_cli.export.word import word
from lchnv_cli.guarded import Refused
from tests.pictures import png
from tests.word_samples import (
    AGENDA,
    META,
    ROOT,
    TEMPLATE,
    W,
    body,
    document,
    paragraphs,
    part,
    template_with,
    text,
)
from tools.make_mall import pack


def test_the_packaged_template_is_the_one_described_in_tools(tmp_path: Path) -> None:
    pack(ROOT / "tools" / "mall", tmp_path / "mall.docx")
    assert TEMPLATE.read_bytes() == (tmp_path / "mall.docx").read_bytes()


def test_the_packaged_template_has_every_style_that_a_document_can_need() -> None:
    made = word(AGENDA, TEMPLATE)
    assert {"Bokstavslista", "TOC1", "Quote", "Caption", "Kolofon"} <= {
        style for style, _ in paragraphs(made)
    }


def test_the_templates_own_text_stays_out() -> None:
    assert "Detta är mallen" in text(part(TEMPLATE.read_bytes(), "word/document.xml"))
    assert "Detta är mallen" not in text(body(word(AGENDA, TEMPLATE)))


def test_a_restyled_template_is_followed(tmp_path: Path) -> None:
    restyled = template_with(
        tmp_path,
        (
            "word/styles.xml",
            "<w:pPr><w:widowControl/></w:pPr>",
            '<w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr>',
        ),
        ("word/styles.xml", '"Heading1"', '"Rubrik1"'),
        ("word/document.xml", 'w:left="1418"', 'w:left="2000"'),
        ("word/header1.xml", "<w:t>{{löptitel}}</w:t>", "<w:t>Vår logotyp</w:t>"),
    )
    made = word(AGENDA, restyled)
    assert "Georgia" in {
        each.get(f"{W}ascii") for each in part(made, "word/styles.xml").iter(f"{W}rFonts")
    }
    assert ("Rubrik1", "Närvaro") in paragraphs(made)
    assert body(made).find(f"{W}sectPr/{W}pgMar").get(f"{W}left") == "2000"
    assert text(part(made, "word/header1.xml")) == "Vår logotyp\tUtkast"


def test_a_template_restyled_by_hand_is_followed_to_the_letter(tmp_path: Path) -> None:
    """What a secretary does in Word: fonts, colours, margins, and a logo in the header."""
    restyled = docx.Document(str(TEMPLATE))
    for name, font in (("Normal", "Georgia"), ("Heading 2", "Verdana"), ("Att-sats", "Consolas")):
        style = restyled.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name = font
        style.font.color.rgb = RGBColor(0x7A, 0x24, 0x33)
    section = restyled.sections[0]
    section.left_margin, section.top_margin = Cm(4), Cm(3)
    for header in (section.first_page_header, section.header):
        header.paragraphs[0].add_run().add_picture(io.BytesIO(png(40, 20)), width=Cm(4))
    restyled.save(str(tmp_path / "mall.docx"))

    made = word(AGENDA, tmp_path / "mall.docx")
    assert made == word(AGENDA, tmp_path / "mall.docx")
    shown = docx.Document(io.BytesIO(made))
    for name, font in (("Normal", "Georgia"), ("Heading 2", "Verdana"), ("Att-sats", "Consolas")):
        style = shown.styles[name]
        assert isinstance(style, ParagraphStyle)
        assert (style.font.name, str(style.font.color.rgb)) == (font, "7A2433")
    margins = shown.sections[0].left_margin, shown.sections[0].top_margin
    assert [round((each or 0) / Cm(1), 2) for each in margins] == [4, 3]
    for header in (shown.sections[0].first_page_header, shown.sections[0].header):
        (picture,) = (rel for rel in header.part.rels.values() if "image" in rel.reltype)
        assert picture.target_part.blob == png(40, 20)
        assert len(header.part.element.findall(f".//{W}drawing")) == 1
    assert [p.text for p in shown.paragraphs if p.style and p.style.name == "Heading 2"] != []


def test_tables_fill_the_room_that_the_template_leaves(tmp_path: Path) -> None:
    narrow = template_with(tmp_path, ("word/document.xml", 'w:left="1418"', 'w:left="5418"'))
    table = body(word(AGENDA, narrow)).find(f"{W}tbl")
    assert table.find(f"{W}tblPr/{W}tblW").get(f"{W}w") == "5070"


def test_a_template_whose_lists_have_one_level_still_nests(tmp_path: Path) -> None:
    numbering = part(TEMPLATE.read_bytes(), "word/numbering.xml")
    for level in list(numbering.iter(f"{W}lvl")):
        if level.get(f"{W}ilvl") != "0":
            level.getparent().remove(level)
    old = zipfile.ZipFile(TEMPLATE).read("word/numbering.xml").decode()
    flat = etree.tostring(numbering, encoding="unicode")
    made = word(AGENDA, template_with(tmp_path, ("word/numbering.xml", old, flat)))
    shown = [each.get(f"{W}val") for each in part(made, "word/numbering.xml").iter(f"{W}lvlText")]
    assert shown[7:] == ["•", "%3.", "%2)"]


def test_headers_of_an_earlier_section_are_kept(tmp_path: Path) -> None:
    first = '<w:headerReference w:type="default" r:id="rId6"/>'
    moved = f"<w:p><w:pPr><w:sectPr>{first}</w:sectPr></w:pPr></w:p>"
    two = template_with(
        tmp_path,
        ("word/document.xml", first, ""),
        ("word/document.xml", "<w:body>", f"<w:body>{moved}"),
    )
    section = body(word(AGENDA, two)).find(f"{W}sectPr")
    kinds = [each.get(f"{W}type") for each in section.findall(f"{W}headerReference")]
    assert sorted(kinds) == ["default", "first"]


def test_the_language_is_swedish_everywhere(tmp_path: Path) -> None:
    english = template_with(
        tmp_path,
        ("word/styles.xml", 'w:lang w:val="sv-SE"', 'w:lang w:val="en-US"'),
        ("word/settings.xml", 'themeFontLang w:val="sv-SE"', 'themeFontLang w:val="en-US"'),
    )
    made = word(AGENDA, english)
    assert named_languages(made) == {"sv-SE"}


def test_a_template_without_a_language_gets_one(tmp_path: Path) -> None:
    lang = '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
    made = word(AGENDA, template_with(tmp_path, ("word/styles.xml", lang, "")))
    styles = part(made, "word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "sv-SE"


def named_languages(made: bytes) -> set[str]:
    parts = ["word/styles.xml", "word/settings.xml", "word/document.xml", "word/header1.xml"]
    tags = (f"{W}lang", f"{W}themeFontLang")
    return {each.get(f"{W}val") for name in parts for each in part(made, name).iter(*tags)}


def test_words_in_the_header_are_filled_however_they_are_split(tmp_path: Path) -> None:
    split = "<w:t>Om {</w:t></w:r><w:r><w:t>{Löp</w:t></w:r><w:r><w:t>titel }} och {{slag}}!</w:t>"
    made = word(
        AGENDA, template_with(tmp_path, ("word/header1.xml", "<w:t>{{löptitel}}</w:t>", split))
    )
    assert text(part(made, "word/header1.xml")) == f"Om {META['running']} och Dagordning!\tUtkast"


def test_a_missing_diary_number_takes_its_label_with_it() -> None:
    footer = text(part(word(document("<p>x</p>", diary=""), TEMPLATE), "word/footer1.xml"))
    assert footer == "2026-03-13\t\tSida 1 av 1"


def test_an_unknown_word_in_the_footer_is_named(tmp_path: Path) -> None:
    wrong = template_with(tmp_path, ("word/footer1.xml", "{{datum}}", "{{dattum}}"))
    with pytest.raises(ExportFault, match=r"\{\{dattum\}\} i sidhuvudet eller sidfoten"):
        word(AGENDA, wrong)


def test_a_missing_style_is_named_with_the_way_out(tmp_path: Path) -> None:
    poor = template_with(
        tmp_path,
        ("word/styles.xml", '<w:name w:val="Att-sats"/>', '<w:name w:val="Klausul"/>'),
        ("word/styles.xml", '<w:name w:val="List Bullet"/>', '<w:name w:val="Prick"/>'),
    )
    with pytest.raises(ExportFault) as caught:
        word(AGENDA, poor)
    assert str(caught.value) == (
        "Mallen mall.docx saknar formatmallarna ”List Bullet” (i svenska Word ”Punktlista”),"
        " ”Att-sats”. Öppna mallen i Word, lägg till dem med just det namnet och spara. Eller"
        " flytta undan mallen: då används den som följer med programmet."
    )


def test_a_list_style_without_numbering_is_named(tmp_path: Path) -> None:
    plain = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    poor = template_with(tmp_path, ("word/styles.xml", plain, ""))
    with pytest.raises(ExportFault, match=r"”List Number” i mallen mall\.docx har ingen numrering"):
        word(AGENDA, poor)


@pytest.mark.parametrize("content", [b"", b"PK", b"<html/>", TEMPLATE.read_bytes()[:9000]])
def test_a_template_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mall.docx").write_bytes(content)
    with pytest.raises(ExportFault, match=r"mall\.docx är inte ett Word-dokument"):
        word(AGENDA, tmp_path / "mall.docx")


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"mall\.docx\n    Filen går inte att läsa"):
        word(AGENDA, tmp_path / "mall.docx")


def test_nothing_tells_who_made_the_template(tmp_path: Path) -> None:
    relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    attached = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{relationships}/attachedTemplate"'
        ' Target="file:///C:/Users/hemlig/mall.dotx" TargetMode="External"/></Relationships>'
    )
    reference = f'<w:attachedTemplate xmlns:r="{relationships}" r:id="rId1"/>'
    telling = template_with(
        tmp_path,
        ("word/_rels/settings.xml.rels", "", attached),
        ("word/settings.xml", "<w:defaultTabStop", f"{reference}<w:defaultTabStop"),
        ("docProps/core.xml", "<dc:creator>lchnv", "<dc:creator>hemlig"),
        ("docProps/app.xml", "</Application>", "</Application><Company>hemlig</Company>"),
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId90" Type="{relationships}/hyperlink"'
            ' Target="https://hemlig.example" TargetMode="External"/></Relationships>',
        ),
    )
    made = word(AGENDA, telling)
    assert b"hemlig" in telling.read_bytes()
    assert b"hemlig" not in made
    assert b"python-docx" not in made


def _field(*words: str) -> str:
    """Give a field whose words are divided between runs, or are fields in their turn."""
    runs = (f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in words)
    inner = "".join(each if each[0] == "<" else run for each, run in zip(words, runs, strict=True))
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}{inner}{separate}<w:r><w:t>x</w:t></w:r>{end}"


def _with(tmp_path: Path, name: str, data: str | bytes) -> Path:
    """Give the template with one more part, or another in place of one."""
    path = tmp_path / "mall.docx"
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, data)
    return path


_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _tied(sort: str, target: str, mode: str = "") -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELS}/{sort}" Target="{target}"{mode}/></Relationships>'
    )


_OUT = ' TargetMode="External"'
_SPACE = f'xmlns:w="{W[1:-1]}"'


@pytest.mark.parametrize("part", ["header1.xml", "footer2.xml", "document.xml", "styles.xml"])
@pytest.mark.parametrize(
    ("field", "said"),
    [
        (_field('DDEAUTO c:\\a "b"'), "fältet DDEAUTO"),
        (_field("D", "DE", " a b"), "fältet DDE "),
        (_field(' INCLUDETEXT "a.txt"'), "fältet INCLUDETEXT"),
        (_field("includepicture a"), "fältet INCLUDEPICTURE"),
        (_field(_field("QUOTE 68 68 69"), " a b"), "fältet utan namn"),
        ('<w:fldSimple w:instr=" LINK Word.Document a"/>', "fältet LINK"),
        ('<w:r><w:fldChar w:fldCharType="begin"/><w:t>DDE a</w:t></w:r>', "fältet DDE "),
        ("<w:r><w:object/></w:r>", "ett inbäddat objekt"),
        ('<w:altChunk xmlns:r="a" r:id="r1"/>', "ett inbäddat objekt"),
        ('<v:imagedata xmlns:v="a" src="\\\\exempel\\a.png"/>', "adressen"),
        ('<v:imagedata xmlns:v="a" xmlns:o="b" o:href="https://exempel.se/a"/>', "adressen"),
    ],
)
def test_what_runs_or_fetches_is_refused_in_every_part(
    tmp_path: Path, part: str, field: str, said: str
) -> None:
    xml = f"<w:hdr {_SPACE}><w:p>{field}</w:p></w:hdr>"
    with pytest.raises(ExportFault, match=f"Mallen mall.docx har {said}.*word/{part}") as caught:
        word(AGENDA, _with(tmp_path, f"word/{part}", xml))
    assert "flytta undan den" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("word/vbaProject.bin", b"x", "delen word/vbaproject.bin"),
        ("word/embeddings/a.bin", b"x", "delen word/embeddings/a.bin"),
        ("word/activeX/activeX1.xml", "<a/>", "delen word/activex"),
        ("word/_rels/header1.xml.rels", _tied("image", "https://exempel.se/a", _OUT), "image"),
        ("word/_rels/header1.xml.rels", _tied("oleObject", "a.bin"), "oleobject"),
        ("word/_rels/footnotes.xml.rels", _tied("frame", "a", _OUT), "frame"),
        ("word/_rels/settings.xml.rels", _tied("aFChunk", "a.txt"), "afchunk"),
        ("word/header9.dat", f"<w:hdr {_SPACE}>{_field('DDE a')}</w:hdr>", "fältet DDE"),
        ("word/x.bin", f"<w:hdr {_SPACE}>{_field('DDE a')}</w:hdr>".encode("utf-16"), "fältet DDE"),
        ("[Content_Types].xml", '<T><Override ContentType="a.macroEnabled+xml"/></T>', "makron"),
    ],
)
def test_what_is_tied_to_a_template_is_its_own_and_runs_nothing(
    tmp_path: Path, name: str, data: str | bytes, said: str
) -> None:
    with pytest.raises(ExportFault, match=rf"Mallen mall\.docx har .*{said}"):
        word(AGENDA, _with(tmp_path, name, data))


@pytest.mark.parametrize(
    "field", [_field(" PA", "GE "), _field("IF ", _field("PAGE"), "> 1 x"), _field("= 1 + 1")]
)
def test_fields_of_ones_own_and_links_are_kept(tmp_path: Path, field: str) -> None:
    made = template_with(
        tmp_path, ("word/header1.xml", "<w:t>{{löptitel}}</w:t></w:r>", f"</w:r>{field}")
    )
    assert "fldChar" in etree.tostring(
        part(word(AGENDA, made), "word/header1.xml"), encoding="unicode"
    )
    link = _tied("hyperlink", "https://exempel.se/", _OUT)
    assert word(AGENDA, _with(tmp_path, "word/_rels/header1.xml.rels", link))


def test_nothing_hides_behind_a_part_whose_name_differs_in_capitals(tmp_path: Path) -> None:
    hidden = _with(tmp_path, "word/Header1.xml", f"<w:hdr {_SPACE}>{_field('DDEAUTO a')}</w:hdr>")
    rels = part(TEMPLATE.read_bytes(), "word/_rels/document.xml.rels")
    told = etree.tostring(rels).replace(b'"header1.xml"', b'"Header1.xml"')
    made = tmp_path / "annan.docx"
    with zipfile.ZipFile(hidden) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):  # capitals first
            new.writestr(name, told if name.endswith("document.xml.rels") else old.read(name))
    with pytest.raises(ExportFault, match="inte ett Word-dokument"):
        word(AGENDA, made)


@pytest.mark.parametrize(("data", "fits"), [(b"\0" * 2_000_000, True), (b"\0" * 2_000_001, False)])
def test_what_unpacks_out_of_all_proportion_is_not_unpacked(
    tmp_path: Path, data: bytes, *, fits: bool
) -> None:
    path = _with(tmp_path, "word/media/a.png", data)
    if fits:
        assert word(AGENDA, path)
        return
    with pytest.raises(ExportFault, match=r"mall\.docx används inte. Filen blir orimligt stor"):
        word(AGENDA, path)


@pytest.mark.slow
@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_a_template_is_unpacked_to_a_limit(tmp_path: Path, more: int, *, fits: bool) -> None:
    noise = shake_256(b"").digest(400_000) + b"\0" * 27_600_000  # some of which packs
    path = _with(tmp_path, "word/media/a.png", b"")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        room = 60_000_000 + more - sum(info.file_size for info in file.infolist())
        for number, size in enumerate((28_000_000, 28_000_000, room - 56_000_000)):
            file.writestr(f"word/media/{number}.png", noise[:size])
    if fits:
        assert word(AGENDA, path)
        return
    with pytest.raises(ExportFault, match=r"mall\.docx används inte. Filen blir orimligt stor"):
        word(AGENDA, path)

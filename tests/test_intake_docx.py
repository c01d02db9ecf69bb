"""Word → blocks: nothing that is seen is lost, and the numbers are those that Word prints."""

from collections import Counter

import pytest

from lchnv_cli.intake.accepted import accepted
from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import (
    Box,
    Change,
    ChangeKind,
    Label,
    Paragraph,
    Run,
    Source,
    Table,
)
from tests.pictures import png
from tests.plainly import cells, texts
from tests.word_files import (
    NAMESPACES,
    docx,
    level,
    numbered,
    numbering,
    p,
    r,
    strict,
    words_of,
)


def _read(body: str, **parts: str | bytes) -> Source:
    data = docx(body, None, **parts)
    source = read_source("prov.docx", data)
    read = Counter("".join(run.text for each in source.everything() for run in each.runs))
    # Signs, fields and footnotes add to what stands in the file as text; nothing goes missing.
    assert words_of(data) - read == Counter()
    return source


def _one(body: str, **parts: str | bytes) -> Paragraph:
    (block,) = _read(body, **parts).blocks
    assert isinstance(block, Paragraph)
    return block


def test_runs_that_look_the_same_are_one_and_others_keep_their_look() -> None:
    runs = [r("Lo "), r("Falk"), r(" kom", "<w:b/>"), r(" sent", '<w:b w:val="0"/><w:i/>')]
    assert _one(p(*runs)).runs == (
        Run("Lo Falk"),
        Run(" kom", bold=True),
        Run(" sent", italic=True),
    )


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="true"/>'])
def test_struck_text_is_struck_however_it_is_struck(look: str) -> None:
    assert _one(p(r("Nils Hage", look))).runs == (Run("Nils Hage", struck=True),)


@pytest.mark.parametrize("look", ['<w:strike w:val="0"/>', '<w:dstrike w:val="false"/>', ""])
def test_text_whose_strike_is_off_is_not_struck(look: str) -> None:
    assert _one(p(r("Nils Hage", look))).runs == (Run("Nils Hage"),)


_STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Ärende"/><w:basedOn w:val="Rubrik1"/>
  <w:pPr><w:ind w:left="720" w:hanging="360"/><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="Rubrik 2"/></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/>
  <w:basedOn w:val="Ring"/></w:style>
"""


def _styled(style: str, *runs: str) -> Paragraph:
    return _one(p(*runs, properties=f'<w:pStyle w:val="{style}"/>'), styles=_STYLES)


def test_a_style_gives_its_name_its_heading_and_what_it_inherits() -> None:
    found = _styled("Egen", "Val av ordförande")
    assert (found.style, found.level, found.indent) == ("Ärende", 1, 36)
    assert found.runs == (Run("Val av ordförande", bold=True, size=11),)


def test_a_heading_without_outline_is_known_by_its_name() -> None:
    assert _styled("Rubrik2", "Val").level == 2


def test_what_both_styles_turn_on_is_off_as_in_word() -> None:
    run = r("Val", '<w:rStyle w:val="Stark"/>')
    assert _styled("Rubrik1", run).runs == (Run("Val", size=11),)
    assert _styled("Normal", run).runs == (Run("Val", bold=True, size=11),)


def test_a_style_that_builds_on_itself_is_read() -> None:
    assert _styled("Ring", "Val").text == "Val"


def test_tracked_changes_are_kept_apart_with_who_and_when() -> None:
    who = 'w:author="Lo Falk" w:date="2026-03-02T10:00:00Z"'
    found = _one(
        p(
            r("Vi "),
            f"<w:ins {who}>{r('inte ')}</w:ins>",
            f"<w:del {who}><w:r><w:delText>alltid </w:delText></w:r></w:del>",
            f"<w:moveTo {who}>{r('ses ')}</w:moveTo><w:moveFrom {who}>{r('möts ')}</w:moveFrom>",
            f"<w:ins {who}><w:del {who}><w:r><w:delText>nu</w:delText></w:r></w:del></w:ins>",
        )
    )
    kinds = [run.change and run.change.kind for run in found.runs]
    assert kinds == [
        None,
        ChangeKind.INSERTED,
        ChangeKind.DELETED,
        ChangeKind.MOVED_HERE,
        ChangeKind.MOVED_AWAY,
        ChangeKind.DELETED,
    ]
    assert found.runs[1].change == Change(ChangeKind.INSERTED, "Lo Falk", "2026-03-02T10:00:00Z")
    assert found.text == "Vi inte ses "


def test_a_paragraph_whose_end_is_deleted_has_no_number_of_its_own() -> None:
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    blocks = _read(
        p("Ett och ", properties=gone) + numbered("två") + numbered("tre"),
        numbering=numbering(level(0, "decimal", "%1.")),
    ).blocks
    assert texts(blocks) == ["Ett och ", "1.\ttvå", "2.\ttre"]
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].change == Change(ChangeKind.DELETED)


def test_a_deleted_row_is_deleted_to_the_last_cell() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('bort')}</w:tc></w:tr>"
    (table,) = _read(f"<w:tbl>{row}<w:tr><w:tc>{p('kvar')}</w:tc></w:tr></w:tbl>").blocks
    assert isinstance(table, Table)
    assert [cell.text for row in table.rows for cell in row] == ["", "kvar"]


def test_a_text_box_is_read_once_and_stands_after_its_anchor() -> None:
    box = f"<w:txbxContent>{p('Provnätverket')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic>"
        f"<wps:txbx>{box}</wps:txbx></a:graphic></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    before, found, after = _read(p("Före", drawing) + p("Efter")).blocks
    assert texts((before, after)) == ["Före", "Efter"]
    assert isinstance(found, Box)
    assert texts(found.blocks) == ["Provnätverket"]


def test_an_old_text_box_and_a_watermark_are_read() -> None:
    inside = f"<w:txbxContent>{p('Ruta')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    mark = '<w:r><w:pict><v:shape><v:textpath string="UTKAST"/></v:shape></w:pict></w:r>'
    boxes = [block for block in _read(p(old, mark)).blocks if isinstance(block, Box)]
    assert [texts(box.blocks) for box in boxes] == [["Ruta"], ["UTKAST"]]


def test_the_words_of_a_chart_are_read() -> None:
    chart = (
        f"<c:chartSpace {NAMESPACES}><c:cat><c:pt><c:v>Provstad</c:v></c:pt>"
        "<c:pt><c:v>Låtsby</c:v></c:pt></c:cat></c:chartSpace>"
    )
    drawing = '<w:r><w:drawing><c:chart r:id="chart1__xml"/></w:drawing></w:r>'
    _, box = _read(p(drawing), chart1__xml=chart).blocks
    assert isinstance(box, Box)
    assert texts(box.blocks) == ["Provstad", "Låtsby"]


def test_a_picture_has_its_bytes_and_its_alternative_text() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Bilden av en stuga"/>'
        '<a:blip r:embed="stuga__png"/></wp:inline></w:drawing></w:r>'
    )
    source = _read(p("Se ", drawing), stuga__png=png(2, 2))
    (block,) = source.blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (Run("Se "), Run("", picture="stuga.png"))
    assert [(each.name, each.alt, each.data) for each in source.pictures] == [
        ("stuga.png", "Bilden av en stuga", png(2, 2))
    ]


def test_a_picture_outside_the_file_is_told_and_not_fetched() -> None:
    drawing = '<w:r><w:drawing><a:blip r:link="ute"/></w:drawing></w:r>'
    data = docx(p(drawing), links={"ute": "https://example.se/spion.png"})
    source = read_source("prov.docx", data)
    assert [picture.data for picture in source.pictures] == [b""]
    assert "https://example.se/spion.png ligger utanför filen" in source.remarks[0].said


def test_tabs_breaks_hyphens_and_signs_are_characters() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="00FE"/></w:r>'
    )
    assert _one(p(inside)).text == "a\tb\nc\u2011\u00ad✓☑"


def test_spaces_are_those_that_word_shows() -> None:
    inside = '<w:r><w:t> a </w:t><w:t xml:space="preserve"> b\n c </w:t></w:r>'
    assert _one(p(inside)).text == "a b  c "


def _field(instruction: str, result: str) -> str:
    def char(sort: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>'

    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{char('begin')}{asked}{char('separate')}{result}{char('end')}"


def test_a_field_shows_its_result_and_a_link_field_leads_where_it_says() -> None:
    inner = _field(" HYPERLINK &quot;https://example.se/&quot; \\l &quot;del&quot; ", r("webben"))
    simple = f'<w:fldSimple w:instr=" PAGE ">{r("3")}</w:fldSimple>'
    assert _one(p(_field(" TOC ", inner), r(" s. "), simple)).runs == (
        Run("webben", link="https://example.se/#del"),
        Run(" s. 3"),
    )


def test_what_a_field_asks_for_is_not_shown_and_one_without_end_hides_nothing() -> None:
    asks = _field(f" IF {_field(' DOCPROPERTY ', r('ja'))} = ja ", r("svaret"))
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    data = docx(p(asks, broken, r(" och mer")))
    (block,) = read_source("prov.docx", data).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "svaret och mer"


def test_a_box_to_tick_and_a_list_to_choose_from_show_what_is_chosen() -> None:
    def form(inside: str) -> str:
        data = f"<w:ffData>{inside}</w:ffData>"
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked = form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>")
    empty = form("<w:checkBox><w:default w:val='0'/></w:checkBox>")
    entries = "<w:listEntry w:val='ja'/><w:listEntry w:val='nej'/>"
    chosen = form(f"<w:ddList><w:result w:val='1'/>{entries}</w:ddList>")
    assert _one(p(ticked, empty, chosen)).text == "☒☐nej"


def test_links_by_relationship_and_bookmark() -> None:
    out = f'<w:hyperlink r:id="ut">{r("webben")}</w:hyperlink>'
    inside = f'<w:hyperlink w:anchor="punkt2">{r("punkt 2")}</w:hyperlink>'
    (block,) = read_source("prov.docx", docx(p(out, inside), links={"ut": "mailto:a@b.se"})).blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (Run("webben", link="mailto:a@b.se"), Run("punkt 2", link="#punkt2"))


def test_content_controls_and_unknown_wrappers_are_walked_through() -> None:
    def control(inside: str) -> str:
        told = "<w:sdtPr><w:alias w:val='Datum'/></w:sdtPr>"
        return f"<w:sdt>{told}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    new = f"<w:nytt2031>{p(control(r('två')))}</w:nytt2031>"
    body = control(p("ett")) + new + p(f"<w:nytt>{r('tre')}</w:nytt>")
    assert texts(_read(body).blocks) == ["ett", "två", "tre"]


def test_footnotes_are_numbered_as_they_are_mentioned() -> None:
    def note(number: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def text(number: int, said: str, more: str = "") -> str:
        inside = f"<w:r><w:footnoteRef/></w:r>{r(said)}"
        return f'<w:footnote w:id="{number}" {more}>{p(inside)}</w:footnote>'

    source = _read(
        p("Ett", note(5), r(" två"), note(2)),
        footnotes=text(-1, "", 'w:type="separator"') + text(2, "andra") + text(5, "första"),
    )
    (block,) = source.blocks
    assert isinstance(block, Paragraph)
    assert [run.note for run in block.runs] == ["", "1", "", "2"]
    assert [(each.name, *texts(each.blocks)) for each in source.notes] == [
        ("1", "första"),
        ("2", "andra"),
    ]


def test_a_comment_knows_who_and_what_it_is_about() -> None:
    who = "w:author='Lo Falk' w:date='2026-03-01'"
    source = _read(
        p('<w:commentRangeStart w:id="7"/>', r("Vi möts"), '<w:commentRangeEnd w:id="7"/>', r(".")),
        comments=f"<w:comment w:id='7' {who}>{p('När?')}</w:comment>",
    )
    (comment,) = source.comments
    assert (comment.who, comment.about) == ("Lo Falk", "Vi möts")
    assert (texts(comment.blocks), str(comment.place)) == (["När?"], "stycke 1")


def test_page_heads_and_feet_are_those_that_some_page_shows() -> None:
    def section(*told: str, more: str = "") -> str:
        return f"<w:sectPr>{''.join(told)}{more}</w:sectPr>"

    def head(sort: str, number: int) -> str:
        return f'<w:headerReference w:type="{sort}" r:id="header{number}"/>'

    foot = '<w:footerReference w:type="default" r:id="footer1"/>'
    first = section(head("default", 1), head("first", 2), head("even", 3), more="<w:titlePg/>")
    data = docx(
        p("Text", properties=first) + section(foot),
        header1=p("Provnätverket"),
        header2=p("RSS Provlandet"),
        header3=p("aldrig"),
        footer1=p("Sida 1"),
    )
    source = read_source("prov.docx", data)
    assert texts(source.headers) == ["RSS Provlandet", "Provnätverket"]
    assert texts(source.footers) == ["Sida 1"]


def test_tables_keep_merged_cells_once_and_nested_tables_inside() -> None:
    def cell(text: str, more: str = "", inside: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}{inside}</w:tc>"

    wide, begins = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    inner = f"<w:tbl><w:tr>{cell('inre')}</w:tr></w:tbl>{p('')}"
    rows = (
        f"<w:trPr><w:tblHeader/></w:trPr>{cell('a', wide)}{cell('b')}",
        f"{cell('c', begins)}{cell('d')}{cell('e', inside=inner)}",
        f"{cell('', '<w:vMerge/>')}{cell('f')}{cell('g')}",
    )
    table = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    (found,) = _read(table).blocks
    assert isinstance(found, Table)
    assert [
        [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in row]
        for row in found.rows
    ] == [
        [("a", 0, 0, 1, 2), ("b", 0, 2, 1, 1)],
        [("c", 1, 0, 2, 1), ("d", 1, 1, 1, 1), ("e\ninre\n", 1, 2, 1, 1)],
        [("f", 2, 1, 1, 1), ("g", 2, 2, 1, 1)],
    ]
    assert [cell.heading for cell in found.rows[0] + found.rows[1]] == [True, True, *[False] * 3]


def test_text_in_a_covered_cell_is_not_lost() -> None:
    begins = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    top = f"<w:tc>{begins}{p('över')}</w:tc>"
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{p('under')}</w:tc>"
    (found,) = _read(f"<w:tbl><w:tr>{top}</w:tr><w:tr>{below}</w:tr></w:tbl>").blocks
    assert isinstance(found, Table)
    assert [cell.text for row in found.rows for cell in row] == ["över\nunder"]


def test_hidden_text_is_kept_and_known_as_hidden() -> None:
    found = _one(p(r("synligt"), r("dolt", "<w:vanish/>")))
    assert (found.text, found.runs[1].text) == ("synligt", "dolt")


def test_an_equation_is_read_as_text_and_told() -> None:
    source = _read(p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
    assert texts(source.blocks) == ["a+b"]
    assert [each.said for each in source.remarks] == ["En formel skrivs som löpande text."]


def test_words_strict_format_is_the_same_document() -> None:
    body = numbered("ett") + p(f'<w:hyperlink r:id="ut">{r("webben")}</w:hyperlink>')
    links, lists = {"ut": "https://example.se"}, numbering(level(0, "decimal", "%1."))
    usual = docx(body, links, numbering=lists)
    assert read_source("a", strict(usual)).blocks == read_source("a", usual).blocks


def test_a_label_is_no_part_of_the_text() -> None:
    found = _one(numbered("öppna"), numbering=numbering(level(0, "bullet", "att")))
    assert (found.label, found.text) == (Label("att", bullet=True, list="1"), "öppna")


def test_paragraphs_whose_ends_are_deleted_are_one_once_that_is_accepted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    two = p("Ett och ", properties=gone) + p(r("två ", "<w:b/>"), properties=gone) + p("tre")
    cell = f"<w:tbl><w:tr><w:tc>{two}</w:tc></w:tr></w:tbl>"
    source = accepted(_read(two + p("kvar") + cell + p("sist", properties=gone)))
    assert texts(source.blocks) == ["Ett och två tre", "kvar", "sist"]
    assert cells(source.blocks) == [[("Ett och två tre", 0, 0, 1, 1)]]
    first = source.blocks[0]
    assert isinstance(first, Paragraph)
    assert [run.bold for run in first.runs] == [False, True, False]


def test_rows_and_cells_in_content_controls_are_rows_and_cells() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    a, b, c = (f"<w:tc>{p(each)}</w:tc>" for each in "abc")
    first, second = f"<w:tr>{a}{control(b)}</w:tr>", control(f"<w:tr>{c}</w:tr>")
    assert cells(_read(f"<w:tbl>{first}{second}</w:tbl>").blocks) == [
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)],
        [("c", 1, 0, 1, 1)],
    ]


def test_a_change_around_whole_paragraphs_is_a_change_of_what_is_in_them() -> None:
    (block,) = _read(f'<w:moveFrom w:author="Lo Falk">{p("flyttat")}</w:moveFrom>').blocks
    assert isinstance(block, Paragraph)
    assert [run.change for run in block.runs] == [Change(ChangeKind.MOVED_AWAY, "Lo Falk")]


def test_a_simple_field_may_be_a_link() -> None:
    told = "<w:fldSimple w:instr=' HYPERLINK &quot;https://example.se&quot; '>"
    assert _one(p(f"{told}{r('webben')}</w:fldSimple>")).runs == (
        Run("webben", link="https://example.se"),
    )


@pytest.mark.parametrize("char", ["", "x", "D800", "10000", "0"])
def test_a_sign_that_is_no_character_is_told_as_unknown(char: str) -> None:
    assert _one(p(f'<w:r><w:sym w:font="Wingdings" w:char="{char}"/></w:r>')).text == "\ufffd"


def test_text_in_a_cell_far_to_the_right_keeps_its_column() -> None:
    row = f"<w:trPr><w:gridBefore w:val='2'/></w:trPr><w:tc>{p('c')}</w:tc>"
    assert cells(_read(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>").blocks) == [[("c", 0, 2, 1, 1)]]

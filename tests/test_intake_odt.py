"""OpenDocument → blocks: nothing that is seen is lost, and labels are LibreOffice's own."""

import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Box, Change, ChangeKind, Paragraph, Run, Source
from lchnv_cli.unreadable import Unreadable
from tests.odt_files import NAMESPACES, bullet, items, level, list_style, odt, words_of
from tests.pictures import png
from tests.plainly import cells, read_characters, runs, texts, visible
from tests.word_files import packed


def _read(body: str, automatic: str = "", styles: str = "", **parts: str | bytes) -> Source:
    data = odt(body, automatic, styles, **parts)
    source = read_source("prov.odt", data)
    assert visible(words_of(data)) - read_characters(source) == {}
    return source


def _style(name: str, text: str, family: str = "text") -> str:
    inside = f"<style:text-properties {text}/>"
    return f'<style:style style:name="{name}" style:family="{family}">{inside}</style:style>'


def test_runs_have_the_look_of_their_styles() -> None:
    styles = _style("F", 'fo:font-weight="bold"') + _style("K", 'fo:font-style="italic"')
    body = """<text:p>Lo <text:span text:style-name="F">Falk <text:span text:style-name="K">kom
    </text:span></text:span>  sent</text:p>"""
    assert runs(_read(body, styles).blocks) == (
        Run("Lo "),
        Run("Falk ", bold=True),
        Run("kom ", bold=True, italic=True),
        Run("sent"),
    )


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        ('style:text-line-through-style="solid" style:text-line-through-type="single"', True),
        ('style:text-line-through-type="double"', True),
        ('style:text-line-through-style="none"', False),
        ('style:text-line-through-style="none" style:text-line-through-type="none"', False),
    ],
)
def test_a_line_through_text_strikes_it(said: str, *, struck: bool) -> None:
    body = '<text:p><text:span text:style-name="S">Nils</text:span></text:p>'
    assert runs(_read(body, _style("S", said)).blocks) == (Run("Nils", struck=struck),)


def test_a_paragraph_has_the_name_of_the_style_that_it_was_set_by_hand_from() -> None:
    named = """<office:styles><style:style style:name="Text_20_body" style:family="paragraph"
    style:display-name="Brödtext"><style:paragraph-properties fo:margin-left="1in"
    fo:text-align="end"/></style:style></office:styles>"""
    by_hand = """<style:style style:name="P1" style:family="paragraph"
    style:parent-style-name="Text_20_body"><style:paragraph-properties fo:text-indent="-0.5in"/>
    </style:style>"""
    (found,) = _read('<text:p text:style-name="P1">Text</text:p>', by_hand, named).blocks
    assert isinstance(found, Paragraph)
    assert (found.style, found.indent) == ("Brödtext", 72)


def test_tabs_spaces_and_breaks_are_characters() -> None:
    body = '<text:p>a<text:tab/>b<text:s text:c="3"/>c<text:line-break/>d</text:p>'
    assert texts(_read(body).blocks) == ["a\tb   c\nd"]


def test_lists_count_on_where_they_say_so() -> None:
    styles = list_style(
        "N", level(1, "1", 'style:num-suffix="."'), level(2, "a", 'style:num-suffix=")"')
    )
    body = (
        items("N", "ett", "två", more='xml:id="n1"')
        + items("N", "börjar om")
        + items("N", items("", "inre", "inre två"), more='text:continue-list="n1" xml:id="n2"')
        + items("N", "tre", more='text:continue-list="n2"')
        + items("N", "fyra", more='text:continue-numbering="true"')
        + items("N", '<text:list-item text:start-value="9"><text:p>nio</text:p></text:list-item>')
    )
    assert texts(_read(body, styles).blocks) == [
        "1.\tett",
        "2.\ttvå",
        "1.\tbörjar om",
        "a)\tinre",
        "b)\tinre två",
        "3.\ttre",
        "4.\tfyra",
        "9.\tnio",
    ]


def test_levels_are_joined_as_they_are_shown() -> None:
    old = level(2, "1", 'style:num-prefix="§ " text:display-levels="2" style:num-suffix="."')
    styles = list_style("G", level(1, "1"), old) + list_style(
        "Y", level(1, "I"), level(2, "1", 'loext:num-list-format="%1%:%2%"')
    )
    body = items("G", "ett", items("", "inre")) + items("Y", "ett", items("", "inre"))
    assert texts(_read(body, styles).blocks) == ["1\tett", "§ 1.1.\tinre", "I\tett", "I:1\tinre"]


@pytest.mark.parametrize(
    ("made", "label"),
    [
        (bullet(1, "•"), "•"),
        (bullet(1, "a", 'loext:num-list-format="att" style:num-suffix="att"'), "att"),
        (bullet(1, "\uf0b7"), "•"),
        (level(1, ""), ""),
    ],
)
def test_a_list_has_its_own_sign(made: str, label: str) -> None:
    (found,) = _read(items("S", "öppna mötet"), list_style("S", made)).blocks
    assert isinstance(found, Paragraph)
    assert (found.label.text if found.label else "", found.text) == (label, "öppna mötet")


def test_only_the_first_paragraph_of_an_item_has_the_label() -> None:
    body = items("N", "<text:p>ett</text:p><text:p>mer</text:p>", "två")
    heads = "<text:list-header><text:p>omärkt</text:p></text:list-header>"
    found = _read(body + items("N", heads), list_style("N", level(1, "1"))).blocks
    assert texts(found) == ["1\tett", "mer", "2\ttvå", "omärkt"]


def test_headings_are_numbered_where_the_document_numbers_them() -> None:
    outline = """<office:styles><text:outline-style style:name="Outline">
    <text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>
    </text:outline-style></office:styles>"""
    body = """<text:h text:outline-level="1">Val</text:h>
    <text:h text:outline-level="2">Inre</text:h>
    <text:h text:outline-level="1" text:is-list-header="true">Utan</text:h>
    <text:h text:outline-level="1">Nästa</text:h>"""
    found = _read(body, "", outline).blocks
    assert texts(found) == ["1.\tVal", "Inre", "Utan", "2.\tNästa"]
    assert [block.level for block in found if isinstance(block, Paragraph)] == [1, 2, 1, 1]


def test_tracked_changes_are_kept_apart_with_who_and_when() -> None:
    who = """<office:change-info><dc:creator>Lo Falk</dc:creator><dc:date>2026-03-02</dc:date>
    </office:change-info>"""
    regions = f"""<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{who}
    </text:insertion></text:changed-region><text:changed-region text:id="c2"><text:deletion>{who}
    <text:p>alltid</text:p><text:p>ses</text:p></text:deletion></text:changed-region>
    </text:tracked-changes>"""
    body = """<text:p>Vi <text:change-start text:change-id="c1"/>möts<text:change-end
    text:change-id="c1"/><text:change text:change-id="c2"/>.</text:p>"""
    found = runs(_read(regions + body).blocks)
    assert [(run.text, run.change) for run in found] == [
        ("Vi ", None),
        ("möts", Change(ChangeKind.INSERTED, "Lo Falk", "2026-03-02")),
        ("alltid\nses", Change(ChangeKind.DELETED, "Lo Falk", "2026-03-02")),
        (".", None),
    ]


def test_text_boxes_shapes_and_frames_stand_after_their_anchor() -> None:
    body = """<draw:frame><draw:text-box><text:p>fast</text:p></draw:text-box></draw:frame>
    <text:p>Före<draw:frame><draw:text-box><text:p>ruta</text:p></draw:text-box></draw:frame>
    <draw:g><draw:custom-shape><text:p>figur</text:p></draw:custom-shape></draw:g></text:p>
    <text:p>Efter</text:p>"""
    blocks = _read(body).blocks
    told = [texts(block.blocks) if isinstance(block, Box) else texts((block,)) for block in blocks]
    assert told == [["fast"], ["Före"], ["ruta"], ["figur"], ["Efter"]]


def test_pictures_are_kept_and_those_outside_are_told() -> None:
    body = """<text:p><draw:frame><draw:image xlink:href="Pictures/stuga.png"/><svg:desc>En stuga
    </svg:desc></draw:frame><draw:frame><draw:image xlink:href="https://example.se/b.png"/>
    </draw:frame></text:p>"""
    source = _read(body, Pictures__stuga_png=png(2, 2))
    assert [(each.name, each.alt.strip(), each.data) for each in source.pictures] == [
        ("stuga.png", "En stuga", png(2, 2)),
        ("b.png", "", b""),
    ]
    assert ["utanför filen" in each.said for each in source.remarks] == [True]


def test_notes_and_comments_stand_beside_the_text() -> None:
    body = """<text:p>Ett<text:note text:note-class="footnote">
    <text:note-citation>1</text:note-citation><text:note-body><text:p>Se lagen.</text:p>
    </text:note-body></text:note>, <office:annotation office:name="k">
    <dc:creator>Lo Falk</dc:creator><dc:date>2026-03-01</dc:date><text:p>När?</text:p>
    </office:annotation>två<office:annotation-end office:name="k"/>.</text:p>"""
    source = _read(body)
    (block,) = source.blocks
    assert isinstance(block, Paragraph)
    assert (block.text, [run.note for run in block.runs if run.note]) == ("Ett, två.", ["1"])
    assert [(each.name, *texts(each.blocks)) for each in source.notes] == [("1", "Se lagen.")]
    (comment,) = source.comments
    assert (comment.who, comment.about, texts(comment.blocks)) == ("Lo Falk", "två", ["När?"])


def test_cells_stand_where_they_are_shown() -> None:
    body = """<table:table><table:table-header-rows><table:table-row><table:table-cell
    table:number-columns-spanned="2"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>
    </table:table-row></table:table-header-rows><table:table-row><table:table-cell
    table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row>
    </table:table>"""
    found = _read(body).blocks
    assert cells(found) == [[("a", 0, 0, 1, 2)], [("b", 1, 0, 1, 1), ("b", 1, 1, 1, 1)]]


def test_page_heads_are_those_of_the_pages_there_are() -> None:
    def page(name: str, head: str, more: str = "") -> str:
        told = f"<style:header><text:p>{head}</text:p></style:header>"
        return f'<style:master-page style:name="{name}" {more}>{told}</style:master-page>'

    first = page("Standard", "PN", 'style:next-style-name="Andra"')
    styles = f"<office:master-styles>{first}{page('Andra', 'RSS')}{page('Fri', 'aldrig')}"
    source = _read("<text:p>Text</text:p>", styles=f"{styles}</office:master-styles>")
    assert texts(source.headers) == ["PN", "RSS"]


def test_a_chart_is_read_as_words_and_told() -> None:
    chart = (
        f"<office:document-content {NAMESPACES}><text:p>Provstad</text:p></office:document-content>"
    )
    body = '<text:p><draw:frame><draw:object xlink:href="./Object1"/></draw:frame></text:p>'
    source = _read(body, Object1__content_xml=chart)
    (_, box) = source.blocks
    assert isinstance(box, Box)
    assert texts(box.blocks) == ["Provstad"]


def test_a_locked_file_and_one_that_is_no_text_are_refused() -> None:
    with pytest.raises(Unreadable, match="lösenord"):
        read_source(
            "a.odt", odt("", **{"META-INF__manifest_xml": "<m:encryption-data xmlns:m='x'/>"})
        )
    sheet = (
        f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet/></office:body>"
    )
    with pytest.raises(Unreadable, match="inget textdokument"):
        read_source("a.odt", packed({"content.xml": f"{sheet}</office:document-content>"}))

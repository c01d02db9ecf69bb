"""The Word export's structure: headings, lists, tables and links that Word knows as such."""

from html import escape
from pathlib import Path

import pytest
from lxml import etree

from lchnv_cli.export.word import word
from tests.word_samples import (
    AGENDA,
    LONG,
    TEMPLATE,
    W,
    body,
    counted,
    document,
    paragraphs,
    part,
    template_with,
    text,
)

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_a_table_has_a_repeated_header_row_and_a_name() -> None:
    tables = list(body(word(AGENDA, TEMPLATE)).iter(f"{W}tbl"))
    repeated = [
        [len(row.findall(f"{W}trPr/{W}tblHeader")) for row in each.iter(f"{W}tr")]
        for each in tables
    ]
    names = [each.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") for each in tables]
    first = [each.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") for each in tables]
    assert repeated == [[1, 0, 0], [1, 0, 0], [0], [1, 0]]
    assert names == ["Närvaro per huvudman", "Mellanrubrik", "Mellanrubrik", "Bilagor"]
    assert first == ["1", "0", "0", "1"]


def kept_rows(made: bytes) -> list[bool]:
    """Tell of each row of the first table whether it stays on the page of the next."""
    rows = body(made).find(f"{W}tbl").findall(f"{W}tr")
    kept = [[p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")] for row in rows]
    assert all(len(set(row)) == 1 for row in kept)
    return [row[0] for row in kept]


@pytest.mark.parametrize(("rows", "loose"), [(1, 1), (2, 1), (9, 1), (40, 38)])
def test_no_row_of_a_table_goes_alone_to_another_page(rows: int, loose: int) -> None:
    lines = "".join(f"<tr><th>Huvudman {at}</th><td>Lo Falk</td></tr>" for at in range(rows))
    table = f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{lines}</tbody></table>"
    kept = kept_rows(word(document(f"{table}<p>Efter.</p>" * 3), TEMPLATE))
    assert kept.count(False) == loose
    assert kept[0]
    assert kept[-2]
    assert not kept[-1]
    assert kept[1] == (rows > 1)


ANNEXES = (
    '<section class="annexes"><h2>Bilagor</h2><table><thead><tr><th>Nr</th></tr></thead>'
    "<tbody>{}</tbody></table></section>"
)


def test_the_list_of_annexes_stays_with_the_end_of_the_text_and_who_issued_it() -> None:
    rows = "<tr><td>Rad</td></tr>" * 25
    colophon = '<footer class="colophon"><p>Utfärdad.</p></footer>'
    made = word(document(f"<p>a</p><p>b</p><p>c</p>{ANNEXES.format(rows)}{colophon}"), TEMPLATE)
    assert all(kept_rows(made))
    styled = {text(p): p.find(f"{W}pPr/{W}keepNext") is not None for p in body(made).iter(f"{W}p")}
    assert styled | {"a": True, "b": True, "c": True, "Utfärdad.": False} == styled


def test_points_of_nothing_but_headings_bring_the_text_before_them_along_to_the_annexes() -> None:
    sub = '<section class="sub-item"><h3>a) Under</h3></section>'
    points = '<section class="item"><h2>6. Punkt</h2></section>'
    points += f'<section class="item"><h2>7. Punkt</h2>{sub}</section>'
    before = '<section class="item"><h2>5. Punkt</h2><p>a</p><p>b</p></section>'
    rows = ANNEXES.format("<tr><td>Rad</td></tr>" * 5)
    made = word(document(f"{before}{points}{rows}"), TEMPLATE)
    at = f"{W}pPr/{W}keepNext"
    marks = {text(p): p.find(at) for p in body(made).iter(f"{W}p")}
    assert all(marks[each] is not None for each in ("a", "b"))
    let_go = [t for t, mark in marks.items() if mark is not None and mark.get(f"{W}val") == "0"]
    assert let_go == []


def test_every_row_has_all_cells_and_every_cell_a_paragraph() -> None:
    for table in body(word(AGENDA, TEMPLATE)).iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            assert len([cell for cell in row.findall(f"{W}tc") if cell.findall(f"{W}p")]) == columns


def test_a_tables_columns_fill_the_page_and_the_one_with_most_text_is_widest() -> None:
    row = f"<tr><td>1</td><td>{'ord ' * 30}</td><td>Lite mer</td></tr>"
    made = word(document(f"<table>{row}</table>"), TEMPLATE)
    widths = [int(each.get(f"{W}w")) for each in body(made).iter(f"{W}gridCol")]
    assert sum(widths) in range(9060, 9071)
    assert sorted(widths) == [widths[0], widths[2], widths[1]]


def test_two_tables_in_a_row_stay_two_and_the_last_is_followed_by_a_paragraph() -> None:
    table = "<table><tr><td>x</td></tr></table>"
    tags = [each.tag for each in body(word(document(table * 2), TEMPLATE))]
    assert tags == [f"{W}{tag}" for tag in ("p", "tbl", "p", "tbl", "p", "sectPr")][1:]


def test_headings_are_heading_styles_with_their_levels() -> None:
    found = headings(word(AGENDA, TEMPLATE))
    assert found[:4] == [
        ("Title", "Dagordning Provnätverket"),
        ("Heading1", "Närvaro"),
        ("Heading1", "Punkter"),
        ("Heading1", "1. Prov"),
    ]
    assert found[4] == ("Heading2", "a) Information: Prov (Bilaga\u00a01)")


def headings(made: bytes) -> list[tuple[str, str]]:
    """Give the headings with their styles, and with the numbers that Word counts to."""
    named = [(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), n + text(p)) for p, n in counted(made)]
    return [each for each in named if each[0].startswith(("Heading", "Title"))]


def test_an_earlier_template_without_a_style_for_the_title_is_followed(tmp_path: Path) -> None:
    earlier = template_with(
        tmp_path,
        ("word/styles.xml", '<w:name w:val="heading 3"/>', '<w:name w:val="heading 4"/>'),
        ("word/styles.xml", '<w:name w:val="heading 2"/>', '<w:name w:val="heading 3"/>'),
        ("word/styles.xml", '<w:name w:val="heading 1"/>', '<w:name w:val="heading 2"/>'),
        ("word/styles.xml", '<w:name w:val="Title"/>', '<w:name w:val="heading 1"/>'),
    )
    made = word(AGENDA, earlier)
    assert headings(made) == headings(word(AGENDA, TEMPLATE))
    assert body(made).find(f".//{W}sdt") is None


@pytest.mark.parametrize(
    ("labels", "own"),
    [
        (["1.", "2.", "3."], [True, True, True]),
        (["1.", "a)", "b)", "2.", "a)"], [True] * 5),
        (["1.", "3.", "4."], [True, False, False]),
        (["1.", "b)", "2.", "a)"], [True, False, True, True]),
        (["4.", "a)"], [False, False]),
        (["4 b.", "1."], [False, True]),
    ],
)
def test_word_counts_the_points_where_it_comes_to_the_same(
    labels: list[str], own: list[bool]
) -> None:
    tags = [(each, "h3" if each.endswith(")") else "h2") for each in labels]
    drawn = "".join(
        f'<section class="item"><{tag}>{each} Rubrik</{tag}></section>' for each, tag in tags
    )
    made = word(document(f"<h2>1. Före punkterna</h2>{drawn}<h2>9. Efter</h2>"), TEMPLATE)
    found = [(each, number) for each, number in counted(made) if text(each)]
    shown = [f"{number}{text(each)}" for each, number in found]
    assert shown == ["1. Före punkterna", *(f"{each} Rubrik" for each in labels), "9. Efter"]
    assert [bool(number) for _, number in found] == [False, *own, False]


def test_the_list_of_points_is_a_field_with_its_entries_that_asks_nothing() -> None:
    made = word(AGENDA, TEMPLATE)
    held = body(made).find(f"{W}sdt/{W}sdtContent")
    assert [text(each) for each in held] == ["1. Prov", "a) Information: Prov"]
    kinds = [each.get(f"{W}fldCharType") for each in held.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    (code,) = (each.text.split() for each in held.iter(f"{W}instrText"))
    assert code == ["TOC", "\\o", '"1-2"', "\\h", "\\z", "\\b", "Punkter"]
    inside, within = False, []
    for each in body(made).iter():
        if each.get(f"{W}name") == "Punkter":
            inside, number = True, each.get(f"{W}id")
        elif inside and each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") == number:
            inside = False
        elif inside and each.tag == f"{W}p" and "Heading" in etree.tostring(each).decode():
            within.append(text(each))
    assert within[:2] == ["Prov", "Information: Prov (Bilaga\u00a01)"]
    assert "Bilagor" not in within
    settings = etree.tostring(part(made, "word/settings.xml")).decode()
    assert "updateFields" not in settings
    assert "dirty" not in etree.tostring(body(made)).decode()


def test_a_proposals_heading_has_the_level_it_has_in_the_document() -> None:
    for level in (3, 4):
        heading = f'<h{level} class="proposal-heading">Förslag till beslut</h{level}>'
        made = word(document(f'<section class="proposal">{heading}</section>'), TEMPLATE)
        assert paragraphs(made) == [("Forslagsrubrik", "Förslag till beslut")]
        assert body(made).find(f".//{W}outlineLvl").get(f"{W}val") == str(level - 2)


def test_every_kind_of_paragraph_has_its_style() -> None:
    found = {content: style for style, content in paragraphs(word(AGENDA, TEMPLATE))}
    assert found["Provnätverket (PN)"] == "Brevhuvudorgan"
    assert found["Utkast"] == "Utkast"
    assert found["Datum\tfredag 20\u00a0mars 2026"] == "Fakta"
    assert found["Föredragande:\tSten Påhitt, samordnare\nLisa Låtsas"] == "Foredragande"
    assert found["Beredd:\tstyrgrupp 2026-03-02"] == "Faktarad"
    assert found["Provnätverket beslutar"] == "Forslagsmening"
    assert found["att prova igen"] == "Attsats"
    assert found["Provnätverket beslutade"] == "Beslutsmening"
    assert found["Utfall:\tbordlagd"] == "Beslutsfakta"
    assert found["Karin Provander deltog till och med punkt\u00a02."] == "Anmarkning"
    assert found["rad\n  två"] == "HTMLPreformatted"


def test_nested_lists_have_levels_and_each_ordered_list_counts_anew() -> None:
    made = word(AGENDA, TEMPLATE)
    levels = {content: level for content, level, _ in numbered(made)}
    starts = {content: start for content, _, start in numbered(made)}
    assert levels["inre"] == "1"
    assert levels["djupt"] == "2"
    assert levels["bokstav"] == "1"
    assert [starts[each] for each in ("djupt", "första", "bokstav", "fjärde")] == list("1114")


def numbered(made: bytes) -> list[tuple[str, str, str]]:
    """Return text, level and first number of the paragraphs with a numbering of their own."""
    numbers = {
        each.get(f"{W}numId"): each for each in part(made, "word/numbering.xml").iter(f"{W}num")
    }
    found = []
    for each in body(made).iter(f"{W}p"):
        if (number := each.find(f"{W}pPr/{W}numPr")) is not None:
            held = numbers[number.find(f"{W}numId").get(f"{W}val")].find(f".//{W}startOverride")
            start = "" if held is None else held.get(f"{W}val")
            found.append((text(each), number.find(f"{W}ilvl").get(f"{W}val"), start))
    return found


def test_the_items_of_one_list_share_a_numbering_and_lists_do_not() -> None:
    made = word(document("<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"), TEMPLATE)
    first, second, third = (each.get(f"{W}val") for each in body(made).iter(f"{W}numId"))
    assert first == second
    assert second != third


def test_a_list_item_that_begins_with_a_list_keeps_its_number() -> None:
    made = word(document("<ol><li><ol><li>inre</li></ol></li><li>två</li></ol>"), TEMPLATE)
    assert [(content, level) for content, level, _ in numbered(made)] == [
        ("", "0"),
        ("inre", "1"),
        ("två", "0"),
    ]


def test_what_leads_to_a_list_and_all_clauses_but_the_last_stay_with_what_follows() -> None:
    clauses = '<p class="lead-in">Vi beslutar</p><ul class="clauses"><li>a</li><li>b</li></ul>'
    made = body(word(document(f"<p>Detta:</p><ul><li>x</li></ul>{clauses}"), TEMPLATE))
    kept = [
        text(each) for each in made.iter(f"{W}p") if each.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ["Detta:", "Vi beslutar", "a"]


def test_a_point_of_nothing_but_its_heading_keeps_to_nothing_and_others_keep_theirs() -> None:
    points = "".join(
        f'<section class="item"><h2>{title}</h2>{inner}</section>'
        for title, inner in (
            ("bara", ""),
            ("text", "<p>rad</p>"),
            ("under", '<section class="sub-item"><h3>a</h3></section>'),
        )
    )
    ending = "<h2>efter</h2>" + "<p>rad</p>" * 3  # of which nothing is let go
    made = body(word(document(f"{points}{ending}"), TEMPLATE))
    freed = [
        text(each)
        for each in made.iter(f"{W}p")
        if (kept := each.find(f"{W}pPr/{W}keepNext")) is not None and kept.get(f"{W}val") == "0"
    ]
    assert freed == ["bara", "a"]


def test_a_list_inside_a_decision_has_its_rule_and_ground_at_the_same_place() -> None:
    inner = "<ul class='clauses'><li>att pröva<ul><li>inre</li></ul></li></ul>"
    made = body(word(document(f"<section class='decision'>{inner}</section>"), TEMPLATE))
    properties = {text(each): each.find(f"{W}pPr") for each in made.iter(f"{W}p")}
    rule = properties["inre"].find(f"{W}pBdr/{W}left")
    # The bullet stands 14 points further in than the clause, whose rule is 8 points off.
    assert (rule.get(f"{W}sz"), rule.get(f"{W}space")) == ("24", "22")
    assert properties["inre"].find(f"{W}shd").get(f"{W}fill") == "EEF1F5"
    assert properties["att pröva"].find(f"{W}pBdr") is None


def test_the_list_of_points_is_in_words_own_styles_without_numbers() -> None:
    made = word(AGENDA, TEMPLATE)
    shown = [each for each in paragraphs(made) if each[0].startswith("TOC")]
    assert shown == [("TOC1", "1. Prov"), ("TOC2", "a) Information: Prov")]
    assert {content for content, _, _ in numbered(made)} & {
        content for _, content in shown
    } == set()


def test_lines_of_a_cell_are_paragraphs_so_that_a_broken_line_is_indented() -> None:
    tables = list(body(word(AGENDA, TEMPLATE)).iter(f"{W}tbl"))
    cells = [[text(p) for p in cell.findall(f"{W}p")] for cell in tables[0].iter(f"{W}tc")]
    assert cells[4] == ["Karin Provander", "Ulla Påhittad"]


def test_links_lead_to_the_web_to_mail_and_within_the_document() -> None:
    made = word(AGENDA, TEMPLATE)
    names = {
        each.get(f"{W}id"): each.get(f"{W}name") for each in body(made).iter(f"{W}bookmarkStart")
    }
    links = list(body(made).iter(f"{W}hyperlink"))
    anchors = {text(each): each.get(f"{W}anchor") for each in links if each.get(f"{W}anchor")}
    first, second = names["1"], names["2"]
    assert anchors == {"1. Prov": first, "a) Information: Prov": second, "denna punkt": second}
    assert targets(made) == ["https://www.example.se/%C3%A5?a=1&b=2", "mailto:prov@example.se"]


def targets(made: bytes) -> list[str]:
    rels = part(made, "word/_rels/document.xml.rels")
    return [each.get("Target") for each in rels if each.get("TargetMode") == "External"]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "file:///C:/hemligt.docx",
        "\\\\server\\delad",
        "#finns-inte",
        "http://",
        "https://[::1",
        "https://a:b:c/",
        "bilagor/1.pdf",
        "https://example.se/" + "å" * 2000,
        "",
    ],
)
def test_an_address_that_word_cannot_hold_stays_text(href: str) -> None:
    made = word(document(f'<p><a href="{escape(href)}">ord</a></p>'), TEMPLATE)
    assert text(body(made)) == "ord"
    assert list(body(made).iter(f"{W}hyperlink")) == []
    assert targets(made) == []


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps strike noProof color spacing sz szCs u bdr lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW tcBorders shd",
    "lvl": "start numFmt pStyle suff lvlText lvlJc pPr rPr",
}


@pytest.mark.parametrize("name", ["document", "styles", "numbering", "header1", "footer1"])
def test_properties_stand_in_the_order_that_word_demands(name: str) -> None:
    root = part(word(AGENDA, TEMPLATE), f"word/{name}.xml")
    for tag, order in ORDER.items():
        for each in root.iter(f"{W}{tag}"):
            ranks = [order.split().index(child.tag.removeprefix(W)) for child in each]
            assert ranks == sorted(set(ranks)), etree.tostring(each)


def test_every_reference_within_the_file_leads_somewhere() -> None:
    made = word(LONG, TEMPLATE)
    styles = {each.get(f"{W}styleId") for each in part(made, "word/styles.xml").iter(f"{W}style")}
    numbers = {each.get(f"{W}numId") for each in part(made, "word/numbering.xml").iter(f"{W}num")}
    rels = {each.get("Id") for each in part(made, "word/_rels/document.xml.rels")}
    ids = [each.get(f"{W}id") for each in body(made).iter(f"{W}bookmarkStart")]
    values = f"{W}val"
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {each.get(values) for each in body(made).iter(f"{W}{tag}")} <= styles
    assert {each.get(values) for each in body(made).iter(f"{W}numId")} <= numbers
    assert {each.get(f"{R}id") for each in body(made).iter() if each.get(f"{R}id")} <= rels
    assert len(ids) == len(set(ids)) == 30


def test_deep_nesting_is_written_out() -> None:
    nested = "<ul><li>x" * 60 + "</li></ul>" * 60
    made = word(document(nested), TEMPLATE)
    assert text(body(made)) == "x" * 60
    assert max(each.get(f"{W}val") for each in body(made).iter(f"{W}ilvl")) == "8"

"""Web pages → blocks: as Word and LibreOffice save them, and as people write them."""

import base64
from html.parser import HTMLParser

import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Change, ChangeKind, Paragraph, Run, Source
from tests.pictures import png
from tests.plainly import cells, read_characters, runs, texts, visible


class _Plain(HTMLParser):
    """The text of a page, as Python's own reader of pages finds it."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self._unseen = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self._unseen else data


def _read(page: str) -> Source:
    source = read_source("prov.html", page.encode())
    plain = _Plain()
    plain.feed(page)
    assert visible(plain.text) - read_characters(source) == {}
    return source


def test_text_is_as_a_browser_shows_it() -> None:
    page = "<p>Lo  Falk\n kom<br>  sent </p> löst <div>inre <b>fet </b> <i>sned</i></div> sist"
    assert texts(_read(page).blocks) == ["Lo Falk kom\nsent", "löst", "inre fet sned", "sist"]


def test_a_tab_in_a_line_is_one_and_an_indented_line_is_not() -> None:
    assert texts(_read("<p>Datum:\t260320</p><p>Långa\n\tvägen</p>").blocks) == [
        "Datum:\t260320",
        "Långa vägen",
    ]


def test_verbatim_text_keeps_its_lines() -> None:
    assert texts(_read("<pre>ett\n  två</pre>").blocks) == ["ett\n  två"]


@pytest.mark.parametrize(
    "page",
    [
        "<s>Nils</s>",
        "<strike>Nils</strike>",
        "<del>Nils</del>",
        "<span style='text-decoration: line-through'>Nils</span>",
        "<style>.c1 { text-decoration: line-through }</style><span class='c0 c1'>Nils</span>",
        "<s><span style='text-decoration:none'>Nils</span></s>",
    ],
)
def test_struck_text_is_struck_however_it_is_struck(page: str) -> None:
    assert runs(_read(f"<body>{page}").blocks) == (Run("Nils", struck=True),)


def test_looks_come_from_elements_style_sheets_and_attributes() -> None:
    page = """<style>p.rubrik { font-weight: bold; font-size: 16pt; text-align: center }
    .tunn { font-weight: 400 }</style>
    <p class=rubrik style="margin-left: 36pt">Val <span class=tunn>av</span> <em>oss</em></p>"""
    (found,) = _read(page).blocks
    assert isinstance(found, Paragraph)
    assert (found.style, found.indent) == ("rubrik", 36)
    assert found.runs == (
        Run("Val ", bold=True, size=16),
        Run("av", size=16),
        Run(" ", bold=True, size=16),
        Run("oss", bold=True, italic=True, size=16),
    )


def test_headings_have_their_level() -> None:
    blocks = _read("<h1>Ett</h1><h3>Tre</h3><p>text</p>").blocks
    assert [block.level for block in blocks if isinstance(block, Paragraph)] == [1, 3, 0]


def test_what_is_hidden_is_known_as_hidden() -> None:
    found = runs(_read("<p>syns <span style='display:none'>dolt</span></p>").blocks)
    assert found == (Run("syns "), Run("dolt", hidden=True))


def test_lists_are_numbered_as_a_browser_numbers_them() -> None:
    page = """<ol start=3><li>tre<ol type=a><li>första<li value=4>fjärde</ol><li><p>fyra</p>
    <p>mer</p></ol><ul><li>ett<ul><li>inre</ul></ul><ol><ol type=I><li>romersk</ol></ol>
    <ul style="list-style-type: none"><li>omärkt</ul><ul style="list-style-type: 'att '"><li>öppna
    </ul>"""
    assert texts(_read(page).blocks) == [
        "3.\ttre",
        "a.\tförsta",
        "d.\tfjärde",
        "4.\tfyra",
        "mer",
        "•\tett",
        "◦\tinre",
        "I.\tromersk",
        "omärkt",
        "att\töppna",
    ]


def test_an_item_without_text_has_its_label() -> None:
    assert texts(_read("<ol><li></li><li><ol><li>inre</ol></ol>").blocks) == [
        "1.\t",
        "2.\t",
        "1.\tinre",
    ]


def test_a_label_that_word_wrote_out_is_a_label() -> None:
    page = """<p class=MsoListParagraph style='mso-list:l3 level2 lfo1'><![if !supportLists]><span
    style='mso-list:Ignore'>b)<span>&nbsp;&nbsp; </span></span><![endif]>Val<o:p></o:p></p>"""
    source = read_source("prov.htm", page.encode())
    (found,) = source.blocks
    assert isinstance(found, Paragraph)
    assert found.label is not None
    assert (found.label.text, found.label.level, found.text) == ("b)", 1, "Val")


def test_tracked_changes_are_those_with_who_or_when() -> None:
    page = "<p>a<ins cite='mailto:Lo%20Falk' datetime='2026-03-01'>b</ins><del datetime='x'>c</del>"
    found = runs(_read(page).blocks)
    assert [run.change for run in found] == [
        None,
        Change(ChangeKind.INSERTED, "Lo Falk", "2026-03-01"),
        Change(ChangeKind.DELETED, "", "x"),
    ]


def test_cells_stand_where_merged_ones_leave_room() -> None:
    page = """<table><caption>Närvaro</caption><tr><th rowspan=2>a<td colspan=2>b<tr><td>c<td>d
    <tr><td>e<td><table><tr><td>inre</table></table>"""
    source = _read(page)
    assert texts(source.blocks) == ["Närvaro"]
    assert cells(source.blocks) == [
        [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 2)],
        [("c", 1, 1, 1, 1), ("d", 1, 2, 1, 1)],
        [("e", 2, 0, 1, 1), ("inre", 2, 1, 1, 1)],
    ]


def test_text_that_stands_between_rows_is_not_lost() -> None:
    assert texts(_read("<table>före<tr><td>i</td>mellan</tr></table>").blocks) == ["före", "mellan"]


@pytest.mark.parametrize(
    ("mention", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>',
            '<div id="ftn1"><p><a href="#_ftnref1"><span>[1]</span></a> Se lagen.</p></div>',
        ),
        (
            '<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
            "Se lagen.</p></div>",
        ),
    ],
)
def test_footnotes_of_word_and_libreoffice_are_footnotes(mention: str, note: str) -> None:
    source = read_source("a.html", f"<p>Text{mention}.</p>{note}".encode())
    assert runs(source.blocks) == (Run("Text"), Run("", note="1"), Run("."))
    assert [(each.name, *texts(each.blocks)) for each in source.notes] == [("1", "Se lagen.")]


def test_a_link_to_a_note_that_is_not_there_is_a_link() -> None:
    assert runs(_read("<p><a href='#_ftn1'>[1]</a></p>").blocks) == (Run("[1]", link="#_ftn1"),)


def test_page_heads_and_feet_of_libreoffice_are_no_running_text() -> None:
    source = _read(
        '<div title="header"><p>PN</p></div><p>Text</p><div title="footer"><p>1</p></div>'
    )
    assert (texts(source.headers), texts(source.blocks), texts(source.footers)) == (
        ["PN"],
        ["Text"],
        ["1"],
    )


def test_a_picture_in_the_page_is_kept_and_one_outside_is_told() -> None:
    inside = base64.b64encode(png(2, 2)).decode()
    page = f"""<p><img alt="stuga" src="data:image/png;base64,{inside}">
    <img src="bilder/b%20c.jpg"><img src="data:image/png;base64,###"></p>"""
    source = _read(page)
    assert [(each.name, each.alt, each.data) for each in source.pictures] == [
        ("bild1.png", "stuga", png(2, 2)),
        ("b c.jpg", "", b""),
        ("bild3.png", "", b""),
    ]
    assert [each.said.split()[1] for each in source.remarks] == ["bilder/b%20c.jpg", "bild"]


def test_what_is_filled_in_in_a_form_is_read() -> None:
    page = """<p><input value="Lo Falk"><input type=checkbox checked><input type=radio>
    <input type=hidden value=nyckel><select><option>ja<option selected>nej</select>
    <textarea>flera
    rader</textarea></p>"""
    source = read_source("a.html", page.encode())
    assert texts(source.blocks) == ["Lo Falk☒☐ nej flera\n    rader"]


@pytest.mark.parametrize(
    ("data", "remark"),
    [
        ('<meta charset="windows-1252"><p>Åsa – ÅÄÖ</p>'.encode("cp1252"), ""),
        ("<p>Åsa – ÅÄÖ</p>".encode("cp1252"), "Windows-1252"),
        ('<meta charset="latin-1"><p>Åsa – ÅÄÖ</p>'.encode(), ""),
        ("<p>Åsa – ÅÄÖ</p>".encode("utf-16"), "UTF-16"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Åsa – ÅÄÖ</p></html>'.encode(), ""),
    ],
)
def test_letters_are_read_however_they_are_written(data: bytes, remark: str) -> None:
    source = read_source("a.html", data)
    assert texts(source.blocks) == ["Åsa – ÅÄÖ"]
    assert remark in "".join(each.said for each in source.remarks)
    assert bool(remark) == bool(source.remarks)


def test_nothing_of_a_program_is_read_and_nothing_outside_is_opened() -> None:
    page = """<link rel=stylesheet href="http://example.se/a.css"><script>var dolt</script>
    <!-- dolt --><iframe src="file:///etc/passwd"></iframe><p onclick="x()">Text</p>"""
    source = _read(page)
    assert texts(source.blocks) == ["Text"]
    assert [each.said for each in source.remarks] == [
        "Sidans formatmall ligger utanför filen och hämtas inte."
    ]

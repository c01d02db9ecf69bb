"""The PDF: what is in it, that nothing breaks it, and that the standards hold."""

import io
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
import typst
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pypdf import PdfReader

from lchnv_cli.export.pdf import Attachment, Look, pdf
from lchnv_cli.export.pdf_glyphs import font_folder, glyphs, unprintable
from lchnv_cli.export.tree import ExportFault, parse
from lchnv_cli.guarded import Refused
from tests import pdf_samples as samples
from tests.pdf_tags import tags
from tests.verapdf.harness import FLAVOURS, Validate

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
LOOK = Look(ROOT / "templates" / "dokument.typ", ROOT / "templates" / "fonts")
SOURCE = Attachment("dagordning.md", "text/markdown", "Dokumentets källtext", "# Å\n".encode())
HOSTILE = {
    "typst": '#eval("1+1") #import "@preview/x:1.0.0" *b* _e_ $x$ = H @ref <l> `r` ~ -- \\u{41}',
    "quotes": "\"a\" 'b' \\ \\n \\\" // c /* d */ {{ x }} ${y} %s #{ ]",
    "markup": "<b>&amp;</b> ]]> <!-- x --> <?php ?> &#0; </p>",
    "signs": "😀👨‍👩‍👧 日本語 עברית العربية ☐ ✓ \U000e0041 ① 𝐀",
    "controls": "a\x00b\x07c\x1bd\x7fe\x85f\u202eg\u2066h\u2028i\ufeffj\ufffek\ue000l\uf8ffm",
    "combining": "a\u0301 \u0301x A\u030a o\u0308 \u200d \u034f \u3164",
    "spaces": "a\u00a0b \u202f \u2003 \u3000 c\u200bd e\u00adf g\u2011h",
    "long": "x" * 400 + " https://example.org/" + "a/b?c=d&e_" * 40,
    "markers": "\x01förvaltningschefen\x01 \u200b\u200b",
}  # fmt: skip


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def letters(text: str) -> str:
    """Return what must be the same in both: no spaces and none of the hyphens at line ends."""
    return re.sub(r"[\s\u00ad\u200b\u2010-]", "", text)


def counted(content: bytes) -> Counter[str]:
    return Counter(str(tag["/S"]) for tag in tags(content))


def page(body: str) -> str:
    return samples.head("Titel") + body + samples.TAIL


def altered(tmp_path: Path, old: str, new: str) -> Look:
    """Return a look whose template has been edited by the user."""
    original = LOOK.dokument_typ.read_text(encoding="utf-8")
    assert old in original
    changed = tmp_path / "dokument.typ"
    changed.write_text(original.replace(old, new), encoding="utf-8")
    return replace(LOOK, dokument_typ=changed)


# ── What is in it ──


def test_every_word_of_the_tree_is_in_the_pdf_in_order() -> None:
    shown = letters(text_of(pdf(samples.agenda(), LOOK)))
    tree = parse(samples.agenda())
    body = next(each for each in tree if each.tag.endswith("body"))
    at = 0
    for word in " ".join(body.itertext()).split():
        at = shown.index(letters(word), at) + len(letters(word))
    assert at > 2000


def test_metadata_says_what_the_document_is() -> None:
    reader = PdfReader(io.BytesIO(pdf(samples.agenda(), LOOK)))
    said = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert said["/Title"] == "Dagordning Länschefsnätverket i Dalarna"
    assert said["/Author"] == "RSS Dalarna"
    assert said["/Keywords"] == "Dagordning, HSN 2026/0042"
    assert said["/CreationDate"].startswith("D:20260313")
    assert str(reader.root_object["/Lang"]) == "sv-SE"
    assert "'/DisplayDocTitle': True" in str(reader.root_object["/ViewerPreferences"])


def test_headings_lists_tables_and_links_are_tagged() -> None:
    found = counted(pdf(samples.agenda(), LOOK))
    # Two points and three rubrics are level 2; see the sample.
    assert {level: found[level] for level in ("/H1", "/H2", "/H3", "/H4")} == {
        "/H1": 1, "/H2": 5, "/H3": 3, "/H4": 2,
    }  # fmt: skip
    assert (found["/Table"], found["/Caption"], found["/THead"]) == (3, 3, 3)
    assert found["/TH"] == 3 + 2 + 2
    assert found["/LI"] == 5 + 2 + (3 + 2 + 1 + 2 + 2 + 1) + 1 + (2 + 2 + 2) + 2
    assert found["/Link"] == 2 + 3
    assert found["/BlockQuote"] == 1


def test_bookmarks_follow_the_headings() -> None:
    outline = PdfReader(io.BytesIO(pdf(samples.agenda(), LOOK))).outline
    assert [str(each["/Title"]) for each in outline[:1] if isinstance(each, dict)] == [
        "Dagordning Länschefsnätverket i Dalarna"
    ]
    points = [each["/Title"] for each in outline[1] if isinstance(each, dict)]
    assert points == [
        "Närvaro", "Punkter", "1. Mötets öppnande", "2. Rapport från regional nivå", "Bilagor",
    ]  # fmt: skip


def test_header_and_footer_are_on_their_pages_and_outside_the_reading_order() -> None:
    first, second, *_ = [
        page.extract_text() for page in PdfReader(io.BytesIO(pdf(samples.agenda(), LOOK))).pages
    ]
    running = "Länschefsnätverket · Dagordning 2026-03-20"
    assert (running in first, running in second) == (False, True)
    assert f"{running} Utkast" in second
    assert "2026-03-13 Dnr HSN 2026/0042" in second
    assert "Sida 2 av 3" in second


def test_header_and_footer_are_artifacts() -> None:
    """A screen reader hears the text of a page once: what is drawn is tagged or an artifact."""
    reader = PdfReader(io.BytesIO(pdf(samples.agenda(), LOOK)))
    contents = reader.pages[1].get_contents()
    drawn = b"" if contents is None else contents.get_data()
    kinds = {kind.decode() for kind in re.findall(rb"/Subtype ?/(Header|Footer)", drawn)}
    assert kinds == {"Header", "Footer"}


def test_a_published_document_is_not_marked_as_a_draft() -> None:
    assert "Utkast" not in text_of(pdf(page("<p>Text.</p>"), LOOK))


def test_the_source_is_attached_byte_for_byte() -> None:
    odd = Attachment("odd.bin", "application/octet-stream", "Byte", bytes(range(256)))
    reader = PdfReader(io.BytesIO(pdf(samples.agenda(), LOOK, (SOURCE, odd))))
    assert reader.attachments == {"dagordning.md": [SOURCE.data], "odd.bin": [odd.data]}
    related = [each.get_object()["/AFRelationship"] for each in reader.root_object["/AF"]]  # type: ignore[attr-defined]
    assert related == ["/Source", "/Supplement"]


# ── The same everywhere ──


def test_the_same_document_gives_the_same_bytes_in_another_place(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import tests.test_pdf as t;"
        "print(hashlib.sha256(t.pdf(t.samples.agenda(), t.LOOK, (t.SOURCE,))).hexdigest())"
    )
    hashes = set()
    for folder, locale, zone in ((ROOT, "C", "UTC"), (tmp_path, "sv_SE.UTF-8", "Asia/Tokyo")):
        said = subprocess.run(
            [sys.executable, "-c", code, str(ROOT)],
            cwd=folder,
            env=os.environ | {"LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
        )
        hashes.add(said.stdout)
    assert len(hashes) == 1
    assert pdf(samples.agenda(), LOOK, (SOURCE,)) == pdf(samples.agenda(), LOOK, (SOURCE,))


def test_only_fonts_from_the_folder_are_embedded() -> None:
    reader = PdfReader(io.BytesIO(pdf(samples.everywhere(HOSTILE["signs"]), LOOK)))
    names = {
        str(font.get_object()["/BaseFont"]).split("+")[-1].split("-Identity")[0]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert names <= {"Carlito", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"}


# ── Whatever it is given ──


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_comes_out_literally(kind: str) -> None:
    table = glyphs(font_folder(LOOK.fonts))
    content = text_of(pdf(samples.everywhere(HOSTILE[kind]), LOOK))
    text = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", HOSTILE[kind])
    assert letters(content).count(letters(table.clean(text))) >= 18


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@examples(max_examples=25)
def test_no_text_whatever_stops_the_export(text: str) -> None:
    assert pdf(page(f"<p>{escape(text)}</p>"), LOOK).startswith(b"%PDF")


def test_every_character_of_the_font_can_be_printed() -> None:
    table = glyphs(font_folder(LOOK.fonts))
    text = "".join(f"{chr(code)} " for code in sorted(table.covered) if code > 32)
    assert pdf(page(f"<p>{escape(text)}</p>"), LOOK).startswith(b"%PDF")


@pytest.mark.parametrize("opening", ["<ul><li>x", "<ol><li>x", "<blockquote><p>x</p>"])
def test_deep_nesting_is_flattened_and_keeps_its_text(opening: str) -> None:
    opened = re.findall("<(ul|ol|li|blockquote)>", opening)
    closing = "".join(f"</{tag}>" for tag in reversed(opened))
    content = pdf(page(f"<div>{opening * 60}{closing * 60}</div>"), LOOK)
    assert text_of(content).count("x") == 60


def test_what_is_longer_than_the_line_is_broken_and_stays_on_the_page() -> None:
    word = "https://example.org/" + "abcdefghij" * 60
    reader = PdfReader(io.BytesIO(pdf(page(f"<p>{word}</p><pre>{'y' * 500}</pre>"), LOOK)))
    lines = [line for line in reader.pages[0].extract_text().splitlines() if "abc" in line]
    assert max(map(len, lines)) < 120
    assert len(lines) > 5


def test_a_clause_longer_than_a_page_flows_on() -> None:
    clause = "att " + samples.BODY * 40
    reader = PdfReader(io.BytesIO(pdf(page(samples.proposal(2, clause)), LOOK)))
    on_pages = [letters(each.extract_text()).count("bifogade") for each in reader.pages]
    assert sum(on_pages) == 40
    assert max(on_pages) < 15  # no more than there is room for


def test_a_proposal_takes_the_short_paragraph_before_it_to_the_next_page() -> None:
    filling = "<p>Rad.</p>" * 4
    together = "<h2>Punkt</h2><p>Läget redovisas.</p>" + samples.proposal(3, "att lägga", "att ta")
    for lines in range(20, 34):
        body = page(f"<section class='item'>{filling}{'<p>Rad.</p>' * lines}{together}</section>")
        reader = PdfReader(io.BytesIO(pdf(body, LOOK)))
        pages = [
            {word in each.extract_text() for word in ("Läget", "att ta")} for each in reader.pages
        ]
        assert {True, False} not in pages


def test_points_of_nothing_but_their_headings_fill_the_page_and_others_keep_theirs() -> None:
    bare = [f'<section class="item"><h2>Punkt {at}.</h2></section>' for at in range(40)]
    first, *_ = PdfReader(io.BytesIO(pdf(page("".join(bare)), LOOK))).pages
    assert first.extract_text().count("Punkt") > 15
    sub = '<section class="sub-item"><h3>Under {}</h3></section>'
    holding = f'<section class="item"><h2>Sist</h2>{sub.format(1)}{sub.format(2)}</section>'
    ends = set()
    for lines in range(20):
        body = "<p>Rad.</p>" * lines + "".join(bare[:10]) + holding
        shown = PdfReader(io.BytesIO(pdf(page(body), LOOK))).pages[0].extract_text().splitlines()
        ends.add(shown[-2].strip().rstrip("."))  # above the footer
    assert {"Punkt 9", "Under 1"} <= ends
    assert "Sist" not in ends


ANNEXES = (
    '<section class="annexes"><h2>Bilagor</h2><table><thead><tr>'
    '<th scope="col">Nr</th></tr></thead><tbody>{}</tbody></table></section>'
)


def pages_of(body: str) -> list[str]:
    """Give the text of each page, without header and footer."""
    pages = [each.extract_text() for each in PdfReader(io.BytesIO(pdf(page(body), LOOK))).pages]
    return [
        re.sub(r"Provnätverket · .*|\d{4}-\d\d-\d\d|Dnr .*|Sida \d+ av \d+", "", e) for e in pages
    ]


@pytest.mark.parametrize("rows", [0, 3, 20])
def test_the_list_of_annexes_is_whole_and_never_alone_on_the_last_page(rows: int) -> None:
    table = "".join(f'<tr><th scope="row">Bilaga {at}.</th></tr>' for at in range(rows))
    ending = ANNEXES.format(table) if rows else ""
    for lines in range(14, 36):
        last = pages_of("<p>Rad.</p>" * lines + ending)[-1]
        assert last.count("Bilaga") in {0, rows}
        assert last.count("Rad.") >= 2


def test_the_last_line_of_the_text_is_not_alone_on_the_last_page() -> None:
    counts = {pages_of("<p>Rad.</p>" * lines)[-1].count("Rad.") for lines in range(14, 40)}
    assert 2 <= min(counts) < max(counts)


def contents(points: list[str]) -> str:
    listed = "".join(f'<li><a href="#p{at}">{each}</a></li>' for at, each in enumerate(points))
    sections = "".join(
        f'<section class="item" id="p{at}"><h2>{each}</h2></section>'
        for at, each in enumerate(points)
    )
    return (
        f'<section class="contents"><h2>Lista</h2><ul class="toc">{listed}</ul></section>{sections}'
    )


@pytest.mark.parametrize(("points", "pages"), [(13, 1), (25, 1), (70, 3)])
def test_the_list_of_points_is_whole_where_it_fits_on_a_page(points: int, pages: int) -> None:
    shown = pages_of("<p>Rad.</p>" * 20 + contents([f"Punkt {at}." for at in range(points)]))
    with_list = [each for each in shown if re.search(r"Punkt \d+\. *\.", each)]
    assert len(with_list) == pages
    assert "Punkt 0." in shown[[("Lista" in each) for each in shown].index(True)]


def test_the_page_number_never_reaches_a_long_title() -> None:
    for first in range(70, 200, 13):
        titles = ["im" * (length // 2) + "i" * (length % 2) for length in range(first, first + 13)]
        body = page(contents([f"{each[:60]} {each[60:]}" for each in titles]))
        pages = PdfReader(io.BytesIO(pdf(body, LOOK))).pages
        lines = [e for p in pages for e in p.extract_text(extraction_mode="layout").splitlines()]
        numbered = [line for line in lines if re.search(r"[im.] *\d$", line)]
        assert len(numbered) >= 13
        assert all(re.search(r"[im.] {2,}\d$", line) for line in numbered), numbered


def test_no_clause_is_split_between_pages() -> None:
    clauses = [f"att {word} {samples.BODY} {word}" for word in ("först", "sedan")]
    for lines in range(20, 36):
        body = "<p>Rad.</p>" * lines + samples.proposal(2, *clauses)
        shown = [each.extract_text() for each in PdfReader(io.BytesIO(pdf(page(body), LOOK))).pages]
        counts = {text.count(word) for text in shown for word in ("först", "sedan")}
        assert counts <= {0, 2}


def test_links_that_lead_nowhere_are_plain_text() -> None:
    links = "".join(
        f'<a href="{href}">x</a>'
        for href in ("#finns-inte", "", "bilagor/1.pdf", "javascript:alert(1)", "file:///etc", "#")
    )
    content = pdf(page(f"<p>{links}</p>"), LOOK)
    assert counted(content)["/Link"] == 0
    assert "xxxxxx" in text_of(content)


@pytest.mark.parametrize(("letter", "links"), [("a", 1), ("å", 0)])
def test_an_address_too_long_for_typst_is_plain_text(letter: str, links: int) -> None:
    """The limit is 8000 bytes, so that letters outside ASCII count twice."""
    address = "https://example.org/" + letter * 5000
    assert counted(pdf(page(f'<p><a href="{address}">x</a></p>'), LOOK))["/Link"] == links


@pytest.mark.parametrize("wrap", ["ul", "blockquote", "mixed"])
def test_nesting_to_the_deepest_level_and_past_it_never_fails(wrap: str) -> None:
    units = {
        "ul": ("<ul><li>x", "</li></ul>"),
        "blockquote": ("<blockquote><p>x</p>", "</blockquote>"),
    }
    for depth in (5, 6, 7, 8):
        both = list(units.values()) if wrap == "mixed" else [units[wrap]]
        used = [both[level % len(both)] for level in range(depth)]
        body = "".join(start for start, _ in used) + "".join(end for _, end in reversed(used))
        inside = f"<section class='item'><section class='proposal'>{body}</section></section>"
        assert text_of(pdf(page(inside), LOOK)).count("x") == depth


def test_an_id_used_twice_is_no_target() -> None:
    twice = '<section class="item" id="a"><h2>A</h2></section>' * 2
    assert counted(pdf(page(f'{twice}<p><a href="#a">x</a></p>'), LOOK))["/Link"] == 0


def test_tables_may_be_empty_ragged_or_wide() -> None:
    wide = "".join(f'<th scope="col">Rubrik {n}</th>' for n in range(14))
    body = (
        "<table></table><table><tbody><tr></tr><tr><td>a</td></tr></tbody></table>"
        "<table><thead><tr><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>"
        f"</table><table><thead><tr>{wide}</tr></thead></table>"
    )
    content = text_of(pdf(page(body), LOOK))
    assert [letters(f"Rubrik {n}") in letters(content) for n in range(14)] == [True] * 14


def test_a_link_in_the_header_of_a_table_that_runs_over_pages_stops_nothing() -> None:
    head = '<th scope="col"><a href="https://example.org">Avtal</a></th>'
    rows = "<tr><td>Rad</td></tr>" * 80
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    shown = PdfReader(io.BytesIO(pdf(page(table), LOOK))).pages
    assert ["Avtal" in each.extract_text() for each in shown] == [True] * len(shown)
    assert len(shown) > 1


def test_lists_start_and_number_as_they_are_told() -> None:
    body = '<ol start="3"><li>tre</li></ol><ol type="a"><li>alfa</li></ol>'
    content = letters(text_of(pdf(page(body), LOOK)))
    assert ("3.tre" in content, "a)alfa" in content) == (True, True)


# ── Characters the font lacks ──


def test_what_cannot_be_printed_is_told() -> None:
    text = "Åsa – «§» 日 \u202e\u00a0\u00ad😀\ufe0f\u2011\u0301a\u0301"
    assert unprintable(text, LOOK.fonts) == {"日", "\u202e", "😀", "\u0301"}


def test_swedish_and_its_neighbours_can_be_printed() -> None:
    text = "ÅÄÖåäö É é ü Ø æ Ł ł ș č ñ ß € § ” ’ – — … • ½ ² °"
    assert unprintable(text, LOOK.fonts) == set()


def test_a_face_without_the_character_borrows_it_from_another(tmp_path: Path) -> None:
    for file in LOOK.fonts.glob("*.ttf"):
        font = TTFont(file)
        if "Bold" in file.name:
            subsetter = Subsetter(Options(notdef_outline=True))
            subsetter.populate(
                text="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:-"
            )
            subsetter.subset(font)
        font.save(tmp_path / file.name)
    content = pdf(page("<p><strong>Åsa Ödmjuk</strong></p>"), replace(LOOK, fonts=tmp_path))
    assert "Åsa Ödmjuk" in text_of(content)


def test_a_restyled_font_folder_is_read_anew(tmp_path: Path) -> None:
    font = TTFont(LOOK.fonts / "Carlito-Regular.ttf")
    path = tmp_path / "Carlito-Regular.ttf"
    font.save(path)
    assert unprintable("Ж", tmp_path) == set()
    subsetter = Subsetter(Options())
    subsetter.populate(text="abc□")
    subsetter.subset(font)
    font.save(path)
    assert unprintable("Ж", tmp_path) == {"Ж"}


# ── Restyling, and what can go wrong with it ──


def test_the_users_own_template_is_followed(tmp_path: Path) -> None:
    look = altered(tmp_path, 'papper = "a4"', 'papper = "a5"')
    box = PdfReader(io.BytesIO(pdf(samples.agenda(), look))).pages[0].mediabox
    assert round(float(box.width) / 72 * 25.4) == 148


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "#let grad = 11pt",
            "#let grad = 11pt +",
            r"dokument\.typ kunde inte användas \(rad \d+\)",
        ),
        ('typsnitt = "Carlito"', 'typsnitt = "Calibri"', "”calibri”, som inte finns i"),
        ("#let grad", '#let x = read("/etc/hostname")\n#let grad', "file not found"),
        ("#let grad", '#import "@preview/cetz:0.3.1"\n#let grad', "paket"),
    ],
)
def test_a_broken_template_is_explained(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ExportFault, match=said):
        pdf(samples.agenda(), altered(tmp_path, old, new))


@pytest.mark.parametrize(
    ("xhtml", "said"),
    [
        ("<html>", "välformad"),
        (samples.agenda().replace('name="date" content="2026-03-13"', 'name="x"'), "datum"),
        ("<html><head><meta name='date' content='2026-03-13'/></head></html>", "body"),
    ],
)
def test_a_broken_document_is_explained(xhtml: str, said: str) -> None:
    with pytest.raises(ExportFault, match=said):
        pdf(xhtml, LOOK)


_REACHING = [
    '#import "@preview/x:0.1.0"',
    '#import "\\u{40}preview/x:0.1.0"',
    '#include "@preview/x:0.1.0"',
    '#let namn = "@pre" + "view/x:0.1.0"\n#import namn: *',
    '#eval("im" + "port sys.inputs.p")',
    '$2#eval("im" + "port sys.inputs.p")$',
    '#let (eval: e) = dictionary(std)\n#e("im" + "port \\"\\u{40}preview/x:0.1.0\\"")',
    '#dictionary(std).at("ev" + "al")("im" + "port \\"\\u{40}preview/x:0.1.0\\"")',
    '#{import/**/"@preview/x:0.1.0"}',
    '#show heading: it => {import "@preview/x:0.1.0"; it}\n= A',
    '$2std.eval("import sys.inputs.p")$',
]
# Compiles templates with every request led to a door that only counts who knocks.
_KNOCKING = """
import os, socket, sys, threading, time
from pathlib import Path
door = socket.create_server(("127.0.0.1", 0))
knocks = []
def wait():
    while True:
        knocks.append(door.accept()[0].close())
threading.Thread(target=wait, daemon=True).start()
for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
    os.environ[name] = os.environ[name.lower()] = f"http://127.0.0.1:{door.getsockname()[1]}"
for name in ("NO_PROXY", "no_proxy"):
    os.environ.pop(name, None)
import typst
from lchnv_cli.export.pdf import Look, pdf
from lchnv_cli.export.tree import ExportFault
from tests import pdf_samples
folder, root = Path(sys.argv[1]), Path(sys.argv[2])
for template in sorted(folder.glob("*.typ")):
    try:
        pdf(pdf_samples.agenda(), Look(template, root / "templates" / "fonts"))
    except ExportFault as fault:
        assert "har ordet" in str(fault), fault
    else:
        raise SystemExit(f"{template} was used")
print(len(knocks), end=" ")
for template in sorted(folder.glob("*.typ")):
    before = len(knocks)
    try:
        typst.compile(template.read_bytes(), root=folder, package_path=folder,
                      package_cache_path=folder, sys_inputs={"p": "@preview/x:0.1.0"})
    except typst.TypstError:
        pass
    patience = time.monotonic() + 5  # the knock may be heard after the compiler has given up
    while len(knocks) == before and time.monotonic() < patience:
        time.sleep(0.01)
    print(int(len(knocks) > before), end=" ")
"""


def test_no_template_reaches_the_network(tmp_path: Path) -> None:
    """Each of these would, as the second half shows with the compiler alone."""
    for number, text in enumerate(_REACHING):
        (tmp_path / f"{number}.typ").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", _KNOCKING, str(tmp_path), str(ROOT)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == ["0", *["1"] * len(_REACHING)]


@pytest.mark.parametrize("word", ["importera", "includes", "import-x", "stdin", "Std"])
def test_words_that_reach_nothing_may_stand_in_a_template(tmp_path: Path, word: str) -> None:
    assert pdf(samples.agenda(), altered(tmp_path, "#let grad", f"// {word}\n#let grad"))


def test_a_panic_in_the_compiler_is_a_fault_of_the_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: object, **__: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(typst, "compile_with_warnings", panic)
    monkeypatch.setattr("lchnv_cli.export.pdf.bounded", lambda _, work, *given: work(*given))
    with pytest.raises(ExportFault, match="Typst klarade inte av dokumentet: index"):
        pdf(samples.agenda(), LOOK)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ExportFault, match="typsnitt"):
        pdf(samples.agenda(), replace(LOOK, fonts=tmp_path))
    with pytest.raises(Refused, match="finns-inte"):
        pdf(samples.agenda(), replace(LOOK, dokument_typ=tmp_path / "finns-inte.typ"))


def test_a_document_with_entities_of_its_own_is_refused() -> None:
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
        "<html><body>x&a;&b;y</body></html>"
    )
    with pytest.raises(ExportFault, match="ENTITY"):
        parse(bomb)


# ── The standards ──


def test_verapdf_finds_pdf_ua_1_and_pdf_a_3a(tmp_path: Path, verapdf: Validate) -> None:
    documents = {"agenda": samples.agenda(), "long": samples.long_notes(12)}
    documents |= {kind: samples.everywhere(text) for kind, text in HOSTILE.items()}
    deep = "<ul><li>x" * 20 + "</li></ul>" * 20
    documents["deep"] = page(deep + "<blockquote>" * 9 + "<p>y</p>" + "</blockquote>" * 9)
    for name, xhtml in documents.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf(xhtml, LOOK, (SOURCE,)))
    files = sorted(tmp_path.glob("*.pdf"))
    report = verapdf(files)
    assert report.failures == []
    assert set(report.checks) == {(each, file) for each in FLAVOURS for file in files}
    assert min(report.checks.values()) > 300


def test_verapdf_would_see_a_fault(tmp_path: Path, verapdf: Validate) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(pdf(samples.agenda(), LOOK).replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<"))
    report = verapdf([file])
    assert {each.flavour for each in report.failures} >= {"ua1"}

"""The XHTML that every export reads: well-formed, within its contract, with every word in order."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lchnv_cli import markdown
from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.blocks import Block, BlockKind, plain
from lchnv_cli.model.document import Attendee, MeetingDocument, Notes, Part
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Fact, Item
from lchnv_cli.render.markup import blocks_markup
from lchnv_cli.render.pages import page
from lchnv_cli.render.points import takes_a_line
from lchnv_cli.render.templates import TemplateFault, draw, xhtml
from tests import full_documents
from tests.contract import X, keeps_the_contract, tree
from tests.judging import text_of
from tests.running import AGENDA, HEAD, NETWORK, TEMPLATES, archive, read

SAMPLE = (NETWORK / AGENDA).read_text(encoding="utf-8")
NOTES = NETWORK / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
HOSTILE = [
    "<script>alert(1)</script>",
    "</p></section></main>",
    "&lt;b&gt; &amp; &",
    "{{ 7 * 7 }}{% raw %}{# x #}",
    "]]><![CDATA[",
    "\"'><img src=x onerror=y>",
    "<!-- x --><?php ?>",
    "*fet* `kod` [länk](https://example.se) ~~bort~~ | # - 1.",
    "\\ %s {0} ${x} #{y}",
    "åäö e\u0301 \U0001f600 漢字 \u00a0",
]


def _document(text: str) -> MeetingDocument:
    document = read(text).document
    assert isinstance(document, MeetingDocument)
    return document


def _drawn(document: MeetingDocument) -> str:
    return xhtml(page(document, text_of(document), archive()), TEMPLATES)


def _words(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", [NETWORK / AGENDA, NOTES], ids=["agenda", "notes"])
def test_a_full_document_is_drawn_as_agreed(path: Any, golden: Callable[[str, str], None]) -> None:
    drawn = _drawn(_document(path.read_text(encoding="utf-8")))
    keeps_the_contract(drawn)
    golden(f"render/{path.stem}.xhtml", drawn)


_MARKS = ["# ", "## ", "### ", "#### ", "##### ", "- ", "1. ", "7) ", "> ", "    ", "\t", "```\n"]
_MARKS += [
    "*",
    "**",
    "~~",
    "`",
    "[a](javascript:x)",
    "[a](HTTPS://b)",
    "![b](c.png)",
    "<b>",
    "</p>",
]
_MARKS += ["<!-- ", "-->", "<?x ", "&nbsp;", "&#0;", "|a|b|\n|-|-|\n|c|d|\n", "\\", "\n---\n", "\n"]
_MARKS += ["\n\n", "Föredragande: ", "Utfall: ", "att ", "Länschefsnätverket beslutar\n", "\x00"]
_MARKS += ["#### Förslag till beslut\n", "{{ x }}", "{% x %}", "\x0b", "\ufffe", "\u2028", "]]>"]
MARKDOWN = st.lists(st.sampled_from(_MARKS) | st.text(max_size=5), max_size=30).map("".join)


@pytest.mark.slow
@given(MARKDOWN)
def test_any_running_text_is_drawn_within_the_contract(text: str) -> None:
    keeps_the_contract(_with_body(text))


@pytest.mark.slow
@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), MARKDOWN)
def test_a_damaged_document_is_drawn_within_the_contract(at: int, cut: int, text: str) -> None:
    body = SAMPLE.index("\n---\n") + 5
    at = max(at, body)
    damaged = SAMPLE[:at] + text.replace("\r", "").replace("\x00", "") + SAMPLE[at + cut :]
    keeps_the_contract(_drawn(_document(damaged)))


def _with_body(text: str) -> str:
    """Draw a document with running text before a point, under it and under a sub-point."""
    document = _document(HEAD + "\n## 1. Punkt\n\n### a) Under\n")
    (item,) = document.items
    blocks = markdown.read(text)
    contents = {item.line: blocks, item.sub_items[0].line: blocks}
    whole = replace(text_of(document), preamble=blocks, contents=contents)
    return xhtml(page(document, whole, archive()), TEMPLATES)


@pytest.mark.slow
@given(MARKDOWN)
@example("# a\n## b\n#### c\n# d\n##### e\n")
@example("# \ufffe")
@example(SAMPLE.split("---\n", 2)[2].replace("Beredd: styrgrupp ", "Beredd: Styrgruppen "))
def test_every_text_comes_out_once_and_in_order(text: str) -> None:
    document = _document(HEAD + "\n" + text.translate({0: None, 13: None}))
    main = tree(_drawn(document)).find(f".//{X}main")
    title = "Dagordning Länschefsnätverket i Provlandet Utkast Datum fredag 20 mars 2026"
    expected = [title, _seen(text_of(document).preamble)]
    for item in document.points():
        expected += _texts(item, text_of(document))
    for picture in main.iter(f"{X}img"):
        picture.text = picture.get("alt") or picture.get("src")
    assert _words("".join(main.itertext())) == _words(_printable("".join(expected)))


def _printable(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def _seen(blocks: tuple[Block, ...]) -> str:
    """Give all text of blocks in reading order; a heading of which nothing is seen is none."""
    every = (b for block in blocks for b in block.walk())
    return "".join(plain(b.inlines) for b in every if not _is_unseen_heading(b))


def _is_unseen_heading(block: Block) -> bool:
    signs = {unicodedata.category(sign)[0] for sign in block.text}
    return block.kind is BlockKind.HEADING and signs <= {"C", "Z"}


def _texts(item: Item, text: FullText) -> Iterator[str]:
    """Give the texts of a point, without its sub-points, in reading order."""
    yield item.address.label + item.heading.text
    if item.presenters:
        yield "Föredragande:" + "".join(map(str, item.presenters))
    yield from _facts(item.facts)
    for part in text.of(item):
        if isinstance(part, Block):
            yield _seen((part,))
            continue
        decision = part.decision
        pairs = zip(decision.clauses, part.entries, strict=True)
        if takes_a_line(part):
            yield decision.heading + ":" * bool(decision.heading) + decision.lead_in.rstrip(" :")
        else:
            yield decision.heading + decision.lead_in
        yield from (_seen((entry,)) if entry else clause.text for clause, entry in pairs)
        yield from _facts(decision.facts)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    shown = (fact for fact in facts if fact.value and fact.key != "Föredragande")
    return (f"{fact.key}:{fact.value}" for fact in shown)


PROPOSED = "#### Förslag till beslut\n\nLänschefsnätverket beslutar{}\n\n- att {}\n"
ON_A_LINE = (
    '<p class="formality"><span class="label">Förslag till beslut:</span> Länschefsnätverket '
    "beslutar att {}</p>"
)


@pytest.mark.parametrize("colon", ["", ":"])
@pytest.mark.parametrize(
    "clause",
    [
        "öppna mötet",
        "godkänna *dagordningen*",
        "fastställa föredragningslistan",
        "lägga rapporten från styrgruppen till handlingarna",
    ],
)
def test_a_formality_takes_a_line(clause: str, colon: str) -> None:
    document = _document(f"{HEAD}\n## 1. Ett\n\n{PROPOSED.format(colon, clause)}")
    drawn = _drawn(document)
    shown = clause.replace("*", "<em>", 1).replace("*", "</em>")
    assert ON_A_LINE.format(shown) in drawn
    assert 'class="proposal"' not in drawn


@pytest.mark.parametrize(
    "more",
    [
        "\nUtfall: bordlagd\n",
        "- att anta rutinen\n",
        "  - med tillägg\n",
        "\n| Post | Kostnad |\n|---|---|\n| Lokal | 1 |\n",
    ],
)
def test_a_formality_with_more_to_it_and_what_is_none_keep_their_box(more: str) -> None:
    for clause, rest in (("öppna mötet", more), ("utse Lo Falk till justerare", "")):
        document = _document(f"{HEAD}\n## 1. Ett\n\n{PROPOSED.format('', clause)}{rest}")
        assert 'class="proposal"' in _drawn(document)


def test_a_heading_stays_before_the_prose_under_it_when_an_outcome_follows() -> None:
    head = "---\ndokument: dagordning\norgan: lchnv\ndatum: 2026-03-20\n---\n\n## 1. Ett\n\n"
    document = _document(f"{head}#### Förslag till beslut\n\nAtt stå ensam.\n\nUtfall: bordlagd\n")
    item, text = document.items[0], text_of(document)
    assert list(_texts(item, text))[1:] == [
        "Förslag till beslut",
        "Att stå ensam.",
        "",
        "Utfall:bordlagd",
    ]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("### a) Beslut: 1. Taxor (Bilaga 4)<br>2. Avtal", "1. Taxor (Bilaga 4)<br/>2. Avtal"),
        ("### a) Beslut: Taxor<br />(Bilaga 4)", "Taxor<br/> (Bilaga\u00a04)"),
        ("### a) Beslut: *Taxor<br>\u00a0och* <b>", "Taxor och &lt;b&gt;"),
        ("### a) Beslut: Taxor<br>", "Taxor"),
    ],
)
def test_a_heading_of_two_lines_stays_two_in_the_list_too(written: str, drawn: str) -> None:
    many = "".join(f"\n## {number}. Mer\n" for number in range(2, 15))
    document = _document(f"{HEAD}\n## 1. Ett\n\n{written}\n{many}")
    shown = f'a) <span class="kind">Beslut:</span> {drawn}</'
    assert _drawn(document).count(shown) == 2
    assert "\n" not in document.items[0].sub_items[0].heading.text


def test_a_heading_written_over_a_line_of_dashes_keeps_its_lines() -> None:
    drawn = _drawn(_document(f"{HEAD}\nTaxor\noch avtal\n---\n\nMellan\nrubrik\n===\n"))
    assert "<h2>1. Taxor<br/>och avtal</h2>" in drawn
    assert "<h3>Mellan<br/>rubrik</h3>" in drawn


def test_headings_of_one_level_stay_on_one_level() -> None:
    drawn = blocks_markup(markdown.read("#### a\n\n##### b\n\n#### c\n\n# d\n"), 2)
    assert drawn.split("\n") == ["<h3>a</h3>", "<h4>b</h4>", "<h3>c</h3>", "<h3>d</h3>"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_come_out_literally(text: str) -> None:
    plain_document = _document(NOTES.read_text(encoding="utf-8"))
    assert isinstance(plain_document, Notes)
    one = Attendee(text, "Björkby", plain_document.present[0].place, title=text)
    hostile = replace(
        plain_document,
        venue=text,
        info=text,
        issued_by=text,
        diary_number=text,
        secretary=text,
        chairs=(Part(text, one.place, text, text),),
        guests=(one,),
        present=(one, one._replace(principal="")),
        partly=(Part(text, one.place, text),),
        annexes=(Annex(text, text, one.place),),
    )
    drawn = _drawn(hostile)
    keeps_the_contract(drawn)
    root = tree(drawn)
    metas = {m.get("name"): m.get("content") for m in root.iter(f"{X}meta")}
    assert (metas["author"], metas["diary"]) == (text, text)
    facts = ["".join(dd.itertext()) for dd in root.iter(f"{X}dd")]
    assert facts[3:5] == [text, text]
    assert facts[5] == f"{text} (under punkt {text}–{text})"
    cells = ["".join(td.itertext()) for td in root.iter(f"{X}td")]
    assert cells == [
        f"{text}, {text} (från punkt {text})",
        "",
        "",
        "",
        "Bertil Björkegren (tf)",
        "",
        "",
        "",
        "Cecilia Cedersköld",
        text,
    ]
    notes = ["".join(p.itertext()) for p in root.iter(f"{X}p") if p.get("class") == "note"]
    assert notes[0] == f"Gäster: {text}, {text}."
    assert f"Utfärdad av {text}." in "".join(root.find(f".//{X}footer").itertext())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_of_the_network_come_out_literally(text: str) -> None:
    known = archive()
    body = known.procedure.bodies["lchnv"]._replace(name=text, short=text, title=text)
    procedure = replace(known.procedure, bodies={"lchnv": body}, senders=(text, text))
    document = _document(SAMPLE)
    drawn = xhtml(page(document, text_of(document), replace(known, procedure=procedure)), TEMPLATES)
    keeps_the_contract(drawn)
    root = tree(drawn)
    letterhead = [p.text for p in root.find(f".//{X}header")]
    assert letterhead == [text, text, text]
    assert root.find(f".//{X}title").text == f"Dagordning {text} 2026-03-20"
    assert root.find(f".//{X}h1").text == f"Dagordning {text}"


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("https://example.se/å?a=1&b=2", True),
        ("HTTP://example.se", True),
        ("mailto:a@example.se", True),
        ("bilagor/1.pdf", True),
        ("#punkt-1", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java&#9;script:alert(1)", False),
        ("&#1;javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("vbscript:x", False),
        ("//example.se", False),
        ("/etc/passwd", False),
        ("\\\\\\\\server\\\\x", False),
        ("https://[", False),
    ],
)
def test_only_harmless_links_are_links(target: str, kept: bool) -> None:  # noqa: FBT001
    (block,) = markdown.read(f"[text](<{target}>)")
    assert plain(block.inlines) == "text"
    assert ("<a href=" in blocks_markup((block,), 2)) == kept


def test_a_template_that_asks_for_what_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.md.j2").write_text("a\n{{ finns_inte }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"^templates/x\.md\.j2:2\n"):
        draw("x.md.j2", (tmp_path,))


def test_what_does_not_fit_with_an_older_copy_is_told_with_the_way_to_see_what_differs(
    tmp_path: Path,
) -> None:
    own, programs = tmp_path / "templates", tmp_path / "programmets"
    for folder in (own, programs):
        folder.mkdir()
    page = '{% import "_delar.md.j2" as delar %}{{ delar.ny() }}'
    (programs / "x.md.j2").write_text(page, encoding="utf-8")
    with pytest.raises(TemplateFault) as alone:
        draw("x.md.j2", (own, programs))
    (own / "_delar.md.j2").write_text("{% macro gammal() %}{% endmacro %}", encoding="utf-8")
    with pytest.raises(UserFault) as older:
        draw("x.md.j2", (own, programs))
    way = "Kör: lchnv templates --diff"
    assert str(older.value).startswith("templates/x.md.j2:1\n")
    assert (way in str(alone.value), way in str(older.value)) == (False, True)


@pytest.mark.parametrize(
    "attack",
    ["{{ ''.__class__.__mro__ }}", "{{ draw.__globals__ }}", "{% include '../rules.yaml' %}"],
)
def test_a_template_cannot_reach_out_of_its_folder(tmp_path: Path, attack: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "rules.yaml").write_text("hemligt", encoding="utf-8")
    (tmp_path / "templates" / "x.md.j2").write_text(attack, encoding="utf-8")
    with pytest.raises(TemplateFault):
        draw("x.md.j2", (tmp_path / "templates",), draw=draw)


@pytest.mark.parametrize("name", ["dagordning", "minnesanteckningar"])
def test_an_unpublished_document_is_marked_as_a_draft(name: str) -> None:
    text = HEAD.replace("dagordning", name)
    marked = [
        _drawn(_document(each)).count('<p class="draft">Utkast</p>')
        for each in (
            text,
            text.replace("organ", "publicerad: oklart\norgan"),
            text.replace("organ", "publicerad: 2026-03-13\norgan"),
        )
    ]
    assert marked == [1, 0, 0]


def _listed(count: int, more: str = "") -> list[str]:
    """Give the list of points of an agenda with so many points and as many sub-points."""
    body = "".join(f"\n## {n}. Fråga\n\n### a) Beslut: Del\n" for n in range(1, count + 1))
    root = tree(_drawn(_document(f"{HEAD}{body}{more}")))
    found = [a for ul in root.iter(f"{X}ul") if ul.get("class") == "toc" for a in ul.iter(f"{X}a")]
    ids = {each.get("id") for each in root.iter(f"{X}section")}
    assert {a.get("href").removeprefix("#") for a in found} <= ids
    return list(dict.fromkeys(f"{a.get('href')} {''.join(a.itertext())}" for a in found))


def test_a_long_agenda_begins_with_a_list_of_its_points() -> None:
    assert _listed(6) == []
    assert _listed(7)[:3] == ["#punkt-1 1. Fråga", "#punkt-1-a a) Beslut: Del", "#punkt-2 2. Fråga"]
    assert len(_listed(20)) == 40


def test_a_list_that_would_fill_a_page_has_the_points_only() -> None:
    expected = [f"#punkt-{n} {n}. Fråga" for n in range(1, 22)]
    assert _listed(20, "\n## 21. Fråga\n") == expected


def test_who_was_there_a_part_of_the_meeting_is_told_beside_the_name() -> None:
    root = tree(full_documents.notes())
    (table,) = root.xpath("//*[@class='attendance']/*[local-name()='table']")
    rows = [["|".join(cell.itertext()) for cell in row] for row in table.iter(f"{X}tr")]
    assert rows == [
        ["Huvudman", "Närvarande", "Frånvarande", "Oklart"],
        ["Björkby", "Asta Almgren (under punkt 2–3)", "", ""],
        ["Granköping", "", "Bertil Björkegren (tf)", ""],
        ["Tallsjö", "", "", "Cecilia Cedersköld"],
        ["Region Prov", "Elsa Ekenstam, direktör|Folke Forsander (en del av mötet)", "", ""],
    ]
    notes = ["".join(p.itertext()) for p in root.iter(f"{X}p") if p.get("class") == "note"]
    assert notes == [
        "Närvarande: Kommunerna 1 person (1 av 4 huvudmän), Regionen 1 person (1 av 1 huvudman).",
        "Gäst Gustavsson deltog till och med punkt 2.",
        "Gäster: Gäst Gustavsson.",
        "Oklart: källan säger inte om personen deltog.",
    ]


def test_the_facts_tell_who_called_the_meeting_and_what_was_revised() -> None:
    root = tree(full_documents.notes())
    facts = [("".join(dt.itertext()), dt.getnext().text) for dt in root.iter(f"{X}dt")]
    assert facts[:2] == [
        ("Möte", "extra sammanträde med Länschefsnätverket"),
        ("Kallat av", "Styrgruppen 2026-05-08"),
    ]
    assert facts[-1] == ("Reviderad", "2026-05-30: punkt 2 b har fått ett nytt beslut")


def test_what_has_everything_keeps_the_contract() -> None:
    keeps_the_contract(full_documents.notes())

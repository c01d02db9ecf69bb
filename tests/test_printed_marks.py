"""Whatever a text is marked with, and wherever it stands, every word of it is printed everywhere.

The texts are made here: every mark in every other, in every place. Each word is another, so that
none can stand in for one that has vanished.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from lchnv_cli import markdown
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import MeetingDocument
from tests.real_documents import Printed, drawn, printed
from tests.running import archive, read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = """---
dokument: minnesanteckningar
organ: lchnv
datum: 2026-05-22
plats: '{plats}'
info: '{plats}'
---

"""
WORD = "§"  # a place for a word of its own
_MARKS = [
    *("**{}**", "*{}*", "~~{}~~", "***{}***", "__{}__", "[{}](https://exempel.se/a)"),
    *("[{}](<bilagor/en fil.pdf>)", "[{}](bilagor\\en.pdf)", "[{}](https://exempel.se 'q0q')"),
    *("![{}](bild.png)", "[![{}](bild.png)](https://exempel.se)", "[{}][saknas]", "<b>{}</b>"),
    *("<!-- dold -->{}", "{}<!-- dold\ndold -->", "{} <!-- dold -->", "~~{}", "{}[^1]", "+{}+"),
    *("<bo@exempel.se> {}", "https://exempel.se/{}", "{} &amp; &shy;", "[](https://e.se){}"),
]
inline = st.recursive(
    st.sampled_from([WORD, f"`{WORD}`", f"{WORD}\\\n{WORD}", f"{WORD}\n{WORD}", f"| {WORD}"]),
    lambda inner: (
        st.tuples(st.sampled_from(_MARKS), inner).map(lambda two: two[0].format(two[1]))
        | st.tuples(inner, st.sampled_from([" ", ""]), inner).map("".join)
    ),
    max_leaves=5,
)
line = inline.map(lambda text: re.sub(r"\\?\n", " ", text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(rows: list[list[str]]) -> str:
    head, *more = rows
    return "\n".join([_row(head), "|" + "---|" * len(head), *map(_row, more)])


def _inside(mark: str, text: str) -> str:
    """Put a block in a list entry or a quotation."""
    rest = mark if mark == "> " else " " * len(mark)
    return mark + text.replace("\n", f"\n{rest}")


leaf = (
    inline
    | st.tuples(st.sampled_from(["# ", "## ", "### ", "#### ", "##### "]), line).map("".join)
    | st.lists(st.lists(line, min_size=1, max_size=4), min_size=2, max_size=3).map(_table)
    | inline.map("[^1]: {}".format)
    | st.lists(inline, min_size=2, max_size=3).map(
        lambda lines: "\n".join(f"{'abc'[at]}) {each}" for at, each in enumerate(lines))
    )
    | line.map("``` {}".format).map(f"{{}}\n{WORD}\n```".format)
    | st.sampled_from(
        [
            *("####", "## ", f"[{WORD}]: {WORD}", f"[{WORD}]: {WORD} '{WORD}'", f"    {WORD}"),
            *("<!-- dold -->", f"<!-- dold\n\ndold -->\n{WORD}", f"<div>\n{WORD}\n</div>", "***"),
            *(f"{WORD}\n===", f"Beredd: {WORD}\n<!-- dold -->\nUtfall: {WORD}", "![](bild.png)"),
            *(f"| {WORD}<br>{WORD} |\n|---|\n| {WORD} |", f"![{WORD}](bild.png '{WORD}')"),
        ]
    )
)
blocks = st.recursive(
    leaf,
    lambda inner: (
        st.tuples(st.sampled_from(["- ", "> ", "1. ", "- att ", "7) "]), inner).map(
            lambda two: _inside(*two)
        )
        | st.tuples(inner, st.sampled_from(["\n", "\n\n"]), inner).map("".join)
    ),
    max_leaves=6,
)
_PLACES = [
    "{}\n\n## 1. Punkt\n",
    "## 1. Punkt\n\n{}\n",
    "## 1. {}\n\nText\n",
    "## 1. Punkt\n\nBeredd: {}\n",
    "## 1. Punkt\n\nFöredragande: {}\n",
    "## 1. Punkt\n\nLänschefsnätverket beslutade\n\n- att {}\n- att\n\n{}\n",
    "## 1. Punkt\n\n#### Förslag till beslut\n\n{}\n",
    "## 1. Punkt\n\n#### Beslut\n\n{} beslutade\n\n1. att {}\n",
    "## 1. Punkt\n\n### a) Beslut: {}\n\n{}\n",
]


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Make a document of a head, and of text in one place of a point."""
    place = draw(st.sampled_from(_PLACES))
    body = place.format(*(draw(blocks) for _ in range(place.count("{}"))))
    venue = draw(line).replace("'", "''")
    words = count(1)
    return re.sub(WORD, lambda _: f"q{next(words)}q", HEAD.format(plats=venue) + body)


def _print(text: str) -> Printed:
    document = read(text).document
    assert isinstance(document, MeetingDocument)
    return printed(drawn(document, archive()), text.encode())


def _shown(made: Printed) -> dict[str, str]:
    """Give the text that each format shows, without its spaces."""
    tree: Any = html.document_fromstring(made.made["html"].decode())
    with zipfile.ZipFile(io.BytesIO(made.made["docx"])) as package:
        names = {"word/document.xml", "word/footnotes.xml"} & {*package.namelist()}
        parts: Any = [etree.fromstring(package.read(name)) for name in sorted(names)]
    pages = pypdf.PdfReader(io.BytesIO(made.made["pdf"])).pages
    texts = {
        "html": tree.find("body").text_content(),
        "docx": "".join(t.text or "" for part in parts for t in part.iter(f"{W}t")),
        "pdf": "".join(each.extract_text() for each in pages),
    }
    return {name: "".join(text.split()) for name, text in texts.items()}


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_word_is_printed_in_every_format(text: str) -> None:
    wanted = re.findall(r"q\d+q", text)
    for name, shown in _shown(_print(text)).items():
        assert [word for word in wanted if word not in shown] == [], name


def _every(block: Block) -> Iterator[Block]:
    yield from block.walk()


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(documents())
@example("| a | b |\n|---|---|\n| c |\n<!-- gömd -->\n\n## 1. Punkt\n")
def test_every_block_stands_where_it_says(text: str) -> None:
    encoded = text.encode()
    for top in markdown.read(text):
        for block in _every(top):
            assert 0 <= block.start <= block.end <= len(encoded)
            assert top.start <= block.start
            assert block.line <= encoded.count(b"\n", 0, block.end) + 1

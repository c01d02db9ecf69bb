"""The Word export: the text whole and in order, the properties right, the bytes the same."""

import io
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lchnv_cli.export.word import word
from tests.word_samples import (
    AGENDA,
    LONG,
    META,
    TEMPLATE,
    TITLE,
    body,
    document,
    part,
    text,
    whole_text,
)

HOSTILE = [
    "</w:t></w:r><w:p/>",
    "<b>&amp;&#60;",
    "{{datum}} {{ löptitel }} {% x %} ${x}",
    "]]><![CDATA[",
    "*fet* #rubrik | `kod` [länk](javascript:x)",
    "{ PAGE } \\* MERGEFORMAT",
    "\"citat\" 'apostrof'",
    "_x000D_ %s %(x)s {0}",
    "=1+1",
    "åäö e\u0301 \u202eomvänt \U0001f600 漢字 \u00a0fast\u00a0",
]


def squeezed(content: str) -> str:
    """Return a text without white space."""
    return "".join(content.split())


def told(xhtml: str) -> str:
    """Return the text of a document's body, without a caption that repeats its heading."""
    shown = xhtml.replace("<caption>Bilagor</caption>", "").partition("<body>")[2]
    return squeezed("".join(map(str, etree.fromstring(f"<body>{shown[:-7]}").itertext())))


@pytest.mark.parametrize("xhtml", [AGENDA, LONG])
def test_all_text_is_there_in_order(xhtml: str) -> None:
    assert squeezed(whole_text(word(xhtml, TEMPLATE))) == told(xhtml)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["h1", "p", "li", "td", "th", "dt", "dd", "pre", "span", "code"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_literally(hostile: str, tag: str) -> None:
    around = {"li": "ul", "td": "tr", "th": "tr", "dt": "dl", "dd": "dl", "span": "p", "code": "p"}
    outer = around.get(tag, "section")
    inner = f"<{outer}><{tag}>{escape(hostile)}</{tag}></{outer}>"
    made = word(document(f"<table>{inner}</table>" if outer == "tr" else inner), TEMPLATE)
    assert squeezed(text(body(made))) == squeezed(hostile)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_properties_come_out_literally(hostile: str) -> None:
    xhtml = document("<p>x</p>", hostile, running=hostile, diary=hostile, author=hostile)
    made = word(xhtml, TEMPLATE)
    properties = docx.Document(io.BytesIO(made)).core_properties
    assert properties.title == hostile
    assert properties.author == hostile
    assert text(part(made, "word/header1.xml")) == f"{hostile}\t"
    assert text(part(made, "word/footer1.xml")).startswith(f"2026-03-13\tDnr {hostile}\t")


@pytest.mark.slow
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_survives_and_forbidden_characters_are_replaced(content: str) -> None:
    made = word(document(f"<p>{escape(content)}</p>"), TEMPLATE)
    allowed = "".join(
        each if each in "\t\n\r" or " " <= each not in "\ufffe\uffff" else "\ufffd"
        for each in content
    )
    assert squeezed(text(body(made))) == squeezed(allowed)


def test_a_character_that_xml_forbids_is_replaced() -> None:
    made = word(document("<p>a\x00b\x1bc\ufffed\ud800e</p>"), TEMPLATE)
    assert text(body(made)) == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_white_space_collapses_but_words_stay_apart() -> None:
    made = word(document("<p>\n  ett <strong>två </strong> tre <br/>\n fyra\n</p>"), TEMPLATE)
    assert text(body(made)) == "ett två tre\nfyra"


def test_properties_tell_the_document_and_nobody() -> None:
    properties = docx.Document(io.BytesIO(word(AGENDA, TEMPLATE))).core_properties
    assert properties.title == TITLE
    assert properties.author == META["author"]
    assert properties.last_modified_by == "lchnv"
    assert properties.language == "sv-SE"
    assert properties.keywords == META["diary"]
    assert str(properties.created) == "2026-03-13 00:00:00+00:00"
    assert properties.modified == properties.created


def test_a_title_longer_than_word_takes_is_cut() -> None:
    made = docx.Document(io.BytesIO(word(document("<p>x</p>", "å" * 300), TEMPLATE)))
    assert made.core_properties.title == "å" * 254 + "…"


def test_the_same_document_gives_the_same_bytes_of_its_own_day() -> None:
    made = word(AGENDA, TEMPLATE)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = {
            (each.date_time, each.create_system, each.compress_type) for each in archive.infolist()
        }
    assert entries == {((2026, 3, 13, 0, 0, 0), 0, zipfile.ZIP_STORED)}
    assert made == word(AGENDA, TEMPLATE)


def test_libreoffice_opens_it_with_header_from_page_two_and_counted_pages(
    tmp_path: Path, libreoffice: Callable[[str, list[Path]], None]
) -> None:
    (tmp_path / "lång.docx").write_bytes(word(LONG, TEMPLATE))
    libreoffice("pdf", [tmp_path / "lång.docx"])
    pages = [each.extract_text() for each in pypdf.PdfReader(tmp_path / "lång.pdf").pages]
    assert len(pages) > 20
    assert META["running"] not in pages[0]
    assert all(META["running"] in each for each in pages[1:])
    assert all(f"Sida {at} av {len(pages)}" in each for at, each in enumerate(pages, 1))
    assert all(META["diary"] in each for each in pages)
    last = {each.splitlines()[-2].strip() for each in pages}
    assert (
        last & {"a) Information: Prov (Bilaga 1)", "Mellanrubrik", "Provnätverket beslutar"}
        == set()
    )

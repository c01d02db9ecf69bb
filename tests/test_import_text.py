"""Running text of old documents prints as it stood, and not a word of it is lost."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchnv_cli.intake.as_document import everything_in, write
from lchnv_cli.intake.recognise.recognise import recognise
from lchnv_cli.intake.recognise.run_markdown import inline
from lchnv_cli.intake.source_blocks import (
    Block,
    Change,
    ChangeKind,
    Note,
    Paragraph,
    Run,
    Table,
)
from lchnv_cli.markdown import read as read_markdown
from lchnv_cli.model.blocks import plain
from tests.old_papers import HEAD, PROCEDURE, bold, line, notes, read, source, table

_SIGNS = [
    *("* inte en lista", "# ingen rubrik", "1. ingen lista", "| ingen | tabell |", "<b>inte fet"),
    *("a_b_c och *d*", "[text](länk)", "`kod`", "> citat", "---", "![bild](x.png)", "&amp; &lt;"),
    *("+ plus", "sned\\streck", "kol:on", "= =", "2) tvåa", "[^1]", "<!-- dold -->"),
]


@pytest.mark.parametrize("text", _SIGNS)
def test_signs_of_markdown_print_as_they_stood(text: str) -> None:
    found = notes(bold("1. Val"), f"Före {text} efter.", text, bold("2. Övrigt"))
    blocks = read_markdown(found.text.partition("## 1. Val\n")[2].partition("## 2.")[0])
    said = " ".join(each.text for block in blocks for each in block.walk())
    assert _letters(said) == _letters(f"Före {text} efter. {text}") - Counter()
    assert text in said or text.startswith(("+", "-"))


def _letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


_TEXT = st.text(
    st.sampled_from("abåö AB12 .,:;!?()[]*_#|<>~`\\/&-–+=^\"'\t§•"), min_size=1, max_size=30
)


def test_marks_that_meet_inside_a_word_are_those_of_both() -> None:
    runs = [Run("1", bold=True), Run("1", bold=True, italic=True), Run("1", italic=True)]
    assert inline(runs) == "**1**11"
    assert inline([Run("Ett", bold=True), Run(" två", italic=True)]) == "**Ett** *två*"
    assert inline([Run("Ett", bold=True), Run("två", bold=True, italic=True)]) == "**Etttvå**"


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_TEXT, st.booleans(), st.booleans()), min_size=1, max_size=5))
def test_runs_read_back_as_the_text_they_had(pieces: list[tuple[str, bool, bool]]) -> None:
    runs = [Run(text, bold=strong, italic=slanted) for text, strong, slanted in pieces]
    markdown = inline(runs)
    blocks = read_markdown(f"x {markdown} x")
    assert [each.kind.value for each in blocks] == ["paragraph"]
    whole = " ".join("".join(run.text for run in runs).split())
    assert " ".join(plain(blocks[0].inlines).split()) == " ".join(f"x {whole} x".split())


_BLOCKS = st.lists(
    st.one_of(
        _TEXT.map(line),
        _TEXT.map(bold),
        st.tuples(_TEXT, _TEXT).map(lambda two: table("|".join(t.replace("|", "") for t in two))),
        _TEXT.map(lambda text: line(text, label="•")),
        _TEXT.map(lambda text: line(text, label="1.")),
        st.sampled_from(
            [
                *(line("Beslut: att anta"), line("Föredragande: Bo Ek"), bold("2. Rapport")),
                *(line("Närvarande: Bo Ek, Björkby"), line("Länschefsnätverket beslutade")),
                *(line("att göra"), line("Vid protokollet"), bold("a) Under"), line("§ 3 Val")),
            ]
        ),
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(_BLOCKS, _BLOCKS)
def test_no_word_of_any_document_is_lost(before: list[Block], after: list[Block]) -> None:
    found = read(
        *("Minnesanteckningar Länschefsnätverket", "Datum: 2024-02-23", *before),
        *(bold("1. Mötets öppnande"), *after, bold("3. Övrigt")),
    )
    said = Counter(re.findall(r"\w", found.text.casefold()))
    for block in (*before, *after):
        if isinstance(block, Paragraph):
            assert Counter(re.findall(r"\w", block.text.casefold())) <= said


def test_bold_italics_lists_tables_and_links_are_kept() -> None:
    runs = (
        Run("Läs "),
        Run("hela", bold=True),
        Run(" "),
        Run("rutinen", link="https://a.example/b"),
    )
    found = notes(
        *(bold("1. Val"), Paragraph(runs), line("ett", label="•"), line("två", label="•", depth=1)),
        *(line("tre", label="1."), table("Kommun|Kostnad", "Björkby|1 000"), bold("2. Övrigt")),
    )
    assert "Läs **hela** [rutinen](<https://a.example/b>)" in found.text
    assert "- ett\n  - två\n1. tre" in found.text
    assert "| Kommun | Kostnad |\n| --- | --- |\n| Björkby | 1 000 |" in found.text


def test_a_forced_break_in_running_text_stays_one() -> None:
    found = notes(bold("1. Val"), "Första raden\nandra raden.", bold("2. Övrigt"))
    assert "Första raden<br>andra raden." in found.text


def test_a_comment_cannot_be_ended_by_what_it_quotes() -> None:
    found = read("Slut --> här", *("Minnesanteckningar LCHNV", "Datum: 2024-02-23"), bold("1. Val"))
    assert len([item for _, item in found.points]) == 1


def test_what_is_deleted_hidden_or_commented_is_told_where_it_cannot_stand() -> None:
    gone = Run("Det ströks.", change=Change(ChangeKind.DELETED, "Bo Ek"))
    kept = Run("Det kom till.", change=Change(ChangeKind.INSERTED, "Bo Ek"))
    found = notes(bold("1. Val"), Paragraph((gone, kept, Run("dolt", hidden=True))), bold("2. Val"))
    assert "Det kom till." in found.text.partition("## 1.")[2]
    assert "”Det ströks.dolt”" in found.text.partition("Kunde inte placeras:")[2]


def test_an_empty_table_and_a_picture_alone_are_no_trouble() -> None:
    empty, picture = Table(((),)), Paragraph((Run("", picture="x"),))
    found = notes(empty, picture, bold("1. Val"), empty, bold("2. Övrigt"))
    assert [item.heading.title for _, item in found.points] == ["Val", "Övrigt"]


def test_a_footnote_is_told_where_it_is_mentioned() -> None:
    made = source(*HEAD, bold("1. Val"), bold("2. Övrigt"))
    text = Paragraph((Run("Enligt avtalet"), Run("", note="1"), Run(" gäller det.")))
    note = Note("1", (line("Avtalet från 2012."),))
    whole = replace(made, blocks=(*made.blocks[:3], text, made.blocks[3]), notes=(note,))
    draft = recognise(whole, PROCEDURE)
    written = write(draft, transcript="x", everything=list(everything_in(whole))).text
    assert "Enligt avtalet[^1] gäller det." in written
    assert "[^1]: Avtalet från 2012." in written
    assert "Kunde inte placeras" not in written

"""Which lines of an old document are points, whatever way they are numbered."""

import pytest

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.source_blocks import Block, Kind
from tests.old_papers import bold, line, notes, read, table

_TITLES = ("Mötets öppnande", "Hemtjänst dygnet runt", "Övriga frågor")


def _levels(*blocks: Block | str, kind: Kind = Kind.DOCX) -> list[str]:
    return [
        f"{'  ' if item.address.sub_point else ''}{item.heading.label}|{item.heading.title}"
        for _, item in notes(*blocks, kind=kind).points
    ]


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        (("1. ", "2. ", "3. "), "123"),
        (("1) ", "2) ", "3) "), "123"),
        (("1 ", "2 ", "3 "), "123"),
        (("§ 1 ", "§ 2 ", "§ 3 "), "123"),
        (("§1\t", "§2\t", "§3\t"), "123"),
        (("Ärende 1 – ", "Ärende 2 – ", "Ärende 3 – "), "123"),
        (("Punkt 1: ", "Punkt 2: ", "Punkt 3: "), "123"),
        (("Punkt 1, ", "Punkt 2, ", "Punkt 3, "), "123"),
        (("Punkt 1\n", "Punkt 2\n", "Punkt 3\n"), "123"),
        (("Ärende 1/26 ", "Ärende 2/26 ", "Ärende 3/26 "), "123"),
        (("§ 1/2026 ", "§ 2/2026 ", "§ 3/2026 "), "123"),
        (("I. ", "II. ", "III. "), "123"),
        (("", "", ""), ("", "", "")),
    ],
)
def test_points_are_known_by_their_numbers_however_they_are_written(
    marks: tuple[str, ...], labels: str
) -> None:
    headings = [bold(f"{mark}{title}") for mark, title in zip(marks, _TITLES, strict=True)]
    text = [each for heading in headings for each in (heading, "Ordföranden berättade.")]
    assert _levels(*text) == [f"{a}|{b}" for a, b in zip(labels, _TITLES, strict=True)]


def test_points_are_known_by_style_where_nothing_is_numbered() -> None:
    text = [each for title in _TITLES for each in (line(title, level=2), "Något sades.")]
    assert _levels(line("Minnesanteckningar", level=1), *text) == [f"|{each}" for each in _TITLES]


def test_points_are_known_by_the_numbers_that_a_list_prints() -> None:
    own = [line(title, bold=True, label=f"{number}.") for number, title in enumerate(_TITLES, 1)]
    assert _levels(*own) == [f"{number}|{title}" for number, title in enumerate(_TITLES, 1)]


def test_plain_text_is_enough_where_the_numbers_count() -> None:
    text = ("1. Mötets öppnande", "2. Budget", "Kostnaden är", "1. hyra", "2. lön", "3. Övrigt")
    assert _levels(*text, kind=Kind.TXT) == ["1|Mötets öppnande", "2|Budget", "3|Övrigt"]


def test_numbers_within_a_point_are_no_points() -> None:
    text = (bold("1. Mötets öppnande"), bold("2. Budget"), "2. Detta är en lista.", "3. Och mer.")
    assert _levels(*text) == ["1|Mötets öppnande", "2|Budget"]


def test_a_row_may_begin_where_the_paragraphs_of_the_year_have_come() -> None:
    assert _levels(bold("§ 41 Val"), bold("§ 42 Budget")) == ["41|Val", "42|Budget"]


def test_sub_points_have_letters_or_a_number_of_their_point() -> None:
    lettered = (bold("1. Rapporter"), bold("a) Från regionen"), bold("b) Från RSS"))
    assert _levels(*lettered) == ["1|Rapporter", "  a|Från regionen", "  b|Från RSS"]
    decimal = (bold("1 Rapporter"), bold("1.1 Från regionen"), bold("1.2 Från RSS"), bold("2 Val"))
    assert _levels(*decimal) == ["1|Rapporter", "  a|Från regionen", "  b|Från RSS", "2|Val"]


def test_a_lettered_list_in_the_text_is_no_sub_points() -> None:
    text = (
        bold("1. Budget"),
        "Kostnaden delas så:",
        "a) kommunerna hälften,",
        "b) regionen resten.",
    )
    assert _levels(*text, bold("2. Val")) == ["1|Budget", "2|Val"]


def test_a_bold_number_is_a_sub_point_under_a_plain_point_and_else_a_heading() -> None:
    plain = (bold("1. Val"), bold("2. Rapporter"), bold("1. Referensbrev"), bold("2. Vecka 41"))
    assert _levels(*plain, bold("3. Övrigt"))[2:4] == ["  1|Referensbrev", "  2|Vecka 41"]
    under = (bold("1. Rapporter"), bold("a) Vård"), bold("1. Material"), "Text.", bold("2. Annat"))
    found = notes(*under, bold("2. Övrigt"))
    assert [item.heading.title for _, item in found.points] == ["Rapporter", "Vård", "Övrigt"]
    assert "#### 1\\. Material" in found.text


def test_what_kind_and_annexes_a_heading_has_is_read_by_the_reader_of_documents() -> None:
    found = notes(bold("1. Val"), bold("2. Dialog/Beslut: Rutin (bilaga 2 A–C)"))
    heading = found.points[1][1].heading
    assert heading.kinds == ("Dialog", "Beslut")
    assert (heading.title, heading.annexes) == ("Rutin", "(bilaga 2 A–C)")


def test_a_number_alone_on_its_line_is_that_of_the_line_after_it() -> None:
    text = (bold("§ 7"), bold("Dagordning"), "Den godkänns.", bold("§ 8"), bold("Övrigt"))
    assert _levels(*text) == ["7|Dagordning", "8|Övrigt"]


def test_a_kind_that_stands_last_is_put_first() -> None:
    found = notes(bold("1. Hemgång (information/dialog) (bilaga 1)"), bold("2. Budget (lång)"))
    heading = found.points[0][1].heading
    assert (heading.kinds, heading.title) == (("Information", "Dialog"), "Hemgång")
    assert heading.annexes == "(bilaga 1)"
    assert found.points[1][1].heading.title == "Budget (lång)"


def test_the_word_bilaga_is_no_part_of_a_longer_word() -> None:
    found = notes(bold("1. Ansökan om yrkeshögskoleutbildning för skötare"), bold("2. Val"))
    assert found.points[0][1].heading.title == "Ansökan om yrkeshögskoleutbildning för skötare"


def test_a_heading_goes_on_after_a_forced_break() -> None:
    found = notes(bold("1. Uppdrag om\nhemsjukvårdsavtalet"), bold("2. Val"))
    assert found.points[0][1].heading.title == "Uppdrag om hemsjukvårdsavtalet"


def test_numbers_that_are_written_otherwise_stand_in_the_head_as_they_stood() -> None:
    assert "#   Numren: § 11 § 12\n" in notes(bold("§ 11 Val"), bold("§ 12 Budget")).text


def test_headings_that_any_point_has_are_no_sub_points() -> None:
    text = (line("1. Val", level=1), line("Bakgrund", level=2), "Text.", line("2. Budget", level=1))
    assert _levels(*text) == ["1|Val", "2|Budget"]


def test_minutes_in_a_table_are_points_row_by_row() -> None:
    rows = table(
        "Nr|Ärende|Anteckning|Beslut",
        "1|Mötets öppnande|Bo Ek öppnar.|",
        "2|Trygg hemgång|Förslaget gås igenom.|Att anta förslaget.",
    )
    found = notes(rows)
    titles = [f"{item.heading.label} {item.heading.title}" for _, item in found.points]
    assert titles == ["1 Mötets öppnande", "2 Trygg hemgång"]
    [decision] = found.points[1][1].decisions
    assert [clause.text for clause in decision.clauses] == ["Att anta förslaget."]
    assert "Förslaget gås igenom." in found.text


def test_a_greeting_with_a_number_is_a_point() -> None:
    assert _levels(bold("1) Välkommen"), bold("2) Val")) == ["1|Välkommen", "2|Val"]


def test_plain_numbers_right_under_a_point_are_sub_points_where_nothing_is_bold() -> None:
    text = (
        *("1. Val", "2. Rapporter", "1. Referensbrev", "Brevet är skrivet.", "2. Vecka 41"),
        *("Programmet visades.", "3. Övrigt"),
    )
    assert _levels(*text, kind=Kind.TXT) == [
        *("1|Val", "2|Rapporter", "  1|Referensbrev", "  2|Vecka 41", "3|Övrigt"),
    ]


def test_a_heading_goes_on_where_a_line_is_cut_in_a_sentence() -> None:
    text = ("1. Uppdrag till nätverket om", "hemsjukvårdsavtalet", "Text.", "2. Val")
    assert _levels(*text, kind=Kind.TXT) == [
        "1|Uppdrag till nätverket om hemsjukvårdsavtalet",
        "2|Val",
    ]


def test_an_agenda_in_a_table_is_points_with_who_presents_them() -> None:
    rows = table(
        "Tid|Ärende|Föredragande|Bilaga",
        "9.00|1. Mötets öppnande||",
        "9.10|2. Budget (beslut)|Bo Ek, ekonom|3",
        "9.40|Fika||",
        "10.00|3. Hälsosam vård|Siv Alm|",
    )
    found = read("Dagordning LCHNV", "Datum: 2024-02-23", rows)
    own = [(item.heading.said, item.heading.annexes) for _, item in found.points]
    assert own == [
        ("Mötets öppnande", ""),
        ("Beslut: Budget", "(Bilaga 3)"),
        ("Hälsosam vård", ""),
    ]
    assert [str(each) for each in found.points[1][1].presenters] == ["Bo Ek, ekonom"]
    assert "Fika" in found.text
    assert "Kunde inte placeras" not in found.text


def test_a_table_of_what_is_to_be_done_is_no_agenda() -> None:
    rows = table("Ärende|Ansvarig", "Rutin|Bo Ek", "Budget|Siv Alm")
    text = (bold("1. Mötets öppnande"), bold("2. Ansvar"), rows)
    assert _levels(*text) == ["1|Mötets öppnande", "2|Ansvar"]


@pytest.mark.parametrize("last", [" – beslut", " (Beslut)", " - BESLUT"])
def test_a_kind_last_in_a_heading_is_its_kind(last: str) -> None:
    assert _levels(bold("1. Mötets öppnande"), bold(f"2. Budget{last}")) == [
        "1|Mötets öppnande",
        "2|Budget",
    ]
    found = notes(bold("1. Mötets öppnande"), bold(f"2. Budget{last}"))
    assert found.points[1][1].heading.said == "Beslut: Budget"


@pytest.mark.parametrize(
    ("heading", "title", "people"),
    [
        ("2. Budget (Bo Ek)", "Budget", ["Bo Ek"]),
        ("2. Budget (Bo Ek, ekonom, och Siv Alm)", "Budget", ["Bo Ek, ekonom", "Siv Alm"]),
        ("2. Budget (Bo Ek) (Bilaga 1)", "Budget", ["Bo Ek"]),
        ("2. Budget (RSS DHC)", "Budget (RSS DHC)", []),
        ("2. Budget (för kännedom)", "Budget (för kännedom)", []),
        ("2. Budget (Region Prov)", "Budget (Region Prov)", []),
    ],
)
def test_names_last_in_a_heading_present_the_point(
    heading: str, title: str, people: list[str]
) -> None:
    found = notes(bold("1. Mötets öppnande"), bold(heading))
    item = found.points[1][1]
    assert (item.heading.title, [str(each) for each in item.presenters]) == (title, people)
    assert ("är läst som föredragande" in found.said) is bool(people)


def test_whoever_answers_for_a_point_presents_it_on_an_agenda_alone() -> None:
    text = (bold("1. Mötets öppnande"), bold("2. Budget"), "Ansvarig: Bo Ek, ekonom")
    agenda = read("Dagordning LCHNV", "Datum: 2024-02-23", *text)
    assert [str(each) for each in agenda.points[1][1].presenters] == ["Bo Ek, ekonom"]
    assert notes(*text).points[1][1].presenters == ()


def test_a_lettered_list_between_lettered_sub_points_is_none_of_them() -> None:
    text = (
        *("1. Val", "2. Rapporter", "a) Information: Brev", "Text.", "b) Beslut: Avtal"),
        *("Avtalet betyder:", "a) Kommunen köper", "b) Regionen betalar", "c) Båda lagar"),
        *("c) Dialog: Läget", "Text.", "3. Övrigt"),
    )
    assert _levels(*text, kind=Kind.TXT) == [
        *("1|Val", "2|Rapporter", "  a|Brev", "  b|Avtal", "  c|Läget", "3|Övrigt"),
    ]


def test_headings_with_a_line_drawn_under_them_in_signs_are_headings_without_it() -> None:
    text = "Upprop\n------\nAlla var där.\n\nRutin\n=====\nDen är ny.\n\nÖvrigt\n______\nInget.\n"
    found = notes(*read_source("a.txt", text.encode()).blocks, kind=Kind.TXT)
    assert [each.heading.title for _, each in found.points] == ["Upprop", "Rutin", "Övrigt"]
    assert "---" not in found.text.split("---\n")[-1]
    assert found.said.count("Kunde inte placeras") == 0


@pytest.mark.parametrize(
    ("first", "heading"),
    [("1. Rutin (Bilaga 4)", "1. Rutin (Bilaga 4) 2. Kostnad"), ("Rutin", "Rutin")],
)
def test_a_heading_that_counts_its_matters_goes_on_with_the_next(first: str, heading: str) -> None:
    found = notes(
        *(bold("1. Styrgruppen"), bold("a) Val"), "Text.", bold(f"b) Information: {first}")),
        *(bold("2. Kostnad"), "Föredragande: Bo Ek, socialchef", bold("2. Övrigt")),
    )
    [own] = [item for address, item in found.points if address == "1 b"]
    assert f"{own.heading.title} {own.heading.annexes}".rstrip() == heading


def test_a_list_of_the_points_before_them_is_none_of_them() -> None:
    listed = [line(title, label=f"{number}.") for number, title in enumerate(_TITLES, 1)]
    found = notes(bold("Dagordning"), *listed, *(b for t in _TITLES for b in (bold(t), "Text.")))
    assert [item.heading.title for _, item in found.points] == list(_TITLES)
    assert not found.document.opening
    assert "#   2. Hemtjänst dygnet runt\n" in found.text


def test_points_that_only_some_text_repeats_stay() -> None:
    listed = [block for title in _TITLES for block in (line(title, label="1."), "Text.", "Mer.")]
    assert len(notes(*listed, bold("Övriga frågor")).points) > 1


def test_a_heading_may_begin_with_att() -> None:
    own = [line(title, level=2) for title in ("Inledning", "Att göra", "Nästa möte")]
    assert _levels(*own) == ["|Inledning", "|Att göra", "|Nästa möte"]


def test_a_column_of_annexes_may_be_called_underlag() -> None:
    rows = table(
        "Nr|Ärende|Föredragande|Underlag", "1|Rutin|Bo Ek|Bilaga 1", "2|Val||", "3|Avtal||Muntligt"
    )
    found = read("Dagordning Länschefsnätverket", "Datum: 2024-02-23", rows)
    headings = [(item.heading.title, item.heading.annexes) for _, item in found.points]
    assert headings == [("Rutin", "(Bilaga 1)"), ("Val", ""), ("Avtal", "")]
    assert "Muntligt" in found.text


@pytest.mark.parametrize("gap", ["\t", "  "])
def test_hours_before_the_numbers_are_no_numbers(gap: str) -> None:
    timed = (f"09.00{gap}1. Rutin", f"09.10{gap}2. Val (bilaga 1)", "Föredragande: Bo Ek")
    found = read(
        *("Dagordning Länschefsnätverket", "Datum: 2024-02-23", *timed),
        *(f"10.15{gap}Paus", f"10.30{gap}3. Övrigt"),
    )
    own = [(str(a), item.heading.title, len(item.presenters)) for a, item in found.points]
    assert own == [("1", "Rutin", 0), ("2", "Val", 1), ("3", "Övrigt", 0)]
    assert "Tid: 09.10" in found.text
    assert "10.15 Paus" in found.text


def test_a_numbered_point_may_be_called_beslutspunkter() -> None:
    listed = [line(t, label=f"{n}.") for n, t in enumerate(("Val", "Beslutspunkter", "Övrigt"), 1)]
    assert _levels(*listed) == ["1|Val", "2|Beslutspunkter", "3|Övrigt"]


def test_who_presents_may_stand_before_an_annex_in_the_heading() -> None:
    found = notes(bold("1. Medel (Bo Ek, Siv Alm) Bilaga 1"), bold("2. Avtal (Bo Ek), bil. 2 A"))
    own = [(i.heading.title, i.heading.annexes, len(i.presenters)) for _, i in found.points]
    assert own == [("Medel", "(Bilaga 1)", 2), ("Avtal", "(bil. 2 A)", 1)]

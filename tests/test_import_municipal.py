"""Papers as municipalities and regions write them: each has one habit of theirs."""

import pytest

from lchnv_cli.intake.recognise.heading_lines import Found
from lchnv_cli.intake.recognise.point_texts import points_of
from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.source_blocks import Block, Cell, Run, Table
from tests.old_papers import HEAD, Read, bold, line, notes, read, table

_POINTS = (bold("1. Mötets öppnande"), bold("2. Övrigt"))


def _in_cells(*rows: tuple[str, ...]) -> Table:
    """Make a table whose cells may have several paragraphs."""
    return Table(
        tuple(
            tuple(
                Cell(tuple(line(each) for each in text.split("\n")), at, column)
                for column, text in enumerate(cells)
            )
            for at, cells in enumerate(rows)
        )
    )


def _people(found: Read) -> dict[str, list[str]]:
    own = found.document
    groups = {"present": own.present, "absent": own.absent, "guests": own.guests}
    return {
        name: [f"{each.principal}: {each.name}".removeprefix(": ") for each in people]
        for name, people in groups.items()
        if people
    }


def _clauses(*blocks: Block | str) -> list[str]:
    item = notes(bold("1. Rutin"), *blocks, bold("2. Övrigt")).points[0][1]
    return [clause.text for each in item.decisions for clause in each.clauses]


def test_a_list_of_contents_says_nothing_of_what_the_document_is() -> None:
    contents = ("Innehåll", "§ 45\tFastställande av dagordning", "§ 46\tBudget 2025\t4")
    points = (bold("§ 45\tFastställande av dagordning"), bold("§ 46\tBudget 2025"))
    found = read("Datum: 2024-02-23", "LCHNV", *contents, *points, "Nämnden beslutade inget.")
    assert found.document.kind.word == "minnesanteckningar"
    assert "45" not in found.text.partition("Kunde inte placeras")[2]


def test_a_row_of_dots_to_a_number_or_to_nothing_is_soon_read() -> None:
    """A pattern that may part a row of dots in many ways tries them all where no number ends it."""
    contents = (f"1. Rutin {'.' * 200} 4", "2. Övrigt … 5", "." * 5000)
    found = read(*HEAD, *contents, bold("1. Rutin"), bold("2. Övrigt"))
    assert [item.heading.title for _, item in found.points] == ["Rutin", "Övrigt"]
    assert "Rutin ...." not in found.text.partition("\n---\n")[2]


def test_who_signs_may_stand_in_a_cell_of_the_head() -> None:
    signed = "Sekreterare ____________\nPer Lind\nOrdförande ____________\nSiv Alm"
    rows = _in_cells(("Plats", "Bystugan"), ("Datum", "2024-02-23"), ("Underskrifter", signed))
    own = read("Protokoll LCHNV", rows, *_POINTS).document
    assert (own.secretary, own.chairs[0].name) == ("Per Lind", "Siv Alm")


def test_what_stands_below_the_place_in_its_cell_is_more_to_know() -> None:
    rows = _in_cells(
        ("Plats och tid", "Bystugan, Björkby, kl. 08:30–11:45\nAjournering 10:00–10:15"),
        ("Datum", "2024-02-23"),
    )
    own = read("Protokoll LCHNV", rows, *_POINTS).document
    assert (own.venue, str(own.hours)) == ("Bystugan, Björkby", "08.30–11.45")
    assert own.info == "Ajournering 10:00–10:15"


@pytest.mark.parametrize(
    "told",
    [
        "Nätverket kallas till möte fredagen den 23 februari 2024 kl. 9.30–12 i Bystugan, Björkby.",
        "Nätverksträff fredagen den 23 februari 2024, kl. 9.30 – ca 12.00, Bystugan, Björkby",
    ],
)
def test_a_sentence_on_the_meeting_is_surer_than_the_day_of_the_letter(told: str) -> None:
    found = read("Provköping 2024-02-26", "Minnesanteckningar LCHNV", told, *_POINTS)
    own = found.document
    assert (str(own.date), str(own.dated)) == ("2024-02-23", "2024-02-26")
    assert (str(own.hours), own.venue) == ("09.30–12.00", "Bystugan, Björkby")
    assert "mening" in found.said or "bredvid tiden" in found.said


def test_the_line_that_tells_when_and_where_names_the_body_too() -> None:
    told = "fört vid möte med Styrgruppen den 23/2 2024 kl 13–16 på Bystugan i Björkby"
    own = read("PROTOKOLL", told, bold("1. Val"), "Nätverket beslutade.", bold("2. Övrigt"))
    assert (own.document.body_id, own.document.venue) == ("styrgrupp", "Bystugan i Björkby")


def test_what_goes_on_after_the_place_is_more_to_know() -> None:
    own = read(*HEAD, "Plats: Bystugan, Björkby. Vi äter lunch tillsammans.", *_POINTS).document
    assert (own.venue, own.info) == ("Bystugan, Björkby", "Vi äter lunch tillsammans.")


def test_a_row_of_hours_is_none_of_the_meeting() -> None:
    found = read(*HEAD, "09.00\tKaffe", bold("1. Rutin"), bold("2. Övrigt"))
    assert found.document.hours is None
    assert "Kaffe" in found.text


def test_a_field_without_a_colon_may_have_kl() -> None:
    assert str(read(*HEAD, "Tid kl. 13.00", *_POINTS).document.hours) == "13.00"


def test_names_stand_over_what_each_of_them_is() -> None:
    beside = ("Per Lind\t\tSiv Alm", "Sekreterare\t\tOrdförande")
    own = read(*HEAD, *_POINTS, "Inget fanns.", *beside).document
    assert (own.secretary, own.chairs[0].name) == ("Per Lind", "Siv Alm")
    below = ("Sekreterare", "Per Lind", "Ordförande", "Siv Alm")
    own = read(*HEAD, *_POINTS, "Inget fanns.", *below).document
    assert (own.secretary, own.chairs[0].name) == ("Per Lind", "Siv Alm")


def test_signatures_may_stand_in_a_table() -> None:
    rows = _in_cells(("Vid protokollet", "Justeras"), ("Per Lind", "Siv Alm\nEva Rask"))
    found = read(*HEAD, *_POINTS, "Inget fanns.", rows)
    assert found.document.secretary == "Per Lind"
    assert found.document.adjusters == ("Siv Alm", "Eva Rask")
    assert "| Vid protokollet" not in found.text


@pytest.mark.parametrize("word", ["Deltagare\t", "Deltog digitalt:\t", "Deltar på distans: "])
def test_names_and_principals_may_take_turns(word: str) -> None:
    found = notes(f"{word}Bo Ek, Björkby, Siv Alm, Tallsjö (ordf.)", *_POINTS)
    assert _people(found) == {"present": ["Björkby: Bo Ek", "Tallsjö: Siv Alm"]}
    assert found.document.chairs[0].name == "Siv Alm"


def test_a_column_of_those_there_beside_one_of_those_absent_has_a_name_a_line() -> None:
    here = "Bo Ek (Björkby)\nSiv Alm (Tallsjö), del av mötet\nEva Rask (Aspnäs)"
    found = notes(_in_cells(("Närvarande", "Frånvarande"), (here, "Lo Falk (RSS)")), *_POINTS)
    assert _people(found) == {
        "present": ["Björkby: Bo Ek", "Tallsjö: Siv Alm", "Aspnäs: Eva Rask"],
        "absent": ["RSS: Lo Falk"],
    }
    assert [part.name for part in found.document.partly] == ["Siv Alm"]


def test_a_cell_of_names_may_have_headings_over_some_of_them() -> None:
    cell = "Ledamöter\nBo Ek, Björkby\nErsättare\nSiv Alm, Tallsjö"
    rows = _in_cells(("Plats", "Bystugan"), ("Beslutande", cell))
    found = read(*HEAD, rows, *_POINTS)
    assert _people(found) == {"present": ["Björkby: Bo Ek"], "guests": ["Siv Alm"]}
    assert "kunde inte läsas" not in found.said


def test_a_tab_parts_a_name_from_the_principal() -> None:
    found = notes("Närvarande", "Bo Ek\tBergnäs", "Siv Alm\tDalvik", *_POINTS)
    assert _people(found) == {"present": ["Bergnäs: Bo Ek", "Dalvik: Siv Alm"]}


def test_until_which_paragraph_somebody_stayed_may_be_written_before_its_sign() -> None:
    found = notes("Närvarande: Bo Ek (t.o.m. 4 §), Siv Alm (fr.o.m. 2 §)", *_POINTS)
    parts = [(part.name, part.first, part.last) for part in found.document.partly]
    assert parts == [("Bo Ek", None, "4"), ("Siv Alm", "2", None)]


def test_who_presents_may_stand_to_the_right_of_the_heading() -> None:
    found = notes(bold("1. Rutin\tBo Ek, socialchef"), bold("2. Avtal\tom hyra"), bold("3. Övrigt"))
    points = [(item.heading.title, [str(p) for p in item.presenters]) for _, item in found.points]
    assert points[:2] == [("Rutin", ["Bo Ek, socialchef"]), ("Avtal om hyra", [])]
    assert "bredvid rubriken" in found.said


def test_an_annex_may_stand_after_what_the_point_asks() -> None:
    heading = notes(bold("1. Avtal (beslut), bilaga 2"), bold("2. Övrigt")).points[0][1].heading
    assert (heading.title, heading.kinds, heading.annexes) == ("Avtal", ("Beslut",), "(bilaga 2)")


def test_what_a_point_asks_may_have_a_column_of_its_own() -> None:
    rows = table("Nr|Ärende|Slag|Föredragande", "1|Avtal|Beslut|Bo Ek", "2|Läget|Samtal|Siv Alm")
    found = read("Dagordning LCHNV", "Datum: 2024-02-23", rows)
    first, second = (item for _, item in found.points)
    assert (first.heading.title, first.heading.kinds) == ("Avtal", ("Beslut",))
    assert (second.heading.title, second.heading.kinds) == ("Läget", ())
    assert "Slag: Samtal" in found.text


@pytest.mark.parametrize("word", ["Beslöts", "Beslutades", "Beslutas"])
def test_one_word_may_stand_over_clauses(word: str) -> None:
    assert _clauses(word, "att\tanta rutinen", "att\tsprida den") == [
        *("att anta rutinen", "att sprida den")
    ]


def test_each_paragraph_between_the_heading_and_the_next_is_a_decision() -> None:
    told = ("Nätverket föreslår Björkby att anta rutinen.", "Den gäller från 1 maj 2025.")
    assert _clauses(bold("Beslut"), *told, bold("Bakgrund"), "Den är gammal.") == [*told]
    assert _clauses(bold("Beslut"), "Nätverket beslutar att anta rutinen.", "Bo är nöjd.") == [
        "att anta rutinen."
    ]


def test_a_decision_in_the_middle_of_a_paragraph_is_one() -> None:
    told = "Läget är svårt. Nätverket enades om att söka medel. Bo Ek skriver ansökan."
    found = notes(bold("1. Rutin"), told, bold("2. Övrigt"))
    assert [clause.text for clause in found.points[0][1].decisions[0].clauses] == [
        "att söka medel."
    ]
    text = found.text
    assert text.index("Läget är svårt.") < text.index("söka medel") < text.index("Bo Ek skriver")


@pytest.mark.parametrize(("yes", "no"), [("☒", "☐"), ("[x]", "[ ]"), ("✓", "[]")])
def test_a_box_before_a_name_tells_who_was_there(yes: str, no: str) -> None:
    rows = (f"{yes} Bo Ek, Björkby", f"{no} Siv Alm, Tallsjö")
    found = notes("Deltagare", *rows, *_POINTS)
    assert _people(found) == {"present": ["Björkby: Bo Ek"], "absent": ["Tallsjö: Siv Alm"]}


def test_boxes_that_nobody_ticked_tell_nothing() -> None:
    found = notes("Deltagare", "☐ Bo Ek, Björkby", "☐ Siv Alm, Tallsjö", *_POINTS)
    assert _people(found) == {}
    assert [each.name for each in found.document.unclear] == ["Bo Ek", "Siv Alm"]
    assert "Ingen ruta" in found.said


def test_tabs_part_people_on_the_line_that_says_what_they_are() -> None:
    found = notes("Beslutande:\tBo Ek, Björkby\tSiv Alm, Tallsjö", *_POINTS)
    assert _people(found) == {"present": ["Björkby: Bo Ek", "Tallsjö: Siv Alm"]}


def test_from_where_people_came_may_stand_over_their_names() -> None:
    found = notes("Från kommunerna: Bo Ek, Björkby", "Från regionen: Siv Alm", *_POINTS)
    assert _people(found) == {"present": ["Björkby: Bo Ek", "regionen: Siv Alm"]}


def test_who_was_with_and_who_was_not_may_be_said_in_two_words() -> None:
    people = ("Med var: Bo Ek (Björkby)", "Inte med: Siv Alm (Tallsjö)", "Tjänstepersoner: Lo Falk")
    assert _people(notes(*people, *_POINTS)) == {
        "present": ["Björkby: Bo Ek"],
        "absent": ["Tallsjö: Siv Alm"],
        "guests": ["Lo Falk"],
    }


def test_a_number_in_one_cell_and_a_title_in_the_next_are_a_heading() -> None:
    first, second = (_in_cells(cells) for cells in (("§ 8", "Avtal\nDnr 2024-21"), ("§ 9", "Val")))
    under = (bold("Beslut"), "Avtalet antas.", bold("Bakgrund"), "Kort.")
    found = notes(first, *under, second, "Nej.")
    assert [(item.heading.label, item.heading.title) for _, item in found.points] == [
        *(("8", "Avtal"), ("9", "Val"))
    ]
    assert found.points[0][1].decisions[0].clauses[0].text == "Avtalet antas."
    assert "Dnr 2024-21" in found.text.partition("## 9.")[0]


def test_numbers_beside_what_is_to_be_done_are_no_headings() -> None:
    rows = table("1.|Skriv till alla", "2.|Boka lokal")
    found = notes(bold("1. Att göra"), rows, bold("2. Övrigt"))
    assert len(found.points) == 2
    assert "| 1. | Skriv till alla |" in found.text


def test_a_day_with_another_word_before_it_is_none_of_the_meeting() -> None:
    told = ("Minnesanteckningar LCHNV", "Sista anmälningsdag: 2024-02-01", "Möte 2024-02-23")
    assert str(read(*told, *_POINTS).document.date) == "2024-02-23"
    found = read(*told[:2], *_POINTS)
    assert str(found.document.date) == "2024-02-01"
    assert "inte att det är mötets dag" in found.said


def test_the_head_of_a_mail_tells_when_it_was_sent() -> None:
    mail = "Skickat: den 24 februari 2024 08:12", "Ämne: Minnesanteckningar LCHNV 23 februari"
    own = read(*mail, *_POINTS).document
    assert (str(own.date), str(own.dated), own.venue) == ("2024-02-23", "2024-02-24", "")


def test_a_year_may_have_two_figures_between_lines() -> None:
    own = read("Minnesanteckningar LCHNV", "24-02-23, kl 8-9.30, Skype", *_POINTS).document
    assert (str(own.date), str(own.hours), own.venue) == ("2024-02-23", "08.00–09.30", "Skype")


@pytest.mark.parametrize("word", ["Mötets sekreterare", "Nämndsekreterare", "Vid tangenterna"])
def test_who_took_the_notes_is_called_many_things(word: str) -> None:
    assert read(*HEAD, f"{word}: Per Lind", *_POINTS).document.secretary == "Per Lind"


def test_a_decision_after_a_colon_may_stand_last_in_a_paragraph() -> None:
    told = "Utbildningen har börjat. Beslut: vi köper licenser."
    found = notes(bold("1. Rutin"), told, line("Bo frågar", label="•"), bold("2. Övrigt"))
    assert "Utbildningen har börjat.\n\n#### Beslut\n\n- vi köper licenser." in found.text
    assert "Listan står efter beslutet" in found.said


def test_what_a_point_asks_on_a_line_of_its_own_is_no_heading_over_clauses() -> None:
    told = ("Beslutspunkt", "Förslag till beslut: Nätverket antar rutinen.")
    head = ("Dagordning LCHNV", "Datum: 2024-02-23")
    found = read(*head, bold("1. Rutin"), *told, bold("2. Övrigt"))
    decisions = found.points[0][1].decisions
    assert [(each.role.value, each.clauses[0].text) for each in decisions] == [
        ("proposal", "Nätverket antar rutinen.")
    ]
    assert "Beslutspunkt" in found.text


def test_whose_standpoint_it_is_may_stand_over_it() -> None:
    assert _clauses(bold("Rådets ställningstagande"), "Rådet stöder rutinen.") == [
        "Rådet stöder rutinen."
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "1. Ny rutin (information). Föredragande: Siv Alm",
        "1. Ny rutin (Information) – Siv Alm",
        "1. Ny rutin (I) – Siv Alm",
        "1. Ny rutin (I), föredragande Siv Alm",
    ],
)
def test_who_presents_may_stand_after_the_title_and_what_it_asks(heading: str) -> None:
    found = read("Dagordning LCHNV", "Datum: 2024-02-23", bold(heading), bold("2. Övrigt"))
    own = found.points[0][1]
    assert (own.heading.title, [*own.heading.kinds]) == ("Ny rutin", ["Information"])
    assert [each.name for each in own.presenters] == ["Siv Alm"]
    assert any("läst som föredragande" in each.said for each in found.doubts)
    assert any("bokstaven" in each.said.casefold() for each in found.doubts) == ("(I)" in heading)


@pytest.mark.parametrize("title", ["Rundan – nytt från alla", "Ny lag (LSS)", "Plan B"])
def test_what_is_no_name_or_letter_after_a_title_stays_in_it(title: str) -> None:
    found = read(*HEAD, bold(f"1. {title}"), bold("2. Övrigt"))
    assert found.points[0][1].heading.title == title


def test_what_explains_letters_is_no_heading() -> None:
    key = "I = information, B = beslut"
    points = ("1. Mötets öppnande", "2. Övrigt")
    found = read("Dagordning LCHNV", "Datum: 2024-02-23", *points, key)
    assert [item.heading.title for _, item in found.points] == ["Mötets öppnande", "Övrigt"]
    assert key in found.text


def test_a_heading_of_very_many_dashes_is_soon_read() -> None:
    """A pattern that tries each dash with all that follows would take half a minute."""
    own = Line((Run("a – " * 12_000),), line("a"))
    [point] = points_of([own], [Found(0, own, 1, 1)], decides=False)
    assert point.heading.startswith("a – a")

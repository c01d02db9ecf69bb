"""What old papers put in tables for its looks, or last on the page, is read where it belongs."""

import pytest

from lchnv_cli.intake.source_blocks import Kind
from tests.old_papers import HEAD, bold, line, notes, read, table

_POINTS = (bold("1. Mötets öppnande"), bold("2. Övrigt"))


def test_what_is_told_of_a_point_may_stand_beside_its_headings() -> None:
    told = "Nätverket beslutar att anta rutinen."
    rows = table("Ärende|Bo Ek visade den.", f"Beslut|{told}", "Ansvarig|Siv Alm")
    found = notes(bold("1. Rutin"), rows, bold("2. Övrigt"))
    decision = found.points[0][1].decisions[0]
    assert [clause.text for clause in decision.clauses] == ["att anta rutinen."]
    assert "#### Ärende\n\nBo Ek visade den." in found.text
    assert "#### Ansvarig\n\nSiv Alm" in found.text


def test_a_table_that_counts_its_rows_is_an_agenda() -> None:
    rows = table("1|Val av justerare|", "2|Heltidsresan|Bo Ek", "3|Budget|Siv Alm, ekonom")
    found = read(bold("Dagordning"), bold("Provgruppen"), "LCHNV 2024-02-23", rows)
    points = [(item.heading.title, [str(p) for p in item.presenters]) for _, item in found.points]
    assert points == [
        *(("Val av justerare", []), ("Heltidsresan", ["Bo Ek"]), ("Budget", ["Siv Alm, ekonom"]))
    ]


def test_a_table_that_counts_people_is_no_agenda() -> None:
    rows = table("1|Bo Ek|", "2|Siv Alm|", "3|Eva Rask|")
    found = read(*HEAD, "Närvarande", rows, bold("Rutin"), "Kort.", bold("Val"), "Kort.")
    assert [item.heading.title for _, item in found.points] == ["Rutin", "Val"]
    assert [each.name for each in found.document.present] == ["Bo Ek", "Siv Alm", "Eva Rask"]


def test_a_sentence_in_bold_is_no_heading_between_numbered_ones() -> None:
    told = "Uppdrag till RSS: samla kommunernas frågor till nästa möte."
    found = notes(bold("1. Rutin"), bold(told), bold("2. Övrigt"))
    assert len(found.points) == 2
    assert "samla kommunernas frågor" in found.text.partition("## 2.")[0]


def test_lines_in_bold_may_each_say_that_they_are_a_decision() -> None:
    told = ("Beslut att anta rutinen.", "Beslut att sprida den.")
    item = notes(bold("1. Rutin"), *map(bold, told), bold("2. Övrigt")).points[0][1]
    assert [clause.text for clause in item.decisions[0].clauses] == [
        *("att anta rutinen.", "att sprida den.")
    ]
    plain = notes(bold("1. Rutin"), "Beslut att anta rutinen togs i mars.", bold("2. Övrigt"))
    assert plain.points[0][1].decisions == ()


def test_the_body_may_stand_on_the_line_of_the_day() -> None:
    own = read("MÖTESANTECKNINGAR", "Länschefsnätverket, fredag 23 februari 2024", *_POINTS)
    assert (own.document.body_id, str(own.document.date)) == ("lchnv", "2024-02-23")
    assert own.document.venue == ""


@pytest.mark.parametrize("signed", ["/Per Lind, antecknare", "Per Lind, sekreterare"])
def test_who_took_the_notes_may_sign_with_a_comma(signed: str) -> None:
    found = read(*HEAD, *_POINTS, "Inget fanns.", signed)
    assert found.document.secretary == "Per Lind"
    assert signed.strip("/") not in found.text.partition("\n---\n")[2]


def test_a_list_of_those_present_may_stand_last() -> None:
    rows = table("Namn|Kommun", "Bo Ek|Björkby", "Siv Alm|Tallsjö")
    head = (*HEAD, "Ordförande för dagen: Siv Alm", "Saknas: Eva Rask (Aspnäs)")
    own = read(*head, *_POINTS, "Inget fanns.", line("Närvarolista", level=1), rows).document
    assert [f"{each.principal}: {each.name}" for each in own.present] == [
        *("Björkby: Bo Ek", "Tallsjö: Siv Alm")
    ]
    assert [each.name for each in own.absent] == ["Eva Rask"]
    assert own.chairs[0].name == "Siv Alm"


def test_a_table_of_names_last_without_a_heading_stays_in_the_text() -> None:
    rows = table("Ort|Lokal", "Björkby|Bystugan")
    found = read(*HEAD, *_POINTS, "Nya lokaler:", rows, kind=Kind.DOCX)
    assert "| Björkby | Bystugan |" in found.text


def test_a_numbered_list_right_after_who_decided_is_what_they_decided() -> None:
    told = ("Nätverket beslutade:", "1. Bo Ek skriver rutinen.", "2. Den prövas i höst.")
    item = notes(bold("1. Rutin"), *told, bold("2. Övrigt")).points[0][1]
    assert [clause.text for clause in item.decisions[0].clauses] == [
        *("Bo Ek skriver rutinen.", "Den prövas i höst.")
    ]
    plain = ("Nätverket beslutade:", "Bo Ek skriver rutinen.")
    assert notes(bold("1. Rutin"), *plain, bold("2. Övrigt")).points[0][1].decisions == ()


def test_what_people_are_may_stand_over_their_names_side_by_side() -> None:
    signed = ("Vid protokollet\t\tJusteras", "Per Lind\t\tSiv Alm")
    own = read(*HEAD, *_POINTS, "Inget fanns.", *signed).document
    assert (own.secretary, own.adjusters) == ("Per Lind", ("Siv Alm",))


def test_who_chairs_is_known_by_ordf_in_a_table_of_names() -> None:
    rows = table("Namn|Kommun", "Bo Ek, ordf.|Björkby", "Siv Alm, vice ordf.|Tallsjö")
    assert read(*HEAD, "Närvarande", rows, *_POINTS).document.chairs[0].name == "Bo Ek"


def test_who_led_and_who_wrote_may_be_told_by_a_verb() -> None:
    told = ("Ledde mötet: Bo Ek", "Skrev: Per Lind", "Hindrade att delta: Eva Rask (Aspnäs)")
    own = read(*HEAD, *told, *_POINTS).document
    assert (own.chairs[0].name, own.secretary) == ("Bo Ek", "Per Lind")
    assert [each.name for each in own.absent] == ["Eva Rask"]


def test_a_day_and_hours_may_share_a_cell_below_an_older_day() -> None:
    rows = table("Mötesdatum och tid|2024-02-23 kl. 15.00–16.30", "Mötesanteckningar|Per Lind")
    own = read("2024-02-26", "Minnesanteckningar LCHNV", rows, *_POINTS).document
    assert (str(own.date), str(own.hours)) == ("2024-02-23", "15.00–16.30")
    assert own.secretary == "Per Lind"


def test_the_heading_on_the_notes_before_is_no_title() -> None:
    points = (bold("Föregående anteckningar"), "Godkändes.", bold("Hyror"), bold("Övriga frågor"))
    found = read(*HEAD, *points)
    assert [item.heading.title for _, item in found.points] == [
        *("Föregående anteckningar", "Hyror", "Övriga frågor")
    ]


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("Bo Ek, Björkby (ordf) Siv Alm, Tallsjö", ["Björkby: Bo Ek", "Tallsjö: Siv Alm"]),
        (
            "Bo Ek (BE) Björkby, Siv Alm (SA) Lilla Ås",
            ["Björkby: Bo Ek", "Lilla Ås: Siv Alm"],
        ),
        ("Bo Ek (Björkby) till kl. 15, Siv Alm (RSS)", ["Björkby: Bo Ek", "RSS: Siv Alm"]),
    ],
)
def test_what_follows_parentheses_is_the_next_one_or_whence(names: str, people: list[str]) -> None:
    own = read(*HEAD, f"Närvarande: {names}", *_POINTS).document
    assert [f"{each.principal}: {each.name}" for each in own.present] == people


def test_where_people_met_may_stand_before_the_day() -> None:
    told = "Sammanträde med Styrgruppen i Bystugan den 23 februari 2024, kl. 13.00–16.00"
    own = read("Protokoll", told, *_POINTS).document
    assert (own.body_id, own.venue) == ("styrgrupp", "Bystugan")


def test_sentences_may_tell_who_was_there_and_who_was_not() -> None:
    told = (
        "Närvarande var Bo Ek (Björkby) och Siv Alm (RSS). Eva Rask (Aspnäs) hade anmält förhinder."
    )
    found = read(*HEAD, told, *_POINTS)
    assert [each.name for each in found.document.present] == ["Bo Ek", "Siv Alm"]
    assert [f"{each.principal}: {each.name}" for each in found.document.absent] == [
        "Aspnäs: Eva Rask"
    ]
    other = read(*HEAD, "Planen hade förhinder.", *_POINTS)
    assert other.document.absent == ()
    assert "Planen hade förhinder." in other.text


def test_somebody_after_another_word_is_not_among_those_before() -> None:
    told = ("Frånvarande:", "Eva Rask (Aspnäs)", "Mat lagad av:\tBo Ek")
    found = read(*HEAD, *told, *_POINTS)
    assert [each.name for each in found.document.absent] == ["Eva Rask"]
    assert "Mat lagad av: Bo Ek" in found.text


def test_yes_and_no_beside_names_under_the_same_word_tell_who_was_there() -> None:
    rows = table("Närvarande|Huvudman|Närvaro", "Bo Ek|Björkby|Ja", "Siv Alm|Tallsjö|Nej")
    own = read(*HEAD, rows, *_POINTS).document
    assert [each.name for each in own.present] == ["Bo Ek"]
    assert [each.name for each in own.absent] == ["Siv Alm"]


def test_a_title_may_say_where_before_the_day() -> None:
    found = read("Anteckningar LCHNV, möte i Björkby den 23 februari 2024 kl. 9.30–12", *_POINTS)
    assert found.document.venue == "Björkby"


def test_who_adjusts_may_be_told_last() -> None:
    found = read(*HEAD, *_POINTS, "Inget fanns.", "Protokollet justeras av: Siv Alm")
    assert found.document.adjusters == ("Siv Alm",)

"""The head of an old document: days, hours, place, and what is said of what is not certain."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from lchnv_cli.intake.recognise import source_head
from lchnv_cli.intake.recognise.recognise import recognise
from lchnv_cli.intake.recognise.words import KIND_WORDS
from tests.old_papers import HEAD, PROCEDURE, bold, line, read, source, table

_POINTS = (bold("1. Mötets öppnande"), bold("2. Övriga frågor"))
_TITLE = "Minnesanteckningar Länschefsnätverket"


@pytest.mark.parametrize(
    "told",
    [
        ("Datum: 2024-02-23", "Tid: 9.30-12", "Plats: Bystugan, Björkby"),
        ("Datum:\t240223", "Tid:\tKl. 9.30 – 12.00", "Plats:\tBystugan, Björkby"),
        ("Tid: 23 februari 2024, 09:30–12:00", "Plats: Bystugan, Björkby"),
        ("Sammanträdesdatum: 2024-02-23", "Tid och plats: kl 09.30-12.00, Bystugan, Björkby"),
        ("Fredagen den 23 februari 2024 kl 09.30 - 12", "Bystugan, Björkby"),
        ("Datum: 23/2 2024    Tid: 09:30-12:00    Plats: Bystugan, Björkby",),
        ("Datum 2024-02-23", "Tid 9.30-12.00", "Plats Bystugan, Björkby"),
        ("Datum: 2024-02-23\nTid: 9.30-12\nPlats: Bystugan, Björkby",),
        ("Möte den 23 februari 2024, kl 09.30–12.00, Bystugan, Björkby",),
        ("Datum: 2024-02-23 Tid: 09:30-12:00 Plats: Bystugan, Björkby",),
        ("Datum:", "2024-02-23", "Tid:", "9.30-12", "Plats:", "Bystugan, Björkby"),
    ],
)
def test_day_hours_and_place_are_read_however_they_stand(told: tuple[str, ...]) -> None:
    own = read(_TITLE, *told, *_POINTS).document
    assert (str(own.date), str(own.hours), own.venue) == (
        *("2024-02-23", "09.30–12.00"),
        "Bystugan, Björkby",
    )


def test_a_title_may_say_all_of_it() -> None:
    told = "Protokoll fört vid möte med LCHNV den 5 maj 2023 kl. 13.00–15.00 i Folkets hus, Björkby"
    found = read(told, *_POINTS)
    own = found.document
    assert (str(own.date), str(own.hours)) == ("2023-05-05", "13.00–15.00")
    assert own.venue == "Folkets hus, Björkby"
    assert "läst som platsen" in found.said


def test_what_may_be_the_place_is_none_where_a_field_says_another() -> None:
    found = read(f"{_TITLE} 2024-02-23", "Något annat", "Plats: Bystugan", *_POINTS)
    assert found.document.venue == "Bystugan"
    assert "Något annat" in found.said


def test_fields_in_a_table_are_read() -> None:
    own = read(
        _TITLE,
        table(
            "Datum och tid|2024-02-23, kl. 09.30–12.00",
            "Plats|Bystugan",
            "Dnr|RP 2024/7",
            "Beslutande|Bo Ek, Björkby\nSiv Alm, Region Prov",
            "Justerare|Bo Ek",
        ),
        *_POINTS,
    ).document
    assert (str(own.hours), own.venue, own.diary_number) == ("09.30–12.00", "Bystugan", "RP 2024/7")
    assert [p.name for p in own.present] == ["Bo Ek", "Siv Alm"]
    assert own.adjusters == ("Bo Ek",)


def test_what_stands_beside_the_hours_is_more_to_know() -> None:
    own = read(*HEAD, "Tid: 09.30-12.00, fika mellan 09.15-09.30", *_POINTS).document
    assert (str(own.hours), own.info) == ("09.30–12.00", "fika mellan 09.15-09.30")


def test_of_two_fields_called_datum_the_notes_are_the_later() -> None:
    found = read(_TITLE, "Datum: 2024-03-05", "Datum: 23 februari 2024", *_POINTS)
    assert (found.document.date, found.document.dated) == (
        dt.date(2024, 2, 23),
        dt.date(2024, 3, 5),
    )
    assert "två datum" in found.said


def test_of_two_fields_called_datum_an_agenda_is_the_earlier() -> None:
    found = read(
        *("Dagordning Länschefsnätverket", "Datum: 2024-02-16", "Datum: 23 februari 2024"),
        *_POINTS,
    )
    assert found.document.date == dt.date(2024, 2, 23)
    assert "2024-02-16" in found.text


def test_a_year_that_is_not_said_is_counted_from_the_meeting_before_and_told() -> None:
    previous = bold("3. Föregående minnesanteckningar 231215")
    found = read(_TITLE, "23 februari", *_POINTS, previous)
    assert found.document.date == dt.date(2024, 2, 23)
    assert "Året står inte i källan. 2024 är räknat från mötet före" in found.said
    assert "23 februari" in found.said


@pytest.mark.parametrize(
    ("saved", "day"),
    [("2024-03-01T09:00:00Z", dt.date(2024, 2, 23)), ("2024-13-01", None), ("i går", None)],
)
def test_a_year_may_be_that_of_the_day_that_the_file_was_saved(
    saved: str, day: dt.date | None
) -> None:
    file = replace(source(_TITLE, "23 februari", *_POINTS), saved=saved)
    assert recognise(file, PROCEDURE).date == day


def test_a_day_is_not_made_up() -> None:
    draft = recognise(source(_TITLE, "23 februari", *_POINTS), PROCEDURE)
    assert draft.date is None


def test_a_weekday_that_is_another_is_told() -> None:
    found = read(_TITLE, "Måndagen den 23 februari 2024", *_POINTS)
    assert "Källan säger måndag, men dagen är en fredag." in found.said


def test_the_body_is_the_one_with_the_longest_name_in_the_title() -> None:
    for title, own in (
        ("Minnesanteckningar LCHNV", "lchnv"),
        ("Minnesanteckningar Styrgruppen", "styrgrupp"),
    ):
        assert read(title, "Datum: 2024-02-23", *_POINTS).document.body_id == own


def test_a_body_is_not_made_up() -> None:
    draft = recognise(source("Protokoll Vårdrådet", "Datum: 2024-02-23", *_POINTS), PROCEDURE)
    assert draft.body is None


def test_a_body_that_only_decisions_name_is_told() -> None:
    found = read(
        *("Minnesanteckningar", "Datum: 2024-02-23", bold("1. Val")),
        *("Länschefsnätverket beslutade", "att välja", bold("2. Övrigt")),
    )
    assert (found.document.body_id, "läst ur besluten" in found.said) == ("lchnv", True)


def test_who_signed_stands_in_the_head() -> None:
    found = read(
        *(*HEAD, *_POINTS, "Inget mer togs upp.", "Vid protokollet", "Per Lind"),
        "Justeras: Siv Alm",
    )
    assert (found.document.secretary, found.document.adjusters) == ("Per Lind", ("Siv Alm",))
    assert "Inget mer togs upp." in found.text.partition("## 2.")[2]


def test_what_the_file_says_in_other_words_stands_in_the_head_as_it_stood() -> None:
    assert "#   Tid: Kl. 9.30 – 12.00\n" in read(*HEAD, "Tid: Kl. 9.30 – 12.00", *_POINTS).text


def test_what_fits_nowhere_is_told_with_its_place() -> None:
    found = read("Något alldeles annat", *HEAD, *_POINTS)
    assert "Kunde inte placeras:\nstycke 1: ”Något alldeles annat”\n" in found.text
    [told] = [each for each in found.doubts if each.quote == "Något alldeles annat"]
    assert found.text.split("\n")[told.line - 1] == "stycke 1: ”Något alldeles annat”"


def test_each_doubt_stands_on_the_line_that_it_is_told_for() -> None:
    found = read(_TITLE, "Datum: 2024-03-05", "Datum: 23 februari 2024", *_POINTS)
    lines = found.text.split("\n")
    assert found.doubts
    for doubt in found.doubts:
        assert doubt.said in lines[doubt.line - 1]


def test_running_text_before_the_points_is_kept_before_them() -> None:
    found = read(*HEAD, "Mötet hölls i samband med länsdagarna.", *_POINTS)
    assert "Mötet hölls i samband med länsdagarna." in found.text.partition("## 1.")[0]
    assert found.document.opening


def test_letters_put_together_by_a_mac_are_the_same() -> None:
    found = read("Minnesanteckningar La\u0308nschefsna\u0308tverket", HEAD[1], *_POINTS)
    assert found.document.body_id == "lchnv"


def test_a_line_between_the_points_and_the_end_is_no_signature_for_its_first_word() -> None:
    found = read(*HEAD, *_POINTS, "Ordförande för nästa möte utses senare av styrgruppen.")
    assert "Ordförande för nästa möte" in found.text.partition("## 2.")[2]
    assert line("x").text == "x"


def test_a_row_of_names_may_stand_above_a_row_of_values() -> None:
    rows = table("Datum|Tid|Plats", "2024-02-23|13:00-15:00|Teams")
    own = read(_TITLE, rows, *_POINTS).document
    assert (str(own.date), str(own.hours), own.venue) == ("2024-02-23", "13.00–15.00", "Teams")


def test_a_paragraph_above_the_fields_is_searched_for_no_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One endless word would be looked through again from each of its letters."""
    looked: list[int] = []

    class Seeing:
        def __init__(self, words: re.Pattern[str]) -> None:
            self._words = words

        def search(self, text: str) -> re.Match[str] | None:
            looked.append(len(text))
            return self._words.search(text)

    seeing = tuple((Seeing(words), kind) for words, kind in KIND_WORDS)
    monkeypatch.setattr(source_head, "KIND_WORDS", seeing)
    read("a" * 20_000, *HEAD, *_POINTS)
    assert looked
    assert max(looked) <= 120


def test_a_sentence_may_tell_the_day_and_the_place_and_stays() -> None:
    told = "Nätverket höll möte torsdagen den 12 juni 2025 i Folkets hus, Björkby, kl. 9–11.30."
    found = read(_TITLE, told, *_POINTS)
    own = found.document
    assert (str(own.date), str(own.hours)) == ("2025-06-12", "09.00–11.30")
    assert own.venue == "Folkets hus, Björkby"
    assert told in found.text.replace("\\", "")
    assert "ur en mening" in found.said


def test_a_day_in_a_sentence_is_none_of_the_meeting_where_the_head_has_one() -> None:
    found = read(*HEAD, "Vid mötet den 12 juni 2020 i Tallsjö valdes Bo Ek.", *_POINTS)
    assert (str(found.document.date), found.document.venue) == ("2024-02-23", "")


def test_cells_that_became_fields_take_no_word_from_the_text() -> None:
    head = table("Plats och tid|Bystugan, Björkby, klockan 9.30–12", "Datum|2024-02-23")
    found = read(_TITLE, head, bold("1. Vård och omsorg"), bold("2. Hyror, löner"))
    assert "Kunde inte placeras" not in found.text


def test_whoever_wrote_the_notes_may_stand_last() -> None:
    found = read(*HEAD, *_POINTS, "Inget fanns.", "Anteckningar: Lo Falk")
    assert found.document.secretary == "Lo Falk"


def test_who_took_the_notes_may_be_named_above_an_annex() -> None:
    rows = table("Enhet|Ansvarig", "Norra|Bo Ek", "Södra|Siv Alm")
    found = read(*HEAD, *_POINTS, "Antecknat av: Lo Falk", bold("Bilaga: Enheter"), rows)
    assert found.document.secretary == "Lo Falk"
    assert "#### Bilaga: Enheter" in found.text.partition("## 2.")[2]
    assert "| Norra | Bo Ek |" in found.text


def test_lines_to_sign_on_and_two_names_beside_each_other_are_signatures() -> None:
    signed = ("Sekreterare\t..........", "Per Lind", "Justeras", "Siv Alm\tEva Rask")
    found = read(*HEAD, *_POINTS, *signed)
    assert found.document.secretary == "Per Lind"
    assert found.document.adjusters == ("Siv Alm", "Eva Rask")


@pytest.mark.parametrize("name", ["Utses att justera", "Utsedda att justera", "Justerare"])
def test_who_is_to_adjust_has_many_names(name: str) -> None:
    rows = table("Plats|Bystugan", "Datum|2024-02-23", f"{name}|Bo Ek")
    assert read(_TITLE, rows, *_POINTS).document.adjusters == ("Bo Ek",)


def test_a_head_that_stands_at_the_edge_of_the_page_is_read_and_told() -> None:
    edge = source("Provinsen", "Möte 2024-02-23 kl. 13.00–16.00, Bystugan, Björkby").blocks
    file = replace(source(_TITLE, *_POINTS), headers=edge)
    draft = recognise(file, PROCEDURE)
    assert (draft.date, draft.fields["plats"]) == (dt.date(2024, 2, 23), "Bystugan, Björkby")
    assert "Dagen står bara i sidhuvudet" in " ".join(doubt.said for doubt in draft.doubts)
    assert [each.text for each in draft.unplaced] == ["Provinsen"]
    other = replace(source(*HEAD, *_POINTS), headers=edge)
    assert "sidhuvudet" not in " ".join(d.said for d in recognise(other, PROCEDURE).doubts)


def test_who_took_the_notes_may_be_named_so_in_a_table() -> None:
    rows = table("Datum:|2024-02-23", "Plats:|Bystugan", "Anteckningar:|Bo Ek")
    found = read(_TITLE, rows, *_POINTS)
    assert found.document.secretary == "Bo Ek"
    assert "::" not in found.text


def test_fields_that_are_empty_are_told_with_the_text_that_may_say_them() -> None:
    prose = "Vi sågs klockan nio i parken. Siv Alm ledde det hela."
    found = read("Minnesanteckningar Länschefsnätverket 2024-02-16", prose, *_POINTS)
    [told] = [each for each in found.doubts if each.said.startswith("Inget i källan")]
    assert told.said == (
        "Inget i källan kunde läsas som tid, plats, ordförande, sekreterare, närvarande eller "
        "frånvarande. Se efter om det står här."
    )
    assert told.quote == prose


def test_an_empty_field_is_told_where_no_text_may_say_it_and_a_full_head_tells_nothing() -> None:
    bare = read("Dagordning Länschefsnätverket 2024-02-16", "Tid: 9–12", *_POINTS)
    assert [each.said for each in bare.doubts if each.said.startswith("Inget")] == [
        "Inget i källan kunde läsas som plats."
    ]
    full = read("Dagordning Länschefsnätverket 2024-02-16", "Tid: 9–12", "Plats: Ån", *_POINTS)
    assert not [each for each in full.doubts if each.said.startswith("Inget")]


def test_hours_and_place_may_stand_in_a_sentence_without_the_day() -> None:
    told = "Mötet hålls kl. 9.00–12.00 på Ågården i Björkby."
    found = read("Dagordning Länschefsnätverket 2024-02-16", told, *_POINTS)
    assert "tid: 09.00–12.00\nplats: Ågården i Björkby\n" in found.text
    assert told in [each.quote for each in found.doubts if each.said.startswith("Tiden")]


def test_of_two_bodies_in_a_title_the_one_of_the_other_is_meant_and_that_is_told() -> None:
    inner = PROCEDURE.bodies["styrgrupp"]._replace(name="Styrgruppen för Länschefsnätverket")
    procedure = replace(PROCEDURE, bodies={**PROCEDURE.bodies, "styrgrupp": inner})

    def own(title: str) -> tuple[str, int]:
        draft = recognise(source(title, "2024-02-16", *_POINTS), procedure)
        told = [each for each in draft.doubts if each.said == "Källan nämner flera organ överst."]
        return draft.body.id if draft.body else "", len(told)

    assert own("Minnesanteckningar styrgruppen Länschefsnätverket") == ("styrgrupp", 1)
    assert own("Minnesanteckningar Styrgruppen för Länschefsnätverket") == ("styrgrupp", 0)
    assert own("Minnesanteckningar Länschefsnätverket") == ("lchnv", 0)

"""Who was there, as old documents tell it; what they leave open is left open."""

import pytest

from lchnv_cli.intake.source_blocks import Block, Kind, Table
from tests.old_papers import Read, bold, line, notes, table


def _attendance(*blocks: Block | str, kind: Kind = Kind.DOCX) -> dict[str, list[str]]:
    return _of(notes(*blocks, bold("1. Mötets öppnande"), bold("2. Övrigt"), kind=kind))


def _of(found: Read) -> dict[str, list[str]]:
    own = found.document
    groups = {"present": own.present, "absent": own.absent, "unclear": own.unclear}
    return {
        name: [f"{p.principal}: {p.name}{' (tf)' if p.acting else ''}" for p in people]
        for name, people in groups.items()
        if people
    }


def test_names_in_prose_have_no_principal_unless_the_source_says_one() -> None:
    assert _attendance("Närvarande: Bo Ek, Siv Alm och Lo Falk") == {
        "present": [": Bo Ek", ": Siv Alm", ": Lo Falk"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Närvarande: Bo Ek (Björkby), Siv Alm (Region Prov)",
        "Närvarande: Bo Ek, Björkby; Siv Alm, Region Prov",
        "Närvarande: Bo Ek, socialchef, Björkby kommun, Siv Alm, direktör, Region Prov",
        "Deltagare: Björkby: Bo Ek; Region Prov: Siv Alm",
    ],
)
def test_a_principal_in_prose_is_that_of_the_name_before_it(text: str) -> None:
    assert _attendance(text) == {"present": ["Björkby: Bo Ek", "Region Prov: Siv Alm"]}


@pytest.mark.parametrize(
    "absent", ["Frånvarande", "Ej närvarande:", "Förhinder", "Anmält förhinder:"]
)
def test_names_in_lists_are_those_of_the_word_above_them(absent: str) -> None:
    found = _attendance(
        bold("Närvarande"),
        line("Bo Ek, Björkby", label="•"),
        line("Eva Rask (tf), Tallsjö", label="•"),
        bold(absent),
        line("Siv Alm, Region Prov", label="•"),
    )
    assert found == {
        "present": ["Björkby: Bo Ek", "Tallsjö: Eva Rask (tf)"],
        "absent": ["Region Prov: Siv Alm"],
    }


def test_a_principal_may_be_where_people_are_from() -> None:
    found = _attendance(
        bold("Närvarande"), "Från Björkby kommun: Bo Ek", "Från Region Prov: Siv Alm"
    )
    assert found["present"] == ["Björkby: Bo Ek", "Region Prov: Siv Alm"]


def test_a_principal_may_stand_before_a_tab_or_on_a_line_above() -> None:
    found = _attendance(
        "Närvarande:", "Björkby\tBo Ek, Lo Falk", "Region Prov", "Siv Alm", "Nils Hage"
    )
    assert found["present"] == [
        *("Björkby: Bo Ek", "Björkby: Lo Falk"),
        *("Region Prov: Siv Alm", "Region Prov: Nils Hage"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        table(
            "Namn|Kommun|Närvarande|Ej närvarande",
            "Bo Ek|Björkby|x|",
            "Siv Alm|Region Prov||X",
            "Lo Falk|Tallsjö||",
        ),
        table("Namn|Kommun|Närvaro", "Bo Ek|Björkby|Ja", "Siv Alm|Region Prov|Nej"),
        table("Kommun|Närvarande|Frånvarande", "Björkby|Bo Ek|", "Region Prov||Siv Alm"),
    ],
)
def test_marks_and_columns_of_a_table_tell_who_was_there(rows: Table) -> None:
    found = _attendance(rows)
    assert (found["present"], found["absent"]) == (["Björkby: Bo Ek"], ["Region Prov: Siv Alm"])


def test_who_has_no_mark_in_either_column_is_unclear_and_told() -> None:
    rows = table("Namn|Kommun|Närvarande|Frånvarande", "Bo Ek|Björkby||", "Eva Ask|Tallsjö|x|")
    found = notes(rows, bold("1. Val"), bold("2. Övrigt"))
    assert _of(found) == {"present": ["Tallsjö: Eva Ask"], "unclear": ["Björkby: Bo Ek"]}
    assert "Bo Ek | Björkby" in found.said


def test_a_struck_name_was_absent_where_the_source_says_so() -> None:
    found = notes(
        "Närvarande: (Överstruken = icke närvarande)",
        table("Björkby|Bo Ek, ~Siv Alm~", "Tallsjö|~Eva Rask (tf)~"),
        *(bold("1. Val"), bold("2. Övrigt")),
    )
    assert _of(found) == {
        "present": ["Björkby: Bo Ek"],
        "absent": ["Björkby: Siv Alm", "Tallsjö: Eva Rask (tf)"],
    }


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.TXT])
def test_nobody_is_known_to_have_been_there_where_struck_means_absent_and_none_is(
    kind: Kind,
) -> None:
    found = notes(
        "Närvarande: (överstruken = frånvarande)",
        *("Björkby: Bo Ek", bold("1. Val"), bold("2. Övrigt")),
        kind=kind,
    )
    assert _of(found) == {"unclear": ["Björkby: Bo Ek"]}
    assert "överstrukna namn" in found.said


def test_a_strike_that_nobody_explains_is_told() -> None:
    found = notes("Närvarande: Bo Ek, ~Siv Alm~", bold("1. Val"), bold("2. Övrigt"))
    assert _of(found) == {"present": [": Bo Ek"], "absent": [": Siv Alm"]}
    assert "källan säger inte vad strecket betyder" in found.said


def test_two_lists_side_by_side_in_a_table_are_read_as_two() -> None:
    found = _attendance(
        bold("Närvarande:"),
        table(
            "Kommun||Region Prov|",
            "Bo Ek|Björkby|Siv Alm|Direktör",
            "Eva Rask|Tallsjö|Nils Hage|Divisionschef",
            "Ali Ask|Aspnäs|RSS Prov / Hälsa|",
            "Lo Falk|Granköping|Per Lind|Chef RSS",
        ),
    )
    assert found["present"] == [
        *("Björkby: Bo Ek", "Region Prov: Siv Alm", "Region Prov: Nils Hage"),
        *("Tallsjö: Eva Rask", "Aspnäs: Ali Ask", "Granköping: Lo Falk", "RSS Prov: Per Lind"),
    ]


def test_a_name_that_is_wrapped_in_its_cell_is_one() -> None:
    rows = table("Namn|Kommun|Närvarande", "Anna-Karin\nvon Hage|Björkby|x")
    assert _attendance(rows) == {"present": ["Björkby: Anna-Karin von Hage"]}


def test_who_left_is_there_in_part() -> None:
    found = notes(
        "Närvarande: Bo Ek (till och med punkt 3), Siv Alm (från § 2), Lo Falk §§ 1–2",
        *(bold("1. Val"), bold("2. Övrigt")),
    )
    parts = [(part.name, part.first, part.last) for part in found.document.partly]
    assert parts == [("Bo Ek", None, "3"), ("Siv Alm", "2", None), ("Lo Falk", "1", "2")]


def test_words_that_are_no_name_are_told() -> None:
    found = notes(
        "Närvarande: Bo Ek samt föredragande enligt nedan.", bold("1. Val"), bold("2. Övrigt")
    )
    assert _of(found) == {"present": [": Bo Ek"]}
    assert "föredragande enligt nedan" in found.said


def test_names_whose_table_is_gone_are_parted_by_the_principals() -> None:
    found = notes(
        *("Närvarande:", "Björkby Anna-Karin Hage Bo Ek (tf)", "Tallsjö Eva Rask"),
        *("Aspnäs Siv Alm", bold("1. Val"), bold("2. Övrigt")),
        kind=Kind.TXT,
    )
    assert _of(found)["present"] == [
        *("Björkby: Anna-Karin Hage", "Björkby: Bo Ek (tf)", "Tallsjö: Eva Rask"),
        "Aspnäs: Siv Alm",
    ]
    assert "utan skiljetecken" in found.said


def test_two_columns_whose_table_is_gone_are_read_as_two() -> None:
    text = (
        *("Närvarande:", "Kommun Region Prov", "Bo Ek Björkby Siv Alm Divisionschef Psykiatri"),
        *(
            "Lo Falk, Eva Rask,",
            "Ali Ask",
            "Tallsjö Nils Hage Tf direktör",
            "Per Ask Aspnäs RSS Prov",
        ),
        "Eva Ek Granköping Ann Lind Chef RSS Prov",
    )
    found = notes(*text, bold("1. Val"), bold("2. Övrigt"), kind=Kind.TXT)
    assert sorted(_of(found)["present"]) == sorted(
        [
            *("Björkby: Bo Ek", "Region Prov: Siv Alm", "Tallsjö: Lo Falk", "Tallsjö: Eva Rask"),
            *("Tallsjö: Ali Ask", "Region Prov: Nils Hage", "Aspnäs: Per Ask"),
            *("Granköping: Eva Ek", "RSS Prov: Ann Lind"),
        ]
    )


def test_one_paragraph_may_tell_both_who_came_and_who_did_not() -> None:
    text = (
        "Deltog: Bo Ek och Lo Falk från Björkby, Siv Alm från Region Prov. "
        "Förhindrad: Eva Ek, Tallsjö."
    )
    assert _attendance(text) == {
        "present": ["Björkby: Bo Ek", "Björkby: Lo Falk", "Region Prov: Siv Alm"],
        "absent": ["Tallsjö: Eva Ek"],
    }


@pytest.mark.parametrize("role", ["(ordf)", "(Björkby), ordförande"])
def test_whoever_is_listed_as_chair_led_the_meeting(role: str) -> None:
    text = (f"Närvarande: Bo Ek {role}, Siv Alm (Region Prov)", bold("1. Val"), bold("2. Övrigt"))
    assert [each.name for each in notes(*text).document.chairs] == ["Bo Ek"]


def test_a_vice_chair_or_one_of_two_chairs_did_not_lead_it_for_certain() -> None:
    for people in ("Bo Ek, vice ordförande, Siv Alm", "Bo Ek (ordf), Siv Alm (ordf)"):
        text = (f"Närvarande: {people}", bold("1. Val"), bold("2. Övrigt"))
        assert notes(*text).document.chairs == ()


def test_a_sentence_after_the_absent_is_none_of_them() -> None:
    told = (
        "Närvarande: Bo Ek. Förhinder: Siv Alm (Björkby) och Eva Rask (Tallsjö). Lo Falk kom sent."
    )
    found = notes(told, bold("1. Val"), bold("2. Övrigt"))
    assert _of(found)["absent"] == ["Björkby: Siv Alm", "Tallsjö: Eva Rask"]
    assert "Lo Falk kom sent" in found.said


def test_a_name_right_after_a_title_is_somebody_else_and_told() -> None:
    found = notes(
        bold("Närvarande"),
        "Bo Ek, Björkby, ordförande Siv Alm, Tallsjö",
        *(bold("1. Val"), bold("2. Övrigt")),
    )
    assert _of(found) == {"present": ["Björkby: Bo Ek", "Tallsjö: Siv Alm"]}
    assert "ordförande Siv Alm" in found.said


def test_a_mark_on_a_line_of_its_own_tells_of_nobody_in_which_column_it_stood() -> None:
    first = ("Namn", "Närvarande", "Ej närvarande", "Bo Ek", "Björkby", "x", line())
    cells = (*first, "Lo Falk", "Tallsjö", line(), "X", "Siv Alm", "Aspnäs")
    found = notes(*cells, bold("1. Mötets öppnande"), bold("2. Övrigt"))
    assert _of(found) == {"unclear": ["Björkby: Bo Ek", "Tallsjö: Lo Falk", "Aspnäs: Siv Alm"]}
    assert found.said.count("oklart i vilken kolumn") == 1


def test_a_number_of_a_page_is_no_mark() -> None:
    assert list(_attendance("Närvarande", "Bo Ek, Mora", "1")) == ["present"]


@pytest.mark.parametrize("header", ["Närv.", "Närv", "Närvarande"])
def test_a_short_header_over_marks_tells_who_was_there(header: str) -> None:
    rows = table(f"Kommun|Namn|{header}", "Björkby|Bo Ek|x", "Tallsjö|Eva Rask|")
    found = _attendance(bold("Deltagare"), rows)
    assert found == {"present": ["Björkby: Bo Ek"], "absent": ["Tallsjö: Eva Rask"]}


def test_marks_under_a_header_that_nobody_knows_tell_of_nobody() -> None:
    rows = table("Kommun|Namn|Möte 3", "Björkby|Bo Ek|x", "Tallsjö|Eva Rask|")
    found = notes(bold("Deltagare"), rows, bold("1. Val"), bold("2. Övrigt"))
    assert _of(found) == {"unclear": ["Björkby: Bo Ek", "Tallsjö: Eva Rask"]}
    assert "säger inte tydligt" in found.said


@pytest.mark.parametrize("sign", ["–", "-", "—"])
def test_a_principal_may_stand_before_a_dash(sign: str) -> None:
    entries = [f"Björkby {sign} Bo Ek, Lo Falk", f"Region {sign} Siv Alm"]
    found = _attendance("Deltagare:", *(line(each, label="•") for each in entries))
    assert found["present"] == ["Björkby: Bo Ek", "Björkby: Lo Falk", "Region: Siv Alm"]


def test_a_principal_without_a_name_ends_no_list_and_is_told() -> None:
    entries = ("Björkby: Bo Ek", "Tallsjö: förhinder", "Aspnäs: –", "Region Prov: Siv Alm")
    found = notes(bold("Närvarande"), *entries, bold("1. Val"), bold("2. Övrigt"))
    assert _of(found) == {"present": ["Björkby: Bo Ek", "Region Prov: Siv Alm"]}
    assert "Tallsjö: förhinder" in found.said
    assert "Aspnäs" not in found.said


def test_the_chair_may_be_one_of_several_titles_in_a_table() -> None:
    rows = table(
        "Kommun|Namn|Funktion|Närvarande",
        "Björkby|Bo Ek|Socialchef, ordförande|x",
        "Tallsjö|Eva Rask|Vice ordförande|x",
    )
    found = notes(rows, bold("1. Val"), bold("2. Övrigt"))
    assert [each.name for each in found.document.chairs] == ["Bo Ek"]


def test_two_people_beside_each_other_are_two() -> None:
    found = notes(
        *(
            bold("Närvarande"),
            "Bo Ek, Björkby\t~Siv Alm, Region Prov~",
            "Eva Rask, Tallsjö\tPer Ask",
        ),
        *(bold("1. Val"), bold("2. Övrigt")),
    )
    assert _of(found)["present"] == [
        *("Björkby: Bo Ek", "Tallsjö: Eva Rask", "Utan huvudman i källan: Per Ask")
    ]
    assert _of(found)["absent"] == ["Region Prov: Siv Alm"]
    assert "Kunde inte placeras" not in found.text


def test_a_principal_may_stand_right_after_the_name() -> None:
    text = "Närvarande: Bo Ek Björkby, Siv Alm Region Prov (sekr.), Lo Falk (ordf.) Tallsjö"
    assert _attendance(text)["present"] == [
        *("Björkby: Bo Ek", "Region Prov: Siv Alm", "Tallsjö: Lo Falk")
    ]


def test_a_name_that_may_have_a_place_in_it_is_told() -> None:
    found = notes("Närvarande: Bo Ek Fjärran, Siv Alm", bold("1. Val"), bold("2. Övrigt"))
    assert _of(found) == {"present": [": Bo Ek Fjärran", ": Siv Alm"]}
    assert "som orten. Bo Ek Fjärran" in found.said
    own = notes("Närvarande: Anna Lisa Ek (Björkby)", bold("1. Val"), bold("2. Övrigt"))
    assert "orten" not in own.said


def test_a_struck_name_without_a_comma_before_its_principal_was_absent() -> None:
    lines = (bold("Närvarande"), "Bo Ek Björkby", "~Siv Alm Region Prov~")
    found = notes(*lines, bold("1. Val"), bold("2. Övrigt"))
    assert _of(found)["absent"] == ["Region Prov: Siv Alm"]


@pytest.mark.parametrize(
    "text",
    [
        "Närvarande: Bo Ek, Björkby, Siv Alm, Södra Viken, Lo Falk, Region Prov",
        "Närvarande: Bo Ek (Björkby), Siv Alm (Södra viken), Lo Falk (Region Prov)",
        "Närvarande: Bo Ek, Björkby; Siv Alm, Södra viken; Lo Falk, Region Prov",
        "Närvarande: Björkby: Bo Ek; Södra viken: Siv Alm; Region Prov: Lo Falk",
    ],
)
def test_a_place_that_nobody_knows_is_one_where_the_others_have_theirs_and_is_told(
    text: str,
) -> None:
    found = notes(text, bold("1. Mötets öppnande"), bold("2. Övrigt"))
    places = {name.casefold() for name in ("Björkby", "Södra Viken", "Region Prov")}
    assert [each.name for each in found.document.present] == ["Bo Ek", "Siv Alm", "Lo Falk"]
    assert {str(each.principal).casefold() for each in found.document.present} == places
    assert [d.quote.casefold() for d in found.doubts if "kommer ifrån" in d.said] == [
        "siv alm: södra viken"
    ]


def test_a_place_before_a_dash_is_no_name_where_the_others_have_theirs_first() -> None:
    found = notes(
        bold("Närvarande"),
        line("Björkby – Bo Ek", label="•"),
        line("Södra Viken – Siv Alm", label="•"),
        bold("1. Mötets öppnande"),
        bold("2. Övrigt"),
    )
    assert _of(found) == {"present": ["Björkby: Bo Ek", "Södra Viken: Siv Alm"]}
    assert "Siv Alm: Södra Viken" in [each.quote for each in found.doubts]


def test_two_names_without_a_place_stay_two_people_unless_the_others_have_theirs_after() -> None:
    found = notes(
        "Närvarande: Bo Ek (Björkby), Siv Alm, Lo Falk",
        bold("1. Mötets öppnande"),
        bold("2. Övrigt"),
    )
    assert [each.name for each in found.document.present] == ["Bo Ek", "Siv Alm", "Lo Falk"]
    assert "Siv Alm; Lo Falk" in [each.quote for each in found.doubts]
    joined = notes(
        "Närvarande: Bo Ek, Björkby, Siv Alm och Lo Falk", bold("1. Öppnande"), bold("2. Övrigt")
    )
    assert [each.name for each in joined.document.present] == ["Bo Ek", "Siv Alm", "Lo Falk"]


def test_names_without_any_place_are_told_of_by_nothing() -> None:
    found = notes("Närvarande: Bo Ek, Siv Alm", bold("1. Mötets öppnande"), bold("2. Övrigt"))
    assert not [each for each in found.doubts if "kom" in each.said]


def test_what_no_list_knows_before_a_colon_is_no_place_by_itself() -> None:
    found = notes(
        "Närvarande: Bo Ek (Björkby)\nKunde inte delta: Siv Alm (Region Prov)",
        bold("1. Mötets öppnande"),
        bold("2. Övrigt"),
    )
    assert "Kunde inte delta" not in [str(each.principal) for each in found.document.present]
    assert any("Siv Alm" in each.quote for each in found.doubts)

"""Proposals and decisions in old documents come out as the format has them, clause by clause."""

import pytest

from lchnv_cli.intake.source_blocks import Block, Cell, Table
from lchnv_cli.model.items import Decision, Role
from tests.old_papers import HEAD, bold, line, notes, read, table


def _decisions(*blocks: Block | str) -> list[Decision]:
    return list(notes(bold("1. Rutin"), *blocks, bold("2. Övrigt")).points[0][1].decisions)


def _told(*blocks: Block | str) -> list[tuple[str, list[str]]]:
    return [
        (decision.lead_in or decision.heading, [clause.text for clause in decision.clauses])
        for decision in _decisions(*blocks)
    ]


_ONE = [("Länschefsnätverket beslutade", ["att anta rutinen", "att sprida den"])]


@pytest.mark.parametrize(
    "clauses",
    [
        ("att anta rutinen", "att sprida den"),
        ("- att anta rutinen", "- att sprida den"),
        ("•\tatt anta rutinen", "•\tatt sprida den"),
        (line("att anta rutinen", label="•"), line("att sprida den", label="•")),
        (line("anta rutinen", label="att"), line("sprida den", label="att")),
        (line("att anta rutinen", indent=36), line("att sprida den", indent=36)),
        (line("att anta rutinen", bold=True), line("att sprida den", bold=True)),
        ("att anta rutinen\natt sprida den",),
    ],
)
def test_clauses_are_known_whatever_stands_before_them(clauses: tuple[Block | str, ...]) -> None:
    assert _told("Länschefsnätverket beslutade:", *clauses) == _ONE


@pytest.mark.parametrize(
    "clauses",
    [
        (line("anta rutinen", label="a"), line("sprida den", label="a")),
        (line("anta rutinen", label="•"), line("sprida den", label="•")),
        ("    • anta rutinen", "    • sprida den"),
    ],
)
def test_the_sign_att_that_another_program_lost_is_put_back_and_told(
    clauses: tuple[Block | str, ...],
) -> None:
    found = notes(bold("1. Rutin"), "Länschefsnätverket beslutade", *clauses, bold("2. Val"))
    texts = [clause.text for clause in found.points[0][1].decisions[0].clauses]
    assert texts == ["att anta rutinen", "att sprida den"]
    assert found.said.count("”att” har gått förlorat") == 1


def test_a_list_of_what_is_proposed_gets_no_att() -> None:
    text = ("Följande föreslås:", line("fler team", label="•"), line("ny lokal", label="•"))
    assert "- fler team\n- ny lokal" in notes(bold("1. Rutin"), *text, bold("2. Val")).text
    typed = ("Följande föreslås:", "• fler team", "• ny lokal")
    assert "- fler team\n- ny lokal" in notes(bold("1. Rutin"), *typed, bold("2. Val")).text


def test_numbered_clauses_keep_their_numbers() -> None:
    decision = _decisions(
        "Styrgruppen föreslog:",
        line("att anta rutinen", label="1."),
        line("att sprida den", label="2."),
    )[0]
    assert (decision.role, decision.numbered) == (Role.PROPOSAL, True)


def test_what_is_set_in_under_a_clause_belongs_to_it() -> None:
    decision = _decisions(
        "Länschefsnätverket beslutade",
        line("att återuppta arbetet, som innebär", indent=36),
        line("att en grupp utses", label="1.", indent=54),
        line("LPO Äldre", indent=72),
        line("att den rapporterar", indent=36),
    )[0]
    assert [clause.text for clause in decision.clauses] == [
        "att återuppta arbetet, som innebär",
        "att den rapporterar",
    ]
    assert "att en grupp utses" in decision.clauses[0].nested
    assert "LPO Äldre" in decision.clauses[0].nested


@pytest.mark.parametrize(
    "text",
    [
        ("Beslut: Rutinen antas.",),
        (bold("Beslut"), "Rutinen antas."),
        (line("Beslut", level=2), "Rutinen antas."),
        ("Beslut:", "Rutinen antas."),
    ],
)
def test_a_decision_needs_no_att(text: tuple[Block | str, ...]) -> None:
    assert _told(*text) == [("Beslut", ["Rutinen antas."])]


def test_several_sentences_with_att_are_several_clauses() -> None:
    assert _told("Beslut: Att anta rutinen. Att ge Bo Ek i uppdrag att sprida den.") == [
        ("Beslut", ["Att anta rutinen.", "Att ge Bo Ek i uppdrag att sprida den."])
    ]


def test_a_proposal_is_one_by_its_heading() -> None:
    found = read(
        *("Dagordning Länschefsnätverket", "Datum: 2024-02-23", bold("1. Rutin")),
        *("Förslag till beslut", "Länschefsnätverket beslutar", "att anta rutinen"),
        bold("2. Val"),
    )
    [decision] = found.points[0][1].decisions
    assert (decision.role, decision.heading) == (Role.PROPOSAL, "Förslag till beslut")


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Länschefsnätverket beslutade att anta rutinen.", "Länschefsnätverket beslutade"),
        ("Frågan är utredd. Gruppen enades om att anta rutinen.", "Gruppen enades om"),
    ],
)
def test_a_sentence_in_notes_may_tell_the_decision(sentence: str, lead: str) -> None:
    assert _told(sentence) == [(lead, ["att anta rutinen."])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Styrgruppen beslutade på mötet den 28 augusti att föreslå Bo Ek.",
        "Länschefsnätverket hade beslutat att vänta.",
        "Det beslutades att Styrgruppen skulle bereda frågan.",
        "Kommunerna har kommit överens om att dela kostnaden.",
    ],
)
def test_what_others_decided_or_was_decided_before_is_running_text(sentence: str) -> None:
    assert _told(sentence) == []


def test_a_table_of_decisions_is_read_with_who_and_when() -> None:
    found = notes(
        bold("1. Logg"),
        table("Nr|Beslut|Ansvarig|Klart", "1|Skicka enkäten|Bo Ek|2024-04-01"),
        bold("2. Val"),
    )
    [decision] = found.points[0][1].decisions
    assert [clause.text for clause in decision.clauses] == ["Skicka enkäten"]
    assert "Ansvarig: Bo Ek. Klart: 2024-04-01" in decision.clauses[0].nested


_CELLS = (
    "Nr",
    "Beslut",
    "Ansvarig",
    "1",
    "Införa mallen",
    "Bo Ek",
    "2",
    "Ta fram budget",
    "Lo Falk",
)


def test_a_table_of_decisions_with_one_cell_a_line_is_counted_out_again_and_told() -> None:
    found = notes(bold("1. Logg"), *_CELLS, line(), "Mötet avslutades.", bold("2. Val"))
    point = found.points[0][1]
    clauses = [clause.text for clause in point.decisions[0].clauses]
    assert clauses == ["Införa mallen", "Ta fram budget"]
    assert "Nr: 2. Ansvarig: Lo Falk" in found.text
    assert "en cell på varje rad; se efter" in found.said


def test_a_table_with_one_cell_a_line_that_lacks_a_cell_is_left_as_lines_and_told() -> None:
    found = notes(bold("1. Logg"), *_CELLS[:5], *_CELLS[6:], bold("2. Val"))
    assert found.points[0][1].decisions == ()
    assert "Införa mallen<br>2<br>Ta fram budget" in found.text
    assert "det går inte att veta vad som hör ihop" in found.said


def test_a_decision_over_its_clauses_is_no_table() -> None:
    assert _told("Beslut", "Rutinen antas.") == [("Beslut", ["Rutinen antas."])]


@pytest.mark.parametrize(
    "word", ["Föredragande", "Föredragare", "Handläggare", "Presenteras av", "Föredras av"]
)
def test_who_presents_is_read_by_any_of_the_words(word: str) -> None:
    found = notes(bold("1. Rutin"), f"{word}: Bo Ek, socialchef, Björkby", bold("2. Val"))
    assert [str(each) for each in found.points[0][1].presenters] == ["Bo Ek, socialchef, Björkby"]
    assert word in found.text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Föredras av Bo Ek, socialchef, Björkby", ["Bo Ek, socialchef, Björkby"]),
        ("Redovisas av Bo Ek och Lo Falk", ["Bo Ek", "Lo Falk"]),
        ("Redovisas av Bo Ek vid nästa möte", []),
        ("Presenteras av regionen", []),
    ],
)
def test_who_presents_may_be_told_without_a_colon(text: str, who: list[str]) -> None:
    found = notes(bold("1. Rutin"), text, bold("2. Val"))
    assert [str(each) for each in found.points[0][1].presenters] == who
    assert who or text in found.text


def test_who_presents_may_stand_on_the_next_line() -> None:
    found = notes(bold("1. Rutin"), "Föredragande:", "Bo Ek, socialchef", bold("2. Val"))
    assert [str(each) for each in found.points[0][1].presenters] == ["Bo Ek, socialchef"]


def test_several_present_on_lines_of_their_own_or_with_och() -> None:
    own = ("Föredragande: Bo Ek, socialchef", "Siv Alm, direktör, Region Prov", "Text om rutinen.")
    found = notes(bold("1. Rutin"), *own, bold("2. Val"), "Föredragande: Bo Ek och Siv Alm")
    names = [[each.name for each in item.presenters] for _, item in found.points]
    assert names == [["Bo Ek", "Siv Alm"], ["Bo Ek", "Siv Alm"]]


@pytest.mark.parametrize(
    ("lines", "who"),
    [
        (
            ("Bo Ek, divisionschef, Styrgruppen för", "Länschefsnätverket, Siv Alm, chef RSS"),
            ["Bo Ek, divisionschef, Styrgruppen för Länschefsnätverket", "Siv Alm, chef RSS"],
        ),
        (
            (
                "Bo Ek, ledare hälso-",
                "och sjukvård, Division Vård, Siv Alm, läkare,",
                "Region Prov",
            ),
            ["Bo Ek, ledare hälso- och sjukvård, Division Vård", "Siv Alm, läkare, Region Prov"],
        ),
        (("Bo Ek, socialchef", "Region Prov har frågan"), ["Bo Ek, socialchef"]),
        (("Bo Ek, Enheten för stöd, Siv Alm",), ["Bo Ek, Enheten för stöd, Siv Alm"]),
    ],
)
def test_presenters_whose_line_is_cut_go_on_and_are_parted_before_the_next_with_a_title(
    lines: tuple[str, ...], who: list[str]
) -> None:
    first, *others = lines
    found = notes(bold("1. Rutin"), f"Föredragande: {first}", *others, bold("2. Val"))
    assert [str(each) for each in found.points[0][1].presenters] == who


def test_a_lead_in_without_clauses_is_text() -> None:
    found = read(*HEAD, bold("1. Rutin"), "Så här beslutade", "Det blev sent.", bold("2. Val"))
    assert "Så här beslutade" in found.text
    assert not any(decision.clauses for decision in found.points[0][1].decisions)


def test_a_frame_around_a_decision_is_no_table() -> None:
    framed = Table(
        ((Cell((bold("Beslut"), line("Nätverket beslutar"), line("att anta rutinen")), 0, 0),),)
    )
    assert _told("Text.", framed) == [("Nätverket beslutar", ["att anta rutinen"])]
    assert _told(table("Beslut: Rutinen antas.")) == [("Beslut", ["Rutinen antas."])]


def test_a_table_may_have_its_headers_in_the_first_column() -> None:
    rows = table("Beslut|Rutinen antas.", "Ansvarig|Bo Ek", "Klart|2024-03-01")
    assert _told("Text.", rows) == [("Beslut", ["Rutinen antas."])]
    assert (
        "Ansvarig: Bo Ek. Klart: 2024-03-01" in notes(bold("1. Rutin"), rows, bold("2. Val")).text
    )


@pytest.mark.parametrize("header", ["Beslut", "Beslut / Ansvarig", "Beslut och åtgärder"])
def test_a_column_of_decisions_may_have_two_words(header: str) -> None:
    rows = table(
        f"Punkt|Anteckning|{header}", "1. Rutin|Gicks igenom.|Rutinen antas", "2. Val|Uppsköts.|"
    )
    [decision] = notes(rows).points[0][1].decisions
    assert [clause.text for clause in decision.clauses] == ["Rutinen antas"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Bo Ek, Siv Alm", 2), ("Bo Ek, Region Prov", 1), ("Bo Ek, Social Omsorg, chef", 1)],
)
def test_presenters_that_are_but_names_are_several(text: str, count: int) -> None:
    found = notes(bold("1. Rutin"), f"Föredragande: {text}", bold("2. Val"))
    assert len(found.points[0][1].presenters) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi bestämde att anta rutinen.",
        "Tre förslag fanns. Nätverket bestämde att anta rutinen.",
        "Beslutades att anta rutinen.",
    ],
)
def test_what_people_settled_is_a_decision_under_a_heading_of_our_own(sentence: str) -> None:
    assert _told(sentence) == [("Beslut", ["att anta rutinen."])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi bestämde att anta rutinen. Bo Ek skriver till alla.",
        "Det beslutades att Styrgruppen skulle bereda frågan.",
        "Länschefsnätverket hade beslutat att vänta.",
        "Därefter bestämdes det att vänta.",
        "att anta rutinen",
    ],
)
def test_what_may_be_a_decision_and_is_read_as_text_is_told(sentence: str) -> None:
    found = notes(bold("1. Rutin"), "Frågan är utredd.", sentence, bold("2. Val"))
    [told] = [each for each in found.doubts if each.said.startswith("Det här kan vara ett beslut")]
    assert told.quote in sentence
    assert found.points[0][1].decisions == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi beslutade inte att anta rutinen.",
        "Lagen bestämmer att frågan ska utredas.",
        "Bo Ek sade att beslutet dröjer.",
    ],
)
def test_what_others_settle_or_nobody_did_is_told_as_no_decision(sentence: str) -> None:
    found = notes(bold("1. Rutin"), sentence, bold("2. Val"))
    assert not [each for each in found.doubts if "beslut" in each.said]


def test_numbered_paragraphs_under_a_heading_are_each_a_decision() -> None:
    assert _told(
        bold("Beslut"),
        "1. Gruppen rekommenderar kommunerna att anta rutinen.",
        "2. Gruppen uppdrar åt Bo Ek att sprida den.",
    ) == [
        (
            "Beslut",
            [
                "Gruppen rekommenderar kommunerna att anta rutinen.",
                "Gruppen uppdrar åt Bo Ek att sprida den.",
            ],
        )
    ]

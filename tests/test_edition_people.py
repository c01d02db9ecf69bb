"""What an arbetsordning may say of people: substitutes, co-opted members and a quorum."""

from pathlib import Path

import pytest

from lchnv_cli.rules.substitute import substitute
from tests import exemplary
from tests.exemplary import Change
from tests.running import network

RULES, REGISTER = "rules.yaml", "meetings/register.yaml"
NOTES = "meetings/lchnv/2027-04-09/minnesanteckningar.md"
LAST = "      - {datum: 2026-12-11, beslut: lchnv 2026-12-11 punkt 5 d}\n"
NANNA = "  - namn: Nanna Norrsund\n"
INGA = "  Ekmossa: [Inga Isling]\nTALLY"
OTHERS = "Inga övriga frågor togs upp."
INGA_SPOKE = "Inga Isling och Greta Granhult berättade om samarbetet."


def edition(values: str, start: str = "2027-03-01") -> str:
    return f"  - {{gäller_från: {start}, organ: [lchnv], värden: {{{values}}}}}\n"


def by(*editions: str) -> Change:
    return Change(RULES, LAST, LAST + "".join(editions))


def holder(name: str, role: str, *days: str, principal: str = "Ekmossa") -> str:
    begins, ends = (*days, "")[:2]
    post = f"roll: {role}, organ: lchnv, från: {begins}"
    post += f", huvudman: {principal}" if principal else ""
    post += f", till: {ends}" if ends else ""
    return f"  - namn: {name}\n    uppdrag:\n      - {{{post}}}\n"


def registered(*people: str) -> Change:
    return Change(REGISTER, NANNA, "".join(people) + NANNA)


def told(*changes: Change) -> list[tuple[str, str]]:
    archive, faults = exemplary.read(exemplary.changed(changes))
    found = exemplary.judge(archive, exemplary.TODAY, faults=faults)
    return [(f.rule, f.message) for f in found if not f.exempted]


def rules_of(*changes: Change) -> list[str]:
    return [rule for rule, _ in told(*changes)]


def attendance(present: str, absent: str = "") -> tuple[Change, Change]:
    """Change who was there from Ekmossa on 9 April 2027."""
    head = f"  Ekmossa: {present}\n" if present else ""
    away = f"frånvarande:\n  Ekmossa: {absent}\n" if absent else ""
    return (
        Change(NOTES, "  Ekmossa: [Inga Isling]\n", head),
        Change(NOTES, "utskickad: 2027-04-15", f"{away}utskickad: 2027-04-15"),
    )


ONE = by(edition("ersättare: 1"))
NILS = registered(holder("Nils Hage", "ersättare", "2027-03-01"))
SILENT = Change(NOTES, INGA_SPOKE, "Greta Granhult berättade om samarbetet.")


def test_a_substitute_may_be_registered_and_stand_in_from_the_day_there_may_be_one() -> None:
    present = attendance("['Nils Hage, ersättare för Inga Isling']", "[Inga Isling]")
    assert rules_of(ONE, NILS, SILENT, *present) == []
    assert rules_of(NILS) == ["ersättare"]
    (found,) = told(by(edition("ersättare: 1", "2027-04-01")), NILS)
    assert found[0] == "ersättare"
    early = by(edition("ersättare: 1", "2027-03-01"), edition("ersättare: 0", "2027-04-01"))
    assert rules_of(early, NILS) == ["ersättare"]


@pytest.mark.parametrize(
    "present",
    [
        "[Nils Hage]",
        "['Nils Hage (ersättare)']",
        "['Hage Nils, ersättare']",
        "['Nils Hage, enhetschef, ersättare för socialchefen']",
        "['Nils Hage, i stället för Inga Isling']",
        "['Nils Hage, för Isling']",
        "['Nils Hage, suppleant för Ekmossa']",
    ],
)
def test_a_substitute_is_no_stranger_and_the_representative_needs_no_line(present: str) -> None:
    assert rules_of(ONE, NILS, SILENT, *attendance(present, "[Inga Isling]")) == []
    assert rules_of(ONE, NILS, SILENT, *attendance(present)) == []


@pytest.mark.parametrize(
    ("present", "rules"),
    [
        ("['Lo Falk, ersättare för Inga Isling']", ["ersättare"]),
        ("['Lars Lindmarker, ersättare för Inga Isling']", ["ersättare"]),
        ("['Nils Hage, ersättare för Bertil Björkegren']", ["ersättare"]),
        ("['Nils Hage, ersättare för Granköping']", ["ersättare"]),
    ],
)
def test_somebody_else_is_still_no_substitute(present: str, rules: list[str]) -> None:
    found = rules_of(ONE, NILS, SILENT, *attendance(present, "[Inga Isling]"))
    assert [rule for rule in found if rule != "dubbel-närvaro"] == rules


def test_a_substitute_under_another_principal_is_told_once() -> None:
    other = Change(NOTES, "[Bertil Björkegren]", "[Bertil Björkegren, 'Nils Hage, ersättare']")
    assert rules_of(ONE, NILS, other) == ["ersättare"]
    bare = Change(NOTES, "[Bertil Björkegren]", "[Bertil Björkegren, Nils Hage]")
    assert rules_of(ONE, NILS, bare) == ["okänd-närvarande"]


def test_a_substitute_who_was_away_lets_nobody_be_left_out() -> None:
    away = attendance("", "[Nils Hage]")
    assert rules_of(ONE, NILS, SILENT, *away) == ["saknas-i-närvaron"]
    assert rules_of(ONE, NILS, SILENT, *attendance("")) == ["saknas-i-närvaron"]


SAID = [
    "{} deltog som ersättare för Inga Isling.",
    "Ekmossa företräds i vår av ersättaren {}.",
    "Inga Isling kunde inte delta och {} var med som ersättare.",
    "I Inga Islings ställe deltog {}.",
    "{} ersatte Inga Isling vid mötet.",
    "Inga Isling ersattes av {} på dagens möte.",
    "Inga Islings ersättare {} deltog.",
    "Länschefsnätverket beslutade\n\n- att utse {} till ersättare för Inga Isling",
]


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_may_name_a_substitute_of_the_register_and_nobody_else(said: str) -> None:
    for name, rules in (("Nils Hage", []), ("Lo Falk", ["ersättare"])):
        assert rules_of(ONE, NILS, Change(NOTES, OTHERS, said.format(name))) == rules
    other = said.replace("Inga Isling", "Bertil Björkegren").replace("Ekmossa", "Granköping")
    assert rules_of(ONE, NILS, Change(NOTES, OTHERS, other.format("Nils Hage"))) == ["ersättare"]


def test_substitutes_as_such_may_be_spoken_of_where_there_may_be_any() -> None:
    said = "Länschefsnätverket beslutade\n\n- att varje huvudman utser en ersättare"
    assert rules_of(ONE, Change(NOTES, OTHERS, said)) == []
    assert rules_of(Change(NOTES, OTHERS, said)) == ["ersättare"]


def test_one_more_than_there_may_be_is_told_for_as_long_as_it_lasts() -> None:
    two = (
        holder("Nils Hage", "ersättare", "2027-03-01"),
        holder("Lo Falk", "ersättare", "2027-05-01", "2027-08-31"),
        holder("Bo Ek", "ersättare", "2027-05-01", principal="Björkby"),
    )
    (found,) = told(ONE, registered(*two))
    assert found == (
        "ersättare",
        "Lo Falk är en ersättare för mycket i Länschefsnätverket för Ekmossa från och med lördag "
        "1 maj 2027 till och med tisdag 31 augusti 2027; det får finnas ett.",
    )
    assert told(by(edition("ersättare: 2")), registered(*two)) == []
    follow = (
        holder("Nils Hage", "ersättare", "2027-03-01", "2027-04-30"),
        holder("Lo Falk", "ersättare", "2027-05-01"),
    )
    assert told(ONE, registered(*follow)) == []


def test_a_substitute_is_one_of_some_principal() -> None:
    nobody = registered(holder("Nils Hage", "ersättare", "2027-03-01", principal=""))
    assert rules_of(ONE, nobody) == ["ersättare"]


def test_a_principal_with_a_substitute_alone_is_represented() -> None:
    inga = "{roll: representant, organ: lchnv, huvudman: Ekmossa, från: 2024-12-19}"
    ended = Change(REGISTER, inga, inga.replace("}", ", till: 2027-11-30}"))
    late = registered(holder("Nils Hage", "ersättare", "2027-03-01"))
    without = [rule for rule in rules_of(ONE, ended) if rule == "saknad-huvudman"]
    assert without == ["saknad-huvudman"]
    assert "saknad-huvudman" not in rules_of(ONE, ended, late)


def test_new_notes_name_the_substitutes_beside_the_representatives(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv = network(tmp_path, capsys, monkeypatch)
    for file, more in (
        (RULES, edition("ersättare: 1", "2026-03-01")),
        (REGISTER, holder("Nils Hage", "ersättare", "2026-01-01", principal="Björkby")),
    ):
        text = (tmp_path / file).read_text(encoding="utf-8")
        (tmp_path / file).write_bytes(f"{text}{more}".encode())
    made = lchnv("new-notes", "2026-03-20", "--today", "2026-03-21")
    text = (tmp_path / made.out.strip()).read_text(encoding="utf-8")
    line = '#   Björkby: ["Nils Hage, ersättare"]\n'
    assert line in text
    assert "Nils Hage" not in text.replace(line, "")


def test_the_rule_tells_the_number_of_the_edition() -> None:
    said = [substitute.texts.filled({"ersättare": number}).why for number in (0, 1, 2)]
    assert "och ersättare utses inte" in said[0]
    assert "varje huvudman får ha en ersättare" in said[1]
    assert "två ersättare" in said[2]

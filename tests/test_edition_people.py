"""What an arbetsordning may say of people: substitutes, co-opted members and a quorum."""

from pathlib import Path

import pytest

from lchnv_cli.load.broken import Broken
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.rules.substitute import substitute
from tests import exemplary
from tests.exemplary import Change
from tests.running import network

pytestmark = pytest.mark.slow

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
    unknown = ["ersättare"]
    for name, rules in (("Nils Hage", []), ("Lo Falk", unknown), ("Lindmarker", unknown)):
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
        "1 maj 2027 till och med tisdag 31 augusti 2027; högst 1 får finnas.",
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


MAY = "meetings/lchnv/2027-05-28/minnesanteckningar.md"  # Tallsjö was away
AUTUMN = "meetings/lchnv/2027-09-24/minnesanteckningar.md"  # and Ekmossa here
SEVEN, SIX = by(edition("beslutsför_antal: 7")), by(edition("beslutsför_antal: 6"))
OF_EACH = by(edition("beslutsför_per_part: 1"))
ABSENT = "frånvarande:\n  Tallsjö: [Cecilia Cedersköld]\n"
REGION = "  Region Prov: [Elsa Ekenstam, Folke Forsander, Greta Granhult]\n"
LACKS_ONE = "utan att vara beslutsfört: 6 av minst 7 huvudmän var företrädda."


def short(*changes: Change) -> list[tuple[str, str]]:
    archive, faults = exemplary.read(exemplary.changed(changes))
    found = exemplary.judge(archive, exemplary.TODAY, faults=faults)
    own = [f for f in found if f.rule == "ej-beslutsfört"]
    texts = exemplary.changed(changes)
    return [(texts[str(f.file)].splitlines()[f.line - 1], f.message) for f in own]


def in_may(instead: str) -> Change:
    return Change(MAY, ABSENT, instead)


def test_what_was_decided_while_too_few_were_represented_is_told_once_a_meeting() -> None:
    assert short(SEVEN) == [
        ("närvarande:", f"Mötet beslutade på punkterna 5 a–5 b {LACKS_ONE}"),
        ("närvarande:", f"Mötet beslutade på punkt 5 b {LACKS_ONE}"),
    ]
    assert short(SIX) == []
    assert len(short(by(edition("beslutsför_antal: 7", "2027-06-01")))) == 1
    assert (
        short(by(edition("beslutsför_antal: 7"), edition("beslutsför_antal: 0", "2027-04-01")))
        == []
    )


def test_formalities_and_what_is_put_off_need_no_quorum() -> None:
    tabled = [
        Change(MAY, "- att införa modellen hos alla huvudmän", "- att bordlägga ärendet"),
        Change(
            MAY,
            "- att välja Maja Mobäck, Region Prov, till styrgruppen från den 1 juni 2027",
            "Utfall: bordlagd",
        ),
    ]
    assert [line for line, _ in short(SEVEN, *tabled)] == ["närvarande:"]  # in the autumn
    by_mail = Change(
        MAY,
        "- att införa modellen hos alla huvudmän",
        "- att införa modellen\n\nUtfall: per capsulam senast 2027-06-10; bifall",
    )
    assert [line for line, _ in short(SEVEN, by_mail, tabled[1])] == ["närvarande:"]
    refused = Change(MAY, "- att införa modellen hos alla huvudmän", "- att avslå förslaget")
    assert "punkt 5 a" in short(SEVEN, refused, tabled[1])[0][1]


@pytest.mark.parametrize(
    ("instead", "count"),
    [
        (ABSENT, 2),
        ("oklart:\n  Tallsjö: [Cecilia Cedersköld]\n", 1),
        ("gäster: [Cecilia Cedersköld]\n", 1),
        (f"{ABSENT}gäster: ['Nils Hage, Tallsjö']\n", 2),
        (f"{ABSENT}oklart:\n  Tallsjö: [Lo Falk]\n", 1),  # whom nobody knows may speak for it
        (f"{ABSENT}oklart:\n  Tallsjö: [Olle Ottervik]\n", 2),
    ],
)
def test_who_speaks_for_a_principal_makes_it_represented(instead: str, count: int) -> None:
    assert len(short(SEVEN, in_may(instead))) == count


@pytest.mark.parametrize(
    ("role", "values", "count"),
    [
        ("ersättare", "beslutsför_antal: 7, ersättare: 1", 1),
        ("ersättare", "beslutsför_antal: 7", 2),
        ("adjungerad", "beslutsför_antal: 7, ersättare: 1, adjungerade: 1", 2),
    ],
)
def test_a_substitute_counts_and_a_co_opted_does_not(role: str, values: str, count: int) -> None:
    nils = registered(holder("Nils Hage", role, "2027-03-01", principal="Tallsjö"))
    present = in_may(f"oklart:\n  Tallsjö: [Nils Hage]\n{ABSENT}")
    assert len(short(by(edition(values)), nils, present)) == count


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("till_punkt: 5 a", "5 b"),
        ("till_punkt: 5 b", ""),
        ("från_punkt: 5 b", ""),  # what was tabled before needs nobody
        ("från_punkt: 6", "5 b"),
        ("", ""),  # nobody knows when
    ],
)
def test_who_came_late_or_left_counts_where_they_were(part: str, told: str) -> None:
    line = f"delvis:\n  - {{namn: Inga Isling, {part}}}\n"
    left = Change(NOTES, "utskickad: 2027-04-15", f"{line}utskickad: 2027-04-15")
    heading = "### b) Beslut: Kartläggning av våld i nära relationer"
    own = [found for found in short(SEVEN, left) if "5 a" not in found[1]]
    own = [found for found in own if found[0] != "närvarande:"]
    assert own == ([(heading, f"Mötet beslutade på punkt {told} {LACKS_ONE}")] if told else [])


def test_one_of_several_who_left_leaves_the_principal_represented() -> None:
    line = "delvis:\n  - {namn: Greta Granhult, till_punkt: 4}\n"
    left = Change(NOTES, "utskickad: 2027-04-15", f"{line}utskickad: 2027-04-15")
    assert [line for line, _ in short(SEVEN, left)] == ["närvarande:"] * 2


def test_each_side_has_its_own_number() -> None:
    away = [
        Change(MAY, REGION, ""),
        in_may(f"frånvarande:\n  Tallsjö: [Cecilia Cedersköld]\n{REGION}"),
    ]
    ((_, message),) = short(OF_EACH, *away)
    assert message.endswith("beslutsfört: 0 av minst 1 från Regionen var företrädda.")
    both = by(edition("beslutsför_antal: 6, beslutsför_per_part: 1"))
    ((_, message),) = short(both, *away)
    assert message.endswith(
        ": 5 av minst 6 huvudmän och 0 av minst 1 från Regionen var företrädda."
    )
    assert short(OF_EACH) == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("beslutsför_antal: 7", ""),
        ("beslutsför_antal: 8", "beslutsför_antal är 8, och huvudmännen är 7"),
        ("beslutsför_per_part: 1", ""),
        (
            "beslutsför_per_part: 2",
            "beslutsför_per_part är 2, och den minsta partens huvudmän är 1",
        ),
    ],
)
def test_a_quorum_that_can_never_be_is_refused_on_its_line(values: str, told: str) -> None:
    text = exemplary.changed([by(edition(values))])[RULES]
    if not told:
        assert read_procedure(text.encode())
        return
    with pytest.raises(Broken, match=told) as caught:
        read_procedure(text.encode())
    line = next(n for n, each in enumerate(text.splitlines(), 1) if values in each)
    assert caught.value.fault.hit.place.line == line


def test_the_co_opted_are_known_and_as_many_as_there_may_be() -> None:
    people = [
        holder("Nils Hage", "adjungerad", "2027-03-01", principal=""),
        holder("Lo Falk", "adjungerad", "2027-05-01", "2027-05-31", principal=""),
    ]
    there = Change(NOTES, REGION, f"{REGION}  Adjungerade: [Nils Hage]\n")
    own = registered(*people)
    assert told(own, there) == []  # the arbetsordning says nothing of them
    assert told(by(edition("adjungerade: 2")), own, there) == []
    assert told(by(edition("adjungerade: 1")), own, there) == [
        (
            "för-många-adjungerade",
            "Lo Falk är adjungerad till Länschefsnätverket från och med lördag 1 maj 2027 till och "
            "med måndag 31 maj 2027; högst 1 får vara det samtidigt.",
        )
    ]
    none = by(edition("adjungerade: 0", "2027-04-01"))
    assert [message[-29:] for _, message in told(none, own, there)] == [
        "ingen får vara det samtidigt."
    ] * 2


def test_a_co_opted_is_no_representative_and_no_stranger() -> None:
    nils = registered(holder("Nils Hage", "adjungerad", "2027-03-01"))
    assert rules_of(nils, SILENT, *attendance("[Nils Hage]")) == ["saknas-i-närvaron"]
    assert rules_of(nils, SILENT, *attendance("[Nils Hage]", "[Inga Isling]")) == []
    late = registered(holder("Nils Hage", "adjungerad", "2027-05-01"))
    assert rules_of(late, SILENT, *attendance("[Nils Hage]", "[Inga Isling]")) == [
        "okänd-närvarande"
    ]

"""A new arbetsordning beside the present one, and a network of another county: rules.yaml alone."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.deadline import Due
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.workdays import Workdays
from tests.judging import run
from tests.running import NETWORK, Program, archive, network

# What a working group could come up with: six working days, seven in the steering group, no word
# on voting any more, and users' part in development from then on.
SUCCESSOR = """\
  - gäller_från: 2027-01-01
    antagen: 2026-12-11
    organ: [lchnv]
    värden: {arbetsdagar: 6, styrgrupp_antal: 7}
    utgår: [votering]
    tillkommer: [brukarmedverkan]
"""
RULES_YAML = (NETWORK / "rules.yaml").read_text(encoding="utf-8") + SUCCESSOR
TODAY = dt.date(2027, 12, 31)
BEFORE = ("--today", "2025-12-01")


def _found(known: Archive, rule_id: str) -> list[str]:
    rules = [rule for rule in RULES if rule.id == rule_id]
    assert len(rules) == 1
    found = run(rules, Context(TODAY, known, Workdays()), ())
    return [finding.message for finding in found]


def _agenda(date: str, published: str, text: str = "") -> str:
    head = f"dokument: dagordning\norgan: lchnv\ndatum: {date}\npublicerad: {published}\n"
    return f"---\n{head}---\n\n## 1. Budget\n\n{text}"


@pytest.mark.parametrize(
    ("date", "published", "late"),
    [
        ("2026-11-20", "2026-11-13", False),  # five working days, under the old one
        ("2026-11-20", "2026-11-16", True),
        ("2027-03-19", "2027-03-11", False),  # six, under the new one
        ("2027-03-19", "2027-03-12", True),
    ],
)
def test_each_meeting_is_judged_by_the_arbetsordning_of_its_day(
    date: str, published: str, *, late: bool
) -> None:
    known = archive(_agenda(date, published), rules=RULES_YAML)
    assert bool(_found(known, "sen-dagordning")) is late


def _steering(members: dict[str, str], since: str) -> str:
    people = [
        f"  - namn: {name}\n    uppdrag:\n"
        f"      - {{roll: representant, organ: lchnv, huvudman: {principal}, från: 2025-01-01}}\n"
        f"      - {{roll: styrgrupp, organ: lchnv, huvudman: {principal}, från: {since}}}\n"
        for name, principal in members.items()
    ]
    return "personer:\n" + "".join(people)


SIX = {
    "Asta Almgren": "Björkby",
    "Bo Berglind": "Granköping",
    "Disa Dahlin": "Tallsjö",
    "Elsa Ekenstam": "Region Prov",
    "Folke Forsander": "Region Prov",
    "Greta Granhult": "Region Prov",
}


def test_the_steering_group_of_six_is_one_too_few_from_the_day_of_the_new_one() -> None:
    known = archive(register=_steering(SIX, "2025-01-01"), rules=RULES_YAML)
    assert _found(known, "styrgrupp-antal") == [
        "Styrgruppen har 6 medlemmar från och med fredag 1 januari 2027; den ska ha 7."
    ]


def test_a_seventh_member_may_come_from_either_side_but_an_eighth_may_not() -> None:
    seven = {**SIX, "Hild Hedman": "Aspnäs"}
    known = archive(register=_steering(seven, "2027-01-01"), rules=RULES_YAML)
    assert _found(known, "styrgrupp-antal") + _found(known, "styrgrupp-fördelning") == []
    lopsided = {**seven, "Ivar Isling": "Björkby"}
    del lopsided["Greta Granhult"]
    known = archive(register=_steering(lopsided, "2027-01-01"), rules=RULES_YAML)
    (message,) = _found(known, "styrgrupp-fördelning")
    assert "varje part ska ha minst 3 och högst 4" in message


VOTE = """\
#### Förslag till beslut

Länschefsnätverket beslutar

- att beslutet fattas genom votering
"""


@pytest.mark.parametrize(("date", "count"), [("2026-12-11", 1), ("2027-01-29", 0)])
def test_a_dropped_rule_judges_only_what_came_before(date: str, count: int) -> None:
    known = archive(_agenda(date, "2026-01-01", VOTE), rules=RULES_YAML)
    assert len(_found(known, "votering")) == count


DEVELOPMENT = "Utvecklingsuppdrag: RSS Prov; återrapport 2027-09-17\n"


@pytest.mark.parametrize(("date", "count"), [("2026-12-11", 0), ("2027-01-29", 1)])
def test_a_new_rule_judges_only_what_comes_after(date: str, count: int) -> None:
    known = archive(_agenda(date, "2026-01-01", DEVELOPMENT), rules=RULES_YAML)
    assert len(_found(known, "brukarmedverkan")) == count


def test_an_edition_that_names_a_rule_which_does_not_exist_is_told() -> None:
    known = archive(rules=RULES_YAML.replace("[votering]", "[vottering]"))
    (message,) = _found(known, "okänt-undantag")
    assert "vottering" in message


def test_the_adoption_after_the_elections_is_the_review_of_the_old_one() -> None:
    assert _found(archive(rules=RULES_YAML), "sen-översyn") == []
    late = RULES_YAML.replace("antagen: 2026-12-11", "antagen: 2026-09-12")
    assert len(_found(archive(rules=late), "sen-översyn")) == 1


def test_a_window_that_ends_before_it_begins_stops_the_program() -> None:
    wrong = RULES_YAML.replace("styrgrupp_tidigast: 18", "styrgrupp_tidigast: 9")
    with pytest.raises(Broken, match="styrgrupp_senast"):
        read_procedure(wrong.encode())


# Another body gets an arbetsordning of its own, later, with a number of its own.
SCHNV = """\
  - id: schnv
    namn: Socialchefsnätverket
    kortnamn: SCHNV
    rubrik: Socialchefsnätverket
"""
ITS_OWN = """\
  - gäller_från: 2025-06-01
    organ: [schnv]
    värden: {arbetsdagar: 3}
    utgår: [kallat-protokoll]
"""
NETWORK_RULES = (NETWORK / "rules.yaml").read_text(encoding="utf-8")
WITH_SCHNV = NETWORK_RULES.replace("lediga_aftnar:", f"{SCHNV}lediga_aftnar:")


def _of(body: str, text: str) -> str:
    return text.replace("organ: lchnv", f"organ: {body}")


def test_an_arbetsordning_for_another_body_changes_nothing_for_the_first() -> None:
    without, beside = (read_procedure(text.encode()) for text in (WITH_SCHNV, WITH_SCHNV + ITS_OWN))
    assert beside.editions_of("lchnv") == without.editions_of("lchnv")
    for day in (dt.date(2024, 12, 18), dt.date(2024, 12, 19), dt.date(2030, 1, 1)):
        assert beside.edition("lchnv", day) == without.edition("lchnv", day)
        assert beside.edition_for("styrgrupp", day) == without.edition_for("styrgrupp", day)
    agenda = _agenda("2026-11-20", "2026-11-16")
    for rules in (WITH_SCHNV, WITH_SCHNV + ITS_OWN):
        assert len(_found(archive(agenda, rules=rules), "sen-dagordning")) == 1


@pytest.mark.parametrize(
    ("date", "published", "late"),
    [
        ("2025-05-23", "2025-05-23", False),  # before its arbetsordning: form rules only
        ("2026-11-20", "2026-11-17", False),  # three working days, its own number
        ("2026-11-20", "2026-11-18", True),
    ],
)
def test_a_body_is_judged_by_its_own_arbetsordning(
    date: str, published: str, *, late: bool
) -> None:
    known = archive(_of("schnv", _agenda(date, published)), rules=WITH_SCHNV + ITS_OWN)
    assert bool(_found(known, "sen-dagordning")) is late


@pytest.mark.parametrize(("steered", "count"), [("", 0), ("    styrgrupp: styrgrupp\n", 1)])
def test_only_a_body_that_another_prepares_has_to_be_prepared(steered: str, count: int) -> None:
    rules = WITH_SCHNV.replace(SCHNV, SCHNV + steered) + ITS_OWN
    agenda = _agenda("2026-11-20", "2026-11-13").replace("1. Budget", "1. Beslut: Budget")
    known = archive(_of("schnv", agenda), rules=rules)
    for rule in ("ej-berett-möte", "ej-berett-ärende"):
        assert len(_found(known, rule)) == count


def test_rules_are_dropped_and_added_for_the_bodies_of_the_post_alone() -> None:
    later = ITS_OWN.replace("2025-06-01", "2026-06-01").replace("utgår", "tillkommer")
    procedure = read_procedure((WITH_SCHNV + ITS_OWN + later).encode())
    early, late = dt.date(2026, 5, 31), dt.date(2026, 6, 1)
    assert procedure.governs("lchnv", early, "kallat-protokoll")
    assert procedure.governs("lchnv", late, "kallat-protokoll")
    assert not procedure.governs("schnv", early, "kallat-protokoll")
    assert procedure.governs("schnv", late, "kallat-protokoll")


def test_what_a_post_leaves_out_follows_from_the_edition_before_of_each_of_its_bodies() -> None:
    both = "  - {gäller_från: 2027-01-01, organ: [lchnv, schnv], värden: {utskick_dagar: 7}}\n"
    procedure = read_procedure((WITH_SCHNV + ITS_OWN + both).encode())
    day = dt.date(2027, 1, 1)
    found = [procedure.edition(body, day) for body in ("lchnv", "schnv")]
    days = [(e.values["arbetsdagar"], e.values["utskick_dagar"]) for e in found if e]
    assert days == [(5, 7), (3, 7)]
    assert not procedure.governs("schnv", day, "kallat-protokoll")


SAYING_MUCH = """\
  - gäller_från: 2025-03-01
    organ: [lchnv]
    värden: {vice_ordförande: 2, ersättare: 1, adjungerade: 2, bilagor_dagar: 3, utskick_dagar: 9}
    styrgrupp_platser: {Kommunerna: 4, Regionen: 2}
    digitala_möten: nej
    anteckningar_heter: protokoll
"""


@pytest.mark.parametrize("steered", ["", "    styrgrupp: styrgrupp\n"])
def test_a_body_s_first_says_nothing_but_numbers_that_it_must_have_as_another_body_does(
    steered: str,
) -> None:
    own = ITS_OWN if not steered else ITS_OWN.replace("{arb", "{styrgrupp_per_part: 3, arb")
    text = WITH_SCHNV.replace(SCHNV, SCHNV + steered) + SAYING_MUCH + own
    first = read_procedure(text.encode()).edition_for("schnv", dt.date(2025, 6, 1))
    told = {
        name: first.values.get(name) for name in ("vice_ordförande", "ersättare", "utskick_dagar")
    }
    assert told == {"vice_ordförande": 1, "ersättare": 0, "utskick_dagar": 9}
    assert not {"adjungerade", "bilagor_dagar"} & first.values.keys()
    assert (first.seats, first.digital, first.notes_called) == (None, None, None)
    assert {"digitalt-möte", "för-många-adjungerade"} <= set(first.dropped)


def test_a_steered_body_s_first_must_say_how_its_steering_group_is_shared() -> None:
    steered = WITH_SCHNV.replace(SCHNV, SCHNV + "    styrgrupp: styrgrupp\n")
    with pytest.raises(Broken, match="Värden saknas: styrgrupp_per_part eller styrgrupp_platser"):
        read_procedure((steered + SAYING_MUCH + ITS_OWN).encode())


def test_a_body_left_out_of_a_new_arbetsordning_keeps_its_own() -> None:
    both = (WITH_SCHNV + SUCCESSOR).replace("organ: [lchnv]", "organ: [lchnv, schnv]", 1)
    procedure = read_procedure(both.encode())
    found = [procedure.edition(body, dt.date(2027, 1, 1)) for body in ("lchnv", "schnv")]
    assert [e.start.isoformat() for e in found if e] == ["2027-01-01", "2024-12-19"]


def test_an_arbetsordning_that_has_ended_governs_no_longer_but_is_still_counted_by() -> None:
    ended = WITH_SCHNV + ITS_OWN + "    gäller_till: 2026-03-31\n"
    procedure = read_procedure(ended.encode())
    last, after = dt.date(2026, 3, 31), dt.date(2026, 4, 1)
    assert [procedure.governs("schnv", day) for day in (last, after)] == [True, False]
    assert procedure.edition_for("schnv", after).values["arbetsdagar"] == 3
    assert procedure.governs("lchnv", after)


def test_the_steering_group_is_judged_until_the_last_day_of_force() -> None:
    ended = NETWORK_RULES + "    gäller_till: 2026-03-31\n"
    five = dict(list(SIX.items())[1:])
    known = archive(register=_steering(five, "2025-01-01"), rules=ended)
    (message,) = _found(known, "styrgrupp-antal")
    assert "till och med tisdag 31 mars 2026" in message


@pytest.mark.parametrize(
    ("post", "why"),
    [
        (ITS_OWN + ITS_OWN, "schnv har två arbetsordningar från 2025-06-01"),
        (ITS_OWN.replace("[schnv]", "[]"), "gäller inget organ"),
        (ITS_OWN + "    gäller_till: 2025-05-31\n", "gäller_till är före gäller_från"),
        (
            ITS_OWN.replace("2025-06-01", "2020-01-01"),
            "Värden saknas: .* utskick_arbetsdagar eller utskick_dagar,",
        ),
        (ITS_OWN.replace("{arb", "{dagar: 7, arb"), "arbetsdagar och dagar"),
        (ITS_OWN.replace("arbetsdagar: 3", "utskick_dagar: 1, utskick_arbetsdagar: 1"), "utskick_"),
    ],
)
def test_a_post_that_cannot_be_meant_stops_the_program(post: str, why: str) -> None:
    with pytest.raises(Broken, match=why):
        read_procedure((WITH_SCHNV + post).encode())


def test_values_that_are_missing_are_told_with_lines_that_can_stand() -> None:
    fewer = re.sub(r"\n *(?:möten_per_år|utskick_dagar):.*", "", NETWORK_RULES)
    with pytest.raises(Broken) as told:
        read_procedure(fewer.encode())
    lines = told.value.fault.hit.remedy.partition("till exempel ")[2].removesuffix(".").split(", ")
    assert [line.partition(":")[0] for line in lines] == ["möten_per_år", "utskick_arbetsdagar"]
    written = "".join(f"\n      {line}" for line in lines)
    assert read_procedure(fewer.replace("värden:", f"värden:{written}").encode()).editions


def test_each_body_looks_through_its_own_arbetsordning() -> None:
    reviewed = ITS_OWN + "    översedd: [2026-11-17]\n"
    known = archive(rules=WITH_SCHNV + reviewed)
    assert len(_found(known, "sen-översyn")) == 1
    both = archive(rules=(WITH_SCHNV).replace("organ: [lchnv]", "organ: [lchnv, schnv]"))
    assert len(_found(both, "sen-översyn")) == 1  # one post, told once


def test_one_working_day_is_counted_as_one() -> None:
    rules = NETWORK_RULES.replace("arbetsdagar: 5", "arbetsdagar: 1", 1)
    (message,) = _found(archive(_agenda("2026-11-20", "2026-11-20"), rules=rules), "sen-dagordning")
    assert message.splitlines()[1] == "1 arbetsdag före fredag 20 november: 19/11."


@pytest.mark.parametrize(
    ("published", "said"),
    [("2026-11-20", "fredag 20 november;"), ("2027-03-11", "torsdag 11 mars 2027;")],
)
def test_a_day_of_another_year_has_its_year(published: str, said: str) -> None:
    (message,) = _found(archive(_agenda("2026-11-20", published)), "sen-dagordning")
    assert message.startswith(f"Dagordningen publicerades {said} senast fredag 13 november gällde.")


def test_what_a_post_says_beside_its_numbers_follows_too_and_brings_its_rule() -> None:
    posts = (
        "  - {gäller_från: 2026-01-01, organ: [lchnv], digitala_möten: nej}\n"
        "  - {gäller_från: 2027-01-01, organ: [lchnv], värden: {utskick_dagar: 7}}\n"
        "  - {gäller_från: 2028-01-01, organ: [lchnv], digitala_möten: ja}\n"
    )
    procedure = read_procedure((WITH_SCHNV + posts).encode())
    days = [dt.date(year, 1, 1) for year in (2025, 2026, 2027, 2028)]
    asked = [procedure.governs("lchnv", day, "digitalt-möte") for day in days]
    assert asked == [False, True, True, False]


# Ten days of all sorts for the agenda and three working days for annexes; notes within five.
TIMES = """\
  - gäller_från: 2027-01-01
    organ: [lchnv]
    värden:
      {dagar: 10, bilagor_arbetsdagar: 3, utskick_arbetsdagar: 5, publicering_dagar: 7}
"""
IN_TIMES = NETWORK_RULES + TIMES


@pytest.mark.parametrize(
    ("date", "published", "last"),
    [
        ("2026-11-20", "2026-11-13", ""),  # five working days until the turn of the year
        ("2026-11-20", "2026-11-16", "fredag 13 november gällde.\n5 arbetsdagar före fredag 20"),
        ("2027-04-07", "2027-03-28", ""),  # Easter Sunday is a day as good as any
        ("2027-04-07", "2027-03-29", "söndag 28 mars gällde.\n10 dagar före onsdag 7 april: 28/3."),
    ],
)
def test_an_agenda_may_have_calendar_days(date: str, published: str, last: str) -> None:
    found = _found(archive(_agenda(date, published), rules=IN_TIMES), "sen-dagordning")
    assert [last in message for message in found] == [True] * bool(last)
    assert ["Alla dagar räknas" in message for message in found] == ["10 dagar" in last] * bool(
        last
    )


def _annexed(date: str, published: str, day: str, revised: str = "") -> str:
    own = f"    publicerad: {day}\n" if day else ""
    annex = f"bilagor:\n  - nr: 1\n    titel: Taxor\n{own}"
    return _agenda(date, published).replace("---\n\n", f"{annex}{revised}---\n\n")


REVISED = "revideringar:\n  - {{datum: 2027-04-01, ändring: {}}}\n"


@pytest.mark.parametrize(
    ("written", "late"),
    [
        (_annexed("2027-04-09", "2027-03-30", "2027-04-06"), 0),  # three working days
        (_annexed("2027-04-09", "2027-03-30", "2027-04-07"), 1),
        (_annexed("2026-11-20", "2026-11-13", "2026-11-16"), 1),  # as the agenda's, before
        (_annexed("2027-04-09", "2027-03-30", "", REVISED.format("Bilaga 2 lades till")), 0),
        (_annexed("2027-04-09", "2027-03-30", "", REVISED.format("Punkt 4 lades till")), 1),
    ],
)
def test_annexes_may_have_days_of_their_own(written: str, late: int) -> None:
    known = archive(written, rules=IN_TIMES)
    assert len(_found(known, "sen-bilaga")) == late
    assert _found(known, "sen-dagordning") == []


@pytest.mark.parametrize(("published", "late"), [("2027-03-26", 0), ("2027-03-27", 1)])
def test_annexes_that_come_with_the_agenda_may_be_late_when_it_is_not(
    published: str, late: int
) -> None:
    sooner = IN_TIMES.replace("bilagor_arbetsdagar: 3", "bilagor_dagar: 14")
    known = archive(_annexed("2027-04-09", published, ""), rules=sooner)
    assert len(_found(known, "sen-bilaga")) == late
    assert _found(known, "sen-dagordning") == []


@pytest.mark.parametrize(
    ("rule", "field", "day", "told"),
    [
        ("ej-utskickade", "utskickad", "2027-04-02", ""),  # over Easter
        ("ej-utskickade", "utskickad", "2027-04-03", "2 april 2027 gällde, 5 arbetsdagar efter m"),
        ("ej-publicerade", "publicerad", "2027-03-31", ""),
        ("ej-publicerade", "publicerad", "2027-04-01", "31 mars 2027 gällde, 7 dagar efter mötet."),
    ],
)
def test_notes_may_have_working_days(rule: str, field: str, day: str, told: str) -> None:
    notes = (
        f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2027-03-24\n{field}: {day}\n---\n"
    )
    found = _found(archive(notes, rules=IN_TIMES), rule)
    assert [told in message for message in found] == [True] * bool(told)


@pytest.mark.parametrize(
    ("today", "time", "told"),
    [
        # ten working days before, as always
        ("2027-03-21", "dagar: 10", []),
        (
            "2027-03-22",
            "dagar: 10",
            [("warning", "söndag 28 mars; den dagen är påskdagen, så publicera")],
        ),
        (
            "2027-03-24",
            "dagar: 11",
            [("warning", "lördag 27 mars; publicera senast torsdag 25 mars.")],
        ),
        (
            "2027-03-24",
            "dagar: 9",
            [("warning", "måndag 29 mars; den dagen är annandag påsk, så publicera")],
        ),
        ("2027-03-24", "dagar: 7", [("info", "onsdag 31 mars.")]),
        # the last day itself, where that comes first
        ("2027-03-09", "dagar: 28", []),
        ("2027-03-10", "dagar: 28", [("info", "onsdag 10 mars.")]),
        ("2027-03-11", "dagar: 28", [("error", "Dagordningen är inte publicerad; senast")]),
    ],
)
def test_a_last_day_on_which_nobody_works_is_told_ahead(
    today: str, time: str, told: list[tuple[str, str]]
) -> None:
    rules = IN_TIMES.replace("{dagar: 10", "{" + time)
    known = archive(_agenda("2027-04-07", ""), rules=rules)
    own = [rule for rule in RULES if rule.id == "sen-dagordning"]
    found = run(own, Context(dt.date.fromisoformat(today), known, Workdays()))
    assert [each.severity for each in found] == [severity for severity, _ in told]
    for each, (_, text) in zip(found, told, strict=True):
        assert text in each.message


def test_a_new_agenda_and_a_year_count_in_the_days_of_their_arbetsordning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lchnv = network(tmp_path, capsys, monkeypatch)
    (tmp_path / "rules.yaml").write_bytes(IN_TIMES.replace("2027-01-01", "2026-04-01").encode())
    made = lchnv("new-agenda", "2026-05-29", "--json", "--today", "2026-04-02")
    assert "Publicera senast tisdag 19 maj (4 §: 10 dagar före).\n" in made.err
    assert "Räknade dagar: alla, utom mötesdagen." in made.err
    told = json.loads(made.out)
    assert (told["publish_by"], told["deadline"]) == ("2026-05-19", "10 dagar")
    assert "working_days_counted" not in told
    year = json.loads(lchnv("calendar", "2026", "--json").out)["meetings"]
    days = {each["date"]: (each["publish_by"], each["mail_by"]) for each in year[:3]}
    assert days["2026-03-20"] == ("2026-03-13", "2026-04-03")
    assert days["2026-05-22"] == ("2026-05-12", "2026-05-29")


def test_both_of_a_deadline_s_names_are_refused_at_the_later_line() -> None:
    both = IN_TIMES.replace("{dagar: 10, ", "{dagar: 10, arbetsdagar: 7,\n       ")
    lines = both.splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "arbetsdagar: 7" in text)
    with pytest.raises(Broken, match=f"rules.yaml:{line}:19\n.*arbetsdagar och dagar"):
        read_procedure(both.encode())


def test_a_later_post_takes_the_place_of_the_inherited_deadline_and_0_is_none_of_its_own() -> None:
    back = "  - {gäller_från: 2028-01-01, organ: [lchnv], värden: {arbetsdagar: 4}}\n"
    none = "  - {gäller_från: 2029-01-01, organ: [lchnv], värden: {bilagor_dagar: 0}}\n"
    on = "  - {gäller_från: 2030-01-01, organ: [lchnv], värden: {dagar: 6}}\n"
    procedure = read_procedure((IN_TIMES + back + none + on).encode())
    told = [
        [str(procedure.deadline(due, "lchnv", dt.date(year, 6, 1))) for due in Due]
        for year in (2026, 2027, 2028, 2029, 2030)
    ]
    assert told == [
        ["5 arbetsdagar", "5 arbetsdagar", "14 dagar", "14 dagar", "30 dagar"],
        ["10 dagar", "3 arbetsdagar", "5 arbetsdagar", "7 dagar", "30 dagar"],
        ["4 arbetsdagar", "3 arbetsdagar", "5 arbetsdagar", "7 dagar", "30 dagar"],
        ["4 arbetsdagar", "4 arbetsdagar", "5 arbetsdagar", "7 dagar", "30 dagar"],
        ["6 dagar", "6 dagar", "5 arbetsdagar", "7 dagar", "30 dagar"],
    ]


# Another county: three sides, its own numbers, no political body and no summer break.
OTHER = """\
format: 2
nätverk: Chefsnätverket i Fjällvik
utfärdare: Fjällviks stöd
parter:
  - namn: Kustkommunerna
    huvudmän: [Strandby, Skärvik]
  - namn: Fjällkommunerna
    huvudmän: [Toppås, Myrnäs]
  - namn: Regionen
    huvudmän: [Region Fjällvik]
organ:
  - id: chefer
    namn: Chefsnätverket
    kortnamn: CHN
    rubrik: Chefsnätverket i Fjällvik
    tid: 13.00–15.00
    styrgrupp: au
    stående_punkter: [Mötets öppnande, Övriga frågor]
  - id: au
    namn: Arbetsutskottet
    kortnamn: AU
    rubrik: Arbetsutskottet
arbetsordningar:
  - gäller_från: 2025-01-01
    organ: [chefer]
    värden:
      arbetsdagar: 3
      förvarning_arbetsdagar: 6
      styrgrupp_antal: 3
      styrgrupp_per_part: 1
      styrgrupp_dagar: 7
      styrgrupp_tidigast: 9
      styrgrupp_senast: 5
      vakans_dagar: 30
      möten_per_år: 3
      välfärdsrådet_dagar: 21
      utskick_dagar: 7
      publicering_dagar: 7
      diarieföring_dagar: 20
      glömd_möten: 1
      påminnelse_månad: 11
"""
THREE = """\
personer:
  - namn: Kurt Kust
    uppdrag:
      - {roll: representant, organ: chefer, huvudman: Strandby, från: 2025-01-01}
      - {roll: styrgrupp, organ: chefer, från: 2025-01-01, beslut: chefer 2024-12-10}
      - {roll: ordförande, organ: chefer, från: 2026-01-01, till: 2026-12-31, beslut: VAL}
  - namn: Fia Fjäll
    uppdrag:
      - {roll: representant, organ: chefer, huvudman: Toppås, från: 2025-01-01}
      - {roll: styrgrupp, organ: chefer, från: 2025-01-01, beslut: chefer 2024-12-10}
      - {roll: vice ordförande, organ: chefer, från: 2026-01-01, till: 2026-12-31, beslut: VAL}
  - namn: Rut Region
    uppdrag:
      - {roll: representant, organ: chefer, huvudman: Region Fjällvik, från: 2025-01-01}
      - {roll: styrgrupp, organ: chefer, från: 2025-01-01, beslut: chefer 2024-12-10}
  - namn: Sven Skär
    uppdrag: [{roll: representant, organ: chefer, huvudman: Skärvik, från: 2025-01-01}]
  - namn: Maj Myr
    uppdrag: [{roll: representant, organ: chefer, huvudman: Myrnäs, från: 2025-01-01}]
""".replace("VAL", "chefer 2025-12-10")


@pytest.fixture
def county(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Make a folder with init, and put another county's rules.yaml and people in it."""
    monkeypatch.chdir(tmp_path)
    program = Program(tmp_path.resolve(), capsys)
    assert program("init").code == 0
    (tmp_path / "rules.yaml").write_bytes(OTHER.encode())
    (tmp_path / "meetings/register.yaml").write_bytes(THREE.encode())
    return program


def test_another_county_makes_its_year_and_its_agenda(county: Program) -> None:
    saved = county("calendar", "2026", "--propose", "3", "--save", *BEFORE)
    assert (saved.code, saved.out) == (0, "meetings/chefer/2026/kalendarium.md\n")
    first = json.loads(county("calendar", "2026", "--json").out)["meetings"][0]["date"]
    made = county("new-agenda", "--today", "2026-01-02")
    assert (made.code, made.out) == (0, f"meetings/chefer/{first}/dagordning.md\n")
    assert "3 arbetsdagar före" in made.err
    assert "13.00–15.00" in (county.folder / made.out.strip()).read_text(encoding="utf-8")


def test_another_county_is_judged_by_its_own_numbers(county: Program) -> None:
    county("calendar", "2026", "--propose", "3", "--save", *BEFORE)
    path = county.folder / "meetings/chefer/2026/kalendarium.md"
    adopted = path.read_text(encoding="utf-8").replace("fastställt: ", "fastställt: 2025-12-10 #")
    path.write_bytes(adopted.encode())
    county("new-agenda", "--place", "Strandby", "--today", "2026-01-02")
    checked = county("check", "--today", "2026-01-02", "--output-format", "json")
    rules = sorted({found["rule"] for found in json.loads(checked.out)["findings"]})
    assert (checked.code, rules) == (0, ["styrgrupp-nationellt-uppdrag"])


def test_the_chair_passes_through_three_sides(county: Program) -> None:
    told = json.loads(county("members", "--json", "--today", "2026-06-01").out)
    assert told["next_year"] == {
        "year": 2027,
        "until": 2027,
        "chair": "Fjällkommunerna",
        "vice_chair": ["Regionen"],
    }
    assert [fault["rule"] for fault in told["faults"]] == ["styrgrupp-nationellt-uppdrag"] * 3

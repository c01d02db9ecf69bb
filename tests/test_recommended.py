"""What the steering group recommends goes to the network, which answers it; the rest stays."""

import datetime as dt

import pytest

from lchnv_cli.memory.events import EventKind
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.waits import Wait
from lchnv_cli.render.agenda_draft import agenda_draft
from tests.judging import text_of
from tests.made_years import rules
from tests.running import archive

BUYS = "\n\n- att köpa tolkar\n"
SAID = f"Styrgruppen rekommenderar LCHNV att besluta{BUYS}"
RECOMMENDED = {
    "a lead-in": SAID,
    "a lead-in and an outcome": f"{SAID}\nUtfall: bifall",
    "a proposal that was adopted": "#### Förslag till beslut\n\nStyrgruppen för Länschefsnätverket "
    f"rekommenderar Länschefsnätverket att besluta{BUYS}\nUtfall: bifall",
    "a decision to recommend": f"Styrgruppen beslutade att rekommendera Länschefsnätverket{BUYS}",
    "one clause of two": "Styrgruppen beslutade\n\n- att rekommendera LCHNV att köpa tolkar\n"
    "- att ge RSS Prov i uppdrag att skriva underlaget",
    "a clause that proposes": "Styrgruppen beslutade\n\n- att föreslå LCHNV att köpa tolkar",
    "a sentence": "Styrgruppen föreslår LCHNV att köpa tolkar.",
    "the meeting": f"Mötet föreslår nätverket att besluta{BUYS}",
    "who is to decide": f"LCHNV rekommenderas att besluta{BUYS}",
}
KEPT = {
    "tabled": f"{SAID}\nUtfall: bordlagd",
    "not yet confirmed": f"{SAID}\nUtfall: att bekräfta",
    "only proposed": f"#### Förslag till beslut\n\n{SAID}",
}
SETTLED = {
    "rejected": f"{SAID}\nUtfall: avslag",
    "not recommended": "Styrgruppen beslutade\n\n- att inte rekommendera LCHNV att köpa tolkar",
    "its own": "Styrgruppen beslutade\n\n- att köpa tolkar",
    "told of earlier": "Styrgruppen har tidigare föreslagit LCHNV detta.\n\nUtfall: bifall",
    "somebody else's": "SCHNV rekommenderar LCHNV att köpa tolkar.\n\nUtfall: bifall",
}


def _document(body: str, day: str, text: str, kind: str = "minnesanteckningar") -> str:
    return f"---\ndokument: {kind}\norgan: {body}\ndatum: {day}\n---\n\n## 1. {text}\n"


def _ledger(*texts: str) -> Ledger:
    sent = _document("schnv", "2026-01-15", "Beslut: Tolkar\n\nUtfall: hänskjuten till Styrgruppen")
    return Ledger(archive(sent, *texts, rules=rules()), dt.date(2026, 4, 1))


def _open(ledger: Ledger) -> set[tuple[str, Wait]]:
    waits = {(each.body_id, each.wait) for matter in ledger.matters for each in matter.open}
    return {each for each in waits if each[1] is not Wait.REPORT}


@pytest.mark.parametrize("text", RECOMMENDED.values(), ids=RECOMMENDED)
def test_what_is_recommended_waits_for_the_network(text: str) -> None:
    told = _document("styrgrupp", "2026-03-02", f"Beslut: Tolkar\n\n{text}")
    asked = {("schnv", Wait.ANSWER), ("styrgrupp", Wait.ANSWER)}
    assert {*asked, ("lchnv", Wait.RECEIVED)} == _open(_ledger(told))
    events = [each.kind for each in _ledger(told).matters[0].events if each.body_id == "styrgrupp"]
    assert EventKind.RECOMMENDED in events
    done = _document("lchnv", "2026-03-20", "Beslut: Tolkar\n\nUtfall: bifall")
    assert {("schnv", Wait.ANSWERED)} == _open(_ledger(told, done))
    rests = _document("lchnv", "2026-03-20", "Beslut: Tolkar\n\nUtfall: bordlagd")
    assert {*asked, ("lchnv", Wait.OUTCOME)} == _open(_ledger(told, rests))


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_not_recommended_yet_stays_with_the_group(text: str) -> None:
    told = _document("styrgrupp", "2026-03-02", f"Beslut: Tolkar\n\n{text}")
    bodies = {body for body, _ in _open(_ledger(told))}
    assert {"schnv", "styrgrupp"} == bodies


@pytest.mark.parametrize("text", SETTLED.values(), ids=SETTLED)
def test_what_the_group_settles_itself_is_its_answer(text: str) -> None:
    told = _document("styrgrupp", "2026-03-02", f"Beslut: Tolkar\n\n{text}")
    assert {("schnv", Wait.ANSWERED)} == _open(_ledger(told))


def test_what_waits_at_the_network_already_is_not_sent_there_twice() -> None:
    rests = _document("lchnv", "2026-01-30", "Beslut: Tolkar\n\nUtfall: bordlagd")
    told = _document("styrgrupp", "2026-03-02", f"Beslut: Tolkar\n\n{RECOMMENDED['a lead-in']}")
    waits = [each for matter in _ledger(rests, told).matters for each in matter.open]
    assert [each.wait for each in waits if each.body_id == "lchnv"] == [Wait.OUTCOME]


def test_what_the_network_settles_its_group_has_no_more_to_do_with() -> None:
    rests = _document("styrgrupp", "2026-03-02", "Beslut: Tolkar\n\nUtfall: bordlagd")
    done = _document("lchnv", "2026-03-20", "Beslut: Tolkar\n\nUtfall: bifall")
    assert {("schnv", Wait.ANSWERED)} == _open(_ledger(rests, done))
    report = "Rapport: Tolkar\n\nLänschefsnätverket beslutade\n\n- att arbetet fortsätter och "
    goes_on = _document("lchnv", "2026-03-20", f"{report}redovisas i september")
    assert ("styrgrupp", Wait.OUTCOME) in _open(_ledger(rests, goes_on))


@pytest.mark.parametrize("text", RECOMMENDED.values(), ids=RECOMMENDED)
def test_the_networks_agenda_proposes_what_was_recommended(text: str) -> None:
    told = _document("styrgrupp", "2026-03-02", f"Beslut: Tolkar\n\n{text}")
    ledger = _ledger(told)
    body = ledger.archive.procedure.bodies["lchnv"]
    draft = agenda_draft(ledger, body, dt.date(2026, 3, 20), text_of)
    (brought,) = [each for point in draft.points for _, each in point.carried]
    written = brought.markdown("a")
    assert written.startswith("### a) Beslut: Tolkar\n")
    assert "rekommenderad av Styrgruppen 2026-03-02, punkt 1" in written
    proposal = written.partition("#### Förslag till beslut\n\n")[2]
    assert "\n\n- att köpa tolkar" in proposal
    assert "Utfall" not in proposal
    assert "RSS Prov" not in proposal

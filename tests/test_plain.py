"""What is inserted in a clause hides nothing of it from those who read it."""

import pytest

from lchnv_cli.memory.appointing import appoints
from lchnv_cli.memory.assignment import handed_out, left_to_nobody
from lchnv_cli.memory.clauses import Told, read_clauses
from lchnv_cli.memory.plain import plain
from lchnv_cli.memory.politics import asks_politicians
from lchnv_cli.memory.wordings import outcomes_in
from lchnv_cli.model.document import Notes
from tests.running import read

HEAD = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: 2026-05-29\n---\n\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("att, eftersom underlag saknas, utse en grupp", "att utse en grupp"),
        ("att RSS, i samråd med Björkby, tar fram\nen plan", "att RSS tar fram en plan"),
        ("att Lo Falk, Björkby, tar fram en plan", "att Lo Falk, Björkby, tar fram en plan"),
        ("att Lo Falk, i en grupp som består, leder", "att Lo Falk, i en grupp som består, leder"),
        ("att börja i maj, i juni och i höst", "att börja i maj, i juni och i höst"),
    ],
)
def test_a_clause_is_plain_without_what_is_inserted(text: str, left: str) -> None:
    assert plain(text) == left


def test_every_reader_of_clauses_reads_past_what_is_inserted() -> None:
    assert handed_out("att RSS, i samråd med Björkby, tar fram en plan till nästa möte")
    assert left_to_nobody("att, eftersom underlag saknas, tillsätta en arbetsgrupp")
    assert asks_politicians("att, eftersom det kostar, rekommendera kommunfullmäktige att anta den")
    assert outcomes_in("att, med hänsyn till tiden, bordlägga ärendet")


def test_a_principal_after_a_name_is_nobody_who_was_appointed() -> None:
    [(people, _)] = appoints("att utse Lo Falk, Region Prov, till Arbetsgruppen för vårdplanering")
    assert people == (("Lo Falk", "Region Prov"),)


def test_what_is_put_off_in_two_clauses_is_put_off_once_with_its_day() -> None:
    [told] = _put_off("- att ärendet bordläggs\n- att frågan återkommer på mötet i maj")
    assert [(str(one.kind), str(one.when)) for one in told.outcomes] == [("bordlagd", "maj")]
    assert told.value == "ärendet bordläggs"


def test_what_goes_to_two_is_told_of_both() -> None:
    clauses = "- att återremittera ärendet till RSS\n- att återremittera bilagan till Styrgruppen"
    targets = [one.target for told in _put_off(clauses) for one in told.outcomes]
    assert targets == ["RSS", "Styrgruppen"]


def _put_off(clauses: str) -> tuple[Told, ...]:
    text = f"{HEAD}## 1. Beslut: Rutin\n\nLänschefsnätverket beslutade\n\n{clauses}\n"
    document = read(text).document
    assert isinstance(document, Notes)
    [decision] = document.items[0].decisions
    return read_clauses(decision, frozenset()).put_off

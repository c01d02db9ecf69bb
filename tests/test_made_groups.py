"""Forty groups over ten years: every seat on every day asked, and every planted fault, is told."""

import datetime as dt
import random
from pathlib import PurePosixPath

import pytest

from lchnv_cli.context import Context
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.ground import read_ground
from lchnv_cli.memory.seating import Seating, State
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import GROUPS_FILE
from lchnv_cli.registers.group_seats import Asked, group_seats
from lchnv_cli.rules.catalogue import named
from lchnv_cli.workdays import Workdays
from tests.judging import read_document, run
from tests.made_groups import DAY, FIRST, GROUPS, SEATS, TODAY, Made, made
from tests.running import NETWORK

RULES = named(
    {
        *("okänd-utsedd", "okänd-plats", "upptagen-plats", "utsedd-inte-införd"),
        *("mandattid-slut", "sen-nominering", "grupp-utan-ansvarig"),
    }
)
SEEDS = (1, 2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 15)))


def read(whole: Made) -> Archive:
    """Read a network that was thrown."""
    rules = (NETWORK / "rules.yaml").read_bytes()
    procedure, register, faults = read_ground(rules, whole.register.encode())
    data = read_data_files({GROUPS_FILE: whole.groups.encode()}, procedure)
    assert [*faults, *data.faults] == []
    documents = [
        read_document(PurePosixPath(name), text.encode(), frozenset(procedure.bodies)).document
        for name, text in whole.documents().items()
    ]
    own = tuple(document for document in documents if document is not None)
    return Archive(NETWORK, procedure, register, own, groups=data.groups)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_seat_is_told_of_on_any_day(seed: int) -> None:
    whole = made(seed)
    seating, dice = Seating(read(whole), TODAY), random.Random(seed)  # noqa: S311 - no secret
    assert len(whole.held) == GROUPS * SEATS
    days = [FIRST + dice.randint(0, (TODAY - FIRST).days) * DAY for _ in range(40)]
    for day in [*days, TODAY]:
        told = {(each.group.name, each.seat.competence): each for each in seating.on(day)}
        there = {key for key in whole.held if whole.starts[key[0]] <= day}
        assert told.keys() == there
        for key, each in told.items():
            name = each.holder.name if each.holder else ""
            assert name == whole.holder(*key, day), (key, day)
            if not name:
                assert each.since == whole.empty_since(*key, day), (key, day)
                assert each.state in {State.VACANT, State.CALLED, State.LATE}


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_fault_is_found_and_nothing_else_is(seed: int) -> None:
    whole = made(seed)
    found = run(RULES, Context(TODAY, read(whole), Workdays()))
    told = {(str(each.file), each.line, each.rule) for each in found}
    assert (whole.faults - told, told - whole.faults) == (set(), set())
    assert len(told) > GROUPS / 2
    assert len({rule for *_, rule in told}) >= len(RULES) - 1


def test_the_register_counts_what_is_true() -> None:
    whole = made(1)
    vacant = [key for key in whole.held if not whole.holder(*key, TODAY)]
    register = group_seats(Seating(read(whole), TODAY), TODAY, Asked(vacant=True))
    assert [(row["group"], row["seat"]) for row in register.rows] == [
        (f"{group} ({group.rpartition(' ')[2].capitalize()})", seat) for group, seat in vacant
    ]
    assert len(vacant) > SEATS
    assert dt.date.max > TODAY

"""Ten made-up years of agreements: each planted fault is found, and nothing else is."""

import re

import pytest

from lchnv_cli.context import Context
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.registers.agreement_list import Wanted, agreements
from lchnv_cli.rules.catalogue import named
from lchnv_cli.rules.run import run
from lchnv_cli.work.changing.mend import apply
from lchnv_cli.workdays import Workdays
from tests.made_agreements import TODAY, Decade
from tests.running import NETWORK, archive

RULES = named(
    {
        "överenskommelse-löper-ut",
        "överenskommelse-utan-beslut",
        "överenskommelse-ej-undertecknad",
        "beslutad-överenskommelse-fattas",
    }
)
_TITLE = re.compile("”(.*?)”")
SEEDS = [1, 2, 3, 4, 5]


def _plain(title: str) -> str:
    """Give what a title is about."""
    return title.split(maxsplit=2)[2].casefold()


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_each_planted_fault_is_found_and_nothing_else_is(seed: int) -> None:
    made = Decade(seed)
    text = (NETWORK / "rules.yaml").read_text("utf-8")
    rules = text.replace("gäller_från: 2024-12-19", "gäller_från: 2017-01-01")
    folder = archive(*(text for _, text in made.documents()), rules=rules, agreements=made.file())
    found = run(RULES, Context(TODAY, folder, Workdays()))
    actual = sorted((each.rule, _plain(_TITLE.findall(each.message)[0])) for each in found)
    assert actual == sorted((rule, _plain(title)) for rule, title in made.expected)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_the_list_of_what_runs_out_is_the_one_that_was_made(seed: int) -> None:
    made = Decade(seed)
    folder = archive(*(text for _, text in made.documents()), agreements=made.file())
    rows = agreements(Ledger(folder, TODAY), Wanted(months=12)).rows
    assert {row["title"] for row in rows} == made.ending()


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS[:2])
def test_what_fix_writes_in_leaves_out_only_what_points_elsewhere(seed: int) -> None:
    made = Decade(seed)
    documents = [text for _, text in made.documents()]
    text = made.file()
    for _ in range(3):  # what does not fit beside another waits for the next round
        folder = archive(*documents, agreements=text)
        found = run(named({"beslutad-överenskommelse-fattas"}), Context(TODAY, folder, Workdays()))
        edits = [edit for each in found for edit in each.edits]
        text = apply(text.encode(), edits).decode()
    astray = {_plain(deed.title) for deed in made.deeds if deed.pointer}
    assert {_plain(_TITLE.findall(each.message)[0]) for each in found} <= astray
    assert text.count("\n  - titel: ") == made.file().count("\n  - titel: ") + 4

"""Every rule on everything in a folder, as check and preview run them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import PurePosixPath

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.report import RuleInfo
from lchnv_cli.rules.catalogue import ACROSS, IDS, READING, Judges, rules
from lchnv_cli.rules.run import Unasked, near, run
from lchnv_cli.screen.how_far import tracked
from lchnv_cli.work.opening.workplace import Workplace


def judge(here: Workplace) -> list[Finding]:
    """Run every rule."""
    return run(rules(READING, ACROSS), here, here.found, IDS, _counted)


def judge_near(here: Workplace, file: PurePosixPath, known: Sequence[Finding]) -> list[Finding]:
    """Give what is found in a file by the rules that ask little more than it and its meeting.

    What others found before is taken from ``known``: they ask the memory of all meetings, which is
    not made again for each letter that somebody types.
    """
    only = {file}  # a path's hash is at hand, and its comparison is slow
    own = [each for each in here.found if each.file in only]
    found, unasked = near(rules(ACROSS), _Forgetful.of(here), own, file)
    return [*found, *(each for each in known if each.rule in unasked)]


def _counted(judged: tuple[object, ...]) -> Iterator[object]:
    return tracked(judged, len(judged), "Granskar")


class _Forgetful(Workplace):
    """The folder without its memory."""

    @classmethod
    def of(cls, here: Workplace) -> "_Forgetful":
        return cls(**{field.name: getattr(here, field.name) for field in fields(here)})

    @property
    def ledger(self) -> Ledger:
        raise Unasked


def infos(procedure: Procedure, day: dt.date) -> tuple[RuleInfo, ...]:
    """Tell what the rules are on a day, for the formats that describe them."""
    edition = procedure.edition_for(next(iter(procedure.bodies)), day)
    told = (rule.under(edition) for rule in rules(*Judges))
    return tuple(
        RuleInfo(each.id, each.cites, each.severity, texts.summary, texts.why, texts.mend)
        for each in told
        for texts in (each.texts,)
    )

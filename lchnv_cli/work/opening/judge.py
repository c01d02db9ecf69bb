"""Every rule on everything in a folder, as check and preview run them."""

import datetime as dt

from lchnv_cli.model.finding import Finding
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.report import RuleInfo
from lchnv_cli.rules.catalogue import ACROSS, IDS, READING, Judges, rules
from lchnv_cli.rules.run import run
from lchnv_cli.work.opening.workplace import Workplace


def judge(here: Workplace) -> list[Finding]:
    """Run every rule."""
    return run(rules(READING, ACROSS), here, here.found, IDS)


def infos(procedure: Procedure, day: dt.date) -> tuple[RuleInfo, ...]:
    """Tell what the rules are on a day, for the formats that describe them."""
    edition = procedure.edition_for(next(iter(procedure.bodies)), day)
    told = (rule.under(edition) for rule in rules(*Judges))
    return tuple(
        RuleInfo(each.id, each.cites, each.severity, texts.summary, texts.why, texts.mend)
        for each in told
        for texts in (each.texts,)
    )

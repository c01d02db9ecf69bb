"""Every rule on everything in a folder, as check and preview run them."""

from lchnv_cli.model.finding import Finding
from lchnv_cli.model.report import RuleInfo
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.run import run
from lchnv_cli.work.workplace import Workplace


def judge(place: Workplace) -> list[Finding]:
    """Run every rule."""
    return run(RULES, place, place.faults, place.found)


def infos() -> tuple[RuleInfo, ...]:
    """Tell what the rules are, for the formats that describe them."""
    return tuple(
        RuleInfo(r.id, r.cites, r.severity, r.texts.summary, r.texts.why, r.texts.mend)
        for r in RULES
    )

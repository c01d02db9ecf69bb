"""A decision that somebody changed in Word, marked in the Markdown until it is confirmed.

In notes it is the line that the program itself writes under what is yet to be confirmed; a proposal
has no outcome, and gets a comment, which is never printed.
"""

from lchnv_cli.intake.returned.change import TextEdit
from lchnv_cli.intake.returned.units import LISTED, Sort, Unit
from lchnv_cli.model.fact_names import FactName

WORDS = "att bekräfta"
_IN_DECISION = {*LISTED, Sort.LEAD, Sort.ROW}
_LAST = 9  # of all that is put in at one place


def to_confirm(source: str, units: list[Unit], near: Unit, *, decides: bool) -> list[TextEdit]:
    """Give what marks the decision that a piece stands in."""
    at = next(place for place, unit in enumerate(units) if unit is near)
    last = near
    while last.sort in _IN_DECISION and at + 1 < len(units):
        if units[at + 1].sort not in LISTED | {Sort.ROW}:
            break
        at += 1
        last = units[at]
    facts = [last] if last.sort is Sort.FACT else []
    for unit in units[at + 1 :]:
        if unit.sort is not Sort.FACT or unit.mark.startswith(FactName.PRESENTER):
            break
        facts.append(unit)
    outcome = next((unit for unit in facts if unit.mark.startswith(FactName.OUTCOME)), None)
    if decides and outcome is not None:
        said = source[outcome.start : outcome.end]
        more = "" if WORDS in said else f" ({WORDS})"
        return [TextEdit(outcome.end, outcome.end, more, _LAST)] if more else []
    mark = f"{FactName.OUTCOME}: {WORDS}" if decides else f"<!-- {WORDS} -->"
    if source[last.last :].lstrip().startswith(mark):
        return []
    if facts and facts[0] is not last and decides:
        return [TextEdit(facts[0].first, facts[0].first, f"{mark}\n", _LAST)]
    end = "" if source[: last.last].endswith("\n") else "\n"
    return [TextEdit(last.last, last.last, f"{end}\n{mark}\n", _LAST)]

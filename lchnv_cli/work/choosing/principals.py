"""Principals as they are named on the command line."""

import datetime as dt

from lchnv_cli.model.folding import folded
from lchnv_cli.model.sides import Principal
from lchnv_cli.work.opening.workplace import Stop, Workplace


def principal_named(here: Workplace, written: str, body_id: str, day: dt.date) -> Principal:
    """Give the principal of a body on a day by any of its names.

    Raises Stop, with the one that may be meant.
    """
    sides = here.procedure.sides_over_time(body_id)
    every = here.procedure.principals_of(body_id, day)
    called = {folded(name.text): name.text for p in sides.principals() for name in p.names}
    name = called.get(folded(written), "")
    if (principal := sides.named(name, day)) and principal.on(day):
        return principal
    told, _ = sides.strayed(name, day)
    if told:
        raise Stop(f"{name} {told}. Välj bland: {', '.join(every)}.")
    from rapidfuzz import process  # noqa: PLC0415 - only a mistyped name needs it

    known = {folded(name): name for name in every}
    near = process.extractOne(folded(written), list(known), score_cutoff=60)
    hint = f"Menade du {known[near[0]]}?" if near else f"Välj bland: {', '.join(every)}."
    raise Stop(f"Huvudmannen ”{written}” finns inte i rules.yaml. {hint}")

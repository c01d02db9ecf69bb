"""Principals as they are named on the command line."""

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.folding import folded
from lchnv_cli.work.workplace import Stop, Workplace


def principal_named(here: Workplace, written: str, document: MeetingDocument) -> str:
    """Give a principal as it was called on a document's day; another name of its own will do.

    Raises Stop, with the one that may be meant.
    """
    day = document.date
    sides = here.procedure.sides_over_time(document.body_id)
    every = here.procedure.principals_of(document.body_id, day)
    called = {folded(name.text): name.text for p in sides.principals() for name in p.names}
    name = called.get(folded(written), "")
    if (principal := sides.named(name, day)) and (now := principal.on(day)):
        return now
    told, _ = sides.strayed(name, day)
    if told:
        raise Stop(f"{name} {told}. Välj bland: {', '.join(every)}.")
    from rapidfuzz import process  # noqa: PLC0415 - only a mistyped name needs it

    known = {folded(name): name for name in every}
    near = process.extractOne(folded(written), list(known), score_cutoff=60)
    hint = f"Menade du {known[near[0]]}?" if near else f"Välj bland: {', '.join(every)}."
    raise Stop(f"Huvudmannen ”{written}” finns inte i rules.yaml. {hint}")

"""Principals as they are named on the command line."""

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.folding import folded
from lchnv_cli.work.workplace import Stop, Workplace


def principal_named(here: Workplace, written: str, document: MeetingDocument) -> str:
    """Give a principal of the document's day as rules.yaml writes it.

    Raises Stop, with the one that may be meant.
    """
    every = here.procedure.principals_of(document.body_id, document.date)
    known = {folded(name): name for name in every}
    if found := known.get(folded(written)):
        return found
    from rapidfuzz import process  # noqa: PLC0415 - only a mistyped name needs it

    near = process.extractOne(folded(written), list(known), score_cutoff=60)
    hint = f"Menade du {known[near[0]]}?" if near else f"Välj bland: {', '.join(known.values())}."
    raise Stop(f"Huvudmannen ”{written}” finns inte i rules.yaml. {hint}")

"""What the running text of a point says outright of its matter, sentence by sentence."""

import re
from collections.abc import Iterable

from lchnv_cli.memory.assignment import handed_out
from lchnv_cli.memory.clauses import DENYING, Told, as_quoted
from lchnv_cli.memory.outcome import Outcome, OutcomeKind
from lchnv_cli.memory.recommended import is_recommending, recommended_to
from lchnv_cli.memory.said import Said, told_in
from lchnv_cli.memory.whose import is_ours
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure

_STEERED = frozenset({OutcomeKind.WITHDRAWN, OutcomeKind.PER_CAPSULAM})
# "Ärendet bordlades" tells of the whole point, "Frågan om bemanningen bordlades" of a part of it.
_WHOLE = late(
    r"(?!.*\bdel(?:en|ar)?\b)(?:.*\s)?(?:ärendet|punkten|frågan|förslaget|beslutet)(?!\w"
    r"|\s+(?:om|kring|"
    r"rörande|gällande|avseende|angående|att|från|som|i|på)\b)",
    re.IGNORECASE,
)


def sentences(item: Item, body_id: str, procedure: Procedure) -> list[Told]:
    """Give what the running text says outright of the point, each as the sentence or its clause."""
    found = []
    for sentence in item.sentences:
        said = told_in(sentence.text)
        to = recommended_to(sentence.text, body_id, procedure)
        if to is not None and is_recommending(sentence.text, body_id, procedure):
            outcome = Outcome(OutcomeKind.REFERRED, to.name, recommended=True)
            found.append(Told(sentence.line, sentence.text, (outcome,)))
        gives = handed_out(sentence.text)
        if not (said.outcomes or said.clause or gives):
            continue
        who = said.who or sentence.text
        taken = gives is not None and who.startswith(gives[0])
        if taken and not said.outcomes:  # "Asta åtog sig att kontakta länsstyrelsen"
            who = who.partition(" att ")[0]
        ours = is_ours(who, body_id, procedure, named=bool(said.clause))
        own = ours or _is_steered(said, who, body_id, procedure, taken=False)
        if own or (taken and _is_steered(said, who, body_id, procedure, taken=taken)):
            text = said.clause or sentence.text
            found.append(Told(sentence.line, text, said.outcomes if own else ()))
    return [each for at, each in enumerate(found) if not _said_better(each, found[:at], found[at:])]


def _said_better(told: Told, before: Iterable[Told], after: Iterable[Told]) -> bool:
    """Tell whether another sentence says the same outcome, and says when or says it first."""
    kinds = [one.kind for one in told.outcomes]
    when = any(one.when for one in told.outcomes)

    def same(others: Iterable[Told], *, timed: bool) -> bool:
        alike = (o for o in others if kinds and kinds == [one.kind for one in o.outcomes])
        return any(not timed or any(one.when for one in o.outcomes) for o in alike)

    return same(before, timed=when) or (not when and same(after, timed=True))


def _is_steered(said: Said, who: str, body_id: str, procedure: Procedure, *, taken: bool) -> bool:
    """Tell whether the steering group says what it does with the network's matter.

    It takes its proposal back, is to ask for replies by mail, gets the matter anew, or has
    ``taken`` on something itself.
    """
    steering = procedure.steered_by(body_id)
    if steering is None or procedure.body_named_first(who) != steering:
        return False
    kinds = {one.kind for one in said.outcomes}
    gets = any(one.target and who.startswith(one.target) for one in said.outcomes)
    return taken or gets or bool(kinds and kinds <= _STEERED)


def denies(said: Told) -> bool:
    """Tell whether a sentence says that the whole matter was put off or rejected."""
    kinds = {outcome.kind for outcome in said.outcomes}
    return bool(kinds) and kinds <= DENYING and _WHOLE.match(as_quoted(said.value)) is not None

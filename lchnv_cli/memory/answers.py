"""Which of the clauses proposed at a point got an answer in the notes.

A clause is known by its words, in whatever form: one answer may hold two proposals, and what was
changed beyond recognition answers whatever is left. So only a proposal too many is without answer.
"""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.formalities import is_done
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.whose import is_own
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Clause, Item, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure

_STEM = 4  # letters that are the same in most forms of a word
_WORD = late(r"\w{3,}|\d+")
_SMALL = frozenset(
    ("att", "och", "den", "det", "för", "med", "till", "från", "som", "ett", "har", "ska", "samt")
)
# An answer to all that was proposed: besluta enligt styrgruppens förslag, bifalla förslaget.
_ALL = late(
    r"\b(?:enligt|i enlighet med|utifrån|bifall\w*|godkän\w*|anta\w*|tillstyrk\w*|följ\w*|"
    r"ställ\w* sig bakom|avslå\w*)\b.*\b(?:förslag(?:et|en)?|rekommendation(?:en|er|erna)?)\b",
    re.IGNORECASE | re.DOTALL,
)


def unanswered(asked: Item, told: Item, body_id: str, procedure: Procedure) -> list[Clause]:
    """Give the proposals of a point of the agenda that its point in the notes leaves open.

    A line Utfall, or a clause that puts the matter off, answers all, but for a bifall right after
    clauses, which is theirs. Decisions under sub-points that the agenda does not have are the
    point's.
    """
    every = (told,) if asked.sub_items else (told, *told.sub_items)
    if any(_is_settled_whole(item, body_id, procedure) for item in every):
        return []
    proposals = [
        clause
        for clause in _clauses(asked, Role.PROPOSAL, body_id, procedure)
        if not is_done(clause.text, every, body_id, procedure)
    ]
    answers = [c for item in every for c in _clauses(item, Role.DECISION, body_id, procedure)]
    if not answers or any(takes_all(answer.full_text) for answer in answers):
        return []
    said = [stems(answer.full_text) for answer in answers]
    left: list[Clause] = []
    used: set[int] = set()
    for proposal in proposals:
        own = stems(proposal.full_text)
        like = [at for at, each in enumerate(said) if 2 * len(own & each) > len(own)]
        used.update(like)
        left += [] if like or not own else [proposal]
    return left[len(answers) - len(used) :] if len(left) > len(answers) - len(used) else []


def is_answered(proposal: Clause, items: Sequence[Item]) -> bool:
    """Tell whether a clause that some points decided has the words of a proposal."""
    own = stems(proposal.full_text)
    said = (c for item in items for d in item.decisions for c in d.clauses)
    return any(2 * len(own & stems(clause.full_text)) > len(own) for clause in said)


def _is_settled_whole(item: Item, body_id: str, procedure: Procedure) -> bool:
    facts = [*item.facts, *(f for d in item.decisions if not d.clauses for f in d.facts)]
    own = any(fact.key == FactName.OUTCOME and fact.value for fact in facts)
    return own or bool(fate_of(item, body_id, procedure).kinds - {OutcomeKind.ADOPTED})


def takes_all(answer: str) -> bool:
    """Tell whether a clause answers all that was proposed without saying what it was."""
    return _ALL.search(answer) is not None


def stems(text: str) -> frozenset[str]:
    """Give the words of a text, cut short so that their forms are alike."""
    words = (word for word in _WORD.findall(folded(text)) if word not in _SMALL)
    return frozenset(word if word.isdigit() else word[:_STEM] for word in words)


def _clauses(item: Item, role: Role, body_id: str, procedure: Procedure) -> Iterator[Clause]:
    for decision in item.decisions:
        if decision.role is role and is_own(decision, body_id, procedure):
            yield from decision.clauses

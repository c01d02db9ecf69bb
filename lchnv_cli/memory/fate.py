"""What a point of the notes says became of its matter: the one reading of lines and clauses.

A decision can be told twice, in the clauses of a body and in a line ``Utfall`` beside them, and
the two limit each other: a clause that tables the matter is an outcome and no plain decision, and
a clause beside ``Utfall: avslag`` was never decided. Rules, mails, drafts and registers ask here
and read neither themselves, so that they cannot disagree.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lchnv_cli.memory.assignment import Assignment, assignments_of
from lchnv_cli.memory.outcome import ACCEPTED, FINAL, Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.wordings import Found, Said, outcomes_in, told_in
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import Clause, Decision, Fact, Item, Role
from lchnv_cli.model.procedure import Procedure

_STANDING = ACCEPTED | {OutcomeKind.REFERRED}
_UNDOING = frozenset({OutcomeKind.REJECTED, OutcomeKind.WITHDRAWN, OutcomeKind.TO_CONFIRM})
_DENYING = frozenset(
    {OutcomeKind.REJECTED, OutcomeKind.WITHDRAWN, OutcomeKind.TABLED, OutcomeKind.REMITTED}
)
_PUTTING_OFF = frozenset(
    {OutcomeKind.TABLED, OutcomeKind.REMITTED, OutcomeKind.REFERRED, OutcomeKind.PER_CAPSULAM}
)
_NOT = re.compile(r"att\s+(?:inte|ej)\b", re.IGNORECASE)
_YES = re.compile(r"ja\b", re.IGNORECASE)
# Boards, councils and committees, in any form: kommunstyrelsen, nämnderna, råds.
STRANGER = re.compile(
    r"\b(?:\w*?(?:nämnd|styrelse|fullmäktige|utskott|råd)(?:e[rn]?|erna|et|n|r|rna)?s?"
    r"|regeringen|riksdagen|staten|SKR)\b",
    re.IGNORECASE,
)

_OURSELVES = re.compile(
    r"(?:mötet|nätverket|deltagarna|gruppen|representanterna|vi|man|det|härmed|därmed|beslut\w*)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"[\w-]+s\s")  # "Styrgruppens förslag godkändes" tells of the network
_RECEIVER = re.compile(
    rf"\b(?:till|åt|för|från)\s+(?:[\w-]+\s+){{0,3}}?{STRANGER.pattern}", re.IGNORECASE
)


class Told(NamedTuple):
    """A line Utfall, or a clause or sentence that says the same.

    No outcomes where a line cannot be read.
    """

    line: int
    value: str
    outcomes: tuple[Outcome, ...]


class Fate(NamedTuple):
    """What became of a point.

    ``decided`` are the body's own clauses that stand, ``put_off`` those that table, remit or refer
    the matter, whether or not a line tells it too. ``denied`` are the first clauses of decisions
    that an outcome undoes while none of their clauses says so. ``political`` is the line that says
    that elected assemblies must decide, or 0.
    """

    told: tuple[Told, ...] = ()
    decided: tuple[Clause, ...] = ()
    put_off: tuple[Told, ...] = ()
    denied: tuple[Clause, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    replies: tuple[str, ...] = ()
    political: int = 0

    @property
    def kinds(self) -> frozenset[OutcomeKind]:
        """The kinds of all outcomes."""
        return frozenset(outcome.kind for told in self.told for outcome in told.outcomes)

    @property
    def settled(self) -> bool:
        """Whether anything was decided, or told instead."""
        return bool(self.decided or self.told)

    @property
    def undecided(self) -> bool:
        """Whether the outcome is that nothing was adopted, or nothing yet."""
        kinds = self.kinds
        waits = OutcomeKind.PER_CAPSULAM in kinds and not kinds & FINAL
        return waits or not kinds <= _STANDING | {OutcomeKind.PER_CAPSULAM}

    def of(self, kind: OutcomeKind) -> Iterator[tuple[Told, Outcome]]:
        """Give the outcomes of a kind, each with where it is told."""
        return ((told, one) for told in self.told for one in told.outcomes if one.kind is kind)

    def resting(self) -> Iterator[tuple[Told, Outcome]]:
        """Give the outcomes that bring the matter back to the body, each with where it is told.

        What was tabled and remitted is followed as remitted; what was tabled to be asked of by
        mail does not come back, but what was tabled by mail does.
        """
        kinds = self.kinds
        for told in self.told:
            for at, one in enumerate(told.outcomes):
                by_mail = any(each.kind is OutcomeKind.PER_CAPSULAM for each in told.outcomes[:at])
                tabled = one.kind is OutcomeKind.TABLED and OutcomeKind.REMITTED not in kinds
                stays = tabled and (by_mail or OutcomeKind.PER_CAPSULAM not in kinds)
                if stays or one.kind is OutcomeKind.REMITTED:
                    yield told, one

    def target(self, kind: OutcomeKind) -> str:
        """Give to whom the matter went by an outcome of a kind; a line may leave it to a clause."""
        every = (one for told in (*self.told, *self.put_off) for one in told.outcomes)
        return next((one.target for one in every if one.kind is kind and one.target), "")


def fate_of(item: Item, body_id: str, procedure: Procedure) -> Fate:
    """Read what became of a point in the notes of a body.

    An outcome is for the clauses that it follows; under the heading, or standing alone, it is for
    the whole point. A clause that puts the matter off is left out of ``told`` where a line tells
    an outcome of its kind.
    """
    if not (item.facts or item.decisions or item.sentences):
        return Fate()
    facts = tuple(item.all_facts())
    told = [
        Told(fact.line, fact.value, outcomes_of(fact.value))
        for fact in _named(FactName.OUTCOME, facts)
    ]
    in_lines = _kinds(facts)
    decided: list[Clause] = []
    put_off: list[Told] = []
    denied: list[Clause] = []
    for decision, kinds in _own_decisions(item, body_id, procedure):
        stand, own, against = _clauses(decision, kinds)
        decided += stand
        put_off += own
        denied += against
    told += (each for each in put_off if in_lines.isdisjoint(one.kind for one in each.outcomes))
    _add_sentences(item, body_id, procedure, told, decided)
    return Fate(
        told=tuple(told),
        decided=tuple(decided),
        put_off=tuple(put_off),
        denied=tuple(denied),
        assignments=assignments_of(item),
        replies=tuple(fact.value for fact in _named(FactName.ANSWERS, facts)),
        political=next(
            (f.line for f in _named(FactName.POLITICAL, facts) if _YES.match(f.value)), 0
        ),
    )


def _clauses(
    decision: Decision, kinds: frozenset[OutcomeKind]
) -> tuple[list[Clause], list[Told], list[Clause]]:
    """Part a decision's clauses: those that stand, that put off, and that an outcome denies."""
    stand: list[Clause] = []
    put_off: list[Told] = []
    read = [(clause, outcomes_in(clause.text)) for clause in decision.clauses]
    denies = kinds & _DENYING and not kinds & (ACCEPTED | {OutcomeKind.TO_CONFIRM})
    says_so = any(_says_so(clause, found) for clause, found in read)
    denied = list(decision.clauses[:1]) if denies and not says_so else []
    for clause, found in read:
        rejects = any(e.outcome.kind is OutcomeKind.REJECTED for e in found if not e.denies)
        if kinds == {OutcomeKind.ADOPTED} and rejects:
            denied.append(clause)
        own = tuple(each.outcome for each in found if each.outcome.kind in _PUTTING_OFF)
        if own and not kinds & _UNDOING:
            put_off.append(Told(clause.line, _short(clause.text), own))
        beside = any(each.beside for each in found)
        rests = own and not (beside and all(one.kind in _STANDING for one in own))
        if not rests and _stands(clause, kinds):
            stand.append(clause)
    return stand, put_off, denied


def _add_sentences(
    item: Item, body_id: str, procedure: Procedure, told: list[Told], decided: list[Clause]
) -> None:
    """Add what the running text tells, and neither a line nor a clause does."""
    known = {outcome.kind for each in told for outcome in each.outcomes}
    for sentence in item.sentences:
        said = told_in(sentence.text)
        if not (said.outcomes or said.clause) or not _is_ours(said, body_id, procedure):
            continue
        kinds = {outcome.kind for outcome in said.outcomes}
        if kinds - ACCEPTED and known.isdisjoint(kinds):
            told.append(Told(sentence.line, _short(sentence.text), said.outcomes))
        elif not (decided or known):
            text = said.clause or sentence.text
            decided.append(Clause(text, sentence.line, listed=False))


def _is_ours(said: Said, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a sentence tells of the body itself: no other is named, but as who gets it."""
    named = procedure.body_named_first(said.who)
    if named is not None and not _OWNER.match(said.who):
        return named.id == body_id
    if said.clause and not _OURSELVES.match(said.who):
        return False
    return STRANGER.search(_RECEIVER.sub("", said.who)) is None


def is_own(decision: Decision, body_id: str, procedure: Procedure) -> bool:
    """Tell whether a proposal or decision is the body's own, not one quoted from others.

    What stands under Förslag till beslut is put to the meeting, whoever proposes it. A lead-in
    without a name (Mötet beslutade) is the meeting's own.
    """
    if decision.heading or not decision.lead_in:
        return True
    named = procedure.body_named_first(decision.lead_in)
    if named is None:
        return STRANGER.search(decision.lead_in) is None
    return named.id == body_id


def _own_decisions(
    item: Item, body_id: str, procedure: Procedure
) -> Iterator[tuple[Decision, frozenset[OutcomeKind]]]:
    """Give what the body itself decided, each with the kinds of the outcomes that are for it."""
    alone = (fact for decision in item.decisions if not decision.clauses for fact in decision.facts)
    of_all = _kinds((*item.facts, *alone))
    for decision in item.decisions:
        if decision.role is Role.DECISION and is_own(decision, body_id, procedure):
            yield decision, of_all | _kinds(decision.facts)


def _in(found: Iterable[Found]) -> frozenset[OutcomeKind]:
    return frozenset(each.outcome.kind for each in found)


def _says_so(clause: Clause, found: Iterable[Found]) -> bool:
    """Tell whether a clause says itself that the matter was rejected, withdrawn or put off."""
    return bool(_in(found) & (_DENYING | _PUTTING_OFF)) or _NOT.match(clause.text) is not None


def _short(text: str) -> str:
    """Give a clause or a sentence as it is quoted: on one line, without att and full stop."""
    return " ".join(text.split()).removeprefix("att ").rstrip(".")


def _stands(clause: Clause, kinds: frozenset[OutcomeKind]) -> bool:
    """Tell whether a clause was decided, beside the outcomes that are for it."""
    against = kinds - _STANDING - ({OutcomeKind.PER_CAPSULAM} if kinds & FINAL else set())
    if against == {OutcomeKind.REJECTED}:
        return _says_so(clause, outcomes_in(clause.text))
    return not against


def _kinds(facts: Iterable[Fact]) -> frozenset[OutcomeKind]:
    lines = _named(FactName.OUTCOME, facts)
    return frozenset(outcome.kind for line in lines for outcome in outcomes_of(line.value))


def _named(name: FactName, facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.key == name and fact.value)

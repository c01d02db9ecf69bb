"""What a point of the notes says became of its matter: the one reading of lines and clauses.

A decision can be told twice, in the clauses of a body and in a line ``Utfall`` beside them, and
the two limit each other: a clause that tables the matter is an outcome and no plain decision, and
a clause beside ``Utfall: avslag`` was never decided. Rules, mails, drafts and registers ask here
and read neither themselves, so that they cannot disagree.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.assignment import Assignment, assignments_of, handed_out
from lchnv_cli.memory.clauses import STANDING, Read, Told, as_quoted, read_clauses
from lchnv_cli.memory.outcome import ACCEPTED, FINAL, Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.politics import asks_politicians
from lchnv_cli.memory.recommended import is_recommending, recommended_to
from lchnv_cli.memory.said_outright import denies, sentences
from lchnv_cli.memory.whose import is_own
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Clause, Decision, Fact, Item, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.procedure import Procedure

_YES = late(r"ja\b", re.IGNORECASE)
_NO = late(r"nej\W*", re.IGNORECASE)


class Fate(NamedTuple):
    """What became of a point.

    ``decided`` are the body's own clauses that stand, ``put_off`` those that table, remit or refer
    the matter, whether or not a line tells it too. ``denied`` are the first clauses of decisions
    that an outcome undoes while none of their clauses says so. ``political`` is the line that says
    that elected assemblies must decide, or 0. ``recommended`` are those of ``decided`` that another
    body is to decide.
    """

    told: tuple[Told, ...] = ()
    decided: tuple[Clause, ...] = ()
    put_off: tuple[Told, ...] = ()
    denied: tuple[Clause, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    replies: tuple[str, ...] = ()
    political: int = 0
    recommended: tuple[Clause, ...] = ()

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
        return waits or not kinds <= STANDING | {OutcomeKind.PER_CAPSULAM}

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


@lru_cache(maxsize=1024)  # a point is asked about by several rules, and by the ledger
def fate_of(item: Item, body_id: str, procedure: Procedure) -> Fate:
    """Read what became of a point in the notes of a body.

    An outcome is for the clauses that it follows; under the heading, or standing alone, it is for
    the whole point. A clause that puts the matter off is left out of ``told`` where a line tells
    an outcome of its kind, and a sentence where a line or a clause does.
    """
    if not (item.facts or item.decisions or item.sentences):
        return Fate()
    facts = tuple(item.all_facts())
    told = [Told(f.line, f.value, outcomes_of(f.value)) for f in _named(FactName.OUTCOME, facts)]
    in_lines = _kinds(facts)
    own = [(d, read_clauses(d, kinds)) for d, kinds in _own_decisions(item, body_id, procedure)]
    decided = [clause for _, read in own for clause in read.stand]
    put_off = [each for _, read in own for each in read.put_off]
    denied = [clause for _, read in own for clause in read.denied]
    handed = [*assignments_of(item)]
    handed += (each for decision, read in own for each in _handed(decision, read.stand, item))
    put = [each for pair in own for each in _recommended(*pair, body_id, procedure)]
    if OutcomeKind.REFERRED not in {one.kind for each in put_off for one in each.outcomes}:
        put_off += [each for each, _ in put[:1]]
    told += (each for each in put_off if in_lines.isdisjoint(one.kind for one in each.outcomes))
    said = sentences(item, body_id, procedure)
    if not denied and decided and any(denies(each) for each in said):
        denied = decided[:1]
    known = {outcome.kind for each in told for outcome in each.outcomes}
    for each in said:
        kinds = frozenset(outcome.kind for outcome in each.outcomes)
        if kinds - ACCEPTED and known.isdisjoint(kinds):
            told.append(each._replace(value=as_quoted(each.value)))
            continue
        if new := not ((own and decided) or known):
            decided.append(Clause(each.value, each.line, listed=False))
        if new or not handed:
            handed += _in_words(each.value, each.line)
    return Fate(
        told=tuple(told),
        decided=tuple(decided),
        put_off=tuple(put_off),
        denied=tuple(denied),
        assignments=tuple(handed),
        replies=tuple(f.value for f in _named(FactName.ANSWERS, facts) if _is_reply(f.value)),
        political=_political(facts, own, said, _referred(told + put_off, procedure)),
        recommended=tuple(clause for _, clauses in put for clause in clauses),
    )


def told_in_lines(
    item: Item, date: dt.date, first: dt.date, following: dt.date | None = None
) -> Fate:
    """Give what the lines of a point say became of it, and nothing that its text says.

    ``date`` is the meeting's, and ``following`` that of the next one known. What was to be done by
    a day before ``first`` is left out: whether it was, nobody can tell.
    """

    def open_still(own: Outcome | Assignment) -> bool:
        day = own.when.on(date) or following
        return day is None or day >= first

    told = tuple(
        Told(fact.line, fact.value, outcomes)
        for fact in _named(FactName.OUTCOME, item.all_facts())
        if (outcomes := tuple(filter(open_still, outcomes_of(fact.value))))
    )
    return Fate(told=told, assignments=tuple(filter(open_still, assignments_of(item))))


def _own_decisions(
    item: Item, body_id: str, procedure: Procedure
) -> Iterator[tuple[Decision, frozenset[OutcomeKind]]]:
    """Give what the body itself decided or recommends, each with the outcomes that are for it.

    A proposal to the meeting that stands in its notes is what it recommends once it is adopted.
    """
    alone = (fact for decision in item.decisions if not decision.clauses for fact in decision.facts)
    of_all = _kinds((*item.facts, *alone))
    for decision in item.decisions:
        kinds = of_all | _kinds(decision.facts)
        if decision.role is Role.DECISION:
            own = is_own(decision, body_id, procedure)
        else:
            own = bool(decision.lead_in) and is_recommending(decision.lead_in, body_id, procedure)
            own = own and not (decision.heading and kinds.isdisjoint(ACCEPTED))
        if own:
            yield decision, kinds


def _recommended(
    decision: Decision, read: Read, body_id: str, procedure: Procedure
) -> Iterator[tuple[Told, tuple[Clause, ...]]]:
    """Give the other body that is to decide what a decision recommends, and the clauses it is."""
    whole = recommended_to(decision.lead_in, body_id, procedure) if read.stand else None
    for clause in read.stand:
        if to := whole or recommended_to(clause.text, body_id, procedure):
            outcome = Outcome(OutcomeKind.REFERRED, to.name, recommended=True)
            line, text = (decision.line, decision.lead_in) if whole else (clause.line, clause.text)
            yield Told(line, as_quoted(text), (outcome,)), read.stand if whole else (clause,)


def _handed(decision: Decision, clauses: Iterable[Clause], item: Item) -> Iterator[Assignment]:
    """Give what a decision hands out in words, where no line Uppdrag says it better."""
    if any(fact.key in ASSIGNMENTS for fact in (*item.facts, *decision.facts)):
        return
    led = handed_out(decision.lead_in) if decision.lead_in else None
    for clause in clauses:
        if led:
            yield from _in_words(f"{decision.lead_in} {clause.text}", decision.line)
        else:
            yield from _in_words(clause.text, clause.line)


def _in_words(text: str, line: int) -> Iterator[Assignment]:
    if handed := handed_out(text):
        yield Assignment(line, as_quoted(text), *handed, "utvecklingsuppdrag" in text.casefold())


def _political(
    facts: Iterable[Fact],
    own: Iterable[tuple[Decision, object]],
    said: Iterable[Told],
    referred: int,
) -> int:
    """Give the line that says that elected assemblies must decide, or 0.

    Where nothing else does, that is the line by which the matter is ``referred`` to politicians.
    """
    lines = [(_YES.match(f.value), f.line) for f in _named(FactName.POLITICAL, facts)]
    if lines:
        return next((line for yes, line in lines if yes), 0)
    texts = [(clause.text, clause.line) for decision, _ in own for clause in decision.clauses]
    texts += ((each.value, each.line) for each in said)
    return next((line for text, line in texts if asks_politicians(text)), referred)


def _referred(told: Iterable[Told], procedure: Procedure) -> int:
    """Give the line that refers the matter to a political body, or 0."""
    for each in told:
        for one in each.outcomes:
            to = procedure.body_named_first(one.target) if one.target else None
            if one.kind is OutcomeKind.REFERRED and to is not None and to.political:
                return each.line
    return 0


def _is_reply(value: str) -> bool:
    """Tell whether a line tells what was replied, and does not merely wait for it."""
    return is_answer(value) or _NO.fullmatch(value) is not None


def _kinds(facts: Iterable[Fact]) -> frozenset[OutcomeKind]:
    lines = _named(FactName.OUTCOME, facts)
    return frozenset(outcome.kind for line in lines for outcome in outcomes_of(line.value))


def _named(name: FactName, facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.key == name and fact.value)

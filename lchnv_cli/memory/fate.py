"""What a point of the notes says became of its matter: the one reading of lines and clauses.

A decision can be told twice, in the clauses of a body and in a line ``Utfall`` beside them, and
the two limit each other: a clause that tables the matter is an outcome and no plain decision, and
a clause beside ``Utfall: avslag`` was never decided. Rules, mails, drafts and registers ask here
and read neither themselves, so that they cannot disagree.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lchnv_cli.memory.assignment import Assignment, assignments_of, handed_out
from lchnv_cli.memory.clauses import DENYING, STANDING, Told, as_quoted, read_clauses
from lchnv_cli.memory.outcome import ACCEPTED, FINAL, Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.politics import asks_politicians
from lchnv_cli.memory.said import Said, told_in
from lchnv_cli.memory.whose import is_ours, is_own
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.items import Clause, Decision, Fact, Item, Role
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.procedure import Procedure

_YES = re.compile(r"ja\b", re.IGNORECASE)
_STEERED = frozenset({OutcomeKind.WITHDRAWN, OutcomeKind.PER_CAPSULAM})
_NO = re.compile(r"nej\W*", re.IGNORECASE)
# "Ärendet bordlades" tells of the whole point, "Frågan om bemanningen bordlades" of a part of it.
_WHOLE = re.compile(
    r"(?!.*\bdel(?:en|ar)?\b)(?:.*\s)?(?:ärendet|punkten|frågan|förslaget|beslutet)(?!\w"
    r"|\s+(?:om|kring|"
    r"rörande|gällande|avseende|angående|att|från|som|i|på)\b)",
    re.IGNORECASE,
)


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
    every = _own_decisions(item, body_id, procedure)
    own = [(decision, read_clauses(decision, kinds)) for decision, kinds in every]
    decided = [clause for _, read in own for clause in read.stand]
    put_off = [each for _, read in own for each in read.put_off]
    denied = [clause for _, read in own for clause in read.denied]
    handed = [*assignments_of(item)]
    for decision, read in own:
        handed += _handed(decision, read.stand, item)
    told += (each for each in put_off if in_lines.isdisjoint(one.kind for one in each.outcomes))
    said = _sentences(item, body_id, procedure)
    if not denied and decided and any(_denies(each) for each in said):
        denied = decided[:1]
    known = {outcome.kind for each in told for outcome in each.outcomes}
    for each in said:
        kinds = frozenset(outcome.kind for outcome in each.outcomes)
        if kinds - ACCEPTED and known.isdisjoint(kinds):
            told.append(each._replace(value=as_quoted(each.value)))
        elif not ((own and decided) or known):
            decided.append(Clause(each.value, each.line, listed=False))
            handed += _in_words(each.value, each.line)
        elif not handed:
            handed += _in_words(each.value, each.line)
    return Fate(
        told=tuple(told),
        decided=tuple(decided),
        put_off=tuple(put_off),
        denied=tuple(denied),
        assignments=tuple(handed),
        replies=tuple(f.value for f in _named(FactName.ANSWERS, facts) if _is_reply(f.value)),
        political=_political(facts, own, said),
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
    """Give what the body itself decided, each with the kinds of the outcomes that are for it."""
    alone = (fact for decision in item.decisions if not decision.clauses for fact in decision.facts)
    of_all = _kinds((*item.facts, *alone))
    for decision in item.decisions:
        if decision.role is Role.DECISION and is_own(decision, body_id, procedure):
            yield decision, of_all | _kinds(decision.facts)


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


def _sentences(item: Item, body_id: str, procedure: Procedure) -> list[Told]:
    """Give what the running text says outright of the point, each as the sentence or its clause."""
    found = []
    for sentence in item.sentences:
        said = told_in(sentence.text)
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


def _denies(said: Told) -> bool:
    """Tell whether a sentence says that the whole matter was put off or rejected."""
    kinds = {outcome.kind for outcome in said.outcomes}
    return bool(kinds) and kinds <= DENYING and _WHOLE.match(as_quoted(said.value)) is not None


def _political(
    facts: Iterable[Fact], own: Iterable[tuple[Decision, object]], said: Iterable[Told]
) -> int:
    """Give the line that says that elected assemblies must decide, or 0."""
    lines = [(_YES.match(f.value), f.line) for f in _named(FactName.POLITICAL, facts)]
    if lines:
        return next((line for yes, line in lines if yes), 0)
    texts = [(clause.text, clause.line) for decision, _ in own for clause in decision.clauses]
    texts += ((each.value, each.line) for each in said)
    return next((line for text, line in texts if asks_politicians(text)), 0)


def _is_reply(value: str) -> bool:
    """Tell whether a line tells what was replied, and does not merely wait for it."""
    return is_answer(value) or _NO.fullmatch(value) is not None


def _kinds(facts: Iterable[Fact]) -> frozenset[OutcomeKind]:
    lines = _named(FactName.OUTCOME, facts)
    return frozenset(outcome.kind for line in lines for outcome in outcomes_of(line.value))


def _named(name: FactName, facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.key == name and fact.value)

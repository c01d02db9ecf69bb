"""The clauses of a decision beside the outcomes that are for it: what stands, what rests.

A clause and a line ``Utfall`` beside it limit each other, and may say two things.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lchnv_cli.memory.outcome import ACCEPTED, FINAL, RESTING, Outcome, OutcomeKind
from lchnv_cli.memory.wordings import Found, outcomes_in
from lchnv_cli.model.items import Clause, Decision
from lchnv_cli.model.late_pattern import late

STANDING = ACCEPTED | {OutcomeKind.REFERRED}
DENYING = RESTING | FINAL - ACCEPTED
_UNDOING = FINAL - ACCEPTED | {OutcomeKind.NOT_REACHED, OutcomeKind.TO_CONFIRM}
# "utgår" is said of all three.
_GONE = frozenset({OutcomeKind.WITHDRAWN, OutcomeKind.NOT_REACHED, OutcomeKind.WRITTEN_OFF})
_PUTTING_OFF = frozenset(
    {OutcomeKind.TABLED, OutcomeKind.REMITTED, OutcomeKind.REFERRED, OutcomeKind.PER_CAPSULAM}
)
# "att inte hålla fler än två" sets a limit.
_NOT = late(
    r"att\s+(?:inte|ej)\b(?!.*\b(?:fler|mer|längre|senare|oftare|större)\s+än\b)", re.IGNORECASE
)


class Told(NamedTuple):
    """A line Utfall, or a clause or sentence that says the same.

    No outcomes where a line cannot be read.
    """

    line: int
    value: str
    outcomes: tuple[Outcome, ...]


class Read(NamedTuple):
    """A decision's clauses: those that stand, that put off, and that an outcome denies."""

    stand: tuple[Clause, ...]
    put_off: tuple[Told, ...]
    denied: tuple[Clause, ...]


def read_clauses(decision: Decision, kinds: frozenset[OutcomeKind]) -> Read:
    """Read a decision's clauses beside the kinds of the outcomes that are for it."""
    stand: list[Clause] = []
    put_off: list[Told] = []
    read = [(clause, outcomes_in(clause.text)) for clause in decision.clauses]
    for clause, found in read:
        own = tuple(each.outcome for each in found if each.outcome.kind in _PUTTING_OFF)
        if own and not kinds & _UNDOING:
            put_off.append(Told(clause.line, as_quoted(clause.text), own))
        beside = any(each.beside for each in found)
        rests = own and not (beside and all(one.kind in STANDING for one in own))
        if not rests and _stands(clause, kinds):
            stand.append(clause)
    return Read(tuple(stand), tuple(_once(put_off)), tuple(_denied(read, kinds)))


def _once(put_off: Iterable[Told]) -> list[Told]:
    """Give what puts off once: "att bordlägga ärendet", "att ta upp det igen den 28 maj"."""
    kept: list[Told] = []
    for told in put_off:
        [kind, *more] = [(one.kind, one.target) for one in told.outcomes]
        at = next((n for n, k in enumerate(kept) if not more and _is_only(k, kind)), None)
        if at is None:
            kept.append(told)
        elif not kept[at].outcomes[0].when:
            when = told.outcomes[0].when
            kept[at] = kept[at]._replace(outcomes=(kept[at].outcomes[0]._replace(when=when),))
    return kept


def _is_only(told: Told, kind: tuple[OutcomeKind, str]) -> bool:
    return [(one.kind, one.target) for one in told.outcomes] == [kind]


def as_quoted(text: str) -> str:
    """Give a clause or a sentence as it is quoted: on one line, without att and full stop."""
    return " ".join(text.split()).removeprefix("att ").rstrip(".")


def _denied(
    read: Iterable[tuple[Clause, tuple[Found, ...]]], kinds: frozenset[OutcomeKind]
) -> list[Clause]:
    """Give the clauses that say another thing than the outcome: at most the first of each sort.

    What an outcome undoes, some clause should say; what it adopts, no clause should reject, nor
    all of them put off or deny.
    """
    every = list(read)
    if not every or OutcomeKind.TO_CONFIRM in kinds:
        return []
    if kinds and kinds <= ACCEPTED:
        rejects = [c for c, found in every if _kinds_of(found, outright=True) & {_REJECTED}]
        rejects = rejects if kinds == {OutcomeKind.ADOPTED} else []
        against = all(_says_no(clause, found) for clause, found in every)
        return rejects[:1] or [clause for clause, _ in every[:1] if against]
    if not kinds & DENYING or kinds & ACCEPTED:
        return []
    said = frozenset().union(*(_kinds_of(found) for _, found in every))
    if said & DENYING:
        same = said & kinds or (said & _GONE and kinds & _GONE)
        return [] if same or said - DENYING else [every[0][0]]
    return [] if any(_says_no(clause, found) for clause, found in every) else [every[0][0]]


def _says_no(clause: Clause, found: Iterable[Found]) -> bool:
    """Tell whether a clause says itself that the matter was rejected, withdrawn or put off."""
    no = _kinds_of(found) & (DENYING | _PUTTING_OFF - STANDING)
    return bool(no) or _NOT.match(clause.text) is not None


def _kinds_of(found: Iterable[Found], *, outright: bool = False) -> frozenset[OutcomeKind]:
    """Give the kinds of outcomes; ``outright`` leaves out those told by denying another."""
    return frozenset(each.outcome.kind for each in found if not (outright and each.denies))


def _stands(clause: Clause, kinds: frozenset[OutcomeKind]) -> bool:
    """Tell whether a clause was decided, beside the outcomes that are for it."""
    against = kinds - STANDING - ({OutcomeKind.PER_CAPSULAM} if kinds & FINAL else set())
    if against == {OutcomeKind.REJECTED}:
        return _says_no(clause, outcomes_in(clause.text))
    return not against


_REJECTED = OutcomeKind.REJECTED

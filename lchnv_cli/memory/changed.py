"""Decisions that differ from what the agenda proposed: seen in the two texts, told by nobody.

The clauses of a point are compared as the words they hold together, in whatever form, so that a
proposal that was split, joined or put in another order is no change. What the notes tell in running
text is in other words than any proposal, and counts where they say outright that it was changed or
rejected.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lchnv_cli.memory.answers import takes_all
from lchnv_cli.memory.fate import Fate, fate_of
from lchnv_cli.memory.formalities import is_formality
from lchnv_cli.memory.outcome import FINAL, OutcomeKind
from lchnv_cli.memory.paired import paired
from lchnv_cli.memory.search import alike, plain
from lchnv_cli.memory.whose import is_own
from lchnv_cli.memory.wordings import outcomes_in
from lchnv_cli.model.annexes import citations
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Agenda, MeetingDocument, Notes
from lchnv_cli.model.items import Clause, Item, Role
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Procedure

_WORD = late(r"\w+")
_EMPTY = frozenset(("att", "och", "samt", "ska", "skall", "vi", "nu", "det", "den"))
_OTHERWISE = frozenset({OutcomeKind.AMENDED, OutcomeKind.REJECTED})
_SILENT = frozenset({OutcomeKind.ADOPTED, OutcomeKind.REFERRED})
_LEADS_ON = late(r"[,;]?(?:\s+(?:och|samt))?[,;]?$", re.IGNORECASE)
_Words = tuple[str, ...]


class Compared(NamedTuple):
    """A point where the agenda proposed something and the notes decided, and both wordings.

    ``untold`` names the decision that differs where nothing says so, no outcome being told but
    bifall: by its point's anchor and which of the point's decisions it is.
    """

    asked: Item
    told: Item
    proposed: tuple[str, ...]
    decided: tuple[str, ...]
    differs: bool
    untold: str = ""


def proposed_at(asked: Item) -> str:
    """Say where a proposal stands, as a reader of the notes is told."""
    own = f", punkt {asked.address}" if str(asked.address) else ""
    return f"{AGENDA.definite}{own}"


def as_said(clause: Clause) -> str:
    """Give a clause as it stands alone: on one line, and without what leads on to the next."""
    return _LEADS_ON.sub("", " ".join(clause.full_text.split()))


def compared(agenda: Agenda, notes: Notes, procedure: Procedure) -> Iterator[Compared]:
    """Give the points of a meeting that were both proposed and decided, in the agenda's order.

    One that put its matter off, or is still to be confirmed, decided nothing yet.
    """
    pairs = [(asked, told) for asked, told in paired(agenda, notes) if told is not None]
    put = [_proposed(asked, agenda, procedure) for asked, _ in pairs]
    decisions = (decision for item in notes.points() for decision in item.decisions)
    # A proposal may have its answer at a point of its own, and a clause may answer another point.
    asked_anywhere = {_words(clause.full_text) for clauses in put for clause in clauses}
    told_anywhere = {
        _words(clause.full_text)
        for decision in decisions
        if decision.role is Role.DECISION
        for clause in decision.clauses
    }
    for (asked, told), clauses in zip(pairs, put, strict=True):
        every = (told,) if asked.sub_items else (told, *told.sub_items)
        fates = [fate_of(item, notes.body_id, procedure) for item in every] if clauses else []
        decided, differs = _decided(clauses, fates, asked_anywhere, told_anywhere)
        if decided:
            proposed = tuple(as_said(clause) for clause in clauses)
            said = [
                each.outcome.kind for f in fates for c in f.decided for each in outcomes_in(c.text)
            ]
            silent = differs and _SILENT.issuperset([*said, *(k for f in fates for k in f.kinds)])
            untold = _differing(every, clauses, notes, procedure) if silent else ""
            yield Compared(asked, told, proposed, decided, differs, untold)


def compared_at(document: MeetingDocument, archive: Archive) -> Iterator[Compared]:
    """Give the points of notes beside their agenda's; also those that a document is an extract of.

    Nothing of what transcribes an old document: that is printed as it was.
    """
    whole = archive.document_at(document.file) if document.extract else document
    meeting = archive.meeting(document.body_id, document.date)
    if not isinstance(whole, Notes) or archive.procedure.is_transcript(whole):
        return
    if meeting is not None and meeting.agenda is not None:
        yield from compared(meeting.agenda, whole, archive.procedure)


def decision_named(item: Item, number: int) -> str:
    """Name a decision of a point, so that it is found again when lines have come before it."""
    return f"{item.anchor} {number}"


def _differing(
    every: Sequence[Item], proposed: Sequence[Clause], notes: Notes, procedure: Procedure
) -> str:
    """Name the first decision that has a clause of its own, or the last; formalities have none."""
    decisions = {
        decision_named(item, number): decision
        for item in every
        for number, decision in enumerate(item.decisions, 1)
        if decision.role is Role.DECISION and is_own(decision, notes.body_id, procedure)
        if any(not is_formality(clause.full_text) for clause in decision.clauses)
    }
    asked = {_words(clause.full_text) for clause in proposed}
    new = (
        n for n, d in decisions.items() if any(_words(c.full_text) not in asked for c in d.clauses)
    )
    return next(new, next(reversed(decisions), ""))


def _decided(
    proposed: Sequence[Clause],
    fates: Sequence[Fate],
    asked_anywhere: set[_Words],
    told_anywhere: set[_Words],
) -> tuple[tuple[str, ...], bool]:
    """Give what was decided, and whether it is another thing than what was proposed."""
    clauses = [clause for fate in fates for clause in fate.decided]
    kinds = frozenset().union(*(fate.kinds for fate in fates))
    if not proposed or OutcomeKind.TO_CONFIRM in kinds or not (clauses or kinds & FINAL):
        return (), False
    told = tuple([as_said(c) for c in clauses] or [e.value for f in fates for e in f.told])
    listed = [clause for clause in clauses if _is_clause(clause)]
    if not listed:
        return told, bool(kinds & _OTHERWISE)
    whole = [clause for clause in listed if _takes_all(clause)]
    asked = {_words(clause.full_text) for clause in proposed}
    own = {_words(clause.full_text) for clause in listed if clause not in whole}
    left = set() if whole else asked - told_anywhere
    new = own - asked_anywhere
    return told, not _say_the_same(left, new)


def _proposed(item: Item, agenda: Agenda, procedure: Procedure) -> list[Clause]:
    return [
        clause
        for decision in item.decisions
        if decision.role is Role.PROPOSAL and is_own(decision, agenda.body_id, procedure)
        for clause in decision.clauses
    ]


def _is_clause(clause: Clause) -> bool:
    return clause.listed or clause.text.casefold().startswith("att ")


def _takes_all(clause: Clause) -> bool:
    """Tell whether a clause adopts all that was proposed, without saying what."""
    rejects = (each for each in outcomes_in(clause.text) if each.outcome.kind in _OTHERWISE)
    return takes_all(clause.full_text) and not any(rejects)


def _words(text: str) -> _Words:
    """Give the words of a clause, without what only joins it to others or names its annexes."""
    text = text.replace("\u00ad", "")
    for citation in citations(text):
        text = text.replace(citation.written, "")
    return tuple(word for word in _WORD.findall(plain(text)) if word not in _EMPTY)


def _say_the_same(some: Iterable[_Words], others: Iterable[_Words]) -> bool:
    """Tell whether clauses have the same words, each in some form."""
    left = [word for words in others for word in words]
    for word in (word for words in some for word in words):
        found = next((other for other in left if alike(word, other)), None)
        if found is None:
            return False
        left.remove(found)
    return not left

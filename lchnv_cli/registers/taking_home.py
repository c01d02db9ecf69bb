"""6 §: what the representatives of a principal take home from the meetings, on half a page.

They carry on the decisions that the matters of a meeting give rise to. What only keeps the network
itself going (elections, calendars, meetings), or is handed to somebody else, is nothing for them.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli.memory.assignment import handed_out
from lchnv_cli.memory.changed import as_said
from lchnv_cli.memory.decided_about import is_about_ourselves
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.reference import reference_of
from lchnv_cli.memory.search import plain
from lchnv_cli.model.agreements import BINDING
from lchnv_cli.model.document import Notes
from lchnv_cli.model.items import Clause
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.sides import Principal
from lchnv_cli.registers.decided import Decided, Wanted, decided
from lchnv_cli.registers.group_seats import open_to
from lchnv_cli.registers.table import Cell, Column, Register, not_read

_COLUMNS = (
    Column("date", "Möte"),
    Column("point", "Punkt"),
    Column("todo", "Att göra"),
    Column("decision", "Beslut"),
)
_POLITICAL, _HOME, _DIARY = "politiskt beslut", "föra vidare", "diarieföra"
_SIGN, _NAME = "underteckna", "nominera"
# All principals, or what is theirs.
_EVERYBODY = late(
    r"\bhuvudm[aä]n\w*|\b(?:länets\s+)?kommuner(?:na)?s?\b"
    r"|\b(?:varje|respektive|alla|samtliga|berörda?|egna?|sina?|sitt)\s+(?:\w+\s+)?"
    r"(?:organisation|förvaltning|verksamhet|nämnd|styrelse|representant|ledning|kommun)\w*"
    r"|\b\w*(?:nämnd(?:en|er|erna)?|styrelserna?|fullmäktige)s?\b",
    re.IGNORECASE,
)


def taking_home(ledger: Ledger, principal: Principal, wanted: Wanted) -> Register:
    """Give the decisions that concern a principal, and what it has not signed or registered.

    Those that elected assemblies must decide go first. ``wanted`` is of one body.
    """
    every = [each for each in decided(ledger, wanted) if each.fate.decided and not each.formal]
    theirs = Theirs(principal, ledger)
    own = [(each, clauses) for each in every if (clauses := theirs.clauses(each))]
    own.sort(key=lambda pair: not pair[0].fate.political)
    rows = [_row(each, clauses) for each, clauses in own]
    rows += _unsigned(ledger, principal)
    rows += _to_name(ledger, principal)
    rows += _unregistered(ledger, principal, wanted)
    name = principal.names[-1].text
    told = f"Beslut från och med {wanted.since}. " if wanted.since > dt.date.min else ""
    if others := len(every) - len(own):
        what = "Ett beslut till" if others == 1 else f"{others} beslut till"
        told += f"{what} rör nätverket självt eller någon annan."
    return Register(
        f"take-home-{'-'.join(plain(name).split())}",
        f"Att ta hem till {name}",
        _COLUMNS,
        tuple(rows),
        (*filter(None, (told.strip(),)), *not_read(ledger.archive)),
    )


class Theirs:
    """Tells which clauses of a decision concern a principal."""

    def __init__(self, principal: Principal, ledger: Ledger) -> None:
        archive = ledger.archive
        own = {name.text for name in principal.names}
        people = {
            person.name
            for person in archive.register.people
            for mandate in person.mandates
            if mandate.principal in own
        }
        sides = [side for each in archive.procedure.every_sides() for side in each.every]
        alone = {side.name for side in sides if side.principals == (principal,)}
        every = {name.text for side in sides for p in side.principals for name in p.names}
        self._names, self._others = own | people | alone, every - own

    def clauses(self, each: Decided) -> tuple[Clause, ...]:
        """Give the clauses that concern it; what is political does as a whole."""
        if each.fate.political:
            return each.fate.decided
        begins = each.item.heading.title.partition(" ")[0]  # Mötet i mars ställs in
        return tuple(clause for clause in each.fate.decided if self._concern(clause, begins))

    def _concern(self, clause: Clause, begins: str) -> bool:
        text = clause.full_text
        if _has(text, self._names) or _EVERYBODY.search(text):
            return True
        ours = is_about_ourselves(text) or is_about_ourselves(begins)
        return not (ours or handed_out(text) or _has(text, self._others))


def _has(text: str, names: set[str]) -> bool:
    """Tell whether a text holds a name, also in the genitive."""
    words = plain(text)
    return any(re.search(rf"\b{re.escape(plain(name))}s?\b", words) for name in names)


def _row(each: Decided, clauses: tuple[Clause, ...]) -> dict[str, Cell]:
    return {
        "date": each.meeting.date,
        "point": str(each.item.address),
        "todo": _POLITICAL if each.fate.political else _HOME,
        "decision": [as_said(clause) for clause in clauses],
    }


def _unsigned(ledger: Ledger, principal: Principal) -> Iterator[dict[str, Cell]]:
    """Give what a principal has yet to sign, with the decision that adopted it."""
    agreements = ledger.archive.agreements
    for one in agreements.agreements:
        if not any(map(principal.is_called, one.waiting())):
            continue
        if agreements.state(one, ledger.today) in BINDING:
            decided = reference_of(one.decided, ledger.archive.procedure)
            until = f", senast {one.signed_by}" if one.signed_by else ""
            yield {
                "date": decided.date if decided else None,
                "point": str(decided.address) if decided else None,
                "todo": _SIGN,
                "decision": [f"{one.title}{until}"],
            }


def _to_name(ledger: Ledger, principal: Principal) -> Iterator[dict[str, Cell]]:
    """Give the empty seats that a principal is asked to name somebody to, and has until when."""
    seating = ledger.seating
    for each in seating.on(ledger.today):
        sought = each.sought
        if sought is None or each.is_late or not open_to(each, principal, seating):
            continue
        reference = reference_of(sought.called, ledger.archive.procedure)
        until = f", senast {sought.until}" if sought.until else ""
        yield {
            "date": sought.since,
            "point": str(reference.address) if reference and reference.point else None,
            "todo": _NAME,
            "decision": [f"{each.seat.title} i {each.group.title}{until}"],
        }


def _unregistered(
    ledger: Ledger, principal: Principal, wanted: Wanted
) -> Iterator[dict[str, Cell]]:
    """Give the notes that went out and have no diary number of a principal, oldest first.

    Those of all years where no year or meeting is asked for.
    """
    procedure = ledger.archive.procedure
    ever = replace(wanted, since=dt.date.min)
    for meeting in ledger.archive.all_for(wanted.body_id):
        notes = meeting.notes
        if notes is None or not ever.takes(meeting) or not _is_due(notes, ledger):
            continue
        name = principal.on(meeting.date)
        if name and not notes.is_registered_at(name):
            kind = procedure.kind_of(notes).title
            yield {
                "date": meeting.date,
                "point": None,
                "todo": _DIARY,
                "decision": [f"{kind} {meeting.date}"],
            }


def _is_due(notes: Notes, ledger: Ledger) -> bool:
    procedure = ledger.archive.procedure
    governed = procedure.governs(notes.body_id, notes.date)
    readable = "diarieförd" not in notes.unusable
    return governed and readable and notes.mailed is not None and not procedure.is_transcript(notes)

"""The questions asked by mail: who has replied, how each ended, and which notes told of it."""

import datetime as dt
from collections.abc import Iterable

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.questions import ByMail, State, asked_by_mail
from lchnv_cli.model.document import Question
from lchnv_cli.model.folding import folded
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import where

_COLUMNS = (
    Column("question", "Fråga", aside=True),
    Column("body", "Organ"),
    Column("date", "Möte"),
    Column("point", "Punkt"),
    Column("sent", "Skickad"),
    Column("answer_by", "Svara senast"),
    Column("state", "Läge"),
    Column("answered", "Svar"),
    Column("outcome", "Utfall", aside=True),
    Column("replied", "Har svarat", aside=True, running=True),
    Column("lacking", "Har inte svarat", aside=True, running=True),
    Column("reported", "Rapporterad", aside=True),
    Column("reported_in", "Rapporten står i", aside=True, printed=False),
    Column("place", "Står i", aside=True, printed=False),
)


def asked_questions(
    ledger: Ledger, body_id: str = "", day: dt.date | None = None, *, told: bool = False
) -> Register:
    """Give the questions of every body or one, and of a meeting's day; the next to be done first.

    Those that a meeting has been told of come with ``told``, or where the day is asked for.
    """
    found = [
        each
        for each in asked_by_mail(ledger)
        if body_id in {"", each.meeting.body_id} and day in {None, each.meeting.date}
    ]
    shown = [each for each in found if told or day or each.state is not State.REPORTED]
    shown.sort(key=lambda each: (each.state in _ENDED, each.answer_by or dt.date.max))
    notes = []
    if left := len(found) - len(shown):
        what = "1 rapporterad fråga" if left == 1 else f"{left} rapporterade frågor"
        notes.append(f"{what} är utelämnad{'e' * (left > 1)}; --all visar allt.")
    title = "Frågor per capsulam"
    title += f" av {ledger.archive.procedure.bodies[body_id].short}" if body_id else ""
    title += f" {day}" if day else ""
    rows = tuple(_row(each, ledger) for each in shown)
    return Register("per-capsulam", title, _COLUMNS, rows, (*notes, *not_read(ledger.archive)))


_ENDED = frozenset({State.SETTLED, State.REPORTED})


def _row(each: ByMail, ledger: Ledger) -> dict[str, Cell]:
    own = each.document if isinstance(each.document, Question) else None
    reported = each.reported
    return {
        "question": each.title or f"Punkt {each.address}",
        "body": ledger.archive.procedure.bodies[each.meeting.body_id].short,
        "date": each.meeting.date,
        "point": str(each.address),
        "sent": own.mailed.date if own and own.mailed else None,
        "answer_by": each.answer_by,
        "state": each.state.value,
        "answered": f"{len(each.replies)} av {len(each.replies) + len(each.lacking)}"
        if each.everybody
        else None,
        "outcome": each.outcome or None,
        "replied": _named(each.replies, each) or None,
        "lacking": _named(each.lacking, each) or None,
        "reported": f"{reported.date} punkt {reported.address}" if reported else None,
        "reported_in": where(reported.place) if reported else None,
        "place": where(each.document.at(each.line)),
    }


def _named(people: Iterable[str], each: ByMail) -> list[str]:
    """Give people, some with what they replied, each with the principal they speak for."""
    found = []
    for said in people:
        name, colon, reply = said.partition(": ")
        principal = each.everybody.principals.get(folded(name)) if each.everybody else ""
        found.append(f"{name} ({principal}){colon}{reply}" if principal else said)
    return found

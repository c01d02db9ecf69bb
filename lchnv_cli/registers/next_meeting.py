"""What a body's coming meeting must, should and may take up, and what its agenda lacks."""

from enum import StrEnum

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.strands import Matter, Strand
from lchnv_cli.memory.waits import Wait
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import due, state, waits_on, where


class Need(StrEnum):
    """How much a meeting has to take something up; the order is that of the register."""

    MUST = "ska"
    SHOULD = "bör"
    MAY = "kan"


_COLUMNS = (
    Column("matter", "Ärende", aside=True),
    Column("need", "Tas upp"),
    Column("state", "Läge"),
    Column("waits_on", "Väntar på"),
    Column("since", "Sedan"),
    Column("until", "Till"),
    Column("on_agenda", "På dagordningen"),
    Column("place", "Står i", aside=True, printed=False),
)
_TO_BE_TOLD = frozenset({Wait.RESULT, Wait.REPLIES, Wait.RECEIVED, Wait.ANSWERED})


def next_meeting(ledger: Ledger, meeting: Meeting) -> Register:
    """Give all that is open at a meeting's body, by how much the meeting has to take it up.

    It must take up what is due by then, or has come back to be told; it should take up what rests
    without a day; it may take up what waits for later, or for somebody else.
    """
    open_before = [
        (matter, strand)
        for matter in ledger.matters
        for strand in matter.strands
        if strand.body_id == meeting.body_id and strand.is_open(meeting.date)
    ]
    rows: list[dict[str, Cell]] = [
        {
            "matter": matter.title,
            "need": _need(strand, ledger, meeting).value,
            "state": state(strand, ledger),
            "waits_on": waits_on(strand, ledger),
            "since": strand.since.date,
            "until": due(strand, ledger),
            "on_agenda": _on_agenda(matter, meeting),
            "place": where(strand.since.place),
        }
        for matter, strand in open_before
    ]
    rows.sort(key=lambda row: ([*Need].index(Need(str(row["need"]))), str(row["since"])))
    body = ledger.archive.procedure.bodies[meeting.body_id]
    title = f"Till {body.name} {meeting.date}"
    notes = (_agenda_told(rows, meeting), *not_read(ledger.archive))
    return Register("next-meeting", title, _COLUMNS, tuple(rows), notes)


def _need(strand: Strand, ledger: Ledger, meeting: Meeting) -> Need:
    if not ledger.is_due(strand, meeting.date):
        return Need.MAY
    when = strand.since.when
    if when.at_next or when.on(strand.since.date) or strand.wait in _TO_BE_TOLD:
        return Need.MUST
    return Need.SHOULD


def _on_agenda(matter: Matter, meeting: Meeting) -> str | None:
    if meeting.agenda is None:
        return None
    at = (meeting.body_id, meeting.date)
    return "ja" if any((each.body_id, each.date) == at for each in matter.uptakes) else "nej"


def _agenda_told(rows: list[dict[str, Cell]], meeting: Meeting) -> str:
    if meeting.agenda is None:
        command = f"lchnv new-agenda {meeting.date} --body {meeting.body_id}"
        return f"Mötet har ingen dagordning än: {command}"
    wanted = [row for row in rows if row["need"] != Need.MAY]
    lacks = {row["matter"] for row in wanted if row["on_agenda"] == "nej"}
    if not lacks:
        return "Dagordningen har allt som ska eller bör tas upp."
    count = "ett ärende" if len(lacks) == 1 else f"{len(lacks)} ärenden"
    return f"Dagordningen saknar {count} som ska eller bör tas upp: {meeting.agenda.file}"

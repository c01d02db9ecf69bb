"""What a year's meetings tell: how many there were, what they decided, who came, how announced."""

from collections.abc import Iterator

from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.days import brief
from lchnv_cli.model.deadline import Due
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.registers.attendance_year import (
    people_from,
    principals_by_side,
    share,
    told_of,
)
from lchnv_cli.registers.body_year import BodyYear, Figure, few, middle
from lchnv_cli.registers.decided import Decided

_MEETINGS, _DECISIONS, _AGENDAS, _ATTENDANCE = "Möten", "Beslut", "Dagordningar", "Närvaro"
_OUTCOMES = (OutcomeKind.REJECTED, OutcomeKind.AMENDED, OutcomeKind.ADOPTED)
_ALL = 100  # per cent
_UNCOMPARED = "utan förslag i dagordningen"


def meetings(of: BodyYear) -> Iterator[Figure]:
    """Count the meetings: held, extra ones among them, called off, and moved."""
    every = [each for each in of.archive.all_for(of.body_id) if of.has(each.date)]
    moved = [each for each in every if each.occasion and each.occasion.moved_from]
    yield Figure(_MEETINGS, "hållna", len(of.meetings))
    yield Figure(_MEETINGS, "varav extra", sum(each.extra for each in of.meetings))
    yield Figure(_MEETINGS, "inställda", sum(each.cancelled for each in every))
    yield Figure(_MEETINGS, "flyttade till en annan dag", len(moved))


def decisions(of: BodyYear) -> Iterator[Figure]:
    """Count the points that decided something, by how it came out; formalities are no decisions."""
    found = [_outcome(each) for each in of.decided if not each.formal]
    known = [each for each in found if each is not None]

    def counted(outcome: str) -> int | None:
        return known.count(outcome) if of.is_told else None

    yield Figure(_DECISIONS, "fattade", len(known) if of.is_told else None)
    yield Figure(_DECISIONS, "enligt förslaget", counted(OutcomeKind.ADOPTED))
    yield Figure(_DECISIONS, "ändrade mot förslaget", counted(OutcomeKind.AMENDED))
    yield Figure(_DECISIONS, "avslag", counted(OutcomeKind.REJECTED))
    yield Figure(_DECISIONS, _UNCOMPARED, counted(_UNCOMPARED))


def _outcome(each: Decided) -> str | None:
    """Give how a point came out; None where it was only put off or sent on."""
    told = next((kind for kind in _OUTCOMES if kind in each.kinds), None)
    if told or not each.fate.decided:
        return told
    if each.compared is None:
        return _UNCOMPARED
    return OutcomeKind.AMENDED if each.compared.differs else OutcomeKind.ADOPTED


def agendas(of: BodyYear) -> Iterator[Figure]:
    """Tell how many days before its meeting an agenda was published, and which came too late."""
    days = [
        (each.date - day).days
        for each in of.meetings
        if each.agenda and each.agenda.published and (day := each.agenda.published.date)
    ]
    judged = {each.date: _is_late(each, of) for each in of.meetings}
    late = tuple(brief(day, of.year) for day, is_late in judged.items() if is_late)
    asked = any(is_late is not None for is_late in judged.values())
    yield Figure(_AGENDAS, "ute före mötet, median, dagar", middle(days))
    yield Figure(_AGENDAS, "ute före mötet, kortast, dagar", min(days, default=None))
    yield Figure(_AGENDAS, "för sent ute, eller inte alls", len(late) if asked else None, few(late))


def _is_late(meeting: Meeting, of: BodyYear) -> bool | None:
    """Tell whether an agenda came too late (4 §); None where nobody asks or knows."""
    procedure, agenda = of.archive.procedure, meeting.agenda
    if not procedure.demands(of.body_id, meeting.date):
        return None
    if agenda is None:
        unread = of.archive.unread_at(of.body_id, str(meeting.date), AGENDA)
        return None if unread else True
    if agenda.published is None:
        return None if "publicerad" in agenda.unusable else True
    last = of.workdays.before(
        meeting.date, procedure.deadline(Due.AGENDA, of.body_id, meeting.date)
    )
    day = agenda.published.date
    return None if day is None else day > last.date


def attendance(of: BodyYear) -> Iterator[Figure]:
    """Tell how many came: of the principals in per cent, and of people from each side."""
    told = told_of(of.archive, of.meetings)
    certain = [each.principals for each in told.values() if each.certain]
    yield Figure(
        _ATTENDANCE,
        "huvudmän som var företrädda, procent",
        share(state for states in certain for state in states.values()),
    )
    sides = principals_by_side(of.archive, of.body_id, told)
    for side, names in sides.items():
        states = [states.get(name) for states in certain for name in names]
        yield Figure(_ATTENDANCE, f"{side}: huvudmän, procent", share(states))
    for side in sides:
        people = [people_from(side, each) for each in told.values()]
        number = middle(each for each in people if each is not None)
        yield Figure(_ATTENDANCE, f"{side}: personer, median", number)
    own = {
        name: [each.principals.get(name) for each in told.values()]
        for names in sides.values()
        for name in names
    }
    own = own if len(certain) == len(told) else {}
    shares = {name: share(states) for name, states in own.items()}
    known = [each for each in shares.values() if each is not None]
    always = known.count(_ALL) if known and len(told) == len(of.meetings) else None
    least = min(known, default=None)
    seldom = tuple(name for name, each in shares.items() if each == least != _ALL)
    yield Figure(_ATTENDANCE, "huvudmän med på alla möten", always)
    yield Figure(_ATTENDANCE, "lägst andel för en huvudman, procent", least, few(seldom))
    chair = share(each.chair for each in told.values())
    yield Figure(_ATTENDANCE, "ordföranden med, procent", chair)

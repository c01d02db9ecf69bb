"""The agreements that run out while no open matter is about them, and who is to take them up.

The same is told by the rule, put on the next agenda, and told as something to do.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lchnv_cli.memory.about_agreements import open_matters, references
from lchnv_cli.memory.agreement_names import AgreementNames
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.model.agreements import BINDING, Agreement, State
from lchnv_cli.model.days import brief, months_after, spoken_with_year
from lchnv_cli.model.kinds import AGENDA
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.planning.duty_points import DutyPoint
from lchnv_cli.planning.task import NAMED, NO_MEETING, Ask, Task, TaskKind, to_agenda

RUNS_OUT = "överenskommelse-löper-ut"
MONTHS = "överenskommelse_månader"


class Renewal(NamedTuple):
    """An agreement that ends, or has ended, and the body that is to take it up.

    ``opens`` and ``closes`` are the first and the last day on which it is missed that nobody has.
    """

    agreement: Agreement
    body_id: str
    last: dt.date
    opens: dt.date
    closes: dt.date

    def message(self, today: dt.date) -> str:
        """Tell what is wrong."""
        one, ended = self.agreement, self.last < today
        told = f"”{one.title}” {'gällde' if ended else 'gäller'} till och med "
        told += f"{spoken_with_year(self.last)}, och inget öppet ärende handlar om den."
        if not ended and one.notice_by is not None:
            told += f" Den ska sägas upp senast {spoken_with_year(one.notice_by)}."
        return told


def renewals(ledger: Ledger, day: dt.date) -> Iterator[Renewal]:
    """Give the agreements that a meeting on a day should take up, the first to end first.

    Those that have ended are told as long afterwards, if the folder answers for the day and nobody
    has replaced them or let them end.
    """
    every, procedure = ledger.archive.agreements, ledger.archive.procedure
    matters = open_matters(every, ledger)
    found = []
    for one in every.agreements:
        body_id = _body_of(one, procedure, day)
        if one.last is None or one.closed or one.number in matters or not body_id:
            continue
        months = procedure.value(MONTHS, body_id, day)
        opens, closes = months_after(one.last, -months), months_after(one.last, months)
        state = every.state(one, day)
        ended = state is State.ENDED and procedure.demands(body_id, one.last, RUNS_OUT)
        if opens <= day <= closes and (ended or state in BINDING):
            found.append(Renewal(one, body_id, one.last, opens, closes))
    yield from sorted(found, key=lambda each: (each.last, each.agreement.number))


def renewal_points(ask: Ask, date: dt.date, titles: Iterable[str] = ()) -> Iterator[DutyPoint]:
    """Give what a body's meeting on a day should decide on; ``titles`` are of points it has."""
    known = tuple(titles)
    for each in _standing(ask, date):
        one = each.agreement
        if not any(AgreementNames([one]).named_in(title) for title in known):
            clause = f"att ta ställning till vad som ska gälla efter {each.last}"
            told = f"Gäller till och med {each.last}."
            told += f" Ska sägas upp senast {one.notice_by}." if one.notice_by else ""
            told += f" Ansvarig: {one.responsible}." if one.responsible else ""
            yield DutyPoint(f"Förnyelse: {one.title}", (clause,), told)


def renewal_tasks(ask: Ask) -> Iterator[Task]:
    """Give the agreements to put on the next agenda, and those that principals are to sign."""
    coming = ask.archive.coming(ask.body_id, ask.today)
    if coming and ask.archive.unread_at(ask.body_id, str(coming.date), AGENDA):
        coming = None  # its agenda is to be mended first
    for each in _standing(ask, ask.today):
        due = each.agreement.notice_by or each.last
        what = f"ta upp ”{each.agreement.title}”, som "
        what += f"{'gällde' if each.last < ask.today else 'gäller'} till och med "
        what += brief(each.last, ask.today.year)
        who = each.agreement.responsible or ask.issuer()
        command = to_agenda(coming.date, ask) if coming else ""
        do = "" if coming else NO_MEETING
        yield Task(TaskKind.RENEW, due, what, who, "", command, do=do)
    if ask.body_id == next(iter(ask.archive.procedure.bodies)):
        yield from _to_sign(ask)


def _to_sign(ask: Ask) -> Iterator[Task]:
    """Give what principals have yet to sign, once the day for it has come."""
    agreements = ask.archive.agreements
    for one in agreements.agreements:
        waiting, day = one.waiting(), one.signed_by
        if waiting and day and day <= ask.today and agreements.state(one, ask.today) in BINDING:
            what = f"underteckna ”{one.title}”: {listed(waiting, NAMED)}"
            who = waiting[0] if len(waiting) == 1 else f"{len(waiting)} huvudmän"
            do = f"Skriv in dagen under undertecknad i {agreements.file} när de har undertecknat."
            yield Task(TaskKind.SIGN, day, what, who, do=do, others=True, people=tuple(waiting))


def _standing(ask: Ask, day: dt.date) -> Iterator[Renewal]:
    """Give the body's own that no exemption covers."""
    own = [each for each in ask.archive.exemptions() if each.rule == RUNS_OUT and each.reason]
    for each in renewals(ask.ledger, day):
        message = each.message(ask.today)
        if each.body_id == ask.body_id and not any(e.only in message for e in own):
            yield each


def _body_of(one: Agreement, procedure: Procedure, day: dt.date) -> str:
    """Give the body that takes an agreement up: the one that decided on it, or the first.

    What a steering group has decided is taken up by the body that it steers; empty where no
    arbetsordning governs any.
    """
    steered = {each.steering: each.id for each in procedure.bodies.values() if each.steering}
    own = [steered.get(each.body_id, each.body_id) for each in references(one, procedure)]
    governed = (each.body_id for each in procedure.editions)
    bodies = (body for body in (*own, *governed) if procedure.governs(body, day, RUNS_OUT))
    return next(bodies, "")

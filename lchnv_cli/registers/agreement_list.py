"""The agreements: what runs out and when, whether anybody has begun to renew it, who has signed."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lchnv_cli.memory.about_agreements import open_matters
from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.search import Search
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.agreements import UNCLEAR, Agreement, AgreementKind, State
from lchnv_cli.model.data_names import AGREEMENTS_FILE
from lchnv_cli.model.days import Day, months_after
from lchnv_cli.model.procedure import Edition
from lchnv_cli.model.sides import Principal, Side
from lchnv_cli.registers.table import Cell, Column, Register, not_read
from lchnv_cli.registers.waiting import where

_COLUMNS = (
    Column("title", "Överenskommelse", aside=True),
    Column("kind", "Slag"),
    Column("state", "Läge"),
    Column("from", "Från"),
    Column("until", "Till och med"),
    Column("notice_by", "Sägs upp senast"),
    Column("matters", "Öppet ärende", aside=True, running=True),
    Column("unsigned", "Inte undertecknat", aside=True, running=True),
    Column("abstains", "Avstår", aside=True, running=True),
    Column("signed", "Undertecknat", aside=True, running=True, printed=False),
    Column("counterpart", "Motpart", aside=True, printed=False),
    Column("decided", "Beslut", aside=True),
    Column("prolonged", "Förlängd", aside=True, running=True),
    Column("closed", "Avslutas", aside=True, printed=False),
    Column("responsible", "Ansvarig", aside=True),
    Column("replaces", "Ersätter", aside=True, running=True, printed=False),
    Column("diary_numbers", "Diarienummer", aside=True, running=True, printed=False),
    Column("file", "Fil", aside=True, printed=False),
    Column("remark", "Anmärkning", aside=True, printed=False),
    Column("place", "Står i", aside=True, printed=False),
)
_BRIEF = tuple(
    each
    for each in _COLUMNS
    if each.key not in {"signed", "decided", "replaces", "diary_numbers", "file", "remark", "place"}
)
_OVER = frozenset({State.ENDED, State.ENDED_ON_PURPOSE, State.REPLACED})
_NO_MATTER = "inget"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which agreements are asked for; what is empty leaves nothing out.

    ``months`` are those within which the last day comes, ``principal`` is one of the parties.
    ``over`` takes those that have ended too, and ``whole`` tells all that is known of each.
    """

    text: str = ""
    months: int | None = None
    unsigned: bool = False
    principal: Principal | None = None
    kind: AgreementKind | None = None
    over: bool = False
    whole: bool = False

    def takes(self, one: Agreement) -> bool:
        """Tell whether an agreement is asked for, whatever its days."""
        told = (*one.names(), one.remark, one.responsible, one.counterpart, one.matter)
        parties, waiting = [each.principal for each in one.parties], one.waiting()
        if self.principal is not None:
            parties = [*filter(self.principal.is_called, parties)]
            waiting = tuple(filter(self.principal.is_called, waiting))
        return (
            (not self.text or Search(self.text).finds("\n".join(told)))
            and self.kind in {None, one.kind}
            and (self.principal is None or bool(parties))
            and (not self.unsigned or bool(waiting))
        )


def agreements(ledger: Ledger, wanted: Wanted) -> Register:
    """Give the agreements that are asked for, the first to end first.

    Without ``over`` those that have ended are left out, but where a text asks for them.
    """
    every, day = ledger.archive.agreements, ledger.today
    matters = open_matters(every, ledger)
    found = [each for each in every.agreements if wanted.takes(each)]
    if wanted.months is not None:
        running = {each.number for each in every.running_out(day, wanted.months)}
        found = [each for each in found if each.number in running]
    over = [each for each in found if every.state(each, day) in _OVER]
    if not (wanted.over or wanted.text):
        found = [each for each in found if each not in over]
    found.sort(key=lambda each: (each.last or dt.date.max, each.number))
    sides = ledger.archive.procedure.sides_of(next(iter(ledger.archive.procedure.bodies)), day)
    rows = [
        _row(each, every.state(each, day), matters.get(each.number, ()), sides) for each in found
    ]
    if _asks_for_all(wanted):
        rows += (_of_procedure(each, ledger) for each in _editions(ledger))
    left = len(over) if over and over[0] not in found else 0
    return Register(
        "agreements",
        _title(wanted, day),
        _COLUMNS if wanted.whole else _BRIEF,
        tuple(rows),
        (*_left_out(left, partial=every.partial), *not_read(ledger.archive)),
    )


def _asks_for_all(wanted: Wanted) -> bool:
    narrow = wanted.text or wanted.unsigned or wanted.principal or wanted.months is not None
    return not narrow and wanted.kind in {None, AgreementKind.PROCEDURE}


def _title(wanted: Wanted, day: dt.date) -> str:
    if wanted.months is not None:
        told = f"Överenskommelser som löper ut till och med {months_after(day, wanted.months)}"
    elif wanted.unsigned:
        told = "Överenskommelser som inte alla har undertecknat"
    else:
        told = "Överenskommelser" if not wanted.over else "Alla överenskommelser"
    if wanted.unsigned and wanted.months is not None:
        told += " och inte alla har undertecknat"
    return f"{told}, {wanted.principal.names[-1].text}" if wanted.principal else told


def _left_out(count: int, *, partial: bool) -> Iterator[str]:
    if count:
        what = "En som inte längre gäller" if count == 1 else f"{count} som inte längre gäller"
        yield f"{what} visas med --all."
    if partial:
        yield f"Något i {AGREEMENTS_FILE.name} går inte att läsa. Kör lchnv check."


def _editions(ledger: Ledger) -> Iterator[Edition]:
    """Give the editions of the arbetsordning in force: rules.yaml has them, and nothing else."""
    procedure = ledger.archive.procedure
    for body_id in dict.fromkeys(each.body_id for each in procedure.editions):
        if edition := procedure.edition(body_id, ledger.today):
            yield edition


def _of_procedure(edition: Edition, ledger: Ledger) -> Mapping[str, Cell]:
    body = ledger.archive.procedure.bodies[edition.body_id]
    row: dict[str, Cell] = dict.fromkeys(column.key for column in _COLUMNS)
    row |= {
        "title": f"Arbetsordning för {body.short}",
        "kind": AgreementKind.PROCEDURE.value,
        "state": State.IN_FORCE.value,
        "from": edition.start,
        "until": edition.end,
        "place": where(edition.place),
    }
    return row


def _row(
    one: Agreement, state: State, matters: Sequence[Matter], sides: Sequence[Side]
) -> Mapping[str, Cell]:
    abstains = [each.principal for each in one.parties if each.abstains]
    named = one.short and one.short.casefold() not in one.title.casefold()
    return {
        "title": f"{one.title} ({one.short})" if named else one.title,
        "kind": one.kind.value,
        "state": state.value,
        "from": one.start,
        "until": one.last,
        "notice_by": one.notice_by,
        "matters": [each.title for each in matters] or (_NO_MATTER if one.last else None),
        "unsigned": [*_together(one.waiting(), sides)] or None,
        "abstains": [*_together(abstains, sides)] or None,
        "signed": [*_signed(one, sides)] or None,
        "counterpart": one.counterpart or None,
        "decided": one.decided or None,
        "prolonged": [*_prolonged(one)] or None,
        "closed": one.closed or None,
        "responsible": one.responsible or None,
        "replaces": [*one.replaces] or None,
        "diary_numbers": [f"{who}: {number}" for who, number in one.diary_numbers.items()] or None,
        "file": one.file or None,
        "remark": one.remark or None,
        "place": where(one.place),
    }


def _together(names: Sequence[str], sides: Sequence[Side]) -> Iterator[str]:
    """Give the principals by name, but those of a side by the side's where they are all there."""
    left = [*names]
    for side in sides:
        if len(side.principals) > 1 and {*side.principals} <= {*left}:
            yield side.name
            left = [name for name in left if name not in side.principals]
    yield from left


def _signed(one: Agreement, sides: Sequence[Side]) -> Iterator[str]:
    """Tell who has signed and when; those of one day together."""
    days: dict[Day, list[str]] = {}
    for party in one.parties:
        if party.signed is not None:
            days.setdefault(party.signed, []).append(party.principal)
    for day in sorted(days, key=lambda each: each.date or dt.date.max):
        yield f"{', '.join(_together(days[day], sides))} {day.date or '(dag oklar)'}"


def _prolonged(one: Agreement) -> Iterator[str]:
    for each in one.prolongations:
        by = "beslutet är oklart" if each.decided.casefold() == UNCLEAR else each.decided
        yield f"till och med {each.until}{f' ({by})' if by else ''}"

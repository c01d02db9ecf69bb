"""1 §: every principal has a representative in the network."""

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.register import Post, Register
from lchnv_cli.model.spokespeople import without_spokespeople
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.scope import governed_bodies

TEXTS = Texts(
    summary="En huvudman har ingen representant på en mötesdag.",
    why="Kommunerna och regionen representeras i nätverket av sina högsta chefstjänstemän. Varje "
    "huvudman beslutar själv vilka och hur många, men någon ska det vara på varje möte, om "
    "så bara en ersättare där arbetsordningen har sådana. Ett kommande möte ger en upplysning. Ett "
    "register utan en enda person, eller som saknas, är en varning.",
    unseen="Om representanten är huvudmannens högsta chefstjänsteman, och vem som borde vara det.",
    wrong="- roll: representant\n  organ: lchnv\n  huvudman: Avesta\n  från: 2025-01-01\n"
    "  till: 2026-03-01",
    right="- roll: representant\n  organ: lchnv\n  huvudman: Avesta\n  från: 2025-01-01",
    mend="Skriv in huvudmannens nya representant i registret, eller rätta uppdragets dagar.",
)
_RULE = "saknad-huvudman"
_SHOWN = 3
_REMEDY = "Skriv in huvudmannens representant i registret, eller rätta uppdragets från och till."


@rule(_RULE, cites="1 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def missing_principal(register: Register, context: Context) -> Iterator[Hit]:
    """Find each time, from meeting to meeting, that a principal has nobody."""
    if not register.people:
        yield from islice(_nobody(register, context), 1)
    for body_id in governed_bodies(context.procedure):
        if register.partial or not register.mandates(body_id, Post.REPRESENTATIVE):
            continue
        lacking = {
            day: without_spokespeople(body_id, day, register, context.procedure)
            for day in _days(body_id, context)
        }
        every = [context.procedure.principals_of(body_id, day) for day in lacking]
        for principal in dict.fromkeys(name for principals in every for name in principals):
            for days in _gaps(principal, lacking):
                found = _hit(principal, body_id, days, context)
                last = next(reversed(lacking)) == days[-1]
                yield found._replace(since=days[0], until=None if last else days[-1])


def _nobody(register: Register, context: Context) -> Iterator[Hit]:
    """Tell once that nothing can be judged of people, where there are meetings to judge."""
    for body_id in governed_bodies(context.procedure):
        for day in _days(body_id, context):
            message = "Ingen står i registret, så varken representanter, styrgrupp eller ordförande"
            message += " går att pröva."
            remedy = f"Skriv in personerna och deras uppdrag i {register.file}; docs/format.md"
            remedy += " visar hur."
            yield Hit(Place(register.file), message, remedy, Severity.WARNING, under=(body_id, day))


def _days(body_id: str, context: Context) -> Iterator[dt.date]:
    """Give the days of the governed meetings that were not called off, oldest first."""
    for meeting in context.archive.all_for(body_id):
        if not meeting.off and context.procedure.demands(body_id, meeting.date, _RULE):
            yield meeting.date


def _gaps(principal: str, lacking: Mapping[dt.date, frozenset[str]]) -> Iterator[list[dt.date]]:
    """Give the days of each row of meetings without a representative of a principal."""
    for missing, group in groupby(lacking.items(), lambda pair: principal in pair[1]):
        if missing:
            yield [day for day, _ in group]


def _hit(principal: str, body_id: str, days: list[dt.date], context: Context) -> Hit:
    body = context.procedure.bodies[body_id].name
    told = listed([spoken_with_year(day) for day in days], _SHOWN)
    message = f"{principal} har ingen representant i {body}"
    message += f" {'på mötet' if len(days) == 1 else 'på mötena'} {told}."
    severity = Severity.INFO if days[0] >= context.today else None
    place, under = _place(principal, body_id, days[0], context), (body_id, days[0])
    return Hit(place, message, _REMEDY, severity, under=under)


def _place(principal: str, body_id: str, first: dt.date, context: Context) -> Place:
    """Give the principal's last mandate that ended before the gap, else its first one later."""
    mandates = context.register.mandates(body_id, Post.REPRESENTATIVE)
    own = [mandate for mandate in mandates if mandate.principal_on(first) == principal]
    ended = [(m.end, m.place) for m in own if m.end is not None and m.end < first]
    if ended:
        return max(ended)[1]
    return next((m.place for m in own if m.start > first), Place(context.register.file))

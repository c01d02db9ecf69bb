"""5 §: the steering group meets about two weeks before the network."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.chain import Chain, chain
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Styrgruppen har inget möte ungefär {styrgrupp_dagar:tid} före mötet.",
    why="Styrgruppen bereder ärendena och sammanträder cirka {styrgrupp_dagar:tid} före "
    "nätverket. I rules.yaml är det mellan styrgrupp_tidigast ({styrgrupp_tidigast:siffror}) och "
    "styrgrupp_senast ({styrgrupp_senast:siffror}) dagar före. Granskningen påminner från den "
    "första av de dagarna, eller så snart ett styrgruppsmöte är planerat för nära eller för långt "
    "före, och efter den sista är det ett fel. Extra möten prövas inte, "
    "och inte möten i ett organ som inget annat organ bereder.",
    unseen="Om styrgruppen beredde just det mötets ärenden när den möttes.",
    wrong="lchnv: 2026-03-20\nstyrgrupp: 2026-03-20",
    right="lchnv: 2026-03-20\nstyrgrupp: {styrgrupp_dagar en dag|dagar} före",
    mend="Skriv in styrgruppens möte i dess kalendarium, eller i nätverkets med möte: styrgrupp.",
)
_REMEDY = "Skriv in styrgruppens möte i kalendariet, eller flytta det."


@rule("ej-berett-möte", cites="5 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def unprepared_meeting(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an ordinary meeting without a steering-group meeting in the time before it."""
    planned = context.archive.calendar(meeting.body_id, meeting.date.year) is not None
    answers = context.procedure.answers(meeting.body_id, meeting.date)
    steering_group = context.procedure.steered_by(meeting.body_id)
    unread = steering_group and context.archive.may_lack(steering_group.id, meeting.date.year)
    if steering_group is None or unread or meeting.off or meeting.extra or not answers:
        return
    if not (planned or meeting.agenda):
        return
    dates = chain(context.archive, context.workdays, meeting.body_id, meeting.date)
    steering = dates.steering
    if steering is not None and dates.steering_first <= steering <= dates.steering_last:
        return
    ahead = context.today <= dates.steering_last
    if ahead and steering is None and context.today < dates.steering_first:
        return
    place = meeting.occasion.place if meeting.occasion else meeting.place
    yield Hit(place, _message(dates), _REMEDY, Severity.INFO if ahead else None)


def _message(dates: Chain) -> str:
    spoken = spoken_with_year(dates.date)
    window = (
        f"{spoken_with_year(dates.steering_first)} till {spoken_with_year(dates.steering_last)}"
    )
    if dates.steering is None:
        return f"Styrgruppen har inget möte som bereder mötet {spoken}; {window} är dagarna."
    before = (dates.date - dates.steering).days
    return f"Styrgruppens möte är {before} dagar före mötet {spoken}; {window} är dagarna."

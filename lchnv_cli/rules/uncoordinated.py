"""4 §: the meetings are coordinated with those of Välfärdsrådet."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Inget av Välfärdsrådets möten ligger nära nätverkets möte.",
    why="Sammanträdesplanen bör så långt det går samordnas med Välfärdsrådets sammanträden. Nära "
    "är {välfärdsrådet_dagar en dag|dagar} före eller efter (välfärdsrådet_dagar i rules.yaml). "
    "Regeln tiger för år där Välfärdsrådets dagar inte är kända.",
    unseen="Möten i Välfärdsrådet som mappen inte har.",
    wrong="lchnv: 2026-03-20\nvalfardsradet: 2026-05-08",
    right="lchnv: 2026-03-20\nvalfardsradet: 2026-03-27",
    mend="Flytta mötet, eller skriv in Välfärdsrådets dagar i dess kalendarium.",
)


@rule("välfärdsrådet-ej-samordnat", cites="4 §", severity=Severity.WARNING, texts=TEXTS)
def uncoordinated(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an ordinary meeting with no meeting of a political body near it."""
    answers = context.procedure.answers(meeting.body_id, meeting.date)
    if meeting.off or meeting.extra or not answers:
        return
    reach = context.value("välfärdsrådet_dagar", meeting.body_id, meeting.date)
    for body in context.procedure.bodies.values():
        days = [m.date for m in context.archive.all_for(body.id) if not m.off]
        lacking = context.archive.may_lack(body.id, meeting.date.year)
        if not body.political or lacking or all(day.year != meeting.date.year for day in days):
            continue
        nearest = min(days, key=lambda day: abs((day - meeting.date).days))
        apart = abs((nearest - meeting.date).days)
        if apart > reach:
            message = f"Närmaste möte i {body.name} är {spoken_with_year(nearest)}, {apart} dagar"
            message += f" från mötet {spoken_with_year(meeting.date)}; högst {reach} bör det vara."
            place = meeting.occasion.place if meeting.occasion else meeting.place
            yield Hit(place, message, "Samordna dagarna, eller skriv ett undantag med skäl.")

"""A question per capsulam is at odds with itself, with the register or with the notes."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.answers import is_answered
from lchnv_cli.memory.by_mail import Asked, asked, is_closed, outcomes_by_mail, point_of
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.left_open import proposed
from lchnv_cli.memory.names import names_of
from lchnv_cli.memory.outcome import FINAL, RESTING, OutcomeKind
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import MeetingDocument, Notes, Question
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="En fråga per capsulam stämmer inte med sig själv, registret eller {anteckningarna}.",
    why="Frågan är dokumentet som visar vad som beslutades mellan mötena. Den hör till en punkt "
    "på mötet, och bara representanterna får svara på den. Utfallet gäller när alla har svarat "
    "eller när sista svarsdagen har gått. {Anteckningarna} säger bara att frågan gick ut; säger "
    "de också utfallet, svaren eller sista svarsdagen ska det vara detsamma.",
    unseen="Om utfallet är vad svaren säger, och om den som svarade fick frågan.",
    wrong="skickad: 2026-03-25\nsvara_senast: 2026-03-20",
    right="skickad: 2026-03-25\nsvara_senast: 2026-04-10",
    mend="Rätta det som är fel i frågan eller i {anteckningarna}.",
)
_ENDS = FINAL | RESTING


@rule("motsägande-fråga", cites=FORM, severity=Severity.ERROR, stops=False, texts=TEXTS)
def question_at_odds(question: Question, context: Context) -> Iterator[Hit]:
    """Find a question that cannot be as it says."""
    meeting = context.archive.meeting(question.body_id, question.date)
    everybody = asked(question, context.archive)
    yield from _strangers(question, everybody, context)
    yield from _dates_and_outcome(question, everybody, context)
    if meeting is not None:
        yield from _unlike_the_meeting(question, everybody, meeting, context)


def _strangers(question: Question, everybody: Asked, context: Context) -> Iterator[Hit]:
    body = context.procedure.bodies[question.body_id].name
    principals = context.procedure.principals_of(question.body_id, question.date)
    for name in question.replies:
        if not everybody.may_reply(name):
            meant = names_of(context.register).meant(name)
            near = meant if meant != name and everybody.may_reply(meant) else ""
            message = f"{name} har svarat, men representerar inte {body} enligt registret."
            remedy = f"Menade du {near}?" if near else "Stryk svaret, eller rätta registret."
            if name in principals:
                remedy = "Skriv namnet på den som svarade."
            yield Hit(question.place_of(f"svar.{name}"), message, remedy)


def _dates_and_outcome(question: Question, everybody: Asked, context: Context) -> Iterator[Hit]:
    last, sent = question.answer_by, question.mailed.date if question.mailed else None
    if last and sent and last < sent:
        message = f"Sista svarsdagen, {spoken_with_year(last)}, är före dagen då frågan skickades, "
        message += f"{spoken_with_year(sent)}."
        yield Hit(question.place_of("svara_senast"), message, "Rätta den dag som är fel.")
    outcomes, place = outcomes_by_mail(question), question.place_of("utfall")
    if question.outcome and not outcomes:
        message = f"Utfallet ”{question.outcome}” säger inte hur det slutade."
        yield Hit(place, message, "Börja med bifall, ändrad, avslag, bordlagd eller avskrivet.")
    elif outcomes and everybody.lacking and not is_closed(question, everybody, context.today):
        until = f" till och med {spoken_with_year(last)}" if last else ""
        message = f"Utfallet är skrivet{', fast svarstiden löper' + until if last else ''}, men "
        message += f"{listed([*everybody.lacking])} har inte svarat."
        yield Hit(place, message, "Vänta med utfallet, eller skriv in svaren.")


def _unlike_the_meeting(
    question: Question, everybody: Asked, meeting: Meeting, context: Context
) -> Iterator[Hit]:
    unread = context.archive.unread_for_notes(question.body_id, question.date)
    named: list[MeetingDocument] = [d for d in (meeting.notes, meeting.agenda) if d]
    if not any(point_of(question, each) for each in named) and not unread:
        message = f"Punkten {question.point} finns inte på mötet {spoken_with_year(question.date)}."
        yield Hit(question.place_of("punkt"), message, "Rätta numret på punkten.")
    elif meeting.notes is not None:
        yield from _unlike_the_notes(question, everybody, meeting.notes, context)


def _unlike_the_notes(
    question: Question, everybody: Asked, notes: Notes, context: Context
) -> Iterator[Hit]:
    """Find where notes and question tell the outcome, the replies or the last day differently."""
    told = point_of(question, notes)
    if told is None:
        return
    fate = fate_of(told, notes.body_id, context.procedure)
    name, at = context.procedure.kind_of(notes).brief.capitalize(), f"under punkt {told.address}"
    remedy = "Rätta det som är fel, i frågan eller där."
    by_mail = [one for _, one in fate.of(OutcomeKind.PER_CAPSULAM)]
    theirs = [kind for kind in OutcomeKind if kind in fate.kinds & _ENDS]
    ours = [one.kind for one in outcomes_by_mail(question) if one.kind in _ENDS]
    proposals = (clause for item in question.points() for clause in proposed(item))
    if not by_mail:
        done = any(is_answered(each, (told,)) for each in proposals)
        if fate.kinds & FINAL or (done and not fate.kinds & RESTING):
            message = f"{name} säger {at} att mötet avgjorde ärendet, inte att frågan skickades."
            yield Hit(question.place_of("punkt"), message, remedy)
        return
    if theirs and set(theirs) != set(ours):
        message = f"{name} säger {at} utfallet {listed(theirs)}, men frågan "
        message += listed(ours) if ours else "har inget"
        yield Hit(question.place_of("utfall"), f"{message}.", remedy)
    days = [day for one in by_mail if (day := one.when.on(notes.date))]
    if days and question.answer_by not in {None, *days}:
        message = f"{name} säger {at} att svaren ska komma senast {spoken_with_year(days[0])}."
        yield Hit(question.place_of("svara_senast"), message, remedy)
    if everybody.lacking and any(each.casefold().startswith("alla") for each in fate.replies):
        message = (
            f"{name} säger {at} att alla har svarat, men {listed([*everybody.lacking])} har inte"
        )
        yield Hit(question.place_of("svar"), f"{message} gjort det.", remedy)

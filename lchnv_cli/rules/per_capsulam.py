"""4 §, by habit: what is decided between meetings is replied to, settled and reported."""

import datetime as dt
from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.attendees import key_of, person_key
from lchnv_cli.memory.book import Entry
from lchnv_cli.memory.by_mail import speaking
from lchnv_cli.memory.names import names_of
from lchnv_cli.memory.outcome import FINAL, Outcome, OutcomeKind
from lchnv_cli.memory.questions import asks_alone
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.document import Question
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ett beslut fattas per capsulam, mellan mötena.",
    why="Arbetsordningen känner bara beslut på sammanträden. Nätverket har ändå vanan att besluta "
    "per capsulam, och regeln påminner om det. Den varnar när beslutet saknar sista svarsdag, när "
    "dagen har gått och svaren eller hur det slutade inte står i {anteckningarna}, och när nästa "
    "mötes {anteckningar} inte tar upp ärendet. Den varnar också när sista svarsdagen är före "
    "mötet, och när någon på raden Svar: inte är representant.",
    unseen="Frågor som skickades med mejl utan att {anteckningarna} säger det, och vem som svarade "
    "där bara huvudmannen är nämnd.",
    wrong="Utfall: per capsulam",
    right="Utfall: per capsulam senast 2026-06-12; bifall\nSvar: alla 16 huvudmän",
    mend="Skriv sista svarsdag, sedan svaren och hur det slutade, i en fråga som lchnv "
    "new-per-capsulam skapar eller i {anteckningarna}, och rapportera beslutet på nästa möte under "
    "samma rubrik eller med samma rad Ärende:.",
)
_REMEDY = (
    "Skriv som Utfall: per capsulam senast 2026-06-12; bifall, med en rad Svar: under. "
    "Rapportera beslutet på nästa möte."
)
_OWN_REMEDY = (
    "Fyll i svara_senast, svaren och utfallet i frågan. Rapportera beslutet på nästa möte."
)
# Two words with capitals and small letters: RSS Prov is nobody.
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)*"
_PERSON = late(rf"(?<![\w-]){_NAME}(?:\s{_NAME})+(?![\w-])")
_FORESEEN = "Ta hellre upp ärendet på ett möte, eller kalla till ett extra."


@rule("per-capsulam", cites="4 §", severity=Severity.INFO, texts=TEXTS)
def per_capsulam(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Tell of decisions between meetings; a warning where something is not seen to."""
    for entry in context.ledger.entries(meeting):
        if not (isinstance(entry.document, Question) or asks_alone(entry)):
            continue
        for told, outcome in entry.fate.of(OutcomeKind.PER_CAPSULAM):
            message = f"”{entry.title}” avgörs per capsulam, vilket inte förekommer i "
            message += "arbetsordningen"
            lacks = list(_lacks(entry, outcome, context))
            message += f": {', '.join(lacks)}." if lacks else "."
            remedy = _OWN_REMEDY if isinstance(entry.document, Question) else _REMEDY
            remedy, severity = (remedy, Severity.WARNING) if lacks else (_FORESEEN, None)
            following = _following(entry.meeting, _last_day(entry, outcome), context)
            about = ((following.body_id, following.date),) if following else ()
            yield Hit(entry.document.at(told.line), message, remedy, severity, about=about)
        if not isinstance(entry.document, Question):
            yield from _strangers(entry, context)


def _strangers(entry: Entry, context: Context) -> Iterator[Hit]:
    """Find those who replied, by their names in notes, and represent nobody."""
    body_id, date = entry.meeting.body_id, entry.meeting.date
    last = (_last_day(entry, one) for _, one in entry.fate.of(OutcomeKind.PER_CAPSULAM))
    days = {date, *filter(None, last)}
    asked = {key_of(m.person) for day in days for m in speaking(body_id, day, context.archive)}
    others = {*context.procedure.principals_of(body_id, date)}
    others.update(name for body in context.procedure.bodies.values() for name in body.names())
    for fact in entry.item.all_facts() if asked else ():
        for name in _PERSON.findall(fact.value) if fact.key == FactName.ANSWERS else ():
            meant = names_of(context.register).meant(name) or name
            if name not in others and person_key(meant, context.register) not in asked:
                body = context.procedure.bodies[body_id].name
                message = f"{name} har svarat, men representerar inte {body} enligt registret."
                remedy = "Stryk svaret, eller rätta registret."
                yield Hit(entry.document.at(fact.line), message, remedy, Severity.WARNING)


def _last_day(entry: Entry, outcome: Outcome) -> dt.date | None:
    if isinstance(entry.document, Question):
        return entry.document.answer_by
    return outcome.when.on(entry.meeting.date)


def _lacks(entry: Entry, outcome: Outcome, context: Context) -> Iterator[str]:
    day, written = _last_day(entry, outcome), outcome.when.written
    where = _notes(entry.meeting, context)
    if isinstance(entry.document, Question):
        written, where = str(day or ""), entry.document.kind.definite
    if not written:
        yield "ingen sista svarsdag är satt"
    elif day is not None and day < entry.meeting.date:
        yield f"sista svarsdagen, {spoken_with_year(day)}, är före mötet"
    elif day is not None and context.today > day:
        when = spoken_with_year(day)
        ended = entry.fate.kinds & FINAL
        if not entry.fate.replies:
            also = "" if ended else ", och inte heller hur det slutade"
            yield f"svaren skulle ha kommit {when} men står inte i {where}{also}"
        elif not ended:
            yield f"svarstiden gick ut {when} men det står inte hur det slutade"
    following = _following(entry.meeting, day, context)
    if following is None or following.notes is None:
        return
    if not any(uptake.noted for uptake in context.ledger.uptakes(entry)):
        when = spoken_with_year(following.date)
        yield f"{_notes(following, context)} från nästa möte, {when}, tar inte upp ärendet"


def _notes(meeting: Meeting, context: Context) -> str:
    return context.procedure.notes_kind(meeting.body_id, meeting.date).brief


def _following(meeting: Meeting, day: dt.date | None, context: Context) -> Meeting | None:
    """Give the ordinary meeting at which the outcome is to be told: the first after the replies."""
    later = context.archive.after(meeting.body_id, max(meeting.date, day or meeting.date))
    answers = context.procedure.answers
    return next((m for m in later if not m.extra and answers(m.body_id, m.date)), None)

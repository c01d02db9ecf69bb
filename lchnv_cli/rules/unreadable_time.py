"""When something comes back is said so that it can be followed: by a day, a meeting or a month."""

from collections.abc import Iterable, Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.assignment import reported_when
from lchnv_cli.memory.events import report_of
from lchnv_cli.memory.outcome import FINAL, RESTING, Outcome, OutcomeKind, outcomes_of
from lchnv_cli.memory.when import vague
from lchnv_cli.model.fact_names import ASSIGNMENTS, FactName
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.items import Fact
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Det står inte vilken dag något kommer tillbaka.",
    why="Det som är bordlagt, återremitterat, skickat per capsulam eller ska återrapporteras "
    "väntar till en dag, till nästa möte, till en månad eller till ett möte i kalendariet. Till "
    "hösten, under 2027 och senare är ingen av dem: då tas ärendet upp redan på nästa möte. Regeln "
    "läser raderna Utfall:, Uppdrag: och Återrapport:, och fram till nästa möte också det som "
    "skjuts upp i en att-sats eller en mening.",
    unseen="Tid som sägs i andra ord (när underlaget är klart), och uppdrag som bara står i en "
    "att-sats.",
    wrong="Utfall: bordlagd till hösten",
    right="Utfall: bordlagd till 2026-09-18",
    mend="Skriv dagen (2026-09-18), nästa möte eller en månad (mötet i september).",
)
_REMEDY = "Skriv dagen som 2026-09-18, nästa möte, eller månaden som mötet i september."
_PUTS_OFF = RESTING | {OutcomeKind.PER_CAPSULAM}


@rule("otydlig-tid", cites=FORM, severity=Severity.WARNING, texts=TEXTS)
def unreadable_time(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find what is put off or is to be reported at a time that is no day, meeting or month."""
    if not meeting.deciding:
        return
    later = context.archive.after(meeting.body_id, meeting.date)
    passed = any(each.deciding for each in later)
    for document in meeting.deciding:
        if context.procedure.is_transcript(document):
            continue
        for item in document.points():
            for fact in item.all_facts():
                if said := _in_line(fact):
                    yield _hit(said, item.called, document.at(fact.line))
    entries = () if passed else context.ledger.entries(meeting)
    # A clause that puts off what a line decides is told of by another rule.
    for entry in (each for each in entries if not each.fate.kinds & FINAL):
        lines = {fact.line for fact in entry.item.all_facts()}
        for told in entry.fate.told:
            place = entry.document.at(told.line)
            in_words = told.line not in lines and place in context.ledger.open_since
            if in_words and (said := _put_off(told.value, told.outcomes)):
                yield _hit(said, entry.title, place)


def _in_line(fact: Fact) -> str:
    """Give the time that a line says and that is none."""
    if fact.key == FactName.OUTCOME:
        return _put_off(fact.value, outcomes_of(fact.value))
    goes_on = fact.key == FactName.REPORT and report_of(fact) is False
    return vague(reported_when(fact.value)) if fact.key in ASSIGNMENTS or goes_on else ""


def _put_off(text: str, outcomes: Iterable[Outcome]) -> str:
    kinds = {each.kind for each in outcomes if not each.when}
    return vague(text) if kinds & _PUTS_OFF else ""


def _hit(said: str, title: str, place: Place) -> Hit:
    return Hit(place, f"”{said}” är ingen dag, så ”{title}” tas upp redan på nästa möte.", _REMEDY)

"""4 §: the steering group calls extra meetings."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.reference import body_of, reference_of, unfounded
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Styrgruppen har inte kallat till ett extra möte.",
    why="Om behov uppstår kan styrgruppen kalla till ett extra sammanträde. Det står i "
    "dokumentets fält kallat_av, eller i kalendariets fält beslut. Nämns en dag ska styrgruppen ha "
    "haft ett möte då, senast den dag det extra mötet hålls; styrgruppens möten ett år som mappen "
    "inte känner prövas inte.",
    unseen="Om styrgruppen verkligen kallade: en dag den hade möte räcker.",
    wrong="möte: extra\nkallat_av: RSS Dalarna",
    right="möte: extra\nkallat_av: styrgrupp 2026-04-02",
    mend="Låt styrgruppen kalla till mötet, och skriv vilket av dess möten som gjorde det.",
)


@rule("extra-utan-styrgrupp", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def extra_without_steering(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an extra meeting that nobody, or somebody else, is said to have called."""
    if not meeting.extra or meeting.off:
        return
    callers = [
        (document.called_by, document.place_of("kallat_av"))
        for document in meeting.documents
        if document.called_by
    ]
    if meeting.occasion and meeting.occasion.decided:
        callers.append((meeting.occasion.decided, meeting.occasion.place))
    day = spoken_with_year(meeting.date)
    remedy = "Skriv kallat_av: styrgrupp och dagen då styrgruppen kallade."
    false = [(why, at) for by, at in callers if (why := _why_not(by, meeting, context))]
    for why, place in false:
        yield Hit(
            place, f"Till det extra mötet {day} sägs styrgruppen ha kallat, men {why}.", remedy
        )
    if false or any(_is_steering(caller, meeting, context) for caller, _ in callers):
        return
    message = f"Till det extra mötet {day} "
    message += (
        f"har {callers[0][0]} kallat, inte styrgruppen."
        if callers and is_answer(callers[0][0])
        else "sägs inte vem som har kallat."
    )
    yield Hit(_place(meeting), message, remedy)


def _is_steering(caller: str, meeting: Meeting, context: Context) -> bool:
    steering = context.procedure.steered_by(meeting.body_id)
    return steering is None or body_of(caller, context.procedure) is steering


def _why_not(caller: str, meeting: Meeting, context: Context) -> str:
    """Tell why the steering group did not call at the meeting that is named, if one is."""
    steering = context.procedure.steered_by(meeting.body_id)
    if steering is None or body_of(caller, context.procedure) is not steering:
        return ""
    reference = reference_of(caller, context.procedure, meeting.date)
    if reference is None:
        impossible = next((date.text for date in dates_in(caller) if not date.possible), "")
        return f"{impossible} finns inte i kalendern" if impossible else ""
    if reference.date > meeting.date:
        return f"{reference.date} är efter mötet"
    return unfounded(reference, context.archive, context.today)


def _place(meeting: Meeting) -> Place:
    for document in meeting.documents:
        for name in ("kallat_av", "möte"):
            if name in document.places:
                return document.place_of(name)
    return meeting.occasion.place if meeting.occasion else meeting.place

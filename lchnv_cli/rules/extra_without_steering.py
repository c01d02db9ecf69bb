"""4 §: the steering group calls extra meetings."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Place, Severity
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Styrgruppen har inte kallat till ett extra möte.",
    why="Om behov uppstår kan styrgruppen kalla till ett extra sammanträde. Det står i "
    "dokumentets fält kallat_av, eller i kalendariets fält beslut.",
    wrong="möte: extra\nkallat_av: RSS Dalarna",
    right="möte: extra\nkallat_av: styrgrupp 2026-04-02",
    mend="Låt styrgruppen kalla till mötet, och skriv vilket av dess möten som gjorde det.",
)


@rule("extra-utan-styrgrupp", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS)
def extra_without_steering(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find an extra meeting that nobody, or somebody else, is said to have called."""
    if not meeting.extra or meeting.cancelled:
        return
    callers = [document.called_by for document in meeting.documents if document.called_by]
    if meeting.occasion and meeting.occasion.decided:
        callers.append(meeting.occasion.decided)
    if any(_is_steering(caller, meeting, context) for caller in callers):
        return
    message = f"Till det extra mötet {spoken_with_year(meeting.date)} "
    message += (
        f"har {callers[0]} kallat, inte styrgruppen."
        if callers
        else ("sägs inte vem som har kallat.")
    )
    remedy = "Skriv kallat_av: styrgrupp och dagen då styrgruppen kallade."
    yield Hit(_place(meeting), message, remedy)


def _is_steering(caller: str, meeting: Meeting, context: Context) -> bool:
    steering = context.procedure.steered_by(meeting.body_id)
    if steering is None:
        return True
    named = context.procedure.body_named_first(caller)
    return named is steering or caller.casefold().startswith(steering.id)


def _place(meeting: Meeting) -> Place:
    for document in meeting.documents:
        for name in ("kallat_av", "möte"):
            if name in document.places:
                return document.place_of(name)
    return meeting.occasion.place if meeting.occasion else meeting.place

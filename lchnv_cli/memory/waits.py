"""What a matter may wait for, and which event opens and closes what."""

from enum import StrEnum

from lchnv_cli.memory.events import SENT, EventKind


class Wait(StrEnum):
    """What a strand waits for; the value is how it is told."""

    OUTCOME = "väntar på att avgöras"
    REPLIES = "väntar på svar per mejl"
    RESULT = "utfallet per capsulam ska rapporteras"
    REPORT = "väntar på återrapport"
    RECEIVED = "hänskjutet hit"
    ANSWER = "väntar på svar"
    ANSWERED = "svaret ska rapporteras"
    NOTES = "väntar på anteckningarna"


LEFT = frozenset({EventKind.UNSETTLED, EventKind.CALLED_OFF, EventKind.RAISED})
SETTLED = frozenset(
    {EventKind.DECIDED, EventKind.REJECTED, EventKind.WITHDRAWN, EventKind.WRITTEN_OFF}
)
RESTS = frozenset({EventKind.TABLED, EventKind.REMITTED, EventKind.NOT_REACHED})
GOES_ON = frozenset({EventKind.CONTINUED, EventKind.UNDER_WAY})
REPORTED = frozenset({EventKind.REPORTED, EventKind.CONTINUED})
ENDS = SETTLED | RESTS | SENT | {EventKind.ASKED}
TELLS = frozenset(EventKind) - LEFT - {EventKind.NOT_REACHED, EventKind.NAMED}
# Which events at the same body close what; whatever is said closes what only was to be told.
CLOSED_BY = {
    Wait.OUTCOME: ENDS,
    Wait.NOTES: ENDS,
    Wait.RECEIVED: ENDS,
    Wait.REPLIES: ENDS,
    Wait.ANSWER: frozenset({EventKind.WITHDRAWN, EventKind.WRITTEN_OFF}),
    Wait.RESULT: TELLS,
    Wait.ANSWERED: TELLS,
    Wait.REPORT: frozenset({EventKind.WRITTEN_OFF}),
}
OPENED_BY = {
    EventKind.TABLED: Wait.OUTCOME,
    EventKind.REMITTED: Wait.OUTCOME,
    EventKind.NOT_REACHED: Wait.OUTCOME,
    EventKind.UNSETTLED: Wait.OUTCOME,
    EventKind.CALLED_OFF: Wait.OUTCOME,
    EventKind.RAISED: Wait.NOTES,
    EventKind.ASKED: Wait.REPLIES,
    **dict.fromkeys(SENT, Wait.ANSWER),
    EventKind.ASSIGNED: Wait.REPORT,
    EventKind.CONTINUED: Wait.REPORT,
}
# As what a standing point takes it up (tar_upp), first the word that is its own.
TAKEN_UP_AS = {
    Wait.OUTCOME: ("bordlagda",),
    Wait.NOTES: ("bordlagda",),
    Wait.REPORT: ("uppdrag",),
    Wait.RECEIVED: ("hänskjutna", "bordlagda"),
    Wait.ANSWERED: ("hänskjutna", "bordlagda"),
    Wait.REPLIES: ("per_capsulam", "bordlagda"),
    Wait.RESULT: ("per_capsulam", "bordlagda"),
}
TO_BE_SETTLED = frozenset({Wait.OUTCOME, Wait.NOTES, Wait.RECEIVED})
TO_BE_TOLD = frozenset({Wait.RESULT, Wait.ANSWERED, Wait.REPORT})
BY_MAIL = frozenset({Wait.REPLIES, Wait.RESULT})
SAYS = frozenset({EventKind.DISCUSSED, EventKind.DECIDED, EventKind.REJECTED, EventKind.UNDER_WAY})
# What says anything of assignments that are open; what only hands out more does not.
TELLS_OF_REPORTS = REPORTED | RESTS | SAYS | {EventKind.WRITTEN_OFF}

"""6 §, by habit: what is referred to another body is taken up there."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.memory.taken_up import uptakes
from lchnv_cli.model.archive import Meeting
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.told_outcomes import told_outcomes

TEXTS = Texts(
    summary="Ett hänskjutet ärende finns inte i det andra organets senare dokument.",
    why="Det som ska beslutas politiskt hanteras i Välfärdsrådet. Att den som tar emot ett "
    "hänskjutet ärende också tar upp det är nätverkets vana att bevaka. Regeln läser det organets "
    "senare dokument i mappen och säger inget där det inte finns några. Ärendet känns igen på "
    "rubriken eller på raden Ärende:.",
    wrong="Utfall: hänskjuten till Socialchefsnätverket\n\n(och ingen punkt om ärendet i "
    "Socialchefsnätverkets senare dokument)",
    right="Utfall: hänskjuten till Socialchefsnätverket\nÄrende: rutin för hembesök\n\n"
    "(och samma rad Ärende: på Socialchefsnätverkets punkt)",
    mend="Ta upp ärendet i det andra organet. Står det redan där under en annan rubrik: skriv "
    "samma rad Ärende: på båda punkterna.",
)


@rule("hänskjutet-ärende-borta", cites="6 §", severity=Severity.WARNING, texts=TEXTS)
def referred_and_gone(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find matters referred to a body whose later documents never take them up.

    While all of those are for meetings to come it is only told of.
    """
    notes = meeting.notes
    if notes is None or meeting.cancelled:
        return
    for told in told_outcomes(notes, context):
        if told.outcome.kind is not OutcomeKind.REFERRED:
            continue
        body = context.procedure.body_named_first(told.outcome.target)
        first = _next_documented(body.id, meeting, context) if body else None
        if body is None or body.id == meeting.body_id or first is None:
            continue
        if not uptakes(told.item, meeting, context.archive, body.id):
            message = f"”{told.item.heading.title}” hänsköts {spoken_with_year(meeting.date)} till "
            message += f"{body.name}, vars senare dokument inte tar upp ärendet."
            remedy = f"Ta upp ärendet i {body.name}, eller skriv samma rad Ärende: på punkterna."
            severity = None if first.date < context.today else Severity.INFO
            yield Hit(notes.at(told.fact.line), message, remedy, severity)


def _next_documented(body_id: str, meeting: Meeting, context: Context) -> Meeting | None:
    """Give the first later meeting of a body with something in the folder."""
    later = (m for m in context.archive.all_for(body_id) if m.date > meeting.date)
    return next((m for m in later if not m.cancelled and any(m.documents)), None)

"""6 §, by habit: what is referred to another body is taken up there."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="Ett hänskjutet ärende finns inte i det andra organets senare dokument.",
    why="Det som ska beslutas politiskt hanteras i Välfärdsrådet. Att den som tar emot ett "
    "hänskjutet ärende också tar upp det är nätverkets vana att bevaka. Regeln läser det organets "
    "senare dokument i mappen och säger inget där det inte finns några. Saknas ärendet på en "
    "dagordning till ett kommande möte sägs det där i stället (ärende-fattas). Ärendet känns igen "
    "på rubriken eller på raden Ärende:.",
    unseen="Vad organ utan dokument i mappen gjorde, och ärenden under en annan rubrik utan "
    "raden Ärende:.",
    wrong="Utfall: hänskjuten till Socialchefsnätverket\n\n(och ingen punkt om ärendet i "
    "Socialchefsnätverkets senare dokument)",
    right="Utfall: hänskjuten till Socialchefsnätverket\nÄrende: rutin för hembesök\n\n"
    "(och samma rad Ärende: på Socialchefsnätverkets punkt)",
    mend="Ta upp ärendet i det andra organet. Står det redan där under en annan rubrik: skriv "
    "samma rad Ärende: på båda punkterna.",
)


@rule("hänskjutet-ärende-borta", cites="6 §", severity=Severity.WARNING, texts=TEXTS, follows=True)
def referred_and_gone(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find matters referred to a body whose later documents never take them up."""
    for entry in context.ledger.entries(meeting):
        for told, outcome in entry.fate.of(OutcomeKind.REFERRED):
            body = context.procedure.body_named_first(outcome.target)
            if body is None or body.id == meeting.body_id:
                continue
            later = context.archive.after(body.id, meeting.date)
            known = (each for each in later if context.procedure.answers(body.id, each.date))
            first = next((each for each in known if any(each.documents)), None)
            if first is None or first.date >= context.today:
                continue
            taken = any(context.ledger.uptakes(entry, body.id))
            if not (taken or context.left_out.tells(entry, body.id)):
                message = f"”{entry.title}” hänsköts {spoken_with_year(meeting.date)} till "
                message += f"{body.name}, vars senare dokument inte tar upp ärendet."
                remedy = f"Ta upp ärendet i {body.name}, eller skriv samma rad Ärende: på "
                remedy += "punkterna."
                about = ((first.body_id, first.date),)
                yield Hit(entry.document.at(told.line), message, remedy, about=about)

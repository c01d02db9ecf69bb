"""The preamble: the network revises the regional documents on collaboration before they end."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.agreements import Agreements
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.planning.renewals import RUNS_OUT, renewals
from lchnv_cli.rules.rule import Texts, rule

TEXTS = Texts(
    summary="En överenskommelse löper ut utan att någon har börjat förnya den.",
    why="Arbetsordningens inledande kapitel Uppdrag säger att nätverket ansvarar för framtagande "
    "och revidering av regionala samverkansdokument. Hur långt i förväg säger det inte: "
    "överenskommelse_månader i rules.yaml är nätverkets mått, här {överenskommelse_månader en "
    "månad|månader} före den sista dagen. Ett öppet ärende handlar om överenskommelsen när "
    "ärendets namn, eller det som det väntar på, innehåller titelns ord eller kortnamnet, eller "
    "när fältet ärende säger det. Den som har löpt ut sägs lika länge efteråt, om den inte är "
    "förlängd, ersatt eller avslutad.",
    unseen="Om ärendet verkligen gäller en förnyelse, och överenskommelser som inte står i filen.",
    wrong="- titel: Överenskommelse om barn och unga\n  slag: överenskommelse\n"
    "  till: 2027-06-30\n\n(och inget öppet ärende om den, i januari 2027)",
    right="- titel: Överenskommelse om barn och unga\n  slag: överenskommelse\n  till: 2027-06-30\n"
    "  ärende: Revidering av samverkansdokument",
    mend="Ta upp den på nästa möte: lchnv new-agenda gör en punkt av den. Ska den inte fortsätta: "
    "skriv mötet och punkten i fältet avslutas.",
)
_REMEDY = (
    "Ta upp den på nästa dagordning, eller skriv namnet på ärendet i fältet ärende. Ska den inte "
    "fortsätta: skriv beslutet i fältet avslutas."
)


@rule(RUNS_OUT, cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def agreement_runs_out(_: Agreements, context: Context) -> Iterator[Hit]:
    """Find agreements that end soon, or have ended, while no open matter is about them."""
    for each in renewals(context.ledger, context.today):
        message, place = each.message(context.today), each.agreement.place
        hit = Hit(place, message, _REMEDY, since=each.opens, until=each.closes)
        yield hit._replace(under=(each.body_id, context.today))

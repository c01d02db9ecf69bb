"""The preamble: whoever the network has appointed stands among those who have the seats."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import Verdict, appointees

TEXTS = Texts(
    summary="Någon har utsetts i {anteckningarna} men står inte i grupper.yaml.",
    why="Nätverket utser representanter till grupper och uppdrag. Vem som har en plats säger "
    "grupper.yaml; den som utses ska därför skrivas in där, med beslutet.",
    unseen="Om den som utsågs tackade nej.",
    wrong="Utser: Lo Falk (Säter) till SPAK",
    right="Utser: Lo Falk (Säter) till SPAK\n\ni grupper.yaml:\n"
    "innehavare: [{namn: Lo Falk, huvudman: Säter, från: 2026-03-20}]",
    mend="Skriv in personen på platsen i meetings/grupper.yaml.",
)


@rule("utsedd-inte-införd", cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def appointed_not_entered(_: Archive, context: Context) -> Iterator[Hit]:
    """Find people whom notes appoint to a group and who have had no seat in it."""
    for told, verdict, group, _keepers in appointees(context):
        if verdict is Verdict.LACKING and group:
            message = f"{told.name} utsågs till {told.seat}, men har ingen plats i {group.title} i "
            message += "grupper.yaml."
            new = f"{{namn: {told.name}, från: {told.date}, beslut: {told.decision}}}"
            remedy = f"Skriv in - {new} bland platsens innehavare."
            yield Hit(told.place, message, remedy, under=(told.body_id, told.date))

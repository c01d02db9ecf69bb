"""The preamble: the network appoints people to seats that there are."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import Verdict, appointees

TEXTS = Texts(
    summary="Någon har utsetts till en grupp eller en plats som inte finns.",
    why="Nätverket utser representanter till grupper och uppdrag. Gruppen och platsen ska stå i "
    "grupper.yaml, annars vet ingen vem som företräder nätverket där. Att-satser prövas i en mapp "
    "som har några grupper, och en rad Utser: alltid. Val till nätverkets egna organ står i "
    "registret och prövas inte här.",
    unseen="Om gruppen finns hos någon annan.",
    wrong="Utser: Lo Falk (Säter) till SPAX",
    right="Utser: Lo Falk (Säter) till SPAK",
    mend="Rätta namnet, eller skriv in gruppen och platsen i meetings/grupper.yaml.",
)


@rule("okänd-plats", cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def unknown_seat(_: Archive, context: Context) -> Iterator[Hit]:
    """Find appointments to groups, or to seats in them, that grupper.yaml does not have."""
    for told, verdict, group, _keepers in appointees(context):
        message = f"{told.name} utsågs till {told.seat}, men "
        if verdict is Verdict.NO_GROUP:
            message += "den gruppen finns inte i grupper.yaml."
        elif verdict is Verdict.NO_SEAT and group:
            message += f"{group.title} har ingen sådan plats."
        else:
            continue
        yield Hit(told.place, message, TEXTS.mend, under=(told.body_id, told.date))

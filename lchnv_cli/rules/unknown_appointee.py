"""The preamble: those whom the network appoints are in the register."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.attendees import finder
from lchnv_cli.memory.names import names_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import appointees, under

TEXTS = Texts(
    summary="Någon som har utsetts till en plats finns inte i registret.",
    why="Nätverket utser representanter till grupper och uppdrag. Den som har en plats i "
    "grupper.yaml, eller utses till en i {anteckningarna}, ska stå i registret, också den som inte "
    "är representant: där finns namnet, befattningen och adressen. Regeln tiger när registret är "
    "tomt.",
    unseen="Om det är rätt person, när två heter likadant.",
    wrong="innehavare: [{namn: Lo Falkh, huvudman: Säter, från: 2026-03-20}]",
    right="innehavare: [{namn: Lo Falk, huvudman: Säter, från: 2026-03-20}]",
    mend="Skriv in personen i meetings/register.yaml med uppdrag: [], eller rätta namnet.",
)


@rule("okänd-utsedd", cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def unknown_appointee(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find people with seats, and people appointed in notes, whom the register does not have."""
    register = context.register
    if not register.people or register.partial:
        return
    find, names = finder(register), names_of(register)
    for group in archive.groups.groups:
        for seat in group.seats:
            for holder in seat.holders:
                if not find(holder.name):
                    message = f"{holder.name} har platsen {seat.title} i {group.title}, "
                    message += "men finns inte i registret."
                    near = names.meant(holder.name)
                    remedy = f"Menade du {near}?" if near else TEXTS.mend
                    own = under(group, holder.start, context)
                    yield Hit(holder.place, message, remedy, under=own)
    for told, *_ in appointees(context):
        # A name that is almost one in the register is another rule's.
        if not find(told.name) and not names.meant(told.name):
            message = f"{told.name} utsågs till {told.seat}, men finns inte i registret."
            yield Hit(told.place, message, TEXTS.mend, under=(told.body_id, told.date))

"""The preamble: one person at a time has a seat that the network appoints to."""

from collections.abc import Iterator
from itertools import pairwise

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import Verdict, appointees, under

TEXTS = Texts(
    summary="Någon har utsetts till en plats som redan är upptagen.",
    why="Nätverket utser representanter till grupper och uppdrag, och en plats är för en person. "
    "Två som har samma plats samtidigt i grupper.yaml är ett fel, och så är det när "
    "{anteckningarna} utser någon till en plats som en annan har kvar utan slut. Har den som "
    "sitter där ett känt slut är den nya en efterträdare.",
    unseen="Om den som har platsen har lämnat den utan att någon skrev det.",
    wrong="innehavare:\n  - {namn: Lo Falk, från: 2026-01-01}\n"
    "  - {namn: Nils Hage, från: 2026-03-20}",
    right="innehavare:\n  - {namn: Lo Falk, från: 2026-01-01, till: 2026-03-19}\n"
    "  - {namn: Nils Hage, från: 2026-03-20}",
    mend="Skriv till: för den som har lämnat platsen, eller lägg till en plats i gruppen.",
)


@rule("upptagen-plats", cites="ingress", severity=Severity.ERROR, stops=False, texts=TEXTS)
def taken_seat(archive: Archive, context: Context) -> Iterator[Hit]:
    """Find two people on a seat at once, and appointments to seats that others keep."""
    for group in archive.groups.groups:
        for seat in group.seats:
            for first, second in pairwise(sorted(seat.holders, key=lambda each: each.start)):
                if first.end is None or first.end >= second.start:
                    message = f"{second.name} har platsen {seat.title} i {group.title} från och "
                    message += f"med {spoken_with_year(second.start)}, men {first.name} har den "
                    message += f"till och med {first.end}." if first.end else "också."
                    own = under(group, second.start, context)
                    yield Hit(second.place, message, TEXTS.mend, under=own)
    for told, verdict, _group, keepers in appointees(context):
        if verdict is Verdict.TAKEN:
            names = listed([holder.name for holder in keepers], 3)
            message = f"{told.name} utsågs till {told.seat}, men platsen har {names}."
            yield Hit(told.place, message, TEXTS.mend, under=(told.body_id, told.date))

"""The preamble: the network names people to seats, by the day that it set."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.sides import DAY
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.appointees import under

TEXTS = Texts(
    summary="En nominering är inte avgjord fast dagen har passerat.",
    why="Nätverket nominerar och utser representanter till grupper och uppdrag. När den dag har "
    "passerat då nomineringarna skulle ha kommit in, och ingen har platsen, är det dags att utse "
    "någon eller begära in namn igen. Dagen står i grupper.yaml eller på raden Nominering.",
    unseen="Nomineringar som har kommit in utan att någon har skrivit det.",
    wrong="nomineringar: [{utlyst: lchnv 2026-03-20 punkt 5, senast: 2026-10-01}]",
    right="nomineringar:\n  - {utlyst: lchnv 2026-03-20 punkt 5, senast: 2026-10-01, "
    "beslut: lchnv 2026-11-20 punkt 5}",
    mend="Utse någon och skriv in personen, eller skriv en ny dag i grupper.yaml.",
)


@rule("sen-nominering", cites="ingress", severity=Severity.WARNING, texts=TEXTS)
def late_nomination(_: Archive, context: Context) -> Iterator[Hit]:
    """Find seats that nobody has though names should have come in before today."""
    for each in context.seating.on(context.today):
        if each.vacant and each.is_late and each.sought and each.sought.until:
            until = each.sought.until
            message = f"Nomineringarna till {each.seat.title} i {each.group.title} skulle ha "
            message += f"kommit in senast {spoken_with_year(until)}, och ingen har platsen."
            own = under(each.group, until + DAY, context)
            yield Hit(each.sought.place, message, TEXTS.mend, since=until + DAY, under=own)

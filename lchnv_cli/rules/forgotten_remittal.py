"""4 §: a matter that was remitted back comes up again."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.forgotten import forgotten

TEXTS = Texts(
    summary="Ett återremitterat ärende har inte kommit tillbaka.",
    why="Ett ärende som återremitterats tas upp igen, och då övervägs alla omständigheter på "
    "nytt. Hur snart säger arbetsordningen inte; glömd_möten i rules.yaml är nätverkets mått, i "
    "ordinarie möten som har dokument i mappen. Ett ärende känns igen på rubriken eller på raden "
    "Ärende:. Regeln påminner när det bara är ett möte kvar. Finns en dagordning till ett kommande "
    "möte utan ärendet sägs det där i stället (ärende-fattas).",
    unseen="Ärenden som kommit tillbaka under en annan rubrik utan raden Ärende:, och "
    "återremisser i ord som inte liknar de vanliga.",
    wrong="## 5. Beslut: Rutin för hembesök\n\nUtfall: återremiss till RSS Dalarna\n\n"
    "(och ingen punkt om rutinen på de två följande mötena)",
    right="## 4. Beslut: Ny rutin vid besök i hemmet\n\nÄrende: rutin för hembesök\n\n"
    "(på nästa dagordning, med samma rad Ärende: som när ärendet återremitterades)",
    mend="Ta upp ärendet på nästa dagordning. Har det kommit tillbaka under en annan rubrik: "
    "skriv samma rad Ärende: på båda punkterna.",
)


@rule(
    "glömd-återremiss", cites="4 §", severity=Severity.ERROR, stops=False, texts=TEXTS, follows=True
)
def forgotten_remittal(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find remitted matters that no later agenda or notes take up."""
    yield from forgotten(meeting, OutcomeKind.REMITTED, "återremitterades", context)

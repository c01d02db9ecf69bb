"""4 §, by habit: a matter that was tabled comes up again."""

from collections.abc import Iterator

from lchnv_cli.context import Context
from lchnv_cli.memory.outcome import OutcomeKind
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.rules.rule import Texts, rule
from lchnv_cli.rules.shared.forgotten import forgotten

TEXTS = Texts(
    summary="Ett bordlagt ärende har inte kommit tillbaka.",
    why="Ett bordlagt ärende är inte avgjort och behöver tas upp igen. Det är nätverkets vana och "
    "står inte i arbetsordningen. Hur många ordinarie möten det får vila står i glömd_möten i "
    "rules.yaml; det som bordlagts till en dag, eller till nästa möte, ska vara med på det första "
    "mötet då. Ett ärende känns igen på rubriken eller på raden Ärende:. Regeln påminner när det "
    "bara är ett möte kvar, och inför den dag som ärendet bordlagts till. Finns en dagordning "
    "till ett kommande möte utan ärendet sägs det där i stället (ärende-fattas).",
    unseen="Ärenden som skjutits upp utan ord om ett senare möte, om tid som inte räckte eller om "
    "att något bordläggs eller väntar, och om ett ärende som togs upp också avgjordes.",
    wrong="## 5. Beslut: Rutin för hembesök\n\nUtfall: bordlagd till 2026-05-22\n\n"
    "(och ingen punkt om rutinen på mötet 2026-05-22)",
    right="## 4. Beslut: Ny rutin vid besök i hemmet\n\nÄrende: rutin för hembesök\n\n"
    "(på mötet 2026-05-22, med samma rad Ärende: som när ärendet bordlades)",
    mend="Ta upp ärendet på nästa dagordning. Har det kommit tillbaka under en annan rubrik: "
    "skriv samma rad Ärende: på båda punkterna.",
)


@rule("glömd-bordläggning", cites="4 §", severity=Severity.WARNING, texts=TEXTS, follows=True)
def forgotten_tabling(meeting: Meeting, context: Context) -> Iterator[Hit]:
    """Find tabled matters that no later agenda or notes take up."""
    yield from forgotten(meeting, OutcomeKind.TABLED, "bordlades", context)

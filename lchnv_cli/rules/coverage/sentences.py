"""Every normative sentence of the arbetsordning adopted 2024-12-19, in its order.

"ingress" is the chapter Uppdrag, which stands before 1 §. The chapters Inledning and Definitioner
are left out: they describe and name, and demand nothing. Headings, addresses and the line of
adoption are no sentences.
"""

from lchnv_cli.rules.coverage.meetings import MEETINGS
from lchnv_cli.rules.coverage.network import CHAIR, MISSION, REPRESENTATIVES, STEERING
from lchnv_cli.rules.coverage.sentence import Sentence
from lchnv_cli.rules.coverage.work import DECISIONS, OTHER, STEERING_WORK
from lchnv_cli.rules.rule import Rule

ADOPTED = "2024-12-19"

# What each paragraph is about, in its order.
PARAGRAPHS = {
    "ingress": "Uppdrag",
    "1 §": "Representanter",
    "2 §": "Ordförande och vice ordförande",
    "3 §": "Styrgruppen",
    "4 §": "Nätverkets arbetsformer",
    "5 §": "Styrgruppens arbetsformer",
    "6 §": "Ärenden och beslut",
    "7 §": "Övrigt",
}

SENTENCES: tuple[Sentence, ...] = (
    *MISSION,
    *REPRESENTATIVES,
    *CHAIR,
    *STEERING,
    *MEETINGS,
    *STEERING_WORK,
    *DECISIONS,
    *OTHER,
)

# Rules that keep the network's habits: what they ask for stands in no sentence.
PRACTICE = (
    "möte-på-ledig-dag",
    "föredragande-saknas",
    "glömd-bordläggning",
    "per-capsulam",
)


def stands_in(rule: Rule) -> str:
    """Tell where a rule's demand stands: form, the network's habits, or the arbetsordning."""
    if not rule.governed:
        return "Form: gäller alla organ och år"
    if rule.id in PRACTICE:
        return f"Nätverkets vana vid {rule.cites}; står inte i arbetsordningen"
    return chapter(rule.cites)


def chapter(cites: str) -> str:
    """Name a part of the arbetsordning: Arbetsordningen 4 §."""
    return "Arbetsordningens ingress" if cites == "ingress" else f"Arbetsordningen {cites}"

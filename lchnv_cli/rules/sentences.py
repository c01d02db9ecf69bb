"""Every normative sentence of the arbetsordning adopted 2024-12-19, in its order.

"ingress" is the chapter Uppdrag, which stands before 1 §. The chapters Inledning and Definitioner
are left out: they describe and name, and demand nothing. Headings, addresses and the line of
adoption are no sentences.
"""

from lchnv_cli.rules.sentence import Sentence
from lchnv_cli.rules.sentences_meetings import MEETINGS
from lchnv_cli.rules.sentences_network import CHAIR, MISSION, REPRESENTATIVES, STEERING
from lchnv_cli.rules.sentences_work import DECISIONS, OTHER, STEERING_WORK

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

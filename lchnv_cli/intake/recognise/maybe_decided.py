"""Running text of notes that may tell a decision which was not read as one.

Only a sentence that plainly tells what this meeting decided becomes a decision. Whatever else says
with the same verbs that somebody of the meeting, or nobody named, decided something is told.
"""

import re

from lchnv_cli.intake.recognise.draft import Doubt, Piece
from lchnv_cli.intake.source_blocks import Place
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.lead_ins import AGREES, DECIDES

# Who is at a meeting, after what stands before it in a sentence: "Efter dialog … nätverket".
WE = (
    r"(?:(?:efter|med)\s[^.]{3,60}?\s)?(?:\w*(?:nätverket|gruppen|mötet|rådet|styrelsen|nämnden"
    r"|kommittén|utskottet|forumet|kollegiet|teamet|beredningen)|vi|man|de\s+närvarande|deltagarna"
    r"|samtliga|ordföranden?)\b"
)
DECIDED = rf"(?:{DECIDES}|bestäm(?:mer|de|des|t)|bestämts)"
_LABEL = r"(?:[\w /]{2,40}:\s*)?"
_MAYBE = late(
    rf"{_LABEL}(?:(?:{WE})[^.!?]{{0,60}}?\b|(?:(?:det|så|sedan|därefter)\s+)?)"
    rf"(?:{DECIDED}|{AGREES})\b(?!\s+(?:inte|ej)\b)[^!?]*?\batt\b",
    re.IGNORECASE,
)
_SENTENCES = late(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n(?:\s*(?:[-*|]|\d+\.)\s+)?")
_ATT = late(r"att\s", re.IGNORECASE)  # what leads in to it was not read
SAID = "Det här kan vara ett beslut, men är läst som löpande text."


def with_doubt(piece: Piece, place: Place) -> Piece:
    """Tell the sentences of running text that may be decisions."""
    sentences = [each.lstrip("-*| ") for each in _SENTENCES.split(piece.markdown)]
    told = [each for each in sentences if _ATT.match(each) or _MAYBE.match(each)]
    doubts = tuple(Doubt(SAID, each, place) for each in told)
    return piece._replace(doubts=(*piece.doubts, *doubts)) if doubts else piece

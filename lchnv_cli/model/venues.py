"""What a place says of how a meeting is held: in a room, or on screen alone."""

import re

from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.late_pattern import late

_SCREEN = late(
    r"\b(?:teams|zoom|skype|webex|jitsi|google\s+meet|on-?line|virtuell\w*"
    r"|digital(?:t|a)?(?:\s+(?:mötes)?rum(?:met)?)?|digitalmöte\w*|(?:på\s+)?distans(?:möte\w*)?"
    r"|(?:teams|zoom|video|webb?|nät|skärm|fjärr)-?(?:möte|länk|konferens|samtal)\w*"
    r"|(?:via|på|med|över)\s+(?:\w+\s+)?(?:skärm|video|webb|nätet)\w*|(?:mötes)?länk(?:en|ar)?)\b"
    r"|https?://\S+",
    re.IGNORECASE,
)
_ROOM = late(
    r"\bhybrid|\bpå\s+plats\b|\bfysisk|(?:sal|(?<!fo)rum|lokal|hus|gård|kontor|skola|hotell|bibliotek"
    r"|kansli|center|centrum)(?:en|et|n|met)?\b",
    re.IGNORECASE,
)
# What is said of a link, and names no room, though it may begin with a capital.
_OF_A_LINK = (
    r"(?:anslut|app|bara|cisco|endast|enbart|google|helt|id|inbjudan|kalender|kallelse|kod|lösenord"
    r"|meet|microsoft|möten?|mötet|ms|office|outlook|plats|sammanträdet?|se|separat|via)\b"
)
_NAME = late(rf"\b(?!(?i:{_OF_A_LINK}))[A-ZÅÄÖÉÜ]\w")


def is_on_screen_alone(venue: str) -> bool:
    """Tell whether a place is a link and no room: Teams, digitalt, via länk, på distans.

    A room with a link beside it ("Falun och Teams") is a room.
    """
    said = [match.span() for match in _SCREEN.finditer(venue)]
    if all(is_denied(venue, *span) for span in said):
        return False
    rest = _SCREEN.sub(" ", venue)
    return not (_ROOM.search(rest) or _NAME.search(rest))

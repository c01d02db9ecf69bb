"""Words that stand where an answer should, and are none: meddelas senare, N.N., TBD, a dash.

Every field and line that must say something asks here, so that none of them takes a promise for
what was promised. A text that begins with such a word and goes on about when or by whom it will be
known (väntar på svar från Björkby) is no answer either; one that merely holds the word is.
"""

import re
from functools import lru_cache

from lchnv_cli.model.late_pattern import late

# What is said to be missing, before the words: "lokal meddelas senare", "mer information kommer".
_WHAT = (
    r"(?:(?:lokal(?:en)?|plats(?:en)?|sal(?:en)?|rum(?:met)?|tid(?:en)?|namn(?:et)?|person|ansvarig\w*"
    r"|föredragande|sekreterare|ordförande|beslut(?:et)?|beskrivning(?:en)?|nummer|numret"
    r"|svar(?:et|en)?|(?:mer\s+|närmare\s+)?info(?:rmation)?|detta|det|den|de"
    r"|(?:vem|vilka?|vilken)(?:\s+som\s+\S+)?):?\s+)?"
)
# "bokas", "aviseras", "beredning pågår". Names end so too (Jonas), and genitives (kommunernas).
_PASSIVES = (
    r"(?:(?:bok|ordn|lämn|kall|öppn)as|\w+eras|(?-i:(?!deras)[a-zåäö]\w*(?<!n)as)|(?:efter)?söks|efterlyses|tillkommer"
    r"|under\s+\w+ning|[^,;]{1,60}\s(?:återkommer|meddelar|bokar|hör\s+av\s+sig)"
    r"|(?:\w+ning\s+)?(?:pågår|återstår|kvarstår)"
    r"|att\s+(?:bestämma|utse|boka|beslut\w*|meddela|fastställa|klargöra|fylla\s+i))(?:\s.*)?"
)
_PROMISES = (
    r"(?:(?:med)?delas|kommer|återkommer|återkom|inväntar|inväntas|väntar|väntas|väntan|avvaktar"
    r"|anges|bestäms|utses|tillsätts|fylls\s+(?:i|på)|kompletteras|klargörs|klarläggs|planeras"
    r"|tas\s+fram|arbetas\s+fram|utreds|i\s+väntan|under\s+(?:utredning|arbete|framtagande"
    r"|beredning|planering)|på\s+gång)(?:\s.*)?"
    r"|(?:beslutas|skickas|redovisas|presenteras|läggs\s+till|avgörs|besked)"
    r"\s+(?:senare|inom\s+kort|separat|snart|vid\s+behov|efter\w*|längre\s+fram|kommer)(?:\s.*)?"
)
_NOT_YET = (
    r"(?:har\s+)?(?:(?:ännu\s+)?(?:ej|inte|icke)|ännu\s+(?:ej|inte))\s+(?:än|ännu|(?:\w+\s+)?"
    r"(?:bestäm|beslut|klar|utsed|fastställ|angiv|aktuell|känd|känt|bered|diarieför|satt|tillsatt"
    r"|bokad|bokat|framtag|färdig|lös|avgjor|utrett|utredd|planera|bekräfta|relevant|inkom|kommit|svarat)\w*)(?:\s.*)?"
)
_NONE = (
    r"oklar\w*(?:\s.*)?|(?:vi\s+)?får\s+se(?:\s.*)?|okän[dt]|obestäm[dt]|vet\s+(?:ej|inte)|vakant|vakans|nej"
    r"|(?:ingen|inga|inget)(?:\s+(?:svar|besked)(?:\s+(?:än|ännu|inkom\w*|har\s+(?:in)?kommit(?:\s+in)?))?)?"
    r"|(?:saknas|preliminär\w*|senare|snart)(?:\s.*)?|n\.?(?:\s?n\.?)?|n\.?/?\s?a\.?|x{2,}|xx+\s+xx+"
    r"|t\.?\s?b\.?\s?[dac]\.?|tbd|todo|blank|tom|fyll\s+i(?:\s.*)?"
    r"|se\s+(?:separat\s+|bifogad\s+)?(?:bilag(?:a|or|an)|nedan|ovan|kallelsen?|mejl\w*|mail\w*"
    r"|minnesanteckning\w*|anteckning\w*|protokoll\w*|dagordning\w*)"
)
_NO_ANSWER = late(
    rf"[\W_]*(?:{_WHAT}(?:{_PROMISES}|{_PASSIVES}|{_NOT_YET}|{_NONE}))?[\W_]*",
    re.IGNORECASE | re.DOTALL,
)
_LONG = 200  # letters: who writes so much has something to say


@lru_cache(maxsize=4096)
def is_answer(text: str) -> bool:
    """Tell whether a text says something where an answer is asked for."""
    return len(text) > _LONG or _NO_ANSWER.fullmatch(text) is None

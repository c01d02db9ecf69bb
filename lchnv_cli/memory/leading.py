"""Who led the meeting, as a sentence tells it.

Only what is said of the meeting itself counts: not of a talk, a group or another meeting, nor of
who is to lead a later one.
"""

import re
from typing import NamedTuple

from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.late_pattern import late

_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]+"
_PERSON = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
_VICE = r"(?i:(?:den\s+)?(?:(?:först|andr|tredj)[ae]\s+|[123]:[ae]\s+)?vice\s+ordföranden?)"
_WHO = rf"(?:(?:{_VICE}|(?i:ordföranden?)),?\s+)?(?P<who%d>{_PERSON}|{_VICE})"
_TITLE = r"(?:,[^,.;]{1,60},|\s*\([^)]{1,40}\))?"
_MEETING = (
    r"(?:(?i:(?:hela\s+|dagens\s+)?(?:(?:möte|sammanträde|nätverksmöte)t|(?:mötes)?förhandlingarna)"
    r"|dagens\s+möte"
    r"|(?:resten|återstoden|första\s+delen|andra\s+delen|slutet|början)\s+av\s+(?:mötet|sammanträdet)"
    r"|punkt(?:en|erna)?\s+\d\S*))"
)
# What makes it another meeting, another group's chair, or another time.
_HERE = (
    r"(?!\s+(?:med|hos|den|om|på|mellan|som|inom|till|och\s+(?:samtalet|workshop)"
    r"|för\s+(?!mötet|resten|dagen|punkt)|efter\s+(?!punkt|paus|fika|lunch|kaffe)"
    r"|i\s+(?!(?:stället|dag)\b|[\w’' -]{1,60}\s(?:frånvaro|ställe)\b)))"
)
_AS_CHAIR = (
    r"(?:som\s+(?:mötes)?ordförande|(?:mötes)?ordförandeskapet|(?:ordförande)?klubban"
    r"|ledningen(?:\s+av\s+mötet)?)"
)
_LED = late(
    rf"{_WHO % 1}{_TITLE}\s+(?:(?:öppnade|hälsade)[^.;]{{0,40}}?\soch\s+)?"
    rf"(?:(?:ledde|leder|höll\s+i|håller\s+i)\s+(?:(?:sedan|därefter|också)\s+)?(?:{_MEETING}|klubban)"
    rf"|förde\s+ordet)\b{_HERE}"
    rf"|\b(?i:(?:var|är)\s+det|det\s+(?:var|är))\s+{_WHO % 22}{_TITLE}\s+som\s+(?:ledde|leder)"
    rf"\s+{_MEETING}\b{_HERE}"
    rf"|\b(?:satt|fungerade|tjänstgjorde|agerade)\s+{_WHO % 25}"
    rf"\s+som\s+(?:mötes)?ordförande\b{_HERE}"
    rf"|{_WHO % 23}{_TITLE}\s+(?:öppnade|avslutade)\s+{_MEETING}\b{_HERE}"
    rf"|^(?i:ordföranden?)\s+(?P<who24>{_PERSON})\s+(?:öppnade|avslutade|inledde|hälsade|tackade)\b"
    rf"|\b(?:ledde|leder)\s+{_WHO % 2}{_TITLE}\s+{_MEETING}\b{_HERE}"
    rf"|\b{_MEETING}\s+(?:(?:öppnades|inleddes)\s+och\s+)?(?:leddes|leds)\s+av\s+{_WHO % 3}"
    rf"|{_WHO % 4}{_TITLE}\s+(?:var|är)\s+(?:(?:mötets|dagens)\s+ordförande|mötesordförande"
    rf"|ordförande\s+(?:för|vid|på|under)\s+(?:dagens\s+möte|mötet|dagen|sammanträdet|punkt))\b{_HERE}"
    rf"|\b(?i:mötesordförande|(?:mötets|dagens)\s+ordförande|ordförande\s+(?:för|vid|på)\s+mötet)"
    rf"(?:\s+(?:var|är)|:)\s+{_WHO % 5}"
    rf"|\b(?i:ordförande\s+för\s+(?:dagen|sammanträdet)(?:\s+(?:var|är)|:))\s+{_WHO % 11}"
    rf"|{_WHO % 12}{_TITLE}\s+(?:valdes|utsågs|väljs|utses)\s+(?:till|att\s+vara)\s+"
    rf"(?:mötesordförande|(?:mötets|dagens)\s+ordförande|ordförande\s+för\s+(?:mötet|dagen|sammanträdet))\b{_HERE}"
    rf"|\b{_MEETING}\s+(?:öppnades|inleddes)\s+av\s+{_WHO % 15}{_TITLE},?\s+som\s+(?:\w+\s+)?"
    r"ledde\b"
    rf"|{_WHO % 16}{_TITLE}\s+(?:satt|tog\s+plats)\s+(?:i\s+ordförandestolen|vid\s+klubban)"
    rf"|\b(?i:ordförandeskapet|(?:ordförande)?klubban)\s+(?:övertogs\s+av|togs\s+över\s+av"
    rf"|gick\s+(?:över\s+)?till|lämnades\s+(?:över\s+)?till)\s+{_WHO % 17}"
    rf"|{_WHO % 18}{_TITLE}\s+ersatte\s+(?:{_PERSON}|(?i:ordföranden))"
    rf"\s+som\s+(?:mötes)?ordförande\b{_HERE}"
    rf"|\b(?:leddes|leds)\s+{_MEETING}\s+av\s+{_WHO % 19}"
    rf"|\b(?i:under\s+ordförandeskap)\s+av\s+{_WHO % 20}"
    rf"|\b(?i:ordförande\s+(?:vid|på|under|för)\s+dagens\s+möte)\s+(?:var|är)\s+{_WHO % 21}"
    rf"|\b(?i:till\s+mötesordförande)\s+(?:valdes|utsågs)\s+{_WHO % 13}"
    rf"|\b(?i:som\s+(?:mötes)?ordförande(?:\s+(?:för|på|vid|under)"
    rf"\s+(?:dagen|mötet|punkten|punkt\s+\d+))?)\s+(?:tjänstgjorde|fungerade|agerade)\s+{_WHO % 14}"
    rf"|{_WHO % 6}{_TITLE}\s+(?:(?:tjänstgjorde|fungerade|agerade|satt|trädde\s+in|gick\s+in)"
    rf"\s+som|agerade)\s+(?:mötes)?ordförande\b{_HERE}"
    rf"|{_WHO % 7}{_TITLE}\s+(?:(?:tog|tar)\s+(?:då\s+|därefter\s+)?över|övertog|övertar)"
    rf"\s+{_AS_CHAIR}\b{_HERE}"
    rf"|\b(?:(?:tog|tar)\s+{_WHO % 8}\s+över|övertog\s+{_WHO % 9})\s+{_AS_CHAIR}\b{_HERE}"
    rf"|\b(?i:ordförandeskapet|klubban)\s+övertogs\s+av\s+{_WHO % 91}"
    rf"|\b(?i:under|för)\s+{_MEETING}\s+(?:var|är)\s+{_WHO % 92}{_TITLE}\s+ordförande\b{_HERE}"
    rf"|\b(?:överlämnade|lämnade(?:\s+över)?)\s+{_AS_CHAIR}\s+till\s+{_WHO % 10}"
)
_ELSEWHEN = late(
    r"[?”\"»]|\b(?:förra|föregående|tidigare|nästa|kommande|årsskiftet|ska|skulle|kommer\s+att|inte|ej"
    r"|om\s+(?:ordföranden|hon|han)|(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{6}|den\s+\d)\b",
    re.IGNORECASE,
)
_GATHERING = late(
    r"\b(?:\w*(?:workshop|konferens|seminari|utbildning|arbetsgrupp|referensgrupp|projekt)\w*"
    r"|(?:träffa|möte|sammanträd)\w*\s+(?:med|hos|i|den)\b)",
    re.IGNORECASE,
)
_STEMS = ("led", "ordförande", "klubba", "ordet", "höll i", "håller i", "öppnade", "avslutade")
_LONGEST = 500  # letters of a sentence that are read


class Leader(NamedTuple):
    """A name as written, or the vice chair without one, and the words that say it."""

    name: str
    is_vice: bool
    words: str


def leader_in(sentence: str) -> Leader | None:
    """Give who led the meeting or took it over, as far as a sentence tells it."""
    text = " ".join(sentence[:_LONGEST].split())
    if not any(stem in text.lower() for stem in _STEMS) or _ELSEWHEN.search(text):
        return None
    match = _LED.search(text)
    if match is None:
        return None
    who = next(each for each in match.groups() if each)
    return Leader(who, re.fullmatch(_VICE, who) is not None, match[0])


def tells_of_another_meeting(text: str) -> bool:
    """Tell whether what stands before a sentence makes its meeting another than this one."""
    return _GATHERING.search(text) is not None or STRANGER.search(text) is not None

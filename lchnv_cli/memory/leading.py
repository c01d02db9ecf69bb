"""Who led the meeting, as a sentence tells it.

Only what is said of the meeting itself counts: not of a talk, a group or another meeting, nor of
who is to lead a later one.
"""

import re
from typing import NamedTuple

from lchnv_cli.memory.together import Together
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.verbs import forms

_WORD = r"[A-ZÅÄÖÉÜ][\w’'-]+"
_PERSON = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
_VICE = r"(?i:(?:den\s+)?(?:(?:först|andr|tredj)[ae]\s+|[123]:[ae]\s+)?vice\s+ordföranden?)"
_WHO = rf"(?:(?:{_VICE}|(?i:ordföranden?)),?\s+)?(?P<who%d>{_PERSON}|{_VICE})"
_TITLE = r"(?:,[^,.;]{1,60},|\s*\([^)]{1,40}\))?"
_MEETING = (
    r"(?:(?i:(?:hela\s+|dagens\s+)?(?:(?:möte|sammanträde|nätverksmöte)t|(?:mötes)?förhandlingarna)"
    r"|dagens\s+(?:möte|sammanträde)|överläggning(?:en|arna)"
    r"|(?:resten|återstoden|fortsättningen|(?:första|andra|sista|resterande)\s+delen|slutet"
    r"|början)(?:\s+av\s+(?:mötet|sammanträdet))?"
    r"|(?:de\s+)?(?:övriga|återstående|resterande|sista)\s+punkterna"
    r"|punkt(?:en|erna)?\s+\d\S*))"
)
# What makes it another meeting, another group's chair, or another time.
_HERE = (
    r"(?!\s+(?:med|hos|den|om|på|mellan|som|inom|till|och\s+(?:samtalet|workshop)"
    r"|för\s+(?!mötet|resten|återstoden|dagen|punkt)|efter\s+(?!punkt|paus|fika|lunch|kaffe)"
    r"|i\s+(?!(?:stället|dag)\b|[\w’' -]{1,60}\s(?:frånvaro|ställe)\b)))"
)
_AS_CHAIR = (
    r"(?:(?:i\s+rollen\s+)?som\s+(?:(?:mötes)?ordförande|mötesledare)|(?:(?:mötes)?ordförande|mötesledare)skapet"
    r"|(?:ordförande)?klubban"
    r"|rollen\s+som\s+(?:(?:mötes)?ordförande|mötesledare)|ordförande(?:rollen|uppgiften|stolen)"
    r"|i\s+ordförandens\s+(?:ställe|frånvaro|plats)|ledningen(?:\s+av\s+(?:mötet|sammanträdet))?)"
)
# To act, and to come to act: "tog då vid", "fick rycka in", "har suttit".
_ACTS = (
    r"(?:(?:fick|har|hade|blev)\s+)?(?:tog|tar|ta|tagit|(?:in)?träd(?:de|er|a|t)|gick|går|gå"
    r"|gått|steg|ryck(?:te|er|a|t)"
    r"|hoppa(?:de|r|t)?|ställde|övert(?:og|ar|a|agit)|tjänstgjorde|tjänstgör|fungera(?:de|r|t)?"
    r"|agera(?:de|r|t)?"
    r"|satt|sitter|suttit|verkade|vikariera(?:de|r)?|ersatte|ersätter|axla(?:de|r)?|sköt(?:te"
    r"|er)|bekläd(?:de|er)|höll|håller)"
    r"(?:\s+(?:då|därefter|sedan|nu|också|över|vid|in|upp|plats|i\s?stället|tillfälligt"
    r"|under\s+(?:mötet|dagen)|i)){0,3}"
)
# "avgick som ordförande" and "tackades som ordförande" tell of the post.
# Who leaves the meeting leaves the chair to whom "took over", with no word of what.
_LEFT = (
    r"(?:(?i:ordföranden)\b[^.;]{0,60}?\b(?:lämna\w*|gå|gick|avvika|avvek|åka)"
    r"|(?:lämna(?:de)?|gick\s+från|avv(?:ek|ika)\s+från)\s+(?:mötet|sammanträdet))\b"
)
_BARE_VERB = (
    r"(?!avg|slut|lämn|väl|vald|tack|present|föresl|nominer|förord|utse|omval|arbet)(?-i:[a-zåäö]+)"
)
_ADVERBS = r"(?:\s+(?-i:[a-zåäö]+)){0,2}?"
_AS = r"(?:som|i\s+egenskap\s+av)\s+"
_LED = late(
    rf"{_WHO % 41}{_TITLE}\s+{_BARE_VERB}{_ADVERBS}\s+{_AS}(?:(?:mötes)?ordförande|mötesledare)"
    rf"\b{_HERE}"
    rf"|\b{_BARE_VERB}\s+{_WHO % 42}{_TITLE}{_ADVERBS}\s+som\s+(?:(?:mötes)?ordförande|mötesledare)"
    rf"\b{_HERE}"
    rf"|{_WHO % 43}{_TITLE}\s+(?:ombads|fick|bads|utsågs|valdes|åtog\s+sig"
    rf"|erbjöd\s+sig)\s+(?:att\s+)?leda\s+{_MEETING}\b{_HERE}"
    rf"|{_WHO % 44}{_TITLE}\s+var\s+ordförande\s+(?:från(?:\s+och\s+med)?|till(?:\s+och\s+med)?"
    rf"|under|för|på)\s+(?:punkt|mötet|dagen|hela|resten|återstoden)"
    r"|\b(?:här|nu|därefter|sedan)\s+(?:vid)?tog\s+"
    rf"{_WHO % 45}\s+(?:vid|över)\b"
    rf"|{_WHO % 30}{_TITLE}\s+{_ACTS}\s+{_AS_CHAIR}\b{_HERE}"
    rf"|\b(?:fick|ta[rs]|tog|övert(?:og|ar)|inträdde|trädde|gick)\s+{_WHO % 31}{_TITLE}"
    rf"\s+(?:(?:över|vid|in|rycka|gå|ta|upp|agera)\s+){{0,3}}{_AS_CHAIR}\b{_HERE}"
    rf"|\b{_AS_CHAIR}\s+{_ACTS}\s+{_WHO % 32}"
    rf"|{_WHO % 33}{_TITLE},?\s+som\s+(?:\w+\s+)?(?:ledde|leder|höll\s+i)\s+{_MEETING}\b{_HERE}"
    rf"|{_WHO % 34}{_TITLE},?\s+(?:som\s+)?(?:presidera(?:de|r)|satt\s+ordförande"
    rf"|höll\s+(?:i\s+)?(?:ordförande)?klubban|svingade\s+klubban|var\s+ordförande(?=\s*(?:\.|$"
    rf"|för\s+dagen|i\s?dag)))"
    rf"|\b(?:presidera(?:de|r)\s+{_WHO % 49}|(?:satt|höll)\s+{_WHO % 50}{_TITLE}\s+"
    r"(?:ordförande\b|(?:i\s+)?(?:ordförande)?klubban))"
    rf"|\b(?i:(?:dagens|mötets|tillförordnade?|t\.?f\.?)\s+ordförande),?\s+(?P<who35>{_PERSON})"
    rf"|^(?i:(?:(?:mötes)?ordförande|mötesledare)(?:\s+(?:på|vid|under|för)\s+(?:mötet|sammanträdet"
    rf"|dagen))?)\s*:\s*{_WHO % 36}"
    rf"|\b(?i:under)\s+(?P<who37>{_PERSON}?)s\s+(?:ordförandeskap|ledning)\b{_HERE}"
    rf"|\b{_MEETING}\s+(?:\w+\s+){{1,3}}?under\s+ledning\s+av\s+{_WHO % 38}"
    rf"|\b(?:leddes|leds|sköttes"
    rf"|hölls)\s+(?:\w+\s+)?{_MEETING}\s+(?:i\s?stället\s+)?av\s+{_WHO % 39}"
    rf"|\b{_MEETING}\s+(?:leddes|leds|sköttes|hölls)\s+(?:\w+\s+){{1,2}}?av\s+{_WHO % 40}"
    rf"|{_WHO % 1}{_TITLE}\s+(?:(?:öppnade|hälsade)[^.;]{{0,40}}?\soch\s+)?"
    rf"(?:(?:ledde|leder|höll\s+i|håller\s+i)\s+(?:(?:sedan|därefter|också)\s+)?(?:{_MEETING}"
    rf"|klubban)"
    rf"|förde\s+ordet)\b{_HERE}"
    rf"|\b(?i:(?:var|är)\s+det|det\s+(?:var|är))\s+{_WHO % 22}{_TITLE}\s+som\s+(?:ledde|leder)"
    rf"\s+{_MEETING}\b{_HERE}"
    rf"|{_WHO % 23}{_TITLE}\s+(?:öppnade|avslutade)\s+{_MEETING}\b{_HERE}"
    rf"|^(?i:ordföranden?)\s+(?P<who24>{_PERSON})\s+(?:öppnade|avslutade|inledde|hälsade|tackade)\b"
    rf"|\b(?:ledde|leder)\s+{_WHO % 2}{_TITLE}\s+{_MEETING}\b{_HERE}"
    rf"|\b{_MEETING}\s+(?:(?:öppnades|inleddes)\s+och\s+)?(?:leddes|leds)\s+av\s+{_WHO % 3}"
    rf"|{_WHO % 4}{_TITLE}\s+(?:var|är)\s+(?:(?:mötets|dagens)\s+ordförande|mötesordförande"
    rf"|ordförande\s+(?:för|vid|på|under)\s+(?:dagens\s+möte|mötet|dagen|sammanträdet"
    rf"|punkt))\b{_HERE}"
    r"|\b(?i:mötesordförande|(?:mötets|dagens)\s+ordförande|ordförande\s+(?:för|vid|på|under)\s+"
    rf"(?:(?:dagens\s+)?möte[t]?|dagen|sammanträdet))(?:\s+(?:var|är|blev)|:)\s+{_WHO % 5}"
    rf"|{_WHO % 12}{_TITLE}\s+(?:valdes|utsågs|väljs|utses)\s+(?:till|att\s+vara)\s+"
    rf"(?:mötesordförande|(?:mötets|dagens)\s+ordförande|ordförande\s+för\s+(?:mötet|dagen"
    rf"|sammanträdet))\b{_HERE}"
    rf"|\b{_MEETING}\s+(?:öppnades|inleddes)\s+av\s+{_WHO % 15}{_TITLE},?\s+som\s+(?:\w+\s+)?"
    r"ledde\b"
    rf"|{_WHO % 16}{_TITLE}\s+(?:satt|tog\s+plats)\s+(?:i\s+ordförandestolen|vid\s+klubban)"
    rf"|\b(?i:ordförandeskapet|(?:ordförande)?klubban)\s+(?:övertogs\s+av|togs\s+över\s+av"
    rf"|gick\s+(?:över\s+)?till|lämnades\s+(?:över\s+)?till)\s+{_WHO % 17}"
    rf"|{_WHO % 18}{_TITLE}\s+ersatte\s+(?:{_PERSON}|(?i:ordföranden))"
    rf"\s+som\s+(?:(?:mötes)?ordförande|mötesledare)\b{_HERE}"
    rf"|\b(?i:ordförandeskapet|(?:ordförande)?klubban)\s+(?:hölls|sköttes|innehades)\s+"
    rf"(?:\w+\s+){{0,2}}?av\s+{_WHO % 46}"
    rf"|\b(?:leddes|leds)\s+{_MEETING}\s+av\s+{_WHO % 19}"
    rf"|\b(?i:under\s+ordförandeskap)\s+av\s+{_WHO % 20}"
    rf"|{_WHO % 6}{_TITLE}\s+(?:(?:satt|trädde\s+in|gick\s+in)"
    rf"\s+som|agerade)\s+(?:(?:mötes)?ordförande|mötesledare)\b{_HERE}"
    rf"|\b(?i:under|för|från|fr\.?\s?o\.?\s?m\.?|vid|på|till)(?:\s+och\s+med)?"
    rf"\s+{_MEETING}\s+(?:var|är)\s+{_WHO % 92}{_TITLE}\s+ordförande\b{_HERE}"
    rf"|\b{_LEFT}[^.;]{{0,80}}?"
    rf"(?:{_WHO % 47}{_TITLE}\s+(?:fick\s+)?(?:ta|tog)\s+(?:\w+\s+)?(?:över|vid)"
    rf"|\b(?:fick|tog)\s+{_WHO % 48}\s+(?:\w+\s+)?(?:ta\s+)?(?:över|vid))"
    r"(?=\s*[.,]|\s*$|\s+(?:från|efter|under|vid|då|resten)\b)"
)
_ROLE = rf"(?:(?:mötets|dagens)\s+)?(?:(?:mötes)?ordförande|mötesledare)\b{_HERE}"
_NAMED = rf"(?P<who>(?-i:{_WORD}(?:\s{_WORD}){{0,3}})|{_VICE})"
# In whatever order: who acted in the role, and who was chosen for this meeting.
_LED_ANYHOW = (
    Together(
        r"ordförandeskapet|(?:ordförande)?klubban",
        rf"till\s+{_NAMED}",
        forms("gå", "lämna", "överlämna"),
    ),
    Together(
        rf"(?:(?:i\s+rollen\s+)?som\s+)?{_ROLE}", forms("fungera", "agera", "tjänstgöra"), _NAMED
    ),
    Together(
        rf"till\s+{_ROLE}",
        forms("utse", "välja"),
        _NAMED,
        r"(?:för|under|vid)\s+(?:resten|återstoden|mötet|dagen|punkten|sammanträdet)"
        r"|(?:mötets|dagens)",
    ),
)
_ELSEWHEN = late(
    r"[?”\"»]|\b(?:förra|föregående|tidigare|nästa|kommande|årsskiftet|^om|ska\s+leda"
    r"|om\s+(?:ordföranden|hon|han)|(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{6}|den\s+\d)\b",
    re.IGNORECASE,
)
_GATHERING = late(
    r"\b(?:\w*(?:workshop|konferens|seminari|utbildning|arbetsgrupp|referensgrupp|projekt)\w*"
    r"|(?:träffa|möte|sammanträd)\w*\s+(?:med|hos|i(?!\s+egenskap\b"
    r"|\s+[\w’' -]{1,60}(?:frånvaro|ställe)\b)|den)\b)",
    re.IGNORECASE,
)
_STEMS = (
    "led",
    "ordförande",
    "klubba",
    "ordet",
    "höll i",
    "håller i",
    "öppnade",
    "avslutade",
    "presider",
    "tog",
    "fick",
    "mötet",
)
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
    if match := _LED.search(text):
        start, end, words = *match.span(), match[0]
        who = next(each for each in match.groups() if each)
    elif led := next((found for each in _LED_ANYHOW if (found := each.search(text))), None):
        start, end, words, who = led.start, led.end, led.words, led.named["who"]
    else:
        return None
    if "inte" in words.split() or is_denied(text, start, end):
        return None
    return Leader(who, re.fullmatch(_VICE, who) is not None, words)


def tells_of_another_meeting(text: str) -> bool:
    """Tell whether what stands before a sentence makes its meeting another than this one."""
    return _GATHERING.search(text) is not None or STRANGER.search(text) is not None

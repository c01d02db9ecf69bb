"""Words that let somebody stand in for a representative, told from those of other things.

What is written of a person (a title, an office, a remark) needs no verb; a sentence or a clause
needs one, since it may speak of substitutes without having any. Who takes a post over for good,
or holds it for a time, is no substitute, nor is one of a board or a group elsewhere.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from lchnv_cli.memory.together import Together
from lchnv_cli.memory.whose import STRANGER
from lchnv_cli.model.denied import is_denied
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Post, Register

OFFICES = frozenset({Post.REPRESENTATIVE, Post.STEERING})
_NOUN = r"(?:ersättar|suppleant|inhoppar)\w*"
_PERSON = r"(?-i:[A-ZÅÄÖÉÜ][\w’'-]+(?:\s+[A-ZÅÄÖÉÜ][\w’'-]+){0,3})"
_OFFICE = (
    r"(?:(?:den\s+)?ordinarie(?:\s+(?:representant|ledamot)\w*)?"
    r"|(?:sin\s+)?\w*(?:chef|direktör)(?:en)?|representanten|ledamoten)"
)
_WHOM = rf"(?P<whom%d>{_PERSON}|{_OFFICE}\b)"
_PLACE = rf"(?:i\s?stället\s+för\s+{_WHOM}|i\s+(?:{_WHOM}|{_OFFICE}s)\s+(?:ställe|frånvaro)\b)"
_CALLED = late(rf"\b{_NOUN}|^ers\.|[(,]\s*ers\b", re.IGNORECASE)
_NOW_AND_THEN = late(
    rf"\bersätter\s+{_WHOM % 1}\s+(?:vid\s+(?:\w+\s+)?(?:förhinder|frånvaro|behov)"
    r"|(?:då\s+och\s+då|ibland|tillfälligt)|(?:när|då|om)\s.*\b(?:förhindra|inte|frånvar|borta))",
    re.IGNORECASE,
)
_STANDS_IN = late(
    rf"\b{_PLACE % (1, 2)}|(?<!\bsom )\bersätter\s+{_WHOM % 3}"
    rf"|\b(?:hoppar|går|träder)\s+in\s+för\s+{_WHOM % 4}",
    re.IGNORECASE,
)
# Said of a guest these tell of a task.
_SPEAKS_FOR = late(
    rf"(?:^{_PERSON}|[,(])\s*för\s+{_WHOM % 1}|\bpå\s+uppdrag\s+av\s+{_WHOM % 2}"
    rf"|\b(?:på|å)\s+{_WHOM % 3}s?\s+vägnar\b|\bfullmakt\s+(?:från|av|för)\s+{_WHOM % 4}"
    rf"|\b(?:ombud|ställföreträdare|stf\.?)\s+för\s+{_WHOM % 5}"
    rf"|\b(?:representerar|företräder)\s+{_WHOM % 6}",
    re.IGNORECASE,
)
# Who is on a post while it lasts stands in the register.
_DEPUTIZES = late(rf"\b(?:vik\.?|vikarie|vikarierar)\s+för\s+{_WHOM % 1}", re.IGNORECASE)
_CHOOSES = (
    r"(?:utse[rs]?|utsågs?|utsett[s]?|utsedd[a]?|välj(?:a|er|as|s)|valdes?|valts?|förordna\w*"
    r"|nominera\w*|inrätta\w*)"
)
_TAKES_PART = (
    r"(?:(?:är|var)\s+(?:här|på\s+plats|närvarande)|deltog|deltar|delta|närvar\w+|medverka\w*"
    r"|(?:var|är)\s+med|kom|kallas|kallades|inträd\w+"
    r"|(?:gå|går|gick|hoppa\w*|träd\w*)\s+(?:\w+\s+)?in|tjänstgör\w*|tjänstgjorde|fungera\w*"
    r"|agera\w*"
    r"|ställde\s+upp|satt|företräd\w+|representera\w*)"
)
_DAY = (
    r"(?:(?:vid|på|under)\s+(?:\w+\s+)?(?:möte[t]?|sammanträde[t]?|dagen)|i\s?dag|tillfälligt"
    r"|(?:den\s+här|denna)\s+gång(?:en)?|för\s+(?:dagen|kvällen)|på\s+dagens\s+\w+)"
)
_TOLD = late(
    rf"\b{_CHOOSES}\b[^.;]{{1,80}}?\b{_NOUN}"
    rf"|\bval\s+av\s+(?:\w+\s+)?{_NOUN}"
    rf"|\b{_NOUN}\b[^.;,]{{1,60}}?\b{_CHOOSES}\b"
    rf"|\b{_TAKES_PART}\b[^.;]{{0,60}}?\b(?:som|av|genom|för)\s+(?:\w+\s+){{0,2}}?{_NOUN}"
    rf"|\b(?:(?:ha|har|får)\s+(?:en|sin|var\s+sin|egen|personliga?|egna)\s+(?:\w+\s+)?{_NOUN}"
    rf"|(?:skicka\w*|sände?r?|sända|sänt)\s+(?:en|sin|var\s+sin|egen|egna)\s+(?:\w+\s+)?(?:{_NOUN}|vikarie\b))"
    rf"|\b{_NOUN}\s+(?:får|kan|ska|har\s+rätt\s+att)\s+(?:\w+\s+)?(?:delta|närvara|kallas"
    rf"|ersätta)\b"
    rf"|\b(?:ersättaren|suppleanten|inhopparen)\s+{_PERSON}"
    rf"|\b{_NOUN}\s+för\s+{_WHOM % 3}|\b{_WHOM % 4}s\s+{_NOUN}\s+{_PERSON}"
    rf"|\b{_TAKES_PART}\b[^.;]{{0,60}}?\b{_PLACE % (1, 2)}"
    rf"|\b{_PLACE % (5, 6)}\s+{_TAKES_PART}\s+(?!ingen)(?:\w+\s+){{0,2}}?{_PERSON}"
    rf"|\b(?:ersätter|ersatte)\s+{_WHOM % 7}\s+{_DAY}|^{_PERSON}\s+ersatte\s+{_WHOM % 18}\.?$"
    rf"|\b{_WHOM % 9}\s+(?:ersätts|ersattes)\s+av\s+{_PERSON}\s+{_DAY}"
    rf"|\b(?:hoppa\w*|gå|går|gick|träd\w*)\s+in\s+för\s+{_WHOM % 8}"
    rf"|^för\s+{_WHOM % 10}\s+{_TAKES_PART}\s+{_PERSON}"
    rf"|\b{_WHOM % 11}\s+(?:representera[ds]\w*|företrädd?e?s)\s+av\s+{_PERSON}"
    rf"|\b(?:satt|sitter|deltog|deltar)\s+på\s+{_WHOM % 12}s?\s+(?:mandat|plats|stol)"
    rf"|\bsom\s+(?:\w+\s+){{0,3}}?{_NOUN}\s+{_TAKES_PART}\s+{_PERSON}"
    rf"|\bvikariera(?:de\s+för\s+{_WHOM % 22}|\w*\s+för\s+{_WHOM % 13}\s+{_DAY})"
    rf"|\b{_TAKES_PART}\b[^.;]{{0,40}}?\bsom\s+(?:\w+\s+)?vik(?:\.|arie)\s+för\s+{_WHOM % 19}"
    rf"|\bersätter\s+{_WHOM % 20}\s+i\s+\w*(?:nätverket|gruppen|nv)\s+(?:under|i\s+(?:vår|höst"
    r"|sommar|vinter)|tills|medan|så\s+länge|tillfälligt)\b"
    rf"|\b(?:företrädde|representerade)\s+{_WHOM % 14}"
    rf"|\b{_TAKES_PART}\s+på\s+{_WHOM % 15}s\s+uppdrag"
    rf"|\b{_TAKES_PART}[^.;]{{0,60}}?\s+i\s+(?:hans|hennes|dennes|deras)\s+ställe\b"
    rf"|\bpå\s+{_WHOM % 16}s\s+(?:plats|stol|mandat)\s+{_TAKES_PART}\s+{_PERSON}"
    rf"|\b{_PERSON}\s+(?:var|är|blir|blev)\s+(?:{_PERSON}s?\s+)?{_NOUN}"
    rf"|\b{_TAKES_PART}\b[^.;]{{0,60}}?,?\s+som\s+"
    rf"(?:ersätter|ersatte|vikariera(?:de|r)\s+för)\s+{_WHOM % 21}"
    rf"|\bbevaka\w*\s+mötet\s+åt\s+{_WHOM % 17}"
    rf"|\b(?:skick\w*|ber|bad|bett|lät|låtit)\s+{_PERSON}\s+(?:att\s+)?(?:\w+\s+)?i\s+(?:sitt|sin|hans|hennes|dennes|deras)\s+ställe",
    re.IGNORECASE,
)
_OF = r"(?:roll|vägnar|räkning|mandat|plats|stol|uppdrag|ställe|frånvaro|bekostnad)"
_AWAY = (
    r"(?:förhinder|förhindra[dt]|sjuk(?:skriven)?|frånvarande|bortrest|borta|ledig|upptagen"
    r"|sent\s+återbud|återbud|inte\s+(?:komma|delta|närvara))"
)
_TURNED = (
    Together(
        rf"{_WHOM % 1}s\s+(?:roll|mandat|plats|stol|ställe)",
        rf"{_PERSON}(?=\s+(?-i:[a-zåäö]))",
        _DAY,
    ),
    Together(
        rf"{_WHOM % 1}",
        rf"(?:ersattes|ersätts|vikariera(?:de)?s|avlöstes|representerades"
        rf"|företräddes)(?:\s+(?!som\b)\w+){{0,3}}?\s+av\s+{_PERSON}(?!\s+som)"
        r"(?=\W*$|,|\s+(?:på|vid|under|i\s?dag)\b)",
    ),
    Together(
        rf"(?:täck|hopp|ryck|gå|gick|träd|steg|ställ)\w*\s+(?:in|upp)\s+för\s+{_WHOM % 1}",
        rf"{_PERSON}(?=\s+(?-i:[a-zåäö]))",
    ),
    Together(rf"(?-i:[A-ZÅÄÖ])\w+s\s+{_NOUN}\s+{_PERSON}", _TAKES_PART),
    Together(rf"{_PERSON},\s+{_NOUN}", _TAKES_PART),
    Together(
        rf"som\s+(?:(?:sin|egen|tillfällig|personlig)\s+)?{_NOUN}",
        _PERSON,
        r"(?:skicka|sän|låt|lät|be|bad|anmäl)\w*|(?:hade|har)(?:\s+med\s+sig)?",
        across=True,
    ),
    Together(rf"(?:å|på|i|för|vid)\s+{_WHOM % 1}s?\s+{_OF}", _TAKES_PART, _PERSON),
    Together(
        rf"för\s+{_WHOM % 1}", rf"{_PERSON}\s+{_TAKES_PART}|{_TAKES_PART}\s+{_PERSON}", rf"{_DAY}"
    ),
    Together(rf"{_PERSON}\s+{_TAKES_PART}\s+för\s+{_WHOM % 1}"),
    Together(
        rf"{_PERSON},?\s+\(?(?:ers\.?|{_NOUN}|stf\.?|ställföreträdare|ombud)\s+(?:för"
        rf"|åt)\s+{_WHOM % 1}"
    ),
    Together(
        rf"{_WHOM % 1}\s+(?:har|hade|överl\w+|lämna\w*|gav|gett|lånade)",
        r"(?:plats|mandat|stol|röst)(?:en)?",
        r"lämna\w*|överl\w+|gav|gett|lånade?\w*|avstå\w*",
        rf"(?:till|åt)\s+{_PERSON}",
        _DAY,
    ),
    Together(
        r"byt(?:t|te|er|s|a|tes)?\s+ut|utbytt",
        rf"(?:mot|till)\s+{_PERSON}",
        rf"{_WHOM % 1}(?=\s+(?:mot|till)\s)",
        _DAY,
    ),
    Together(r"fullmakt", rf"(?:från|av|för)\s+{_WHOM % 1}", _PERSON),
    Together(rf"{_WHOM % 1}s\s+(?:talan|röst)", r"för(?:de|a)|bevaka\w*", _PERSON),
    Together(
        rf"(?:skick|sänd|sän)\w*\s+{_PERSON}",
        rf"{_WHOM % 1}\s+(?:har|hade|skick\w*|sän\w*)|för\s+{_WHOM % 2}",
        r"till\s+(?:dagens\s+)?(?:mötet|möte|sammanträdet)|att\s+(?:delta|representera|företräda)",
        across=True,
    ),
    Together(
        _AWAY,
        r"i\s?stället",
        rf"{_TAKES_PART}\s+{_PERSON}|{_PERSON}\s+{_TAKES_PART}|(?:av|genom)\s+{_PERSON}"
        rf"|(?:skicka|sän[dt])\w*\s+{_PERSON}",
        across=True,
    ),
    Together(
        rf"{_WHOM % 1}\s+(?:(?:är|var|fick|har|hade|fått|meddela\w*)\s+)?(?:\w+\s+)?{_AWAY}",
        rf"{_PERSON}\s+(?:företräd|representera)\w*"
        rf"|(?:företräd|representera)\w*\s+(?:av\s+)?{_PERSON}",
        across=True,
    ),
)
_FOR_GOOD = late(
    r"\befterträd|\bslut(?:ar|at|ade)\b|\bavgå|\bpension|\bpermanent|\btills\s+vidare"
    r"|\bersättare\s+efter"
    r"|\b(?:som|till|ny|nye)\s+(?:ny\s+|ordinarie\s+)?representant\b|\btillförordn"
    r"|\blämna\w*\s+(?:sitt\s+|sina\s+)?(?:uppdrag|nätverket|posten|tjänsten)",
    re.IGNORECASE,
)
_FROM_A_DAY = late(
    r"\bfrån\s+(?:och\s+med|den|och|årsskiftet|nyår|hösten|våren|\d|(?:jan|febr?)uari|mars|april"
    r"|maj"
    r"|ju[nl]i|augusti|(?:sept|nov|dec)ember|oktober)|\bfr\.?\s?o\.?\s?m",
    re.IGNORECASE,
)
_ASKED = late(
    r"\?|[”\"»]|\b(?:undra|fråg(?:a\b|ade\b|an|or)\s+(?:om|hur|varför|huruvida)\s+[^.]*(?:ersätt"
    r"|suppleant)|avsl[åo]|avstyrk|avvisa|slopa|diskuter|förslaget\b)"
    r"|\b(?:förra|tidigare|föregående)\s",
    re.IGNORECASE,
)
_DENIES = late(r"\b(?:inte|ej|aldrig|utan|ingen)\b|\binga\b(?!\s+(?-i:[A-ZÅÄÖ]))", re.IGNORECASE)
_COULD_NOT = late(
    r"\b(?:inte\s+(?:kunde|kan)|(?:kunde|kan)\s+inte)\s+(?:delta|närvara|komma|medverka|vara\s+med)"
    r"|\binte\s+(?:var\s+med|deltog|deltar|närvarade)",
    re.IGNORECASE,
)
_ASIDE = late(r",\s+som\s[^,.]*,\s*")
_STRETCH = late(r"[,;:]|\b(?:och|men|så)\b", re.IGNORECASE)
_GROUP = late(
    r"\b(?:i|till|inom|vid|på|för)\s+(?:[^\s,.;]+\s+){0,3}?(?:[\w-]*(?:grupp|nätverk|kommitté"
    r"|projekt"
    r"|förening|förbund|bolag|team|lednings)|(?-i:[a-zåäö])[\w-]*gren)\w*",  # no Lindgren
    re.IGNORECASE,
)
_JOB = late(
    rf"{_NOUN}\s+(?:för|till|åt)\s+(?:[^\s,.;]+\s+){{0,2}}?\w*(?:ledaren?|samordnaren?"
    rf"|sekreteraren?"
    r"|handläggaren?|utredaren?|strategen?|utvecklaren?|läkaren?|personal\w*|rutine?n?|systemet)\b",
    re.IGNORECASE,
)
_REST = late(r"[^,;.()]*")
_QUICK = (
    "ersätt|ersatt|suppleant|inhopp|ställe|represent|företrä| mandat|vikari|"
    " uppdrag| plats| stol| åt|åt |till |avlöst|bekostnad| röst|lånade|"
    "för |vägnar|räkning| roll|frånvaro|fullmakt|talan|byt|sän|skick|ers."
)
_STEMS = tuple(_QUICK.split("|"))
_NEAR = 120  # letters: as far as a body is named
_LONGEST, _LONGEST_TITLE = 1000, 300  # letters of a text and of a title that are read


def represented(register: Register) -> frozenset[str]:
    """Give those who can be stood in for, by the whole name and by the last."""
    own = [p.name for p in register.people if any(m.post in OFFICES for m in p.mandates)]
    return frozenset(folded(each) for name in own for each in (name, name.split()[-1]))


def is_called_substitute(text: str) -> bool:
    """Tell whether a name with its title, or an office or remark, makes someone a substitute."""
    text = text[:_LONGEST_TITLE]
    matches = [*_CALLED.finditer(text), *_NOW_AND_THEN.finditer(text)]
    return any(_is_here(text, match) for match in matches)


def stands_in(
    text: str, names: Collection[str], *, guest: bool = False, ordinary: bool = False
) -> bool:
    """Tell whether a name with its title says whom of ``names`` someone was there for.

    A guest may have a representative's task, and who is ``ordinary`` may be called a deputy.
    """
    text = text[:_LONGEST_TITLE]
    read = [_STANDS_IN, *(() if guest else (_SPEAKS_FOR,)), *(() if ordinary else (_DEPUTIZES,))]
    return any(
        _is_here(text, match) and _names_one(match, names) and not _FROM_A_DAY.search(text)
        for pattern in read
        for match in pattern.finditer(text)
    )


def may_tell_of_substitutes(text: str) -> bool:
    """Tell quickly whether there may be a word of substitutes in a text."""
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)


def substitute_in(text: str, names: Collection[str], bodies: Collection[str]) -> str:
    """Give the words by which a sentence or a clause lets someone stand in for another, or empty.

    ``names`` are those of the representatives, and ``bodies`` what the network and its steering
    group are called; a board or a group beside them has its own substitutes.
    """
    text = _ASIDE.sub(" ", _COULD_NOT.sub("", " ".join(text[:_LONGEST].split())))
    if not may_tell_of_substitutes(text) or _ASKED.search(text) or _FOR_GOOD.search(text):
        return ""
    for start, end, words, whom in _told_in(text):
        begins = [cut.end() for cut in _STRETCH.finditer(text, 0, start)]
        said = text[begins[-1] if begins else 0 : end]
        denied = _DENIES.search(said) or is_denied(text, start, end)
        if not denied and _are_some(whom, names) and _is_ours(text, bodies):
            return words
    return ""


def _told_in(text: str) -> Iterator[tuple[int, int, str, Collection[str]]]:
    """Give the words that may let somebody stand in, each with where and for whom."""
    match = None
    while match := _TOLD.search(text, match.start() + 1 if match else 0):
        yield *match.span(), match[0], tuple(_whom(match))
    for turned in _TURNED:
        for found in turned.finditer(text):
            yield found.start, found.end, found.words, tuple(found.named.values())


def _is_here(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is neither denied nor goes on with a board, as in ersättare i nämnden."""
    rest = _REST.match(text, match.end())
    elsewhere = rest is not None and STRANGER.search(rest[0][:_NEAR])
    return not elsewhere and not is_denied(text, *match.span()) and not _FOR_GOOD.search(text)


def _names_one(match: re.Match[str], names: Collection[str]) -> bool:
    """Tell whether those whom it names, if any, are representatives; an office is."""
    return _are_some(_whom(match), names)


def _are_some(whom: Iterable[str], names: Collection[str]) -> bool:
    return all(
        not each[0].isupper() or {folded(each), folded(each).removesuffix("s")} & {*names}
        for each in whom
    )


def _whom(match: re.Match[str]) -> Iterator[str]:
    return (said for name, said in match.groupdict().items() if name.startswith("whom") and said)


def _is_ours(text: str, bodies: Collection[str]) -> bool:
    named = "|".join(re.escape(name) for name in sorted(bodies, key=len, reverse=True))
    own = rf"(?:{named}|nätverket)s?(?!\w|\s+för\b(?!\s+(?:samtliga|alla|varje|respektive)\b))"
    rest = re.sub(rf"\b{own}", "", text, flags=re.IGNORECASE)
    inside = re.search(rf"\bi\s+{own}", text, re.IGNORECASE)
    if _JOB.search(text) or _GROUP.search(rest):
        return False
    return inside is not None or STRANGER.search(rest) is None

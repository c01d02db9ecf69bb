"""Formalities told in a sentence: "Mötet öppnades", "Informationen lades till handlingarna".

What opens a meeting, files a paper and chooses who adjusts the notes is often told so, and not as
a decision. Such a sentence answers just the proposal of its sort: it settles no other, and it is
kept nowhere as a decision.
"""

import re
from collections.abc import Iterable

from lchnv_cli.memory.whose import is_ours
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.items import Item, Sentence
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.procedure import Body, Procedure
from lchnv_cli.model.standing import says_nothing_more, standing_in

_MEETING = r"(?:dagens\s+)?(?:mötet|sammanträdet)"
_PAPER = (
    r"(?:\w*(?:information|rapport|redovisning|återkoppling|anteckning|protokoll|presentation|"
    r"uppföljning|skrivelse|lägesbild)\w*|redogörelsen|underlaget|den|det|dem)"
)
_FILED = r"(?:utan\s+\w+\s+|med\s+\w+\s+)?till\s+handlingarna"
_ADJUSTS = r"(?:att\s+(?:[^\s.;]+\s+){0,3}justera\s+\w+|(?:till|som)\s+\w*juster\w+)"
_END = r"(?=\s*[.!,;]?\s*$|,?\s+(?:och|samt|kl\.?|klockan|av|med\s+(?:tack|godkännande))\b)"
# What is proposed, what tells that somebody did it, and what tells that it was done.
_SORTS = (
    (
        late(r"(?:förklara\s+)?\w*\s*öppna[st]?\b"),
        rf"(?:öppna(?:de|r)\s+{_MEETING}|förklara(?:de|r)\s+{_MEETING}\s+(?:för\s+)?öppnat)",
        rf"{_MEETING}\s+(?:öppna(?:de)?s|förklara(?:de)?s\s+(?:för\s+)?öppnat)",
    ),
    (
        late(r"(?:förklara\s+)?\w*\s*avsluta[st]?\b"),
        rf"(?:avsluta(?:de|r)\s+{_MEETING}|förklara(?:de|r)\s+{_MEETING}\s+(?:för\s+)?avslutat)",
        rf"{_MEETING}\s+(?:avsluta(?:de)?s|förklara(?:de)?s\s+(?:för\s+)?avslutat)",
    ),
    (
        late(
            r"(?:tacka\s+för\s+\w+\s+(?:och|samt)\s+)?(?:(?:lägga\s+)?(?:(?!och\b|samt\b)[^\s.;]+\s+)"
            r"{1,8}till\s+handlingarna|notera\s+[^\s.;]+)[\s.,;]*(?:och|samt)?$"
        ),
        rf"(?:(?:lade|la|lägger)\s+(?:[^\s.;]+\s+){{1,6}}?{_FILED}|notera(?:de|r)\s+{_PAPER})",
        rf"(?:(?:lades|läggs)\s+{_FILED}|{_PAPER}\s+notera(?:de)?s)",
    ),
    (
        late(r"(?:utse|välja)\b.*\bjuster"),
        rf"(?:utsåg|utser|valde|väljer)\s+(?:[^\s.;]+\s+){{1,8}}?{_ADJUSTS}",
        rf"(?:(?:utsågs|utses|valdes|väljs)\s+(?:[^\s.;]+\s+){{0,8}}?{_ADJUSTS}"
        rf"|{_ADJUSTS}\s+(?:utsågs|utses|valdes|väljs)\s+[^.;]+)",
    ),
)
_DONE = [(asked, late(rf"\b{did}{_END}"), late(rf"\b{done}{_END}")) for asked, did, done in _SORTS]
# Only meant, denied, told of another time, or asked for.
_APART = late(
    r"\b(?:inte|ej|aldrig|(?<!om )att|ska|skulle|kan|bör|föreslår|föreslog|önskar|innan|när|sedan|"
    r"tidigare|redan|nästa|förra)\b"
)
_FORMAL = late(
    rf"(?:förklara\s+)?(?:öppna|avsluta)\w*\s+{_MEETING}"
    rf"|(?:förklara\s+)?{_MEETING}\s+(?:\w+\s+){{0,2}}(?:öppna|avsluta)\w*"
    r"|(?:godkänna|fastställa|anta|justera|lägga)\s+(?:\w+\s+){0,2}?\w*(?:dagordning|ärendelist"
    r"|föredragningslist|anteckning|protokoll)\w*(?:\s+till\s+handlingarna)?\W*$"
    r"|(?:\w+\s+){0,2}\w*(?:dagordning|anteckning|protokoll)\w*\s+(?:godkänns|fastställs|justeras)\W*$"
    r"|(?:utse|välja)\s+[^.;]*\bjuster(?:are|a\s+\w*(?:protokoll|anteckning)\w*)\W*$"
    r"|(?:(?!och\b|samt\b)[^\s.;]+\s+){1,8}till\s+handlingarna\W*$|notera\s+[^\s.;]+\W*$"
)
# What is called so asks for nothing but a formality, also where the point has no clause.
_TITLE = late(
    r"(?:mötets?\s+|sammanträdets?\s+)?(?:öppnande|avslut\w+)(?:\s+av\s+\w*(?:möte|sammanträde)t)?\W*$"
    r"|(?:godkännande|fastställande|justering|val)\s+av\s+(?:\w+\s+)?\w*(?:dagordning|ärendelist"
    r"|föredragningslist|anteckning|protokoll|justerare)\w*\W*$",
    re.IGNORECASE,
)
_ELECTS = late(r"\b(?:utse|välja)\b", re.IGNORECASE)
_LONGEST = 1000  # letters of a sentence that are read


def is_formality(clause: str) -> bool:
    """Tell whether a clause opens or closes the meeting, takes its papers or files something."""
    asked = " ".join(clause[:_LONGEST].casefold().split()).removeprefix("att ")
    return _FORMAL.match(asked) is not None


def is_formal_text(text: str) -> bool:
    """Tell whether a clause is a formality, or a title asks for nothing else."""
    return is_formality(text) or _TITLE.match(text) is not None


def is_formal(item: Item, body: Body) -> bool:
    """Tell whether a point has nothing but formalities; one without clauses, by its title."""
    clauses = [each.text for decision in item.decisions for each in decision.clauses]
    titles = body.standing_titles()
    if not clauses and says_nothing_more(item.heading.said, titles):
        own = (body.standing[place] for place in standing_in(item.heading.said, titles))
        clauses = [each.proposal for each in own if each.proposal]
    if not clauses:
        return _TITLE.match(item.heading.title) is not None
    return all(map(is_formality, clauses))


def goes_without_saying(clause: str) -> bool:
    """Tell whether a clause is a formality that elects nobody: decided as it was proposed."""
    return is_formality(clause) and _ELECTS.search(clause) is None


def is_done(clause: str, points: Iterable[Item], body_id: str, procedure: Procedure) -> bool:
    """Tell whether a sentence under some points says that the formality in a clause was done."""
    asked = " ".join(clause.casefold().split()).removeprefix("att ")
    sorts = [(did, done) for sort, did, done in _DONE if sort.match(asked)]
    sentences = (sentence for item in points for sentence in item.sentences) if sorts else ()
    return any(
        _says(each, did, done, body_id, procedure) for each in sentences for did, done in sorts
    )


def _says(
    sentence: Sentence,
    did: re.Pattern[str],
    done: re.Pattern[str],
    body_id: str,
    procedure: Procedure,
) -> bool:
    written = " ".join(sentence.text[:_LONGEST].split())
    text = written.casefold()
    active = did.search(text)
    found = active or done.search(text)
    if found is None or _APART.search(text, 0, found.start()) or any(dates_in(text)):
        return False
    opens = "mötet" in found[0] or "sammanträdet" in found[0]  # a chair has a name
    return is_ours(written, body_id, procedure, named=bool(active) and not opens)

"""Whom a meeting appointed to seats in groups, and to which seats it called for nominations.

A line ``Utser`` or ``Nominering`` says it best, and beside one the clauses of its point are not
read for the same. A clause appoints in a few set ways ("att utse … till …", "att … representerar
kommunerna i …", "att … efterträder … i …"), and calls for names by saying that there is to be a
nomination.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lchnv_cli.memory.appointed_outright import appointing_sentences
from lchnv_cli.memory.by_mail import telling_points
from lchnv_cli.memory.fate import fate_of
from lchnv_cli.memory.when import when_of, without_when
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.finding import Place
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late

_NAME = (  # "Lo Falk, Region Dalarna" names one
    r"(?-i:(?!(?:Region|RSS)\s)[A-ZÅÄÖÉÜ][\w’'-]+"
    r"(?:\s+(?:von|af|av|de|la|der|van|[A-ZÅÄÖÉÜ][\w’'-]+)){1,3})"
)
# After a name: "(Säter)", ", Säter", ", verksamhetschef och HSL-chef i Säter,", "Avesta kommun".
_FROM = (
    r"(?:\s*\([^)]{2,60}\)|,\s+[^,;]{2,80}?,?(?=\s+(?:till|som|att|represent|företr|utse|utsåg"
    r"|väljs|erbjuds|ska|ingå|tar|går|blir|är|får|ges|ersätter|efterträder|förordn|tillsätt|utnämn)"
    r"|\s*$|\s+och\s+(?-i:[A-ZÅÄÖ]))|\s+(?-i:[A-ZÅÄÖ])[\w-]+(?:s)?\s+kommun|\s+(?-i:[A-ZÅÄÖ])[\w-]+)?"
)
_VERB = r"(?:utse|välja?(?:\s+in)?|förordna|tillsätta|utnämna)"
_CHOSEN = (
    r"(?:utse(?:s|tts|dd)?|utsågs?|väljs|valdes|förordna(?:s|des|d)|tillsätt(?:s|es)"
    r"|utnämn(?:s|des))"
)
_SITS = (
    r"(?:represent(?:erar|era)|företräd(?:er|a)|(?:ska(?:ll)?\s+)?ingå[r]?|tar\s+plats|går\s+in"
    r"|blir|är)"
)


def _people(number: int | str) -> str:
    return rf"(?P<people{number}>{_NAME}{_FROM}(?:(?:,|\s+och|\s+samt)\s+{_NAME}{_FROM})*)"


def _to(number: int | str) -> str:
    return rf"(?P<to{number}>[^;]{{2,200}}?)"


_APPOINTS = late(
    rf"\b{_VERB}\s+{_people(1)}\s+(?:till|som|att\s+represent\w*)\s+{_to(1)}$"
    rf"|\b{_VERB}\s+(?:som|till)\s+{_to(2)}\s*:?\s+{_people(2)}$"
    rf"|\b(?:som|till)\s+{_to(3)}\s+{_VERB}\s*:?\s+{_people(3)}$"
    rf"|^{_people(4)}\s+{_CHOSEN}\s+(?:\w+\s+)?(?:till|som|att)\s+{_to(4)}$"
    rf"|\b(?:uppdra|uppdrar)\s+(?:åt\s+)?{_people(5)}\s+att\s+represent\w+\s+{_to(5)}$"
    rf"|^{_people(6)}\s+{_SITS}\s+(?P<to6>(?:[^;]{{2,160}}?\s)?(?:i|inom)\s+[^;]{{2,160}}?)$"
    rf"|^{_people(7)}\s+(?:erbjuds|får|ges)\s+(?:tjänsten|uppdraget|rollen|platsen)"
    rf"\s+(?:som|i)\s+{_to(7)}$"
    rf"|^{_people(8)}\s+(?:(?:ersätter|efterträder)\s+{_NAME}\s+(?:som|i|på)"
    rf"|(?:tar\s+över|tillträder|kliver\s+in|går\s+in)\s+som)\s+{_to(8)}$"
    rf"|^(?:som\s+)?ny[ae]?\s+{_to(9)}\s+(?:blir|är|{_CHOSEN})\s+{_people(9)}$"
    rf"|^(?:kommunerna|länet|regionen|huvudmännen)\s+(?:företräds|representeras)\s+av\s+{_people(0)}"
    rf"\s+(?P<to0>(?:i|inom)\s+[^;]{{2,160}})$"
    rf"|\buppdraget\s+som\s+{_to('a')}\s+(?:går|ges|lämnas|övergår|övertas)\s+(?:till|av)"
    rf"\s+{_people('a')}$"
    rf"|^(?:som|till)\s+{_to('b')}\s+{_CHOSEN}\s+{_people('b')}(?:\s+(?:som|till)\s+\w+)?$",
    re.IGNORECASE | re.DOTALL,
)
_MORE = late(
    rf"(?P<to>.+?),?\s+(?:och|samt)\s+(?P<more>{_NAME}{_FROM})\s+(?:till|som)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_WHERE = late(r"\s(?:i|inom|för)\s.+$", re.IGNORECASE | re.DOTALL)
_QUICK = late(
    r"utse|utsåg|välj|valdes|förordna|tillsätt|utnämn|represent|företräd|ingå|plats|går\s+in|blir"
    r"|är|uppdra|tjänsten|rollen|ersätter|efterträd|\bny[ae]?\b|tar\s+över|tillträd|kliver",
    re.IGNORECASE,
)
_PERSON = late(
    rf"(?P<name>{_NAME})(?:\s*\((?P<from>[^)]{{2,60}})\)|,?\s+(?P<rest>[^()]{{2,80}}))?\s*,?",
    re.IGNORECASE,
)
_AND = late(rf"\s*(?:,|\boch\b|\bsamt\b)\s+(?={_NAME})", re.IGNORECASE)
_LINE_TO = late(r"\s+till\s+", re.IGNORECASE)
_CALLS = late(
    r"\bnominerings(?:förfarande|process|omgång|underlag)\w*|\bnominering(?:ar|arna|en)?\b"
    rf"|\bnominera[rs]?\b(?!\s+{_NAME})|\bintresseanmäl\w+",
    re.IGNORECASE,
)
_ENDS = late(
    r"\b(?:avslutas?|avbryts?|avbryta|dras?\s+tillbaka|ställs?\s+in|inte|ej|lägga\s+\w*\s*till"
    r"\s+handlingarna)\b",
    re.IGNORECASE,
)
_ATT = late(r"^\s*att\s+", re.IGNORECASE)
_WHOSE = late(
    r"^(?:(?:kommunerna|länet|regionen|huvudmännen|nätverket)\s+)?(?:i|inom)\s+", re.IGNORECASE
)
_LINES = frozenset({FactName.APPOINTS, FactName.NOMINATION})
_LONGEST = 600  # letters of a clause that are read


class Appointed(NamedTuple):
    """Somebody whom a point appointed; ``to`` is the seat as it is written.

    ``source`` is what is written after the name, such as the principal; ``said`` tells that a line
    says it. ``decision`` points at where it was decided, as grupper.yaml would.
    """

    name: str
    source: str
    to: str
    place: Place
    body_id: str
    date: dt.date
    decision: str
    said: bool
    title: str

    @property
    def seat(self) -> str:
        """The seat as a message tells it: not whose it is, "kommunerna i arbetsgruppen"."""
        return _WHOSE.sub("", self.to)


class Called(NamedTuple):
    """That a point calls for nominations: ``text`` says to what, ``until`` when they are due."""

    text: str
    until: dt.date | None
    place: Place
    body_id: str
    date: dt.date
    decision: str
    said: bool


def told_of_seats(
    archive: Archive, today: dt.date
) -> tuple[tuple[Appointed, ...], tuple[Called, ...]]:
    """Give everybody who was appointed, and every call, that notes and questions by mail tell.

    In a folder that has no groups, only lines tell of them.
    """
    reads = bool(archive.groups.groups)
    appointed: list[Appointed] = []
    called: list[Called] = []
    for meeting in archive.meetings:
        for document, item in telling_points(meeting, archive, today):
            if not (reads or any(fact.key in _LINES for fact in item.all_facts())):
                continue
            fate = fate_of(item, document.body_id, archive.procedure)
            if fate.undecided:
                continue  # what was tabled, or is yet to be confirmed, appoints nobody
            clauses = [(each.full_text, each.line) for each in fate.decided] if reads else []
            if reads and not any(appoints(text) for text, _ in clauses):
                clauses += appointing_sentences(item, document.body_id, archive.procedure)
            appointed += _appointed(item, clauses, document)
            called += _called(item, clauses, document)
    return tuple(appointed), tuple(called)


def _appointed(
    item: Item, clauses: list[tuple[str, int]], document: MeetingDocument
) -> Iterator[Appointed]:
    lines = [fact for fact in item.all_facts() if fact.key is FactName.APPOINTS]
    told = [(people, to, fact.line) for fact in lines for people, to in _in_line(fact.value)]
    said = bool(lines)
    if not said:
        told = [(people, to, line) for text, line in clauses for people, to in appoints(text)]
    at = (document.body_id, document.date, _decision(item, document), said, item.heading.title)
    for people, to, line in told:
        for name, source in people:
            yield Appointed(name, source, to, document.at(line), *at)


def _called(
    item: Item, clauses: list[tuple[str, int]], document: MeetingDocument
) -> Iterator[Called]:
    lines = [fact for fact in item.all_facts() if fact.key is FactName.NOMINATION]
    told = [(fact.value, fact.line) for fact in lines]
    if not lines:
        title = item.heading.title
        told = [(f"{text}\n{title}", line) for text, line in clauses if calls(text)]
    at = (document.body_id, document.date, _decision(item, document), bool(lines))
    for text, line in told:
        until = when_of(text.partition("\n")[0] if lines else text).on(document.date)
        yield Called(without_when(text), until, document.at(line), *at)


def _decision(item: Item, document: MeetingDocument) -> str:
    return f"{document.body_id} {document.date} punkt {item.address}"


@lru_cache(maxsize=4096)
def appoints(clause: str) -> tuple[tuple[tuple[tuple[str, str], ...], str], ...]:
    """Give whom a clause appoints, with what stands after each name, and to what."""
    text = " ".join(_ATT.sub("", clause[:_LONGEST]).split()).rstrip(".; ")
    if not _QUICK.search(text):
        return ()
    match = _APPOINTS.search(text)
    if match is None:
        return ()
    number = next(key[-1] for key, value in match.groupdict().items() if value)
    people, to = people_in(match[f"people{number}"]), match[f"to{number}"].strip(" ,")
    found = []
    while people:
        more = _MORE.match(to)
        found.append((people, more["to"] if more else to))
        people, to = (people_in(more["more"]), more["rest"]) if more else ((), to)
    # "till ordförande och Nils Hage till vice ordförande i SPAK" is in SPAK both.
    where = _WHERE.search(to)
    return tuple(
        (who, f"{what} {where[0].strip()}" if where and not _WHERE.search(what) else what)
        for who, what in found
    )


def calls(clause: str) -> bool:
    """Tell whether a clause calls for somebody to be named to a seat."""
    return _CALLS.search(clause) is not None and not _ENDS.search(clause)


def people_in(text: str) -> tuple[tuple[str, str], ...]:
    """Give the people of a list: each name, and what stands after it."""
    found = []
    for part in _AND.split(text):
        if match := _PERSON.match(part.strip()):
            source = match["from"] or match["rest"] or ""
            found.append((" ".join(match["name"].split()), source.strip(" ,")))
    return tuple(found)


def _in_line(value: str) -> Iterator[tuple[tuple[tuple[str, str], ...], str]]:
    """Give whom a line appoints: ``Lo Falk (Säter) och Nils Hage (Mora) till SPAK``."""
    who, to, what = _split(value)
    people = people_in(who)
    if to and people:
        yield people, what.partition(";")[0].strip()


def _split(value: str) -> tuple[str, str, str]:
    match = _LINE_TO.search(value)
    return (value[: match.start()], match[0], value[match.end() :]) if match else (value, "", "")

"""What a decision that something points at is about: an election, a calendar, a meeting, a review.

Titles and clauses are read, not the running text: where a point has no clauses its title alone
can speak against it, and one that says nothing either way is believed.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from lchnv_cli.memory.agreement_names import AgreementNames
from lchnv_cli.memory.formalities import is_formal_text
from lchnv_cli.memory.reference import About
from lchnv_cli.model.agreements import Agreement
from lchnv_cli.model.date_forms import DateForm, dates_in
from lchnv_cli.model.folding import folded
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.register import Post

_ELECTS = late(
    r"\bval(?:et|en|s|d|da|t|ts|de|des)?\b|\bvälj\w*|\b\w+val(?:et|en)?\b|utse\w*|utsåg\w*"
    r"|nominer\w*|förordna\w*|\bledam\w+",
    re.IGNORECASE,
)
_VICE = late(r"\bvice[\s-]*(?:ordförande\w*)?", re.IGNORECASE)
_CHAIR = late(r"(?<!vice )(?<!vice)\bordförande", re.IGNORECASE)
_CALENDAR = late(
    r"kalendari|(?:mötes|sammanträdes)(?:plan|dag|dat|tid|ordning|schema)|årsplan|årshjul"
    r"|\bmöten\b|\bsammanträden\b",
    re.IGNORECASE,
)
_MEETING = late(
    r"\bmöte(?:t|n|na|ts|ns)?\b|mötesda|sammanträd|flytta|\bställ\w*\s+in\b|inställ|kalendari"
    r"|nytt\s+datum|\bny\s+dag\b|extrainsatt",
    re.IGNORECASE,
)
_REVIEW = late(r"arbetsordning|översyn|översedd|översett|\bse\s+över", re.IGNORECASE)
_KEPT = late(
    r"oförändrad|\bingen\s+(?:ändring|revidering)|\binga\s+(?:ändringar|revideringar)|översedd|översett"
    r"|\bsett\s+över|\b(?:fortsätt\w*|även\s+fortsatt)\s+(?:att\s+)?gäll|\bbehåll|kvarstå|\bligg\w*\s+fast"
    r"|översyn\w*\s+(?:är\s+|som\s+)?(?:gjord|klar|genomförd|slutförd|avslutad)"
    r"|(?:godkän|fastställ|lägg)\w*\s+översyn",
    re.IGNORECASE,
)
_POST = late(r"\bordförande\w*|\bpresidi\w*|\bsekreterare\b|\b\w*ledam\w+", re.IGNORECASE)
_OWN = late(
    r"\b(?:möte|sammanträde)(?:t|n|na)?\b(?!\s+(?:med|mellan)\b)|arbetsordning", re.IGNORECASE
)
_YEAR = late(r"\b20\d\d\b")
_ADOPTS = late(r"\bfastst[äa]ll\w*|\banta(?:r|s)?\b|\bantog\w*|\bgodkän\w*", re.IGNORECASE)
_PREPARES = late(r"bered|styrgrupp|presidi", re.IGNORECASE)
_OFFICER = late(r"(?P<vice>vice[\s-]*)?ordförande\w*", re.IGNORECASE)


def election(person: str, post: Post, names: Mapping[str, str]) -> About:
    """Ask for the election of a person to a post.

    ``names`` are those that they and others have or had, each with what they are called now.
    """
    other = {name: folded(now) != folded(person) for name, now in names.items()}
    others = [name for name, is_other in other.items() if is_other]
    ours = [person, *(name for name, is_other in other.items() if not is_other)]
    word = post.value.rpartition(" ")[2].casefold()

    def ask(points: Sequence[Item]) -> str:
        texts = list(_texts(points))
        if not any(_ELECTS.search(text) or word in text.casefold() for text in texts):
            return f"{_named(points)} handlar inte om något val"
        own = [text for text in texts if any(_names(text, name) for name in ours)]
        if not own:
            chosen = [name for name in others for text in texts if _chooses(text, name)]
            return f"där väljs {chosen[0]}, inte {person}" if chosen else ""
        clauses = [text for text in own if text.casefold().startswith("att")]
        vice = any(map(_VICE.search, clauses))
        chair = any(map(_CHAIR.search, clauses))
        if post is Post.CHAIR and vice and not chair:
            return f"där väljs {person} till vice ordförande"
        if post is Post.VICE_CHAIR and chair and not vice:
            return f"där väljs {person} till ordförande"
        return ""

    return ask


def calendar(year: int) -> About:
    """Ask for the adoption of a year's calendar."""

    def ask(points: Sequence[Item]) -> str:
        texts = [text for text in _texts(points) if _CALENDAR.search(text)]
        if not texts:
            return f"{_named(points)} handlar inte om något kalendarium"
        years = {found for text in texts for found in _YEAR.findall(text)}
        if years and str(year) not in years:
            return f"{_named(points)} gäller {' och '.join(sorted(years))}, inte {year}"
        return ""

    return ask


def adopts_calendar(item: Item, year: int) -> bool:
    """Tell whether a clause of a point adopts the calendar of just that year."""
    clauses = list(_clauses(item))
    adopts = any(_ADOPTS.search(text) and _CALENDAR.search(text) for text in clauses)
    return adopts and {str(year)} == {y for t in _texts([item]) for y in _YEAR.findall(t)}


def adopted_days(item: Item, year: int) -> list[dt.date]:
    """Give the meetings of a year that the clauses which adopt its calendar name.

    None where they also name what prepares them: which day is which is for people to see.
    """
    own = [text for text in _clauses(item) if _CALENDAR.search(text)]
    if any(map(_PREPARES.search, own)):
        return []
    told = [date for text in own for date in dates_in(text)]
    days = {
        date.in_year(year)
        for date in told
        if date.year in {None, year} and date.form not in {DateForm.WEEK, DateForm.MONTH}
    }
    return sorted(filter(None, days))


def elected_at(item: Item, year: int, names: Mapping[str, str]) -> Mapping[Post, list[str]]:
    """Give the chair and vice chairs that the clauses of a point elect, as they are called now.

    ``names`` are those to look for, each with what it is now. Where a clause, or else the title,
    tells years, the one must be among them. A post is that of the names after it, or of those
    before it where the clause begins with a name.
    """
    found: dict[Post, list[str]] = {Post.CHAIR: [], Post.VICE_CHAIR: []}
    known = {folded(name): now for name, now in names.items()}
    for text in map(folded, _clauses(item)):
        years = _YEAR.findall(text) or _YEAR.findall(item.heading.title)
        if not _ELECTS.search(text) or (years and str(year) not in years):
            continue
        told: list[tuple[int, Post | str]] = [
            (match.start(), Post.VICE_CHAIR if match["vice"] else Post.CHAIR)
            for match in _OFFICER.finditer(text)
        ]
        told += [(text.find(short), name) for short, name in known.items() if short in text]
        told.sort(key=lambda pair: pair[0])
        if told and not isinstance(told[0][1], Post):
            told.reverse()
        post: Post | None = None
        for _, each in told:
            if isinstance(each, Post):
                post = each
            elif post is not None:
                found[post].append(each)
    return found


def meeting(points: Sequence[Item]) -> str:
    """Ask for a decision on a meeting; that this one opens or ends is none."""
    found = any(_MEETING.search(text) and not is_formal_text(text) for text in _texts(points))
    return "" if found else f"{_named(points)} handlar inte om något möte"


def review(points: Sequence[Item]) -> str:
    """Ask for a decision on the arbetsordning."""
    found = any(map(_REVIEW.search, _texts(points)))
    return "" if found else f"{_named(points)} handlar inte om arbetsordningen"


def agreement(one: Agreement) -> About:
    """Ask for a decision on an agreement: some word of its name, or the short name, is enough."""
    names = AgreementNames([one])

    def ask(points: Sequence[Item]) -> str:
        found = any(map(names.hinted_in, _texts(points)))
        return "" if found else f"{_named(points)} handlar inte om den"

    return ask


def reviews(item: Item) -> bool:
    """Tell whether a point about the arbetsordning says that it was looked through, and stays."""
    texts = list(_texts([item]))
    return any(map(_REVIEW.search, texts)) and any(map(_KEPT.search, _clauses(item)))


def is_about_ourselves(text: str) -> bool:
    """Tell whether a text is about a body's own posts, calendar, meetings or arbetsordning."""
    elects = _ELECTS.search(text) and _POST.search(text)
    return bool(elects or _CALENDAR.search(text) or _OWN.search(text))


def _texts(points: Sequence[Item]) -> Iterator[str]:
    """Give the titles and clauses of points."""
    for item in points:
        yield item.heading.title
        yield from _clauses(item)


def _clauses(item: Item) -> Iterator[str]:
    for decision in item.decisions:
        yield from (clause.full_text for clause in decision.clauses)


def _chooses(text: str, name: str) -> bool:
    return _ELECTS.search(text) is not None and _names(text, name)


def _names(text: str, person: str) -> bool:
    """Tell whether a text names somebody, by the whole name or by the last."""
    words = re.findall(r"[\w-]+", folded(text))
    last = folded(person).split()[-1:]
    return bool(last) and any(word in {last[0], f"{last[0]}s"} for word in words)


def _named(points: Sequence[Item]) -> str:
    if len(points) > 1 and points[0].sub_items != tuple(points[1:]):
        return "mötet"
    return f"punkten ”{points[0].called}”"

"""Dates in a text that may name meetings: of six figures, and past ones in other forms."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.date_forms import DateForm, dates_in, day_of, is_number, year_said
from lchnv_cli.model.date_spots import date_spots, shape_of
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.mentions import Mention
from lchnv_cli.model.previous import is_on_notes, is_on_previous

# A quick look before any pattern: six figures in a row, byte by byte.
_SAME = bytes.maketrans(b"123456789", b"000000000")
_SIX = b"000000"
_AROUND = 240  # bytes: a sentence
_NEAR = 36  # letters: the words that say what a number is
_SENTENCE_ENDS = late(r"(?:(?<!\bp)\.|[!?])\s+(?=[A-ZÅÄÖ\d])|\n\s*\n|\n[ \t]*(?:#|[-*] |\d+[.)] )")
# A day, but no meeting's: a last day, the day of a version, a time of force.
_NO_MEETING_BEFORE = late(
    r"\b(?:född|senast|deadline|sista\s+\w+|from|tom|fr\.?\s?o\.?\s?m|t\.?\s?o\.?\s?m|från\s+och\s+med"
    r"|till\s+och\s+med|dat|daterad\w*|upprättad\w*|rev|reviderad\w*|uppdaterad\w*|version"
    r"|publicerad\w*|utskickad\w*|inkom\w*|gäller\s+(?:från|till)|giltig\w*\s+(?:från|till)"
    r"|löper\s+(?:från|till)|(?:i|ur)\s+kraft|gäller|gällande|giltig\w*|trä(?:der|dde)\s+in"
    r"|stäng(?:s|er|de|des)|öppna(?:r|de|des|s)|börjar|började|slutar?|slutade|startar?|startade|inför(?:s|des)|upphör(?:de)?"
    r"|förläng(?:s|des|d|t)(?:\s+till)?)\W{0,3}$",
    re.IGNORECASE,
)
_SENT = late(
    r"\b(?:skicka|sänd|mejla|underteckna|publicera|inkom|lämnades\s+in)\w*(?:\s+[\w/-]+){0,5}\s+$",
    re.IGNORECASE,
)
# A quick look before the pattern of dates: words without which no date names a meeting.
_MEETING_WORDS = r"(?i:möte|sammanträd|anteckning|nätverk|grupp|råd|beslut)|(?-i:[A-ZÅÄÖ]{3})"
_SAYS = late(_MEETING_WORDS)
# What may be said of a matter at a meeting, without which six figures are another day.
_SAYS_SIX = late(
    rf"{_MEETING_WORDS}|bordl|återremi|hänskj|antog|antag|godkän|fastställ|behandla|bered|beställ"
    r"|uppdra|fråga|ärend|lyft|\bupp\b|enligt|\bse\b|jfr|punkt|§|förra|föreg|tidigare|senast",
    re.IGNORECASE,
)
# Without which a day to come is when something is to be done.
_SAYS_AHEAD = late(rf"{_MEETING_WORDS}|\bta[rs]?\s+upp|återkom|återuppta|bordl[aä]|behandla")
_PARAGRAPH_ENDS = late(r"\n\s*\n")
_LABELLED = late(r"\W*[\w ]{3,20}:\s")  # Beredd: styrgrupp 2026-03-06
_SPAN_BEFORE = late(
    r"(?:\d(?:\s+\w+)?\s?(?:[–—-]|till)|(?<![\d-])\d{1,2}\s+(?:och|samt))\s*(?:den\s+)?$"
)
_OTHER_AFTER = late(r"\s?[–—-]\s?\d")
_AND = late(r"\s*(?:,|och|samt)\s*(?:den\s+)?")


def mentions(
    text: FullText, annexes: Iterable[Annex], on: dt.date | None = None
) -> tuple[Mention, ...]:
    """Give the days that a document may name meetings by: in its annexes' titles, in its text.

    The heading on the previous notes is left out: a rule of its own judges it. ``on`` is the day
    of the document, from which other days than those of six figures are past.
    """
    found = list(_spoken(text, on)) if on else []
    for annex in annexes:
        for _, day, before, after in _dates(annex.title.encode(), 0):
            found.append(Mention(day, annex.place.line, annex.place.column, before, after))
    for at, day, before, after in _dates(text.encoded, text.start):
        line = before.rpartition("\n")[2] + after.partition("\n")[0]
        own_rule = line.startswith("#") and is_on_previous(line)
        if not (own_rule or line.startswith(FactName.PREPARED)):
            place = text.place_at(len(text.encoded[:at].decode()))
            earlier, later = _SENTENCE_ENDS.split(before)[-1], _SENTENCE_ENDS.split(after)[0]
            said = _SAYS_AHEAD if on and day > on else _SAYS_SIX
            if not said.search(f"{earlier} {later}") or _SENT.search(earlier):
                continue
            found.append(Mention(day, place.line, place.column, earlier, later))
    return tuple(found)


def _dates(source: bytes, first: int) -> Iterator[tuple[int, dt.date, str, str]]:
    """Give each date's byte, its day, and what stands before and after it.

    An amount, a number in a diary or a telephone is no date, nor is a last day.
    """
    shape = source.translate(_SAME)
    at = shape.find(_SIX, first)
    while at >= 0:
        end = at + len(_SIX)
        year, month, last = (int(source[first : first + 2]) for first in range(at, end, 2))
        if day := day_of(2000 + year, month, last):
            before = source[max(at - _AROUND, first) : at].decode(errors="ignore")
            after = source[end : end + _AROUND].decode(errors="ignore")
            near = before[-_NEAR:]
            other = is_number(near, after) or _NO_MEETING_BEFORE.search(near)
            if not (other or _has_weekday(near, source[at:end].decode() + after[:_NEAR])):
                yield at, day, before, after
        at = shape.find(_SIX, end)


def _has_weekday(before: str, figures: str) -> bool:
    """Tell whether a weekday stands with the figures, as it does in no name of a meeting."""
    dates = dates_in(before + figures)
    return any(date.weekday for date in dates if date.start <= len(before) < date.end)


def _spoken(text: FullText, on: dt.date) -> Iterator[Mention]:
    """Give each past day in another form than six figures, where a word may say it is a meeting's.

    Of several in a row the first has the words.
    """
    source, spot, byte = text.source, text.start_character, text.start
    begun = first = end = 0  # the line's start, and where dates in a row begin and end
    for at in date_spots(shape_of(text.encoded), text.start):
        spot, byte = spot + len(text.encoded[byte:at].decode()), at
        if spot < end:
            continue
        found = dates_in(source, max(spot - _NEAR, end), spot + _NEAR)
        date = next((d for d in found if d.end > spot), None)
        if date is None or date.start > spot or date.form is DateForm.SIX:
            continue
        if not (end and _AND.fullmatch(source, end, date.start)):
            first = date.start
        end = date.end
        if not _SAYS.search(source, max(first - _AROUND, 0), end + _AROUND):
            continue
        day = date.in_year(date.year or year_said(source[end : end + _NEAR], on) or on.year)
        before = source[max(first - _AROUND, text.start_character) : first]
        paragraph = _PARAGRAPH_ENDS.split(before)[-1]
        sentence = _SENTENCE_ENDS.split(paragraph)[-1]
        after = _SENTENCE_ENDS.split(source[end : end + _AROUND])[0]
        begun = source.rfind("\n", begun, date.start) + 1 or begun
        line = source[begun : min(end, begun + _AROUND)] + after.partition("\n")[0]
        if day and day < on and _may_name(line, sentence, after):
            place, earlier = text.place_at(date.start), paragraph.removesuffix(sentence)
            yield Mention(day, place.line, place.column, sentence, after, date.text, earlier)


def _may_name(line: str, before: str, after: str) -> bool:
    """Tell whether words about a day may say that a meeting was held on it."""
    other = _SPAN_BEFORE.search(before) or _OTHER_AFTER.match(after) or _LABELLED.match(line)
    if other or (line.startswith("#") and is_on_notes(line.lstrip("# "))):
        return False
    return _SAYS.search(before + after) is not None

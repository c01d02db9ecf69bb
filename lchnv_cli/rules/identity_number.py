"""No document holds anyone's personal identity number."""

import datetime as dt
import re
from collections.abc import Iterator

from lchnv_cli.model.date_forms import day_of
from lchnv_cli.model.document import Calendar, Document, MeetingDocument
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Texts, rule

TEXTS = Texts(
    summary="Dokumentet innehåller ett personnummer.",
    why="Dokumenten läggs ut på webben, och ett personnummer ska inte stå där. Bara tal som är "
    "ett datum med rätt kontrollsiffra räknas, också samordningsnummer. Tio siffror i följd "
    "utan streck kan vara något annat och ger en varning.",
    unseen="Personnummer utan kontrollsiffra eller med ord emellan, födelsedagar, och det "
    "som står i bilagor och bilder.",
    wrong="Ärendet rör 19ÅÅMMDD-NNNN.",
    right="Ärendet rör en brukare i Avesta.",
    mend="Ta bort numret. Ligger dokumentet redan i git eller på webben: säg till den som ansvarar "
    "för webbsidan och diariet, för numret finns kvar i äldre versioner.",
)
_NUMBER = late(
    r"(?<![^\W_])(?<!\d[-–/.,+])(?P<century>19|20)?(?P<year>\d\d)(?P<dashed>-)?"
    r"(?P<month>0[1-9]|1[0-2])(?(dashed)-)(?P<day>\d\d)"
    r"(?P<mark>[ \u00a0]?[-–‑−+][ \u00a0\u200b]?|[ \u00a0]?)(?P<last>\d{4})"
    r"(?![^\W_]|[-–/.,+]\d)"
)
_MARKED = frozenset("-+–‑−")
# A quick look before the pattern: ten digits in a row when the marks are taken away, byte by byte.
_SAME = bytes.maketrans(b"123456789", b"000000000")
_MARKS = " -+\u00a0–‑−\u200b".encode()
_TEN = b"0" * 10
_MOBILE = late(r"0[1-9]")
_TOLD = late(r"(?:person|samordnings)(?:nummer|nr)|\bpnr\b|född", re.IGNORECASE)
_BEFORE = 40
_TEMPORARY_DAY = 60  # added to the day in a samordningsnummer
_REMEDY = "Ta bort numret; det ska inte stå i ett dokument som läggs ut."


@rule("personnummer", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def identity_number(document: Document, text: FullText) -> Iterator[Hit]:
    """Find twelve or ten digits that are a date with the right check digit."""
    if _TEN not in text.encoded.translate(_SAME, _MARKS):
        return
    for match in _NUMBER.finditer(text.source):
        if match["dashed"] and _mark(match) not in _MARKED:
            continue  # a date with dashes, and then a year or an hour
        if _is_number(match, _known_before(document)) and not _like_a_telephone(match):
            year = f"{match['century'] or ''}{match['year']}"
            named = "samordningsnummer" if int(match["day"]) > _TEMPORARY_DAY else "personnummer"
            sure = match["century"] or _mark(match) in _MARKED
            what = f"Ett {named}" if sure else f"Något som kan vara ett {named}"
            message = f"{what} står i texten: {year}****-****."
            severity = None if sure else Severity.WARNING
            yield Hit(text.place_at(*match.span()), message, _REMEDY, severity)


def _known_before(document: Document) -> dt.date:
    """Give the day before which people in a document are born: later figures are a day and hour."""
    if isinstance(document, MeetingDocument):
        return document.date
    return dt.date(document.year, 1, 1) if isinstance(document, Calendar) else dt.date.max


def _is_number(match: re.Match[str], before: dt.date) -> bool:
    day = int(match["day"]) % _TEMPORARY_DAY
    centuries = [match["century"]] if match["century"] else ["19", "20"]
    years = [int(f"{century}{match['year']}") for century in centuries]
    born = [day_of(year, int(match["month"]), day) for year in years]
    digits = f"{match['year']}{match['month']}{match['day']}{match['last']}"
    known = any(each is not None and each < before for each in born)
    return known and match["last"][:3] != "000" and _checks(digits)


def _mark(match: re.Match[str]) -> str:
    return match["mark"].strip(" \u00a0\u200b")


def _checks(digits: str) -> bool:
    """Tell whether the last of the ten digits is the check digit."""
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _like_a_telephone(match: re.Match[str]) -> bool:
    """Tell ten digits with a leading zero from a number, unless the text says what they are."""
    if match["century"] or _mark(match) in _MARKED or not _MOBILE.match(match[0]):
        return False
    return _TOLD.search(match.string, max(0, match.start() - _BEFORE), match.start()) is None

"""Where in a text a date may stand: a look at its bytes before the pattern of dates, far slower.

Every form in ``date_forms`` but the week has its mark: figures with a hyphen, a slash or a dot
between them, six in a row, or a month's name after them. One pattern that begins with a figure
finds them all as fast as a single byte is found.
"""

from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase

from lchnv_cli.model.late_pattern import late

# All figures are 0, all letters small, and all white space, brackets and bars blank; every byte
# keeps its place.
_SHAPE = bytes.maketrans(
    b"123456789\n\t\xa0(|*_\x85\x96" + ascii_uppercase.encode(),
    b"000000000       \xa5\xb6" + ascii_lowercase.encode(),
)
_SPOT = late(
    rb"0(?:00000|000-0|/0|\.0000"
    rb"|(?::?(?:[ae]|d?je|[dt]e|nde))?[\xc2 ]+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))"
)


def shape_of(source: bytes) -> bytes:
    """Give a text with its figures and letters made alike."""
    return source.translate(_SHAPE)


def date_spots(shape: bytes, first: int = 0) -> Iterator[int]:
    """Give a byte within each date that may stand from a byte on, in order."""
    return (match.start() for match in _SPOT.finditer(shape, first))

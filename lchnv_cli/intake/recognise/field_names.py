"""What people call the fields of a head, and how hours and places are written in one."""

import re
from collections.abc import Iterator

from lchnv_cli.intake.recognise.source_lines import Line
from lchnv_cli.intake.recognise.words import attendance_section
from lchnv_cli.intake.source_blocks import Cell, Table
from lchnv_cli.model.late_pattern import late

_NAMES = {
    "meeting": r"(?:mötes?|sammanträdes?)[- ]?(?:datum|dag)(?:en)?(?:\s+och\s+(?:tid|klockslag))?"
    r"|dag(?:en)?(?:\s+och\s+tid)?|när|datum\s*(?:och|/|&|,)\s*(?:tid|klockslag)|tidpunkt|tid\s*(?:och|/|&)\s*datum",
    "date": r"datum",
    "document": r"upprättad(?:\s+den)?|upprättat(?:\s+den)?|utskrifts?datum|dokumentdatum|utfärdad"
    r"(?:\s+den)?|skriven(?:\s+den)?|publicerad|(?:ut)?skicka[dt]|version|reviderad",
    "time": r"(?:mötes|sammanträdes)?tid(?:er)?|klockan|klockslag|kl",
    "both": r"tid\s*(?:och|/|&|,)\s*(?:plats|lokal)|plats\s*(?:och|/|&|,)\s*tid",
    "venue": r"(?:mötes|sammanträdes)?(?:plats|lokal)(?:en)?|var|mötesrum|sal",
    "chair": r"(?:mötets\s+|underskrift\s+)?(?:mötes)?ordförande(?:\s+för\s+(?:dagen|mötet))?"
    r"|ordf\.?|mötesledare|led(?:s|des|d)\s+av|ledde\s+mötet",
    "secretary": r"(?:mötets\s+|underskrift\s+)?\w*sekreterare|sekr\.?|protokollförare"
    r"|antecknat\s+av|antecknare|vid\s+(?:protokollet|anteckningar(?:na)?|pennan|tangent\w+|datorn)"
    r"|(?:protokoll|anteckningar)\s+förda\s+av"
    r"|minnesanteckningar(?:na)?\s+av|(?:mötes)?anteckningar(?=\s*:)|skrev|för\s+anteckningarna(?:\s+svarar?)?"
    r"|anteckn(?:ingar|ade)\s+(?:gjordes?|gjorda|fördes|förda)(?:\s+av)?",
    "adjusters": r"(?:protokollet\s+)?juster(?:are|as|at|ad|ande)(?:\s+av)?"
    r"|(?:(?:utse(?:dd?a?|s)|väljs|valda?)\s+)?att\s+justera|justeringsperson(?:er)?|(?:val|utsedd)\s+av\s+justerare",
    "diary": r"dnr\.?|d:?nr\.?|diarienr\.?|diarienummer|ärendenummer|beteckning",
    "issuer": r"utfärda[dt]\s+av|avsändare|upprättad\s+av|upprättat\s+av",
    "info": r"(?:övrig\s+)?info(?:rmation)?|fika|lunch|kaffe|obs|länk|anslutning|möteslänk",
}
FIELD = late(
    "|".join(
        rf"(?P<{name}>{words})(?=\s*(?:[:\t]|$)|\s+(?-i:[\dA-ZÅÄÖ]|kl\b))"
        for name, words in _NAMES.items()
    ),
    re.IGNORECASE,
)
# What must follow the name of a field that has no colon, for it to be one.
_BARE = dict.fromkeys(_NAMES, r"\s+(?=[A-ZÅÄÖ])") | {
    "diary": r"\s+(?=[A-ZÅÄÖ]*\s?\d)",
    **dict.fromkeys(("time", "meeting", "date", "document"), r"\s+(?=\d|kl\b)"),
    "both": r"\s+(?=\d|[A-ZÅÄÖ])",
    "info": "",
}
TO_PLACE = late(
    r"^(?:[\s,;|/–-]|(?:möte[ts]?|sammanträde|nätverksmöte|tid|den|kl(?:ockan|\.)?|i|på|vid|via)\b)+",
    re.IGNORECASE,
)
_OF_A_BODY = late(r"(?:nätverk|grupp|råd|nämnd|forum|kommitté|teamet)\w*$", re.IGNORECASE)
_NAMES_AND_VALUES = 2  # rows
_LONGEST_WORD = 80  # characters
NO_VALUE = late(r"[-–—_.…\s]*")
_DOTTED = late(r"\s*(?:[._…]\s?){4,}$")  # where somebody is to sign
HOURS = late(
    r"(?:kl(?:ockan|\.)?\s*)?\d{1,2}[.:]\d{2}(?:\s*(?:[-–—]|till)\s*(?:(?:kl(?:ockan|\.)?|ca\.?"
    r"|cirka)\s*)*\d{1,2}(?:[.:]\d{2})?)?|kl(?:ockan|\.)?\s*\d{1,2}(?:\s*[-–—]\s*\d{1,2}"
    r"(?:[.:]\d{2})?)?|(?<![\d-])\d{1,2}\s*[-–—]\s*\d{1,2}(?:[.:]\d{2})?(?![\d-])",
    re.IGNORECASE,
)


def ends_in_body(text: str) -> bool:
    """Tell whether the last word of a text names what may be a body."""
    return _OF_A_BODY.search(text[-_LONGEST_WORD:]) is not None


def field_of(text: str) -> tuple[str, str] | None:
    """Give the field that a line says, and its value."""
    match = FIELD.match(text)
    if match is None or match.lastgroup is None:
        return None
    rest = text[match.end() :]
    sign = re.match(r"\s*:\s*|\t\s*|\s*$", rest)
    if sign is None:
        bare = "" if match[0].casefold() in {"när", "var", "dag"} else _BARE[match.lastgroup]
        sign = re.match(bare, rest) if bare else None
    return (match.lastgroup, rest[sign.end() :].strip()) if sign else None


def is_known(text: str) -> bool:
    """Tell whether a cell names what else heads have in tables: an attendance, or paragraphs."""
    return bool(attendance_section(text)[0]) or text.casefold() in {"paragrafer", "§", "blad"}


def without_day(text: str, start: int, end: int) -> str:
    """Give a text without the day that stands in it between two characters."""
    before = re.sub(r"\b(?:den|d\.)\s*$", "", text[:start])
    return f"{before} {text[end:]}"


def fields_apart(line: Line) -> Iterator[Line]:
    """Give the fields of a line that tabs, bars or wide gaps part."""
    starts = [
        match.start()
        for match in re.finditer(r"(?<=[\s|])(?=\S)", line.raw)
        if (own := re.match(r"\s*\|?\s*([A-ZÅÄÖ][^\t:|]{1,30}):", line.raw[match.start() :]))
        and FIELD.fullmatch(own[1].strip())
    ]
    if not starts or not FIELD.match(line.raw.strip()):
        yield line
        return
    for start, end in zip([0, *starts], [*starts, len(line.raw)], strict=True):
        piece = line.after(start)
        yield piece.until(end - start)


def lines_apart(name: str, value: str) -> list[str]:
    """Give the lines of a value that each say something: who adjusts, or what stands below when."""
    lines = [" ".join(line.split()) for line in value.split("\n") if line.strip()]
    several = name == "adjusters" or (name == "both" and HOURS.search(lines[0]))
    return lines if several else [" ".join(lines)]


def undotted(line: Line) -> str:
    """Give the text of a line without the dots that somebody is to sign on."""
    return _DOTTED.sub("", line.text) or line.text


def values_below(table: Table) -> list[tuple[Cell, str]]:
    """Give the values of a table whose first row names the fields that the second has."""
    if len(table.rows) != _NAMES_AND_VALUES:
        return []
    names, values = table.rows
    if not all(FIELD.fullmatch(cell.text.strip().rstrip(":")) for cell in names):
        return []
    below = {cell.column: cell.text for cell in values}
    return [(cell, below.get(cell.column, "")) for cell in names]

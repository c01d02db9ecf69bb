"""The head of a source: its title, its fields, and what stands there beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lchnv_cli.intake.recognise.dates import Dated
from lchnv_cli.intake.recognise.draft import Doubt, Quoted
from lchnv_cli.intake.recognise.roll import Roll
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.recognise.words import KIND_WORDS, attendance_section
from lchnv_cli.intake.source_blocks import Cell, Place, Table
from lchnv_cli.load.hours import parse_hours
from lchnv_cli.model.date_forms import dates_in
from lchnv_cli.model.days import Hours
from lchnv_cli.model.document_kind import DocumentKind

_NAMES = {
    "meeting": r"(?:mötes?|sammanträdes?)[- ]?(?:datum|dag)(?:en)?|dag(?:en)?(?:\s+och\s+tid)?|när"
    r"|datum\s*(?:och|/|&|,)\s*(?:tid|klockslag)|tidpunkt|tid\s*(?:och|/|&)\s*datum",
    "date": r"datum",
    "document": r"upprättad(?:\s+den)?|upprättat(?:\s+den)?|utskrifts?datum|dokumentdatum|utfärdad"
    r"(?:\s+den)?|skriven(?:\s+den)?|publicerad|utskickad|version|reviderad",
    "time": r"(?:mötes|sammanträdes)?tid(?:er)?|klockan|klockslag|kl",
    "both": r"tid\s*(?:och|/|&|,)\s*(?:plats|lokal)|plats\s*(?:och|/|&|,)\s*tid",
    "venue": r"(?:mötes|sammanträdes)?(?:plats|lokal)(?:en)?|var|mötesrum|sal",
    "chair": r"(?:mötes)?ordförande|ordf\.?|mötesledare|leds\s+av",
    "secretary": r"(?:mötes)?sekreterare|sekr\.?|protokollförare|antecknat\s+av|antecknare"
    r"|vid\s+(?:protokollet|anteckningarna)|(?:protokoll|anteckningar)\s+förda\s+av|vid\s+pennan"
    r"|minnesanteckningar(?:na)?\s+av",
    "adjusters": r"juster(?:are|as|at|ad|ande)(?:\s+av)?|utsedd?a?\s+att\s+justera"
    r"|justeringsperson(?:er)?",
    "diary": r"dnr\.?|d:?nr\.?|diarienr\.?|diarienummer|ärendenummer|beteckning",
    "issuer": r"utfärda[dt]\s+av|avsändare|upprättad\s+av|upprättat\s+av",
    "info": r"(?:övrig\s+)?info(?:rmation)?|fika|lunch|kaffe|obs|länk|anslutning|möteslänk",
}
_FIELD = re.compile(
    "|".join(
        rf"(?P<{name}>{words})(?=\s*(?:[:\t]|$)|\s+(?-i:[\dA-ZÅÄÖ]))"
        for name, words in _NAMES.items()
    ),
    re.IGNORECASE,
)
# What must follow the name of a field that has no colon, for it to be one.
_BARE = dict.fromkeys(_NAMES, r"\s+(?=[A-ZÅÄÖ])") | {
    "diary": r"\s+(?=[A-ZÅÄÖ]*\s?\d)",
    **dict.fromkeys(("time", "meeting", "date", "document"), r"\s+(?=\d)"),
    "both": r"\s+(?=\d|[A-ZÅÄÖ])",
    "info": "",
}
_NAMES_AND_VALUES = 2  # rows
_ONE_PLACE = 70
_ONE_LINE = 110
_TO_PLACE = re.compile(
    r"^(?:[\s,;|/–-]|(?:möte[ts]?|sammanträde|nätverksmöte|tid|den|kl(?:ockan|\.)?|i|på|vid|via)\b)+",
    re.IGNORECASE,
)
_BODY = re.compile(r"\w*(?:nätverk|grupp|råd|nämnd|forum|kommitté|teamet)\w*$", re.IGNORECASE)
_NO_VALUE = re.compile(r"[-–—_.…\s]*")
_HOURS = re.compile(
    r"(?:kl(?:ockan|\.)?\s*)?\d{1,2}[.:]\d{2}(?:\s*(?:[-–—]|till)\s*(?:kl(?:ockan|\.)?\s*)?\d{1,2}"
    r"(?:[.:]\d{2})?)?|kl(?:ockan|\.)?\s*\d{1,2}(?:\s*[-–—]\s*\d{1,2}(?:[.:]\d{2})?)?"
    r"|(?<![\d-])\d{1,2}\s*[-–—]\s*\d{1,2}(?:[.:]\d{2})?(?![\d-])",
    re.IGNORECASE,
)


@dataclass
class Head:
    """What has been read of a head so far."""

    roll: Roll
    kind: DocumentKind | None = None
    titles: list[Quoted] = field(default_factory=list)
    dated: list[Dated] = field(default_factory=list)
    hours: Hours | None = None
    fields: dict[str, str] = field(default_factory=dict)
    read: list[Quoted] = field(default_factory=list)
    left: list[Element] = field(default_factory=list)
    odd: list[Quoted] = field(default_factory=list)
    maybe_place: tuple[str, Quoted] | None = None
    doubts: list[Doubt] = field(default_factory=list)

    def take(self, elements: Sequence[Element]) -> None:
        """Take in the elements before the first point, or those of a signature after the last."""
        waiting = ""
        for element in elements:
            if isinstance(element, Table):
                waiting = ""
                self._table(element)
                continue
            for line in _apart(element):
                waiting = self._line(line, waiting)

    def _table(self, table: Table) -> None:
        if self.roll.take(table):
            return
        self.roll.end()
        lines = [lines_of(cell.blocks) for row in table.rows for cell in row]
        named = sum(self._field_of(own[0].text) is not None for own in lines if own)
        if self._by_column(table):
            return
        firsts = [row[0].text.strip().rstrip(":") for row in table.rows if len(row) > 1]
        keyed = sum(_FIELD.fullmatch(each) is not None or _is_known(each) for each in firsts)
        if keyed * 2 >= len(firsts) > 0:
            for row in table.rows:
                self._row(row)
        elif named or all(len(row) > 1 for row in table.rows):
            self.take([line for own in lines for line in own])
        else:
            self.left.append(table)

    def _by_column(self, table: Table) -> bool:
        """Read a table whose first row names the fields that the second has."""
        if len(table.rows) != _NAMES_AND_VALUES:
            return False
        names, values = table.rows
        if not all(_FIELD.fullmatch(cell.text.strip().rstrip(":")) for cell in names):
            return False
        below = {cell.column: cell for cell in values}
        for cell in names:
            value = below[cell.column].text if cell.column in below else ""
            self._keyed([cell.text, value], cell.place)
        return True

    def _row(self, row: tuple[Cell, ...]) -> None:
        """Read a row whose cells are names of fields and their values in turn."""
        section, _ = attendance_section(row[0].text.strip())
        if section:
            self.read.append(Quoted(row[0].text.strip(), row[0].place))
            self.roll.row(section, [line for cell in row[1:] for line in lines_of(cell.blocks)])
        else:
            self._keyed([cell.text for cell in row], row[0].place)

    def _keyed(self, texts: list[str], place: Place) -> None:
        """Read a row of a table whose cells are names and values in turn."""
        cells = [" ".join(text.split()) for text in texts]
        for name, value in zip(cells[::2], [*cells[1::2], ""], strict=False):
            match = _FIELD.fullmatch(name.rstrip(": "))
            if match and match.lastgroup and value:
                self._value(match.lastgroup, value, Quoted(f"{name.rstrip(': ')}: {value}", place))
            elif name or value:
                self.read.append(Quoted(f"{name} {value}".strip(), place))

    def _line(self, line: Line, waiting: str) -> str:
        """Read a line; give the field whose value is to stand on the next one."""
        text = line.text
        quoted = Quoted(text, line.place)
        if waiting and self._field_of(text) is None and len(text) < _ONE_PLACE:
            self._value(waiting, text, quoted)
            return "" if waiting != "adjusters" else waiting
        if (found := self._field_of(text)) is not None:
            name, value = found
            self.roll.end()
            if _NO_VALUE.fullmatch(value):
                self.read.append(quoted)
                return name
            self._value(name, value, quoted)
            return ""
        if self.roll.take(line):
            return ""
        self.roll.end()
        if self._title(line, quoted) or self._bare(quoted):
            return ""
        self.left.append(line)
        return ""

    def _field_of(self, text: str) -> tuple[str, str] | None:
        """Give the field that a line says, and its value."""
        match = _FIELD.match(text)
        if match is None or match.lastgroup is None:
            return None
        rest = text[match.end() :]
        sign = re.match(r"\s*:\s*|\t\s*|\s*$", rest)
        if sign is None:
            bare = "" if match[0].casefold() in {"när", "var", "dag"} else _BARE[match.lastgroup]
            sign = re.match(bare, rest) if bare else None
        return (match.lastgroup, rest[sign.end() :].strip()) if sign else None

    def _value(self, name: str, value: str, line: Quoted) -> None:
        """Take in the value of a field."""
        self.read.append(line)
        if name in {"meeting", "date", "document", "time", "both"}:
            dates = list(dates_in(value))
            of = {"time": "meeting", "both": "meeting"}.get(name, name)
            self.dated += [Dated(date, line, of) for date in dates[:1]]
            if name != "document":
                rest = value
                for date in reversed(dates[:1]):
                    rest = f"{value[: date.start]} {value[date.end :]}"
                self._hours(rest, line, venue=name == "both")
            return
        own = {
            "venue": "plats",
            "chair": "ordförande",
            "secretary": "sekreterare",
            "diary": "diarienummer",
            "issuer": "utfärdad_av",
            "info": "info",
            "adjusters": "justerare",
        }[name]
        if own == "plats" and (dates := list(dates_in(value))) and own in self.fields:
            self.dated += [Dated(date, line, "meeting") for date in dates[:1]]
        if own == "info":
            value = line.text if line.text.split()[0].lower().rstrip(":") != "info" else value
        self._set(own, value, line)

    def _set(self, name: str, value: str, line: Quoted) -> None:
        before = self.fields.get(name)
        if before and name in {"justerare", "info"} and value not in before:
            self.fields[name] = f"{before}; {value}"
        elif before and before != value:
            said = f"Källan säger det två gånger, på olika sätt; ”{before}” är inskrivet."
            self.doubts.append(Doubt(said, line.text, line.place, name))
        else:
            self.fields[name] = value

    def _hours(self, text: str, line: Quoted, *, venue: bool) -> None:
        """Read the hours of a value; what stands beside them is more to know, or the place."""
        text = " ".join(text.split()).strip(" ,;.")
        found = _HOURS.search(text)
        if found is None:
            if text and venue:
                self._set("plats", text, line)
            elif text.strip("() ") and not re.fullmatch(r"(?:den|kl\.?|klockan)?", text.lower()):
                self._set("info", text, line)
            return
        if self.hours is None:
            self.hours = parse_hours(found[0]) or parse_hours(text)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        rest = re.sub(r"\b(?:kl(?:ockan|\.)?)(?=\s*(?:,|$))", "", rest, flags=re.IGNORECASE)
        rest = " ".join(rest.split()).strip(" ,;.–-|/")
        if rest and rest.lower() not in {"kl", "den", "klockan"}:
            self._set("plats" if venue else "info", rest, line)

    def _title(self, line: Line, quoted: Quoted) -> bool:
        """Take in a line that says what the document is."""
        text = quoted.text
        kind = next((kind for words, kind in KIND_WORDS if words.search(text)), None)
        short = len(text) <= 120 and not text.endswith(".")  # noqa: PLR2004
        if not short:
            return False
        if kind and (self.kind is None or line.bold or line.level):
            self.kind = self.kind or kind
        elif not kind:
            return False
        self.titles.append(quoted)
        self.read.append(quoted)
        for date in list(dates_in(text))[:1]:
            self.dated.append(Dated(date, quoted, "title"))
            if found := _HOURS.search(text, date.end):
                self.hours = self.hours or parse_hours(found[0])
                self._beside(text[found.end() :], quoted)
        return True

    def _beside(self, rest: str, quoted: Quoted) -> None:
        """Take what stands beside a day and its hours as the place, and tell it."""
        place = _TO_PLACE.sub("", " ".join(rest.split())).strip(" ,;.–-")
        if place and self.maybe_place is None:
            self.maybe_place = (place, quoted)

    def end(self) -> None:
        """Take what may be the place as it, where no field says another."""
        if self.maybe_place is None:
            return
        place, quoted = self.maybe_place
        if "plats" in self.fields:
            self.odd.append(Quoted(place, quoted.place))
            return
        self.fields["plats"] = place
        said = "Källan säger inte vad det är som står bredvid tiden; det är läst som platsen."
        self.doubts.append(Doubt(said, quoted.text, quoted.place, "plats"))

    def _bare(self, quoted: Quoted) -> bool:
        """Take in a day, hours or a place that stands on a line of its own."""
        text = quoted.text
        if len(text) > _ONE_LINE or text.endswith("."):
            return False
        date = next(iter(dates_in(text)), None)
        rest = _without_day(text, date.start, date.end) if date else text.strip("() ")
        found = _HOURS.search(rest) if date else _HOURS.match(rest)
        if date or (found and self.hours is None):
            self.read.append(quoted)
            self.dated += [Dated(date, quoted, "line")] if date else []
            if found:
                self.hours = self.hours or parse_hours(found[0])
                rest = f"{rest[: found.start()]} {rest[found.end() :]}"
            self._beside(rest, quoted)
            return True
        if self.dated and self._may_be_place(quoted):
            self.read.append(quoted)
            self._beside(text, quoted)
            return True
        return False

    def _may_be_place(self, quoted: Quoted) -> bool:
        text = quoted.text
        last = self.read[-1] if self.read else None
        after_time = last is not None and any(each.line == last for each in self.dated)
        if _BODY.search(text):
            return False
        return after_time and len(text) <= _ONE_PLACE and ":" not in text and text[-1] not in ".!"


def _is_known(text: str) -> bool:
    """Tell whether a cell names what else heads have in tables: an attendance, or paragraphs."""
    return bool(attendance_section(text)[0]) or text.casefold() in {"paragrafer", "§", "blad"}


def _without_day(text: str, start: int, end: int) -> str:
    before = re.sub(r"\b(?:den|d\.)\s*$", "", text[:start])
    return f"{before} {text[end:]}"


def _apart(line: Line) -> Iterator[Line]:
    """Give the fields of a line that tabs, bars or wide gaps part."""
    starts = [
        match.start()
        for match in re.finditer(r"(?<=[\s|])(?=\S)", line.raw)
        if (own := re.match(r"\s*\|?\s*([A-ZÅÄÖ][^\t:|]{1,30}):", line.raw[match.start() :]))
        and _FIELD.fullmatch(own[1].strip())
    ]
    if not starts or not _FIELD.match(line.raw.strip()):
        yield line
        return
    for start, end in zip([0, *starts], [*starts, len(line.raw)], strict=True):
        piece = line.after(start)
        yield piece.until(end - start)

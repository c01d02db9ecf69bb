"""The head of a source: its title, its fields, and what stands there beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lchnv_cli.intake.recognise.dates import Dated, dates_of
from lchnv_cli.intake.recognise.draft import Doubt, Quoted
from lchnv_cli.intake.recognise.field_names import (
    FIELD,
    HOURS,
    NO_VALUE,
    TO_PLACE,
    ends_in_body,
    field_of,
    fields_apart,
    is_known,
    lines_apart,
    undotted,
    values_below,
    without_day,
)
from lchnv_cli.intake.recognise.met_sentences import Met, hours_of, met_in
from lchnv_cli.intake.recognise.roll import Roll
from lchnv_cli.intake.recognise.source_lines import Element, Line, lines_of
from lchnv_cli.intake.recognise.told_absence import absent_apart
from lchnv_cli.intake.recognise.words import KIND_WORDS, attendance_section
from lchnv_cli.intake.source_blocks import Cell, Place, Table
from lchnv_cli.model.days import Hours
from lchnv_cli.model.document_kind import DocumentKind
from lchnv_cli.model.late_pattern import late

_SENTENCE_ENDS = late(r"(?<=\w{3})\.(?:\s+(?=[A-ZÅÄÖ])|$)")
_LABELLED = late(r"[\w ]{2,40}:(?!\d)")  # a field that is none of a head
_ONE_PLACE = 70
_ONE_LINE = 110


@dataclass
class Head:
    """What has been read of a head so far."""

    roll: Roll
    bodies: Sequence[str] = ()
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
            if not element.text:  # but a picture, or a footnote's mark
                self.left.append(element)
                continue
            pieces = [own for each in absent_apart(element) for own in fields_apart(each)]
            self.read += [Quoted(element.text, element.place)] if pieces != [element] else []
            for line in pieces:
                waiting = self._line(line, waiting) if line.text else waiting

    def take_margin(self, margin: Sequence[Line]) -> tuple[Line, ...]:
        """Take in a head that stands at the edges of the pages alone; give what is none of it."""
        before, kept = len(self.dated), list(self.left)
        self.take(margin)
        for each in self.dated[before:]:
            said = "Dagen står bara i sidhuvudet eller sidfoten."
            self.doubts.append(Doubt(said, each.line.text, each.line.place, "datum"))
        left = [each for each in self.left if isinstance(each, Line) and each not in kept]
        self.left = kept
        return tuple(left)

    def _table(self, table: Table) -> None:
        if self.roll.take(table):
            return
        self.roll.end()
        lines = [lines_of(cell.blocks) for row in table.rows for cell in row]
        named = sum(field_of(own[0].text) is not None for own in lines if own)
        if by_column := values_below(table):
            for name, value in by_column:
                self._keyed([name.text, value], name.place)
            return
        firsts = [row[0].text.strip().rstrip(":") for row in table.rows if len(row) > 1]
        keyed = sum(FIELD.fullmatch(each) is not None or is_known(each) for each in firsts)
        if keyed * 2 >= len(firsts) > 0:
            for row in table.rows:
                self._row(row)
        elif named or all(len(row) > 1 for row in table.rows):
            self.take([line for own in lines for line in own])
        else:
            self.left.append(table)

    def _row(self, row: tuple[Cell, ...]) -> None:
        """Read a row whose cells are names of fields and their values in turn."""
        section, _ = attendance_section(row[0].text.strip())
        inside = [line for cell in row[1:] for line in lines_of(cell.blocks)]
        if section:
            self.read.append(Quoted(row[0].text.strip(), row[0].place))
            self.roll.row(section, inside)
        elif not FIELD.match(row[0].text.strip()) and any(
            field_of(undotted(line)) for line in inside
        ):
            self.read.append(Quoted(" ".join(row[0].text.split()), row[0].place))
            self.take(inside)
        else:
            self._keyed([cell.text for cell in row], row[0].place)

    def _keyed(self, texts: list[str], place: Place) -> None:
        """Read a row of a table whose cells are names and values in turn."""
        cells = [" ".join(text.split()) for text in texts]
        whole = ": ".join(filter(None, (cell.rstrip(":") for cell in cells)))
        every = (" ".join(line.split()) for text in texts for line in text.split("\n"))
        self.read += [Quoted(line, place, whole) for line in every if line]
        for at in range(0, len(cells), 2):
            name, value = cells[at].rstrip(": "), cells[at + 1] if at + 1 < len(cells) else ""
            match = FIELD.match(f"{name}:")
            if match and match.end() == len(name) and match.lastgroup and value:
                quoted = Quoted(f"{name}: {value}", place)
                first, *others = lines_apart(match.lastgroup, texts[at + 1])
                self._value(match.lastgroup, first, quoted)
                for part in others:
                    self._set("info" if match.lastgroup == "both" else "justerare", part, quoted)
            elif name or value:
                self.read.append(Quoted(f"{cells[at]} {value}".strip(), place))

    def _line(self, line: Line, waiting: str) -> str:
        """Read a line; give the field whose value is to stand on the next one."""
        text = undotted(line)
        quoted = Quoted(line.text, line.place)
        if waiting == "adjusters" and "\t" in line.raw.strip():  # two sign side by side
            text = "; ".join(filter(None, map(str.strip, line.raw.split("\t"))))
        if waiting and field_of(text) is None and len(text) < _ONE_PLACE:
            self._value(waiting, text, quoted)
            return "" if waiting != "adjusters" else waiting
        if (found := field_of(text)) is not None:
            name, value = found
            self.roll.end()
            if NO_VALUE.fullmatch(value):
                self.read.append(quoted)
                return name
            self._value(name, value, quoted)
            return ""
        if self.roll.take(line):
            return ""
        self.roll.end()
        if self._title(line, quoted) or self._bare(line, quoted):
            return ""
        self._sentence(quoted)
        self.left.append(line)
        return ""

    def _value(self, name: str, value: str, line: Quoted) -> None:
        """Take in the value of a field."""
        self.read.append(line)
        if name in {"meeting", "date", "document", "time", "both"}:
            of = {"time": "meeting", "both": "meeting"}.get(name, name)
            rest = value
            if date := next(dates_of(value), None):
                self.dated.append(Dated(date, line, of))
                rest = f"{value[: date.start]} {value[date.end :]}"
            if name != "document":
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
        if own == "plats" and own in self.fields and (date := next(dates_of(value), None)):
            self.dated.append(Dated(date, line, "meeting"))
        if own == "plats" and (ends := _SENTENCE_ENDS.search(value)):
            self._set("info", value[ends.end() :], line)
            value = value[: ends.start()]
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
        found = HOURS.search(text)
        if found is None:
            if text and venue:
                self._set("plats", text, line)
            elif text.strip("() ") and not re.fullmatch(r"(?:den|kl\.?|klockan)?", text.lower()):
                self._set("info", text, line)
            return
        if self.hours is None:
            self.hours = hours_of(found[0]) or hours_of(text)
        rest = f"{text[: found.start()]} {text[found.end() :]}"
        rest = re.sub(r"\b(?:kl(?:ockan|\.)?)(?=\s*(?:,|$))", "", rest, flags=re.IGNORECASE)
        rest = " ".join(rest.split()).strip(" ,;.–-|/")
        if rest and rest.lower() not in {"kl", "den", "klockan"}:
            self._set("plats" if venue else "info", rest, line)

    def _title(self, line: Line, quoted: Quoted) -> bool:
        """Take in a line that says what the document is."""
        text = quoted.text
        short = len(text) <= 120 and not text.endswith(".")  # noqa: PLR2004
        if not short:
            return False
        kind = next((kind for words, kind in KIND_WORDS if words.search(text)), None)
        if kind and (self.kind is None or line.bold or line.level):
            self.kind = self.kind or kind
        elif not kind:
            return False
        self.titles.append(quoted)
        self.read.append(quoted)
        if date := next(dates_of(text), None):
            self.dated.append(Dated(date, quoted, "title"))
            if found := HOURS.search(text, date.end):
                self.hours = self.hours or hours_of(found[0])
                self._beside(text[found.end() :], quoted)
            if met := met_in(text):
                self._beside(met.place, quoted)
        return True

    def _beside(self, rest: str, quoted: Quoted) -> None:
        """Take what stands beside a day and its hours as the place, and tell it."""
        place = TO_PLACE.sub("", " ".join(rest.split())).strip(" ,;.–-")
        if place and place not in self.bodies and self.maybe_place is None:
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

    def _bare(self, line: Line, quoted: Quoted) -> bool:
        """Take in a day, hours or a place that stands on a line of its own."""
        text = quoted.text
        if len(text) > _ONE_LINE or text.endswith("."):
            return False
        date = next(dates_of(text), None)
        if date and _LABELLED.match(text[: date.start]):
            self.dated.append(Dated(date, quoted, "other"))
            return False
        if (met := met_in(text)) and met.date and met.place:
            self._met(met, quoted)
            self.titles.append(quoted)
            self.read.append(quoted)
            self._beside(met.place, quoted)
            return True
        rest = without_day(text, date.start, date.end) if date else text.strip("() ")
        found = HOURS.search(rest) if date else HOURS.match(rest)
        if not date and "\t" in line.raw.strip():  # one of several hours, each with what is then
            found = None
        if date or (found and self.hours is None):
            self.read.append(quoted)
            self.dated += [Dated(date, quoted, "line")] if date else []
            if found:
                self.hours = self.hours or hours_of(found[0])
                rest = f"{rest[: found.start()]} {rest[found.end() :]}"
            self._beside(rest, quoted)
            return True
        if self.dated and self._may_be_place(quoted):
            self.read.append(quoted)
            self._beside(text, quoted)
            return True
        return False

    def _sentence(self, quoted: Quoted) -> None:
        """Take in the day and the place of a meeting that a sentence tells; it stays as text."""
        met = met_in(quoted.text)
        if met is not None and met.date is None and met.hours and self.hours is None:
            self.hours = met.hours
            said = "Tiden, och det som står bredvid den, är läst ur en mening."
            self.doubts.append(Doubt(said, quoted.text, quoted.place, "tid"))
        elif met is None or not self._met(met, quoted):
            return
        else:
            said = "Dagen, och det som står bredvid den, är läst ur en mening."
            self.doubts.append(Doubt(said, quoted.text, quoted.place, "datum"))
        if met.place:
            self.fields.setdefault("plats", met.place)

    def _met(self, met: Met, quoted: Quoted) -> bool:
        """Take in a day on which people met, and its hours, where the head has no surer one.

        A day alone on a line before it is then that on which the document was written.
        """
        if met.date is None:
            return False
        letter = self.hours is None and all(e.of in {"line", "other"} for e in self.dated)
        if any(each.of != "other" for each in self.dated) and not (letter and met.hours):
            return False
        self.dated = [each._replace(of="document") for each in self.dated]
        self.maybe_place = None
        self.dated.append(Dated(met.date, quoted, "line"))
        self.hours = self.hours or met.hours
        return True

    def _may_be_place(self, quoted: Quoted) -> bool:
        text = quoted.text
        last = self.read[-1] if self.read else None
        after_time = last is not None and any(each.line == last for each in self.dated)
        if ends_in_body(text) or text in self.bodies:
            return False
        return after_time and len(text) <= _ONE_PLACE and ":" not in text and text[-1] not in ".!"

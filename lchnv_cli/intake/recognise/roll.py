"""The attendance of a source: names in prose, in lists and in tables, and who was there.

Nothing is told for certain that the source leaves open: where it says that struck names were
absent and none is struck, nobody knows who was there, and where neither of two columns has a mark
nobody knows of that person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lchnv_cli.intake.recognise.draft import Doubt, Quoted, Someone
from lchnv_cli.intake.recognise.listed_lines import is_entry, names_other, people_beside
from lchnv_cli.intake.recognise.listed_names import Named, names_in
from lchnv_cli.intake.recognise.name_words import (
    is_name,
    is_organisation,
    is_principal,
    principal_of,
)
from lchnv_cli.intake.recognise.roll_table import Row, is_roll, rows_of
from lchnv_cli.intake.recognise.source_lines import Element, Line, raw_place
from lchnv_cli.intake.recognise.struck import struck_of
from lchnv_cli.intake.recognise.unseparated import Known, cut
from lchnv_cli.intake.recognise.whole_roll import settled
from lchnv_cli.intake.recognise.words import ABSENT as ABSENT_WORDS
from lchnv_cli.intake.recognise.words import GUESTS as GUESTS_WORDS
from lchnv_cli.intake.recognise.words import (
    attendance_of,
    attendance_section,
    is_field,
)
from lchnv_cli.intake.source_blocks import Place, Table
from lchnv_cli.model.late_pattern import late

PRESENT, ABSENT, UNCLEAR, GUESTS = "närvarande", "frånvarande", "oklart", "gäster"
_SECTIONS = {"present": PRESENT, "absent": ABSENT, "guests": GUESTS}
_LEGEND = late(r"(?:över|genom)?\s?str(?:uk|yk)\w*\s*(?:namn\s*)?(?:=|är|betyder|innebär|:|–|-)")
_SENTENCE = 12  # words
_NAMES = 2  # words of a name; a third may be where the person is from
_FEW = 40  # characters, beside a principal
_OTHER = late(rf"\.\s+(?=(?:{ABSENT_WORDS}|{GUESTS_WORDS})\s*:)", re.IGNORECASE)
_MARK_ALONE = late(r"[xX×✓✔☒☑√]|ja|nej", re.IGNORECASE)
_BOX = late(r"(?:(?P<ticked>[☒☑✓✔]|\[[xX]\])|☐|\[\s?\])\s*(?=\w)")
_OPEN = late(r"(?:ledamöter|representanter|kallade|inbjudna)\b", re.IGNORECASE)


@dataclass
class Roll:
    """What has been read of an attendance so far.

    ``known`` are the principals of rules.yaml and ``registered`` the people of the register;
    ``strikes`` tells that the format shows what is struck. ``right`` is the principal of a column
    to the right that is gone, and ``waiting`` are names whose principal stands on a later line.
    """

    known: Sequence[str]
    strikes: bool
    registered: Sequence[str] = ()
    section: str = ""
    principal: str = ""
    right: str = ""
    waiting: str = ""
    legend: bool = False
    ticked: bool = False  # one of the boxes before names at least
    boxed: bool = False
    _told_unseparated: bool = False
    _begun: int = 0  # how many there were when the section began
    _cells: bool = False  # a cell of a table on each line
    people: list[tuple[str, Named]] = field(default_factory=list)
    read: list[Quoted] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def take(self, element: Element) -> bool:
        """Take in what belongs to the attendance, and tell whether it did."""
        if isinstance(element, Table):
            return self._table(element)
        if _MARK_ALONE.fullmatch(element.text) and self._mark_alone(element):
            return True
        section, at = attendance_of(element.bare)
        if section and not (self.section and is_entry(element)):
            self._begin(element.bare, section, at)
            return True
        if not self.section or is_field(element.text) or names_other(element.text, self.known):
            return False
        if box := _BOX.match(element.text):
            return self._boxed(element, box)
        return self._line(element)

    def _boxed(self, line: Line, box: re.Match[str]) -> bool:
        """Take in a line with a box before the name, ticked where the person was there."""
        begun, ticked = len(self.people), box["ticked"] is not None
        if not self._line(line.after(raw_place(line, box.end()))):
            return False
        self.read.append(Quoted(line.text, line.place))
        self.boxed, self.ticked = True, self.ticked or ticked
        own = [(section, named._replace(away=not ticked)) for section, named in self.people[begun:]]
        self.people[begun:] = own
        return True

    def end(self) -> None:
        """Take in no more names until a section begins."""
        self.section = self.principal = ""

    def _begin(self, line: Line, section: str, at: int) -> None:
        self.section, self.principal = _SECTIONS[section], ""
        self._begun, self._cells = len(self.people), False
        text = line.text
        if _LEGEND.search(text.lower()):
            self.legend = True
        if self.section == PRESENT and _OPEN.match(text):
            said = "Källan skriver inte att de var med, bara att de är uppräknade."
            self.doubts.append(Doubt(said, text[:at].strip(), line.place, PRESENT))
        self.read.append(Quoted(text, line.place))
        if other := _OTHER.search(text, at):
            self._names(text[at : other.start()], struck_of(line)[at:], line.place, listed=False)
            rest = line.after(raw_place(line, other.end()))
            self._begin(rest, *attendance_section(rest.text))
            return
        if at < len(text):
            if whose := re.match(r"från\s+([^:]+):", text[:at].lower()):
                self.principal = principal_of(text[whose.start(1) : whose.end(1)], self.known)
            own = line.tabbed[at:].lstrip("\t")
            self._names(own, struck_of(line)[len(text) - len(own) :], line.place, listed=False)

    def _line(self, line: Line) -> bool:
        text = line.text
        if _LEGEND.search(text.lower()):
            self.legend = True
            self.read.append(Quoted(text, line.place))
            return True
        lead, tab, after = line.raw.strip().partition("\t")
        struck = struck_of(line)
        if beside := people_beside(line):
            self.read.append(Quoted(text, line.place))
            return sum(map(self._line, beside)) > 0
        if tab and is_principal(lead, self.known) and not is_name(lead):
            start = len(" ".join(lead.split()))
            text = f"{text[:start].rstrip(':')}: {' '.join(after.split())}"
            struck = [*struck[:start], *[False] * (len(text) - len(struck)), *struck[start:]]
        elif not (line.sign or ":" in text or any(struck)) and self._unseparated(line, text):
            return True
        elif self._is_heading(text):
            self.principal = principal_of(text.rstrip(": "), self.known)
            if self._cells:
                self._give_last()
            self.read.append(Quoted(text, line.place))
            return True
        text = line.tabbed if text == line.text else text
        names = names_in(text, struck, self.known, listed=True)
        sentence = text.endswith(".") and len(text.split()) > _SENTENCE
        if sentence or not (names.people or is_entry(line)):
            return not names.people and self._nobody(line, text)
        self.read.append(Quoted(line.text, line.place))
        self._add(names.people, names.rest, line.place)
        return True

    def _nobody(self, line: Line, text: str) -> bool:
        """Take in a principal that the source names nobody of: "Tallsjö: förhinder"."""
        whose, colon, after = text.partition(":")
        if not colon or not is_principal(whose, self.known) or len(after) >= _FEW:
            return False
        self.read.append(Quoted(line.text, line.place))
        if after.strip(" –—-"):
            said = "Källan namnger ingen här. Skriv in den som menas, om någon."
            self.doubts.append(Doubt(said, line.text, line.place, self.section))
        return True

    def _mark_alone(self, line: Line) -> bool:
        """Take in a mark whose column is gone, as in a table with one cell a line.

        Nobody knows in which column it stood, so of all in the section nobody knows.
        """
        since = self.people[self._begun :]
        if not since or since[0][0] == GUESTS:
            return False
        self.read.append(Quoted(line.text, line.place))
        self.section = UNCLEAR
        if not self._cells:
            self._cells = True
            self._give_last()
            own = self.people[self._begun :]
            self.people[self._begun :] = [(UNCLEAR, named) for _, named in own]
            said = "Krysset står på en egen rad, så det är oklart i vilken kolumn det stod."
            self.doubts.append(Doubt(said, line.text, line.place, UNCLEAR))
        return True

    def _give_last(self) -> None:
        """Give the one on the line before the principal that stands after the name."""
        section, named = self.people[-1]
        if self.principal and not named.person.principal:
            person = named.person._replace(principal=self.principal)
            self.people[-1] = section, named._replace(person=person)
        self.principal = ""

    def _unseparated(self, line: Line, text: str) -> bool:
        """Take in a line whose names and principals run together."""
        whole = f"{self.waiting} {text}".strip()
        found = cut(whole, Known(self.known, self.registered, self.right, bool(self.waiting)))
        if found is None:
            return False
        self.read.append(Quoted(line.text, line.place))
        self.waiting = whole if found.waits else ""
        if not found.waits:
            self.right = found.right
            self.people += [(self.section, Named(person)) for person in found.people]
            if len(found.people) > 1 and not self._told_unseparated:
                self._told_unseparated = True
                said = "Namnen står utan skiljetecken i källan; se efter att de är rätt delade."
                self.doubts.append(Doubt(said, text, line.place, self.section))
        return True

    def _is_heading(self, text: str) -> bool:
        """Tell whether a line is but the principal of those on the lines after it."""
        alone = text.rstrip(": ")
        if is_name(re.split(r"\s[–—-]\s", alone)[-1]):
            return False
        if self._cells and alone in self.known:
            return True
        return is_organisation(alone, self.known) or (
            text.endswith(":") and is_principal(alone, self.known)
        )

    def row(self, section: str, lines: Sequence[Line]) -> None:
        """Take in a row of a table whose first cell says whom the others name."""
        self.section, self.principal = _SECTIONS[section], ""
        for line in lines:
            over, at = attendance_section(line.text)
            if over and at == len(line.text):  # a heading over some of the names
                self.section = _SECTIONS[over] if over != "present" else self.section
                self.read.append(Quoted(line.text, line.place))
            elif not self._line(line):
                self.read.append(Quoted(line.text, line.place))
                said = "Det här kunde inte läsas som ett namn. Skriv in den som menas, om någon."
                self.doubts.append(Doubt(said, line.text, line.place, self.section))
        self.end()

    def _names(self, text: str, struck: list[bool], place: Place, *, listed: bool) -> None:
        names = names_in(text, struck, self.known, listed=listed)
        self._add(names.people, names.rest, place)

    def _add(self, people: Sequence[Named], rest: Sequence[str], place: Place) -> None:
        for named in people:
            if self.principal and not named.person.principal:
                own = named._replace(person=named.person._replace(principal=self.principal))
            else:
                own = named
            self.people.append((self.section, own))
        long = [n.person.name for n in people if len(n.person.name.split()) > _NAMES]
        alone = any(n.person.name in long and not n.person.principal for n in people)
        if long and alone and not self.principal:
            said = "Namnen kan ha mer än personens namn i sig, som orten."
            self.doubts.append(Doubt(said, ", ".join(long), place, self.section or PRESENT))
        for each in rest:
            said = "Det här kunde inte läsas som ett namn. Skriv in den som menas, om någon."
            self.doubts.append(Doubt(said, each, place, self.section or PRESENT))

    def _table(self, table: Table) -> bool:
        if not is_roll(table, self.known, within=bool(self.section)):
            return False
        for row in rows_of(table, self.known):
            self._row(row)
        self.section = ""
        return True

    def _row(self, row: Row) -> None:
        self.read += row.read
        if any(_LEGEND.search(quoted.text.lower()) for quoted in row.read):
            self.legend = True
        for named, status in row.people:
            self.people.append((status or self.section or PRESENT, named))
            if status == UNCLEAR:
                said = "Källan säger inte tydligt om den här personen var med."
                quote = row.read[0].row
                self.doubts.append(Doubt(said, quote, row.place, UNCLEAR))
        for each in row.rest:
            said = "Det här i närvarotabellen kunde inte läsas som namn, huvudman eller titel."
            self.doubts.append(Doubt(said, each.text, each.place, PRESENT))

    def leading(self, role: str) -> str:
        """Give the one of whom the list says that they led the meeting, or took the notes."""
        own = [
            n.person.name
            for _, n in self.people
            if role in {n.role, *n.person.title.casefold().split(", ")}
            or role[:4] in n.person.title.casefold().replace(".", "").split(", ")
        ]
        return own[0] if len(own) == 1 else ""

    def gathered(self) -> dict[str, tuple[Someone, ...]]:
        """Give those who were there, absent, unclear and guests, as far as the source tells."""
        if self.people:
            place = self.read[0].place
            self.people, doubts = settled(self.people, GUESTS, self.known, place)
            self.doubts += doubts
        crossed = any(named.struck for _, named in self.people)
        open_ = self.legend and not crossed
        if open_ and self.people:
            why = "och inget namn är överstruket här" if self.strikes else "och det syns inte här"
            said = f"Källan säger att överstrukna namn var frånvarande, {why}."
            self.doubts.append(Doubt(said, "", self.read[0].place, UNCLEAR))
        elif crossed and not self.legend:
            said = (
                "Överstrukna namn är lästa som frånvarande; källan säger inte vad strecket betyder."
            )
            struck = ", ".join(named.person.name for _, named in self.people if named.struck)
            self.doubts.append(Doubt(said, struck, self.read[0].place, ABSENT))
        if self.boxed and not self.ticked:
            said = "Ingen ruta framför namnen är ikryssad."
            self.doubts.append(Doubt(said, "", self.read[0].place, UNCLEAR))
        found: dict[str, list[Someone]] = {}
        for section, named in self.people:
            status = section
            if self.boxed and not self.ticked:
                status = UNCLEAR
            elif named.away or (named.struck and section != GUESTS):
                status = ABSENT
            elif open_ and section == PRESENT and named.away is None:
                status = UNCLEAR
            found.setdefault(status, []).append(named.person)
        return {status: tuple(people) for status, people in found.items()}

"""A made-up network of forty groups with two hundred seats over ten years, and what is true of it.

It is thrown with dice from a seed. The truth is kept as plain days beside the text, and shares no
code with the program. What is wrong in it is planted, and where each fault stands is known.
"""

import datetime as dt
import random
from dataclasses import dataclass, field

FIRST, TODAY = dt.date(2017, 1, 1), dt.date(2026, 11, 27)
DAY = dt.timedelta(days=1)
GROUPS, SEATS = 40, 5
GROUPS_FILE = "meetings/grupper.yaml"
_TOPICS = tuple(
    word
    for words in (
        "hemgång läkemedel munhälsa smärta demens palliation rehabilitering hjälpmedel boenden",
        "skolhälsa missbruk suicid våld autism barnhälsa ungdomsmottagning familjecentral",
        "primärvård ambulans digitalisering journaler statistik forskning utbildning handledning",
        "bemanning kompetens lokaler transporter upphandling juridik etik brukarråd anhörigstöd",
        "tolkning migration krisberedskap nutrition sömn diabetes",
    )
    for word in words.split()
)
_WORK = ("socialchef", "läkare", "sjuksköterska", "rektor", "kurator")
_WHOSE = ("Kommunerna", "Region Prov", "Region Prov", "Kommunerna", "Kommunerna")
_FIRSTS = ("Asta", "Bertil", "Cecilia", "David", "Elsa", "Folke", "Greta", "Hedvig", "Inga", "Jarl")
_LASTS = ("Almgren", "Björkegren", "Cedersköld", "Dahlkvist", "Ekenstam", "Forsander", "Granhult")
PEOPLE = tuple(f"{first} {last}" for first in _FIRSTS for last in _LASTS)
_STRANGERS = ("Lo Falk", "Nils Hage", "Siv Odén", "Ture Qvist")
_HEAD = "---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: {}\n---\n\n## 5. Platser\n\n"
_HEAD += "Länschefsnätverket beslutade\n\n- att anta rutinen\n\n"

Fault = tuple[str, int, str]
Rows = list[tuple[dt.date, dt.date, str]]  # from, to and who
_SELDOM, _OFTEN = 0.03, 0.2


@dataclass
class Made:
    """The files, who has each seat when, and the faults by file, line and rule."""

    lines: list[str] = field(default_factory=lambda: ["grupper:"])
    notes: dict[dt.date, list[str]] = field(default_factory=dict)
    starts: dict[str, dt.date] = field(default_factory=dict)
    held: dict[tuple[str, str], Rows] = field(default_factory=dict)
    appointed: list[tuple[str, str]] = field(default_factory=list)  # to seats that were taken
    faults: set[Fault] = field(default_factory=set)

    @property
    def groups(self) -> str:
        """Give grupper.yaml."""
        return "\n".join([*self.lines, ""])

    @property
    def register(self) -> str:
        """Give the register, which has everybody but the strangers."""
        return "personer:\n" + "".join(f"  - {{namn: {name}, uppdrag: []}}\n" for name in PEOPLE)

    def documents(self) -> dict[str, str]:
        """Give the notes by their files."""
        found = {}
        for day, lines in self.notes.items():
            found[_file(day)] = _HEAD.format(day) + "\n".join([*lines, ""])
        return found

    def holder(self, group: str, seat: str, day: dt.date) -> str:
        """Tell who has a seat on a day; of two the last to come, and nobody is empty."""
        own = [name for start, end, name in self.held[group, seat] if start <= day <= end]
        return own[-1] if own else ""

    def empty_since(self, group: str, seat: str, day: dt.date) -> dt.date:
        """Tell since when a seat is empty that is empty on a day."""
        ended = [end + DAY for _, end, _ in self.held[group, seat] if end < day]
        return max(ended, default=self.starts[group])

    def write(self, line: str, *rules: str) -> None:
        """Write a line of grupper.yaml, with the faults that are planted in it."""
        self.lines.append(line)
        for rule in rules:
            self.faults.add((GROUPS_FILE, len(self.lines), rule))

    def note(self, day: dt.date, line: str, *rules: str) -> None:
        """Write a line in the notes of a day, with the faults that are planted in it."""
        own = self.notes.setdefault(day, [])
        own.append(line)
        for rule in rules:
            self.faults.add((_file(day), _HEAD.count("\n") + len(own), rule))


def made(seed: int) -> Made:
    """Throw a network."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    whole = Made()
    for topic in _TOPICS:
        _group(topic, whole, dice)
    for stranger in _STRANGERS:
        day = _day(dice, FIRST, TODAY)
        # Nobody has heard of the group, nor of the person.
        whole.note(day, f"Utser: {stranger} till Grodgruppen", "okänd-plats", "okänd-utsedd")
    return whole


def _group(topic: str, whole: Made, dice: random.Random) -> None:
    name, start = f"Arbetsgruppen för {topic}", _day(dice, FIRST, dt.date(2019, 12, 31))
    owned = dice.random() > 0.1
    whole.starts[name] = start
    whole.write(f"  - namn: {name}", *["grupp-utan-ansvarig"] * (not owned))
    whole.write(f"    kortnamn: {topic.capitalize()}")
    for line in ("nivå: lokal", "status: pågår", f"från: {start}", *["ansvarig: RSS"] * owned):
        whole.write(f"    {line}")
    whole.write("    platser:")
    for work, whose in zip(_WORK, _WHOSE, strict=True):
        whole.write(f"      - kompetens: {work}")
        whole.write(f"        för: {whose}")
        whole.held[name, work] = _held(name, work, whole, dice)


def _held(group: str, work: str, whole: Made, dice: random.Random) -> Rows:
    """Throw who has a seat over the years; the last may have left, sit on, or sit too long."""
    found: Rows = []
    day = whole.starts[group] + dice.choice([0, 0, 90]) * DAY
    whole.write("        innehavare:")
    taken = {name for each, name in whole.appointed if each == group}
    people = [each for each in dice.sample(PEOPLE, 20) if each not in taken]
    while day < TODAY and len(found) < len(people):
        end = day + dice.randint(300, 1400) * DAY
        name, rules = people[len(found)], []
        if dice.random() < _SELDOM:
            name = dice.choice(_STRANGERS)
            rules.append("okänd-utsedd")
        if found and dice.random() < _SELDOM:
            day = found[-1][1]  # when somebody else still had it
            rules.append("upptagen-plats")
        ends = f", till: {end}"
        if end >= TODAY:
            end = dt.date.max
            until = _until(day, dice)
            ends = f", mandat_till: {until}" if until else ""
            rules += ["mandattid-slut"] * (until is not None and until < TODAY)
        whole.write(f"          - {{namn: {name}, från: {day}{ends}}}", *rules)
        if not rules and dice.random() < _OFTEN:
            whole.note(day, f"Utser: {name} till {group}, {work}")
        found.append((day, end, name))
        if end == dt.date.max:
            _sitting(found, group, work, whole, dice, keeps=not ends)
            return found
        day = end + dice.choice([1, 1, 1, 200, 4000]) * DAY
    _nominated(whole, dice)
    return found


def _sitting(  # noqa: PLR0913 - the dice, and where they are thrown
    found: Rows, group: str, work: str, whole: Made, dice: random.Random, *, keeps: bool
) -> None:
    """Appoint somebody to a seat that somebody has who is not known to leave it, or nobody."""
    own = {name for (each, _), rows in whole.held.items() if each == group for *_, name in rows}
    own |= {name for *_, name in found}
    if keeps and dice.random() < _OFTEN:
        other = dice.choice([each for each in PEOPLE if each not in own])
        whole.appointed.append((group, other))
        day = _day(dice, found[-1][0], TODAY)
        whole.note(day, f"Utser: {other} till {group}, {work}", "upptagen-plats")


def _until(start: dt.date, dice: random.Random) -> dt.date | None:
    """Throw until when somebody who has a seat was appointed; None where nothing is said of it."""
    days = dice.choice([None, None, None, *range(-60, 400, 20)])
    return None if days is None else max(start, TODAY + days * DAY)


def _nominated(whole: Made, dice: random.Random) -> None:
    """Seek somebody to an empty seat, in time or not."""
    called, thrown = TODAY - 30 * DAY, dice.random()
    row = f"{{utlyst: lchnv {called} punkt 5, senast: "
    if thrown < 0.3:
        whole.write("        nomineringar:")
        whole.write(f"          - {row}{TODAY - dice.randint(1, 20) * DAY}}}", "sen-nominering")
    elif thrown < 0.7:
        whole.write("        nomineringar:")
        whole.write(f"          - {row}{TODAY + dice.randint(0, 90) * DAY}}}")


def _day(dice: random.Random, first: dt.date, last: dt.date) -> dt.date:
    return first + dice.randint(0, (last - first).days) * DAY


def _file(day: dt.date) -> str:
    return f"meetings/lchnv/{day}/minnesanteckningar.md"

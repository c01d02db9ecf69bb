"""Three years of four bodies with known matters: the documents, and what each meeting must bring.

A seed makes a folder as secretaries write it: matters are raised, put off, referred, handed out and
reported in real wordings; notes are missing, points are dropped, meetings are moved and called off.
The truth is kept beside it by a simulation that knows nothing of the program: what is owed, to
which body, until when. It is told before each meeting.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.announced import DOCUMENTS

_STANDING = """\
    stående_punkter:
      - {rubrik: Mötets öppnande, förslag: att öppna mötet}
      - {rubrik: Återrapportering, tar_upp: [bordlagda, uppdrag]}
      - Övriga frågor
"""
NAMES = {
    "lchnv": ("Länschefsnätverket", "LCHNV"),
    "styrgrupp": ("Styrgruppen", "Styrgruppen för Länschefsnätverket"),
    "schnv": ("Socialchefsnätverket", "SCHNV"),
    "radet": ("Provrådet", "Provrådet"),
}
NEXT_WORDS = ("", " till nästa möte", " till nästkommande möte")
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)
_WHAT = (
    *("Rutin", "Riktlinje", "Avtal", "Handlingsplan", "Taxa", "Budget", "Utvärdering", "Kursplan"),
    *("Lägesbild", "Vägledning", "Överenskommelse", "Kartläggning"),
)
_WHOM = (
    *("hembesök", "tolkar", "hjälpmedel", "läkemedel", "barnahus", "transporter", "larmcentral"),
    *("rehabilitering", "statistik", "journaler", "beredskap", "anhörigstöd", "praktikplatser"),
)
# Who speaks for each principal, by tests/documents/register.yaml.
PEOPLE = {
    "Björkby": "Asta Almgren",
    "Granköping": "Bertil Björkegren",
    "Tallsjö": "Cecilia Cedersköld",
    "Aspnäs": "David Dahlkvist",
    "Region Prov": "Elsa Ekenstam",
}
SETTLE, REPORT, REPLIES, RESULT = "settle", "report", "replies", "result"
RECEIVED, ANSWER, ANSWERED = "received", "answer", "answered"
_TOLD = frozenset({REPORT, RESULT, ANSWERED})
_TO_SETTLE = frozenset({SETTLE, RECEIVED})


@dataclass(eq=False)
class Affair:
    """A matter as the truth knows it: ``named`` is its Ärende line, or empty."""

    title: str
    named: str = ""
    decides: bool = True


@dataclass(eq=False)
class Owed:
    """Something that a matter waits for at a body, since a day and until another or the next.

    ``held`` is a meeting that may have seen to it, whose notes are missing, and ``mailed`` says
    that ``until`` is the last day for replies to what was ``asked`` under that title, in the
    ``question`` that is a document or in notes alone.
    """

    affair: Affair
    body: str
    what: str
    since: dt.date
    until: dt.date | None = None
    who: str = ""
    held: dt.date | None = None
    mailed: bool = False
    asked: str = ""
    question: str = ""


@dataclass(frozen=True)
class Planned:
    """A meeting as the calendar has it."""

    date: dt.date
    body: str
    extra: bool = False
    cancelled: bool = False
    moved_from: dt.date | None = None
    noted: bool = True


@dataclass(eq=False)
class Point:
    """A point of an agenda under making."""

    affair: Affair
    owed: list[Owed]
    heading: str
    proposes: bool = False


@dataclass(frozen=True)
class Step:
    """What is true right before a meeting: what is owed, and what its agenda must have.

    ``documents`` are those that there are then, by their place, with calendars. ``owed`` tells of
    each matter its title, the body, what for, until when and who owes it. ``bring`` are the titles
    for the agenda, and whether an earlier meeting's notes are waited for.
    """

    meeting: Planned
    documents: dict[str, str]
    owed: tuple[tuple[str, str, str, dt.date | None, str], ...]
    bring: dict[str, bool]


def rules() -> str:
    """Give rules.yaml of the four bodies; one of them has no standing points."""
    text = (DOCUMENTS / "rules.yaml").read_text("utf-8")
    lines = [line for line in text.splitlines(keepends=True) if "stående_punkter" not in line]
    after = ("    styrgrupp: styrgrupp\n", "    kortnamn: Styrgruppen\n", "    kortnamn: SCHNV\n")
    return "".join(line + _STANDING if line in after else line for line in lines)


@dataclass
class Years:
    """Makes the years of a seed; ``steps`` gives them meeting by meeting."""

    seed: int
    years: int = 3
    random: Random = field(init=False)
    owed: list[Owed] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    # The points of notes that tell an outcome, and who was at each meeting of the network.
    outcomes: list[tuple[dt.date, str, str]] = field(default_factory=list)
    present: dict[dt.date, frozenset[str]] = field(default_factory=dict)
    address: str = ""  # of the point of the notes that is being told
    # The questions by mail whose documents do not tell how they ended: title and body by file.
    unfilled: dict[str, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311 - nothing secret
        titles = [f"{what} för {whom}" for what in _WHAT for whom in _WHOM]
        self.random.shuffle(titles)
        self.titles = iter(titles)
        last = dt.date(2025 + self.years, 12, 31)
        planned = (each for each in self._planned() if each.date <= last)
        self.plan = sorted(planned, key=lambda each: (each.date, each.body))
        self.later: list[tuple[dt.date, str, str, str, Affair]] = []
        self.documents.update(self._calendars())
        self.moved = {(p.body, p.moved_from): p.date for p in self.plan if p.moved_from}
        self.number = 0
        self.shared: list[str] = []
        self.affairs: list[tuple[str, Affair]] = []

    # ---- the calendar

    def _planned(self) -> Iterator[Planned]:
        months = {
            "lchnv": (1, 3, 5, 9, 12),
            "schnv": (2, 4, 6, 8, 10, 11),
            "radet": (3, 6, 10),
        }
        taken: set[dt.date] = set()
        for year in range(2026, 2026 + self.years):
            for body, own in months.items():
                for month in own:
                    day = self._day(dt.date(year, month, 5), 16, taken)
                    kind = self.random.random()
                    noted = self.random.random() > 0.1
                    if kind < 0.08:
                        yield Planned(day, body, cancelled=True)
                    elif kind < 0.18:
                        by = (n for n in self.random.sample((-4, -3, 7, 11), 4))
                        days = (day + dt.timedelta(days=n) for n in by)
                        moved = next(each for each in days if each not in taken)
                        taken.add(moved)
                        yield Planned(moved, body, moved_from=day, noted=noted)
                    else:
                        yield Planned(day, body, noted=noted)
                    if body == "lchnv":
                        before = self._day(day - dt.timedelta(days=18), 5, taken)
                        yield Planned(before, "styrgrupp", noted=noted or month == 3)
                    if kind > 0.85:
                        extra = self._day(day + dt.timedelta(days=13), 6, taken)
                        yield Planned(extra, body, extra=True)

    def _day(self, first: dt.date, span: int, taken: set[dt.date]) -> dt.date:
        while True:
            day = first + dt.timedelta(days=self.random.randrange(span))
            if day not in taken:
                taken.add(day)
                return day

    def _calendars(self) -> Iterator[tuple[str, str]]:
        for body in ("lchnv", "schnv", "radet"):
            for year in range(2026, 2026 + self.years):
                lines = []
                for each in self.plan:
                    steering = body == "lchnv" and each.body == "styrgrupp"
                    if (each.body != body and not steering) or each.date.year != year:
                        continue
                    line = f"  - {{datum: {each.date}"
                    line += ", möte: styrgrupp" if steering else ""
                    line += ", möte: extra" if each.extra else ""
                    line += ", inställt: styrgrupp 2025-12-01" if each.cancelled else ""
                    line += f", flyttat_från: {each.moved_from}" if each.moved_from else ""
                    lines.append(line + "}\n")
                head = f"---\ndokument: kalendarium\norgan: {body}\når: {year}\nmöten:\n"
                yield f"meetings/{body}/{year}/kalendarium.md", head + "".join(lines) + "---\n"

    # ---- the truth

    def steps(self) -> Iterator[Step]:
        """Give what is true right before each meeting, and then hold it."""
        for meeting in self.plan:
            self._replies_come_in(meeting.date)
            if not meeting.cancelled:
                yield Step(
                    meeting,
                    dict(self.documents),
                    tuple((o.affair.title, o.body, o.what, o.until, o.who) for o in self.owed),
                    self._bring(meeting),
                )
            self._hold(meeting)

    def is_due(self, owed: Owed, meeting: Planned) -> bool:
        """Tell whether something comes up at a meeting of its body."""
        if owed.body != meeting.body or owed.what == ANSWER or owed.since >= meeting.date:
            return False
        until = owed.until and self.moved.get((owed.body, owed.until), owed.until)
        if meeting.extra:
            return until == meeting.date and not owed.mailed
        if until is None:
            return True
        return until < meeting.date if owed.mailed else until <= meeting.date

    def _bring(self, meeting: Planned) -> dict[str, bool]:
        """Give the titles that a meeting's agenda must have, and whether notes are waited for."""
        found = self._marked(meeting)
        if meeting.body == "styrgrupp":
            following = (p for p in self.plan if p.body == "lchnv" and p.date > meeting.date)
            first = next((p for p in following if not p.cancelled), None)
            found = {**(self._marked(first) if first else {}), **found}
            for owed in self.owed:
                if owed.body == "lchnv" and owed.what == REPORT:
                    found.setdefault(owed.affair, False)
        return {affair.title: held for affair, held in found.items()}

    def _marked(self, meeting: Planned) -> dict[Affair, bool]:
        found: dict[Affair, list[bool]] = {}
        for owed in self.owed:
            if self.is_due(owed, meeting):
                found.setdefault(owed.affair, []).append(owed.held is not None)
        return {affair: all(held) for affair, held in found.items()}

    def _drop(self, affair: Affair, body: str, *what: str) -> None:
        self.owed = [
            o for o in self.owed if not (o.affair is affair and o.body == body and o.what in what)
        ]

    def _owe(self, affair: Affair, body: str, what: str, since: dt.date, **more: object) -> Owed:
        owed = Owed(affair, body, what, since, **more)  # type: ignore[arg-type]
        self.owed.append(owed)
        return owed

    def _settled(
        self, affair: Affair, body: str, date: dt.date, until: dt.date | None = None
    ) -> None:
        """Answer those that referred the matter here, also by way of others.

        What the network settles its steering group has no more to do with.
        """
        reached, again = {body}, True
        if body == "lchnv":
            reached.add("styrgrupp")
            self.owed = [
                o
                for o in self.owed
                if not (
                    (o.affair, o.body) == (affair, "styrgrupp")
                    and o.what in _TO_SETTLE
                    and o.since <= date
                )
            ]
        while again:
            again = False
            for owed in list(self.owed):
                asked = owed.affair is affair and owed.what == ANSWER and owed.since <= date
                if asked and owed.who in reached:
                    self.owed.remove(owed)
                    reached.add(owed.body)
                    again = True
                    steered = owed.body == "styrgrupp" and owed.who == "lchnv"
                    if not steered and owed.body != body:
                        self._owe(affair, owed.body, ANSWERED, date, until=until)

    def _replies_come_in(self, day: dt.date) -> None:
        """Write into old notes what was decided per capsulam before a day."""
        for when, place, old, new, affair in list(self.later):
            if when < day:
                self.later.remove((when, place, old, new, affair))
                body = place.split("/")[1]
                waits = [
                    o
                    for o in self.owed
                    if o.affair is affair and o.body == body and o.what == REPLIES
                ]
                if waits:
                    assert old in self.documents[place], (old, self.documents[place])
                    self.documents[place] = self.documents[place].replace(old, new)
                    self.unfilled.pop(place, None)
                    waits[0].what = RESULT
                    self._settled(affair, body, dt.date.fromisoformat(place.split("/")[2]), when)

    # ---- a meeting

    def _hold(self, meeting: Planned) -> None:
        dice = self.random
        if meeting.cancelled and dice.random() < 0.4:
            return
        points = self._points(meeting)
        asked = [self._as_asked(point, meeting) for point in points]
        told = range(dice.choice((0, 1, 2)))
        heard = [f"Information: Nytt {n} från länsdel {dice.randrange(99)}\n\nLäget." for n in told]
        self._write(meeting, "dagordning", asked + heard)
        if meeting.cancelled or not meeting.noted:
            self._count("cancelled with agenda" if meeting.cancelled else "notes missing")
            held = None if meeting.cancelled else meeting.date
            for point in points:
                for owed in point.owed:
                    owed.held = owed.held or held
                self._leave_open(point, meeting, held)
        else:
            self._write(meeting, "minnesanteckningar", self._noted(points, heard, meeting))

    def _points(self, meeting: Planned) -> list[Point]:
        """Choose an agenda's points: most of what is due, and what is new."""
        due: dict[Affair, list[Owed]] = {}
        for owed in self.owed:
            if self.is_due(owed, meeting):
                due.setdefault(owed.affair, []).append(owed)
        chosen = [affair for affair in due if self.random.random() < 0.9]
        points = [self._again(affair, due[affair]) for affair in chosen]
        if meeting.body == "styrgrupp":
            points += self._prepared(meeting, due)
        new = self.random.choice((0, 1, 1, 2, 2))
        points += filter(None, (self._new(meeting) for _ in range(new)))
        self.random.shuffle(points)
        return points

    def _noted(self, points: list[Point], heard: list[str], meeting: Planned) -> list[str]:
        """Tell the points in the notes; some are left out, and some are there alone."""
        told: list[str] = []
        for point in points:
            if self.random.random() < 0.07:
                self._count("dropped")
                self._leave_open(point, meeting)
            else:
                number = len(told)
                lettered = f"2 {chr(97 + number)}"
                self.address = str(number + 1) if meeting.body == "radet" else lettered
                text = self._named(point.affair) + self._told(point, meeting)
                told.append(point.heading + text)
        told += [text for text in heard if self.random.random() < 0.8]
        if self.random.random() < 0.3:
            told.append("Information: Sent inkommet\n\nLo Falk berättade.")
        return told if meeting.body == "styrgrupp" else told + self._written_off(meeting)

    def _leave_open(self, point: Point, meeting: Planned, held: dt.date | None = None) -> None:
        if point.proposes and not self._waits(point.affair, meeting.body):
            self._owe(point.affair, meeting.body, SETTLE, meeting.date, held=held)

    def _prepared(self, meeting: Planned, own: dict[Affair, list[Owed]]) -> Iterator[Point]:
        """Give what the group prepares of the network's: with a proposal of its own, or without."""
        later = [p for p in self.plan if p.body == "lchnv" and p.date > meeting.date]
        for owed in list(self.owed):
            chosen = owed.affair not in own and later and self.is_due(owed, later[0])
            if chosen and self.random.random() < 0.8:
                own[owed.affair] = []
                proposes = self.random.random() < 0.3
                kind = "Beslut" if proposes else "Dialog"
                yield Point(owed.affair, [], f"{kind}: {owed.affair.title}", proposes=proposes)

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _waits(self, affair: Affair, body: str) -> bool:
        return any(
            o.affair is affair and o.body == body and o.what in _TO_SETTLE for o in self.owed
        )

    def _again(self, affair: Affair, own: list[Owed]) -> Point:
        """Make a point of what comes back, sometimes under another title."""
        if affair.named and self.random.random() < 0.15:
            self._count("renamed")
            affair.title = next(self.titles)
        settles = any(o.what in _TO_SETTLE for o in own)
        if not settles:
            return Point(affair, own, f"Rapport: {affair.title}")
        proposes = affair.decides and self.random.random() < 0.9
        kind = "Beslut" if affair.decides else "Dialog"
        return Point(affair, own, f"{kind}: {affair.title}", proposes=proposes)

    def _new(self, meeting: Planned) -> Point | None:
        """Raise a matter; sometimes under a title that another body has too."""
        title = next(self.titles, None)
        if title is None:
            return None
        body = meeting.body
        if self.shared and body in {"schnv", "radet"} and self.random.random() < 0.15:
            title = self.shared.pop()
            affair = Affair(title)
            self._count("same title elsewhere")
        else:
            named = f"sak {self.number}" if self.random.random() < 0.4 else ""
            affair = Affair(title, named)
        self.number += 1
        self.affairs.append((body, affair))
        if body == "lchnv" and not affair.named and self.random.random() < 0.2:
            self.shared.append(title)
            affair.title = title
        return Point(
            affair,
            [],
            self.random.choice(("Beslut: ", "Beslut/Dialog: ", "")) + title,
            proposes=True,
        )

    def _named(self, affair: Affair) -> str:
        return f"\n\nÄrende: {affair.named}" if affair.named else ""

    def _as_asked(self, point: Point, meeting: Planned) -> str:
        text = point.heading + self._named(point.affair)
        text += "\n\nEn beskrivning av saken."
        if point.proposes:
            who = NAMES[meeting.body][0]
            lead = self.random.choice(
                (f"{who} beslutar", "Styrgruppen rekommenderar LCHNV att besluta")
            )
            lead = lead if meeting.body == "lchnv" else f"{who} beslutar"
            text += f"\n\n#### Förslag till beslut\n\n{lead}\n\n- {self._clause(point.affair)}"
        return text

    def _clause(self, affair: Affair) -> str:
        return f"att anta {affair.title[0].lower()}{affair.title[1:]} från årsskiftet"

    def _write(self, meeting: Planned, kind: str, points: list[str]) -> None:
        text = f"---\ndokument: {kind}\norgan: {meeting.body}\ndatum: {meeting.date}\n"
        text += "möte: extra\n" if meeting.extra else ""
        if meeting.body == "lchnv" and kind != "dagordning":
            text += self._attendance(meeting.date)
        text += "---\n\n"
        told = kind != "dagordning"
        who = NAMES[meeting.body][0]
        if meeting.body == "radet":
            for number, point in enumerate(points, 1):
                text += f"## {number}. {point}\n\n"
        else:
            lead = f"{who} beslutade" if told else f"#### Förslag till beslut\n\n{who} beslutar"
            line = told and meeting.date.day % 3
            text += "## 1. Mötets öppnande\n\n" + ("Utfall: bifall\n\n" if line else "")
            text += f"{lead}\n\n- att öppna mötet\n\n" if line != 1 else ""
            text += "## 2. Återrapportering\n\n"
            for number, point in enumerate(points):
                text += f"### {chr(97 + number)}) {point}\n\n"
            text += "## 3. Övriga frågor\n\n"
            text += self.random.choice(("", "Inga övriga frågor.\n")) if told else ""
        self.documents[f"meetings/{meeting.body}/{meeting.date}/{kind}.md"] = text

    def _attendance(self, day: dt.date) -> str:
        dice = Random(f"{self.seed} {day}")  # noqa: S311 - nothing secret
        self.present[day] = frozenset(name for name in PEOPLE if dice.random() < 0.75)
        there = "".join(f"  {p}: [{w}]\n" for p, w in PEOPLE.items() if p in self.present[day])
        gone = "".join(f"  {p}: [{w}]\n" for p, w in PEOPLE.items() if p not in self.present[day])
        lines = (("närvarande", there), ("frånvarande", gone))
        return "".join(f"{key}:\n{people}" for key, people in lines if people)

    # ---- what became of a point

    def _tells(self, affair: Affair, meeting: Planned) -> None:
        self.outcomes.append((meeting.date, meeting.body, affair.title))

    def _told(self, point: Point, meeting: Planned) -> str:
        whats = {o.what for o in point.owed}
        if point.proposes or whats & _TO_SETTLE:
            return self._dealt_with(point, meeting)
        if REPLIES in whats:
            return self._replies(point, meeting)
        if REPORT in whats:
            return self._reported(point, meeting)
        if not whats:
            return "\n\nStyrgruppen samtalade om beredningen."
        return self._heard(point, meeting)

    def _put_off(self, owed: Owed, since: dt.date, until: dt.date | None = None) -> None:
        owed.since, owed.until, owed.held, owed.mailed = since, until, None, False

    def _heard(self, point: Point, meeting: Planned) -> str:
        """Tell a result or an answer: once said it is told."""
        affair, body = point.affair, meeting.body
        kind = self.random.choice(("said", "said", "filed", "not reached", "empty", "tabled"))
        self._count(f"heard {kind}")
        if kind in {"not reached", "tabled"}:
            self._tells(affair, meeting)
        if kind == "not reached":
            for owed in point.owed:
                self._put_off(owed, meeting.date)
            return "\n\nUtfall: ej behandlad"
        if kind == "empty":
            return "\n\nFöredragande: Lo Falk"
        if kind == "tabled":
            until, words = self._until(meeting)
            for owed in point.owed:
                self._put_off(owed, meeting.date, until)
            return f"\n\nUtfall: bordlagd{words}"
        self._drop(affair, body, RESULT, ANSWERED)
        if kind == "filed":
            who = NAMES[body][0]
            return f"\n\n{who} beslutade\n\n- att lägga rapporten till handlingarna"
        return "\n\nLo Falk berättade hur det gick."

    def _replies(self, point: Point, meeting: Planned) -> str:
        kind = self.random.choice(("outcome", "outcome", "waits"))
        self._count(f"replies {kind}")
        if kind == "waits":
            return "\n\nSvar väntas ännu."
        self._drop(point.affair, meeting.body, REPLIES)
        self._tells(point.affair, meeting)
        self._settled(point.affair, meeting.body, meeting.date)
        return "\n\nUtfall: bifall\nSvar: alla huvudmän"

    # One branch for each thing that may happen.
    def _reported(  # noqa: C901, PLR0911, PLR0912
        self, point: Point, meeting: Planned
    ) -> str:
        affair, body, date = point.affair, meeting.body, meeting.date
        kind = self.random.choice(
            (
                *("klar", "klar", "words", "goes on", "goes on undated", "goes on in words"),
                *("empty", "tabled", "not reached", "new"),
            )
        )
        self._count(f"report {kind}")
        if kind in {"not reached", "tabled"}:
            self._tells(affair, meeting)
        due = [o for o in point.owed if o.what == REPORT]
        told = {RESULT, ANSWERED} if kind != "empty" else set()
        if kind not in {"empty", "not reached", "tabled"}:
            self._drop(affair, body, *told)
        if kind == "empty":
            return "\n\nFöredragande: Lo Falk"
        if kind == "not reached":
            for owed in point.owed:
                self._put_off(owed, date)
            return "\n\nUtfall: ej behandlad"
        if kind == "tabled":
            until, words = self._until(meeting)
            for owed in point.owed:
                self._put_off(owed, date, until)
            return f"\n\nUtfall: bordlagd{words}"
        self.owed = [o for o in self.owed if o not in due]

        def again(until: dt.date | None = None) -> None:
            for owed in due:
                self._owe(affair, body, REPORT, date, until=until, who=owed.who)

        if kind == "klar":
            return self.random.choice(
                (
                    "\n\nÅterrapport: klar",
                    "\n\nLo berättade.\n\nÅterrapport: Klart",
                    "\n\nÅterrapport: slutförd",
                )
            )
        if kind == "words":
            return "\n\nRSS Prov redovisade arbetet, som är avslutat."
        if kind == "new":
            text, until, new = self._handed(meeting)
            self._owe(affair, body, REPORT, date, until=until, who=new)
            return f"\n\nÅterrapport: klar{text}"
        if kind == "goes on undated":
            again()
            return "\n\nÅterrapport: fortsätter"
        until, written = self._date(meeting)
        again(until)
        if kind == "goes on in words":
            text = self.random.choice(
                (
                    f"Arbetet fortsätter och återrapporteras {written}.",
                    f"Uppdraget pågår. RSS Prov återkommer med en ny rapport {written}.",
                    f"{NAMES[body][0]} beslutade\n\n- att arbetet fortsätter och återrapporteras "
                    f"{written}",
                )
            )
            if "beslutade" in text:
                self._tells(affair, meeting)
            return "\n\n" + text
        return f"\n\nÅterrapport: fortsätter; återrapport {written}"

    def _dealt_with(  # noqa: C901, PLR0911, PLR0912, PLR0915
        self, point: Point, meeting: Planned
    ) -> str:
        affair, body, date = point.affair, meeting.body, meeting.date
        who = NAMES[body][0]
        choices = ["decided"] * 5 + ["assigned"] * 4 + ["rejected", "withdrawn", "written off"]
        choices += ["tabled"] * 4 + ["remitted", "not reached", "not reached", "words", "empty"]
        if affair.decides:
            choices += ["by mail"] if body != "styrgrupp" else []
            choices += ["referred"] * 3
            choices += ["recommended"] * 8 if body == "styrgrupp" else []
        if not affair.decides:
            choices = ["heard", "heard", "tabled", "not reached", "empty"]
        kind = self.random.choice(choices)
        target = self._target(point, meeting) if kind == "referred" else ""
        if kind == "referred" and not target:
            kind = "decided"
        self._count(kind)
        if kind not in {"words", "empty", "heard"}:
            self._tells(affair, meeting)
        due = [o for o in point.owed if o.what == REPORT]
        beside = ""
        if kind in {"words", "empty"}:
            self._leave_open(point, meeting)
            for_told = [o for o in point.owed if o.what in {RESULT, ANSWERED}]
            if kind == "words":
                self.owed = [o for o in self.owed if o not in for_told]
                if due:  # words at a meeting that was to hear the report are the report
                    self.owed = [o for o in self.owed if o not in due]
                return "\n\nLo Falk berättade om underlaget."
            return "\n\nFöredragande: Lo Falk"
        if kind == "not reached":
            self._drop(affair, body, *_TO_SETTLE, REPLIES)
            self._owe(affair, body, SETTLE, date)
            return "\n\n" + self.random.choice(
                (
                    "Utfall: ej behandlad",
                    "Utfall: utgår",
                    "Utfall: inte behandlad, tiden räckte inte",
                )
            )
        # What is to be told later than this meeting was told at none yet.
        told = [o for o in self.owed if o.what in {RESULT, ANSWERED} and o.affair is affair]
        told = [o for o in told if self.is_due(o, meeting)]
        self.owed = [o for o in self.owed if o not in told]
        self._drop(affair, body, *_TO_SETTLE, REPLIES)
        if due and kind not in {"tabled", "remitted"}:
            self.owed = [o for o in self.owed if o not in due]
            beside = "\nÅterrapport: klar"
        if kind == "heard":
            return "\n\nNätverket samtalade om saken."
        if kind == "tabled":
            until, words = self._until(meeting)
            self._owe(affair, body, SETTLE, date, until=until)
            texts = [
                f"Utfall: bordlagd{words}",
                f"{who} beslutade\n\n- att bordlägga ärendet{words}",
            ]
            texts += [f"Ärendet bordlades{words}.", f"Punkten bordlades{words}."]
            if words:
                texts += [f"{who} beslutade att ärendet bordläggs{words}."]
            return "\n\n" + self.random.choice(texts)
        if kind == "remitted":
            self._owe(affair, body, SETTLE, date)
            return "\n\n" + self.random.choice(
                (
                    "Utfall: återremiss till RSS Prov",
                    f"{who} beslutade\n\n- att återremittera ärendet till RSS Prov",
                    "Ärendet återremitterades till RSS Prov.",
                )
            )
        if kind == "by mail":
            return "\n\n" + self._by_mail(affair, meeting) + beside
        if kind == "referred":
            return "\n\n" + self._refer(affair, meeting, target) + beside
        if kind == "recommended":
            return "\n\n" + self._recommend(affair, date) + beside
        if kind in {"withdrawn", "written off"}:
            self._drop(affair, body, ANSWER)
        self._settled(affair, body, date)
        if kind == "rejected":
            return (
                "\n\n"
                + self.random.choice(
                    (
                        "Utfall: avslag",
                        f"{who} beslutade\n\n- att avslå förslaget\n\nUtfall: avslag",
                    )
                )
                + beside
            )
        if kind == "withdrawn":
            return "\n\nUtfall: utgår på RSS Provs begäran" + beside
        if kind == "written off":
            self._drop(affair, body, REPORT)
            return "\n\nUtfall: avskrivet; ny lag från 2027"
        clause = self._clause(affair)
        text = self.random.choice(
            (
                f"{who} beslutade\n\n- {clause}\n",
                f"#### Beslut\n\n{who} beslutar\n\n- {clause}\n",
                f"{who} beslutade\n\n- {clause} med ändringen att det utvärderas\n\nUtfall: ändrad",
                "Utfall: bifall",
                f"{who} beslutade {clause}.\n",
            )
        )
        if kind == "assigned":
            handed, until, new = self._handed(meeting)
            self._owe(affair, body, REPORT, date, until=until, who=new)
            return f"\n\n{text}{beside}{handed}"
        return f"\n\n{text}{beside}"

    def _handed(self, meeting: Planned) -> tuple[str, dt.date | None, str]:
        """Hand something out: the text, until when, and to whom."""
        who = self.random.choice(("RSS Prov", "Nils Hage", "Region Prov"))
        kind = self.random.randrange(4)
        if kind == 0:
            return f"\nUppdrag: {who}", None, who
        if kind == 1:
            return f"\nUppdrag: {who}; återrapport nästa möte", None, who
        until, written = self._date(meeting)
        return f"\nUppdrag: {who}; återrapport {written}", until, who

    def _date(self, meeting: Planned) -> tuple[dt.date, str]:
        """Give a day after a meeting, most often that of a later one, and how it is written."""
        later = [p for p in self.plan if p.body == meeting.body and p.date > meeting.date][:4]
        day = meeting.date + dt.timedelta(days=self.random.randrange(20, 150))
        if later and self.random.random() < 0.8:
            chosen = self.random.choice(later)
            day = chosen.moved_from or chosen.date
        if day <= meeting.date:
            day = meeting.date + dt.timedelta(days=40)
        if self.random.random() < 0.2:
            first = day.replace(day=1)
            if first > meeting.date and (first - meeting.date).days < 300:
                return first, f"i {MONTHS[first.month - 1]}"
        month = MONTHS[day.month - 1]
        forms = [f"{day}", f"{day}", f"den {day.day} {month} {day.year}"]
        if (day - meeting.date).days < 300:
            forms.append(f"den {day.day} {month}")
        return day, self.random.choice(forms)

    def _until(self, meeting: Planned) -> tuple[dt.date | None, str]:
        """Give until when something is put off, and the words for it."""
        if self.random.random() < 0.5:
            return None, self.random.choice(NEXT_WORDS)
        day, written = self._date(meeting)
        if written.startswith("i "):
            return day, f" till {self.random.choice(('', 'mötet i '))}{written[2:]}"
        return day, f" till {self.random.choice(('', 'mötet '))}{written}"

    def _target(self, point: Point, meeting: Planned) -> str:
        """Choose whom to refer to: nobody that waits for this body's own answer."""
        affair = point.affair
        waiting = {o.body for o in self.owed if o.affair is affair and o.what == ANSWER}
        others = [b for b in NAMES if b != meeting.body and b not in waiting]
        if meeting.body == "lchnv":
            others = [b for b in others if b != "styrgrupp"] or others
        known = [*self.affairs, *((o.body, o.affair) for o in self.owed)]
        taken = {b for b, other in known if other.title == affair.title and other is not affair}
        if taken & {"lchnv", "styrgrupp"}:
            taken |= {"lchnv", "styrgrupp"}
        others = [b for b in others if b not in taken]
        return self.random.choice(others) if others else ""

    def _refer(self, affair: Affair, meeting: Planned, target: str) -> str:
        body, date = meeting.body, meeting.date
        self.owed = [
            o
            for o in self.owed
            if not (o.affair is affair and (o.body, o.what, o.who) == (body, ANSWER, target))
        ]
        self._owe(affair, body, ANSWER, date, who=target)
        if not any(
            o.affair is affair and o.body == target and o.what == RECEIVED for o in self.owed
        ):
            self._owe(affair, target, RECEIVED, date)
        who, name = NAMES[body][0], self.random.choice(NAMES[target])
        if affair in [a for _, a in self.affairs] and affair.title in self.shared:
            self.shared.remove(affair.title)
        return self.random.choice(
            (
                f"Utfall: hänskjuten till {name}",
                f"Utfall: bifall; hänskjuten till {name}",
                f"{who} beslutade\n\n- att hänskjuta ärendet till {name}\n",
                f"{who} beslutade\n\n- {self._clause(affair)}\n- att hänskjuta ärendet till "
                f"{name}\n",
            )
        )

    def _recommend(self, affair: Affair, date: dt.date) -> str:
        """Put a matter to the network, where it may be known already."""
        mine = (affair, "styrgrupp", ANSWER, "lchnv")
        self.owed = [o for o in self.owed if (o.affair, o.body, o.what, o.who) != mine]
        self._owe(affair, "styrgrupp", ANSWER, date, who="lchnv")
        if not self._waits(affair, "lchnv"):
            self._owe(affair, "lchnv", RECEIVED, date)
        clause = self._clause(affair)
        return self.random.choice(
            (
                f"Styrgruppen rekommenderar LCHNV att besluta\n\n- {clause}\n",
                "#### Förslag till beslut\n\nStyrgruppen för Länschefsnätverket rekommenderar "
                f"Länschefsnätverket att besluta\n\n- {clause}\n\nUtfall: bifall",
                f"Styrgruppen beslutade att rekommendera Länschefsnätverket\n\n- {clause}\n",
                f"Styrgruppen beslutade\n\n- att rekommendera LCHNV {clause}\n",
                f"Styrgruppen föreslår LCHNV {clause}.\n",
                "Styrgruppen ställde sig bakom förslaget och rekommenderar LCHNV att göra "
                "detsamma.\n",
            )
        )

    def _by_mail(self, affair: Affair, meeting: Planned) -> str:
        last = meeting.date + dt.timedelta(days=self.random.choice((10, 20, 100)))
        owed = self._owe(
            affair, meeting.body, REPLIES, meeting.date, until=last, mailed=True, asked=affair.title
        )
        if self.random.random() < 0.5:
            return self._question(owed, last)
        old = f"Utfall: per capsulam senast {last}"
        place = f"meetings/{meeting.body}/{meeting.date}/minnesanteckningar.md"
        if self.random.random() < 0.7:
            # Two questions of a meeting have each their last day, or the wrong one would change.
            mark = f" (fråga {self.number})"
            self.number += 1
            self.later.append(
                (last, place, old + mark, f"{old}; bifall\nSvar: alla huvudmän", affair)
            )
            return old + mark
        return old

    def _question(self, owed: Owed, last: dt.date) -> str:
        """Ask in a document of its own, which gets its outcome when the last day has passed."""
        self._count("by mail in a document")
        affair, body, date = owed.affair, owed.body, owed.since
        place = f"meetings/{body}/{date}/per-capsulam-{self.address.replace(' ', '')}.md"
        text = f"---\ndokument: per-capsulam\norgan: {body}\ndatum: {date}\n"
        text += f"punkt: {self.address}\nskickad: {date}\nsvara_senast: {last}\nutfall:\n---\n\n"
        text += f"## 1. Beslut: {affair.title}\n\n#### Förslag till beslut\n\n"
        text += f"{NAMES[body][0]} beslutar\n\n- {self._clause(affair)}\n"
        owed.question, self.documents[place] = place, text
        self.unfilled[place] = affair.title, body
        if self.random.random() < 0.7:
            self.later.append((last, place, "utfall:\n", "utfall: bifall\n", affair))
        days = (f" senast {last}", f" senast {last}", "")
        return f"Utfall: per capsulam{self.random.choice(days)}"

    def _written_off(self, meeting: Planned) -> list[str]:
        """Write off, by its Ärende and under another heading, something that rests."""
        written = {
            o.affair
            for o in self.owed
            if o.body == meeting.body
            and o.what == SETTLE
            and o.affair.named
            and o.since < meeting.date
        }
        own = [o for o in self.owed if o.affair in written]
        if not own or self.random.random() > 0.1 or any(o.body != meeting.body for o in own):
            return []
        affair = own[0].affair
        if any(o.affair is affair and o.what == ANSWER for o in self.owed):
            return []
        self._count("written off later")
        affair.title = f"Genomgång av öppna ärenden {self.number}"
        self.number += 1
        self.owed = [o for o in self.owed if o.affair is not affair]
        self._tells(affair, meeting)
        text = f"{affair.title}\n\nÄrende: {affair.named}\nUtfall: avskrivet; överspelat"
        return [text]

"""Ten years of sixty agreements with known faults: the documents, the file, and what is true.

A seed makes notes in which agreements are adopted, prolonged and talked about in real wordings, and
a file that tells of them, but for what is planted: a decision that is not written in, an agreement
without a decision or with a pointer that leads astray, one that runs out unseen, a party that never
signed. The truth is kept by a simulation that knows nothing of the program.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

TODAY = dt.date(2026, 11, 27)
FIRST, YEARS = 2017, 10
COUNT = 60
PRINCIPALS = ("Björkby", "Granköping", "Tallsjö", "Aspnäs", "Region Prov")
_TOPICS = (
    *(
        "hembesök",
        "tolkar",
        "läkemedelsgenomgångar",
        "barnahus",
        "sjuktransporter",
        "trygghetslarm",
    ),
    *("rehabilitering", "statistikuttag", "journaltillgång", "krisberedskap", "anhörigstöd"),
    *("praktikplatser", "vårdhygien", "egenvård", "demensutredning", "palliativ vård", "missbruk"),
    *("suicidprevention", "tandvård", "munhälsa", "nutrition", "fallprevention", "inkontinens"),
    *("hjälpmedel", "samordnad plan", "utskrivning", "korttidsplatser", "jourläkare", "elevhälsa"),
    *("ungdomsmottagning", "familjecentral", "våld i nära relationer", "personlig assistans"),
    *("arbetsmarknad", "försörjningsstöd", "bostad först", "budget- och skuldrådgivning"),
    *("sysselsättning", "boendestöd", "daglig verksamhet", "ledsagning", "avlösning", "hemtjänst"),
    *("nattpatrull", "digital tillsyn", "välfärdsteknik", "kompetensförsörjning", "forskning"),
    *("yrkesutbildning", "språkstöd", "smittskydd", "vaccination", "provtagning", "blodtryck"),
    *(
        "diabetesvård",
        "stroke",
        "hjärtsvikt",
        "sårvård",
        "smärta",
        "sömn",
        "kostråd",
        "fysisk träning",
    ),
    *("psykisk ohälsa", "självskada", "ätstörningar", "neuropsykiatri", "beroendevård", "spel"),
)
# The word for a kind in a title, in the definite form, and the kind.
_KINDS = (
    ("Överenskommelse om", "överenskommelsen om", "överenskommelse"),
    ("Avtal om", "avtalet om", "avtal"),
    ("Rutin för", "rutinen för", "rutin"),
    ("Handlingsplan för", "handlingsplanen för", "handlingsplan"),
    ("Uppdragsbeskrivning för", "uppdragsbeskrivningen för", "uppdragsbeskrivning"),
)
_ADOPTS = (
    *("att anta {definite}", "att godkänna förslaget till {title}", "att fastställa {title}"),
    *("att {definite} antas", "att rekommendera huvudmännen att anta {definite}"),
    *("att ställa sig bakom {definite}", "att anta den bilagda {definite} samt"),
)
_PROLONGS = (
    *("att förlänga {definite} till och med den {day}", "att {definite} förlängs t.o.m. {iso}"),
    "att besluta om fortsatt förlängning av {definite} till och med {iso}",
    "att besluta om förlängd giltighetstid för {definite} t o m {day}",
    *(
        "att {definite} ska gälla till och med {iso}",
        "att godkänna förlängning av {definite} till {day}",
    ),
)
_TALKS = (
    *("att lägga informationen om {definite} till handlingarna", "att inte förlänga {definite}"),
    *("att skicka {definite} på remiss", "att godkänna redovisningen av {definite}"),
)
_BEGINS = "att uppdra åt RSS Prov att se över {definite}"
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)


@dataclass(eq=False)
class Deed:
    """An agreement as the truth knows it; ``lacks`` are the faults that are planted in it."""

    title: str
    definite: str
    kind: str
    adopted: tuple[dt.date, int]
    end: dt.date | None
    prolonged: list[tuple[dt.date, dt.date, int]] = field(default_factory=list)
    lacks: str = ""
    matter: bool = False
    closed: bool = False
    waiting: tuple[str, ...] = ()
    pointer: tuple[dt.date, int] | None = None

    @property
    def last(self) -> dt.date | None:
        """The last day, as it was decided."""
        return self.prolonged[-1][0] if self.prolonged else self.end


@dataclass
class Decade:
    """Makes the documents of a seed, and the truth about them."""

    seed: int
    random: Random = field(init=False)
    points: dict[dt.date, list[str]] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    expected: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)  # noqa: S311 - nothing secret
        for year in range(FIRST, FIRST + YEARS):
            for month in (1, 3, 5, 9, 10, 12):
                if dt.date(year, month, 15) < TODAY:
                    self.points[dt.date(year, month, 15)] = []
        topics = self.random.sample(_TOPICS, COUNT)
        faults = ["", *self._planted()]
        for at, topic in enumerate(topics):
            self._make(topic, faults[at] if at < len(faults) else "")
        for deed in self.random.sample(self.deeds, COUNT // 3):
            unseen = deed.lacks in {"ends unseen", "ended unseen", "prolonged elsewhere"}
            ways = _TALKS if unseen else (*_TALKS, _BEGINS)  # an assignment is an open matter
            self._decide(self._meeting(), self._worded(ways, deed))

    def _planted(self) -> Iterator[str]:
        for fault, count in (
            *(("not kept", 4), ("prolonged elsewhere", 4), ("no decision", 3), ("no meeting", 2)),
            *(("no point", 2), ("other point", 2), ("ends unseen", 4), ("ended unseen", 3)),
            *(("unsigned", 4), ("as proposal", 2)),
        ):
            yield from [fault] * count

    def _meeting(self, after: dt.date | None = None) -> dt.date:
        return self.random.choice([day for day in self.points if after is None or day > after])

    def _decide(self, day: dt.date, clause: str, title: str = "") -> int:
        """Put a decision to a meeting; give the point's number."""
        points = self.points[day]
        heading = title or f"Fråga {len(points) + 1}"
        told = f"Beslut: {heading}\n\nLänschefsnätverket beslutade\n\n- {clause}\n"
        points.append(f"## {len(points) + 1}. {told}")
        return len(points)

    def _worded(self, ways: tuple[str, ...], deed: Deed, until: dt.date | None = None) -> str:
        day = f"{until.day} {_MONTHS[until.month - 1]} {until.year}" if until else ""
        way = self.random.choice(ways)
        return way.format(title=deed.title, definite=deed.definite, day=day, iso=until or "")

    def _make(self, topic: str, lacks: str) -> None:
        begins, definite, kind = self.random.choice(_KINDS)
        day = self._meeting()
        while lacks in {"ended unseen", "prolonged elsewhere"} and day.year > TODAY.year - 4:
            day = self._meeting()
        ends = self.random.random() < 0.8
        end = dt.date(2027 + self.random.randrange(1, 9), 12, 31) if ends else None
        deed = Deed(f"{begins} {topic}", f"{definite} {topic}", kind, (day, 0), end, lacks=lacks)
        about = deed.title if self.random.random() < 0.5 else ""
        deed.adopted = (day, self._decide(day, self._worded(_ADOPTS, deed), about))
        self.deeds.append(deed)
        if lacks == "ends unseen":
            deed.end = TODAY + dt.timedelta(days=self.random.randrange(0, 360))
        elif lacks == "ended unseen":
            deed.end = TODAY - dt.timedelta(days=self.random.randrange(1, 300))
        elif lacks == "prolonged elsewhere":
            deed.end = dt.date(TODAY.year - 1, 12, 31)
            self._prolong(deed, dt.date(2028, 6, 30))
        elif not lacks:
            self._soundly(deed)
        self._truth(deed)

    def _prolong(self, deed: Deed, until: dt.date) -> None:
        day = self._meeting(deed.adopted[0])
        deed.prolonged.append((until, day, self._decide(day, self._worded(_PROLONGS, deed, until))))

    def _soundly(self, deed: Deed) -> None:
        """Let some agreements end, soon or already, as they should: seen to."""
        way, day = self.random.randrange(6), deed.adopted[0]
        if way == 0:
            deed.end, deed.matter = TODAY + dt.timedelta(days=self.random.randrange(0, 360)), True
        elif way == 1:
            deed.end, deed.closed = TODAY + dt.timedelta(days=100), True
        elif way == 2 and day.year < TODAY.year - 2:
            deed.end = dt.date(TODAY.year - 1, 12, 31)
            self._prolong(deed, dt.date(2028, 12, 31))
        elif way == 3:
            deed.end = TODAY + dt.timedelta(days=372)  # the first beyond the twelve months

    def _astray(self, deed: Deed) -> tuple[dt.date, int] | None:
        """Give a pointer that leads to no meeting, no point or another matter."""
        day, point = deed.adopted
        if deed.lacks == "no meeting":
            return day.replace(day=14), point
        if deed.lacks == "no point":
            return day, 99
        if deed.lacks != "other point":
            return None
        others = ((d, n + 1) for d, own in self.points.items() for n in range(len(own)))
        words = deed.definite.split()[2:]
        return self.random.choice(
            [(d, n) for d, n in others if not any(w in self.points[d][n - 1] for w in words)]
        )

    def _truth(self, deed: Deed) -> None:
        deed.pointer = self._astray(deed)
        out = ("överenskommelse-löper-ut", deed.title)
        undecided = ("överenskommelse-utan-beslut", deed.title)
        told = {
            "not kept": ("beslutad-överenskommelse-fattas", deed.title),
            "as proposal": ("beslutad-överenskommelse-fattas", deed.title),
            "prolonged elsewhere": ("beslutad-överenskommelse-fattas", deed.title),
            "no decision": undecided,
            "no meeting": undecided,
            "no point": undecided,
            "other point": undecided,
            "ends unseen": out,
            "ended unseen": out,
            "unsigned": ("överenskommelse-ej-undertecknad", deed.title),
        }
        if deed.lacks:
            self.expected.add(told[deed.lacks])
        if deed.lacks == "prolonged elsewhere":
            self.expected.add(out)  # the file still has the old day
        elif deed.lacks == "no decision" or (deed.pointer and deed.pointer[0] < deed.adopted[0]):
            self.expected.add(told["not kept"])  # nothing in the file is the decision, or later
        if deed.lacks == "unsigned":
            deed.waiting = tuple(self.random.sample(PRINCIPALS, 2))

    def ending(self) -> set[str]:
        """Give the titles of what the file says ends within twelve months."""
        return {
            deed.title
            for deed in self.deeds
            if deed.lacks not in {"not kept", "as proposal", "prolonged elsewhere"}
            and deed.last is not None
            and TODAY <= deed.last <= dt.date(2027, 11, 27)
        }

    def documents(self) -> Iterator[tuple[str, str]]:
        """Give the notes, and an agenda to come with the matters that are open."""
        for day, points in self.points.items():
            head = f"---\ndokument: minnesanteckningar\norgan: lchnv\ndatum: {day}\n---\n\n"
            text = "\n".join(points or ["## 1. Tomt\n"])
            yield f"meetings/lchnv/{day}/minnesanteckningar.md", head + text
        day = dt.date(2026, 12, 15)
        open_ = [deed for deed in self.deeds if deed.matter]
        points = [
            f"## {at}. Beslut: Översyn av {deed.definite}\n\n#### Förslag till beslut\n\n"
            f"Länschefsnätverket beslutar\n\n- att ge RSS Prov i uppdrag att ta fram ett förslag\n"
            for at, deed in enumerate(open_, 1)
        ]
        head = f"---\ndokument: dagordning\norgan: lchnv\ndatum: {day}\n---\n\n"
        yield f"meetings/lchnv/{day}/dagordning.md", head + "\n".join(points or ["## 1. Tomt\n"])

    def file(self) -> str:
        """Give överenskommelser.yaml."""
        return "överenskommelser:\n" + "".join(
            self._entry(deed) for deed in self.deeds if deed.lacks != "not kept"
        )

    def _entry(self, deed: Deed) -> str:
        day, point = deed.adopted
        decided = f"lchnv {day} punkt {point}"
        if deed.pointer:
            decided = "lchnv {} punkt {}".format(*deed.pointer)
        lines = [f"titel: {deed.title}", f"slag: {deed.kind}", f"från: {day}"]
        lines += [f"till: {deed.end}"] if deed.end else []
        lines += [f"beslut: {decided}"] if deed.lacks not in {"no decision", "as proposal"} else []
        lines += ["läge: förslag"] if deed.lacks == "as proposal" else []
        lines += [f"avslutas: lchnv {day} punkt {point}"] if deed.closed else []
        signed = {name: str(day) for name in PRINCIPALS} | dict.fromkeys(deed.waiting, "")
        lines += ["parter:", *(f"  {name}: {on}" for name, on in signed.items())]
        if deed.lacks != "prolonged elsewhere" and deed.prolonged:
            lines.append("förlängningar:")
            for until, told, at in deed.prolonged:
                lines.append(f"  - {{till: {until}, beslut: lchnv {told} punkt {at}}}")
        return "  - " + "\n    ".join(lines) + "\n"

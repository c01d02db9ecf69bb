"""Two years, day by day: a diligent secretary hears no fault, and each duty is told of in time.

The days expected below are counted by hand on a wall calendar, with the holidays of the time.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest

from lchnv_cli.memory.left_out import RULE as LEFT_OUT
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.days import Day
from lchnv_cli.model.document import Agenda, Calendar, Document, MeetingDocument, Notes
from lchnv_cli.model.finding import Severity
from lchnv_cli.model.register import Mandate, Post
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.rule import Rule
from tests.exemplary import TODAY, Change, as_of, changed, exemplary, judge, read

pytestmark = pytest.mark.slow

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
ONE = dt.timedelta(days=1)
BEFORE, AFTER = 14 * ONE, 28 * ONE  # of the timelines: so long nothing else may be told

Folder = Callable[[dt.date], Archive]
Alter = Callable[[Archive], Archive]
Timeline = tuple[tuple[str, Severity | None], ...]


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Give the days from one to another, both included."""
    return (first + number * ONE for number in range((last - first).days + 1))


def by_day(rule: Rule) -> bool:
    """Tell whether what a rule finds may change though no document does."""
    if rule.check is None or rule.subject is None:
        return False
    alone = issubclass(rule.subject, Document) and rule.subject is not Calendar
    return not alone or "today" in inspect.getsource(inspect.getmodule(rule.check) or rule.check)


DAILY = [rule for rule in RULES if by_day(rule)]
SLOW = pytest.mark.slow  # what takes seconds; one of each is in the quick tests
QUARTERS = [
    pytest.param(year, month, marks=() if (year, month) == (2026, 1) else SLOW)
    for year in (2026, 2027)
    for month in (1, 4, 7, 10)
]


@pytest.mark.parametrize(("year", "month"), QUARTERS)
def test_no_day_has_a_fault(year: int, month: int) -> None:
    first = dt.date(year, month, 1)
    after = dt.date(year, month + 3, 1) if month < 10 else dt.date(year + 1, 1, 1)
    for day in days(first, after - ONE):
        rules = RULES if day.day == 1 or day == TODAY else DAILY
        found = judge(as_of(exemplary(), day), day, rules)
        faults = [(day, str(f.place), f.rule, f.message) for f in found if f.severity is not INFO]
        assert faults == []


def test_on_its_last_day_the_folder_is_as_it_stands() -> None:
    whole, last = exemplary(), as_of(exemplary(), TODAY)
    assert (last.procedure, last.register) == (whole.procedure, whole.register)
    assert [d.file for d in last.documents] == [d.file for d in whole.documents]
    assert last.documents == whole.documents


def test_a_year_before_the_first_document_there_is_only_what_had_been_decided() -> None:
    before = as_of(exemplary(), dt.date(2025, 12, 31))
    assert [str(document.file) for document in before.documents] == [
        "meetings/lchnv/2026/kalendarium.md",
        "meetings/radet/2026/kalendarium.md",
    ]


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule tells of a duty: from each day on the severity, or None for nothing."""

    rule: str
    what: str
    folder: Folder
    timeline: Timeline

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def never(alter: Alter) -> Folder:
    """Give the folder of a secretary who leaves something undone."""
    altered = cache(lambda: alter(exemplary()))
    return lambda day: as_of(altered(), day)


def later(done: str, alter: Alter) -> Folder:
    """Give the folder of one who leaves it undone until a day, and then writes it in."""
    undone = never(alter)
    first = dt.date.fromisoformat(done)
    return lambda day: undone(day) if day < first else as_of(exemplary(), day)


def texts(*changes: Change) -> Alter:
    """Change the text of documents."""
    return lambda _: read(changed(changes))[0]


def documents(alter: Callable[[Document], Document | None]) -> Alter:
    """Change documents, or leave them out."""

    def altered(archive: Archive) -> Archive:
        found = (alter(document) for document in archive.documents)
        kept = tuple(document for document in found if document is not None)
        return Archive(archive.root, archive.procedure, archive.register, kept)

    return altered


def mandates(alter: Callable[[Mandate], Mandate | None]) -> Alter:
    """Change the mandates of the register, or leave them out."""

    def altered(archive: Archive) -> Archive:
        people = tuple(
            person._replace(
                mandates=tuple(m for each in person.mandates if (m := alter(each)) is not None),
            )
            for person in archive.register.people
        )
        register = replace(archive.register, people=people, _by_post={})
        return Archive(archive.root, archive.procedure, register, archive.documents)

    return altered


def published(day: str, done: str) -> Alter:
    """Publish an agenda on another day, or never."""
    return documents(
        lambda document: (
            replace(document, published=_day(done))
            if isinstance(document, Agenda) and _is_of(document, day)
            else document
        )
    )


def noted(day: str, **fields: object) -> Alter:
    """Change fields of a meeting's notes."""
    return documents(
        lambda document: (
            replace(document, **fields)  # type: ignore[arg-type]
            if isinstance(document, Notes) and _is_of(document, day)
            else document
        )
    )


def without(kind: type[Document], day: str) -> Alter:
    """Leave out the agenda or the notes of a meeting, or with MeetingDocument both."""
    return documents(
        lambda document: None if isinstance(document, kind) and _is_of(document, day) else document
    )


def unplanned(*lines: str) -> Alter:
    """Leave lines out of the network's calendars, and the documents of those days."""

    def alter(document: Document) -> Document | None:
        if isinstance(document, Calendar) and document.body_id == "lchnv":
            kept = tuple(line for line in document.occasions if str(line.date) not in lines)
            return replace(document, occasions=kept)
        return None if any(_is_of(document, line) for line in lines) else document

    return documents(alter)


def adopted(year: int, done: str) -> Alter:
    """Adopt the network's calendar of a year on another day, or never."""
    return documents(
        lambda document: (
            replace(document, adopted=_day(done), adopted_by="")
            if isinstance(document, Calendar)
            and (document.body_id, document.year) == ("lchnv", year)
            else document
        )
    )


def _is_of(document: Document, day: str) -> bool:
    meeting = isinstance(document, MeetingDocument) and document.body_id == "lchnv"
    return meeting and document.file.parent.name == day


def _day(written: str) -> Day | None:
    return Day(dt.date.fromisoformat(written)) if written else None


def _chosen(mandate: Mandate, decided: str | None) -> Mandate | None:
    """Let chair and vice chair of 2027 be chosen by another decision, or never (None)."""
    if mandate.post not in {Post.CHAIR, Post.VICE_CHAIR} or mandate.start.year != 2027:
        return mandate
    return None if decided is None else mandate._replace(decided=decided)


def _reviewed(archive: Archive, *done: str) -> Archive:
    """Review the arbetsordning on other days."""
    own = archive.procedure.editions[0]
    reviews = tuple(own.reviews[0]._replace(date=dt.date.fromisoformat(day)) for day in done)
    procedure = replace(archive.procedure, editions=(replace(own, reviews=reviews),))
    return Archive(archive.root, procedure, archive.register, archive.documents)


def _leaves(mandate: Mandate) -> Mandate:
    """Let Ekmossa's representative leave, and nobody come instead."""
    leaving = mandate.principal == "Ekmossa"
    return mandate._replace(end=dt.date(2026, 8, 31)) if leaving else mandate


def _gives_up(mandate: Mandate) -> Mandate:
    """Let the member from Aspnäs leave the steering group."""
    leaving = mandate.principal == "Aspnäs" and mandate.post is Post.STEERING
    return mandate._replace(end=dt.date(2027, 6, 30)) if leaving else mandate


def _joins(mandate: Mandate) -> Mandate:
    """Let nobody decide on the member who comes in 2027."""
    new = mandate.post is Post.STEERING and mandate.start.year == 2027
    return mandate._replace(decided="") if new else mandate


def _unregistered(archive: Archive) -> Archive:
    """Let Rönnås never register the notes of 20 March."""
    notes = next(d for d in archive.documents if isinstance(d, Notes) and _is_of(d, "2026-03-20"))
    numbers = {name: own for name, own in notes.registered.items() if name != "Rönnås"}
    return noted("2026-03-20", registered=numbers)(archive)


def _uncalendared(archive: Archive) -> Archive:
    """Have no calendar of 2027."""
    name = "lchnv/2027/kalendarium.md"
    return documents(lambda document: None if document.file.match(name) else document)(archive)


def _earlier(archive: Archive) -> Archive:
    """Have no calendar of 2027, and its first meeting already on 15 January."""

    def alter(document: Document) -> Document | None:
        if isinstance(document, Agenda) and _is_of(document, "2027-01-29"):
            return replace(document, date=dt.date(2027, 1, 15))
        return document

    return documents(alter)(without(Notes, "2027-01-29")(_uncalendared(archive)))


def _on_a_bridge_day(archive: Archive) -> Archive:
    """Plan the meeting of 29 May for the 22nd, eight days after Ascension Day, and do no more."""

    def alter(document: Document) -> Document | None:
        if not isinstance(document, Calendar):
            return document
        lines = (
            line._replace(date=dt.date(2026, 5, 22)) if line.date == dt.date(2026, 5, 29) else line
            for line in document.occasions
        )
        return replace(document, occasions=tuple(lines))

    return documents(alter)(without(MeetingDocument, "2026-05-29")(archive))


def _notes(day: str) -> str:
    return f"meetings/lchnv/{day}/minnesanteckningar.md"


JANUARY, APRIL = _notes("2026-01-30"), _notes("2027-04-09")
PLAIN = Change(JANUARY, "Utfall: bordlagd till 2026-03-20", "Utfall: bordlagd")
RENAMED = Change(JANUARY, "Gemensamma utbildningsdagar", "Gemensamma kurser")
ASKED = "Ärende: våld i nära relationer"

# 20 March 2026 is a Friday. Before it the working days are 19, 18, 17, 16 and 13 March, and then
# 12, 11, 10, 9 and 6 March.
AGENDAS = (
    Case(
        "sen-dagordning",
        "never published",
        never(published("2026-03-20", "")),
        (("2026-03-06", INFO), ("2026-03-14", ERROR)),
    ),
    Case(
        "sen-dagordning",
        "published on the last day",
        never(published("2026-03-20", "2026-03-13")),
        (("2026-03-06", INFO), ("2026-03-13", None)),
    ),
    Case(
        "sen-dagordning",
        "published on the next working day, which cannot be made good",
        never(published("2026-03-20", "2026-03-16")),
        (("2026-03-06", INFO), ("2026-03-14", ERROR)),
    ),
    Case(
        "sen-dagordning",
        "not even written, nor the notes",
        never(without(MeetingDocument, "2026-03-20")),
        (("2026-03-06", INFO), ("2026-03-14", ERROR)),
    ),
    # 9 April 2027: 8, 7, 6, 5 and 2 April; 1 April, 31, 30 and 25 March (the 29th is Easter
    # Monday, the 26th Good Friday) and 24 March.
    Case(
        "sen-dagordning",
        "never published, over Easter",
        never(published("2027-04-09", "")),
        (("2027-03-24", INFO), ("2027-04-03", ERROR)),
    ),
    # 22 May 2026: 21, 20, 19, 18 and 15 May, the day after Ascension Day; 13, 12, 11, 8 and 7 May.
    Case(
        "sen-dagordning",
        "never published, the last day between days off",
        never(_on_a_bridge_day),
        (("2026-05-07", WARNING), ("2026-05-16", ERROR)),
    ),
)

# The meeting was on 20 March, and 14 days later it is 3 April; the notes were drawn up on the 23rd.
NOTES = (
    Case(
        "ej-utskickade",
        "never mailed",
        never(noted("2026-03-20", mailed=None)),
        (("2026-03-21", INFO), ("2026-04-04", ERROR)),
    ),
    Case(
        "ej-utskickade",
        "never written",
        never(without(Notes, "2026-03-20")),
        (("2026-03-21", INFO), ("2026-04-04", ERROR)),
    ),
    Case(
        "ej-utskickade",
        "mailed on the last day",
        never(noted("2026-03-20", mailed=_day("2026-04-03"))),
        (("2026-03-21", INFO), ("2026-04-03", None)),
    ),
    Case(
        "ej-utskickade",
        "mailed a day late, which cannot be made good",
        never(noted("2026-03-20", mailed=_day("2026-04-04"))),
        (("2026-03-21", INFO), ("2026-04-04", ERROR)),
    ),
    Case(
        "ej-publicerade",
        "never published",
        never(noted("2026-03-20", published=None)),
        (("2026-03-23", INFO), ("2026-04-04", ERROR)),
    ),
    Case(
        "ej-publicerade",
        "published on the last day",
        never(noted("2026-03-20", published=_day("2026-04-03"))),
        (("2026-03-23", INFO), ("2026-04-03", None)),
    ),
    Case(
        "ej-publicerade",
        "published a day late, which cannot be made good",
        never(noted("2026-03-20", published=_day("2026-04-04"))),
        (("2026-03-23", INFO), ("2026-04-04", ERROR)),
    ),
    # Mailed on 26 March; 30 days later it is 25 April.
    Case(
        "ej-diarieförda",
        "one principal never registers",
        never(_unregistered),
        (("2026-03-26", INFO), ("2026-04-26", ERROR)),
    ),
    Case(
        "ej-diarieförda",
        "one principal registers late",
        later("2026-05-04", _unregistered),
        (("2026-03-26", INFO), ("2026-04-26", ERROR), ("2026-05-04", None)),
    ),
)

# 24 September 2027: 18 days before it is 6 September, 10 days before 14 September. The calendar
# was proposed on 27 November 2026.
PREPARED = (
    Case(
        "ej-berett-möte",
        "never planned",
        never(unplanned("2027-09-10")),
        (("2027-09-06", INFO), ("2027-09-15", ERROR)),
    ),
    Case(
        "ej-berett-möte",
        "written in afterwards",
        later("2027-09-20", unplanned("2027-09-10")),
        (("2027-09-06", INFO), ("2027-09-15", ERROR), ("2027-09-20", None)),
    ),
    Case(
        "ordförandeberedning-saknas",
        "never planned",
        never(unplanned("2027-09-06")),
        (("2026-11-27", INFO), ("2027-09-11", ERROR)),
    ),
    Case(
        "ordförandeberedning-saknas",
        "written in afterwards",
        later("2027-09-20", unplanned("2027-09-06")),
        (("2026-11-27", INFO), ("2027-09-11", ERROR), ("2027-09-20", None)),
    ),
)

YEARS = (
    Case(
        "sent-kalendarium",
        "never adopted",
        never(adopted(2027, "")),
        (("2026-10-01", INFO), ("2027-01-01", ERROR)),
    ),
    # The first meeting's agenda is begun on 13 January: then the year has meetings, and that it has
    # no calendar is told by kalendarium-saknas.
    Case(
        "sent-kalendarium",
        "never written",
        never(_uncalendared),
        (("2026-10-01", INFO), ("2027-01-01", ERROR), ("2027-01-13", None)),
    ),
    Case(
        "kalendarium-saknas",
        "never written",
        never(_uncalendared),
        (("2027-01-13", ERROR),),
    ),
    Case(
        "sent-kalendarium",
        "adopted on the last day of the year",
        never(adopted(2027, "2026-12-31")),
        (("2026-10-01", INFO), ("2026-12-31", None)),
    ),
    Case(
        "sent-kalendarium",
        "adopted on the first day of its year, which cannot be made good",
        never(adopted(2027, "2027-01-01")),
        (("2026-10-01", INFO), ("2027-01-01", ERROR)),
    ),
    # The agenda is begun twelve working days before 15 January: 14, 13, 12, 11, 8, 7, 5 and 4
    # January, 30, 29, 28 and 23 December.
    Case(
        "kalendarium-saknas",
        "never written, and the first meeting early",
        never(_earlier),
        (("2026-12-23", INFO), ("2027-01-01", ERROR)),
    ),
    Case(
        "kalendarium-saknas",
        "written in late",
        later("2027-01-18", _earlier),
        (("2026-12-23", INFO), ("2027-01-01", ERROR), ("2027-01-18", None)),
    ),
    # Proposed on 27 November and adopted on 11 December, with four ordinary meetings.
    Case(
        "för-få-möten",
        "a fifth meeting never planned",
        never(unplanned("2027-09-24")),
        (("2026-11-27", INFO), ("2026-12-11", ERROR)),
    ),
    Case(
        "för-få-möten",
        "a fifth meeting added in February",
        later("2027-02-15", unplanned("2027-09-24")),
        (("2026-11-27", INFO), ("2026-12-11", ERROR), ("2027-02-15", None)),
    ),
    Case(
        "för-få-möten",
        "a meeting called off on 29 January, and none instead",
        never(unplanned("2027-04-09")),
        (("2027-01-29", ERROR),),
    ),
    Case(
        "ordförandeval-saknas",
        "never chosen",
        never(mandates(lambda mandate: _chosen(mandate, None))),
        (("2026-10-01", INFO), ("2027-01-01", ERROR)),
    ),
    Case(
        "ordförandeval-saknas",
        "chosen in time, written in late",
        later("2027-01-11", mandates(lambda mandate: _chosen(mandate, None))),
        (("2026-10-01", INFO), ("2027-01-01", ERROR), ("2027-01-11", None)),
    ),
    Case(
        "ordförandeval-saknas",
        "chosen in the new year, which cannot be made good",
        never(mandates(lambda mandate: _chosen(mandate, "lchnv 2027-01-29 punkt 5"))),
        (("2026-10-01", INFO), ("2027-01-01", ERROR)),
    ),
    # The meeting was on 11 December; 14 days later it is the 25th.
    Case(
        "ordförandeval-saknas",
        "chosen in time, and the notes never written",
        never(without(Notes, "2026-12-11")),
        (
            ("2026-10-01", INFO),
            ("2026-12-11", None),
            ("2026-12-26", INFO),
            ("2027-01-01", ERROR),
        ),
    ),
    # The elections are on 13 September 2026.
    Case(
        "sen-översyn",
        "never done",
        never(_reviewed),
        (("2026-09-13", INFO), ("2027-01-01", ERROR)),
    ),
    Case(
        "sen-översyn",
        "done on the last day of the year",
        never(lambda archive: _reviewed(archive, "2026-12-31")),
        (("2026-09-13", INFO), ("2026-12-31", None)),
    ),
    Case(
        "sen-översyn",
        "done the day before the elections and again in the new year, which cannot be made good",
        never(lambda archive: _reviewed(archive, "2026-09-12", "2027-01-01")),
        (("2026-09-13", INFO), ("2027-01-01", ERROR)),
    ),
    # That somebody leaves on 31 August is told on 29 May; the next meeting is on 25 September.
    Case(
        "saknad-huvudman",
        "nobody comes instead",
        never(mandates(_leaves)),
        (("2026-05-29", INFO), ("2026-09-26", ERROR)),
    ),
    Case(
        "saknad-huvudman",
        "written in late",
        later("2026-10-05", mandates(_leaves)),
        (("2026-05-29", INFO), ("2026-09-26", ERROR), ("2026-10-05", None)),
    ),
)

STEERING = (
    # Told on 28 May that somebody leaves on 30 June; the place is empty for 60 days on 29 August.
    Case(
        "styrgrupp-antal",
        "nobody is chosen instead",
        never(mandates(_gives_up)),
        (("2027-05-28", INFO), ("2027-07-01", WARNING), ("2027-08-30", ERROR)),
    ),
    Case(
        "styrgrupp-ej-beslutad",
        "joins on 1 June without a decision, as was told on 28 May",
        never(mandates(_joins)),
        (("2027-05-28", INFO), ("2027-06-02", ERROR)),
    ),
)

LACKED = (("2026-03-04", WARNING), ("2026-03-21", INFO), ("2026-05-12", WARNING))
# What was left open is told of at its notes, and at the agendas of meetings to come that lack it
# while there are such: twelve working days before 20 March 2026 it is 4 March, and before 29 May
# 12 May, and the agenda of the steering group's meeting on 6 March is begun on 18 February.
MATTERS = (
    # Remitted on 30 January 2026; the two meetings after are on 20 March and 29 May.
    Case(
        "glömd-återremiss",
        "never taken up",
        never(texts(Change(JANUARY, "Ärende: vårdplanering", "Ärende: planer"))),
        (*LACKED, ("2026-05-30", ERROR)),
    ),
    # The agenda of 25 September is begun twelve working days before: 24, 23, 22, 21, 18, 17, 16,
    # 15, 14, 11, 10 and 9 September.
    Case(
        "glömd-återremiss",
        "taken up late",
        never(texts(Change(JANUARY, "Ärende: vårdplanering", "Ärende: arbetsordningen"))),
        (*LACKED, ("2026-05-30", ERROR), ("2026-09-09", None)),
    ),
    Case(
        "glömd-bordläggning",
        "never taken up",
        never(texts(RENAMED, PLAIN)),
        (("2026-02-18", WARNING), ("2026-03-21", INFO), ("2026-05-12", WARNING)),
    ),
    Case(
        "glömd-bordläggning",
        "put off to a day, and not taken up then",
        never(texts(RENAMED)),
        (("2026-02-18", WARNING),),
    ),
    # The agenda of 29 May: 28, 27, 26, 25, 22, 21, 20, 19, 18, 15, 13 (not the 14th, Ascension
    # Day) and 12 May.
    Case(
        "glömd-bordläggning",
        "put off to a day, and taken up late",
        never(texts(Change(JANUARY, "Gemensamma utbildningsdagar", "Nytt journalsystem"))),
        (("2026-02-18", WARNING), ("2026-05-12", None)),
    ),
    # 28 May 2027: 27, 26, 25, 24, 21, 20, 19, 18, 17, 14, 13 and 12 May.
    Case(
        "glömd-bordläggning",
        "put off to the next meeting, and not taken up then",
        never(texts(Change(APRIL, "### a) Beslut: Samverkan vid", "### a) Beslut: Om"))),
        (("2027-05-12", WARNING),),
    ),
    # Due on 24 September 2027: 23, 22, 21, 20, 17, 16, 15, 14, 13, 10, 9 and 8
    # September. The notes of that day are drawn up on the 27th; 14 days after it is 8 October.
    Case(
        "uppdrag-ej-återrapporterat",
        "never reported",
        never(texts(Change(APRIL, ASKED, "Ärende: våld"))),
        (("2027-09-08", WARNING), ("2027-09-25", INFO), ("2027-09-27", ERROR)),
    ),
    Case(
        "uppdrag-ej-återrapporterat",
        "never reported, and no notes of the day",
        never(
            lambda archive: without(Notes, "2027-09-24")(
                texts(Change(APRIL, ASKED, "Ärende: våld"))(archive)
            )
        ),
        (("2027-09-08", WARNING), ("2027-09-25", INFO), ("2027-10-09", ERROR)),
    ),
    # That it stands on the agenda of 10 December counts when the meeting has been held.
    Case(
        "uppdrag-ej-återrapporterat",
        "reported late",
        never(texts(Change(APRIL, ASKED, "Ärende: anhörigstöd"))),
        (
            ("2027-09-08", WARNING),
            ("2027-09-25", INFO),
            ("2027-09-27", ERROR),
            ("2027-12-11", None),
        ),
    ),
    # The notes of 29 May are drawn up on 1 June; the replies were to come on 12 June.
    Case(
        "per-capsulam",
        "never replied to",
        never(
            texts(
                Change(
                    _notes("2026-05-29"),
                    "senast 2026-06-12; bifall\nSvar: alla sju huvudmän",
                    "senast 2026-06-12",
                )
            )
        ),
        (("2026-06-01", INFO), ("2026-06-13", WARNING)),
    ),
    # The next ordinary meeting is on 25 September, and its notes are drawn up on the 28th.
    Case(
        "per-capsulam",
        "replied to and never reported",
        never(texts(Change(_notes("2026-05-29"), "Ärende: yttrande om god vård", "Ärende: svar"))),
        (("2026-06-01", INFO), ("2026-09-28", WARNING)),
    ),
    # The agenda of 22 October 2027: 21, 20, 19, 18, 15, 14, 13, 12, 11, 8, 7 and 6 October.
    Case(
        "hänskjutet-ärende-borta",
        "never taken up",
        never(
            texts(
                Change(
                    _notes("2027-09-24"),
                    "Ärende: handledning för familjehem",
                    "Ärende: familjehem",
                )
            )
        ),
        (("2027-10-06", WARNING),),
    ),
)

CASES = [
    pytest.param(case, marks=SLOW if number else ())
    for cases in (AGENDAS, NOTES, PREPARED, YEARS, STEERING, MATTERS)
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_duty_is_told_of_from_its_first_day_and_a_fault_after_its_last(case: Case) -> None:
    told = [dt.date.fromisoformat(day) for day, _ in case.timeline]
    ids = {case.rule, *((LEFT_OUT,) if case in MATTERS and case.rule != "per-capsulam" else ())}
    rules = [rule for rule in RULES if rule.id in ids]
    actual: list[tuple[str, Severity | None]] = []
    for day in days(told[0] - BEFORE, told[-1] + AFTER):
        found = {f.severity for f in judge(case.folder(day), day, rules)}
        assert len(found) <= 1, f"{day}: {found}"
        now = next(iter(found), None)
        if now != (actual[-1][1] if actual else None):
            actual.append((str(day), now))
    assert tuple(actual) == case.timeline

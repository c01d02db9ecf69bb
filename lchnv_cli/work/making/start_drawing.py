"""What lchnv start shows of a folder: what status tells, and every document to look at."""

import datetime as dt
import hashlib
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePosixPath

from lchnv_cli.model.days import brief, spoken_with_year
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.planning.progress import progress
from lchnv_cli.planning.task import Ask, Task, told_when
from lchnv_cli.preview.html_page import Page
from lchnv_cli.preview.start_page import Card, Entry, Line, Paper, Start, fault_page, start_page
from lchnv_cli.report.visible import visible, visible_lines
from lchnv_cli.work.making.head_drawing import HEAD, HeadDrawing, Saved, ways_from
from lchnv_cli.work.making.preview_page import Drawing
from lchnv_cli.work.opening.next_steps import asks, next_steps
from lchnv_cli.work.opening.workplace import Workplace, open_workplace

_CANNOT = "Startsidan går inte att visa just nu"


@dataclass(frozen=True, slots=True)
class StartDrawing:
    """The start page of a folder, drawn as it is at the moment.

    ``saved`` has what was saved last in each head.
    """

    root: Path
    today: dt.date | None
    saved: dict[PurePosixPath, Saved] = field(default_factory=dict)

    def page(self) -> Page:
        """Read everything anew. Whatever is wrong, this gives a page that tells."""
        try:
            return start_page(_start(open_workplace(self.root, self.today)))
        except UserFault as fault:
            return fault_page(_CANNOT, [line.strip() for line in visible_lines(str(fault))])
        except Exception as fault:  # noqa: BLE001 - the page has to live on, and tells it
            return fault_page(_CANNOT, [f"Ett fel i programmet: {type(fault).__name__}."])

    def lines(self) -> dict[str, Line]:
        """Give the command lines that the page has buttons for right now. Raises UserFault."""
        cards = _start(open_workplace(self.root, self.today)).cards
        return {line.key: line for card in cards for line in card.lines if line.key}

    def document(self, name: str) -> Drawing | HeadDrawing | None:
        """Give a document that the page leads to, by its file, or its head; None for others."""
        try:
            archive = open_workplace(self.root, self.today).archive
        except UserFault:
            return None
        files = (*archive.unread, *(each.file for each in archive.documents))
        wanted, below, asked = name.rpartition("/")
        for file in files:
            if str(file) == name:
                return Drawing(self.root, file, self.today, ways_from(file))
            if below and asked == HEAD and str(file) == wanted:
                return HeadDrawing(self.root, file, self.today, self.saved)
        return None


def _start(here: Workplace) -> Start:
    every = asks(here, here.procedure.bodies.values())
    return Start(
        here.body("").name,
        spoken_with_year(here.today).capitalize(),
        tuple(_card(task, every[0]) for task in next_steps(here, every)),
        tuple((heading, (*entries,)) for heading, entries in _groups(here)),
    )


def _card(task: Task, ask: Ask) -> Card:
    given = ((task.command, ""), (task.then, task.then_when))
    lines = (Line(visible(told), when, _key(told)) for told, when in given if told)
    what = visible(f"{task.what[0].upper()}{task.what[1:]}.")
    when, who, do = told_when(task, ask), visible(task.who), visible(task.do)
    return Card(what, when, who, task.paragraph, tuple(lines), do)


def _key(command: str) -> str:
    """Give the name of a command line that can be run as it stands, and nothing of another."""
    try:
        shlex.split(command)
    except ValueError:  # a name with a quotation mark in it
        return ""
    if " - " in f"{command} " or visible(command) != command:  # what is pasted has no button
        return ""
    return hashlib.sha256(command.encode()).hexdigest()[:16]


def _groups(here: Workplace) -> Iterator[tuple[str, list[Entry]]]:
    """Give the meetings to come, those held with the last first, and other documents."""
    archive, today = here.archive, here.today
    if archive.unread:
        files = sorted(archive.unread)
        yield (
            "Går inte att läsa",
            [
                Entry(visible(str(each)), "", (Paper("Visa vad som är fel", str(each)),))
                for each in files
            ],
        )
    stages = {
        (body, each.meeting.date): str(each.stage)
        for body in here.procedure.bodies
        for each in progress(archive, here.workdays, body, today)
    }
    entries = [(each.date, _meeting(each, here, stages)) for each in archive.meetings]
    if coming := [entry for day, entry in entries if day >= today]:
        yield "Kommande", coming
    held = [(day, entry) for day, entry in reversed(entries) if day < today]
    for year, of_year in groupby(held, key=lambda each: each[0].year):
        yield f"Hållna {year}", [entry for _, entry in of_year]
    calendars = sorted(archive.calendars(), key=lambda each: -each.year)
    if calendars:
        bodies = here.procedure.bodies
        yield (
            "Kalendarier",
            [
                Entry(
                    visible(f"{each.year}, {bodies[each.body_id].name}"),
                    "",
                    (Paper("Kalendarium", str(each.file), head=HEAD),),
                )
                for each in calendars
            ],
        )


def _meeting(meeting: Meeting, here: Workplace, stages: dict[tuple[str, dt.date], str]) -> Entry:
    body = here.procedure.bodies[meeting.body_id]
    told = stages.get((meeting.body_id, meeting.date), "")
    if meeting.off:
        to = meeting.moved_to
        told = f"flyttat till {brief(to, meeting.date.year)}" if to else "inställt"
    papers = [_paper(each, here) for each in meeting.documents]
    return Entry(visible(f"{spoken_with_year(meeting.date)}, {body.name}"), told, tuple(papers))


def _paper(document: MeetingDocument, here: Workplace) -> Paper:
    kind = here.procedure.kind_of(document)
    name = kind.title if kind.single else f"{kind.title} ({document.file.stem})"
    day = document.published
    told = f"publicerad {brief(day.date, document.date.year)}" if day and day.date else ""
    return Paper(visible(name), str(document.file), told, HEAD)

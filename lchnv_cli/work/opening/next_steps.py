"""What is next in a folder: the tasks of its bodies, with what stands in the way of them."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from lchnv_cli.model.days import brief
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding, Severity
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Body
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind
from lchnv_cli.planning.tasks import tasks, urgency
from lchnv_cli.rules.catalogue import OF_FOLDER, STOPPING, named
from lchnv_cli.rules.run import run
from lchnv_cli.work.opening.drafted import drafted
from lchnv_cli.work.opening.unentered import FILES, unentered
from lchnv_cli.work.opening.unprinted import unprinted
from lchnv_cli.work.opening.workplace import Workplace

_YEAR = dt.timedelta(days=400)  # what was published longer ago only check looks at


def asks(here: Workplace, bodies: Iterable[Body]) -> list[Ask]:
    """Give what is asked of each body."""
    documents = [d for d in here.archive.documents if isinstance(d, MeetingDocument)]
    demands = here.procedure.demands
    unpublished = {
        document.file
        for document in documents
        if document.kind.published
        and document.published is None
        and demands(document.body_id, document.date)
    }
    unready: dict[PurePosixPath, list[Finding]] = {}
    for found in stopping(here, unpublished):
        unready.setdefault(found.file, []).append(found)
    sealed = (d for d in documents if d.checksum or here.archive.publication(d.file))
    recent = [d for d in sealed if d.date > here.today - _YEAR]
    changed = {d.file for d in recent if _changed(d, here)}
    lacking = tuple(unprinted(here))
    mails = drafted(here)

    def ask(body: Body) -> Ask:
        known = (here.archive, here.workdays, body.id, here.today, here.ledger)
        return Ask(*known, unready, changed, lacking, mails)

    return [ask(body) for body in bodies]


def _changed(document: MeetingDocument, here: Workplace) -> bool:
    rules = named({"ändrad-efter-publicering"})
    return any(hit for rule in rules for hit in rule.hits(document, here))


def next_steps(here: Workplace, asked: Iterable[Ask], who: str = "") -> list[Task]:
    """Give what remains to be done, the most urgent first: of somebody, or of all.

    What several notes lack in the diaries, though the last day has passed, is one task.
    """
    found = [*_unread(here)]
    lacking = run(named(FILES), here)
    ranked = [
        (urgency(task, ask), task.due, task)
        for ask in asked
        for task in (*tasks(ask), *unentered(lacking, ask))
    ]
    found += [task for *_, task in sorted(ranked, key=lambda each: (*each[:2], each[2].what))]
    mine = [task for task in found if task.is_for(who)]
    return [*_folded(mine, here.today)]


def stopping(here: Workplace, files: Collection[PurePosixPath]) -> list[Finding]:
    """Give the errors in what some documents say, which keep them from being published."""
    if not files:
        return []
    alone = [each for each in here.found if each.file in files]
    found = run(named(STOPPING & OF_FOLDER), here, alone)
    return [
        each
        for each in found
        if each.file in files
        and each.rule in STOPPING
        and each.severity is Severity.ERROR
        and not each.exempted
    ]


def _unread(here: Workplace) -> Iterator[Task]:
    """Give the documents and folders that could not be read: first of all, whatever the day."""
    hidden = {*here.archive.unread, *here.archive.unseen}
    for finding in here.found:
        if finding.file in hidden:
            hidden.discard(finding.file)  # the first of its faults will do
            message = finding.message.rstrip(".")
            said = "går inte att läsa" in message.casefold()
            what = f"rätta {finding.place}{'' if said else ', som inte går att läsa'}: {message}"
            do = finding.remedy or "Raden försvinner när det är rättat."
            who = here.procedure.issuer or "sekreteraren"
            yield Task(TaskKind.UNREAD, here.today, what, who, do=do)


def _folded(found: list[Task], today: dt.date) -> Iterator[Task]:
    late = [t for t in found if t.kind is TaskKind.REGISTER and t.due < today]
    for task in found:
        if len(late) < 2 or task not in late:  # noqa: PLR2004 - one alone is told as it is
            yield task
        elif task is late[0]:
            days = listed([brief(t.meeting, today.year) for t in late if t.meeting], NAMED)
            what = f"diarieför anteckningarna från {len(late)} möten: {days}"
            yield task._replace(what=what, who="huvudmännen")

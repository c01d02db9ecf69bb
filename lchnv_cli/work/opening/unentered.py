"""What notes decided that the files of groups and agreements do not tell: a task for each file.

The rules find it; here it becomes one row, with the line or the command that mends it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE
from lchnv_cli.model.days import brief
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.listing import listed
from lchnv_cli.planning.task import NAMED, Ask, Task, TaskKind

# The rules that find it, and the file that each is about.
FILES = {
    "utsedd-inte-införd": GROUPS_FILE,
    "okänd-plats": GROUPS_FILE,
    "upptagen-plats": GROUPS_FILE,
    "beslutad-överenskommelse-fattas": AGREEMENTS_FILE,
}


def unentered(found: Iterable[Finding], ask: Ask) -> Iterator[Task]:
    """Give what a body decided that a file lacks, of what the rules in ``FILES`` found.

    It is to be there before the body's next meeting, or the end of the year.
    """
    documents = {each.file: each for each in ask.archive.documents}
    own = [
        (FILES[finding.rule], finding, document)
        for finding in found
        if isinstance(document := documents.get(finding.file), MeetingDocument)
        and document.body_id == ask.body_id
        and not finding.exempted
    ]
    for file, lacking in groupby(sorted(own, key=lambda each: str(each[0])), lambda each: each[0]):
        yield _task(file, [(finding, document) for _, finding, document in lacking], ask)


def _task(file: PurePosixPath, lacking: list[tuple[Finding, MeetingDocument]], ask: Ask) -> Task:
    coming = ask.archive.coming(ask.body_id, ask.today)
    due = coming.date if coming else ask.today.replace(month=12, day=31)
    first, _ = lacking[0]
    if len(lacking) == 1:
        what = f"{first.message} {first.remedy.rstrip('.')}"
    else:
        days = sorted({document.date for _, document in lacking})
        told = listed([brief(day, ask.today.year) for day in days], NAMED)
        what = f"skriv in i {file.name} vad {len(lacking)} beslut säger, från {told}"
    command = first.mended_by if all(finding.mended_by for finding, _ in lacking) else ""
    lines = [f"{each.message} {each.remedy}" for each, _ in lacking[:NAMED]]
    many = len(lacking) > 1
    do = " ".join(lines) if many else f"Raden försvinner när det står i {file}."
    return Task(TaskKind.ENTER, due, what, ask.issuer(), "", command, do="" if command else do)

"""What is next for what is out but has not its prints: they are made again, as they were."""

from collections.abc import Iterator

from lchnv_cli.model.file_names import as_word
from lchnv_cli.planning.task import Ask, Task, TaskKind


def print_tasks(ask: Ask) -> Iterator[Task]:
    """Give the documents of the body whose Word or PDF is to lie on the web page and is gone."""
    for document in ask.unprinted:
        if document.body_id == ask.body_id and document.file not in ask.changed:
            kind = ask.archive.procedure.kind_of(document)
            of = f"{'från' if kind.decides else 'till'} {ask.named(document.date)}"
            what = f"skriv ut {kind.definite} {of} igen: Word eller PDF fattas i mappen export"
            command, day = f"lchnv export {as_word(document.file)}", document.date
            yield Task(TaskKind.PRINT, ask.today, what, ask.issuer(), "", command, meeting=day)

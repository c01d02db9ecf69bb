"""Printing many documents on all processors.

Each worker reads the folder itself, so that it works where processes cannot be copied (Windows).
"""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lchnv_cli.model.public_archive import public_archive
from lchnv_cli.render.pages import Printable
from lchnv_cli.work.making.printing import Made, attempted
from lchnv_cli.work.opening.workplace import Workplace, open_workplace

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

WORTH_IT = 12  # documents; fewer are printed before a worker has read the folder

_here: Workplace | None = None
_public = False


def print_all(
    here: Workplace,
    documents: Sequence[Printable],
    formats: tuple[str, ...],
    *,
    public: bool = False,
) -> Iterator[tuple[Printable, Made]]:
    """Give each document with what became of it, in order.

    With ``public`` they are printed as if the folder held nothing but what is public.
    """
    workers = _processors()
    if workers == 1 or len(documents) < WORTH_IT:
        for document in documents:
            yield document, attempted(document, here, formats)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - slow to load

    ground = (here.root, public)
    pool = ProcessPoolExecutor(workers, mp_context=_way(), initializer=_open, initargs=ground)
    try:
        waiting = [(doc, pool.submit(_print, doc.file, formats)) for doc in documents]
        for document, result in waiting:
            yield document, result.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _way() -> "BaseContext":
    """Give how workers are started: as copies of this process where that is safe."""
    from multiprocessing import get_context  # noqa: PLC0415 - slow to load

    return get_context("fork" if sys.platform == "linux" else "spawn")


def _processors() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _open(root: Path, public: bool) -> None:  # noqa: FBT001 - as the pool hands it over
    global _here, _public  # noqa: PLW0603 - a worker has one folder for as long as it lives
    _here, _public = open_workplace(root), public
    if public:
        _here = replace(_here, archive=public_archive(_here.archive))


def _print(file: PurePosixPath, formats: tuple[str, ...]) -> Made:
    if _here is None:
        raise RuntimeError("the worker has no folder")
    document = _here.archive.document_at(file)
    if not isinstance(document, Printable):
        return Made((), ("Dokumentet ändrades under utskriften.\n    Skriv ut igen:",))
    made = attempted(document, _here, formats)
    return made if _public else replace(made, drawn=None)

"""Every document read once, judged alone while its text is at hand, and kept in brief.

What looks across documents afterwards works on what is kept; the texts are let go, because a
folder of thousands would not fit in memory. What a document was found to be depends on nothing
but its bytes, rules.yaml, the register and the program, so it is remembered from run to run. On
Linux the work that is left is shared between processors.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from lchnv_cli.guarded import Refused
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.folder import RULES_FILE, Seen, bytes_of, digest_of, unopened
from lchnv_cli.load.ground import read_ground
from lchnv_cli.load.publications import read_publications
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Register
from lchnv_cli.rules.catalogue import ALONE, rules
from lchnv_cli.rules.run import findings_of, judged
from lchnv_cli.work.keeping.cache import Cache, Kept
from lchnv_cli.work.keeping.remembered import Memory
from lchnv_cli.work.keeping.share import shared
from lchnv_cli.workdays import FIRST_YEAR, LAST_YEAR, Workdays

_ROOMY = 2000  # documents, whose points fit in memory as they are


@dataclass(frozen=True)
class Standing:
    """What the documents are judged by while they are read, and how what they say is kept."""

    procedure: Procedure
    register: Register
    workdays: Workdays
    tight: bool = False


class _Read(NamedTuple):
    """What became of one file; ``digest`` is empty where its bytes could not be had.

    One whose head contradicts its place is read anew each time, as either.
    """

    file: PurePosixPath
    kept: Kept
    digest: str = ""
    filed: Kept | None = None


def read_folder(
    seen: Seen, today: dt.date, *, cached: bool = True
) -> tuple[Archive, Workdays, tuple[Finding, ...], dict[PurePosixPath, str]]:
    """Read the whole folder; give what was found while reading and in each document by itself.

    The last is the checksum of each file that could be read, as it was then. Raises Broken when
    rules.yaml or the register cannot be used at all.
    """
    procedure, register, faults = read_ground(seen.rules, seen.register, seen.sentences)
    cache = Cache(Memory.of(seen, "jsonl") if cached else None)
    workdays = _workdays(procedure, cache)
    walked = seen.walked
    known = cache.known(seen)
    changed = [file for file in walked.documents if file not in known]
    tight = len(walked.documents) > _ROOMY
    work = partial(_read_and_judge, seen.root, Standing(procedure, register, workdays, tight))
    fresh = {read.file: read for read in (shared(work, changed) if changed else ())}
    digests = {file: seen.digests[file] for file in known}
    digests |= {file: read.digest for file, read in fresh.items() if read.digest}
    publications, torn = read_publications(seen.publications)
    data = read_data_files(seen.data, procedure)
    found = findings_of([*faults, *torn, *data.faults, *walked.faults])
    documents: list[Document] = []
    unread = set(walked.misnamed)
    for file in walked.documents:
        kept = known.get(file) or fresh[file].kept
        found += kept.findings(file)
        if (document := kept.document(file)) is None:
            unread.add(file)
        else:
            documents.append(document)
    new = {
        file: (read.digest, read.kept)
        for file, read in fresh.items()
        if read.digest and read.filed is None
    }
    cache.keep(walked.documents, new, sorted(_years(documents, today)))
    filed = (r.filed.document(r.file) for r in fresh.values() if r.filed is not None)
    archive = Archive(
        *(seen.root, procedure, register, tuple(documents)),
        *(frozenset(unread), tuple(walked.unseen), tuple(walked.strangers)),
        *(tuple(document for document in filed if document is not None), publications),
        *(data.groups, data.agreements),
    )
    return archive, workdays, tuple(found), digests


def _workdays(procedure: Procedure, cache: Cache) -> Workdays:
    try:
        return Workdays(frozenset(procedure.eves), cache.days)
    except ValueError as error:
        raise Broken(RULES_FILE, f"lediga_aftnar: {error}", rule="ogiltigt-värde") from None


def _years(documents: Iterable[Document], today: dt.date) -> set[int]:
    """Give the years in which days are counted: the documents', today's, and a year around them."""
    years = {today.year, *(int(document.when[:4]) for document in documents)}
    near = {year + step for year in years for step in (-1, 0, 1)}
    return {year for year in near if FIRST_YEAR <= year <= LAST_YEAR}


def _read_and_judge(root: Path, standing: Standing, files: Sequence[PurePosixPath]) -> list[_Read]:
    from lchnv_cli.load.documents import read_document  # noqa: PLC0415 - not needed by what is kept

    bodies, alone = frozenset(standing.procedure.bodies), rules(ALONE)
    done = []
    for file in files:
        try:
            data = bytes_of(root, file)
        except Refused as refused:
            done.append(_Read(file, Kept.of(None, findings_of([unopened(file, refused)]))))
            continue
        read = read_document(file, data, bodies)
        found = findings_of(read.faults)
        found += judged(alone, standing, read.texts, read.filed)
        kept = Kept.of(read.document, found, tight=standing.tight)
        filed = next((Kept.of(document, ()) for document, _ in read.filed), None)
        done.append(_Read(file, kept, digest_of(data), filed))
    return done

"""The folder as it would be read with some of its files changed; nothing is written."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE, Seen, look, sentences_beside
from lchnv_cli.load.publications import read_publications
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import AGREEMENTS_FILE, DATA_FILES, GROUPS_FILE
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.catalogue import ALONE, rules
from lchnv_cli.rules.run import findings_of, judged
from lchnv_cli.work.opening.workplace import Workplace, open_seen

_GROUND = frozenset({RULES_FILE, REGISTER_FILE})


def opened_with(
    seen: Seen, day: dt.date, files: Mapping[PurePosixPath, bytes], *, cached: bool = True
) -> Workplace:
    """Read a folder as if some files held other bytes. Raises Broken.

    What is found by another rules.yaml or register than the disk's is not remembered.
    """
    ground = files.get(RULES_FILE, seen.rules)
    people = files.get(REGISTER_FILE, seen.register)
    if not _GROUND.isdisjoint(files):
        beside = sentences_beside(seen.root, ground)
        seen = replace(seen, rules=ground, register=people, sentences=beside)
        cached = False
    others = {file: data for file, data in files.items() if file not in _GROUND}
    here = replace(open_seen(seen, day, cached=cached), unsaved=dict(files))
    return with_files(here, others) if others else here


def with_files(
    here: Workplace,
    files: Mapping[PurePosixPath, bytes],
    gone: Collection[PurePosixPath] = frozenset(),
) -> Workplace:
    """Give the folder with other bytes in some of its files, and without others. Raises Broken.

    The changed documents are judged anew, and all of them where rules.yaml or the register, by
    which all are judged, is among the files.
    """
    unsaved = {**here.unsaved, **files}
    if not _GROUND.isdisjoint(files):
        other = opened_with(look(here.root), here.today, unsaved)
        here, files = replace(other, on_disk=here.on_disk), {}
    archive, faults = _facts(here, files)
    bodies = frozenset(archive.procedure.bodies)
    again = {*files, *gone}
    found = [each for each in here.found if each.file not in again]
    documents = [each for each in archive.documents if each.file not in again]
    filed = [each for each in archive.filed if each.file not in again]
    unread = archive.unread - again
    ground = replace(here, archive=archive)
    for file, data in files.items():
        if file.suffix.lower() != ".md" or file in gone:
            continue
        read = read_document(file, data, bodies)
        faults += read.faults
        documents += [own for own, _ in read.texts]
        filed += [other for other, _ in read.filed]
        unread |= frozenset() if read.document else {file}
        found += judged(rules(ALONE), ground, read.texts, read.filed)
    documents.sort(key=_place)
    archive = replace(archive, documents=tuple(documents), filed=tuple(filed), unread=unread)
    return replace(here, archive=archive, found=(*found, *findings_of(faults)), unsaved=unsaved)


def _place(document: Document) -> tuple[str, ...]:
    """Order documents as the walk through the folder finds them."""
    return document.file.parts


def _facts(here: Workplace, files: Mapping[PurePosixPath, bytes]) -> tuple[Archive, list[Fault]]:
    """Read the files of facts anew, those that are among the files."""
    archive = here.archive
    faults: list[Fault] = []
    if own := {file: files[file] for file in DATA_FILES if file in files}:
        data = read_data_files(own, archive.procedure)
        faults += data.faults
        if GROUPS_FILE in own:
            archive = replace(archive, groups=data.groups)
        if AGREEMENTS_FILE in own:
            archive = replace(archive, agreements=data.agreements)
    if PUBLICATIONS in files:
        publications, torn = read_publications(files[PUBLICATIONS])
        archive = replace(archive, publications=publications)
        faults += torn
    return archive, faults

"""The folder as it would be read with some of its files changed; nothing is written."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from lchnv_cli.load.cited import cited
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE, sentences_beside
from lchnv_cli.load.publications import read_publications
from lchnv_cli.load.register_file import read_register
from lchnv_cli.load.register_principals import known_by
from lchnv_cli.load.rules_file import read_procedure
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.data_names import AGREEMENTS_FILE, DATA_FILES, GROUPS_FILE
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Fault
from lchnv_cli.model.publication import PUBLICATIONS
from lchnv_cli.rules.catalogue import ALONE, rules
from lchnv_cli.rules.run import findings_of, judged
from lchnv_cli.work.opening.workplace import Workplace


def with_files(
    here: Workplace,
    files: Mapping[PurePosixPath, bytes],
    gone: Collection[PurePosixPath] = frozenset(),
) -> Workplace:
    """Give the folder with other bytes in some of its files, and without others. Raises Broken.

    The changed documents are judged anew, and all of them where rules.yaml or the register, by
    which all are judged, is among the files.
    """
    archive, faults = _ground(here, files)
    bodies = frozenset(archive.procedure.bodies)
    every = files.keys() & {RULES_FILE, REGISTER_FILE}
    # Of documents judged anew only what was told of their files as such is kept.
    again = {document.file for document in archive.documents} if every else set()
    again |= {*files, *gone}
    found = [each for each in here.found if each.file not in again]
    documents: list[Document] = []
    filed = [each for each in archive.filed if each.file not in again]
    there = {document.file: document for document in archive.documents if document.file not in gone}
    named = {file: None for file in files if file.suffix == ".md"}
    for file, document in {**named, **there}.items():
        if document is not None and file not in again:
            documents.append(document)
            continue
        data = files.get(file)
        whole = here.bytes_of(document) if data is None and document else data or b""
        read = read_document(file, whole, bodies)
        faults += read.faults
        documents += [own for own, _ in read.texts]
        filed += [other for other, _ in read.filed]
        ground = replace(here, archive=archive)
        found += judged(rules(ALONE), ground, read.texts, read.filed)
    archive = replace(archive, documents=tuple(documents), filed=tuple(filed))
    unsaved = {**here.unsaved, **files}
    return replace(here, archive=archive, found=(*found, *findings_of(faults)), unsaved=unsaved)


def _ground(here: Workplace, files: Mapping[PurePosixPath, bytes]) -> tuple[Archive, list[Fault]]:
    """Read rules.yaml and what is no document anew, those that are among the files."""
    archive = here.archive
    faults: list[Fault] = []
    if RULES_FILE in files:
        sentences = sentences_beside(here.root, files[RULES_FILE])
        procedure, _ = cited(read_procedure(files[RULES_FILE]), sentences)
        archive = replace(archive, procedure=procedure)
    if REGISTER_FILE in files:
        register, told = read_register(files[REGISTER_FILE])
        register, strange = known_by(register, archive.procedure)
        archive = replace(archive, register=register)
        faults += [*told, *strange]
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

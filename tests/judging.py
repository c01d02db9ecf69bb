"""Documents read and judged in memory: each text is remembered beside its document.

The program judges a document alone while it holds the text and lets the text go. Tests make
folders of documents, often changed ones (``dataclasses.replace`` keeps ``places``), and judge them
as often as they like.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load import documents
from lchnv_cli.load.data_files import read_data_files
from lchnv_cli.load.documents import Read
from lchnv_cli.load.folder import look
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.document import Document
from lchnv_cli.model.finding import Fault, Finding
from lchnv_cli.model.full_text import FullText
from lchnv_cli.rules.rule import Rule
from lchnv_cli.rules.run import findings_of, judged
from lchnv_cli.rules.run import run as run_across

_MOST = 100_000
_texts: dict[int, tuple[object, FullText]] = {}


def read_document(file: PurePosixPath, data: bytes, bodies: frozenset[str]) -> Read:
    """Read a document, and remember its text."""
    read = documents.read_document(file, data, bodies)
    if read.document is not None and read.text is not None:
        _remember(read.document, read.text)
    for document, text in read.filed:
        _remember(document, text)
    return read


def _remember(document: Document, text: FullText) -> None:
    while len(_texts) >= _MOST:
        del _texts[next(iter(_texts))]
    _texts[id(document.places)] = (document.places, text)


def text_of(document: Document) -> FullText:
    """Give the text that a document was read from."""
    return _texts[id(document.places)][1]


def run(rules: Iterable[Rule], context: Context, faults: Iterable[Fault] = ()) -> list[Finding]:
    """Judge a folder by rules of both sorts: its documents one by one, and what is across them."""
    own = tuple(rules)
    ids = frozenset(rule.id for rule in own)
    archive = context.archive
    texts = [(document, text_of(document)) for document in archive.documents]
    filed = [(document, text_of(document)) for document in archive.filed]
    told = findings_of(fault for fault in faults if fault.rule in ids)
    return run_across(own, context, [*told, *judged(own, context, texts, filed)])


def load_archive(root: Path) -> tuple[Archive, list[Fault]]:
    """Read a folder from the disk."""
    seen = look(root)
    procedure, register, faults = read_ground(seen.rules, seen.register)
    data = read_data_files(seen.data, procedure)
    bodies = frozenset(procedure.bodies)
    walked = seen.walked
    reads = {
        file: read_document(file, (root / file).read_bytes(), bodies) for file in walked.documents
    }
    faults += [*data.faults, *walked.faults]
    faults += (fault for read in reads.values() for fault in read.faults)
    found = tuple(read.document for read in reads.values() if read.document is not None)
    unread = frozenset(file for file, read in reads.items() if read.document is None)
    filed = tuple(document for read in reads.values() for document, _ in read.filed)
    archive = Archive(root, procedure, register, found, unread, filed=filed)
    return replace(archive, groups=data.groups, agreements=data.agreements), faults

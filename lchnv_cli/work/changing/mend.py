"""Mending: apply the edits of findings until nothing more can be mended."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from lchnv_cli.load.folder import bytes_of
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.finding import Edit, Finding
from lchnv_cli.report.visible import visible
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Workplace

_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after mending."""

    file: PurePosixPath
    before: bytes
    after: bytes


def fixed_files(
    here: Workplace,
    judge: Callable[[Workplace], list[Finding]],
    chosen: frozenset[PurePosixPath],
    *,
    names: bool,
) -> list[Change]:
    """Mend in memory until the rules have nothing more to mend; give the files that changed."""
    documents = {document.file: document for document in here.archive.documents}
    known = documents.keys() | {*DATA_FILES}
    before: dict[PurePosixPath, bytes] = {}
    current: dict[PurePosixPath, bytes] = {}
    for _ in range(_ROUNDS):
        found = judge(here)
        # What a file of facts gets points at points, which must have their numbers first.
        documents_first = [
            each for each in found if not any(edit.file in DATA_FILES for edit in each.edits)
        ]
        edits = _edits(documents_first, chosen & known, names=names)
        edits = edits or _edits(found, chosen & known, names=names)
        if not edits:
            break
        for file, own in edits.items():
            if file not in before:
                document = documents.get(file)
                data = here.bytes_of(document) if document else bytes_of(here.root, file)
                before[file] = current[file] = data
            current[file] = apply(current[file], own)
        here = with_files(here, {file: current[file] for file in edits})
    changed = [file for file in before if current[file] != before[file]]
    return [Change(file, before[file], current[file]) for file in sorted(changed)]


def apply(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Apply edits, the last first; one that overlaps another waits for the next round."""
    limit = len(data) + 1
    for edit in sorted(set(edits), key=lambda e: (e.start, e.end, e.text), reverse=True):
        if edit.end <= limit and edit.start < limit:
            data = data[: edit.start] + edit.text.encode() + data[edit.end :]
            limit = edit.start
    return data


def diff(changes: list[Change]) -> str:
    """Show the changes as a unified diff, for people: control characters are made visible."""
    lines: list[str] = []
    for change in changes:
        before, after = _lines(change.before), _lines(change.after)
        name = str(change.file)
        lines += difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    """Give the lines as an editor counts them, whatever their ends."""
    lines = data.decode().split("\n")
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _edits(
    findings: list[Finding], chosen: frozenset[PurePosixPath], *, names: bool
) -> dict[PurePosixPath, list[Edit]]:
    edits: dict[PurePosixPath, list[Edit]] = {}
    for finding in findings:
        wanted = not finding.exempted and (finding.certain or names)
        # All of a finding's edits or none: half a mend would be a new fault.
        if wanted and all(edit.file in chosen for edit in finding.edits):
            for edit in finding.edits:
                edits.setdefault(edit.file, []).append(edit)
    return edits

"""A folder taken to the newest format: in memory, proved, and then all of its files or none.

The migrations propose edits of bytes, so what they do not name stays as it is, comments and all.
Before anything is written the result is read again: every field that no migration may touch says
what it said, and the rules find what they found. rules.yaml, which says the format, is written
last: an upgrade that was killed is simply run again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import read_inside
from lchnv_cli.load.folder import MAX_BYTES, REGISTER_FILE, RULES_FILE
from lchnv_cli.load.migrations.format_line import format_edit, told_beside
from lchnv_cli.load.migrations.migration import Migration
from lchnv_cli.load.migrations.migrations import MIGRATIONS
from lchnv_cli.load.nodes import Unreadable
from lchnv_cli.load.rules_file import FORMAT_FIELD
from lchnv_cli.model.finding import Edit, Finding
from lchnv_cli.rules.old_format import old_format
from lchnv_cli.save import keep_copy
from lchnv_cli.save import replace as save
from lchnv_cli.save_faults import SaveFault
from lchnv_cli.work.changing.mend import Change, apply
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import Stop, Workplace


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade changes, rules.yaml last, and what a person should look at."""

    changes: tuple[Change, ...]
    doubts: tuple[str, ...]


class _Files(Mapping[PurePosixPath, bytes]):
    """Every file that a migration may change, as changed so far; read when it is asked for."""

    def __init__(self, here: Workplace) -> None:
        self._root = here.root
        documents = (document.file for document in here.archive.documents)
        own = [file for file in (RULES_FILE, REGISTER_FILE) if (here.root / file).is_file()]
        self._names = (*own, *documents)
        self.before: dict[PurePosixPath, bytes] = {}
        self.after: dict[PurePosixPath, bytes] = {}

    def __getitem__(self, file: PurePosixPath) -> bytes:
        if file in self.after:
            return self.after[file]
        return read_inside(self._root / file, MAX_BYTES, self._root)

    def __iter__(self) -> Iterator[PurePosixPath]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def change(self, edits: Iterable[Edit]) -> None:
        """Apply edits."""
        grouped: dict[PurePosixPath, list[Edit]] = {}
        for edit in edits:
            grouped.setdefault(edit.file, []).append(edit)
        for file, own in grouped.items():
            data = self[file]
            self.before.setdefault(file, data)
            self.after[file] = apply(data, own)

    def changes(self) -> list[Change]:
        """Give the files that became others, rules.yaml last."""
        every = (Change(file, self.before[file], data) for file, data in self.after.items())
        own = [change for change in every if change.before != change.after]
        return sorted(own, key=lambda change: (change.file == RULES_FILE, change.file))


def upgrade_of(here: Workplace, migrations: Sequence[Migration] = MIGRATIONS) -> Upgrade:
    """Give what must change in a folder; nothing is written. Raises Stop where it would lose."""
    steps = migrations[here.procedure.format - 1 :]
    files = _Files(here)
    doubts: list[str] = []
    for step in steps:
        doubts += step.doubts(files)
        files.change(list(step.edits(files)))
        files.change([format_edit(files[RULES_FILE].decode(), step.before + 1)])
    changes = files.changes()
    _prove(here, changes, frozenset({FORMAT_FIELD}).union(*(step.fields for step in steps)))
    return Upgrade(tuple(changes), tuple(doubts))


def _prove(here: Workplace, changes: Sequence[Change], touched: frozenset[str]) -> None:
    """Read the files as they would be, and see that they say and are found to be what they were."""
    for change in changes:
        try:
            was = told_beside(change.file, change.before, touched)
            told = told_beside(change.file, change.after, touched)
        except Unreadable:
            raise _lost(change.file, "filen skulle inte gå att läsa efteråt") from None
        if was != told:
            names = [name for name in {**was, **told} if was.get(name) != told.get(name)]
            raise _lost(change.file, f"fältet {names[0]} skulle säga något annat")
    changed = with_files(here, {change.file: change.after for change in changes})
    before, after = (_found(judge(each)) for each in (here, changed))
    for file, rule, _, _ in (before - after) + (after - before):
        raise _lost(file, f"regeln {rule} skulle hitta något annat")


def _found(findings: Iterable[Finding]) -> Counter[tuple[PurePosixPath, str, str, bool]]:
    """Count the findings by what does not change when lines move."""
    return Counter(
        (each.file, each.rule, str(each.severity), bool(each.exempted))
        for each in findings
        if each.rule != old_format.id
    )


def _lost(file: PurePosixPath, what: str) -> Stop:
    return Stop(
        f"{file}\n    Uppgraderingen avbröts: {what}.\n    Inget är ändrat. Se efter hur filen är "
        "skriven, och säg till den som sköter programmet."
    )


def carry_out(root: Path, upgrade: Upgrade) -> list[Path]:
    """Write the files, each with a copy of what it was; give the copies. Raises SaveFault.

    A file that cannot be written has those before it put back as they were.
    """
    copies = [keep_copy(root / each.file, each.before, root) for each in upgrade.changes]
    written: list[Change] = []
    try:
        for change in upgrade.changes:
            save(root / change.file, change.after, expected=change.before)
            written.append(change)
    except SaveFault:
        for change in reversed(written):
            save(root / change.file, change.before, expected=change.after)
        raise
    return copies

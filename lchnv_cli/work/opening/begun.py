"""A change of several files that is done whole: once begun, it is finished by the next command.

Everything that is to be done stands in a journal before anything is done, and what a killed run
left is done from it, in the same order: each step tells by the disk whether it is done. What
somebody has written in a file in between wins, and is told. A journal that this user's program did
not write is never carried out: a folder may come from anyone.
"""

import base64
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from lchnv_cli import save
from lchnv_cli.guarded import Refused, read_inside
from lchnv_cli.load.walk import MEETINGS
from lchnv_cli.model.fault import UserFault
from lchnv_cli.screen import terminal
from lchnv_cli.work.keeping.own_notes import OwnNotes

JOURNAL = PurePath(".lchnv", "pagaende.json")
_LARGEST = 500_000_000  # bytes: the annexes of a meeting are not in it, its documents are
_LOCK = PurePath(".lchnv", "pagaende.las")


@dataclass(frozen=True, slots=True)
class Move:
    """A file or a folder to be moved, or copied where something else needs it where it is."""

    source: PurePosixPath
    target: PurePosixPath
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """A file to be written, or removed where it has no ``data``.

    ``before`` is the SHA-256 of what it holds, empty for a new one.
    """

    file: PurePosixPath
    before: str
    data: bytes | None


Step = Move | Write


def writing(file: PurePosixPath, before: bytes | None, after: bytes | None) -> Write:
    """Give the step that writes a file, or removes it."""
    return Write(file, "" if before is None else _sum(before), after)


def carry_out(root: Path, steps: Sequence[Step], what: str, drafts: str = "") -> None:
    """Do all of it. Raises SaveFault.

    Where it must be finished later, ``what`` says what it is, and ``drafts`` is the command that
    then writes its message drafts, empty where it has none.
    """
    save.leave_out_of_git(root)
    told = {"vad": what, "utkast": drafts, "steg": [_as_json(step) for step in steps]}
    with save.locked(root / _LOCK):
        data = json.dumps(told, ensure_ascii=False).encode()
        OwnNotes().add(_sum(data))  # first: a journal that is not noted would not be believed
        save.write_new(root / JOURNAL, data)
        _tell(_done(root, steps))
        save.remove(root / JOURNAL)


def finished(root: Path) -> Path:
    """Finish in a folder what a killed run of this user began, and give the folder.

    Raises UserFault.
    """
    if not os.path.lexists(root / JOURNAL):
        return root
    try:
        known = _sum(read_inside(root / JOURNAL, _LARGEST, root)) in OwnNotes()
    except Refused:  # a pipe, or a link out of the folder
        known = False
    if not known:
        terminal.tell(
            f"{JOURNAL.as_posix()}\n    En ändring är påbörjad på en annan dator. Kör ett "
            "kommando där så blir den klar, eller ta bort filen."
        )
        return root
    with save.locked(root / _LOCK):
        if (data := save.content(root / JOURNAL)) is None:  # it was not killed, and is done now
            return root
        try:
            told = json.loads(data)
            what, steps = str(told["vad"]), [_step(each) for each in told["steg"]]
            drafts = str(told.get("utkast", ""))  # older versions wrote none
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise UserFault(
                f"{JOURNAL.as_posix()}\n    Filen går inte att läsa. Se efter vad som hann ändras "
                "i meetings, och ta bort filen."
            ) from None
        lines = list(_done(root, steps))
        save.remove(root / JOURNAL)
    then = f"\n    Utkasten till mejl skrivs med:\n    > {drafts}" if drafts else ""
    terminal.tell(f"Det som avbröts är nu klart: {what}.{then}")
    _tell(lines)
    return root


def _done(root: Path, steps: Sequence[Step]) -> Iterator[str]:
    """Do what is not done, and tell of what has another content than it had."""
    for step in steps:
        if isinstance(step, Move):
            yield from _moved(root, step)
            continue
        there = save.content(root / step.file)
        if there == step.data:
            continue
        if step.before != ("" if there is None else _sum(there)):
            yield f"{step.file}\n    Filen har ändrats under tiden, och är lämnad som den är."
        elif step.data is None:
            save.remove(root / step.file)
        elif there is None:
            save.write_new(root / step.file, step.data)
        else:
            save.replace(root / step.file, step.data, expected=there)


def _moved(root: Path, step: Move) -> Iterator[str]:
    source, target = root / step.source, root / step.target
    if os.path.lexists(target):
        if not step.copied and os.path.lexists(source):
            yield f"{step.target}\n    Finns redan; {step.source} är lämnad där den är."
    elif step.copied:
        save.write_new(target, save.content(source) or b"")
    else:
        save.move(source, target)


def _tell(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        terminal.tell(line)


def _as_json(step: Step) -> dict[str, Any]:
    if isinstance(step, Move):
        return {"från": str(step.source), "till": str(step.target), "kopia": step.copied}
    data = None if step.data is None else base64.b64encode(step.data).decode()
    return {"skriv": str(step.file), "före": step.before, "efter": data}


def _step(told: Any) -> Step:
    if "skriv" in told:
        data = None if told["efter"] is None else base64.b64decode(told["efter"])
        return Write(_file(told["skriv"]), str(told["före"]), data)
    return Move(_file(told["från"]), _file(told["till"]), bool(told["kopia"]))


def _file(told: Any) -> PurePosixPath:
    """Take a file under meetings/. Raises ValueError for any other."""
    file = PurePosixPath(told)
    if file.parts[:1] != (MEETINGS,) or ".." in file.parts:
        raise ValueError
    return file


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()

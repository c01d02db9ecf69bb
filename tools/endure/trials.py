"""The kinds of trials: each a function of dice and an empty folder, which raises Failed."""

import errno
import json
import os
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

from lchnv_cli.context import Context
from lchnv_cli.load.documents import read_document
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.archive import Archive
from lchnv_cli.rules.catalogue import RULES
from lchnv_cli.rules.run import findings_of, judged
from lchnv_cli.rules.run import run as run_across
from lchnv_cli.workdays import Workdays
from tools.endure.child import KILLED, Ran, bounded
from tools.endure.folders import Files, changed, hostile, material, texts, written
from tools.endure.heavy import HEAVY

TODAY = "2026-06-01"
_DAY, _WORKDAYS = date.fromisoformat(TODAY), Workdays()
_MEETING = {
    "tests/network": "2026-05-22",
    "tests/exemplary": "2026-05-29",
    "meetings": "2024-02-23",
}
_SECONDS, _BYTES = 60, 1_500_000_000  # of a command; far above what a quiet machine takes
_CANARY = "KANARIEFÅGEL"
_READING: tuple[tuple[str, ...], ...] = (
    *(("check", "--output-format", each) for each in ("full", "concise", "github")),
    *(("check", "--output-format", each) for each in ("json", "sarif", "gitlab", "junit")),
    *((each, "--json") for each in ("status", "matters", "assignments", "decisions", "members")),
    *((each,) for each in ("groups", "agreements", "statistics", "attendance", "per-capsulam")),
    *(("calendar", "2026"), ("check", "--diff"), ("new-notes", "--dry-run")),
    *(("new-agenda", "--dry-run"), ("mail", "DAG", "--dry-run"), ("file", "DAG", "--dry-run")),
)
_PRINTING: tuple[tuple[str, ...], ...] = tuple(
    ("export", "DAG", "--to", each, "--output", "ut") for each in ("html", "docx", "pdf", "oparl")
)
_WRITING: tuple[tuple[str, ...], ...] = (
    *(("check", "--fix"), ("move", "DAG", "2026-12-04"), ("cancel", "DAG"), ("new-notes", "DAG")),
    *(("rename-person", "Asta Almgren", "Asta Berg"), ("new-agenda",), ("publish", "DAG")),
    *(("export", "DAG", "--to", "html", "--output", "ut"), ("init", "ny"), ("upgrade",)),
    *(("file", "DAG"), ("mail", "DAG"), ("site", "--output", "webb")),
)


class Failed(Exception):
    """Something that was promised did not hold."""


@cache
def ground_of(rules: bytes, people: bytes) -> Archive:
    """Give a folder without documents, of its rules and its register."""
    procedure, register, _ = read_ground(rules, people)
    return Archive(Path(), procedure, register, ())


def reading(dice: random.Random, _: Path) -> None:
    """Read a changed document and judge it."""
    files = material()[dice.choice(("tests/network", "tests/exemplary"))]
    name = dice.choice([each for each in texts(files) if each.endswith(".md")])
    read_and_judge(name, changed(files[name], dice, [files[each] for each in texts(files)]), files)


def read_and_judge(name: str, data: bytes, files: Files) -> None:
    """Read a document and judge it by every rule; no finding lies outside its file."""
    ground = ground_of(files["rules.yaml"], files["meetings/register.yaml"])
    read = read_document(PurePosixPath(name), data, frozenset(ground.procedure.bodies))
    documents = tuple(document for document, _ in read.texts)
    filed = tuple(document for document, _ in read.filed)
    context = Context(_DAY, replace(ground, documents=documents, filed=filed), _WORKDAYS)
    told = [*findings_of(read.faults), *judged(RULES, context, read.texts, read.filed)]
    found = run_across(RULES, context, told)
    lines = data.decode("utf-8", "replace").split("\n")
    for each in found:
        if str(each.file) == name and not 1 <= each.place.line <= len(lines):
            raise Failed(f"{each.rule} lies outside the file")
    if read.document is None and not read.faults:
        raise Failed("a document was silently nothing")


def _folder(dice: random.Random, place: Path, *, spoilt: int) -> tuple[Path, str]:
    """Write a folder with some files changed, and a file beside it that nobody may read."""
    name = dice.choice(list(material()))
    files = dict(material()[name])
    for each in dice.sample(texts(files), min(spoilt, len(texts(files)))):
        files[each] = changed(files[each], dice, [files[one] for one in texts(files)])
    (place / "hemligt.txt").write_text(_CANARY, encoding="utf-8")
    return written(files, place / "mapp"), _MEETING[name]


def _asked(command: tuple[str, ...], day: str) -> tuple[str, ...]:
    return (*(day if each == "DAG" else each for each in command), "--today", TODAY)


def _see(ran: Ran, codes: tuple[int, ...] = (0, 1, 2)) -> None:
    """See that a command ended in words, within its bounds."""
    told = (ran.out + ran.err).decode("utf-8", "replace")
    if ran.code not in codes:
        raise Failed(f"exit code {ran.code}")
    if "Traceback (most" in told or "fel i programmet" in told:
        raise Failed("a fault in the program")
    if _CANARY in told:
        raise Failed("a file outside the folder was read")
    if ran.code in {1, 2} and not told.strip():
        raise Failed("nothing was said")
    if ran.seconds > _SECONDS or ran.memory > _BYTES:
        raise Failed(f"{ran.seconds:.0f} s and {ran.memory // 1_000_000} MB")
    if ran.code != 2 and ("--json" in ran.command or {"json", "sarif"} & {*ran.command}):  # noqa: PLR2004
        try:
            json.loads(ran.out)
        except ValueError as error:
            raise Failed(f"no JSON: {error}") from error


def _files(folder: Path) -> Files:
    every = sorted((folder / "meetings").rglob("*"))
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in every
        if path.is_file() and not path.name.endswith(".tmp")
    }


def asking(dice: random.Random, place: Path) -> None:
    """Ask a changed folder something; it stays as it was."""
    folder, day = _folder(dice, place, spoilt=dice.choice((1, 1, 2, 4)))
    before = _files(folder)
    _see(bounded(_asked(dice.choice(_READING), day), folder))
    if _files(folder) != before:
        raise Failed("a question changed the folder")


def printing(dice: random.Random, place: Path) -> None:
    """Print a changed folder; what is printed is whole."""
    folder, day = _folder(dice, place, spoilt=dice.choice((1, 2)))
    _see(ran := bounded(_asked(dice.choice(_PRINTING), day), folder))
    for path in (folder / "ut").rglob("*"):
        begins = {".pdf": b"%PDF", ".docx": b"PK", ".html": b"<!"}.get(path.suffix, b"")
        if path.is_file() and not path.read_bytes().startswith(begins):
            raise Failed(f"{path.name} is not whole after {ran.code}")


def site(dice: random.Random, place: Path) -> None:
    """Make the web site of a changed folder; nothing of it runs."""
    folder, _ = _folder(dice, place, spoilt=dice.choice((1, 3)))
    _see(bounded(("site", "--output", "webb", "--today", TODAY), folder))
    for path in (folder / "webb").rglob("*.html"):
        if b"<script>alert" in path.read_bytes().lower():
            raise Failed(f"{path.name} runs what a document says")


def importing(dice: random.Random, place: Path) -> None:
    """Import a printed document, and merge one sent out, with bytes changed."""
    folder, day = _folder(dice, place, spoilt=0)
    kind = dice.choice(("docx", "html", "pdf"))
    more = ("--review",) if kind == "docx" and dice.random() < 0.5 else ()  # noqa: PLR2004
    bounded(_asked(("export", "DAG", "--to", kind, "--output", "ut", *more), day), folder)
    made = sorted(path for path in (folder / "ut").rglob(f"*.{kind}"))
    if not made:
        return
    paper = dice.choice(made)
    paper.write_bytes(changed(paper.read_bytes(), dice) if dice.random() < 0.9 else b"")  # noqa: PLR2004
    before = _files(folder)
    _see(bounded(_asked((("merge" if more else "import"), str(paper), "--dry-run"), day), folder))
    if _files(folder) != before:
        raise Failed("a trial of an import changed the folder")


def killing(dice: random.Random, place: Path) -> None:
    """Kill a writing command at a file event: each file is the old or the new, and it can go on."""
    folder, day = _folder(dice, place, spoilt=dice.choice((0, 0, 0, 1)))
    command = _asked(dice.choice(_WRITING), day)
    shutil.copytree(folder, place / "hel" / "mapp")
    old, whole = _files(folder), bounded(command, place / "hel" / "mapp")
    new = _files(place / "hel" / "mapp")
    event = dice.choice((kill_or_full(full=False), kill_or_full(full=True)))
    ran = bounded(command, folder, dice.randint(1, 60), event)
    _see(whole)
    if ran.code != KILLED:
        _see(ran)
    for name, data in _files(folder).items():
        known = [old.get(name), new.get(name)]
        if data not in known and not name.endswith(".jsonl"):
            raise Failed(f"{name} is torn")
    if lost := {name for name in old if name in new} - _files(folder).keys():
        raise Failed(f"{sorted(lost)} are lost")
    _see(bounded(command, folder))
    _see(bounded(("status", "--today", TODAY), folder))


def kill_or_full(*, full: bool) -> Callable[[], object]:
    """Give what happens in the middle: the power goes, or the disk is full."""

    def happen() -> None:
        if not full:
            os._exit(KILLED)
        raise OSError(errno.ENOSPC, "No space left on device")

    return happen


def disturbing(dice: random.Random, place: Path) -> None:
    """Put something else where a file should be, or let it vanish in the middle."""
    folder, day = _folder(dice, place, spoilt=0)
    path = folder / dice.choice(texts(_files(folder)))
    path = dice.choice((path, folder / "rules.yaml"))
    path.unlink()
    match dice.randrange(6):
        case 0:
            os.mkfifo(path)
        case 1:
            path.mkdir()
        case 2:
            path.symlink_to("/dev/zero")
        case 3:
            path.symlink_to(place / "hemligt.txt")
        case 4:
            path.symlink_to(path.name)
        case _:
            path.write_bytes(b"\x00" * 3_000_000)
    _see(bounded(_asked(dice.choice((*_READING, *_WRITING, *_PRINTING)), day), folder))


def naming(dice: random.Random, place: Path) -> None:
    """Write a hostile string in a field or a text, and print it in a format."""
    folder, day = _folder(dice, place, spoilt=0)
    string = json.dumps(dice.choice(hostile()), ensure_ascii=False)
    name = dice.choice([each for each in texts(_files(folder)) if day in each])
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    fields = [at for at, line in enumerate(lines) if ": " in line]
    at = dice.choice(fields)
    lines[at] = f"{lines[at].partition(': ')[0]}: {string}"
    lines.insert(dice.randint(at + 1, len(lines)), dice.choice(hostile()))
    text = "\n".join(lines).encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(text)
    _see(bounded(_asked(dice.choice((*_PRINTING, *_READING)), day), folder))


def heavy(dice: random.Random, place: Path) -> None:
    """Read or print a document that asks for more work than it is worth."""
    folder = written(material()["tests/network"], place / "mapp")
    document = folder / "meetings/lchnv/2026-05-22/minnesanteckningar.md"
    document.write_bytes(HEAVY[dice.choice(list(HEAVY))]())
    command = dice.choice((("check",), ("status",), ("new-agenda", "--dry-run"), *_PRINTING))
    _see(bounded(_asked(command, "2026-05-22"), folder))


KINDS: Mapping[str, Callable[[random.Random, Path], None]] = {
    each.__name__: each
    for each in (*(reading, asking, printing, site, importing, killing, disturbing, naming, heavy),)
}

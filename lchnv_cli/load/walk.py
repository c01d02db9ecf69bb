"""One pass through meetings/: which files are documents, and what else lies there.

Nothing is opened, and no link to a folder is followed: it may lead out of the network's folder or
back into it. A folder that cannot be looked into may hide a document, and so may a file that was
meant to be one but has a name that nobody reads; both are faults, or a document's own fault would
vanish with it and all look well. What is neither a document nor expected is a stranger.
"""

import os
import stat
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lchnv_cli.guarded import why
from lchnv_cli.model.data_names import DATA_FILES
from lchnv_cli.model.finding import Fault, Hit, Place
from lchnv_cli.model.late_pattern import late

MEETINGS = "meetings"
# Not looked into, in a meeting's or a year's folder: annexes, pictures, and the originals that
# documents were imported from.
KEPT = frozenset({"bilagor", "bilder", "original"})
_KEPT_FROM = 3  # meetings/lchnv/2026-03-20/bilagor; nearer the top a body may have the name
_PROGRAMS_FOLDERS = frozenset(
    {"$recycle.bin", "system volume information", "@eadir", "#recycle", "lost+found", "__macosx"}
)
_FILES = frozenset(  # of meetings/
    {"register.yaml", "publicerat.jsonl", "kalenderfil.jsonl", *(file.name for file in DATA_FILES)}
)
# What Word, LibreOffice, editors and systems leave beside the files they work on.
_LEFT = late(
    r"~\$.*|~wrl\d+\.tmp|.*\.tmp|.*~|#.*#|desktop\.ini|(?:eh)?thumbs(?:_vista)?\.db|icon\r"
)
_HIDDEN_COPY = ("._", ".#", ".~")  # beside a document, by macOS, Emacs and LibreOffice
_MEETING = late(r"\.+\s*\d{4}(?:-\d{2}-\d{2})?")  # a meeting's folder, or a year's, hidden
# dagordning.md.txt is Notepad's; the rest is what other programs call Markdown.
_ALMOST = late(r"(?:[rq]?m[dk]\w*|markdown|te?xt)?(?:\.te?xt)*")
_SAVED_AS_TEXT = late(r".*\.md(?:\.te?xt)+")
_ALMOST_YAML = late(r"ya?ml(?:\.txt)?|te?xt|")
_HIDDEN = "dess namn börjar med en punkt, och sådana mappar läses inte"
_LINK = "det är en länk, och länkar följs inte"
_CANNOT_BE_NAMED = "dess namn har tecken som systemet inte kan visa"
_MEND = {
    _HIDDEN: "Ta bort punkten, eller flytta mappen till en annan plats än meetings.",
    _LINK: "Lägg själva mappen där länken ligger.",
    _CANNOT_BE_NAMED: "Byt namn på den.",
    "dess namn och mappar är för långa tillsammans": "Korta namnen på mapparna.",
}
_ASK = "Se efter att den finns kvar och att du får läsa den."


@dataclass
class Walked:
    """What lies under meetings/, by paths from the root.

    ``misnamed`` were meant as documents, ``unseen`` are folders and links that could not be looked
    into, and ``faults`` tell of both.
    """

    documents: list[PurePosixPath] = field(default_factory=list)
    misnamed: list[PurePosixPath] = field(default_factory=list)
    unseen: list[PurePosixPath] = field(default_factory=list)
    strangers: list[PurePosixPath] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def walk(root: Path) -> Walked:
    """Look through meetings/ once; all that is found comes in order."""
    found = Walked()
    folders = list(_first(root, found))
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(f"{root}/{folder}") as entries:
                inside = list(entries)
        except OSError as error:
            _unseen(found, folder, why(error))
            continue
        for entry in inside:
            name = f"{folder}/{entry.name}"
            try:
                folders += _entered(entry, name, found)
            except OSError as error:
                _unseen(found, name, why(error))
    for paths in (found.documents, found.misnamed, found.unseen, found.strangers):
        paths.sort(key=lambda path: path.parts)
    _tell_misnamed(found, root)
    return found


def is_document(file: PurePosixPath) -> bool:
    """Tell whether a file would be read as a document, were it there."""
    *folders, name = [plain(part).strip() for part in file.parts]
    passed = any(
        own.startswith(".") or own in _PROGRAMS_FOLDERS or (own in KEPT and depth >= _KEPT_FROM)
        for depth, own in enumerate(folders)
    )
    right = name.endswith(".md") and not name.startswith((".", "~"))
    return folders[:1] == [MEETINGS] and right and not passed


def plain(name: str) -> str:
    """Give a name as names are compared: a Mac takes å apart, and Windows sees no case."""
    return _composed(name).casefold()


def _first(root: Path, found: Walked) -> Iterator[str]:
    """Give the folder to begin with; a folder without documents may lack it."""
    top = root / MEETINGS
    if top.is_symlink():
        _unseen(found, MEETINGS, _LINK)
    elif top.is_dir():
        yield MEETINGS
    elif os.path.lexists(top):
        _unseen(found, MEETINGS, "det är en fil")


def _entered(entry: os.DirEntry[str], name: str, found: Walked) -> Iterator[str]:
    """Put one thing where it belongs, and give it back where it is a folder to look into."""
    own = plain(entry.name).strip()
    if name != _spelt(name) and (own.endswith(".md") or entry.is_dir()):
        _unseen(found, name, _CANNOT_BE_NAMED)
    elif entry.is_symlink() or _is_junction(entry):
        _link(entry, own, name, found)
    elif not entry.is_dir(follow_symlinks=False):
        _file(own, name, found)
    elif own in KEPT and name.count("/") >= _KEPT_FROM:
        os.scandir(entry.path).close()  # the annexes in it are somebody else's, if it can be read
    elif _MEETING.fullmatch(own):
        _unseen(found, name, _HIDDEN)
    elif not own.startswith(".") and own not in _PROGRAMS_FOLDERS:
        yield name


def _link(entry: os.DirEntry[str], own: str, name: str, found: Walked) -> None:
    """Leave a link to a file to whoever reads the file; another may lead to documents."""
    if own in KEPT or own.startswith("."):
        return
    if own.endswith(".md") or entry.is_file():
        _file(own, name, found)
    else:
        _unseen(found, name, _LINK)


def _file(own: str, name: str, found: Walked) -> None:
    path = _path(name)
    if own.startswith("."):
        if own.endswith(".md") and not own.startswith(_HIDDEN_COPY):
            found.strangers.append(path)
    elif own.endswith(".md") and not own.startswith("~"):
        found.documents.append(path)
    elif _LEFT.fullmatch(own) or (str(path.parent) == MEETINGS and _composed(path.name) in _FILES):
        pass
    elif _right_name(own, path):
        found.misnamed.append(path)
    else:
        found.strangers.append(path)


def _right_name(own: str, path: PurePosixPath) -> str:
    """Give the name that a file was meant to have; empty where nobody meant it to be read."""
    from lchnv_cli.model.kinds import kind_named  # noqa: PLC0415 - few folders have such files

    stem, _, suffix = own.partition(".")
    if f"{stem.strip()}.yaml" in _FILES and str(path.parent) == MEETINGS:
        return f"{stem.strip()}.yaml" if _ALMOST_YAML.fullmatch(suffix) else ""
    known = kind_named(stem) and _ALMOST.fullmatch(suffix)
    meant = known or _SAVED_AS_TEXT.fullmatch(own)
    return f"{path.name.partition('.')[0].strip()}.md" if meant else ""


def _tell_misnamed(found: Walked, root: Path) -> None:
    """Tell of the files that are named almost as what is read."""
    documents = {plain(str(document)) for document in found.documents}
    for path in tuple(found.misnamed):
        right = path.with_name(_right_name(plain(path.name).strip(), path))
        if plain(path.name) == right.name and (root / right).exists():
            found.misnamed.remove(path)  # the system finds it by either name
            continue
        remedy = f"Byt namn på den till {right.name}."
        if plain(str(right)) in documents or (root / right).exists():
            remedy = f"Jämför den med {right.name} som ligger bredvid, och ta bort den ena."
        message = f"Filen heter {path.name} och läses därför inte."
        found.faults.append(Fault("oläsbar-fil", Hit(Place(path), message, remedy)))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(_spelt(name))


def _spelt(name: str) -> str:
    """Give a name that can be written; in Latin-1 from an old disk a name has half characters."""
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether it is what Windows calls a junction: a link to a folder, by another name."""
    if sys.platform != "win32":
        return False
    return entry.stat(follow_symlinks=False).st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def _unseen(found: Walked, name: str, reason: str) -> None:
    path = _path(name)
    found.unseen.append(path)
    message = f"Går inte att läsa: {reason}. Det som kan finnas där är inte granskat."
    hit = Hit(Place(path), message, _MEND.get(reason, _ASK))
    found.faults.append(Fault("oläsbar-fil", hit))

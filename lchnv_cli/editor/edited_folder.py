"""A folder while some of its files are open: read once, and what is typed read and judged anew.

Each change is answered at once by what judges the document and its meeting; what needs the memory
of all meetings is told as it was, until the whole folder has been judged beside.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path, PurePosixPath
from threading import Lock

from lchnv_cli.editor.edited_text import EditedText
from lchnv_cli.guarded import Refused
from lchnv_cli.load.broken import Broken
from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE, bytes_of, look
from lchnv_cli.load.ground import read_ground
from lchnv_cli.model.document import Document
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.rules.run import findings_of
from lchnv_cli.work.opening.find_root import composed
from lchnv_cli.work.opening.in_memory import opened_with, with_files
from lchnv_cli.work.opening.judge import judge, judge_near
from lchnv_cli.work.opening.pinpointed import pinpointed
from lchnv_cli.work.opening.unsaved import is_judged
from lchnv_cli.work.opening.workplace import Workplace

_GROUND = frozenset({RULES_FILE, REGISTER_FILE})


class EditedFolder:
    """One folder with the texts that are open in it.

    ``here`` is the folder with them, None before it has been read; ``whole`` is the one that was
    last judged from end to end, whose memory is at hand. ``stale`` tells that the disk has changed.
    """

    def __init__(self, root: Path, today: Callable[[], dt.date]) -> None:
        self.root = root
        self.texts: dict[PurePosixPath, EditedText] = {}
        self.here: Workplace | None = None
        self.whole: Workplace | None = None
        self.stale = True
        self._today = today
        self._lock = Lock()  # of ``here``: a thread judges while the editor types
        self._known: list[Finding] = []
        self._readable: dict[PurePosixPath, Document] = {}
        self._broken: list[Finding] = []

    def file_of(self, path: Path) -> PurePosixPath | None:
        """Give the file of a path, as the folder spells it; None for what nobody judges."""
        if not path.is_relative_to(self.root):
            return None
        file = composed(path.relative_to(self.root))
        known = self.here.archive if self.here else None
        there = (*(each.file for each in known.documents), *known.unread) if known else ()
        spelt = next((each for each in there if composed(each) == file), file)
        return spelt if is_judged(file) else None

    def text_of(self, file: PurePosixPath) -> EditedText:
        """Give what a file holds, in the editor or on the disk."""
        if file in self.texts:
            return self.texts[file]
        try:
            return EditedText.of(bytes_of(self.root, file))
        except Refused:
            return EditedText("")

    def document_of(self, file: PurePosixPath) -> Document | None:
        """Give the document of a file, as it was last readable."""
        now = self.here.archive.document_at(file) if self.here else None
        if now is not None:
            self._readable[file] = now
        return now or self._readable.get(file)

    def put(self, file: PurePosixPath, text: EditedText | None) -> None:
        """Take in what a file holds now; None when it is closed, and the disk's text holds."""
        self.document_of(file)
        before = self.texts.pop(file, None)
        if text is not None:
            self.texts[file] = text
        if before is not None and text is not None and before.text == text.text:
            return
        if file in _GROUND or text is None or self.here is None:
            self.stale = True
        else:
            with self._lock:
                self.here = with_files(self.here, {file: self.texts[file].data})

    def found_now(self, file: PurePosixPath) -> list[Finding]:
        """Give what is found in a file at once."""
        if file in _GROUND:
            return self._pinpointed(self._found_in_ground(file))
        if self.here is None:
            return []
        return self._pinpointed(judge_near(self.here, file, self._known_in(file)))

    def found(self, file: PurePosixPath) -> list[Finding]:
        """Give what was found in a file when the folder was last judged."""
        return self._pinpointed(self._known_in(file))

    def judge(self) -> None:
        """Judge the whole folder, after reading it where that is called for.

        It is done beside the editor's questions: what was typed meanwhile is read in afterwards.
        """
        texts, today = dict(self.texts), self._today()
        here = self.here
        if self.stale or here is None:
            self.stale = False
            files = {file: text.data for file, text in texts.items()}
            try:
                here = opened_with(look(self.root), today, files)
            except (Broken, UserFault) as fault:
                broken = [fault.fault] if isinstance(fault, Broken) else []
                self._broken = findings_of(broken)
                return
            self._broken = []
            with self._lock:
                late = {
                    file: text.data
                    for file, text in self.texts.items()
                    if file not in _GROUND and texts.get(file) is not text
                }
                self.here = with_files(here, late) if late else here
        here = replace(here, today=today)
        self._known = judge(here)
        self.whole = here

    def _known_in(self, file: PurePosixPath) -> list[Finding]:
        own = {file}  # a path's hash is at hand, and its comparison is slow
        return [each for each in (*self._broken, *self._known) if each.file in own]

    def _found_in_ground(self, file: PurePosixPath) -> list[Finding]:
        """Give what is wrong in rules.yaml or the register as they read, and what was before."""
        rules, people = (self.text_of(each).data for each in (RULES_FILE, REGISTER_FILE))
        try:
            _, _, faults = read_ground(rules, people)
        except Broken as broken:
            return [each for each in findings_of([broken.fault]) if each.file == file]
        own = [each for each in findings_of(faults) if each.file == file]
        told = {each.rule for each in own}
        return [*own, *(each for each in self._known_in(file) if each.rule not in told)]

    def _pinpointed(self, findings: Collection[Finding]) -> list[Finding]:
        standing = [each for each in findings if not each.exempted]
        return list(pinpointed(standing, lambda file: self.text_of(file).data))

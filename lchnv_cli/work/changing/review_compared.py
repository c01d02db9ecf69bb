"""What was sent, printed once more, beside what came back; and what that makes of the Markdown."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from lchnv_cli.intake.read_source import read_source
from lchnv_cli.intake.returned.attending import HeadChanges
from lchnv_cli.intake.returned.carrying import carry
from lchnv_cli.intake.returned.change import Change, TextEdit, free
from lchnv_cli.intake.returned.columns import column_edits
from lchnv_cli.intake.returned.comparison import Comparison
from lchnv_cli.intake.returned.heads import head_changes, running_heads
from lchnv_cli.intake.returned.lines import Lines, lines_of, text_of
from lchnv_cli.intake.returned.remarks import Said, kept, said_in_margin
from lchnv_cli.intake.returned.restyled import restyled
from lchnv_cli.intake.returned.tracked import rejected
from lchnv_cli.intake.returned.units import Unit, body_units
from lchnv_cli.intake.source_blocks import Source
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.full_text import FullText
from lchnv_cli.work.changing.review_head import labels_of, with_head
from lchnv_cli.work.making.review_copy import review_print
from lchnv_cli.work.opening.in_memory import with_files
from lchnv_cli.work.opening.workplace import Stop, Workplace

UNREADABLE = "Med ändringarna skulle dokumentet inte gå att läsa. Inget är skrivet."


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a file is to be merged: ``theirs`` are the conflicts where Word's wording is taken.

    ``asked`` lets tracked changes be listed and not accepted.
    """

    theirs: frozenset[int] = frozenset()
    revised: bool = False
    asked: bool = False
    keep_comments: bool = False


@dataclass
class Compared:
    """What was sent, printed once more, beside what came back."""

    here: Workplace
    document: MeetingDocument
    text: FullText
    source: Source
    base: bytes
    sent: tuple[Lines, Lines]
    lost: list[tuple[str, str]] = field(default_factory=list)
    columns: tuple[Change, ...] = ()

    @classmethod
    def of(
        cls, here: Workplace, document: MeetingDocument, source: Source, base: bytes
    ) -> "Compared":
        """Print what was sent, and read it: the text, and the pages' heads and feet.

        Where a table has other columns by now, it is printed once more with them.
        """
        own = cls(here, document, here.text_of(document), source, base, _sent(here, document))
        units = body_units(own.text, document.items)
        edits, told = column_edits(own.text.source, units, own.sent[0], text_of(source))
        if not edits:
            return own
        base = _edited(own.text, base, edits)
        then = with_files(here, {document.file: base})
        again = readable(then, document.file, UNREADABLE)
        text = then.text_of(again)
        return cls(then, again, text, source, base, _sent(then, again), columns=tuple(told))

    @cached_property
    def accepted(self) -> tuple[Comparison, HeadChanges]:
        """What the file changes with every tracked change accepted."""
        return self._against(self.source)

    @cached_property
    def direct(self) -> tuple[Comparison, HeadChanges]:
        """What it changes with none of them accepted."""
        return self._against(rejected(self.source))

    @cached_property
    def margin(self) -> list[tuple[Said, Unit | None]]:
        """What was said in the margin."""
        return said_in_margin(self.source, self.accepted[0])

    def _against(self, source: Source) -> tuple[Comparison, HeadChanges]:
        back = restyled(self.sent[0], text_of(source))
        units = body_units(self.text, self.document.items)
        sent, decides = self.sent[0], self.document.kind.decides
        both = carry(self.text.source, units, sent, back, decides=decides)
        labels = labels_of(self.document)
        lines = both.sent.lines, both.back.lines
        head = head_changes(both.unplaced, self.document, labels, *lines)
        return both, head

    def changes(self, wishes: Wishes) -> list[Change]:
        """Give what was changed, and with ``asked`` what of it was left as it was."""
        both, head = self.accepted
        changes = [*head.changes, *self.columns, *both.changes]
        if not wishes.asked:
            return changes
        done = [*self.direct[1].changes, *self.columns, *self.direct[0].changes]
        left = [replace(each, left=True) for each in changes if each not in done]
        return [*left, *done]

    def pictures(self, whole: bytes) -> dict[PurePosixPath, bytes]:
        """Give the files of new pictures that a text shows, where they are to lie."""
        folder = self.document.file.parent
        text = whole.decode()
        return {
            folder / path: data for path, data in self.accepted[0].pictures.items() if path in text
        }

    def generated(self) -> tuple[tuple[str, str, str], ...]:
        """Give what was changed in what the program writes."""
        furniture = lines_of((*self.source.headers, *self.source.footers)).lines
        return (*self.accepted[1].remarks, *running_heads(self.sent[1].lines, furniture))

    def after(self, wishes: Wishes) -> bytes:
        """Give what was sent with the changes, read again and printed to see that it says them."""
        both, head = self.direct if wishes.asked else self.accepted
        edits = [*both.edits, *(kept(both, self.margin) if wishes.keep_comments else ())]
        changed = _edited(self.text, self.base, edits).decode()
        changed, unwritten = with_head(changed, self.document, head)
        file = self.document.file
        then = with_files(self.here, {file: changed.encode()})
        printed, _ = _sent(then, readable(then, file, UNREADABLE))
        self.lost += [*both.lost, *(("", each) for each in (*unwritten, *both.lacks(printed)))]
        return changed.encode()


def readable(here: Workplace, file: PurePosixPath, why: str) -> MeetingDocument:
    """Give a document as the reader of documents has it. Raises Stop where it has none."""
    found = here.archive.document_at(file)
    if not isinstance(found, MeetingDocument):
        raise Stop(f"{file}\n    {why}")
    return found


def _sent(here: Workplace, document: MeetingDocument) -> tuple[Lines, Lines]:
    """Print what was sent once more, and read it: the text, and the pages' heads and feet."""
    source = read_source("utskriften", review_print(document, here))
    return text_of(source), lines_of((*source.headers, *source.footers))


def _edited(text: FullText, base: bytes, edits: list[TextEdit]) -> bytes:
    """Give the file with the edits carried out, in its own bytes and line ends."""
    ends = "\r\n" if b"\r\n" in base else "\n"
    made, at = [], 0
    for edit in free(edits):
        own = text.edit(edit.start, edit.end, re.sub(r"\r?\n", ends, edit.new))
        made += [base[at : own.start], own.text.encode()]
        at = own.end
    return b"".join([*made, base[at:]])

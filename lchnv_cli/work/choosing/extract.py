"""One point of a document as a document of its own, for a diary that wants no more of the meeting.

It has the meeting's head, the point as it stands with the sub-points under it, and of the annexes
those that the point cites.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from lchnv_cli.model.annexes import Annex
from lchnv_cli.model.document import Extract, MeetingDocument
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.items import Item
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.shared.citing import listed, meant
from lchnv_cli.screen import terminal
from lchnv_cli.screen.layout import wrapped
from lchnv_cli.work.choosing.one_document import one_document
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read

_PART = late(r"\d+|[^\W\d_]+")
_SAID = ("punkt", "punkten")


def extract(here: Workplace, name: str, point: str, body: str) -> MeetingDocument:
    """Give a point of what tells a meeting's decisions, or else of its agenda.

    Raises Stop where the meeting, or the point in it, is not there or cannot be told from others.
    """
    file = one_document(here, name, body)
    document = here.archive.document_at(file)
    if document is None:
        raise not_read(file, here.found)
    if not isinstance(document, MeetingDocument) or not document.kind.printed:
        raise Stop(f"{file}\n    {document.kind.title} har inga punkter att skriva utdrag ur.")
    item = point_named(here, document, point)
    if not document.kind.decides:
        meeting = here.archive.meeting(document.body_id, document.date)
        if meeting and not meeting.deciding:
            lacking = here.procedure.notes_kind(document.body_id, document.date).lacking
            told = f"Mötet {document.date} har {lacking}; utdraget är ur {document.kind.definite}."
            terminal.tell(told)
    return cut_out(here, document, item)


def point_named(here: Workplace, document: MeetingDocument, written: str) -> Item:
    """Give the point that is written 5c, 5 c) or Punkt 5 c. Raises Stop where there is no one."""
    parts = _parts(written)
    wanted = parts[1:] if parts[:1] in {(word,) for word in _SAID} else parts
    found = [item for item in document.points() if _parts(str(item.address)) == wanted]
    if len(found) == 1:
        return found[0]
    kind = here.procedure.kind_of(document)
    named = f"{kind.definite} från {document.date}"
    if found:
        raise Stop(
            f"Flera punkter i {named} heter {found[0].address}. Rätta numreringen med "
            f"lchnv check --fix {as_word(document.file)}"
        )
    listed = "".join(f"\n{line}" for line in map(_as_listed, document.points()))
    told = f"Punkten ”{written}” finns inte i {named}."
    raise Stop(f"{told} Där finns:{listed}" if listed else f"{told} Där finns inga punkter.")


def _parts(written: str) -> tuple[str, ...]:
    """Give the number and the letter of a point: 5c, 5 c) and Punkt 5 c are one."""
    return tuple(_PART.findall(written.casefold()))


def _as_listed(item: Item) -> str:
    return wrapped(item.heading.said, f"    {item.address!s:<5} ", " " * 10)


def cut_out(here: Workplace, document: MeetingDocument, item: Item) -> MeetingDocument:
    """Give a document with nothing but one of its points, and the annexes that it cites."""
    later = [other.line for other in document.points() if other.line > item.line]
    inside = [sub.line for sub in item.sub_items]
    end = next((line for line in later if line not in inside), _LAST)
    uses = tuple(use for use in document.annex_uses if item.line <= use.line < end)
    files = tuple(use for use in document.file_uses if item.line <= use.line < end)
    cited = tuple(_cited(here, replace(document, annex_uses=uses, file_uses=files)))
    return replace(
        document,
        extract=Extract(item.address, item.line, end),
        read_items=lambda: (item,),
        annexes=cited,
        annex_uses=uses,
        file_uses=files,
    )


def _cited(here: Workplace, document: MeetingDocument) -> Iterator[Annex]:
    """Give the annexes that a document cites or links to, in the order of the list."""
    known = listed(document, here)
    numbers = chain.from_iterable(use.numbers for use in document.annex_uses if not use.foreign)
    cited = {each for number in numbers for each in meant(number, known)}
    linked = {use.path for use in document.file_uses}
    for annex in dict.fromkeys((*known.values(), *document.annexes)):
        if not cited.isdisjoint(annex.numbers) or (annex.file and annex.file in linked):
            yield annex


_LAST = 1 << 30  # beyond the last line of any document

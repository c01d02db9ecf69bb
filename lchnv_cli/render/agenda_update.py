"""What an agenda that exists lacks of what its meeting should take up, and where it goes.

Each matter goes last under the standing point that takes it up, with the next letter, and its
annexes get the next free numbers. Nothing else of the document is touched.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.left_out import to_add
from lchnv_cli.model.annexes import family
from lchnv_cli.model.document import Agenda, MeetingDocument
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.items import Item, letter_of
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.standing import standing_in
from lchnv_cli.render.agenda_draft import OTHER, YEARLY, place_of, placed
from lchnv_cli.render.brought import Bringing, Brought, NewAnnex


class Added(NamedTuple):
    """A point that goes into an agenda: under which one, with which letter or none."""

    under: Item
    letter: str
    brought: Brought

    def __str__(self) -> str:
        letter = f" {self.letter})" if self.letter else "."
        return f"{self.under.address.point}{letter} {self.brought.heading}"


class Update(NamedTuple):
    """The edits of an agenda's text, what they add, and the annexes that come along."""

    edits: tuple[Edit, ...]
    added: tuple[Added, ...]
    annexes: tuple[NewAnnex, ...]


def agenda_update(
    ledger: Ledger,
    body: Body,
    agenda: Agenda,
    text_of: Callable[[MeetingDocument], FullText],
    duties: Sequence[Brought] = (),
) -> Update:
    """Give what is to be added to an agenda with points; ``duties`` as in agenda_draft."""
    text = text_of(agenda)
    first = 1 + max(
        (int(family(n)) for a in agenda.annexes for n in a.numbers if family(n).isdigit()),
        default=0,
    )
    bringing = Bringing(ledger, body.id, agenda.date, text_of, first=first)
    added: list[Added] = []
    edits: list[Edit] = []
    under: dict[int, list[Brought]] = {}
    for place, own in placed(to_add(agenda, ledger), body.standing, ledger).items():
        at = _place_of(agenda.items, body, place)
        under.setdefault(at, []).extend(map(bringing.brought, own))
    if duties:
        at = _place_of(agenda.items, body, place_of(YEARLY, body.standing))
        under.setdefault(at, []).extend(duties)
    for at, points in sorted(under.items()):
        item = agenda.items[at]
        new = list(map(partial(Added, item), _letters(item, len(points)), points))
        added += new
        text_of_all = "\n\n".join(each.brought.markdown(each.letter) for each in new)
        edits.append(_edit(text, agenda.items, at, text_of_all))
    return Update(tuple(edits), tuple(added), tuple(bringing.annexes))


def _place_of(items: Sequence[Item], body: Body, place: int) -> int:
    """Give the point of an agenda that is a standing point, or else the one for what is left."""
    wanted = [body.standing[place].title] if body.standing else []
    for title in (*wanted, OTHER):
        for at, item in enumerate(items):
            if standing_in(item.heading.said, (title,)):
                return at
    return len(items) - 1


def _letters(item: Item, number: int) -> list[str]:
    """Give the next letters of a point; none where its sub-points have none."""
    labels = [sub.heading.label for sub in item.sub_items]
    if labels and not any(labels):
        return [""] * number
    return [letter_of(len(labels) + each) for each in range(1, number + 1)]


def _edit(text: FullText, items: Sequence[Item], at: int, points: str) -> Edit:
    """Put points last under a point: right before the next one, or last in the text."""
    end = len(text.source)
    start = text.line_start(items[at + 1].line) if at + 1 < len(items) else end
    before = text.source[:start]
    ends = before[len(before.rstrip("\r\n")) :].count("\n")
    gap = "\n" * (2 - min(2, ends))
    new = f"{gap}{points}\n" + ("\n" if start < end else "")
    if "\r\n" in text.source:
        new = new.replace("\n", "\r\n")
    return text.edit(start, start, new)

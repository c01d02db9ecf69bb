"""Which matter a point is about: known by its Ärende, or else by its title.

An Ärende holds in every body, a title in its own body, in the group that prepares it, and in one
that the matter was referred to. What stands under a standing point's title is named by the title
and the day.
"""

from collections.abc import Iterator, Sequence

from lchnv_cli.memory.matter import known_as, matters_of
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.items import Item
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.standing import says_nothing_more


class KnownMatters:
    """Matters in the order in which they came up, found by what they are called.

    ``scopes`` are the bodies in which a body's titles hold: a group that prepares another's
    meetings has the same matters.
    """

    def __init__(self, procedure: Procedure) -> None:
        self.all: list[Matter] = []
        self.scopes = {
            body.id: next((b.id for b in procedure.bodies.values() if b.steering == body.id), "")
            or body.id
            for body in procedure.bodies.values()
        }
        self._procedure = procedure
        self._known: dict[tuple[str, str], Matter] = {}

    def of_point(
        self, item: Item, document: MeetingDocument, *, new: bool = False
    ) -> Iterator[Matter]:
        """Give the matters of a point: those it names, or the one of its title.

        ``new`` makes one where none is known.
        """
        scope = self.scopes[document.body_id]
        named, mute = tuple(matters_of(item)), self.is_mute(item, document.body_id)
        title = item.heading.title
        by_title = self._known.get((scope, known_as(title)))
        if by_title is None and mute:
            title = f"{title} {document.date}"
            by_title = self._known.get((scope, known_as(title)))
        if not named:
            if by_title is None and new:
                by_title = self._new(title, (scope, known_as(title)), title)
            if by_title is not None:
                yield by_title
            return
        for written in named:
            own = known_as(written)
            matter = self._known.get(("", own)) or self._known.get((scope, own))
            if matter is None and by_title is not None and by_title.known_by_title:
                matter = by_title
            if matter is None:
                if not new:
                    continue
                alone = len(named) == 1 and not mute
                matter = self._new(written, ("", own), title if alone else written)
            matter.known_by_title = False
            self._known["", own] = matter
            if not mute and len(named) == 1:
                self._known[scope, known_as(title)] = matter
            yield matter

    def retitle(self, matters: Sequence[Matter], item: Item, document: MeetingDocument) -> None:
        """Give a point's matter the title that it has there, where it is that matter's alone."""
        if len(matters) == 1 and not self.is_mute(item, document.body_id):
            matters[0].title = item.heading.title

    def is_mute(self, item: Item, body_id: str) -> bool:
        """Tell whether a point's title says nothing of its matter: it is a standing point's."""
        standing = self._procedure.bodies[body_id].standing_titles()
        return says_nothing_more(item.heading.said, standing)

    def refer(self, matter: Matter, body_id: str) -> Matter:
        """Give what a matter that is referred to a body is there: its own, or an open one's.

        The title is known there from now on; an open matter that is known by it is that matter.
        """
        key = self.scopes[body_id], known_as(matter.title)
        own = self._known.get(key)
        if own is None or own is matter or not own.open or not own.known_by_title:
            own = self._known[key] = matter
        return own

    def _new(self, name: str, key: tuple[str, str], title: str) -> Matter:
        matter = self._known[key] = Matter(name, title)
        self.all.append(matter)
        return matter

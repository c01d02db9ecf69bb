"""Who gets a mail about an assignment: whom its responsible is, as the register tells.

A responsible is written as people say it: a name, an office, a principal, a side or a body.
"""

import datetime as dt
import re
from collections.abc import Iterator

from lchnv_cli.dispatch.recipients import Circle, Recipient, circle
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.mail_address import usable
from lchnv_cli.model.register import Mandate, Post

# The first that a text has counts: a vice ordförande is no ordförande.
_OFFICES = (
    (late(r"\bvice\s+ordförande"), Post.VICE_CHAIR),
    (late(r"\bordförande"), Post.CHAIR),
    (late(r"sekreterare"), Post.SECRETARY),
    (late(r"\brss\b"), Post.RSS_HEAD),
)
_EVERYBODY = late(r"\b(?:alla\s+)?huvudmännen\b|\balla\s+huvudmän\b")


def addressees(responsible: str, archive: Archive, body_id: str, day: dt.date) -> Circle:
    """Give those to mail on a day; nobody where the register does not know the responsible."""
    text = folded(responsible)
    found = tuple(_people(text, archive, body_id, day))
    found = found or tuple(_speaking(text, archive, body_id, day))
    found = found or tuple(_officers(text, archive, body_id, day))
    return Circle(
        tuple(each for each in found if usable(each.address)),
        tuple(each for each in found if not usable(each.address)),
    )


def _people(text: str, archive: Archive, body_id: str, day: dt.date) -> Iterator[Recipient]:
    """Give everybody with a mandate on the day whose name stands there."""
    for person in archive.register.people:
        names = (person.name, *(each.text for each in person.former))
        if any(_has(text, name) for name in names):
            own = [mandate for mandate in person.mandates if mandate.holds(day)]
            own.sort(key=lambda each: each.body_id != body_id)
            if own:
                yield _recipient(own[0], archive, day)


def _officers(text: str, archive: Archive, body_id: str, day: dt.date) -> Iterator[Recipient]:
    """Give those who hold an office on the day, in the body or else wherever it is held."""
    post = next((post for pattern, post in _OFFICES if pattern.search(text)), None)
    if post is None:
        return
    for each in (body_id, *(other for other in archive.procedure.bodies if other != body_id)):
        if holders := archive.register.holders(each, post, day):
            yield from (_recipient(mandate, archive, day) for mandate in holders)
            return


def _speaking(text: str, archive: Archive, body_id: str, day: dt.date) -> Iterator[Recipient]:
    """Give those who speak for the principals, or the sides, that are named, or meet as a body."""
    procedure = archive.procedure
    everyone = circle(archive, body_id, day)
    named = [name for name in procedure.principals_of(body_id, day) if _has(text, name)]
    if named:
        for name in named:
            own = everyone.of(name)
            yield from (*own.reached, *own.unreached)
        return
    sides = [side.name for side in procedure.sides_of(body_id, day) if _has(text, side.name)]
    if sides or _EVERYBODY.search(text):
        for each in (*everyone.reached, *everyone.unreached):
            side = procedure.side_of(each.principal, body_id, day)
            if not sides or (side is not None and side.name in sides):
                yield each
        return
    if (body := procedure.body_named_first(text)) is not None:
        members = circle(archive, body.id, day)
        yield from (*members.reached, *members.unreached)


def _recipient(mandate: Mandate, archive: Archive, day: dt.date) -> Recipient:
    person = next(each for each in archive.register.people if mandate in each.mandates)
    principal = archive.register.principal_of(mandate, day)
    return Recipient(person.name, principal, person.mail.strip(), mandate.post)


def _has(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(folded(name))}s?\b", text) is not None

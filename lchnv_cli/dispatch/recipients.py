"""Who gets a body's mail on a day, as the register tells.

An address is kept as it is written, right or wrong: whoever cannot be reached is told of beside
the draft and never left out in silence.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.mail_address import usable
from lchnv_cli.model.register import Post
from lchnv_cli.model.spokespeople import spokespeople


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone to mail, and for whom; ``address`` is as the register has it, right or wrong.

    A co-opted person is there for no principal.
    """

    name: str
    principal: str
    address: str
    post: Post = Post.REPRESENTATIVE

    @property
    def whom(self) -> str:
        """For whom, as the one who sends the mail is told."""
        if self.post is Post.SUBSTITUTE:
            return f"{self.principal} ({self.post})"
        return self.principal or str(self.post)


@dataclass(frozen=True, slots=True)
class Circle:
    """Those who get a mail, and those who cannot because their address is missing or wrong."""

    reached: tuple[Recipient, ...]
    unreached: tuple[Recipient, ...]

    def of(self, principal: str) -> "Circle":
        """Give those who speak for one principal: a substitute where nobody else can be reached."""
        reached = tuple(each for each in self.reached if each.principal == principal)
        ordinary = tuple(each for each in reached if each.post is not Post.SUBSTITUTE)
        return Circle(
            ordinary or reached,
            tuple(each for each in self.unreached if each.principal == principal),
        )


def circle(archive: Archive, body_id: str, day: dt.date) -> Circle:
    """Give those who are called to a body's meetings on a day, principal by principal.

    They are the representatives, the substitutes where the arbetsordning has any, and at last the
    co-opted. A steering group is no body with representatives: its members stand in the body it
    steers.
    """
    principals = archive.procedure.principals_of(body_id, day)
    places = {name: place for place, name in enumerate(principals)}
    every = sorted(
        _members(archive, body_id, day),
        key=lambda each: (
            places.get(each.principal, len(places)),
            each.post is Post.SUBSTITUTE,
            each.name,
        ),
    )
    return Circle(
        tuple(each for each in every if usable(each.address)),
        tuple(each for each in every if not usable(each.address)),
    )


def each_once(recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Give the first of those who share an address: it gets one mail."""
    first = {each.address.casefold(): each for each in reversed(recipients)}
    return tuple(each for each in recipients if first[each.address.casefold()] is each)


def _members(archive: Archive, body_id: str, day: dt.date) -> Iterator[Recipient]:
    procedure, register = archive.procedure, archive.register
    steered = [b.id for b in procedure.bodies.values() if b.steering == body_id]
    called = [
        *spokespeople(body_id, day, register, procedure),
        *(m for each in steered for m in register.holders(each, Post.STEERING, day)),
        *register.holders(body_id, Post.COOPTED, day),
    ]
    for person in register.people:
        own: dict[str, Post] = {}
        for mandate in called:
            if mandate in person.mandates:
                coopted = mandate.post is Post.COOPTED
                principal = "" if coopted else register.principal_of(mandate, day)
                if not (coopted and own):
                    own.setdefault(principal, mandate.post)
        for principal, post in own.items():
            yield Recipient(person.name, principal, person.mail.strip(), post)

"""Who gets a body's mail on a day, as the register tells.

An address is kept as it is written, right or wrong: whoever cannot be reached is told of beside
the draft and never left out in silence.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.model.archive import Archive
from lchnv_cli.model.register import Post

_LOCAL = r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}")
_LONGEST, _LONGEST_LOCAL = 254, 64


@dataclass(frozen=True, slots=True)
class Recipient:
    """Someone to mail, and for whom; ``address`` is as the register has it, right or wrong."""

    name: str
    principal: str
    address: str


@dataclass(frozen=True, slots=True)
class Circle:
    """Those who get a mail, and those who cannot because their address is missing or wrong."""

    reached: tuple[Recipient, ...]
    unreached: tuple[Recipient, ...]

    def of(self, principal: str) -> "Circle":
        """Give those who speak for one principal."""
        return Circle(
            tuple(each for each in self.reached if each.principal == principal),
            tuple(each for each in self.unreached if each.principal == principal),
        )


def circle(archive: Archive, body_id: str, day: dt.date) -> Circle:
    """Give a body's representatives on a day, principal by principal.

    A steering group is no body with representatives: its members stand in the body it steers.
    """
    principals = archive.procedure.principals_of(body_id, day)
    places = {name: place for place, name in enumerate(principals)}
    every = sorted(
        _members(archive, body_id, day),
        key=lambda each: (places.get(each.principal, len(places)), each.name),
    )
    return Circle(
        tuple(each for each in every if usable(each.address)),
        tuple(each for each in every if not usable(each.address)),
    )


def each_once(recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    """Give the first of those who share an address: it gets one mail."""
    first = {each.address.casefold(): each for each in reversed(recipients)}
    return tuple(each for each in recipients if first[each.address.casefold()] is each)


def usable(address: str) -> bool:
    """Tell whether an address is one that mail can be sent to."""
    local = address.partition("@")[0]
    fits = len(address) <= _LONGEST and len(local) <= _LONGEST_LOCAL
    return fits and _ADDRESS.fullmatch(address) is not None


def _members(archive: Archive, body_id: str, day: dt.date) -> Iterator[Recipient]:
    steered = [b.id for b in archive.procedure.bodies.values() if b.steering == body_id]
    wanted = {(body_id, Post.REPRESENTATIVE), *((steers, Post.STEERING) for steers in steered)}
    register = archive.register
    for person in register.people:
        own = [m for m in person.mandates if (m.body_id, m.post) in wanted and m.holds(day)]
        principals = [register.principal_of(m, day) for m in own]
        for principal in dict.fromkeys(principals):
            yield Recipient(person.name, principal, person.mail.strip())

"""People and their mandates over time."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

from lchnv_cli.model.document import Exemption
from lchnv_cli.model.finding import Place
from lchnv_cli.model.sides import Name


class Post(StrEnum):
    """What a mandate is for; the value is the word in the register.

    Where the arbetsordning has no substitutes the word is read so that the fault can be told.
    """

    REPRESENTATIVE = "representant"
    SUBSTITUTE = "ersättare"
    COOPTED = "adjungerad"
    STEERING = "styrgrupp"
    CHAIR = "ordförande"
    VICE_CHAIR = "vice ordförande"
    SECRETARY = "sekreterare"
    RSS_HEAD = "chef för RSS"
    NATIONAL = "nationellt uppdrag"


class Mandate(NamedTuple):
    """One person's post from ``start`` to ``end``, both days included; no end is still running.

    ``decided`` is the decision that gave it, as written (``lchnv 2020-09-25 punkt 6``). ``names``
    are what rules.yaml calls its principal over time, ``former`` what the person was called before.
    """

    person: str
    post: Post
    body_id: str
    start: dt.date
    end: dt.date | None
    place: Place
    principal: str = ""
    acting: bool = False
    decided: str = ""
    office: str = ""
    remark: str = ""
    names: tuple[Name, ...] = ()
    former: tuple[Name, ...] = ()

    def person_on(self, day: dt.date) -> str:
        """Give the person's name on a day; a name given up on an unknown day is never chosen."""
        was = (name.text for name in self.former if name.end is not None and day <= name.end)
        return next(was, self.person)

    def principal_on(self, day: dt.date) -> str:
        """Give the principal it is for, as that is called on a day."""
        return next((name.text for name in self.names if name.holds(day)), self.principal)

    def holds(self, day: dt.date) -> bool:
        """Tell whether the mandate covers the day."""
        return self.start <= day and (self.end is None or day <= self.end)


class Person(NamedTuple):
    """Someone in the register; ``former`` are the names given up, the oldest first."""

    name: str
    place: Place
    office: str = ""
    mail: str = ""
    mandates: tuple[Mandate, ...] = ()
    former: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Everyone, with questions that any day can be asked.

    A ``partial`` one has something that could not be read, so that somebody may be lacking.
    """

    file: PurePosixPath
    people: tuple[Person, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    partial: bool = False
    _by_post: dict[tuple[str, Post], tuple[Mandate, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _former: dict[str, str] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        present = {*self.names()}
        for person in self.people:
            for name in person.former:
                if name.text not in present:  # then it is another's
                    self._former.setdefault(name.text, person.name)

    def names(self) -> Iterator[str]:
        """Give every name that somebody has."""
        return (person.name for person in self.people)

    def former(self) -> Mapping[str, str]:
        """Give every name that somebody had and nobody has, with what they are called now."""
        return self._former

    def known_as(self) -> dict[str, str]:
        """Give every name that somebody has or had, with what they are called now."""
        return {**{name: name for name in self.names()}, **self._former}

    def mandates(self, body_id: str, post: Post) -> tuple[Mandate, ...]:
        """Give every mandate of a post in a body, oldest first."""
        key = (body_id, post)
        if key not in self._by_post:
            found = [m for p in self.people for m in p.mandates if (m.body_id, m.post) == key]
            self._by_post[key] = tuple(sorted(found, key=lambda m: (m.start, m.person)))
        return self._by_post[key]

    def holders(self, body_id: str, post: Post, day: dt.date) -> tuple[Mandate, ...]:
        """Give the mandates of a post that cover the day."""
        return tuple(m for m in self.mandates(body_id, post) if m.holds(day))

    def principal_of(self, mandate: Mandate, day: dt.date) -> str:
        """Give the principal that someone with a mandate speaks for on a day, or an empty string.

        Where the mandate does not say it, another that the person has that day may.
        """
        if mandate.principal:
            return mandate.principal_on(day)
        known = (p for p in self.people if p.name == mandate.person)
        own = [m for p in known for m in p.mandates if m.holds(day)]
        own.sort(key=lambda m: (m.body_id != mandate.body_id, m.post is not Post.REPRESENTATIVE))
        return next((m.principal_on(day) for m in own if m.principal), "")

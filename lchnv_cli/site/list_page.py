"""A page that lists: a register, the story of a matter, or the members of a day."""

from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.site.site_page import Link, SitePage, Text


class Entry(NamedTuple):
    """One thing in a list: what it is, where it stands, what is told of it, and what it says."""

    what: Link
    where: str | Text = ""
    facts: tuple[tuple[str, str | Text], ...] = ()
    texts: tuple[Text, ...] = ()
    more: Link | None = None


class Group(NamedTuple):
    """Entries under a heading, which may be empty."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(SitePage):
    """A list; ``others`` are lists like it, and ``others_are`` what they are called together."""

    intro: str | Text
    groups: tuple[Group, ...]
    others: tuple[Link, ...] = ()
    others_are: str = ""


class Seat(NamedTuple):
    """Somebody with an office on a day."""

    post: str
    name: str
    principal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersPage(SitePage):
    """Who leads, steers and represents each body on a day."""

    day: str
    bodies: tuple[tuple[str, tuple[tuple[str, tuple[Seat, ...]], ...]], ...]

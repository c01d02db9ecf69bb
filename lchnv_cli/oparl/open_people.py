"""Those who meet, as OParl tells them: Person, Membership and Organization.

Of the register go names, offices and mandates of those who sat in a body while it had meetings that
a published document tells of, and of those who were there. Mail addresses and remarks never go out.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lchnv_cli.memory.attendees import bare_name, finder, key_of
from lchnv_cli.memory.moments import Stamp, stamp_of
from lchnv_cli.model.document import Notes
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.register import Mandate, Person, Post
from lchnv_cli.oparl.source import Json, Source, embedded

_VOTES = {
    Post.REPRESENTATIVE: True,
    Post.STEERING: True,
    Post.SUBSTITUTE: False,
    Post.COOPTED: False,
    Post.SECRETARY: False,
    Post.RSS_HEAD: False,
}


class People:
    """Everyone whom the register or public notes name, with the address of each.

    The addresses do not depend on which meetings are told.
    """

    def __init__(self, source: Source) -> None:
        self._source, register = source, source.archive.register
        self._find = finder(register)
        every = chain.from_iterable(meeting.documents for meeting in source.archive.meetings)
        notes = [each for each in every if isinstance(each, Notes)]
        self._guests: dict[str, tuple[str, Stamp]] = {}
        for each in notes:
            for name in _there(each):
                if len(self._find(name)) != 1:
                    known = self._guests.setdefault(key_of(name), (name, stamp_of(each)))
                    stamp = Stamp.of_all((known[1], stamp_of(each)))
                    self._guests[key_of(name)] = (known[0], stamp)
        # By the first name of all: an address stays when somebody is called something else.
        names = [next((n.text for n in p.former), p.name) for p in register.people]
        names += [*(name for name, _ in self._guests.values())]
        named = slugs(names)
        self._slugs = {each.place: next(named) for each in register.people}
        self._guest_slugs = dict(zip(self._guests, named, strict=True))

    def there(self, notes: Notes | None) -> list[str]:
        """Give the ids of those who were at a meeting."""
        found = (self._slug_of(name) for name in _there(notes)) if notes else ()
        return [self._id(slug) for slug in dict.fromkeys(found)]

    def objects(self, meetings: Sequence[Meeting], there: Iterable[str]) -> Iterator[list[Json]]:
        """Give each person of some meetings, with the memberships as they stand alone."""
        wanted, days = set(there), _days(meetings)
        for person in self._source.archive.register.people:
            slug = self._slugs[person.place]
            sits = any(self._sits(mandate, days) for mandate in person.mandates)
            if sits or self._id(slug) in wanted:
                yield self._person(person, slug)
        for key, (name, stamp) in self._guests.items():
            slug = self._guest_slugs[key]
            if self._id(slug) in wanted:
                path, body = f"people/{slug}", f"{self._source.root}body.json"
                yield [self._source.object("Person", path, stamp, body=body, name=name)]

    def _person(self, person: Person, slug: str) -> list[Json]:
        own = _memberships(person, f"{self._source.root}people/{slug}.json", slug, self._source)
        stamps = [self._stamp(each) for each in person.mandates] or [self._source.whole]
        told = self._source.object(
            "Person",
            f"people/{slug}",
            Stamp.of_all(stamps),
            body=f"{self._source.root}body.json",
            name=person.name,
            status=[person.office] if person.office else None,
            membership=[embedded(each) for each in own],
        )
        return [told, *own]

    def _stamp(self, mandate: Mandate) -> Stamp:
        return _stamp(mandate, self._source.whole.modified)

    def _sits(self, mandate: Mandate, days: dict[str, tuple[dt.date, dt.date]]) -> bool:
        first, last = days.get(_body_of(mandate, self._source), (dt.date.max, dt.date.min))
        return mandate.start <= last and (mandate.end is None or mandate.end >= first)

    def _slug_of(self, name: str) -> str:
        found = self._find(name)
        return self._slugs[found[0].place] if len(found) == 1 else self._guest_slugs[key_of(name)]

    def _id(self, slug: str) -> str:
        return f"{self._source.root}people/{slug}.json"


def _there(notes: Notes) -> Iterator[str]:
    """Give the bare names of those who were there, at least in part."""
    told = [(each.name, each.struck) for each in (*notes.present, *notes.guests)]
    for name, struck in (*told, *((part.name, False) for part in notes.partly)):
        if is_answer(name) and not struck:
            yield bare_name(name)


def _days(meetings: Sequence[Meeting]) -> dict[str, tuple[dt.date, dt.date]]:
    """Give the first and the last day of each body's meetings; a calendar's line is none yet."""
    found: dict[str, tuple[dt.date, dt.date]] = {}
    for each in (meeting for meeting in meetings if meeting.documents):
        first, last = found.get(each.body_id, (each.date, each.date))
        found[each.body_id] = min(first, each.date), max(last, each.date)
    return found


def _body_of(mandate: Mandate, source: Source) -> str:
    """Give the body that a mandate is in: the steering group's is a body of its own."""
    body = source.archive.procedure.bodies.get(mandate.body_id)
    steering = body.steering if body and mandate.post is Post.STEERING else ""
    return steering if steering in source.bodies else mandate.body_id


def _stamp(mandate: Mandate, last: dt.date) -> Stamp:
    """Tell of a mandate; what lies after the ``last`` day that is told of is no change yet."""
    start = min(mandate.start, last)
    return Stamp(start, mandate.end if mandate.end and start <= mandate.end <= last else start)


def _memberships(person: Person, own: str, slug: str, source: Source) -> list[Json]:
    known = [each for each in person.mandates if _body_of(each, source) in source.bodies]
    named = slugs(f"{_body_of(m, source)}-{m.post}-{m.start}" for m in known)
    return [
        source.object(
            "Membership",
            f"memberships/{slug}/{name}",
            _stamp(mandate, source.whole.modified),
            person=own,
            organization=source.body(_body_of(mandate, source)),
            role=f"{'tf ' if mandate.acting else ''}{mandate.post}",
            votingRight=_VOTES.get(mandate.post),
            startDate=mandate.start.isoformat(),
            endDate=mandate.end.isoformat() if mandate.end else None,
            onBehalfOf=_principal(mandate.principal, source),
            lchnv_office=mandate.office,
        )
        for mandate, name in zip(known, named, strict=True)
    ]


def _principal(name: str, source: Source) -> str | None:
    _, slug = source.principals.get(name, (None, ""))
    return f"{source.root}principals/{slug}.json" if slug else None


def organizations(source: Source, memberships: Sequence[Json]) -> Iterator[Json]:
    """Give the bodies of the network, and the principals that people sit there for."""
    procedure, whole = source.archive.procedure, source.whole
    network = f"{source.root}body.json"
    steered = {body.steering: body.id for body in procedure.bodies.values() if body.steering}
    for body in procedure.bodies.values():
        path, own = f"organizations/{source.bodies[body.id]}", source.body(body.id)
        kind = "politiskt organ" if body.political else "nätverk"
        yield source.object(
            "Organization",
            path,
            whole,
            body=network,
            name=body.name,
            shortName=body.short,
            organizationType="Gremium",
            classification="styrgrupp" if body.id in steered else kind,
            subOrganizationOf=source.body(steered[body.id]) if body.id in steered else None,
            meeting=f"{source.root}{path}/meetings.json",
            membership=[each["id"] for each in memberships if each["organization"] == own],
        )
    for principal, slug in dict.fromkeys(source.principals.values()):
        yield source.object(
            "Organization",
            f"principals/{slug}",
            whole,
            body=network,
            name=principal.names[-1].text,
            organizationType="Institution",
            classification="huvudman",
            startDate=principal.start.isoformat() if principal.start else None,
            endDate=principal.end.isoformat() if principal.end else None,
        )

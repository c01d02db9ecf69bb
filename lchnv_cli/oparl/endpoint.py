"""A whole OParl endpoint of some meetings: every object, and the lists that lead to them."""

from collections.abc import Iterable, Iterator, Sequence

from lchnv_cli.model.meeting import Meeting
from lchnv_cli.oparl.open_meeting import open_meeting
from lchnv_cli.oparl.open_papers import open_papers
from lchnv_cli.oparl.open_people import People, organizations
from lchnv_cli.oparl.source import SCHEMA, Json, Source

ON_A_PAGE = 100  # as many as OParl recommends

# The lists of the network, by the attribute that leads to each, with their names and their objects.
_LISTS = {
    "organization": ("organizations", "Organization"),
    "person": ("people", "Person"),
    "meeting": ("meetings", "Meeting"),
    "paper": ("papers", "Paper"),
    "agendaItem": ("agenda-items", "AgendaItem"),
    "consultation": ("consultations", "Consultation"),
    "file": ("files", "File"),
    "locationList": ("locations", "Location"),
    "membership": ("memberships", "Membership"),
    "legislativeTermList": ("legislative-terms", "LegislativeTerm"),
}


def endpoint(meetings: Sequence[Meeting], source: Source) -> Iterator[tuple[str, Json]]:
    """Give each file of the endpoint: its path under the root, and what it holds."""
    objects = _objects(meetings, source)
    system, body = _network(source)
    for each in (system, body, *objects):
        yield each["id"].removeprefix(source.root), each
    yield from _pages("bodies", [body], source)
    for name, kind in _LISTS.values():
        yield from _pages(name, (each for each in objects if _is(each, kind)), source)
    for body_id, slug in source.bodies.items():
        own = source.body(body_id)
        met = (each for each in objects if _is(each, "Meeting") and own in each["organization"])
        yield from _pages(f"organizations/{slug}/meetings", met, source)


def _objects(meetings: Sequence[Meeting], source: Source) -> list[Json]:
    people = People(source)
    told = [open_meeting(each, source, people.there(each.notes)) for each in meetings]
    papers = [each for own in open_papers(told, source) for each in own]
    there = (person for each in told for person in each.told.get("participant", ()))
    persons = [each for own in people.objects(meetings, there) for each in own]
    memberships = [each for each in persons if _is(each, "Membership")]
    parts = (
        (each.told, *each.items, *each.files, *([each.location] if each.location else ()))
        for each in told
    )
    return [
        *organizations(source, memberships),
        *persons,
        *(each for own in parts for each in own),
        *papers,
    ]


def _network(source: Source) -> tuple[Json, Json]:
    """Give the endpoint's own object and the network's.

    The network has no terms of an elected assembly: mandates have days of their own.
    """
    procedure, root = source.archive.procedure, source.root
    system = source.object(
        "System",
        "system",
        source.whole,
        oparlVersion=SCHEMA,
        body=f"{root}bodies.json",
        name=f"Öppna data från {procedure.network}",
        license=procedure.license,
        contactName=procedure.issuer,
        website=procedure.address,
    )
    body = source.object(
        "Body",
        "body",
        source.whole,
        system=system["id"],
        name=procedure.network,
        website=procedure.address,
        license=procedure.license,
        contactName=procedure.issuer,
        classification="Nätverk av huvudmän",
        mainOrganization=source.body(next(iter(procedure.bodies))),
        **{attribute: f"{root}{name}.json" for attribute, (name, _) in _LISTS.items()},
    )
    return system, {**body, "legislativeTerm": []}


def _pages(name: str, objects: Iterable[Json], source: Source) -> Iterator[tuple[str, Json]]:
    """Give the pages of a list, in the order of the ids."""
    every = sorted(objects, key=lambda each: str(each["id"]))
    paths = [f"{name}.json"]
    paths += (f"{name}-{n}.json" for n in range(2, -(-len(every) // ON_A_PAGE) + 1))
    for at, path in enumerate(paths):
        beside = {
            "first": paths[0],
            "prev": paths[at - 1] if at else "",
            "self": path,
            "next": paths[at + 1] if at + 1 < len(paths) else "",
            "last": paths[-1],
        }
        yield (
            path,
            {
                "data": every[at * ON_A_PAGE : (at + 1) * ON_A_PAGE],
                "pagination": {
                    "totalElements": len(every),
                    "elementsPerPage": ON_A_PAGE,
                    "currentPage": at + 1,
                    "totalPages": len(paths),
                },
                "links": {rel: source.root + to for rel, to in beside.items() if to},
            },
        )


def _is(each: Json, kind: str) -> bool:
    return str(each["type"]) == SCHEMA + kind

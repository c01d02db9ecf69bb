"""Matters as OParl tells them: Paper, and a Consultation for each meeting that took one up.

A matter of the ledger is what OParl calls a paper: it is proposed, prepared and decided from body
to body. Formalities and reports, which leave nothing to settle, are none.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lchnv_cli.memory.lasting_names import lasting_names
from lchnv_cli.memory.moments import Stamp
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.document import Notes
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.items import Role
from lchnv_cli.oparl.open_meeting import Told
from lchnv_cli.oparl.source import Json, Source, embedded


class _Uptake(NamedTuple):
    """A point, by its place among those of its meeting, that takes a matter up."""

    told: Told
    at: int


def open_papers(meetings: Iterable[Told], source: Source) -> Iterator[list[Json]]:
    """Give each matter of some meetings, with its consultations as they stand alone.

    The points know the consultation that they are, and the files the papers that they belong to.
    """
    points = {
        (told.by.file, item.line): _Uptake(told, at)
        for told in meetings
        if told.by
        for at, item in enumerate(told.points)
    }
    matters = source.ledger.matters
    names = slugs(lasting_names(matters, source.archive))
    for matter, slug in zip(matters, names, strict=True):
        places = dict.fromkeys((each.place.file, each.place.line) for each in matter.uptakes)
        if own := [points[place] for place in places if place in points]:
            yield _paper(matter, slug, own, source)


def _paper(matter: Matter, slug: str, own: list[_Uptake], source: Source) -> list[Json]:
    path = f"papers/{slug}"
    identity = f"{source.root}{path}.json"
    consultations = [_consultation(each, slug, identity, source) for each in own]
    files = {
        file["id"]: file
        for told, at in own
        for file in told.files
        if told.items[at]["id"] in file.get("agendaItem", ())
    }
    for file in files.values():
        file.setdefault("paper", []).append(identity)
    for (told, at), consultation in zip(own, consultations, strict=True):
        _know(told, at, consultation["id"])
    return [
        source.object(
            "Paper",
            path,
            Stamp.of_all(told.stamp for told, _ in own),
            body=f"{source.root}body.json",
            name=matter.title,
            reference=matter.name,
            date=min(told.meeting.date for told, _ in own).isoformat(),
            paperType="Ärende",
            auxiliaryFile=[embedded(file) for file in files.values()],
            consultation=[embedded(each) for each in consultations],
        ),
        *consultations,
    ]


def _know(told: Told, at: int, consultation: str) -> None:
    """Have a point know its consultation, also inside its meeting; of several the first."""
    told.items[at].setdefault("consultation", consultation)
    told.told["agendaItem"][at].setdefault("consultation", consultation)


def _consultation(uptake: _Uptake, slug: str, paper: str, source: Source) -> Json:
    told, at = uptake
    item, meeting = told.points[at], told.meeting
    decides = any(decision.role is Role.PROPOSAL for decision in item.decisions)
    if isinstance(told.by, Notes):
        decides = (told.by.file, item.line) in source.decided
    anchor = told.items[at]["id"].rpartition("/")[2].removesuffix(".json")
    return source.object(
        "Consultation",
        f"consultations/{slug}/{source.bodies[meeting.body_id]}-{meeting.date}-{anchor}",
        told.stamp,
        paper=paper,
        agendaItem=told.items[at]["id"],
        meeting=told.told["id"],
        organization=[source.body(meeting.body_id)],
        authoritative=decides,
        role="/".join(kind.value for kind in item.heading.kinds),
    )

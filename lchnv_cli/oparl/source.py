"""What open data is made of, and the addresses that its objects have.

An object's id is the address of its own file, so a web server that has the files as they lie
answers as OParl asks. Ids hold nothing that changes: a meeting's body and day, a point's number, a
person's name. Letters are a to z, as not every system keeps others in the names of files alike.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lchnv_cli.memory.ledger import Ledger
from lchnv_cli.memory.moments import Stamp, stamp_of
from lchnv_cli.model.archive import Archive
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.sides import Principal
from lchnv_cli.registers.decided import Decided, Wanted, decided

SCHEMA = "https://schema.oparl.org/1.1/"
FOLDER = "oparl"
Json = dict[str, Any]

_MAIL = re.compile(r"[\w.+-]{1,64}@\w[\w.-]{0,250}\w")
# What an object that stands inside another leaves out: the way back to it.
_BACK = {
    "AgendaItem": {"meeting"},
    "Consultation": {"paper"},
    "File": {"meeting", "agendaItem", "paper"},
    "Location": {"meetings"},
    "Membership": {"person"},
}


class OpenFile(NamedTuple):
    """A file that goes out beside the objects: its path under the root, and what it is.

    ``address`` is where it is to be found, where that is elsewhere.
    """

    path: str
    name: str
    size: int
    sha512: str
    mime: str = ""
    address: str = ""


class Known(NamedTuple):
    """What somebody has already gathered of the same public documents."""

    ledger: Ledger
    decided: Mapping[tuple[PurePosixPath, int], Decided]


@dataclass(frozen=True, eq=False)
class Source:
    """What is public of a folder, and the files that go out with it.

    ``archive`` holds nothing but what is public, and its rules.yaml tells an address. ``files``
    are the printed documents, by the document's path, and ``annexes`` by that and the annex's
    number as listed. ``known`` spares gathering it twice.
    """

    archive: Archive
    files: Mapping[PurePosixPath, OpenFile] = field(default_factory=dict)
    annexes: Mapping[tuple[PurePosixPath, str], OpenFile] = field(default_factory=dict)
    known: Known | None = None

    @property
    def root(self) -> str:
        """The address of the folder that the objects lie in."""
        return f"{self.archive.procedure.address.rstrip('/')}/{FOLDER}/"

    def object(self, kind: str, path: str, stamp: Stamp, **told: object) -> Json:
        """Make an object of a kind; what nothing is known of is left out, as OParl asks.

        An underscore in a name stands for the colon of what is not of OParl: ``lchnv_office``.
        Mail addresses in what documents say are left out: open data is gathered by machines.
        """
        known = {
            name.replace("_", ":"): _without_mail(value)
            for name, value in told.items()
            if value is not None and value not in ("", [], ())
        }
        return {"id": f"{self.root}{path}.json", "type": SCHEMA + kind, **known, **stamp.told()}

    def body(self, body_id: str) -> str:
        """Give the id of a body of the network."""
        return f"{self.root}organizations/{self.bodies[body_id]}.json"

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The names of the bodies in addresses, by their ids."""
        ids = tuple(self.archive.procedure.bodies)
        return dict(zip(ids, slugs(ids), strict=True))

    @cached_property
    def principals(self) -> dict[str, tuple[Principal, str]]:
        """Every principal by each of its names, with the name that it has in addresses."""
        every = {
            each.names[0].text: each
            for sides in self.archive.procedure.every_sides()
            for each in sides.principals()
        }
        named = zip(every.values(), slugs(every), strict=True)
        return {own.text: (each, slug) for each, slug in named for own in each.names}

    def folder(self, meeting: Meeting) -> str:
        """Give the path of a meeting's folder."""
        return f"meetings/{self.bodies[meeting.body_id]}/{meeting.date}/"

    @cached_property
    def whole(self) -> Stamp:
        """When the network came to be, as far as is told, and when anything last changed."""
        first = min(edition.start for edition in self.archive.procedure.editions)
        last = max((stamp_of(each).modified for each in self.archive.documents), default=first)
        return Stamp(min(first, last), last)

    @cached_property
    def ledger(self) -> Ledger:
        """The matters that the public documents tell of."""
        return self.known.ledger if self.known else Ledger(self.archive)

    @cached_property
    def decided(self) -> Mapping[tuple[PurePosixPath, int], Decided]:
        """What was decided, by the document and the line of the point."""
        if self.known:
            return self.known.decided
        found = decided(self.ledger, Wanted())
        return {(each.document.file, each.item.line): each for each in found}


def _without_mail(value: object) -> object:
    if isinstance(value, list):
        return [_without_mail(each) for each in value]
    return _MAIL.sub("[e-postadress]", value) if isinstance(value, str) else value


def embedded(each: Json) -> Json:
    """Give an object as it stands inside another."""
    back = _BACK.get(each["type"].removeprefix(SCHEMA), set())
    return {name: value for name, value in each.items() if name not in back}

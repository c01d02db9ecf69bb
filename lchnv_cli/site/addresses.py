"""Where each page and file of the site lies, by what never changes of what it shows.

Addresses hold bodies, days, kinds and the numbers of points, and no titles: they survive a heading
that is written otherwise. A page is a folder's index.html, and links name it, so that the site is
read as well from a file share as from a web server.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from lchnv_cli.model.document import MeetingDocument
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.meeting import Meeting
from lchnv_cli.model.procedure import Procedure

INDEX = "index.html"
START = INDEX
STYLE = "stil.css"
PRINTS = "dokument"
DECISIONS = f"beslut/{INDEX}"
MATTERS = f"arenden/{INDEX}"
ASSIGNMENTS = f"uppdrag/{INDEX}"
SENTENCES = f"arbetsordningen/{INDEX}"
PUBLISHED_FEED = "publicerat.xml"
DECIDED_FEED = "beslut.xml"
RECORD = "dcat.rdf"
OPEN_DATA = "oparl/system.json"
STATEMENT = f"tillganglighet/{INDEX}"
GROUPS = f"grupper/{INDEX}"
AGREEMENTS = f"overenskommelser/{INDEX}"
SEARCH = f"sok/{INDEX}"
MAP = "sitemap.xml"
MEMBERS = f"ledamoter/{INDEX}"
# The folders of the site itself, which no body's name takes.
_OWN = (
    PRINTS,
    "beslut",
    "uppdrag",
    "arenden",
    "ledamoter",
    "arbetsordningen",
    "tillganglighet",
    "sok",
    "grupper",
    "overenskommelser",
    "oparl",
)


class Addresses:
    """The paths from the site's first folder."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        ids = tuple(self._procedure.bodies)
        return dict(zip(ids, [*slugs((*_OWN, *ids))][len(_OWN) :], strict=True))

    def body(self, body_id: str) -> str:
        """Give a body's page."""
        return f"{self._bodies[body_id]}/{INDEX}"

    def calendar(self, body_id: str) -> str:
        """Give a body's calendar, to subscribe to."""
        return f"{self._bodies[body_id]}/kalender.ics"

    def year(self, body_id: str, year: int) -> str:
        """Give the page of a body's year."""
        return f"{self._bodies[body_id]}/{year}/{INDEX}"

    def meeting(self, meeting: Meeting, anchor: str = "") -> str:
        """Give a meeting's page, or a point on it."""
        return f"{self.day(meeting.body_id, meeting.date)}{f'#{anchor}' if anchor else ''}"

    def day(self, body_id: str, date: dt.date) -> str:
        """Give the page of a body's meeting on a day, which may be moved."""
        return f"{self._bodies[body_id]}/{date}/{INDEX}"

    def event(self, meeting: Meeting) -> str:
        """Give a meeting as a file for other calendars."""
        return f"{self._folder(meeting)}mote.ics"

    def annex(self, meeting: Meeting, name: str) -> str:
        """Give the file of a meeting's annex."""
        return f"{self._folder(meeting)}bilagor/{name}"

    def document(self, document: MeetingDocument, anchor: str = "") -> str:
        """Give a document's page, or a point in it."""
        return f"{self.file(document.file)}{f'#{anchor}' if anchor else ''}"

    def file(self, file: PurePosixPath) -> str:
        """Give the page of a document by its file, which may be gone."""
        body_id, day = file.parts[1:3]
        (name,) = slugs([file.stem])
        return f"{self._bodies[body_id]}/{day}/{name}/{INDEX}"

    def _folder(self, meeting: Meeting) -> str:
        return f"{self._bodies[meeting.body_id]}/{meeting.date}/"


def as_json(feed: str) -> str:
    """Give where a feed lies as JSON Feed."""
    return f"{feed.removesuffix('.xml')}.json"


def in_year(register: str, year: int) -> str:
    """Give the page of a register's year."""
    return f"{shown(register)}{year}/{INDEX}"


def matter_paths(names: Iterable[str]) -> list[str]:
    """Give the page of each matter by its name, none of them that of a year."""
    own = (f"arende-{name}" if name.isdigit() else name for name in slugs(names))
    return [f"{shown(MATTERS)}{name}/{INDEX}" for name in own]


def shown(path: str) -> str:
    """Give a path, of a page or a point on it, as an address shows it: without the file's name."""
    return path.replace(INDEX, "")

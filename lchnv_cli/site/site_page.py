"""What a template of the site gets: typed pages, with every decision already taken.

A link's path is counted from the site's first folder; ``up`` of the page that has it leads there.
"""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from lchnv_cli.model.no_break import NO_BREAK


class Link(NamedTuple):
    """A link to another page of the site; ``current`` is the one that it stands on, or over."""

    text: str
    path: str
    current: bool = False

    @property
    def href(self) -> str:
        """The path as it stands in a link."""
        path, mark, anchor = self.path.partition("#")
        return f"{quote(path)}{mark}{quote(anchor)}"


class WebFile(NamedTuple):
    """A file that goes out: where it lies, what it is called, and how large it is."""

    path: str
    name: str
    size: int

    @property
    def href(self) -> str:
        """The path as it stands in a link."""
        return quote(self.path)

    @property
    def told(self) -> str:
        """Its type and size, as they stand beside a link to it."""
        ending = self.path.rpartition(".")[2]
        sort = _SORTS.get(ending, ending.upper() if "/" not in ending else "fil")
        return f"{sort}{NO_BREAK}{self.weight}"

    @property
    def weight(self) -> str:
        """Its size, as it stands beside a link to it."""
        return size_told(self.size)


Piece = str | Link | WebFile


@dataclass(frozen=True, slots=True)
class Text:
    """A text in pieces, some of them links or cited files; as a string it is the words alone."""

    pieces: tuple[Piece, ...]

    def __str__(self) -> str:
        return "".join(map(_words, self.pieces))


def _words(piece: Piece) -> str:
    if isinstance(piece, WebFile):
        return piece.name
    return piece.text if isinstance(piece, Link) else piece


_SORTS = {
    "docx": "Word",
    "doc": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
    "txt": "text",
    "ics": "kalenderfil",
}
_KILO = 1000


def size_told(size: int) -> str:
    """Tell how large a file is: ``234 kB``, ``1,2 MB``."""
    if size < _KILO**2:
        return f"{max(1, round(size / _KILO))}{NO_BREAK}kB"
    return f"{size / _KILO**2:.1f}{NO_BREAK}MB".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own: the network, its menu, and what stands at the foot.

    ``logo`` is the path of the network's own, where it has one.
    """

    network: str
    issuer: str
    menu: tuple[Link, ...]
    foot: tuple[Link, ...] = ()
    logo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """What every page has. ``address`` is the one it is to be found under, where one is told.

    ``objects`` is the path of what open data tell of the same.
    """

    path: str
    template: str
    heading: str
    frame: Frame
    crumbs: tuple[Link, ...] = ()
    address: str = ""
    about: str = ""
    objects: str = ""
    as_written: bool = False  # it may hold mail addresses

    @property
    def title(self) -> str:
        """The window's title; the start page's is the network alone."""
        return " – ".join(dict.fromkeys((self.heading, self.frame.network)))

    @property
    def up(self) -> str:
        """The way to the site's first folder."""
        return "../" * self.path.count("/")


class Stage(NamedTuple):
    """What there is to know of a meeting before anything of it is read."""

    day: str
    hours: str
    venue: str
    told: str  # that it was moved or called off


class Papers(NamedTuple):
    """A document that is out: its page, when it was published and revised, and its files."""

    name: str
    page: Link
    published: str
    revised: tuple[Text, ...]
    files: tuple[WebFile, ...]

    @property
    def told(self) -> tuple[str | Text, ...]:
        """All that is told of it."""
        return (*filter(None, (self.published,)), *self.revised)


class Row(NamedTuple):
    """A meeting in a list of meetings."""

    meeting: Link
    stage: Stage
    papers: tuple[Link, ...]
    iso: str


@dataclass(frozen=True, slots=True)
class SitePoint:
    """A point of a meeting: what was asked, what became of it, and where it is told in full."""

    id: str
    level: int
    label: str
    kinds: str
    title: Text
    outcome: str | Text = ""
    clauses: tuple[Text, ...] = ()
    proposed: bool = False
    formal: bool = False
    read: tuple[Link, ...] = ()
    annexes: tuple[WebFile, ...] = ()
    matter: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage(SitePage):
    """The first page: what comes next, and what came last."""

    search: str
    coming: "tuple[Coming, ...]"
    latest: tuple[Row, ...]
    bodies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """The next meeting of a body, with what is out of it and its last days."""

    body: str
    row: Row
    papers: tuple[Papers, ...]
    last_days: tuple[tuple[str, str], ...]
    event: WebFile


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage(SitePage):
    """A body: its next meeting, its last, and its years."""

    coming: Coming | None
    rows: tuple[Row, ...]
    years: tuple[Link, ...]
    calendar: WebFile
    withdrawn: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage(SitePage):
    """The calendar of a body's year, with what there is of each meeting."""

    rows: tuple[Row, ...]
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage(SitePage):
    """A meeting: when and where, its documents and annexes, and its points.

    ``status`` tells that it was moved or called off, and ``decided`` where that was decided.
    """

    stage: Stage
    iso: str
    begins: str
    status: Text
    off: bool
    decided: Link | None
    papers: tuple[Papers, ...]
    points: tuple[SitePoint, ...]
    points_of: str
    annexes: tuple[WebFile, ...]
    event: WebFile
    data: str
    before: Link | None
    after: Link | None
    withdrawn: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage(SitePage):
    """A document as a page: the template gets its text beside this.

    ``status`` tells that its meeting is not held that day.
    """

    status: Text
    papers: Papers
    meeting: Link
    before: Link | None
    after: Link | None

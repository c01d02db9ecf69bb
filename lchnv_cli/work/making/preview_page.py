"""The page that lchnv preview shows: the document and its findings, or why there is none."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from lchnv_cli.export.export_formats import FORMATS
from lchnv_cli.load.fields import SHOWN
from lchnv_cli.load.folder import RULES_FILE, named_beside
from lchnv_cli.load.walk import MEETINGS
from lchnv_cli.model.document import Document
from lchnv_cli.model.fault import UserFault
from lchnv_cli.model.finding import Finding
from lchnv_cli.preview.anchors import anchored
from lchnv_cli.preview.html_page import Page, document_page, notice_page
from lchnv_cli.preview.panel import Remark, Ways
from lchnv_cli.preview.spots import spot_of
from lchnv_cli.preview.watching import Watched
from lchnv_cli.render.pages import Printable
from lchnv_cli.render.templates import environment
from lchnv_cli.report.visible import visible_lines
from lchnv_cli.work.making.printing import source_of
from lchnv_cli.work.opening.judge import judge
from lchnv_cli.work.opening.workplace import Workplace, open_workplace

_CANNOT = "Dokumentet går inte att visa just nu"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One file of a folder, drawn as it is at the moment; ``ways`` lead to other pages."""

    root: Path
    file: PurePosixPath
    today: dt.date | None
    ways: Ways = ()

    def page(self) -> Page:
        """Read everything anew. Whatever is wrong, this gives a page that tells."""
        # It would not notice a template of the network's own that takes another's place.
        environment.cache_clear()
        try:
            here = open_workplace(self.root, self.today)
            return self._page(here, own_findings(here, self.file))
        except UserFault as fault:
            return notice_page(_CANNOT, _told(str(fault)), (), self.ways)
        except Exception as fault:  # noqa: BLE001 - the page has to live on, and tells it
            told = f"Ett fel i programmet: {type(fault).__name__}."
            return notice_page(_CANNOT, (told,), (), self.ways)

    def _page(self, here: Workplace, findings: list[Finding]) -> Page:
        document = here.archive.document_at(self.file)
        if not isinstance(document, Printable):
            hidden = (*here.archive.unread, *here.archive.unseen)
            there = any(self.file.is_relative_to(each) for each in hidden)
            told = f"{self.file} {'går inte att läsa' if there else 'finns inte längre'}."
            return notice_page(
                _CANNOT, _told(told), [Remark(found) for found in findings], self.ways
            )
        try:
            return _whole(here, document, findings, self.ways)
        except UserFault as fault:
            remarks = _remarks(document, findings)
            return notice_page(_CANNOT, _told(str(fault)), remarks, self.ways)


def watched_in(root: Path) -> Watched:
    """Give what every page of a folder depends on."""
    return Watched(root, (str(RULES_FILE),), (MEETINGS, "templates"), named_beside)


def _whole(here: Workplace, document: Printable, findings: list[Finding], ways: Ways) -> Page:
    """Give the document as lchnv export writes it, with its findings. Raises UserFault."""
    source = source_of(document, here)
    marked = anchored(source.xhtml)
    html = FORMATS["html"](replace(source, xhtml=marked.xhtml)).decode()
    return document_page(html, marked, _remarks(document, findings), ways)


def _remarks(document: Document, findings: list[Finding]) -> list[Remark]:
    return [Remark(found, spot_of(document, found.place, SHOWN)) for found in findings]


def own_findings(here: Workplace, file: PurePosixPath) -> list[Finding]:
    """Give what is found in a file; characters that would be obeyed are made visible."""
    return [
        found._replace(
            message="\n".join(visible_lines(found.message)),
            remedy="\n".join(visible_lines(found.remedy)),
            exempted="\n".join(visible_lines(found.exempted)),
        )
        for found in judge(here)
        if file.is_relative_to(found.file)  # or in a folder that hides it
    ]


def _told(message: str) -> list[str]:
    return [line.strip() for line in visible_lines(message)]

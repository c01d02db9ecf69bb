"""The search: a page, and what can be found as files that a script on the page reads.

It is a register of our own and no program's: a browser reads a script beside a page from a file
share as well as from a server, which it refuses to do with the compressed registers and the
compiled code that search programs for static sites are made of; and the same folder gives the same
bytes. The script knows how Swedish words are inflected.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lchnv_cli.model.no_break import bound
from lchnv_cli.site.addresses import ASSIGNMENTS, DECISIONS, MATTERS, SEARCH, START, shown
from lchnv_cli.site.site_page import Link, MeetingPage, SitePage, SitePoint
from lchnv_cli.site.site_source import Site
from lchnv_cli.site.told_to_programs import without_mail

SCRIPT = f"{shown(SEARCH)}sok.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage(SitePage):
    """The page: a filter has its name, its label, what all are called, and the values."""

    script: str
    scripts: tuple[str, ...]
    filters: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    registers: tuple[Link, ...]


def search_page(meetings: Sequence[MeetingPage], site: Site) -> SearchPage:
    """Give the page."""
    years = sorted({each.iso[:4] for each in meetings if each.points}, reverse=True)
    kinds = {kind for each in meetings for point in each.points for kind in _kinds(point)}
    bodies = {_body(each): None for each in meetings if each.points}
    return SearchPage(
        path=SEARCH,
        template="sajt-sok.html.j2",
        heading="Sök",
        frame=site.frame(SEARCH),
        crumbs=(Link("Start", START),),
        address=site.address(SEARCH),
        script=SCRIPT,
        scripts=tuple(map(_path, years)),
        filters=(
            ("organ", "Organ", "Alla organ", tuple(bodies)),
            ("ar", "År", "Alla år", tuple(years)),
            ("slag", "Slag", "Alla slag", tuple(sorted(kinds))),
        ),
        registers=(
            Link("Beslut", DECISIONS),
            Link("Ärenden", MATTERS),
            Link("Uppdrag", ASSIGNMENTS),
            *(Link(f"Möten: {each.name}", site.at.body(each.id)) for each in site.bodies),
        ),
    )


def search_files(meetings: Sequence[MeetingPage]) -> Iterator[tuple[str, bytes]]:
    """Give what can be found of each year, by its path."""
    years: dict[str, list[dict[str, object]]] = {}
    for page in meetings:
        for point in page.points:
            years.setdefault(page.iso[:4], []).append(_entry(point, page))
    for year, told in sorted(years.items()):
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in told)
        yield _path(year), without_mail(f"sok.lagg([\n{lines}\n]);\n").encode()


def _entry(point: SitePoint, page: MeetingPage) -> dict[str, object]:
    """Give a point as the script shows it, and what else it is found by."""
    year, month, day = page.iso.split("-")
    more = [*(each.name for each in point.annexes), point.matter.text if point.matter else ""]
    return {
        "organ": _body(page),
        "dag": page.iso,
        "dagord": f"{page.iso} {year[2:]}{month}{day} {int(day)}/{int(month)}",
        "plats": f"{page.path}#{point.id}",
        "rubrik": str(point.title),
        "var": bound(f"{page.heading}, {point.id.replace('-', ' ')}"),
        "slag": _kinds(point),
        "utfall": str(point.outcome),
        "forslag": point.proposed,
        "satser": [*map(str, point.clauses)],
        "mer": " ".join(filter(None, more)),
    }


def _kinds(point: SitePoint) -> list[str]:
    return [each for each in point.kinds.split("/") if each]


def _body(page: MeetingPage) -> str:
    return page.crumbs[1].text


def _path(year: str) -> str:
    return f"{shown(SEARCH)}{year}.js"

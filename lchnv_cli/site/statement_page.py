"""The accessibility statement that the law on accessible digital service asks for.

It claims nothing that nobody has assessed: what rules.yaml does not say is told as not assessed.
"""

from dataclasses import dataclass

from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.site.addresses import START, STATEMENT
from lchnv_cli.site.site_page import Link, SitePage
from lchnv_cli.site.site_source import Site

_MEETS = {
    "": "Ej bedömd. Ingen har ännu bedömt hur webbplatsen uppfyller lagens krav.",
    "helt": "Webbplatsen uppfyller lagens krav helt.",
    "delvis": "Webbplatsen uppfyller lagens krav delvis. Det som brister står nedan.",
    "inte": "Webbplatsen uppfyller inte lagens krav. Det som brister står nedan.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage(SitePage):
    """What is said of how accessible the site is; empty where nothing is known."""

    meets: str
    assessed: str
    lacking: tuple[str, ...]
    contact: str


def statement_page(site: Site) -> StatementPage:
    """Give the page."""
    known = site.archive.procedure.accessibility
    day = spoken_with_year(known.assessed) if known and known.assessed else ""
    method = known.method if known else ""
    return StatementPage(
        path=STATEMENT,
        template="sajt-tillganglighet.html.j2",
        heading="Tillgänglighet",
        frame=site.frame(STATEMENT),
        crumbs=(Link("Start", START),),
        address=site.address(STATEMENT),
        as_written=True,
        meets=_MEETS[known.meets if known else ""],
        assessed=": ".join(filter(None, (day, method))),
        lacking=known.lacking if known else (),
        contact=known.contact if known else "",
    )

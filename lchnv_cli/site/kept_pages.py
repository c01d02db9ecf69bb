"""The groups that the network decides about, and what it has adopted, as pages.

A group is told of where a body that is on the web decides about its seats, and an agreement where
published notes tell of the decision. Remarks, nominations and diary numbers are the network's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lchnv_cli.model.agreements import Agreement, State
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.file_names import slugs
from lchnv_cli.model.seats import Group, Status
from lchnv_cli.site.addresses import AGREEMENTS, GROUPS, START
from lchnv_cli.site.site_page import Link, SitePage
from lchnv_cli.site.site_source import Site


class Kept(NamedTuple):
    """One group or agreement: what it is for, what is told of it, who sits where."""

    anchor: str
    title: str
    about: str
    facts: tuple[tuple[str, str], ...]
    decided: Link | None
    seats: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage(SitePage):
    """Some of them, under headings."""

    intro: str
    parts: tuple[tuple[str, tuple[Kept, ...]], ...]


def kept_pages(site: Site) -> Iterator[KeptPage]:
    """Give the page of groups, and the one of agreements, where there is anything to tell."""
    if site.groups:
        names = slugs(each.name for each in site.groups)
        own = [
            (_group(each, name, site), each) for each, name in zip(site.groups, names, strict=True)
        ]
        ended = tuple(kept for kept, each in own if each.status is Status.ENDED)
        now = tuple(kept for kept, each in own if each.status is not Status.ENDED)
        intro = f"De som sitter i dem {spoken_with_year(site.today)}."
        yield _page(GROUPS, "Grupper", intro, (("", now), ("Avslutade", ended)), site)
    if site.agreements:
        names = slugs(each.title for each, _ in site.agreements)
        every = zip(site.agreements, names, strict=True)
        told = [(_agreement(one, link, name, site), one) for (one, link), name in every]
        stands = {id(one): site.archive.agreements.state(one, site.today) for _, one in told}
        on = {State.IN_FORCE, State.COMING}
        now = tuple(kept for kept, one in told if stands[id(one)] in on)
        ended = tuple(kept for kept, one in told if stands[id(one)] not in on)
        intro = "Det som är antaget enligt de publicerade minnesanteckningarna."
        parts = (("", now), ("Gäller inte längre", ended))
        yield _page(AGREEMENTS, "Överenskommelser", intro, parts, site)


def _page(
    path: str, heading: str, intro: str, parts: tuple[tuple[str, tuple[Kept, ...]], ...], site: Site
) -> KeptPage:
    return KeptPage(
        path=path,
        template="sajt-grupper.html.j2",
        heading=heading,
        frame=site.frame(path),
        crumbs=(Link("Start", START),),
        address=site.address(path),
        intro=intro,
        parts=tuple(each for each in parts if each[1]),
    )


def _group(group: Group, anchor: str, site: Site) -> Kept:
    facts = [("Nivå", group.level.value), ("Ansvarig", group.responsible)]
    facts.append(("Från", spoken_with_year(group.start) if group.start else ""))
    facts.append(("Till", spoken_with_year(group.last) if group.last else ""))
    seats = []
    for seat in group.seats:
        there = [each for each in seat.holders if each.holds(site.today)]
        seats += [(seat.title, each.name, each.principal or seat.whose) for each in there]
        if not there:
            seats.append((seat.title, "Vakant", seat.whose))
    return Kept(
        anchor,
        group.name,
        group.task,
        _told(facts),
        site.decision(group.decided),
        tuple(seats),
    )


def _agreement(one: Agreement, decided: Link, anchor: str, site: Site) -> Kept:
    state = site.archive.agreements.state(one, site.today).value
    signed = [each.principal for each in one.parties if each.signed]
    facts = [("Slag", one.kind.value), ("Läge", state)]
    facts.append(("Gäller från", spoken_with_year(one.start) if one.start else ""))
    facts.append(("Gäller till", spoken_with_year(one.last) if one.last else "tills vidare"))
    facts += [("Parter", ", ".join(each.principal for each in one.parties))]
    by = "alla parter" if len(signed) == len(one.parties) > 1 else ", ".join(signed)
    facts += [("Undertecknad av", by), ("Ansvarig", one.responsible)]
    return Kept(anchor, one.title, "", _told(facts), decided)


def _told(facts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)

"""The registers as pages: decisions, matters with their stories, and assignments."""

from collections.abc import Iterator

from lchnv_cli.memory.changed import as_said
from lchnv_cli.memory.events import EventKind
from lchnv_cli.memory.strands import Matter
from lchnv_cli.model.folding import folded
from lchnv_cli.registers.assignments import Given, given
from lchnv_cli.registers.decided import Decided
from lchnv_cli.registers.matters import story
from lchnv_cli.registers.waiting import due, state, waiting, waits_on
from lchnv_cli.site.addresses import ASSIGNMENTS, DECISIONS, MATTERS, START, in_year
from lchnv_cli.site.linked_text import linked_day, linked_text
from lchnv_cli.site.list_page import Entry, Group, ListPage
from lchnv_cli.site.site_page import Link, Piece, Text
from lchnv_cli.site.site_source import Site

_SAYS = "Enligt de publicerade minnesanteckningarna."


def register_pages(site: Site) -> Iterator[ListPage]:
    """Give every page of the registers, the matters' own first."""
    for matter, path in site.matters.items():
        yield _matter_page(matter, path, site)
    yield from _matters(site)
    yield from _decisions(site)
    yield _assignments(site)


def _decisions(site: Site) -> Iterator[ListPage]:
    """Give the decisions year by year; the first page has the newest year's."""
    years: dict[int, list[Decided]] = {}
    for each in site.decided.values():
        if not each.formal:
            years.setdefault(each.meeting.date.year, []).append(each)
    others = tuple(
        Link(str(year), in_year(DECISIONS, year)) for year in sorted(years, reverse=True)
    )
    newest = max(years, default=0)
    for year, own in sorted(years.items()):
        group = Group("", tuple(_decision(each, site) for each in reversed(own)))
        over = (Link("Beslut", DECISIONS),)
        yield _page(in_year(DECISIONS, year), f"Beslut {year}", site, (group,), others, over=over)
    groups = [Group("", tuple(_decision(each, site) for each in reversed(years.get(newest, ()))))]
    heading = f"Beslut {newest}" if newest else "Beslut"
    yield _page(DECISIONS, heading, site, tuple(groups), others)


def _decision(each: Decided, site: Site) -> Entry:
    anchor, meeting = each.item.anchor, each.meeting
    matter = site.matter_at.get((each.document.file, each.item.line))
    return Entry(
        Link(each.item.heading.title, site.at.meeting(meeting, anchor)),
        f"{site.full_name(meeting)}, punkt {each.item.address}",
        (("Utfall", linked_text(each.outcome(), each.document, site)),),
        tuple(linked_text(as_said(clause), each.document, site) for clause in each.fate.decided),
        Link(_follow(matter, each), site.matters[matter]) if matter else None,
    )


def _follow(matter: Matter, each: Decided) -> str:
    same = folded(matter.title) == folded(each.item.heading.title)
    return f"Följ ärendet {each.item.heading.title if same else matter.title}"


def _matters(site: Site) -> Iterator[ListPage]:
    """Give the matters that are open, and by year those that came to an end."""
    open_now, years = [], dict[int, list[Matter]]()
    for matter in site.matters:
        if waiting(matter, site.ledger):
            open_now.append(matter)
        else:
            last = max(each.date for each in matter.events)
            years.setdefault(last.year, []).append(matter)
    others = tuple(Link(str(year), in_year(MATTERS, year)) for year in sorted(years, reverse=True))
    over = (Link("Ärenden", MATTERS),)
    for year, own in sorted(years.items()):
        group = Group("", tuple(_brief(each, site) for each in reversed(own)))
        heading = f"Avslutade ärenden {year}"
        yield _page(in_year(MATTERS, year), heading, site, (group,), others, over=over)
    groups = (Group("", tuple(_brief(each, site) for each in open_now)),)
    yield _page(MATTERS, "Öppna ärenden", site, groups, others, others_are="Avslutade ärenden")


def _brief(matter: Matter, site: Site) -> Entry:
    waits = _waits(matter, site)
    last = max(matter.events, key=lambda each: each.date)
    told = waits if waits.pieces else linked_day(last.body_id, last.date, site, "Senast ")
    return Entry(Link(matter.title, site.matters[matter]), told)


def _waits(matter: Matter, site: Site) -> Text:
    pieces: list[Piece] = []
    for each in waiting(matter, site.ledger):
        told = f"{state(each, site.ledger)} ({waits_on(each, site.ledger)})"
        pieces.append(f"; {told}" if pieces else told)
        if until := due(each, site.ledger):
            pieces += linked_day(each.body_id, until, site, ", till ").pieces
    return Text(tuple(pieces))


def _matter_page(matter: Matter, path: str, site: Site) -> ListPage:
    """Give a matter from first to last, with a link to each point that tells of it."""
    entries = []
    for each in story(matter, site.today):
        meeting = site.archive.meeting(each.body_id, each.date)
        document = site.archive.document_at(each.place.file)
        if meeting is None or document is None:
            continue
        item = site.point_at(document, each.place.line)
        known = site.decided.get((document.file, item.line)) if item else None
        link = Link(_event(each.kind), site.at.meeting(meeting, item.anchor if item else ""))
        until = each.when.on(each.date)
        facts = (("Till", linked_day(each.body_id, until, site)),) if until else ()
        point = f", punkt {each.address}" if str(each.address) else ""
        said = [" ".join(each.text.split())] if each.text else []
        if known and known.fate.decided and each.kind is EventKind.DECIDED:
            said = [*map(as_said, known.fate.decided)]
        texts = tuple(linked_text(words, document, site) for words in said)
        entries.append(Entry(link, f"{site.full_name(meeting)}{point}", facts, texts))
    waits = _waits(matter, site).pieces
    about = Text(("Öppet: ", *waits, ".") if waits else ("Inget är öppet i ärendet.",))
    over = (Link("Ärenden", MATTERS),)
    return _page(path, matter.title, site, (Group("", tuple(entries)),), (), about=about, over=over)


def _event(kind: EventKind) -> str:
    return kind.value[:1].upper() + kind.value[1:]


def _assignments(site: Site) -> ListPage:
    """Give the assignments: those that are open, what is due first, and then those that ended."""
    every = list(given(site.ledger))
    open_now = [each for each in every if each.closed is None]
    open_now.sort(key=lambda each: (each.due is None, each.due or each.event.date))
    done = [each for each in reversed(every) if each.closed is not None]
    groups = [Group("Öppna", tuple(_assignment(each, site) for each in open_now))]
    groups.append(Group("Avslutade", tuple(_assignment(each, site) for each in done)))
    return _page(ASSIGNMENTS, "Uppdrag", site, tuple(each for each in groups if each.entries))


def _assignment(each: Given, site: Site) -> Entry:
    body_id = each.event.body_id
    facts: list[tuple[str, str | Text]] = [("Ansvarig", each.responsible)]
    facts.append(("Läge", each.state.value))
    if each.due and each.closed is None:
        facts.append(("Redovisas", linked_day(body_id, each.due, site)))
    if each.closed:
        facts.append(("Redovisat", linked_day(body_id, each.closed, site)))
    where = linked_day(body_id, each.event.date, site, "Gavs ")
    return Entry(Link(each.matter.title, site.matters[each.matter]), where, tuple(facts))


def _page(  # noqa: PLR0913 - each says one thing of the page
    path: str,
    heading: str,
    site: Site,
    groups: tuple[Group, ...],
    others: tuple[Link, ...] = (),
    *,
    others_are: str = "Andra år",
    about: str | Text = _SAYS,
    over: tuple[Link, ...] = (),
) -> ListPage:
    return ListPage(
        path=path,
        template="sajt-lista.html.j2",
        heading=heading,
        frame=site.frame(path),
        crumbs=(Link("Start", START), *over),
        address=site.address(path),
        intro=about,
        groups=groups,
        others=others,
        others_are=others_are,
    )

"""Items to the points of a page."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from lchnv_cli.memory.changed import decision_named
from lchnv_cli.memory.formalities import goes_without_saying
from lchnv_cli.model.blocks import Block
from lchnv_cli.model.document import Document
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.full_text import FullText, Part, Passage
from lchnv_cli.model.items import Fact, Item, Role
from lchnv_cli.model.late_pattern import late
from lchnv_cli.render.markup import block_markup, blocks_markup, entry_markup
from lchnv_cli.render.page import Clauses, Point, Text

_CHANGED = "Ändrat"
_NOTHING: Mapping[str, str] = MappingProxyType({})
_LONG = 12  # points and sub-points that are found without a list of them
_ANNEX = late(r"\b(bilaga|bil\.) ", re.IGNORECASE)  # and its number keep to one line
_TOP = 2  # the level of a point's heading, or of a sub-point's that an extract is of
_FULL = 40  # as many as a list with both can hold on a page


def points(
    document: Document,
    text: FullText,
    changed: Mapping[str, str] = _NOTHING,
    named: Mapping[str, str] = _NOTHING,
) -> tuple[Point, ...]:
    """Give the points of a page, each under its address.

    ``changed`` tells of decisions that are another than was proposed where the proposal stands,
    ``named`` how the values of lines that name a body by its id are printed.
    """

    def point(item: Item, level: int) -> Point:
        subs = tuple(point(sub, level + 1) for sub in item.sub_items)
        told = {
            decision.line: f"jämfört med förslaget i {changed[of]}"
            for number, decision in enumerate(item.decisions, 1)
            if (of := decision_named(item, number)) in changed
        }
        lines = (fact._replace(value=named.get(fact.value, fact.value)) for fact in item.facts)
        shown = item._replace(facts=tuple(lines))
        return _point(shown, level, _content(text.of(item), level, told), subs)

    return tuple(point(item, _TOP) for item in document.items)


def contents(points: tuple[Point, ...]) -> int:
    """Give how many levels of the points a list before them should have; 0 for no list."""
    every = len(points) + sum(len(point.sub_points) for point in points)
    if every <= _LONG:
        return 0
    return 2 if every <= _FULL else 1


def _point(
    item: Item, level: int, content: tuple[Clauses | Text, ...], subs: tuple[Point, ...]
) -> Point:
    heading = item.heading
    return Point(
        id=item.anchor,
        level=level,
        label=item.address.said if level == _TOP else item.address.label,
        kinds="/".join(heading.kinds),
        title=Markup("<br/>").join((heading.broken or heading.title).split("\n")),
        annexes=_ANNEX.sub("\\1\u00a0", heading.annexes),
        presenters=tuple(str(presenter) for presenter in item.presenters),
        facts=_facts(item.facts),
        content=content,
        sub_points=subs,
    )


def _facts(facts: tuple[Fact, ...]) -> tuple[tuple[str, str], ...]:
    """Give the lines as shown; who presents has a place of its own."""
    shown = (fact for fact in facts if fact.key != FactName.PRESENTER and fact.value)
    return tuple((fact.key.value, fact.value) for fact in shown)


def _content(
    content: tuple[Part, ...], level: int, changed: Mapping[int, str]
) -> tuple[Clauses | Text, ...]:
    """Gather the running text between decisions, so that headings keep their order of levels."""
    parts: list[Clauses | Text] = []
    running: list[Block] = []
    for part in content:
        if isinstance(part, Block):
            running.append(part)
            continue
        if running:
            parts.append(Text(blocks_markup(tuple(running), level)))
            running = []
        parts.append(_clauses(part, changed.get(part.decision.line, "")))
    if running:
        parts.append(Text(blocks_markup(tuple(running), level)))
    return tuple(parts)


def _clauses(passage: Passage, changed: str) -> Clauses:
    decision = passage.decision
    more = ((_CHANGED, changed),) if changed else ()
    lead_in = " ".join(decision.lead_in.split())
    formality = not more and takes_a_line(passage)
    return Clauses(
        proposal=decision.role is Role.PROPOSAL,
        heading=decision.heading,
        lead_in=lead_in.rstrip(" :") if formality else lead_in,
        clauses=_marked_up(passage),
        numbered=decision.numbered,
        facts=(*_facts(decision.facts), *more),
        first=decision.first,
        letters=decision.letters,
        formality=formality,
    )


def takes_a_line(passage: Passage) -> bool:
    """Tell whether a decision is a line that opens the meeting, takes its papers or files them."""
    decision, clauses = passage.decision, passage.decision.clauses
    more = decision.facts or decision.numbered or passage.tables
    return (
        len(clauses) == 1
        and not (more or clauses[0].nested)
        and bool(decision.heading or decision.lead_in)
        and goes_without_saying(clauses[0].text)
    )


def _marked_up(passage: Passage) -> tuple[Markup, ...]:
    """Mark up the clauses; the tables after them are part of the last."""
    clauses = [
        entry_markup(entry) if entry else Markup("{}").format(" ".join(clause.text.split()))
        for clause, entry in zip(passage.decision.clauses, passage.entries, strict=True)
    ]
    if passage.tables:
        clauses[-1] = Markup("").join([clauses[-1], *map(block_markup, passage.tables)])
    return tuple(clauses)

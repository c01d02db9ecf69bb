"""Items to the points of a page."""

import re

from markupsafe import Markup

from lchnv_cli.model.blocks import Block
from lchnv_cli.model.fact_names import FactName
from lchnv_cli.model.items import (
    Clause,
    Decision,
    Fact,
    Item,
    Role,
    letter_of,
    number_of,
)
from lchnv_cli.render.markup import blocks_markup, entry_markup
from lchnv_cli.render.page import Clauses, Point, Text

_LONG = 12  # points and sub-points that are found without a list of them
_ANNEX = re.compile("(bilaga) ", re.IGNORECASE)  # and its number keep to one line
_FULL = 40  # as many as a list with both can hold on a page


def points(items: tuple[Item, ...]) -> tuple[Point, ...]:
    """Give the points of a page; those without number or letter get theirs by position."""
    return tuple(_point(item, position) for position, item in enumerate(items, 1))


def contents(points: tuple[Point, ...]) -> int:
    """Give how many levels of the points a list before them should have; 0 for no list."""
    every = len(points) + sum(len(point.sub_points) for point in points)
    if every <= _LONG:
        return 0
    return 2 if every <= _FULL else 1


def _point(item: Item, position: int) -> Point:
    number = item.heading.label or number_of(position)
    anchor = f"punkt-{position}"
    subs = tuple(
        _of(sub, 3, f"{sub.heading.label or letter_of(place)})", f"{anchor}-{place}", ())
        for place, sub in enumerate(item.sub_items, 1)
    )
    return _of(item, 2, f"{number}.", anchor, subs)


def _of(item: Item, level: int, label: str, anchor: str, subs: tuple[Point, ...]) -> Point:
    heading = item.heading
    return Point(
        id=anchor,
        level=level,
        label=label,
        kinds="/".join(heading.kinds),
        title=heading.title,
        annexes=_ANNEX.sub("\\1\u00a0", heading.annexes),
        presenters=tuple(str(presenter) for presenter in item.presenters),
        facts=_facts(item.facts),
        content=_content(item.content, level),
        sub_points=subs,
    )


def _facts(facts: tuple[Fact, ...]) -> tuple[tuple[str, str], ...]:
    """Give the lines as shown; who presents has a place of its own."""
    shown = (fact for fact in facts if fact.key != FactName.PRESENTER and fact.value)
    return tuple((fact.key.value, fact.value) for fact in shown)


def _content(content: tuple[Block | Decision, ...], level: int) -> tuple[Clauses | Text, ...]:
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
        parts.append(_clauses(part))
    if running:
        parts.append(Text(blocks_markup(tuple(running), level)))
    return tuple(parts)


def _clauses(decision: Decision) -> Clauses:
    return Clauses(
        proposal=decision.role is Role.PROPOSAL,
        heading=decision.heading,
        lead_in=" ".join(decision.lead_in.split()),
        clauses=tuple(_clause(clause) for clause in decision.clauses),
        numbered=decision.numbered,
        facts=_facts(decision.facts),
    )


def _clause(clause: Clause) -> Markup:
    if clause.listed:
        return entry_markup(clause.block)
    return Markup("{}").format(" ".join(clause.text.split()))

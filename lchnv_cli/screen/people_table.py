"""A body's people on a day as text for the terminal: who leads, who steers, whose turn it is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from lchnv_cli.context import Context
from lchnv_cli.model.days import spoken_with_year
from lchnv_cli.model.finding import Finding
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Mandate, Post, Register
from lchnv_cli.model.spokespeople import spokespeople
from lchnv_cli.planning.terms import Term, seats_of, term_of
from lchnv_cli.planning.turns import Turn, turn
from lchnv_cli.rules.catalogue import ACROSS, rules
from lchnv_cli.rules.run import run
from lchnv_cli.screen.layout import columns, wrapped

_OFFICERS = (Post.CHAIR, Post.VICE_CHAIR, Post.RSS_HEAD, Post.SECRETARY)


def shown(here: Context, body: Body, day: dt.date) -> Iterator[str]:
    """Give the parts of the screen."""
    register = here.archive.register
    yield f"{body.name}, {spoken_with_year(day)}"
    yield columns([row for post in _OFFICERS for row in _officer(here, body, post, day)])
    steering = register.holders(body.id, Post.STEERING, day)
    yield (
        _steering(here, steering, day)
        if steering
        else ("Styrgruppen\n  Ingen i registret den dagen.")
    )
    if missing := unrepresented(here, body, day):
        yield wrapped(f"Utan representant i registret: {', '.join(missing)}.", "", "  ")
    term, found = next_turn(here, body, day)
    cited = here.procedure.cited("ordförande-växlar-inte", "2 §", body.id, day)
    yield _turn_told(term, found, cited)
    yield "\n".join(_faults(faults(here, body, day)))


def faults(here: Context, body: Body, day: dt.date) -> list[Finding]:
    """Give what is wrong with a body's people in the register on a day and not exempted."""
    own = [each for each in rules(ACROSS) if each.subject is Register and each.governed]
    only = replace(here.procedure, editions=here.procedure.editions_of(body.id))
    found = run(own, replace(here, archive=replace(here.archive, procedure=only)))
    return [each for each in found if each.goes_on(day) and not each.exempted]


def _officer(here: Context, body: Body, post: Post, day: dt.date) -> Iterator[tuple[str, ...]]:
    title = f"{post[0].upper()}{post[1:]}"
    holders = here.archive.register.holders(body.id, post, day)
    for mandate in holders:
        principal = here.archive.register.principal_of(mandate, day)
        side = here.archive.procedure.side_of(principal, body.id, day)
        also = f" ({side.name})" if side and side.name != principal else ""
        yield (title, _name(mandate, day), f"{principal}{also}")
        title = ""
    for _ in range(seats_of(here.archive.procedure, body.id, post, day) - len(holders)):
        yield (title, "–", "ingen i registret")
        title = ""


def _name(mandate: Mandate, day: dt.date) -> str:
    name = mandate.person_on(day)
    return f"{name} (tf)" if mandate.acting else name


def _steering(here: Context, members: tuple[Mandate, ...], day: dt.date) -> str:
    procedure, register = here.archive.procedure, here.archive.register
    body_id = members[0].body_id
    rows = [("Namn", "Huvudman", "Sedan", "Beslut")]
    for side in (*procedure.sides_of(body_id, day), None):
        for member in members:
            principal = register.principal_of(member, day)
            if procedure.side_of(principal, body_id, day) == side:
                since, decided = member.start.isoformat(), member.decided or "–"
                rows.append((_name(member, day), principal, since, decided))
    drawn = f"Styrgruppen: {_counts(here, members, day)}\n{columns(rows)}"
    national = []
    for member in members:
        people = [p for p in register.people if p.name == member.person]
        known = [m for p in people for m in p.mandates if m.post is Post.NATIONAL and m.holds(day)]
        if known:
            offices = ", ".join(m.office or "ja" for m in known)
            national.append(f"{member.person_on(day)} ({offices})")
    if national:
        drawn += f"\n{wrapped('Nationella uppdrag: ' + '; '.join(national), '  ', '    ')}"
    return drawn


def _counts(here: Context, members: tuple[Mandate, ...], day: dt.date) -> str:
    procedure, register = here.archive.procedure, here.archive.register
    body_id = members[0].body_id
    of = [procedure.side_of(register.principal_of(m, day), body_id, day) for m in members]
    whole = procedure.edition_for(body_id, day).values["styrgrupp_antal"]
    seats = procedure.steering_seats(body_id, day)
    each = ", ".join(f"{side.name} {of.count(side)} av {own}" for side, (own, _) in seats.items())
    return f"{len(members)} av {whole} ({each})"


def unrepresented(here: Context, body: Body, day: dt.date) -> list[str]:
    """Give the principals that nobody in the register speaks for."""
    holders = spokespeople(body.id, day, here.archive.register, here.archive.procedure)
    there = {mandate.principal_on(day) for mandate in holders}
    every = here.procedure.principals_of(body.id, day)
    return [name for name in every if name not in there]


def next_turn(here: Context, body: Body, day: dt.date) -> tuple[Term, Turn | None]:
    """Give the term after the one that a day belongs to, and whose turn it is then."""
    procedure = here.archive.procedure
    term = term_of(procedure, body.id, term_of(procedure, body.id, day.year).last + 1)
    return term, turn(here.archive, body.id, term.first)


def _turn_told(term: Term, found: Turn | None, cited: str) -> str:
    if found is None:
        return f"Vems tur det är {term} går inte att säga: registret har ingen ordförande."
    when = "Nästa år" if term.first == term.last else "Nästa mandattid"
    if found.vices == (found.chair,):
        return (
            f"{when}, {term}, är det {found.chair.name} som har både ordföranden och\n"
            f"vice ordföranden{cited}."
        )
    vices = listed([side.name for side in found.vices])
    post = "vice ordföranden" if len(found.vices) == 1 else "var sin vice ordförande"
    told = f"{when}, {term}, är det {found.chair.name} som har ordföranden och {vices}"
    return wrapped(f"{told} som har {post}{cited}.", "", "")


def _faults(found: list[Finding]) -> Iterator[str]:
    if not found:
        yield "Inget att rätta i registret."
        return
    yield "Att rätta"
    for each in found:
        words = f"{each.message} ({each.severity.swedish}, {each.rule}, {each.paragraph})"
        yield wrapped(words, "  – ", "    ")

"""People elected to posts, written into the register: who follows, and whom they follow.

A mandate that runs on where the post has no room for one more ends the day before. Where that
could be one of several nobody but the secretary knows which, and they say so.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lchnv_cli.load.head import changed_file
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.memory import decided_about
from lchnv_cli.memory.names import Names as KnownNames
from lchnv_cli.memory.reference import Reference, missing
from lchnv_cli.model.finding import Place
from lchnv_cli.model.folding import composed, folded
from lchnv_cli.model.listing import listed
from lchnv_cli.model.procedure import Body
from lchnv_cli.model.register import Mandate, Person, Post
from lchnv_cli.planning.terms import seats_of, term_of
from lchnv_cli.save import content
from lchnv_cli.screen.nearest import meant
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.opening.workplace import Stop, Workplace, not_read

_ONE = dt.timedelta(days=1)
_OFFICERS = frozenset({Post.CHAIR, Post.VICE_CHAIR})
_ALONE = _OFFICERS | {Post.SECRETARY, Post.RSS_HEAD}  # as many as there are seats
_BY_BODY = _OFFICERS | {Post.STEERING}  # what the body decides; others are named elsewhere
_FOR_NOBODY = {Post.SECRETARY, Post.RSS_HEAD, Post.COOPTED, Post.NATIONAL}


@dataclass(frozen=True, slots=True)
class Election:
    """What is to be written: people by post, the decision, the days, and whose seat it is.

    ``principal`` is that of people who have none in the register, ``instead_of`` whose seat it was.
    """

    chosen: tuple[tuple[Post, str], ...]
    decision: Reference | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    principal: str = ""
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Elected:
    """The register as it will be, the new mandates, and the last days of those before them."""

    change: Change
    new: tuple[Mandate, ...]
    ended: tuple[tuple[Mandate, dt.date], ...]


def chosen_of(written: list[str]) -> tuple[tuple[Post, str], ...]:
    """Read what stands after --elect: posts and the people who get them. Raises Stop."""
    found = []
    for each in written:
        role, mark, name = each.partition("=")
        post = next((post for post in Post if folded(role) == folded(post.value)), None)
        if not mark or not name.strip() or post is None:
            among = ", ".join(post.value for post in Post)
            raise Stop(f"”{each}” är inte ROLL=NAMN. Rollerna är {among}.")
        found.append((post, composed(" ".join(name.split()))))
    return tuple(dict.fromkeys(found))


def elected(here: Workplace, body: Body, election: Election) -> Elected:
    """Give the register with the mandates of those who were elected.

    Raises Stop where the decision does not say so, where somebody or their principal is unknown,
    and where the register has another in their place; and Unchangeable.
    """
    register = here.archive.register
    before = content(here.root / register.file)
    if before is None or register.partial:
        if before:
            raise not_read(register.file, here.found)
        raise Stop(f"{register.file}\n    Registret finns inte.")
    wanted = [
        _mandate(here, body, post, _person(here, name, election), election)
        for post, name in election.chosen
    ]
    new = [mandate for mandate in wanted if not _stands(mandate, here)]
    for mandate in new:
        _refuse_undecided(here, mandate, election)
    ended = {old: each.start - _ONE for each in new for old in _followed(here, each, new, election)}
    values: dict[Names, Value | More] = dict(_added(new, register.people))
    for at, person in enumerate(register.people):
        for place, old in enumerate(person.mandates):
            if old in ended:
                values["personer", str(at), "uppdrag", str(place), "till"] = str(ended[old])
    after = changed_file(register.file, before.decode(), values).encode() if values else before
    return Elected(Change(register.file, before, after), tuple(new), tuple(ended.items()))


def _added(new: list[Mandate], people: tuple[Person, ...]) -> Iterator[tuple[Names, More]]:
    """Give the mandates in the lists of those who get them, and people who are new last."""
    known = [folded(person.name) for person in people]
    by_name: dict[str, list[Mandate]] = {}
    for mandate in new:
        by_name.setdefault(mandate.person, []).append(mandate)
    for name, own in by_name.items():
        if folded(name) in known:
            at = str(known.index(folded(name)))
            yield ("personer", at, "uppdrag"), More([_written(each) for each in own])
    strangers: list[dict[str, Value]] = [
        {"namn": name, "uppdrag": [_written(each) for each in own]}
        for name, own in by_name.items()
        if folded(name) not in known
    ]
    if strangers:
        yield ("personer",), More(strangers)


def _written(mandate: Mandate) -> dict[str, str]:
    told = {
        "roll": mandate.post.value,
        "organ": mandate.body_id,
        "huvudman": mandate.principal,
        "från": str(mandate.start),
        "till": str(mandate.end or ""),
        "beslut": mandate.decided,
    }
    return {name: value for name, value in told.items() if value}


def _person(here: Workplace, name: str, election: Election) -> str:
    """Give the name of somebody in the register, or of somebody new whose principal is told."""
    names = here.archive.register.known_as()
    known = next((now for each, now in names.items() if folded(each) == folded(name)), "")
    if known:
        return known
    near = KnownNames(tuple(names)).meant(name)
    if not election.principal:
        raise Stop(
            f"{here.archive.register.file}\n    {name} finns inte i registret."
            f"{meant([near] if near else [])}\n"
            "    Är det någon ny: lägg till --principal HUVUDMAN, eller skriv in personen först."
        )
    return name


def _mandate(here: Workplace, body: Body, post: Post, name: str, election: Election) -> Mandate:
    """Give the mandate with its days and its principal. Raises Stop where they are not known."""
    first = election.first or _first_day(here, body, post, election)
    last = election.last
    if last is None and post in _OFFICERS:
        last = dt.date(term_of(here.procedure, body.id, first.year).last, 12, 31)
    if last is not None and last < first:
        raise Stop(f"Uppdraget slutar {last}, innan det börjar {first}.")
    decided = str(election.decision or "")
    register = here.archive.register
    mandate = Mandate(name, post, body.id, first, last, Place(register.file), decided=decided)
    if election.principal:
        principal = principal_named(here, election.principal, body.id, first).on(first)
    else:
        principal = register.principal_of(mandate, first)
    if not principal and post not in _FOR_NOBODY:
        raise Stop(
            f"{name} har ingen huvudman {first} i registret. Lägg till --principal HUVUDMAN."
        )
    return mandate._replace(principal=principal)


def _first_day(here: Workplace, body: Body, post: Post, election: Election) -> dt.date:
    """Give the first day of a mandate: of the next term, or that of the decision."""
    decided = election.decision.date if election.decision else here.today
    if post not in _OFFICERS:
        return decided
    if not here.archive.register.holders(body.id, post, decided):
        raise Stop(f"Ingen är {post} {decided}. Skriv från vilken dag med --from.")
    now = term_of(here.procedure, body.id, decided.year)
    return term_of(here.procedure, body.id, now.last + 1).start


def _stands(mandate: Mandate, here: Workplace) -> bool:
    """Tell whether the register has a mandate already."""
    own = here.archive.register.mandates(mandate.body_id, mandate.post)
    return any(
        (each.person, each.start, each.end, each.decided)
        == (mandate.person, mandate.start, mandate.end, mandate.decided)
        for each in own
    )


def _refuse_undecided(here: Workplace, mandate: Mandate, election: Election) -> None:
    if election.decision is None:
        if mandate.post in _BY_BODY:
            raise Stop(f"{mandate.post} väljs på ett möte: lägg till --decided BESLUT.")
        return
    names = here.archive.register.known_as()
    about = decided_about.election(mandate.person, mandate.post, names)
    why = missing(mandate.decided, mandate.body_id, here.today + _ONE, here, about=about)
    if why:
        raise Stop(f"Inget är skrivet: {why}.")


def _followed(
    here: Workplace, mandate: Mandate, new: list[Mandate], election: Election
) -> list[Mandate]:
    """Give the mandates that end when another begins. Raises Stop where that is not known."""
    holders = here.archive.register.holders(mandate.body_id, mandate.post, mandate.start)
    chosen = {each.person for each in new if each.post is mandate.post}
    own = [each for each in holders if each.person in chosen]
    others = [each for each in holders if each.person not in chosen]
    named = [each for each in others if folded(each.person) == folded(election.instead_of)]
    if election.instead_of and not named:
        raise Stop(f"{election.instead_of} är inte {mandate.post} {mandate.start} i registret.")
    if mandate.post in _ALONE and not named:
        seats = seats_of(here.procedure, mandate.body_id, mandate.post, mandate.start)
        if len(chosen) > seats:
            raise Stop(
                f"{listed(sorted(chosen))} kan inte alla vara {mandate.post}: högst {seats}."
            )
        if seats - len(chosen) >= len(others):
            others = []
        elif len(chosen) < seats:
            names = listed([each.person for each in others])
            raise Stop(
                f"{names} är {mandate.post} {mandate.start}. Skriv vem som slutar med --instead-of."
            )
        named = others
    for each in (*own, *named):
        if each.start >= mandate.start:
            raise Stop(
                f"{each.place}\n    {each.person} är redan {mandate.post} från {each.start} i "
                "registret. Ta bort det uppdraget först, om det är fel."
            )
    return [*own, *named]

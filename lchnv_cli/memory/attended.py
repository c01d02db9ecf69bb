"""How a meeting was attended: each principal, the numbers from each side, and the chair."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from lchnv_cli.memory.attendees import Voice, key_of, presence, voices
from lchnv_cli.model.document import Notes
from lchnv_cli.model.no_answer import is_answer
from lchnv_cli.model.parts import Places, Points
from lchnv_cli.model.procedure import Procedure
from lchnv_cli.model.register import Post, Register
from lchnv_cli.model.spokespeople import without_spokespeople


class State(StrEnum):
    """Whether a principal, or the chair, was there; the value is how a table tells it."""

    PRESENT = "ja"
    PARTLY = "delvis"
    REPLACED = "ersatt"
    ABSENT = "nej"
    VACANT = "vakant"
    UNCLEAR = "oklart"


THERE = frozenset({State.PRESENT, State.PARTLY, State.REPLACED})


class SideThere(NamedTuple):
    """The people who spoke for a side, and how many of its principals had one of them.

    ``principals`` are those that are to have somebody there, as far as is known.
    """

    name: str
    people: int
    represented: int
    principals: int


class Attended(NamedTuple):
    """A meeting's attendance; principals and the chair are None where nothing is to be told.

    ``untold`` is whether somebody was there of whom nobody tells for which principal.
    """

    principals: Mapping[str, State | None]
    sides: tuple[SideThere, ...]
    chair: State | None
    untold: bool

    @property
    def certain(self) -> bool:
        """Whether it is known of every principal if it was there."""
        return not self.untold and State.UNCLEAR not in self.principals.values()


def attended(notes: Notes, register: Register, procedure: Procedure) -> Attended:
    """Give how a meeting was attended, by its notes and the register."""
    body_id, day = notes.body_id, notes.date
    points = Points.of(notes)
    own: dict[str, list[Voice]] = {}
    for voice in voices(notes, points, register, procedure):
        own.setdefault(voice.principal, []).append(voice)
    vacant = {each.principal for each in notes.attendance() if not is_answer(each.name)}
    vacant |= _vacant(notes, register, procedure)
    states = {
        name: _of_principal(own.get(name, ()), points, vacant=name in vacant)
        for name in procedure.principals_of(body_id, day)
    }
    sides = tuple(
        SideThere(
            side.name,
            len({v.key for name in side.principals for v in own.get(name, ()) if v.places}),
            sum(states[name] in THERE for name in side.principals),
            sum(states[name] is not None for name in side.principals),
        )
        for side in procedure.sides_of(body_id, day)
    )
    untold = any(voice.places for voice in own.get("", ()))
    return Attended(states, sides, _of_chair(notes, points, register, procedure), untold)


def _vacant(notes: Notes, register: Register, procedure: Procedure) -> frozenset[str]:
    """Give the principals that had nobody to send, where there must be somebody."""
    known = register.mandates(notes.body_id, Post.REPRESENTATIVE) and not register.partial
    if not (known and procedure.governs(notes.body_id, notes.date)):
        return frozenset()
    return without_spokespeople(notes.body_id, notes.date, register, procedure)


def _of_principal(own: Iterable[Voice], points: Points, *, vacant: bool) -> State | None:
    """Tell of a principal by those who speak for it; it is unclear where they stand nowhere."""
    own = tuple(own)
    named = [each for each in own if each.listed]
    there = [each for each in named if each.places]
    if there and all(each.substitute for each in there):
        return State.REPLACED
    if vacant and not named:
        return State.VACANT
    return _told([each.places for each in named] or [None for _ in own], points)


def _of_chair(
    notes: Notes, points: Points, register: Register, procedure: Procedure
) -> State | None:
    """Tell whether the chair was there: the body's, or of the body that it prepares meetings of."""
    steered = (body.id for body in procedure.bodies.values() if body.steering == notes.body_id)
    for body_id in (notes.body_id, *steered):
        if register.mandates(body_id, Post.CHAIR):
            there = presence(notes, points, register)
            chairs = register.holders(body_id, Post.CHAIR, notes.date)
            places = [there.get(key_of(mandate.person)) for mandate in chairs]
            vacant = not chairs and procedure.governs(body_id, notes.date)
            return State.VACANT if vacant else _told(places, points)
    return None


def _told(places: Sequence[Places | None], points: Points) -> State | None:
    """Tell of several together: they were there where one of them was."""
    if there := frozenset[int]().union(*filter(None, places)):
        return State.PRESENT if there == points.all else State.PARTLY
    if not places:
        return None
    return State.UNCLEAR if None in places else State.ABSENT

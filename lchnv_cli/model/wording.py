"""Swedish texts with the numbers of an arbetsordning in them.

A text that tells what an arbetsordning says holds no number of its own but the name of a value
of its edition, and how the number is said:

    {arbetsdagar}                            fem
    {arbetsdagar en arbetsdag|arbetsdagar}   fem arbetsdagar, but en arbetsdag
    {ersättare inga|en ersättare|ersättare}  två ersättare, but inga for none
    {arbetsdagar:ordning}                    femte
    {arbetsdagar:siffror}                    5
    {styrgrupp_dagar:tid}                    två veckor; what is no whole weeks is said in days
    {påminnelse_månad:månad}                 oktober

A deadline is named by what has it (model/deadline.py), and is said with its unit:

    {dagordning}                             fem arbetsdagar, en dag
    {dagordning:ordning}                     femte arbetsdagen, tionde dagen
    {dagordning:räkning}                     what is not counted, or is

    {styrgrupp_fördelning}                   tre från varje part, fyra från Norr och två från Syd

Notes are named as the edition has them called (model/kinds.py), and words agree with the name:

    {anteckningarna}, {Minnesanteckningar}   protokollet, Protokoll
    {anteckningarna publicerade|publicerat}  publicerade, but publicerat for a protokoll

Other braces are left as they are: examples are YAML, and have them.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lchnv_cli.model.days import month_names
from lchnv_cli.model.deadline import Deadline, Due
from lchnv_cli.model.kinds import PROTOKOLL, as_called
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.listing import listed

# fmt: off
_WORDS = (
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
)
_ORDINALS = (
    "nollte", "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde",
    "nionde", "tionde", "elfte", "tolfte",
)
# fmt: on
_WEEK = 7
_PLACEHOLDER = late(
    r"\{(?P<name>[A-Za-zåäö_]+)(?::(?P<form>[a-zåäö]+)"
    r"| (?:(?P<none>[^{}|]*)\|)?(?P<one>[^{}|]+)\|(?P<many>[^{}|]+))?\}"
)


def spelled(number: int) -> str:
    """Give a number in words up to twelve, in figures above."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def counted(number: int, one: str, many: str) -> str:
    """Give a number of things: the whole phrase for one of them, else the word after the number."""
    return one if number == 1 else f"{spelled(number)} {many}"


def _ordinal(number: int) -> str:
    ending = "a" if number % 10 in {1, 2} and number % 100 not in {11, 12} else "e"
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}:{ending}"


def span(days: int) -> str:
    """Give a number of days in words, as weeks where they are whole."""
    if days % _WEEK:
        return counted(days, "en dag", "dagar")
    return counted(days // _WEEK, "en vecka", "veckor")


_FORMS: dict[str, Callable[[int], str]] = {
    "": spelled,
    "ordning": _ordinal,
    "siffror": str,
    "tid": span,
    "månad": lambda number: month_names()[number - 1],
}
_DEADLINES: dict[str, Callable[[Deadline], str]] = {
    "": lambda it: counted(it.days, f"en {it.unit}", f"{it.unit}ar"),
    "ordning": lambda it: f"{_ordinal(it.days)} {it.unit}en",
    "räkning": lambda it: (
        "inte heller helger, helgdagar och lediga aftnar"
        if it.working
        else "men alla andra dagar, också helger och helgdagar"
    ),
}
_DUES = frozenset(Due)
_NOTES = frozenset(f"{start}anteckningar{end}" for start in ("", "minnes") for end in ("", "na"))
_SPLIT, SEATS = "styrgrupp_fördelning", "styrgrupp_platser "  # before the name of a side


def filled(text: str, values: Mapping[str, int]) -> str:
    """Give a text with the numbers of an edition."""

    def said(found: re.Match[str]) -> str:
        name, form = found["name"], _FORMS.get(found["form"] or "")
        if name in _DUES:
            deadline, way = Due(name).among(values), _DEADLINES.get(found["form"] or "")
            return way(deadline) if deadline and way and not found["one"] else found[0]
        if name == _SPLIT:
            return _split(values) or found[0]
        if name.lower() in _NOTES and not found["form"]:
            protokoll = PROTOKOLL.called in values
            own = as_called(name, PROTOKOLL) if protokoll else name
            return found["many" if protokoll else "one"] if found["one"] else own
        number = values.get(name)
        if not number and found["none"] is not None:
            return found["none"]
        if number is None or form is None:
            return found[0]
        return counted(number, found["one"], found["many"]) if found["one"] else form(number)

    return _PLACEHOLDER.sub(said, text)


def _split(values: Mapping[str, int]) -> str:
    """Tell how many in the steering group each side has."""
    own = {name.removeprefix(SEATS): v for name, v in values.items() if name.startswith(SEATS)}
    if own:
        return listed(
            [counted(n, f"en från {side}", f"från {side}") for side, n in own.items() if n]
        )
    each = values.get("styrgrupp_per_part")
    return counted(each, "en från varje part", "från varje part") if each else ""


def unknown_in(text: str, names: Mapping[str, object]) -> Iterator[str]:
    """Give what looks like the name of a value, or a way to say it, and is none."""
    for found in _PLACEHOLDER.finditer(text):
        due, notes = found["name"] in _DUES, found["name"].lower() in _NOTES
        forms = _DEADLINES if due else {""} if notes else _FORMS
        known = (not found["one"]) if due else notes or found["name"] in {_SPLIT, *names}
        if not known or (found["form"] or "") not in forms:
            yield found[0]

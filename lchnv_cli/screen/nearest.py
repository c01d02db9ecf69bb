"""What a name that is not there may mean, for whoever mistyped it, cut it short or forgot it."""

from collections.abc import Mapping

from lchnv_cli.model.folding import folded
from lchnv_cli.model.late_pattern import late

_MOST = 6
_WORD = late(r"\w+")
_TELLING = 4  # letters: shorter words stand in every text
_CLOSE, _ALIKE = 0.75, 0.55


def nearest(word: str, known: Mapping[str, str], most: int = _MOST) -> list[str]:
    """Give the names that a word may mean, in their own order; ``known`` tells what each is.

    They begin so; or else are spelt nearly so; or else have it inside, or in their text.
    """
    wanted = folded(word).strip("-")
    if not wanted:
        return []
    names = {name: folded(name).strip("-") for name in known}
    begun = [name for name in known if names[name].startswith(wanted)]
    inside = [name for name in known if f"-{wanted}" in names[name]]
    found = begun or _spelt(wanted, names, _CLOSE) or inside or _speaking(wanted, known)
    return (found or _spelt(wanted, names, _ALIKE))[:most]


def meant(names: list[str], form: str = "{}") -> str:
    """Ask whether one of the names was meant; empty where there is none."""
    if not names:
        return ""
    *others, last = (form.format(name) for name in names)
    return f" Menade du {', '.join(others)} eller {last}?" if others else f" Menade du {last}?"


def no_such(what: str, word: str, known: Mapping[str, str]) -> str:
    """Say that there is none by that name, what may be meant, and what there is."""
    near = meant(nearest(word, known))
    return f"{what} ”{word}” finns inte.{near} Välj bland: {', '.join(known)}."


def _spelt(wanted: str, names: Mapping[str, str], alike: float) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(wanted, list(names.values()), 2, alike)
    return [name for name, own in names.items() if own in near]


def _speaking(wanted: str, known: Mapping[str, str]) -> list[str]:
    """Give the names whose text has the word, whatever its ending."""
    stem = wanted[: max(_TELLING, len(wanted) * 2 // 3)]
    if len(stem) < _TELLING:
        return []
    return [
        name
        for name, told in known.items()
        if any(word.startswith(stem) for word in _WORD.findall(folded(told)))
    ]

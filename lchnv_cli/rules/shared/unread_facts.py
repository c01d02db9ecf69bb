"""Lines such as "Föredragande: …" that no point has got: other letters, other marks, elsewhere."""

import re
from collections.abc import Iterator, Sequence

from lchnv_cli.model.fact_names import FACT_NAMES, FactName, slip_of
from lchnv_cli.model.finding import Edit
from lchnv_cli.model.folding import UNSEEN
from lchnv_cli.model.full_text import FullText
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.shared.unread import HARD, Line, Unread, shown

_NAMES = "|".join(name.replace(" ", rf"[\s{HARD}]") for name in FACT_NAMES)
_FACT = late(
    rf"(?P<before>[*_{UNSEEN}]*)(?P<name>{_NAMES})(?P<mark>[*_\s{HARD}{UNSEEN}]*[:：∶﹕]?[*_]*)"
    rf"(?P<other>[.;=,]|\s?[{HARD}]?[-–—](?=[\s{HARD}]))?(?P<value>.*)",
    re.IGNORECASE,
)


def unread_facts(text: FullText, lines: Sequence[Line], read: frozenset[int]) -> Iterator[Unread]:
    """Find lines that look like facts; ``read`` are the lines of those that were read."""
    for line in lines:
        match = None if line.number in read else _FACT.match(line.text)
        if match is None:
            continue
        name = next(n for n in FACT_NAMES if n.casefold() == _plain(match["name"]).casefold())
        plain = re.sub(rf"[*_{UNSEEN}]", "", line.text).replace(HARD, " ")
        if not (match["before"] and ":" in match["mark"]) and slip_of(plain) is None:
            continue
        right = f"{name}:"
        written = line.text[: match.start("value")]
        unseen = any(character in written for character in UNSEEN)
        why = " Ett tecken som inte syns står före den." if unseen else ""
        message = f"Raden ”{shown(line.text)}” läses inte som raden {right}{why}"
        exact = written.strip("*_ ") == right and match["name"] == name
        edits: tuple[Edit, ...] = ()
        if exact:
            remedy = "Flytta den rätt under punktens rubrik"
            remedy += ", eller rätt efter beslutet." if name.after_decision else "."
        else:
            remedy = f"Skriv {right} först på raden, eller kör lchnv check --fix."
            value = match["value"]
            new = f"{right} " if value.strip() else right
            end = line.at + match.start("value") + len(value) - len(value.lstrip())
            edits = (text.edit(line.at, end, new),)
        yield Unread(line.number, message, remedy, name is FactName.OUTCOME, None, edits, exact)


def _plain(name: str) -> str:
    return " ".join(name.split())

"""Who was absent is listed as absent, never only struck through."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from lchnv_cli.memory.names import name_key
from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="Frånvaro visas bara med överstrykning.",
    why="En skärmläsare läser inte upp att ett namn är överstruket, och när dokumentet kopieras "
    "eller skrivs om går överstrykningen förlorad. Då ser alla ut att ha varit med.",
    unseen="Frånvaro som visas med färg, kursiv eller parentes runt namnet.",
    wrong="närvarande: {Avesta: [~~Eva Ek~~]}",
    right="frånvarande: {Avesta: [Eva Ek]}",
    mend="Skriv den frånvarande under frånvarande i huvudet, utan överstrykning.",
)
_REMEDY = "Skriv namnet under frånvarande i huvudet, utan överstrykning."
_STRUCK = late(r"(?<!~)(~~?)(?!~)([^~\n]+(?:\n[^~\n]+)?)\1(?!~)")
_ACTING = late(r"\(\s*tf\.?\s*\)|,.*", re.IGNORECASE | re.DOTALL)
_ATTENDANCE = late(
    r"(?:\n|---)\r?\n[ \t#>*_-]*närvarande(?:(?!\n\r?\n).)*", re.IGNORECASE | re.DOTALL
)


@rule("struken-frånvaro", cites=FORM, severity=Severity.ERROR, stops=True, texts=TEXTS)
def struck_absence(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find people who are struck through and not listed as absent or as present in part."""
    listed = {name_key(person.name) for person in notes.absent}
    listed |= {name_key(part.name) for part in notes.partly}
    for person in (*notes.present, *notes.unclear, *notes.guests):
        if person.struck and name_key(person.name) not in listed:
            yield Hit(person.place, f"{person.name} är överstruken i närvaron.", _REMEDY)
    if "~" not in context.text.source:
        return
    people = {name_key(person.name) for person in notes.attendance()}
    people |= {name_key(name) for name in context.register.known_as()}
    attendance = _attendance(context.text.source)
    for match in _STRUCK.finditer(context.text.source, context.text.start_character):
        name = " ".join(_ACTING.sub("", match[2]).split())
        if name_key(name) in listed:
            continue
        if name_key(name) in people or _within(attendance, match.start()):
            place = context.text.place_at(*match.span())
            yield Hit(place, f"{name} är överstruken i texten.", _REMEDY)


def _attendance(text: str) -> list[tuple[int, int]]:
    """Give where the paragraphs that begin with Närvarande begin and end."""
    return [match.span() for match in _ATTENDANCE.finditer(text)]


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, len(spans)))
    return index > 0 and at < spans[index - 1][1]

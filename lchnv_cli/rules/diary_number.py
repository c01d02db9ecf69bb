"""Published notes have a diary number, and each number has its principal's form."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lchnv_cli.model.document import Notes
from lchnv_cli.model.finding import Hit, Only, Severity
from lchnv_cli.model.late_pattern import late
from lchnv_cli.model.listing import listed
from lchnv_cli.rules.rule import FORM, Alone, Texts, rule

TEXTS = Texts(
    summary="{anteckningar Publicerade|Ett publicerat} {anteckningar} saknar diarienummer, eller "
    "numret har fel form.",
    why="Med diarienumret går {anteckningarna} att finna i huvudmannens diarium. Formen står i "
    "rules.yaml under diarienummer, där Å är en siffra i årtalet och N ett löpnummer; ett nummer "
    "som inte har den formen ger en varning. En huvudman utan form prövas inte.",
    unseen="Om numret finns i diariet och gäller handlingen.",
    wrong="publicerad: 2026-04-01\ndiarienummer: 1905/2026",
    right="publicerad: 2026-04-01\ndiarienummer: HSN 2026/1905",
    mend="Skriv numret i fältet diarienummer. Är numret rätt: rätta formen i rules.yaml.",
)
_PIECE = late(r"[^\W\d_]+|\s+|.", re.DOTALL)
_PLACEHOLDERS = frozenset("ÅN")
_UNKNOWN = "oklart"
_DNR = late(r"(?:dnr|d\.?nr|diarienr|diarienummer)\b[.:]?\s*", re.IGNORECASE)


@rule("utan-diarienummer", cites=FORM, severity=Severity.INFO, texts=TEXTS, only=Only.HELD)
def diary_number(notes: Notes, context: Alone) -> Iterator[Hit]:
    """Find published notes without a number, and numbers of another form than they should have."""
    forms = context.procedure.diary_forms
    number = notes.diary_number
    if not number and notes.published is not None and "diarienummer" not in notes.unusable:
        kind = context.procedure.kind_of(notes)
        done = f"{kind.brief.capitalize()} är {kind.agreeing('publicerade', 'publicerat')}"
        message = f"{done} men har inget diarienummer."
        remedy = "Skriv numret i fältet diarienummer."
        yield Hit(notes.place_of("publicerad"), message, remedy)
    if number and forms and not any(_fits(number, form) for form in forms.values()):
        told = listed([f"{form} ({principal})" for principal, form in forms.items()])
        message = f"Diarienumret ”{number}” har ingen känd form: {told}."
        yield _wrong_form(notes, "diarienummer", message)
    for principal, own in notes.registered.items():
        form = context.procedure.diary_form(principal, notes.body_id, notes.date)
        if form and notes.diary_number_at(principal) and not _fits(own, form):
            message = f"Diarienumret ”{own}” har inte den form som {principal} använder: {form}."
            yield _wrong_form(notes, f"diarieförd.{principal}", message)


def _wrong_form(notes: Notes, field: str, message: str) -> Hit:
    remedy = "Rätta numret, eller formen under diarienummer i rules.yaml."
    return Hit(notes.place_of(field), message, remedy, Severity.WARNING)


def _fits(number: str, form: str) -> bool:
    """Tell whether a number has a form; one that is missing or not known is no wrong one.

    The word Dnr before it is no part of the number, where the form does not begin with it.
    """
    if number.casefold() in {"", _UNKNOWN}:
        return True
    pattern = _pattern(form)
    return bool(pattern.fullmatch(number) or pattern.fullmatch(_DNR.sub("", number, count=1)))


@lru_cache(maxsize=64)
def _pattern(form: str) -> re.Pattern[str]:
    """Make a pattern of a form: in HSN ÅÅÅÅ/N only the letters that stand alone are numbers."""
    pieces = (piece for piece in _PIECE.findall(form) if not piece.isspace())
    return re.compile(r"\s*".join(map(_meaning, pieces)))


def _meaning(piece: str) -> str:
    if not _PLACEHOLDERS.issuperset(piece):
        return re.escape(piece)
    return re.sub("N+", r"\\d+", piece.replace("Å", r"\d"))

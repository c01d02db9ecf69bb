"""Diary numbers written back into notes: that field is changed, and not a byte beside it."""

import sys
from pathlib import Path

from lchnv_cli.guarded import read_ordinary
from lchnv_cli.load.head import changed_head
from lchnv_cli.load.yaml_edits import More, Names, Value
from lchnv_cli.model.document import Notes
from lchnv_cli.model.file_names import as_word
from lchnv_cli.model.folding import composed, folded
from lchnv_cli.model.late_pattern import late
from lchnv_cli.work.changing.diary_replies import replies_in
from lchnv_cli.work.changing.mend import Change
from lchnv_cli.work.choosing.principals import principal_named
from lchnv_cli.work.opening.workplace import Stop, Workplace

# Several after one option; a comma parts them where another principal follows.
_SEVERAL = late(r"\s*[;\n]\s*|\s*,\s*(?=[^,;=]+=)")
FIELD = "diarieförd"
_NUMBER = "NUMMER"  # in a command that is shown, for what a principal answers
_LONGEST = 100
_LARGEST_FILE = 20_000_000  # bytes of pasted replies


def numbers_of(here: Workplace, notes: Notes, written: list[str]) -> dict[str, str]:
    """Read what stands after --registered: principals' numbers, or where they can be read.

    Raises Stop where anything is in doubt: then nothing is written.
    """
    numbers: dict[str, str] = {}
    pieces = (piece for each in written for piece in _SEVERAL.split(each) if piece or not each)
    for each in pieces:
        if "=" not in each and (text := _replies(each)) is not None:
            told, doubts = replies_in(text, _called(here, notes))
            if doubts or not told:
                why = "".join(f"\n    {doubt}" for doubt in doubts or ["inget diarienummer där"])
                raise Stop(f"Inget är skrivet, för allt gick inte att läsa säkert:{why}")
        else:
            told = dict([_number_of(here, notes, each)])
        for principal, number in told.items():
            if numbers.setdefault(principal, number) != number:
                raise Stop(f"{principal} står två gånger, med olika nummer.")
    return numbers


def _number_of(here: Workplace, notes: Notes, each: str) -> tuple[str, str]:
    name, mark, number = each.partition("=")
    number = composed(" ".join(number.split()))
    if not mark or not number:
        raise Stop(f"”{each}” är inte HUVUDMAN=NUMMER. Skriv som Avesta=2026/123.")
    if number == _NUMBER:  # the command as lchnv status shows it
        raise Stop(f"Skriv huvudmannens diarienummer i stället för {_NUMBER}: {name}=2026/123.")
    if len(number) > _LONGEST or not number.isprintable():
        raise Stop(f"”{number[:_LONGEST]}” är inget diarienummer.")
    return principal_named(here, name, notes.body_id, notes.date).on(notes.date), number


def _replies(source: str) -> str | None:
    """Read pasted replies, or a file of them; None where there is no such file."""
    if source == "-":
        return sys.stdin.read()
    if not Path(source).is_file():
        return None
    data = read_ordinary(Path(source), _LARGEST_FILE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # as Excel saves csv in Windows


def _called(here: Workplace, notes: Notes) -> dict[str, str]:
    """Give the principals of a meeting by every name that they have or had."""
    sides = here.procedure.sides_over_time(notes.body_id)
    own = [(each, each.on(notes.date)) for each in sides.principals()]
    return {folded(name.text): now for each, now in own for name in each.names if now}


def registered(notes: Notes, before: bytes, numbers: dict[str, str], *, force: bool) -> Change:
    """Give the notes, whose file is ``before``, with the numbers in them.

    Raises Stop where another number stands already, unless ``force`` is given, and Unchangeable.
    """
    _refuse_unusable(notes)
    _refuse_others(notes, numbers, force=force)
    new: dict[Names, Value | More] = {
        (FIELD, principal): number
        for principal, number in numbers.items()
        if notes.registered.get(principal) != number
    }
    if notes.reopened and not numbers.keys() <= {*notes.reopened.registered}:
        at = str(notes.revisions.index(notes.reopened))
        done = dict.fromkeys([*notes.reopened.registered, *numbers])
        new["revideringar", at, "diarieförd"] = [*done]
    after = changed_head(notes.file, before.decode(), new).encode() if new else before
    return Change(notes.file, before, after)


def _refuse_unusable(notes: Notes) -> None:
    if any(name.partition(".")[0] == FIELD for name in notes.unusable):
        raise Stop(
            f"{notes.place_of(FIELD)}\n    Fältet {FIELD} går inte att läsa.\n"
            f"    Kör: lchnv check {as_word(notes.file)}"
        )


def _refuse_others(notes: Notes, numbers: dict[str, str], *, force: bool) -> None:
    for principal, number in numbers.items():
        known = notes.registered.get(principal)
        if known and known != number and not force:
            raise Stop(
                f"{notes.place_of(f'{FIELD}.{principal}')}\n    {principal} har redan numret "
                f"{known}. Lägg till --force om det ska bli {number}."
            )
